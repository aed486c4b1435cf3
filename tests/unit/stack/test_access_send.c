/* What is said of a change that came to no end: that EC2 took it, that it may have, or that a part is in force. */
#include "stack/access_send.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

typedef enum { TAKEN, LOST, REFUSED } Answer;

/* A list that is at version 2, and counts what it is asked. */
typedef struct Lists {
    Answer answers[3]; /* to one change after the other */
    int changes;
    int blind_after; /* after so many it can not be described any more; 0: it always can */
    bool failed;     /* the change came to nothing */
    AllowList *versions[8];
    long version;
} Lists;

static bool ended(Error *err) {
    error_set(err, ERROR_SIGN_IN, "sign in again", "RequestExpired");
    err->http_status = 400;
    return false;
}

static bool describe(void *self, const char *id, PrefixListState *state, Error *err) {
    const Lists *lists = self;
    (void)id;
    if (lists->blind_after && lists->changes >= lists->blind_after)
        return ended(err);
    *state = (PrefixListState){.version = lists->version};
    if (lists->failed)
        strcpy(state->failed, "modify-failed");
    return true;
}

static bool entries(void *self, const char *id, long version, AllowList *list, Error *err) {
    const Lists *lists = self;
    (void)id, (void)err;
    allow_list_assign(list, lists->versions[version]);
    return true;
}

static bool answer(Lists *lists, AllowList *next, Error *err) {
    Answer how = lists->answers[lists->changes++];
    if (how == TAKEN && !lists->failed)
        lists->versions[++lists->version] = next;
    else
        allow_list_free(next);
    if (how == LOST)
        return error_set(err, ERROR_NETWORK, "", "broke off");
    return how == TAKEN || ended(err);
}

static bool modify(void *self, const char *id, long version, const PrefixListDelta *delta, Error *err) {
    Lists *lists = self;
    (void)id;
    AllowList *next = allow_list_copy(lists->versions[version]);
    for (size_t i = 0; i < delta->remove_count; i++) {
        Cidr cidr;
        assert_true(cidr_parse(delta->remove[i], &cidr, err));
        allow_list_remove(next, (size_t)allow_list_find(next, cidr));
    }
    for (size_t i = 0; i < delta->add_count; i++) {
        Cidr cidr;
        assert_true(cidr_parse(delta->add[i].cidr, &cidr, err) &&
                    allow_list_add(next, cidr, delta->add[i].description, NULL, err));
    }
    return answer(lists, next, err);
}

static bool put_back(void *self, const char *id, long version, long previous, Error *err) {
    Lists *lists = self;
    (void)id, (void)version;
    return answer(lists, allow_list_copy(lists->versions[previous]), err);
}

static bool let_pass(void *self, long long ms, Error *err) {
    (void)self, (void)ms, (void)err;
    return true;
}

static void calm(void *self, bool on) {
    (void)self, (void)on;
}

static Cidr cidr_of(const char *text) {
    Cidr cidr;
    Error err;
    assert_true(cidr_parse(text, &cidr, &err));
    return cidr;
}

/* Without a `merge` the version before is put back. */
static Error said(Lists world, const AccessMerge *merge) {
    const PrefixLists lists = {&world, describe, entries, modify, put_back, let_pass, calm};
    AUTO(access_sent_release) AccessSent sent = {0};
    Error err = {0};
    for (world.version = 1; world.version < 3; world.version++) {
        world.versions[world.version] = allow_list_new();
        assert_true(allow_list_add(world.versions[world.version], cidr_of("192.0.2.1"), "old", NULL, &err));
    }
    world.version = 2;
    assert_true(allow_list_add(world.versions[2], cidr_of("192.0.2.2"), "", NULL, &err));
    assert_false(merge ? access_send(&lists, "pl-1", NULL, merge->changes, merge->count, &sent, &err)
                       : access_restore(&lists, "pl-1", 2, 1, &sent, &err));
    for (long i = 1; i <= world.version; i++)
        allow_list_free(world.versions[i]);
    return err;
}

static void expect(const Error *err, const char *tried, const char *remedy) {
    assert_string_equal(err->tried, tried);
    assert_non_null(strstr(err->remedy, remedy));
}

static const char sent[] =
    "see what became of the change of the allowed addresses, which was sent and is probably in force",
                  lost[] = "see what became of the change of the allowed addresses, which may be in force",
                  look[] = "sign in again; then `secure-rds access list` shows what is in force";

static void test_a_change(void **unused) {
    AUTO(access_merge_release) AccessMerge merge = {0};
    (void)unused;
    access_change_add(&merge, ACCESS_ADDED, cidr_of("192.0.2.9"), "");
    Error err = said((Lists){.blind_after = 1}, &merge);
    expect(&err, sent, look);
    assert_int_equal(err.kind, ERROR_SIGN_IN);
    err = said((Lists){.answers = {LOST}, .blind_after = 1}, &merge);
    expect(&err, lost, look);
    err = said((Lists){.answers = {REFUSED}, .blind_after = 1}, &merge);
    expect(&err, "change the allowed addresses", "sign in again");
    assert_null(strstr(err.remedy, "access list"));
    err = said((Lists){.failed = true}, &merge);
    expect(&err, "change the allowed addresses", "try again");
}

static void test_put_back(void **unused) {
    (void)unused;
    Error err = said((Lists){.blind_after = 1}, NULL);
    expect(&err, sent, look);
    err = said((Lists){.answers = {LOST}, .blind_after = 1}, NULL);
    expect(&err, lost, look);
    err = said((Lists){.answers = {REFUSED}}, NULL);
    expect(&err, "put the allowed addresses back", "sign in again");
    assert_null(strstr(err.remedy, "access list"));
}

/* Off the list for its note: named until EC2 has taken it back. */
static void test_a_note(void **unused) {
    static const char off[] = "NOT ALLOWED at this moment is 192.0.2.1/32";
    AUTO(access_merge_release) AccessMerge merge = {0};
    (void)unused;
    access_change_add(&merge, ACCESS_ADDED, cidr_of("192.0.2.9"), "");
    access_change_add(&merge, ACCESS_NOTED, cidr_of("192.0.2.1"), "new");
    Error err = said((Lists){.blind_after = 1}, &merge);
    expect(&err, sent, look);
    err = said((Lists){.answers = {TAKEN, REFUSED}}, &merge);
    expect(&err, "change the rest of the allowed addresses: a part is in force", "sign in again");
    err = said((Lists){.blind_after = 2}, &merge);
    assert_non_null(strstr(err.remedy, off));
    err = said((Lists){.answers = {TAKEN, TAKEN, REFUSED}}, &merge);
    assert_non_null(strstr(err.remedy, off));
    err = said((Lists){.answers = {TAKEN, TAKEN, LOST}, .blind_after = 3}, &merge);
    assert_non_null(strstr(err.remedy, off));
    err = said((Lists){.blind_after = 3}, &merge);
    expect(&err, sent, look);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_a_change), cmocka_unit_test(test_put_back),
                                       cmocka_unit_test(test_a_note)};
    return cmocka_run_group_tests_name("access_send", tests, NULL, NULL);
}
