/* What the services refuse when CloudFormation asks them to make, change or delete something, in their words. */
#include "base/memory.h"
#include "sandbox/account.h"
#include "sandbox/ec2.h"
#include "sandbox/outside.h"
#include "sandbox/presets.h"
#include "sandbox/rds.h"
#include "sandbox/secrets.h"
#include "sandbox/small.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What is asked. */
typedef struct Asked {
    World *world;
    const char *region, *physical_id;
    const json_t *properties;
    long long at_ms;
} Asked;

static char *quota_refusal(const Asked *asked, const char *type, const char *service, const char *code, size_t own,
                           const char *words) {
    AUTO(things_release) Things standing = things_of(asked->world, asked->region, type, asked->at_ms);
    const Quota *quota = account_quota(service, code);
    double allowed = presets_quota(world_presets(asked->world), code, quota->usual);
    return (double)(standing.count + own) >= allowed ? memory_copy(words) : NULL;
}

static char *refuse_vpc(const Asked *asked) {
    return quota_refusal(asked, "AWS::EC2::VPC", "vpc", "L-F678F1CE", 1,
                         "The maximum number of VPCs has been reached.");
}

static char *refuse_address(const Asked *asked) {
    return quota_refusal(asked, "AWS::EC2::EIP", "ec2", "L-0263D0A3", 0,
                         "The maximum number of addresses has been reached.");
}

static char *refuse_gateway(const Asked *asked) {
    return quota_refusal(asked, "AWS::EC2::InternetGateway", "vpc", "L-A4707A72", 1,
                         "The maximum number of internet gateways has been reached.");
}

static bool key_there(const Asked *asked, const char *name) {
    json_t *pairs = ec2_key_pairs(asked->world, asked->region, asked->at_ms), *pair;
    size_t i;
    bool there = false;
    json_array_foreach(pairs, i, pair) there = there || strcmp(value_text(pair, "KeyName"), name) == 0;
    json_decref(pairs);
    return there;
}

static char *refuse_instance(const Asked *asked) {
    AUTO(things_release)
    Things templates = things_of(asked->world, asked->region, "AWS::EC2::LaunchTemplate", asked->at_ms);
    const char *names[] = {"InstanceType", "ImageId", "KeyName"}, *values[3];
    for (size_t i = 0; i < 3; i++) {
        const json_t *value = ec2_instance_property(asked->properties, &templates, names[i]);
        values[i] = json_is_string(value) ? json_string_value(value) : "";
    }
    const char *type = values[0], *key = values[2];
    AUTO(memory_release) char *image = ec2_image_resolve(asked->world, asked->region, values[1], asked->at_ms);
    if (*type && !ec2_type_offered(type))
        return memory_print("Invalid value '%s' for InstanceType.", type);
    if (*key && !key_there(asked, key))
        return memory_print("The key pair '%s' does not exist", key);
    if (!image)
        return memory_print("The parameter '%s' does not exist", values[1]);
    char images[2][22];
    ec2_newest_image(asked->region, false, images[0]);
    ec2_newest_image(asked->region, true, images[1]);
    if (!*image || (strcmp(image, images[0]) != 0 && strcmp(image, images[1]) != 0))
        return *image ? memory_print("The image id '[%s]' does not exist", image) : NULL;
    bool arm = strcmp(image, images[1]) == 0;
    if (*type && arm != ec2_type_is_arm(type))
        return memory_print(
            "The architecture '%s' of the specified instance type does not match the architecture '%s' of "
            "the specified AMI. Specify an instance type and an AMI that have matching architectures, "
            "and try again. You can use 'describe-instance-types' or 'describe-images' to discover the "
            "architecture of the instance type or AMI.",
            arm ? "x86_64" : "arm64", arm ? "arm64" : "x86_64");
    return NULL;
}

static long number_of(const json_t *properties, const char *name, long usual) {
    AUTO(memory_release) char *text = value_string(json_object_get(properties, name));
    return text && *text ? strtol(text, NULL, 10) : usual;
}

