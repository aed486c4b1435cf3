/* What the words behind `secure-rds access` share. */
#ifndef CLI_ACCESS_H
#define CLI_ACCESS_H

#include "cli/command.h"
#include "guide/allowed.h"
#include "stack/account_guard.h"

json_t *access_list_json(const AllowList *list);
/* What became of each entry; with --json as one object. */
void access_told(const Run *run, const AllowedDone *done);
/* Whether so many addresses are meant; `in_force` NULL: nothing is deployed. */
bool access_meant(Run *run, const AllowList *in_force, const AllowList *list);
/* Whoever takes the address away that he comes from is asked. */
bool access_keeps_own(Run *run, const AllowList *in_force, const AllowList *list);

/* `history` and `undo`. */
bool access_history_show(Run *run);
bool access_undo_run(Run *run);

#endif
