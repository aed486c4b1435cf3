/* See shell.h. */
#include "screens/shell.h"
#include "base/memory.h"
#include "guide/steps.h"
#include "screens/ask.h"
#include "screens/mfa.h"
#include "screens/preflight.h"
#include "screens/sign_in.h"
#include "stack/cost.h"
#include "tui/frame.h"

#include <stdlib.h>
#include <string.h>

#define ASKS(id, name, ...) [SCREEN_##id] = &name##_screen,
#define STEP(id, name, ...) [SCREEN_##id] = &name##_screen,
static const Screen *const screens[SCREEN_COUNT] = {
    [SCREEN_HOME] = &home_screen,
#include "guide/steps.inc"
};
#undef ASKS
#undef STEP

static void price(const Settings *settings, char text[32], double *monthly) {
    AUTO(cost_release) CostEstimate estimate = {0};
    AUTO(text_release) Text words = {0};
    cost_estimate(settings, &estimate);
    cost_short(&estimate, &words);
    snprintf(text, 32, "%.31s", text_string(&words));
    *monthly = estimate.region ? estimate.total : -1;
}

void wizard_changed(Wizard *wizard) {
    char ignored[32];
    price(wizard->choices.chosen, wizard->cost.words, &wizard->cost.now);
    wizard->cost.before = -1;
    if (wizard->choices.deployed)
        price(wizard->choices.deployed, ignored, &wizard->cost.before);
}

int screen_heading(const Canvas *canvas, const char *title, const char *sentence) {
    canvas_put(canvas, 0, 0, ROLE_TITLE | STYLE_BOLD, title);
    Canvas below = canvas_part(canvas, 1, 0, CANVAS_REST, CANVAS_REST);
    return 2 + canvas_wrap(&below, 0, ROLE_DIM, sentence);
}

int screen_error(const Canvas *canvas, int row, const Error *err) {
    char line[1400];
    error_line(err, line, sizeof line);
    int column = canvas_put(canvas, row, 0, ROLE_FAILED, mark_text(MARK_FAILED)) + 1;
    Canvas rest = canvas_part(canvas, row, column, CANVAS_REST, CANVAS_REST);
    int used = canvas_wrap(&rest, 0, ROLE_FAILED, line);
    if (err->remedy[0])
        used = canvas_wrap(&rest, used, ROLE_TEXT, err->remedy);
    return row + used;
}

int screen_said(const Canvas *canvas, Style style, const char *words) {
    int rows = *words ? canvas_wrap_rows(canvas->columns, words) : 0;
    if (rows > 0)
        canvas_wrap(canvas, canvas->rows - rows, style, words);
    return rows;
}

void screen_busy(const Canvas *canvas, int row, long long now_ms, const char *doing) {
    int column = canvas_put(canvas, row, 0, ROLE_BUSY, spinner_text(now_ms));
    canvas_fit(canvas, row, column + 1, canvas->columns - column - 1, ALIGN_LEFT, ROLE_BUSY, doing);
}

/* "sandbox · myapp · eu-west-1 · ~$71/month (+$16)" */
static void right_text(const Wizard *wizard, Text *text) {
    const char *app = settings_text(wizard->choices.chosen, "app"),
               *region = settings_text(wizard->choices.chosen, "region");
    if (wizard->options->face.notice)
        text_print(text, "%s · ", wizard->options->face.notice);
    if (*app)
        text_print(text, "%s · ", app);
    if (*region)
        text_print(text, "%s · ", region);
    text_put(text, wizard->cost.words);
    if (wizard->cost.now >= 0 && wizard->cost.before >= 0 &&
        (wizard->cost.now - wizard->cost.before > 0.5 || wizard->cost.before - wizard->cost.now > 0.5))
        text_print(text, " (%+.0f)", wizard->cost.now - wizard->cost.before);
}

/* Provision does what was confirmed on the screen before it. Entered by a jump, it would do that once more. */
static bool can_jump(const Wizard *wizard, int id) {
    return id != SCREEN_PROVISION && wizard->visited[id] && !wizard->work.running;
}

