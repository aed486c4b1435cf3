/* Entries as AWS has them, into an AllowList: what the program itself would refuse to add (a range inside another, a
 * long or unprintable note) may stand there all the same. */
#ifndef SETTINGS_ALLOW_TAKE_H
#define SETTINGS_ALLOW_TAKE_H

#include "settings/allow_list.h"

/* In any order; the note is made visible and cut as allow_note_fit() says. An entry that is there already changes
 * nothing. False: the list is full. */
bool allow_list_take(AllowList *list, Cidr cidr, const char *note, Error *err);
/* `list` becomes what is in force; an entry that has no day there keeps the day it had here. */
void allow_list_adopt(AllowList *list, const AllowList *in_force);

#endif
