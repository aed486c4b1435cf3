/* What the choices of the Sizes screen cost; see sizes.h. */
#include "base/memory.h"
#include "screens/sizes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CHOICE_CLASS = 1 };
static const char *const choice_paths[SIZES_CHOICES] = {
    "bastion.instance_type", [CHOICE_CLASS] = "database.instance_class", "network.nat", "network.nat_instance_type"};

static void sum_put(double monthly, Text *text) {
    text_print(text, "%c$%.2f", monthly < 0 ? '-' : '+', fabs(monthly));
}

/* What the stack would cost more with another value; false: not known. */
static bool difference_with(const Settings *draft, const char *path, const char *value, double *monthly) {
    Settings *other = settings_copy(draft);
    Error err = {0};
    CostDifference difference = {0};
    bool set = settings_set(other, path, value, &err);
    if (set)
        cost_compare(draft, other, &difference);
    bool known = set && !difference.unknown;
    *monthly = difference.total;
    cost_difference_release(&difference);
    settings_free(other);
    return known;
}

/* ---- the meaning of each choice, with its price */

static void options_free(FormOption *options, size_t count) {
    for (size_t i = 0; i < count; i++) {
        free((char *)(uintptr_t)options[i].value);
        free((char *)(uintptr_t)options[i].meaning);
        free((char *)(uintptr_t)options[i].note);
    }
    free(options);
}

static char *meaning_of(const Settings *draft, const char *path, const char *value, const char *label) {
    Text text = {0};
    double monthly;
    text_put(&text, label);
    if (strcmp(value, settings_text(draft, path)) == 0)
        return text_take(&text);
    text_put(&text, *label ? "; " : "");
    if (!difference_with(draft, path, value, &monthly))
        text_put(&text, "its price is unknown");
    else if (fabs(monthly) < 0.005)
        text_put(&text, "costs the same");
    else {
        sum_put(monthly, &text);
        text_put(&text, " a month");
    }
    return text_take(&text);
}

static char *option_meaning(const Settings *draft, const char *path, const char *value, const char *label) {
    AUTO(text_release) Text class = {0};
    if (strcmp(path, "database.instance_class") == 0)
        class_words(value, &class);
    return meaning_of(draft, path, value, class.length ? text_string(&class) : label);
}

static const char *label_of(const SettingRow *row, const char *value) {
    for (const SettingChoice *one = row->choices; one->value; one++)
        if (strcmp(one->value, value) == 0)
            return one->label;
    return "";
}

static void option_add(SizesScreen *screen, size_t choice, const char *value) {
    FormOption **options = &screen->options[choice];
    *options = memory_grow(*options, screen->option_counts[choice] + 1, sizeof **options);
    (*options)[screen->option_counts[choice]++] = (FormOption){.value = memory_copy(value)};
}

static int by_price(const void *one, const void *other, void *screen) {
    const SizesScreen *sizes = screen;
    return class_price_order(sizes->wizard->choices.chosen, &sizes->classes.items[*(const size_t *)one],
                             &sizes->classes.items[*(const size_t *)other]);
}

/* What the region sells, the cheap ones first. */
static void options_make_classes(SizesScreen *screen) {
    size_t count = screen->classes.count;
    size_t *order = memory_new(count + 1, sizeof *order);
    for (size_t i = 0; i < count; i++)
        order[i] = i;
    qsort_r(order, count, sizeof *order, by_price, screen);
    for (size_t i = 0; i < count; i++)
        option_add(screen, CHOICE_CLASS, screen->classes.items[order[i]].name);
    free(order);
}

static bool options_have(const SizesScreen *screen, size_t choice, const char *value) {
    for (size_t i = 0; i < screen->option_counts[choice]; i++)
        if (strcmp(screen->options[choice][i].value, value) == 0)
            return true;
    return false;
}

/* The suggestions of the settings table, or the region's classes once they are known; and the present value when it is
 * none of them (it was taken from the list, or is not sold). */
