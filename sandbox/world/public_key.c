/* See public_key.h. */
#include "sandbox/world/public_key.h"
#include "base/memory.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/x509.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* NULL: no base64. The caller frees it. */
static unsigned char *base64_decode(const char *text, size_t length, size_t *count) {
    if (length % 4 || length == 0 || length > 20000)
        return NULL;
    unsigned char *bytes = memory_new(length / 4 * 3 + 1, 1);
    AUTO(memory_release) char *copy = memory_copy_n(text, length);
    int decoded = EVP_DecodeBlock(bytes, (unsigned char *)copy, (int)length);
    if (decoded < 0) {
        free(bytes);
        return NULL;
    }
    *count = (size_t)decoded - (text[length - 1] == '=') - (text[length - 2] == '=');
    bytes[*count] = '\0';
    return bytes;
}

typedef struct Reader {
    const unsigned char *at, *end;
} Reader;

/* SSH's strings: four bytes of length, then the bytes (RFC 4251). */
static bool read_string(Reader *reader, const unsigned char **bytes, size_t *length) {
    if (reader->end - reader->at < 4)
        return false;
    *length = (size_t)reader->at[0] << 24 | (size_t)reader->at[1] << 16 | (size_t)reader->at[2] << 8 | reader->at[3];
    reader->at += 4;
    if (*length > (size_t)(reader->end - reader->at))
        return false;
    *bytes = reader->at;
    reader->at += *length;
    return true;
}

static EVP_PKEY *rsa_key(Reader *reader) {
    const unsigned char *e, *n;
    size_t e_length, n_length;
    EVP_PKEY *key = NULL;
    if (!read_string(reader, &e, &e_length) || !read_string(reader, &n, &n_length) || n_length < 129 || n_length > 1025)
        return NULL;
    BIGNUM *exponent = BN_bin2bn(e, (int)e_length, NULL), *modulus = BN_bin2bn(n, (int)n_length, NULL);
    OSSL_PARAM_BLD *build = OSSL_PARAM_BLD_new();
    OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_RSA_N, modulus);
    OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_RSA_E, exponent);
    OSSL_PARAM *params = OSSL_PARAM_BLD_to_param(build);
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "RSA", NULL);
    if (EVP_PKEY_fromdata_init(context) != 1 || EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, params) != 1)
        key = NULL;
    EVP_PKEY_CTX_free(context);
    OSSL_PARAM_free(params);
    OSSL_PARAM_BLD_free(build);
    BN_free(exponent);
    BN_free(modulus);
    return key;
}

static bool rsa_fingerprint(Reader *reader, char fingerprint[100]) {
    unsigned char *der = NULL, hash[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    EVP_PKEY *key = rsa_key(reader);
    int length = key ? i2d_PUBKEY(key, &der) : 0;
    bool good = length > 0 && EVP_Digest(der, (size_t)length, hash, &size, EVP_md5(), NULL) == 1;
    for (unsigned i = 0; i < size; i++)
        snprintf(fingerprint + 3 * i, 4, "%02x%s", hash[i], i + 1 < size ? ":" : "");
    OPENSSL_free(der);
    EVP_PKEY_free(key);
    return good;
}

static bool ed25519_fingerprint(const unsigned char *blob, size_t length, char fingerprint[100]) {
    unsigned char hash[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    if (length != 51 || EVP_Digest(blob, length, hash, &size, EVP_sha256(), NULL) != 1)
        return false;
    EVP_EncodeBlock((unsigned char *)fingerprint, hash, (int)size);
    return true;
}

bool public_key_read(const char *line, PublicKey *key) {
    size_t name = strcspn(line, " \t"), length, count = 0, said_length;
    const char *base64 = line + name + strspn(line + name, " \t");
    const unsigned char *said;
    length = strcspn(base64, " \t\r\n");
    bool rsa = name == 7 && memcmp(line, "ssh-rsa", 7) == 0;
    bool ed25519 = name == 11 && memcmp(line, "ssh-ed25519", 11) == 0;
    *key = (PublicKey){0};
    if (!rsa && !ed25519)
        return false;
    unsigned char *blob = base64_decode(base64, length, &count);
    Reader reader = {blob, blob + count};
    bool good = blob && read_string(&reader, &said, &said_length) && said_length == name &&
                memcmp(said, line, name) == 0 &&
                (rsa ? rsa_fingerprint(&reader, key->fingerprint) : ed25519_fingerprint(blob, count, key->fingerprint));
    snprintf(key->type, sizeof key->type, "%s", rsa ? "rsa" : "ed25519");
    free(blob);
    return good;
}

bool public_key_read_blob(const char *base64, char **line, PublicKey *key) {
    size_t count = 0;
    char *text = (char *)base64_decode(base64, strlen(base64), &count);
    bool good = text && memchr(text, '\0', count) == NULL && public_key_read(text, key);
    if (good)
        *line = text;
    else
        free(text);
    return good;
}
