/* The parts of the plain wizard, one for each screen of the other. They return what came of their last question. */
#ifndef PLAIN_PARTS_H
#define PLAIN_PARTS_H

#include "guide/home.h"
#include "guide/steps.h"
#include "plain/ask.h"
#include "stack/plan.h"

/* One for each step that asks: plain_account(), plain_access() … */
#define ASKS(id, name, ...) Answer plain_##name(Plain *plain);
#define STEP(id, ...)
#include "guide/steps.inc"
#undef ASKS
#undef STEP

/* ---- settings.c: the rows of the settings table */

/* The list of a screen's settings, each of which can be changed, until Enter goes on. */
Answer plain_settings(Plain *plain, SettingScreen screen);
/* One setting, asked until the answer is allowed. */
Answer plain_setting(Plain *plain, const SettingRow *row);
/* Sets it, says what that changes in the cost, and keeps the draft; false: not allowed. */
bool plain_set(Plain *plain, const SettingRow *row, const char *value, Error *err);

/* ---- account.c */

/* Makes the session, or makes it anew for another profile or region. False: run->err. */
bool plain_connect(Plain *plain);

/* ---- access.c, key_pair.c, sizes.c */

/* The classes that the region sells. */
Answer plain_class(Plain *plain);
/* AWS's price list, once. */
void plain_prices(Plain *plain);
/* What a change of `before` to the present settings costs more or less; nothing when it does not. */
void plain_cost_change(const Plain *plain, const Settings *before);

/* ---- review.c, work.c, home.c */

/* All settings, what they cost and the checks; asks about what the program itself can mend. */
Answer plain_review(Plain *plain);
/* What the settings cost, line by line. */
void plain_cost(Plain *plain);
/* The change set, dangers first; `all`: also what is added, one by one. */
void plain_changes(const Plain *plain, const Plan *plan, bool all);
/* From review to the end of the deployment; the exit status. `*over`: the user wants no more; else back to a menu. */
int plain_deploy(Plain *plain, bool *over);
/* What was changed outside of the stack back to what the stack says; as plain_deploy(). */
int plain_put_back(Plain *plain, bool *over);
/* Follows what runs on the stack already. */
int plain_attach(Plain *plain, bool *over);
/* Goes the way out of a stack that is stuck (HOME_CONTINUE, HOME_SKIP, HOME_KEEP), and follows it. False: it was told
 * why not. */
bool plain_rescue(Plain *plain, const char *stack_id, HomeWay way);
/* Deletes what a first creation left. False: it was told why not. */
/* Asks before a way that deletes (home_deletes). False: not agreed, or AWS could not be asked (plain->err). */
bool plain_deletion_agreed(Plain *plain, HomeWay way, Answer *answer);
bool plain_remains(Plain *plain, const char *stack_id);
/* Behind the typed name; the exit status. `*answer`: what came of that question. */
int plain_destroy(Plain *plain, Answer *answer);
/* Tests what was made, and says the commands to connect with. */
void plain_connection(Plain *plain);
/* psql, until it is left: what it has to say, it says itself. */
void plain_psql(Plain *plain);
/* The menu of a later start; the exit status. */
int plain_home(Plain *plain);
/* Which part of the settings to change; then that part. ANSWER_GIVEN: nothing more to change. */
Answer plain_parts(Plain *plain);
/* The part that a setting stands on. */
Answer plain_part_of(Plain *plain, const char *path);
/* Says how it ended and answers the exit status. */
int plain_leave(Plain *plain, Answer answer);

#endif
