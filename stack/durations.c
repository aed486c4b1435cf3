/* See durations.h. */
#include "stack/durations.h"
#include "aws/arn.h"
#include "aws/config.h"
#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_BYTES = 256 << 10, MAX_IDS = 400, KEPT = TEMPLATE_TOOK_KEPT, LONGEST_S = 24 * 60 * 60 };

static const char *const verbs[TEMPLATE_VERBS] = {"CREATE", "UPDATE", "DELETE"};

struct Durations {
    char *stack_id, *path; /* path NULL: of a stack that names no account and region */
    json_t *took;          /* as in the file */
    json_t *begun;         /* {logical id: [verb, at_ms]} of what is at work */
    bool changed;
};

/* ACCOUNT.REGION: digits, and letters with hyphens; an ARN comes from outside. */
static char *path_of(const char *stack_id) {
    AUTO(memory_release) char *account = arn_part(stack_id, ARN_ACCOUNT);
    AUTO(memory_release) char *region = arn_part(stack_id, ARN_ACCOUNT - 1);
    if (!*account || account[strspn(account, "0123456789")] || !*region ||
        region[strspn(region, "abcdefghijklmnopqrstuvwxyz0123456789-")])
        return NULL;
    AUTO(memory_release) char *name = memory_print("%s.%s.durations.json", account, region);
    return state_path(name);
}

static bool is_number(const json_t *value, long long least, long long most) {
    return json_is_integer(value) && json_integer_value(value) >= least && json_integer_value(value) <= most;
}

static bool is_run(const json_t *run) {
    return json_array_size(run) == 2 && is_number(json_array_get(run, 0), 1, 1LL << 40) &&
           is_number(json_array_get(run, 1), 0, LONGEST_S);
}

static bool is_runs(const json_t *runs) {
    bool valid = json_is_array(runs) && json_array_size(runs) <= KEPT;
    for (size_t i = 0; i < json_array_size(runs); i++)
        valid = valid && is_run(json_array_get(runs, i));
    return valid;
}

static int verb_of(const char *text, size_t length) {
    for (int verb = 0; verb < TEMPLATE_VERBS; verb++)
        if (strlen(verbs[verb]) == length && strncmp(text, verbs[verb], length) == 0)
            return verb;
    return -1;
}

/* Whether every part of it is as this program writes it; else none of it is believed. */
static bool is_whole(const json_t *took) {
    const char *id, *verb;
    json_t *done, *runs;
    bool valid = json_is_object(took) && json_object_size(took) <= MAX_IDS;
    json_object_foreach((json_t *)took, id, done) {
        valid = valid && json_is_object(done) && strlen(id) <= 255;
        json_object_foreach(done, verb, runs) {
            valid = valid && verb_of(verb, strlen(verb)) >= 0 && is_runs(runs);
        }
    }
    return valid;
}

Durations *durations_read(const char *stack_id) {
    Durations *durations = memory_new(1, sizeof *durations);
    AUTO(text_release) Text text = {.max = MAX_BYTES};
    Error ignored = {0};
    durations->stack_id = memory_copy(stack_id ? stack_id : "");
    durations->path = path_of(durations->stack_id);
    durations->begun = json_object();
    if (durations->path && file_read_own(durations->path, &text, &ignored))
        durations->took = json_loadb(text_string(&text), text.length, JSON_REJECT_DUPLICATES, NULL);
    if (is_whole(durations->took))
        return durations;
    json_decref(durations->took);
    durations->took = json_object();
    return durations;
}

void durations_free(Durations *durations) {
    if (!durations)
        return;
    json_decref(durations->took);
    json_decref(durations->begun);
    free(durations->stack_id);
    free(durations->path);
    free(durations);
}

/* ---- what events show */

/* The member of that name, made when there is none. */
static json_t *child(json_t *object, const char *name, json_t *fresh) {
    json_t *found = json_object_get(object, name);
    if (!found)
        json_object_set(object, name, found = fresh);
    json_decref(fresh);
    return found;
}

