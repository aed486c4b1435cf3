/* What ssh says, in words. The lines are those of OpenSSH 9.2, each seen by making it happen. */
#include "connect/ssh.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

static void test_words(void **unused) {
    static const struct {
        const char *said;
        ErrorKind kind;
        const char *words, *remedy;
    } cases[] = {
        {"@@@\r\n@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\r\n@@@\r\nHost key verification "
         "failed.\r\n",
         ERROR_FAILED, "198.51.100.7 shows another host key", "remove the line of i-1 from /k"},
        {"No ED25519 host key is known for i-1 and you have requested strict checking.\r\nHost key verification "
         "failed.\r\n",
         ERROR_FAILED, "of a kind that is not known", "of i-1 from /k"},
        {"ec2-user@198.51.100.7: Permission denied (publickey).\r\n", ERROR_DENIED, "does not take any key", "ssh-add"},
        {"Received disconnect from 198.51.100.7 port 22:2: Too many authentication failures\r\nDisconnected from …\r\n",
         ERROR_DENIED, "too many keys", "~/.ssh"},
        {"@@@\r\n@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @\r\nPermissions 0644 for 'k' are too "
         "open.\r\n"
         "ec2-user@x: Permission denied (publickey).\r\n",
         ERROR_DENIED, "others may read", "chmod 600"},
        {"ssh: connect to host 198.51.100.7 port 22: Connection timed out\r\n", ERROR_NETWORK,
         "198.51.100.7 does not answer", "access add --me"},
        {"ssh: connect to host 198.51.100.7 port 22: Connection refused\r\n", ERROR_NETWORK, "nothing listens",
         "in a minute"},
        {"channel 2: open failed: connect failed: Connection refused\r\n", ERROR_FAILED,
         "refused by the database's port", "status"},
        {"channel 2: open failed: connect failed: Connection timed out\r\n", ERROR_FAILED,
         "no answer from the database", "status"},
        {"channel 2: open failed: connect failed: Name or service not known\r\n", ERROR_FAILED,
         "does not find the database by its name", "status"},
        {"channel 2: open failed: administratively prohibited: open failed\r\n", ERROR_FAILED, "does not lead on",
         "AllowTcpForwarding"},
        {"kex_exchange_identification: read: Connection reset by peer\r\n", ERROR_NETWORK, "broke off", "try again"},
        {"Something new that \r\nnobody knows\r\n", ERROR_FAILED, "nobody knows", "see what ssh says"},
        {"", ERROR_FAILED, "it said nothing", "see what ssh says"},
    };
    const SshRoute route = {.bastion = {"198.51.100.7", 22}, .instance = "i-1", .known_hosts = "/k"};
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Error err = {0};
        if (ssh_words(&route, cases[i].said, &err) || err.kind != cases[i].kind || !strstr(err.said, cases[i].words) ||
            !strstr(err.remedy, cases[i].remedy))
            fail_msg("\"%s\" gave %d, \"%s\", \"%s\"", cases[i].said, err.kind, err.said, err.remedy);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
