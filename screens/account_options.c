/* Account: profiles and regions, as lists that are filtered by typing. */
#include "aws/regions.h"
#include "base/memory.h"
#include "screens/account_parts.h"

#include <stdlib.h>
#include <string.h>

enum { FIELD_WIDTH = 44 };

static void regions_make(AccountScreen *screen) {
    const char *region = settings_text(screen->wizard->choices.chosen, "region");
    bool known = false;
    screen->regions = memory_new(aws_region_count + 2, sizeof *screen->regions);
    screen->region_labels = memory_new(aws_region_count + 1, sizeof *screen->region_labels);
    for (size_t i = 0; i < aws_region_count; i++) {
        screen->region_labels[i] = memory_print("%s  %s", aws_regions[i].code, aws_regions[i].name);
        screen->regions[screen->region_count++] =
            (FormOption){.value = aws_regions[i].code, .label = screen->region_labels[i]};
        known = known || strcmp(aws_regions[i].code, region) == 0;
    }
    snprintf(screen->own_region, sizeof screen->own_region, "%s", region);
    if (!known) /* AWS opens new ones; none chosen yet is one more */
        screen->regions[screen->region_count++] =
            (FormOption){.value = screen->own_region, .label = *region ? screen->own_region : "choose one"};
}

void account_options_make(AccountScreen *screen) {
    screen->profiles_found = aws_profiles(&screen->profile_count);
    screen->profiles = memory_new(screen->profile_count + 2, sizeof *screen->profiles);
    screen->profile_labels = memory_new(screen->profile_count + 1, sizeof *screen->profile_labels);
    screen->profiles[0] = (FormOption){.value = "", .label = "as the environment says"};
    for (size_t i = 0; i < screen->profile_count; i++) {
        const AwsProfile *profile = &screen->profiles_found[i];
        screen->profile_labels[i] = memory_print("%s%s%s", profile->name, *profile->whose ? "  " : "", profile->whose);
        screen->profiles[i + 1] = (FormOption){.value = profile->name, .label = screen->profile_labels[i]};
    }
    regions_make(screen);
    screen->items[0] = (FormItem){.name = "app",
                                  .label = "App name",
                                  .type = ITEM_TEXT,
                                  .width = 24,
                                  .hint = "Names the stack and everything in it: lower-case letters, digits, hyphens."};
    screen->items[1] = (FormItem){.name = "region",
                                  .label = "Region",
                                  .type = ITEM_CHOICE,
                                  .width = FIELD_WIDTH,
                                  .options = screen->regions,
                                  .option_count = screen->region_count,
                                  .hint = "Where the database is. Close to its users is fast."};
    screen->items[2] = (FormItem){.name = "profile",
                                  .label = "Profile",
                                  .type = ITEM_CHOICE,
                                  .width = FIELD_WIDTH,
                                  .options = screen->profiles,
                                  .option_count = screen->profile_count + 1,
                                  .hint = "Whose credentials are used, as the aws command knows them."};
}

void account_options_free(AccountScreen *screen) {
    for (size_t i = 0; i < screen->profile_count; i++)
        free(screen->profile_labels[i]);
    aws_profiles_free(screen->profiles_found, screen->profile_count);
    for (size_t i = 0; i < aws_region_count; i++)
        free(screen->region_labels[i]);
    free(screen->profile_labels);
    free(screen->region_labels);
    free(screen->profiles);
    free(screen->regions);
    list_free(screen->pick);
}

/* ---- the list */

static bool of_regions(const AccountScreen *screen) {
    return screen->picking && strcmp(screen->picking, "region") == 0;
}

static Style region_cell(const void *context, size_t row, size_t column, Text *text) {
    const AccountScreen *screen = context;
    const char *code = screen->regions[row].value;
    text_put(text, column > 0 ? aws_region_name(code) : code);
    return column > 0 ? ROLE_DIM : ROLE_TEXT;
}

static Style profile_cell(const void *context, size_t row, size_t column, Text *text) {
    const AccountScreen *screen = context;
    const AwsProfile *profile = row > 0 ? &screen->profiles_found[row - 1] : NULL;
    if (column > 0)
        text_put(text, profile ? profile->whose : "");
    else
        text_put(text, profile ? profile->name : screen->profiles[0].label);
    return profile && column == 0 ? ROLE_TEXT : ROLE_DIM;
}

static const ListColumn region_columns[] = {{"Region", 15, 0, 0, ALIGN_LEFT}, {"Where", 20, 1, 0, ALIGN_LEFT}};
static const ListColumn profile_columns[] = {{"Profile", 24, 1, 0, ALIGN_LEFT}, {"Whose keys", 30, 1, 0, ALIGN_LEFT}};
static const ListRows region_rows = {.cell = region_cell}, profile_rows = {.cell = profile_cell};

