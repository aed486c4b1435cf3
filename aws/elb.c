/* Elastic Load Balancing; see services.h. */
#include "aws/internal.h"
#include "aws/reply.h"
#include "aws/services.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

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
            .address = xml_copy(xml_child(members[i], "Target"), "Id"),
            .state = xml_copy(health, "State"),
            .reason = memory_copy(reason_of(health)),
        };
    }
    return true;
}

static const char protection[] = "deletion_protection.enabled";

bool elb_protected(AwsContext *aws, const char *load_balancer_arn, bool *on, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(xml_release) XmlNode *reply = NULL;
    size_t count;
    aws_params_add(params, "LoadBalancerArn", load_balancer_arn);
    if (!aws_query(aws, aws_operation(OP_ELB_DESCRIBE_LOAD_BALANCER_ATTRIBUTES), params, &reply, err))
        return false;
    const XmlNode *const *members = xml_list(reply, "Attributes", &count);
    *on = false;
    for (size_t i = 0; i < count; i++)
        if (strcmp(xml_text(members[i], "Key"), protection) == 0)
            *on = strcmp(xml_text(members[i], "Value"), "true") == 0;
    return true;
}

bool elb_unprotect(AwsContext *aws, const char *load_balancer_arn, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(xml_release) XmlNode *reply = NULL;
    aws_params_add(params, "LoadBalancerArn", load_balancer_arn);
    aws_params_add(params, "Attributes.member.1.Key", protection);
    aws_params_add(params, "Attributes.member.1.Value", "false");
    return aws_query(aws, aws_operation(OP_ELB_MODIFY_LOAD_BALANCER_ATTRIBUTES), params, &reply, err);
}
