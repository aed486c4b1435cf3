/* See tls.h. */
#include "connect/tls.h"
#include "base/clock.h"
#include "base/memory.h"
#include "stack/reach.h"

#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct Tls {
    SSL_CTX *context;
    SSL *ssl;
    int descriptor;
} Tls;

static void tls_release(Tls *tls) {
    SSL_free(tls->ssl);
    SSL_CTX_free(tls->context);
    if (tls->descriptor >= 0)
        close(tls->descriptor);
}

static bool coded(Error *err, const char *code) {
    snprintf(err->code, sizeof err->code, "%s", code);
    return false;
}

static bool prepare(Tls *tls, const TlsServer *server, Error *err) {
    tls->context = SSL_CTX_new(TLS_client_method());
    if (!tls->context || !SSL_CTX_set_min_proto_version(tls->context, TLS1_2_VERSION) ||
        !SSL_CTX_load_verify_file(tls->context, server->authorities))
        return error_set(err, ERROR_USAGE, "name a file of certificates as PEM with --ca-bundle",
                         "%s holds no certificates", server->authorities);
    SSL_CTX_set_verify(tls->context, SSL_VERIFY_PEER, NULL);
    tls->ssl = SSL_new(tls->context);
    return (tls->ssl && SSL_set_fd(tls->ssl, tls->descriptor) && SSL_set1_host(tls->ssl, server->host) &&
            SSL_set_tlsext_host_name(tls->ssl, server->host)) ||
           error_set(err, ERROR_FAILED, "check the OpenSSL installation", "TLS can't begin");
}

/* False: it broke off, or took too long. */
static bool shake(const Tls *tls, long long end_ms, const Cancel *cancel) {
    for (int done; (done = SSL_connect(tls->ssl)) != 1;) {
        int wants = SSL_get_error(tls->ssl, done);
        if ((wants != SSL_ERROR_WANT_READ && wants != SSL_ERROR_WANT_WRITE) || cancel_wanted(cancel) ||
            clock_monotonic_ms() >= end_ms)
            return false;
        struct pollfd wait = {.fd = tls->descriptor, .events = wants == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT};
        long long left_ms = end_ms - clock_monotonic_ms();
        (void)cancel_poll(cancel, &wait, left_ms > 0 ? (int)left_ms : 0);
    }
    return true;
}

static long long moment(const ASN1_TIME *time) {
    struct tm parts = {0};
    return time && ASN1_TIME_to_tm(time, &parts) ? timegm(&parts) * 1000LL : 0;
}

static void issuer_name(const X509 *certificate, char name[128]) {
    if (X509_NAME_get_text_by_NID(X509_get_issuer_name(certificate), NID_commonName, name, 128) < 0)
        *name = '\0';
}

/* What to do when the time does not fit: this machine's may be the wrong one. */
static void time_remedy(const char *else_words, Error *err) {
    char now[TIME_SIZE];
    Clock wall = clock_wall();
    time_format(clock_now_ms(&wall), now);
    snprintf(err->remedy, sizeof err->remedy, "set this machine's clock if %s is not the time%s", now, else_words);
}

static bool expired(const X509 *certificate, const char *host, Error *err) {
    char day[TIME_SIZE];
    time_format(moment(X509_get0_notAfter(certificate)), day);
    error_set(err, ERROR_FAILED, "", "the certificate of %s has expired: it was good until %s", host, day);
    time_remedy("; if it is, RDS has to renew the certificate: see its console, \"Certificate update\"", err);
    return coded(err, "Expired");
}

static bool not_yet_valid(const X509 *certificate, const char *host, Error *err) {
    char day[TIME_SIZE];
    time_format(moment(X509_get0_notBefore(certificate)), day);
    error_set(err, ERROR_FAILED, "", "the certificate of %s is not valid yet: it will be from %s on", host, day);
    time_remedy("", err);
    return coded(err, "NotYetValid");
}