void account_pick_open(AccountScreen *screen, const char *item) {
    bool regions = strcmp(item, "region") == 0;
    const FormOption *options = regions ? screen->regions : screen->profiles;
    size_t count = regions ? screen->region_count : screen->profile_count + 1;
    if (regions && count > 0 && !*options[count - 1].value) /* that none is chosen yet can't be chosen */
        count--;
    list_free(screen->pick);
    screen->picking = regions ? "region" : "profile";
    screen->pick = regions ? list_new(region_columns, 2, &region_rows, screen)
                           : list_new(profile_columns, 2, &profile_rows, screen);
    list_refresh(screen->pick, count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(options[i].value, form_value(screen->form, screen->picking)) == 0)
            list_go(screen->pick, i);
    list_key(screen->pick, &(Key){.code = '/'}); /* whoever types, filters */
    screen->view = VIEW_PICK;
}

static void take(AccountScreen *screen, const char *value) {
    form_set(screen->form, screen->picking, value);
    screen->view = VIEW_FORM;
    account_changed(screen);
}

/* What was typed is a region that is in no list. */
static bool take_typed(AccountScreen *screen) {
    Text canonical = {0};
    Error err = {0};
    const char *typed = list_filter_text(screen->pick);
    bool fine = of_regions(screen) && *typed && setting_verify(setting_find("region"), typed, &canonical, &err);
    text_release(&canonical);
    if (!fine)
        return false;
    snprintf(screen->own_region, sizeof screen->own_region, "%s", typed);
    if (screen->region_count == aws_region_count)
        screen->region_count++;
    screen->regions[aws_region_count] = (FormOption){.value = screen->own_region, .label = screen->own_region};
    form_options(screen->form, "region", screen->regions, screen->region_count);
    take(screen, screen->own_region);
    return true;
}

static Move pick_rest(void *state, const Key *key) {
    AccountScreen *screen = state;
    if (key_is(key, '/', 0) && of_regions(screen)) /* the habit of other lists; no region has one */
        return MOVE_STAY;
    ListAnswer answer = list_key(screen->pick, key);
    size_t row = list_current(screen->pick);
    if (answer == LIST_CHOSEN && row != LIST_NONE)
        take(screen, of_regions(screen) ? screen->regions[row].value : screen->profiles[row].value);
    return answer == LIST_IGNORED ? MOVE_IGNORED : MOVE_STAY;
}

/* What is shown, or what was typed where nothing is. */
static Move pick_take(void *state, const Key *key) {
    AccountScreen *screen = state;
    if (!list_shown(screen->pick))
        return take_typed(screen), MOVE_STAY;
    if (list_filtering(screen->pick))
        list_key(screen->pick, key); /* ends the filter; the same key chooses */
    return pick_rest(screen, key);
}

static Move pick_back(void *state, const Key *key) {
    AccountScreen *screen = state;
    if (*list_filter_text(screen->pick))
        return list_key(screen->pick, key), MOVE_STAY;
    screen->view = VIEW_FORM;
    return MOVE_STAY;
}

static const char *back_says(const void *state) {
    return *list_filter_text(((const AccountScreen *)state)->pick) ? "show all" : "back";
}

static bool is_chosen_from(const void *state) {
    return !list_filtering(((const AccountScreen *)state)->pick);
}

void account_pick_keys(const AccountScreen *screen, Keys *keys) {
    static const KeyRow rows[] = {
        {.code = K_DOWN, .also = K_UP, .label = "↑↓", .words = "move"},
        {.code = K_ENTER, .words = "choose", .act = pick_take},
        {.code = K_ESCAPE, .says = back_says, .act = pick_back},
        {.code = '/', .words = "filter", .applies = is_chosen_from},
    };
    keys->rest = pick_rest;
    keys->takes = list_filtering(screen->pick) ? REST_TYPES : REST_MOVES;
    KEYS_ROWS(keys, rows, screen);
}

void account_pick_draw(const AccountScreen *screen, const Canvas *canvas) {
    int row = screen_heading(canvas, of_regions(screen) ? "Which region?" : "Whose credentials?",
                             of_regions(screen)
                                 ? "Type a part of its code or its name. One that is in no list can be typed in full."
                                 : "The profiles of ~/.aws/config and ~/.aws/credentials.");
    Canvas rest = canvas_part(canvas, row, 0, CANVAS_REST, CANVAS_REST);
    list_draw(screen->pick, &rest, true);
}
