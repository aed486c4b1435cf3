/* See memory.h. */
#include "base/memory.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void (*exhausted_handler)(void);

void memory_on_exhausted(void (*handler)(void)) {
    exhausted_handler = handler;
}

__attribute__((noreturn)) static void exhausted(void) {
    static const char sentence[] = "secure-rds: out of memory; nothing was half written, start it again to go on\n";
    if (exhausted_handler)
        exhausted_handler();
    /* No stdio: it may need memory itself. */
    if (write(STDERR_FILENO, sentence, sizeof sentence - 1) < 0)
        _exit(1);
    _exit(1);
}

void *memory_new(size_t count, size_t size) {
    void *items = calloc(count ? count : 1, size ? size : 1);
    if (!items)
        exhausted();
    return items;
}

void *memory_grow(void *items, size_t count, size_t size) {
    if (size && count > SIZE_MAX / size)
        exhausted();
    void *grown = realloc(items, count > 0 && size > 0 ? count * size : 1);
    if (!grown)
        exhausted();
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
        exhausted();
    return text;
}

void memory_release(char **text) {
    free(*text);
    *text = NULL;
}
