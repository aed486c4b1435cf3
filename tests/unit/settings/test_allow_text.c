/* Many addresses at once: what is taken, what is skipped, what is refused, and what is said of each line. */
#include "settings/allow_text.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

/* The list as "range note|range note". */
static void list_print(const AllowList *list, Text *text) {
    char range[CIDR_SIZE];
    for (size_t i = 0; i < allow_list_count(list); i++) {
        const AllowEntry *entry = allow_list_at(list, i);
        cidr_format(entry->cidr, range);
        text_print(text, "%s%s%s%s", i ? "|" : "", range, *entry->note ? " " : "", entry->note);
    }
}

/* The list holds 192.0.2.1 "office" before each row. */
static void test_paste(void **unused) {
    static const struct {
        const char *name, *text, *list; /* list: what is behind the first entry */
        size_t added, skipped, refused;
        const char *said; /* in the report's first line; NULL: no line */
    } cases[] = {
        {"nothing", "", "", 0, 0, 0, NULL},
        {"empty lines", "\n\n \t\n", "", 0, 0, 0, NULL},
        {"comments", "# our people\n   # more\n", "", 0, 0, 0, NULL},
        {"one", "203.0.113.7", "|203.0.113.7/32", 1, 0, 0, "line 1: 203.0.113.7: added"},
        {"a note", "203.0.113.7 home of Ann", "|203.0.113.7/32 home of Ann", 1, 0, 0, "added"},
        {"a note behind a comma", "203.0.113.7, home", "|203.0.113.7/32 home", 1, 0, 0, "added"},
        {"a note behind a tab", "203.0.113.0/24\thome", "|203.0.113.0/24 home", 1, 0, 0, "added"},
        {"a comment is no note", "203.0.113.7 # home", "|203.0.113.7/32", 1, 0, 0, "added"},
        {"note and comment", "203.0.113.7 home # Ann's", "|203.0.113.7/32 home", 1, 0, 0, "added"},
        {"commas at the ends", " 203.0.113.7,\n;203.0.113.8;", "|203.0.113.7/32|203.0.113.8/32", 2, 0, 0, "added"},
        {"CRLF", "203.0.113.7 a\r\n203.0.113.8\r\n", "|203.0.113.7/32 a|203.0.113.8/32", 2, 0, 0, "added"},
        {"CR alone", "203.0.113.7 a\r203.0.113.8\r\rx\r", "|203.0.113.7/32 a|203.0.113.8/32", 2, 0, 1, "added"},
        {"a byte order mark",
         "\xef\xbb\xbf"
         "203.0.113.7 a\n",
         "|203.0.113.7/32 a", 1, 0, 0, "line 1: 203.0.113.7: a"},
        {"a mark alone", "\xef\xbb\xbf", "", 0, 0, 0, NULL},
        {"a mark elsewhere",
         "203.0.113.7\n\xef\xbb\xbf"
         "203.0.113.8",
         "|203.0.113.7/32", 1, 0, 1, "added"},
        {"quotes", "\"203.0.113.7\",\"flat #3, \"\"left\"\"\"\n", "|203.0.113.7/32 flat #3, \"left\"", 1, 0, 0,
         "added"},
        {"open quotes", "\"203.0.113.7", "|203.0.113.7/32", 1, 0, 0, "added"},
        {"a mask", "192.0.3.0 255.255.255.0 branch", "|192.0.3.0/24 branch", 1, 0, 0, "added"},
        {"a mask in columns", "192.0.3.0;255.255.252.0;branch", "", 0, 0, 1, "192.0.0.0/22"},
        {"a mask of one address", "192.0.3.1\t255.255.255.255", "|192.0.3.1/32", 1, 0, 0, "added"},
        {"a mask of all", "0.0.0.0 0.0.0.0 all", "|0.0.0.0/0 all", 1, 0, 0, "added"},
        {"a mask behind the sign", "192.0.3.0/255.255.255.0 branch", "|192.0.3.0/24 branch", 1, 0, 0, "added"},
        {"no mask", "192.0.3.0 255.0.255.0 branch", "", 0, 0, 1, "one address or range, such as"},
        {"a wildcard mask", "192.0.3.0 0.0.0.255", "", 0, 0, 1, "one address or range, such as"},
        {"a mask too many", "192.0.3.0/24 255.255.255.0", "", 0, 0, 1, "one address or range, such as"},
        {"from and to", "192.0.3.0 192.0.3.255\n192.0.3.0 - 192.0.3.255\n192.0.3.0 to 192.0.3.9", "", 0, 0, 3,
         "one address"},
        {"from and to, close", "192.0.3.0-192.0.3.255\n192.0.3.0 -192.0.3.255", "", 0, 0, 2, "line 1: 192.0.3.0-192"},
        {"a size apart", "192.0.3.0 /24 branch", "|192.0.3.0/24 branch", 1, 0, 0, "added"},
        {"a note that begins with a number", "192.0.3.1 2.5.1 is its version", "|192.0.3.1/32 2.5.1 is its version", 1,
         0, 0, "added"},
        {"no line end", "203.0.113.7\n203.0.113.8", "|203.0.113.7/32|203.0.113.8/32", 2, 0, 0, "added"},
        {"there already", "192.0.2.1", "", 0, 1, 0, "line 1: 192.0.2.1: already on the list"},
        {"there already, spelt otherwise", "\n192.0.2.1/32 another", "", 0, 1, 0, "line 2: 192.0.2.1/32: already"},
        {"twice", "203.0.113.7\n203.0.113.7/32", "|203.0.113.7/32", 1, 1, 0, "added"},
        {"inside another", "203.0.113.0/24\n203.0.113.9", "|203.0.113.0/24", 1, 0, 1, "added"},
        {"host bits", "203.0.113.7/24", "", 0, 0, 1, "203.0.113.0/24"},
        {"IPv6", "2001:db8::1", "", 0, 0, 1, "IPv4 addresses alone"},
        {"a name", "example.com home", "", 0, 0, 1, "line 1: example.com:"},
        {"good ones stay", "x\n203.0.113.7\n1.2.3\n", "|203.0.113.7/32", 1, 0, 2, "line 1: x:"},
        {"a note with an escape", "203.0.113.7 \x1b[2J", "", 0, 0, 1, "printable"},
        {"an escape as address", "\x1b[2J", "", 0, 0, 1, "line 1: \\x1b[2J:"},
        {"no UTF-8", "\xff\xfe", "", 0, 0, 1, "line 1: \\xff\\xfe:"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AllowList *list = allow_list_new();
        AUTO(allow_text_report_release) AllowTextReport report = {0};
        AUTO(text_release) Text printed = {0}, expected = {0};
        Error err = {0};
        assert_true(allow_list_add(list, (Cidr){0xc0000201, 32}, "office", NULL, &err));
        allow_list_add_text(list, cases[i].text, &report);
        list_print(list, &printed);
        text_print(&expected, "192.0.2.1/32 office%s", cases[i].list);
        if (strcmp(text_string(&printed), text_string(&expected)) != 0)
            fail_msg("%s: %s", cases[i].name, text_string(&printed));
        if (report.added != cases[i].added || report.skipped != cases[i].skipped || report.refused != cases[i].refused)
            fail_msg("%s: %zu added, %zu skipped, %zu refused", cases[i].name, report.added, report.skipped,
                     report.refused);
        if (report.count != report.added + report.skipped + report.refused)
            fail_msg("%s: %zu lines told", cases[i].name, report.count);
        if (cases[i].said && !strstr(report.lines[0].words, cases[i].said))
            fail_msg("%s: \"%s\"", cases[i].name, report.lines[0].words);
        size_t refused = 0;
        for (size_t k = 0; k < report.count; k++)
            refused += report.lines[k].refused;
        assert_int_equal(refused, report.refused);
        allow_list_free(list);
    }
}

/* More than the list holds, and more than the report tells: the sums are right all the same. */
static void test_many(void **unused) {
    AllowList *list = allow_list_new();
    AUTO(allow_text_report_release) AllowTextReport report = {0};
    AUTO(text_release) Text text = {0};
    (void)unused;
    for (int i = 0; i < 250; i++)
        text_print(&text, "203.0.113.%d\n", i);
    allow_list_add_text(list, text_string(&text), &report);
    assert_int_equal(allow_list_count(list), ALLOW_LIST_MAX);
    assert_int_equal(report.added, ALLOW_LIST_MAX);
    assert_int_equal(report.refused, 250 - ALLOW_LIST_MAX);
    assert_int_equal(report.count, ALLOW_TEXT_LINES);
    assert_non_null(strstr(report.lines[ALLOW_LIST_MAX].words, "40 entries at most"));
    allow_text_report_release(&report);
    assert_int_equal(report.count, 0);
    allow_list_add_text(list, text_string(&text), &report);
    assert_int_equal(report.skipped, ALLOW_LIST_MAX);
    allow_list_free(list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_paste),
        cmocka_unit_test(test_many),
    };
    return cmocka_run_group_tests_name("allow_text", tests, NULL, NULL);
}
