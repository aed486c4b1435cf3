/* Whose access key it is: the account's own, or a temporary one that STS gave in an earlier call. */
#ifndef SANDBOX_WIRE_IDENTITY_H
#define SANDBOX_WIRE_IDENTITY_H

#include "sandbox/world/world.h"

typedef struct Caller {
    char access_key_id[32], secret_access_key[48];
    char *token; /* NULL: none */
    char arn[400], user_id[140];
    bool ended, powerless;
} Caller;
void caller_release(Caller *caller);

/* False: nobody has that key. `real_ms`: temporary keys end by the wall clock. */
bool caller_find(const World *world, const char *access_key_id, long long real_ms, Caller *caller);

/* The credentials that the accepted STS call `request_id` gives, in the model's shape (Credentials). */
json_t *credentials_of(const char *request_id, long long ends_ms);
/* "AROA…:name" and the ARN of the role's session. */
void session_names(const char *role_arn, const char *session_name, char arn[400], char user_id[140]);

#endif
