/* AWS Lambda; see services.h. */
#include "aws/internal.h"
#include "aws/reply.h"
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
    *network = (LambdaNetwork){.vpc_id = memory_copy(reply_text(json_object_get(reply, "VpcConfig"), "VpcId")),
                               .settled = strcmp(reply_text(reply, "State"), "Pending") != 0 &&
                                          strcmp(reply_text(reply, "LastUpdateStatus"), "InProgress") != 0};
    json_decref(reply);
    return true;
}

/* `config` is taken over. */
static bool update(AwsContext *aws, const char *function, json_t *config, Error *err) {
    return aws_rest(aws, aws_operation(OP_LAMBDA_UPDATE_FUNCTION_CONFIGURATION), function,
                    json_pack("{s:o}", "VpcConfig", config), NULL, err);
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
