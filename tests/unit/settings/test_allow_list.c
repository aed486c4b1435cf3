/* Ranges as people type them, and the list that holds them. */
#include "settings/allow_list.h"
#include "settings/allow_take.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

static void test_parse(void **unused) {
    static const struct {
        const char *text, *range; /* range NULL: refused */
        const char *words;        /* of the refusal */
    } cases[] = {
        {"203.0.113.7", "203.0.113.7/32", NULL},
        {"203.0.113.7/32", "203.0.113.7/32", NULL},
        {"  203.0.113.0/24\t", "203.0.113.0/24", NULL},
        {"0.0.0.0/0", "0.0.0.0/0", NULL},
        {"255.255.255.255", "255.255.255.255/32", NULL},
        {"203.0.113.7/24", NULL, "203.0.113.0/24 for the whole range, or 203.0.113.7/32"},
        {"1.2.3.4/0", NULL, "0.0.0.0/0 for the whole range"},
        {"256.1.1.1", NULL, "0 to 255"},
        {"1.2.3.04", NULL, "leading zeros"},
        {"1.2.3", NULL, "such as"},
        {"1.2.3.4.5", NULL, "such as"},
        {"1.2.3.4/33", NULL, "0 to 32"},
        {"1.2.3.4/", NULL, "0 to 32"},
        {"1.2.3.4/-1", NULL, "0 to 32"},
        {"1.2.3.4/032", NULL, "0 to 32"},
        {"1.2.3.4 office", NULL, "such as"},
        {"2001:db8::1", NULL, "IPv4 addresses alone"},
        {"::/0", NULL, "IPv4 addresses alone"},
        {"", NULL, "such as"},
        {"   ", NULL, "such as"},
        {"example.com", NULL, "0 to 255"},
        {"+1.2.3.4", NULL, "0 to 255"},
        {"1 .2.3.4", NULL, "such as"},
        {"99999999999999999999.1.1.1", NULL, "such as"},
        {"\x1b[31m", NULL, "\\x1b"},
        /* A mask is named as the number that it is, also one the other way round; a person may type it (below). */
        {"203.0.113.0/255.255.255.0", NULL, "the size as a number, 203.0.113.0/24"},
        {"203.0.113.0/0.0.0.255", NULL, "the size as a number, 203.0.113.0/24"},
        {"203.0.113.0/255.0.255.0", NULL, "a mask such as 255.255.255.0"},
        {"203.0.113.0/24.0", NULL, "a mask such as 255.255.255.0"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Cidr cidr = {1, 1};
        char range[CIDR_SIZE] = "";
        Error err = {0};
        bool ok = cidr_parse(cases[i].text, &cidr, &err);
        if (ok)
            cidr_format(cidr, range);
        if (ok != (cases[i].range != NULL) || (ok && strcmp(range, cases[i].range) != 0))
            fail_msg("\"%s\" gave %d, \"%s\", \"%s\"", cases[i].text, ok, range, err.said);
        if (!ok && (!strstr(err.said, cases[i].words) || cidr.address != 1))
            fail_msg("\"%s\": \"%s\" does not say \"%s\"", cases[i].text, err.said, cases[i].words);
    }
}

static void test_typed(void **unused) {
    static const struct {
        const char *text, *range;
        const char *words;
    } cases[] = {
        {"203.0.113.7", "203.0.113.7/32", NULL},
        {"203.0.113.0/24", "203.0.113.0/24", NULL},
        {"203.0.113.0/255.255.255.0", "203.0.113.0/24", NULL},
        {" 198.51.100.16/255.255.255.240 ", "198.51.100.16/28", NULL},
        {"203.0.113.7/255.255.255.255", "203.0.113.7/32", NULL},
        {"0.0.0.0/0.0.0.0", "0.0.0.0/0", NULL},
        {"203.0.113.9/255.255.255.0", NULL, "203.0.113.0/24 for the whole range, or 203.0.113.9/32"},
        {"203.0.113.7/0.0.0.0", NULL, "0.0.0.0/0 for the whole range"},
        {"203.0.113.0/0.0.0.255", NULL, "203.0.113.0/24"},
        {"203.0.113.0/255.0.255.0", NULL, "a mask such as"},
        {"203.0.113.0/255.255.255.0/24", NULL, "a mask such as"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Cidr cidr = {1, 1};
        char range[CIDR_SIZE] = "";
        Error err = {0};
        bool ok = cidr_typed(cases[i].text, &cidr, &err);
        if (ok)
            cidr_format(cidr, range);
        if (ok != (cases[i].range != NULL) || (ok && strcmp(range, cases[i].range) != 0) ||
            (!ok && !strstr(err.said, cases[i].words)))
            fail_msg("\"%s\" gave %d, \"%s\", \"%s\"", cases[i].text, ok, range, err.said);
    }
}

static Cidr range(const char *text) {
    Cidr cidr = {0};
    Error err = {0};
    if (!cidr_parse(text, &cidr, &err))
        fail_msg("%s", err.said);
    return cidr;
}

static void test_warning(void **unused) {
    static const struct {
        const char *range, *words; /* NULL: no warning */
    } cases[] = {
        {"0.0.0.0/0", "the whole internet"},
        {"10.1.2.3", "private"},
        {"172.16.0.0/12", "private"},
        {"172.32.0.1", NULL},
        {"192.168.1.0/24", "private"},
        {"100.64.0.1", "provider"},
        {"127.0.0.1", "this machine"},
        {"169.254.1.1", "link-local"},
        {"224.0.0.1", "multicast"},
        {"255.255.255.255", "reserved"},
        {"203.0.113.7", NULL},
        {"11.0.0.0/8", "16,777,216 addresses"},
        {"128.0.0.0/1", "2,147,483,648"},
        {"198.51.0.0/20", NULL},
        {"198.51.0.0/19", "8,192 addresses"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char words[200] = "";
        bool warned = cidr_warning(range(cases[i].range), words, sizeof words);
        if (warned != (cases[i].words != NULL) || (warned && !strstr(words, cases[i].words)))
            fail_msg("%s gave \"%s\"", cases[i].range, words);
    }
    assert_true(cidr_size(range("0.0.0.0/0")) == UINT64_C(4294967296));
    assert_true(cidr_size(range("1.2.3.4")) == 1);
}

static void test_list(void **unused) {
    Error err = {0};
    AllowList *list = allow_list_new();
    (void)unused;
    assert_true(allow_list_add(list, range("203.0.113.7"), "office", "2026-09-02", &err));
    assert_false(allow_list_add(list, range("203.0.113.7/32"), NULL, NULL, &err));
    assert_non_null(strstr(err.said, "203.0.113.7 is already on the list"));
    assert_true(allow_list_add(list, range("198.51.100.0/28"), NULL, NULL, &err));
    assert_false(allow_list_add(list, range("198.51.100.3"), NULL, NULL, &err));
    assert_non_null(strstr(err.said, "198.51.100.3 is already covered by 198.51.100.0/28"));
    assert_true(allow_list_add(list, range("198.51.100.0/24"), "wider", NULL, &err));
    assert_int_equal(allow_list_count(list), 3);
    assert_string_equal(allow_list_at(list, 1)->note, "");

    AllowList *copy = allow_list_copy(list);
    assert_true(allow_list_equal(list, copy));
    allow_list_remove(copy, 0);
    assert_false(allow_list_equal(list, copy));
    assert_true(allow_list_add(copy, range("203.0.113.7"), "office", NULL, &err));
    assert_true(allow_list_equal(list, copy)); /* another order, another date */
    assert_true(allow_list_replace(copy, 2, range("203.0.113.7"), "home", &err));
    assert_false(allow_list_equal(list, copy));
    assert_false(allow_list_replace(copy, 2, range("198.51.100.0/28"), "home", &err));
    assert_true(allow_list_replace(list, 0, range("203.0.113.7"), "desk", &err));
    assert_string_equal(allow_list_at(list, 0)->since, "2026-09-02");
    assert_true(allow_list_replace(list, 0, range("203.0.113.8"), "desk", &err));
    assert_string_equal(allow_list_at(list, 0)->since, "");
    assert_null(allow_list_at(list, 3));
    allow_list_free(copy);
    allow_list_free(list);
    allow_list_free(NULL);
}

/* As a file would be read: entry by entry, in the order of the list. */
static bool readable(const AllowList *list) {
    AllowList *read = allow_list_new();
    Error err = {0};
    bool ok = true;
    for (size_t i = 0; ok && i < allow_list_count(list); i++)
        ok = allow_list_add(read, allow_list_at(list, i)->cidr, allow_list_at(list, i)->note, NULL, &err);
    allow_list_free(read);
    return ok;
}

static void test_replace(void **unused) {
    static const struct {
        size_t index;
        const char *range, *order;
    } cases[] = {
        {0, "192.0.2.9", "192.0.2.9/32 203.0.113.7/32 203.0.113.8/32"},
        {0, "203.0.113.0/24", "203.0.113.7/32 203.0.113.8/32 203.0.113.0/24"},
        {0, "203.0.113.6/31", "203.0.113.7/32 203.0.113.6/31 203.0.113.8/32"},
        {1, "203.0.113.8/29", "198.51.100.1/32 203.0.113.8/32 203.0.113.8/29"},
        {2, "0.0.0.0/0", "198.51.100.1/32 203.0.113.7/32 0.0.0.0/0"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AllowList *list = allow_list_new(), *other = allow_list_new();
        char order[80] = "";
        Error err = {0};
        assert_true(allow_list_add(list, range("198.51.100.1"), "a", "2026-09-02", &err) &&
                    allow_list_add(list, range("203.0.113.7"), "b", NULL, &err) &&
                    allow_list_add(list, range("203.0.113.8"), "c", NULL, &err));
        assert_true(allow_list_replace(list, cases[i].index, range(cases[i].range), "new", &err));
        for (size_t k = 0; k < allow_list_count(list); k++) {
            char text[CIDR_SIZE];
            cidr_format(allow_list_at(list, k)->cidr, text);
            snprintf(order + strlen(order), sizeof order - strlen(order), "%s%s", k ? " " : "", text);
        }
        if (strcmp(order, cases[i].order) != 0 || !readable(list))
            fail_msg("%s gave \"%s\", expected \"%s\"", cases[i].range, order, cases[i].order);
        allow_list_assign(other, list);
        assert_true(allow_list_equal(list, other));
        allow_list_free(list);
        allow_list_free(other);
    }
}

/* A larger range here, a smaller one inside it in force: both are kept, in an order that a file can have. */
static void test_adopt(void **unused) {
    AllowList *mine = allow_list_new(), *cloud = allow_list_new();
    Error err = {0};
    (void)unused;
    assert_true(allow_list_add(mine, range("203.0.113.0/24"), "office", "2026-09-02", &err) &&
                allow_list_add(mine, range("192.0.2.1"), "gone", NULL, &err));
    assert_true(allow_list_take(cloud, range("203.0.113.0/24"), "the office", &err) &&
                allow_list_take(cloud, range("203.0.113.7"), "a guest", &err));
    allow_list_adopt(mine, cloud);
    assert_true(allow_list_equal(mine, cloud) && readable(mine));
    const AllowEntry *office = allow_list_at(mine, (size_t)allow_list_find(mine, range("203.0.113.0/24")));
    assert_string_equal(office->since, "2026-09-02");
    assert_string_equal(office->note, "the office");
    allow_list_free(mine);
    allow_list_free(cloud);
}

static void test_notes(void **unused) {
    static const struct {
        const char *note;
        bool ok;
    } cases[] = {
        {"", true},
        {"office (you are here)", true},
        {"b\xc3\xbcro", true},
        {"two\nlines", false},
        {"\x1b[2J", false},
        {"bad \xff utf-8", false},
        {"reversed \xe2\x80\xae text", false},
        {"123456789012345678901234567890123456789012345678901234567890", true},
        {"1234567890123456789012345678901234567890123456789012345678901", false},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Error err = {0};
        AllowList *list = allow_list_new();
        if (allow_list_add(list, range("1.2.3.4"), cases[i].note, NULL, &err) != cases[i].ok)
            fail_msg("note %zu: \"%s\"", i, err.said);
        assert_int_equal(allow_list_count(list), cases[i].ok);
        allow_list_free(list);
    }
}

static void test_full(void **unused) {
    Error err = {0};
    AllowList *list = allow_list_new();
    (void)unused;
    for (uint32_t i = 0; i < ALLOW_LIST_MAX; i++)
        assert_true(allow_list_add(list, (Cidr){0xcb007100 + i, 32}, NULL, NULL, &err));
    assert_false(allow_list_add(list, range("192.0.2.1"), NULL, NULL, &err));
    assert_non_null(strstr(err.said, "40 entries at most"));
    assert_true(allow_list_replace(list, 0, range("192.0.2.1"), NULL, &err));
    allow_list_remove(list, 39);
    assert_true(allow_list_add(list, range("192.0.2.2"), NULL, NULL, &err));
    allow_list_free(list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse), cmocka_unit_test(test_typed),   cmocka_unit_test(test_warning),
        cmocka_unit_test(test_list),  cmocka_unit_test(test_replace), cmocka_unit_test(test_adopt),
        cmocka_unit_test(test_notes), cmocka_unit_test(test_full),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
