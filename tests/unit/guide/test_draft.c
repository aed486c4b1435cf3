/* What an earlier run left, and what was edited in the file since or meanwhile. */
#include "guide/draft.h"
#include "base/memory.h"
#include "settings/settings_draft.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static char folder[] = "/tmp/guide-draft.XXXXXX", config[64], path[64];

static Settings *settings_with(const char *app, const char *storage, const char *port) {
    Error err = {0};
    Settings *settings = settings_new();
    assert_true(settings_set(settings, "app", app, &err) && settings_set(settings, "region", "eu-west-1", &err) &&
                settings_set(settings, "database.storage_gib", storage, &err) &&
                settings_set(settings, "database.port", port, &err));
    return settings;
}

static void save(const Settings *settings) {
    Error err = {0};
    if (!settings_save(settings, config, &err))
        fail_msg("%s", err.said);
}

/* One draft of storage 40 and port 6000, on each of the bases. */
static void test_bases(void **unused) {
    static const struct {
        const char *name;
        int base;        /* 0: chosen without a file; 1: on storage 20 and port 5432; */
        const char *app; /* in the file now; NULL: none */
        const char *storage, *port;
        bool differs;
        const char *takes_storage, *told;
    } cases[] = {
        {"no file then, none now", 0, NULL, "", "", true, "40", ""},
        {"no file then, the same now", 0, "shop", "40", "6000", false, "40", ""},
        {"no file then, another app now", 0, "other", "20", "5432", true, "40", "was written since, for other"},
        {"the file as it was", 1, "shop", "20", "5432", true, "40", ""},
        {"the file was edited where nothing was chosen", 1, "shop", "20", "7000", true, "40",
         "Your choice stays: database.port"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Settings *chosen = settings_with("shop", "40", "6000"), *base = settings_with("shop", "20", "5432");
        Settings *now = cases[i].app ? settings_with(cases[i].app, cases[i].storage, cases[i].port) : NULL;
        Error err = {0};
        AUTO(draft_release) Draft draft = {0};
        assert_true(draft_save(chosen, cases[i].base ? base : NULL, config, path, &err));
        if (!draft_find(path, now, config, &draft))
            fail_msg("%s: there is no draft", cases[i].name);
        if (draft.differs != cases[i].differs || !strstr(text_string(&draft.told), cases[i].told) ||
            (!*cases[i].told && draft.told.length) ||
            strcmp(settings_text(draft.settings, "database.storage_gib"), cases[i].takes_storage) != 0)
            fail_msg("%s: %d, storage %s, \"%s\"", cases[i].name, draft.differs,
                     settings_text(draft.settings, "database.storage_gib"), text_string(&draft.told));
        settings_free(chosen);
        settings_free(base);
        settings_free(now);
        unlink(path);
    }
}

static void test_none(void **unused) {
    (void)unused;
    AUTO(draft_release) Draft draft = {0};
    assert_false(draft_find(path, NULL, config, &draft));
}

static void test_file_meanwhile(void **unused) {
    (void)unused;
    Settings *known = settings_with("shop", "20", "5432"), *choices = settings_with("shop", "40", "5432");
    Error err = {0};
    save(known);
    assert_null(file_other(config, known, &err));
    assert_true(file_same(config, known, &err));
    Settings *edited = settings_with("shop", "20", "6000");
    save(edited);
    assert_false(file_same(config, known, &err));
    assert_non_null(strstr(err.said, "was changed meanwhile"));
    err = (Error){0};
    Settings *now = file_other(config, known, &err);
    AUTO(text_release) Text told = {0}, foreign = {0};
    assert_non_null(now);
    assert_true(file_take(config, known, now, choices, &told));
    assert_string_equal(settings_text(choices, "database.port"), "6000");
    assert_string_equal(settings_text(choices, "database.storage_gib"), "40");
    assert_non_null(strstr(text_string(&told), "Taken from it: database.port 6000."));
    Settings *other = settings_with("other", "20", "7000");
    assert_false(file_take(config, known, other, choices, &foreign));
    assert_string_equal(settings_text(choices, "database.port"), "6000");
    assert_non_null(strstr(text_string(&foreign), "by somebody else"));
    settings_free(known);
    settings_free(choices);
    settings_free(edited);
    settings_free(now);
    settings_free(other);
}

int main(void) {
    if (!mkdtemp(folder))
        return 1;
    snprintf(config, sizeof config, "%s/secure-rds.yaml", folder);
    snprintf(path, sizeof path, "%s/secure-rds.yaml.draft", folder);
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_bases), cmocka_unit_test(test_none),
                                       cmocka_unit_test(test_file_meanwhile)};
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(config);
    rmdir(folder);
    return failed;
}
