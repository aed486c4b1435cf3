/* See ask.h. */
#include "screens/ask.h"

enum { BUTTON_NO, BUTTON_YES, BUTTONS };

void wizard_ask(Wizard *wizard, Dialog *dialog, void *state, Move (*answer)(void *state, int button)) {
    dialog_free(wizard->dialog.shown);
    wizard->dialog = (WizardDialog){.shown = dialog, .state = state, .answer = answer};
}

Move wizard_question(Wizard *wizard, const Question *question, void *state, Move (*answer)(void *state, bool yes)) {
    const DialogButton buttons[BUTTONS] = {[BUTTON_NO] = {question_no, question->typed ? 0 : 'n', false},
                                           [BUTTON_YES] = {question->yes, question->typed ? 0 : 'y', question->grave}};
    if (!question->title)
        return answer(state, true);
    wizard_ask(wizard, dialog_new(question->title, question->words, buttons, BUTTONS, BUTTON_NO, question->typed),
               state, NULL);
    wizard->dialog.agree = answer;
    wizard->dialog.typed = question->typed != NULL;
    return MOVE_STAY;
}

void wizard_ask_while(Wizard *wizard, bool (*applies)(const void *state)) {
    wizard->dialog.applies = applies;
}

static Move notice_answer(void *state, int button) {
    (void)state, (void)button;
    return MOVE_STAY;
}

void wizard_ask_look(Wizard *wizard) {
    static const DialogButton buttons[] = {{"Close", 0, false}};
    const WizardDialog asked = wizard->dialog;
    if (!asked.shown || !asked.applies || asked.applies(asked.state))
        return;
    dialog_free(asked.shown);
    wizard->dialog = (WizardDialog){0};
    if (asked.typed)
        wizard_ask(wizard, dialog_new("It has changed in the meantime", "Nothing was done.", buttons, 1, 0, NULL), NULL,
                   notice_answer);
    else
        snprintf(wizard->trouble, sizeof wizard->trouble, "It has changed in the meantime: nothing was done.");
}

Move wizard_dialog_key(Wizard *wizard, const Key *key) {
    WizardDialog asked = wizard->dialog;
    int button = dialog_key(asked.shown, key);
    if (button == DIALOG_OPEN)
        return MOVE_STAY;
    wizard->dialog = (WizardDialog){0}; /* the answer may open the next one */
    Move move = asked.agree ? asked.agree(asked.state, button == BUTTON_YES) : asked.answer(asked.state, button);
    dialog_free(asked.shown);
    return move;
}
