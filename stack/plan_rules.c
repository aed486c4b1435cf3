/* Rules that somebody added to security groups of the stack, where CloudFormation looks at none: "Only resource
 * properties explicitly defined in the stack template are checked for drift" (API Reference, StackResourceDrift), and a
 * group whose rules are resources of their own defines none (so does an empty list:
 * aws-cloudformation/cloudformation-coverage-roadmap#2091). To put back is then to take them out directly. See plan.h.
 */
#include "stack/plan_choices.h"

#include "base/memory.h"

bool plan_find_rules(AwsContext *aws, Plan *plan, Error *err) {
    AUTO(ec2_groups_release) Ec2Groups groups = {0};
    if (ec2_stack_groups(aws, plan->stack.id, &groups, err))
        return drift_look_groups(plan->standing_body, &plan->stack, &groups, true, &plan->beside, err);
    if (err->kind != ERROR_DENIED)
        return error_tried(err, "see the rules of the security groups");
    plan->beside.unread = *err;
    *err = (Error){0};
    return true;
}

bool plan_take_rules(AwsContext *aws, const Plan *plan, Error *err) {
    for (size_t i = 0; i < plan->beside.count; i++) {
        const DriftItem *item = &plan->beside.items[i];
        if (ec2_revoke_rule(aws, item->group_id, &item->rule, err))
            continue;
        return error_tried(err, "take %s out of %s", item->actual, item->logical_id);
    }
    return true;
}

void plan_copy_rules(const Plan *from, Plan *to) {
    for (size_t i = 0; i < from->beside.count; i++)
        drift_add(&to->beside, drift_item_copy(&from->beside.items[i]));
}
