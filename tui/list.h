/* A table of rows with columns: scrolled, filtered, sorted, clicked. The rows live elsewhere; the list asks for them.
 * Keys: arrows, j k, g G, PgUp PgDn, Ctrl-U Ctrl-D, Home End; / filters, Esc ends the filter; < > choose the column to
 * sort by, ! turns the order. */
#ifndef TUI_LIST_H
#define TUI_LIST_H

#include "base/text.h"
#include "tui/canvas.h"
#include "tui/keys.h"

typedef struct List List;

typedef struct ListColumn {
    const char *title;
    int width;  /* columns at least */
    int share;  /* of the room that is left over; 0: none */
    int yields; /* when there is too little room, the column with the highest number is left out first; 0: never */
    Align align;
} ListColumn;

typedef struct ListRows {
    /* Adds the text of a cell to `text`, made visible by the list; answers its style. */
    Style (*cell)(const void *context, size_t row, size_t column, Text *text);
    /* Orders two rows by a column, as qsort does. NULL: by their text, numbers in it by value. */
    int (*compare)(const void *context, size_t one, size_t other, size_t column);
    /* Two rows that can't be chosen, such as headings, are false. NULL: all can. */
    bool (*choosable)(const void *context, size_t row);
    const char *empty; /* said when there are no rows at all: "no key pairs in eu-west-1 yet" */
} ListRows;

/* `columns` and `rows` are constant; `context` is handed to the functions. */
List *list_new(const ListColumn *columns, size_t count, const ListRows *rows, const void *context);
void list_free(List *list);

/* The rows are now these many, or others. Keeps filter, order and the current row, by number. Call it after each
 * change of the rows and before the next draw. */
void list_refresh(List *list, size_t count);
/* Shows no line of titles above the columns. */
void list_bare(List *list, bool bare);
/* The text that rows must contain, in any case, in any column; "" for all. Words apart must all be there. */
void list_filter(List *list, const char *text);
const char *list_filter_text(const List *list);
/* Sorts by a column; LIST_UNSORTED: as they come. */
enum { LIST_UNSORTED = -1 };
void list_sort(List *list, int column, bool falling);
#define LIST_NONE ((size_t)-1)
/* The row under the cursor, LIST_NONE when none is shown. */
size_t list_current(const List *list);
void list_go(List *list, size_t row);
size_t list_shown(const List *list);   /* how many the filter leaves */
bool list_filtering(const List *list); /* the filter is being typed: letters are text now */

/* LIST_CHOSEN: Enter, or a second click on the current row. */
typedef enum { LIST_IGNORED, LIST_USED, LIST_MOVED, LIST_CHOSEN } ListAnswer;
ListAnswer list_key(List *list, const Key *key);
/* For a screen's keys: what comes before its own rows, and true when nothing else applies, because the filter is being
 * typed; and what may stand behind them. Each is left to the rest, which hands it to list_key(). */
bool list_captures(const List *list, Keys *keys);
void list_offers(const List *list, Keys *keys);
void list_draw(const List *list, const Canvas *canvas, bool focus);
/* "3 of 40 entries", for the frame; "" when empty. */
void list_position(const List *list, const char *noun, Text *text);

#endif
