/* See run.h: the ways back, from a failed creation or update, or because it is asked for. */
#include "base/memory.h"
#include "sandbox/cfn/drift.h"
#include "sandbox/cfn/operation_parts.h"
#include "sandbox/cfn/value.h"

#include <string.h>

/* What becomes of a thing that the operation made and that is undone with it. */
static const char *undone_policy(const Run *run, const json_t *record) {
    return run->stack->retain_except_on_create ? "Delete"
                                               : policy_settled(policy_of(record, "DeletionPolicy", "Delete"), true);
}

/* What undoes an operation is one of its own. */
static void undo_begin(Run *run) {
    bool go_on = strcmp(run->call->action, "ContinueUpdateRollback") == 0;
    stack_operation(run->stack, run->call, go_on ? "CONTINUE_ROLLBACK" : "ROLLBACK", run->clock);
}

long long creation_undo(Run *run, const char *reason) {
    run->clock += 1500;
    undo_begin(run);
    stack_step_own(run->stack, run->clock, "ROLLBACK_IN_PROGRESS", reason, run->token);
    json_auto_t *records = stack_records(run->stack, run->clock);
    const char *logical;
    json_t *record;
    run_clear(run);
    json_object_foreach(records, logical, record) {
        deletion_task(run, logical, record, undone_policy(run, record))->rollback = true;
    }
    deletions_order(run);
    bool ok = run_play(run, false);
    if (!ok && run->stuck)
        return run_hang(run);
    AUTO(memory_release) char *failures = run_failures(run);
    AUTO(memory_release) char *words = memory_print("The following resource(s) failed to delete: %s. ", failures);
    run->clock += 700;
    return ok ? run_finish(run, "ROLLBACK_COMPLETE", NULL) : run_finish(run, "ROLLBACK_FAILED", words);
}

/* "If the deployment fails, CloudFormation will roll back resources to their actual pre-deployment state" (User Guide,
 * "Using drift-aware change sets"). */
void rollback_keep_live(const Run *run, json_t *records) {
    const char *logical;
    json_t *record;
    void *next;
    json_object_foreach_safe(records, next, logical, record) {
        json_auto_t *live = drift_live(run->cfn, run->call->region, record, run->clock);
        if (!json_is_object(live) || value_alike(live, json_object_get(record, "Properties")))
            continue;
        json_t *kept = json_copy(record);
        json_object_set(kept, "Live", live);
        json_object_set_new(records, logical, kept);
    }
}

/* True: the resource is not (or not surely) what it was. */
static bool differs(const json_t *record, const json_t *target) {
    const char *status = value_text(record, "Status");
    return strcmp(value_text(record, "Physical"), value_text(target, "Physical")) != 0 ||
           !value_alike(json_object_get(record, "Properties"), json_object_get(target, "Properties")) ||
           !value_alike(json_object_get(record, "Tags"), json_object_get(target, "Tags")) ||
           json_object_get(target, "Live") || strcmp(status, "UPDATE_FAILED") == 0 ||
           strcmp(status, "UPDATE_IN_PROGRESS") == 0;
}

static void restore_tasks(Run *run, const json_t *records, const json_t *targets, const json_t *skip) {
    const char *logical;
    json_t *target;
    json_object_foreach((json_t *)targets, logical, target) {
        if (!*logical || !differs(json_object_get(records, logical), target) || list_has(skip, logical))
            continue;
        Task *task = run_task(run, TASK_RESTORE, logical, value_text(target, "Type"));
        task->record = json_incref(target);
        json_decref(task->waits);
        task->waits = json_copy(json_object_get(target, "Depends"));
    }
}

/* A skipped resource counts as put back; the stack then believes what the template said. */
static void skipped_settle(Run *run, const json_t *targets, const json_t *skip) {
    for (size_t i = 0; i < json_array_size(skip); i++) {
        const char *logical = json_string_value(json_array_get(skip, i));
        const json_t *target = json_object_get(targets, logical);
        if (target)
            stack_step(run->stack, run->clock, logical, value_text(target, "Physical"), value_text(target, "Type"),
                       "UPDATE_COMPLETE", "Resource skipped during ContinueUpdateRollback", run->token)
                ->record = json_copy((json_t *)target);
    }
}

/* What the failed update made: new resources, and the things that were to replace others. */
static bool rollback_cleanup(Run *run, const json_t *targets) {
    json_auto_t *records = stack_records(run->stack, run->clock);
    const char *logical;
    json_t *record;
    run_clear(run);
    json_object_foreach(records, logical, record) {
        if (!json_object_get(targets, logical))
            deletion_task(run, logical, record, undone_policy(run, record))->rollback = true;
    }
    leftovers_add(run, records, NULL);
    deletions_order(run);
    run_play(run, false);
    return !run->stuck;
}

static long long update_undo(Run *run, const json_t *skip, const char *reason) {
    Stack *stack = run->stack;
    json_auto_t *targets = json_incref(stack->rollback);
    json_auto_t *records = stack_records(stack, run->clock);
    json_t *facts = json_object_get(targets, "");
    run->tags = json_object_get(facts, "Tags");
    undo_begin(run);
    stack_step_own(stack, run->clock, "UPDATE_ROLLBACK_IN_PROGRESS", reason, run->token);
    run->clock += 1200;
    skipped_settle(run, targets, skip);
    restore_tasks(run, records, targets, skip);
    bool ok = run_play(run, false);
    if (!ok && run->stuck)
        return run_hang(run);
    run->clock += 700;
    if (!ok) {
        AUTO(memory_release) char *failures = run_failures(run);
        AUTO(memory_release) char *words = memory_print("The following resource(s) failed to update: %s. ", failures);
        return run_finish(run, "UPDATE_ROLLBACK_FAILED", words);
    }
    stack_version(stack, run->clock, facts);
    stack_step_own(stack, run->clock, "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", NULL, run->token);
    if (!rollback_cleanup(run, targets))
        return run_hang(run);
    run->clock += 700;
    return run_finish(run, "UPDATE_ROLLBACK_COMPLETE", NULL);
}

long long operation_rollback(Cfn *cfn, Stack *stack, const CfnCall *call, const char *reason, const json_t *skip,
                             long long at_ms) {
    Run run;
    run_open(&run, cfn, stack, call, NULL, at_ms);
    run.tags = json_object_get(stack_facts(stack, at_ms), "Tags");
    if (stack->rollback)
        return update_undo(&run, skip, reason);
    return creation_undo(&run, reason);
}
