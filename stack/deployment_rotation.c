/* See deployment_rotation.h. */
#include "stack/deployment_rotation.h"

#include "aws/ec2.h"
#include "aws/services.h"
#include "base/memory.h"
#include "stack/deployment_events.h"
#include "stack/rotation.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char vpc_type[] = "AWS::EC2::VPC", nested_type[] = "AWS::CloudFormation::Stack",
                  database_type[] = "AWS::RDS::DBInstance";

void rotation_leave(AwsContext *aws, const char *stack_name) {
    AUTO(memory_release) char *function = rotation_function(stack_name);
    Error ignored = {0};
    lambda_leave_network(aws, function, &ignored);
}

/* Whether the deletion takes the function, and the database does not make it fail. `preview`: of the stack now. */
static bool rotation_may_leave(const DestroyPreview *preview) {
    bool fails =
        preview->termination_protection || (preview->deletion_protection && strcmp(preview->on_delete, "retain") != 0);
    return !fails && !preview->rotation_kept;
}

static char *resource_of_type(const CfnResources *resources, const char *type, bool physical) {
    for (size_t i = 0; i < resources->count; i++)
        if (strcmp(resources->items[i].type, type) == 0)
            return memory_copy(physical ? resources->items[i].physical_id : resources->items[i].logical_id);
    return memory_copy("");
}

/* "shop" of "arn:aws:cloudformation:eu-west-1:123456789012:stack/shop/…". */
static char *name_of(const char *stack_id) {
    const char *name = strstr(stack_id, ":stack/");
    name = name ? name + strlen(":stack/") : stack_id;
    return memory_copy_n(name, strcspn(name, "/"));
}

void departure_open(Departure *departure, AwsContext *aws, const char *stack_id, const CfnResources *resources,
                    const DeploymentHooks *hooks) {
    *departure = (Departure){.aws = aws,
                             .hooks = hooks,
                             .stack_id = memory_copy(stack_id),
                             .app = name_of(stack_id),
                             .vpc_id = resource_of_type(resources, vpc_type, true),
                             .row = resource_of_type(resources, nested_type, false)};
    departure->function = rotation_function(departure->app);
}

void departure_release(Departure *departure) {
    char *const parts[] = {departure->stack_id, departure->app, departure->function, departure->vpc_id, departure->row};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        free(parts[i]);
    *departure = (Departure){0};
}

__attribute__((format(printf, 2, 3))) static void tell(const Departure *departure, const char *format, ...) {
    va_list args;
    char words[400];
    va_start(args, format);
    vsnprintf(words, sizeof words, format, args);
    va_end(args);
    deployment_report(departure->hooks, &(DeploymentReport){.words = words});
}

/* A lost network and its like are asked again at the next poll. */
static bool is_final(const Error *err) {
    return err->kind == ERROR_DENIED || err->kind == ERROR_USAGE || strncmp(err->code, "AccessDenied", 12) == 0 ||
           strcmp(err->code, "ResourceNotFoundException") == 0;
}

static const char *permission_of(const Error *err, const char *otherwise) {
    return err->permission[0] ? err->permission : otherwise;
}

/* ---- leaving */

static bool try_to_leave(const Departure *departure, Error *err) {
    AUTO(lambda_network_release) LambdaNetwork network = {0};
    AUTO(destroy_preview_release) DestroyPreview preview = {0};
    if (!lambda_network(departure->aws, departure->function, &network, err))
        return false;
    if (!network.vpc_id[0])
        return true;
    if (!destroy_preview(departure->aws, departure->stack_id, &preview, err))
        return false;
    return !rotation_may_leave(&preview) || lambda_leave_network(departure->aws, departure->function, err);
}

static void leave(Departure *departure) {
    Error err = {0};
    departure->settled = try_to_leave(departure, &err) || is_final(&err);
    if (err.kind == ERROR_DENIED)
        tell(departure,
             "without the permission %s the deletion may take up to 40 minutes longer: AWS waits for the network "
             "interfaces of the rotation function",
             permission_of(&err, "lambda:UpdateFunctionConfiguration"));
}

/* ---- sweeping */

/* Whoever may not is told once what it takes. */
static void bar(Departure *departure, const Error *err, const char *permission) {
    departure->barred = err->kind == ERROR_DENIED;
    if (departure->barred)
        tell(departure,
             "without the permission %s the deletion may take up to 20 minutes longer: AWS itself is slower to remove "
             "the network interfaces of the rotation function",
             permission_of(err, permission));
}

