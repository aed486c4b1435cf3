/* One call to AWS: sign, send, retry, parse. The files of the services (aws/sts.h …) are what others use.
 *
 * Every operation that the program can make is a row of one table (aws/operations.inc): service, name, IAM permission,
 * and whether sending it twice is harmless. `secure-rds policy` is made from that table. */
#ifndef AWS_CALL_H
#define AWS_CALL_H

#include "aws/session.h"

#include <jansson.h>

typedef enum { AWS_QUERY, AWS_EC2, AWS_JSON, AWS_REST } AwsProtocol;

/* How an operation of a REST service is asked for: "PUT", "/2015-03-31/functions/{}/configuration", where {} is what it
 * is about. */
typedef struct AwsRoute {
    const char *operation, *method, *path;
} AwsRoute;

typedef struct AwsService {
    const char *id;           /* as in AWS_ENDPOINT_URL_<ID>, in lower case with underscores: "secrets_manager" */
    const char *host_prefix;  /* "secretsmanager" */
    const char *signing_name; /* "secretsmanager" */
    const char *version;      /* query and ec2: the API version; json: the prefix of X-Amz-Target */
    AwsProtocol protocol;
    bool json_1_0;          /* json: its version 1.0, else 1.1 */
    bool global;            /* IAM: signed for us-east-1, host without region */
    const AwsRoute *routes; /* REST: one for each of its operations */
    bool compressed;        /* replies may come compressed: long ones, and no secret in any of them */
} AwsService;

typedef struct AwsOperation {
    const AwsService *service;
    const char *name;       /* "DescribeStacks" */
    const char *permission; /* "cloudformation:DescribeStacks"; NULL: none is needed */
    bool repeatable;        /* reads, or has a client token: a retry can't do it twice */
} AwsOperation;

/* The whole table: what `secure-rds policy` is made from. */
const AwsOperation *aws_operations(size_t *count);

/* One element of an XML reply: a name, a text, children. The text is as AWS sent it: made visible where it is shown. */
typedef struct XmlNode {
    char *name, *text;
    struct XmlNode **children;
    size_t count;
} XmlNode;

void xml_free(XmlNode *node);
void xml_release(XmlNode **node); /* for AUTO */
/* The first child of that name, or NULL; NULL gives NULL, so paths can be chained. */
const XmlNode *xml_child(const XmlNode *node, const char *name);
/* The text of that child, "" when it is not there. */
const char *xml_text(const XmlNode *node, const char *name);
/* The children of the list element `name` (its <member> or <item> elements). */
const XmlNode *const *xml_list(const XmlNode *node, const char *name, size_t *count);

/* The parameters of a query call, in the order they are added. */
typedef struct AwsParams AwsParams;
AwsParams *aws_params_new(void);
void aws_params_release(AwsParams **params); /* for AUTO */
/* NULL as value adds nothing. */
void aws_params_add(AwsParams *params, const char *name, const char *value);
/* The name is made like printf's: aws_params_addf(p, value, "Parameters.member.%zu.ParameterKey", i). */
__attribute__((format(printf, 3, 4))) void aws_params_addf(AwsParams *params, const char *value, const char *name, ...);

/* Calls an operation of a query or ec2 service. `reply` is the <XResult> element (query) or the <XResponse> (ec2);
 * the caller frees it. On false: err->code, http_status and request_id as AWS gave them; ERROR_NETWORK when it is
 * unknown whether AWS did it; ERROR_DENIED for AccessDenied and its kin; ERROR_SIGN_IN when the credentials themselves
 * are not taken. */
bool aws_query(AwsContext *aws, const AwsOperation *operation, const AwsParams *params, XmlNode **reply, Error *err);
/* Calls an operation of a json service. `input` is taken over, whatever comes of it. `reply` (never NULL on true) is
 * the caller's; as an argument it may be NULL. */
bool aws_json(AwsContext *aws, const AwsOperation *operation, json_t *input, json_t **reply, Error *err);

/* Calls an operation of a REST service about `subject` (a function's name). `input` and `reply` as in
 * aws_json(); input NULL: none, for a GET. */
bool aws_rest(AwsContext *aws, const AwsOperation *operation, const char *subject, json_t *input, json_t **reply,
              Error *err);

/* A plain HTTPS GET without signature, for checkip and the like; at most `max` bytes. */
bool aws_fetch(AwsContext *aws, const char *url, size_t max, char **body, Error *err);

#endif
