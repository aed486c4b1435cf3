/* `secure-rds config`: the settings file, checked, shown and changed. */
#include "base/memory.h"
#include "base/visible.h"
#include "cli/commands.h"
#include "cli/print_plan.h"
#include "cli/risks.h"
#include "guide/steps.h"

#include <stdlib.h>
#include <string.h>

const char config_help[] =
    "validate          checks the whole file: every problem with its line and column\n"
    "show              every setting with its value in force; those that differ from the default marked\n"
    "get PATH          one value\n"
    "set PATH=VALUE    changes the file; comments and order stay as they are\n"
    "import STACK      makes the file of a stack that stands; one that is there is shown what differs, and asked about";
const OptionRow config_options[] = {{0}};

static json_t *setting_json(const SettingRow *row, const char *value) {
    switch (row->type) {
    case SETTING_NUMBER:
        return json_integer(strtoll(value, NULL, 10));
    case SETTING_SWITCH:
        return json_boolean(strcmp(value, "true") == 0);
    case SETTING_TEXT:
    case SETTING_CHOICE:
        break;
    }
    return json_string(value);
}

static json_t *allowed_json(const Settings *settings) {
    json_t *list = json_array();
    const AllowList *allowed = settings_allowed_const(settings);
    for (size_t i = 0; i < allow_list_count(allowed); i++) {
        const AllowEntry *entry = allow_list_at(allowed, i);
        char cidr[CIDR_SIZE];
        cidr_format(entry->cidr, cidr);
        json_array_append_new(list, json_pack("{s:s, s:s}", "cidr", cidr, "note", entry->note));
    }
    return list;
}

static void agreed_put(const Settings *settings, Text *text) {
    Agreement agreed = settings_agreed(settings);
    agreement_put(&agreed, text);
}

static void show(const Run *run) {
    size_t tag_count;
    AUTO(text_release) Text agreed = {0};
    agreed_put(run->settings, &agreed);
    const SettingTag *tags = settings_tags(run->settings, &tag_count);
    if (run->options.json) {
        json_t *object = json_object(), *tag_object = json_object();
        for (size_t i = 0; i < setting_count; i++)
            json_object_set_new(object, setting_rows[i].path,
                                setting_json(&setting_rows[i], settings_text(run->settings, setting_rows[i].path)));
        for (size_t i = 0; i < tag_count; i++)
            json_object_set_new(tag_object, tags[i].key, json_string(tags[i].value));
        json_object_set_new(object, "access.allowed", allowed_json(run->settings));
        json_object_set_new(object, "access.agreed", json_string(text_string(&agreed)));
        json_object_set_new(object, "tags", tag_object);
        print_json(object);
        return;
    }
    for (size_t i = 0; i < setting_count; i++) {
        const SettingRow *row = &setting_rows[i];
        const char *value = settings_text(run->settings, row->path);
        printf("%c %-34s %s%s%s\n", strcmp(value, row->initial) == 0 ? ' ' : '*', row->path, *value ? value : "\"\"",
               row->unit && *row->unit ? " " : "", row->unit ? row->unit : "");
    }
    const AllowList *allowed = settings_allowed_const(run->settings);
    for (size_t i = 0; i < allow_list_count(allowed); i++) {
        const AllowEntry *entry = allow_list_at(allowed, i);
        char cidr[CIDR_SIZE];
        cidr_format(entry->cidr, cidr);
        AUTO(memory_release) char *note = visible_copy(entry->note);
        printf("* %-34s %s%s%s\n", "access.allowed", cidr, *note ? "  " : "", note);
    }
    printf("  %-34s %s\n", "access.agreed", agreed.length ? text_string(&agreed) : "\"\"");
    for (size_t i = 0; i < tag_count; i++) {
        AUTO(memory_release) char *key = visible_copy(tags[i].key);
        AUTO(memory_release) char *value = visible_copy(tags[i].value);
        printf("  tags.%-29s %s\n", key, value);
    }
}

static int get_tag(Run *run, const char *path) {
    const char *key = path + strlen("tags."), *value = settings_tag(run->settings, key);
    if (!value) {
        AUTO(memory_release) char *shown = visible_copy(key);
        error_set(&run->err, ERROR_USAGE, "`secure-rds config show` lists the tags that are set",
                  "there is no tag \"%.60s\"", shown);
        return EXIT_USAGE;
    }
    AUTO(memory_release) char *shown = visible_copy(value);
    if (run->options.json)
        print_json(json_pack("{s:s, s:s}", "path", path, "value", value));
    else
        printf("%s\n", shown);
    return EXIT_DONE;
}

static int get(Run *run, const char *path) {
    const SettingRow *row = setting_find(path);
    if (row) {
        const char *value = settings_text(run->settings, path);
        if (run->options.json)
            print_json(json_pack("{s:s, s:o}", "path", path, "value", setting_json(row, value)));
        else
            printf("%s\n", value);
        return EXIT_DONE;
    }
    if (strcmp(path, "access.allowed") == 0) {
        if (run->options.json) {
            print_json(json_pack("{s:s, s:o}", "path", path, "value", allowed_json(run->settings)));
            return EXIT_DONE;
        }
        const AllowList *allowed = settings_allowed_const(run->settings);
        for (size_t i = 0; i < allow_list_count(allowed); i++) {
            char cidr[CIDR_SIZE];
            cidr_format(allow_list_at(allowed, i)->cidr, cidr);
            printf("%s\n", cidr);
        }
        return EXIT_DONE;
    }
    if (strcmp(path, "access.agreed") == 0) {
        AUTO(text_release) Text agreed = {0};
        agreed_put(run->settings, &agreed);
        if (run->options.json)
            print_json(json_pack("{s:s, s:s}", "path", path, "value", text_string(&agreed)));
        else
            printf("%s\n", text_string(&agreed));
        return EXIT_DONE;
    }
    if (strncmp(path, "tags.", strlen("tags.")) == 0)
        return get_tag(run, path);
    /* settings_set knows the nearest name, and says so. */
    AUTO(memory_release) char *value = memory_copy("");
    Settings *scratch = settings_copy(run->settings);
    settings_set(scratch, path, value, &run->err);
    settings_free(scratch);
    return EXIT_USAGE;
}

