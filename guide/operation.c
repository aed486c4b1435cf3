#include "guide/operation.h"
#include "base/memory.h"
#include "guide/left_behind.h"
#include "guide/words.h"

#include <stdio.h>
#include <string.h>

void operation_release(Operation *operation) {
    progress_free(operation->progress);
    template_outline_free(operation->outline);
    *operation = (Operation){0};
}

void operation_begin(Operation *operation, DeploymentStart *start, const CfnChangeSet *planned) {
    const CfnChangeSet *changes = planned ? planned : &start->changes;
    operation_release(operation);
    operation->outline = start->outline;
    start->outline = NULL;
    operation->deletes = start->deletes;
    operation->progress = progress_new(operation->outline, start->stack_id, start->token, start->since_ms);
    if (changes->change_count > 0)
        progress_expect_changes(operation->progress, changes->changes, changes->change_count);
}

bool operation_take(Operation *operation, const DeploymentReport *report, OperationListener listener, void *data) {
    Progress *progress = operation->progress;
    bool news = false;
    if (!progress)
        return false;
    if (report->stack)
        progress_stack(progress, report->stack);
    if (report->resources && operation->deletes && !operation->counted) {
        progress_expect_resources(progress, report->resources->items, report->resources->count);
        operation->counted = true;
    }
    if (report->resources)
        progress_resources(progress, report->resources->items, report->resources->count);
    if (report->note_id)
        progress_note(progress, report->note_id, report->note);
    for (size_t i = 0; i < report->event_count; i++) {
        if (!progress_take(progress, &report->events[i]))
            continue;
        news = true;
        if (listener)
            listener(data, &report->events[i]);
    }
    return news;
}

const char *operation_trouble(const DeploymentReport *report) {
    return report->unsure ? "AWS can't be asked now whether the change has begun"
                          : "AWS can't be asked now; the operation goes on there";
}

bool operation_asked(Operation *operation, const DeploymentReport *report, Text *words) {
    /* By its code: each poll's words have a request id of their own. */
    const Error *err = report->trouble;
    const char *trouble = !err ? "" : err->code[0] ? err->code : err->said;
    if (strncmp(operation->trouble, trouble, sizeof operation->trouble - 1) == 0)
        return false;
    snprintf(operation->trouble, sizeof operation->trouble, "%.255s", trouble);
    if (err)
        text_print(words, "%s: %s", operation_trouble(report), err->said);
    else
        text_put(words, "AWS answers again");
    return true;
}

const char operation_ready_words[] =
    "ready to use: the database answers `secure-rds connect`; its first password is changed before the end";

bool operation_ready(Operation *operation, Text *words) {
    if (operation->ready || !operation->progress || !progress_ready(operation->progress))
        return false;
    operation->ready = true;
    text_put(words, operation_ready_words);
    return true;
}

void operation_left(const Operation *operation, Lines *lines) {
    AUTO(left_behind_release) LeftBehind left = {0};
    if (!operation->progress)
        return;
    left_behind(operation->progress, progress_view(operation->progress, 0).stack_status, &left);
    left_behind_lines(&left, LEFT_BEHIND_MOST, lines);
}

const char operation_late_words[] = "longer than usual";

/* How long the resource usually takes, when it takes far longer; 0: it does not. */
static long long slow_usual_ms(const Operation *operation, const ProgressResource *resource) {
    enum { TIMES = 4, LEAST_MS = 60000 };
    const TemplateOutline *outline = operation->outline;
    long long usual_ms = 0;
    for (size_t i = 0; i < outline->resource_count; i++)
        if (strcmp(outline->resources[i].logical_id, resource->logical_id) == 0)
            usual_ms = 1000LL * outline->resources[i].usual_s;
    return resource->state == PROGRESS_BUSY && resource->elapsed_ms >= TIMES * usual_ms + LEAST_MS ? usual_ms : 0;
}

void operation_slow(const Operation *operation, long long now_ms, Text *text) {
    size_t count = 0;
    for (size_t step = 0; step < progress_step_count(operation->progress); step++) {
        size_t total = progress_step(operation->progress, step, now_ms).total;
        for (size_t i = 0; i < total; i++) {
            ProgressResource resource = progress_resource(operation->progress, step, i, now_ms);
            long long usual_ms = slow_usual_ms(operation, &resource);
            if (usual_ms == 0 || count++ > 0)
                continue;
            text_print(text, "%s takes much longer than its usual ", resource.logical_id);
            words_span(usual_ms, text);
        }
    }
    if (count > 1)
        text_print(text, ", and so do%s %zu more", count == 2 ? "es" : "", count - 1);
}
