/* The changes that AWS computed. See review.h. */
#include "guide/review.h"
#include "base/memory.h"
#include "base/must.h"
#include "guide/destroy.h"
#include "guide/drift.h"
#include "guide/words.h"
#include "stack/durations.h"
#include "stack/progress.h"

#include <stdlib.h>
#include <string.h>

static const PlanDanger *danger_of(const Plan *plan, const CfnChange *change) {
    for (size_t i = 0; i < plan->danger_count; i++)
        if (strcmp(plan->dangers[i].logical_id, change->logical_id) == 0)
            return &plan->dangers[i];
    return NULL;
}

ChangeRank change_rank(const Plan *plan, const CfnChange *change) {
    const PlanDanger *danger = danger_of(plan, change);
    if (danger && danger->database)
        return CHANGE_DATABASE;
    if (strcmp(change->action, "Remove") == 0 || strcmp(change->replacement, "True") == 0)
        return CHANGE_GRAVE;
    /* AWS says "Conditional" of all that a parameter reaches; a database that is in no danger is changed in place. */
    if (strcmp(change->action, "SyncWithActual") == 0)
        return CHANGE_NOTED;
    bool database = strcmp(change->type, "AWS::RDS::DBInstance") == 0;
    if (strcmp(change->replacement, "Conditional") == 0 && !database)
        return CHANGE_PERHAPS;
    return strcmp(change->action, "Modify") == 0 ? CHANGE_MODIFY : CHANGE_ADD;
}

/* A value that fits into a line; what is known only when it is made says so itself. */
static bool value_shown(const char *value) {
    enum { MOST = 40 };
    return strlen(value) <= MOST && !strchr(value, '{') && !strchr(value, '[');
}

/* " 20 → 40" of a property whose values are told, and short. */
static void values_put(const CfnChange *change, const char *name, Text *text) {
    for (size_t i = 0; i < change->value_count; i++) {
        const struct CfnValue *value = &change->values[i];
        if (strcmp(value->name, name) == 0 && strcmp(value->before, value->after) != 0 && value_shown(value->before) &&
            value_shown(value->after))
            text_print(text, " %s → %s", *value->before ? value->before : "none",
                       *value->after ? value->after : "none");
    }
}

/* "AllocatedStorage (ParameterReference), MultiAZ (…), MultiAZ (…)" → "AllocatedStorage 20 → 40, MultiAZ" */
static void properties_put(const CfnChange *change, Text *text) {
    const char *details = change->details;
    AUTO(text_release) Text seen = {0};
    text_put(&seen, " ");
    for (const char *at = details; *at;) {
        AUTO(memory_release) char *name = memory_copy_n(at, strcspn(at, " ,("));
        AUTO(memory_release) char *known = memory_print(" %s ", name);
        if (*name && !strstr(text_string(&seen), known)) {
            text_print(text, "%s%s", seen.length > 1 ? ", " : ": ", name);
            values_put(change, name, text);
            text_print(&seen, "%s ", name);
        }
        const char *next = strchr(at, ',');
        at = next ? next + 1 + strspn(next + 1, " ") : at + strlen(at);
    }
}

void change_words(const Plan *plan, const CfnChange *change, Text *text) {
    ChangeRank rank = change_rank(plan, change);
    const char *verb = strcmp(change->action, "Remove") == 0               ? "Removes"
                       : strcmp(change->replacement, "True") == 0          ? "Replaces"
                       : rank == CHANGE_DATABASE || rank == CHANGE_PERHAPS ? "May replace"
                       : rank == CHANGE_MODIFY                             ? "Changes"
                       : rank == CHANGE_NOTED                              ? "Leaves as it is"
                                                                           : "Adds";
    text_print(text, "%s %s (%s)", verb, change->logical_id, words_type(change->type));
    properties_put(change, text);
}

void danger_words(const PlanDanger *danger, Text *text) {
    text_print(text, "%s: %s%s%s", danger->logical_id, danger->perhaps ? "AWS can't tell yet, but perhaps " : "",
               danger->words, danger->database && !danger->removed ? "; its data is not moved along" : "");
}

static int line_order(const void *one, const void *other) {
    return strcmp(*(char *const *)one, *(char *const *)other);
}

