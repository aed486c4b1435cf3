/* See drift.h. */
#include "stack/drift.h"

#include "base/memory.h"

#include <stdio.h>
#include <string.h>

enum { POLL_MS = 3000, VALUE_MAX = 80 };

void drift_release(Drift *drift) {
    cfn_drifts_release(&drift->drifts);
    *drift = (Drift){0};
}

static bool wait_for(AwsContext *aws, const Clock *clock, const char *id, char status[32], Error *err) {
    for (;;) {
        AUTO(memory_release) char *state = NULL, *found = NULL;
        if (!cfn_drift_status(aws, id, &state, &found, err))
            return false;
        if (strcmp(state, "DETECTION_IN_PROGRESS") != 0) {
            snprintf(status, 32, "%s", found);
            /* Failed for some resources: what it found of the others stands (API Reference). */
            return strcmp(state, "DETECTION_FAILED") != 0 || *found ||
                   error_set(err, ERROR_FAILED, "try again", "AWS could not compare every resource");
        }
        if (!clock_sleep(clock, POLL_MS, aws->cancel))
            return cancel_error(err);
    }
}

bool drift_detect(AwsContext *aws, const Clock *clock, const char *stack_name, Drift *drift, Error *err) {
    AUTO(memory_release) char *id = NULL;
    Drift made = {0};
    if (!cfn_detect_drift(aws, stack_name, &id, err) || !wait_for(aws, clock, id, made.status, err) ||
        !cfn_resource_drifts(aws, stack_name, &made.drifts, err))
        return error_tried(err, "look for drift");
    *drift = made;
    return true;
}

/* A value as JSON, or the start of it. */
static void put_value(Text *text, const char *value) {
    int length = (int)strlen(value);
    bool cut = length > VALUE_MAX;
    int shown = cut ? VALUE_MAX : length;
    while (cut && shown > 0 && ((unsigned char)value[shown] & 0xc0) == 0x80)
        shown--;
    text_print(text, "%.*s%s", shown, value, cut ? " …" : "");
}

static void put_difference(const CfnDifference *difference, Text *text) {
    const char *path = difference->path[0] == '/' ? difference->path + 1 : difference->path;
    text_print(text, "  %s ", path);
    if (strcmp(difference->kind, "REMOVE") == 0) {
        text_put(text, "is gone; the stack has ");
        put_value(text, difference->expected);
    } else if (strcmp(difference->kind, "ADD") == 0) {
        text_put(text, "was added: ");
        put_value(text, difference->actual);
    } else {
        text_put(text, "is ");
        put_value(text, difference->actual);
        text_put(text, "; the stack has ");
        put_value(text, difference->expected);
    }
    text_put(text, "\n");
}

void drift_words(const CfnDrift *drift, Text *text) {
    bool deleted = strcmp(drift->status, "DELETED") == 0;
    text_print(text, "%s (%s) was %s outside secure-rds\n", drift->logical_id, drift->type,
               deleted ? "DELETED" : "changed");
    for (size_t i = 0; !deleted && i < drift->difference_count; i++)
        put_difference(&drift->differences[i], text);
}