static void add_run(Durations *durations, const char *logical_id, int verb, long long end_ms, long long took_ms) {
    json_t *done = child(durations->took, logical_id, json_object());
    json_t *runs = child(done, verbs[verb], json_array()), *run;
    long long end_s = end_ms / 1000, took_s = (took_ms + 500) / 1000;
    size_t i;
    json_array_foreach(runs, i, run) {
        if (json_integer_value(json_array_get(run, 0)) == end_s)
            return;
    }
    json_array_append_new(runs, json_pack("[II]", (json_int_t)end_s, (json_int_t)took_s));
    while (json_array_size(runs) > KEPT)
        json_array_remove(runs, 0);
    durations->changed = true;
}

/* Each begins twice ("Resource creation Initiated"): the first counts. */
static void begin(Durations *durations, const CfnEvent *event, int verb) {
    const json_t *begun = json_object_get(durations->begun, event->logical_id);
    if (!begun || json_integer_value(json_array_get(begun, 0)) != verb)
        json_object_set_new(durations->begun, event->logical_id, json_pack("[iI]", verb, (json_int_t)event->at_ms));
}

static void end(Durations *durations, const CfnEvent *event, int verb) {
    const json_t *begun = json_object_get(durations->begun, event->logical_id);
    long long took_ms = event->at_ms - json_integer_value(json_array_get(begun, 1));
    bool fits = begun && json_integer_value(json_array_get(begun, 0)) == verb && strlen(event->logical_id) <= 255 &&
                took_ms >= 0 && took_ms / 1000 < LONGEST_S;
    bool room = json_object_size(durations->took) < MAX_IDS || json_object_get(durations->took, event->logical_id);
    if (fits && room && event->at_ms >= 1000)
        add_run(durations, event->logical_id, verb, event->at_ms, took_ms);
}

void durations_take(Durations *durations, const CfnEvent *event) {
    const char *bar = strchr(event->status, '_');
    int verb = bar ? verb_of(event->status, (size_t)(bar - event->status)) : -1;
    bool own = strcmp(event->stack_id, durations->stack_id) == 0 && strcmp(event->physical_id, event->stack_id) != 0;
    if (verb < 0 || !own)
        return;
    if (strcmp(bar, "_IN_PROGRESS") == 0) {
        begin(durations, event, verb);
        return;
    }
    if (strcmp(bar, "_COMPLETE") == 0)
        end(durations, event, verb);
    json_object_del(durations->begun, event->logical_id);
}

void durations_write(const Durations *durations) {
    Error err = {0};
    if (!durations->changed || !durations->path)
        return;
    AUTO(memory_release) char *folder = state_path("");
    AUTO(memory_release) char *text = json_dumps(durations->took, JSON_COMPACT | JSON_SORT_KEYS);
    if (text && (!folder_make(folder, 0700, &err) || !file_replace(durations->path, text, strlen(text), 0600, &err)))
        log_line("state", "%s could not be written: %s", durations->path, err.said);
}

/* ---- what they are for */

static int compare(const void *a, const void *b) {
    int first = *(const int *)a, second = *(const int *)b;
    return (first > second) - (first < second);
}

static TemplateTook took_of(const json_t *runs) {
    TemplateTook took = {0};
    int seconds[KEPT];
    for (size_t i = 0; i < json_array_size(runs); i++)
        seconds[took.runs++] = (int)json_integer_value(json_array_get(json_array_get(runs, i), 1));
    if (!took.runs)
        return took;
    qsort(seconds, took.runs, sizeof *seconds, compare);
    took.least_s = seconds[0];
    took.middle_s = seconds[took.runs / 2];
    took.most_s = seconds[took.runs - 1];
    return took;
}

void durations_refine(const char *stack_id, TemplateOutline *outline) {
    Durations *durations = durations_read(stack_id);
    for (size_t i = 0; i < outline->resource_count; i++) {
        TemplateResource *resource = &outline->resources[i];
        const json_t *done = json_object_get(durations->took, resource->logical_id);
        for (int verb = 0; verb < TEMPLATE_VERBS; verb++)
            resource->took[verb] = took_of(json_object_get(done, verbs[verb]));
    }
    durations_free(durations);
}
