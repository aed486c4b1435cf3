/* See policy.h: how documents are put together from the tables. */
#include "stack/policy_parts.h"
#include "aws/endpoints.h"
#include "base/memory.h"
#include "base/must.h"
#include "base/text.h"
#include "stack/template.h"

#include <ctype.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- texts */

/* Calls `take` with each word of `words`. */
static void each_word(const char *words, void (*take)(void *data, const char *word), void *data) {
    while (*(words += strspn(words, " "))) {
        size_t length = strcspn(words, " ");
        AUTO(memory_release) char *word = memory_copy_n(words, length);
        take(data, word);
        words += length;
    }
}

static char *fill_in(const char *pattern, const PolicyScope *scope) {
    const char *partition = partition_of(scope->region)->id;
    const struct {
        const char *mark, *value;
    } marks[] = {{"{partition}", partition}, {"{region}", scope->region}, {"{app}", scope->app}};
    Text text = {0};
    while (*pattern) {
        size_t i = 0, plain = strcspn(pattern, "{");
        text_add(&text, pattern, plain);
        pattern += plain;
        while (i < sizeof marks / sizeof *marks && strncmp(pattern, marks[i].mark, strlen(marks[i].mark)) != 0)
            i++;
        if (i < sizeof marks / sizeof *marks) {
            text_put(&text, marks[i].value);
            pattern += strlen(marks[i].mark);
        } else if (*pattern) {
            text_add(&text, pattern++, 1); /* a policy variable: "${aws:PrincipalAccount}" */
        }
    }
    return text_take(&text);
}

typedef struct Filler {
    const PolicyScope *scope;
    json_t *list;
} Filler;

static void fill_word(void *data, const char *word) {
    const Filler *filler = data;
    AUTO(memory_release) char *filled = fill_in(word, filler->scope);
    json_array_append_new(filler->list, json_string(filled));
}

static json_t *filled_list(const char *words, const PolicyScope *scope) {
    Filler filler = {scope, json_array()};
    each_word(words, fill_word, &filler);
    return filler.list;
}

/* ---- statements */

static int by_text(const void *one, const void *other) {
    return strcmp(*(const char *const *)one, *(const char *const *)other);
}

/* The keys of a set of permissions, in order. */
static json_t *sorted(json_t *set) {
    size_t count = 0;
    const char **keys = memory_new(json_object_size(set) + 1, sizeof *keys), *key;
    json_t *unused, *list = json_array();
    json_object_foreach(set, key, unused) keys[count++] = key;
    qsort(keys, count, sizeof *keys, by_text);
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, json_string(keys[i]));
    free(keys);
    return list;
}

static void condition_add(json_t *conditions, const PolicyScope *scope, const PolicyCondition *condition) {
    json_t *tests = json_object_get(conditions, condition->operator);
    if (!tests)
        json_object_set_new(conditions, condition->operator, tests = json_object());
    json_object_set_new(tests, condition->key, filled_list(condition->values, scope));
}

/* A resource's ARN names its region; what names none is held to it by a condition. The calls of IAM, of the
 * account's plan and of the price list are made in the regions that have them, whatever the app's is. */
static json_t *statement_new(const char *sid, json_t *actions, const char *resources, const PolicyCondition *conditions,
                             size_t condition_count, const PolicyScope *scope) {
    static const PolicyCondition here = {"StringEquals", "aws:RequestedRegion", "{region}"};
    json_t *statement = json_pack("{s:s, s:s, s:o, s:o}", "Sid", sid, "Effect", "Allow", "Action", actions, "Resource",
                                  filled_list(resources, scope));
    json_t *tests = json_object();
    for (size_t i = 0; i < condition_count; i++)
        if (conditions[i].key)
            condition_add(tests, scope, &conditions[i]);
    const char *first = json_string_value(json_array_get(actions, 0));
    static const char *const elsewhere[] = {"iam:", "pricing:", "freetier:", "route53:"};
    bool global = false;
    for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++)
        global = global || strncmp(first, elsewhere[i], strlen(elsewhere[i])) == 0;
    if (!global && !strstr(resources, "{region}") && strcmp(scope->region, "*") != 0)
        condition_add(tests, scope, &here);
    if (json_object_size(tests))
        json_object_set(statement, "Condition", tests);
    json_decref(tests);
    return statement;
}

static const AwsOperation *operation_named(const char *name) {
    size_t count;
    const AwsOperation *operations = aws_operations(&count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(operations[i].name, name) == 0)
            return &operations[i];
    return NULL;
}

/* Which set of statements a call belongs to: those that are bound to no region are apart. */
static char call_kind(const AwsOperation *operation) {
    bool elsewhere = strcmp(operation->service->id, "pricing") == 0 || strcmp(operation->service->id, "freetier") == 0;
    return operation->service->global ? 'g' : elsewhere ? 'p' : 'r';
}

