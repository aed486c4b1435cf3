/* Keys for the unit tests: bytes as a terminal sends them, and what a widget draws as text. */
#ifndef TESTS_UNIT_TUI_PRESS_H
#define TESTS_UNIT_TUI_PRESS_H

#include "tui/canvas.h"
#include "tui/key_reader.h"

#include <string.h>

#define UP "\033[A"
#define DOWN "\033[B"
#define RIGHT "\033[C"
#define LEFT "\033[D"
#define END "\033[F"
#define ESCAPE "\033"
#define UNDO "\037"
#define REDO "\031"

/* Hands every key in the bytes to `take`; answers what it answered last. */
static inline int press_all(const char *bytes, int (*take)(void *widget, const Key *key), void *widget) {
    KeyReader *reader = key_reader_new();
    Key key;
    int answer = 0;
    key_reader_feed(reader, bytes, strlen(bytes));
    for (int round = 0; round < 2; round++, key_reader_settle(reader)) /* an Esc at the end is an Esc */
        while (key_reader_next(reader, &key))
            answer = take(widget, &key);
    key_reader_free(reader);
    return answer;
}

#endif
