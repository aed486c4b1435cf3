/* What the values of one setting cost. See cost.h. */
#include "stack/cost.h"
#include "base/memory.h"

#include <string.h>

/* Volumes that nobody knows before. */
static const struct {
    const char *path, *words;
} volumes[] = {
    {"retention.flow_logs_days", "by the GB: grows with the traffic, so it is not in the sum."},
    {"retention.query_logs_days", "by the GB: grows with the statements, so it is not in the sum."},
    {"retention.backup_days", "free up to the size of the database, by the GB beyond; not in the sum."},
    {"retention.password_rotation_hours", "a fraction of a cent each time; not in the sum."},
    {"retention.on_delete", "nothing while the stack exists."},
    {"audit.cloudtrail", "by the event where it is not the account's first trail; not in the sum."},
    {"database.extended_support", "by vCPU and hour, and only once the version's usual support has ended."},
    {"alarms.email", "the first 1,000 mails a month are free."},
    {"storage_access.s3_bucket", "what the bucket holds; the access, and its endpoint, are free."},
};

/* One other value; false when the bill stays as it is. */
static bool difference_add(const Settings *settings, const SettingRow *row, const char *value, const char *label,
                           Text *text) {
    AUTO(cost_difference_release) CostDifference difference = {0};
    Error ignored = {0};
    Settings *other = settings_copy(settings);
    bool differs = settings_set(other, row->path, value, &ignored);
    if (differs) {
        cost_compare(settings, other, &difference);
        differs = difference.count > 0;
    }
    if (differs) {
        text_print(text, "%s%s: ", text->length ? ", " : "", label);
        cost_difference_short(&difference, text);
    }
    settings_free(other);
    return differs;
}

void setting_costs(const Settings *settings, const SettingRow *row, Text *text) {
    AUTO(text_release) Text words = {0};
    const char *now = settings_text(settings, row->path);
    if (row->type == SETTING_SWITCH)
        difference_add(settings, row, strcmp(now, "true") == 0 ? "false" : "true",
                       strcmp(now, "true") == 0 ? "switched off" : "switched on", &words);
    for (const SettingChoice *choice = row->choices; choice && choice->value && row->type == SETTING_CHOICE; choice++)
        if (strcmp(choice->value, now) != 0)
            difference_add(settings, row, choice->value, choice->value, &words);
    for (size_t i = 0; i < sizeof volumes / sizeof *volumes && !words.length; i++)
        if (strcmp(volumes[i].path, row->path) == 0)
            text_put(&words, volumes[i].words);
    text_put(text, text_string(&words));
}