/* The rail has the wizard's steps; Home stands before them and has none. */
static void rail_steps(const Wizard *wizard, RailStep rail[STEP_COUNT]) {
    for (int step = 0; step < STEP_COUNT; step++) {
        int id = SCREEN_ACCOUNT + step;
        bool changed = false;
        for (size_t i = 0; i < setting_count && wizard->choices.deployed; i++)
            changed = changed || ((int)wizard_screen_of(setting_rows[i].path) == id &&
                                  wizard_differs(wizard, setting_rows[i].path));
        if (id == SCREEN_ACCESS && wizard->choices.deployed)
            changed = changed || !allow_list_equal(settings_allowed_const(wizard->choices.chosen),
                                                   settings_allowed_const(wizard->choices.deployed));
        bool problem = id == SCREEN_ACCOUNT && preflight_stops(wizard);
        rail[step] = (RailStep){.title = step_rows[step].title,
                                .mark = problem            ? MARK_FAILED
                                        : changed          ? MARK_CHANGED
                                        : wizard->done[id] ? MARK_DONE
                                                           : MARK_NONE,
                                .visited = can_jump(wizard, id)};
    }
}

/* What a click in the rail carries: any address that is nobody else's. */
static const void *steps_target(const Wizard *wizard) {
    return &wizard->visited;
}

static int id_of(const Screen *screen) {
    int id = SCREEN_HOME;
    while (screens[id] != screen)
        id++;
    return id;
}

/* Which screens take the whole width: they have panes of their own. */
static bool has_rail(const Screen *screen) {
    return screen != &home_screen && screen != &provision_screen;
}

/* ---- the keys of every screen */

/* What they are for: the screen that is shown. */
typedef struct Here {
    Wizard *wizard;
    const Screen *screen;
    const void *state;
    bool typing; /* '?' and 'q' are text */
} Here;

static void ask_quit(Wizard *wizard);
static void open_help(const Here *here);

static Wizard *wizard_of(const void *here) {
    return ((const Here *)here)->wizard;
}

static bool is_typing(const void *here) {
    return ((const Here *)here)->typing;
}

static bool types_not(const void *here) {
    return !is_typing(here);
}

static bool can_sign_in(const void *here) {
    return sign_in_here_helps(wizard_of(here));
}

static bool can_try(const void *here) {
    return sign_in_waits(wizard_of(here)) || mfa_desk_declined(wizard_of(here)->who.mfa);
}

/* While all is well there is no reason to offer it. */
static const char *sign_in_says(const void *here) {
    return sign_in_waits(wizard_of(here)) ? "sign in" : NULL;
}

static const char *leave_says(const void *here) {
    return ((const Here *)here)->screen == &home_screen ? "leave" : NULL;
}

static Move do_sign_in(void *here, const Key *key) {
    (void)key;
    return sign_in_here(wizard_of(here)), MOVE_STAY;
}

static Move do_try(void *here, const Key *key) {
    (void)key;
    return sign_in_try(wizard_of(here)), MOVE_STAY;
}

static Move do_quit(void *here, const Key *key) {
    (void)key;
    return ask_quit(wizard_of(here)), MOVE_STAY;
}

static Move do_help(void *here, const Key *key) {
    (void)key;
    return open_help(here), MOVE_STAY;
}

static const KeyRow rows_everywhere[] = {
    {.code = 'g',
     .modifiers = KEY_CTRL,
     .says = sign_in_says,
     .help = "signs in on the plain terminal",
     .applies = can_sign_in,
     .act = do_sign_in},
    {.code = 't', .modifiers = KEY_CTRL, .words = "try now", .applies = can_try, .act = do_try},
    {.code = 'q',
     .says = leave_says,
     .help = "leaves the program, and asks before",
     .applies = types_not,
     .act = do_quit},
    {.code = 'c', .modifiers = KEY_CTRL, .help = "leaves the program, and asks before", .act = do_quit},
    {.code = '?', .also = K_F1, .words = "help", .applies = types_not, .act = do_help},
    {.code = K_F1, .words = "help", .applies = is_typing, .act = do_help},
};

