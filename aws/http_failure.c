/* See http_failure.h. Words of libcurl and OpenSSL differ from version to version and may hold what was handed to them,
 * so they are used only where nothing better is known, and covered. */
#include "aws/http_failure.h"
#include "base/clock.h"
#include "base/limits.h"
#include "base/mask.h"

#include <errno.h>
#include <openssl/x509_vfy.h>
#include <stdio.h>
#include <string.h>

typedef struct Words {
    char text[CURL_ERROR_SIZE];
} Words;

/* The system's word ("Connection refused") where there is one, else libcurl's. */
static Words words_of(const HttpFailure *failure) {
    Words words;
    long number = 0;
    bool connecting = failure->code == CURLE_COULDNT_CONNECT;
    if (connecting && curl_easy_getinfo(failure->easy, CURLINFO_OS_ERRNO, &number) == CURLE_OK && number != 0)
        snprintf(words.text, sizeof words.text, "%s", strerror((int)number));
    else
        snprintf(words.text, sizeof words.text, "%s",
                 *failure->problem ? failure->problem : curl_easy_strerror(failure->code));
    mask_users(words.text);
    return words;
}

bool http_has_left(CURL *easy) {
    curl_off_t ready = 0;
    return curl_easy_getinfo(easy, CURLINFO_PRETRANSFER_TIME_T, &ready) == CURLE_OK && ready > 0;
}

static bool is_untrusted(CURLcode code) {
    return code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE ||
           code == CURLE_SSL_ISSUER_ERROR || code == CURLE_SSL_CRL_BADFILE || code == CURLE_SSL_CERTPROBLEM ||
           code == CURLE_SSL_PINNEDPUBKEYNOTMATCH;
}

/* A wrong clock is the likelier cause where AWS or a large company answers; either way the time is what to look at. */
static bool is_of_time(const HttpFailure *failure, Error *err) {
    long found = 0;
    char at[TIME_SIZE], remedy[200];
    Clock wall = clock_wall();
    curl_easy_getinfo(failure->easy, CURLINFO_SSL_VERIFYRESULT, &found);
    if (found != X509_V_ERR_CERT_NOT_YET_VALID && found != X509_V_ERR_CERT_HAS_EXPIRED)
        return false;
    time_format(clock_now_ms(&wall), at);
    snprintf(remedy, sizeof remedy,
             "set this machine's clock if %s is not the time; else the certificate has to be renewed. Verification is "
             "never switched off",
             at);
    return !error_set(err, ERROR_NETWORK, remedy, "the certificate of %s %s", failure->host,
                      found == X509_V_ERR_CERT_HAS_EXPIRED ? "has expired" : "is not valid yet");
}

static HttpOutcome untrusted(const HttpFailure *failure, Error *err) {
    if (is_of_time(failure, err))
        return HTTP_REFUSED;
    if (failure->code == CURLE_SSL_CACERT_BADFILE)
        error_set(err, ERROR_USAGE,
                  "name a PEM file that can be read in AWS_CA_BUNDLE, the profile's ca_bundle or REQUESTS_CA_BUNDLE",
                  "%.300s holds no certificates to trust, or can't be read",
                  failure->ca_bundle ? failure->ca_bundle : "the system's file");
    else
        error_set(err, ERROR_NETWORK,
                  "if your company inspects TLS, set AWS_CA_BUNDLE to the file of its certificate; check the machine's "
                  "date too. Verification is never switched off",
                  "the certificate of %s is not trusted: %s", failure->host, words_of(failure).text);
    return HTTP_REFUSED;
}

/* A proxy that can't be reached, or refuses. */
static bool is_of_proxy(const HttpFailure *failure, Error *err) {
    long status = 0;
    if (!failure->proxy->url)
        return false;
    curl_easy_getinfo(failure->easy, CURLINFO_HTTP_CONNECTCODE, &status);
    const char *proxy = failure->proxy->url, *variable = failure->proxy->variable;
    if (status >= 300)
        error_set(err, ERROR_NETWORK, "check the proxy's user and password, or name the host in no_proxy",
                  "the proxy %.200s (%s) refused the way to %s (HTTP %ld)", proxy, variable, failure->host, status);
    else if (failure->code == CURLE_COULDNT_RESOLVE_PROXY)
        error_set(err, ERROR_NETWORK, "check the proxy's name, and the network connection",
                  "the proxy %.200s (%s) has no address", proxy, variable);
    else if (failure->code == CURLE_COULDNT_CONNECT)
        error_set(err, ERROR_NETWORK, "check the proxy, or name the host in no_proxy",
                  "no connection to the proxy %.200s (%s): %s", proxy, variable, words_of(failure).text);
    else
        return false;
    return true;
}

