/* Requests that are signed here and sent by somebody else: a presigned URL, and the token with which a user of a
 * database signs in to RDS without a password.
 *
 * Neither holds the secret key, but whoever has one may do what it says until it ends: each is a Secret. It ends with
 * the credentials that signed it, if these end sooner. Signed with AWS's time as far as it is known; nothing is sent.
 */
#ifndef AWS_PRESIGN_H
#define AWS_PRESIGN_H

#include "aws/call.h"

enum {
    PRESIGN_MAX_S = 7 * 24 * 3600, /* IAM User Guide, "Create a signed AWS API request" */
    RDS_TOKEN_S = 900, /* RDS User Guide, "IAM database authentication": 15 minutes, for the sign-in alone */
};

/* A URL that makes one call of a query or ec2 service, by GET, within `expires_s` (1 to PRESIGN_MAX_S). `params` may be
 * NULL. ERROR_USAGE for another duration or protocol; else as session_credentials() and session_endpoint() fail. */
bool aws_presigned_url(AwsContext *aws, const AwsOperation *operation, const AwsParams *params, int expires_s,
                       Secret *url, Error *err);

/* What PostgreSQL takes as `user`'s password, for a user that has the role rds_iam. `host` and `port` are the
 * database's own, also when the way to it leads through a tunnel; its region is the session's. The signer needs
 * rds-db:connect for that user. ERROR_USAGE when `host` is no host's name, or for an empty user. */
bool rds_sign_in_token(AwsContext *aws, const char *host, int port, const char *user, Secret *token, Error *err);

#endif
