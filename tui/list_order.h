/* Which rows of a list are shown, and in what order. */
#ifndef TUI_LIST_ORDER_H
#define TUI_LIST_ORDER_H

#include "tui/list.h"

typedef struct ListSource {
    const ListRows *rows;
    const void *context;
    size_t columns;
} ListSource;

/* Writes the rows that contain all words of `filter` into `order` (room for `count`), sorted by a column or as they
 * come; rows that are equal stay as they come. Answers how many. */
size_t list_order(const ListSource *source, size_t count, const char *filter, int sort, bool falling, size_t *order);

#endif
