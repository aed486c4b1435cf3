/* The keys of Sizes, and what choosing does; see sizes.h. */
#include "base/memory.h"
#include "screens/sign_in.h"
#include "screens/sizes.h"

#include <stdio.h>
#include <string.h>

static void changed(SizesScreen *screen) {
    wizard_changed(screen->wizard);
    sizes_reprice(screen);
}

static void take(SizesScreen *screen, size_t row, bool mend) {
    Settings *draft = screen->wizard->choices.chosen;
    Error err = {0};
    if (mend)
        class_mend(draft, &screen->classes.items[row]);
    if (!settings_set(draft, "database.instance_class", screen->classes.items[row].name, &err)) {
        sizes_refuse(screen, "%.200s", err.said);
        return;
    }
    changed(screen);
    settings_form_refresh(screen->form, "database.instance_class");
    settings_form_refresh(screen->form, "database.multi_az");
    settings_form_refresh(screen->form, "database.max_storage_gib");
    screen->page = SIZES_FORM;
}

/* A class that lacks something chosen is taken only by a second Enter, which turns that off. */
static void choose(SizesScreen *screen, size_t row) {
    AUTO(text_release) Text lacks = {0};
    const RdsClass *sold = &screen->classes.items[row];
    bool mendable = class_refusal(screen->wizard->choices.chosen, sold, &lacks);
    if (!lacks.length || (mendable && screen->insisted == row)) {
        take(screen, row, lacks.length > 0);
        screen->insisted = LIST_NONE;
    } else if (mendable) {
        sizes_refuse(screen, "%s. Enter again takes the class and turns that off.", text_string(&lacks));
        screen->insisted = row;
    } else {
        sizes_refuse(screen, "%s: choose another class.", text_string(&lacks));
    }
}

static void ask_anew(SizesScreen *screen) {
    sizes_load(screen, true);
    wizard_ask_prices(screen->wizard, true);
    sizes_reprice(screen);
}

static void forget(void *state) {
    ((SizesScreen *)state)->refused[0] = '\0';
}

static Move next(void *state, const Key *key) {
    SizesScreen *screen = state;
    (void)key;
    const char *faulty = settings_form_faulty(screen->form), *reason = "";
    AUTO(text_release) Text words = {0};
    if (faulty) {
        form_verdict(settings_form_inner(screen->form), faulty, &reason);
        sizes_refuse(screen, "%s: %.150s", setting_find(faulty)->label, reason);
        form_focus(settings_form_inner(screen->form), faulty);
        return MOVE_STAY;
    }
    if (sizes_class_refused(screen, &words)) {
        sizes_refuse(screen, "%s", text_string(&words));
        form_focus(settings_form_inner(screen->form), "database.instance_class");
        return MOVE_STAY;
    }
    screen->wizard->done[SCREEN_SIZES] = true;
    return MOVE_NEXT;
}

/* ---- the form's keys, and those of every page */

static Move form_rest(void *state, const Key *key) {
    SizesScreen *screen = state;
    FormAnswer answer = settings_form_key(screen->form, key);
    const char *version = settings_text(screen->wizard->choices.chosen, "database.engine_version");
    if (answer == FORM_CHANGED && strcmp(screen->version, version) != 0)
        sizes_load(screen, false);
    if (answer == FORM_CHANGED || screen->classes_stale)
        sizes_reprice(screen);
    return answer == FORM_IGNORED ? MOVE_IGNORED : MOVE_STAY;
}

static Move back(void *state, const Key *key) {
    (void)state, (void)key;
    return MOVE_BACK;
}

/* As on any long list: straight to what one looks for. */
static Move find_act(void *state, const Key *key) {
    SizesScreen *screen = state;
    screen->page = SIZES_LIST;
    if (screen->loaded)
        list_key(screen->list, key);
    return MOVE_STAY;
}

static Move page_act(void *state, const Key *key) {
    SizesScreen *screen = state;
    SizesPage page = key->code == K_F1 + 2 ? SIZES_COSTS : SIZES_LIST;
    screen->page = screen->page == page ? SIZES_FORM : page;
    screen->insisted = LIST_NONE;
    return MOVE_STAY;
}

static Move form_act(void *state, const Key *key) {
    (void)key;
    ((SizesScreen *)state)->page = SIZES_FORM;
    return MOVE_STAY;
}

static Move refresh_act(void *state, const Key *key) {
    SizesScreen *screen = state;
    (void)key;
    screen->insisted = LIST_NONE;
    return ask_anew(screen), MOVE_STAY;
}

static const char *classes_say(const void *state) {
    return ((const SizesScreen *)state)->page == SIZES_LIST ? NULL : "classes"; /* Esc says it */
}

