/* See random.h. */
#include "base/random.h"
#include "base/end.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>

void random_bytes(void *bytes, size_t length) {
    unsigned char *at = bytes;
    while (length > 0) {
        ssize_t count = getrandom(at, length, 0);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            end_orderly("secure-rds: this kernel gives no random numbers; that is no place for credentials\n");
        at += count;
        length -= (size_t)count;
    }
}

double random_share(void) {
    uint32_t bits;
    random_bytes(&bits, sizeof bits);
    return bits / 4294967296.0;
}

void random_token(char token[RANDOM_TOKEN_SIZE]) {
    unsigned char bytes[16];
    random_bytes(bytes, sizeof bytes);
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(token + 2 * i, 3, "%02x", bytes[i]);
}
