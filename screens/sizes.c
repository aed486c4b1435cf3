/* Sizes: instance class, storage, network, and what each part costs. */
#include "screens/sizes.h"
#include "base/memory.h"
#include "guide/prices.h"
#include "stack/cost_savings.h"
#include "guide/words.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- the classes, in a job */

typedef struct LoadInput {
    Connection *connection;
    char version[32];
    bool anew;
    RdsClasses classes;
    long long since_ms;
    char *usual; /* the region's own default version; NULL: not known, which hinders nothing */
} LoadInput;

static bool load_work(Job *job, void *data, Error *err) {
    LoadInput *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    if (!classes_fetch(&aws, input->version, input->anew, &input->classes, &input->since_ms, err))
        return false;
    Error ignored = {0};
    rds_default_version(&aws, NULL, &input->usual, &ignored);
    return true;
}

static void load_release(void *data) {
    LoadInput *input = data;
    connection_drop(input->connection);
    rds_classes_release(&input->classes);
    free(input->usual);
    free(input);
}

static const JobKind load_kind = {.name = "list the instance classes", .work = load_work, .release = load_release};

/* Each version has its own classes: those of another one are shown no longer. */
void sizes_load(SizesScreen *screen, bool anew) {
    screen->loaded = false;
    screen->classes_stale = true;
    screen->insisted = LIST_NONE;
    snprintf(screen->version, sizeof screen->version, "%.31s",
             settings_text(screen->wizard->choices.chosen, "database.engine_version"));
    if (!screen->wizard->who.connection)
        return;
    LoadInput *input = memory_new(1, sizeof *input);
    input->connection = connection_hold(screen->wizard->who.connection);
    input->anew = anew;
    memcpy(input->version, screen->version, sizeof input->version);
    job_cancel(screen->load);
    screen->load = job_start(screen->visit, &load_kind, input);
}

static void sizes_message(void *state, Message *message) {
    SizesScreen *screen = state;
    if (message->type != MESSAGE_DONE || message->job != screen->load)
        return;
    screen->load = NULL;
    screen->load_error = message->ok ? (Error){0} : *message->error;
    if (!message->ok)
        return;
    LoadInput *input = message->input;
    rds_classes_release(&screen->classes);
    screen->classes = input->classes;
    screen->since_ms = input->since_ms;
    input->classes = (RdsClasses){0};
    free(screen->usual);
    screen->usual = input->usual;
    input->usual = NULL;
    if (screen->usual && choices_take_version(&screen->wizard->choices, screen->usual)) {
        settings_form_refresh(screen->form, "database.engine_version");
        sizes_load(screen, false); /* that version has its own classes */
        return;
    }
    screen->loaded = screen->classes_stale = true;
    sizes_reprice(screen);
    size_t row = sizes_row(screen, settings_text(screen->wizard->choices.chosen, "database.instance_class"));
    if (row != LIST_NONE)
        list_go(screen->list, row);
}

static void *sizes_enter(void *context, Visit visit) {
    SizesScreen *screen = memory_new(1, sizeof *screen);
    screen->wizard = context;
    screen->visit = visit;
    screen->insisted = LIST_NONE;
    sizes_list_make(screen);
    screen->form = settings_form_new(context, ON_SIZES, "database.");
    settings_form_aside(screen->form, sizes_aside, screen);
    sizes_load(screen, false);
    sizes_reprice(screen);
    return screen;
}

/* ---- what can't be */

void sizes_refuse(SizesScreen *screen, const char *format, ...) {
    va_list args;
    va_start(args, format);
    vsnprintf(screen->refused, sizeof screen->refused, format, args);
    va_end(args);
}

/* Why AWS would refuse the chosen class; false: it would not, as far as is known. */
bool sizes_class_refused(const SizesScreen *screen, Text *words) {
    const Settings *draft = screen->wizard->choices.chosen;
    const char *wanted = settings_text(draft, "database.instance_class");
    size_t row = sizes_row(screen, wanted);
    AUTO(text_release) Text lacks = {0};
    if (!screen->loaded)
        return false;
    if (row == LIST_NONE) {
        text_print(words, "%.60s is not sold for PostgreSQL %s in %s: F2 shows what is", wanted, screen->version,
                   settings_text(draft, "region"));
        return true;
    }
    bool mendable = class_refusal(draft, &screen->classes.items[row], &lacks);
    if (!lacks.length)
        return false;
    text_print(words, "%s: %schoose another class with F2", text_string(&lacks), mendable ? "turn that off, or " : "");
    return true;
}

static int sizes_tick(void *state, long long now_ms) {
    SizesScreen *screen = state;
    screen->now_ms = now_ms;
    if (screen->pricing_seen != screen->wizard->cost.asking) { /* the price list has answered */
        screen->classes_stale = true;                          /* in the order of these prices */
        sizes_reprice(screen);
    }
    return screen->load || screen->wizard->cost.asking ? SPINNER_MS : 0;
}

