/* Ed25519 keys in OpenSSH's own form (RFC 8709; OpenSSH's PROTOCOL.key): OpenSSL writes neither half of it. */
#ifndef BASE_OPENSSH_KEY_H
#define BASE_OPENSSH_KEY_H

#include "base/secret.h"
#include "base/text.h"

enum { ED25519_BYTES = 32 };

/* The file that `ssh -i` and sshd read, unprotected. `seed` is the private key, `comment` of 200 bytes at most. */
void openssh_private(const unsigned char public_half[ED25519_BYTES], const unsigned char seed[ED25519_BYTES],
                     const char *comment, Secret *file);
/* Adds "ssh-ed25519 AAAA… comment", without an end of line. */
void openssh_public(const unsigned char public_half[ED25519_BYTES], const char *comment, Text *line);

#endif
