/* See waiting.h. */
#include "stack/waiting.h"

#include "base/clock.h"
#include "base/memory.h"
#include "base/week.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What RDS lets wait and a setting says (RDS User Guide, "Settings for DB instances"). A port or a shorter list of
 * backups never waits. */
const SettingRow *waiting_setting(const char *property) {
    static const struct {
        const char *property, *path;
    } rows[] = {
        {"AllocatedStorage", "database.storage_gib"},       {"DBInstanceClass", "database.instance_class"},
        {"EngineVersion", "database.engine_version"},       {"MultiAZ", "database.multi_az"},
        {"BackupRetentionPeriod", "retention.backup_days"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].property, property) == 0)
            return setting_find(rows[i].path);
    return NULL;
}

void waiting_release(Waiting *waiting) {
    for (size_t i = 0; i < waiting->count; i++) {
        free(waiting->items[i].now);
        free(waiting->items[i].then);
    }
    free(waiting->items);
    *waiting = (Waiting){0};
}

void waiting_read(const RdsInstance *database, Waiting *waiting) {
    *waiting = (Waiting){0};
    snprintf(waiting->window, sizeof waiting->window, "%s",
             database->maintenance_window ? database->maintenance_window : "");
    for (size_t i = 0; i < RDS_PROPERTIES; i++) {
        const char *now = database->properties[i], *then = database->pending[i];
        if (!then || (now && strcmp(now, then) == 0))
            continue;
        waiting->items = memory_grow(waiting->items, waiting->count + 1, sizeof *waiting->items);
        waiting->items[waiting->count++] = (WaitingItem){.property = rds_properties[i],
                                                         .setting = waiting_setting(rds_properties[i]),
                                                         .now = memory_copy(now ? now : ""),
                                                         .then = memory_copy(then)};
    }
}

const WaitingItem *waiting_find(const Waiting *waiting, const char *property) {
    for (size_t i = 0; i < waiting->count; i++)
        if (strcmp(waiting->items[i].property, property) == 0)
            return &waiting->items[i];
    return NULL;
}

bool waiting_means(const char *parameter, const char *value) {
    size_t length = strlen(parameter);
    return strcmp(parameter, value) == 0 ||
           (length && strncmp(parameter, value, length) == 0 && value[length] == '.' && !strchr(parameter, '.'));
}

void waiting_window_words(const char *window, long long now_ms, Text *text) {
    char moment[TIME_SIZE];
    long long opens = week_window_opens(window, now_ms);
    text_put(text, "the maintenance window");
    if (opens < 0)
        return;
    text_print(text, " %s (UTC)", window);
    time_format(opens, moment);
    if (now_ms)
        text_print(text, ", which opens on %.10s %.5s UTC", moment, moment + strlen("2026-11-29 "));
}

static void value_put(const SettingRow *row, const char *value, Text *text) {
    AUTO(text_release) Text said = {0};
    text_put(text, row && setting_from_parameter(row, value, false, &said) ? text_string(&said) : value);
}

void waiting_words(const Waiting *waiting, Text *text) {
    for (size_t i = 0; i < waiting->count; i++) {
        const WaitingItem *item = &waiting->items[i];
        text_print(text, "%s%s ", i ? ", " : "", item->setting ? item->setting->path : item->property);
        value_put(item->setting, item->now, text);
        text_put(text, " → ");
        value_put(item->setting, item->then, text);
    }
}
