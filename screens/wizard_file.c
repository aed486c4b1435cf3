/* The settings file while the wizard is open: somebody may edit it, or another wizard write it. */
#include "base/memory.h"
#include "screens/context.h"

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

/* Values that nobody changed in the wizard become those of the file; the others stay. */
static void merge(Settings *draft, const Settings *base, const Settings *now) {
    Error ignored = {0};
    for (size_t i = 0; i < setting_count; i++) {
        const char *path = setting_rows[i].path;
        if (strcmp(settings_text(draft, path), settings_text(base, path)) == 0)
            settings_set(draft, path, settings_text(now, path), &ignored);
    }
    if (allow_list_equal(settings_allowed_const(draft), settings_allowed_const(base)))
        allow_list_assign(settings_allowed(draft), settings_allowed_const(now));
    /* The wizard changes no tags: the file's count. */
    size_t count;
    const SettingTag *tags = settings_tags(base, &count);
    for (size_t i = 0; i < count; i++)
        if (!settings_tag(now, tags[i].key))
            settings_tag_remove(draft, tags[i].key);
    tags = settings_tags(now, &count);
    for (size_t i = 0; i < count; i++) {
        AUTO(memory_release) char *path = memory_print("tags.%s", tags[i].key);
        settings_set(draft, path, tags[i].value, &ignored);
    }
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
    if (wizard->in_file && strcmp(settings_text(now, "app"), settings_text(wizard->draft, "app")) == 0) {
        merge(wizard->draft, wizard->in_file, now);
        if (wizard->deployed) {
            settings_free(wizard->deployed);
            wizard->deployed = settings_copy(now);
        }
        snprintf(wizard->trouble, sizeof wizard->trouble,
                 "%.80s was changed meanwhile: what it says now was taken, and what you chose here stays",
                 wizard->options->config);
    } else {
        snprintf(wizard->trouble, sizeof wizard->trouble,
                 "%.80s was written meanwhile, by somebody else; what is chosen here will replace it",
                 wizard->options->config);
    }
    wizard_file_known(wizard, now);
    settings_free(now);
    wizard_changed(wizard);
}
