/* See ec2_power.h. */
#include "sandbox/services/ec2_power.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STOPPING_MS = 30000, PENDING_MS = 20000 };
static const char instance_type[] = "AWS::EC2::Instance";

static const struct {
    int code;
    const char *name;
} states[] = {
    [POWER_PENDING] = {0, "pending"},    [POWER_RUNNING] = {16, "running"}, [POWER_LEAVING] = {32, "shutting-down"},
    [POWER_STOPPING] = {64, "stopping"}, [POWER_STOPPED] = {80, "stopped"}, [POWER_GONE] = {48, "terminated"},
};

json_t *ec2_power_json(PowerState state) {
    return json_pack("{s:i, s:s}", "Code", states[state].code, "Name", states[state].name);
}

static PowerState settled(PowerState state, long long since_ms, long long at_ms) {
    if (state == POWER_STOPPING && at_ms >= since_ms + STOPPING_MS)
        return POWER_STOPPED;
    if (state == POWER_LEAVING && at_ms >= since_ms + STOPPING_MS)
        return POWER_GONE;
    if (state == POWER_PENDING && at_ms >= since_ms + PENDING_MS)
        return POWER_RUNNING;
    return state;
}

static void power_apply(Power *power, const char *action, long long when, long long *since_ms) {
    PowerState before = settled(power->state, *since_ms, when);
    power->state = before;
    if (strcmp(action, "TerminateInstances") == 0 && before != POWER_GONE && before != POWER_LEAVING) {
        power->state = POWER_LEAVING;
    } else if (strcmp(action, "StopInstances") == 0 && before == POWER_RUNNING) {
        power->state = POWER_STOPPING;
    } else if (strcmp(action, "StartInstances") == 0 && before == POWER_STOPPED) {
        power->state = POWER_PENDING;
        power->boots++;
        power->booted_ms = when;
    } else {
        return;
    }
    *since_ms = when;
}

Power ec2_power(const World *world, const CfnPhysical *instance, long long at_ms) {
    Power power = {.state = POWER_RUNNING, .booted_ms = instance->created_ms};
    long long since_ms = instance->created_ms;
    size_t at = 0;
    if (instance->state == CFN_CREATING || instance->state == CFN_DELETING) {
        power.state = instance->state == CFN_CREATING ? POWER_PENDING : POWER_LEAVING;
        return power;
    }
    for (const json_t *change;
         (change = world_change_about(world, "ec2", instance->region, instance->physical_id, &at));) {
        long long when = json_integer_value(json_object_get(change, "at"));
        if (when <= at_ms &&
            list_has(json_object_get(json_object_get(change, "input"), "InstanceIds"), instance->physical_id))
            power_apply(&power, value_text(change, "action"), when, &since_ms);
    }
    power.state = settled(power.state, since_ms, at_ms);
    return power;
}

char *ec2_public_address(const World *world, const CfnPhysical *instance, long long at_ms) {
    Power power = ec2_power(world, instance, at_ms);
    if (power.state != POWER_RUNNING && power.state != POWER_STOPPING)
        return memory_copy("");
    if (power.boots == 0)
        return memory_copy(thing_attribute(instance, "PublicIp"));
    AUTO(memory_release) char *turn = memory_print("%ld", power.boots);
    Seed seed = seed_from(instance->physical_id, "address", turn);
    unsigned bytes = (unsigned)(seed_next(&seed) >> 16);
    return memory_print("127.18.%u.%u", bytes & 255, 1 + (bytes >> 8) % 254);
}

/* us-east-1 has names of its own. */
char *ec2_public_name(const char *region, const char *address) {
    AUTO(memory_release) char *dashes = memory_copy(address);
    for (char *c = dashes; *c; c++)
        *c = *c == '.' ? '-' : *c;
    if (!*address)
        return memory_copy("");
    return strcmp(region, "us-east-1") == 0 ? memory_print("ec2-%s.compute-1.amazonaws.com", dashes)
                                            : memory_print("ec2-%s.%s.compute.amazonaws.com", dashes, region);
}

/* What the service says when one can't be taken from the state in which it is; NULL: it can. Words as seen by
 * canonical/ubuntu-pro-client#1697 (start) and cloud-custodian#6014 (stop). */
static const char *refused(const char *action, PowerState state) {
    bool over = state == POWER_LEAVING || state == POWER_GONE;
    if (strcmp(action, "StartInstances") == 0 && (over || state == POWER_STOPPING))
        return "The instance '%s' is not in a state from which it can be started.";
    if (strcmp(action, "StopInstances") == 0 && state == POWER_PENDING)
        return "Instance '%s' cannot be stopped as it has never reached the 'running' state.";
    if (strcmp(action, "StopInstances") == 0 && over)
        return "This instance '%s' is not in a state from which it can be stopped.";
    return NULL;
}

static CfnReply refusal(const char *words, const char *id) {
    char message[160];
    int length = (int)strcspn(words, "%");
    snprintf(message, sizeof message, "%.*s%s%s", length, words, id, words + length + 2);
    return reply_error(400, "IncorrectInstanceState", "%s", message);
}

/* Each instance as it is from here on, beside what it was; all or none. */
static CfnReply power_change(const Call *call, const char *list_name) {
    const char *action = call->operation->name;
    json_auto_t *items = json_array();
    json_t *id;
    size_t i;
    AUTO(things_release) Things instances = things_here(call, instance_type);
    json_array_foreach(input_list(call, "InstanceIds"), i, id) {
        const CfnPhysical *instance = things_find(&instances, NULL, json_string_value(id));
        if (!instance)
            return reply_error(400, "InvalidInstanceID.NotFound", "The instance ID '%s' does not exist",
                               json_string_value(id));
        Power power = ec2_power(call->world, instance, call->now_ms);
        PowerState before = power.state;
        long long since_ms = call->now_ms;
        const char *words = refused(action, before);
        if (words)
            return refusal(words, json_string_value(id));
        power_apply(&power, action, call->now_ms, &since_ms);
        json_array_append_new(items, json_pack("{s:O, s:o, s:o}", "InstanceId", id, "PreviousState",
                                               ec2_power_json(before), "CurrentState", ec2_power_json(power.state)));
    }
    return reply_output(json_pack("{s:O}", list_name, items));
}

CfnReply ec2_start_instances(const Call *call) {
    return power_change(call, "StartingInstances");
}

CfnReply ec2_stop_instances(const Call *call) {
    return power_change(call, "StoppingInstances");
}

CfnReply ec2_terminate_instances(const Call *call) {
    return power_change(call, "TerminatingInstances");
}
