/* The grammar of the shared files, case by case. */
#include "aws/ini.h"
#include "aws/shell_words.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void test_values(void **unused) {
    static const struct {
        const char *name, *text, *section, *key, *value;
    } cases[] = {
        {"plain", "[default]\nregion = eu-west-1\n", "default", "region", "eu-west-1"},
        {"colon", "[default]\nregion: eu-west-1\n", "default", "region", "eu-west-1"},
        {"the first of both counts", "[a]\nurl: http://x=y\n", "a", "url", "http://x=y"},
        {"tight", "[a]\nk=v", "a", "k", "v"},
        {"no line end", "[a]\nk = v", "a", "k", "v"},
        {"carriage returns", "[a]\r\nk = v\r\n", "a", "k", "v"},
        {"old line ends", "[a]\rk = v\rl = w", "a", "l", "w"},
        {"key in capitals", "[a]\nAWS_Access_Key_ID = AKIA\n", "a", "aws_access_key_id", "AKIA"},
        {"section in capitals", "[Work]\nk = v\n", "Work", "k", "v"},
        {"blanks in a section's name", "[ default ]\nk = v\n", " default ", "k", "v"},
        {"bracket in a section's name", "[a]b]\nk = v\n", "a]b", "k", "v"},
        {"text behind a section", "[a] # mine\nk = v\n", "a", "k", "v"},
        {"indented section", "  [a]\n  k = v\n", "a", "k", "v"},
        {"entries indented alike", "[a]\n  k = v\n  l = w\n", "a", "l", "w"},
        {"empty value", "[a]\nk =\n", "a", "k", ""},
        {"empty value, empty lines", "[a]\nk =\n\n\nl = w", "a", "k", ""},
        {"comment lines", "# x\n; y\n[a]\n# z = 1\nk = v\n", "a", "k", "v"},
        {"indented comment line", "[a]\nk = v\n  # w\n", "a", "k", "v"},
        {"comment behind a value", "[a]\nregion = eu-west-1 # Dublin\n", "a", "region", "eu-west-1"},
        {"semicolon behind a value", "[a]\nregion = eu-west-1 ; Dublin\n", "a", "region", "eu-west-1"},
        {"no blank, no comment", "[a]\nurl = https://d-1.awsapps.com/start#/\n", "a", "url",
         "https://d-1.awsapps.com/start#/"},
        {"a process keeps it", "[a]\ncredential_process = x --note 'a # b'\n", "a", "credential_process",
         "x --note 'a # b'"},
        {"two lines", "[a]\nk = v\n  w\n", "a", "k", "v\nw"},
        {"an empty line between", "[a]\nk = v\n\n  w\n", "a", "k", "v\n\nw"},
        {"a comment between", "[a]\nk = v\n# no\n  w\n", "a", "k", "v\nw"},
        {"nested", "[a]\ns3 =\n  region = eu-west-1\n  x = y\n", "a", "s3", "\nregion = eu-west-1\nx = y"},
        {"no-break space",
         "[a]\nregion =\xc2\xa0"
         "eu-west-1\n",
         "a", "region", "eu-west-1"},
        {"byte order mark", "\xef\xbb\xbf[a]\nk = v\n", "a", "k", "v"},
        {"value with quotes", "[a]\nk = \"v\"\n", "a", "k", "\"v\""},
        {"value with '=' ", "[a]\nk = v==\n", "a", "k", "v=="},
        {"only blanks", "   \n\t\n[a]\nk=v", "a", "k", "v"},
        {"defaults count everywhere", "[a]\nk = v\n[DEFAULT]\nl = w\n", "a", "l", "w"},
        {"an own value wins", "[DEFAULT]\nk = w\n[a]\nk = v\n[DEFAULT]\nl = w", "a", "k", "v"},
        {"DEFAULT is no section", "[DEFAULT]\nk = w\n", "DEFAULT", "k", NULL},
        {"missing section", "[a]\nk = v\n", "b", "k", NULL},
        {"missing key", "[a]\nk = v\n", "a", "l", NULL},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(ini_release) Ini ini = {0};
        Error err = {0};
        if (!ini_parse(cases[i].text, strlen(cases[i].text), "config", &ini, &err))
            fail_msg("%s: %s", cases[i].name, err.said);
        const char *value = ini_value(ini_section(&ini, cases[i].section), cases[i].key);
        if (!value != !cases[i].value || (value && strcmp(value, cases[i].value) != 0))
            fail_msg("%s: \"%s\", expected \"%s\"", cases[i].name, value ? value : "(none)",
                     cases[i].value ? cases[i].value : "(none)");
    }
}

