/* The proof that goes to AWS Sign-In, taken apart. Its signature is verified by OpenSSL's own program in
 * tests/sandbox/test_credentials_sources.py. */
#include "aws/dpop.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <stdlib.h>
#include <string.h>

static char *key_make(const char *curve) {
    EVP_PKEY *key = EVP_EC_gen(curve);
    BIO *bio = BIO_new(BIO_s_mem());
    char *bytes;
    assert_int_equal(PEM_write_bio_PrivateKey_traditional(bio, key, NULL, NULL, 0, NULL, NULL), 1);
    long length = BIO_get_mem_data(bio, &bytes);
    char *text = memory_copy_n(bytes, (size_t)length);
    BIO_free(bio);
    EVP_PKEY_free(key);
    return text;
}

static void test_parts(void **unused) {
    (void)unused;
    AUTO(memory_release) char *key = key_make("P-256");
    /* Many times: a coordinate or a half that begins with a zero byte keeps its length. */
    for (int i = 0; i < 300; i++) {
        AUTO(text_release) Text proof = {0};
        assert_true(dpop_proof(key, "https://us-east-1.signin.aws.amazon.com/v1/token", 1700000000, &proof));
        const char *first = strchr(text_string(&proof), '.'), *second = strchr(first + 1, '.');
        assert_int_equal(strlen(second + 1), 86); /* 64 bytes in base64 without padding */
        assert_null(strchr(second + 1, '.'));
        assert_int_equal(
            strspn(text_string(&proof), "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."),
            proof.length);
    }
}

static void test_refused_keys(void **unused) {
    (void)unused;
    AUTO(memory_release) char *other = key_make("P-384");
    const char *const keys[] = {"", "no key", "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n",
                                other};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        AUTO(text_release) Text proof = {0};
        if (dpop_proof(keys[i], "https://h/v1/token", 0, &proof) || proof.length > 0)
            fail_msg("key %zu was taken", i);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_parts), cmocka_unit_test(test_refused_keys)};
    return cmocka_run_group_tests_name("dpop", tests, NULL, NULL);
}
