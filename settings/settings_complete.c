/* What spans several settings, and what a deployment can't do without. */
#include "settings/settings_parts.h"
#include "settings/names.h"
#include "base/memory.h"

#include <string.h>

/* `other` decides it too, and is where to look when `path` is not from the file. */
static void tell(const Settings *settings, Problems *problems, const char *path, const char *other, const char *found,
                 const char *allowed) {
    SettingPlace place = settings_place(settings, path);
    if (!place.line)
        place = settings_place(settings, other);
    problems_add(problems, place.line, place.column, path, found, allowed);
}

static void check_given(const Settings *settings, Problems *problems) {
    static const struct {
        const char *path, *allowed;
    } needed[] = {
        {"app", "a name for the stack and everything in it, such as myapp"},
        {"region", "the region to deploy to, such as eu-west-1"},
        {"bastion.key_pair", "the name of an EC2 key pair of that region, which opens the bastion"},
    };
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (settings_text(settings, needed[i].path)[0] == '\0')
            tell(settings, problems, needed[i].path, needed[i].path, "nothing", needed[i].allowed);
    if (allow_list_count(settings_allowed_const(settings)) == 0)
        tell(settings, problems, "access.allowed", "access.allowed", "nothing",
             "at least one address: without any, nobody can connect");
}

/* An app may be called "user", a database may not. */
static void check_database_name(const Settings *settings, Problems *problems) {
    Error why = {0};
    const char *name = settings_database_name(settings);
    if (settings_text(settings, "database.name")[0] || name[0] == '\0' || database_name_check(name, &why))
        return;
    AUTO(memory_release) char *quoted = problem_quote(name);
    AUTO(memory_release) char *found = memory_print("%s, which follows from the app's name", quoted);
    SettingPlace place = settings_place(settings, "app");
    problems_add(problems, place.line, place.column, "database.name", found, why.said);
}

/* RDS User Guide, "Managing capacity automatically with storage autoscaling": at least 10 % above what is allocated. */
static void check_storage(const Settings *settings, Problems *problems) {
    long storage = settings_number(settings, "database.storage_gib");
    long max = settings_number(settings, "database.max_storage_gib"), least = (storage * 11 + 9) / 10;
    const SettingRow *row = setting_find("database.max_storage_gib");
    if (max == 0 || max >= least)
        return;
    AUTO(memory_release) char *found = memory_print("%ld with %ld GiB of storage", max, storage);
    AUTO(memory_release)
    char *allowed =
        least <= row->max
            ? memory_print("0 (never grow) or %ld to %ld GiB: at least a tenth more than the storage", least, row->max)
            : memory_print("0 (never grow): such a storage is the largest there is");
    tell(settings, problems, row->path, "database.storage_gib", found, allowed);
}

bool settings_complete(const Settings *settings, Problems *problems, Error *err) {
    *problems = (Problems){0};
    check_given(settings, problems);
    check_database_name(settings, problems);
    check_storage(settings, problems);
    if (problems->count == 0)
        return true;
    Text list = {0};
    for (size_t i = 0; i < problems->count; i++)
        text_print(&list, "%s%s", i ? ", " : "", problems->items[i].path);
    error_set(err, ERROR_USAGE, "complete them in the wizard, in the file or with --set PATH=VALUE",
              "the settings are not complete: %s", text_string(&list));
    text_release(&list);
    return false;
}
