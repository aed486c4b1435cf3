/* See dpop.h. */
#include "aws/dpop.h"
#include "base/memory.h"
#include "base/random.h"

#include <jansson.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <stdlib.h>
#include <string.h>

enum { HALF = 32 }; /* bytes of a coordinate, and of each half of a signature, on P-256 */

static void key_release(EVP_PKEY **key) {
    EVP_PKEY_free(*key);
}

/* base64url without padding (RFC 7515). */
static void base64_add(Text *text, const unsigned char *bytes, size_t length) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (size_t i = 0; i < length; i += 3) {
        size_t left = length - i;
        unsigned long three = (unsigned long)bytes[i] << 16 | (left > 1 ? (unsigned long)bytes[i + 1] << 8 : 0) |
                              (left > 2 ? bytes[i + 2] : 0);
        for (size_t digit = 0; digit < (left > 2 ? 4 : left + 1); digit++)
            text_add(text, &digits[three >> (18 - 6 * digit) & 63], 1);
    }
}

static void json_add(Text *text, json_t *json) {
    char *bytes = json_dumps(json, JSON_COMPACT);
    base64_add(text, (const unsigned char *)bytes, strlen(bytes));
    free(bytes);
    json_decref(json);
}

/* A passphrase is not asked for: whoever needs one has another key than `aws login` makes. */
static int no_passphrase(char *buffer, int size, int writing, void *data) {
    (void)buffer, (void)size, (void)writing, (void)data;
    return 0;
}

static EVP_PKEY *key_read(const char *pem) {
    BIO *bio = BIO_new_mem_buf(pem, -1);
    EVP_PKEY *key = bio ? PEM_read_bio_PrivateKey(bio, NULL, no_passphrase, NULL) : NULL;
    BIO_free(bio);
    if (key && (!EVP_PKEY_is_a(key, "EC") || EVP_PKEY_get_bits(key) != 8 * HALF)) {
        EVP_PKEY_free(key);
        key = NULL;
    }
    return key;
}

static bool coordinate_add(Text *text, EVP_PKEY *key, const char *name) {
    BIGNUM *number = NULL;
    unsigned char bytes[HALF];
    bool ok = EVP_PKEY_get_bn_param(key, name, &number) == 1 && BN_bn2binpad(number, bytes, HALF) == HALF;
    BN_free(number);
    if (ok)
        base64_add(text, bytes, HALF);
    return ok;
}

static bool header_add(Text *token, EVP_PKEY *key) {
    AUTO(text_release) Text x = {0}, y = {0};
    if (!coordinate_add(&x, key, OSSL_PKEY_PARAM_EC_PUB_X) || !coordinate_add(&y, key, OSSL_PKEY_PARAM_EC_PUB_Y))
        return false;
    json_add(token, json_pack("{s:s, s:s, s:{s:s, s:s, s:s, s:s}}", "typ", "dpop+jwt", "alg", "ES256", "jwk", "kty",
                              "EC", "x", text_string(&x), "y", text_string(&y), "crv", "P-256"));
    return true;
}

/* OpenSSL signs in ASN.1; a token holds the two numbers side by side. */
static bool halves_add(Text *token, const unsigned char *der, size_t length) {
    ECDSA_SIG *signature = d2i_ECDSA_SIG(NULL, &der, (long)length);
    unsigned char halves[2 * HALF];
    bool ok = signature && BN_bn2binpad(ECDSA_SIG_get0_r(signature), halves, HALF) == HALF &&
              BN_bn2binpad(ECDSA_SIG_get0_s(signature), halves + HALF, HALF) == HALF;
    ECDSA_SIG_free(signature);
    if (ok)
        base64_add(token, halves, sizeof halves);
    return ok;
}

static bool signature_add(Text *token, EVP_PKEY *key, const char *signed_text) {
    unsigned char der[128];
    size_t length = sizeof der;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool ok = context && EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, key) == 1 &&
              EVP_DigestSign(context, der, &length, (const unsigned char *)signed_text, strlen(signed_text)) == 1;
    EVP_MD_CTX_free(context);
    return ok && halves_add(token, der, length);
}

bool dpop_proof(const char *key_text, const char *url, long long now_s, Text *proof) {
    AUTO(key_release) EVP_PKEY *key = key_read(key_text);
    AUTO(text_release) Text token = {0};
    char id[RANDOM_TOKEN_SIZE];
    random_token(id);
    if (!key || !header_add(&token, key))
        return false;
    text_put(&token, ".");
    json_add(&token, json_pack("{s:s, s:s, s:I, s:s}", "htm", "POST", "htu", url, "iat", (json_int_t)now_s, "jti", id));
    AUTO(memory_release) char *signed_text = memory_copy(text_string(&token));
    text_put(&token, ".");
    if (!signature_add(&token, key, signed_text))
        return false;
    text_put(proof, text_string(&token));
    return true;
}