static bool wrong_host(const X509 *certificate, const char *host, Error *err) {
    char name[200] = "";
    GENERAL_NAMES *names = X509_get_ext_d2i(certificate, NID_subject_alt_name, NULL, NULL);
    const GENERAL_NAME *first = sk_GENERAL_NAME_value(names, 0);
    if (first && first->type == GEN_DNS)
        snprintf(name, sizeof name, "%.*s", ASN1_STRING_length(first->d.dNSName),
                 (const char *)ASN1_STRING_get0_data(first->d.dNSName));
    GENERAL_NAMES_free(names);
    error_set(err, ERROR_FAILED, "whoever answers is another server: nothing was sent to it. See `secure-rds status`",
              "the certificate is not for %s but for %s", host, *name ? name : "nobody who is named");
    return coded(err, "WrongHost");
}

/* Why the certificate was not good enough. */
static bool refused(const Tls *tls, const X509 *certificate, const TlsServer *server, Error *err) {
    long found = SSL_get_verify_result(tls->ssl);
    char issuer[128] = "";
    switch (found) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return expired(certificate, server->host, err);
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return not_yet_valid(certificate, server->host, err);
    case X509_V_ERR_HOSTNAME_MISMATCH:
        return wrong_host(certificate, server->host, err);
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_CERT_SIGNATURE_FAILURE:
        issuer_name(certificate, issuer);
        error_set(err, ERROR_FAILED,
                  "nothing was sent to it. If Amazon has a newer authority, get its certificates "
                  "(https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem) and name them with --ca-bundle, "
                  "or keep them as ~/.config/secure-rds/rds-authorities.pem",
                  "the certificate of %s is signed by %s, which is none of the authorities that are trusted here",
                  server->host, *issuer ? issuer : "nobody who is named");
        return coded(err, "UnknownIssuer");
    default:
        error_set(err, ERROR_FAILED, "nothing was sent to it", "the certificate of %s is not good: %s", server->host,
                  X509_verify_cert_error_string(found));
        return coded(err, "Certificate");
    }
}

/* OpenSSL tells what the certificate is only after it was taken: the chain is judged again, on what was shown. */
static int keep_shown(int good, X509_STORE_CTX *store) {
    SSL *ssl = X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx());
    X509 **shown = SSL_get_app_data(ssl);
    X509 *leaf = X509_STORE_CTX_get0_cert(store);
    if (!good && shown && !*shown && leaf && X509_up_ref(leaf))
        *shown = leaf;
    return good;
}

static bool begin(Tls *tls, const TlsServer *server, long long end_ms, const Cancel *cancel, Error *err) {
    X509 *shown = NULL;
    SSL_set_app_data(tls->ssl, &shown);
    SSL_set_verify(tls->ssl, SSL_VERIFY_PEER, keep_shown);
    bool shaken = shake(tls, end_ms, cancel);
    if (!shaken && cancel_wanted(cancel))
        cancel_error(err);
    else if (!shaken && shown)
        refused(tls, shown, server, err);
    else if (!shaken)
        error_set(err, ERROR_NETWORK, "try again", "the TLS handshake with %s broke off", server->host);
    X509_free(shown);
    return shaken;
}

bool tls_check(const TlsServer *server, int timeout_ms, const Cancel *cancel, TlsFacts *facts, Error *err) {
    AUTO(tls_release) Tls tls = {.descriptor = -1};
    long long end_ms = clock_monotonic_ms() + timeout_ms;
    tls.descriptor = reach_tls_begin(server->routes, server->place.host, server->place.port, end_ms, cancel, err);
    if (tls.descriptor < 0)
        return err->code[0] ? false : coded(err, "NoAnswer");
    if (!prepare(&tls, server, err) || !begin(&tls, server, end_ms, cancel, err))
        return false;
    const X509 *certificate = SSL_get0_peer_certificate(tls.ssl);
    *facts = (TlsFacts){.expires_ms = moment(X509_get0_notAfter(certificate))};
    snprintf(facts->version, sizeof facts->version, "%s", SSL_get_version(tls.ssl));
    issuer_name(certificate, facts->issuer);
    const STACK_OF(X509) *chain = SSL_get0_verified_chain(tls.ssl);
    const X509 *authority = sk_X509_value(chain, sk_X509_num(chain) - 1);
    if (authority) {
        issuer_name(authority, facts->authority); /* it has signed itself */
        facts->authority_ends_ms = moment(X509_get0_notAfter(authority));
    }
    SSL_shutdown(tls.ssl);
    return true;
}
