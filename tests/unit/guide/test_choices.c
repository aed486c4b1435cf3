/* What an earlier run left, and what was edited in the file since or meanwhile. */
#include "guide/choices.h"
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

/* The choices of a new run, whose file says `now`; NULL: there is none. */
static Choices open_on(const Settings *now) {
    Choices choices = {0};
    AUTO(text_release) Text problems = {0};
    Error err = {0};
    unlink(config);
    if (now)
        save(now);
    if (!choices_open(&choices, config, &problems, &err))
        fail_msg("%s", err.said);
    return choices;
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
        AUTO(choices_release) Choices choices = open_on(now);
        if (!choices_left(&choices, &draft))
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
    AUTO(choices_release) Choices choices = open_on(NULL);
    assert_false(choices_left(&choices, &draft));
    assert_null(choices.deployed);
    assert_true(choices_pending(&choices));
}

static void choose(Choices *choices, const char *assignment) {
    Error err = {0};
    if (!choices_assign(choices, &assignment, 1, NULL, &err))
        fail_msg("%s", err.said);
}

/* What was not chosen here is taken from the file; that of another app is left alone, and replaced only after it was
 * told. */
static void test_file_meanwhile(void **unused) {
    (void)unused;
    Settings *known = settings_with("shop", "20", "5432"), *edited = settings_with("shop", "20", "6000"),
             *other = settings_with("other", "20", "7000");
    AUTO(choices_release) Choices choices = open_on(known);
    AUTO(text_release) Text same = {0}, told = {0}, foreign = {0};
    Error err = {0};
    choose(&choices, "database.storage_gib=40");
    assert_false(choices_refresh(&choices, &same));
    save(edited);
    assert_false(choices_save(&choices, &err));
    assert_non_null(strstr(err.said, "was changed meanwhile"));
    assert_true(choices_refresh(&choices, &told));
    assert_non_null(strstr(text_string(&told), "Taken from it: database.port 6000."));
    assert_string_equal(settings_text(choices.chosen, "database.port"), "6000");
    assert_string_equal(settings_text(choices.chosen, "database.storage_gib"), "40");
    assert_string_equal(settings_text(choices.deployed, "database.port"), "6000");
    save(other);
    assert_true(choices_refresh(&choices, &foreign));
    assert_non_null(strstr(text_string(&foreign), "by somebody else"));
    assert_string_equal(settings_text(choices.chosen, "database.port"), "6000");
    err = (Error){0};
    assert_true(choices_save(&choices, &err));
    assert_false(choices_pending(&choices));
    settings_free(known);
    settings_free(edited);
    settings_free(other);
}

/* The draft is there as long as something is chosen that is not deployed. */
static void test_draft_comes_and_goes(void **unused) {
    (void)unused;
    Settings *known = settings_with("shop", "20", "5432");
    AUTO(choices_release) Choices choices = open_on(known), again = {0};
    AUTO(draft_release) Draft draft = {0};
    AUTO(text_release) Text problems = {0};
    Error err = {0};
    choose(&choices, "database.storage_gib=40");
    assert_true(choices_keep(&choices, &err) && access(path, F_OK) == 0);
    assert_true(choices_open(&again, config, &problems, &err) && choices_left(&again, &draft));
    choices_go_on(&again, &draft);
    assert_true(again.unfinished);
    assert_string_equal(settings_text(again.chosen, "database.storage_gib"), "40");
    choose(&choices, "database.storage_gib=20");
    assert_true(choices_keep(&choices, &err) && access(path, F_OK) != 0);
    settings_free(known);
}

/* The region's own version is a first set-up's; what somebody said, and what stands, stays. */
/* What the program notes in the file when it has deployed from it, and of the same app alone. */
static void test_may_stand(void **unused) {
    static const struct {
        const char *name, *account, *list, *app;
        bool may;
    } cases[] = {
        {"never deployed", "", "", "shop", false},
        {"an account", "123456789012", "", "shop", true},
        {"a list", "", "pl-0123456789abcdef0", "shop", true},
        {"another app", "123456789012", "", "other", false},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Settings *known = settings_with("shop", "20", "5432");
        Error err = {0};
        Agreement agreed = {.version = 0};
        AUTO(text_release) Text words = {0};
        snprintf(agreed.list_id, sizeof agreed.list_id, "%s", cases[i].list);
        settings_agree(known, &agreed);
        assert_true(settings_set(known, "account", cases[i].account, &err));
        AUTO(choices_release) Choices choices = open_on(known);
        assert_true(settings_set(choices.chosen, "app", cases[i].app, &err));
        if (choices_may_stand(&choices) != cases[i].may)
            fail_msg("%s: %d", cases[i].name, !cases[i].may);
        choices_may_stand_words(&choices, &words);
        assert_non_null(strstr(text_string(&words), cases[i].app));
        settings_free(known);
    }
    AUTO(choices_release) Choices first = open_on(NULL);
    assert_false(choices_may_stand(&first));
}

