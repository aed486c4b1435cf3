/* See template.h: capabilities, and the one transform that the sandbox performs.
 *
 * AWS::SecretsManager-2020-07-23 and -2024-09-16 turn HostedRotationLambda into a nested stack that holds the function
 * (CloudFormation Template Reference, "AWS::SecretsManager transform"). */
#include "sandbox/cfn/template.h"
#include "base/memory.h"
#include "sandbox/cfn/value.h"

#include <stdlib.h>
#include <string.h>

static const char nested_url[] = "secretsmanager-hosted-rotation/";

/* What the rotation application of the serverless repository comes to once it is expanded. */
static const char nested_body[] =
    "{\"Description\": \"Conducts an AWS SecretsManager secret rotation for RDS PostgreSQL using single user rotation "
    "scheme\","
    " \"Parameters\": {\"endpoint\": {\"Type\": \"String\"}, \"functionName\": {\"Type\": \"String\"},"
    "  \"vpcSubnetIds\": {\"Type\": \"String\", \"Default\": \"\"},"
    "  \"vpcSecurityGroupIds\": {\"Type\": \"String\", \"Default\": \"\"},"
    "  \"kmsKeyArn\": {\"Type\": \"String\", \"Default\": \"\"},"
    "  \"excludeCharacters\": {\"Type\": \"String\", \"Default\": \"\"}},"
    " \"Conditions\": {\"HasVpc\": {\"Fn::Not\": [{\"Fn::Equals\": [{\"Ref\": \"vpcSubnetIds\"}, \"\"]}]},"
    "  \"HasExcluded\": {\"Fn::Not\": [{\"Fn::Equals\": [{\"Ref\": \"excludeCharacters\"}, \"\"]}]}},"
    " \"Resources\": {"
    "  \"SecretsManagerRotationRole\": {\"Type\": \"AWS::IAM::Role\", \"Properties\": {"
    "   \"AssumeRolePolicyDocument\": {\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\","
    "    \"Action\": \"sts:AssumeRole\", \"Principal\": {\"Service\": \"lambda.amazonaws.com\"}}]},"
    "   \"ManagedPolicyArns\": [{\"Fn::Sub\": "
    "\"arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole\"},"
    "    {\"Fn::If\": [\"HasVpc\", {\"Fn::Sub\": "
    "\"arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole\"},"
    "     {\"Ref\": \"AWS::NoValue\"}]}]}},"
    "  \"SecretsManagerRotation\": {\"Type\": \"AWS::Lambda::Function\", \"Properties\": {"
    "   \"FunctionName\": {\"Ref\": \"functionName\"}, \"Handler\": \"lambda_function.lambda_handler\","
    "   \"Runtime\": \"python3.12\", \"Timeout\": 30,"
    "   \"Role\": {\"Fn::GetAtt\": [\"SecretsManagerRotationRole\", \"Arn\"]},"
    "   \"Code\": {\"S3Bucket\": {\"Fn::Sub\": \"secretsmanager-rotation-${AWS::Region}\"},"
    "    \"S3Key\": \"SecretsManagerRDSPostgreSQLRotationSingleUser.zip\"},"
    "   \"Environment\": {\"Variables\": {\"SECRETS_MANAGER_ENDPOINT\": {\"Ref\": \"endpoint\"},"
    "    \"EXCLUDE_CHARACTERS\": {\"Fn::If\": [\"HasExcluded\", {\"Ref\": \"excludeCharacters\"}, \"/@\\\"'\\\\\"]}}},"
    "   \"VpcConfig\": {\"Fn::If\": [\"HasVpc\", {"
    "    \"SubnetIds\": {\"Fn::Split\": [\",\", {\"Ref\": \"vpcSubnetIds\"}]},"
    "    \"SecurityGroupIds\": {\"Fn::Split\": [\",\", {\"Ref\": \"vpcSecurityGroupIds\"}]}},"
    "    {\"Ref\": \"AWS::NoValue\"}]}}},"
    "  \"LambdaPermission\": {\"Type\": \"AWS::Lambda::Permission\", \"Properties\": {"
    "   \"Action\": \"lambda:InvokeFunction\", \"Principal\": \"secretsmanager.amazonaws.com\","
    "   \"FunctionName\": {\"Fn::GetAtt\": [\"SecretsManagerRotation\", \"Arn\"]},"
    "   \"SourceAccount\": {\"Ref\": \"AWS::AccountId\"}}}},"
    " \"Outputs\": {\"RotationLambdaARN\": {\"Value\": {\"Fn::GetAtt\": [\"SecretsManagerRotation\", \"Arn\"]}}}}";

const json_t *template_nested(const char *url) {
    static json_t *document;
    if (!strstr(url, nested_url))
        return NULL;
    if (!document)
        document = json_loads(nested_body, 0, NULL);
    return document;
}

