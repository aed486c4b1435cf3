/* The steps of a set-up, in their order: the rail of the screens, the parts of --plain, and where a setting stands. */
#ifndef GUIDE_STEPS_H
#define GUIDE_STEPS_H

#include "settings/settings.h"

typedef enum {
#define ASKS(id, ...) STEP_##id,
#define STEP(id, ...) STEP_##id,
#include "guide/steps.inc"
#undef ASKS
#undef STEP
    STEP_COUNT,
    STEP_ASKED = STEP_REVIEW, /* how many of them ask for settings: the first */
} Step;

typedef struct StepRow {
    const char *title;    /* "Key pair" */
    const char *question; /* "Which SSH key opens the bastion?"; "" when it asks for nothing */
    SettingScreen screen; /* whose settings it asks for; of the steps before STEP_ASKED */
} StepRow;

extern const StepRow step_rows[STEP_COUNT];
/* The step of a setting, of a list ("access.allowed") or of a tag. */
Step step_of_setting(const char *path);

#endif
