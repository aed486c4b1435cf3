#include "guide/choices.h"
#include "base/memory.h"
#include "settings/allow_text.h"
#include "settings/engines.h"
#include "settings/settings_draft.h"

#include <stdlib.h>
#include <string.h>

void choices_release(Choices *choices) {
    settings_free(choices->chosen);
    settings_free(choices->deployed);
    settings_free(choices->in_file);
    free(choices->config);
    free(choices->draft);
    *choices = (Choices){0};
}

static void replace(Settings **settings, Settings *by) {
    settings_free(*settings);
    *settings = by;
}

bool choices_open(Choices *choices, const char *config, Text *problems_text, Error *err) {
    AUTO(problems_release) Problems problems = {0};
    *choices =
        (Choices){.config = memory_copy(config), .draft = memory_print("%s.draft", config), .chosen = settings_new()};
    if (settings_load(choices->chosen, config, &problems, err)) {
        choices->deployed = settings_copy(choices->chosen);
        choices->in_file = settings_copy(choices->chosen);
    } else if (strcmp(err->code, "ENOENT") != 0) {
        problems_print(&problems, config, problems_text);
        return false;
    }
    *err = (Error){0};
    return true;
}

bool choices_take_version(Choices *choices, const char *usual) {
    static const char path[] = "database.engine_version";
    char major[ENGINE_MAJOR_SIZE];
    Error ignored = {0};
    engine_major(usual, major);
    if (choices->deployed || settings_given(choices->chosen, path) || !engine_known(major) ||
        strcmp(settings_text(choices->chosen, path), major) == 0)
        return false;
    return settings_set(choices->chosen, path, major, &ignored);
}

bool choices_assign(Choices *choices, const char *const *assignments, size_t count, const char *region, Error *err) {
    for (size_t i = 0; i < count; i++)
        if (!settings_assign(choices->chosen, assignments[i], err))
            return false;
    return !region || settings_set(choices->chosen, "region", region, err);
}

bool choices_pending(const Choices *choices) {
    return !choices->deployed || !settings_same(choices->chosen, choices->deployed);
}

/* ---- what an earlier run left */

void draft_release(Draft *draft) {
    settings_free(draft->settings);
    text_release(&draft->told);
    *draft = (Draft){0};
}

static bool same_app(const Settings *a, const Settings *b) {
    return strcmp(settings_text(a, "app"), settings_text(b, "app")) == 0;
}

bool choices_may_stand(const Choices *choices) {
    const Settings *file = choices->in_file;
    return file && same_app(file, choices->chosen) &&
           (*settings_text(file, "account") || *settings_agreed(file).list_id);
}

void choices_may_stand_words(const Choices *choices, Text *text) {
    text_print(text,
               "It is not known yet whether %.40s stands: until AWS has said so, its name and its region are fixed.",
               settings_text(choices->chosen, "app"));
}

/* `when`: "meanwhile". */
static void merge(const char *config, const Settings *base, const Settings *now, Settings *choices, const char *when,
                  Text *told) {
    AUTO(settings_merge_release) SettingsMerge merged = {0};
    settings_merge(choices, base, now, &merged);
    if (!merged.taken_count && !merged.kept_count)
        return;
    text_print(told, "%.80s was changed %s.", config, when);
    if (merged.taken_count)
        text_print(told, " Taken from it: %.260s.", text_string(&merged.taken));
    if (merged.kept_count)
        text_print(told, " Your choice stays: %.260s.", text_string(&merged.kept));
}

