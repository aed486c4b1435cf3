/* See portal.h. The credentials are those of the one identity that stands for everybody who comes by the portal. */
#include "sandbox/wire/portal.h"
#include "base/memory.h"
#include "sandbox/world/account.h"
#include "sandbox/wire/protocol.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { HOUR_MS = 3600 * 1000 };

static void answer_json(HttpAnswer *answer, int status, json_t *body) {
    char *text = json_dumps(body, JSON_COMPACT);
    answer->status = status;
    answer->content_type = "application/json";
    text_put(&answer->body, text);
    free(text);
    json_decref(body);
}

static const Identity *portal_identity(void) {
    for (size_t i = 0; i < account_identity_count; i++)
        if (strncmp(account_identities[i].arn, "arn:aws:sts::" ACCOUNT_ID ":assumed-role/AWSReservedSSO_", 54) == 0)
            return &account_identities[i];
    return NULL;
}

void portal_answer(const HttpRequest *request, long long real_ms, HttpAnswer *answer) {
    AUTO(form_release) Form query = {0};
    const char *token = sim_http_header(request, "x-amz-sso_bearer_token");
    const Identity *identity = portal_identity();
    bool read = form_parse(&query, request->query, strlen(request->query));
    const char *account = read ? sim_form_value(&query, "account_id") : NULL;
    if (!token || strcmp(token, ACCOUNT_SSO_TOKEN) != 0)
        answer_json(answer, 401, json_pack("{s:s}", "message", "Session token not found or invalid"));
    else if (!account || strcmp(account, ACCOUNT_ID) != 0 || !sim_form_value(&query, "role_name") || !identity)
        answer_json(answer, 403, json_pack("{s:s}", "message", "No access"));
    else
        answer_json(answer, 200,
                    json_pack("{s:{s:s, s:s, s:s, s:I}}", "roleCredentials", "accessKeyId", identity->access_key_id,
                              "secretAccessKey", identity->secret_access_key, "sessionToken", identity->token,
                              "expiration", (json_int_t)(real_ms + HOUR_MS)));
}
