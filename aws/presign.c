/* See presign.h. */
#include "aws/presign.h"
#include "aws/internal.h"
#include "aws/sigv4.h"
#include "base/memory.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* What is signed, and for how long. */
typedef struct Presigning {
    const char *start; /* of the URL, up to its path; the receiver adds the scheme */
    const char *host, *path, *query;
    const char *region, *service;
    int expires_s;
} Presigning;

static bool presign(AwsContext *aws, const Presigning *what, Secret *signed_url, Error *err) {
    AUTO(aws_credentials_release) AwsCredentials keys = {0};
    AUTO(text_release) Text url = {0};
    char time[SIG_TIME_SIZE];
    if (!session_credentials(aws, &keys, err))
        return false;
    sigv4_time(transport_now_ms(session_transport(aws->session)), time);
    SigHeader host = {"Host", what->host};
    SigRequest request = {
        .method = "GET", .path = what->path, .query = what->query, .headers = &host, .header_count = 1};
    SigScope scope = {.access_key_id = keys.access_key_id,
                      .secret_access_key = secret_string(&keys.secret_access_key),
                      .token = secret_string(&keys.token),
                      .region = what->region,
                      .service = what->service,
                      .time = time,
                      .expires_s = what->expires_s};
    text_print(&url, "%s%s?", what->start, what->path);
    sigv4_presigned_query(&request, &scope, &url);
    secret_set(signed_url, text_string(&url), url.length);
    secret_wipe(url.bytes, url.length);
    return true;
}

static bool is_host(const char *name) {
    size_t length = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-");
    return length > 0 && length < 256 && name[length] == '\0';
}

bool rds_sign_in_token(AwsContext *aws, const char *host, int port, const char *user, Secret *token, Error *err) {
    AUTO(text_release) Text query = {0};
    if (!is_host(host) || port < 1 || port > 65535)
        return error_set(err, ERROR_USAGE, "name the database's own endpoint", "%.100s:%d is no host and port", host,
                         port);
    if (!*user)
        return error_set(err, ERROR_USAGE, "name a user of the database", "no user to sign in");
    /* The receiver puts "https://" before it, reads that as a URL, and signs the host that such a request would name.
     */
    AUTO(memory_release) char *start = memory_print("%s:%d", host, port);
    AUTO(memory_release) char *named = port == 443 ? memory_copy(host) : memory_copy(start);
    for (char *c = named; *c; c++)
        *c = (char)tolower((unsigned char)*c);
    text_put(&query, "Action=connect&DBUser=");
    sigv4_encode(&query, user, strlen(user), false);
    Presigning what = {.start = start,
                       .host = named,
                       .path = "/",
                       .query = text_string(&query),
                       .region = aws_session_region(aws->session),
                       .service = "rds-db",
                       .expires_s = RDS_TOKEN_S};
    return presign(aws, &what, token, err);
}
