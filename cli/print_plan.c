/* See print_plan.h. */
#include "cli/print_plan.h"
#include "base/memory.h"
#include "base/visible.h"
#include "cli/asker.h"
#include "cli/drift.h"
#include "cli/risks.h"
#include "guide/allowed.h"
#include "guide/allowed_changes.h"
#include "guide/review.h"
#include "guide/kept.h"
#include "stack/cost.h"
#include "stack/owner.h"
#include "stack/status.h"

#include <string.h>

static const char *plan_state_word(PlanState state) {
    static const char *const words[] = {
        [PLAN_READY] = "ready",   [PLAN_UNCHANGED] = "unchanged",
        [PLAN_BUSY] = "busy",     [PLAN_NEEDS_DELETE] = "needs delete",
        [PLAN_BROKEN] = "broken", [PLAN_FOREIGN] = "foreign",
    };
    return words[state];
}

/* As the stack stands: what it has no parameter for, an earlier version did as the default does. NULL: there is none.
 */
static Settings *as_it_stands(const Run *run, const Plan *plan) {
    if (plan->create || !plan->stack.id)
        return NULL;
    Settings *settings = settings_new();
    Error ignored = {0};
    settings_set(settings, "region", settings_text(run->settings, "region"), &ignored);
    standing_parameters(&plan->stack, settings, &ignored);
    return settings;
}

/* With what stands where the settings leave it open. */
static const Settings *wanted(const Run *run, const Plan *plan) {
    return plan->effective ? plan->effective : run->settings;
}

static json_t *cost_json(const Run *run, const Plan *plan) {
    AUTO(cost_release) CostEstimate estimate = {0};
    AUTO(cost_difference_release) CostDifference difference = {0};
    Settings *standing = as_it_stands(run, plan);
    cost_estimate(wanted(run, plan), &estimate);
    if (standing)
        cost_compare(standing, wanted(run, plan), &difference);
    bool known = cost_known(&estimate), compared = standing && !difference.unknown;
    settings_free(standing);
    return json_pack("{s:o, s:o}", "total_usd", known ? json_real(estimate.total) : json_null(), "change_usd",
                     compared ? json_real(difference.total) : json_null());
}

static json_t *values_json(const CfnChange *change) {
    json_t *values = json_array();
    for (size_t i = 0; i < change->value_count; i++)
        json_array_append_new(values, json_pack("{s:o, s:o, s:o}", "name", json_visible(change->values[i].name),
                                                "before", json_visible(change->values[i].before), "after",
                                                json_visible(change->values[i].after)));
    return values;
}

static json_t *changes_json(const CfnChangeSet *set) {
    json_t *changes = json_array();
    for (size_t i = 0; i < set->change_count; i++) {
        const CfnChange *change = &set->changes[i];
        json_array_append_new(
            changes, json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "action", json_visible(change->action),
                               "logical_id", json_visible(change->logical_id), "type", json_visible(change->type),
                               "replacement", json_visible(change->replacement), "scope", json_visible(change->scope),
                               "details", json_visible(change->details), "values", values_json(change)));
    }
    return changes;
}

static json_t *dangers_json(const Plan *plan) {
    json_t *dangers = json_array();
    for (size_t i = 0; i < plan->danger_count; i++) {
        const PlanDanger *danger = &plan->dangers[i];
        json_array_append_new(dangers,
                              json_pack("{s:o, s:o, s:s, s:b, s:b}", "logical_id", json_visible(danger->logical_id),
                                        "type", json_visible(danger->type), "words", danger->words, "database",
                                        danger->database, "perhaps", danger->perhaps));
    }
    return dangers;
}

static json_t *warnings_json(const Plan *plan) {
    json_t *warnings = json_array();
    for (size_t i = 0; i < plan->warnings.count; i++) {
        const CfnFinding *warning = &plan->warnings.items[i];
        json_array_append_new(warnings,
                              json_pack("{s:o, s:o, s:o, s:o}", "logical_id", json_visible(warning->logical_id), "type",
                                        json_visible(warning->type), "validation", json_visible(warning->validation),
                                        "reason", json_visible(warning->reason)));
    }
    return warnings;
}

json_t *allowed_changes_json(const AccessMerge *merge) {
    json_t *array = json_array();
    for (size_t i = 0; i < merge->count; i++) {
        char cidr[CIDR_SIZE];
        cidr_format(merge->changes[i].cidr, cidr);
        AUTO(memory_release) char *note = visible_copy(merge->changes[i].note);
        json_array_append_new(array, json_pack("{s:s, s:s, s:s}", "cidr", cidr, "change",
                                               allowed_kind(merge->changes[i].kind), "note", note));
    }
    return array;
}

static json_t *kept_json(const Plan *plan) {
    json_t *kept = json_array();
    for (size_t i = 0; i < plan->differences.count; i++) {
        const StandingDifference *one = &plan->differences.items[i];
        if (one->kind == STANDING_KEPT)
            json_array_append_new(
                kept, json_pack("{s:s, s:o}", "setting", one->row->path, "value", json_visible(one->stands)));
    }
    return kept;
}

void notes_say(const Run *run, const Notes *notes) {
    for (size_t i = 0; i < notes->count; i++) {
        AUTO(text_release) Text words = {0};
        note_words(&notes->items[i], &words);
        say(run, "%s", text_string(&words));
    }
}

json_t *notes_json(const Notes *notes) {
    json_t *list = json_array();
    for (size_t i = 0; i < notes->count; i++) {
        AUTO(text_release) Text words = {0};
        note_words(&notes->items[i], &words);
        json_array_append_new(list, json_pack("{s:s, s:o, s:s?}", "id", notes->items[i].id, "words",
                                              json_visible(text_string(&words)), "setting", notes->items[i].path));
    }
    return list;
}

