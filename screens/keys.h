/* Ways of guide/ as keys of a screen. */
#ifndef SCREENS_KEYS_H
#define SCREENS_KEYS_H

#include "guide/lines.h"
#include "tui/keys.h"

/* A key for each way that can be done now: its letter, in the line its label (without one the screen shows the way
 * itself), in the help its words. `act` gets the letter. */
void keys_ways(Keys *keys, const Ways *ways, KeyAct *act);

#endif
