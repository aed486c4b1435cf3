/* See nearest.h. Our own, since no library that is linked anyway has it: Damerau and Levenshtein's distance, with swaps
 * of neighbours (optimal string alignment), in three rows. */
#include "base/nearest.h"

#include <string.h>

enum { BEGINNING = 3 };

static size_t least(size_t one, size_t other) {
    return one < other ? one : other;
}

size_t slips_between(const char *a, const char *b) {
    size_t rows[3][SLIPS_MANY + 1], count = strlen(a), length = strlen(b);
    if (count >= SLIPS_MANY || length >= SLIPS_MANY)
        return SLIPS_MANY;
    for (size_t j = 0; j <= length; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= count; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= length; j++) {
            row[j] = least(above[j - 1] + (a[i - 1] != b[j - 1]), least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], two_above[j - 2] + 1);
        }
    }
    return rows[count % 3][length];
}

void nearest_try(Nearest *nearest, const char *name) {
    size_t length = strlen(nearest->word), found = slips_between(nearest->word, name);
    if (found > 0 && length >= BEGINNING && strncmp(name, nearest->word, length) == 0)
        found = 1;
    if (found <= (length + 1) / 3 && (!nearest->found || found < nearest->slips)) {
        nearest->found = name;
        nearest->slips = found;
    }
}
