/* How far an operation on the stack is: events go in, steps, resources, times and the cause of a failure come out.
 *
 * Pure: no I/O, and no clock but the `now_ms` handed in. Events may come in any order, twice, late, or from somewhere
 * else: the picture is a function of the set of events (CloudFormation promises no order). What is handed in is
 * copied; what comes out belongs to the model and stays valid until the next call that changes it. One thread. */
#ifndef STACK_PROGRESS_H
#define STACK_PROGRESS_H

#include "aws/cloudformation.h"
#include "stack/stack_status.h"
#include "stack/template.h"

typedef enum {
    PROGRESS_WAITING,
    PROGRESS_BUSY,
    PROGRESS_DONE,
    PROGRESS_FAILED,
    PROGRESS_REMOVED,
    PROGRESS_KEPT, /* its deletion was skipped: retained */
} ProgressState;

typedef enum { PROGRESS_CREATE, PROGRESS_UPDATE, PROGRESS_ROLLBACK, PROGRESS_DELETE } ProgressDirection;

typedef struct ProgressResource {
    const char *logical_id, *physical_id, *type;
    const char *status, *reason; /* as AWS words them, "" before the first event */
    const char *note;            /* the service's own word ("configuring-enhanced-monitoring"), "" none */
    ProgressState state;
    bool failed;           /* it failed in this operation, whatever followed */
    bool cancelled;        /* … because another failed */
    bool settling;         /* it is configured, and AWS only waits until it has settled: what needs it goes on */
    long long started_ms;  /* 0: not yet */
    long long elapsed_ms;  /* up to now, or to its end */
    long long expected_ms; /* how long it is expected to take: the usual time, and what this run has shown */
} ProgressResource;

typedef struct ProgressStep {
    const char *name;
    ProgressState state;
    size_t done, total; /* total is never 0: steps without resources in this operation are not there */
    long long elapsed_ms;
} ProgressStep;

typedef struct ProgressView {
    ProgressDirection direction;
    const char *stack_status; /* "" before the first */
    bool ended;
    StackOutcome outcome;
    size_t done, total;
    /* Expected, and left alone: CloudFormation found that there was nothing to do. Known at a good end, and in no other
     * count then: neither here nor in a step. */
    size_t unchanged;
    double share; /* 0 to 1 by expected time; never goes back within one direction; 1 at the end alone */
    long long started_ms, elapsed_ms;
    /* expected_ms = elapsed + remaining: moves with what this run shows, by and by. Remaining is above 0 until the end.
     */
    long long remaining_ms, expected_ms;
    bool late; /* what the end waits for is long overdue: what remains is a guess that nobody should be told */
} ProgressView;

typedef struct Progress Progress;

/* `outline` is borrowed and must outlive the model. `stack_id` may be NULL until known (progress_stack tells it).
 * `token` (of the request that began the operation) NULL or "": unknown, the newest operation counts.
 * Events before `since_ms` (AWS's time) are of older operations; 0: all count. */
Progress *progress_new(const TemplateOutline *outline, const char *stack_id, const char *token, long long since_ms);
void progress_free(Progress *progress); /* NULL is welcome */

/* What this operation will touch, when it is known: only these are counted. Without it, a creation counts what the
 * outline wants, other operations what their events name. */
void progress_expect_changes(Progress *progress, const CfnChange *changes, size_t count);
/* How long it usually takes to make these changes, from the outline's times and what needs what; before it begins. */
long long progress_forecast_ms(const TemplateOutline *outline, const CfnChange *changes, size_t count);
/* Before a deletion: what stands. */
void progress_expect_resources(Progress *progress, const CfnResource *resources, size_t count);

/* True when it was news. */
bool progress_take(Progress *progress, const CfnEvent *event);
/* States without events, for one who attaches to an operation that runs. Older than what is known: harmless. */
void progress_resources(Progress *progress, const CfnResource *resources, size_t count);
/* What DescribeStacks says. */
void progress_stack(Progress *progress, const CfnStack *stack);
/* The word of a resource's own service; "" takes it away. */
void progress_note(Progress *progress, const char *logical_id, const char *note);

ProgressView progress_view(Progress *progress, long long now_ms);
size_t progress_step_count(Progress *progress);
ProgressStep progress_step(Progress *progress, size_t step, long long now_ms);
/* Resources of a step, in the template's order: 0 to total-1. */
ProgressResource progress_resource(Progress *progress, size_t step, size_t index, long long now_ms);

/* The first of this type; false: it is none of this operation. */
bool progress_find(Progress *progress, const char *type, long long now_ms, ProgressResource *found);

/* Whether a new database can be connected to, while the operation that makes it goes on: what that takes stands (the
 * outline's `ready`). */
bool progress_ready(Progress *progress);

/* The earliest failure that is no consequence of another; NULL: nothing failed. That of a nested stack is looked for
 * inside it. */
const CfnEvent *progress_cause(Progress *progress);

/* All events of this operation, oldest first. */
size_t progress_event_count(Progress *progress);
const CfnEvent *progress_event(Progress *progress, size_t index);

#endif
