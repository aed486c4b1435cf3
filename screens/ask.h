/* Questions over a screen. The answer gets the state of whoever asked: while a question is open, no screen is left. */
#ifndef SCREENS_ASK_H
#define SCREENS_ASK_H

#include "guide/lines.h"
#include "screens/context.h"

/* Opens a dialog; it is taken over. `answer` gets the button's number. */
void wizard_ask(Wizard *wizard, Dialog *dialog, void *state, Move (*answer)(void *state, int button));
/* Opens a question of guide/: n takes back, y agrees, unless a name must be typed. One without a title is none: then
 * it is agreed to at once. */
Move wizard_question(Wizard *wizard, const Question *question, void *state, Move (*answer)(void *state, bool yes));
/* What a key that lies over the screen comes to: the shell hands every one here while a dialog is open. */
Move wizard_dialog_key(Wizard *wizard, const Key *key);

#endif
