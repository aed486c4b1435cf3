/* See made_keys.h. */
#include "sandbox/world/made_keys.h"
#include "base/memory.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/param_build.h>
#include <string.h>

static void derive(const char *what, const char *of, unsigned char bytes[32]) {
    AUTO(memory_release) char *words = memory_print("secure-rds-sandbox\n%s\n%s", what, of);
    size_t length = 0;
    EVP_Q_digest(NULL, "SHA256", NULL, words, strlen(words), bytes, &length);
}

MadeKey made_ssh_key(const char *what, const char *of) {
    MadeKey key = {0};
    size_t length = sizeof key.public_half;
    derive(what, of, key.seed);
    EVP_PKEY *pair = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, key.seed, sizeof key.seed);
    if (pair)
        EVP_PKEY_get_raw_public_key(pair, key.public_half, &length);
    EVP_PKEY_free(pair);
    return key;
}

/* The point that belongs to the number. */
static bool point_of(const BIGNUM *number, unsigned char point[65]) {
    EC_GROUP *group = EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1);
    EC_POINT *at = group ? EC_POINT_new(group) : NULL;
    bool made = at && EC_POINT_mul(group, at, number, NULL, NULL, NULL) &&
                EC_POINT_point2oct(group, at, POINT_CONVERSION_UNCOMPRESSED, point, 65, NULL) == 65;
    EC_POINT_free(at);
    EC_GROUP_free(group);
    return made;
}

EVP_PKEY *made_tls_key(const char *what, const char *of) {
    unsigned char bytes[32], point[65];
    derive(what, of, bytes);
    bytes[0] = 0; /* surely below the order */
    EVP_PKEY *key = NULL;
    BIGNUM *number = BN_bin2bn(bytes, sizeof bytes, NULL);
    OSSL_PARAM_BLD *build = OSSL_PARAM_BLD_new();
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "EC", NULL);
    OSSL_PARAM *parameters = NULL;
    if (number && build && context && point_of(number, point) &&
        OSSL_PARAM_BLD_push_utf8_string(build, OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0) &&
        OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_PRIV_KEY, number) &&
        OSSL_PARAM_BLD_push_octet_string(build, OSSL_PKEY_PARAM_PUB_KEY, point, sizeof point))
        parameters = OSSL_PARAM_BLD_to_param(build);
    if (parameters && EVP_PKEY_fromdata_init(context) > 0 &&
        EVP_PKEY_fromdata(context, &key, EVP_PKEY_KEYPAIR, parameters) <= 0)
        key = NULL;
    OSSL_PARAM_free(parameters);
    OSSL_PARAM_BLD_free(build);
    EVP_PKEY_CTX_free(context);
    BN_free(number);
    return key;
}
