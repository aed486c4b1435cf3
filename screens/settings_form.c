/* See settings_form.h. */
#include "screens/settings_form.h"
#include "base/memory.h"
#include "guide/words.h"
#include "stack/cost.h"
#include "settings/setting_words.h"

#include <stdlib.h>
#include <string.h>

struct SettingsForm {
    Wizard *wizard;
    Form *form;
    FormItem *items;
    size_t count;
    FormOption **options; /* of each item, or NULL */
    char **texts;         /* what headings and options to put back point to */
    size_t text_count;
    SettingsAside *aside; /* NULL: nothing */
    const void *aside_context;
};

static Verdict check(void *context, const char *name, const char *value, char reason[REASON_SIZE]) {
    (void)context;
    const SettingRow *row = setting_find(name);
    Error err = {0};
    AUTO(text_release) Text canonical = {0};
    if (!row || setting_verify(row, value, &canonical, &err))
        return VERDICT_FINE;
    snprintf(reason, REASON_SIZE, "%.190s", err.said);
    return VERDICT_ERROR;
}

/* Its choice is between what the file says, which can't be chosen, and what stands. */
static bool goes_back(const SettingsForm *form, const char *name) {
    for (size_t i = 0; i < form->count; i++)
        if (form->options[i] && form->options[i][0].barred && strcmp(form->items[i].name, name) == 0)
            return true;
    return false;
}

static bool enabled(const void *context, const char *name) {
    const SettingsForm *form = context;
    const SettingRow *row = setting_find(name);
    return !(row && row->frozen && wizard_fixed(form->wizard)) || goes_back(form, name);
}

static Style aside(const void *context, const char *name, const char *value, Text *text) {
    const SettingsForm *form = context;
    (void)value;
    const SettingRow *row = setting_find(name);
    if (row && row->frozen && wizard_fixed(form->wizard)) {
        text_put(text, form->wizard->standing ? "fixed" : "fixed for now");
        return ROLE_DIM;
    }
    Style style = form->aside ? form->aside(form->aside_context, name, text) : ROLE_DIM;
    if (!wizard_differs(form->wizard, name))
        return style;
    text_print(text, "%schanged", text->length ? " " : "");
    return ROLE_CHANGED;
}

void settings_form_aside(SettingsForm *form, SettingsAside *aside_function, const void *context) {
    form->aside = aside_function;
    form->aside_context = context;
}

/* "database.port" → "Database". */
static char *heading_of(const char *path) {
    size_t length = strcspn(path, ".");
    char *heading = memory_copy_n(path, length);
    for (char *c = heading; *c; c++)
        if (*c == '_')
            *c = ' ';
    if (heading[0] >= 'a' && heading[0] <= 'z')
        heading[0] = (char)(heading[0] - 'a' + 'A');
    return heading;
}

/* "database.port" and "database.name" stand under one heading; "app" under none. */
static bool same_group(const char *one, const char *other) {
    size_t length = strcspn(other, ".");
    return other[length] == '.' && strncmp(one, other, length + 1) == 0;
}

/* A heading above a single field would only take room. */
static size_t group_size(const SettingRow *first, SettingScreen screen) {
    size_t size = 0;
    for (size_t i = 0; i < setting_count; i++)
        size += setting_rows[i].screen == screen && same_group(setting_rows[i].path, first->path);
    return size;
}

static FormItem *item_add(SettingsForm *form) {
    form->items = memory_grow(form->items, form->count + 1, sizeof *form->items);
    form->options = memory_grow(form->options, form->count + 1, sizeof *form->options);
    form->options[form->count] = NULL;
    FormItem *item = &form->items[form->count++];
    *item = (FormItem){0};
    return item;
}

static FormOption *options_of(const SettingChoice *choices, size_t *count) {
    *count = 0;
    while (choices[*count].value)
        (*count)++;
    FormOption *options = memory_new(*count + 1, sizeof *options);
    for (size_t i = 0; i < *count; i++)
        options[i] = (FormOption){.value = choices[i].value, .label = choices[i].value, .meaning = choices[i].label};
    return options;
}

/* Numbers of which only some are taken (log retention) are a choice on the screen. */
static FormOption *options_of_numbers(const long *only, size_t *count) {
    *count = 0;
    while (only[*count])
        (*count)++;
    FormOption *options = memory_new(*count + 1, sizeof *options);
    for (size_t i = 0; i < *count; i++)
        options[i].value = memory_print("%ld", only[i]);
    return options;
}

