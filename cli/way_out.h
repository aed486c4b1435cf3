/* The ways out of an operation that runs or is stuck, on the command line: the same as Home's. */
#ifndef CLI_WAY_OUT_H
#define CLI_WAY_OUT_H

#include "cli/command.h"
#include "guide/home.h"

/* HOME_CANCEL, HOME_CONTINUE, HOME_SKIP or HOME_KEEP: looks whether it can be gone now, asks what Home asks before it,
 * and follows what it begins to its end. What begun it already, here or elsewhere, is followed. The exit status. */
int way_out(Run *run, HomeWay way);

#endif
