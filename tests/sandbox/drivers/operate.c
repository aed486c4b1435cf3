/* Works with the AWS client on whatever endpoint there is, and prints what came of it as one JSON object: for other
 * people's simulations of AWS, which know no whole stack of ours.
 *
 *     operate ENDPOINT_URL COMMAND ARGUMENT... */
#include "aws/cloudformation.h"
#include "aws/ec2.h"
#include "aws/services.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char token[] = "0123456789abcdef0123456789abcdef";

static bool identity(AwsContext *aws, char **arguments, json_t **result, Error *err) {
    StsIdentity found;
    (void)arguments;
    if (!sts_caller_identity(aws, &found, err))
        return false;
    *result = json_pack("{s:s, s:s}", "account", found.account, "arn", found.arn);
    return true;
}

static bool keys(AwsContext *aws, char **arguments, json_t **result, Error *err) {
    AUTO(ec2_key_pairs_release) Ec2KeyPairs found = {0};
    (void)arguments;
    if (!ec2_describe_key_pairs(aws, &found, err))
        return false;
    *result = json_object();
    for (size_t i = 0; i < found.count; i++)
        json_object_set_new(*result, found.items[i].name, json_string(found.items[i].type));
    return true;
}

static bool import_key(AwsContext *aws, char **arguments, json_t **result, Error *err) {
    Ec2KeyPair pair = {0};
    if (!ec2_import_key_pair(aws, arguments[0], arguments[1], &pair, err))
        return false;
    *result = json_pack("{s:s, s:s}", "name", pair.name, "fingerprint", pair.fingerprint);
    return true;
}

static bool zones(AwsContext *aws, char **arguments, json_t **result, Error *err) {
    char **names = NULL;
    size_t count = 0;
    (void)arguments;
    if (!ec2_describe_zones(aws, &names, &count, err))
        return false;
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++) {
        json_array_append_new(list, json_string(names[i]));
        free(names[i]);
    }
    free(names);
    *result = json_pack("{s:o}", "zones", list);
    return true;
}

static bool vpcs(AwsContext *aws, char **arguments, json_t **result, Error *err) {
    long count = 0;
    (void)arguments;
    if (!ec2_count_vpcs(aws, "", &count, err))
        return false;
    *result = json_pack("{s:I}", "vpcs", (json_int_t)count);
    return true;
}

static bool quota(AwsContext *aws, char **arguments, json_t **result, Error *err) {
    double value = 0;
    if (!quota_value(aws, arguments[0], arguments[1], &value, err))
        return false;
    *result = json_pack("{s:f}", "value", value);
    return true;
}

static json_t *list_json(const Ec2PrefixList *list) {
    json_t *entries = json_object();
    for (size_t i = 0; i < list->count; i++)
        json_object_set_new(entries, list->entries[i].cidr, json_string(list->entries[i].description));
    return json_pack("{s:s, s:I, s:o}", "state", list->state, "version", (json_int_t)list->version, "entries", entries);
}

static bool prefix_list(AwsContext *aws, char **arguments, json_t **result, Error *err) {
    AUTO(ec2_prefix_list_release) Ec2PrefixList list = {0};
    if (!ec2_describe_prefix_list(aws, arguments[0], &list, err) ||
        !ec2_prefix_list_entries(aws, arguments[0], list.version, &list, err))
        return false;
    *result = list_json(&list);
    return true;
}

/* ID VERSION ADDED REMOVED; "-" for none. */
static bool modify(AwsContext *aws, char **arguments, json_t **result, Error *err) {
    Ec2PrefixEntry added = {arguments[2], (char *)"office"};
    const char *removed = arguments[3];
    bool adds = strcmp(arguments[2], "-") != 0, removes = strcmp(removed, "-") != 0;
    if (!ec2_modify_prefix_list(aws, arguments[0], strtol(arguments[1], NULL, 10), &added, adds, &removed, removes,
                                err))
        return false;
    return prefix_list(aws, arguments, result, err);
}

static bool restore(AwsContext *aws, char **arguments, json_t **result, Error *err) {
    if (!ec2_restore_prefix_list(aws, arguments[0], strtol(arguments[1], NULL, 10), strtol(arguments[2], NULL, 10),
                                 err))
        return false;
    return prefix_list(aws, arguments, result, err);
}