/* ---- drawing */

/* AWS's own word for it, else what was said, in short. */
static const char *reason_of(const Error *err) {
    return err->code[0] ? err->code : err->said;
}

/* What is to be said at the bottom; answers its style. "" for nothing. */
static Style notice(const SizesScreen *screen, Text *words) {
    if (screen->refused[0]) {
        bool question = screen->insisted != LIST_NONE;
        text_print(words, "%s %s", mark_text(question ? MARK_WARNING : MARK_FAILED), screen->refused);
        return question ? ROLE_WARNING : ROLE_FAILED;
    }
    if (screen->load && screen->page != SIZES_LIST) {
        text_print(words, "%s %s", spinner_text(screen->now_ms), doing_classes);
        return ROLE_BUSY;
    }
    if (screen->wizard->cost.asking) {
        text_print(words, "%s reading AWS's price list", spinner_text(screen->now_ms));
        return ROLE_BUSY;
    }
    if (screen->page == SIZES_LIST)
        return sizes_detail(screen, words);
    AUTO(text_release) Text refused = {0};
    if (screen->page == SIZES_FORM && sizes_class_refused(screen, &refused)) {
        text_print(words, "%s %s", mark_text(MARK_WARNING), text_string(&refused));
        return ROLE_WARNING;
    }
    if (screen->load_error.said[0])
        text_print(words, "%s the classes could not be listed (%.60s): F2 tells more, F5 asks again",
                   mark_text(MARK_WARNING), reason_of(&screen->load_error));
    else if (screen->wizard->cost.error.said[0])
        text_print(words, "%s %s (%.60s)", mark_text(MARK_WARNING), prices_unknown,
                   reason_of(&screen->wizard->cost.error));
    return ROLE_WARNING;
}

enum { FORM_COLUMNS = 52, PANES_COLUMNS = 96 };

static void form_draw_panes(const SizesScreen *screen, const Canvas *body) {
    bool wide = body->columns >= PANES_COLUMNS;
    Canvas form = canvas_part(body, 0, 0, CANVAS_REST, wide ? FORM_COLUMNS : CANVAS_REST);
    settings_form_draw(screen->form, &form, true);
    if (!wide)
        return;
    Canvas costs = canvas_part(body, 0, FORM_COLUMNS + 2, CANVAS_REST, CANVAS_REST);
    sizes_costs_draw(screen, &costs);
}

static void sizes_draw(const void *state, const Canvas *canvas) {
    static const char *const sentences[] = {
        [SIZES_FORM] = "Storage grows by itself up to the limit. The class can be changed later, with a short "
                       "interruption.",
        [SIZES_LIST] = "What the region really sells. Graviton is AWS's own Arm processor: the same PostgreSQL, "
                       "usually cheaper.",
        [SIZES_COSTS] = "",
    };
    const SizesScreen *screen = state;
    AUTO(text_release) Text words = {0};
    Style style = notice(screen, &words);
    int used = screen_said(canvas, style, text_string(&words));
    int row =
        *sentences[screen->page] ? screen_heading(canvas, step_rows[STEP_SIZES].question, sentences[screen->page]) : 0;
    Canvas body = canvas_part(canvas, row, 0, canvas->rows - row - used, CANVAS_REST);
    if (screen->page == SIZES_LIST)
        sizes_list_draw(screen, &body);
    else if (screen->page == SIZES_COSTS)
        sizes_costs_draw(screen, &body);
    else
        form_draw_panes(screen, &body);
}

static void sizes_help(const void *state, Text *text) {
    const SizesScreen *screen = state;
    settings_form_help(screen->form, text);
    if (screen->usual) {
        text_put(text, "\n");
        default_version_words(screen->usual, screen->version, text);
        text_put(text, "\n");
    }
    text_put(text, "\n# What it costs a month (USD)\n");
    cost_print(&screen->estimate, text);
    AUTO(cost_savings_release) CostSavings savings = {0};
    cost_savings(screen->wizard->choices.chosen, &savings);
    cost_savings_print(&savings, text);
}

static void sizes_leave(void *state) {
    SizesScreen *screen = state;
    settings_form_free(screen->form);
    sizes_prices_release(screen);
    list_free(screen->list);
    rds_classes_release(&screen->classes);
    free(screen->usual);
    free(screen);
}

const Screen sizes_screen = {.enter = sizes_enter,
                             .draw = sizes_draw,
                             .message = sizes_message,
                             .tick = sizes_tick,
                             .help = sizes_help,
                             .keys = sizes_keys,
                             .leave = sizes_leave};
