/* The state file: what is accepted lasts, what is torn is cut off, several processes see one order. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "sandbox/world/journal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <signal.h>
#include <unistd.h>

typedef struct Place {
    char folder[64], path[96];
} Place;

static int place_make(void **state) {
    Place *place = memory_new(1, sizeof *place);
    snprintf(place->folder, sizeof place->folder, "/tmp/secure-rds-journal-XXXXXX");
    if (!mkdtemp(place->folder))
        return -1;
    snprintf(place->path, sizeof place->path, "%s/state", place->folder);
    *state = place;
    return 0;
}

static int place_remove(void **state) {
    Place *place = *state;
    unlink(place->path);
    rmdir(place->folder);
    free(place);
    return 0;
}

static void collect(void *context, const json_t *record) {
    text_print(context, "%lld ", (long long)json_integer_value(json_object_get(record, "n")));
}

static void put(Journal *journal, int number) {
    Error err = {0};
    json_t *record = json_pack("{s:i}", "n", number);
    assert_true(journal_append(journal, record, &err));
    json_decref(record);
}

static void expect_read(Journal *journal, const char *numbers) {
    Error err = {0};
    AUTO(text_release) Text seen = {0};
    assert_true(journal_lock(journal, &err));
    if (!journal_read(journal, collect, &seen, &err))
        fail_msg("%s", err.said);
    journal_unlock(journal);
    assert_string_equal(text_string(&seen), numbers);
}

static Journal *open_at(const char *path) {
    Error err = {0};
    Journal *journal = journal_open(path, "{\"n\":", &err);
    if (!journal)
        fail_msg("%s", err.said);
    return journal;
}

static void test_shared(void **state) {
    Place *place = *state;
    struct stat status;
    Journal *one = open_at(place->path), *other = open_at(place->path);
    assert_int_equal(stat(place->path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    expect_read(one, "");
    put(one, 1);
    expect_read(one, "");
    expect_read(other, "1 ");
    put(other, 2);
    put(other, 3);
    expect_read(one, "2 3 ");
    journal_rewind(one);
    expect_read(one, "1 2 3 ");
    journal_close(one);
    journal_close(other);
}

/* Whatever a killed process left behind: the records before it stand, and new ones follow them. */
static void test_torn(void **state) {
    Place *place = *state;
    static const struct {
        const char *name, *bytes;
    } cases[] = {{"half a line", "{\"n\":1}\n{\"n\":2}\n{\"n\""},
                 {"a whole one, no end", "{\"n\":1}\n{\"n\":2}\n{\"n\":3}"},
                 {"a damaged last line", "{\"n\":1}\n{\"n\":2}\n{\"n\":3\n"},
                 {"no object", "{\"n\":1}\n{\"n\":2}\n17\n"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Error err = {0};
        assert_true(file_replace(place->path, cases[i].bytes, strlen(cases[i].bytes), 0600, &err));
        Journal *journal = open_at(place->path);
        expect_read(journal, "1 2 ");
        put(journal, 9);
        journal_rewind(journal);
        expect_read(journal, "1 2 9 ");
        journal_close(journal);
    }
}

static void test_damaged_inside(void **state) {
    Place *place = *state;
    Error err = {0};
    static const char bytes[] = "{\"n\":1}\nnonsense\n{\"n\":2}\n";
    AUTO(text_release) Text seen = {0};
    assert_true(file_replace(place->path, bytes, strlen(bytes), 0600, &err));
    Journal *journal = open_at(place->path);
    assert_false(journal_read(journal, collect, &seen, &err));
    assert_non_null(strstr(err.said, "byte 8"));
    journal_close(journal);
}

/* Whatever else somebody named by mistake stays as it is, also where it would pass for a torn record. */
static void test_of_others(void **state) {
    Place *place = *state;
    static const char *const cases[] = {"precious\n", "precious", "{\"a\":1}", "{\n \"n\": 1}\n",
                                        "version: 1\napp: x\n"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Error err = {0};
        AUTO(text_release) Text seen = {0}, kept = {0};
        assert_true(file_replace(place->path, cases[i], strlen(cases[i]), 0600, &err));
        Journal *journal = open_at(place->path);
        assert_false(journal_read(journal, collect, &seen, &err));
        assert_int_equal(err.kind, ERROR_USAGE);
        journal_close(journal);
        assert_true(file_read(place->path, &kept, &err));
        assert_string_equal(text_string(&kept), cases[i]);
    }
}

/* A record that does not fit leaves the file as it was. */
static void test_full(void **state) {
    Place *place = *state;
    Error err = {0};
    Journal *journal = open_at(place->path);
    put(journal, 1);
    struct rlimit before, tight;
    getrlimit(RLIMIT_FSIZE, &before);
    tight = before;
    tight.rlim_cur = 12;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &tight);
    json_t *record = json_pack("{s:i}", "n", 2);
    bool written = journal_append(journal, record, &err);
    setrlimit(RLIMIT_FSIZE, &before);
    json_decref(record);
    assert_false(written);
    assert_true(err.said[0]);
    journal_rewind(journal);
    expect_read(journal, "1 ");
    put(journal, 3);
    journal_rewind(journal);
    expect_read(journal, "1 3 ");
    journal_close(journal);
}

static void test_not_a_file(void **state) {
    Place *place = *state;
    Error err = {0};
    assert_null(journal_open(place->folder, "", &err));
    assert_null(journal_open("/nowhere/state", "", &err));
    Journal *nameless = open_at(NULL);
    put(nameless, 1);
    journal_rewind(nameless);
    expect_read(nameless, "1 ");
    journal_close(nameless);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_shared, place_make, place_remove),
        cmocka_unit_test_setup_teardown(test_torn, place_make, place_remove),
        cmocka_unit_test_setup_teardown(test_damaged_inside, place_make, place_remove),
        cmocka_unit_test_setup_teardown(test_of_others, place_make, place_remove),
        cmocka_unit_test_setup_teardown(test_full, place_make, place_remove),
        cmocka_unit_test_setup_teardown(test_not_a_file, place_make, place_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
