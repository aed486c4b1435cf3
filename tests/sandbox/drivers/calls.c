/* Makes one call of the AWS client and prints what it made of the reply as one JSON object: for comparing requests and
 * replies with those of another client.
 *
 *     calls ENDPOINT_URL NAME [COUNT]
 *     calls --operations
 *
 * With COUNT it makes the call that often and prints, in place of a result, how often that went well, the longest time
 * it took, the most memory, and what an error said that could do harm on a terminal. --operations prints the table of
 * operations. The arguments of the calls are fixed, and stand in tests/sandbox/test_botocore_equal.py once more. */
#include "aws/cloudformation.h"
#include "aws/ec2.h"
#include "aws/internal.h"
#include "aws/pricing.h"
#include "aws/services.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/visible.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef bool Run(AwsContext *aws, json_t **result, Error *err);

static const char token[] = "0123456789abcdef0123456789abcdef";
static const char *const names[] = {"FlowLogs", "Database"};

static bool identity(AwsContext *aws, json_t **result, Error *err) {
    StsIdentity found;
    if (!sts_caller_identity(aws, &found, err))
        return false;
    *result = json_pack("{s:s, s:s, s:s}", "account", found.account, "arn", found.arn, "user_id", found.user_id);
    return true;
}

static bool alias(AwsContext *aws, json_t **result, Error *err) {
    char found[64];
    if (!iam_account_alias(aws, found, err))
        return false;
    *result = json_pack("{s:s}", "alias", found);
    return true;
}

static bool role(AwsContext *aws, json_t **result, Error *err) {
    char found[600];
    if (!iam_role_arn(aws, "Deployer", found, err))
        return false;
    *result = json_pack("{s:s}", "arn", found);
    return true;
}

static bool simulate(AwsContext *aws, json_t **result, Error *err) {
    static const char *const actions[] = {"ec2:CreateVpc", "iam:CreateRole"};
    static const struct IamContext context[] = {{"aws:CalledVia", "cloudformation.amazonaws.com", true},
                                                {"iam:AWSServiceName", "rds.amazonaws.com", false}};
    IamQuestion question = {.principal_arn = "arn:aws:iam::123456789012:user/me",
                            .actions = actions,
                            .action_count = 2,
                            .resource = "*",
                            .context = context,
                            .context_count = 2};
    AUTO(iam_denials_release) IamDenials denials = {0};
    if (!iam_simulate(aws, &question, &denials, err))
        return false;
    *result = json_pack("{s:i}", "denied", (int)denials.count);
    return true;
}

/* ---- CloudFormation */

static bool create_change_set(AwsContext *aws, json_t **result, Error *err) {
    static const CfnParameter parameters[] = {{(char *)"AppName", (char *)"my app"},
                                              {(char *)"DatabasePort", (char *)"5432"}};
    static const CfnParameter tags[] = {{(char *)"project", (char *)"a&b=c+d é"}};
    CfnChangeSetInput input = {
        .stack_name = "myapp",
        .change_set_name = "change-1",
        .create = true,
        .template_body = "Resources:\n  \"x\": {Type: 'AWS::X'}\t# ü %41\n",
        .parameters = parameters,
        .tags = tags,
        .parameter_count = 2,
        .tag_count = 1,
        .role_arn = "arn:aws:iam::123456789012:role/x",
        .client_token = token,
    };
    AUTO(memory_release) char *id = NULL, *stack_id = NULL;
    if (!cfn_create_change_set(aws, &input, &id, &stack_id, err))
        return false;
    *result = json_pack("{s:s, s:s}", "id", id, "stack_id", stack_id);
    return true;
}

static bool describe_change_set(AwsContext *aws, json_t **result, Error *err) {
    AUTO(cfn_change_set_release) CfnChangeSet set = {0};
    if (!cfn_describe_change_set(aws, "arn:change", false, &set, err))
        return false;
    json_t *changes = json_array();
    for (size_t i = 0; i < set.change_count; i++) {
        const CfnChange *change = &set.changes[i];
        json_array_append_new(changes, json_pack("[s, s, s, s, s, s, s]", change->action, change->logical_id,
                                                 change->physical_id, change->type, change->replacement, change->scope,
                                                 change->details));
    }
    *result = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:o}", "id", set.id, "name", set.name, "stack_id",
                        set.stack_id, "stack_name", set.stack_name, "status", set.status, "execution",
                        set.execution_status, "reason", set.status_reason, "changes", changes);
    return true;
}

