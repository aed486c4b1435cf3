/* What the choices cost, and what is given up for a smaller bill. See review.h. */
#include "guide/review.h"

#include "base/memory.h"
#include "stack/cost.h"
#include "stack/cost_savings.h"

#include <string.h>

static void title(Lines *lines, const char *words) {
    lines_add(lines, SIGN_NONE, "", "%s", words)->role = LINE_TITLE;
}

void review_given_up(const Settings *chosen, const Settings *before, Lines *lines) {
    AUTO(cost_savings_release) CostSavings savings = {0};
    cost_savings(chosen, &savings);
    for (size_t i = 0; i < savings.count; i++) {
        const CostSaving *saving = &savings.items[i];
        const char *was = before ? settings_text(before, saving->row->path) : "";
        if (saving->taken && strcmp(was, saving->value) != 0)
            lines_add(lines, SIGN_CAREFUL, "", "%s: %s. %s", saving->row->path, saving->value, saving->gives_up)->role =
                LINE_CAREFUL;
    }
}

static bool difference_add(const Settings *chosen, const Settings *before, Lines *lines) {
    AUTO(cost_difference_release) CostDifference difference = {0};
    AUTO(text_release) Text words = {0};
    cost_compare(before, chosen, &difference);
    if (!difference.count)
        return false;
    text_put(&words, "Cost: ");
    cost_difference_short(&difference, &words);
    text_print(&words, ", from ~$%.0f to ~$%.0f", difference.before, difference.after);
    title(lines, text_string(&words));
    for (size_t i = 0; i < difference.count; i++) {
        AUTO(text_release) Text line = {0};
        cost_change_line(&difference.items[i], &line);
        lines_add(lines, SIGN_NONE, "", "%s", text_string(&line))->role = LINE_COST;
    }
    return true;
}

static bool sum_add(const Settings *chosen, Lines *lines) {
    AUTO(cost_release) CostEstimate estimate = {0};
    AUTO(text_release) Text words = {0};
    text_put(&words, "Cost: ");
    cost_estimate(chosen, &estimate);
    cost_short(&estimate, &words);
    title(lines, text_string(&words));
    return true;
}

void review_cost(const Settings *chosen, const Settings *before, Lines *lines) {
    if (before ? difference_add(chosen, before, lines) : sum_add(chosen, lines))
        review_given_up(chosen, before, lines);
}