static bool suggested(const SettingRow *row, const char *value) {
    for (const SettingChoice *choice = row->choices; choice && choice->value; choice++)
        if (strcmp(choice->value, value) == 0)
            return true;
    return false;
}

static char *text_keep(SettingsForm *form, char *text) {
    form->texts = memory_grow(form->texts, form->text_count + 1, sizeof *form->texts);
    return form->texts[form->text_count++] = text;
}

/* A fixed setting that is not as the stack has it: to that it goes back, and to nothing else. */
static void back_add(SettingsForm *form, const SettingRow *row, const char *stands) {
    FormItem *item = &form->items[form->count - 1];
    FormOption *options = form->options[form->count - 1] = memory_new(2, sizeof *options);
    const char *values[] = {settings_text(form->wizard->choices.chosen, row->path), stands};
    for (size_t i = 0; i < 2; i++) {
        options[i].value = text_keep(form, memory_copy(values[i]));
        options[i].label = text_keep(form, words_value(row, values[i]));
    }
    options[0].barred = true;
    options[0].meaning = text_keep(form, memory_print("Fixed: %s. The arrows put it back to %s, as the stack has it.",
                                                      row->frozen, options[1].label));
    options[1].meaning = "As the stack has it.";
    item->type = ITEM_CHOICE;
    item->options = options;
    item->option_count = 2;
}

static void row_add(SettingsForm *form, const SettingRow *row) {
    FormItem *item = item_add(form);
    FormOption **options = &form->options[form->count - 1];
    *item = (FormItem){.name = row->path, .label = row->label, .unit = row->unit, .hint = row->help};
    const char *stands = wizard_put_back(form->wizard, row);
    if (stands) {
        back_add(form, row, stands);
        return;
    }
    switch (row->type) {
    case SETTING_SWITCH:
        item->type = ITEM_SWITCH;
        break;
    case SETTING_CHOICE:
        item->type = ITEM_CHOICE;
        item->options = *options = options_of(row->choices, &item->option_count);
        break;
    case SETTING_NUMBER:
        item->type = row->only ? ITEM_CHOICE : ITEM_NUMBER;
        item->least = row->min;
        item->most = row->max;
        if (row->only)
            item->options = *options = options_of_numbers(row->only, &item->option_count);
        break;
    case SETTING_TEXT:
        /* Choices of a text are suggestions: a file may hold another one, which must stay typable. */
        item->type = suggested(row, settings_text(form->wizard->choices.chosen, row->path)) ? ITEM_CHOICE : ITEM_TEXT;
        if (item->type == ITEM_CHOICE)
            item->options = *options = options_of(row->choices, &item->option_count);
        break;
    }
}

/* The rows of the section `lead`, or those of all others. */
static void rows_add(SettingsForm *form, SettingScreen screen, const char *lead, bool leading) {
    const char *group = "";
    for (size_t i = 0; i < setting_count; i++) {
        const SettingRow *row = &setting_rows[i];
        if (row->screen != screen || (lead && same_group(row->path, lead)) != leading)
            continue;
        if (!same_group(group, row->path) && group_size(row, screen) > 1) {
            char *heading = text_keep(form, heading_of(row->path));
            FormItem *item = item_add(form);
            *item = (FormItem){.name = heading, .label = heading, .type = ITEM_HEADING};
        }
        group = row->path;
        row_add(form, row);
    }
}

SettingsForm *settings_form_new(Wizard *wizard, SettingScreen screen, const char *lead) {
    SettingsForm *form = memory_new(1, sizeof *form);
    form->wizard = wizard;
    rows_add(form, screen, lead, true);
    rows_add(form, screen, lead, false);
    FormHost host = {.context = form, .check = check, .enabled = enabled, .aside = aside};
    form->form = form_new(form->items, form->count, &host);
    for (size_t i = 0; i < form->count; i++)
        if (form->items[i].type != ITEM_HEADING)
            form_set(form->form, form->items[i].name, settings_text(wizard->choices.chosen, form->items[i].name));
    if (wizard->route.focus[0]) {
        form_focus(form->form, wizard->route.focus);
        wizard->route.focus[0] = '\0';
    }
    return form;
}

