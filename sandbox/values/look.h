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

/* The value, or what a text holds as JSON; NULL: it is no JSON. Borrowed. Each text is read once: it and what it holds
 * stand behind each other in `parsed`. */
json_t *look_json(Look *look, json_t *value);
/* "Policies.*.PolicyDocument|PolicyDocument": all that is there, borrowed values in a list of the caller's. */
json_t *look_at(Look *look, const char *paths);
/* A list stands for its items: those, in a list of the caller's. */
json_t *look_flat(const json_t *values);
/* The words with what {PATH}, {$}, {0} and {region} stand for; the caller frees. */
char *look_words(Look *look, const char *words);

#endif