static void test_broken(void **unused) {
    static const struct {
        const char *name, *text, *said;
    } cases[] = {
        {"no section", "k = v\n", "config:1: an entry before the first [section]"},
        {"no sign", "[a]\nk = v\nnonsense\n", "config:3: neither a section nor \"key = value\""},
        {"no key", "[a]\n= v\n", "config:2: no key before the \"=\""},
        {"section twice", "[a]\nk = v\n[a]\n", "config:3: this section stands in the file twice"},
        {"key twice", "[a]\nk = v\nK = w\n", "config:3: this key stands in the section twice"},
        {"nested without sign", "[a]\ns3 =\n  x\nk = v\n", "config: [a] s3: a nested line lacks its \"=\""},
        {"open bracket", "[a\n", "config:1: an entry before the first [section]"},
        {"empty brackets", "[a]\n[]\n", "config:2: neither a section nor \"key = value\""},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Ini ini = {0};
        Error err = {0};
        bool ok = ini_parse(cases[i].text, strlen(cases[i].text), "config", &ini, &err);
        if (ok || err.kind != ERROR_USAGE || strcmp(err.said, cases[i].said) != 0 || ini.bytes)
            fail_msg("%s: gave %d, \"%s\", expected \"%s\"", cases[i].name, ok, err.said, cases[i].said);
    }
    Ini ini = {0};
    Error err = {0};
    assert_false(ini_parse("[a]\0\n", 5, "config", &ini, &err));
    assert_string_equal(err.said, "config: holds a NUL byte");
}

static void test_long_values(void **unused) {
    (void)unused;
    enum { LENGTH = 200000 };
    AUTO(memory_release) char *text = memory_new(LENGTH + 64, 1);
    int head = sprintf(text, "[a]\naws_session_token = ");
    memset(text + head, 'T', LENGTH);
    strcpy(text + head + LENGTH, "\nregion = eu-west-1");
    AUTO(ini_release) Ini ini = {0};
    Error err = {0};
    assert_true(ini_parse(text, strlen(text), "config", &ini, &err));
    assert_int_equal(strlen(ini_value(ini_section(&ini, "a"), "aws_session_token")), LENGTH);
    assert_string_equal(ini_value(ini_section(&ini, "a"), "region"), "eu-west-1");
}

static void test_nested(void **unused) {
    static const char text[] = "[services dev]\nec2 =\n  endpoint_url = http://localhost:1 # mine\n  other=a=b\n"
                               "rds =\n\n  endpoint_url = http://localhost:2\n  endpoint_url = http://localhost:3\n"
                               "iam = http://localhost:4\n";
    static const struct {
        const char *key, *name, *value;
    } cases[] = {
        {"ec2", "endpoint_url", "http://localhost:1"}, {"ec2", "other", "a=b"},       {"ec2", "endpoint", NULL},
        {"rds", "endpoint_url", "http://localhost:3"}, {"iam", "endpoint_url", NULL}, {"sts", "endpoint_url", NULL},
    };
    (void)unused;
    AUTO(ini_release) Ini ini = {0};
    Error err = {0};
    assert_true(ini_parse(text, strlen(text), "config", &ini, &err));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(memory_release) char *value = ini_nested(&ini.sections[0], cases[i].key, cases[i].name);
        if (!value != !cases[i].value || (value && strcmp(value, cases[i].value) != 0))
            fail_msg("%s.%s: \"%s\"", cases[i].key, cases[i].name, value ? value : "(none)");
    }
}

