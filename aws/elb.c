/* Elastic Load Balancing; see services.h. */
#include "aws/internal.h"
#include "aws/services.h"
#include "base/memory.h"

#include <stdlib.h>

void elb_targets_release(ElbTargets *targets) {
    for (size_t i = 0; i < targets->count; i++) {
        free(targets->items[i].address);
        free(targets->items[i].state);
        free(targets->items[i].reason);
    }
    free(targets->items);
    *targets = (ElbTargets){0};
}

/* AWS's sentence where it has one, else its code ("Target.FailedHealthChecks"). */
static const char *reason_of(const XmlNode *health) {
    const char *description = xml_text(health, "Description");
    return *description ? description : xml_text(health, "Reason");
}

bool elb_target_health(AwsContext *aws, const char *target_group_arn, ElbTargets *targets, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(xml_release) XmlNode *reply = NULL;
    size_t count;
    aws_params_add(params, "TargetGroupArn", target_group_arn);
    if (!aws_query(aws, aws_operation(OP_ELB_DESCRIBE_TARGET_HEALTH), params, &reply, err))
        return false;
    const XmlNode *const *members = xml_list(reply, "TargetHealthDescriptions", &count);
    *targets = (ElbTargets){memory_new(count, sizeof *targets->items), count};
    for (size_t i = 0; i < count; i++) {
        const XmlNode *health = xml_child(members[i], "TargetHealth");
        targets->items[i] = (ElbTarget){
            .address = memory_copy(xml_text(xml_child(members[i], "Target"), "Id")),
            .state = memory_copy(xml_text(health, "State")),
            .reason = memory_copy(reason_of(health)),
        };
    }
    return true;
}
