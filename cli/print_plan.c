/* See print_plan.h. */
#include "cli/print_plan.h"
#include "base/memory.h"
#include "base/visible.h"
#include "cli/asker.h"
#include "cli/risks.h"
#include "guide/words.h"
#include "stack/progress.h"

#include <string.h>

static const char *plan_state_word(PlanState state) {
    static const char *const words[] = {
        [PLAN_READY] = "ready",   [PLAN_UNCHANGED] = "unchanged",
        [PLAN_BUSY] = "busy",     [PLAN_NEEDS_DELETE] = "needs delete",
        [PLAN_BROKEN] = "broken", [PLAN_FOREIGN] = "foreign",
    };
    return words[state];
}

static void print_as_json(const Run *run, const Plan *plan, const Risks *risks) {
    json_t *changes = json_array(), *dangers = json_array();
    for (size_t i = 0; i < plan->set.change_count; i++) {
        const CfnChange *change = &plan->set.changes[i];
        json_array_append_new(
            changes, json_pack("{s:o, s:o, s:o, s:o, s:o, s:o}", "action", json_visible(change->action), "logical_id",
                               json_visible(change->logical_id), "type", json_visible(change->type), "replacement",
                               json_visible(change->replacement), "scope", json_visible(change->scope), "details",
                               json_visible(change->details)));
    }
    for (size_t i = 0; i < plan->danger_count; i++) {
        const PlanDanger *danger = &plan->dangers[i];
        json_array_append_new(dangers,
                              json_pack("{s:o, s:o, s:s, s:b, s:b}", "logical_id", json_visible(danger->logical_id),
                                        "type", json_visible(danger->type), "words", danger->words, "database",
                                        danger->database, "perhaps", danger->perhaps));
    }
    Asker asker = {0};
    AwsContext aws = run->aws;
    asker_read(&aws, &asker);
    print_json(json_pack("{s:o, s:s, s:b, s:s, s:s, s:o, s:o, s:o}", "identity", asker_json(&asker), "plan",
                         plan_state_word(plan->state), "create", plan->create, "words",
                         plan->status ? plan->status->words : "", "way_out", plan->status ? plan->status->way_out : "",
                         "changes", changes, "dangers", dangers, "risks", risks_json(risks)));
}

static const char *change_mark(const CfnChange *change) {
    if (strcmp(change->action, "Add") == 0)
        return "+";
    if (strcmp(change->action, "Remove") == 0)
        return "-";
    return strcmp(change->replacement, "True") == 0 ? "±" : strcmp(change->replacement, "Conditional") == 0 ? "?" : "~";
}

/* What goes to stdout is the answer; it can be piped. */
static void print_change(const CfnChange *change) {
    AUTO(text_release) Text line = {0};
    AUTO(memory_release) char *id = visible_copy(change->logical_id);
    AUTO(memory_release) char *type = visible_copy(change->type);
    AUTO(memory_release) char *details = visible_copy(change->details);
    AUTO(memory_release) char *action = visible_copy(change->action);
    text_print(&line, "%s %-9s %-30s %s", change_mark(change), action, id, type);
    if (strcmp(change->replacement, "True") == 0)
        text_put(&line, "  REPLACED");
    else if (strcmp(change->replacement, "Conditional") == 0)
        text_put(&line, "  perhaps replaced");
    if (*details)
        text_print(&line, "  (%s)", details);
    puts(text_string(&line));
}

static void forecast_say(const Run *run, const Plan *plan) {
    Error ignored = {0}; /* without an outline there is no forecast */
    TemplateOutline *outline =
        template_outline_new(plan->body, plan->parameters.items, plan->parameters.count, &ignored);
    size_t count = plan->set.change_count;
    long long ms = outline ? progress_forecast_ms(outline, plan->set.changes, count) : 0;
    AUTO(text_release) Text words = {0};
    text_put(&words, ms > 0 ? ", in " : "");
    words_forecast(ms, &words);
    say(run, "%zu resource%s would change%s", count, count == 1 ? "" : "s", text_string(&words));
    template_outline_free(outline);
}

void plan_print(const Run *run, const Plan *plan, const Risks *risks) {
    if (run->options.json) {
        print_as_json(run, plan, risks);
        return;
    }
    switch (plan->state) {
    case PLAN_READY:
        for (size_t i = 0; i < plan->set.change_count; i++)
            print_change(&plan->set.changes[i]);
        fflush(stdout);
        forecast_say(run, plan);
        risks_say(run, risks);
        break;
    case PLAN_UNCHANGED:
        say(run, "nothing to change: the stack is as the settings say");
        break;
    case PLAN_BUSY:
        say(run, "the stack is at work (%s): `secure-rds apply` follows it", plan->stack.status);
        break;
    case PLAN_NEEDS_DELETE:
    case PLAN_BROKEN:
        say(run, "%s: %s\n  to do: %s", plan->stack.status, plan->status->words, plan->status->way_out);
        break;
    case PLAN_FOREIGN:
        say(run, "there is a stack of this name that secure-rds did not make: choose another app name");
        break;
    }
}
