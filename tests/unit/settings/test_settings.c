/* The table is complete and agrees with itself; values are checked, kept canonical, and refused in plain words. */
#include "base/memory.h"
#include "settings/settings.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

static void test_table(void **unused) {
    (void)unused;
    for (size_t i = 0; i < setting_count; i++) {
        const SettingRow *row = &setting_rows[i];
        Error err = {0};
        if (!row->path || !row->label || !row->initial || !row->unit || !row->help || !row->reason)
            fail_msg("row %zu (%s) leaves something out", i, row->path ? row->path : "?");
        if (setting_find(row->path) != row)
            fail_msg("%s stands twice", row->path);
        if (!setting_check(row, row->initial, NULL, &err))
            fail_msg("%s: its default is refused: %s", row->path, err.said);
        if (row->type == SETTING_CHOICE && !row->choices)
            fail_msg("%s has no choices", row->path);
        if (row->type == SETTING_NUMBER && row->min > row->max)
            fail_msg("%s has no range", row->path);
        for (const SettingChoice *choice = row->choices; choice && choice->value; choice++)
            if (!choice->label || !setting_check(row, choice->value, NULL, &err))
                fail_msg("%s: its choice %s is refused: %s", row->path, choice->value, err.said);
        for (size_t j = 0; row->parameter && j < i; j++)
            if (setting_rows[j].parameter && strcmp(setting_rows[j].parameter, row->parameter) == 0)
                fail_msg("%s and %s are one parameter", row->path, setting_rows[j].path);
    }
}