json_t *template_transforms(const json_t *document) {
    const json_t *transform = json_object_get(document, "Transform");
    json_t *names = json_array();
    if (json_is_string(transform))
        list_add(names, json_string_value(transform));
    for (size_t i = 0; i < json_array_size(transform); i++) {
        const json_t *item = json_array_get(transform, i);
        list_add(names, json_is_string(item) ? json_string_value(item) : value_text(item, "Name"));
    }
    return names;
}

static bool type_is_iam(const char *type) {
    static const char *const types[] = {"Role",  "Policy",    "ManagedPolicy",       "InstanceProfile", "User",
                                        "Group", "AccessKey", "UserToGroupAddition", "RolePolicy",      NULL};
    if (strncmp(type, "AWS::IAM::", 10) != 0)
        return false;
    for (size_t i = 0; types[i]; i++)
        if (strcmp(type + 10, types[i]) == 0)
            return true;
    return false;
}

static bool type_is_named_iam(const char *type, const json_t *properties) {
    static const char *const rows[][2] = {{"AWS::IAM::Role", "RoleName"},
                                          {"AWS::IAM::ManagedPolicy", "ManagedPolicyName"},
                                          {"AWS::IAM::InstanceProfile", "InstanceProfileName"},
                                          {"AWS::IAM::User", "UserName"},
                                          {"AWS::IAM::Group", "GroupName"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i][0], type) == 0)
            return json_object_get(properties, rows[i][1]) != NULL;
    return false;
}

