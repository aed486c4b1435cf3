/* AWS Lambda; see services.h. */
#include "aws/internal.h"
#include "aws/services.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

void lambda_network_release(LambdaNetwork *network) {
    free(network->vpc_id);
    *network = (LambdaNetwork){0};
}

bool lambda_network(AwsContext *aws, const char *function, LambdaNetwork *network, Error *err) {
    json_t *reply = NULL;
    if (!aws_rest(aws, aws_operation(OP_LAMBDA_GET_FUNCTION_CONFIGURATION), function, NULL, &reply, err))
        return false;
    const char *vpc = json_string_value(json_object_get(json_object_get(reply, "VpcConfig"), "VpcId"));
    const char *state = json_string_value(json_object_get(reply, "State"));
    const char *update = json_string_value(json_object_get(reply, "LastUpdateStatus"));
    *network = (LambdaNetwork){.vpc_id = memory_copy(vpc ? vpc : ""),
                               .settled = !(state && strcmp(state, "Pending") == 0) &&
                                          !(update && strcmp(update, "InProgress") == 0)};
    json_decref(reply);
    return true;
}

/* `config` is taken over. */
static bool update(AwsContext *aws, const char *function, json_t *config, Error *err) {
    json_t *input = json_pack("{s:o}", "VpcConfig", config), *reply = NULL;
    bool ok = aws_rest(aws, aws_operation(OP_LAMBDA_UPDATE_FUNCTION_CONFIGURATION), function, input, &reply, err);
    json_decref(input);
    json_decref(reply);
    return ok;
}

bool lambda_leave_network(AwsContext *aws, const char *function, Error *err) {
    return update(aws, function, json_pack("{s:[], s:[]}", "SubnetIds", "SecurityGroupIds"), err);
}

bool lambda_enter_network(AwsContext *aws, const char *function, const char *const *subnets, size_t subnet_count,
                          const char *group, Error *err) {
    json_t *ids = json_array();
    for (size_t i = 0; i < subnet_count; i++)
        json_array_append_new(ids, json_string(subnets[i]));
    return update(aws, function, json_pack("{s:o, s:[s]}", "SubnetIds", ids, "SecurityGroupIds", group), err);
}
