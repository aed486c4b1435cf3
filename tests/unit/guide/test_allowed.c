/* What others did to the allow list, brought onto the list that is edited: what was seen before the last change of
 * one's own says nothing new. */
#include "guide/allowed.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static AllowList *list_of(const char *one, const char *other) {
    AllowList *list = allow_list_new();
    Error err = {0};
    const char *const words[] = {one, other};
    for (size_t i = 0; i < 2 && words[i]; i++) {
        Cidr cidr;
        assert_true(cidr_parse(words[i], &cidr, &err));
        assert_true(allow_list_add(list, cidr, "", NULL, &err));
    }
    return list;
}

/* Settings that agreed with version 2 of the list, which had these; AWS was seen at a version, with those. */
static size_t brought(long version, const char *in_force) {
    Settings *settings = settings_new();
    const Agreement agreed = {.list_id = "pl-0123456789abcdef0", .version = 2};
    AllowList *own = list_of("203.0.113.7/32", "198.51.100.0/28");
    allow_list_assign(settings_allowed(settings), own);
    settings_agree(settings, &agreed);
    AUTO(access_state_release)
    AccessState seen = {.stack_id = memory_copy("arn:aws:cloudformation:eu-west-1:123456789012:stack/myapp/1"),
                        .list_id = memory_copy(agreed.list_id),
                        .version = version,
                        .cloud = list_of("203.0.113.7/32", in_force),
                        .base = list_of("203.0.113.7/32", version < 2 ? NULL : "198.51.100.0/28")};
    allowed_elsewhere(settings, &seen);
    size_t count = allow_list_count(settings_allowed(settings));
    const Agreement now = settings_agreed(settings);
    assert_int_equal(now.version, version < 2 ? 2 : version);
    allow_list_free(own);
    settings_free(settings);
    return count;
}

static void test_seen(void **unused) {
    (void)unused;
    assert_int_equal(brought(3, "192.0.2.1/32"), 2); /* one was removed elsewhere, another was added */
    assert_int_equal(brought(3, NULL), 1);
    assert_int_equal(brought(2, "198.51.100.0/28"), 2);
}

static void test_seen_before(void **unused) {
    (void)unused;
    assert_int_equal(brought(1, NULL), 2);
    assert_int_equal(brought(1, "192.0.2.1/32"), 2);
}

/* A stack that has no list yet. */
static void test_none(void **unused) {
    (void)unused;
    Settings *settings = settings_new();
    const AccessState none = {0};
    allowed_elsewhere(settings, &none);
    const Agreement agreed = settings_agreed(settings);
    assert_string_equal(agreed.list_id, "");
    settings_free(settings);
}

/* What the file has of a change that is in force. */
static void test_in_the_file(void **unused) {
    static const struct {
        bool foretold;
        const char *unsaved, *words;
    } cases[] = {
        {false, "", "In force after 0.3 s, and in the file"},
        {true, "", "In force after 0.3 s, and in the file"},
        {false, "stopped", "In force after 0.3 s; but not in the file (stopped)"},
        {true, "stopped", "In force after 0.3 s; the file has the new notes of it, and nothing else yet (stopped)"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(text_release) Text words = {0};
        AllowedDone done = {
            .access = {.changed = true, .foretold = cases[i].foretold, .file.found = true, .took_ms = 300}};
        snprintf(done.access.unsaved.said, sizeof done.access.unsaved.said, "%s", cases[i].unsaved);
        allowed_words(&done, &words);
        assert_string_equal(text_string(&words), cases[i].words);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_seen),
        cmocka_unit_test(test_seen_before),
        cmocka_unit_test(test_none),
        cmocka_unit_test(test_in_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
