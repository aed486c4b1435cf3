/* The problems of a settings file, all of them in one go. Each reads "PLACE: PATH: found FOUND, allowed ALLOWED"; one
 * whose `found` is "" has the whole sentence as `allowed`: "PLACE: PATH: 10.0.0.5 is already covered by 0.0.0.0/0". */
#ifndef SETTINGS_PROBLEMS_H
#define SETTINGS_PROBLEMS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

typedef struct Problem {
    int line, column; /* from 1; 0: the file as a whole */
    char *path, *found, *allowed;
} Problem;
typedef struct Problems {
    Problem *items;
    size_t count;
} Problems;

enum { PROBLEMS_MAX = 100 };

/* Copies all three; `path` may be "". False when there are PROBLEMS_MAX already: the reader may as well stop. */
bool problems_add(Problems *problems, int line, int column, const char *path, const char *found, const char *allowed);
/* "found 80, allowed 1150 to 65535". */
void problem_words(const Problem *problem, Text *text);
bool problems_full(const Problems *problems);
void problems_release(Problems *problems); /* for AUTO */
/* "FILE:LINE:COLUMN: PATH: found …, allowed …" a line each, made visible. */
void problems_print(const Problems *problems, const char *file, Text *text);
/* A value as `found` shows it: in quotes, made visible, shortened. The caller frees it. */
char *problem_quote(const char *value);

#endif
