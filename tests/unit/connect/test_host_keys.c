/* Host keys as a console shows them. The fingerprints are those that `ssh-keygen -lf` of OpenSSH 9.2 gives. */
#include "base/memory.h"
#include "connect/host_keys.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#define ED "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH8YOWZk8aTEJZah00SaWH7Rf0XKUQwOJaqPOXXakBMZ"
#define EC                                                                                                             \
    "ecdsa-sha2-nistp256 "                                                                                             \
    "AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBABU142INybQ/tIt+mueTinJnXLGycMn1UCcB5psAkbZtH96X1W7OSj/"     \
    "xXPfBiFWjZMWAGmvQZXrwSf4MmQ751g="
#define BEGIN "-----BEGIN SSH HOST KEY KEYS-----"
#define END "-----END SSH HOST KEY KEYS-----"

static void test_consoles(void **unused) {
    static const struct {
        const char *name, *console, *keys;
    } cases[] = {
        {"as cloud-init prints it",
         "boot\r\n" BEGIN "\r\n" EC " root@ip-10-0-0-5\r\n" ED " root@x\r\n" END "\r\nlogin:", EC "\n" ED "\n"},
        {"with line feeds alone, no comment", BEGIN "\n" ED "\n" END "\n", ED "\n"},
        {"the last of two boots", BEGIN "\n" EC "\n" END "\n" BEGIN "\n" ED "\n" END "\n", ED "\n"},
        {"the newer one cut off", BEGIN "\n" EC "\n" END "\nboot\n" BEGIN "\n" ED "\n", EC "\n"},
        {"begun twice", BEGIN "\n" EC "\n" BEGIN "\n" ED "\n" END "\n", ED "\n"},
        {"none", "boot\nlogin:", ""},
        {"nothing in it", BEGIN "\n" END "\n", ""},
        {"no end", BEGIN "\n" ED "\n", ""},
        {"empty", "", ""},
        {"a line that is no key", BEGIN "\nssh-ed25519 AAAA\n" ED "\n" END "\n", ED "\n"},
        {"an option before it", BEGIN "\n@cert-authority * " ED "\n" END "\n", ""},
        {"something behind the key", BEGIN "\n" ED ";x\n" END "\n", ""},
        {"an unknown kind", BEGIN "\nssh-dss AAAAB3NzaC1kc3MAAACBAPn0zZ3\n" END "\n", ""},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(text_release) Text keys = {0};
        host_keys_of_console(cases[i].console, &keys);
        if (strcmp(text_string(&keys), cases[i].keys) != 0)
            fail_msg("%s: \"%s\"", cases[i].name, text_string(&keys));
    }
}

static void test_fingerprints(void **unused) {
    static const struct {
        const char *line, *fingerprint;
    } cases[] = {
        {ED, "SHA256:F6Ih4o/feJ7uqNGHRfyP4FxXjzh9ECasRf+o4WZhpeo"},
        {ED "\nmore", "SHA256:F6Ih4o/feJ7uqNGHRfyP4FxXjzh9ECasRf+o4WZhpeo"},
        {EC " root@vm", "SHA256:R1EikwUJ2uYOSwWlqGKtkotOD7P4QOWgcStTEtsy9zs"},
        {"ssh-ed25519 AAAA", ""},
        {"", ""},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char fingerprint[FINGERPRINT_SIZE];
        host_key_fingerprint(cases[i].line, fingerprint);
        assert_string_equal(fingerprint, cases[i].fingerprint);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_consoles), cmocka_unit_test(test_fingerprints)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
