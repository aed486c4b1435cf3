/* See text.h. */
#include "base/text.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void text_add(Text *text, const char *bytes, size_t length) {
    size_t max = text->max ? text->max : SIZE_MAX / 4;
    if (text->failed || (text->failed = length > max - text->length))
        return;
    if (text->length + length >= text->room) {
        text->room = 2 * (text->length + length) + 1;
        text->bytes = memory_grow(text->bytes, text->room, 1);
    }
    if (length)
        memcpy(text->bytes + text->length, bytes, length);
    text->bytes[text->length += length] = '\0';
}

void text_put(Text *text, const char *string) {
    text_add(text, string, strlen(string));
}

void text_print(Text *text, const char *format, ...) {
    va_list args;
    va_start(args, format);
    text_print_list(text, format, args);
    va_end(args);
}

void text_print_list(Text *text, const char *format, va_list args) {
    char *line = NULL;
    int length = vasprintf(&line, format, args);
    if (length < 0)
        text->failed = true;
    else
        text_add(text, line, (size_t)length);
    free(line);
}

const char *text_string(const Text *text) {
    return text->bytes ? text->bytes : "";
}

char *text_take(Text *text) {
    char *bytes = text->bytes ? text->bytes : memory_copy("");
    *text = (Text){.max = text->max};
    return bytes;
}

void text_clear(Text *text) {
    text->length = 0;
    text->failed = false;
    if (text->bytes)
        text->bytes[0] = '\0';
}

void text_release(Text *text) {
    free(text->bytes);
    *text = (Text){.max = text->max};
}
