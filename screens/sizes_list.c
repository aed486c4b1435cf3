/* The instance classes that the region sells; see sizes.h. */
#include "base/clock.h"
#include "base/memory.h"
#include "screens/sizes.h"
#include "stack/cost_prices.h"
#include "guide/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    COLUMN_NAME,
    COLUMN_VCPU,
    COLUMN_MEMORY,
    COLUMN_PROCESSOR,
    COLUMN_HOUR,
    COLUMN_MONTH,
    COLUMN_LACKS,
    COLUMN_ZONES
};

static const ListColumn columns[] = {
    {"Class", 17, 0, 0, ALIGN_LEFT},     {"vCPU", 6, 0, 0, ALIGN_RIGHT},    {"GiB", 5, 0, 0, ALIGN_RIGHT},
    {"Processor", 10, 0, 2, ALIGN_LEFT}, {"An hour", 9, 0, 3, ALIGN_RIGHT}, {"A month", 9, 0, 0, ALIGN_RIGHT},
    {"Lacks", 20, 1, 4, ALIGN_LEFT},     {"Zones", 12, 0, 5, ALIGN_LEFT},
};

size_t sizes_row(const SizesScreen *screen, const char *name) {
    const RdsClass *sold = class_sold(&screen->classes, name);
    return sold ? (size_t)(sold - screen->classes.items) : LIST_NONE;
}

/* ---- cells */

static bool month_of(const SizesScreen *screen, size_t row, double *monthly) {
    return class_month(screen->wizard->choices.chosen, screen->classes.items[row].name, monthly);
}

/* "eu-west-1a eu-west-1b": the letters say it. */
static void zones_put(const char *zones, Text *text) {
    for (const char *zone = zones; *zone; zone += strcspn(zone, " "), zone += strspn(zone, " ")) {
        size_t length = strcspn(zone, " ");
        text_print(text, "%s%.*s", zone == zones ? "" : " ", 1, zone + length - 1);
    }
}

static Style price_put(const SizesScreen *screen, size_t row, bool hour, Text *text) {
    double monthly;
    if (!month_of(screen, row, &monthly)) {
        text_put(text, "unknown");
        return ROLE_DIM;
    }
    text_print(text, hour ? "$%.3f" : "$%.2f", hour ? monthly / HOURS_PER_MONTH : monthly);
    return hour ? ROLE_DIM : ROLE_ACCENT;
}

static Style cell(const void *context, size_t row, size_t column, Text *text) {
    const SizesScreen *screen = context;
    const RdsClass *sold = &screen->classes.items[row];
    const Settings *draft = screen->wizard->choices.chosen;
    ClassFacts facts = {0};
    bool known = class_facts(sold->name, &facts);
    bool chosen = strcmp(sold->name, settings_text(draft, "database.instance_class")) == 0;
    switch (column) {
    case COLUMN_NAME:
        text_print(text, "%s%s%s", sold->name, chosen ? " " : "", chosen ? mark_text(MARK_DONE) : "");
        return chosen ? ROLE_ACCENT : ROLE_TEXT;
    case COLUMN_VCPU:
    case COLUMN_MEMORY:
        if (known)
            text_print(text, "%g", column == COLUMN_VCPU ? facts.vcpu : facts.memory_gib);
        else
            text_put(text, "?");
        return ROLE_TEXT;
    case COLUMN_PROCESSOR:
        if (!known)
            text_put(text, "?");
        else
            text_put(text, facts.graviton ? "Graviton" : "x86");
        return ROLE_DIM;
    case COLUMN_HOUR:
    case COLUMN_MONTH:
        return price_put(screen, row, column == COLUMN_HOUR, text);
    case COLUMN_LACKS:
        class_lacks(draft, sold, text);
        return ROLE_WARNING;
    default:
        zones_put(sold->zones, text);
        return ROLE_DIM;
    }
}

static int order(double one, double other) {
    return (one > other) - (one < other);
}