void settings_form_free(SettingsForm *form) {
    if (!form)
        return;
    form_free(form->form);
    for (size_t i = 0; i < form->count; i++) {
        const SettingRow *row = form->items[i].type == ITEM_HEADING ? NULL : setting_find(form->items[i].name);
        if (form->options[i] && row && row->only && !row->frozen)
            for (FormOption *option = form->options[i]; option->value; option++)
                free((char *)(uintptr_t)option->value);
        free(form->options[i]);
    }
    for (size_t i = 0; i < form->text_count; i++)
        free(form->texts[i]);
    free(form->texts);
    free(form->options);
    free(form->items);
    free(form);
}

Form *settings_form_inner(const SettingsForm *form) {
    return form->form;
}

FormAnswer settings_form_key(SettingsForm *form, const Key *key) {
    FormAnswer answer = form_key(form->form, key);
    if (answer != FORM_CHANGED)
        return answer;
    /* An undo can change another field than the focused one: all are looked at. */
    for (size_t i = 0; i < form->count; i++) {
        const FormItem *item = &form->items[i];
        Error err = {0};
        if (item->type == ITEM_HEADING || !enabled(form, item->name))
            continue;
        const char *value = form_value(form->form, item->name);
        if (value && strcmp(value, settings_text(form->wizard->choices.chosen, item->name)) != 0)
            settings_set(form->wizard->choices.chosen, item->name, value, &err);
    }
    wizard_changed(form->wizard);
    return answer;
}

void settings_form_refresh(SettingsForm *form, const char *path) {
    form_set(form->form, path, settings_text(form->wizard->choices.chosen, path));
}

const char *settings_form_faulty(const SettingsForm *form) {
    return form_faulty(form->form);
}

void settings_form_help(const SettingsForm *form, Text *text) {
    const char *path = form_focused(form->form);
    const SettingRow *row = path ? setting_find(path) : NULL;
    if (!row)
        return;
    text_print(text, "# %s\n%s\n\nIn the file: %s\n", row->label, row->help, row->path);
    if (row->type == SETTING_NUMBER && !row->only)
        text_print(text, "Allowed: %ld to %ld %s\n", row->min, row->max, row->unit ? row->unit : "");
    for (const SettingChoice *choice = row->choices; choice && choice->value; choice++) {
        AUTO(text_release) Text meaning = {0};
        setting_meaning(row, choice->value, &meaning);
        text_print(text, "  %s: %s%s%s\n", choice->value, choice->label, meaning.length ? ". " : "",
                   text_string(&meaning));
    }
    for (const long *only = row->only; only && *only; only++) {
        char value[24];
        AUTO(text_release) Text meaning = {0};
        snprintf(value, sizeof value, "%ld", *only);
        setting_meaning(row, value, &meaning);
        text_print(text, "  %s: %s\n", value, text_string(&meaning));
    }
    AUTO(text_release) Text costs = {0};
    setting_costs(form->wizard->choices.chosen, row, &costs);
    if (costs.length)
        text_print(text, "\nCost: %s\n", text_string(&costs));
    text_print(text, "\nDefault: %s\n", *row->initial ? row->initial : "none");
    if (row->reason)
        text_print(text, "Why: %s\n", row->reason);
    if (row->frozen)
        text_print(text, "\nFixed once the stack exists: %s\n", row->frozen);
}

int settings_form_words(const SettingsForm *form, const Canvas *canvas) {
    const char *path = form_focused(form->form);
    const SettingRow *row = path ? setting_find(path) : NULL;
    if (!row)
        return 0;
    AUTO(text_release) Text meaning = {0}, costs = {0}, cost = {0};
    setting_meaning(row, form_value(form->form, path), &meaning);
    setting_costs(form->wizard->choices.chosen, row, &costs);
    if (costs.length)
        text_print(&cost, "Cost: %s", text_string(&costs));
    int rows = (meaning.length ? canvas_wrap_rows(canvas->columns, text_string(&meaning)) : 0) +
               (cost.length ? canvas_wrap_rows(canvas->columns, text_string(&cost)) : 0);
    if (rows == 0 || rows >= canvas->rows)
        return 0;
    Canvas below = canvas_part(canvas, canvas->rows - rows, 0, rows, CANVAS_REST);
    int row_after = meaning.length ? canvas_wrap(&below, 0, ROLE_TEXT, text_string(&meaning)) : 0;
    if (cost.length)
        canvas_wrap(&below, row_after, ROLE_ACCENT, text_string(&cost));
    return rows + 1;
}

void settings_form_draw(const SettingsForm *form, const Canvas *canvas, bool focus) {
    form_draw(form->form, canvas, focus);
}
