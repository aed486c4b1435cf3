/* What a value rule looks at: the values at its paths, and the words that name them (rules.h has both forms). */
#ifndef SANDBOX_VALUES_LOOK_H
#define SANDBOX_VALUES_LOOK_H

#include "sandbox/values/rules.h"

typedef struct Look {
    const char *region;
    const json_t *all, *item;
    json_t *parsed; /* what text was as JSON: holds it as long as the look lasts */
    json_t *found;  /* what the last term found; NULL: nothing yet */
    const ValueRule *rule;
    json_t *said;
} Look;

/* "Policies.*.PolicyDocument|PolicyDocument": all that is there, borrowed values in a list of the caller's. */
json_t *look_at(Look *look, const char *paths);
/* A list stands for its items: those, in a list of the caller's. */
json_t *look_flat(const json_t *values);
/* The words with what {PATH}, {$}, {0} and {region} stand for; the caller frees. */
char *look_words(Look *look, const char *words);

#endif