static json_t *pairs_json(const CfnParameter *pairs, size_t count) {
    json_t *object = json_object();
    for (size_t i = 0; i < count; i++)
        json_object_set_new(object, pairs[i].key, json_string(pairs[i].value));
    return object;
}

static json_t *stack_json(const CfnStack *stack) {
    return json_pack(
        "{s:s, s:s, s:s, s:s, s:I, s:I, s:b, s:s, s:o, s:o, s:o}", "name", stack->name, "id", stack->id, "status",
        stack->status, "reason", stack->status_reason, "created_ms", (json_int_t)stack->created_ms, "updated_ms",
        (json_int_t)stack->updated_ms, "protected", stack->termination_protection, "drift", stack->drift_status,
        "parameters", pairs_json(stack->parameters, stack->parameter_count), "outputs",
        pairs_json(stack->outputs, stack->output_count), "tags", pairs_json(stack->tags, stack->tag_count));
}

static bool describe_stack(AwsContext *aws, json_t **result, Error *err) {
    AUTO(cfn_stack_release) CfnStack stack = {0};
    if (!cfn_describe_stack(aws, "myapp", &stack, err))
        return false;
    *result = stack_json(&stack);
    return true;
}

static bool describe_stacks(AwsContext *aws, json_t **result, Error *err) {
    AUTO(cfn_stacks_release) CfnStacks stacks = {0};
    if (!cfn_describe_stacks(aws, &stacks, err))
        return false;
    *result = json_array();
    for (size_t i = 0; i < stacks.count; i++)
        json_array_append_new(*result, stack_json(&stacks.items[i]));
    return true;
}

static json_t *events_json(const CfnEvents *events) {
    json_t *list = json_array();
    for (size_t i = 0; i < events->count; i++) {
        const CfnEvent *event = &events->items[i];
        json_array_append_new(list, json_pack("[s, s, s, s, s, s, s, s, I]", event->id, event->stack_id,
                                              event->logical_id, event->physical_id, event->type, event->status,
                                              event->reason, event->token, (json_int_t)event->at_ms));
    }
    return list;
}

static bool describe_events(AwsContext *aws, json_t **result, Error *err) {
    AUTO(cfn_events_release) CfnEvents events = {0};
    if (!cfn_describe_events(aws, "myapp", NULL, 0, &events, err))
        return false;
    *result = events_json(&events);
    return true;
}

static bool failed_events(AwsContext *aws, json_t **result, Error *err) {
    AUTO(cfn_events_release) CfnEvents events = {0};
    if (!cfn_failed_events(aws, "2b7e-operation", &events, err))
        return false;
    *result = events_json(&events);
    return true;
}

static bool describe_resources(AwsContext *aws, json_t **result, Error *err) {
    AUTO(cfn_resources_release) CfnResources resources = {0};
    if (!cfn_describe_resources(aws, "myapp", &resources, err))
        return false;
    *result = json_array();
    for (size_t i = 0; i < resources.count; i++) {
        const CfnResource *resource = &resources.items[i];
        json_array_append_new(*result, json_pack("[s, s, s, s, s, I]", resource->logical_id, resource->physical_id,
                                                 resource->type, resource->status, resource->reason,
                                                 (json_int_t)resource->at_ms));
    }
    return true;
}

static bool get_template(AwsContext *aws, json_t **result, Error *err) {
    AUTO(memory_release) char *body = NULL;
    if (!cfn_get_template(aws, "myapp", &body, err))
        return false;
    *result = json_pack("{s:s}", "body", body);
    return true;
}

static bool stack_policy(AwsContext *aws, json_t **result, Error *err) {
    AUTO(memory_release) char *body = NULL;
    if (!cfn_get_stack_policy(aws, "myapp", &body, err))
        return false;
    *result = json_pack("{s:s}", "body", body);
    return true;
}

static bool detect_drift(AwsContext *aws, json_t **result, Error *err) {
    AUTO(memory_release) char *id = NULL;
    if (!cfn_detect_drift(aws, "myapp", &id, err))
        return false;
    *result = json_pack("{s:s}", "id", id);
    return true;
}