static const char *cost_says(const void *state) {
    return ((const SizesScreen *)state)->page == SIZES_COSTS ? NULL : "cost";
}

static bool is_signed_in(const void *state) {
    return !sign_in_waits(((const SizesScreen *)state)->wizard);
}

/* From every page to every other. */
static void page_keys(const SizesScreen *screen, Keys *keys) {
    static const KeyRow rows[] = {
        {.code = K_F1 + 1, .says = classes_say, .help = "the classes that the region sells, and back", .act = page_act},
        {.code = 't', .modifiers = KEY_CTRL, .help = "the same as F2", .applies = is_signed_in, .act = page_act},
        {.code = K_F1 + 2, .says = cost_says, .help = "what each part costs, and back", .act = page_act},
        {.code = K_F1 + 4, .words = "refresh", .help = "asks AWS for classes and prices once more", .act = refresh_act},
        {.code = 'r', .modifiers = KEY_CTRL, .help = "the same as F5", .act = refresh_act},
    };
    KEYS_ROWS(keys, rows, screen);
}

/* ---- the list's keys */

static Move list_leave(void *state, const Key *key) {
    SizesScreen *screen = state;
    (void)key;
    screen->page = SIZES_FORM;
    screen->insisted = LIST_NONE;
    return MOVE_STAY;
}

static Move sort_act(void *state, const Key *key) {
    int step = (key->code == '>') - (key->code == '<');
    return sizes_sort(state, step, step == 0), MOVE_STAY;
}

/* The mouse chooses too. */
static Move list_rest(void *state, const Key *key) {
    SizesScreen *screen = state;
    size_t row = list_current(screen->list);
    if (!screen->loaded) /* there is nothing to choose, and nothing to type */
        return MOVE_IGNORED;
    ListAnswer answer = list_key(screen->list, key);
    if (list_current(screen->list) != row)
        screen->insisted = LIST_NONE;
    if (answer == LIST_CHOSEN && list_current(screen->list) != LIST_NONE)
        choose(screen, list_current(screen->list));
    return answer == LIST_IGNORED ? MOVE_IGNORED : MOVE_STAY;
}

static bool has_class(const void *state) {
    const SizesScreen *screen = state;
    return screen->loaded && list_current(screen->list) != LIST_NONE;
}

static bool is_loaded(const void *state) {
    return ((const SizesScreen *)state)->loaded;
}

static void list_keys(const SizesScreen *screen, Keys *keys) {
    static const KeyRow rows[] = {
        {.code = K_ENTER, .words = "take", .applies = has_class},
        {.code = '/', .words = "filter", .applies = is_loaded},
        {.code = '>', .label = "< >", .words = "sort", .applies = is_loaded, .act = sort_act},
        {.code = '<', .help = "the same, backwards", .applies = is_loaded, .act = sort_act},
        {.code = '!', .words = "turn", .help = "turns the order", .applies = is_loaded, .act = sort_act},
        {.code = K_ESCAPE, .also = K_TAB, .words = "form", .act = list_leave},
    };
    keys->rest = list_rest;
    if (screen->loaded && list_captures(screen->list, keys))
        return;
    KEYS_ROWS(keys, rows, screen);
    page_keys(screen, keys);
}

static void form_keys(const SizesScreen *screen, Keys *keys) {
    static const KeyRow first[] = {{.code = K_ENTER, .words = "next", .act = next}};
    static const KeyRow last[] = {{.code = K_ESCAPE, .words = "back", .act = back}};
    static const KeyRow find[] = {{.code = '/', .help = "looks for a class", .act = find_act}};
    const Form *form = settings_form_inner(screen->form);
    keys->rest = form_rest;
    bool captured = form_captures(form, keys);
    if (!captured)
        KEYS_ROWS(keys, first, screen);
    page_keys(screen, keys);
    if (captured)
        return;
    KEYS_ROWS(keys, last, screen);
    form_offers(form, keys);
    if (keys->takes != REST_TYPES)
        KEYS_ROWS(keys, find, screen);
}

static void costs_keys(const SizesScreen *screen, Keys *keys) {
    static const KeyRow rows[] = {{.code = K_ESCAPE, .also = K_ENTER, .words = "form", .act = form_act}};
    page_keys(screen, keys);
    KEYS_ROWS(keys, rows, screen);
}

void sizes_keys(const void *state, Keys *keys) {
    static void (*const pages[])(const SizesScreen *, Keys *) = {
        [SIZES_FORM] = form_keys, [SIZES_LIST] = list_keys, [SIZES_COSTS] = costs_keys};
    const SizesScreen *screen = state;
    keys->before = forget;
    pages[screen->page](screen, keys);
}
