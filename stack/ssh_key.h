/* SSH keys of this machine: which are here, and a new one whose private half never leaves it.
 *
 * Own code for two small formats (RFC 4253 section 6.6, OpenSSH's PROTOCOL.key): OpenSSL writes neither, and a
 * dependency on the ssh-keygen program would fail where only a client of another kind is installed. */
#ifndef STACK_SSH_KEY_H
#define STACK_SSH_KEY_H

#include "base/error.h"
#include "base/text.h"

#include <stddef.h>

typedef struct SshKey {
    char *where; /* "~/.ssh/id_ed25519", "agent: laptop" */
    char *line;  /* the public half as one line in OpenSSH form */
    /* As EC2 shows them: base64 for ed25519, hex with colons for RSA; sha1 for one that EC2 itself made, which takes
     * the private half to tell. "" where it does not apply. */
    char sha256[64], md5[64], sha1[64];
    bool private_here; /* the private half stands beside it, or the agent holds it */
} SshKey;
typedef struct SshKeys {
    SshKey *items;
    size_t count;
} SshKeys;
void ssh_keys_release(SshKeys *keys); /* for AUTO */

/* The keys of ~/.ssh, public files and private ones that no passphrase protects, and those of the agent
 * (SSH_AUTH_SOCK). What can't be read is left out. */
void ssh_keys_local(SshKeys *keys);
/* The local key with this EC2 fingerprint, or NULL. EC2 User Guide, "Verify the fingerprint": ed25519 is the base64
 * SHA-256 of the public key; RSA imported is the MD5 of its public DER form, RSA made by EC2 the SHA-1 of the private
 * one (PKCS #8). One whose private half is here comes first. */
const SshKey *ssh_keys_find(const SshKeys *keys, const char *fingerprint);

/* Whether `line` is a public key that EC2 takes: ssh-ed25519 or ssh-rsa, one line. */
bool ssh_public_check(const char *line, Error *err);
/* Makes an ed25519 key: the private half at `path` (0600, never over an existing file), the public one at path.pub,
 * and as one line in `public_line`. The folder is made, 0700, if it is not there. */
bool ssh_key_make(const char *path, const char *comment, Text *public_line, Error *err);

#endif
