/* Keys that are derived from words, so that every process that shares a state, and each run, has the same ones. They
 * protect nothing but the sandbox. */
#ifndef SANDBOX_WORLD_MADE_KEYS_H
#define SANDBOX_WORLD_MADE_KEYS_H

#include "base/openssh_key.h"

#include <openssl/evp.h>

typedef struct MadeKey {
    unsigned char seed[ED25519_BYTES], public_half[ED25519_BYTES];
} MadeKey;
MadeKey made_ssh_key(const char *what, const char *of);
/* A key on P-256, for certificates: PostgreSQL's channel binding has no use for Ed25519's. NULL: OpenSSL can't. */
EVP_PKEY *made_tls_key(const char *what, const char *of);

#endif
