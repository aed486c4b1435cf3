/* See run.h: the run itself. */
#include "sandbox/cfn/run.h"
#include "base/memory.h"
#include "sandbox/cfn/value.h"

#include <stdlib.h>
#include <string.h>

static const char *token_of(const CfnCall *call) {
    const char *token = value_text(call->input, "ClientRequestToken");
    return *token ? token : NULL;
}

/* name → value, as the evaluator wants exports. */
static json_t *exports_flat(const Cfn *cfn, const CfnCall *call, long long at_ms) {
    json_auto_t *exports = cfn_exports(cfn, call->account, call->region, at_ms);
    json_t *flat = json_object();
    const char *name;
    json_t *export;
    json_object_foreach(exports, name, export) {
        json_object_set(flat, name, json_object_get(export, "Value"));
    }
    return flat;
}

bool run_open(Run *run, Cfn *cfn, Stack *stack, const CfnCall *call, const json_t *facts, long long at_ms) {
    *run = (Run){.cfn = cfn,
                 .stack = stack,
                 .call = call,
                 .token = token_of(call),
                 .clock = at_ms,
                 .known = json_object(),
                 .exports = exports_flat(cfn, call, at_ms),
                 .tags = json_object_get(facts, "Tags"),
                 .failed = json_array()};
    run->scope = (CfnScope){.document = json_object_get(facts, "Template"),
                            .parameters = json_object_get(facts, "Parameters"),
                            .known = run->known,
                            .exports = run->exports,
                            .world = &cfn->world,
                            .account = call->account,
                            .region = call->region,
                            .stack_name = stack->name,
                            .stack_id = stack->id,
                            .now_ms = at_ms};
    Error err = {0};
    return !facts || scope_conditions(&run->scope, &err);
}

static void task_free(Task *task) {
    free(task->logical);
    free(task->type);
    json_decref(task->record);
    json_decref(task->waits);
    free(task->failure);
    json_decref(task->properties);
    free(task->physical_id);
    free(task);
}

void run_clear(Run *run) {
    for (size_t i = 0; i < run->count; i++)
        task_free(run->tasks[i]);
    run->count = 0;
    json_array_clear(run->failed);
}

void run_close(Run *run) {
    run_clear(run);
    free(run->tasks);
    json_decref(run->known);
    json_decref(run->exports);
    json_decref(run->scope.conditions);
    json_decref(run->failed);
}

Task *run_task(Run *run, TaskVerb verb, const char *logical, const char *type) {
    Task *task = memory_new(1, sizeof *task);
    *task = (Task){.logical = memory_copy(logical),
                   .type = memory_copy(type),
                   .verb = verb,
                   .waits = json_array(),
                   .policy = "Delete",
                   .configured_ms = NEVER,
                   .end_ms = NEVER};
    run->tasks = memory_grow(run->tasks, run->count + 1, sizeof *run->tasks);
    return run->tasks[run->count++] = task;
}

Task *run_find(const Run *run, const char *logical) {
    for (size_t i = 0; i < run->count; i++)
        if (strcmp(run->tasks[i]->logical, logical) == 0)
            return run->tasks[i];
    return NULL;
}

static bool is_ready(const Run *run, const Task *task) {
    for (size_t i = 0; task->state == TASK_WAITING && i < json_array_size(task->waits); i++) {
        const Task *other = run_find(run, json_string_value(json_array_get(task->waits, i)));
        if (other && other != task && other->state != TASK_DONE && !other->configured)
            return false;
    }
    return task->state == TASK_WAITING;
}

/* A task that needs no time is done at once, and lets others start. */
static void start_ready(Run *run) {
    for (bool again = true; again;) {
        again = false;
        for (size_t i = 0; i < run->count; i++) {
            if (!is_ready(run, run->tasks[i]))
                continue;
            run->tasks[i]->state = TASK_RUNNING;
            task_start(run, run->tasks[i]);
            again = again || run->tasks[i]->state == TASK_DONE;
        }
    }
}

/* When it is configured, or else when it ends; NEVER: it waits, is done, or hangs. */
static long long next_of(const Task *task) {
    if (task->state != TASK_RUNNING)
        return NEVER;
    return !task->configured && task->configured_ms < task->end_ms ? task->configured_ms : task->end_ms;
}

static Task *next_to_come(const Run *run) {
    Task *next = NULL;
    for (size_t i = 0; i < run->count; i++)
        if (next_of(run->tasks[i]) < (next ? next_of(next) : NEVER))
            next = run->tasks[i];
    return next;
}

/* "CONFIGURATION_COMPLETE: all of the resources in the stack have reached that event" (StackEvent, DetailedStatus),
 * while some still settle. */
static void stack_configure(Run *run) {
    const char *status = sim_stack_status(run->stack, run->clock);
    bool settling = false, all = !run->configured && strcmp(status, "CREATE_IN_PROGRESS") == 0;
    for (size_t i = 0; i < run->count && all; i++) {
        const Task *task = run->tasks[i];
        all = task->verb == TASK_CREATE && (task->state == TASK_DONE || task->configured);
        settling = settling || task->state == TASK_RUNNING;
    }
    if (!all || !settling)
        return;
    run->configured = true;
    stack_step_detailed(run->stack, run->clock + 60, status, run->token);
}

static void cancel_running(Run *run) {
    for (size_t i = 0; i < run->count; i++) {
        if (run->tasks[i]->state != TASK_RUNNING)
            continue;
        task_cancel(run, run->tasks[i]);
        run->tasks[i]->state = TASK_FAILED;
        list_add(run->failed, run->tasks[i]->logical);
    }
}

bool run_play(Run *run, bool cancel) {
    start_ready(run);
    for (Task *task; (task = next_to_come(run)); start_ready(run)) {
        long long at_ms = next_of(task);
        run->clock = at_ms > run->clock ? at_ms : run->clock;
        if (at_ms < task->end_ms) {
            task_configure(run, task);
            stack_configure(run);
            continue;
        }
        task->state = task->failure ? TASK_FAILED : TASK_DONE;
        task_end(run, task);
        if (task->state == TASK_DONE) {
            stack_configure(run);
            continue;
        }
        list_add(run->failed, task->logical);
        if (cancel) {
            cancel_running(run);
            return false;
        }
    }
    bool ok = true;
    for (size_t i = 0; i < run->count; i++) {
        run->stuck = run->stuck || run->tasks[i]->state == TASK_RUNNING;
        ok = ok && run->tasks[i]->state == TASK_DONE;
    }
    return ok;
}

char *run_failures(const Run *run) {
    AUTO(memory_release) char *names = list_join(run->failed, ", ");
    return memory_print("[%s]", names);
}
