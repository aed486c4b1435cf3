/* Retention and Options: screens that are a form of settings and nothing else. */
#include "base/memory.h"
#include "screens/preflight.h"
#include "screens/settings_form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct FormScreen {
    Wizard *wizard;
    SettingsForm *form;
    Step step;
    const char *sentence;
    char refused[300]; /* why Enter did not go on, "" nothing */
} FormScreen;

static FormScreen *form_screen_new(Wizard *wizard, Step step, const char *sentence) {
    FormScreen *screen = memory_new(1, sizeof *screen);
    *screen = (FormScreen){.wizard = wizard, .step = step, .sentence = sentence};
    screen->form = settings_form_new(wizard, step_rows[step].screen, NULL);
    return screen;
}

static void *retention_enter(void *context, Visit visit) {
    (void)visit;
    return form_screen_new(context, STEP_RETENTION,
                           "What a value means and costs is told at the foot, and what AWS would refuse.");
}

static void *options_enter(void *context, Visit visit) {
    (void)visit;
    return form_screen_new(context, STEP_OPTIONS, "Each can be changed later, unless it says that it is fixed.");
}

static ScreenId screen_of(const FormScreen *screen) {
    return (ScreenId)(SCREEN_ACCOUNT + screen->step);
}

/* As Review would say it, and refuse. */
static const char *refused(const FormScreen *screen, char words[300]) {
    const Finding *finding = preflight_refuses(screen->wizard, screen_of(screen));
    if (*screen->refused || !finding)
        return screen->refused;
    snprintf(words, 300, "%.140s: %.150s", finding->what, finding->remedy);
    return words;
}

static void form_screen_draw(const void *state, const Canvas *canvas) {
    const FormScreen *screen = state;
    int row = screen_heading(canvas, step_rows[screen->step].question, screen->sentence);
    char told[300];
    int said = screen_said(canvas, ROLE_FAILED, refused(screen, told));
    Canvas above = canvas_part(canvas, row, 0, canvas->rows - row - said, CANVAS_REST);
    /* A form can scroll, and what a value costs can't: on a low window that has a quarter of it at least. */
    int left = above.rows - form_rows(settings_form_inner(screen->form), above.columns) - 1;
    int room = left > above.rows / 4 ? left : above.rows / 4;
    Canvas foot = canvas_part(&above, above.rows - room, 0, room, CANVAS_REST);
    int words = settings_form_words(screen->form, &foot);
    Canvas rest = canvas_part(&above, 0, 0, above.rows - words, CANVAS_REST);
    settings_form_draw(screen->form, &rest, true);
}

static Move next(void *state, const Key *key) {
    FormScreen *screen = state;
    const char *faulty = settings_form_faulty(screen->form), *reason = "";
    const Finding *finding = preflight_refuses(screen->wizard, screen_of(screen));
    (void)key;
    if (!faulty && finding) {
        form_focus(settings_form_inner(screen->form), finding->path);
        return MOVE_STAY;
    }
    if (!faulty) {
        screen->wizard->done[screen_of(screen)] = true;
        return MOVE_NEXT;
    }
    form_verdict(settings_form_inner(screen->form), faulty, &reason);
    snprintf(screen->refused, sizeof screen->refused, "%s: %.150s", setting_find(faulty)->label, reason);
    form_focus(settings_form_inner(screen->form), faulty);
    return MOVE_STAY;
}

static Move back(void *state, const Key *key) {
    (void)state, (void)key;
    return MOVE_BACK;
}

static void forget(void *state) {
    ((FormScreen *)state)->refused[0] = '\0';
}

static Move form_rest(void *state, const Key *key) {
    FormScreen *screen = state;
    return settings_form_key(screen->form, key) == FORM_IGNORED ? MOVE_IGNORED : MOVE_STAY;
}

static void form_screen_help(const void *state, Text *text) {
    const FormScreen *screen = state;
    settings_form_help(screen->form, text);
}

static void form_screen_keys(const void *state, Keys *keys) {
    static const KeyRow rows[] = {{.code = K_ENTER, .words = "next", .act = next},
                                  {.code = K_ESCAPE, .words = "back", .act = back}};
    const FormScreen *screen = state;
    const Form *form = settings_form_inner(screen->form);
    keys->rest = form_rest;
    keys->before = forget;
    if (form_captures(form, keys))
        return;
    KEYS_ROWS(keys, rows, screen);
    form_offers(form, keys);
}

static void form_screen_leave(void *state) {
    FormScreen *screen = state;
    settings_form_free(screen->form);
    free(screen);
}

const Screen retention_screen = {.enter = retention_enter,
                                 .draw = form_screen_draw,
                                 .help = form_screen_help,
                                 .keys = form_screen_keys,
                                 .leave = form_screen_leave};
const Screen options_screen = {.enter = options_enter,
                               .draw = form_screen_draw,
                               .help = form_screen_help,
                               .keys = form_screen_keys,
                               .leave = form_screen_leave};
