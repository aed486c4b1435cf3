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
 * that, others wait). ERROR_DENIED when there are none. */
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
/* How far AWS's clock is ahead of ours, in ms; 0 until a reply showed otherwise. */
long long transport_clock_offset_ms(AwsTransport *transport);

/* As aws_query() and aws_json(), signed with `as` instead of the session's credentials (AssumeRole with those of the
 * source profile), or not at all when as->access_key_id is NULL (AssumeRoleWithWebIdentity). Never calls
 * session_credentials(), so a credentials source may use it while it holds the session's lock. */
bool aws_query_as(AwsContext *aws, const AwsCredentials *as, const AwsOperation *operation, const AwsParams *params,
                  XmlNode **reply, Error *err);

/* Rows of the table of operations (operations.c). */
typedef enum {
    OP_STS_GET_CALLER_IDENTITY,
    OP_STS_ASSUME_ROLE,
    OP_STS_ASSUME_ROLE_WITH_WEB_IDENTITY,
    OP_IAM_LIST_ACCOUNT_ALIASES,
    OP_IAM_GET_ROLE,
    OP_IAM_SIMULATE_PRINCIPAL_POLICY,
    OP_CFN_CREATE_CHANGE_SET,
    OP_CFN_DESCRIBE_CHANGE_SET,
    OP_CFN_EXECUTE_CHANGE_SET,
    OP_CFN_DELETE_CHANGE_SET,
    OP_CFN_DESCRIBE_STACKS,
    OP_CFN_DESCRIBE_STACK_EVENTS,
    OP_CFN_DESCRIBE_EVENTS,
    OP_CFN_LIST_STACK_RESOURCES,
    OP_CFN_GET_TEMPLATE,
    OP_CFN_GET_STACK_POLICY,
    OP_CFN_SET_STACK_POLICY,
    OP_CFN_DELETE_STACK,
    OP_CFN_CANCEL_UPDATE_STACK,
    OP_CFN_CONTINUE_UPDATE_ROLLBACK,
    OP_CFN_UPDATE_TERMINATION_PROTECTION,
    OP_CFN_DETECT_STACK_DRIFT,
    OP_CFN_DESCRIBE_STACK_DRIFT_DETECTION_STATUS,
    OP_CFN_DESCRIBE_STACK_RESOURCE_DRIFTS,
    OP_EC2_DESCRIBE_KEY_PAIRS,
    OP_EC2_IMPORT_KEY_PAIR,
    OP_EC2_DESCRIBE_AVAILABILITY_ZONES,
    OP_EC2_DESCRIBE_INSTANCE_TYPE_OFFERINGS,
    OP_EC2_DESCRIBE_VPC_ENDPOINT_SERVICES,
    OP_EC2_DESCRIBE_IMAGES,
    OP_EC2_DESCRIBE_VPCS,
    OP_EC2_DESCRIBE_ADDRESSES,
    OP_EC2_DESCRIBE_INSTANCES,
    OP_EC2_GET_CONSOLE_OUTPUT,
    OP_EC2_DESCRIBE_SECURITY_GROUPS,
    OP_EC2_DESCRIBE_NETWORK_INTERFACES,
    OP_EC2_DELETE_NETWORK_INTERFACE,
    OP_EC2_DESCRIBE_MANAGED_PREFIX_LISTS,
    OP_EC2_GET_MANAGED_PREFIX_LIST_ENTRIES,
    OP_EC2_MODIFY_MANAGED_PREFIX_LIST,
    OP_EC2_RESTORE_MANAGED_PREFIX_LIST_VERSION,
    OP_RDS_DESCRIBE_DB_INSTANCES,
    OP_RDS_DESCRIBE_PENDING_MAINTENANCE_ACTIONS,
    OP_RDS_DESCRIBE_DB_SNAPSHOTS,
    OP_RDS_MODIFY_DB_INSTANCE,
    OP_RDS_DESCRIBE_DB_ENGINE_VERSIONS,
    OP_RDS_DESCRIBE_DB_MAJOR_ENGINE_VERSIONS,
    OP_RDS_DESCRIBE_ORDERABLE_DB_INSTANCE_OPTIONS,
    OP_ELB_DESCRIBE_LOAD_BALANCER_ATTRIBUTES,
    OP_ELB_MODIFY_LOAD_BALANCER_ATTRIBUTES,
    OP_ELB_DESCRIBE_TARGET_HEALTH,
    OP_QUOTAS_GET_SERVICE_QUOTA,
    OP_QUOTAS_GET_AWS_DEFAULT_SERVICE_QUOTA,
    OP_SECRETS_DESCRIBE_SECRET,
    OP_SECRETS_GET_SECRET_VALUE,
    OP_SECRETS_RESTORE_SECRET,
    OP_SECRETS_DELETE_SECRET,
    OP_SECRETS_ROTATE_SECRET,
    OP_SSM_GET_PARAMETER,
    OP_SSM_START_SESSION,
    OP_SSM_TERMINATE_SESSION,
    OP_LOGS_DESCRIBE_LOG_GROUPS,
    OP_LOGS_DELETE_LOG_GROUP,
    OP_LOGS_FILTER_LOG_EVENTS,
    OP_LAMBDA_GET_FUNCTION_CONFIGURATION,
    OP_LAMBDA_UPDATE_FUNCTION_CONFIGURATION,
    OP_PRICING_GET_PRODUCTS,
    OP_FREETIER_GET_ACCOUNT_PLAN_STATE,
    OPERATION_COUNT,
} AwsOperationId;
const AwsOperation *aws_operation(AwsOperationId id);

#endif
