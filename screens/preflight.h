/* The checks of stack/checks.h, run behind whatever screen is shown: begun on Account, kept and asked anew as choices
 * change. */
#ifndef SCREENS_PREFLIGHT_H
#define SCREENS_PREFLIGHT_H

#include "screens/context.h"
#include "stack/checks.h"

typedef struct Preflight Preflight;

Preflight *preflight_new(void);
void preflight_free(Preflight *preflight); /* NULL is welcome */

/* Starts what is not known yet of the present account, region and choices, a moment after the last of them changed.
 * Answers in how many ms it wants to be called again, 0 for not. */
int preflight_follow(Wizard *wizard, long long now_ms);
/* True: it was one of its own. */
bool preflight_message(Wizard *wizard, Message *message);
/* That check once more: something was done about it. */
void preflight_again(Wizard *wizard, size_t row);

bool preflight_begun(const Wizard *wizard); /* there is something to show */
bool preflight_running(const Wizard *wizard);
bool preflight_asking(const Wizard *wizard, size_t row);
/* NULL: not known, or nothing to say yet: what a later screen asks for is no finding before it was seen. */
const Finding *preflight_finding(const Wizard *wizard, size_t row);
/* How many findings of a severity there are; of all that are asked for. */
size_t preflight_count(const Wizard *wizard, FindingSeverity severity);
/* An error that no later screen is about. */
bool preflight_stops(const Wizard *wizard);
/* What AWS is certain to refuse of the settings on that screen, as they are chosen now; NULL: nothing is known. */
const Finding *preflight_refuses(const Wizard *wizard, ScreenId screen);
size_t preflight_total(const Wizard *wizard);

#endif
