/* See value.h. */
#include "sandbox/cfn/value.h"
#include "base/clock.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__attribute__((format(printf, 3, 0))) static bool refuse(Error *err, const char *code, const char *said, va_list args) {
    char *words = NULL;
    if (vasprintf(&words, said, args) < 0)
        words = NULL;
    error_set(err, ERROR_USAGE, "", "%s", words ? words : said);
    free(words);
    snprintf(err->code, sizeof err->code, "%s", code);
    err->http_status = 400;
    return false;
}

bool cfn_refuse(Error *err, const char *code, const char *said, ...) {
    va_list args;
    va_start(args, said);
    refuse(err, code, said, args);
    va_end(args);
    return false;
}

bool cfn_invalid(Error *err, const char *said, ...) {
    va_list args;
    va_start(args, said);
    refuse(err, "ValidationError", said, args);
    va_end(args);
    return false;
}

const char *value_text(const json_t *object, const char *key) {
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

char *value_string(const json_t *scalar) {
    switch (scalar ? json_typeof(scalar) : JSON_NULL) {
    case JSON_STRING:
        return memory_copy(json_string_value(scalar));
    case JSON_INTEGER:
        return memory_print("%lld", (long long)json_integer_value(scalar));
    case JSON_REAL:
        return memory_print("%.15g", json_real_value(scalar));
    case JSON_TRUE:
        return memory_copy("true");
    case JSON_FALSE:
        return memory_copy("false");
    default:
        return NULL;
    }
}

bool value_scalar(const json_t *value) {
    return json_is_string(value) || json_is_number(value) || json_is_boolean(value);
}

json_t *value_print(const char *format, ...) {
    va_list args;
    char *text = NULL;
    va_start(args, format);
    int length = vasprintf(&text, format, args);
    va_end(args);
    json_t *value = length < 0 ? NULL : json_stringn(text, (size_t)length);
    free(text);
    return value ? value : json_string("?");
}

bool value_true(const json_t *value) {
    return json_is_true(value) || (json_is_string(value) && strcmp(json_string_value(value), "true") == 0);
}

static bool objects_alike(const json_t *a, const json_t *b) {
    const char *key;
    json_t *value;
    if (json_object_size(a) != json_object_size(b))
        return false;
    json_object_foreach((json_t *)a, key, value) {
        if (!value_alike(value, json_object_get(b, key)))
            return false;
    }
    return true;
}

bool value_alike(const json_t *a, const json_t *b) {
    if (!a || !b)
        return a == b;
    if (json_is_object(a) && json_is_object(b))
        return objects_alike(a, b);
    if (json_is_array(a) && json_is_array(b)) {
        bool alike = json_array_size(a) == json_array_size(b);
        for (size_t i = 0; alike && i < json_array_size(a); i++)
            alike = value_alike(json_array_get(a, i), json_array_get(b, i));
        return alike;
    }
    AUTO(memory_release) char *left = value_string(a);
    AUTO(memory_release) char *right = value_string(b);
    return left && right ? strcmp(left, right) == 0 : json_typeof(a) == json_typeof(b) && !left && !right;
}

bool list_has(const json_t *array, const char *text) {
    for (size_t i = 0; i < json_array_size(array); i++)
        if (strcmp(json_string_value(json_array_get(array, i)), text) == 0)
            return true;
    return false;
}

bool words_have(const char *words, const char *word) {
    size_t length = strlen(word);
    for (const char *at = words; at && *at; at = strchr(at, '|') ? strchr(at, '|') + 1 : NULL)
        if (strncmp(at, word, length) == 0 && (at[length] == '|' || at[length] == '\0'))
            return true;
    return false;
}

void list_add(json_t *array, const char *text) {
    if (!list_has(array, text))
        json_array_append_new(array, json_string(text));
}

char *list_join(const json_t *array, const char *separator) {
    AUTO(text_release) Text text = {0};
    for (size_t i = 0; i < json_array_size(array); i++)
        text_print(&text, "%s%s", i ? separator : "", json_string_value(json_array_get(array, i)));
    return text_take(&text);
}

static int names_compare(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

json_t *list_sorted(const json_t *array) {
    size_t count = json_array_size(array);
    const char **names = memory_new(count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = json_string_value(json_array_get(array, i));
    qsort(names, count, sizeof *names, names_compare);
    json_t *sorted = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(sorted, json_string(names[i]));
    free(names);
    return sorted;
}

const char seed_hex[] = "0123456789abcdef";
const char seed_upper[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const char seed_mixed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const char seed_lower[] = "abcdefghijklmnopqrstuvwxyz0123456789";

/* FNV-1a over the words, each ended by a NUL so that "ab","c" is not "a","bc". */
static uint64_t hash_words(uint64_t hash, const char *word) {
    for (const char *c = word ? word : ""; true; c++) {
        hash = (hash ^ (unsigned char)*c) * 1099511628211u;
        if (!*c)
            return hash;
    }
}

Seed seed_from(const char *a, const char *b, const char *c) {
    return (Seed){hash_words(hash_words(hash_words(14695981039346656037u, a), b), c)};
}

/* SplitMix64. */
uint64_t seed_next(Seed *seed) {
    uint64_t z = seed->state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

double seed_share(Seed *seed) {
    return (double)(seed_next(seed) >> 11) / 9007199254740992.0;
}

void seed_fill(Seed *seed, const char *alphabet, char *text, size_t count) {
    size_t letters = strlen(alphabet);
    for (size_t i = 0; i < count; i++)
        text[i] = alphabet[seed_next(seed) % letters];
    text[count] = '\0';
}

void seed_uuid(Seed *seed, char text[UUID_SIZE]) {
    seed_fill(seed, seed_hex, text, UUID_SIZE - 1);
    text[8] = text[13] = text[18] = text[23] = '-';
    text[14] = '4';
    text[19] = "89ab"[seed_next(seed) % 4];
}

void stamp_format(long long unix_ms, char text[STAMP_SIZE]) {
    char seconds[TIME_SIZE];
    time_format(unix_ms, seconds);
    seconds[strcspn(seconds, "Z")] = '\0';
    snprintf(text, STAMP_SIZE, "%s.%03dZ", seconds, (int)(unix_ms % 1000));
}
