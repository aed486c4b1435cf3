/* See preflight.h. */
#include "screens/preflight.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { ROWS_MAX = 32, STILL_MS = 400, LOOK_MS = 200 };

typedef struct PreflightRow {
    char *key; /* account, region and choices that the finding is of; NULL: none */
    bool asking, told;
    Finding finding;
} PreflightRow;

struct Preflight {
    PreflightRow rows[ROWS_MAX];
    Job *job;             /* of visit 0: it outlives the screens */
    long long changed_ms; /* monotonic: when a key last changed */
    bool begun;
};

Preflight *preflight_new(void) {
    return memory_new(1, sizeof(Preflight));
}

void preflight_free(Preflight *preflight) {
    for (size_t i = 0; preflight && i < ROWS_MAX; i++)
        free(preflight->rows[i].key);
    free(preflight);
}

/* ---- the job */

typedef struct PreflightInput {
    Connection *connection;
    Settings *settings;
    const char *role_arn;
    unsigned long long only;
    Job *job;
} PreflightInput;

static void finding_tell(void *data, size_t index, const Finding *finding) {
    PreflightInput *input = data;
    Finding *copy = NULL;
    if (finding) {
        copy = memory_new(1, sizeof *copy);
        *copy = *finding;
    }
    job_tell(input->job, (int)index, copy, free);
}

static bool work(Job *job, void *data, Error *err) {
    PreflightInput *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    CheckScope scope = {.aws = &aws, .settings = input->settings, .role_arn = input->role_arn, .only = input->only};
    input->job = job;
    return checks_run(&scope, finding_tell, input, NULL, err);
}

static void release(void *data) {
    PreflightInput *input = data;
    connection_drop(input->connection);
    settings_free(input->settings);
    free(input);
}

static const JobKind kind = {.name = "check the account", .work = work, .release = release};

static void job_begin(Wizard *wizard, unsigned long long only) {
    PreflightInput *input = memory_new(1, sizeof *input);
    *input = (PreflightInput){.connection = connection_hold(wizard->who.connection),
                              .settings = settings_copy(wizard->choices.chosen),
                              .role_arn = wizard->options->face.role_arn,
                              .only = only};
    wizard->who.preflight->begun = true;
    wizard->who.preflight->job = job_start((Visit){.mailbox = wizard->mailbox}, &kind, input);
}

/* ---- what is to be asked */

static char *key_make(const Wizard *wizard, size_t row) {
    Text text = {0};
    text_print(&text, "%s %s %d ", wizard->who.identity.arn,
               aws_session_region(connection_session(wizard->who.connection)), wizard->standing);
    check_depends(row, wizard->choices.chosen, &text);
    return text_take(&text);
}

/* Forgets the findings that are of other choices. */
static void keys_compare(Wizard *wizard, long long now_ms) {
    Preflight *preflight = wizard->who.preflight;
    for (size_t i = 0; i < check_count; i++) {
        PreflightRow *row = &preflight->rows[i];
        char *key = key_make(wizard, i);
        if (row->key && strcmp(row->key, key) == 0) {
            free(key);
            continue;
        }
        free(row->key);
        *row = (PreflightRow){.key = key};
        preflight->changed_ms = now_ms;
        if (preflight->job) { /* what it asks may be of no use any more */
            job_cancel(preflight->job);
            preflight->job = NULL;
        }
    }
}

int preflight_follow(Wizard *wizard, long long now_ms) {
    Preflight *preflight = wizard->who.preflight;
    unsigned long long only = 0;
    if (!wizard->visited[SCREEN_ACCOUNT] || wizard->work.running || !wizard->who.connection ||
        !wizard->who.identity.account[0] || !*settings_text(wizard->choices.chosen, "app"))
        return 0;
    keys_compare(wizard, now_ms);
    for (size_t i = 0; i < check_count; i++)
        only |= preflight->rows[i].told ? 0 : 1ULL << i;
    if (!only || preflight->job)
        return preflight->job ? LOOK_MS : 0;
    if (now_ms - preflight->changed_ms < STILL_MS) /* somebody types */
        return LOOK_MS;
    for (size_t i = 0; i < check_count; i++)
        preflight->rows[i].asking = false;
    job_begin(wizard, only);
    return LOOK_MS;
}

bool preflight_message(Wizard *wizard, Message *message) {
    Preflight *preflight = wizard->who.preflight;
    if (!message->job || message->job != preflight->job)
        return false;
    if (message->type == MESSAGE_TOLD && message->what < ROWS_MAX) {
        PreflightRow *row = &preflight->rows[message->what];
        const Finding *finding = message->body;
        row->asking = !finding;
        row->told = finding != NULL;
        if (finding)
            row->finding = *finding;
    }
    if (message->type == MESSAGE_DONE)
        preflight->job = NULL;
    return true;
}

void preflight_again(Wizard *wizard, size_t row) {
    wizard->who.preflight->rows[row].told = false;
}

/* ---- what is known */

bool preflight_begun(const Wizard *wizard) {
    return wizard->who.preflight->begun && *settings_text(wizard->choices.chosen, "app") &&
           wizard->who.identity.account[0];
}

bool preflight_running(const Wizard *wizard) {
    return wizard->who.preflight->job != NULL;
}

bool preflight_asking(const Wizard *wizard, size_t row) {
    return wizard->who.preflight->job && wizard->who.preflight->rows[row].asking;
}

static bool due(const Wizard *wizard, const Finding *finding) {
    return !finding->path || wizard_screen_of(finding->path) == SCREEN_ACCOUNT ||
           wizard->visited[wizard_screen_of(finding->path)];
}

const Finding *preflight_finding(const Wizard *wizard, size_t row) {
    const PreflightRow *at = &wizard->who.preflight->rows[row];
    return at->told && due(wizard, &at->finding) ? &at->finding : NULL;
}

size_t preflight_count(const Wizard *wizard, FindingSeverity severity) {
    size_t count = 0;
    for (size_t i = 0; i < check_count; i++) {
        const Finding *finding = preflight_finding(wizard, i);
        count += finding && finding->severity == severity;
    }
    return count;
}

bool preflight_stops(const Wizard *wizard) {
    for (size_t i = 0; i < check_count; i++) {
        const Finding *finding = preflight_finding(wizard, i);
        if (finding && finding->severity == FINDING_ERROR &&
            (!finding->path || wizard_screen_of(finding->path) == SCREEN_ACCOUNT))
            return true;
    }
    return false;
}

const Finding *preflight_refuses(const Wizard *wizard, ScreenId screen) {
    for (size_t i = 0; wizard->who.preflight && i < check_count; i++) {
        const Finding *finding = preflight_finding(wizard, i);
        if (finding && finding->severity == FINDING_ERROR && finding->certain && finding->path &&
            wizard_screen_of(finding->path) == screen)
            return finding;
    }
    return NULL;
}

size_t preflight_total(const Wizard *wizard) {
    size_t count = 0;
    for (size_t i = 0; i < check_count; i++)
        count += !wizard->who.preflight->rows[i].told || preflight_finding(wizard, i);
    return count;
}
