/* AWS Systems Manager's Parameter Store; see services.h. */
#include "aws/internal.h"
#include "aws/services.h"
#include "base/memory.h"

bool ssm_parameter(AwsContext *aws, const char *name, char **value, Error *err) {
    json_t *input = json_pack("{s:s}", "Name", name), *reply = NULL;
    bool ok = aws_json(aws, aws_operation(OP_SSM_GET_PARAMETER), input, &reply, err);
    json_decref(input);
    if (!ok)
        return false;
    const char *found = json_string_value(json_object_get(json_object_get(reply, "Parameter"), "Value"));
    ok = found || error_set(err, ERROR_FAILED, "", "the parameter %s has no value", name);
    if (ok)
        *value = memory_copy(found);
    json_decref(reply);
    return ok;
}
