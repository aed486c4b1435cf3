/* For tests: the rows of tables/refusals.tsv. */
#ifndef TESTS_FIXTURE_REFUSALS_H
#define TESTS_FIXTURE_REFUSALS_H

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

enum { ID, TYPE, WHEN, WORDS, PATHS, TELLS, SOURCE, COLUMNS };

static void refusals_split(char *line, char **columns) {
    for (int i = 0; i < COLUMNS; i++) {
        columns[i] = line;
        char *tab = line ? strchr(line, '\t') : NULL;
        if (tab)
            *tab = '\0';
        line = tab ? tab + 1 : NULL;
    }
    assert_non_null(columns[SOURCE]);
}

/* Calls `row_is_right` with each; all must be. */
static void refusals_each(bool (*row_is_right)(char **columns)) {
    AUTO(text_release) Text table = {0};
    Error err = {0};
    size_t rows = 0, right = 0;
    assert_true(file_read("tests/unit/stack/tables/refusals.tsv", &table, &err));
    for (char *line = (char *)text_string(&table), *next; line && *line; line = next) {
        char *columns[COLUMNS];
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        if (*line == '#')
            continue;
        refusals_split(line, columns);
        rows++;
        right += row_is_right(columns);
    }
    assert_true(rows >= 390);
    if (right != rows)
        fail_msg("%zu of %zu are right", right, rows);
}

#endif
