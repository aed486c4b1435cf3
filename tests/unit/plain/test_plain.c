/* The plain wizard against the settings table: whatever the table says a screen shows is asked or offered, every choice
 * can be taken by its number, and a wrong answer is told and asked again. */
#include "plain/parts.h"
#include "guide/words.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What a part of the dialogue says when these lines are its input. The caller frees `said`. */
static Answer answered(Plain *plain, const char *input, char **said, Answer (*part)(Plain *plain, const void *what),
                       const void *what) {
    int lines[2], err = dup(STDERR_FILENO);
    FILE *out = tmpfile();
    assert_int_equal(0, pipe(lines));
    assert_int_equal((int)strlen(input), (int)write(lines[1], input, strlen(input)));
    close(lines[1]);
    plain->input = lines[0];
    fflush(stderr);
    dup2(fileno(out), STDERR_FILENO);
    Answer answer = part(plain, what);
    fflush(stderr);
    dup2(err, STDERR_FILENO);
    close(err);
    close(lines[0]);
    long length = (long)lseek(fileno(out), 0, SEEK_END);
    *said = memory_new((size_t)length + 1, 1);
    assert_int_equal(length, pread(fileno(out), *said, (size_t)length, 0));
    fclose(out);
    return answer;
}

static Answer a_screen(Plain *plain, const void *what) {
    return plain_settings(plain, *(const SettingScreen *)what);
}

static Answer a_setting(Plain *plain, const void *what) {
    return plain_setting(plain, what);
}

static Plain begin(void) {
    static const PlainOptions options;
    return (Plain){.options = &options,
                   .choices = {.chosen = settings_new(),
                               .config = memory_copy("unused.yaml"),
                               .draft = memory_copy("/dev/null/none")}};
}

/* Each row is on a screen whose list offers it, or it is one of those that have a question of their own. */
static void every_setting_is_asked_or_offered(void **unused) {
    static const SettingScreen lists[] = {ON_SIZES, ON_RETENTION, ON_OPTIONS};
    /* The account is that of the credentials. */
    static const char *const own_question[] = {"app", "region", "account", "bastion.key_pair"};
    (void)unused;
    size_t found = 0;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        AUTO(plain_release) Plain plain = begin();
        AUTO(memory_release) char *said = NULL;
        assert_int_equal(ANSWER_GIVEN, answered(&plain, "\n", &said, a_screen, &lists[i]));
        size_t number = 0;
        for (size_t k = 0; k < setting_count; k++) {
            const SettingRow *row = &setting_rows[k];
            if (row->screen != lists[i])
                continue;
            AUTO(memory_release) char *now = words_value(row, row->initial);
            AUTO(memory_release) char *line = memory_print("%zu. %s: %s.", ++number, row->label, now);
            if (!strstr(said, line))
                fail_msg("%s is not offered: no line \"%s\" in\n%s", row->path, line, said);
            found++;
        }
    }
    for (size_t i = 0; i < sizeof own_question / sizeof *own_question; i++) {
        const SettingRow *row = setting_find(own_question[i]);
        assert_non_null(row);
        assert_true(row->screen == ON_ACCOUNT || row->screen == ON_KEY_PAIR);
        found++;
    }
    assert_int_equal(setting_count, found);
}

static void every_choice_has_a_number(void **unused) {
    (void)unused;
    for (size_t k = 0; k < setting_count; k++) {
        const SettingRow *row = &setting_rows[k];
        for (size_t i = 0; row->choices && row->choices[i].value; i++) {
            AUTO(plain_release) Plain plain = begin();
            AUTO(memory_release) char *said = NULL, *input = memory_print("%zu\n", i + 1);
            assert_int_equal(ANSWER_GIVEN, answered(&plain, input, &said, a_setting, row));
            assert_string_equal(row->choices[i].value, settings_text(plain.choices.chosen, row->path));
        }
    }
}