/* The class, the version and what the class lacks; also on a change. */
static char *refuse_database_shape(const Asked *asked) {
    const char *class_name = value_text(asked->properties, "DBInstanceClass");
    const char *said = value_text(asked->properties, "EngineVersion"), *version = rds_version_of(*said ? said : "17");
    const RdsFamily *family = rds_class_family(class_name);
    if (*value_text(asked->properties, "Engine") && strcmp(value_text(asked->properties, "Engine"), "postgres") != 0)
        return NULL;
    if (!version)
        return memory_print("Cannot find version %s for postgres", said);
    if (!family)
        return memory_print(
            "RDS does not support creating a DB instance with the following combination: "
            "DBInstanceClass=%s, Engine=postgres, EngineVersion=%s, LicenseModel=postgresql-license. For "
            "supported combinations of instance class and database engine version, see the "
            "documentation.",
            class_name, version);
    if (value_true(json_object_get(asked->properties, "EnablePerformanceInsights")) && !family->insights)
        return memory_copy("Performance Insights not supported for this configuration.");
    if (value_true(json_object_get(asked->properties, "MultiAZ")) && family->zones < 2)
        return memory_print(
            "Cannot create a Multi-AZ DB instance of class %s: it is offered in one Availability Zone of "
            "the region only.",
            class_name);
    if (number_of(asked->properties, "AllocatedStorage", 20) < 20 &&
        strcmp(value_text(asked->properties, "StorageType"), "gp3") == 0)
        return memory_copy("Invalid storage size for engine name postgres and storage type gp3: below 20 GiB");
    return NULL;
}

static char *refuse_database(const Asked *asked) {
    const char *name = value_text(asked->properties, "DBName");
    char *quota = quota_refusal(asked, "AWS::RDS::DBInstance", "rds", "L-7B6409FD", 0, "DB Instance quota exceeded");
    if (quota)
        return quota;
    /* RDS User Guide, limits of RDS for PostgreSQL. */
    if (strcasecmp(name, "postgres") == 0 || strcasecmp(name, "rdsadmin") == 0 || strcasecmp(name, "db") == 0)
        return memory_print("DBName %s cannot be used. It is a reserved word for this engine", name);
    return refuse_database_shape(asked);
}

static char *refuse_database_deletion(const Asked *asked) {
    AUTO(things_release)
    Things databases = things_of(asked->world, asked->region, "AWS::RDS::DBInstance", asked->at_ms);
    const CfnPhysical *database = things_find(&databases, NULL, asked->physical_id);
    if (!database)
        return NULL;
    json_t *live = rds_instance_live(asked->world, database, asked->at_ms);
    const json_t *changed = json_object_get(live, "DeletionProtection");
    bool protected = value_true(changed ? changed : json_object_get(database->properties, "DeletionProtection"));
    json_decref(live);
    return protected ? memory_copy("Cannot delete protected DB Instance, please disable deletion protection and try "
                                   "again.")
                     : NULL;
}

static char *refuse_secret(const Asked *asked) {
    const char *name = value_text(asked->properties, "Name");
    long long deleted_ms;
    switch (*name ? secret_leftover(asked->world, asked->region, name, asked->at_ms, &deleted_ms) : SECRET_ABSENT) {
    case SECRET_PENDING:
        return memory_copy("You can't create this secret because a secret with this name is already scheduled for "
                           "deletion.");
    case SECRET_STANDING:
        return memory_print("The operation failed because the secret %s already exists.", name);
    default:
        return NULL;
    }
}

static char *refuse_log_group(const Asked *asked) {
    const char *name = value_text(asked->properties, "LogGroupName");
    return log_group_left(asked->world, asked->region, name, asked->at_ms)
               ? memory_print(
                     "Resource of type 'AWS::Logs::LogGroup' with identifier '{\"/properties/LogGroupName\":\"%s\"}' "
                     "already exists.",
                     name)
               : NULL;
}

static const struct {
    const char *type, *verb;
    char *(*refuse)(const Asked *asked);
} refusals[] = {
    {"AWS::EC2::VPC", "create", refuse_vpc},
    {"AWS::EC2::EIP", "create", refuse_address},
    {"AWS::EC2::InternetGateway", "create", refuse_gateway},
    {"AWS::EC2::Instance", "create", refuse_instance},
    {"AWS::RDS::DBInstance", "create", refuse_database},
    {"AWS::RDS::DBInstance", "update", refuse_database_shape},
    {"AWS::RDS::DBInstance", "delete", refuse_database_deletion},
    {"AWS::SecretsManager::Secret", "create", refuse_secret},
    {"AWS::Logs::LogGroup", "create", refuse_log_group},
};

char *outside_refuse(void *world, const char *region, const char *verb, const char *type, const char *physical_id,
                     const json_t *properties, long long at_ms) {
    Asked asked = {world, region, physical_id, properties, at_ms};
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
        if (strcmp(refusals[i].type, type) == 0 && strcmp(refusals[i].verb, verb) == 0)
            return refusals[i].refuse(&asked);
    return NULL;
}
