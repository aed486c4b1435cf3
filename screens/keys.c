/* See keys.h. */
#include "screens/keys.h"

void keys_ways(Keys *keys, const Ways *ways, KeyAct *act) {
    for (size_t i = 0; i < ways->count; i++) {
        const Way *way = &ways->items[i];
        const KeyRow row = {.code = way->letter, .words = way->label, .help = way->words, .act = act};
        if (!way->why_not)
            keys_rows(keys, &row, 1, NULL);
    }
}