static void answers(void **unused) {
    static const struct {
        const char *name, *path, *input, *value;
        Answer answer;
        const char *said;
    } cases[] = {
        {"kept", "database.port", "\n", "5432", ANSWER_GIVEN, "Port [5432]:"},
        {"given", "database.port", "6000\n", "6000", ANSWER_GIVEN, ""},
        {"wrong, then right", "database.port", "80\n6000\n", "6000", ANSWER_GIVEN,
         "Found \"80\". Allowed: 1150 to 65535"},
        {"help", "database.port", "?\n\n", "5432", ANSWER_GIVEN, "Why the default is 5432: clients expect it."},
        {"back", "database.port", "<\n", "5432", ANSWER_BACK, ""},
        {"leave", "database.port", "q\n", "5432", ANSWER_LEAVE, ""},
        {"end", "database.port", "", "5432", ANSWER_ENDED, ""},
        {"last line without a newline", "database.port", "7000", "7000", ANSWER_GIVEN, ""},
        {"switch by word", "database.multi_az", "yes\n", "true", ANSWER_GIVEN, ""},
        {"switch by number", "database.multi_az", "1\n", "true", ANSWER_GIVEN, ""},
        {"switch, wrong", "database.multi_az", "3\noff\n", "false", ANSWER_GIVEN, "Found \"3\". Allowed: a number"},
        {"number that is a value", "retention.flow_logs_days", "7\n", "7", ANSWER_GIVEN, ""},
        {"number that is none", "retention.flow_logs_days", "8\n9\n30\n", "30", ANSWER_GIVEN, "Found \"9\". Allowed:"},
        {"choice by name", "network.nat", "gateway\n", "gateway", ANSWER_GIVEN, ""},
        {"choice, wrong", "network.nat", "magic\n2\n", "gateway", ANSWER_GIVEN, "Found \"magic\". Allowed: a number"},
        {"taken as it stands", "database.name", "=q\n", "q", ANSWER_GIVEN, ""},
        {"emptied", "alarms.email", "none\n", "", ANSWER_GIVEN, ""},
        {"blanks around", "database.port", "  6000\t\r\n", "6000", ANSWER_GIVEN, ""},
        {"control characters", "alarms.email", "a\033[2J@b.c\n\n", "", ANSWER_GIVEN, "\\x1b"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(plain_release) Plain plain = begin();
        AUTO(memory_release) char *said = NULL;
        Answer answer = answered(&plain, cases[i].input, &said, a_setting, setting_find(cases[i].path));
        const char *value = settings_text(plain.choices.chosen, cases[i].path);
        if (answer != cases[i].answer || strcmp(value, cases[i].value) != 0 || !strstr(said, cases[i].said) ||
            strchr(said, '\033'))
            fail_msg("%s: answer %d, \"%s\" instead of %d, \"%s\"; said\n%s", cases[i].name, answer, value,
                     cases[i].answer, cases[i].value, said);
    }
}

static void what_is_fixed_is_not_asked(void **unused) {
    (void)unused;
    AUTO(plain_release) Plain plain = begin();
    plain.standing = true;
    for (size_t k = 0; k < setting_count; k++) {
        AUTO(memory_release) char *said = NULL;
        if (!setting_rows[k].frozen)
            continue;
        assert_int_equal(ANSWER_GIVEN, answered(&plain, "", &said, a_setting, &setting_rows[k]));
        assert_non_null(strstr(said, "is fixed: "));
    }
}

/* What the file says otherwise than the stack has it goes back to that, and to nothing else. */
static void what_is_fixed_is_put_back(void **unused) {
    static const struct {
        const char *input, *name;
    } cases[] = {{"\n", "shop"}, {"no\n", "other"}, {"third\nyes\n", "shop"}};
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(plain_release) Plain plain = begin();
        AUTO(memory_release) char *said = NULL;
        Error err = {0};
        plain.standing = true;
        plain.stands = settings_new();
        assert_true(settings_set(plain.stands, "database.name", "shop", &err) &&
                    settings_set(plain.choices.chosen, "database.name", "other", &err));
        assert_int_equal(ANSWER_GIVEN,
                         answered(&plain, cases[i].input, &said, a_setting, setting_find("database.name")));
        assert_non_null(strstr(said, "Put it back to shop"));
        assert_string_equal(cases[i].name, settings_text(plain.choices.chosen, "database.name"));
    }
}

static void a_line_that_is_too_long(void **unused) {
    (void)unused;
    AUTO(plain_release) Plain plain = begin();
    AUTO(memory_release) char *said = NULL, *input = memory_new(3000, 1);
    memset(input, '7', 2000);
    strcpy(input + 2000, "\n6000\n");
    assert_int_equal(ANSWER_GIVEN, answered(&plain, input, &said, a_setting, setting_find("database.port")));
    assert_non_null(strstr(said, "too long"));
    assert_string_equal("6000", settings_text(plain.choices.chosen, "database.port"));
}

/* `yes ""`, `yes 1`, /dev/zero: what never ends, and is nobody. */
static void an_answer_that_never_changes(void **unused) {
    static const char *const lines[] = {"y\n", "nonsense\n"};
    (void)unused;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        AUTO(plain_release) Plain plain = begin();
        AUTO(memory_release) char *said = NULL;
        AUTO(text_release) Text input = {0};
        for (int k = 0; k < 500; k++)
            text_put(&input, lines[i]);
        assert_int_equal(ANSWER_ENDED,
                         answered(&plain, text_string(&input), &said, a_setting, setting_find("database.port")));
        assert_non_null(strstr(said, "nobody seems to be there"));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_setting_is_asked_or_offered),
        cmocka_unit_test(every_choice_has_a_number),
        cmocka_unit_test(answers),
        cmocka_unit_test(what_is_fixed_is_not_asked),
        cmocka_unit_test(what_is_fixed_is_put_back),
        cmocka_unit_test(a_line_that_is_too_long),
        cmocka_unit_test(an_answer_that_never_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
