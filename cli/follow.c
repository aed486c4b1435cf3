/* See follow.h. One model (stack/progress.h) stands behind these lines and the Provision screen. */
#include "cli/follow.h"
#include "base/memory.h"
#include "guide/left_behind.h"
#include "guide/words.h"
#include "stack/failures.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

bool follow_begin(Follow *follow, DeploymentStart *start, const Plan *plan, Error *err) {
    follow_left(follow);
    progress_free(follow->progress);
    template_outline_free(follow->outline);
    follow->progress = NULL;
    follow->outline =
        plan ? template_outline_new(plan->body, plan->parameters.items, plan->parameters.count, err) : start->outline;
    if (!follow->outline)
        return false;
    if (!plan)
        start->outline = NULL;
    follow->deletes = start->deletes;
    follow->counted = false;
    follow->progress = progress_new(follow->outline, start->stack_id, start->token, start->since_ms);
    if (plan && !plan->create)
        progress_expect_changes(follow->progress, plan->set.changes, plan->set.change_count);
    else if (start->changes.change_count > 0)
        progress_expect_changes(follow->progress, start->changes.changes, start->changes.change_count);
    return true;
}

void follow_deletion(void *data, DeploymentStart *start) {
    Follow *follow = data;
    Error ignored = {0}; /* it has an outline */
    follow_begin(follow, start, NULL, &ignored);
}

void follow_release(Follow *follow) {
    progress_free(follow->progress);
    template_outline_free(follow->outline);
    *follow = (Follow){0};
}

/* "10:21:07" of AWS's time, in the user's zone. */
static void clock_text(long long at_ms, char text[16]) {
    time_t seconds = (time_t)(at_ms / 1000);
    struct tm local;
    localtime_r(&seconds, &local);
    strftime(text, 16, "%H:%M:%S", &local);
}

static void event_json(const CfnEvent *event, const ProgressView *view) {
    char at[TIME_SIZE];
    time_format(event->at_ms, at);
    print_json(json_pack("{s:s, s:s, s:o, s:o, s:o, s:o, s:i, s:i, s:f, s:I}", "event", "resource", "at", at,
                         "logical_id", json_visible(event->logical_id), "type", json_visible(event->type), "status",
                         json_visible(event->status), "reason", json_visible(event->reason), "done", (int)view->done,
                         "total", (int)view->total, "share", view->share, "remaining_ms",
                         (json_int_t)view->remaining_ms));
}

static void event_line(const Follow *follow, const CfnEvent *event, const ProgressView *view) {
    char at[16], left[TIME_SIZE];
    clock_text(event->at_ms, at);
    duration_format(view->remaining_ms, left);
    bool failed = strstr(event->status, "FAILED") != NULL;
    /* Each resource begins twice ("Resource creation Initiated"): people need the outcome, a log has --json. */
    if (strstr(event->status, "IN_PROGRESS") && *event->reason && !failed && !follow->run->options.verbose)
        return;
    say(follow->run, "%s  %3.0f %%  %2zu/%zu  ~%s left  %-28s %s%s%s", at, view->share * 100, view->done, view->total,
        left, event->logical_id, event->status, *event->reason ? "  " : "", event->reason);
}

void follow_report(void *data, const DeploymentReport *report) {
    Follow *follow = data;
    if (report->trouble) {
        /* Said once, not at each poll, whose request ids differ; the operation itself goes on. */
        const char *what = report->trouble->code[0] ? report->trouble->code : report->trouble->said;
        if (strncmp(follow->trouble, what, sizeof follow->trouble - 1) != 0) {
            snprintf(follow->trouble, sizeof follow->trouble, "%.255s", what);
            say(follow->run, "AWS can't be asked now (%s): how far it is, is unknown; the operation goes on there",
                report->trouble->said);
            if (report->trouble->remedy[0])
                say(follow->run, "  to do: %s", report->trouble->remedy);
            if (follow->run->options.json)
                print_json(json_pack("{s:s, s:o, s:o, s:o}", "event", "unknown", "tried",
                                     json_visible(report->trouble->tried), "said", json_visible(report->trouble->said),
                                     "remedy", json_visible(report->trouble->remedy)));
        }
        return;
    }
    if (follow->trouble[0]) {
        follow->trouble[0] = '\0';
        say(follow->run, "AWS answers again");
        if (follow->run->options.json)
            print_json(json_pack("{s:s}", "event", "known"));
    }
    if (report->words)
        follow_told(follow, report->words);
    if (!follow->progress)
        return;
    if (report->stack)
        progress_stack(follow->progress, report->stack);
    if (report->resources && follow->deletes && !follow->counted) {
        progress_expect_resources(follow->progress, report->resources->items, report->resources->count);
        follow->counted = true;
    }
    if (report->resources)
        progress_resources(follow->progress, report->resources->items, report->resources->count);
    if (report->note_id)
        progress_note(follow->progress, report->note_id, report->note);
    for (size_t i = 0; i < report->event_count; i++) {
        if (!progress_take(follow->progress, &report->events[i]))
            continue;
        ProgressView view = progress_view(follow->progress, clock_now_ms(&follow->run->clock));
        if (follow->run->options.json)
            event_json(&report->events[i], &view);
        else if (follow->tell)
            follow->tell(follow, &report->events[i], &view);
        else
            event_line(follow, &report->events[i], &view);
    }
}

