/* See deployment_protection.h. */
#include "stack/deployment_protection.h"

#include "aws/services.h"
#include "base/memory.h"

#include <string.h>

static const char balancer_type[] = "AWS::ElasticLoadBalancingV2::LoadBalancer",
                  database_type[] = "AWS::RDS::DBInstance";

/* ---- load balancers */

static bool balancer_unprotect(AwsContext *aws, const char *arn, Error *err) {
    bool on = false;
    if (!elb_protected(aws, arn, &on, err))
        return err->kind == ERROR_DENIED || strncmp(err->code, "LoadBalancerNotFound", 20) == 0 ||
               error_tried(err, "ask whether the load balancer is protected");
    return !on || elb_unprotect(aws, arn, err) || error_tried(err, "lift the deletion protection of the load balancer");
}

bool balancers_unprotect(AwsContext *aws, const CfnResources *resources, Error *err) {
    for (size_t i = 0; i < resources->count; i++) {
        const CfnResource *resource = &resources->items[i];
        if (strcmp(resource->type, balancer_type) == 0 && resource->physical_id[0] &&
            strcmp(resource->status, "DELETE_COMPLETE") != 0 && !balancer_unprotect(aws, resource->physical_id, err))
            return false;
    }
    return true;
}

bool balancers_unprotect_changed(AwsContext *aws, const CfnChangeSet *set, Error *err) {
    for (size_t i = 0; i < set->change_count; i++) {
        const CfnChange *change = &set->changes[i];
        bool goes = strcmp(change->action, "Remove") == 0 || strcmp(change->replacement, "True") == 0 ||
                    strcmp(change->replacement, "Conditional") == 0;
        if (goes && strcmp(change->type, balancer_type) == 0 && change->physical_id[0] &&
            !balancer_unprotect(aws, change->physical_id, err))
            return false;
    }
    return true;
}

/* ---- databases */

/* RDS takes no change while it still works on one. */
static Lift lift_one(AwsContext *aws, const char *id, Error *err) {
    RdsInstance database = {0};
    bool found = rds_describe_instance(aws, id, &database, err);
    bool open = found && !database.deletion_protection;
    rds_instance_release(&database);
    if (open || (!found && strcmp(err->code, "DBInstanceNotFound") == 0))
        return LIFT_DONE;
    /* Who may not look may still change it. */
    if (rds_unprotect_instance(aws, id, err) || strcmp(err->code, "DBInstanceNotFound") == 0)
        return LIFT_DONE;
    if (strncmp(err->code, "InvalidDBInstanceState", 22) == 0)
        return LIFT_BUSY;
    error_tried(err, "lift the deletion protection of database %s", id);
    return LIFT_FAILED;
}

/* A first creation that failed after its database stood can't be undone by CloudFormation: the database is protected
 * against deletion, and a stack that never stood takes no update that would lift this. */
static Lift lift_databases(AwsContext *aws, const CfnResources *resources, Error *err) {
    Lift all = LIFT_DONE;
    for (size_t i = 0; i < resources->count && all != LIFT_FAILED; i++) {
        const CfnResource *resource = &resources->items[i];
        if (strcmp(resource->type, database_type) != 0 || strcmp(resource->status, "DELETE_COMPLETE") == 0)
            continue;
        /* Without an id it was never begun, or is being begun in this moment. */
        bool begins = !resource->physical_id[0] && strcmp(resource->status, "CREATE_IN_PROGRESS") == 0;
        Lift one = resource->physical_id[0] ? lift_one(aws, resource->physical_id, err)
                   : begins                 ? LIFT_BUSY
                                            : LIFT_DONE;
        all = one > all ? one : all;
    }
    return all;
}

Lift stack_lift(AwsContext *aws, const CfnStack *stack, Error *err) {
    AUTO(cfn_resources_release) CfnResources resources = {0};
    if (!cfn_describe_resources(aws, stack->id, &resources, err)) {
        error_tried(err, "list what is left of stack %s", stack->name);
        return LIFT_FAILED;
    }
    return balancers_unprotect(aws, &resources, err) ? lift_databases(aws, &resources, err) : LIFT_FAILED;
}

bool stack_unprotect(AwsContext *aws, const CfnStack *stack, Error *err) {
    for (int try = 0;; try++) {
        Lift lift = stack_lift(aws, stack, err);
        if (lift == LIFT_DONE)
            return true;
        if (lift == LIFT_FAILED)
            return false;
        if (try == LIFT_TRIES)
            return error_set(err, ERROR_FAILED, "try again later", "RDS still works on the database");
        if (!clock_sleep(&aws->clock, LIFT_AGAIN_MS, aws->cancel))
            return cancel_error(err);
    }
}