/* Those of the screen, and those of every screen. */
static void keys_here(Here *here, Keys *own, Keys *everywhere) {
    if (here->screen->keys)
        here->screen->keys(here->state, own);
    here->typing = own->takes == REST_TYPES;
    everywhere->over = own;
    KEYS_ROWS(everywhere, rows_everywhere, here);
}

static void keys_text(const Wizard *wizard, const Screen *screen, const void *state, Text *line) {
    AUTO(keys_release) Keys own = {0}, everywhere = {0};
    Here here = {(Wizard *)(uintptr_t)wizard, screen, state, false};
    if (wizard->help) /* its box has a line of its own */
        return;
    if (wizard->dialog.shown)
        dialog_offers(wizard->dialog.shown, &own);
    else
        keys_here(&here, &own, &everywhere);
    keys_line(&own, line);
    keys_line(&everywhere, line);
}

static Canvas shell_draw(const void *context, const Screen *screen, const void *state, const Canvas *canvas) {
    const Wizard *wizard = context;
    AUTO(text_release) Text right = {0};
    (void)state;
    right_text(wizard, &right);
    Canvas inside = frame_draw(canvas, "secure-rds", ROLE_ACCENT, text_string(&right));
    int trouble = screen_said(&inside, ROLE_FAILED, wizard->trouble);
    inside = canvas_part(&inside, 0, 0, inside.rows - trouble, CANVAS_REST);
    if (!has_rail(screen))
        return inside;
    RailStep steps_shown[STEP_COUNT];
    rail_steps(wizard, steps_shown);
    int columns = rail_columns(steps_shown, STEP_COUNT);
    Canvas rail = canvas_part(&inside, 0, 0, CANVAS_REST, columns);
    rail_draw(&rail, steps_shown, STEP_COUNT, (size_t)(id_of(screen) - SCREEN_ACCOUNT), steps_target(wizard));
    return canvas_part(&inside, 0, columns + 2, CANVAS_REST, CANVAS_REST);
}

static void shell_draw_over(const void *context, const Canvas *canvas) {
    const Wizard *wizard = context;
    if (wizard->help)
        help_draw(wizard->help, canvas);
    if (wizard->dialog.shown)
        dialog_draw(wizard->dialog.shown, canvas);
    if (mfa_desk_open(wizard->who.mfa))
        mfa_desk_draw(wizard->who.mfa, canvas);
}

static void shell_draw_keys(const void *context, const Screen *screen, const void *state, const Canvas *canvas) {
    const Wizard *wizard = context;
    AUTO(text_release) Text keys = {0};
    if (!mfa_desk_open(wizard->who.mfa))
        keys_text(wizard, screen, state, &keys);
    frame_keys(canvas, text_string(&keys), wizard, NULL);
}

static bool shell_key_before(void *context, const Key *key, Move *move) {
    Wizard *wizard = context;
    *move = MOVE_STAY;
    wizard->trouble[0] = '\0';
    if (mfa_desk_open(wizard->who.mfa)) {
        mfa_desk_key(wizard->who.mfa, key);
        return true;
    }
    if (wizard->dialog.shown) {
        AUTO(keys_release) Keys keys = {0};
        int index = key->index;
        Key clicked;
        dialog_offers(wizard->dialog.shown, &keys);
        if (key->code == K_CLICK && key->target == wizard && keys_entry(&keys, &index, &clicked))
            key = &clicked;
        *move = wizard_dialog_key(wizard, key);
        return true;
    }
    if (wizard->help) {
        if (!help_key(wizard->help, key)) {
            help_free(wizard->help);
            wizard->help = NULL;
        }
        return true;
    }
    return false;
}

static Move quit_answer(void *wizard, bool yes) {
    (void)wizard;
    return yes ? MOVE_QUIT : MOVE_STAY;
}