/* What the program itself calls: one statement for each set of resources. IAM's is apart: see statement_new(). */
static void add_calls(json_t *statements, const PolicyScope *scope, unsigned commands) {
    static const PolicyCondition ours = {"StringLike", "aws:ResourceTag/" TEMPLATE_TAG, "{app}"};
    json_t *sets = json_object(); /* resources: the set of permissions */
    const char *key;
    json_t *set;
    for (size_t i = 0; i < policy_operation_count; i++) {
        const PolicyOperation *row = &policy_operations[i];
        const AwsOperation *operation = operation_named(row->operation);
        if (!operation || !operation->permission || !(row->commands & commands))
            continue;
        const char *resources = commands & (POLICY_WIZARD | POLICY_LIST) && row->wizard ? row->wizard : row->resources;
        AUTO(memory_release)
        char *name = memory_print("%c%c%s", call_kind(operation), row->tagged ? 't' : 'f', resources);
        if (!(set = json_object_get(sets, name)))
            json_object_set_new(sets, name, set = json_object());
        json_object_set_new(set, operation->permission, json_true());
    }
    json_object_foreach(sets, key, set) {
        AUTO(memory_release) char *sid = memory_print("Calls%zu", json_array_size(statements) + 1);
        json_array_append_new(statements, statement_new(sid, sorted(set), key + 2, &ours, key[1] == 't', scope));
    }
    json_decref(sets);
    for (size_t i = 0; i < policy_companion_count; i++)
        if (policy_companions[i].commands & commands)
            json_array_append_new(statements, statement_new(policy_companions[i].sid,
                                                            filled_list(policy_companions[i].permissions, scope),
                                                            policy_companions[i].resources,
                                                            &policy_companions[i].condition, 1, scope));
}

static void pass_role(json_t *statements, const PolicyScope *scope) {
    static const PolicyCondition to = {"StringEquals", "iam:PassedToService", "cloudformation.amazonaws.com"};
    json_array_append_new(
        statements, statement_new("ServiceRole", json_pack("[s]", "iam:PassRole"), scope->role_arn, &to, 1, scope));
}

typedef struct Match {
    const char *permission;
    bool fits;
} Match;

static void match_word(void *data, const char *pattern) {
    Match *match = data;
    match->fits = match->fits || fnmatch(pattern, match->permission, 0) == 0;
}

static const PolicyRule *rule_for(const char *permission) {
    for (size_t i = 0; i < policy_resource_rule_count; i++) {
        Match match = {permission, false};
        each_word(policy_resource_rules[i].patterns, match_word, &match);
        if (match.fits)
            return &policy_resource_rules[i];
    }
    return NULL;
}

/* What only makes or changes something, by its verb: a deletion reads, and takes away. */
static bool makes(const char *permission) {
    static const char verbs[] = "*:Add* *:Allocate* *:Associate* *:Attach* *:Authorize* *:Create* *:Enable* "
                                "*:GenerateDataKey* *:Modify* *:Monitor* *:PassRole *:Put* *:Reboot* *:Register* "
                                "*:Replace* *:Reset* *:ReEncrypt* *:Rotate* *:Run* *:Set* *:Start* *:Subscribe *:Tag* "
                                "*:Update*";
    Match match = {permission, false};
    each_word(verbs, match_word, &match);
    return match.fits;
}

/* What a deletion calls all the same: a topic's policy is taken off by setting another (handlers.delete of its resource
 * schema), a secret gets a value without the database, a database leaves a snapshot. Database and load balancer are
 * changed first, when their protection is lifted (handlers.update); and a nested stack is looked through by whatever
 * changes its parent. */
static bool removes(const char *type, const char *permission) {
    static const struct {
        const char *type, *permissions;
    } rows[] = {
        {"AWS::CloudFormation::Stack", "cloudformation:UpdateStack"},
        {"AWS::ElasticLoadBalancingV2::LoadBalancer", "elasticloadbalancing:ModifyLoadBalancerAttributes"},
        {"AWS::RDS::DBInstance", "rds:AddTagsToResource rds:CreateDBSnapshot rds:ModifyDBInstance rds:RebootDBInstance "
                                 "iam:PassRole kms:CreateGrant kms:GenerateDataKey\\*"},
        {"AWS::SNS::TopicPolicy", "sns:SetTopicAttributes"},
        {"AWS::SecretsManager::SecretTargetAttachment", "secretsmanager:PutSecretValue"},
    };
    if (!makes(permission))
        return true;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Match match = {permission, false};
        if (strcmp(rows[i].type, type) == 0)
            each_word(rows[i].permissions, match_word, &match);
        if (match.fits)
            return true;
    }
    return false;
}

typedef struct Sorter {
    json_t *sets;
    const char *type;
    bool removing; /* what a deletion calls, and nothing else */
} Sorter;