static bool drift_status(AwsContext *aws, json_t **result, Error *err) {
    AUTO(memory_release) char *status = NULL, *drift = NULL;
    if (!cfn_drift_status(aws, "detection", &status, &drift, err))
        return false;
    *result = json_pack("{s:s, s:s}", "status", status, "drift", drift);
    return true;
}

static bool resource_drifts(AwsContext *aws, json_t **result, Error *err) {
    AUTO(cfn_drifts_release) CfnDrifts drifts = {0};
    if (!cfn_resource_drifts(aws, "myapp", &drifts, err))
        return false;
    *result = json_array();
    for (size_t i = 0; i < drifts.count; i++) {
        const CfnDrift *drift = &drifts.items[i];
        json_t *differences = json_array();
        for (size_t k = 0; k < drift->difference_count; k++)
            json_array_append_new(differences,
                                  json_pack("[s, s, s, s]", drift->differences[k].path, drift->differences[k].expected,
                                            drift->differences[k].actual, drift->differences[k].kind));
        json_array_append_new(*result, json_pack("[s, s, s, s, o]", drift->logical_id, drift->physical_id, drift->type,
                                                 drift->status, differences));
    }
    return true;
}

static bool nothing(bool ok, json_t **result) {
    *result = ok ? json_object() : NULL;
    return ok;
}

static bool set_stack_policy(AwsContext *aws, json_t **result, Error *err) {
    return nothing(cfn_set_stack_policy(aws, "myapp", "{\"Statement\":[]}", err), result);
}

static bool execute_change_set(AwsContext *aws, json_t **result, Error *err) {
    return nothing(cfn_execute_change_set(aws, "arn:change", token, err), result);
}
static bool delete_change_set(AwsContext *aws, json_t **result, Error *err) {
    return nothing(cfn_delete_change_set(aws, "arn:change", err), result);
}
static bool delete_stack(AwsContext *aws, json_t **result, Error *err) {
    return nothing(cfn_delete_stack(aws, "myapp", names, 2, token, err), result);
}
static bool cancel_update(AwsContext *aws, json_t **result, Error *err) {
    return nothing(cfn_cancel_update(aws, "myapp", token, err), result);
}
static bool continue_rollback(AwsContext *aws, json_t **result, Error *err) {
    return nothing(cfn_continue_update_rollback(aws, "myapp", names, 2, token, err), result);
}
static bool protect(AwsContext *aws, json_t **result, Error *err) {
    return nothing(cfn_update_termination_protection(aws, "myapp", true, err), result);
}

/* ---- EC2 */

static json_t *key_pair_json(const Ec2KeyPair *pair) {
    return json_pack("[s, s, s, s, I]", pair->name, pair->id, pair->type, pair->fingerprint,
                     (json_int_t)pair->created_ms);
}

static bool key_pairs(AwsContext *aws, json_t **result, Error *err) {
    AUTO(ec2_key_pairs_release) Ec2KeyPairs pairs = {0};
    if (!ec2_describe_key_pairs(aws, &pairs, err))
        return false;
    *result = json_array();
    for (size_t i = 0; i < pairs.count; i++)
        json_array_append_new(*result, key_pair_json(&pairs.items[i]));
    return true;
}

static bool import_key_pair(AwsContext *aws, json_t **result, Error *err) {
    AUTO(ec2_key_pairs_release) Ec2KeyPairs one = {.items = memory_new(1, sizeof *one.items), .count = 0};
    if (!ec2_import_key_pair(aws, "myapp", "ssh-ed25519 AAAAC3Nz me@host", one.items, err))
        return false;
    one.count = 1;
    *result = key_pair_json(one.items);
    return true;
}

static bool zones(AwsContext *aws, json_t **result, Error *err) {
    char **found;
    size_t count;
    if (!ec2_describe_zones(aws, &found, &count, err))
        return false;
    *result = json_array();
    for (size_t i = 0; i < count; i++) {
        json_array_append_new(*result, json_string(found[i]));
        free(found[i]);
    }
    free(found);
    return true;
}

/* "a b" as an array; takes it over. */
static bool parted(bool ok, char *words, json_t **result) {
    if (!ok)
        return false;
    *result = json_array();
    for (char *rest = words, *word; (word = strsep(&rest, " "));)
        json_array_append_new(*result, json_string(word));
    free(words);
    return true;
}