/* How it is with the stack, and what to do: of one that is not changed whatever its state is, why. */
static void state_put(const Plan *plan, Text *words, Text *way_out) {
    if (plan->state == PLAN_FOREIGN) {
        owner_words(plan->owner, plan->stack.name, words, way_out);
        return;
    }
    text_put(words, plan->status ? plan->status->words : "");
    text_put(way_out, plan->status ? plan->status->way_out : "");
}

/* As mend.h words it, without the fixes: nothing is mended here. */
static json_t *refusals_json(const Refusals *refusals) {
    json_t *list = json_array();
    for (size_t i = 0; i < refusals->count; i++) {
        const Finding *one = &refusals->items[i];
        json_array_append_new(list, json_pack("{s:s, s:o, s:o, s:o, s:s?}", "id", one->id, "what",
                                              json_visible(one->what), "why", json_visible(one->why), "remedy",
                                              json_visible(one->remedy), "setting", one->path));
    }
    return list;
}

static void print_as_json(const Run *run, const Plan *plan, const PlanTold *told) {
    Asker asker = {0};
    AwsContext aws = run->aws;
    AUTO(text_release) Text words = {0}, way_out = {0};
    state_put(plan, &words, &way_out);
    asker_read(&aws, &asker);
    print_json(json_pack("{s:o, s:s, s:b, s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "identity",
                         asker_json(&asker), "plan", plan_state_word(plan->state), "create", plan->create, "words",
                         text_string(&words), "way_out", text_string(&way_out), "changes", changes_json(&plan->set),
                         "dangers", dangers_json(plan), "warnings", warnings_json(plan), "cost", cost_json(run, plan),
                         "allowed", allowed_changes_json(&plan->allowed), "kept", kept_json(plan), "risks",
                         risks_json(&told->risks), "drift", drift_json(&told->drift), "waiting",
                         waiting_json(&told->drift.waiting, clock_now_ms(&run->clock)), "notes",
                         notes_json(&told->notes), "refused", refusals_json(&told->refusals)));
}

static void list_print(const Plan *plan) {
    AUTO(lines_release) Lines lines = {0};
    review_kept(plan, &lines);
    review_list(plan, &lines);
    for (size_t i = 0; i < lines.count; i++)
        printf("%s%s\n", lines.items[i].role == LINE_TITLE ? "" : "  ", lines.items[i].words);
    fflush(stdout);
}

/* What goes to stdout is the answer; it can be piped: a line a change, the gravest first. */
static void changes_print(const Plan *plan) {
    static const char *const marks[CHANGE_RANKS] = {
        [CHANGE_DATABASE] = "!", [CHANGE_GRAVE] = "-", [CHANGE_PERHAPS] = "?",
        [CHANGE_MODIFY] = "~",   [CHANGE_NOTED] = "=", [CHANGE_ADD] = "+"};
    for (int rank = 0; rank < CHANGE_RANKS; rank++)
        for (size_t i = 0; i < plan->set.change_count; i++) {
            const CfnChange *change = &plan->set.changes[i];
            AUTO(text_release) Text words = {0};
            if ((int)change_rank(plan, change) != rank)
                continue;
            change_words(plan, change, &words);
            AUTO(memory_release) char *shown = visible_copy(text_string(&words));
            printf("%s %s\n", marks[rank], shown);
        }
    for (size_t i = 0; i < plan->beside.count; i++) {
        AUTO(text_release) Text words = {0};
        drift_rule_words(&plan->beside.items[i], &words);
        AUTO(memory_release) char *shown = visible_copy(text_string(&words));
        printf("- %s\n", shown);
    }
    fflush(stdout);
}

static void state_say(const Run *run, const Plan *plan) {
    AUTO(text_release) Text words = {0};
    review_state(plan, &words);
    say(run, "%s", text_string(&words));
}

static void cost_say(const Run *run, const Plan *plan) {
    AUTO(lines_release) Lines lines = {0};
    Settings *standing = as_it_stands(run, plan);
    review_cost(wanted(run, plan), standing, &lines);
    settings_free(standing);
    lines_say(run, &lines);
}

static void refusals_say(const Run *run, const Refusals *refusals) {
    AUTO(lines_release) Lines lines = {0};
    review_refusals(refusals, &lines);
    lines_say(run, &lines);
}

void plan_told_release(PlanTold *told) {
    risks_release(&told->risks);
    drift_release(&told->drift);
}

void plan_print(const Run *run, const Plan *plan, const PlanTold *told) {
    if (run->options.json) {
        print_as_json(run, plan, told);
        return;
    }
    drift_say(run, plan, &told->drift);
    list_print(plan);
    if (plan->state != PLAN_READY) {
        state_say(run, plan);
        refusals_say(run, &told->refusals);
        notes_say(run, &told->notes);
        risks_say(run, &told->risks);
        return;
    }
    AUTO(text_release) Text ready = {0}, counts = {0}, took = {0};
    AUTO(lines_release) Lines warnings = {0};
    changes_print(plan);
    review_counts(plan, &counts);
    if (plan->set.id)
        printf("%s\n", text_string(&counts));
    fflush(stdout);
    review_warnings(plan, &warnings);
    lines_say(run, &warnings);
    review_ready(plan, review_forecast_ms(plan, &took), &ready);
    say(run, "%s", text_string(&ready));
    if (took.length)
        say(run, "%s", text_string(&took));
    cost_say(run, plan);
    notes_say(run, &told->notes);
    risks_say(run, &told->risks);
    refusals_say(run, &told->refusals);
}
