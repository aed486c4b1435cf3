/* A question over the screen. */
#ifndef TUI_DIALOG_H
#define TUI_DIALOG_H

#include "tui/canvas.h"
#include "tui/keys.h"

typedef struct Dialog Dialog;

typedef struct DialogButton {
    const char *label;
    int letter; /* answers at once; 0: none. Not while a name is typed */
    bool grave; /* shown as failed is; needs the name, where one is asked for */
} DialogButton;

/* `text` and `buttons` are copied; the labels are constant. The first button has the focus: make it the harmless one.
 * `name`: what must be typed before a grave button works, and Enter in its field says when it is another; NULL:
 * nothing. Esc answers the last button marked by `escape` (its index), or nothing when that is -1. */
Dialog *dialog_new(const char *title, const char *text, const DialogButton *buttons, size_t count, int escape,
                   const char *name);
void dialog_free(Dialog *dialog);

/* The index of a button, or DIALOG_OPEN: takes every key. */
enum { DIALOG_OPEN = -1 };
int dialog_key(Dialog *dialog, const Key *key);
/* For a key line: the letters stand on the buttons. */
void dialog_offers(const Dialog *dialog, Keys *keys);
/* In the middle of the canvas. Text that is too long for it scrolls, and until its end was shown no button answers but
 * the first and that of Esc: the others lead on in the text. */
void dialog_draw(const Dialog *dialog, const Canvas *canvas);

#endif
