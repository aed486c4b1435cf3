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
        {"@@@\r\n@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\r\n@@@\r\n"
         "Host key for i-1 has changed and you have requested strict checking.\r\nHost key verification failed.\r\n",
         ERROR_FAILED, "198.51.100.7 shows another host key", "remove the line of i-1 from /k"},
        {"@@@\r\n@       WARNING: REVOKED HOST KEY DETECTED!               @\r\n@@@\r\n"
         "The ED25519 host key for i-1 is marked as revoked.\r\nHost key verification failed.\r\n",
         ERROR_FAILED, "declared void here (ssh: The ED25519 host key", "from /k"},
        {"Host key verification failed.\r\n", ERROR_FAILED, "could not be verified", "of i-1 from /k"},
        {"No ED25519 host key is known for i-1 and you have requested strict checking.\r\nHost key verification "
         "failed.\r\n",
         ERROR_FAILED, "of a kind that is not known", "of i-1 from /k"},
        {"ec2-user@198.51.100.7: Permission denied (publickey).\r\n", ERROR_DENIED, "does not take any key", "ssh-add"},
        {"ec2-user@198.51.100.7: Permission denied (publickey).\r\n", ERROR_DENIED, "does not take any key",
         "key pair, team key, is needed"},
        {"Load key \"/h/.ssh/k\": error in libcrypto\r\nec2-user@198.51.100.7: Permission denied (publickey).\r\n",
         ERROR_DENIED, "can't read the private key (ssh: Load key \"/h/.ssh/k\": error in libcrypto)", "ssh-keygen -y"},
        {"sign_and_send_pubkey: signing failed for ED25519 \"k\" from agent: agent refused operation\r\n"
         "ec2-user@198.51.100.7: Permission denied (publickey).\r\n",
         ERROR_DENIED, "the agent did not sign", "unlock the agent"},
        {"f: line 1: Bad configuration option: foo\r\nf: terminating, 1 bad configuration options\r\n", ERROR_USAGE,
         "(ssh: f: line 1: Bad configuration option: foo)", "--ssh-config"},
        {"Missing Match criteria for foo\r\nf line 1: Bad Match condition\r\nf: terminating, 1 bad configuration "
         "options\r\n",
         ERROR_USAGE, "(ssh: Missing Match criteria for foo)", "--ssh-config"},
        {"command-line line 0: Bad configuration option: forkafterauthentication\r\n", ERROR_FAILED, "too old",
         "8.7 or newer"},
        {"Can't open user config file /none: No such file or directory\r\n", ERROR_USAGE, "can't be opened",
         "--ssh-config"},
        {"No user exists for uid 4242\r\n", ERROR_FAILED, "users that this machine knows", "session-manager"},
        {"Unable to negotiate with 198.51.100.7 port 22: no matching host key type found. Their offer: ssh-dss\r\n",
         ERROR_FAILED, "no algorithm in common", "update OpenSSH"},
        {"kex_exchange_identification: Connection closed by remote host\r\nConnection closed by UNKNOWN port 65535\r\n",
         ERROR_NETWORK, "ProxyJump", "--ssh-config"},
        {"banner exchange: Connection to 198.51.100.7 port 22: invalid format\r\n", ERROR_NETWORK, "does not speak SSH",
         "another network"},
        {"Connection timed out during banner exchange\r\nConnection to 198.51.100.7 port 22 timed out\r\n",
         ERROR_NETWORK, "198.51.100.7 does not answer (", "access add --me"},
        {"Connection to 198.51.100.7 port 22 timed out\r\n", ERROR_NETWORK, "does not answer any more", "try again"},
        {"Connection to 198.51.100.7 closed by remote host.\r\n", ERROR_NETWORK, "broke the connection off",
         "try again"},
        {"ssh: connect to host 198.51.100.7 port 22: Permission denied\r\n", ERROR_NETWORK,
         "does not let ssh go to the bastion 198.51.100.7 (ssh: connect to host", "firewall"},
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
    const SshRoute route = {
        .bastion = {"198.51.100.7", 22}, .instance = "i-1", .known_hosts = "/k", .key_pair = "team key"};
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Error err = {0};
        if (ssh_words(&route, cases[i].said, &err) || err.kind != cases[i].kind || !strstr(err.said, cases[i].words) ||
            !strstr(err.remedy, cases[i].remedy))
            fail_msg("\"%s\" gave %d, \"%s\", \"%s\"", cases[i].said, err.kind, err.said, err.remedy);
    }
}

/* What comes with a way that stands: a notice of ssh's, the greeting of the bastion. */
static void test_what_explains_nothing(void **unused) {
    (void)unused;
    assert_false(ssh_explains(""));
    assert_false(ssh_explains("** WARNING: connection is not using a post-quantum key exchange algorithm.\r\n"));
    assert_false(ssh_explains("Authorized users only. All activity is monitored on line.\r\n"));
    assert_true(ssh_explains("Hello\r\nchannel 2: open failed: connect failed: Connection refused\r\n"));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words), cmocka_unit_test(test_what_explains_nothing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