static bool early_findings(AwsContext *aws, json_t **result, Error *err) {
    AUTO(cfn_findings_release) CfnFindings found = {0};
    if (!cfn_early_findings(aws, "arn:set", &found, err))
        return false;
    *result = json_array();
    for (size_t i = 0; i < found.count; i++) {
        const CfnFinding *one = &found.items[i];
        json_array_append_new(*result, json_pack("[s, s, s, s, s, b]", one->logical_id, one->type, one->validation,
                                                 one->path, one->reason, one->warning));
    }
    return true;
}

static bool type_zones(AwsContext *aws, json_t **result, Error *err) {
    char *found = NULL;
    bool ok = ec2_type_zones(aws, "t3.micro", &found, err);
    return parted(ok, found, result);
}

static bool endpoint_zones(AwsContext *aws, json_t **result, Error *err) {
    char *found = NULL;
    bool ok = ec2_endpoint_zones(aws, "com.amazonaws.eu-west-1.secretsmanager", &found, err);
    return parted(ok, found, result);
}

static bool class_zones(AwsContext *aws, json_t **result, Error *err) {
    char *found = NULL;
    bool ok = rds_class_zones(aws, "17.6", "db.t4g.micro", &found, err);
    return parted(ok, found, result);
}

static bool counted(bool ok, long count, json_t **result) {
    *result = ok ? json_pack("{s:I}", "count", (json_int_t)count) : NULL;
    return ok;
}

static bool vpcs(AwsContext *aws, json_t **result, Error *err) {
    long count = 0;
    bool ok = ec2_count_vpcs(aws, "", &count, err);
    return counted(ok, count, result);
}
static bool addresses(AwsContext *aws, json_t **result, Error *err) {
    long count = 0;
    bool ok = ec2_count_addresses(aws, &count, err);
    return counted(ok, count, result);
}
static bool databases(AwsContext *aws, json_t **result, Error *err) {
    long count = 0;
    bool ok = rds_count_instances(aws, &count, err);
    return counted(ok, count, result);
}

static bool image(AwsContext *aws, json_t **result, Error *err) {
    AUTO(ec2_image_release) Ec2Image found = {0};
    if (!ec2_describe_image(aws, "ami-1", &found, err))
        return false;
    *result = json_pack("[s, s, s, s, s, I]", found.name, found.owner, found.owner_alias, found.architecture,
                        found.state, (json_int_t)found.volume_gib);
    return true;
}

static bool instance(AwsContext *aws, json_t **result, Error *err) {
    AUTO(ec2_instance_release) Ec2Instance found = {0};
    if (!ec2_describe_instance(aws, "i-1", &found, err))
        return false;
    *result = json_pack("[s, s, s, s, s, s]", found.id, found.state, found.type, found.public_ip, found.public_dns,
                        found.image_id);
    return true;
}

/* Protocol, ports and peer of each rule. */
static json_t *rules_json(const Ec2Group *group) {
    json_t *rules = json_array();
    for (size_t i = 0; i < group->rule_count; i++) {
        const Ec2Rule *rule = &group->rules[i];
        json_array_append_new(rules, json_pack("[b, s, I, I, s]", rule->out, rule->protocol, (json_int_t)rule->from,
                                               (json_int_t)rule->to, rule->peer));
    }
    return rules;
}

static bool stack_groups(AwsContext *aws, json_t **result, Error *err) {
    AUTO(ec2_groups_release) Ec2Groups groups = {0};
    if (!ec2_stack_groups(aws, "arn:stack", &groups, err))
        return false;
    *result = json_array();
    for (size_t i = 0; i < groups.count; i++)
        json_array_append_new(*result, json_pack("[s, s, o]", groups.items[i].id, groups.items[i].logical_id,
                                                 rules_json(&groups.items[i])));
    return true;
}

static bool revoke_rule(AwsContext *aws, json_t **result, Error *err) {
    const Ec2Rule rule = {
        .protocol = (char *)"tcp", .from = 5432, .to = 5432, .peer = (char *)"sg-2", .owner = (char *)"210987654321"};
    *result = json_object();
    return ec2_revoke_rule(aws, "sg-1", &rule, err);
}

