/* What the help says of a screen, as it stands in assets/help.text: sections of paragraphs, wrapped for who edits them.
 */
#ifndef GUIDE_HELP_H
#define GUIDE_HELP_H

#include "base/text.h"

/* Adds the section `name` ("home"; "" is added when there is none): titles as "# Title", each paragraph in a line of
 * its own, blank lines between them. {entries} is how many addresses the list takes. */
void help_section(const char *name, Text *text);

#endif
