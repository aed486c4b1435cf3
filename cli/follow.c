/* See follow.h. One model (stack/progress.h) stands behind these lines and the Provision screen. */
#include "cli/follow.h"
#include "base/memory.h"
#include "cli/drift.h"
#include "guide/left_behind.h"
#include "guide/rest.h"
#include "guide/review.h"
#include "guide/words.h"
#include "stack/failures.h"
#include "stack/status.h"

#include <stdlib.h>
#include <string.h>

json_t *cause_json(const CfnEvent *cause) {
    Failure known = {.meaning = ""};
    bool found = failure_of_event(cause, &known) != NULL;
    return json_pack("{s:o, s:o, s:o, s:s, s:s, s:s, s:s, s:s, s:s}", "logical_id", json_visible(cause->logical_id),
                     "type", json_visible(cause->type), "reason", json_visible(cause->reason), "kind",
                     found ? failure_kind_name(known.kind) : "unknown", "meaning", known.meaning, "remedy",
                     known.remedy, "setting", known.path ? known.path : "", "permission", known.permission, "quota",
                     known.quota);
}

/* What an update left standing: each an event. */
static void left_json(const Follow *follow, const char *status) {
    AUTO(left_behind_release) LeftBehind left = {0};
    if (follow->operation.progress)
        left_behind(follow->operation.progress, status, &left);
    for (size_t i = 0; i < left.count; i++) {
        json_t *object = cause_json(left.items[i]);
        json_object_set_new(object, "event", json_string("left_behind"));
        json_object_set_new(object, "physical_id", json_visible(left.items[i]->physical_id));
        print_json(object);
    }
}

/* What ran before this may have left something, too. */
static void left_tell(const Follow *follow) {
    AUTO(lines_release) Lines lines = {0};
    if (!follow->operation.progress)
        return;
    operation_left(&follow->operation, &lines);
    lines_say(follow->run, &lines);
    if (follow->run->options.json)
        left_json(follow, progress_view(follow->operation.progress, 0).stack_status);
}

void follow_begin(Follow *follow, DeploymentStart *start, const Plan *plan) {
    left_tell(follow);
    operation_begin(&follow->operation, start, plan && !plan->create ? &plan->set : NULL);
}

static json_t *rest_json(const DeletionRest *rest) {
    const char *name = rest->snapshot_name[0] ? rest->snapshot_name : NULL;
    return json_pack("{s:b, s:s?, s:i}", "snapshot", rest->snapshot, "snapshot_name", name, "keys",
                     (int)rest->key_count);
}

void follow_rest(void *data, const DeletionRest *rest) {
    const Follow *follow = data;
    AUTO(lines_release) Lines lines = {0};
    rest_lines(rest, &lines);
    lines_say(follow->run, &lines);
    if (follow->run->options.json)
        print_json(json_pack("{s:s, s:o}", "event", "deleted", "left", rest_json(rest)));
}

void follow_deletion(void *data, DeploymentStart *start) {
    follow_begin(data, start, NULL);
}

void follow_release(Follow *follow) {
    operation_release(&follow->operation);
}

static void event_json(const CfnEvent *event, const ProgressView *view) {
    char at[TIME_SIZE];
    time_format(event->at_ms, at);
    print_json(json_pack("{s:s, s:s, s:o, s:o, s:o, s:o, s:b, s:i, s:i, s:f, s:I}", "event", "resource", "at", at,
                         "logical_id", json_visible(event->logical_id), "type", json_visible(event->type), "status",
                         json_visible(event->status), "reason", json_visible(event->reason), "configured",
                         event->configured, "done", (int)view->done, "total", (int)view->total, "share", view->share,
                         "remaining_ms", (json_int_t)view->remaining_ms));
}

static void event_line(const Follow *follow, const CfnEvent *event, const ProgressView *view) {
    char at[MOMENT_SIZE], left[TIME_SIZE];
    words_clock(event->at_ms, at);
    duration_format(view->remaining_ms, left);
    AUTO(memory_release) char *rest = view->late ? memory_copy(operation_late_words) : memory_print("~%s left", left);
    bool failed = strstr(event->status, "FAILED") != NULL;
    /* Each resource begins twice ("Resource creation Initiated"): people need the outcome, a log has --json. */
    if (strstr(event->status, "IN_PROGRESS") && *event->reason && !failed && !follow->run->options.verbose)
        return;
    say(follow->run, "%s  %3.0f %%  %2zu/%zu  %s  %-28s %s%s%s%s", at, view->share * 100, view->done, view->total, rest,
        event->logical_id, event->status, event->configured ? "  configured, settling" : "", *event->reason ? "  " : "",
        event->reason);
}

static void event_tell(void *data, const CfnEvent *event) {
    Follow *follow = data;
    ProgressView view = progress_view(follow->operation.progress, clock_now_ms(&follow->run->clock));
    if (follow->run->options.json)
        event_json(event, &view);
    else if (follow->tell)
        follow->tell(follow, event, &view);
    else
        event_line(follow, event, &view);
}

static void asked_json(const Error *trouble) {
    if (trouble)
        print_json(json_pack("{s:s, s:o, s:o, s:o}", "event", "unknown", "tried", json_visible(trouble->tried), "said",
                             json_visible(trouble->said), "remedy", json_visible(trouble->remedy)));
    else
        print_json(json_pack("{s:s}", "event", "known"));
}

static void ready_tell(Follow *follow) {
    AUTO(text_release) Text words = {0};
    if (!operation_ready(&follow->operation, &words))
        return;
    if (follow->run->options.json)
        print_json(json_pack("{s:s}", "event", "ready"));
    say(follow->run, "%s", text_string(&words));
}