static void options_make(SizesScreen *screen, size_t choice, const SettingRow *row, const char *present) {
    screen->options[choice] = NULL;
    screen->option_counts[choice] = 0;
    if (choice == CHOICE_CLASS && screen->loaded)
        options_make_classes(screen);
    else
        for (const SettingChoice *one = row->choices; one->value; one++)
            option_add(screen, choice, one->value);
    if (!options_have(screen, choice, present))
        option_add(screen, choice, present);
}

/* What a class costs and what it can't do; `barred` then tells whether it can't be chosen at all. */
static void class_tell(const SizesScreen *screen, FormOption *option) {
    size_t row = screen->loaded ? sizes_row(screen, option->value) : LIST_NONE;
    option->barred = screen->loaded && row == LIST_NONE;
    AUTO(text_release) Text words = {0};
    text_put(&words, option->meaning);
    if (row != LIST_NONE) {
        AUTO(text_release) Text lacks = {0};
        option->barred = !class_lacks(screen->wizard->choices.chosen, &screen->classes.items[row], &lacks);
        if (lacks.length)
            text_print(&words, "; lacks %s", text_string(&lacks));
    } else if (option->barred)
        text_put(&words, "; not sold here");
    free((char *)(uintptr_t)option->meaning);
    option->meaning = text_take(&words);
    double monthly;
    free((char *)(uintptr_t)option->note);
    option->note = class_month(screen->wizard->choices.chosen, option->value, &monthly) ? memory_print("$%.2f", monthly)
                                                                                        : memory_copy("?");
}

/* Other classes are to be offered now: not while the user is choosing, which would shut the box under the hands. */
static bool classes_due(SizesScreen *screen) {
    const Form *form = settings_form_inner(screen->form);
    const char *focused = form_focused(form);
    if (!screen->classes_stale || (focused && strcmp(focused, choice_paths[CHOICE_CLASS]) == 0 && form_typing(form)))
        return false;
    screen->classes_stale = false;
    return true;
}

/* The form keeps the options that it has as long as they hold the present value, so that a price that comes does not
 * shut the box in which the user is choosing. */
static void choice_reprice(SizesScreen *screen, size_t choice) {
    const SettingRow *row = setting_find(choice_paths[choice]);
    const Settings *draft = screen->wizard->choices.chosen;
    const char *present = settings_text(draft, row->path);
    FormOption *old = screen->options[choice];
    size_t old_count = screen->option_counts[choice];
    bool anew = !options_have(screen, choice, present) || (choice == CHOICE_CLASS && classes_due(screen));
    if (anew)
        options_make(screen, choice, row, present);
    for (size_t i = 0; i < screen->option_counts[choice]; i++) {
        FormOption *option = &screen->options[choice][i];
        free((char *)(uintptr_t)option->meaning);
        option->meaning = option_meaning(draft, row->path, option->value, label_of(row, option->value));
        if (choice == CHOICE_CLASS)
            class_tell(screen, option);
    }
    if (!anew)
        return;
    form_options(settings_form_inner(screen->form), row->path, screen->options[choice], screen->option_counts[choice]);
    options_free(old, old_count);
}

void sizes_reprice(SizesScreen *screen) {
    const Settings *draft = screen->wizard->choices.chosen;
    bool two = settings_on(draft, "database.multi_az");
    cost_release(&screen->estimate);
    cost_estimate(draft, &screen->estimate);
    screen->multi_az_known = difference_with(draft, "database.multi_az", two ? "false" : "true", &screen->multi_az);
    for (size_t i = 0; i < SIZES_CHOICES; i++)
        choice_reprice(screen, i);
    if (screen->loaded)
        list_refresh(screen->list, screen->classes.count); /* in the order of the prices as they are now */
    screen->pricing_seen = screen->wizard->cost.asking;
}

void sizes_prices_release(SizesScreen *screen) {
    cost_release(&screen->estimate);
    for (size_t i = 0; i < SIZES_CHOICES; i++)
        options_free(screen->options[i], screen->option_counts[i]);
}

/* ---- beside the fields */