static bool secret(AwsContext *aws, char **arguments, json_t **result, Error *err) {
    AUTO(secret_state_release) SecretState state = {0};
    AUTO(secret_release) Secret value = {0};
    if (!secrets_describe(aws, arguments[0], &state, err) || !secrets_value(aws, arguments[0], &value, err))
        return false;
    *result = json_pack("{s:s, s:b, s:s}", "arn", state.arn, "deleted", state.deleted_ms != 0, "value",
                        secret_string(&value));
    return true;
}

static bool parameter(AwsContext *aws, char **arguments, json_t **result, Error *err) {
    AUTO(memory_release) char *value = NULL;
    if (!ssm_parameter(aws, arguments[0], &value, err))
        return false;
    *result = json_pack("{s:s}", "value", value);
    return true;
}

static bool log_group(AwsContext *aws, char **arguments, json_t **result, Error *err) {
    LogGroup group;
    if (!logs_group_find(aws, arguments[0], &group, err))
        return false;
    *result = json_pack("{s:b}", "there", group.there);
    return true;
}

/* COUNT: as many calls, one after the other; what each came to. */
static bool many(AwsContext *aws, char **arguments, json_t **result, Error *err) {
    *result = json_array();
    for (long left = strtol(arguments[0], NULL, 10); left > 0; left--) {
        StsIdentity found;
        *err = (Error){0};
        bool ok = sts_caller_identity(aws, &found, err);
        json_array_append_new(*result, json_string(ok ? found.account : err->said));
    }
    return true;
}

static bool alias(AwsContext *aws, char **arguments, json_t **result, Error *err) {
    char found[64];
    (void)arguments;
    if (!iam_account_alias(aws, found, err))
        return false;
    *result = json_pack("{s:s}", "alias", found);
    return true;
}

/* ---- a stack, from its change set to its outputs */

static bool change_set_wait(AwsContext *aws, const char *id, CfnChangeSet *set, Error *err) {
    for (;;) {
        cfn_change_set_release(set);
        *set = (CfnChangeSet){0};
        if (!cfn_describe_change_set(aws, id, false, set, err))
            return false;
        if (strncmp(set->status, "CREATE_PENDING", 14) != 0 && strncmp(set->status, "CREATE_IN", 9) != 0)
            return true;
        if (!clock_sleep(&aws->clock, 200, aws->cancel))
            return false;
    }
}

static bool stack_wait(AwsContext *aws, const char *id, CfnStack *stack, Error *err) {
    for (;;) {
        cfn_stack_release(stack);
        *stack = (CfnStack){0};
        if (!cfn_describe_stack(aws, id, stack, err))
            return false;
        if (!strstr(stack->status, "_IN_PROGRESS"))
            return true;
        if (!clock_sleep(&aws->clock, 200, aws->cancel))
            return false;
    }
}

static json_t *stack_json(const CfnChangeSet *set, const CfnStack *stack, const CfnEvents *events,
                          const CfnResources *resources, const char *body) {
    json_t *outputs = json_object(), *statuses = json_array();
    for (size_t i = 0; i < stack->output_count; i++)
        json_object_set_new(outputs, stack->outputs[i].key, json_string(stack->outputs[i].value));
    for (size_t i = events->count; i-- > 0;)
        json_array_append_new(statuses, json_pack("[s, s]", events->items[i].logical_id, events->items[i].status));
    return json_pack("{s:s, s:I, s:s, s:o, s:o, s:I, s:s}", "change_set", set->status, "changes",
                     (json_int_t)set->change_count, "status", stack->status, "outputs", outputs, "events", statuses,
                     "resources", (json_int_t)resources->count, "template", body);
}

static bool stack_told(AwsContext *aws, const CfnChangeSet *set, const CfnStack *stack, json_t **result, Error *err) {
    CfnEvents events = {0};
    CfnResources resources = {0};
    AUTO(memory_release) char *body = NULL;
    bool told = cfn_describe_events(aws, stack->id, NULL, 0, &events, err) &&
                cfn_describe_resources(aws, stack->id, &resources, err) && cfn_get_template(aws, stack->id, &body, err);
    if (told)
        *result = stack_json(set, stack, &events, &resources, body);
    cfn_events_release(&events);
    cfn_resources_release(&resources);
    return told;
}

