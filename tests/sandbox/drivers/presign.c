/* Signs what stands on its standard input, one JSON object a line, and prints what comes out, one line each: for
 * comparing it with another client's.
 *
 *     {"token": ["HOST", PORT, "USER"]}
 *     {"url": ["SERVICE", "OPERATION", EXPIRES_S], "params": [["NAME", "VALUE"], ...]}
 *
 * Region, credentials and endpoints are those of the environment. These are keys of tests: it is not installed. */
#include "aws/internal.h"
#include "aws/presign.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const AwsOperation *operation_find(const char *service, const char *name) {
    size_t count;
    const AwsOperation *operations = aws_operations(&count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(operations[i].service->id, service) == 0 && strcmp(operations[i].name, name) == 0)
            return &operations[i];
    return NULL;
}

static bool url_sign(AwsContext *aws, json_t *asked, Secret *url, Error *err) {
    const char *service, *name;
    int expires_s;
    if (json_unpack(json_object_get(asked, "url"), "[s, s, i]", &service, &name, &expires_s) != 0)
        return error_set(err, ERROR_USAGE, NULL, "no url in the line");
    const AwsOperation *operation = operation_find(service, name);
    if (!operation)
        return error_set(err, ERROR_USAGE, NULL, "no operation %s of %s", name, service);
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    size_t i;
    json_t *pair;
    json_array_foreach(json_object_get(asked, "params"), i, pair)
        aws_params_add(params, json_string_value(json_array_get(pair, 0)), json_string_value(json_array_get(pair, 1)));
    return aws_presigned_url(aws, operation, params, expires_s, url, err);
}

static bool line_sign(AwsContext *aws, json_t *asked, Secret *made, Error *err) {
    const char *host, *user;
    int port;
    if (json_unpack(json_object_get(asked, "token"), "[s, i, s]", &host, &port, &user) == 0)
        return rds_sign_in_token(aws, host, port, user, made, err);
    return url_sign(aws, asked, made, err);
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
