/* See interfaces.h. */
#include "sandbox/services/interfaces.h"
#include "base/memory.h"
#include "sandbox/services/lambda.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { SECOND_MS = 1000, MINUTE_MS = 60 * SECOND_MS };

/* How one stay of a function in a network ends. */
typedef struct Leave {
    long long at_ms; /* LLONG_MAX: it does not */
    bool deleted;    /* with the function */
} Leave;

/* The interfaces of the network at `index`; those of a network like it before go on. */
static Leave leave_of(const Function *function, size_t index) {
    const json_t *config = function->networks[index].config;
    for (size_t i = index + 1; i < function->network_count; i++) {
        const FunctionNetwork *next = &function->networks[i];
        if (value_alike(next->config, config))
            continue;
        /* Deleted while it leaves: the deletion counts. */
        return next->settled_ms > function->deleted_ms ? (Leave){function->deleted_ms, true}
                                                       : (Leave){next->from_ms, false};
    }
    return (Leave){function->deleted_ms, true};
}

static long long between(Seed *seed, long long least_ms, long long most_ms) {
    return least_ms + (long long)((double)(most_ms - least_ms) * seed_share(seed));
}

static void times_set(Interface *interface, Leave leave) {
    Seed seed = seed_from(interface->id, "leave", "");
    interface->free_ms = interface->gone_ms = LLONG_MAX;
    if (leave.at_ms == LLONG_MAX)
        return;
    interface->free_ms = leave.at_ms + (leave.deleted ? between(&seed, 17 * MINUTE_MS, 20 * MINUTE_MS)
                                                      : between(&seed, 30 * SECOND_MS, 90 * SECOND_MS));
    interface->gone_ms = leave.at_ms + (leave.deleted ? between(&seed, 25 * MINUTE_MS, 40 * MINUTE_MS)
                                                      : between(&seed, 10 * MINUTE_MS, 20 * MINUTE_MS));
}

/* Whether the role that stood when the interface was made is gone at that time. One that no stack made stands. */
static bool role_gone(const World *world, const char *region, const char *arn, long long made_ms, long long at_ms) {
    static const char type[] = "AWS::IAM::Role";
    AUTO(things_release) Things before = things_of(world, region, type, made_ms);
    AUTO(things_release) Things then = things_of(world, region, type, at_ms);
    return things_find(&before, "Arn", arn) && !things_find(&then, "Arn", arn);
}

/* Somebody's DeleteNetworkInterface, accepted because it was free. */
static long long deleted_by_hand(const World *world, const char *region, const char *id) {
    size_t at = 0;
    for (const json_t *change; (change = world_change_about(world, "ec2", region, id, &at));)
        if (strcmp(value_text(change, "action"), "DeleteNetworkInterface") == 0 &&
            strcmp(value_text(json_object_get(change, "input"), "NetworkInterfaceId"), id) == 0)
            return json_integer_value(json_object_get(change, "at"));
    return LLONG_MAX;
}

static void interface_add(Interfaces *interfaces, const World *world, const char *region, const Function *function,
                          size_t network, const char *subnet, long long at_ms) {
    const FunctionNetwork *where = &function->networks[network];
    AUTO(memory_release) char *stay = memory_print("%lld", where->from_ms);
    Interface one = {.function = function->name,
                     .subnet = subnet,
                     .groups = json_object_get(where->config, "SecurityGroupIds"),
                     .made_ms = where->from_ms};
    Seed seed = seed_from(function->name, subnet, stay);
    memcpy(one.id, "eni-0", 5);
    seed_fill(&seed, seed_hex, one.id + 5, 16);
    times_set(&one, leave_of(function, network));
    if (one.gone_ms < LLONG_MAX && role_gone(world, region, function->role, one.made_ms, one.gone_ms))
        one.gone_ms = LLONG_MAX;
    long long by_hand_ms = deleted_by_hand(world, region, one.id);
    one.gone_ms = by_hand_ms < one.gone_ms ? by_hand_ms : one.gone_ms;
    if (one.made_ms > at_ms || one.gone_ms <= at_ms)
        return;
    interfaces->items = memory_grow(interfaces->items, interfaces->count + 1, sizeof *interfaces->items);
    interfaces->items[interfaces->count++] = one;
}

Interfaces interfaces_of(const World *world, const char *region, long long at_ms) {
    Interfaces interfaces = {0};
    AUTO(functions_release) Functions functions = functions_of(world, region, at_ms);
    for (size_t i = 0; i < functions.count; i++)
        for (size_t k = 0; k < functions.items[i].network_count; k++) {
            const Function *function = &functions.items[i];
            const json_t *config = function->networks[k].config, *subnets = json_object_get(config, "SubnetIds");
            bool goes_on = k > 0 && value_alike(function->networks[k - 1].config, config);
            for (size_t s = 0; !goes_on && s < json_array_size(subnets); s++)
                interface_add(&interfaces, world, region, function, k, json_string_value(json_array_get(subnets, s)),
                              at_ms);
        }
    return interfaces;
}

void interfaces_release(Interfaces *interfaces) {
    free(interfaces->items);
    *interfaces = (Interfaces){0};
}

static bool holds(const Interface *interface, const char *type, const char *physical_id) {
    if (strcmp(type, "AWS::Lambda::Function") == 0)
        return strcmp(interface->function, physical_id) == 0;
    if (strcmp(type, "AWS::EC2::Subnet") == 0)
        return strcmp(interface->subnet, physical_id) == 0;
    return strcmp(type, "AWS::EC2::SecurityGroup") == 0 && list_has(interface->groups, physical_id);
}

long long interfaces_hold(void *world, const char *region, const char *type, const char *physical_id, long long at_ms) {
    long long last_ms = at_ms;
    AUTO(interfaces_release) Interfaces interfaces = interfaces_of(world, region, at_ms);
    for (size_t i = 0; i < interfaces.count; i++)
        if (holds(&interfaces.items[i], type, physical_id) && interfaces.items[i].gone_ms > last_ms)
            last_ms = interfaces.items[i].gone_ms;
    return last_ms;
}
