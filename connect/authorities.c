/* See authorities.h. The source and the date of what is part of the program: assets/rds-authorities.pem. */
#include "connect/authorities.h"
#include "aws/config.h"
#include "base/file.h"
#include "base/memory.h"

#include <limits.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

enum { BUNDLE_MAX = 4 << 20 };

extern const char asset_authorities[], asset_authorities_end[];

void authorities_release(Authorities *authorities) {
    free(authorities->path);
    *authorities = (Authorities){0};
}

static long long moment(const ASN1_TIME *time) {
    struct tm parts = {0};
    return time && ASN1_TIME_to_tm(time, &parts) ? timegm(&parts) * 1000LL : 0;
}

/* Amazon's name their region: "Amazon RDS eu-west-1 Root CA RSA2048 G1". */
static void count_in(const X509 *certificate, const char *region, Authorities *authorities) {
    long long begins = moment(X509_get0_notBefore(certificate)), ends = moment(X509_get0_notAfter(certificate));
    char name[128] = "";
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, name, sizeof name);
    authorities->count++;
    if (begins > authorities->newest_ms)
        authorities->newest_ms = begins;
    if (strncmp(name, "Amazon RDS ", 11) == 0 && *region && !strcasestr(name, region))
        return;
    if (!authorities->first_end_ms || ends < authorities->first_end_ms)
        authorities->first_end_ms = ends;
}

/* The certificates of the text, one after the other. */
static void each_in(const char *pem, size_t length, void (*take)(void *data, const X509 *certificate), void *data) {
    BIO *memory = BIO_new_mem_buf(pem, (int)length);
    for (X509 *certificate; memory && (certificate = PEM_read_bio_X509(memory, NULL, NULL, NULL));) {
        take(data, certificate);
        X509_free(certificate);
    }
    BIO_free(memory);
    ERR_clear_error(); /* that no more came */
}

typedef struct Counting {
    const char *region;
    Authorities *authorities;
} Counting;

static void count_one(void *data, const X509 *certificate) {
    const Counting *counting = data;
    count_in(certificate, counting->region, counting->authorities);
}

static void read_through(const char *pem, size_t length, const char *region, Authorities *authorities) {
    Counting counting = {region, authorities};
    each_in(pem, length, count_one, &counting);
}

char *authorities_own_path(void) {
    return state_path("rds-authorities.pem");
}

char *authorities_newer_path(void) {
    return user_path("rds-authorities.pem");
}

static bool own_file(char **path, Error *err) {
    AUTO(text_release) Text text = {.max = BUNDLE_MAX};
    size_t length = (size_t)(asset_authorities_end - asset_authorities);
    Error unread = {0};
    *path = authorities_own_path();
    bool same =
        file_read(*path, &text, &unread) && text.length == length && memcmp(text.bytes, asset_authorities, length) == 0;
    return same || (state_folder_make(err) && file_replace(*path, asset_authorities, length, 0600, err)) ||
           error_tried(err, "write Amazon's certificates to a file");
}

static bool named_file(const char *named, Text *text, char **path, Error *err) {
    char whole[PATH_MAX];
    if (!file_read(named, text, err))
        return error_tried(err, "read the certificates of --ca-bundle");
    /* The name, not what it leads to: a descriptor of another process has none. */
    *path = *named == '/' ? memory_copy(named) : memory_copy(realpath(named, whole));
    return *path || error_set(err, ERROR_USAGE, "name another file", "%s can't be found again", named);
}

static bool none_in(const char *path, Error *err) {
    return error_set(err, ERROR_USAGE, "name a file of certificates as PEM", "%s holds no certificates", path);
}

/* *newer: it counts, and is in `authorities`. False: it is there, and can't be used. */
static bool newer_file(const Authorities *own, const char *region, Authorities *authorities, bool *newer, Error *err) {
    AUTO(memory_release) char *path = authorities_newer_path();
    AUTO(text_release) Text text = {.max = BUNDLE_MAX};
    AUTO(authorities_release) Authorities found = {.from = AUTHORITIES_NEWER};
    *newer = false;
    if (!file_exists(path))
        return true;
    if (!file_read(path, &text, err))
        return error_tried(err, "read newer certificates");
    read_through(text_string(&text), text.length, region, &found);
    if (!found.count)
        return none_in(path, err);
    *newer = found.newest_ms > own->newest_ms;
    if (*newer) {
        found.path = memory_copy(path);
        *authorities = found;
        found = (Authorities){0};
    }
    return true;
}

static bool named_bring(const char *named, const char *region, Authorities *authorities, Error *err) {
    AUTO(text_release) Text text = {.max = BUNDLE_MAX};
    *authorities = (Authorities){.from = AUTHORITIES_NAMED};
    if (!named_file(named, &text, &authorities->path, err))
        return false;
    read_through(text_string(&text), text.length, region, authorities);
    return authorities->count || none_in(authorities->path, err);
}

bool authorities_bring(const char *named, const char *region, Authorities *authorities, Error *err) {
    bool newer;
    if (named)
        return named_bring(named, region, authorities, err);
    *authorities = (Authorities){.from = AUTHORITIES_OWN};
    read_through(asset_authorities, (size_t)(asset_authorities_end - asset_authorities), region, authorities);
    return newer_file(authorities, region, authorities, &newer, err) && (newer || own_file(&authorities->path, err));
}

/* ---- one by its name */

typedef struct Wanted {
    char name[160];
    long long ends_ms;
} Wanted;

static void take_wanted(void *data, const X509 *certificate) {
    Wanted *wanted = data;
    char name[160] = "";
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, name, sizeof name);
    long long ends_ms = strcasecmp(name, wanted->name) == 0 ? moment(X509_get0_notAfter(certificate)) : 0;
    if (ends_ms > wanted->ends_ms)
        wanted->ends_ms = ends_ms;
}

long long authorities_end(const char *named, const char *region, const char *ca) {
    static const char prefix[] = "rds-ca-";
    AUTO(text_release) Text text = {.max = BUNDLE_MAX};
    Wanted wanted = {0};
    Error ignored = {0};
    if (strncmp(ca, prefix, sizeof prefix - 1) != 0)
        return 0;
    int length = snprintf(wanted.name, sizeof wanted.name, "Amazon RDS %s Root CA %s", region, ca + sizeof prefix - 1);
    for (int i = length - (int)strlen(ca) + (int)sizeof prefix - 1; i < length && i < (int)sizeof wanted.name; i++)
        if (wanted.name[i] == '-')
            wanted.name[i] = ' ';
    AUTO(memory_release) char *newer = authorities_newer_path();
    if (!named)
        each_in(asset_authorities, (size_t)(asset_authorities_end - asset_authorities), take_wanted, &wanted);
    if (file_read(named ? named : newer, &text, &ignored))
        each_in(text_string(&text), text.length, take_wanted, &wanted);
    return wanted.ends_ms;
}
