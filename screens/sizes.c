/* Sizes: instance class, storage, network, and what each part costs. */
#include "base/memory.h"
#include "screens/settings_form.h"
#include "stack/cost.h"
#include "tui/list.h"

#include <stdlib.h>
#include <string.h>

typedef struct SizesScreen {
    Wizard *wizard;
    Visit visit;
    SettingsForm *form;
    List *list;
    RdsClasses classes;
    bool in_list, loaded;
    Job *load;
    Error err;
    long long now_ms;
    char version[32], refused[200];
} SizesScreen;

typedef struct LoadInput {
    Connection *connection;
    char version[32];
    RdsClasses classes;
} LoadInput;

static bool load_work(Job *job, void *data, Error *err) {
    LoadInput *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    return rds_orderable_classes(&aws, input->version, &input->classes, err);
}

static void load_release(void *data) {
    LoadInput *input = data;
    connection_drop(input->connection);
    rds_classes_release(&input->classes);
    free(input);
}

static const JobKind load_kind = {.name = "list the instance classes", .work = load_work, .release = load_release};

static bool price_of(const SizesScreen *screen, size_t row, double *monthly) {
    return cost_database_class(settings_text(screen->wizard->draft, "region"), screen->classes.items[row].name,
                               monthly);
}

/* The third part of the name says the processor: a "g" behind the generation is AWS's own Arm (Graviton). */
static bool is_arm(const char *name) {
    const char *family = strchr(name, '.');
    const char *digit = family ? strpbrk(family + 1, "0123456789") : NULL;
    return digit && digit[1] == 'g';
}

static Style cell(const void *context, size_t row, size_t column, Text *text) {
    const SizesScreen *screen = context;
    const RdsClass *class_row = &screen->classes.items[row];
    double monthly;
    switch (column) {
    case 0:
        text_put(text, class_row->name);
        return strcmp(class_row->name, settings_text(screen->wizard->draft, "database.instance_class")) == 0
                   ? ROLE_ACCENT
                   : ROLE_TEXT;
    case 1:
        text_put(text, is_arm(class_row->name) ? "Graviton" : "x86");
        return ROLE_DIM;
    case 2:
        if (price_of(screen, row, &monthly))
            text_print(text, "$%.0f", monthly);
        else
            text_put(text, "unknown");
        return ROLE_DIM;
    case 3:
        text_print(text, "%s%s%s", class_row->insights ? "" : "insights",
                   class_row->insights || class_row->multi_az ? "" : ", ", class_row->multi_az ? "" : "Multi-AZ");
        return ROLE_WARNING;
    default:
        text_put(text, class_row->zones);
        return ROLE_DIM;
    }
}

static int compare(const void *context, size_t one, size_t other, size_t column) {
    const SizesScreen *screen = context;
    const RdsClass *a = &screen->classes.items[one], *b = &screen->classes.items[other];
    double price_a = 1e9, price_b = 1e9; /* unknown prices come last */
    if (column != 2)
        return strcmp(column == 4 ? a->zones : a->name, column == 4 ? b->zones : b->name);
    price_of(screen, one, &price_a);
    price_of(screen, other, &price_b);
    return (price_a > price_b) - (price_a < price_b);
}

static const ListColumn columns[] = {{"Class", 17, 0, 0, ALIGN_LEFT},
                                     {"Processor", 11, 0, 2, ALIGN_LEFT},
                                     {"A month", 8, 0, 0, ALIGN_RIGHT},
                                     {"Lacks", 18, 1, 0, ALIGN_LEFT},
                                     {"Zones", 34, 0, 3, ALIGN_LEFT}};
static const ListRows rows = {.cell = cell, .compare = compare, .empty = "this region sells no class for this version"};

static void load(SizesScreen *screen) {
    if (!screen->wizard->connection)
        return;
    LoadInput *input = memory_new(1, sizeof *input);
    input->connection = connection_hold(screen->wizard->connection);
    snprintf(screen->version, sizeof screen->version, "%.31s",
             settings_text(screen->wizard->draft, "database.engine_version"));
    memcpy(input->version, screen->version, sizeof input->version);
    job_cancel(screen->load);
    screen->load = job_start(screen->visit, &load_kind, input);
}