/* This machine has no more of what a connection takes: no fault of the network, and asking again does not help. */
static bool is_of_machine(const HttpFailure *failure, Error *err) {
    long number = 0;
    curl_easy_getinfo(failure->easy, CURLINFO_OS_ERRNO, &number);
    bool connecting = failure->code == CURLE_COULDNT_CONNECT || failure->code == CURLE_COULDNT_RESOLVE_HOST ||
                      failure->code == CURLE_COULDNT_RESOLVE_PROXY || failure->code == CURLE_OUT_OF_MEMORY ||
                      failure->code == CURLE_FAILED_INIT;
    bool short_of = number == EMFILE || number == ENFILE || number == ENOMEM || number == ENOBUFS;
    if (!connecting || (!short_of && failure->code != CURLE_OUT_OF_MEMORY && !limits_reached()))
        return false;
    error_set(err, ERROR_FAILED, "close other programs, or raise the limits (ulimit -n, ulimit -v)",
              "this machine gives no connection to %s: %s", failure->host,
              short_of ? strerror((int)number) : "too many files are open, or too little memory is left");
    snprintf(err->code, sizeof err->code, "MachineLimit");
    return true;
}

static HttpOutcome not_sent(const HttpFailure *failure, Error *err) {
    static const char *const check = "check the network connection, proxy and firewall";
    if (is_of_machine(failure, err))
        return HTTP_REFUSED;
    if (is_of_proxy(failure, err))
        return HTTP_NOT_SENT;
    if (failure->code == CURLE_COULDNT_RESOLVE_HOST) {
        error_set(err, ERROR_NETWORK, "check the network connection, and the region's name", "%s has no address",
                  failure->host);
        snprintf(err->code, sizeof err->code, HTTP_NO_ADDRESS);
    } else if (failure->code == CURLE_OPERATION_TIMEDOUT)
        error_set(err, ERROR_NETWORK, check, "%s does not answer", failure->host);
    else
        error_set(err, ERROR_NETWORK, check, "no connection to %s (%s)", failure->host, words_of(failure).text);
    return HTTP_NOT_SENT;
}

/* What came after the request had left. */
static HttpOutcome left(const HttpFailure *failure, Error *err) {
    if (failure->code == CURLE_OPERATION_TIMEDOUT && failure->silent_ms == 0)
        error_set(err, ERROR_NETWORK, "try again; if it stays so, check the speed of the network, and the proxy",
                  "the reply of %s was not whole after %ld s", failure->host, (failure->whole_ms + 500) / 1000);
    else if (failure->code == CURLE_OPERATION_TIMEDOUT)
        error_set(err, ERROR_NETWORK, "try again; if it stays so, check proxy and firewall",
                  "%s fell silent for %lld s", failure->host, (failure->silent_ms + 500) / 1000);
    else
        error_set(err, ERROR_NETWORK, "try again; if it stays so, check proxy and firewall",
                  "the connection to %s broke off (%s)", failure->host, words_of(failure).text);
    return failure->code == CURLE_OPERATION_TIMEDOUT ? HTTP_TIMED_OUT : HTTP_LOST;
}

HttpOutcome http_failure(const HttpFailure *failure, Error *err) {
    CURLcode code = failure->code;
    if (code == CURLE_ABORTED_BY_CALLBACK) {
        cancel_error(err);
        return HTTP_CANCELLED;
    }
    /* The second also means that what came back is no HTTP. */
    if (code == CURLE_URL_MALFORMAT || (code == CURLE_UNSUPPORTED_PROTOCOL && !http_has_left(failure->easy))) {
        error_set(err, ERROR_USAGE, "correct the address; it starts with https://", "%.300s is no usable address",
                  failure->request->url);
        mask_users(err->said);
        return HTTP_REFUSED;
    }
    if (is_untrusted(code))
        return untrusted(failure, err);
    if (failure->too_large) {
        error_set(err, ERROR_NETWORK, "check that nothing between here and AWS answers in its place",
                  "the reply of %s is larger than any that AWS gives", failure->host);
        return HTTP_LOST;
    }
    return http_has_left(failure->easy) ? left(failure, err) : not_sent(failure, err);
}
