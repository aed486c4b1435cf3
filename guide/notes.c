/* See notes.h. */
#include "guide/notes.h"
#include "base/memory.h"
#include "guide/mend.h"

#include <stdio.h>
#include <string.h>

static void note_add(Notes *notes, const Finding *finding) {
    if (notes->count < NOTES_MAX)
        notes->items[notes->count++] = *finding;
}

static void note_support(const EngineSupport *support, bool near, Notes *notes) {
    AUTO(text_release) Text words = {0};
    engine_support_words(support, &words);
    if (!text_string(&words)[0])
        return;
    Finding note = {
        .id = "engine-support", .severity = near ? FINDING_WARNING : FINDING_OK, .path = "database.engine_version"};
    snprintf(note.what, sizeof note.what, "%s", text_string(&words));
    if (near)
        snprintf(note.remedy, sizeof note.remedy, "set database.engine_version to a newer one, at an hour of yours");
    note_add(notes, &note);
}

void notes_of_settings(const Settings *settings, Notes *notes) {
    EngineSupport support;
    engine_support_find(NULL, settings, &support);
    note_support(&support, false, notes);
}

/* Another version than the stack's, which may be none yet. */
static bool version_is_new(const Settings *settings, const Plan *plan) {
    const char *stands = template_parameter(plan->stack.parameters, plan->stack.parameter_count, "EngineVersion");
    return plan->create || !stands || strcmp(stands, settings_text(settings, "database.engine_version")) != 0;
}

static void take_warning(void *data, size_t index, const Finding *finding) {
    (void)index;
    if (finding && finding->severity == FINDING_WARNING)
        note_add(data, finding);
}

void notes_of_plan(AwsContext *aws, const Settings *settings, const Plan *plan, Notes *notes) {
    if (plan->revert || (plan->state != PLAN_READY && plan->state != PLAN_UNCHANGED))
        return;
    Error ignored = {0};
    const CheckScope scope = {.aws = aws, .settings = settings, .only = check_bit("stack-name")};
    EngineSupport support;
    bool chosen = version_is_new(settings, plan);
    engine_support_find(chosen ? aws : NULL, settings, &support);
    bool near = engine_support_left(&support, clock_now_ms(&aws->clock)) < ENGINE_SUPPORT_SOON_DAYS;
    if (plan->create)
        checks_run(&scope, take_warning, notes, NULL, &ignored);
    if (chosen || near)
        note_support(&support, near, notes);
}

void note_words(const Finding *note, Text *text) {
    if (note->severity != FINDING_OK)
        text_print(text, "%s: ", finding_kind(note->severity));
    text_print(text, "%s", note->what);
    if (note->why[0])
        text_print(text, "; %s", note->why);
    if (note->remedy[0])
        text_print(text, ": %s", note->remedy);
}
