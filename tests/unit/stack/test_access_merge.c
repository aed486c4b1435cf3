/* Three lists into one: what the user wants, what is in force, what the last template said. */
#include "base/memory.h"
#include "base/text.h"
#include "stack/access.h"
#include "settings/allow_take.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "1.1.1.1=office 2.2.2.0/24": words, each an address with an optional note. */
static AllowList *list_of(const char *words) {
    AllowList *list = allow_list_new();
    AUTO(memory_release) char *copy = memory_copy(words);
    char *rest = copy;
    for (char *word; (word = strtok_r(rest, " ", &rest));) {
        char *note = strchr(word, '=');
        Cidr cidr;
        Error err = {0};
        if (note)
            *note++ = '\0';
        if (!cidr_parse(word, &cidr, &err) || !allow_list_take(list, cidr, note, &err))
            fail_msg("%s: %s", word, err.said);
    }
    return list;
}

static char *words_of(const AccessMerge *merge) {
    static const char *const kinds[] = {"+", "-", "~", "+elsewhere ", "-elsewhere "};
    AUTO(text_release) Text text = {0};
    char cidr[CIDR_SIZE];
    for (size_t i = 0; i < allow_list_count(merge->list); i++) {
        const AllowEntry *entry = allow_list_at(merge->list, i);
        cidr_format(entry->cidr, cidr);
        text_print(&text, "%s%s%s ", cidr, entry->note[0] ? "=" : "", entry->note);
    }
    text_put(&text, "|");
    for (size_t i = 0; i < merge->count; i++) {
        cidr_format(merge->changes[i].cidr, cidr);
        text_print(&text, " %s%s", kinds[merge->changes[i].kind], cidr);
    }
    return text_take(&text);
}

static void test_merge(void **unused) {
    static const struct {
        const char *name, *wanted, *cloud, *last, *expected;
    } cases[] = {
        {"nothing to do", "1.1.1.1", "1.1.1.1", "1.1.1.1", "1.1.1.1/32 |"},
        {"added", "1.1.1.1 2.2.2.2", "1.1.1.1", "1.1.1.1", "1.1.1.1/32 2.2.2.2/32 | +2.2.2.2/32"},
        {"removed", "1.1.1.1", "1.1.1.1 2.2.2.2", "1.1.1.1 2.2.2.2", "1.1.1.1/32 | -2.2.2.2/32"},
        {"added elsewhere", "1.1.1.1", "1.1.1.1 3.3.3.3=x", "1.1.1.1",
         "1.1.1.1/32 3.3.3.3/32=x | +elsewhere 3.3.3.3/32"},
        {"removed elsewhere", "1.1.1.1 2.2.2.2", "1.1.1.1", "1.1.1.1 2.2.2.2", "1.1.1.1/32 | -elsewhere 2.2.2.2/32"},
        {"both added the same", "1.1.1.1 2.2.2.2", "1.1.1.1 2.2.2.2", "1.1.1.1", "1.1.1.1/32 2.2.2.2/32 |"},
        {"both removed the same", "1.1.1.1", "1.1.1.1", "1.1.1.1 2.2.2.2", "1.1.1.1/32 |"},
        {"noted here", "1.1.1.1=new", "1.1.1.1=old", "1.1.1.1=old", "1.1.1.1/32=new | ~1.1.1.1/32"},
        {"noted elsewhere", "1.1.1.1=old", "1.1.1.1=new", "1.1.1.1=old", "1.1.1.1/32=new |"},
        {"noted on both sides", "1.1.1.1=a", "1.1.1.1=b", "1.1.1.1=c", "1.1.1.1/32=a | ~1.1.1.1/32"},
        {"noted here, removed elsewhere", "1.1.1.1=new 2.2.2.2", "2.2.2.2", "1.1.1.1=old 2.2.2.2",
         "1.1.1.1/32=new 2.2.2.2/32 | +1.1.1.1/32"},
        {"removed here, noted elsewhere", "2.2.2.2", "1.1.1.1=new 2.2.2.2", "1.1.1.1=old 2.2.2.2",
         "2.2.2.2/32 | -1.1.1.1/32"},
        {"replaced", "4.4.4.4", "1.1.1.1", "1.1.1.1", "4.4.4.4/32 | +4.4.4.4/32 -1.1.1.1/32"},
        {"everything at once", "1.1.1.1 5.5.5.5", "1.1.1.1 2.2.2.2 3.3.3.3", "1.1.1.1 2.2.2.2 4.4.4.4",
         "1.1.1.1/32 5.5.5.5/32 3.3.3.3/32 | +5.5.5.5/32 -2.2.2.2/32 +elsewhere 3.3.3.3/32"},
        {"the template was never told", "1.1.1.1", "", "", "1.1.1.1/32 | +1.1.1.1/32"},
        {"a range elsewhere that contains ours", "10.0.0.1", "10.0.0.0/8", "",
         "10.0.0.1/32 10.0.0.0/8 | +10.0.0.1/32 "
         "+elsewhere 10.0.0.0/8"},
        {"a range elsewhere inside ours", "10.0.0.0/8", "10.0.0.1", "",
         "10.0.0.1/32 10.0.0.0/8 | +10.0.0.0/8 +elsewhere "
         "10.0.0.1/32"},
        {"all empty", "", "", "", "|"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AllowList *wanted = list_of(cases[i].wanted), *cloud = list_of(cases[i].cloud), *last = list_of(cases[i].last);
        AUTO(access_merge_release) AccessMerge merge = {0};
        Error err = {0};
        if (!access_merge(wanted, cloud, last, &merge, &err))
            fail_msg("%s: %s", cases[i].name, err.said);
        AUTO(memory_release) char *found = words_of(&merge);
        if (strcmp(found, cases[i].expected) != 0)
            fail_msg("%s: \"%s\", expected \"%s\"", cases[i].name, found, cases[i].expected);
        allow_list_free(wanted);
        allow_list_free(cloud);
        allow_list_free(last);
    }
}

/* Merged once and in force, merging again changes nothing. */
static void test_settles(void **unused) {
    AllowList *wanted = list_of("1.1.1.1=a 2.2.2.2"), *cloud = list_of("2.2.2.2=b 3.3.3.3"),
              *last = list_of("2.2.2.2 4.4.4.4");
    AUTO(access_merge_release) AccessMerge first = {0}, second = {0};
    Error err = {0};
    (void)unused;
    assert_true(access_merge(wanted, cloud, last, &first, &err));
    assert_true(access_merge(first.list, first.list, first.list, &second, &err));
    assert_true(allow_list_equal(first.list, second.list));
    assert_int_equal(second.count, 0);
    allow_list_free(wanted);
    allow_list_free(cloud);
    allow_list_free(last);
}

static void test_full(void **unused) {
    AUTO(text_release) Text ours = {0}, theirs = {0};
    for (int i = 0; i < ALLOW_LIST_MAX; i++)
        text_print(i < 30 ? &ours : &theirs, "10.0.%d.1 ", i);
    text_put(&theirs, "10.1.0.1");
    AllowList *wanted = list_of(text_string(&ours)), *cloud = list_of(text_string(&theirs)), *last = list_of("");
    AccessMerge merge = {0};
    Error err = {0};
    (void)unused;
    assert_false(access_merge(wanted, cloud, last, &merge, &err));
    assert_null(merge.list);
    assert_non_null(strstr(err.said, "40"));
    allow_list_free(wanted);
    allow_list_free(cloud);
    allow_list_free(last);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_merge), cmocka_unit_test(test_settles),
                                       cmocka_unit_test(test_full)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
