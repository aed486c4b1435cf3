/* See memory.h. */
#include "base/memory.h"
#include "base/end.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Noreturn void memory_exhausted(void) {
    end_orderly("secure-rds: out of memory; nothing was half written, start it again to go on\n");
}

void *memory_new(size_t count, size_t size) {
    void *items = calloc(count ? count : 1, size ? size : 1);
    if (!items)
        memory_exhausted();
    return items;
}

void *memory_grow(void *items, size_t count, size_t size) {
    if (size && count > SIZE_MAX / size)
        memory_exhausted();
    void *grown = realloc(items, count > 0 && size > 0 ? count * size : 1);
    if (!grown)
        memory_exhausted();
    return grown;
}

void *memory_more(void *items, size_t count, size_t size) {
    bool full = (count & (count + 1)) == 0; /* at 0, 1, 3, 7 … */
    return full ? memory_grow(items, 2 * count + 1, size) : items;
}

char *memory_copy_n(const char *text, size_t length) {
    if (!text)
        return NULL;
    length = strnlen(text, length);
    char *copy = memory_new(length + 1, 1);
    memcpy(copy, text, length);
    return copy;
}

char *memory_copy(const char *text) {
    return text ? memory_copy_n(text, strlen(text)) : NULL;
}

char *memory_print(const char *format, ...) {
    va_list args;
    char *text = NULL;
    va_start(args, format);
    int length = vasprintf(&text, format, args);
    va_end(args);
    if (length < 0)
        memory_exhausted();
    return text;
}

void memory_release(char **text) {
    free(*text);
    *text = NULL;
}
