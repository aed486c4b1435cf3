/* Which key pair is offered first, and which names a new one can have. */
#include "guide/keys.h"
#include "base/file.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#define PAIR(text, print)                                                                                              \
    {                                                                                                                  \
        .name = (char[]){text}, .type = (char[]){"ed25519"}, .fingerprint = (char[]) {                                 \
            print                                                                                                      \
        }                                                                                                              \
    }

static SshKey local[] = {{.where = (char[]){"~/.ssh/here"}, .sha256 = "here=", .private_here = true},
                         {.where = (char[]){"~/.ssh/half"}, .sha256 = "half=", .private_here = false}};

static Settings *settings_of(const char *chosen) {
    Error err = {0};
    Settings *settings = settings_new();
    assert_true(settings_set(settings, "app", "shop", &err));
    if (*chosen)
        assert_true(settings_set(settings, "bastion.key_pair", chosen, &err));
    return settings;
}

static void test_best(void **unused) {
    static const struct {
        const char *name, *chosen, *prints[3];
        size_t best;
    } cases[] = {
        {"the chosen one, wherever its private half is", "shop-2", {"here=", "x", "half="}, 2},
        {"none is here: a new one", "", {"x", "half=", "y"}, 3},
        {"the chosen one is not in the region, and none is here", "gone", {"x", "half=", "y"}, 3},
        {"the only one that is here", "", {"x", "here=", "y"}, 1},
        {"named after the app before others", "", {"here=", "x", "here="}, 2},
        {"the chosen one is not in the region", "gone", {"x", "here=", "y"}, 1},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Ec2KeyPair items[] = {PAIR("one", "                "), PAIR("two", "                "),
                              PAIR("shop-2", "                ")};
        for (size_t k = 0; k < 3; k++)
            strcpy(items[k].fingerprint, cases[i].prints[k]);
        KeyPairs pairs = {{items, 3}, {local, 2}};
        Settings *settings = settings_of(cases[i].chosen);
        size_t best = key_pair_best(&pairs, settings);
        if (best != cases[i].best)
            fail_msg("%s: %zu", cases[i].name, best);
        settings_free(settings);
    }
}

static void test_halves(void **unused) {
    static const struct {
        const char *print, *half;
        bool warned;
    } cases[] = {
        {"here=", "~/.ssh/here", false}, {"half=", "only ~/.ssh/half.pub", true}, {"x", "not found here", true}};
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Ec2KeyPair items[] = {PAIR("one", "                ")};
        strcpy(items[0].fingerprint, cases[i].print);
        KeyPairs pairs = {{items, 1}, {local, 2}};
        AUTO(text_release) Text half = {0}, warning = {0};
        key_pair_half(&pairs, 0, &half);
        key_pair_warning(&pairs, 0, &warning);
        if (strcmp(text_string(&half), cases[i].half) != 0 || (warning.length > 0) != cases[i].warned)
            fail_msg("%s: %s", cases[i].print, text_string(&half));
    }
}

/* Neither a key pair of the region nor a file of ~/.ssh is overwritten. */
static void test_free_names(void **unused) {
    (void)unused;
    char home[] = "/tmp/guide-keys.XXXXXX";
    assert_non_null(mkdtemp(home));
    setenv("HOME", home, 1);
    AUTO(memory_release) char *folder = memory_print("%s/.ssh", home);
    AUTO(memory_release) char *file = memory_print("%s/shop-bastion-2", folder);
    Error err = {0};
    assert_true(folder_make(folder, 0700, &err) && file_create(file, "x", 1, 0600, &err));
    Ec2KeyPair items[] = {PAIR("shop-bastion", "x"), PAIR("id_ed25519", "y")};
    KeyPairs pairs = {{items, 2}, {NULL, 0}};
    AUTO(memory_release) char *name = key_pair_free_name(&pairs, "shop");
    AUTO(memory_release) char *of_file = key_pair_file_name(&pairs, "shop", "~/keys/laptop.pub");
    AUTO(memory_release) char *taken = key_pair_file_name(&pairs, "shop", "~/.ssh/id_ed25519.pub");
    assert_string_equal(name, "shop-bastion-3");
    assert_string_equal(of_file, "laptop");
    assert_string_equal(taken, "shop-bastion-3");
    AUTO(memory_release) char *path = key_path("~/x");
    assert_true(strncmp(path, home, strlen(home)) == 0 && strcmp(path + strlen(home), "/x") == 0);
    unlink(file);
    rmdir(folder);
    rmdir(home);
}

static void test_names(void **unused) {
    static const struct {
        const char *name;
        bool fine;
    } cases[] = {{"laptop", true}, {"", false}, {"a/b", false}, {"one", false}, {"two words", true}};
    (void)unused;
    Ec2KeyPair items[] = {PAIR("one", "x")};
    KeyPairs pairs = {{items, 1}, {NULL, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Error err = {0};
        if (key_pair_name_verify(&pairs, cases[i].name, &err) != cases[i].fine || (!cases[i].fine && !err.said[0]))
            fail_msg("\"%s\": %s", cases[i].name, err.said);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_best), cmocka_unit_test(test_halves),
                                       cmocka_unit_test(test_free_names), cmocka_unit_test(test_names)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
