/* What the files of operations share; nobody else includes it. */
#ifndef SANDBOX_CFN_OPERATION_PARTS_H
#define SANDBOX_CFN_OPERATION_PARTS_H

#include "sandbox/cfn/run.h"

/* A deletion policy or its like of a record's definition. */
const char *policy_of(const json_t *record, const char *name, const char *fallback);
/* What a deletion policy comes to. `creation`: what the operation itself made goes again (User Guide, "DeletionPolicy
 * attribute"): RetainExceptOnCreate keeps nothing then, and no snapshot is taken. */
const char *policy_settled(const char *policy, bool creation);
Task *deletion_task(Run *run, const char *logical, const json_t *record, const char *policy);
/* The deletion tasks wait for whatever depends on what they delete. */
void deletions_order(Run *run);
/* Things of this stack that no resource is any more. Those that resources of `policies` (logical id → definition) were
 * are kept or saved as their UpdateReplacePolicy says; NULL: all go. */
void leftovers_add(Run *run, const json_t *records, const json_t *policies);

/* The operation's end: its last step, or none. Both close the run. */
long long run_finish(Run *run, const char *status, const char *reason);
long long run_hang(Run *run);

/* After a failed creation: everything goes, in reverse; what fails to stays. */
long long creation_undo(Run *run, const char *reason);
/* Where a failed drift-aware update leads back to: into the records goes what really stands. */
void rollback_keep_live(const Run *run, json_t *records);

#endif