void follow_report(void *data, const DeploymentReport *report) {
    Follow *follow = data;
    AUTO(text_release) Text words = {0};
    if (operation_asked(&follow->operation, report, &words)) {
        say(follow->run, "%s", text_string(&words));
        if (report->trouble && report->trouble->remedy[0])
            say(follow->run, "  to do: %s", report->trouble->remedy);
        if (follow->run->options.json)
            asked_json(report->trouble);
    }
    if (report->words)
        follow_told(follow, report->words);
    operation_take(&follow->operation, report, event_tell, follow);
    ready_tell(follow);
}

void follow_told(void *data, const char *words) {
    const Follow *follow = data;
    if (follow->run->options.json)
        print_json(json_pack("{s:s, s:o}", "event", "stage", "words", json_visible(words)));
    say(follow->run, "%s", words);
}

static const char *outcome_word(StackOutcome outcome) {
    static const char *const words[] = {[OUTCOME_RUNNING] = "running",
                                        [OUTCOME_SUCCEEDED] = "succeeded",
                                        [OUTCOME_FAILED] = "failed",
                                        [OUTCOME_ROLLED_BACK] = "rolled back",
                                        [OUTCOME_DELETED] = "deleted"};
    return words[outcome];
}

static void end_json(const DeploymentEnd *end, const CfnEvent *cause) {
    json_t *object = json_pack("{s:s, s:s, s:o, s:o, s:o, s:b}", "event", "end", "outcome", outcome_word(end->outcome),
                               "status", json_visible(end->status), "reason", json_visible(end->reason), "stack_id",
                               json_visible(end->stack_id), "unchanged", end->unchanged);
    if (cause)
        json_object_set_new(object, "cause", cause_json(cause));
    json_object_set_new(object, "left", end->outcome == OUTCOME_DELETED ? rest_json(&end->rest) : json_null());
    print_json(object);
}

static void summary_json(const CfnStack *stack, const Drift *drift, long long now_ms) {
    json_t *outputs = json_object();
    for (size_t i = 0; i < stack->output_count; i++)
        json_object_set_new(outputs, stack->outputs[i].key, json_visible(stack->outputs[i].value));
    print_json(json_pack("{s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "event", "summary", "endpoint",
                         json_visible(stack_output(stack, "DatabaseEndpoint")), "port",
                         json_visible(stack_output(stack, "DatabasePort")), "secret_arn",
                         json_visible(stack_output(stack, "SecretArn")), "bastion",
                         json_visible(stack_output(stack, "BastionPublicIp")), "outputs", outputs, "waiting",
                         waiting_json(&drift->waiting, now_ms), "drift", drift_json(drift)));
}

/* What differs from the stack by now. */
static void look(Run *run, const CfnStack *stack, Drift *drift) {
    AUTO(memory_release) char *body = NULL;
    if (cfn_get_template(&run->aws, stack->id, &body, &drift->unread))
        drift_seen(&run->aws, stack, body, drift);
    else
        waiting_after(&run->aws, stack, &drift->waiting);
}

/* What was made. That it can't be asked is no failure of what was done. What was changed outside of the stack is told
 * here where no plan has told it, for there was nothing to plan. */
static void summary_tell(const Follow *follow, const DeploymentEnd *end) {
    Run *run = follow->run;
    AUTO(cfn_stack_release) CfnStack stack = {0};
    AUTO(lines_release) Lines lines = {0};
    AUTO(drift_release) Drift drift = {0};
    Error ignored = {0};
    bool tells = !follow->drift_told && !follow->made && !end->revert; /* putting back tells what is left by itself */
    if (end->outcome != OUTCOME_SUCCEEDED || !cfn_describe_stack(&run->aws, end->stack_id, &stack, &ignored))
        return;
    long long now_ms = clock_now_ms(&run->clock);
    if ((tells || run->options.json) && !follow->made)
        look(run, &stack, &drift);
    else
        waiting_after(&run->aws, &stack, &drift.waiting);
    end_summary(&stack, &lines);
    if (tells)
        drift_say(run, &(Plan){0}, &drift);
    else
        waiting_lines(&drift.waiting, WAITING_STAYS, now_ms, &lines);
    if (run->options.json)
        summary_json(&stack, &drift, now_ms);
    lines_say(run, &lines);
}

void follow_tell_end(const Run *run, const EndScope *scope) {
    AUTO(lines_release) Lines lines = {0};
    AUTO(text_release) Text heading = {0};
    end_heading(scope, &heading);
    AUTO(ways_release) Ways ways = {0};
    end_lines(scope, &lines);
    end_ways(scope, &ways);
    say(run, "%s", text_string(&heading));
    lines_say(run, &lines);
    for (size_t i = 0; i < ways.count; i++)
        if (ways.items[i].command)
            say(run, "  %s: `%s`", ways.items[i].words, ways.items[i].command);
}

int follow_end(Follow *follow, EndOf of, const DeploymentEnd *end) {
    Run *run = follow->run;
    const EndScope scope = end_scope(of, follow->operation.progress, end, NULL);
    bool good = end_as_asked(&scope);
    if (end->unchanged)
        say(run, "%s", end->revert ? review_unreverted : review_unchanged);
    else
        follow_tell_end(run, &scope);
    summary_tell(follow, end);
    if (run->options.json) {
        left_json(follow, scope.status);
        end_json(end, good ? NULL : scope.cause); /* last: whoever reads the stream waits for it */
    }
    return run_ended(run, good ? EXIT_DONE : EXIT_FAILED);
}
