/* Every refusal of tables/refusals.tsv, in AWS's words: recognised, with the setting that is behind it and what helps;
 * and what nobody knows is not taken for something known. */
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "settings/settings.h"
#include "stack/failures.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <regex.h>
#include <stdio.h>
#include <string.h>

enum { ID, TYPE, WHEN, WORDS, PATHS, TELLS, COLUMNS };

static void split(char *line, char **columns) {
    for (int i = 0; i < COLUMNS; i++) {
        columns[i] = line;
        char *tab = line ? strchr(line, '\t') : NULL;
        if (tab)
            *tab = '\0';
        line = tab ? tab + 1 : NULL;
    }
}

/* Whether `path` is in the list; "-" stands for none, "*" for all. */
static bool allowed(const char *paths, const char *path) {
    const char *wanted = path ? path : "-";
    size_t length;
    for (const char *at = paths; *at; at += length + (at[length] == ',')) {
        length = strcspn(at, ",");
        if (*at == '*' || (length == strlen(wanted) && strncmp(at, wanted, length) == 0))
            return true;
    }
    return false;
}

static bool tells(const Failure *known, const char *pattern) {
    regex_t regex;
    AUTO(memory_release) char *text = memory_print("%s; %s", known->meaning, known->remedy);
    assert_int_equal(regcomp(&regex, pattern, REG_EXTENDED | REG_NOSUB), 0);
    bool found = regexec(&regex, text, 0, NULL, 0) == 0;
    regfree(&regex);
    return found;
}

static bool row_is_told(char **columns) {
    Failure known;
    const FailureScope scope = {.type = *columns[TYPE] == '-' ? NULL : columns[TYPE], .message = columns[WORDS]};
    bool found = failure_find(&scope, &known) != NULL, wanted = *columns[PATHS] != '?';
    if (!found && wanted)
        print_error("%s: unknown\n", columns[ID]);
    if (!found)
        return !wanted;
    if (wanted && allowed(columns[PATHS], known.path) && tells(&known, columns[TELLS]))
        return true;
    print_error("%s: told as %s (%s): %s; %s\n", columns[ID], known.id, known.path ? known.path : "-", known.meaning,
                known.remedy);
    return false;
}

static void test_table(void **unused) {
    (void)unused;
    AUTO(text_release) Text table = {0};
    Error err = {0};
    size_t rows = 0, right = 0;
    assert_true(file_read("tests/unit/stack/tables/refusals.tsv", &table, &err));
    for (char *line = (char *)text_string(&table), *next; line && *line; line = next) {
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        char *columns[COLUMNS];
        if (*line == '#')
            continue;
        split(line, columns);
        assert_non_null(columns[TELLS]);
        rows++;
        right += row_is_told(columns);
    }
    assert_true(rows >= 255);
    if (right != rows)
        fail_msg("%zu of %zu are told rightly", right, rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_table)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
