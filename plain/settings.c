/* The settings table, asked row by row: what a row says about itself is what is asked, explained and refused. */
#include "base/memory.h"
#include "guide/words.h"
#include "plain/parts.h"
#include "settings/setting_words.h"
#include "stack/cost.h"
#include "stack/standing.h"

#include <stdlib.h>
#include <string.h>

enum { PLAIN_ROWS_MAX = 40 };

/* The rows that the numbered list of a screen offers, in the table's order; how many. */
static size_t plain_rows(SettingScreen screen, const SettingRow *rows[PLAIN_ROWS_MAX]) {
    size_t count = 0;
    for (size_t i = 0; i < setting_count && count < PLAIN_ROWS_MAX; i++)
        if (setting_rows[i].screen == screen)
            rows[count++] = &setting_rows[i];
    return count;
}

static bool fixed(const Plain *plain, const SettingRow *row) {
    return plain->standing && row->frozen;
}

/* ---- one setting */

/* What another value would cost, in brackets behind a choice. */
static void price_put(const Plain *plain, const SettingRow *row, const char *value, Text *text) {
    const Settings *now = plain->choices.chosen;
    if (strcmp(settings_text(now, row->path), value) == 0) {
        text_put(text, ", as it is now");
        return;
    }
    Settings *other = settings_copy(now);
    Error ignored = {0};
    AUTO(cost_difference_release) CostDifference difference = {0};
    if (settings_set(other, row->path, value, &ignored)) {
        cost_compare(now, other, &difference);
        if (difference.count) {
            text_put(text, ", ");
            cost_difference_short(&difference, text);
        }
    }
    settings_free(other);
}

void plain_cost_change(const Plain *plain, const Settings *before) {
    AUTO(cost_difference_release) CostDifference difference = {0};
    AUTO(cost_release) CostEstimate estimate = {0};
    AUTO(text_release) Text change = {0};
    AUTO(text_release) Text total = {0};
    cost_compare(before, plain->choices.chosen, &difference);
    if (!difference.count)
        return;
    cost_difference_short(&difference, &change);
    cost_estimate(plain->choices.chosen, &estimate);
    cost_short(&estimate, &total);
    plain_say(plain, "Cost: %s. In all %s.", text_string(&change), text_string(&total));
}

/* "2557 days. Seven years: SOX, …": what people have in mind who choose this one or that. */
static void range_put(const SettingRow *row, Text *text) {
    if (!row->only) {
        text_print(text, "\nAllowed: %ld to %ld%s%s.", row->min, row->max, *row->unit ? " " : "", row->unit);
        return;
    }
    text_put(text, "\nAllowed are:");
    for (size_t i = 0; row->only[i]; i++) {
        char value[24];
        AUTO(text_release) Text meaning = {0};
        snprintf(value, sizeof value, "%ld", row->only[i]);
        setting_meaning(row, value, &meaning);
        text_print(text, "\n%s %s. %s", value, row->unit, text_string(&meaning));
    }
}

static char *help_of(const Plain *plain, const SettingRow *row) {
    Text text = {0};
    text_print(&text, "%s: %s.", row->label, row->help);
    AUTO(text_release) Text meaning = {0};
    AUTO(text_release) Text costs = {0};
    const char *now = settings_text(plain->choices.chosen, row->path);
    setting_meaning(row, now, &meaning);
    setting_costs(plain->choices.chosen, row, &costs);
    if (meaning.length && !row->only)
        text_print(&text, "\n%s: %s", now, text_string(&meaning));
    if (costs.length)
        text_print(&text, "\nCost: %s", text_string(&costs));
    if (row->type == SETTING_NUMBER)
        range_put(row, &text);
    if (row->reason)
        text_print(&text, "\nWhy the default is %s: %s.", *row->initial ? row->initial : "empty", row->reason);
    if (row->frozen)
        text_print(&text, "\nFixed once the stack exists: %s.", row->frozen);
    text_print(&text, "\nIts name in the settings file is %s.", row->path);
    return text_take(&text);
}

static size_t choices_show(const Plain *plain, const SettingRow *row) {
    static const SettingChoice on_off[] = {{"true", "on"}, {"false", "off"}, {NULL, NULL}};
    const SettingChoice *choices = row->type == SETTING_SWITCH ? on_off : row->choices;
    size_t count = 0;
    for (; choices && choices[count].value; count++) {
        AUTO(text_release) Text price = {0};
        price_put(plain, row, choices[count].value, &price);
        if (choices == on_off)
            plain_say(plain, "%zu. %s%s.", count + 1, choices[count].label, text_string(&price));
        else
            plain_say(plain, "%zu. %s: %s%s.", count + 1, choices[count].value, choices[count].label,
                      text_string(&price));
    }
    return count;
}

/* What an answer means as a value of the row: a number of the choices, on and off, "none". */
static const char *meant(const SettingRow *row, size_t choices, const char *line) {
    char *end;
    unsigned long number = strtoul(line, &end, 10);
    bool numbered = line[0] >= '0' && line[0] <= '9' && !*end && number >= 1 && number <= choices;
    if (row->type == SETTING_SWITCH) {
        bool on = (numbered && number == 1) || strcasecmp(line, "on") == 0 || strcasecmp(line, "yes") == 0;
        bool off = (numbered && number == 2) || strcasecmp(line, "off") == 0 || strcasecmp(line, "no") == 0;
        return on ? "true" : off ? "false" : line;
    }
    if (numbered)
        return row->choices[number - 1].value;
    return row->type == SETTING_TEXT && strcmp(line, "none") == 0 ? "" : line;
}

static void refuse(const Plain *plain, const SettingRow *row, const char *value, const Error *why) {
    Error err = {0};
    AUTO(text_release) Text canonical = {0};
    if (setting_verify(row, value, &canonical, &err))
        plain_say(plain, "%s.", why->said);
    else
        plain_refuse(plain, value, err.said);
}