static void sort_into_rule(void *data, const char *permission) {
    const Sorter *sorter = data;
    json_t *sets = sorter->sets;
    if (sorter->removing && !removes(sorter->type, permission))
        return;
    const PolicyRule *rule = rule_for(permission);
    json_t *set = rule ? json_array_get(sets, (size_t)(rule - policy_resource_rules)) : NULL;
    if (set)
        json_object_set_new(set, permission, json_true());
}

/* What CloudFormation calls for all types; `removing`: to delete them. One statement a rule. `through`:
 * with an operator's permissions, only when CloudFormation is who calls for them (IAM User Guide, "aws:CalledVia"); a
 * service role is CloudFormation's alone by its trust. */
static void add_cloudformation(json_t *statements, const PolicyScope *scope, bool removing, bool through) {
    static const PolicyCondition via = {"ForAnyValue:StringEquals", "aws:CalledVia", "cloudformation.amazonaws.com"};
    json_t *sets = json_array();
    for (size_t i = 0; i < policy_resource_rule_count; i++)
        json_array_append_new(sets, json_object());
    for (size_t i = 0; i < policy_type_count; i++) {
        Sorter sorter = {sets, policy_types[i].type, removing};
        each_word(policy_types[i].permissions, sort_into_rule, &sorter);
    }
    for (size_t i = 0; i < policy_resource_rule_count; i++) {
        json_t *set = json_array_get(sets, i);
        const PolicyCondition conditions[] = {policy_resource_rules[i].condition, through ? via : (PolicyCondition){0}};
        if (json_object_size(set))
            json_array_append_new(statements, statement_new(policy_resource_rules[i].sid, sorted(set),
                                                            policy_resource_rules[i].resources, conditions, 2, scope));
    }
    json_decref(sets);
}

/* ---- documents */

static size_t size_of(const json_t *json) {
    char *text = json_dumps(json, JSON_COMPACT);
    size_t size = 0;
    for (const char *c = text; c && *c; c++)
        size += !isspace((unsigned char)*c);
    free(text);
    return size;
}

void policies_release(Policies *policies) {
    for (size_t i = 0; i < policies->count; i++) {
        free(policies->items[i].name);
        json_decref(policies->items[i].document);
    }
    free(policies->items);
    *policies = (Policies){0};
}

static Policy *policy_add(Policies *policies, const PolicyScope *scope, const char *whose) {
    const char *app = strcmp(scope->app, "*") == 0 ? "secure-rds" : scope->app;
    policies->items = memory_grow(policies->items, policies->count + 1, sizeof *policies->items);
    Policy *policy = &policies->items[policies->count++];
    *policy = (Policy){.name = memory_print("%s-%s-%zu", app, whose, policies->count),
                       .document = json_pack("{s:s, s:[]}", "Version", "2012-10-17", "Statement")};
    policy->size = size_of(policy->document);
    return policy;
}

/* The statements in their order, a new document whenever the next one would pass the limit. Takes them over. */
static void pack(json_t *statements, const PolicyScope *scope, const char *whose, Policies *policies) {
    Policy *policy = NULL;
    size_t i;
    json_t *statement;
    json_array_foreach(statements, i, statement) {
        if (!policy || policy->size + size_of(statement) + 1 > POLICY_SIZE_MAX)
            policy = policy_add(policies, scope, whose);
        json_array_append(json_object_get(policy->document, "Statement"), statement);
        policy->size = size_of(policy->document);
        MUST(policy->size <= POLICY_SIZE_MAX); /* IAM would refuse it */
    }
    json_decref(statements);
}

static bool commands_named(const char *command, unsigned *commands, Error *err) {
    *commands = ALL;
    if (!command)
        return true;
    for (size_t i = 0; policy_commands[i]; i++)
        if (strcmp(policy_commands[i], command) == 0) {
            *commands = 1u << i;
            return true;
        }
    AUTO(text_release) Text names = {0};
    for (size_t i = 0; policy_commands[i]; i++)
        text_print(&names, "%s%s", i ? ", " : "", policy_commands[i]);
    error_set(err, ERROR_USAGE, "", "%.40s: no command that calls AWS has that name", command);
    snprintf(err->remedy, sizeof err->remedy, "name one of %s", text_string(&names));
    return false;
}

bool policy_operator(const PolicyScope *scope, const char *command, Policies *policies, Error *err) {
    unsigned commands;
    if (!commands_named(command, &commands, err))
        return false;
    json_t *statements = json_array();
    add_calls(statements, scope, commands);
    if (scope->role_arn && commands & (PLANS | CHANGES))
        pass_role(statements, scope);
    else if (!scope->role_arn && commands & WORKS)
        add_cloudformation(statements, scope, commands == POLICY_DESTROY, true);
    pack(statements, scope, command ? command : "operator", policies);
    return true;
}

void policy_service_role(const PolicyScope *scope, bool destroying, Policies *policies) {
    json_t *statements = json_array();
    add_cloudformation(statements, scope, destroying, false);
    pack(statements, scope, "service-role", policies);
}