static void test_set(void **unused) {
    static const struct {
        const char *path, *value;
        const char *kept;  /* NULL: refused */
        const char *words; /* of the refusal */
    } cases[] = {
        {"app", "myapp", "myapp", NULL},
        {"app", "", "", NULL},
        {"app", "MyApp", NULL, "app: found \"MyApp\", allowed lower-case"},
        {"database.storage_gib", "20", "20", NULL},
        {"database.storage_gib", "65536", "65536", NULL},
        {"database.storage_gib", "19", NULL, "found \"19\", allowed 20 to 65536 GiB"},
        {"database.storage_gib", "65537", NULL, "allowed 20 to 65536 GiB"},
        {"database.storage_gib", "ten", NULL, "found \"ten\""},
        {"database.storage_gib", "", NULL, "allowed 20"},
        {"database.storage_gib", "+20", NULL, "allowed 20"},
        {"database.storage_gib", "020", NULL, "allowed 20"},
        {"database.storage_gib", "20.0", NULL, "allowed 20"},
        {"database.storage_gib", "1e3", NULL, "allowed 20"},
        {"database.storage_gib", "99999999999999999999", NULL, "allowed 20"},
        {"database.port", "1149", NULL, "allowed 1150 to 65535"},
        {"retention.flow_logs_days", "400", "400", NULL},
        {"retention.flow_logs_days", "366", NULL, "365, 400"},
        {"retention.on_delete", "retain", "retain", NULL},
        {"retention.on_delete", "delete", NULL, "allowed snapshot, retain, destroy"},
        {"database.multi_az", "true", "true", NULL},
        {"database.multi_az", "TRUE", "true", NULL},
        {"database.multi_az", "yes", NULL, "write true"},
        {"database.multi_az", "Off", NULL, "write false"},
        {"database.multi_az", "maybe", NULL, "allowed true or false"},
        {"database.engine_version", "17.6", "17.6", NULL},
        {"database.engine_version", "", NULL, "allowed a value, such as the default 17"},
        {"bastion.key_pair", "a\x1b[2J", NULL, "\\x1b"},
        {"alarms.email", "", "", NULL},
        {"database.sorage_gib", "20", NULL, "did you mean database.storage_gib?"},
        {"prot", "20", NULL, "did you mean database.port?"},
        {"port", "20", NULL, "did you mean database.port?"},
        {"databse.multi_az", "20", NULL, "did you mean database.multi_az?"},
        {"acces.allowed", "1.1.1.1", NULL, "did you mean access.allowed?"},
        {"database.password", "hunter2", NULL, "is no setting: AWS makes the password"},
        {"database", "x", NULL, "\"database\" is a section of settings; name one of its settings, such as database."},
        {"access", "x", NULL, "\"access\" is a section of settings; name one of its settings, such as access."},
        {"tags", "x", NULL, "\"tags\" is a section of settings; name one of its settings, such as tags.KEY"},
        {"version", "x", NULL, "there is no setting \"version\"; `secure-rds config show`"},
        {"data", "x", NULL, "there is no setting"},
        {"completely different", "x", NULL, "there is no setting"},
        {"", "x", NULL, "there is no setting"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Settings *settings = settings_new();
        const SettingRow *row = setting_find(cases[i].path);
        Error err = {0};
        bool ok = settings_set(settings, cases[i].path, cases[i].value, &err);
        const char *kept = row ? settings_text(settings, cases[i].path) : "";
        if (ok != (cases[i].kept != NULL) || (ok && strcmp(kept, cases[i].kept) != 0))
            fail_msg("%s=%s gave %d, \"%s\", \"%s\"", cases[i].path, cases[i].value, ok, kept, err.said);
        AUTO(memory_release) char *told = memory_print("%s; %s", err.said, err.remedy);
        if (!ok && (!strstr(told, cases[i].words) || strstr(told, "hunter2") || err.kind != ERROR_USAGE))
            fail_msg("%s=%s: \"%s\" does not say \"%s\"", cases[i].path, cases[i].value, told, cases[i].words);
        if (!ok && row && strcmp(kept, row->initial) != 0)
            fail_msg("%s: refused, and changed to \"%s\"", cases[i].path, kept);
        settings_free(settings);
    }
}

static void test_assign(void **unused) {
    Settings *settings = settings_new();
    Error err = {0};
    (void)unused;
    assert_true(settings_assign(settings, "database.storage_gib=50", &err));
    assert_int_equal(settings_number(settings, "database.storage_gib"), 50);
    assert_true(settings_assign(settings, "tags.equation=a=b", &err));
    assert_true(settings_assign(settings, "protection.deletion_protection=false", &err));
    assert_false(settings_on(settings, "protection.deletion_protection"));
    assert_false(settings_assign(settings, "database.storage_gib", &err));
    assert_non_null(strstr(err.said, "PATH=VALUE"));
    assert_false(settings_assign(settings, "=5", &err));
    settings_free(settings);
}

static void test_allowed(void **unused) {
    Settings *settings = settings_new();
    Error err = {0};
    (void)unused;
    assert_true(settings_set(settings, "access.allowed", "203.0.113.7 office, 198.51.100.0/28", &err));
    assert_int_equal(allow_list_count(settings_allowed(settings)), 2);
    assert_string_equal(allow_list_at(settings_allowed(settings), 0)->note, "office");
    assert_true(settings_set(settings, "access.allowed", "203.0.113.7", &err)); /* keeps its note */
    assert_string_equal(allow_list_at(settings_allowed(settings), 0)->note, "office");
    assert_false(settings_set(settings, "access.allowed", "203.0.113.7, nonsense", &err));
    assert_non_null(strstr(err.said, "access.allowed: found \"nonsense\""));
    assert_false(settings_set(settings, "access.allowed", "1.1.1.1,,2.2.2.2", &err));
    assert_int_equal(allow_list_count(settings_allowed(settings)), 1);
    assert_false(settings_set(settings, "access.allowed", "203.0.113.0 203.0.113.9", &err)); /* no note */
    assert_non_null(strstr(err.said, "access.allowed: found \"203.0.113.0\", allowed one address or range"));
    assert_true(settings_set(settings, "access.allowed",
                             "203.0.113.0 255.255.255.0 office,198.51.100.0/255.255.255.240", &err));
    assert_int_equal(allow_list_at(settings_allowed(settings), 0)->cidr.bits, 24);
    assert_string_equal(allow_list_at(settings_allowed(settings), 0)->note, "office");
    assert_int_equal(allow_list_at(settings_allowed(settings), 1)->cidr.bits, 28);
    assert_true(settings_set(settings, "access.allowed", "", &err));
    assert_int_equal(allow_list_count(settings_allowed(settings)), 0);
    settings_free(settings);
}

static void test_tags(void **unused) {
    Settings *settings = settings_new();
    Error err = {0};
    size_t count;
    (void)unused;
    assert_true(settings_set(settings, "app", "shop", &err));
    assert_string_equal(settings_tag(settings, "project"), "shop");
    assert_true(settings_set(settings, "tags.zone", "a", &err));
    assert_true(settings_set(settings, "tags.Team", "blue", &err));
    const SettingTag *tags = settings_tags(settings, &count);
    assert_int_equal(count, 3);
    assert_string_equal(tags[0].key, "Team");
    assert_string_equal(tags[2].key, "zone");
    assert_true(settings_set(settings, "tags.project", "other", &err));
    assert_true(settings_set(settings, "app", "shop-two", &err));
    assert_string_equal(settings_tag(settings, "project"), "other");
    settings_tag_remove(settings, "project");
    assert_string_equal(settings_tag(settings, "project"), "shop-two");
    settings_tag_remove(settings, "Team");
    settings_tag_remove(settings, "never there");
    assert_null(settings_tag(settings, "Team"));
    assert_false(settings_set(settings, "tags.aws:x", "1", &err));
    assert_false(settings_set(settings, "tags.x", "a\nb", &err));
    assert_non_null(strstr(err.said, "tags.x: found"));
    for (int i = 0; i < SETTING_TAGS_MAX - 2; i++) {
        char path[] = "tags.k00";
        path[6] = (char)('0' + i / 10);
        path[7] = (char)('0' + i % 10);
        assert_true(settings_set(settings, path, "v", &err));
    }
    assert_false(settings_set(settings, "tags.more", "v", &err));
    assert_true(settings_set(settings, "tags.k00", "w", &err));
    settings_free(settings);
}

static void test_copy(void **unused) {
    Settings *settings = settings_new();
    Error err = {0};
    (void)unused;
    assert_true(settings_set(settings, "app", "my-app", &err));
    assert_true(settings_set(settings, "access.allowed", "203.0.113.7 office", &err));
    Settings *copy = settings_copy(settings);
    assert_true(settings_equal(settings, copy));
    assert_string_equal(settings_database_name(copy), "my_app");
    assert_true(settings_set(copy, "database.name", "orders", &err));
    assert_string_equal(settings_database_name(copy), "orders");
    assert_false(settings_equal(settings, copy));
    assert_true(settings_set(copy, "database.name", "", &err));
    assert_true(settings_equal(settings, copy));
    allow_list_remove(settings_allowed(copy), 0);
    assert_false(settings_equal(settings, copy));
    settings_free(settings);
    settings_free(copy);
    settings_free(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),   cmocka_unit_test(test_set),  cmocka_unit_test(test_assign),
        cmocka_unit_test(test_allowed), cmocka_unit_test(test_tags), cmocka_unit_test(test_copy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
