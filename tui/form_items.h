/* What form.c and form_draw.c share; nobody else includes it. */
#ifndef TUI_FORM_ITEMS_H
#define TUI_FORM_ITEMS_H

#include "tui/field.h"
#include "tui/form.h"

/* One item with its value, which lives in a field whatever its type is. */
typedef struct Slot {
    FormItem item;
    Field *field;
    Verdict verdict;
    char reason[REASON_SIZE];
} Slot;

typedef struct FormStep {
    size_t slot;
    char *value;
} FormStep;

enum { FORM_STEPS_MAX = 200 };

typedef struct FormHistory {
    FormStep steps[FORM_STEPS_MAX];
    size_t count;
} FormHistory;

struct Form {
    Slot *slots;
    size_t count, focus;
    FormHost host;
    FormHistory undo, redo;
    bool typing;   /* the last change was a typed character in the item that has the focus */
    bool open;     /* the options of the focused choice are shown to pick from */
    size_t picked; /* the option under the cursor then */
};

bool slot_enabled(const Form *form, const Slot *slot);
/* The option that is the value of a choice; its count when none is. */
size_t slot_option(const Slot *slot);
const char *option_label(const FormOption *option);

#endif
