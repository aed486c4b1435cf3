#include "guide/steps.h"

#include <string.h>

#define ASKS(id, name, title, question, settings) [STEP_##id] = {title, question, settings},
#define STEP(id, name, title) [STEP_##id] = {title, "", ON_OPTIONS},
const StepRow step_rows[STEP_COUNT] = {
#include "guide/steps.inc"
};
#undef ASKS
#undef STEP

Step step_of_setting(const char *path) {
    const SettingRow *row = setting_find(path);
    for (int step = 0; row && step < STEP_ASKED; step++)
        if (step_rows[step].screen == row->screen)
            return (Step)step;
    return strncmp(path, "access", strlen("access")) == 0 ? STEP_ACCESS : STEP_OPTIONS;
}
