/* See standing.h. */
#include "stack/standing.h"
#include "stack/account_guard.h"

#include "base/memory.h"
#include "stack/template.h"
#include "stack/zones.h"

#include <stdlib.h>
#include <string.h>

static bool take_setting(Settings *settings, const char *path, const char *value, Error *err) {
    return settings_set(settings, path, value, err) || error_tried(err, "read %s of the stack", path);
}

/* The stack's parameter of that row, or, in a stack of an earlier version, its former one; NULL: it has neither. */
static const char *row_parameter(const CfnStack *stack, const SettingRow *row, bool *former) {
    const char *text = NULL;
    *former = false;
    if (row->parameter)
        text = template_parameter(stack->parameters, stack->parameter_count, row->parameter);
    if (text || !row->form || !row->form->former)
        return text;
    *former = true;
    return template_parameter(stack->parameters, stack->parameter_count, row->form->former);
}

bool standing_parameters(const CfnStack *stack, Settings *settings, Error *err) {
    for (size_t i = 0; i < setting_count; i++) {
        const SettingRow *row = &setting_rows[i];
        AUTO(text_release) Text value = {0};
        bool former, pinned = row->chosen && !row->frozen; /* an image may change with the processor: it stays open */
        const char *text = row_parameter(stack, row, &former);
        if (!text || pinned || !setting_from_parameter(row, text, former, &value))
            continue;
        if (!take_setting(settings, row->path, text_string(&value), err))
            return false;
    }
    return true;
}

static bool take_tags(const CfnStack *stack, Settings *settings, Error *err) {
    for (size_t i = 0; i < stack->tag_count; i++) {
        AUTO(memory_release) char *path = memory_print("tags.%s", stack->tags[i].key);
        bool ours = strcmp(stack->tags[i].key, TEMPLATE_TAG) == 0 || strncmp(stack->tags[i].key, "aws:", 4) == 0;
        if (!ours && !take_setting(settings, path, stack->tags[i].value, err))
            return false;
    }
    return true;
}

bool standing_settings(const CfnStack *stack, const char *region, const char *body, Settings *settings, Error *err) {
    char on_delete[16], account[ACCOUNT_SIZE];
    arn_account(stack->id, account);
    bool says = template_read_on_delete(body, on_delete);
    return take_setting(settings, "app", stack->name, err) && take_setting(settings, "region", region, err) &&
           (!*account || take_setting(settings, "account", account, err)) &&
           standing_parameters(stack, settings, err) && take_tags(stack, settings, err) &&
           (!says || take_setting(settings, "retention.on_delete", on_delete, err));
}

/* ---- what they say beside those that are wished */

void standing_differences_release(StandingDifferences *differences) {
    for (size_t i = 0; i < differences->count; i++) {
        free(differences->items[i].stands);
        free(differences->items[i].wished);
    }
    free(differences->items);
    *differences = (StandingDifferences){0};
}

static void difference_add(StandingDifferences *differences, StandingKind kind, const SettingRow *row,
                           const char *stands, const char *wished) {
    differences->items = memory_more(differences->items, differences->count, sizeof *differences->items);
    differences->items[differences->count++] =
        (StandingDifference){kind, row, memory_copy(stands), memory_copy(wished)};
}

size_t standing_count(const StandingDifferences *differences, StandingKind kind) {
    size_t count = 0;
    for (size_t i = 0; i < differences->count; i++)
        count += differences->items[i].kind == kind;
    return count;
}

/* Nothing is said by it: the stack's own value is sent. */
static bool left_open(const Settings *settings, const char *region, const SettingRow *row) {
    if (strcmp(row->path, "network.zones") == 0)
        return !*zones_chosen(settings, region);
    return !settings_given(settings, row->path) || (row->chosen && !*settings_text(settings, row->path));
}

/* As it takes effect: an empty name of the database means that of the app. */
static const char *effective(const Settings *settings, const SettingRow *row) {
    return strcmp(row->path, "database.name") == 0 ? settings_database_name(settings)
                                                   : settings_text(settings, row->path);
}

const char *standing_instead(const Settings *standing, const Settings *wished, const SettingRow *row) {
    if (!standing || !row->frozen || !settings_given(standing, row->path) ||
        left_open(wished, settings_text(standing, "region"), row))
        return NULL;
    const char *stands = effective(standing, row);
    return strcmp(stands, effective(wished, row)) == 0 ? NULL : stands;
}

static void compare_row(const SettingRow *row, const Settings *standing, const char *region, Settings *settings,
                        StandingDifferences *differences) {
    const char *stands = effective(standing, row), *wished = effective(settings, row);
    bool open = left_open(settings, region, row);
    Error ignored = {0};
    if (!settings_given(standing, row->path) || strcmp(stands, wished) == 0 || (open && row->chosen))
        return;
    difference_add(differences,
                   open          ? STANDING_KEPT
                   : row->frozen ? STANDING_FIXED
                                 : STANDING_CHANGED,
                   row, stands, wished);
    if (open)
        settings_set(settings, row->path, stands, &ignored);
}

void standing_compare(const Settings *standing, const char *region, Settings *settings,
                      StandingDifferences *differences) {
    for (size_t i = 0; i < setting_count; i++)
        compare_row(&setting_rows[i], standing, region, settings, differences);
}

bool standing_fixed(const StandingDifferences *differences, Error *err) {
    for (size_t i = 0; i < differences->count; i++) {
        const StandingDifference *one = &differences->items[i];
        if (one->kind != STANDING_FIXED)
            continue;
        const char *stands = *one->stands ? one->stands : "nothing";
        AUTO(memory_release)
        char *remedy =
            memory_print("set it back: `secure-rds config set %s=%s`; or make another stack, by another app name",
                         one->row->path, one->stands);
        error_set(err, ERROR_USAGE, remedy, "%s is fixed once the stack exists: it is %s, found %s (%s)",
                  one->row->path, stands, *one->wished ? one->wished : "nothing", one->row->frozen);
        strcpy(err->code, "Fixed");
        return true;
    }
    return false;
}