void follow_told(void *data, const char *words) {
    const Follow *follow = data;
    if (follow->run->options.json)
        print_json(json_pack("{s:s, s:o}", "event", "stage", "words", json_visible(words)));
    say(follow->run, "%s", words);
}

static json_t *failure_json(const CfnEvent *event) {
    const Failure *known = failure_of_event(event);
    return json_pack("{s:o, s:o, s:o, s:s, s:s}", "logical_id", json_visible(event->logical_id), "type",
                     json_visible(event->type), "reason", json_visible(event->reason), "meaning",
                     known ? known->meaning : "", "remedy", known ? known->remedy : "");
}

static void left_json(const CfnEvent *event) {
    json_t *object = failure_json(event);
    json_object_set_new(object, "event", json_string("left_behind"));
    json_object_set_new(object, "physical_id", json_visible(event->physical_id));
    print_json(object);
}

void follow_left(const Follow *follow) {
    AUTO(left_behind_release) LeftBehind left = {0};
    AUTO(lines_release) Lines lines = {0};
    if (!follow->progress)
        return;
    left_behind(follow->progress, progress_view(follow->progress, clock_now_ms(&follow->run->clock)).stack_status,
                &left);
    for (size_t i = 0; i < left.count && follow->run->options.json; i++)
        left_json(left.items[i]);
    left_behind_lines(&left, left.count, &lines);
    for (size_t i = 0; i < lines.count; i++) {
        AUTO(memory_release) char *sentence = words_sentence(lines.items[i].words);
        if (follow->tell) /* one who reads sentences */
            say(follow->run, "%s", sentence);
        else
            say(follow->run, "%s%s", lines.items[i].sign == SIGN_CAREFUL ? "warning: " : "  ", lines.items[i].words);
    }
}

static const char *outcome_word(StackOutcome outcome) {
    static const char *const words[] = {[OUTCOME_RUNNING] = "running",
                                        [OUTCOME_SUCCEEDED] = "succeeded",
                                        [OUTCOME_FAILED] = "failed",
                                        [OUTCOME_ROLLED_BACK] = "rolled back",
                                        [OUTCOME_DELETED] = "deleted"};
    return words[outcome];
}

int follow_end(Follow *follow, const DeploymentEnd *end) {
    const CfnEvent *cause = follow->progress ? progress_cause(follow->progress) : NULL;
    const Failure *known = cause ? failure_of_event(cause) : NULL;
    bool good = end->outcome == OUTCOME_SUCCEEDED || end->outcome == OUTCOME_DELETED;
    if (!end->unchanged)
        follow_left(follow);
    if (follow->run->options.json) {
        json_t *object =
            json_pack("{s:s, s:s, s:o, s:o, s:o, s:b}", "event", "end", "outcome", outcome_word(end->outcome), "status",
                      json_visible(end->status), "reason", json_visible(end->reason), "stack_id",
                      json_visible(end->stack_id), "unchanged", end->unchanged);
        if (cause && !good)
            json_object_set_new(object, "cause", failure_json(cause));
        print_json(object);
    } else if (end->unchanged) {
        say(follow->run, "nothing to change: the stack is as the settings say");
    } else {
        say(follow->run, "%s: %s%s%s", outcome_word(end->outcome), end->status ? end->status : "",
            end->reason && *end->reason ? ", " : "", end->reason ? end->reason : "");
        if (cause && !good) {
            say(follow->run, "  the cause: %s (%s): %s", cause->logical_id, cause->type, cause->reason);
            if (known)
                say(follow->run, "  it means:  %s\n  to do:     %s", known->meaning, known->remedy);
        }
    }
    return run_ended(follow->run, good ? EXIT_DONE : EXIT_FAILED);
}
