/* Public keys of SSH, as EC2 takes and describes them. */
#ifndef SANDBOX_WORLD_PUBLIC_KEY_H
#define SANDBOX_WORLD_PUBLIC_KEY_H

#include <stdbool.h>

typedef struct PublicKey {
    char type[16];         /* "ed25519" or "rsa" */
    char fingerprint[100]; /* ed25519: base64 of the SHA-256; rsa: MD5 of the DER form, "ab:cd:…" (EC2 User Guide,
                              "Verify the fingerprint of your key pair", imported keys) */
} PublicKey;

/* Reads one line in OpenSSH form. False: not such a line, or a type that EC2 does not take. */
bool public_key_read(const char *line, PublicKey *key);
/* The same for the base64 form in which the API carries it. `line` gets the text; the caller frees it. */
bool public_key_read_blob(const char *base64, char **line, PublicKey *key);

#endif
