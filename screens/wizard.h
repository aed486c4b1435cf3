/* The wizard: what `secure-rds` is without a command. */
#ifndef SCREENS_WIZARD_H
#define SCREENS_WIZARD_H

#include "base/text.h"
#include "guide/face.h"
#include "tui/terminal.h"

typedef struct WizardOptions {
    FaceOptions face;
    TerminalOptions terminal;
} WizardOptions;

typedef struct WizardEnd {
    bool interrupted; /* the user left while an operation runs; it goes on at AWS */
    bool failed;      /* the last operation did not succeed */
} WizardEnd;

/* Runs it on the terminal until the user leaves. False: it could not start; a settings file with problems has them all
 * in `problems`, a line each. */
bool wizard_run(const WizardOptions *options, WizardEnd *end, Text *problems, Error *err);

#endif