json_t *template_capabilities(const json_t *document, json_t **reasons) {
    json_t *needed = json_array();
    json_t *types = json_array();
    bool iam = false, named = false;
    const char *name;
    json_t *resource;
    json_object_foreach(json_object_get(document, "Resources"), name, resource) {
        const char *type = value_text(resource, "Type");
        const json_t *properties = json_object_get(resource, "Properties");
        bool hosted = json_object_get(properties, "HostedRotationLambda"); /* its nested stack makes a role */
        if (type_is_iam(type) || hosted) {
            list_add(types, type);
            iam = true;
            named = named || type_is_named_iam(type, properties);
        }
    }
    json_auto_t *transforms = template_transforms(document);
    if (iam)
        list_add(needed, named ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM");
    if (json_array_size(transforms))
        list_add(needed, "CAPABILITY_AUTO_EXPAND");
    if (reasons)
        *reasons = types;
    else
        json_decref(types);
    return needed;
}

bool template_permitted(const json_t *document, const json_t *given, Error *err) {
    json_auto_t *needed = template_capabilities(document, NULL);
    json_auto_t *missing = json_array();
    for (size_t i = 0; i < json_array_size(needed); i++) {
        const char *capability = json_string_value(json_array_get(needed, i));
        bool covered = list_has(given, capability) ||
                       (strcmp(capability, "CAPABILITY_IAM") == 0 && list_has(given, "CAPABILITY_NAMED_IAM"));
        if (!covered)
            list_add(missing, capability);
    }
    AUTO(memory_release) char *names = list_join(missing, ", ");
    return json_array_size(missing) == 0 ||
           cfn_refuse(err, "InsufficientCapabilitiesException", "Requires capabilities : [%s]", names);
}

/* The nested stack for one schedule. */
static json_t *nested_resource(const char *name, const json_t *schedule, const json_t *hosted) {
    static const char *const passed[][2] = {{"VpcSubnetIds", "vpcSubnetIds"},
                                            {"VpcSecurityGroupIds", "vpcSecurityGroupIds"},
                                            {"KmsKeyArn", "kmsKeyArn"},
                                            {"ExcludeCharacters", "excludeCharacters"}};
    json_t *parameters =
        json_pack("{s{ss}}", "endpoint", "Fn::Sub", "https://secretsmanager.${AWS::Region}.${AWS::URLSuffix}");
    const json_t *function = json_object_get(hosted, "RotationLambdaName");
    json_object_set_new(parameters, "functionName",
                        function
                            ? json_deep_copy(function)
                            : json_pack("{so}", "Fn::Sub", value_print("SecretsManager-%s-${AWS::StackName}", name)));
    for (size_t i = 0; i < sizeof passed / sizeof *passed; i++) {
        const json_t *value = json_object_get(hosted, passed[i][0]);
        if (value)
            json_object_set_new(parameters, passed[i][1], json_deep_copy(value));
    }
    json_t *url = value_print("https://s3.${AWS::Region}.${AWS::URLSuffix}/%s%s.json", nested_url,
                              value_text(hosted, "RotationType"));
    json_t *nested = json_pack("{sss{s{so}so}}", "Type", "AWS::CloudFormation::Stack", "Properties", "TemplateURL",
                               "Fn::Sub", url, "Parameters", parameters);
    static const char *const inherited[] = {"Condition", "DeletionPolicy", NULL};
    for (size_t i = 0; inherited[i]; i++)
        if (json_object_get(schedule, inherited[i]))
            json_object_set(nested, inherited[i], json_object_get(schedule, inherited[i]));
    return nested;
}

/* "PostgreSQLSingleUser"; text alone: a function's value is not looked into. */
static bool rotation_known(const char *type) {
    static const char *const engines[] = {"Db2",     "MySQL",     "PostgreSQL", "Oracle",
                                          "MariaDB", "SQLServer", "Redshift",   "MongoDB"};
    for (size_t i = 0; i < sizeof engines / sizeof *engines; i++) {
        size_t length = strlen(engines[i]);
        if (strncmp(type, engines[i], length) == 0)
            return strcmp(type + length, "SingleUser") == 0 || strcmp(type + length, "MultiUser") == 0;
    }
    return false;
}

/* The one that a schedule's hosted function does not have, or NULL; the resource's page names these. */
static const char *member_unknown(const json_t *hosted) {
    json_auto_t *known =
        json_pack("[sssssssssss]", "ExcludeCharacters", "KmsKeyArn", "MasterSecretArn", "MasterSecretKmsKeyArn",
                  "RotationLambdaName", "RotationType", "Runtime", "SuperuserSecretArn", "SuperuserSecretKmsKeyArn",
                  "VpcSecurityGroupIds", "VpcSubnetIds");
    const char *name;
    json_t *value;
    json_object_foreach((json_t *)hosted, name, value) {
        if (!list_has(known, name))
            return name;
    }
    return NULL;
}

static bool schedule_transform(const char *transform, const char *name, json_t *schedule, json_t *resources,
                               Error *err) {
    json_t *properties = json_object_get(schedule, "Properties");
    const json_t *hosted = json_object_get(properties, "HostedRotationLambda");
    if (!hosted)
        return true;
    if (json_object_get(properties, "RotationLambdaARN"))
        return cfn_invalid(err,
                           "Transform %s failed with: Can only specify either HostedRotationLambda or "
                           "RotationLambdaARN.",
                           transform);
    const char *unknown =
        member_unknown(hosted); /* words of our own: the schema's rule, told before the schema is asked */
    if (unknown)
        return cfn_invalid(err, "Transform %s failed with: HostedRotationLambda: extraneous key [%s] is not permitted",
                           transform, unknown);
    if (!*value_text(hosted, "RotationType"))
        return cfn_invalid(err, "Transform %s failed with: RotationType is required in HostedRotationLambda.",
                           transform);
    if (!rotation_known(value_text(hosted, "RotationType")))
        return cfn_invalid(err, "Transform %s failed with: %s is not a supported rotation engine type", transform,
                           value_text(hosted, "RotationType"));
    if (json_object_get(hosted, "MasterSecretArn") && json_object_get(hosted, "SuperuserSecretArn"))
        return cfn_invalid(err,
                           "Transform %s failed with: You can't specify both masterSecretArn and superuserSecretArn in "
                           "the same Lambda rotation function.",
                           transform);
    AUTO(memory_release) char *nested = memory_print("%sHostedRotationLambda", name);
    json_object_set_new(resources, nested, nested_resource(name, schedule, hosted));
    json_object_del(properties, "HostedRotationLambda");
    json_object_set_new(properties, "RotationLambdaARN",
                        json_pack("{s[ss]}", "Fn::GetAtt", nested, "Outputs.RotationLambdaARN"));
    return true;
}

json_t *template_transform(const json_t *document, Error *err) {
    json_auto_t *names = template_transforms(document);
    if (json_array_size(names) == 0)
        return json_incref((json_t *)document);
    json_t *copy = json_deep_copy(document);
    json_t *resources = json_object_get(copy, "Resources");
    json_auto_t *order = json_deep_copy(resources);
    for (size_t i = 0; i < json_array_size(names); i++) {
        const char *transform = json_string_value(json_array_get(names, i)), *logical;
        json_t *resource;
        bool known = strcmp(transform, "AWS::SecretsManager-2020-07-23") == 0 ||
                     strcmp(transform, "AWS::SecretsManager-2024-09-16") == 0;
        bool ok = known || cfn_invalid(err, "No transform named %s found.", transform);
        json_object_foreach(order, logical, resource) {
            json_t *live = json_object_get(resources, logical);
            if (ok && strcmp(value_text(resource, "Type"), "AWS::SecretsManager::RotationSchedule") == 0)
                ok = schedule_transform(transform, logical, live, resources, err);
        }
        if (!ok) {
            json_decref(copy);
            return NULL;
        }
    }
    json_object_del(copy, "Transform");
    return copy;
}
