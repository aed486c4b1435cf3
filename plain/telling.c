/* See telling.h. */
#include "plain/telling.h"
#include "base/memory.h"
#include "guide/words.h"
#include "stack/failures.h"

#include <stdio.h>
#include <string.h>

void telling_release(Telling *telling) {
    operation_release(&telling->operation);
}

/* False: it was told already, or there is no room to remember it. */
static bool step_is_news(Telling *telling, const ProgressStep *step) {
    size_t i = 0;
    while (i < STEPS_MAX && *telling->told[i].name &&
           strncmp(telling->told[i].name, step->name, sizeof telling->told[i].name - 1) != 0)
        i++;
    if (i == STEPS_MAX || telling->told[i].state == step->state)
        return false;
    snprintf(telling->told[i].name, sizeof telling->told[i].name, "%s", step->name);
    telling->told[i].state = step->state;
    return true;
}

static void steps_tell(Telling *telling, const ProgressView *view) {
    const Plain *plain = telling->plain;
    long long now = clock_now_ms(&plain->clock);
    for (size_t i = 0; i < progress_step_count(telling->operation.progress); i++) {
        ProgressStep step = progress_step(telling->operation.progress, i, now);
        if (!step_is_news(telling, &step))
            continue;
        AUTO(text_release) Text took = {0};
        AUTO(text_release) Text left = {0};
        words_span(step.elapsed_ms, &took);
        if (view->late) {
            text_print(&left, ", %s", operation_late_words);
        } else if (view->remaining_ms >= 1000) {
            text_put(&left, ", ");
            words_forecast(view->remaining_ms, &left);
            text_put(&left, " left");
        }
        bool removes = view->direction == PROGRESS_ROLLBACK || view->direction == PROGRESS_DELETE;
        if (step.state == PROGRESS_BUSY && !removes)
            plain_say(plain, "%s: begun, %zu resource%s.", step.name, step.total, step.total == 1 ? "" : "s");
        else if (step.state == PROGRESS_FAILED)
            plain_say(plain, "%s: failed.", step.name);
        else if (step.state != PROGRESS_WAITING && step.state != PROGRESS_BUSY)
            plain_say(plain, "%s: %s after %s. In all %.0f percent%s.", step.name,
                      step.state == PROGRESS_REMOVED ? "removed" : "done", text_string(&took), view->share * 100,
                      text_string(&left));
    }
}

static void event_tell(void *data, const CfnEvent *event) {
    Telling *telling = data;
    char at[MOMENT_SIZE];
    ProgressView view = progress_view(telling->operation.progress, clock_now_ms(&telling->plain->clock));
    if (telling->plain->options->verbose)
        plain_say(telling->plain, "%s, %s: %s%s%s.", words_clock(event->at_ms, at), event->logical_id, event->status,
                  *event->reason ? ": " : "", event->reason);
    if (!telling->backwards && view.direction == PROGRESS_ROLLBACK) {
        telling->backwards = true;
        plain_say(telling->plain, "AWS rolls back what was done.");
    }
    if (strstr(event->status, "_FAILED") && !failure_is_consequence(event->reason))
        plain_say(telling->plain, "Failed: %s: %s", event->logical_id, event->reason);
    steps_tell(telling, &view);
}

void telling_report(void *data, const DeploymentReport *news) {
    Telling *telling = data;
    AUTO(text_release) Text words = {0};
    if (news->note_id && *news->note)
        plain_say(telling->plain, "%s: %s.", news->note_id, news->note);
    if (operation_asked(&telling->operation, news, &words))
        plain_say(telling->plain, "%s.", text_string(&words));
    if (news->words)
        telling_words(telling, news->words);
    operation_take(&telling->operation, news, event_tell, telling);
    AUTO(text_release) Text ready = {0};
    if (operation_ready(&telling->operation, &ready))
        telling_words(telling, text_string(&ready));
}

void telling_begin(Telling *telling, DeploymentStart *start, const CfnChangeSet *planned) {
    AUTO(lines_release) Lines left = {0};
    operation_left(&telling->operation, &left); /* of what ran before */
    plain_lines_say(telling->plain, &left);
    memset(telling->told, 0, sizeof telling->told);
    telling->backwards = false;
    operation_begin(&telling->operation, start, planned);
}

static void telling_deletion(void *data, DeploymentStart *start) {
    telling_begin(data, start, NULL);
}

void telling_words(void *data, const char *words) {
    const Telling *telling = data;
    AUTO(memory_release) char *sentence = words_sentence(words);
    plain_say(telling->plain, "%s", sentence);
}

DeploymentHooks telling_hooks(Telling *telling) {
    return (DeploymentHooks){.begun = telling_deletion,
                             .told = telling_words,
                             .report = telling_report,
                             .data = telling,
                             .unattended = !telling->plain->shown};
}

bool telling_follow_last(Telling *telling, Plain *plain, const char *stack, DeploymentEnd *end) {
    AUTO(deployment_start_release) DeploymentStart start = {0};
    if (!deployment_last(&plain->aws, stack, &start, &plain->err))
        return false;
    plain_say(plain, "An operation runs on the stack already. These are its lines.");
    telling_begin(telling, &start, NULL);
    const DeploymentHooks hooks = telling_hooks(telling);
    return deployment_follow(&plain->aws, start.stack_id, start.since_ms, &hooks, end, &plain->err);
}

void telling_end(const Plain *plain, const EndScope *scope) {
    AUTO(lines_release) Lines lines = {0};
    AUTO(text_release) Text heading = {0};
    end_heading(scope, &heading);
    end_lines(scope, &lines);
    plain_say(plain, "\n%s.", text_string(&heading));
    plain_lines_say(plain, &lines);
}
