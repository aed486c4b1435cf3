/* See cost_savings.h. */
#include "stack/cost_savings.h"

#include "base/memory.h"
#include "settings/setting_words.h"
#include "stack/cost.h"

#include <stdlib.h>

/* Below it is the rounding of sums. */
static const double least = 0.005;

/* USD that `to` costs less than `from`; 0 where it doesn't, or nobody knows. */
static double saved(const Settings *settings, const SettingRow *row, const char *from, const char *to) {
    AUTO(cost_difference_release) CostDifference difference = {0};
    Error ignored = {0};
    Settings *dear = settings_copy(settings), *cheap = settings_copy(settings);
    if (settings_set(dear, row->path, from, &ignored) && settings_set(cheap, row->path, to, &ignored))
        cost_compare(dear, cheap, &difference);
    settings_free(dear);
    settings_free(cheap);
    return difference.unknown || -difference.total < least ? 0 : -difference.total;
}

static void saving_add(CostSavings *savings, const SettingRow *row, const char *value, double monthly, bool taken) {
    AUTO(text_release) Text meaning = {0};
    setting_meaning(row, value, &meaning);
    if (monthly <= 0 || !meaning.length)
        return;
    savings->items = memory_grow(savings->items, savings->count + 1, sizeof *savings->items);
    savings->items[savings->count++] = (CostSaving){row, memory_copy(value), monthly, taken, text_take(&meaning)};
}

static void open_add(CostSavings *savings, const Settings *settings, const SettingRow *row) {
    const char *now = settings_text(settings, row->path);
    for (const SettingChoice *choice = row->choices; choice->value; choice++)
        saving_add(savings, row, choice->value, saved(settings, row, now, choice->value), false);
}

static void taken_add(CostSavings *savings, const Settings *settings, const SettingRow *row) {
    const char *now = settings_text(settings, row->path);
    saving_add(savings, row, now, saved(settings, row, row->initial, now), true);
}

void cost_savings(const Settings *settings, CostSavings *savings) {
    *savings = (CostSavings){0};
    for (int taken = 1; taken >= 0; taken--)
        for (const SettingRow *row = setting_rows; row < setting_rows + setting_count; row++)
            if (row->type == SETTING_CHOICE)
                (taken ? taken_add : open_add)(savings, settings, row);
}

void cost_savings_release(CostSavings *savings) {
    for (size_t i = 0; i < savings->count; i++)
        free(savings->items[i].value), free(savings->items[i].gives_up);
    free(savings->items);
    *savings = (CostSavings){0};
}

static void list_print(const CostSavings *savings, bool taken, const char *title, Text *text) {
    for (size_t i = 0; i < savings->count; i++) {
        const CostSaving *saving = &savings->items[i];
        if (saving->taken != taken)
            continue;
        if (title)
            text_print(text, "\n%s\n", title);
        title = NULL;
        text_print(text, "%9.2f  %s: %s. %s\n", saving->monthly, saving->row->path, saving->value, saving->gives_up);
    }
}

void cost_savings_print(const CostSavings *savings, Text *text) {
    list_print(savings, true, "Saved against the defaults, and what is given up for it:", text);
    list_print(savings, false, "Could be saved, and what it would give up:", text);
}
