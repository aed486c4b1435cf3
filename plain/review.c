/* Review: what was chosen, what it costs, what the checks found, and what AWS would change. */
#include "base/memory.h"
#include "guide/mend.h"
#include "guide/allowed_changes.h"
#include "guide/kept.h"
#include "guide/review.h"
#include "guide/words.h"
#include "plain/parts.h"
#include "stack/cost.h"

#include <string.h>

/* Of a set-up that is new, what was chosen: the defaults are many, and were offered. */
static void chosen_say(const Plain *plain) {
    const Settings *chosen = plain->choices.chosen;
    AUTO(lines_release) Lines lines = {0};
    size_t defaults = 0;
    for (size_t i = 0; i < setting_count; i++) {
        const SettingRow *row = &setting_rows[i];
        const char *value = settings_text(chosen, row->path);
        AUTO(memory_release) char *words = words_value(row, value);
        bool same = strcmp(value, row->initial) == 0 && row->screen != ON_ACCOUNT;
        defaults += same;
        if (!same)
            plain_say(plain, "%s: %s.", row->label, words);
    }
    plain_say(plain, "%zu more settings have their defaults.", defaults);
    review_allowed(chosen, NULL, &lines);
    plain_lines_say(plain, &lines);
}

void plain_cost(Plain *plain) {
    AUTO(cost_release) CostEstimate estimate = {0};
    AUTO(text_release) Text total = {0};
    plain_prices(plain);
    cost_estimate(plain->choices.chosen, &estimate);
    for (size_t i = 0; i < estimate.count; i++) {
        const CostLine *line = &estimate.lines[i];
        if (line->known)
            plain_say(plain, "%s: $%.2f a month.", line->label, line->monthly);
        else
            plain_say(plain, "%s: price unknown.", line->label);
    }
    cost_short(&estimate, &total);
    plain_say(plain, "In all: %s.", text_string(&total));
    plain_say(plain, "%s", estimate.left_out);
    if (plain->choices.deployed)
        plain_cost_change(plain, plain->choices.deployed);
    AUTO(lines_release) Lines given_up = {0};
    review_given_up(plain->choices.chosen, plain->choices.deployed, &given_up);
    for (size_t i = 0; i < given_up.count; i++)
        plain_say(plain, "%s", given_up.items[i].words);
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
    const Plain *plain = checking->plain;
    plain_say(plain, "%s: %s: %s.", finding_kind(finding->severity), check_rows[index].label, finding->what);
    if (finding->why[0])
        plain_say(plain, "Why it matters: %s.", finding->why);
    if (finding->remedy[0])
        plain_say(plain, "To do: %s.", finding->remedy);
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
    if (mend_do(&plain->aws, finding->fix, finding->subject, (Mend)chosen, &plain->err))
        plain_say(plain, "%s.", text_string(&words));
    else
        plain_error(plain, &plain->err);
    return ANSWER_GIVEN;
}

static Answer checks_say(Plain *plain) {
    Checking checking = {.plain = plain};
    const CheckScope scope = {
        .aws = &plain->aws, .settings = plain->choices.chosen, .role_arn = plain->options->face.role_arn};
    Error err = {0};
    plain_say(plain, "Checking what could be in the way.");
    checks_run(&scope, checked, &checking, NULL, &err);
    AUTO(text_release) Text summary = {0};
    findings_summary(checking.counts, check_count, &summary);
    plain_say(plain, "Checks: %s.", text_string(&summary));
    Answer answer = ANSWER_GIVEN;
    for (size_t i = 0; i < checking.fix_count && answer <= ANSWER_BACK && !plain->options->yes; i++)
        answer = ask_fix(plain, &checking.fixes[i]);
    return answer;
}

Answer plain_review(Plain *plain) {
    AUTO(lines_release) Lines lines = {0};
    plain_say(plain, "\nReview");
    if (plain->choices.deployed) {
        review_differences(plain->choices.chosen, plain->choices.deployed, &lines);
        plain_lines_say(plain, &lines);
    } else {
        chosen_say(plain);
    }
    plain_say(plain, "\nCost");
    plain_cost(plain);
    plain_say(plain, "\nChecks");
    return checks_say(plain);
}

/* ---- the change set */

void plain_changes(const Plain *plain, const Plan *plan, bool all) {
    AUTO(lines_release) Lines lines = {0}, added = {0};
    AUTO(text_release) Text ready = {0}, took = {0};
    review_warnings(plan, &lines);
    review_kept(plan, &lines);
    review_list_others(plan, &lines);
    review_grave(plan, &lines);
    review_modified(plan, &lines);
    plain_lines_say(plain, &lines);
    review_added(plan, NULL, &added);
    for (size_t i = 0; i < added.count && (all || i == 0); i++) /* the first says how many they are */
        plain_line_say(plain, &added.items[i]);
    if (all)
        return;
    review_ready(plan, review_forecast_ms(plan, &took), &ready);
    plain_say(plain, "That is %s.%s%s", text_string(&ready), took.length ? " " : "", text_string(&took));
}