void changes_mark(const Plan *plan, Text *text) {
    const CfnChangeSet *set = &plan->set;
    char **made = memory_new(set->change_count + 1, sizeof *made);
    for (size_t i = 0; i < set->change_count; i++) {
        const CfnChange *change = &set->changes[i];
        made[i] =
            memory_print("%s %s %s %s\n", change->action, change->logical_id, change->replacement, change->details);
    }
    if (set->change_count)
        qsort(made, set->change_count, sizeof *made, line_order);
    for (size_t i = 0; i < set->change_count; i++) {
        text_put(text, made[i]);
        free(made[i]);
    }
    free(made);
    for (size_t i = 0; i < plan->beside.count; i++)
        drift_rule_words(&plan->beside.items[i], text);
}

/* ---- as lines */

static Line *title(Lines *lines, const char *words, size_t count) {
    Line *line = lines_add(lines, SIGN_NONE, "", "%s: %zu", words, count);
    line->role = LINE_TITLE;
    return line;
}

static size_t ranked(const Plan *plan, ChangeRank from, ChangeRank to) {
    size_t count = 0;
    for (size_t i = 0; i < plan->set.change_count; i++) {
        ChangeRank rank = change_rank(plan, &plan->set.changes[i]);
        count += rank >= from && rank <= to;
    }
    return count;
}

static void ranks_add(Lines *lines, const Plan *plan, ChangeRank from, ChangeRank to, const char *words) {
    static const LineRole roles[CHANGE_RANKS] = {
        [CHANGE_DATABASE] = LINE_DANGER, [CHANGE_GRAVE] = LINE_DANGER, [CHANGE_PERHAPS] = LINE_CAREFUL,
        [CHANGE_MODIFY] = LINE_CHANGED,  [CHANGE_NOTED] = LINE_DIM,    [CHANGE_ADD] = LINE_ADDED};
    size_t count = ranked(plan, from, to);
    if (count)
        title(lines, words, count);
    for (ChangeRank rank = from; rank <= to; rank++)
        for (size_t i = 0; i < plan->set.change_count; i++) {
            AUTO(text_release) Text line = {0};
            if (change_rank(plan, &plan->set.changes[i]) != rank)
                continue;
            change_words(plan, &plan->set.changes[i], &line);
            lines_add(lines, SIGN_NONE, "", "%s", text_string(&line))->role = roles[rank];
        }
}

void review_warnings(const Plan *plan, Lines *lines) {
    if (plan->warnings.count)
        title(lines, "AWS warns", plan->warnings.count);
    for (size_t i = 0; i < plan->warnings.count; i++) {
        const CfnFinding *warning = &plan->warnings.items[i];
        lines_add(lines, SIGN_CAREFUL, "", "%s (%s): %s", warning->logical_id, words_type(warning->type),
                  warning->reason)
            ->role = LINE_CAREFUL;
    }
}

void review_refusals(const Refusals *refusals, Lines *lines) {
    if (refusals->count)
        title(lines, "AWS would refuse it", refusals->count);
    for (size_t i = 0; i < refusals->count; i++) {
        const Finding *one = &refusals->items[i];
        lines_add(lines, SIGN_FAILED, "", "%s; %s", one->what, one->why)->role = LINE_DANGER;
        lines_add(lines, SIGN_FAILED, "To do", "%s", one->remedy)->role = LINE_DANGER;
    }
}

void review_grave(const Plan *plan, Lines *lines) {
    for (size_t i = 0; i < plan->danger_count; i++) {
        AUTO(text_release) Text words = {0};
        danger_words(&plan->dangers[i], &words);
        lines_add(lines, SIGN_FAILED, "", "%s", text_string(&words))->role = LINE_DANGER;
    }
    ranks_add(lines, plan, CHANGE_DATABASE, CHANGE_PERHAPS, "AWS will remove or replace");
}

/* What CloudFormation does not look at, and is taken out here. */
static void rules_add(Lines *lines, const Plan *plan) {
    if (plan->beside.count)
        title(lines, "secure-rds will take out of security groups", plan->beside.count);
    for (size_t i = 0; i < plan->beside.count; i++) {
        AUTO(text_release) Text words = {0};
        drift_rule_words(&plan->beside.items[i], &words);
        lines_add(lines, SIGN_NONE, "", "%s", text_string(&words))->role = LINE_CHANGED;
    }
}

void review_modified(const Plan *plan, Lines *lines) {
    rules_add(lines, plan);
    ranks_add(lines, plan, CHANGE_MODIFY, CHANGE_MODIFY,
              plan->revert ? "AWS will put back in place" : "AWS will change in place");
    ranks_add(lines, plan, CHANGE_NOTED, CHANGE_NOTED, "As the stack says already");
}

