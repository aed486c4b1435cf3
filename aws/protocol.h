/* The protocols: what a call's request holds, and what its reply says. Pure. */
#ifndef AWS_PROTOCOL_H
#define AWS_PROTOCOL_H

#include "aws/call.h"
#include "aws/http.h"
#include "aws/retry.h"
#include "base/text.h"

/* What a reply held: the one or the other, by the service's protocol. */
typedef struct AwsResult {
    XmlNode *xml;
    json_t *json;
} AwsResult;
void aws_result_release(AwsResult *result);

/* Method and path of a REST call about `subject`. The caller frees the path. */
const char *protocol_route(const AwsOperation *operation, const char *subject, char **path);
/* The body of a query or ec2 call. `params` may be NULL. */
void protocol_form(const AwsOperation *operation, const AwsParams *params, Text *body);
const char *protocol_content_type(const AwsService *service);

/* True: `result` is filled in. False: `err` is told in full (code, request id, status, kind, remedy), `fault` says what
 * kind of failure it is. `host` is where the reply came from, for words. */
bool protocol_read(const AwsOperation *operation, const HttpReply *reply, const char *host, AwsResult *result,
                   Fault *fault, Error *err);

#endif
