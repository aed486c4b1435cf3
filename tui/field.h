/* One line of text that can be edited. Keys: arrows, Home, End, Ctrl- or Alt-arrows by word, Ctrl-A E U K W D,
 * Alt-B F D, Ctrl-_ or Alt-U to undo, Ctrl-Y or Alt-R to redo; a paste loses its line ends. */
#ifndef TUI_FIELD_H
#define TUI_FIELD_H

#include "tui/canvas.h"
#include "tui/key.h"

typedef struct Field Field;

/* `max` in bytes, 0: 4096. `placeholder` (NULL: none) is shown dim while it is empty; copied. */
Field *field_new(size_t max, const char *placeholder);
void field_free(Field *field);
/* Replaces the text; one undo step, unless it is the same. Cursor at the end. */
void field_set(Field *field, const char *text);
/* As field_set(), and forgets all undo steps. */
void field_reset(Field *field, const char *text);
const char *field_text(const Field *field); /* until the next change */
/* Only these characters can be typed ("0123456789"); constant. NULL: all. */
void field_allow(Field *field, const char *characters);
/* Shows a mark for each character. */
void field_hide(Field *field, bool hidden);
/* In bytes: for tests. */
size_t field_cursor(const Field *field);

/* FIELD_IGNORED: the key means nothing to a text. Clicks set the cursor; index is the column. */
typedef enum { FIELD_IGNORED, FIELD_USED, FIELD_CHANGED } FieldAnswer;
FieldAnswer field_key(Field *field, const Key *key);
bool field_undo(Field *field);

/* `width` columns; scrolls sideways to show the cursor, and sets the terminal's there when it has the focus. */
void field_draw(const Field *field, const Canvas *canvas, int row, int column, int width, bool focus);

#endif