/* What `config set` names goes into what the file says at that moment: another one may have written it just now. */
static bool assign(void *data, Settings *now, bool found, Error *err) {
    const Words *words = &((const Run *)data)->options.arguments;
    (void)found;
    for (size_t i = 2; i < words->count; i++)
        if (!settings_assign(now, words->items[i], err))
            return false;
    return true;
}

/* It may be meant for another stack to come, or put back what stands: on the one that the file agreed with, plan and
 * apply refuse everything else. */
static void fixed_say(const Run *run) {
    const Words *words = &run->options.arguments;
    Settings *after = settings_copy(run->settings);
    Error ignored = {0};
    for (size_t i = 2; i < words->count; i++)
        settings_assign(after, words->items[i], &ignored);
    for (size_t i = 0; i < setting_count && settings_agreed(run->settings).list_id[0]; i++) {
        const SettingRow *row = &setting_rows[i];
        const char *was = settings_text(run->settings, row->path), *is = settings_text(after, row->path);
        if (row->frozen && strcmp(was, is) != 0)
            say(run,
                "%s is fixed once the stack exists: plan and apply take only what it has there (it was %s here): %s",
                row->path, *was ? was : "empty", row->frozen);
    }
    settings_free(after);
}

static int set(Run *run) {
    if (!settings_change(run->config, assign, run, &run->err))
        return run_failed(run);
    say(run, "saved %s", run->config);
    fixed_say(run);
    return EXIT_DONE;
}

int config_run(Run *run) {
    const Words *words = &run->options.arguments;
    const char *what = words->count > 1 ? words->items[1] : "";
    if (strcmp(what, "validate") == 0) {
        if (!run_settings(run, true) || !run_complete_settings(run))
            return run_failed(run);
        AUTO(risks_release) Risks risks = {0};
        risks_of_settings(run, &risks);
        Notes notes = {0};
        notes_of_settings(run->settings, &notes);
        if (run->options.json)
            print_json(
                json_pack("{s:[], s:o, s:o}", "problems", "risks", risks_json(&risks), "notes", notes_json(&notes)));
        say(run, "%s: no problem", run->config);
        notes_say(run, &notes);
        risks_say(run, &risks);
        return EXIT_DONE;
    }
    if (strcmp(what, "import") == 0 && words->count == 3)
        return config_import(run, words->items[2]) ? EXIT_DONE : run_failed(run);
    bool shows = strcmp(what, "show") == 0, gets = strcmp(what, "get") == 0 && words->count == 3,
         sets = strcmp(what, "set") == 0 && words->count > 2;
    if (!shows && !gets && !sets) {
        error_set(&run->err, ERROR_USAGE, "see `secure-rds config --help`", "config takes: %s",
                  "validate, show, get PATH, set PATH=VALUE, import STACK");
        return EXIT_USAGE;
    }
    if (!run_settings(run, false))
        return run_failed(run);
    if (shows)
        show(run);
    return gets ? get(run, words->items[2]) : sets ? set(run) : EXIT_DONE;
}

int help_settings(FILE *out) {
    fprintf(out, "The settings, as they stand in secure-rds.yaml and behind --set:\n");
    for (size_t i = 0; i < setting_count; i++) {
        const SettingRow *row = &setting_rows[i];
        fprintf(out, "\n%s (%s)\n    %s\n", row->path, step_rows[step_of_setting(row->path)].title, row->help);
        if (row->type == SETTING_NUMBER && row->only) {
            fprintf(out, "    allowed:");
            for (const long *only = row->only; *only; only++)
                fprintf(out, " %ld", *only);
            fprintf(out, "\n");
        } else if (row->type == SETTING_NUMBER) {
            fprintf(out, "    allowed: %ld to %ld %s\n", row->min, row->max, row->unit);
        }
        for (const SettingChoice *choice = row->type == SETTING_CHOICE ? row->choices : NULL; choice && choice->value;
             choice++)
            fprintf(out, "    %s: %s\n", choice->value, choice->label);
        fprintf(out, "    default: %s\n", *row->initial ? row->initial : "none");
        if (row->reason)
            fprintf(out, "    why: %s\n", row->reason);
        if (row->frozen)
            fprintf(out, "    fixed once the stack exists: %s\n", row->frozen);
    }
    fprintf(
        out,
        "\naccess.allowed\n    the addresses that may connect: a list of {cidr, note}; with --set, separated "
        "by commas\n"
        "\naccess.agreed\n    which version of the prefix list they were compared with last; the program writes it\n"
        "\ntags.KEY\n    a tag on everything that takes tags; `project` is the app's name unless set\n");
    return EXIT_DONE;
}