static Style part_put(const SizesScreen *screen, const char *part, Text *text) {
    for (size_t i = 0; i < screen->estimate.count; i++) {
        const CostLine *line = &screen->estimate.lines[i];
        if (strcmp(line->part, part) != 0)
            continue;
        if (!line->known) {
            text_put(text, "price unknown");
            return ROLE_WARNING;
        }
        text_print(text, "$%.2f", line->monthly);
    }
    return ROLE_ACCENT;
}

Style sizes_aside(const void *context, const char *path, Text *text) {
    static const struct {
        const char *path, *part;
    } parts[] = {{"bastion.instance_type", "Bastion"},
                 {"database.instance_class", "Database"},
                 {"database.storage_gib", "Database storage,"},
                 {"network.nat", "NAT"}};
    const SizesScreen *screen = context;
    const Settings *draft = screen->wizard->choices.chosen;
    if (strcmp(path, "network.nat") == 0 && strcmp(settings_text(draft, path), "none") == 0)
        text_put(text, "$0.00");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strcmp(path, parts[i].path) == 0)
            return part_put(screen, parts[i].part, text);
    if (strcmp(path, "database.multi_az") == 0) {
        if (screen->multi_az_known) {
            sum_put(screen->multi_az, text);
            text_print(text, " if %s", settings_on(draft, "database.multi_az") ? "off" : "on");
        } else {
            text_put(text, "price unknown");
        }
    }
    bool instance = strcmp(settings_text(draft, "network.nat"), "instance") == 0;
    if (!instance && (strcmp(path, "network.nat_instance_type") == 0 || strcmp(path, "network.nat_image") == 0))
        text_put(text, "not used");
    return ROLE_DIM;
}

/* ---- the bars */

/* The longest bar is the dearest part. */
static double dearest(const CostEstimate *estimate) {
    double most = 0.01;
    for (size_t i = 0; i < estimate->count; i++)
        if (estimate->lines[i].known && estimate->lines[i].monthly > most)
            most = estimate->lines[i].monthly;
    return most;
}

enum { PRICE_COLUMNS = 9, LABEL_MOST = 34, BAR_MOST = 40 };

void sizes_costs_draw(const SizesScreen *screen, const Canvas *canvas) {
    const CostEstimate *estimate = &screen->estimate;
    int label = canvas->columns - PRICE_COLUMNS - 11;
    if (label > LABEL_MOST)
        label = LABEL_MOST;
    int bar = canvas->columns - label - PRICE_COLUMNS - 1, row = 0;
    if (bar > BAR_MOST)
        bar = BAR_MOST;
    double most = dearest(estimate);
    canvas_put(canvas, row++, 0, ROLE_LABEL, "What each part costs a month");
    for (size_t i = 0; i < estimate->count; i++, row++) {
        const CostLine *line = &estimate->lines[i];
        canvas_fit(canvas, row, 0, label, ALIGN_LEFT, ROLE_TEXT, line->label);
        if (!line->known) {
            canvas_fit(canvas, row, label, PRICE_COLUMNS, ALIGN_RIGHT, ROLE_WARNING, "unknown");
            continue;
        }
        AUTO(memory_release) char *sum = memory_print("%.2f", line->monthly);
        canvas_fit(canvas, row, label, PRICE_COLUMNS, ALIGN_RIGHT, ROLE_ACCENT, sum);
        canvas_bar(canvas, row, label + PRICE_COLUMNS + 1, bar, line->monthly / most);
    }
    AUTO(memory_release) char *total = memory_print("%.2f", estimate->total);
    canvas_fit(canvas, row, 0, label, ALIGN_LEFT, ROLE_TEXT | STYLE_BOLD,
               estimate->unknown ? "In all but the unknown" : "In all");
    canvas_fit(canvas, row, label, PRICE_COLUMNS, ALIGN_RIGHT, ROLE_ACCENT | STYLE_BOLD, total);
    Canvas rest = canvas_part(canvas, row + 1, 0, CANVAS_REST, CANVAS_REST);
    canvas_wrap(&rest, 0, ROLE_DIM, estimate->left_out);
}
