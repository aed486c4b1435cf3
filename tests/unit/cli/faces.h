/* What each face shows, as one line of words: for tests that hold the faces beside each other. */
#ifndef TESTS_UNIT_CLI_FACES_H
#define TESTS_UNIT_CLI_FACES_H

#include "base/memory.h"
#include "tui/surface.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

/* One blank for whatever parts words: a wrapped line reads as what it says. New. */
static inline char *squeezed(const char *said) {
    Text line = {0};
    for (bool blank = true; *said; said++) {
        bool here = isspace((unsigned char)*said);
        if (!here || !blank)
            text_add(&line, here ? " " : said, 1);
        blank = here;
    }
    return text_take(&line);
}

/* What `show` writes to a descriptor. New. */
static inline char *written(int descriptor, void (*show)(const void *what), const void *what) {
    FILE *out = tmpfile();
    int kept = dup(descriptor);
    fflush(NULL);
    dup2(fileno(out), descriptor);
    show(what);
    fflush(NULL);
    dup2(kept, descriptor);
    close(kept);
    size_t length = (size_t)lseek(fileno(out), 0, SEEK_END);
    AUTO(memory_release) char *said = memory_new(length + 1, 1);
    assert_int_equal((ssize_t)length, pread(fileno(out), said, length, 0));
    fclose(out);
    return squeezed(said);
}

/* A scroll bar stands beside the words, and parts none. */
static inline void bars_blank(char *said) {
    static const char *const cells[] = {"█", "░"};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        for (char *at = said; (at = strstr(at, cells[i]));)
            memset(at, ' ', strlen(cells[i]));
}

/* What a screen draws on a surface of that size. New. */
static inline char *drawn(void (*draw)(const void *state, const Canvas *canvas), const void *state, int rows,
                          int columns) {
    Surface *surface = surface_new(rows, columns, false);
    Canvas canvas = canvas_whole(surface);
    AUTO(text_release) Text said = {0};
    draw(state, &canvas);
    surface_text(surface, &said);
    surface_free(surface);
    AUTO(memory_release) char *words = text_take(&said);
    bars_blank(words);
    return squeezed(words);
}

typedef struct Faces {
    const char *where; /* the state, for who reads a failure */
    const char *screen, *small, *plain, *command;
} Faces;

/* Where `words` stand in what a face said; fails when they don't. */
static inline const char *found(const Faces *faces, const char *face, const char *said, const char *words) {
    const char *at = strstr(said, words);
    if (!at)
        fail_msg("%s: %s lacks \"%s\" in:\n%s", faces->where, face, words, said);
    return at;
}

#endif