/* In use, it is tried again; gone, it is well. */
static bool delete_free(Departure *departure, const Ec2Interface *interface) {
    Error err = {0};
    if (ec2_delete_interface(departure->aws, interface->id, &err))
        return true;
    bar(departure, &err, "ec2:DeleteNetworkInterface");
    return strcmp(err.code, "InvalidNetworkInterfaceID.NotFound") == 0;
}

static void note_held(Departure *departure, size_t held) {
    AUTO(memory_release)
    char *note = held ? memory_print("%zu network interface%s of the function %s still there", held,
                                     held == 1 ? "" : "s", held == 1 ? "is" : "are")
                      : memory_copy("");
    if (held != departure->held && departure->row[0])
        deployment_report(departure->hooks, &(DeploymentReport){.note_id = departure->row, .note = note});
    departure->held = held;
}

static void sweep(Departure *departure) {
    AUTO(ec2_interfaces_release) Ec2Interfaces interfaces = {0};
    Error err = {0};
    if (!ec2_function_interfaces(departure->aws, departure->vpc_id, departure->function, &interfaces, &err)) {
        bar(departure, &err, "ec2:DescribeNetworkInterfaces");
        return;
    }
    size_t held = interfaces.count;
    for (size_t i = 0; i < interfaces.count && !departure->barred; i++)
        if (interfaces.items[i].free && delete_free(departure, &interfaces.items[i]))
            held--;
    note_held(departure, held);
}

void departure_go_on(Departure *departure) {
    if (!departure->settled)
        leave(departure);
    if (departure->vpc_id[0] && !departure->barred)
        sweep(departure);
}

/* ---- coming back */

/* Where the template has the function stand. */
static const char *const subnet_ids[] = {"PrivateSubnetOne", "PrivateSubnetTwo"};
static const char group_id[] = "RotationSecurityGroup";
enum { SUBNETS = sizeof subnet_ids / sizeof *subnet_ids };

/* The resource's physical id; NULL: it is gone, or was never there. Borrowed. */
static const char *standing(const CfnResources *resources, const char *logical_id) {
    for (size_t i = 0; i < resources->count; i++)
        if (strcmp(resources->items[i].logical_id, logical_id) == 0 &&
            strcmp(resources->items[i].status, "DELETE_COMPLETE") != 0 && resources->items[i].physical_id[0])
            return resources->items[i].physical_id;
    return NULL;
}

static bool database_stands(AwsContext *aws, const CfnResources *resources) {
    AUTO(memory_release) char *id = resource_of_type(resources, database_type, true);
    RdsInstance database = {0};
    Error ignored = {0};
    bool there = id[0] && rds_describe_instance(aws, id, &database, &ignored);
    bool stands = there && strcmp(database.status, "deleting") != 0;
    rds_instance_release(&database);
    return stands;
}

static bool enter(const Departure *departure, const CfnResources *resources, Error *err) {
    const char *subnets[SUBNETS], *group = standing(resources, group_id);
    for (size_t i = 0; i < SUBNETS; i++) {
        subnets[i] = standing(resources, subnet_ids[i]);
        if (!subnets[i])
            group = NULL;
    }
    if (!group)
        return error_set(err, ERROR_FAILED, "delete what is left of the stack", "its network is gone");
    return lambda_enter_network(departure->aws, departure->function, subnets, SUBNETS, group, err);
}

/* True: it was put back. False without an error: it need not be. */
static bool put_back(const Departure *departure, Error *err) {
    enum { AGAIN_MS = 3000, TRIES = 60 };
    AUTO(cfn_resources_release) CfnResources resources = {0};
    if (!cfn_describe_resources(departure->aws, departure->stack_id, &resources, err))
        return false;
    for (int try = 0; database_stands(departure->aws, &resources); try++) {
        AUTO(lambda_network_release) LambdaNetwork network = {0};
        if (!lambda_network(departure->aws, departure->function, &network, err)) {
            bool gone = strcmp(err->code, "ResourceNotFoundException") == 0;
            *err = gone ? (Error){0} : *err;
            return false;
        }
        if (network.vpc_id[0])
            return false;
        if (network.settled)
            return enter(departure, &resources, err);
        if (try == TRIES || !clock_sleep(&departure->aws->clock, AGAIN_MS, departure->aws->cancel))
            return error_set(err, ERROR_FAILED, "destroy it again", "its way out of it is not at its end");
    }
    return false;
}

void departure_undo(Departure *departure) {
    Error err = {0};
    note_held(departure, 0);
    if (put_back(departure, &err))
        tell(departure, "the database exists: its rotation function is put back into its network");
    else if (err.said[0])
        tell(departure,
             "the rotation function %s is outside of its network, and can't rotate the database's password: %s",
             departure->function, err.said);
}