static int compare(const void *context, size_t one, size_t other, size_t column) {
    const SizesScreen *screen = context;
    const RdsClass *a = &screen->classes.items[one], *b = &screen->classes.items[other];
    ClassFacts left = {0}, right = {0};
    class_facts(a->name, &left);
    class_facts(b->name, &right);
    int by = 0;
    if (column == COLUMN_VCPU)
        by = order(left.vcpu, right.vcpu);
    else if (column == COLUMN_MEMORY)
        by = order(left.memory_gib, right.memory_gib);
    else if (column == COLUMN_PROCESSOR)
        by = right.graviton - left.graviton;
    else if (column == COLUMN_HOUR || column == COLUMN_MONTH)
        return class_price_order(screen->wizard->choices.chosen, a, b);
    else if (column == COLUMN_ZONES)
        by = strcmp(a->zones, b->zones);
    else if (column == COLUMN_LACKS) {
        AUTO(text_release) Text first = {0};
        AUTO(text_release) Text second = {0};
        class_lacks(screen->wizard->choices.chosen, a, &first);
        class_lacks(screen->wizard->choices.chosen, b, &second);
        by = strcmp(text_string(&first), text_string(&second));
    }
    return by ? by : class_name_order(a, b);
}

static const ListRows rows = {
    .cell = cell, .compare = compare, .empty = "this region sells no class for this version of PostgreSQL"};

void sizes_list_make(SizesScreen *screen) {
    screen->list = list_new(columns, sizeof columns / sizeof *columns, &rows, screen);
    screen->sort = COLUMN_MONTH;
    list_sort(screen->list, screen->sort, false);
}

/* ---- order */

/* A narrow terminal has no room for every column: the words say by which the rows are ordered. */
static const char *const sort_words[] = {"class",         "processors",    "memory",         "processor",
                                         "price an hour", "price a month", "what they lack", "zones"};

void sizes_sort(SizesScreen *screen, int step, bool turn) {
    int count = sizeof columns / sizeof *columns;
    screen->sort = (screen->sort + count + step) % count;
    screen->falling = turn ? !screen->falling : screen->falling && step == 0;
    list_sort(screen->list, screen->sort, screen->falling);
}

/* ---- drawing */

Style sizes_detail(const SizesScreen *screen, Text *text) {
    size_t row = screen->loaded ? list_current(screen->list) : LIST_NONE;
    if (row == LIST_NONE)
        return ROLE_DIM;
    AUTO(text_release) Text lacks = {0};
    const RdsClass *sold = &screen->classes.items[row];
    double monthly;
    class_refusal(screen->wizard->choices.chosen, sold, &lacks);
    if (lacks.length) {
        text_print(text, "%s %s", mark_text(MARK_WARNING), text_string(&lacks));
        return ROLE_WARNING;
    }
    text_print(text, "%s: zones ", sold->name);
    zones_put(sold->zones, text);
    if (month_of(screen, row, &monthly))
        text_print(text, ", $%.3f an hour", monthly / HOURS_PER_MONTH);
    else
        text_put(text, ", price unknown");
    return ROLE_DIM;
}

static void heading(const SizesScreen *screen, Text *text) {
    const Settings *draft = screen->wizard->choices.chosen;
    bool two = settings_on(draft, "database.multi_az");
    text_print(text, "PostgreSQL %s, %s, %s; ", screen->version, settings_text(draft, "region"),
               two ? "priced with its standby (Multi-AZ)" : "Single-AZ");
    text_print(text, "by %s, %s", sort_words[screen->sort], screen->falling ? "falling" : "rising");
    if (screen->since_ms) {
        char moment[TIME_SIZE];
        time_format(screen->since_ms, moment);
        text_print(text, ". As AWS said on %.10s at %.5s UTC", moment, moment + 11);
    }
}

void sizes_list_draw(const SizesScreen *screen, const Canvas *canvas) {
    AUTO(text_release) Text words = {0};
    int row = 0;
    if (screen->loaded) {
        heading(screen, &words);
        row = canvas_wrap(canvas, 0, ROLE_DIM, text_string(&words));
        Canvas body = canvas_part(canvas, row, 0, CANVAS_REST, CANVAS_REST);
        list_draw(screen->list, &body, true);
    } else if (screen->load) {
        screen_busy(canvas, 0, screen->now_ms, doing_classes);
    } else if (!screen->wizard->who.connection) {
        canvas_wrap(
            canvas, 0, ROLE_WARNING,
            "Which classes the region sells is known once you are signed in: go back to Account. The form takes "
            "any class until then.");
    } else {
        row = screen_error(canvas, 0, &screen->load_error);
        canvas_put(canvas, row + 1, 0, ROLE_TEXT, "F5 asks again, Esc goes back to the form.");
    }
}
