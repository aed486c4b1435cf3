/* Lines to read: scrolled, wrapped (with a hanging indent), searched. Keys: as in a list; w wraps, / searches, n N find
 * the next, left and right scroll when not wrapped. */
#ifndef TUI_PAGER_H
#define TUI_PAGER_H

#include "tui/canvas.h"
#include "tui/keys.h"

typedef struct Pager Pager;

Pager *pager_new(bool wrap);
void pager_free(Pager *pager);
void pager_clear(Pager *pager);
/* Adds lines ('\n' parts them); copied and made visible. */
void pager_add(Pager *pager, Style style, const char *text);
/* Takes away what is behind its first `lines`; whoever has scrolled to before that stays there. */
void pager_cut(Pager *pager, size_t lines);
size_t pager_lines(const Pager *pager);
/* Stays at the end while it is there: for logs. */
void pager_follow(Pager *pager, bool follow);
bool pager_searching(const Pager *pager); /* the words are being typed */

typedef enum { PAGER_IGNORED, PAGER_USED } PagerAnswer;
PagerAnswer pager_key(Pager *pager, const Key *key);
/* As list_captures() and list_offers(). */
bool pager_captures(const Pager *pager, Keys *keys);
void pager_offers(const Pager *pager, Keys *keys);
void pager_draw(const Pager *pager, const Canvas *canvas);
/* "lines 12-40 of 300", as they stand on the screen: wrapped ones count for each of their rows. */
void pager_position(const Pager *pager, Text *text);

#endif
