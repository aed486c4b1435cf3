/* The seam inside aws/: what a call needs of its session, and what the session needs of the transport.
 * For files of aws/ alone; the functions that others use are in the other headers. */
#ifndef AWS_INTERNAL_H
#define AWS_INTERNAL_H

#include "aws/call.h"
#include "aws/http.h"

/* ---- the session's side: session.c, credentials*.c, endpoints.c */

/* Enough to sign one request. */
typedef struct AwsCredentials {
    char *access_key_id; /* NULL: the request is sent without a signature */
    Secret secret_access_key;
    Secret token; /* empty: none */
} AwsCredentials;
void aws_credentials_release(AwsCredentials *credentials); /* wipes; for AUTO */

/* A copy of the session's credentials, resolved or refreshed first when they are missing or end soon (one thread does
 * that, others wait). ERROR_SIGN_IN when there are none. */
bool session_credentials(AwsContext *aws, AwsCredentials *credentials, Error *err);
/* AWS said that these have ended (ExpiredToken and its kin). True: the source may have newer ones, one more try with
 * session_credentials() is worth it. Forgets the cached ones only if they still are `refused`: another thread may
 * have replaced them. */
bool session_credentials_refused(AwsContext *aws, const AwsCredentials *refused);
/* The same when AWS does not know them at all: worth it for those that an earlier run left alone. */
bool session_credentials_unknown(AwsContext *aws, const AwsCredentials *unknown);

typedef struct AwsEndpoint {
    char *url; /* "https://rds.eu-west-1.amazonaws.com": scheme, host, perhaps a port and a path; no '/' at its end */
    char *region; /* what the signature names: "eu-west-1"; "us-east-1" for a global service */
} AwsEndpoint;
void aws_endpoint_release(AwsEndpoint *endpoint); /* for AUTO */
/* Where that service is called from this session, in `region` (NULL: its own): --endpoint-url, environment, profile,
 * else the region's own host. */
bool session_endpoint(const AwsSession *session, const AwsService *service, const char *region, AwsEndpoint *endpoint,
                      Error *err);
/* The same for a service that keys come from, in `region` (NULL: the session's): as with the `aws` command,
 * --endpoint-url says nothing about it. */
bool session_keys_endpoint(const AwsSession *session, const AwsService *service, const char *region,
                           AwsEndpoint *endpoint, Error *err);

/* The transport that the session made with transport_new() and frees with transport_free(). Never NULL. */
struct AwsTransport *session_transport(const AwsSession *session);
/* AwsOptions.checkip_url or AWS's own. */
const char *session_checkip_url(const AwsSession *session);
/* AWS_MAX_ATTEMPTS, the profile's max_attempts, else 3; at least 1. */
int session_max_attempts(const AwsSession *session);

/* ---- the transport's side: transport.c, http.c, retry.c, call.c */

/* Connections, retry budget and clock offset of one session; safe to use from any thread. */
typedef struct AwsTransport AwsTransport;
/* `ca_bundle`: as http_pool_new() says. */
AwsTransport *transport_new(const char *ca_bundle);
void transport_free(AwsTransport *transport);
HttpPool *transport_pool(AwsTransport *transport);
/* How far AWS's clock is ahead of ours, in ms; 0 until a reply showed otherwise, and while it is less than minutes. */
long long transport_clock_offset_ms(AwsTransport *transport);
/* AWS's time, Unix ms, as far as its replies have shown it: what signatures name, and what the ends of keys are held
 * against. */
long long transport_now_ms(AwsTransport *transport);
/* Learns AWS's time from the reply's Date, if it has one. */
void transport_note_date(AwsTransport *transport, const HttpReply *reply);

/* As aws_query() and aws_json(), signed with `as` instead of the session's credentials (AssumeRole with those of the
 * source profile), or not at all when as->access_key_id is NULL (AssumeRoleWithWebIdentity). Never calls
 * session_credentials(), so a credentials source may use it while it holds the session's lock. */
bool aws_query_as(AwsContext *aws, const AwsCredentials *as, const AwsOperation *operation, const AwsParams *params,
                  XmlNode **reply, Error *err);

/* The rows of operations.inc. */
typedef enum {
#define OPERATION(id, ...) OP_##id,
#define ALSO(...)
#include "aws/operations.inc"
#undef OPERATION
#undef ALSO
    OPERATION_COUNT,
} AwsOperationId;
const AwsOperation *aws_operation(AwsOperationId id);

#endif
