/* One operation on a stack, played through to its end the moment it is accepted.
 *
 * Tasks (create, update, delete, put back: one a resource) start when those they wait for are done, and end after the
 * usual time of their type; the run's clock jumps from end to end. Each start and end leaves steps in the stack and
 * states in the things. */
#ifndef SANDBOX_CFN_RUN_H
#define SANDBOX_CFN_RUN_H

#include "sandbox/cfn/eval.h"
#include "sandbox/cfn/store.h"
#include "sandbox/cfn/value.h"

typedef enum { TASK_CREATE, TASK_UPDATE, TASK_DELETE, TASK_RESTORE } TaskVerb;
typedef enum { TASK_WAITING, TASK_RUNNING, TASK_DONE, TASK_FAILED } TaskState;

typedef struct Task {
    char *logical, *type;
    TaskVerb verb;
    TaskState state;
    const json_t *definition; /* create, update: the resource in the new template; borrowed */
    json_t *record;           /* update, delete: what stands; restore: what shall stand again */
    json_t *waits;            /* logical ids that must be done first */
    const char *policy;       /* delete: "Delete", "Retain", "Snapshot" */
    bool aside;               /* delete: of a thing that the resource no longer is */
    bool rollback;            /* delete: part of a rollback, where faults of the verb "rollback" hold */

    long long started_ms, end_ms; /* NEVER: it hangs */
    long long configured_ms;      /* create: what depends on it may begin from then on; NEVER: at its end */
    bool configured;
    char *failure;      /* why it will fail; NULL: it succeeds */
    json_t *properties; /* create, update: evaluated */
    char *physical_id;  /* create, replacement: new */
    Thing *thing;
    Stack *nested;
} Task;

typedef struct Run {
    Cfn *cfn;
    Stack *stack;
    const CfnCall *call;
    const char *token;
    long long clock;
    CfnScope scope;     /* owns its conditions */
    json_t *known;      /* of scope */
    json_t *exports;    /* of scope */
    const json_t *tags; /* the stack's */
    Task **tasks;
    size_t count;
    bool stuck;
    bool revert;     /* of a drift-aware update */
    bool force;      /* of a deletion that leaves behind what it can't delete */
    bool configured; /* the stack has told that all of its resources are configured */
    json_t *failed;  /* logical ids, in order of failure */
} Run;

/* `facts`: the version that the run leads to; NULL for a deletion. False: its conditions can't be evaluated. */
bool run_open(Run *run, Cfn *cfn, Stack *stack, const CfnCall *call, const json_t *facts, long long at_ms);
void run_close(Run *run);
/* Forgets the tasks, keeps the clock. */
void run_clear(Run *run);
/* Strings are copied, objects shared. */
Task *run_task(Run *run, TaskVerb verb, const char *logical, const char *type);
Task *run_find(const Run *run, const char *logical);
/* Plays the tasks. `cancel`: the first failure ends it, and what is running is cancelled. False: something failed or
 * hangs (run->stuck). */
bool run_play(Run *run, bool cancel);
/* "[A, B]" of run->failed. The caller frees it. */
char *run_failures(const Run *run);

/* Of run_refused.c: ends an operation that has just begun with what early validation found. Closes the run; the
 * operation's end. */
long long run_refused(Run *run, StackOperation *operation, json_t *findings, bool keep_failed);
/* Of drift.c: the thing was deleted behind the stack's back; and: it is not what the record says, though it stands.
 */
bool drift_deleted(const Run *run, const json_t *record);
bool drift_modified(const Run *run, const json_t *record, const json_t *wanted);

/* Of task.c: what starting and ending a task does. */
void task_start(Run *run, Task *task);
void task_end(Run *run, Task *task);
void task_cancel(Run *run, Task *task);
void task_configure(Run *run, Task *task);

/* Of task_make.c and task_remove.c, by verb. */
void task_create_start(Run *run, Task *task);
void task_create_end(Run *run, Task *task);
void task_update_start(Run *run, Task *task);
void task_update_end(Run *run, Task *task);
void task_delete_start(Run *run, Task *task);
void task_delete_end(Run *run, Task *task);
void task_restore_start(Run *run, Task *task);
void task_restore_end(Run *run, Task *task);

/* For the files that start tasks. */
Seed task_seed(const Run *run, const Task *task, const char *what);
/* Milliseconds that the verb usually takes. */
long long task_length(const Run *run, const Task *task, const char *verb, const json_t *properties);
/* The task's properties as the service gets them (near.h). New. */
json_t *task_service_properties(const Run *run, const Task *task);
StackStep *task_step(Run *run, Task *task, long long at_ms, const char *status, const char *physical_id,
                     const char *reason);
void task_fail(Task *task, long long end_ms, char *reason);
/* Lets the fault, if there is one, decide on the task's end. */
void task_fault(Run *run, Task *task, const char *verb);
/* Why the service refuses; NULL: it doesn't. The caller frees it. */
char *task_refusal(Run *run, const Task *task, const char *verb, const char *physical_id, const json_t *before,
                   const json_t *after);
/* Of permissions.c: why IAM does not let CloudFormation do it; NULL: it does. The caller frees it. */
char *task_permission(const Run *run, const Task *task, const char *verb, const char *physical_id,
                      const json_t *properties);
/* Whether CloudFormation may do it to anything at all: what it only looks at. */
bool task_may(const Run *run, const char *permission);
/* `words` as a resource handler reports them: service, status, request id. Takes it over. */
char *handler_message(const Run *run, const Task *task, const char *code, char *words);
/* The same of the handler's own words: no service said them. */
char *handler_words(const Run *run, const Task *task, const char *code, char *words);
/* {"Type", "Properties", "Attributes", "Tags", "Definition", "Depends"}: new. */
json_t *record_make(const Run *run, const Task *task, const json_t *attributes);
/* Own tags, the stack's, and CloudFormation's three. New; empty when the type takes none. */
json_t *tags_make(const Run *run, const char *logical, const char *type, const json_t *properties);
/* Of nested.c */
bool nested_create(Run *run, Task *task);
void nested_update(Run *run, Task *task);
void nested_delete(Run *run, Task *task);
void nested_restore(Run *run, Task *task);

/* The operations, from acceptance to end. What they return is the end, NEVER if there is none. */
typedef struct RunOptions {
    bool keep_failed; /* no rollback */
    bool no_reason;   /* a nested stack: not "User Initiated" */
    bool revert;      /* a drift-aware update: what drifted is written again */
    bool force;       /* a deletion: what can't be deleted is left behind */
    json_t *findings; /* of early validation; may be NULL. With a refusing one, nothing is made */
} RunOptions;
long long operation_create(Cfn *cfn, Stack *stack, const CfnCall *call, json_t *facts, long long at_ms,
                           RunOptions options);
long long operation_update(Cfn *cfn, Stack *stack, const CfnCall *call, json_t *facts, long long at_ms,
                           RunOptions options);
/* `retain`: array of logical ids, or NULL. */
long long operation_delete(Cfn *cfn, Stack *stack, const CfnCall *call, const json_t *retain, long long at_ms,
                           RunOptions options);
/* Back to stack->rollback from whatever stands at `at_ms`, or, when the stack never stood, to nothing. */
long long operation_rollback(Cfn *cfn, Stack *stack, const CfnCall *call, const char *reason, const json_t *skip,
                             long long at_ms);

#endif
