/* "Did you mean": the name that is nearest to a word that is none. */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include <stddef.h>

/* How many letters are missing, added, wrong or swapped with their neighbour. SLIPS_MANY: one is that long, or longer.
 */
enum { SLIPS_MANY = 64 };
size_t slips_between(const char *a, const char *b);

/* Begun with the word, given each name in turn. `found`: the nearest so far, borrowed; NULL: none is near enough, which
 * is one slip in three letters (left out, added, another, two swapped), or a word that is a name's beginning. */
typedef struct Nearest {
    const char *word, *found;
    size_t slips; /* of `found` */
} Nearest;

void nearest_try(Nearest *nearest, const char *name);

#endif
