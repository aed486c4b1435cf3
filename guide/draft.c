#include "guide/draft.h"
#include "base/memory.h"
#include "settings/settings_draft.h"

#include <string.h>

void draft_release(Draft *draft) {
    settings_free(draft->settings);
    text_release(&draft->told);
    *draft = (Draft){0};
}

static bool same_app(const Settings *a, const Settings *b) {
    return strcmp(settings_text(a, "app"), settings_text(b, "app")) == 0;
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

bool draft_find(const char *path, const Settings *in_file, const char *config, Draft *draft) {
    Settings *settings = settings_new(), *base = settings_new();
    DraftBase kind;
    Error ignored = {0};
    *draft = (Draft){0};
    if (!draft_load(settings, base, &kind, path, &ignored)) {
        settings_free(settings);
        settings_free(base);
        return false;
    }
    if (in_file && kind == DRAFT_BASE_UNKNOWN && !settings_equal(settings, in_file))
        text_print(&draft->told,
                   "Your earlier choices do not say what %.80s said then: where they differ from it, they count. The "
                   "review shows where.",
                   config);
    else if (in_file && kind == DRAFT_BASE_NONE && !same_app(settings, in_file) && *settings_text(settings, "app"))
        text_print(&draft->told,
                   "%.80s was written since, for %.40s. Your earlier choices, for %.40s, will replace it.", config,
                   settings_text(in_file, "app"), settings_text(settings, "app"));
    else if (in_file && kind != DRAFT_BASE_UNKNOWN)
        merge(config, base, in_file, settings, "since the last time", &draft->told);
    draft->settings = settings;
    draft->differs = !(in_file && settings_equal(settings, in_file));
    settings_free(base);
    return true;
}

Settings *file_other(const char *config, const Settings *known, Error *err) {
    AUTO(problems_release) Problems problems = {0};
    Settings *now = settings_new();
    bool read = settings_load(now, config, &problems, err);
    if (!read && strcmp(err->code, "ENOENT") == 0)
        *err = (Error){0};
    if (read && !(known && settings_equal(now, known)))
        return now;
    settings_free(now);
    return NULL;
}

bool file_same(const char *config, const Settings *known, Error *err) {
    Settings *now = file_other(config, known, err);
    if (!now)
        return !err->said[0];
    settings_free(now);
    return error_set(err, ERROR_FAILED, "review the changes again, with what the file says now",
                     "%s was changed meanwhile", config);
}

bool file_take(const char *config, const Settings *known, const Settings *now, Settings *choices, Text *told) {
    bool same = known && same_app(now, choices);
    if (same)
        merge(config, known, now, choices, "meanwhile", told);
    else
        text_print(told, "%.80s was written meanwhile, by somebody else. What is chosen here will replace it.", config);
    return same;
}
