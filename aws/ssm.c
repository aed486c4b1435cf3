/* AWS Systems Manager's Parameter Store; see services.h. */
#include "aws/internal.h"
#include "aws/services.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool ssm_parameter(AwsContext *aws, const char *name, char **value, Error *err) {
    json_t *reply;
    if (!aws_json(aws, aws_operation(OP_SSM_GET_PARAMETER), json_pack("{s:s}", "Name", name), &reply, err))
        return false;
    const char *found = json_string_value(json_object_get(json_object_get(reply, "Parameter"), "Value"));
    bool ok = found || error_set(err, ERROR_FAILED, "", "the parameter %s has no value", name);
    if (ok)
        *value = memory_copy(found);
    json_decref(reply);
    return ok;
}

void ssm_session_release(SsmSession *session) {
    free(session->id);
    secret_release(&session->reply);
    *session = (SsmSession){0};
}

bool ssm_start_session(AwsContext *aws, const char *instance, const char *host, int port, int local_port,
                       SsmSession *session, Error *err) {
    char number[12], local[12];
    snprintf(number, sizeof number, "%d", port);
    snprintf(local, sizeof local, "%d", local_port);
    json_t *input = json_pack("{s:s, s:s, s:{s:[s], s:[s], s:[s]}}", "Target", instance, "DocumentName",
                              "AWS-StartPortForwardingSessionToRemoteHost", "Parameters", "host", host, "portNumber",
                              number, "localPortNumber", local),
           *reply;
    if (!aws_json(aws, aws_operation(OP_SSM_START_SESSION), input, &reply, err))
        return false;
    const char *id = json_string_value(json_object_get(reply, "SessionId"));
    json_t *token = json_object_get(reply, "TokenValue");
    char *text = json_dumps(reply, JSON_COMPACT);
    bool ok = (id && token && text) || error_set(err, ERROR_FAILED, "try again", "AWS's session has no id or token");
    if (ok) {
        session->id = memory_copy(id);
        secret_set(&session->reply, text, strlen(text));
    }
    if (token && json_string_value(token)) /* the tree ends here */
        secret_wipe((char *)json_string_value(token), json_string_length(token));
    if (text)
        secret_wipe(text, strlen(text));
    free(text);
    json_decref(reply);
    return ok;
}

bool ssm_terminate_session(AwsContext *aws, const char *id, Error *err) {
    return aws_json(aws, aws_operation(OP_SSM_TERMINATE_SESSION), json_pack("{s:s}", "SessionId", id), NULL, err);
}

char *ssm_url(const AwsSession *session) {
    AUTO(aws_endpoint_release) AwsEndpoint endpoint = {0};
    Error ignored = {0};
    if (!session_endpoint(session, aws_operation(OP_SSM_START_SESSION)->service, NULL, &endpoint, &ignored))
        return memory_copy("");
    return memory_copy(endpoint.url);
}
