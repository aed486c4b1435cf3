/* What is asked before a stack, or what a first creation left, is deleted. */
#include "guide/destroy.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

/* What deletion leaves is AWS's word, not the draft's. */
static void test_destroy_words(void **unused) {
    static const struct {
        const char *on_delete;
        bool protection, snapshot;
        size_t keys;
        const char *region, *contains;
    } cases[] = {
        {"snapshot", true, true, 1, "eu-west-1", "Its name will begin with shop-snapshot-; it costs at most $1.90"},
        {"snapshot", true, true, 1, "eu-west-1", "What opens it is kept, too: 1 key, $1.00 a month."},
        {"snapshot", true, true, 0, "me-south-1", "it is billed by the GB that it holds"},
        {"snapshot", true, false, 0, "eu-west-1", "There is no database of which a snapshot could be kept."},
        {"retain", true, false, 0, "eu-west-1", "deletion protection stays on."},
        {"destroy", false, false, 0, "eu-west-1", "The data is DESTROYED with it: there is no snapshot."},
        {"snapshot", true, true, 0, "eu-west-1", "deletion protection is lifted first."},
        {"", false, false, 0, "eu-west-1", "take the data for DESTROYED"}};
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DestroyPreview preview = {
            .on_delete = (char *)(uintptr_t)cases[i].on_delete,
            .rest = {.snapshot = cases[i].snapshot, .storage_gib = 20, .key_count = cases[i].keys},
            .deletion_protection = cases[i].protection};
        snprintf(preview.rest.region, sizeof preview.rest.region, "%s", cases[i].region);
        AUTO(question_release) Question question = {0};
        destroy_question("shop", &preview, &question);
        if (!strstr(question.words, cases[i].contains) || !question.grave || strcmp(question.typed, "shop") != 0)
            fail_msg("%s: %s", cases[i].on_delete, question.words);
    }
}

/* A database that may hold data, or that no stack would have any more, goes by its name alone; else a yes does. */
static void test_remains(void **unused) {
    static const struct {
        const char *on_delete;
        bool used, protection, named;
        const char *contains;
    } cases[] = {
        {"snapshot", true, true, true, "may have used it. A last snapshot of the database is kept."},
        {"snapshot", true, true, true, "deletion protection is lifted first."},
        {"destroy", true, false, true, "The data is DESTROYED with it"},
        {"retain", true, true, true, "a new stack needs another app name"},
        {"retain", false, true, true, "The database itself is kept"},
        {"snapshot", false, true, false, "no data is lost. A last snapshot of the database is kept."},
        {"", false, false, false, "no data is lost"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const DestroyPreview preview = {
            .on_delete = (char *)(uintptr_t)cases[i].on_delete,
            .database_id = (char *)(uintptr_t)(*cases[i].on_delete ? "shop-database-1" : ""),
            .database_used = cases[i].used,
            .rest = {.snapshot = strcmp(cases[i].on_delete, "snapshot") == 0, .storage_gib = 20},
            .deletion_protection = cases[i].protection};
        AUTO(question_release) Question question = {0};
        remains_question("shop", &preview, &question);
        bool named = question.typed && strcmp(question.typed, "shop") == 0;
        if (!strstr(question.words, cases[i].contains) || !question.grave || named != cases[i].named)
            fail_msg("%s: %s", cases[i].on_delete, question.words);
    }
    const DestroyPreview nothing = {0}; /* of a stack that was only under review */
    AUTO(question_release) Question question = {0};
    remains_question("shop", &nothing, &question);
    assert_null(question.typed);
}

/* The same before a creation that runs is rolled back. */
static void test_creation(void **unused) {
    const DestroyPreview ready = {.on_delete = (char[]){"snapshot"},
                                  .database_id = (char[]){"shop-database-1"},
                                  .database_used = true,
                                  .rest = {.snapshot = true, .storage_gib = 20}};
    const DestroyPreview begun = {.on_delete = (char[]){"snapshot"}, .database_id = (char[]){""}};
    AUTO(question_release) Question one = {0}, other = {0};
    (void)unused;
    creation_question("shop", &ready, &one);
    assert_string_equal(one.typed, "shop");
    assert_non_null(strstr(one.words, "may have used it. A last snapshot"));
    creation_question("shop", &begun, &other);
    assert_null(other.typed);
    assert_string_equal(other.words, "AWS deletes what this creation made.");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_destroy_words), cmocka_unit_test(test_remains),
                                       cmocka_unit_test(test_creation)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
