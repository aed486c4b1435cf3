/* Waiting for a sign-in that happens in another window, over whatever screen is shown. */
#ifndef SCREENS_SIGN_IN_H
#define SCREENS_SIGN_IN_H

#include "screens/context.h"

/* Why nobody can say who this is now: waited for, and tried again by itself. */
bool sign_in_waits(const Wizard *wizard);
/* Looks whether somebody signed in; answers in how many ms it wants to look again, 0 for not. */
int sign_in_tick(Wizard *wizard, long long now_ms);
/* At once, whatever was declined before. */
void sign_in_try(Wizard *wizard);
/* Puts the screen away and does here what the remedy names: the command that signs in, or the profile's own program,
 * which may ask on the terminal. Nothing without a terminal. */
void sign_in_here(Wizard *wizard);
/* Whether that may help now. */
bool sign_in_here_helps(const Wizard *wizard);
/* What is waited for, what to do, and that it goes on by itself; answers the row behind it. */
int sign_in_draw(const Wizard *wizard, const Canvas *canvas, int row, long long now_ms);

#endif
