/* See setting_words.h. */
#include "settings/setting_words.h"

#include <stdlib.h>
#include <string.h>

typedef struct Meaning {
    const char *path; /* "" for the days of both logs */
    const char *value;
    const char *words;
} Meaning;

/* PCI DSS 4.0, 10.5.1: twelve months, the last three at hand. 45 CFR 164.316 (HIPAA): six years. 17 CFR 210.2-06 (SOX):
 * seven years. Section 147 of the German tax code: ten, eight and six years. */
static const Meaning meanings[] = {
    {"", "1", "A day: enough to look at what just happened."},
    {"", "3", "Three days: what happened over the weekend."},
    {"", "5", "A working week."},
    {"", "7", "A week: for development."},
    {"", "14", "Two weeks: for development."},
    {"", "30", "A month: finds most faults, few intrusions."},
    {"", "60", "Two months."},
    {"", "90", "A quarter: PCI DSS wants three months at hand."},
    {"", "120", "Four months."},
    {"", "150", "Five months."},
    {"", "180", "Half a year."},
    {"", "365", "A year: PCI DSS and most audits ask for it."},
    {"", "400", "13 months: a month can be compared with the same one of the year before."},
    {"", "545", "A year and a half."},
    {"", "731", "Two years."},
    {"", "1096", "Three years."},
    {"", "1827", "Five years."},
    {"", "2192", "Six years: HIPAA keeps its records so long."},
    {"", "2557", "Seven years: SOX, and the tax law of many countries."},
    {"", "2922", "Eight years: vouchers in Germany."},
    {"", "3288", "Nine years."},
    {"", "3653", "Ten years: books and accounts in much of Europe."},
    {"network.nat", "instance", "A small server in the bastion's zone; when that zone fails, there is no way out."},
    {"network.nat", "gateway", "In the bastion's zone; when that zone fails, there is no way out."},
    {"network.nat", "gateway_per_zone",
     "Each private subnet has its own: when a zone fails, the other has its way out."},
    {"network.nat", "none",
     "What you add to the private subnets, a function or a server, reaches nothing outside, AWS's services neither, "
     "without an endpoint of its own. Bastion, backups, logs and the password's rotation need no way out; an S3 bucket "
     "is reached by an endpoint that costs nothing, in this region alone."},
    {"network.endpoint_zones", "1",
     "In the bastion's zone alone: while that zone fails, the password is not changed. The present one stays good, and "
     "is changed when the zone is back."},
    {"network.endpoint_zones", "2", "In both zones: the password is changed also while one of them fails."},
    {"encryption.keys", "separate", "Who may read the logs can't read the data, nor the password."},
    {"encryption.keys", "one",
     "Who may use this key reads all that it encrypts: data, password and logs. When it is deleted, all of that is "
     "lost."},
    {"retention.insights", "standard", "Load and slow queries of the last 7 days."},
    {"retention.insights", "advanced", "15 months of them, and why a query waited."},
    {"retention.backup_days", "1", "AWS's least: a mistake must be seen the same day."},
    {"retention.backup_days", "7", "A week: a mistake of Friday can be mended on Monday."},
    {"retention.backup_days", "35", "The most that RDS takes; longer needs snapshots."},
    {"retention.password_rotation_hours", "4", "The most often that Secrets Manager takes."},
    {"retention.password_rotation_hours", "24", "Each day: a stolen password is worth little."},
    {"retention.password_rotation_hours", "168", "Each week."},
    {"retention.password_rotation_hours", "720", "Each 30 days, as many rules for passwords say."},
    {"retention.password_rotation_hours", "2160", "Each 90 days: the longest that PCI DSS accepts."},
    {"retention.on_delete", "snapshot", "A last snapshot stays, and can become a database again."},
    {"retention.on_delete", "retain", "The database goes on running, and is paid for, without its stack."},
    {"retention.on_delete", "destroy", "The data is gone for good: for trials alone."},
};

static bool is_log(const SettingRow *row) {
    return strcmp(row->path, "retention.flow_logs_days") == 0 || strcmp(row->path, "retention.query_logs_days") == 0;
}

void setting_meaning(const SettingRow *row, const char *value, Text *text) {
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
        bool mine = *meanings[i].path ? strcmp(meanings[i].path, row->path) == 0 : is_log(row);
        if (mine && strcmp(meanings[i].value, value) == 0) {
            text_put(text, meanings[i].words);
            return;
        }
    }
    long number = strtol(value, NULL, 10);
    if (strcmp(row->path, "retention.backup_days") == 0 && number > 0)
        number == 1 ? text_put(text, "Any second of the last day can be restored.")
                    : text_print(text, "Any second of the last %ld days can be restored.", number);
    else if (strcmp(row->path, "retention.password_rotation_hours") == 0 && number > 24)
        text_print(text, "Each %ld days.", number / 24);
}
