/* The ways out of a stack that is stuck. Blocking. */
#ifndef GUIDE_RESCUE_H
#define GUIDE_RESCUE_H

#include "guide/home_facts.h"

/* Adds their logical ids, a few of them: "FlowLogs, Database and 3 more". Answers how many there are. */
size_t rescue_skips(const CfnResources *failed, Text *names);
/* Those that a deletion could not delete. */
size_t rescue_keeps(const CfnResources *failed, Text *names);

/* Of the facts those that decide which ways out there are, for whoever needs no more. `account`: the settings'. False
 * also where there is no such stack, or it is not ours to change. */
bool rescue_facts(AwsContext *aws, const char *app, const char *account, HomeFacts *facts, Error *err);

/* Finishes the rollback of an update that got stuck; `skip`: without what can't be put back. Follow it to see its end.
 */
bool rescue_continue(AwsContext *aws, const char *stack_id, bool skip, Error *err);
/* Deletes the rest of a stack and keeps what could not be deleted. Follow it to see its end. */
bool rescue_keep(AwsContext *aws, const char *stack_id, Error *err);

#endif