static void test_words(void **unused) {
    static const struct {
        const char *text, *words; /* the words with '|' between them; NULL: a quote is open */
    } cases[] = {
        {"a b", "a|b"},
        {"  a\t b\n", "a|b"},
        {"profile 'my work'", "profile|my work"},
        {"a \"b c\" d", "a|b c|d"},
        {"a\\ b", "a b"},
        {"a\"b\"c'd'", "abcd"},
        {"'a\\b' \"a\\b\" \"a\\\"b\" \"a\\\\b\"", "a\\b|a\\b|a\"b|a\\b"},
        {"\"\" x ''", "|x|"},
        {"$HOME ~ a|b", "$HOME|~|a|b"},
        {"a # b", "a|#|b"},
        {"", ""},
        {"'a", NULL},
        {"a\\", NULL},
        {"\"a'", NULL},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(shell_words_release) ShellWords words = {0};
        bool closed = shell_words(cases[i].text, &words);
        AUTO(text_release) Text joined = {0};
        for (size_t word = 0; word < words.count; word++)
            text_print(&joined, "%s%s", word > 0 ? "|" : "", words.words[word]);
        if (closed != (cases[i].words != NULL) || (closed && strcmp(text_string(&joined), cases[i].words) != 0))
            fail_msg("%s: %d, \"%s\"", cases[i].text, closed, text_string(&joined));
    }
}

/* Noise made of the grammar's own signs: whatever it is, it is read or refused, and nothing is read beyond its end. */
static void test_noise(void **unused) {
    static const char *const parts[] = {"[",
                                        "]",
                                        "=",
                                        ":",
                                        "#",
                                        ";",
                                        "\n",
                                        "\r",
                                        " ",
                                        "\t",
                                        "a",
                                        "B",
                                        "\n  ",
                                        "[a]\n",
                                        "k = v\n",
                                        "\xc2\xa0",
                                        "\xc2",
                                        "\xe2\x80",
                                        "\xff",
                                        "'",
                                        "\"",
                                        "\\",
                                        "[DEFAULT]\n",
                                        "credential_process",
                                        "s3 =\n  x = y\n"};
    (void)unused;
    uint32_t state = 1;
    size_t good = 0;
    for (int i = 0; i < 50000; i++) {
        AUTO(text_release) Text text = {0};
        for (size_t length = i % 40; length > 0; length--) {
            state = state * 1664525 + 1013904223;
            text_put(&text, parts[(state >> 16) % (sizeof parts / sizeof *parts)]);
        }
        AUTO(memory_release) char *exact = memory_new(text.length + 1, 1);
        memcpy(exact, text_string(&text), text.length);
        AUTO(ini_release) Ini ini = {0};
        Error err = {0};
        bool ok = ini_parse(exact, text.length, "noise", &ini, &err);
        good += ok;
        if (!ok && (err.kind != ERROR_USAGE || !err.said[0]))
            fail_msg("case %d: %s", i, err.said);
        AUTO(shell_words_release) ShellWords words = {0};
        (void)shell_words(exact, &words);
        for (size_t section = 0; section < ini.count; section++)
            for (size_t entry = 0; entry < ini.sections[section].count; entry++)
                free(ini_nested(&ini.sections[section], ini.sections[section].entries[entry].key, "x"));
    }
    assert_in_range(good, 1000, 49000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values), cmocka_unit_test(test_broken), cmocka_unit_test(test_long_values),
        cmocka_unit_test(test_nested), cmocka_unit_test(test_words),  cmocka_unit_test(test_noise),
    };
    return cmocka_run_group_tests_name("ini", tests, NULL, NULL);
}
