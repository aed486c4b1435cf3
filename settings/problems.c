/* See problems.h. */
#include "settings/problems.h"
#include "base/memory.h"
#include "base/visible.h"

#include <stdlib.h>
#include <string.h>

enum { SHOWN_MAX = 60 };

bool problems_full(const Problems *problems) {
    return problems->count >= PROBLEMS_MAX;
}

bool problems_add(Problems *problems, int line, int column, const char *path, const char *found, const char *allowed) {
    if (problems_full(problems))
        return false;
    problems->items = memory_grow(problems->items, problems->count + 1, sizeof *problems->items);
    problems->items[problems->count++] =
        (Problem){line, column, memory_copy(path), memory_copy(found), memory_copy(allowed)};
    return true;
}

void problems_release(Problems *problems) {
    for (size_t i = 0; i < problems->count; i++) {
        free(problems->items[i].path);
        free(problems->items[i].found);
        free(problems->items[i].allowed);
    }
    free(problems->items);
    *problems = (Problems){0};
}

void problem_words(const Problem *problem, Text *text) {
    if (problem->found[0]) {
        text_put(text, "found ");
        visible_add(text, problem->found, false);
        text_put(text, ", allowed ");
    }
    visible_add(text, problem->allowed, false);
}

void problems_print(const Problems *problems, const char *file, Text *text) {
    for (size_t i = 0; i < problems->count; i++) {
        const Problem *problem = &problems->items[i];
        visible_add(text, file, false);
        if (problem->line > 0)
            text_print(text, ":%d:%d", problem->line, problem->column);
        text_put(text, ": ");
        if (problem->path[0]) {
            visible_add(text, problem->path, false);
            text_put(text, ": ");
        }
        problem_words(problem, text);
        text_put(text, "\n");
    }
    if (problems_full(problems)) {
        visible_add(text, file, false);
        text_print(text, ": %d problems are enough: there may be more\n", PROBLEMS_MAX);
    }
}

char *problem_quote(const char *value) {
    /* Made visible first: a cut of the original could leave half a character. */
    AUTO(memory_release) char *head = memory_copy_n(value, 4 * SHOWN_MAX);
    AUTO(memory_release) char *shown = visible_copy(head);
    size_t length = strlen(shown);
    if (length <= SHOWN_MAX)
        return memory_print("\"%s\"", shown);
    for (length = SHOWN_MAX; length > 0 && ((unsigned char)shown[length] & 0xc0) == 0x80;)
        length--;
    return memory_print("\"%.*s…\"", (int)length, shown);
}
