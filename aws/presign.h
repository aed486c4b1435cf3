/* The token with which a user of a database signs in to RDS without a password: a request that is signed here and
 * presented by somebody else.
 *
 * It does not hold the secret key, but whoever has it may sign in until it ends: it is a Secret. It ends with the
 * credentials that signed it, if these end sooner. Signed with AWS's time as far as it is known; nothing is sent. */
#ifndef AWS_PRESIGN_H
#define AWS_PRESIGN_H

#include "aws/call.h"

enum {
    RDS_TOKEN_S = 900, /* RDS User Guide, "IAM database authentication": 15 minutes, for the sign-in alone */
};

/* What PostgreSQL takes as `user`'s password, for a user that has the role rds_iam. `host` and `port` are the
 * database's own, also when the way to it leads through a tunnel; its region is the session's. The signer needs
 * rds-db:connect for that user. ERROR_USAGE when `host` is no host's name, or for an empty user. */
bool rds_sign_in_token(AwsContext *aws, const char *host, int port, const char *user, Secret *token, Error *err);

#endif
