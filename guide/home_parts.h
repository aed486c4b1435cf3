/* What the files of home_lines() share; nobody else includes it. */
#ifndef GUIDE_HOME_PARTS_H
#define GUIDE_HOME_PARTS_H

#include "guide/home.h"

/* Of what is well, or is to be looked at. */
Sign home_sign(bool well);
/* Whether the part is known; why not, is told. */
bool home_part_known(Lines *lines, const StatusPart *part, const char *label);

/* There is no stack of that name; it is another's, or a later version's. */
void home_absent_lines(Lines *lines, const HomeScope *scope, const HomeFacts *facts);
void home_owner_lines(Lines *lines, const HomeFacts *facts);
/* Its state, what the last change failed for, and the way out. */
void home_stack_lines(Lines *lines, const HomeFacts *facts);
/* What is in the way of a broken one. */
void home_failed_lines(Lines *lines, const HomeFacts *facts);

#endif
