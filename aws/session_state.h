/* What a session holds, for the two files that make it: session.c (who and where) and session_credentials.c. */
#ifndef AWS_SESSION_STATE_H
#define AWS_SESSION_STATE_H

#include "aws/credentials.h"
#include "aws/sigv4.h"

#include <pthread.h>
#include <stdatomic.h>

struct AwsSession {
    AwsOptions options;
    AwsConfig config;
    char *profile, *region, *endpoint_url, *checkip_url, *keys_from;
    Secret access_key_id, secret_access_key; /* of the options */
    bool chosen, fips, dual_stack, ignore_endpoints;
    int max_attempts;
    AwsTransport *transport;
    atomic_bool lent; /* the terminal, to a credential_process of the lender */
    pthread_t lender; /* a thread; set before `lent` */

    pthread_mutex_t lock; /* for what follows */
    pthread_cond_t renewed;
    bool renewing;
    char refused[SIG_SIZE];  /* of the one thread that renews */
    char refused_id[132];    /* the access key that AWS refused last; "" none */
    Found found;             /* keys.access_key_id NULL: none yet */
    long long not_before_ms; /* a next renewal is not tried earlier */
};

#endif
