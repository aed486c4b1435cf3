/* See openssh_key.h. */
#include "base/openssh_key.h"
#include "base/memory.h"
#include "base/random.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <string.h>

static void wire_put(Text *wire, const void *bytes, size_t length) {
    const unsigned char size[] = {(unsigned char)(length >> 24), (unsigned char)(length >> 16),
                                  (unsigned char)(length >> 8), (unsigned char)length};
    text_add(wire, (const char *)size, 4);
    text_add(wire, bytes, length);
}

/* OpenSSH's PROTOCOL.key: a magic, no cipher, one public key, then the private part with its check numbers. */
void openssh_private(const unsigned char public_half[ED25519_BYTES], const unsigned char seed[ED25519_BYTES],
                     const char *comment, Secret *file) {
    enum { BLOCK = 8 };
    char storage[2048];
    /* A fixed room: growing would leave copies of the key behind. */
    Text wire = {.bytes = storage, .room = sizeof storage, .max = sizeof storage - 1};
    AUTO(text_release) Text public_blob = {0};
    wire_put(&public_blob, "ssh-ed25519", 11);
    wire_put(&public_blob, public_half, 32);
    text_add(&wire, "openssh-key-v1", 15);
    wire_put(&wire, "none", 4);
    wire_put(&wire, "none", 4);
    wire_put(&wire, "", 0);
    text_add(&wire, "\0\0\0\1", 4);
    wire_put(&wire, public_blob.bytes, public_blob.length);
    size_t size_at = wire.length;
    text_add(&wire, "\0\0\0\0", 4);
    unsigned char number[4];
    random_bytes(number, sizeof number);
    text_add(&wire, (const char *)number, 4);
    text_add(&wire, (const char *)number, 4);
    wire_put(&wire, "ssh-ed25519", 11);
    wire_put(&wire, public_half, 32);
    const unsigned char both_size[] = {0, 0, 0, 64};
    text_add(&wire, (const char *)both_size, 4);
    text_add(&wire, (const char *)seed, 32);
    text_add(&wire, (const char *)public_half, 32);
    wire_put(&wire, comment, strlen(comment));
    for (char pad = 1; (wire.length - size_at - 4) % BLOCK; pad++)
        text_add(&wire, &pad, 1);
    size_t inner = wire.length - size_at - 4;
    storage[size_at + 2] = (char)(inner >> 8);
    storage[size_at + 3] = (char)inner;
    char encoded[4096], framed[4400];
    EVP_EncodeBlock((unsigned char *)encoded, (const unsigned char *)storage, (int)wire.length);
    size_t used = (size_t)snprintf(framed, sizeof framed, "-----BEGIN OPENSSH PRIVATE KEY-----\n");
    for (const char *at = encoded; *at; at += strlen(at) < 70 ? strlen(at) : 70)
        used += (size_t)snprintf(framed + used, sizeof framed - used, "%.70s\n", at);
    used += (size_t)snprintf(framed + used, sizeof framed - used, "-----END OPENSSH PRIVATE KEY-----\n");
    secret_set(file, framed, used);
    secret_wipe(storage, sizeof storage);
    secret_wipe(encoded, sizeof encoded);
    secret_wipe(framed, sizeof framed);
}

void openssh_public(const unsigned char public_half[ED25519_BYTES], const char *comment, Text *line) {
    AUTO(text_release) Text blob = {0};
    wire_put(&blob, "ssh-ed25519", 11);
    wire_put(&blob, public_half, 32);
    AUTO(memory_release) char *encoded = memory_new(4 * ((blob.length + 2) / 3) + 1, 1);
    EVP_EncodeBlock((unsigned char *)encoded, (const unsigned char *)blob.bytes, (int)blob.length);
    text_print(line, "ssh-ed25519 %s %s", encoded, comment);
}
