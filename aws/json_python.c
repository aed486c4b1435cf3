/* See json_python.h. What jansson refuses and Python takes is replaced, byte for byte, in a copy. */
#include "aws/json_python.h"
#include "base/memory.h"
#include "base/secret.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { INTEGER_DIGITS = 18, EXPONENT_MAX = 300 };

static void fill(char *start, const char *with, size_t length) {
    size_t size = strlen(with);
    memset(start, ' ', length);
    memcpy(start, with, size < length ? size : length);
}

/* The number that begins at `start`; its length. */
static size_t number_limit(char *start) {
    size_t sign = *start == '-', length = sign + strspn(start + sign, "0123456789.eE+-");
    const char *exponent = memchr(start, 'e', length);
    if (!exponent)
        exponent = memchr(start, 'E', length);
    bool real = exponent || memchr(start, '.', length);
    if (exponent && strtol(exponent + 1, NULL, 10) > EXPONENT_MAX)
        fill(start + sign, "1e99", length - sign);
    else if (!real && length - sign > INTEGER_DIGITS)
        fill(start + sign, "999999999999999999", length - sign);
    return length;
}

/* The 16 bits of "\uXXXX"; -1: it is none. */
static long unit_at(const char *start) {
    char digits[5] = "";
    if (strncmp(start, "\\u", 2) != 0)
        return -1;
    for (size_t i = 0; i < 4; i++)
        if (!isxdigit((unsigned char)(digits[i] = start[2 + i])))
            return -1;
    return strtol(digits, NULL, 16);
}

/* An escape; its length. Both halves of a pair are one. */
static size_t escape_mend(char *start) {
    long first = unit_at(start);
    if (first < 0)
        return start[1] ? 2 : 1;
    if (first < 0xd800 || first > 0xdfff)
        return 6;
    long second = first < 0xdc00 ? unit_at(start + 6) : -1;
    if (second >= 0xdc00 && second <= 0xdfff)
        return 12;
    memcpy(start + 2, "fffd", 4);
    return 6;
}

static void mend(char *text) {
    static const char *const words[] = {"-Infinity", "Infinity", "NaN"};
    bool quoted = false;
    for (char *p = text; *p;) {
        size_t length = 1;
        if (quoted && *p == '\\') {
            length = escape_mend(p);
        } else if (*p == '"') {
            quoted = !quoted;
        } else if (!quoted) {
            for (size_t i = 0; i < sizeof words / sizeof *words; i++)
                if (strncmp(p, words[i], strlen(words[i])) == 0)
                    fill(p, "0", strlen(words[i]));
            if (isdigit((unsigned char)*p) || (*p == '-' && isdigit((unsigned char)p[1])))
                length = number_limit(p);
        }
        p += length;
    }
}

json_t *json_python(const char *bytes, size_t length) {
    if (memchr(bytes, '\0', length))
        return NULL;
    char *copy = memory_new(length + 1, 1);
    memcpy(copy, bytes, length);
    mend(copy);
    json_t *json = json_loadb(copy, length, JSON_ALLOW_NUL, NULL);
    secret_wipe(copy, length);
    free(copy);
    return json;
}