static void test_version(void **unused) {
    (void)unused;
    static const char version[] = "database.engine_version";
    Error err = {0};
    AUTO(choices_release) Choices first = open_on(NULL);
    assert_false(choices_take_version(&first, "17.6"));
    assert_false(choices_take_version(&first, "19.1")); /* no template for it */
    assert_true(choices_take_version(&first, "18.1"));
    assert_string_equal(settings_text(first.chosen, version), "18");
    assert_true(settings_set(first.chosen, version, "16", &err));
    assert_false(choices_take_version(&first, "18.1"));
    Settings *stands = settings_with("myapp", "20", "5432");
    AUTO(choices_release) Choices standing = open_on(stands);
    assert_false(choices_take_version(&standing, "18.1"));
    settings_free(stands);
}

/* The list goes into the file at once; the storage that was chosen beside it does not. */
static void test_allowed(void **unused) {
    (void)unused;
    Settings *known = settings_with("shop", "20", "5432"), *written = settings_new();
    AUTO(choices_release) Choices choices = open_on(known);
    AUTO(allowed_done_release) AllowedDone done = {.access.merge.list = allow_list_new()};
    AUTO(problems_release) Problems problems = {0};
    AUTO(text_release) Text told = {0};
    Error err = {0};
    Cidr cidr;
    choose(&choices, "database.storage_gib=40");
    assert_true(cidr_parse("203.0.113.7", &cidr, &err) &&
                allow_list_add(done.access.merge.list, cidr, "home", NULL, &err));
    assert_true(settings_load(written, config, &problems, &err)); /* whoever put it in force has written it */
    allowed_adopt(written, &done);
    save(written);
    assert_true(choices_allowed(&choices, &done, &told, &err));
    assert_true(settings_load(written, config, &problems, &err));
    assert_int_equal(allow_list_count(settings_allowed(written)), 1);
    assert_string_equal(settings_text(written, "database.storage_gib"), "20");
    assert_string_equal(settings_text(choices.chosen, "database.storage_gib"), "40");
    assert_int_equal(allow_list_count(settings_allowed(choices.chosen)), 1);
    assert_true(choices_pending(&choices) && access(path, F_OK) == 0);
    unlink(path);
    settings_free(known);
    settings_free(written);
}

/* A stack of another time: what stands is what is chosen, and the file says it. A file that was there is not replaced.
 */
static void test_take_stack(void **unused) {
    (void)unused;
    Settings *stack = settings_with("shop", "50", "5432"), *other = settings_with("other", "20", "7000");
    AUTO(choices_release) Choices choices = open_on(NULL), late = open_on(NULL);
    Error err = {0};
    assert_true(choices_take_stack(&choices, stack, &err));
    assert_false(choices_pending(&choices));
    assert_string_equal(settings_text(choices.chosen, "database.storage_gib"), "50");
    save(other);
    assert_false(choices_take_stack(&late, stack, &err));
    settings_free(stack);
    settings_free(other);
}

int main(void) {
    if (!mkdtemp(folder))
        return 1;
    snprintf(config, sizeof config, "%s/secure-rds.yaml", folder);
    snprintf(path, sizeof path, "%s/secure-rds.yaml.draft", folder);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bases),          cmocka_unit_test(test_none),
        cmocka_unit_test(test_file_meanwhile), cmocka_unit_test(test_draft_comes_and_goes),
        cmocka_unit_test(test_allowed),        cmocka_unit_test(test_take_stack),
        cmocka_unit_test(test_version),        cmocka_unit_test(test_may_stand),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(config);
    rmdir(folder);
    return failed;
}
