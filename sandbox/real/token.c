/* See token.h. */
#include "sandbox/real/token.h"
#include "base/memory.h"
#include "sandbox/world/account.h"
#include "sandbox/cfn/value.h"
#include "sandbox/wire/identity.h"
#include "sandbox/wire/signature.h"

#include <string.h>

enum { TOKEN_S = 900 };

/* The operator's policies, if he is held to some, name the user of that very database. */
static bool permitted(const World *world, const json_t *database, const char *region, const char *user) {
    AUTO(memory_release)
    char *resource =
        memory_print("arn:aws:rds-db:%s:" ACCOUNT_ID ":dbuser:%s/%s", region, value_text(database, "id"), user);
    json_auto_t *keys = json_pack("{s:s}", "aws:RequestedRegion", region);
    PolicyRequest request = {.action = "rds-db:connect", .resource = resource, .keys = keys};
    return faults_permit(world_faults(world), &request);
}

static bool says(const Form *form, const char *name, const char *value) {
    const char *said = sim_form_value(form, name);
    return said && strcmp(said, value) == 0;
}

bool real_token_good(const World *world, const json_t *database, const char *region, const char *user,
                     const char *token, long long real_ms) {
    AUTO(form_release) Form form = {0};
    AUTO(signature_claim_release) SignatureClaim claim = {0};
    AUTO(caller_release) Caller caller = {0};
    AUTO(text_release) Text problem = {0};
    AUTO(memory_release)
    char *host = memory_print("%s:%lld", value_text(database, "host"),
                              (long long)json_integer_value(json_object_get(database, "port")));
    const char *query = strstr(token, "/?");
    size_t length = strlen(host);
    SigHeader headers[] = {{"Host", host}};
    SignatureState state;
    if (!query || (size_t)(query - token) != length || strncmp(token, host, length) != 0)
        return false;
    HttpRequest request = {
        .method = "GET", .path = "/", .query = query + 2, .headers = headers, .header_count = 1, .body = ""};
    return form_parse(&form, request.query, strlen(request.query)) && says(&form, "Action", "connect") &&
           says(&form, "DBUser", user) && signature_claim(&request, &form, &claim, &state, &problem) &&
           claim.query_form && claim.expires_s <= TOKEN_S && strcmp(claim.service, "rds-db") == 0 &&
           strcmp(claim.region, region) == 0 && caller_find(world, claim.access_key_id, real_ms, &caller) &&
           !caller.ended && !caller.powerless &&
           signature_check(&request, &claim, caller.secret_access_key, real_ms, &problem) == SIGNATURE_GOOD &&
           (caller.token ? claim.token && strcmp(caller.token, claim.token) == 0 : !claim.token) &&
           permitted(world, database, region, user);
}
