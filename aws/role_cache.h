/* What a one-time code bought, kept where the `aws` command keeps it (~/.aws/cli/cache) and as it does, so that each
 * asks for a code only when neither has: a code serves once. The one place where this program writes credentials: its
 * own user's, 0600, in folders of that user, never through a link.
 *
 * The form is botocore's (credentials.py, CachedCredentialFetcher; utils.py, JSONFileCache). For files of aws/ alone.
 */
#ifndef AWS_ROLE_CACHE_H
#define AWS_ROLE_CACHE_H

#include <jansson.h>
#include <stdbool.h>

/* What AssumeRole is asked for: the file's name is made of it. NULL, or 0: not said. */
typedef struct RoleRequest {
    const char *arn, *session_name, *external_id, *mfa_serial;
    long duration_s;
} RoleRequest;

/* The reply that was kept, {"Credentials": {…}, …}, whatever its time; NULL when there is none to be trusted. The
 * caller releases it with json_wipe(). */
json_t *role_cache_read(const RoleRequest *request);
/* Keeps a reply. That it can't be kept is no failure: the code is then asked for again. */
void role_cache_write(const RoleRequest *request, const json_t *reply);

#endif