static bool prefix_list(AwsContext *aws, json_t **result, Error *err) {
    AUTO(ec2_prefix_list_release) Ec2PrefixList list = {0};
    if (!ec2_describe_prefix_list(aws, "pl-1", &list, err) ||
        !ec2_prefix_list_entries(aws, "pl-1", list.version, &list, err))
        return false;
    json_t *entries = json_object();
    for (size_t i = 0; i < list.count; i++)
        json_object_set_new(entries, list.entries[i].cidr, json_string(list.entries[i].description));
    *result = json_pack("[s, s, s, s, I, I, o]", list.id, list.name, list.state, list.state_message,
                        (json_int_t)list.version, (json_int_t)list.max_entries, entries);
    return true;
}

static bool modify_prefix_list(AwsContext *aws, json_t **result, Error *err) {
    static const Ec2PrefixEntry add[] = {{(char *)"203.0.113.7/32", (char *)"the office, 1st floor"},
                                         {(char *)"198.51.100.0/28", (char *)""}};
    static const char *const remove[] = {"192.0.2.1/32"};
    return nothing(ec2_modify_prefix_list(aws, "pl-1", 3, add, 2, remove, 1, err), result);
}
static bool restore_prefix_list(AwsContext *aws, json_t **result, Error *err) {
    return nothing(ec2_restore_prefix_list(aws, "pl-1", 4, 3, err), result);
}

/* ---- the rest */

static bool database(AwsContext *aws, json_t **result, Error *err) {
    AUTO(rds_instance_release) RdsInstance found = {0};
    if (!rds_describe_instance(aws, "myapp", &found, err))
        return false;
    *result = json_pack("[s, s, s, s, s, s, s, s, i, I, b, b, I, s, s]", found.id, found.status, found.class_name,
                        found.engine_version, found.endpoint, found.availability_zone, found.secondary_zone, found.ca,
                        found.port, (json_int_t)found.storage_gib, found.multi_az, found.deletion_protection,
                        (json_int_t)found.restorable_ms, found.arn, found.maintenance_window);
    return true;
}

static bool maintenance(AwsContext *aws, json_t **result, Error *err) {
    AUTO(rds_maintenances_release) RdsMaintenances found = {0};
    if (!rds_pending_maintenance(aws, "arn:aws:rds:eu-west-1:123456789012:db:myapp", &found, err))
        return false;
    *result = json_array();
    for (size_t i = 0; i < found.count; i++)
        json_array_append_new(*result, json_pack("[s, s, s, I, I]", found.items[i].action, found.items[i].description,
                                                 found.items[i].opt_in, (json_int_t)found.items[i].apply_ms,
                                                 (json_int_t)found.items[i].forced_ms));
    return true;
}

static bool snapshot(AwsContext *aws, json_t **result, Error *err) {
    AUTO(rds_snapshot_release) RdsSnapshot found = {0};
    if (!rds_newest_snapshot(aws, "myapp", &found, err))
        return false;
    *result = json_pack("[s, I, I]", found.name, (json_int_t)found.storage_gib, (json_int_t)found.created_ms);
    return true;
}

static bool classes(AwsContext *aws, json_t **result, Error *err) {
    AUTO(rds_classes_release) RdsClasses found = {0};
    if (!rds_orderable_classes(aws, "17.6", &found, err))
        return false;
    *result = json_array();
    for (size_t i = 0; i < found.count; i++) {
        const RdsClass *row = &found.items[i];
        json_array_append_new(*result, json_pack("[s, s, b, b, b, b]", row->name, row->zones, row->insights,
                                                 row->multi_az, row->iam, row->autoscaling));
    }
    return true;
}

static bool support_end(AwsContext *aws, json_t **result, Error *err) {
    char day[sizeof "2030-02-28"];
    if (!rds_support_end(aws, "17", day, err))
        return false;
    *result = json_pack("{s:s}", "day", day);
    return true;
}

static void product(void *data, const json_t *found) {
    double usd = 0;
    bool priced = price_on_demand(found, &usd);
    json_array_append_new(data, json_pack("[s, b, f]", price_attribute(found, "instanceType"), priced, usd));
}

static bool products(AwsContext *aws, json_t **result, Error *err) {
    static const PriceFilter filters[] = {{"regionCode", "eu-west-1"}, {"databaseEngine", "PostgreSQL"}, {0}};
    *result = json_array();
    return pricing_products(aws, "AmazonRDS", filters, product, *result, err);
}

static bool newest_classes(AwsContext *aws, json_t **result, Error *err) {
    AUTO(rds_classes_release) RdsClasses found = {0};
    if (!rds_orderable_classes(aws, "17", &found, err))
        return false;
    *result = json_pack("{s:I}", "count", (json_int_t)found.count);
    return true;
}

