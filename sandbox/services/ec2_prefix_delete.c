/* EC2: prefix lists that somebody deletes by hand. See ec2.h. */
#include "base/memory.h"
#include "sandbox/services/ec2.h"

#include <string.h>

static const char list_type[] = "AWS::EC2::PrefixList", group_type[] = "AWS::EC2::SecurityGroup";

bool ec2_prefix_list_deleted(const World *world, const CfnPhysical *list, long long at_ms) {
    size_t at = 0;
    for (const json_t *change;
         (change = world_change_about(world, "ec2", list->region, "DeleteManagedPrefixList", &at));)
        if (json_integer_value(json_object_get(change, "at")) <= at_ms &&
            strcmp(value_text(json_object_get(change, "input"), "PrefixListId"), list->physical_id) == 0)
            return true;
    return false;
}

Things ec2_prefix_lists_here(const Call *call) {
    Things lists = things_here(call, list_type);
    size_t kept = 0;
    for (size_t i = 0; i < lists.count; i++)
        if (!ec2_prefix_list_deleted(call->world, &lists.items[i], call->now_ms))
            lists.items[kept++] = lists.items[i];
    lists.count = kept;
    return lists;
}

static bool rules_name(const json_t *rules, const char *id) {
    const json_t *rule;
    size_t i;
    json_array_foreach(rules, i, rule) {
        if (strcmp(value_text(rule, "SourcePrefixListId"), id) == 0 ||
            strcmp(value_text(rule, "DestinationPrefixListId"), id) == 0)
            return true;
    }
    return false;
}

static bool group_names(const Call *call, const CfnPhysical *group, const char *id) {
    json_auto_t *live = ec2_group_rules_live(call->world, group, false, call->now_ms);
    return rules_name(live ? live : json_object_get(group->properties, "SecurityGroupIngress"), id) ||
           rules_name(json_object_get(group->properties, "SecurityGroupEgress"), id);
}

/* "You must first remove all references to the prefix list in your resources" (EC2 API, DeleteManagedPrefixList). What
 * it says otherwise is not public. */
CfnReply ec2_delete_prefix_list(const Call *call) {
    AUTO(things_release) Things lists = ec2_prefix_lists_here(call), groups = things_here(call, group_type);
    const char *id = input_text(call, "PrefixListId");
    const CfnPhysical *list = things_find(&lists, NULL, id);
    if (!list)
        return ec2_no_such_prefix_list(id);
    for (size_t i = 0; i < groups.count; i++)
        if (group_names(call, &groups.items[i], id))
            return reply_error(400, "DependencyViolation", "The prefix list (%s) is referenced by security group %s",
                               id, groups.items[i].physical_id);
    return reply_output(json_pack("{s:{s:s, s:s, s:s, s:s}}", "PrefixList", "PrefixListId", id, "PrefixListName",
                                  value_text(list->properties, "PrefixListName"), "OwnerId", call->account, "State",
                                  "delete-in-progress"));
}
