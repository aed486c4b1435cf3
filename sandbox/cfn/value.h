/* Small things that every part of CloudFormation's half says about JSON values, errors and derived ids. */
#ifndef SANDBOX_CFN_VALUE_H
#define SANDBOX_CFN_VALUE_H

#include "base/error.h"
#include "base/text.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

/* Always false: an error as AWS words it, with its code and HTTP status 400. */
__attribute__((format(printf, 3, 4))) bool cfn_refuse(Error *err, const char *code, const char *said, ...);
/* The same with code ValidationError. */
__attribute__((format(printf, 2, 3))) bool cfn_invalid(Error *err, const char *said, ...);

/* The string member `key`, or "" when there is none. */
const char *value_text(const json_t *object, const char *key);
/* A string, number or boolean as the text that CloudFormation makes of it ("5432", "true"); NULL for anything else. The
 * caller frees it. */
char *value_string(const json_t *scalar);
bool value_scalar(const json_t *value);
/* A new JSON string; bytes that are no UTF-8 become "?". */
__attribute__((format(printf, 1, 2))) json_t *value_print(const char *format, ...);
/* "true", true, "yes"-like texts are not true: as CloudFormation, "true" and true alone. */
bool value_true(const json_t *value);
/* Equal when their scalars are written alike: 5432 and "5432" are. */
bool value_alike(const json_t *a, const json_t *b);

bool list_has(const json_t *array, const char *text);
/* Whether `word` is one of "a|b|c"; NULL `words` are none. */
bool words_have(const char *words, const char *word);
/* Adds a string unless it is there. */
void list_add(json_t *array, const char *text);
/* "A, B". The caller frees it. */
char *list_join(const json_t *array, const char *separator);
/* Strings in order of their bytes. */
json_t *list_sorted(const json_t *array);

/* Ids are derived, so that the same calls give the same ids: a stream of bits that starts from words. */
typedef struct Seed {
    uint64_t state;
} Seed;
/* `words`: count strings, joined; NULL counts as "". */
Seed seed_from(const char *a, const char *b, const char *c);
uint64_t seed_next(Seed *seed);
/* In [0, 1). */
double seed_share(Seed *seed);
/* `count` characters of `alphabet` and a NUL. */
void seed_fill(Seed *seed, const char *alphabet, char *text, size_t count);
/* "f81d4fae-7dec-41d0-a765-00a0c91e6bf6" */
enum { UUID_SIZE = 37 };
void seed_uuid(Seed *seed, char text[UUID_SIZE]);
extern const char seed_hex[], seed_upper[], seed_mixed[], seed_lower[];

/* "2026-11-24T20:07:32.123Z" */
enum { STAMP_SIZE = 40 };
void stamp_format(long long unix_ms, char text[STAMP_SIZE]);

#endif
