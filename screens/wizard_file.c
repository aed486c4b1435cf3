/* The settings file while the wizard is open: somebody may edit it, or another wizard write it. */
#include "base/memory.h"
#include "guide/draft.h"
#include "screens/context.h"

#include <stdio.h>

static void tell(Wizard *wizard, const Text *told) {
    if (told->length)
        snprintf(wizard->trouble, sizeof wizard->trouble, "%s", text_string(told));
}

void wizard_file_known(Wizard *wizard, const Settings *settings) {
    Settings *old = wizard->in_file;
    wizard->in_file = settings ? settings_copy(settings) : NULL;
    settings_free(old);
}

void wizard_file_draft(Wizard *wizard) {
    AUTO(draft_release) Draft draft = {0};
    if (!draft_find(wizard->draft_path, wizard->in_file, wizard->options->config, &draft))
        return;
    settings_free(wizard->draft);
    wizard->draft = draft.settings;
    draft.settings = NULL;
    wizard->from_draft = draft.differs;
    tell(wizard, &draft.told);
}

bool wizard_file_same(const Wizard *wizard, Error *err) {
    return file_same(wizard->options->config, wizard->in_file, err);
}

void wizard_file_take(Wizard *wizard) {
    Error err = {0};
    AUTO(text_release) Text told = {0};
    Settings *now = file_other(wizard->options->config, wizard->in_file, &err);
    if (err.said[0])
        snprintf(wizard->trouble, sizeof wizard->trouble, "%.60s was changed and can't be read: %.80s",
                 wizard->options->config, err.said);
    if (!now)
        return;
    if (file_take(wizard->options->config, wizard->in_file, now, wizard->draft, &told) && wizard->deployed) {
        settings_free(wizard->deployed);
        wizard->deployed = settings_copy(now);
    }
    tell(wizard, &told);
    wizard_file_known(wizard, now);
    settings_free(now);
    wizard_changed(wizard);
}