static size_t step_of(const TemplateOutline *outline, const char *logical_id) {
    for (size_t i = 0; i < outline->resource_count; i++)
        if (strcmp(outline->resources[i].logical_id, logical_id) == 0)
            return outline->resources[i].step;
    return outline->step_count;
}

void review_added(const Plan *plan, const TemplateOutline *outline, Lines *lines) {
    size_t count = ranked(plan, CHANGE_ADD, CHANGE_ADD);
    if (!outline) {
        ranks_add(lines, plan, CHANGE_ADD, CHANGE_ADD, "AWS will add");
        return;
    }
    if (count)
        title(lines, "AWS will add", count);
    for (size_t step = 0; step <= outline->step_count; step++) {
        AUTO(text_release) Text ids = {0};
        size_t found = 0;
        for (size_t i = 0; i < plan->set.change_count; i++) {
            const CfnChange *change = &plan->set.changes[i];
            if (change_rank(plan, change) == CHANGE_ADD && step_of(outline, change->logical_id) == step)
                text_print(&ids, "%s%s", found++ ? ", " : "", change->logical_id);
        }
        if (found)
            lines_add(lines, SIGN_NONE, "", "%s (%zu): %s",
                      step < outline->step_count ? outline->steps[step] : "Others", found, text_string(&ids))
                ->role = LINE_ADDED;
    }
}

/* ---- what becomes of the plan */

const char review_unchanged[] = "Nothing to change: the stack is as the settings say";
const char review_unreverted[] = "Nothing to put back";

Sign review_state(const Plan *plan, Text *words) {
    switch (plan->state) {
    case PLAN_READY:
        return SIGN_WELL;
    case PLAN_UNCHANGED:
        text_put(words, plan->revert ? review_unreverted : review_unchanged);
        return SIGN_WELL;
    case PLAN_BUSY:
        text_print(words, "AWS is still at work on the stack (%s)", plan->stack.status);
        return SIGN_BUSY;
    case PLAN_NEEDS_DELETE:
    case PLAN_BROKEN:
        stack_status_trouble(plan->stack.status, words);
        return SIGN_CAREFUL;
    case PLAN_FOREIGN:
        break;
    }
    AUTO(text_release) Text said = {0}, remedy = {0};
    owner_words(plan->owner, plan->stack.name, &said, &remedy);
    text_print(words, "%s. To do: %s", text_string(&said), text_string(&remedy));
    return SIGN_FAILED;
}

void review_ready(const Plan *plan, long long forecast_ms, Text *words) {
    if (plan_is_direct(plan)) {
        text_put(words, plan->beside.count ? "rules of security groups alone, within seconds"
                                           : "the list of allowed IPs alone, within seconds");
        return;
    }
    words_count(plan->set.change_count, plan->create ? "resource" : "change", words);
    text_put(words, forecast_ms > 0 ? ", in " : "");
    words_forecast(forecast_ms, words);
}

void review_counts(const Plan *plan, Text *words) {
    size_t removed = plan->beside.count, replaced = 0, changed = 0, added = 0;
    for (size_t i = 0; i < plan->set.change_count; i++) {
        const CfnChange *change = &plan->set.changes[i];
        ChangeRank rank = change_rank(plan, change);
        if (rank == CHANGE_ADD)
            added++;
        else if (strcmp(change->action, "Remove") == 0)
            removed++;
        else if (rank == CHANGE_MODIFY)
            changed++;
        else if (rank != CHANGE_NOTED)
            replaced++;
    }
    text_print(words, "%zu to add, %zu to change, %zu to remove", added, changed, removed);
    if (replaced)
        text_print(words, ", %zu to replace, or perhaps", replaced);
}

static bool plan_adds(const Plan *plan, const char *logical_id) {
    for (size_t i = 0; i < plan->set.change_count; i++) {
        const CfnChange *change = &plan->set.changes[i];
        if (strcmp(change->logical_id, logical_id) == 0)
            return strcmp(change->action, "Add") == 0 || strcmp(change->replacement, "True") == 0;
    }
    return false;
}

static void took_put(const TemplateResource *resource, Text *words) {
    const TemplateTook *took = &resource->took[TEMPLATE_CREATE];
    text_print(words, "%s usually takes ", resource->logical_id);
    words_span(1000LL * resource->usual_s, words);
    if (took->runs == 1)
        text_put(words, "; the last one took ");
    else
        text_print(words, "; the last %zu took ", took->runs);
    words_spans(1000LL * took->least_s, 1000LL * took->most_s, words);
    text_put(words, ".");
}

