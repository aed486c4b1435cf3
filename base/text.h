/* A growing text with a stated maximum, which remembers its failure: ten appends, one check. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct Text {
    char *bytes; /* ends in NUL once anything was added; NULL before */
    size_t length, room;
    size_t max;  /* in bytes, without the NUL; 0 means no limit */
    bool failed; /* past max; it stays so, and nothing more is added */
} Text;

void text_add(Text *text, const char *bytes, size_t length);
void text_put(Text *text, const char *string);
__attribute__((format(printf, 2, 3))) void text_print(Text *text, const char *format, ...);
__attribute__((format(printf, 2, 0))) void text_print_list(Text *text, const char *format, va_list args);
/* The string, "" when nothing was added; owned by `text`. */
const char *text_string(const Text *text);
/* Hands the string over to the caller, who frees it, and empties `text`; "" when nothing was added. */
char *text_take(Text *text);
/* Empties it, keeping the room. */
void text_clear(Text *text);
/* Frees what it holds: for AUTO. */
void text_release(Text *text);

#endif
