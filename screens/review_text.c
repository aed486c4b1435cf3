/* See review_text.h. */
#include "screens/review_text.h"
#include "base/memory.h"
#include "guide/allowed_changes.h"
#include "guide/kept.h"
#include "guide/review.h"
#include "screens/picture.h"
#include "screens/signs.h"
#include "stack/cost.h"

bool review_compares(const Wizard *wizard, bool ready) {
    return wizard->choices.deployed && !(ready && wizard->work.plan.create);
}

static void title(Pager *pager, const char *words) {
    if (pager_lines(pager) > 0)
        pager_add(pager, ROLE_TEXT, "");
    pager_add(pager, ROLE_TITLE, words);
}

/* Beneath its title: what is told, its label in a column of its own. */
static void line_put(Pager *pager, const Line *line) {
    static const char *const marks[] = {[LINE_ADDED] = "+", [LINE_DANGER] = "-"};
    const char *mark = line->sign == SIGN_FAILED                        ? mark_text(MARK_FAILED)
                       : line->sign == SIGN_CAREFUL                     ? mark_text(MARK_WARNING)
                       : line->role == LINE_CHANGED                     ? mark_text(MARK_CHANGED)
                       : line->role <= LINE_DANGER && marks[line->role] ? marks[line->role]
                                                                        : " ";
    AUTO(memory_release)
    char *words = *line->label ? memory_print("%s  %-18s %s", mark, line->label, line->words)
                               : memory_print("%s  %s", mark, line->words);
    pager_add(pager, line_style(line->role), words);
}

static void lines_put(Pager *pager, const Lines *lines) {
    for (size_t i = 0; i < lines->count; i++)
        if (lines->items[i].role == LINE_TITLE)
            title(pager, lines->items[i].words);
        else
            line_put(pager, &lines->items[i]);
}

static void cost_put(Pager *pager, const Wizard *wizard) {
    AUTO(cost_release) CostEstimate estimate = {0};
    AUTO(text_release) Text words = {0};
    cost_estimate(wizard->choices.chosen, &estimate);
    text_put(&words, "Cost: ");
    cost_short(&estimate, &words);
    title(pager, text_string(&words));
    for (size_t i = 0; i < estimate.count; i++) {
        AUTO(text_release) Text line = {0};
        if (estimate.lines[i].known)
            text_print(&line, "  %8.2f  %s", estimate.lines[i].monthly, estimate.lines[i].label);
        else
            text_print(&line, "   unknown  %s", estimate.lines[i].label);
        pager_add(pager, ROLE_ACCENT, text_string(&line));
    }
    if (estimate.left_out && *estimate.left_out)
        pager_add(pager, ROLE_DIM, estimate.left_out);
}

void review_fill(Pager *pager, const Wizard *wizard, bool ready, const Risks *risks, const Drift *seen,
                 const TemplateOutline *outline, bool picture) {
    bool revert = ready && wizard->work.plan.revert;
    const Settings *before = review_compares(wizard, ready) && !revert ? wizard->choices.deployed : NULL;
    AUTO(lines_release) Lines news = {0}, rest = {0}, added = {0}, given_up = {0};
    pager_clear(pager);
    /* Of what is there, the changes are the news; of a first creation, the picture. */
    bool changes = ready && !wizard->work.plan.create;
    if (ready) {
        risks_lines(risks, RISK_TOLD, &news); /* the others stand at the foot */
        review_warnings(&wizard->work.plan, &news);
        review_seen(&wizard->work.plan, seen, clock_now_ms(&wizard->clock), &news);
    }
    review_kept(&wizard->work.plan, &news);
    review_list_others(&wizard->work.plan, &news);
    if (changes)
        review_grave(&wizard->work.plan, &news);
    if (before) {
        review_differences(wizard->choices.chosen, before, &news);
        review_cost(wizard->choices.chosen, before, &news);
    }
    if (changes)
        review_modified(&wizard->work.plan, &news);
    if (ready && outline)
        review_added(&wizard->work.plan, outline, changes ? &news : &added);
    lines_put(pager, &news);
    if (revert) { /* what is chosen plays no part in it */
        title(pager, "The allowed IPs in force, and settings that are not applied yet, stay as they are.");
        return;
    }
    if (picture) {
        AUTO(text_release) Text drawn = {0};
        picture_text(wizard->choices.chosen, &drawn);
        if (pager_lines(pager) > 0)
            title(pager, "What it will be");
        pager_add(pager, ROLE_BORDER, text_string(&drawn));
    }
    review_settings(wizard->choices.chosen, before, &rest);
    lines_put(pager, &rest);
    cost_put(pager, wizard);
    if (!before)
        review_given_up(wizard->choices.chosen, NULL, &given_up);
    lines_put(pager, &given_up);
    lines_put(pager, &added);
}
