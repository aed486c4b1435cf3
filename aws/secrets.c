/* AWS Secrets Manager; see services.h. */
#include "aws/internal.h"
#include "aws/services.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

void secret_state_release(SecretState *state) {
    free(state->arn);
    *state = (SecretState){0};
}

/* JSON has moments as seconds since 1970, with a fraction. */
static long long moment(const json_t *object, const char *name) {
    const json_t *found = json_object_get(object, name);
    double seconds = json_number_value(found); /* 0 for what is no number */
    return seconds > 0 && seconds < 1e12 ? (long long)(seconds * 1000) : 0;
}

static bool ask(AwsContext *aws, AwsOperationId operation, const char *id, json_t **reply, Error *err) {
    json_t *input = json_pack("{s:s}", "SecretId", id);
    bool ok = aws_json(aws, aws_operation(operation), input, reply, err);
    json_decref(input);
    return ok;
}

bool secrets_describe(AwsContext *aws, const char *id, SecretState *state, Error *err) {
    json_t *reply = NULL;
    if (!ask(aws, OP_SECRETS_DESCRIBE_SECRET, id, &reply, err))
        return false;
    const char *arn = json_string_value(json_object_get(reply, "ARN"));
    *state = (SecretState){
        .arn = memory_copy(arn ? arn : ""),
        .deleted_ms = moment(reply, "DeletedDate"),
        .last_rotated_ms = moment(reply, "LastRotatedDate"),
        .next_rotation_ms = moment(reply, "NextRotationDate"),
        .rotation_enabled = json_is_true(json_object_get(reply, "RotationEnabled")),
    };
    json_decref(reply);
    return true;
}

bool secrets_value(AwsContext *aws, const char *id, Secret *value, Error *err) {
    json_t *reply = NULL;
    if (!ask(aws, OP_SECRETS_GET_SECRET_VALUE, id, &reply, err))
        return false;
    json_t *found = json_object_get(reply, "SecretString");
    bool ok = json_is_string(found) ||
              error_set(err, ERROR_FAILED, "look at the secret in the AWS console", "the secret %s holds no text", id);
    if (ok) {
        secret_set(value, json_string_value(found), json_string_length(found));
        secret_wipe((char *)json_string_value(found), json_string_length(found)); /* the tree ends here */
    }
    json_decref(reply);
    return ok;
}

bool secrets_rotate(AwsContext *aws, const char *id, const char *token, Error *err) {
    json_t *input = json_pack("{s:s, s:s}", "SecretId", id, "ClientRequestToken", token), *reply = NULL;
    bool ok = aws_json(aws, aws_operation(OP_SECRETS_ROTATE_SECRET), input, &reply, err);
    json_decref(input);
    json_decref(reply);
    return ok;
}

bool secrets_restore(AwsContext *aws, const char *id, Error *err) {
    json_t *reply = NULL;
    bool ok = ask(aws, OP_SECRETS_RESTORE_SECRET, id, &reply, err);
    json_decref(reply);
    return ok;
}

bool secrets_delete_now(AwsContext *aws, const char *id, Error *err) {
    json_t *input = json_pack("{s:s, s:b}", "SecretId", id, "ForceDeleteWithoutRecovery", 1), *reply = NULL;
    bool ok = aws_json(aws, aws_operation(OP_SECRETS_DELETE_SECRET), input, &reply, err);
    json_decref(input);
    json_decref(reply);
    return ok;
}