static bool unprotect(AwsContext *aws, json_t **result, Error *err) {
    return nothing(rds_unprotect_instance(aws, "myapp", err), result);
}

static bool plan(AwsContext *aws, json_t **result, Error *err) {
    AccountPlan found;
    if (!account_plan(aws, &found, err))
        return false;
    *result = json_pack("[b, I, f]", found.free, (json_int_t)found.end_ms, found.credits_left);
    return true;
}

static bool quota(AwsContext *aws, json_t **result, Error *err) {
    double value;
    if (!quota_value(aws, "vpc", "L-F678F1CE", &value, err))
        return false;
    *result = json_pack("{s:f}", "value", value);
    return true;
}

static bool secret(AwsContext *aws, json_t **result, Error *err) {
    AUTO(secret_state_release) SecretState state = {0};
    if (!secrets_describe(aws, "myapp/database", &state, err))
        return false;
    *result = json_pack("[s, I, I, b]", state.arn, (json_int_t)state.deleted_ms, (json_int_t)state.last_rotated_ms,
                        state.rotation_enabled);
    return true;
}

static bool secret_value(AwsContext *aws, json_t **result, Error *err) {
    AUTO(secret_release) Secret value = {0};
    if (!secrets_value(aws, "myapp/database", &value, err))
        return false;
    *result = json_pack("{s:s}", "value", secret_string(&value));
    return true;
}

static bool parameter(AwsContext *aws, json_t **result, Error *err) {
    AUTO(memory_release) char *value = NULL;
    if (!ssm_parameter(aws, "/aws/service/ami", &value, err))
        return false;
    *result = json_pack("{s:s}", "value", value);
    return true;
}

static bool targets(AwsContext *aws, json_t **result, Error *err) {
    AUTO(elb_targets_release) ElbTargets found = {0};
    if (!elb_target_health(aws, "arn:tg", &found, err))
        return false;
    *result = json_array();
    for (size_t i = 0; i < found.count; i++)
        json_array_append_new(
            *result, json_pack("[s, s, s]", found.items[i].address, found.items[i].state, found.items[i].reason));
    return true;
}

static bool log_group(AwsContext *aws, json_t **result, Error *err) {
    LogGroup group;
    if (!logs_group_find(aws, "/aws/rds/myapp", &group, err))
        return false;
    *result =
        json_pack("{s:b, s:b, s:b}", "there", group.there, "expires", group.expires, "encrypted", group.encrypted);
    return true;
}

static bool protection(AwsContext *aws, json_t **result, Error *err) {
    bool on = false;
    if (!elb_protected(aws, "arn:lb", &on, err))
        return false;
    *result = json_pack("{s:b}", "on", on);
    return true;
}
static bool unprotect_balancer(AwsContext *aws, json_t **result, Error *err) {
    return nothing(elb_unprotect(aws, "arn:lb", err), result);
}

static bool interfaces(AwsContext *aws, json_t **result, Error *err) {
    AUTO(ec2_interfaces_release) Ec2Interfaces found = {0};
    if (!ec2_function_interfaces(aws, "vpc-1", "myapp-rotation", &found, err))
        return false;
    *result = json_array();
    for (size_t i = 0; i < found.count; i++)
        json_array_append_new(*result, json_pack("[s, b]", found.items[i].id, found.items[i].free));
    return true;
}
static bool delete_interface(AwsContext *aws, json_t **result, Error *err) {
    return nothing(ec2_delete_interface(aws, "eni-1", err), result);
}

static bool function_network(AwsContext *aws, json_t **result, Error *err) {
    AUTO(lambda_network_release) LambdaNetwork network = {0};
    if (!lambda_network(aws, "myapp-rotation", &network, err))
        return false;
    *result = json_pack("{s:s, s:b}", "vpc", network.vpc_id, "settled", network.settled);
    return true;
}
static bool leave_network(AwsContext *aws, json_t **result, Error *err) {
    return nothing(lambda_leave_network(aws, "myapp-rotation", err), result);
}
/* A function may be named by its ARN, whose colons are encoded in the path. */
static bool enter_network(AwsContext *aws, json_t **result, Error *err) {
    static const char *const subnets[] = {"subnet-1", "subnet-2"};
    return nothing(lambda_enter_network(aws, "arn:aws:lambda:eu-west-1:123456789012:function:myapp-rotation", subnets,
                                        2, "sg-1", err),
                   result);
}

