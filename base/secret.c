/* See secret.h. */
#include "base/secret.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

void secret_wipe(void *bytes, size_t length) {
    explicit_bzero(bytes, length);
}

void secret_release(Secret *secret) {
    if (secret->bytes)
        secret_wipe(secret->bytes, secret->length);
    free(secret->bytes);
    *secret = (Secret){0};
}

void secret_set(Secret *secret, const char *bytes, size_t length) {
    char *copy = memory_new(length + 1, 1);
    if (length)
        memcpy(copy, bytes, length);
    secret_release(secret);
    *secret = (Secret){copy, length};
}

const char *secret_string(const Secret *secret) {
    return secret->bytes ? secret->bytes : "";
}