static void *sizes_enter(void *context, Visit visit) {
    SizesScreen *screen = memory_new(1, sizeof *screen);
    screen->wizard = context;
    screen->visit = visit;
    screen->list = list_new(columns, sizeof columns / sizeof *columns, &rows, screen);
    screen->form = settings_form_new(context, ON_SIZES, NULL);
    load(screen);
    return screen;
}

static void sizes_message(void *state, Message *message) {
    SizesScreen *screen = state;
    if (message->type != MESSAGE_DONE || message->job != screen->load)
        return;
    screen->load = NULL;
    screen->err = message->ok ? (Error){0} : *message->error;
    if (!message->ok)
        return;
    LoadInput *input = message->input;
    rds_classes_release(&screen->classes);
    screen->classes = input->classes;
    input->classes = (RdsClasses){0};
    screen->loaded = true;
    list_refresh(screen->list, screen->classes.count);
    for (size_t i = 0; i < screen->classes.count; i++)
        if (strcmp(screen->classes.items[i].name, settings_text(screen->wizard->draft, "database.instance_class")) == 0)
            list_go(screen->list, i);
}

/* Why AWS would refuse the class; false: it would not, as far as is known. */
static bool class_refused(const SizesScreen *screen, char *words, size_t size) {
    const Settings *draft = screen->wizard->draft;
    const char *wanted = settings_text(draft, "database.instance_class");
    const RdsClass *sold = NULL;
    for (size_t i = 0; i < screen->classes.count && !sold; i++)
        if (strcmp(screen->classes.items[i].name, wanted) == 0)
            sold = &screen->classes.items[i];
    if (!screen->loaded)
        return false;
    if (!sold)
        snprintf(words, size, "%.60s is not sold in this region: F2 shows what is", wanted);
    else if (!sold->multi_az && settings_on(draft, "database.multi_az"))
        snprintf(words, size, "%.60s has no Multi-AZ: turn that off, or choose another with F2", wanted);
    return !sold || (!sold->multi_az && settings_on(draft, "database.multi_az"));
}

static Move list_keys(SizesScreen *screen, const Key *key) {
    Error err = {0};
    if (!list_filtering(screen->list) && (key_is(key, K_ESCAPE, 0) || key_is(key, K_TAB, 0))) {
        screen->in_list = false;
        return MOVE_STAY;
    }
    ListAnswer answer = list_key(screen->list, key);
    if (answer == LIST_CHOSEN && list_current(screen->list) != LIST_NONE) {
        settings_set(screen->wizard->draft, "database.instance_class",
                     screen->classes.items[list_current(screen->list)].name, &err);
        settings_form_refresh(screen->form, "database.instance_class");
        wizard_changed(screen->wizard);
        screen->in_list = false;
    }
    return answer == LIST_IGNORED ? MOVE_IGNORED : MOVE_STAY;
}

static Move next(SizesScreen *screen) {
    const char *faulty = settings_form_faulty(screen->form), *reason = "";
    if (faulty) {
        form_verdict(settings_form_inner(screen->form), faulty, &reason);
        snprintf(screen->refused, sizeof screen->refused, "%s: %.150s", setting_find(faulty)->label, reason);
        form_focus(settings_form_inner(screen->form), faulty);
        return MOVE_STAY;
    }
    if (class_refused(screen, screen->refused, sizeof screen->refused))
        return MOVE_STAY;
    screen->wizard->done[SCREEN_SIZES] = true;
    return MOVE_NEXT;
}

static Move sizes_key(void *state, const Key *key) {
    SizesScreen *screen = state;
    screen->refused[0] = '\0';
    if (screen->in_list)
        return list_keys(screen, key);
    if (key_is(key, K_F1 + 1, 0) || key_is(key, 't', KEY_CTRL)) {
        screen->in_list = screen->loaded || screen->load;
        return MOVE_STAY;
    }
    FormAnswer answer = settings_form_key(screen->form, key);
    if (answer == FORM_CHANGED &&
        strcmp(screen->version, settings_text(screen->wizard->draft, "database.engine_version")) != 0)
        load(screen); /* each version has its own classes */
    if (answer != FORM_IGNORED)
        return MOVE_STAY;
    if (key_is(key, K_ESCAPE, 0))
        return MOVE_BACK;
    return key_is(key, K_ENTER, 0) ? next(screen) : MOVE_IGNORED;
}

static int sizes_tick(void *state, long long now_ms) {
    SizesScreen *screen = state;
    screen->now_ms = now_ms;
    return screen->load ? SPINNER_MS : 0;
}

