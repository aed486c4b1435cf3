/* What is kept on disk between runs: for how long, from whom, and what of it is not believed. */
#include "stack/kept.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "stack/last_seen.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ENDPOINT "https://rds.eu-west-1.amazonaws.com"
enum { NOW = 1000000000 };

static char folder[] = "/tmp/secure-rds-kept-XXXXXX";

static int folder_set(void **unused) {
    (void)unused;
    return !mkdtemp(folder) || setenv("XDG_CACHE_HOME", folder, 1) != 0 || setenv("XDG_STATE_HOME", folder, 1) != 0;
}

static int folder_remove(void **unused) {
    static const char *const files[] = {"/secure-rds/classes-eu-west-1-17.json",
                                        "/secure-rds/rds.eu-west-1.amazonaws.com.eu-west-1.myapp.json", "/secure-rds",
                                        ""};
    (void)unused;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        AUTO(memory_release) char *path = memory_print("%s%s", folder, files[i]);
        remove(path);
    }
    return access(folder, F_OK) == 0;
}

static void put(const char *name, const char *endpoint, long long now_ms) {
    json_t *value = json_pack("{s:f}", "price", 0.016);
    kept_write(name, endpoint, now_ms, value);
    json_decref(value);
}

static bool is_there(const char *name, const char *endpoint, long long now_ms) {
    long long since = 0;
    json_t *value = kept_read(name, endpoint, now_ms, &since);
    bool there = value != NULL;
    if (there)
        assert_true(since <= now_ms);
    json_decref(value);
    return there;
}

static void test_how_long(void **unused) {
    const char *name = "classes-eu-west-1-17";
    static const struct {
        const char *what, *name, *endpoint;
        long long now_ms;
        bool there;
    } cases[] = {
        {"at once", "classes-eu-west-1-17", ENDPOINT, NOW, true},
        {"to the last moment", "classes-eu-west-1-17", ENDPOINT, NOW + KEPT_MS - 1, true},
        {"a day later", "classes-eu-west-1-17", ENDPOINT, NOW + (long long)KEPT_MS, false},
        {"the clock was set back", "classes-eu-west-1-17", ENDPOINT, NOW - 1, false},
        {"of another AWS", "classes-eu-west-1-17", "http://127.0.0.1:1", NOW, false},
        {"of another name", "classes-eu-west-1-16", ENDPOINT, NOW, false},
    };
    (void)unused;
    put(name, ENDPOINT, NOW);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (is_there(cases[i].name, cases[i].endpoint, cases[i].now_ms) != cases[i].there)
            fail_msg("%s: expected %d", cases[i].what, cases[i].there);
    struct stat status;
    AUTO(memory_release) char *path = memory_print("%s/secure-rds/%s.json", folder, name);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
}

/* Written by another hand, or by a run that was cut off. */
static void test_broken(void **unused) {
    static const char *const texts[] = {
        "",
        "{",
        "[]",
        "{}",
        "{\"endpoint\": \"" ENDPOINT "\"}",
        "{\"endpoint\": \"" ENDPOINT "\", \"kept_ms\": 1000000000}",
        "{\"endpoint\": \"" ENDPOINT "\", \"kept_ms\": \"x\", \"value\": 1}",
        "{\"endpoint\": \"" ENDPOINT "\", \"kept_ms\": -1, \"value\": 1}",
        "{\"endpoint\": 7, \"kept_ms\": 1000000000, \"value\": 1}",
    };
    AUTO(memory_release) char *path = memory_print("%s/secure-rds/classes-eu-west-1-17.json", folder);
    (void)unused;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Error err = {0};
        assert_true(file_replace(path, texts[i], strlen(texts[i]), 0600, &err));
        if (is_there("classes-eu-west-1-17", ENDPOINT, NOW))
            fail_msg("believed: %s", texts[i]);
    }
}

/* Neither leaves the folder nor ends the program. */
static void test_refused(void **unused) {
    static const char *const names[] = {"", ".", "..", "../x", "a/b", ".hidden", "a b"};
    (void)unused;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        put(names[i], ENDPOINT, NOW);
        assert_false(is_there(names[i], ENDPOINT, NOW));
    }
    put("classes-eu-west-1-17", ENDPOINT, NOW);
    put("classes-eu-west-1-17", "http://\xff", NOW); /* no UTF-8: what was kept stays */
    assert_true(is_there("classes-eu-west-1-17", ENDPOINT, NOW));
}

static void test_last_seen(void **unused) {
    LastSeen seen = {.stack_id = "arn:aws:cloudformation:eu-west-1:123456789012:stack/myapp/1", .address = "192.0.2.7"};
    LastSeen found;
    (void)unused;
    last_seen_read(ENDPOINT, "eu-west-1", "myapp", &found);
    assert_string_equal(found.stack_id, "");
    last_seen_write(ENDPOINT, "eu-west-1", "myapp", &seen);
    last_seen_read(ENDPOINT ":443", "eu-west-1", "myapp", &found);
    assert_string_equal(found.stack_id, seen.stack_id);
    assert_string_equal(found.address, seen.address);
    last_seen_read("https://rds.eu-west-2.amazonaws.com", "eu-west-1", "myapp", &found);
    assert_string_equal(found.stack_id, "");
    last_seen_read(ENDPOINT, "eu-west-1", "../myapp", &found);
    assert_string_equal(found.stack_id, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_how_long), cmocka_unit_test(test_broken),
                                       cmocka_unit_test(test_refused), cmocka_unit_test(test_last_seen)};
    return cmocka_run_group_tests(tests, folder_set, folder_remove);
}
