/* See types.h: what a change of a property means. The schemas say which properties are fixed at creation and which are
 * so under conditions; the conditions, and what an update interrupts, are from the CloudFormation Template Reference
 * ("Update requires"). */
#include "sandbox/values/types.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* Properties that the schemas call conditional, and that do replace when they change. All other conditional ones are
 * changed in place. */
static const struct {
    const char *type, *property;
} replacing[] = {
    {"AWS::RDS::DBInstance", "AvailabilityZone"},
    {"AWS::RDS::DBInstance", "DBClusterSnapshotIdentifier"},
    {"AWS::RDS::DBInstance", "DBSnapshotIdentifier"},
    {"AWS::RDS::DBInstance", "Engine"},
    {"AWS::RDS::DBInstance", "RestoreTime"},
    {"AWS::RDS::DBInstance", "SourceDBClusterIdentifier"},
    {"AWS::RDS::DBInstance", "SourceDBInstanceAutomatedBackupsArn"},
    {"AWS::RDS::DBInstance", "SourceDbiResourceId"},
    {"AWS::EC2::Instance", "BlockDeviceMappings"},
    {"AWS::EC2::Instance", "HostId"},
    {"AWS::EC2::Subnet", "Ipv6CidrBlock"},
    {"AWS::EC2::VPC", "InstanceTenancy"},
    {"AWS::Events::Rule", "EventBusName"},
};

TypeRecreation type_recreation(const TypeRow *type, const char *property) {
    const TypeProperty *row = type_property(type, property);
    if (!row)
        return CHANGE_NEVER;
    if (row->flags & CREATE_ONLY)
        return CHANGE_ALWAYS;
    return row->flags & CONDITIONAL ? CHANGE_CONDITIONALLY : CHANGE_NEVER;
}

/* A network load balancer made without security groups can't get any (Elastic Load Balancing, "Security groups"). */
static bool gets_first_groups(const TypeRow *type, const char *property, const json_t *before) {
    return strcmp(type->name, "AWS::ElasticLoadBalancingV2::LoadBalancer") == 0 &&
           strcmp(property, "SecurityGroups") == 0 && json_array_size(before) == 0;
}

bool type_replaces(const TypeRow *type, const char *property, const json_t *before, const json_t *after) {
    if (value_alike(before, after))
        return false;
    if (type_recreation(type, property) != CHANGE_CONDITIONALLY)
        return type_recreation(type, property) == CHANGE_ALWAYS || gets_first_groups(type, property, before);
    if (strcmp(type->name, "AWS::RDS::DBInstance") == 0 && strcmp(property, "PerformanceInsightsKMSKeyId") == 0)
        return before && after; /* a key once used can't be exchanged */
    for (size_t i = 0; i < sizeof replacing / sizeof *replacing; i++)
        if (strcmp(replacing[i].type, type->name) == 0 && strcmp(replacing[i].property, property) == 0)
            return true;
    return false;
}