bool plain_set(Plain *plain, const SettingRow *row, const char *value, Error *err) {
    Settings *before = settings_copy(plain->choices.chosen);
    bool set = settings_set(plain->choices.chosen, row->path, value, err);
    if (set) {
        plain_cost_change(plain, before);
        plain_keep(plain);
    }
    settings_free(before);
    return set;
}

/* What a choice gives up is said where it is chosen. */
static void meaning_say(const Plain *plain, const SettingRow *row) {
    AUTO(text_release) Text meaning = {0};
    setting_meaning(row, settings_text(plain->choices.chosen, row->path), &meaning);
    if (meaning.length && row->type == SETTING_CHOICE)
        plain_say(plain, "%s", text_string(&meaning));
}

/* It takes nothing but what stands. */
static Answer put_back(Plain *plain, const SettingRow *row) {
    const char *stands = standing_instead(plain->stands, plain->choices.chosen, row);
    bool yes = true;
    plain_say(plain, "%s is fixed: %s.", row->label, row->frozen);
    if (!stands)
        return ANSWER_GIVEN;
    AUTO(memory_release) char *value = words_value(row, stands);
    AUTO(memory_release) char *question = memory_print("Put it back to %s, as the stack has it?", value);
    Answer answer = plain_yes(plain, question, "With another value nothing can be applied.", true, &yes);
    if (answer == ANSWER_GIVEN && yes && !plain_set(plain, row, stands, &plain->err))
        plain_error(plain, &plain->err);
    return answer;
}

Answer plain_setting(Plain *plain, const SettingRow *row) {
    if (fixed(plain, row))
        return put_back(plain, row);
    if (strcmp(row->path, "bastion.key_pair") == 0)
        return plain_key_pair(plain);
    if (strcmp(row->path, "database.instance_class") == 0 && plain->session)
        return plain_class(plain);
    char line[ANSWER_SIZE];
    AUTO(memory_release) char *help = help_of(plain, row);
    AUTO(memory_release) char *now = words_value(row, settings_text(plain->choices.chosen, row->path));
    bool removable = row->type == SETTING_TEXT && !*row->initial && strcmp(row->path, "app") != 0;
    AUTO(memory_release) char *question = memory_print("%s [%s]:", row->label, now);
    plain_say(plain, "%s: %s.", row->label, row->help);
    size_t choices = choices_show(plain, row);
    if (removable && *settings_text(plain->choices.chosen, row->path))
        plain_say(plain, "\"none\" empties it.");
    for (;;) {
        Answer answer = plain_line(plain, question, help, line);
        if (answer != ANSWER_GIVEN || !*line)
            return answer;
        Error err = {0};
        if (plain_set(plain, row, meant(row, choices, line), &err)) {
            meaning_say(plain, row);
            return ANSWER_GIVEN;
        }
        if (choices && row->type != SETTING_TEXT)
            plain_say(plain, "Found \"%.80s\". Allowed: a number from 1 to %zu, or the words beside it.", line,
                      choices);
        else
            refuse(plain, row, meant(row, choices, line), &err);
    }
}

/* ---- the settings of a screen */

static void row_put(const Plain *plain, size_t number, const SettingRow *row, Text *text) {
    const char *value = settings_text(plain->choices.chosen, row->path);
    AUTO(memory_release) char *now = words_value(row, value);
    AUTO(text_release) Text more = {0};
    if (fixed(plain, row))
        text_put(&more, ", fixed");
    if (plain->choices.deployed && strcmp(settings_text(plain->choices.deployed, row->path), value) != 0) {
        AUTO(memory_release) char *was = words_value(row, settings_text(plain->choices.deployed, row->path));
        text_print(&more, ", changed from %s", was);
    }
    AUTO(text_release) Text meaning = {0};
    if (row->screen == ON_RETENTION)
        setting_meaning(row, value, &meaning);
    text_print(text, "%zu. %s: %s%s.%s%s", number, row->label, now, text_string(&more), meaning.length ? " " : "",
               text_string(&meaning));
}

static void row_say(const Plain *plain, size_t number, const SettingRow *row) {
    AUTO(text_release) Text text = {0};
    row_put(plain, number, row, &text);
    plain_say(plain, "%s", text_string(&text));
}

Answer plain_settings(Plain *plain, SettingScreen screen) {
    const SettingRow *rows[PLAIN_ROWS_MAX];
    size_t count = plain_rows(screen, rows);
    char line[ANSWER_SIZE];
    AUTO(memory_release) char *allowed = memory_print("a number from 1 to %zu, or Enter", count);
    bool show = true;
    for (;;) {
        for (size_t i = 0; show && i < count; i++)
            row_say(plain, i + 1, rows[i]);
        show = false;
        AUTO(text_release) Text help = {0};
        text_put(&help, "A number asks for that setting; there, ? explains it. Enter keeps the rest as it is.");
        for (size_t i = 0; i < count; i++) {
            text_put(&help, "\n");
            row_put(plain, i + 1, rows[i], &help);
        }
        Answer answer = plain_line(plain, "Number of a setting to change, Enter to go on:", text_string(&help), line);
        if (answer != ANSWER_GIVEN || !*line)
            return answer;
        char *end;
        unsigned long number = line[0] >= '0' && line[0] <= '9' ? strtoul(line, &end, 10) : 0;
        if (number < 1 || number > count || *end) {
            plain_refuse(plain, line, allowed);
            continue;
        }
        answer = plain_setting(plain, rows[number - 1]);
        if (answer > ANSWER_BACK)
            return answer;
        row_say(plain, number, rows[number - 1]);
    }
}
