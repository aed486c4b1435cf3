/* See outside.h. */
#include "sandbox/cfn/outside.h"
#include "base/memory.h"
#include "sandbox/world/account.h"
#include "sandbox/services/ec2.h"
#include "sandbox/cfn/handler.h"
#include "sandbox/services/interfaces.h"
#include "sandbox/services/lambda.h"
#include "sandbox/wire/permissions.h"
#include "sandbox/world/presets.h"
#include "sandbox/services/service.h"
#include "sandbox/services/rds.h"
#include "sandbox/services/secrets.h"
#include "sandbox/services/small.h"

#include <string.h>

static char *outside_key_pair(void *self, const char *region, const char *name, long long at_ms) {
    json_t *pairs = ec2_key_pairs(self, region, at_ms), *pair;
    size_t i;
    char *id = NULL;
    json_array_foreach(pairs, i, pair) if (strcmp(value_text(pair, "KeyName"), name) == 0) id =
        memory_copy(value_text(pair, "KeyPairId"));
    json_decref(pairs);
    return id;
}

static char *outside_parameter(void *self, const char *region, const char *name, long long at_ms) {
    json_t *parameter = sim_ssm_parameter(self, region, name, at_ms);
    char *value = parameter ? memory_copy(value_text(parameter, "Value")) : NULL;
    json_decref(parameter);
    return value;
}

static json_t *outside_zones(void *self, const char *region) {
    (void)self;
    if (!account_region(region))
        return NULL;
    json_t *zones = json_array();
    for (int i = 0; i < ACCOUNT_ZONES; i++)
        json_array_append_new(zones, value_print("%s%c", region, 'a' + i));
    return zones;
}

/* A group, or a rule that is a resource of its own. */
static json_t *live_group(const World *world, const CfnPhysical *thing, long long at_ms) {
    if (strcmp(thing->type, "AWS::EC2::SecurityGroup") != 0)
        return ec2_rule_taken_out(world, thing, at_ms) ? json_null() : NULL;
    json_t *in = ec2_group_rules_live(world, thing, false, at_ms),
           *out = ec2_group_rules_live(world, thing, true, at_ms);
    return in || out ? json_pack("{s:o*, s:o*}", "SecurityGroupIngress", in, "SecurityGroupEgress", out) : NULL;
}

/* The service alone knows how a thing of its type can have been changed. */
static json_t *outside_live(void *self, const CfnPhysical *thing, long long at_ms) {
    if (strcmp(thing->type, "AWS::EC2::PrefixList") == 0) {
        if (ec2_prefix_list_deleted(self, thing, at_ms))
            return json_null();
        json_t *entries = ec2_prefix_list_live(self, thing, at_ms);
        return entries ? json_pack("{s:o}", "Entries", entries) : NULL;
    }
    if (strcmp(thing->type, "AWS::RDS::DBInstance") == 0) {
        json_t *changed = rds_instance_live(self, thing, at_ms);
        if (json_object_size(changed))
            return changed;
        json_decref(changed);
        return NULL;
    }
    if (strcmp(thing->type, "AWS::RDS::DBParameterGroup") == 0) {
        json_t *parameters = rds_parameters_live(self, thing, at_ms);
        return parameters ? json_pack("{s:o}", "Parameters", parameters) : NULL;
    }
    if (strncmp(thing->type, "AWS::EC2::SecurityGroup", 23) == 0)
        return live_group(self, thing, at_ms);
    if (strcmp(thing->type, "AWS::CloudWatch::Alarm") == 0)
        return alarm_live(self, thing, at_ms);
    if (strcmp(thing->type, "AWS::SecretsManager::Secret") == 0)
        return secret_deleted_ms(self, thing->region, thing->physical_id, at_ms) ? json_null() : NULL;
    if (strcmp(thing->type, "AWS::Logs::LogGroup") == 0)
        return log_group_deleted(self, thing, at_ms) ? json_null() : NULL;
    if (strcmp(thing->type, "AWS::Lambda::Function") == 0)
        return function_live(self, thing, at_ms);
    if (strcmp(thing->type, "AWS::ElasticLoadBalancingV2::LoadBalancer") == 0) {
        json_t *attributes = balancer_attributes_live(self, thing, at_ms);
        return attributes ? json_pack("{s:o}", "LoadBalancerAttributes", attributes) : NULL;
    }
    return NULL;
}

static bool outside_stands(void *self, const char *region, const char *type, const char *name, long long at_ms) {
    long long deleted_ms;
    if (strcmp(type, "AWS::Logs::LogGroup") == 0)
        return log_group_left(self, region, name, at_ms);
    return strcmp(type, "AWS::SecretsManager::Secret") == 0 &&
           secret_leftover(self, region, name, at_ms, &deleted_ms) == SECRET_STANDING;
}

/* `own`: what every account has from the first. */
static const char *outside_quota(void *self, const char *region, const char *type, size_t count, long long at_ms) {
    static const struct {
        const char *type, *service, *code;
        size_t own;
    } rows[] = {{"AWS::EC2::VPC", "vpc", "L-F678F1CE", 1},
                {"AWS::EC2::EIP", "ec2", "L-0263D0A3", 0},
                {"AWS::EC2::InternetGateway", "vpc", "L-A4707A72", 1},
                {"AWS::RDS::DBInstance", "rds", "L-7B6409FD", 0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(rows[i].type, type) != 0)
            continue;
        AUTO(things_release) Things standing = things_of(self, region, type, at_ms);
        const Quota *quota = account_quota(rows[i].service, rows[i].code);
        double allowed = presets_quota(world_presets(self), rows[i].code, quota->usual);
        return (double)(standing.count + rows[i].own + count) > allowed ? quota->name : NULL;
    }
    return NULL;
}

CfnWorld outside_of(World *world) {
    return (CfnWorld){.self = world,
                      .key_pair = outside_key_pair,
                      .sim_ssm_parameter = outside_parameter,
                      .zones = outside_zones,
                      .refuse = handler_refuse,
                      .live = outside_live,
                      .stands = outside_stands,
                      .held_until = interfaces_hold,
                      .quota = outside_quota,
                      .permit = outside_permit};
}