static void ask_quit(Wizard *wizard) {
    const char *text = "Your choices are kept and shown again at the next start. Nothing was created at AWS yet.";
    AUTO(memory_release) char *lost = NULL;
    wizard_keep_draft(wizard);
    if (wizard->work.running)
        text = "The deployment goes on at AWS. Start secure-rds here again to see it, on any machine.";
    else if (wizard->trouble[0])
        text = lost = memory_print("Your choices would be lost: %s.", wizard->trouble);
    else if (wizard->choices.deployed && settings_equal(wizard->choices.chosen, wizard->choices.deployed))
        text = "Everything is saved. secure-rds in this folder shows again how it is.";
    else if (wizard->choices.deployed)
        text = "What you chose and did not apply yet is kept, and shown again at the next start.";
    AUTO(question_release)
    Question question = {.title = "Leave secure-rds?", .words = memory_copy(text), .yes = "Leave"};
    wizard_question(wizard, &question, wizard, quit_answer);
}

static void open_help(const Here *here) {
    Wizard *wizard = here->wizard;
    AUTO(keys_release) Keys own = {0}, everywhere = {0};
    AUTO(text_release) Text text = {0};
    Here copy = *here;
    if (here->screen->help)
        here->screen->help(here->state, &text);
    text_put(&text, "\n# Keys that work now\n");
    keys_here(&copy, &own, &everywhere);
    keys_help(&own, &text);
    keys_help(&everywhere, &text);
    text_put(&text,
             "\n# Keys everywhere\n"
             "Tab and the arrows move, also j k g G, Page Up and Page Down.\n"
             "Ctrl-L redraws the screen, Ctrl-Z suspends.\n"
             "A step at the left that was visited can be clicked, or opened with Alt and its number; Alt-0 is Home.\n");
    help_free(wizard->help);
    int id = id_of(here->screen);
    wizard->help = help_new(id == SCREEN_HOME ? "Home" : step_rows[id - SCREEN_ACCOUNT].title, text_string(&text));
}

/* Step 0 is Account, -1 Home. */
static Move jump(const Wizard *wizard, int step) {
    int id = SCREEN_ACCOUNT + step;
    return id >= 0 && id < SCREEN_COUNT && can_jump(wizard, id) ? id : MOVE_STAY;
}

/* A click on a key in the key line is that key. */
static Move key_clicked(Here *here, const Keys *own, const Keys *everywhere, int index) {
    Key key = {0};
    if (keys_entry(own, &index, &key) || keys_entry(everywhere, &index, &key))
        loop_key(here->wizard->loop, &key);
    return MOVE_STAY;
}

static Move shell_key_after(void *context, const Screen *screen, const void *state, const Key *key) {
    AUTO(keys_release) Keys own = {0}, everywhere = {0};
    Wizard *wizard = context;
    Here here = {wizard, screen, state, false};
    keys_here(&here, &own, &everywhere);
    if (key->code == K_CLICK && key->target == wizard)
        return key_clicked(&here, &own, &everywhere, key->index);
    if (key->code == K_CLICK && key->target == steps_target(wizard))
        return jump(wizard, key->index);
    if ((key->modifiers & KEY_ALT) && key->code >= '0' && key->code <= '9')
        return jump(wizard, key->code - '1');
    return keys_press(&everywhere, &here, key);
}

static void shell_message(void *context, Message *message) {
    if (!preflight_message(context, message))
        wizard_identified(context, message);
    wizard_priced(context, message);
}

static int shell_tick(void *context, long long now_ms) {
    wizard_ask_look(context);
    int sign_in = sign_in_tick(context, now_ms), checks = preflight_follow(context, now_ms);
    return sign_in <= 0 ? checks : checks <= 0 || sign_in < checks ? sign_in : checks;
}

static void shell_entered(void *context, int screen) {
    Wizard *wizard = context;
    wizard->visited[screen] = true;
    wizard_file_take(wizard);
    wizard_keep_draft(wizard);
}

Shell shell_make(ScreenId first) {
    return (Shell){.screens = screens,
                   .count = SCREEN_COUNT,
                   .first = first,
                   .least_rows = 24,
                   .least_columns = 80,
                   .draw = shell_draw,
                   .draw_over = shell_draw_over,
                   .draw_keys = shell_draw_keys,
                   .key_before = shell_key_before,
                   .key_after = shell_key_after,
                   .message = shell_message,
                   .tick = shell_tick,
                   .entered = shell_entered};
}
