/* Review: what was chosen, what it costs, what the checks found, and what AWS would change. */
#include "base/memory.h"
#include "cli/plain_parts.h"
#include "guide/mend.h"
#include "guide/words.h"
#include "stack/cost.h"

#include <string.h>

/* ---- the settings */

static void allowed_say(const Plain *plain) {
    const AllowList *list = settings_allowed(plain->run->settings);
    for (size_t i = 0; i < allow_list_count(list); i++) {
        const AllowEntry *entry = allow_list_at(list, i);
        char cidr[CIDR_SIZE], warning[200];
        cidr_format(entry->cidr, cidr);
        say(plain->run, "May connect: %s%s%s.", cidr, *entry->note ? ", " : "", entry->note);
        if (cidr_warning(entry->cidr, warning, sizeof warning))
            say(plain->run, "Careful: %s.", warning);
    }
}

/* Those that were chosen, or changed: the defaults are many, and were offered. */
static size_t settings_say(const Plain *plain) {
    const Settings *now = plain->run->settings;
    size_t defaults = 0;
    for (size_t i = 0; i < setting_count; i++) {
        const SettingRow *row = &setting_rows[i];
        const char *value = settings_text(now, row->path);
        const char *before = plain->deployed ? settings_text(plain->deployed, row->path) : row->initial;
        bool changed = strcmp(value, before) != 0;
        if (!changed && (plain->deployed || strcmp(value, row->initial) == 0) && row->screen != ON_ACCOUNT) {
            defaults++;
            continue;
        }
        AUTO(memory_release) char *words = words_value(row, value);
        AUTO(memory_release) char *was = words_value(row, before);
        if (plain->deployed && changed)
            say(plain->run, "%s: %s, changed from %s.", row->label, words, was);
        else
            say(plain->run, "%s: %s.", row->label, words);
    }
    return defaults;
}

void plain_cost(Plain *plain) {
    AUTO(cost_release) CostEstimate estimate = {0};
    AUTO(text_release) Text total = {0};
    plain_prices(plain);
    cost_estimate(plain->run->settings, &estimate);
    for (size_t i = 0; i < estimate.count; i++) {
        const CostLine *line = &estimate.lines[i];
        if (line->known)
            say(plain->run, "%s: $%.2f a month.", line->label, line->monthly);
        else
            say(plain->run, "%s: price unknown.", line->label);
    }
    cost_short(&estimate, &total);
    say(plain->run, "In all: %s.", text_string(&total));
    say(plain->run, "%s", estimate.left_out);
    if (plain->deployed)
        plain_cost_change(plain, plain->deployed);
}

/* ---- the checks */

enum { FIXES_MAX = 8, MEND_LEAVE = MEND_RESTORE + 1 };

typedef struct Checking {
    const Plain *plain;
    size_t counts[SEVERITIES];
    Finding fixes[FIXES_MAX]; /* what the program itself can mend */
    size_t fix_count;
} Checking;

static void checked(void *data, size_t index, const Finding *finding) {
    Checking *checking = data;
    if (!finding)
        return;
    checking->counts[finding->severity]++;
    if (finding->severity == FINDING_OK)
        return;
    const Run *run = checking->plain->run;
    say(run, "%s: %s: %s.", finding_kind(finding->severity), check_rows[index].label, finding->what);
    if (finding->why[0])
        say(run, "Why it matters: %s.", finding->why);
    if (finding->remedy[0])
        say(run, "To do: %s.", finding->remedy);
    if (finding->fix != FIX_NONE && checking->fix_count < FIXES_MAX)
        checking->fixes[checking->fix_count++] = *finding;
}

/* What is in the way and can be mended from here, only when it is wished. */
static Answer ask_fix(Plain *plain, const Finding *finding) {
    AUTO(ways_release) Ways ways = {0};
    AUTO(question_release) Question question = {0};
    bool agreed = false;
    int chosen = MEND_LEAVE;
    mend_ways(finding, &ways);
    ways_add(&ways, MEND_LEAVE, 'n', memory_copy("Leave it as it is"), NULL);
    Answer answer = plain_ways(plain, &ways, true, "Nothing is done before you choose.", &chosen);
    if (answer != ANSWER_GIVEN || chosen == MEND_LEAVE)
        return answer;
    mend_question(finding, (Mend)chosen, &question);
    answer = plain_question(plain, &question, &agreed);
    if (answer != ANSWER_GIVEN || !agreed)
        return answer;
    AUTO(text_release) Text words = {0};
    mend_words(finding->subject, (Mend)chosen, &words);
    if (mend_do(&plain->run->aws, finding->fix, finding->subject, (Mend)chosen, &plain->run->err))
        say(plain->run, "%s.", text_string(&words));
    else
        plain_error(plain, &plain->run->err);
    return ANSWER_GIVEN;
}

static Answer checks_say(Plain *plain) {
    Run *run = plain->run;
    Checking checking = {.plain = plain};
    const CheckScope scope = {.aws = &run->aws,
                              .clock = &run->clock,
                              .settings = run->settings,
                              .standing = plain->standing,
                              .role_arn = run->options.role_arn};
    Error err = {0};
    say(run, "Checking what could be in the way.");
    checks_run(&scope, checked, &checking, NULL, &err);
    AUTO(text_release) Text summary = {0};
    findings_summary(checking.counts, check_count, &summary);
    say(run, "Checks: %s.", text_string(&summary));
    Answer answer = ANSWER_GIVEN;
    for (size_t i = 0; i < checking.fix_count && answer <= ANSWER_BACK && !run->options.yes; i++)
        answer = ask_fix(plain, &checking.fixes[i]);
    return answer;
}

