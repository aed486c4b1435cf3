/* Characters as a terminal shows them: measured in columns, never in bytes. */
#ifndef TUI_GLYPH_H
#define TUI_GLYPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What stands together in one or two cells: a character and the marks that combine with it. */
enum { GLYPH_CHARACTERS = 5 }; /* as many as ncurses keeps in a cell (CCHARW_MAX) */
typedef struct Glyph {
    uint32_t characters[GLYPH_CHARACTERS]; /* 0 ends it early */
    int columns;                           /* 1 or 2 */
    size_t bytes;                          /* how many of the text it took */
} Glyph;

/* The glyph at `text`, which is valid UTF-8 or is read as if each bad byte were '?'. False at the end of the text.
 * Control characters are shown as '?': pass text from outside through visible_add() first, as canvas_put() does. */
bool glyph_next(const char *text, Glyph *glyph);
/* Where the glyph before byte `at` of `text` starts, 0 at the front. */
size_t glyph_before(const char *text, size_t at);
/* The columns that `text` takes. */
int glyph_columns(const char *text);
/* How many bytes of `text` fit into `columns`, and how many columns those take (`used` may be NULL). */
size_t glyph_fit(const char *text, int columns, int *used);
/* The first line of `text` when words are wrapped at `columns`: its bytes, without the blank at its end; `*next` is
 * where the following line starts. A newline ends a line; a word longer than a line is cut. False at the end of the
 * text. */
bool glyph_line(const char *text, int columns, size_t *length, size_t *next);
/* The columns of one character: 0 for a combining mark, -1 for what can't be shown. Needs no locale. */
int glyph_width(uint32_t character);
/* The closest ASCII character: '+' for a corner, 'x' for a cross, '?' when there is none. */
char glyph_ascii(uint32_t character);
/* One character as UTF-8 with a NUL; the bytes written. `bytes` has 5. */
size_t glyph_encode(uint32_t character, char *bytes);

#endif
