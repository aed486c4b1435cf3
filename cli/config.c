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
    "set PATH=VALUE…   changes the file; comments and order stay as they are\n"
    "import STACK      makes the file of a stack that stands; one that is there is shown what differs, and asked about";
const OptionRow config_options[] = {{0}};
const Verb config_verbs[] = {
    {"validate", "", 0, 0},    {"show", "", 0, 0},
    {"get", "PATH", 1, 1},     {"set", "PATH=VALUE…", 1, COMMAND_ANY},
    {"import", "STACK", 1, 1}, {0},
};

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

/* As `show` has it; NULL: there is no such setting, or no such tag. */
static json_t *value_json(const Settings *settings, const char *path) {
    const SettingRow *row = setting_find(path);
    const char *tag = strncmp(path, "tags.", strlen("tags.")) == 0 ? settings_tag(settings, path + 5) : NULL;
    AUTO(text_release) Text agreed = {0};
    agreed_put(settings, &agreed);
    return row                                   ? setting_json(row, settings_text(settings, path))
           : strcmp(path, "access.allowed") == 0 ? allowed_json(settings)
           : strcmp(path, "access.agreed") == 0  ? json_string(text_string(&agreed))
           : tag                                 ? json_string(tag)
                                                 : NULL;
}

/* The same for people: a list has a line for each of its elements. */
static void value_print(const json_t *value, const Settings *settings, const char *path) {
    size_t i;
    const json_t *entry;
    if (setting_find(path)) {
        printf("%s\n", settings_text(settings, path));
    } else if (json_is_string(value)) {
        AUTO(memory_release) char *shown = visible_copy(json_string_value(value));
        printf("%s\n", shown);
    }
    json_array_foreach(value, i, entry) printf("%s\n", json_string_value(json_object_get(entry, "cidr")));
}

static int get_unknown(Run *run, const char *path) {
    if (strncmp(path, "tags.", strlen("tags.")) == 0) {
        AUTO(memory_release) char *shown = visible_copy(path + 5);
        error_set(&run->err, ERROR_USAGE, "`secure-rds config show` lists the tags that are set",
                  "there is no tag \"%.60s\"", shown);
        return EXIT_USAGE;
    }
    /* settings_set knows the nearest name, and says so. */
    Settings *scratch = settings_copy(run->settings);
    settings_set(scratch, path, "", &run->err);
    settings_free(scratch);
    return EXIT_USAGE;
}

static int get(Run *run, const char *path) {
    json_t *value = value_json(run->settings, path);
    if (!value)
        return get_unknown(run, path);
    if (run->options.json)
        print_json(json_pack("{s:s, s:O}", "path", path, "value", value));
    else
        value_print(value, run->settings, path);
    json_decref(value);
    return EXIT_DONE;
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

/* Why what was set is fixed on the stack that the file agreed with; NULL: it is not. It may be meant for another stack
 * to come, or put back what stands: plan and apply refuse everything else. */
static const char *fixed_why(const Settings *before, const Settings *after, const SettingRow *row) {
    bool stands = settings_agreed(before).list_id[0] != '\0';
    bool same = !row || strcmp(settings_text(before, row->path), settings_text(after, row->path)) == 0;
    return stands && !same ? row->frozen : NULL;
}

static void set_say(const Run *run, const Settings *after) {
    say(run, "saved %s", run->config);
    for (size_t i = 0; i < setting_count; i++) {
        const SettingRow *row = &setting_rows[i];
        const char *was = settings_text(run->settings, row->path), *why = fixed_why(run->settings, after, row);
        if (why)
            say(run,
                "%s is fixed once the stack exists: plan and apply take only what it has there (it was %s here): %s",
                row->path, *was ? was : "empty", why);
    }
}

static void set_print(const Run *run, const Settings *after) {
    const Words *words = &run->options.arguments;
    json_t *list = json_array();
    for (size_t i = 2; i < words->count; i++) {
        AUTO(memory_release) char *path = memory_copy_n(words->items[i], strcspn(words->items[i], "="));
        json_t *value = value_json(after, path);
        json_array_append_new(list, json_pack("{s:s, s:o, s:s?}", "path", path, "value", value ? value : json_null(),
                                              "fixed", fixed_why(run->settings, after, setting_find(path))));
    }
    print_json(json_pack("{s:s, s:o}", "saved", run->config, "set", list));
}

static int set(Run *run) {
    if (!settings_change(run->config, assign, run, &run->err))
        return run_failed(run);
    Settings *after = settings_copy(run->settings);
    Error ignored = {0};
    assign(run, after, true, &ignored);
    set_say(run, after);
    if (run->options.json)
        set_print(run, after);
    settings_free(after);
    return EXIT_DONE;
}

static int validate(Run *run) {
    if (!run_settings(run, true) || !run_complete_settings(run))
        return run_failed(run);
    AUTO(risks_release) Risks risks = {0};
    risks_of_settings(run, &risks);
    Notes notes = {0};
    notes_of_settings(run->settings, &notes);
    if (run->options.json)
        print_json(json_pack("{s:[], s:o, s:o}", "problems", "risks", risks_json(&risks), "notes", notes_json(&notes)));
    say(run, "%s: no problem", run->config);
    notes_say(run, &notes);
    risks_say(run, &risks);
    return EXIT_DONE;
}

int config_run(Run *run) {
    const Words *words = &run->options.arguments;
    const char *what = words->items[1];
    if (strcmp(what, "validate") == 0)
        return validate(run);
    if (strcmp(what, "import") == 0)
        return config_import(run, words->items[2]) ? EXIT_DONE : run_failed(run);
    if (!run_settings(run, false))
        return run_failed(run);
    if (strcmp(what, "get") == 0)
        return get(run, words->items[2]);
    if (strcmp(what, "set") == 0)
        return set(run);
    show(run);
    return EXIT_DONE;
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