Answer plain_review(Plain *plain) {
    Run *run = plain->run;
    say(run, "\nReview");
    size_t defaults = settings_say(plain);
    if (defaults)
        say(run, plain->deployed ? "%zu more settings are as they were." : "%zu more settings have their defaults.",
            defaults);
    allowed_say(plain);
    say(run, "\nCost");
    plain_cost(plain);
    say(run, "\nChecks");
    return checks_say(plain);
}

/* ---- the change set */

typedef enum { CHANGE_GRAVE, CHANGE_PERHAPS, CHANGE_MODIFY, CHANGE_ADD } ChangeRank;

static bool dangerous(const Plan *plan, const CfnChange *change) {
    for (size_t i = 0; i < plan->danger_count; i++)
        if (strcmp(plan->dangers[i].logical_id, change->logical_id) == 0)
            return true;
    return false;
}

static ChangeRank rank_of(const Plan *plan, const CfnChange *change) {
    if (strcmp(change->action, "Remove") == 0 || strcmp(change->replacement, "True") == 0)
        return CHANGE_GRAVE;
    /* AWS says "Conditional" of all that a parameter reaches; a database that is in no danger is changed in place. */
    bool database = strcmp(change->type, "AWS::RDS::DBInstance") == 0;
    if (strcmp(change->replacement, "Conditional") == 0 && (!database || dangerous(plan, change)))
        return CHANGE_PERHAPS;
    return strcmp(change->action, "Modify") == 0 ? CHANGE_MODIFY : CHANGE_ADD;
}

/* "AllocatedStorage (ParameterReference), MultiAZ (…), MultiAZ (…)" → "AllocatedStorage, MultiAZ" */
static void properties_put(const char *details, Text *text) {
    AUTO(text_release) Text seen = {0};
    text_put(&seen, " ");
    for (const char *at = details; *at;) {
        AUTO(memory_release) char *name = memory_copy_n(at, strcspn(at, " ,("));
        AUTO(memory_release) char *known = memory_print(" %s ", name);
        if (*name && !strstr(text_string(&seen), known)) {
            text_print(text, "%s%s", text->length ? ", " : ": ", name);
            text_print(&seen, "%s ", name);
        }
        const char *next = strchr(at, ',');
        at = next ? next + 1 + strspn(next + 1, " ") : at + strlen(at);
    }
}

static void change_say(const Plain *plain, const Plan *plan, const CfnChange *change) {
    ChangeRank rank = rank_of(plan, change);
    const char *word = strcmp(change->action, "Remove") == 0 ? "Removes"
                       : rank == CHANGE_GRAVE                ? "Replaces"
                       : rank == CHANGE_PERHAPS              ? "Perhaps replaces"
                       : rank == CHANGE_MODIFY               ? "Changes"
                                                             : "Adds";
    const char *type = strncmp(change->type, "AWS::", 5) == 0 ? change->type + 5 : change->type;
    AUTO(text_release) Text properties = {0};
    properties_put(change->details, &properties);
    say(plain->run, "%s %s (%s)%s.", word, change->logical_id, type, text_string(&properties));
}

static size_t ranked_say(const Plain *plain, const Plan *plan, ChangeRank rank, bool aloud) {
    size_t count = 0;
    for (size_t i = 0; i < plan->set.change_count; i++) {
        if (rank_of(plan, &plan->set.changes[i]) != rank)
            continue;
        count++;
        if (aloud)
            change_say(plain, plan, &plan->set.changes[i]);
    }
    return count;
}

static void forecast_say(const Plain *plain, const Plan *plan) {
    Error ignored = {0};
    TemplateOutline *outline =
        template_outline_new(plan->body, plan->parameters.items, plan->parameters.count, &ignored);
    AUTO(text_release) Text words = {0};
    if (!outline)
        return;
    words_forecast(progress_forecast_ms(outline, plan->set.changes, plan->set.change_count), &words);
    if (words.length)
        say(plain->run, "It takes %s.", text_string(&words));
    template_outline_free(outline);
}

void plain_changes(const Plain *plain, const Plan *plan, bool all) {
    const Run *run = plain->run;
    for (size_t i = 0; i < plan->danger_count; i++) {
        const PlanDanger *danger = &plan->dangers[i];
        say(run, "DANGER: %s: %s%s.", danger->logical_id, danger->perhaps ? "perhaps, AWS can't tell yet, " : "",
            danger->words);
        if (danger->database)
            say(run, "The data is not moved along.");
    }
    ranked_say(plain, plan, CHANGE_GRAVE, true);
    ranked_say(plain, plan, CHANGE_PERHAPS, true);
    ranked_say(plain, plan, CHANGE_MODIFY, true);
    size_t added = ranked_say(plain, plan, CHANGE_ADD, all);
    if (added && !all)
        say(run, "Adds %zu resource%s.", added, added == 1 ? "" : "s");
    if (!all)
        forecast_say(plain, plan);
}
