/* Whose certificates count: those that are named, newer ones of the user's, or the program's. */
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "connect/authorities.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

typedef struct Home {
    char folder[64], kept[200], other[200];
} Home;

/* What the program keeps and what the user does lie in folders of their own. */
static int home_begin(void **state) {
    Home *home = memory_new(1, sizeof *home);
    char state_folder[100], config[100], below[160];
    Error err = {0};
    snprintf(home->folder, sizeof home->folder, "/tmp/secure-rds-authorities-XXXXXX");
    assert_non_null(mkdtemp(home->folder));
    snprintf(state_folder, sizeof state_folder, "%s/state", home->folder);
    snprintf(config, sizeof config, "%s/config", home->folder);
    snprintf(below, sizeof below, "%s/secure-rds", config);
    snprintf(home->kept, sizeof home->kept, "%s/rds-authorities.pem", below);
    snprintf(home->other, sizeof home->other, "%s/other.pem", home->folder);
    assert_true(folder_make(config, 0700, &err) && folder_make(below, 0700, &err));
    assert_true(folder_make(state_folder, 0700, &err));
    assert_int_equal(setenv("XDG_STATE_HOME", state_folder, 1), 0);
    assert_int_equal(setenv("XDG_CONFIG_HOME", config, 1), 0);
    *state = home;
    return 0;
}

static int home_end(void **state) {
    Home *home = *state;
    AUTO(memory_release) char *own = authorities_own_path();
    static const char *const folders[] = {"/config/secure-rds", "/config", "/state/secure-rds", "/state", ""};
    unlink(home->kept);
    unlink(home->other);
    unlink(own);
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        char path[160];
        snprintf(path, sizeof path, "%s%s", home->folder, folders[i]);
        (void)rmdir(path); /* what was not needed is not there */
    }
    free(home);
    return 0;
}

/* A certificate that begins so many days from now, and holds ten years. */
static void certificate_write(const char *path, const char *name, long days) {
    EVP_PKEY *key = EVP_EC_gen("P-256");
    X509 *made = X509_new();
    FILE *file = fopen(path, "w");
    assert_true(key && made && file);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(made), "CN", MBSTRING_ASC, (const unsigned char *)name, -1, -1, 0);
    X509_time_adj_ex(X509_getm_notBefore(made), (int)days, 0, NULL);
    X509_time_adj_ex(X509_getm_notAfter(made), (int)days + 3650, 0, NULL);
    assert_true(X509_set_pubkey(made, key) && X509_sign(made, key, EVP_sha256()) && PEM_write_X509(file, made));
    assert_int_equal(fclose(file), 0);
    X509_free(made);
    EVP_PKEY_free(key);
}

static void expect(const char *named, int from, const char *path) {
    AUTO(authorities_release) Authorities authorities = {0};
    Error err = {0};
    if (!authorities_bring(named, "eu-west-1", &authorities, &err))
        fail_msg("%s", err.said);
    assert_int_equal(authorities.from, from);
    assert_string_equal(authorities.path, path);
    assert_true(file_exists(path));
}

static void test_who_wins(void **state) {
    const Home *home = *state;
    AUTO(memory_release) char *own = authorities_own_path();
    AUTO(memory_release) char *kept = authorities_newer_path();
    assert_string_equal(kept, home->kept);
    expect(NULL, AUTHORITIES_OWN, own);
    certificate_write(home->kept, "Amazon RDS eu-west-1 Root CA of old", -20000);
    expect(NULL, AUTHORITIES_OWN, own);
    certificate_write(home->kept, "Amazon RDS eu-west-1 Root CA G9", -1);
    expect(NULL, AUTHORITIES_NEWER, home->kept);
    certificate_write(home->other, "somebody", -20000);
    expect(home->other, AUTHORITIES_NAMED, home->other);
}

