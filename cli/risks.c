/* See risks.h. */
#include "cli/risks.h"

#include "base/memory.h"
#include "base/visible.h"
#include "guide/review.h"

#include <stdlib.h>
#include <string.h>

/* ---- finding them */

void risks_of_plan(Run *run, const Plan *plan, Risks *risks, Drift *seen) {
    Error err = {0};
    if (risks_read(&run->aws, run->settings, plan, risks, seen, &err))
        return;
    say(run, "the stack as it is could not be read, so all that the settings say counts as new: %s", err.said);
    if (err.remedy[0])
        say(run, "  to do: %s", err.remedy);
}

void risks_of_settings(const Run *run, Risks *risks) {
    const RiskFacts facts = {.after = run->settings};
    risks_find(&facts, risks);
}

/* ---- telling them */

void risks_say(const Run *run, const Risks *risks) {
    for (size_t i = 0; i < risks->count; i++)
        say(run, "RISK %s: %s", risk_rows[risks->items[i].id].id, risks->items[i].words);
}

json_t *risks_json(const Risks *risks) {
    static const char *const needs[] = {[RISK_TOLD] = "told",
                                        [RISK_AGREED] = "agreed",
                                        [RISK_TYPED_OPEN] = "open",
                                        [RISK_TYPED_NAME] = "name",
                                        [RISK_REFUSED] = "refused"};
    json_t *list = json_array();
    for (size_t i = 0; i < risks->count; i++) {
        const RiskRow *row = &risk_rows[risks->items[i].id];
        json_array_append_new(list, json_pack("{s:s, s:o, s:s, s:s?}", "id", row->id, "words",
                                              json_visible(risks->items[i].words), "needs", needs[row->need], "option",
                                              risks->items[i].option));
    }
    return list;
}

/* ---- agreeing to them */

/* The ids of --accept: said several times, or once with commas between. */
typedef struct Ids {
    char **items;
    size_t count;
} Ids;

static void ids_release(Ids *ids) {
    for (size_t i = 0; i < ids->count; i++)
        free(ids->items[i]);
    free(ids->items);
}

static void ids_read(const Words *words, Ids *ids) {
    for (size_t i = 0; i < words->count; i++) {
        AUTO(memory_release) char *copy = memory_copy(words->items[i]);
        char *rest = copy;
        for (char *id; (id = strsep(&rest, ", ")) != NULL;) {
            if (!*id)
                continue;
            ids->items = memory_grow(ids->items, ids->count + 1, sizeof *ids->items);
            ids->items[ids->count++] = memory_copy(id);
        }
    }
}

bool risks_options(Run *run) {
    AUTO(ids_release) Ids ids = {0};
    ids_read(&run->options.accepted, &ids);
    for (size_t i = 0; i < ids.count; i++)
        if (!risk_named(ids.items[i], &run->err))
            return false;
    return true;
}

static bool by_options(const Run *run, const Risks *risks, Error *err) {
    AUTO(ids_release) Ids ids = {0};
    const char *name = run->options.confirm;
    ids_read(&run->options.accepted, &ids);
    const RiskConsent consent = {.ids = (const char *const *)ids.items,
                                 .count = ids.count,
                                 .now = run->options.now,
                                 .in_window = run->options.in_window,
                                 .confirm = name && strcmp(name, settings_text(run->settings, "app")) == 0};
    return risks_accepted(risks, &consent, err);
}

bool risks_agreed(Run *run, const Risks *risks, const Question *question, const char *agree, Error *err) {
    if (run->options.yes || risks_need(risks) == RISK_REFUSED)
        return by_options(run, risks, err);
    bool asked = question->title && !by_options(run, risks, &(Error){0});
    return asked ? ask_question(run, question) : ask_yes(run, agree);
}

bool risks_meant(Run *run, const Risks *risks, Error *err) {
    const Plan change = {.state = PLAN_READY};
    AUTO(question_release) Question question = {0};
    if (by_options(run, risks, err))
        return true;
    review_question(&change, risks, settings_text(run->settings, "app"), true, &question);
    if (run->options.yes || !question.title || !ask_question(run, &question))
        return false;
    *err = (Error){0};
    return true;
}