static bool restore_secret(AwsContext *aws, json_t **result, Error *err) {
    return nothing(secrets_restore(aws, "myapp/database", err), result);
}

static bool delete_secret(AwsContext *aws, json_t **result, Error *err) {
    return nothing(secrets_delete_now(aws, "myapp/database", err), result);
}

static bool delete_log_group(AwsContext *aws, json_t **result, Error *err) {
    return nothing(logs_delete_group(aws, "/aws/rds/myapp", err), result);
}

static bool rotate_secret(AwsContext *aws, json_t **result, Error *err) {
    return nothing(secrets_rotate(aws, "myapp/database", "0123456789abcdef0123456789abcdef", err), result);
}

static bool log_holds(AwsContext *aws, json_t **result, Error *err) {
    bool there = false;
    if (!logs_holds(aws, "/aws/rds/myapp", "word_1", 1795550852000, &there, err))
        return false;
    *result = json_pack("{s:b}", "there", there);
    return true;
}

static bool console(AwsContext *aws, json_t **result, Error *err) {
    AUTO(memory_release) char *text = NULL;
    return nothing(ec2_console_output(aws, "i-1", &text, err), result);
}

static bool start_session(AwsContext *aws, json_t **result, Error *err) {
    AUTO(ssm_session_release) SsmSession session = {0};
    if (!ssm_start_session(aws, "i-1", "db.example", 5432, 15432, &session, err))
        return false;
    *result = json_pack("{s:s}", "id", session.id);
    return true;
}

static bool end_session(AwsContext *aws, json_t **result, Error *err) {
    return nothing(ssm_terminate_session(aws, "session-1", err), result);
}

/* ---- credentials that come over the wire: each time anew, from the profile of the call's name */

static bool role_keys(AwsContext *aws, json_t **result, Error *err) {
    AUTO(aws_credentials_release) AwsCredentials keys = {0};
    AwsOptions options = {.region = aws_session_region(aws->session), .profile = "role"};
    AwsSession *session = aws_session_new(&options, err);
    AwsContext own = {.session = session};
    bool ok = session && session_credentials(&own, &keys, err);
    if (ok)
        *result = json_pack("{s:s}", "id", keys.access_key_id);
    aws_session_free(session);
    return ok;
}

static const struct {
    const char *name;
    Run *run;
} calls[] = {
    {"identity", identity},
    {"alias", alias},
    {"role", role},
    {"simulate", simulate},
    {"restore_secret", restore_secret},
    {"delete_secret", delete_secret},
    {"delete_log_group", delete_log_group},
    {"create_change_set", create_change_set},
    {"describe_change_set", describe_change_set},
    {"execute_change_set", execute_change_set},
    {"delete_change_set", delete_change_set},
    {"describe_stack", describe_stack},
    {"describe_stacks", describe_stacks},
    {"describe_events", describe_events},
    {"failed_events", failed_events},
    {"describe_resources", describe_resources},
    {"get_template", get_template},
    {"stack_policy", stack_policy},
    {"set_stack_policy", set_stack_policy},
    {"delete_stack", delete_stack},
    {"cancel_update", cancel_update},
    {"continue_rollback", continue_rollback},
    {"protect", protect},
    {"detect_drift", detect_drift},
    {"drift_status", drift_status},
    {"resource_drifts", resource_drifts},
    {"key_pairs", key_pairs},
    {"import_key_pair", import_key_pair},
    {"zones", zones},
    {"early_findings", early_findings},
    {"type_zones", type_zones},
    {"endpoint_zones", endpoint_zones},
    {"class_zones", class_zones},
    {"vpcs", vpcs},
    {"addresses", addresses},
    {"image", image},
    {"instance", instance},
    {"stack_groups", stack_groups},
    {"revoke_rule", revoke_rule},
    {"prefix_list", prefix_list},
    {"modify_prefix_list", modify_prefix_list},
    {"restore_prefix_list", restore_prefix_list},
    {"database", database},
    {"databases", databases},
    {"snapshot", snapshot},
    {"maintenance", maintenance},
    {"classes", classes},
    {"support_end", support_end},
    {"products", products},
    {"newest_classes", newest_classes},
    {"unprotect", unprotect},
    {"plan", plan},
    {"quota", quota},
    {"default_quota", quota},
    {"secret", secret},
    {"secret_value", secret_value},
    {"parameter", parameter},
    {"targets", targets},
    {"log_group", log_group},
    {"rotate_secret", rotate_secret},
    {"log_holds", log_holds},
    {"console", console},
    {"start_session", start_session},
    {"end_session", end_session},
    {"protection", protection},
    {"unprotect_balancer", unprotect_balancer},
    {"interfaces", interfaces},
    {"delete_interface", delete_interface},
    {"function_network", function_network},
    {"leave_network", leave_network},
    {"enter_network", enter_network},
    {"role_keys", role_keys},
};