static void longest_took(const Plan *plan, const TemplateOutline *outline, Text *words) {
    enum { WORTH_S = 60 };
    const TemplateResource *longest = NULL;
    for (size_t i = 0; i < outline->resource_count; i++) {
        const TemplateResource *resource = &outline->resources[i];
        if (plan_adds(plan, resource->logical_id) && (!longest || resource->usual_s > longest->usual_s))
            longest = resource;
    }
    if (longest && longest->usual_s >= WORTH_S && longest->took[TEMPLATE_CREATE].runs)
        took_put(longest, words);
}

long long review_forecast_ms(const Plan *plan, Text *took) {
    Error ignored = {0}; /* without an outline there is no forecast */
    TemplateOutline *outline =
        template_outline_new(plan->body, plan->parameters.items, plan->parameters.count, &ignored);
    if (!outline)
        return 0;
    durations_refine(plan->stack_id, outline);
    longest_took(plan, outline, took);
    long long ms = progress_forecast_ms(outline, plan->set.changes, plan->set.change_count);
    template_outline_free(outline);
    return ms;
}

const char review_risks_brief[] = "No room for all that it risks: Enter shows it, and asks.";

/* Of the risks that need more than `most`, as sentences. */
static char *asked_words(const Risks *risks, RiskNeed most) {
    Text words = {0};
    for (size_t i = 0; i < risks->count; i++) {
        if (risk_rows[risks->items[i].id].need <= most)
            continue;
        AUTO(memory_release) char *sentence = words_sentence(risks->items[i].words);
        text_print(&words, "%s%s", words.length ? " " : "", sentence);
    }
    return text_take(&words);
}

void review_question(const Plan *plan, const Risks *risks, const char *app, bool shown, Question *question) {
    RiskNeed asked = shown ? RISK_AGREED : RISK_TOLD, need = risks_need(risks);
    *question = (Question){0};
    if (plan->state == PLAN_NEEDS_DELETE)
        remains_question(app, &plan->remains, question);
    else if (need > asked)
        *question =
            (Question){.title = plan->database_in_danger  ? "The database is at stake"
                                : need == RISK_TYPED_OPEN ? "Open to so many?"
                                                          : "Is that meant?",
                       .words = asked_words(risks, asked),
                       .yes = need > RISK_AGREED ? "Do it all the same" : "Do it",
                       .grave = true,
                       .typed = need <= RISK_AGREED ? NULL : memory_copy(need == RISK_TYPED_OPEN ? "open" : app)};
    MUST(!plan->database_in_danger || (question->typed && strcmp(question->typed, app) == 0));
}

PlanMoment review_other_moment(const Risks *risks, const char **words) {
    for (size_t i = 0; i < risks->count; i++) {
        if (!risks->items[i].can_wait)
            continue;
        *words = risks->items[i].waits ? "at once instead" : "in the maintenance window instead";
        return risks->items[i].waits ? MOMENT_NOW : MOMENT_WINDOW;
    }
    *words = "";
    return MOMENT_LEFT;
}

/* Those of them that the plan has that in mind for. */
static void waiting_of_fate(const Plan *plan, const Waiting *all, WaitingFate fate, long long now_ms, Lines *lines) {
    WaitingItem items[RDS_PROPERTIES];
    Waiting some = {.items = items};
    memcpy(some.window, all->window, sizeof some.window);
    for (size_t i = 0; i < all->count && i < RDS_PROPERTIES; i++)
        if (plan_waiting_fate(plan, &all->items[i]) == fate)
            items[some.count++] = all->items[i];
    waiting_lines(&some, fate, now_ms, lines);
}

void review_seen(const Plan *plan, const Drift *seen, long long now_ms, Lines *lines) {
    if ((seen->count || seen->whole) && !plan->revert)
        drift_lines(seen, lines);
    else
        drift_unread_line(seen, lines);
    if (plan->revert)
        drift_left_lines(seen, lines);
    waiting_unread_line(seen, lines);
    for (WaitingFate fate = WAITING_STAYS; fate <= WAITING_GOES; fate++)
        waiting_of_fate(plan, &seen->waiting, fate, now_ms, lines);
    if (plan->state == PLAN_READY && plan->waits && plan_changes_database(plan))
        waiting_joined_line(&seen->waiting, now_ms, lines);
}

const char *review_agreement(const Plan *plan) {
    return plan->create ? "Create all this" : plan->revert ? "Put it back" : "Make these changes";
}