/* A file that somebody put there on purpose is not passed over in silence. */
static void test_what_is_none(void **state) {
    const Home *home = *state;
    AUTO(authorities_release) Authorities authorities = {0};
    Error err = {0};
    assert_true(file_replace(home->kept, "<Error>", 7, 0600, &err));
    assert_false(authorities_bring(NULL, "", &authorities, &err));
    assert_non_null(strstr(err.said, "rds-authorities.pem holds no certificates"));
    certificate_write(home->other, "somebody", -1);
    expect(home->other, AUTHORITIES_NAMED, home->other);
}

/* Another region's end does not matter; one of no region's does. */
static void test_first_end(void **state) {
    (void)state;
    AUTO(authorities_release) Authorities here = {0};
    AUTO(authorities_release) Authorities everywhere = {0};
    Error err = {0};
    assert_true(authorities_bring(NULL, "eu-west-1", &here, &err));
    assert_true(authorities_bring(NULL, "", &everywhere, &err));
    assert_true(everywhere.first_end_ms <= here.first_end_ms);
    assert_true(here.count > 50 && here.first_end_ms > here.newest_ms);
}

/* By the name that RDS has for it; the user's newer file counts where it has a later one of the same name. */
static void test_end_of_one(void **state) {
    const Home *home = *state;
    long long own = authorities_end(NULL, "eu-west-1", "rds-ca-rsa2048-g1");
    assert_true(own > 2500000000000); /* 2061, as `openssl x509 -enddate` says of assets/rds-authorities.pem */
    assert_true(authorities_end(NULL, "eu-west-1", "rds-ca-ecc384-g1") > own);
    assert_int_equal(authorities_end(NULL, "eu-west-1", "rds-ca-rsa2048-g9"), 0);
    assert_int_equal(authorities_end(NULL, "nowhere-1", "rds-ca-rsa2048-g1"), 0);
    assert_int_equal(authorities_end(NULL, "eu-west-1", ""), 0);
    certificate_write(home->kept, "Amazon RDS eu-west-1 Root CA RSA2048 G9", 0);
    assert_true(authorities_end(NULL, "eu-west-1", "rds-ca-rsa2048-g9") > 0);
    certificate_write(home->other, "Amazon RDS eu-west-1 Root CA RSA2048 G1", -3600);
    long long named = authorities_end(home->other, "eu-west-1", "rds-ca-rsa2048-g1");
    assert_true(named > 0 && named < own);
}

/* What is kept for the user is never kept where he happens to be, whatever HOME says. */
static void test_no_relative_home(void **unused) {
    static const char *const homes[] = {"relative", "", "./x"};
    AUTO(memory_release) char *was = memory_copy(getenv("HOME") ? getenv("HOME") : "/");
    AUTO(memory_release) char *state_home = memory_copy(getenv("XDG_STATE_HOME"));
    (void)unused;
    unsetenv("XDG_STATE_HOME");
    for (size_t i = 0; i < sizeof homes / sizeof *homes; i++) {
        setenv("HOME", homes[i], 1);
        AUTO(memory_release) char *path = authorities_own_path();
        assert_int_equal(*path, '/');
    }
    setenv("HOME", was, 1);
    setenv("XDG_STATE_HOME", state_home, 1);
}

/* The folder can't be made: the words say how to have another. */
static void test_no_folder(void **unused) {
    AUTO(memory_release) char *state_home = memory_copy(getenv("XDG_STATE_HOME"));
    AUTO(authorities_release) Authorities authorities = {0};
    Error err = {0};
    (void)unused;
    setenv("XDG_STATE_HOME", "/dev/null", 1);
    assert_false(authorities_bring(NULL, "eu-west-1", &authorities, &err));
    assert_non_null(strstr(err.remedy, "XDG_STATE_HOME"));
    setenv("XDG_STATE_HOME", state_home, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(test_who_wins, home_begin, home_end),
                                       cmocka_unit_test_setup_teardown(test_what_is_none, home_begin, home_end),
                                       cmocka_unit_test_setup_teardown(test_first_end, home_begin, home_end),
                                       cmocka_unit_test_setup_teardown(test_end_of_one, home_begin, home_end),
                                       cmocka_unit_test_setup_teardown(test_no_relative_home, home_begin, home_end),
                                       cmocka_unit_test_setup_teardown(test_no_folder, home_begin, home_end)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
