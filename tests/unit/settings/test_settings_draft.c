/* A draft and the settings file it was chosen on, brought together with what the file says now. */
#include "settings/settings_draft.h"
#include "base/file.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static Settings *of(const char *assignments) {
    Settings *settings = settings_new();
    AUTO(memory_release) char *copy = memory_copy(assignments);
    for (char *rest = copy, *one; (one = strtok_r(rest, " ", &rest));) {
        Error err = {0};
        if (!settings_assign(settings, one, &err))
            fail_msg("%s: %s", one, err.said);
    }
    return settings;
}

static void test_merge(void **unused) {
    static const struct {
        const char *base, *draft, *now, *merged, *taken, *kept;
    } cases[] = {
        {"app=a1", "app=a1", "app=a1", "app=a1", "", ""},
        {"app=a1", "app=a1 database.port=6000", "app=a1", "app=a1 database.port=6000", "", ""},
        {"app=a1", "app=a1", "app=a1 database.port=6000", "app=a1 database.port=6000", "database.port 6000", ""},
        {"app=a1", "app=a1 database.port=6000", "app=a1 database.port=7000", "app=a1 database.port=6000", "",
         "database.port 6000 where it says 7000"},
        {"app=a1", "app=a1 database.port=6000", "app=a1 database.port=6000", "app=a1 database.port=6000", "", ""},
        {"", "app=a1 tags.team=x", "tags.owner=y", "app=a1 tags.team=x tags.owner=y", "tags.owner", ""},
        {"tags.team=x tags.old=1", "tags.team=x tags.old=1", "tags.team=z", "tags.team=z", "tags.old, tags.team", ""},
        {"tags.team=x", "tags.team=y", "tags.team=z", "tags.team=y", "", "tags.team"},
        {"access.allowed=192.0.2.1", "access.allowed=192.0.2.1", "access.allowed=192.0.2.2", "access.allowed=192.0.2.2",
         "access.allowed", ""},
        {"access.allowed=192.0.2.1,192.0.2.2", "access.allowed=192.0.2.1,192.0.2.2,192.0.2.3",
         "access.allowed=192.0.2.2,192.0.2.4", "access.allowed=192.0.2.2,192.0.2.3,192.0.2.4", "access.allowed", ""},
        {"access.allowed=192.0.2.1", "access.allowed=192.0.2.0/24", "access.allowed=192.0.2.1,192.0.2.9",
         "access.allowed=192.0.2.0/24", "", "1 of access.allowed"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Settings *base = of(cases[i].base), *draft = of(cases[i].draft), *now = of(cases[i].now),
                 *merged = of(cases[i].merged);
        AUTO(settings_merge_release) SettingsMerge merge;
        settings_merge(draft, base, now, &merge);
        assert_string_equal(text_string(&merge.taken), cases[i].taken);
        assert_string_equal(text_string(&merge.kept), cases[i].kept);
        if (!settings_equal(draft, merged))
            fail_msg("case %zu", i);
        settings_free(base);
        settings_free(draft);
        settings_free(now);
        settings_free(merged);
    }
}

static void test_many_are_counted(void **unused) {
    (void)unused;
    Settings *base = of(""), *draft = of("");
    Settings *now = of("app=a1 region=eu-west-1 database.port=6000 database.storage_gib=50 retention.backup_days=9 "
                       "retention.flow_logs_days=30");
    AUTO(settings_merge_release) SettingsMerge merge;
    settings_merge(draft, base, now, &merge);
    assert_true(settings_equal(draft, now));
    assert_int_equal(merge.taken_count, 6);
    assert_non_null(strstr(text_string(&merge.taken), " and 2 more"));
    settings_free(base);
    settings_free(draft);
    settings_free(now);
}

/* What is read is what was saved, also when the settings file itself was a draft once. */
static void test_saved(void **unused) {
    (void)unused;
    char folder[] = "/tmp/secure-rds-draft-XXXXXX";
    assert_non_null(mkdtemp(folder));
    AUTO(memory_release) char *config = memory_print("%s/a.yaml", folder), *path = memory_print("%s/a.draft", folder);
    Settings *base = of("app=a1 access.allowed=192.0.2.1 tags.team=x"), *draft = of("app=a1 database.port=6000");
    static const DraftBase kinds[] = {DRAFT_BASE_NONE, DRAFT_BASE_FILE, DRAFT_BASE_FILE};
    for (size_t i = 0; i < 3; i++) {
        Error err = {0};
        DraftBase kind = DRAFT_BASE_UNKNOWN;
        Settings *read = settings_new(), *was = settings_new();
        if (!draft_save(draft, i ? base : NULL, i < 2 ? config : path, path, &err) ||
            !draft_load(read, was, &kind, path, &err))
            fail_msg("%s", err.said);
        assert_int_equal(kind, kinds[i]);
        assert_true(settings_equal(read, draft));
        assert_true(!i || settings_equal(was, base));
        settings_free(read);
        settings_free(was);
    }
    Error err = {0};
    DraftBase kind;
    Settings *read = settings_new(), *was = settings_new();
    static const char plain[] = "version: 1\napp: a1\n";
    assert_true(file_replace(path, plain, sizeof plain - 1, 0600, &err));
    assert_true(draft_load(read, was, &kind, path, &err));
    assert_int_equal(kind, DRAFT_BASE_UNKNOWN);
    unlink(path);
    assert_false(draft_load(read, was, &kind, path, &err));
    assert_string_equal(err.code, "ENOENT");
    settings_free(read);
    settings_free(was);
    settings_free(base);
    settings_free(draft);
    rmdir(folder);
}

/* What the file agreed with is the file's matter: what was chosen is a change to the list that it has now. */
static void test_agreed(void **unused) {
    Settings *base = of("access.allowed=192.0.2.1"), *draft = of("access.allowed=192.0.2.1,192.0.2.2"),
             *now = of("access.allowed=192.0.2.1,192.0.2.9");
    AUTO(settings_merge_release) SettingsMerge merge;
    const Agreement older = {"pl-0123456789abcdef0", 7}, newer = {"pl-0123456789abcdef0", 8};
    (void)unused;
    settings_agree(base, &older);
    settings_agree(draft, &older);
    settings_agree(now, &newer);
    settings_merge(draft, base, now, &merge);
    Agreement found = settings_agreed(draft);
    assert_true(agreement_equal(&newer, &found));
    assert_int_equal(allow_list_count(settings_allowed(draft)), 3);
    settings_free(base);
    settings_free(draft);
    settings_free(now);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_merge), cmocka_unit_test(test_agreed),
                                       cmocka_unit_test(test_many_are_counted), cmocka_unit_test(test_saved)};
    return cmocka_run_group_tests_name("settings_draft", tests, NULL, NULL);
}
