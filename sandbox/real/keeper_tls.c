/* Certificates: an authority derived from the state, and below it the database's own. See authority.h. */
#include "base/file.h"
#include "base/memory.h"
#include "sandbox/cfn/value.h"
#include "sandbox/real/keeper_parts.h"
#include "sandbox/world/made_keys.h"
#include "sandbox/real/authority.h"

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <string.h>

enum { YEAR_S = 365 * 24 * 3600, DAY_S = 24 * 3600 };

static bool extension_add(X509 *certificate, int kind, const char *value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, NULL, NULL, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, kind, value);
    bool added = extension && X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
    return added;
}

/* One that is good from yesterday on, or from before its end. */
static X509 *certificate_new(const char *name, const char *issuer, EVP_PKEY *key, long ends_s) {
    X509 *certificate = X509_new();
    X509_NAME *subject = X509_get_subject_name(certificate), *above = X509_NAME_new();
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), ends_s > 0 ? ends_s : 1);
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, (const unsigned char *)name, -1, -1, 0);
    X509_NAME_add_entry_by_txt(above, "CN", MBSTRING_UTF8, (const unsigned char *)issuer, -1, -1, 0);
    X509_set_issuer_name(certificate, above);
    X509_gmtime_adj(X509_getm_notBefore(certificate), ends_s < 0 ? ends_s - YEAR_S : -DAY_S);
    X509_gmtime_adj(X509_getm_notAfter(certificate), ends_s);
    X509_set_pubkey(certificate, key);
    X509_NAME_free(above);
    return certificate;
}

static const char authority_name[] = "secure-rds-sandbox RDS Root CA", other_name[] = "Another Root CA";

static X509 *authority_new(EVP_PKEY *key) {
    X509 *root = certificate_new(authority_name, authority_name, key, 10L * YEAR_S);
    if (extension_add(root, NID_basic_constraints, "critical,CA:TRUE") &&
        extension_add(root, NID_key_usage, "critical,keyCertSign,cRLSign") &&
        extension_add(root, NID_subject_key_identifier, "hash") && X509_sign(root, key, EVP_sha256()))
        return root;
    X509_free(root);
    return NULL;
}

static void pem_take(BIO *memory, Text *text) {
    char *bytes = NULL;
    long length = BIO_get_mem_data(memory, &bytes);
    if (length > 0)
        text_add(text, bytes, (size_t)length);
}

bool real_authority_pem(const char *id, Text *pem) {
    EVP_PKEY *key = made_tls_key("authority", id);
    X509 *root = key ? authority_new(key) : NULL;
    BIO *memory = BIO_new(BIO_s_mem());
    bool made = root && memory && PEM_write_bio_X509(memory, root);
    if (made)
        pem_take(memory, pem);
    BIO_free(memory);
    X509_free(root);
    EVP_PKEY_free(key);
    return made;
}

/* The database's key and certificate as PEM. `authority` NULL: of one that nobody knows. */
static bool server_make(const char *authority, const char *host, double days, Text *certificate, Text *private_key) {
    EVP_PKEY *root = made_tls_key("authority", authority ? authority : other_name), *key = made_tls_key("server", host);
    AUTO(memory_release) char *alternative = memory_print("DNS:%s", host);
    X509 *server =
        root && key ? certificate_new(host, authority ? authority_name : other_name, key, (long)(days * DAY_S)) : NULL;
    BIO *memory = BIO_new(BIO_s_mem()), *secret = BIO_new(BIO_s_mem());
    bool made = server && extension_add(server, NID_subject_alt_name, alternative) &&
                extension_add(server, NID_ext_key_usage, "serverAuth") && X509_sign(server, root, EVP_sha256()) &&
                PEM_write_bio_X509(memory, server) && PEM_write_bio_PrivateKey(secret, key, NULL, NULL, 0, NULL, NULL);
    if (made) {
        pem_take(memory, certificate);
        pem_take(secret, private_key);
    }
    BIO_free(memory);
    BIO_free(secret);
    X509_free(server);
    EVP_PKEY_free(key);
    EVP_PKEY_free(root);
    return made;
}

bool tls_write(const char *folder, const char *authority, const json_t *database, Error *err) {
    const char *wrong = value_text(database, "tls"), *host = value_text(database, "host");
    AUTO(text_release) Text certificate = {0}, private_key = {0};
    AUTO(memory_release) char *of = memory_print("%s/server.crt", folder);
    AUTO(memory_release) char *to = memory_print("%s/server.key", folder);
    if (!server_make(strcmp(wrong, "chain") == 0 ? NULL : authority,
                     strcmp(wrong, "name") == 0 ? "other.example.com" : host,
                     json_number_value(json_object_get(database, "days")), &certificate, &private_key))
        return error_set(err, ERROR_FAILED, "check the OpenSSL installation", "no certificate could be made");
    return file_replace(of, certificate.bytes, certificate.length, 0600, err) &&
           file_replace(to, private_key.bytes, private_key.length, 0600, err);
}