bool choices_left(const Choices *choices, Draft *draft) {
    Settings *settings = settings_new(), *base = settings_new();
    const Settings *in_file = choices->in_file;
    DraftBase kind;
    Error ignored = {0};
    *draft = (Draft){0};
    if (!draft_load(settings, base, &kind, choices->draft, &ignored)) {
        settings_free(settings);
        settings_free(base);
        return false;
    }
    if (in_file && kind == DRAFT_BASE_UNKNOWN && !settings_same(settings, in_file))
        text_print(&draft->told,
                   "Your earlier choices do not say what %.80s said then: where they differ from it, they count. The "
                   "review shows where.",
                   choices->config);
    else if (in_file && kind == DRAFT_BASE_NONE && !same_app(settings, in_file) && *settings_text(settings, "app"))
        text_print(&draft->told,
                   "%.80s was written since, for %.40s. Your earlier choices, for %.40s, will replace it.",
                   choices->config, settings_text(in_file, "app"), settings_text(settings, "app"));
    else if (in_file && kind != DRAFT_BASE_UNKNOWN)
        merge(choices->config, base, in_file, settings, "since the last time", &draft->told);
    draft->settings = settings;
    draft->differs = !(in_file && settings_same(settings, in_file));
    settings_free(base);
    return true;
}

void choices_go_on(Choices *choices, Draft *draft) {
    replace(&choices->chosen, draft->settings);
    draft->settings = NULL;
    choices->unfinished = draft->differs;
}

bool choices_keep(const Choices *choices, Error *err) {
    if (choices_pending(choices))
        return draft_save(choices->chosen, choices->in_file, choices->config, choices->draft, err);
    draft_remove(choices->draft);
    return true;
}

/* ---- the file */

/* What the file says now, when it is other than it was. NULL: it is as it was, is not there, or (then err tells) can't
 * be read. */
static Settings *file_other(const Choices *choices, Error *err) {
    AUTO(problems_release) Problems problems = {0};
    Settings *now = settings_new();
    bool read = settings_load(now, choices->config, &problems, err);
    if (!read && strcmp(err->code, "ENOENT") == 0)
        *err = (Error){0};
    if (read && !(choices->in_file && settings_equal(now, choices->in_file)))
        return now;
    settings_free(now);
    return NULL;
}

bool choices_refresh(Choices *choices, Text *told) {
    Error err = {0};
    Settings *now = file_other(choices, &err);
    if (err.said[0])
        text_print(told, "%.60s was changed and can't be read: %.80s", choices->config, err.said);
    if (!now)
        return false;
    if (!choices->in_file || !same_app(now, choices->chosen)) {
        text_print(told, "%.80s was written meanwhile, by somebody else. What is chosen here will replace it.",
                   choices->config);
    } else {
        merge(choices->config, choices->in_file, now, choices->chosen, "meanwhile", told);
        if (choices->deployed)
            replace(&choices->deployed, settings_copy(now));
    }
    replace(&choices->in_file, now);
    return true;
}

typedef struct Writing {
    const Choices *choices;
    const Settings *settings;
} Writing;

static bool put(void *data, Settings *now, bool found, Error *err) {
    const Writing *writing = data;
    const Choices *choices = writing->choices;
    if (found && !(choices->in_file && settings_equal(now, choices->in_file)))
        return error_set(err, ERROR_FAILED, "review the changes again, with what the file says now",
                         "%s was changed meanwhile", choices->config);
    settings_become(now, writing->settings);
    return true;
}

/* Writes `settings`, unless that would be over what was not seen. */
static bool file_write(Choices *choices, const Settings *settings, Error *err) {
    Writing writing = {choices, settings};
    if (!settings_change(choices->config, put, &writing, err))
        return error_tried(err, "save the settings in %s", choices->config);
    replace(&choices->in_file, settings_copy(settings));
    return true;
}

bool choices_save(Choices *choices, Error *err) {
    allow_list_dated(settings_allowed(choices->chosen));
    if (!file_write(choices, choices->chosen, err))
        return false;
    draft_remove(choices->draft);
    replace(&choices->deployed, settings_copy(choices->chosen));
    choices->unfinished = false;
    return true;
}

bool choices_allowed(Choices *choices, const AllowedDone *done, Text *told, Error *err) {
    allowed_adopt(choices->chosen, done);
    if (choices->deployed)
        allowed_adopt(choices->deployed, done);
    choices_refresh(choices, told);
    return choices_keep(choices, err);
}

bool choices_take_stack(Choices *choices, const Settings *settings, Error *err) {
    if (!file_write(choices, settings, err))
        return false;
    draft_remove(choices->draft);
    replace(&choices->chosen, settings_copy(settings));
    replace(&choices->deployed, settings_copy(settings));
    return true;
}
