/* The wizard: what `secure-rds` is without a command. */
#ifndef SCREENS_WIZARD_H
#define SCREENS_WIZARD_H

#include "aws/session.h"
#include "base/clock.h"
#include "base/text.h"
#include "tui/terminal.h"

typedef struct WizardOptions {
    const char *config;             /* the settings file: read if it is there, written at Review */
    AwsOptions aws;                 /* as the command line says; the Account screen can change profile and region */
    const char *default_region;     /* when neither settings nor environment name one; NULL: none */
    Clock clock;                    /* of the deployment */
    const char *notice;             /* said in the title on every screen: "sandbox"; NULL: nothing */
    const char *role_arn;           /* the service role for CloudFormation; NULL: none */
    const char *const *assignments; /* of --set */
    size_t assignment_count;
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