/* NAME create|update FILE VALUE: the template's parameter Value. */
static bool stack(AwsContext *aws, char **arguments, json_t **result, Error *err) {
    AUTO(text_release) Text template = {.max = 51200};
    AUTO(memory_release) char *id = NULL, *stack_id = NULL;
    AUTO(cfn_change_set_release) CfnChangeSet set = {0};
    AUTO(cfn_stack_release) CfnStack made = {0};
    const CfnParameter value = {(char *)"Value", arguments[3]}, tag = {(char *)"project", arguments[0]};
    if (!file_read(arguments[2], &template, err))
        return false;
    const CfnChangeSetInput input = {.stack_name = arguments[0],
                                     .change_set_name = arguments[1],
                                     .create = strcmp(arguments[1], "create") == 0,
                                     .template_body = text_string(&template),
                                     .parameters = &value,
                                     .parameter_count = 1,
                                     .tags = &tag,
                                     .tag_count = 1,
                                     .client_token = token};
    return cfn_create_change_set(aws, &input, &id, &stack_id, err) && change_set_wait(aws, id, &set, err) &&
           cfn_execute_change_set(aws, id, token, err) && stack_wait(aws, stack_id, &made, err) &&
           stack_told(aws, &set, &made, result, err);
}

static bool delete (AwsContext *aws, char **arguments, json_t **result, Error *err) {
    AUTO(cfn_stack_release) CfnStack made = {0};
    if (!cfn_describe_stack(aws, arguments[0], &made, err))
        return false;
    AUTO(memory_release) char *id = memory_copy(made.id);
    if (!cfn_delete_stack(aws, id, NULL, 0, token, err))
        return false;
    /* Some forget a stack once it is gone; AWS knows it by its id for 90 days. */
    bool there = stack_wait(aws, id, &made, err);
    if (!there && strcmp(err->code, "StackNotFound") != 0)
        return false;
    *result = json_pack("{s:s}", "status", there ? made.status : "forgotten");
    return true;
}

typedef bool Run(AwsContext *aws, char **arguments, json_t **result, Error *err);
static const struct {
    const char *name;
    int arguments;
    Run *run;
} commands[] = {
    {"many", 1, many},           {"identity", 0, identity}, {"alias", 0, alias},         {"keys", 0, keys},
    {"import", 2, import_key},   {"zones", 0, zones},       {"vpcs", 0, vpcs},           {"quota", 2, quota},
    {"list", 1, prefix_list},    {"modify", 4, modify},     {"restore", 3, restore},     {"secret", 1, secret},
    {"parameter", 1, parameter}, {"stack", 4, stack},       {"log-group", 1, log_group}, {"delete", 1, delete},
};

static Run *find(const char *name, int arguments) {
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcmp(commands[i].name, name) == 0 && commands[i].arguments == arguments)
            return commands[i].run;
    return NULL;
}

int main(int argc, char **argv) {
    Error err = {0};
    Run *run = argc >= 3 ? find(argv[2], argc - 3) : NULL;
    if (!run) {
        fprintf(stderr, "usage: operate ENDPOINT_URL COMMAND ARGUMENT...\n");
        return 2;
    }
    const char *key = getenv("AWS_ACCESS_KEY_ID"), *secret_key = getenv("AWS_SECRET_ACCESS_KEY");
    AwsOptions options = {.region = "eu-west-1",
                          .endpoint_url = argv[1],
                          .access_key_id = key ? key : "AKIDEXAMPLE",
                          .secret_access_key = secret_key ? secret_key : "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"};
    AwsSession *session = aws_session_new(&options, &err);
    AwsContext aws = {.session = session};
    json_t *result = NULL;
    if (!session || !run(&aws, argv + 3, &result, &err))
        result = json_pack("{s:s, s:s}", "error", err.said, "code", err.code);
    json_dumpf(result, stdout, JSON_ENSURE_ASCII);
    json_decref(result);
    aws_session_free(session);
    return 0;
}
