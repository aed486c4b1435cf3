/* Signs what stands on its standard input, one JSON object a line, and prints what comes out, one line each: for
 * comparing it with another client's.
 *
 *     {"token": ["HOST", PORT, "USER"]}
 *
 * Region, credentials and endpoints are those of the environment. These are keys of tests: it is not installed. */
#include "aws/internal.h"
#include "aws/presign.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool line_sign(AwsContext *aws, json_t *asked, Secret *made, Error *err) {
    const char *host, *user;
    int port;
    if (json_unpack(json_object_get(asked, "token"), "[s, i, s]", &host, &port, &user) == 0)
        return rds_sign_in_token(aws, host, port, user, made, err);
    return error_set(err, ERROR_USAGE, NULL, "no token in the line");
}

int main(void) {
    char line[8192];
    Error err = {0};
    AwsOptions options = {0};
    AwsSession *session = aws_session_new(&options, &err);
    AwsContext aws = {.session = session};
    while (session && fgets(line, sizeof line, stdin)) {
        AUTO(secret_release) Secret made = {0};
        json_t *asked = json_loads(line, 0, NULL);
        puts(line_sign(&aws, asked, &made, &err) ? secret_string(&made) : err.said);
        json_decref(asked);
    }
    if (!session)
        puts(err.said);
    aws_session_free(session);
    return 0;
}