static Run *find(const char *name) {
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        if (strcmp(calls[i].name, name) == 0)
            return calls[i].run;
    return NULL;
}

static void operations(json_t **result) {
    size_t count;
    const AwsOperation *rows = aws_operations(&count);
    *result = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(*result, json_pack("[s, s]", rows[i].service->signing_name, rows[i].name));
}

static bool harmless(const char *words) {
    AUTO(memory_release) char *visible = visible_copy(words);
    return strcmp(visible, words) == 0;
}

static bool err_harmless(const Error *err) {
    return harmless(err->said) && harmless(err->remedy) && harmless(err->tried) && harmless(err->code) &&
           harmless(err->request_id) && err->said[0];
}

/* In KB, since this program began: getrusage() counts what stood here before exec, too. */
static long most_memory(void) {
    FILE *file = fopen("/proc/self/status", "re");
    long kb = 0;
    for (char line[200]; file && kb == 0 && fgets(line, sizeof line, file);)
        if (strncmp(line, "VmHWM:", 6) == 0)
            kb = strtol(line + 6, NULL, 10);
    if (file)
        fclose(file);
    return kb;
}

/* The processor's time of this program alone: others do not change it. */
static long long worked_ms(void) {
    struct timespec worked;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &worked);
    return worked.tv_sec * 1000LL + worked.tv_nsec / 1000000;
}

static json_t *repeat(AwsContext *aws, Run *run, long count) {
    long good = 0, worst_call = 0;
    long long worst_ms = 0;
    json_t *harmful = json_array();
    for (long i = 0; i < count; i++) {
        json_t *result = NULL;
        Error err = {0};
        long long started = worked_ms();
        bool ok = run(aws, &result, &err);
        long long took = worked_ms() - started;
        if (took > worst_ms) {
            worst_ms = took;
            worst_call = i;
        }
        good += ok;
        if (!ok && !err_harmless(&err)) {
            AUTO(memory_release) char *shown = visible_copy(err.said);
            json_array_append_new(harmful, json_pack("[I, s]", (json_int_t)i, shown));
        }
        json_decref(result);
    }
    return json_pack("{s:I, s:I, s:I, s:I, s:o}", "ok", (json_int_t)good, "memory_kb", (json_int_t)most_memory(),
                     "worst_ms", (json_int_t)worst_ms, "worst_call", (json_int_t)worst_call, "harmful", harmful);
}

static json_t *call(const char *endpoint_url, Run *run, long count) {
    Error err = {0};
    AwsOptions options = {.region = "eu-west-1",
                          .endpoint_url = endpoint_url,
                          .access_key_id = "AKIDEXAMPLE",
                          .secret_access_key = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"};
    AwsSession *session = aws_session_new(&options, &err);
    AwsContext aws = {.session = session};
    json_t *result = NULL;
    if (session && count > 0)
        result = repeat(&aws, run, count);
    else if (!session || !run(&aws, &result, &err))
        result = json_pack("{s:s, s:s}", "error", err.said, "code", err.code);
    aws_session_free(session);
    return result;
}

int main(int argc, char **argv) {
    json_t *result = NULL;
    Run *run = argc == 3 || argc == 4 ? find(argv[2]) : NULL;
    if (argc == 2 && strcmp(argv[1], "--operations") == 0)
        operations(&result);
    else if (run)
        result = call(argv[1], run, argc == 4 ? strtol(argv[3], NULL, 10) : 0);
    if (!result) {
        fprintf(stderr, "usage: calls ENDPOINT_URL NAME [COUNT]\n");
        return 2;
    }
    json_dumpf(result, stdout, JSON_ENSURE_ASCII);
    json_decref(result);
    return 0;
}
