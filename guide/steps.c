#include "guide/steps.h"

#include <string.h>

const StepRow step_rows[STEP_COUNT] = {
    [STEP_ACCOUNT] = {"Account", "What is it called, and where does it run?", ON_ACCOUNT},
    [STEP_ACCESS] = {"Allowed IPs", "Who may connect?", ON_ACCESS},
    [STEP_KEY_PAIR] = {"Key pair", "Which SSH key opens the bastion?", ON_KEY_PAIR},
    [STEP_SIZES] = {"Sizes", "How large?", ON_SIZES},
    [STEP_RETENTION] = {"Retention", "What is kept, and for how long?", ON_RETENTION},
    [STEP_OPTIONS] = {"Options", "What else?", ON_OPTIONS},
    [STEP_REVIEW] = {"Review", "", ON_OPTIONS},
    [STEP_PROVISION] = {"Provision", "", ON_OPTIONS},
    [STEP_DONE] = {"Done", "", ON_OPTIONS},
};

Step step_of_setting(const char *path) {
    const SettingRow *row = setting_find(path);
    for (int step = 0; row && step < STEP_ASKED; step++)
        if (step_rows[step].screen == row->screen)
            return (Step)step;
    return strncmp(path, "access", strlen("access")) == 0 ? STEP_ACCESS : STEP_OPTIONS;
}
