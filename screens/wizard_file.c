/* The settings file while the wizard is open: somebody may edit it, or another wizard write it. */
#include "base/memory.h"
#include "screens/context.h"
#include "settings/settings_draft.h"

#include <string.h>

void wizard_file_known(Wizard *wizard, const Settings *settings) {
    Settings *old = wizard->in_file;
    wizard->in_file = settings ? settings_copy(settings) : NULL;
    settings_free(old);
}

/* What stands in the file now, when it is other than it was; NULL: it is as it was, is not there, or (then err tells)
 * can't be read. */
static Settings *file_other(const Wizard *wizard, Error *err) {
    AUTO(problems_release) Problems problems = {0};
    Settings *now = settings_new();
    bool read = settings_load(now, wizard->options->config, &problems, err);
    if (!read && strcmp(err->code, "ENOENT") == 0)
        *err = (Error){0};
    if (read && !(wizard->in_file && settings_equal(now, wizard->in_file)))
        return now;
    settings_free(now);
    return NULL;
}

/* `when`: "meanwhile". */
static void merge(Wizard *wizard, const Settings *base, const Settings *now, const char *when) {
    AUTO(settings_merge_release) SettingsMerge merged = {0};
    settings_merge(wizard->draft, base, now, &merged);
    if (!merged.taken_count && !merged.kept_count)
        return;
    snprintf(wizard->trouble, sizeof wizard->trouble, "%.80s was changed %s: %s%.260s%s%s%.260s",
             wizard->options->config, when, merged.taken_count ? "what it says now was taken: " : "",
             text_string(&merged.taken), merged.taken_count && merged.kept_count ? "; " : "",
             merged.kept_count ? "what you chose stays: " : "", text_string(&merged.kept));
}

static bool same_app(const Settings *a, const Settings *b) {
    return strcmp(settings_text(a, "app"), settings_text(b, "app")) == 0;
}

void wizard_file_draft(Wizard *wizard) {
    Settings *draft = settings_new(), *base = settings_new();
    DraftBase kind;
    Error err = {0};
    /* One that can't be read is left alone: it is somebody's work, and the next one replaces it. */
    if (!draft_load(draft, base, &kind, wizard->draft_path, &err)) {
        settings_free(draft);
        settings_free(base);
        return;
    }
    settings_free(wizard->draft);
    wizard->draft = draft;
    const Settings *now = wizard->in_file;
    const char *config = wizard->options->config;
    if (now && kind == DRAFT_BASE_UNKNOWN && !settings_same(draft, now))
        snprintf(
            wizard->trouble, sizeof wizard->trouble,
            "Your choices of the last time do not say what %.80s said then: where they differ from it, they count. "
            "Review shows where.",
            config);
    else if (now && kind == DRAFT_BASE_NONE && !same_app(draft, now) && *settings_text(draft, "app"))
        snprintf(wizard->trouble, sizeof wizard->trouble,
                 "%.80s was written since, for %.40s; what you chose the last time, for %.40s, will replace it", config,
                 settings_text(now, "app"), settings_text(draft, "app"));
    else if (now && kind != DRAFT_BASE_UNKNOWN)
        merge(wizard, base, now, "since the last time");
    wizard->from_draft = !(now && settings_same(draft, now));
    settings_free(base);
}

bool wizard_file_same(const Wizard *wizard, Error *err) {
    Settings *now = file_other(wizard, err);
    if (!now)
        return !err->said[0];
    settings_free(now);
    return error_set(err, ERROR_FAILED, "r looks at the changes anew, with what the file says now",
                     "%s was changed meanwhile", wizard->options->config);
}

void wizard_file_take(Wizard *wizard) {
    Error err = {0};
    Settings *now = file_other(wizard, &err);
    if (err.said[0])
        snprintf(wizard->trouble, sizeof wizard->trouble, "%.60s was changed and can't be read: %.80s",
                 wizard->options->config, err.said);
    if (!now)
        return;
    if (wizard->in_file && same_app(now, wizard->draft)) {
        merge(wizard, wizard->in_file, now, "meanwhile");
        if (wizard->deployed) {
            settings_free(wizard->deployed);
            wizard->deployed = settings_copy(now);
        }
    } else {
        snprintf(wizard->trouble, sizeof wizard->trouble,
                 "%.80s was written meanwhile, by somebody else; what is chosen here will replace it",
                 wizard->options->config);
    }
    wizard_file_known(wizard, now);
    settings_free(now);
    wizard_changed(wizard);
}
