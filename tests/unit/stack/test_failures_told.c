/* Every refusal of tables/refusals.tsv, in AWS's words: recognised, with the setting that is behind it and what helps;
 * and what nobody knows is not taken for something known. */
#include "fixture_refusals.h"

#include "stack/failures.h"

#include <regex.h>

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
    bool coded = !strstr(known.remedy, "-code L-") || (*known.quota && strstr(known.remedy, known.quota));
    if (wanted && allowed(columns[PATHS], known.path) && tells(&known, columns[TELLS]) && coded)
        return true;
    print_error("%s: told as %s (%s): %s; %s\n", columns[ID], known.id, known.path ? known.path : "-", known.meaning,
                known.remedy);
    return false;
}

static void test_table(void **unused) {
    (void)unused;
    refusals_each(row_is_told);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_table)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
