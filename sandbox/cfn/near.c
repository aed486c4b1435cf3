/* See near.h. */
#include "sandbox/cfn/near.h"
#include "base/memory.h"
#include "sandbox/cfn/value.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char mark[] = "{{resolve:secretsmanager:";

/* The key's value in the text that the secret was made from; NULL: it is not there, as a generated password is not. */
static char *secret_member(const Cfn *cfn, const char *region, const char *arn, const char *key, long long at_ms) {
    const Thing *secret = cfn_thing(cfn, region, "AWS::SecretsManager::Secret", arn, at_ms);
    const ThingState *state = secret ? thing_at(secret, at_ms) : NULL;
    const json_t *generate = state ? json_object_get(state->properties, "GenerateSecretString") : NULL;
    json_auto_t *members = json_loads(value_text(generate, "SecretStringTemplate"), 0, NULL);
    return value_string(json_object_get(members, key));
}

/* "{{resolve:secretsmanager:ARN:SecretString:KEY}}", where the ARN itself has colons. */
static char *text_resolve(const Cfn *cfn, const char *region, const char *text, long long at_ms) {
    const char *start = strncmp(text, mark, sizeof mark - 1) == 0 ? text + sizeof mark - 1 : NULL;
    const char *middle = start ? strstr(start, ":SecretString:") : NULL;
    const char *end = middle ? strstr(middle, "}}") : NULL;
    if (!end || end[2])
        return NULL;
    AUTO(memory_release) char *arn = memory_copy_n(start, (size_t)(middle - start));
    const char *key = middle + strlen(":SecretString:");
    AUTO(memory_release) char *name = memory_copy_n(key, strcspn(key, ":}"));
    return secret_member(cfn, region, arn, name, at_ms);
}

json_t *near_properties(const Cfn *cfn, const char *region, const json_t *properties, long long at_ms) {
    json_t *copy = json_copy((json_t *)properties);
    const char *name;
    json_t *value;
    json_object_foreach((json_t *)properties, name, value) {
        AUTO(memory_release)
        char *resolved = json_is_string(value) ? text_resolve(cfn, region, json_string_value(value), at_ms) : NULL;
        if (resolved)
            json_object_set_new(copy, name, json_string(resolved));
    }
    return copy;
}

/* The subnet that the properties put a thing into; "" when they name none. */
static const char *subnet_of(const Cfn *cfn, const char *region, const char *type, const json_t *properties,
                             long long at_ms) {
    if (strcmp(type, "AWS::RDS::DBInstance") == 0) {
        const Thing *group =
            cfn_thing(cfn, region, "AWS::RDS::DBSubnetGroup", value_text(properties, "DBSubnetGroupName"), at_ms);
        const ThingState *state = group ? thing_at(group, at_ms) : NULL;
        const json_t *subnets = state ? json_object_get(state->properties, "SubnetIds") : NULL;
        const char *first = json_string_value(json_array_get(subnets, 0));
        return first ? first : "";
    }
    const json_t *interface = json_array_get(json_object_get(properties, "NetworkInterfaces"), 0);
    return *value_text(interface, "SubnetId") ? value_text(interface, "SubnetId") : value_text(properties, "SubnetId");
}

/* An address of the block, from the host part that was derived already; the first four and the last are AWS's. */
static void address_move(json_t *attributes, const char *cidr) {
    unsigned block[4], host[4], bits;
    if (sscanf(cidr, "%u.%u.%u.%u/%u", &block[0], &block[1], &block[2], &block[3], &bits) != 5 || bits > 28 ||
        sscanf(value_text(attributes, "PrivateIp"), "%u.%u.%u.%u", &host[0], &host[1], &host[2], &host[3]) != 4)
        return;
    uint32_t base = (block[0] << 24) | (block[1] << 16) | (block[2] << 8) | block[3];
    uint32_t size = (uint32_t)1 << (32 - bits);
    uint32_t address = base + 4 + ((host[2] << 8) | host[3]) % (size - 5);
    json_object_set_new(
        attributes, "PrivateIp",
        value_print("%u.%u.%u.%u", address >> 24, (address >> 16) & 255, (address >> 8) & 255, address & 255));
}

void near_attributes(const Cfn *cfn, const char *region, const char *type, const json_t *properties, json_t *attributes,
                     long long at_ms) {
    if (!json_object_get(attributes, "PrivateIp"))
        return;
    const char *id = subnet_of(cfn, region, type, properties, at_ms);
    const Thing *subnet = *id ? cfn_thing(cfn, region, "AWS::EC2::Subnet", id, at_ms) : NULL;
    const ThingState *state = subnet ? thing_at(subnet, at_ms) : NULL;
    if (!state)
        return;
    address_move(attributes, value_text(state->properties, "CidrBlock"));
    if (json_object_get(state->properties, "AvailabilityZone"))
        json_object_set(attributes, "AvailabilityZone", json_object_get(state->properties, "AvailabilityZone"));
    json_object_set(attributes, "VpcId", json_object_get(state->properties, "VpcId"));
    if (strcmp(type, "AWS::EC2::Instance") != 0)
        return;
    AUTO(memory_release) char *dashes = memory_copy(value_text(attributes, "PrivateIp"));
    for (char *c = dashes; *c; c++)
        *c = *c == '.' ? '-' : *c;
    json_object_set_new(attributes, "PrivateDnsName",
                        strcmp(region, "us-east-1") == 0 ? value_print("ip-%s.ec2.internal", dashes)
                                                         : value_print("ip-%s.%s.compute.internal", dashes, region));
}
