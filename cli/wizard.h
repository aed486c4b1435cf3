/* The program without a command: the wizard. */
#ifndef CLI_WIZARD_H
#define CLI_WIZARD_H

#include "cli/command.h"

/* Returns the exit status. */
int wizard_start(Run *run);

#endif
