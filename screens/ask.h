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
/* The question that was opened just now makes sense while `applies` says so. Once it does not, it goes away, and that
 * is told. One into which a name is being typed makes room for a notice, so that no letter of it becomes a key. */
void wizard_ask_while(Wizard *wizard, bool (*applies)(const void *state));
/* After each event. */
void wizard_ask_look(Wizard *wizard);
/* What a key that lies over the screen comes to: the shell hands every one here while a dialog is open. */
Move wizard_dialog_key(Wizard *wizard, const Key *key);

#endif
