/* AWS Secrets Manager; see services.h. */
#include "aws/internal.h"
#include "aws/reply.h"
#include "aws/services.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

void secret_state_release(SecretState *state) {
    free(state->arn);
    *state = (SecretState){0};
}

static bool ask(AwsContext *aws, AwsOperationId operation, const char *id, json_t **reply, Error *err) {
    return aws_json(aws, aws_operation(operation), json_pack("{s:s}", "SecretId", id), reply, err);
}

bool secrets_describe(AwsContext *aws, const char *id, SecretState *state, Error *err) {
    json_t *reply = NULL;
    if (!ask(aws, OP_SECRETS_DESCRIBE_SECRET, id, &reply, err))
        return false;
    *state = (SecretState){
        .arn = memory_copy(reply_text(reply, "ARN")),
        .deleted_ms = reply_ms(reply, "DeletedDate"),
        .last_rotated_ms = reply_ms(reply, "LastRotatedDate"),
        .next_rotation_ms = reply_ms(reply, "NextRotationDate"),
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
    json_t *input = json_pack("{s:s, s:s}", "SecretId", id, "ClientRequestToken", token);
    return aws_json(aws, aws_operation(OP_SECRETS_ROTATE_SECRET), input, NULL, err);
}

bool secrets_restore(AwsContext *aws, const char *id, Error *err) {
    return ask(aws, OP_SECRETS_RESTORE_SECRET, id, NULL, err);
}

bool secrets_delete_now(AwsContext *aws, const char *id, Error *err) {
    json_t *input = json_pack("{s:s, s:b}", "SecretId", id, "ForceDeleteWithoutRecovery", 1);
    return aws_json(aws, aws_operation(OP_SECRETS_DELETE_SECRET), input, NULL, err);
}
