/* What ssh says, in words. See ssh.h. */
#include "base/memory.h"
#include "connect/ssh.h"

#include <stdio.h>
#include <string.h>

#define ADD_ME "let your address in with `secure-rds access add --me`, or try --via session-manager"
#define COMPARE "compare it with what `aws ec2 get-console-output --latest` shows of this instance"
#define THE_LINE "remove the line of %i from %f"
#define STATUS "see `secure-rds status`"
#define SSH_CONFIG "correct the file that --ssh-config names"

/* What ssh says (OpenSSH 8 to 10), what it means, and what to do; the first that fits. In the latter two, %b is the
 * bastion, %k its key pair's name, %i its instance, %f the file of host keys. */
static const struct {
    const char *sign;
    ErrorKind kind;
    const char *means, *remedy;
} meanings[] = {
    /* before it connects */
    {"Can't open user config file", ERROR_USAGE, "ssh's configuration can't be opened", SSH_CONFIG},
    {"Bad owner or permissions on", ERROR_USAGE, "ssh does not trust its configuration, as others may write it",
     "chmod 600 the file"},
    {"command-line line 0: Bad conf", ERROR_FAILED, "this ssh is too old for --ssh-config",
     "get OpenSSH 8.7 or newer, or leave --ssh-config out"},
    {"bad configuration options", ERROR_USAGE, "ssh does not take its configuration", SSH_CONFIG},
    {"No user exists for uid", ERROR_FAILED, "ssh works only for users that this machine knows",
     "add one of this number to /etc/passwd, or try --via session-manager"},
    {"cannot listen to port", ERROR_FAILED, "the port was taken in the meantime", "try again"},
    {"Could not resolve hostname", ERROR_NETWORK, "the name of the bastion, %b, is not known here",
     "check your network's name server"},
    /* who answers */
    {"has changed and you have requested strict checking", ERROR_FAILED,
     "the bastion %b shows another host key than the one that is known of it",
     "somebody may stand in between: " COMPARE "; if the new key is right, " THE_LINE},
    {"host key is known for", ERROR_FAILED, "the bastion %b shows a host key of a kind that is not known of it",
     COMPARE ", and " THE_LINE},
    {"is marked as revoked", ERROR_FAILED, "the bastion %b shows a host key that was declared void here",
     "somebody may stand in between; if the mark is wrong, remove it from %f"},
    {"Host key verification failed", ERROR_FAILED, "the host key of the bastion %b could not be verified",
     COMPARE ", and " THE_LINE},
    {"Unable to negotiate with", ERROR_FAILED, "ssh and the bastion %b know no algorithm in common",
     "look at the algorithms in ssh's configuration, or update OpenSSH"},
    {"invalid format\r\n", ERROR_NETWORK, "who answers at the bastion's address, %b, does not speak SSH",
     "is there a proxy or a sign-in page in between? Try another network"},
    /* whom it lets in */
    {"Too many authentication failures", ERROR_DENIED, "the bastion %b was offered too many keys",
     "put the private half of its key pair%k in ~/.ssh under its name, so that this key alone is offered"},
    {"are too open", ERROR_DENIED, "others may read the private key, so ssh does not use it",
     "chmod 600 the key's file"},
    {"agent refused operation", ERROR_DENIED, "the agent did not sign with the key",
     "unlock the agent, or confirm what it asks (a touch, a PIN)"},
    {"incorrect passphrase", ERROR_DENIED, "the private key's passphrase was not the right one", "try again"},
    {"Load key \"", ERROR_DENIED, "ssh can't read the private key",
     "see what `ssh-keygen -y -f FILE` says of it: it may be damaged, or in another program's format"},
    {"Permission denied (", ERROR_DENIED, "the bastion %b does not take any key that ssh could offer",
     "the private half of its key pair%k is needed here, in ~/.ssh or in the agent; one with a passphrase that nobody "
     "can type here has to be in the agent (ssh-add)"},
    /* where it leads */
    {"administratively prohibited", ERROR_FAILED, "the bastion %b does not lead on to other places",
     "look at AllowTcpForwarding in its sshd's configuration"},
    {"open failed: connect failed: Connection refused", ERROR_FAILED,
     "the bastion %b is refused by the database's port", STATUS ": is the database available?"},
    {"open failed: connect failed: Connection timed out", ERROR_FAILED,
     "the bastion %b gets no answer from the database",
     STATUS ": the database may be stopped, or its security group may have been changed"},
    {"open failed: connect failed: ", ERROR_FAILED, "the bastion %b does not find the database by its name",
     STATUS ": is the database there?"},
    /* the network */
    {"UNKNOWN port", ERROR_NETWORK, "the ProxyCommand or ProxyJump of ssh's configuration opens no way",
     "try what it names by itself; " SSH_CONFIG},
    {"Connection timed out", ERROR_NETWORK, "the bastion %b does not answer", ADD_ME},
    {"Operation timed out", ERROR_NETWORK, "the bastion %b does not answer", ADD_ME},
    {"banner exchange", ERROR_NETWORK, "the bastion %b does not answer as SSH", ADD_ME},
    {"Connection refused", ERROR_NETWORK, "nothing listens for SSH at the bastion %b",
     "it may be starting: try again in a minute"},
    {": Permission denied\r\n", ERROR_NETWORK, "this machine does not let ssh go to the bastion %b",
     "look at its own firewall"},
    {"Operation not permitted", ERROR_NETWORK, "this machine does not let ssh go to the bastion %b",
     "look at its own firewall"},
    {"No route to host", ERROR_NETWORK, "there is no way to the bastion %b", "check your network"},
    {"Host is down", ERROR_NETWORK, "there is no way to the bastion %b", "check your network"},
    {"Network is unreachable", ERROR_NETWORK, "there is no way to the bastion %b", "check your network"},
    {"Connection reset", ERROR_NETWORK, "the connection to the bastion %b broke off", "try again"},
    {"Connection closed by", ERROR_NETWORK, "the bastion %b broke the connection off", "try again"},
    {"closed by remote host", ERROR_NETWORK, "the bastion %b broke the connection off", "try again"},
    {"Broken pipe", ERROR_NETWORK, "the connection to the bastion %b broke off", "try again"},
    {"not responding", ERROR_NETWORK, "the bastion %b does not answer any more", "try again"},
    {" timed out", ERROR_NETWORK, "the bastion %b does not answer any more", "try again"},
    {"message authentication code", ERROR_NETWORK, "what comes from the bastion %b was changed on its way",
     "try another network"},
    {"Bad packet length", ERROR_NETWORK, "what comes from the bastion %b was changed on its way",
     "try another network"},
};

