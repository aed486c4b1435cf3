/* See identity.h. */
#include "sandbox/wire/identity.h"
#include "base/memory.h"
#include "sandbox/world/account.h"
#include "sandbox/cfn/value.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void caller_release(Caller *caller) {
    free(caller->token);
    *caller = (Caller){0};
}

json_t *credentials_of(const char *request_id, long long ends_ms) {
    char key[17], secret[41], token[201], ends[STAMP_SIZE];
    Seed seed = seed_from(request_id, "credentials", "");
    seed_fill(&seed, seed_upper, key, 16);
    seed_fill(&seed, seed_mixed, secret, 40);
    seed_fill(&seed, seed_mixed, token, 200);
    stamp_format(ends_ms, ends);
    AUTO(memory_release) char *id = memory_print("ASIA%s", key);
    return json_pack("{s:s, s:s, s:s, s:s}", "AccessKeyId", id, "SecretAccessKey", secret, "SessionToken", token,
                     "Expiration", ends);
}

void session_names(const char *role_arn, const char *session_name, char arn[400], char user_id[140]) {
    char id[17];
    const char *role = strrchr(role_arn, '/');
    Seed seed = seed_from(role_arn, "role", "");
    seed_fill(&seed, seed_upper, id, 16);
    snprintf(arn, 400, "arn:aws:sts::" ACCOUNT_ID ":assumed-role/%.64s/%.64s", role ? role + 1 : role_arn,
             session_name);
    snprintf(user_id, 140, "AROA%s:%.64s", id, session_name);
}

static void caller_fill(Caller *caller, const char *id, const char *secret, const char *token) {
    *caller = (Caller){.token = memory_copy(token)};
    snprintf(caller->access_key_id, sizeof caller->access_key_id, "%s", id);
    snprintf(caller->secret_access_key, sizeof caller->secret_access_key, "%s", secret);
}

/* A key that STS gave: its parts follow from the id of the call. */
static bool caller_temporary(const World *world, const char *access_key_id, long long real_ms, Caller *caller) {
    size_t at = 0;
    for (const json_t *change; (change = world_change(world, "sts", NULL, &at));) {
        const json_t *input = json_object_get(change, "input");
        long long length_s = json_integer_value(json_object_get(input, "DurationSeconds"));
        long long ends_ms = json_integer_value(json_object_get(change, "real")) + 1000 * (length_s ? length_s : 3600);
        json_t *made = credentials_of(value_text(change, "id"), ends_ms);
        bool found = strcmp(value_text(made, "AccessKeyId"), access_key_id) == 0;
        if (found) {
            caller_fill(caller, access_key_id, value_text(made, "SecretAccessKey"), value_text(made, "SessionToken"));
            caller->ended = real_ms >= ends_ms;
            const char *role = value_text(input, "RoleArn");
            if (*role)
                session_names(role, value_text(input, "RoleSessionName"), caller->arn, caller->user_id);
            else
                snprintf(caller->arn, sizeof caller->arn, "%s", value_text(change, "caller"));
        }
        json_decref(made);
        if (found)
            return true;
    }
    return false;
}

bool caller_find(const World *world, const char *access_key_id, long long real_ms, Caller *caller) {
    for (size_t i = 0; i < account_identity_count; i++) {
        const Identity *identity = &account_identities[i];
        if (strcmp(identity->access_key_id, access_key_id) != 0)
            continue;
        caller_fill(caller, access_key_id, identity->secret_access_key, identity->token);
        snprintf(caller->arn, sizeof caller->arn, "%s", identity->arn);
        snprintf(caller->user_id, sizeof caller->user_id, "%s", identity->user_id);
        caller->ended = identity->ended;
        caller->powerless = identity->powerless;
        return true;
    }
    return caller_temporary(world, access_key_id, real_ms, caller);
}