/* A bar for each part, the longest for the dearest. */
static void draw_cost(const SizesScreen *screen, const Canvas *canvas) {
    AUTO(cost_release) CostEstimate estimate = {0};
    cost_estimate(screen->wizard->draft, &estimate);
    double most = 0.01;
    for (size_t i = 0; i < estimate.count; i++)
        if (estimate.lines[i].known && estimate.lines[i].monthly > most)
            most = estimate.lines[i].monthly;
    canvas_print(canvas, 0, 0, ROLE_LABEL, "A month, prices of %s", estimate.date);
    for (size_t i = 0; i < estimate.count && (int)i + 1 < canvas->rows; i++) {
        const CostLine *line = &estimate.lines[i];
        int row = (int)i + 1;
        canvas_fit(canvas, row, 0, canvas->columns - 22, ALIGN_LEFT, ROLE_TEXT, line->label);
        if (!line->known) {
            canvas_put(canvas, row, canvas->columns - 20, ROLE_WARNING, "unknown");
            continue;
        }
        canvas_print(canvas, row, canvas->columns - 20, ROLE_ACCENT, "%7.2f", line->monthly);
        canvas_bar(canvas, row, canvas->columns - 12, 11, line->monthly / most);
    }
}

static void sizes_draw(const void *state, const Canvas *canvas) {
    const SizesScreen *screen = state;
    int row = screen_heading(
        canvas, "How large?",
        "Storage grows by itself up to the limit. The class can be changed later, with a short interruption.");
    int bottom = canvas->rows - 1;
    char refused[200];
    if (screen->refused[0])
        canvas_put(canvas, bottom, 0, ROLE_FAILED, screen->refused);
    else if (screen->load)
        screen_busy(canvas, bottom, screen->now_ms, "asking which classes this region sells");
    else if (screen->err.said[0])
        canvas_print(canvas, bottom, 0, ROLE_WARNING, "%s the classes could not be listed: %.120s",
                     mark_text(MARK_WARNING), screen->err.said);
    else if (class_refused(screen, refused, sizeof refused))
        canvas_print(canvas, bottom, 0, ROLE_WARNING, "%s %s", mark_text(MARK_WARNING), refused);
    Canvas body = canvas_part(canvas, row, 0, bottom - row, CANVAS_REST);
    if (screen->in_list) {
        if (screen->loaded) /* what is under way, or why there is none, stands at the bottom */
            list_draw(screen->list, &body, true);
        return;
    }
    bool wide = body.columns >= 100;
    Canvas form = canvas_part(&body, 0, 0, CANVAS_REST, wide ? 56 : CANVAS_REST);
    if (wide) {
        Canvas cost = canvas_part(&body, 0, 58, CANVAS_REST, CANVAS_REST);
        draw_cost(screen, &cost);
    }
    settings_form_draw(screen->form, &form, true);
}

static void sizes_keys(const void *state, Text *text) {
    const SizesScreen *screen = state;
    text_put(text, screen->in_list ? "Enter choose|/ filter|< > sort|Esc form"
                                   : "↑↓ move|Space change|F2 classes|Enter next|Esc back");
}

static void sizes_help(const void *state, Text *text) {
    const SizesScreen *screen = state;
    AUTO(cost_release) CostEstimate estimate = {0};
    settings_form_help(screen->form, text);
    cost_estimate(screen->wizard->draft, &estimate);
    text_print(text, "\n# What it costs a month (USD, prices of %s)\n", estimate.date);
    for (size_t i = 0; i < estimate.count; i++) {
        if (estimate.lines[i].known)
            text_print(text, "%9.2f  %s\n", estimate.lines[i].monthly, estimate.lines[i].label);
        else
            text_print(text, "  unknown  %s\n", estimate.lines[i].label);
    }
    text_print(text, "%9.2f  in all\n%s\n", estimate.total, estimate.left_out ? estimate.left_out : "");
}

static void sizes_leave(void *state) {
    SizesScreen *screen = state;
    settings_form_free(screen->form);
    list_free(screen->list);
    rds_classes_release(&screen->classes);
    free(screen);
}

const Screen sizes_screen = {.title = "Sizes",
                             .enter = sizes_enter,
                             .draw = sizes_draw,
                             .key = sizes_key,
                             .message = sizes_message,
                             .tick = sizes_tick,
                             .help = sizes_help,
                             .keys = sizes_keys,
                             .leave = sizes_leave};