enum { MEANINGS = sizeof meanings / sizeof *meanings };

static size_t meaning_of(const char *said) {
    size_t i = 0;
    while (i < MEANINGS && !strstr(said, meanings[i].sign))
        i++;
    return i;
}

bool ssh_explains(const char *said) {
    return meaning_of(said) < MEANINGS;
}

/* The line in which `at` is, without ssh's own name before it. */
static const char *line_around(const char *said, const char *at, size_t *length) {
    static const char name[] = "ssh: ";
    while (at > said && at[-1] != '\n')
        at--;
    if (strncmp(at, name, sizeof name - 1) == 0)
        at += sizeof name - 1;
    *length = strcspn(at, "\r\n");
    return at;
}

static const char *last_line(const char *said, size_t *length) {
    size_t end = strlen(said);
    while (end && strchr("\r\n", said[end - 1]))
        end--;
    return line_around(said, said + (end ? end - 1 : 0), length);
}

static char *filled(const char *words, const SshRoute *route) {
    AUTO(text_release) Text text = {0};
    for (; *words; words++)
        if (*words != '%')
            text_add(&text, words, 1);
        else if (*++words == 'b')
            text_put(&text, route->bastion.host);
        else if (*words == 'i')
            text_put(&text, route->instance);
        else if (*words == 'f')
            text_put(&text, route->known_hosts);
        else if (route->key_pair && *route->key_pair)
            text_print(&text, ", %s,", route->key_pair);
    return text_take(&text);
}

bool ssh_words(const SshRoute *route, const char *said, Error *err) {
    size_t length = 0, i = meaning_of(said);
    if (i == MEANINGS) {
        const char *line = last_line(said, &length);
        return error_set(err, ERROR_FAILED, "see what ssh says", "ssh ended without a way to the database: %.*s",
                         length ? (int)length : 16, length ? line : "it said nothing");
    }
    AUTO(memory_release) char *means = filled(meanings[i].means, route);
    AUTO(memory_release) char *remedy = filled(meanings[i].remedy, route);
    /* What is wrong with a configuration comes first, and then that it ends there. */
    const char *at = meanings[i].kind == ERROR_USAGE ? said : strstr(said, meanings[i].sign);
    const char *line = line_around(said, at, &length);
    error_set(err, meanings[i].kind, "", "%s (ssh: %.*s)", means, (int)length, line);
    snprintf(err->remedy, sizeof err->remedy, "%s", remedy);
    return false;
}
