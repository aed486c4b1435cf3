/* See store.h and cfn.h: the physical things, and what of them stands at a moment. */
#include "base/memory.h"
#include "sandbox/cfn/store.h"
#include "sandbox/cfn/value.h"

#include <stdlib.h>
#include <string.h>

Thing *thing_new(Cfn *cfn, const Stack *stack, const char *type, const char *physical_id, const char *logical_id,
                 long long at_ms) {
    Thing *thing = memory_new(1, sizeof *thing);
    *thing = (Thing){.type = memory_copy(type),
                     .physical_id = memory_copy(physical_id),
                     .logical_id = memory_copy(logical_id),
                     .stack_name = memory_copy(stack->name),
                     .stack_id = memory_copy(stack->id),
                     .account = memory_copy(stack->account),
                     .region = memory_copy(stack->region),
                     .created_ms = at_ms,
                     .gone_ms = NEVER,
                     .retained_ms = NEVER};
    cfn->things = memory_grow(cfn->things, cfn->thing_count + 1, sizeof *cfn->things);
    return cfn->things[cfn->thing_count++] = thing;
}

static json_t *shared(const json_t *value) {
    return value ? json_incref((json_t *)value) : json_object();
}

void thing_state(Thing *thing, long long at_ms, CfnPhysicalState state, long long ready_ms, const json_t *properties,
                 const json_t *attributes, const json_t *tags) {
    thing->states = memory_grow(thing->states, thing->state_count + 1, sizeof *thing->states);
    thing->states[thing->state_count++] = (ThingState){.at_ms = at_ms,
                                                       .ready_ms = ready_ms,
                                                       .state = state,
                                                       .properties = shared(properties),
                                                       .attributes = shared(attributes),
                                                       .tags = tags ? shared(tags) : json_array()};
}

const ThingState *thing_at(const Thing *thing, long long at_ms) {
    if (thing->created_ms > at_ms || thing->gone_ms <= at_ms)
        return NULL;
    for (size_t i = thing->state_count; i-- > 0;)
        if (thing->states[i].at_ms <= at_ms)
            return &thing->states[i];
    return NULL;
}

Thing *cfn_thing(const Cfn *cfn, const char *region, const char *type, const char *physical_id, long long at_ms) {
    for (size_t i = cfn->thing_count; i-- > 0;) {
        Thing *thing = cfn->things[i];
        if (strcmp(thing->physical_id, physical_id) == 0 && strcmp(thing->type, type) == 0 &&
            strcmp(thing->region, region) == 0 && thing_at(thing, at_ms))
            return thing;
    }
    return NULL;
}

/* What CloudFormation gave up waiting for comes to its end by itself. */
static bool settled(const ThingState *state, long long at_ms) {
    return (state->state == CFN_CREATING || state->state == CFN_UPDATING) && state->ready_ms <= at_ms;
}

static CfnPhysical thing_physical(const Thing *thing, const ThingState *state, long long at_ms) {
    bool done = state->state == CFN_AVAILABLE || settled(state, at_ms);
    return (CfnPhysical){.type = thing->type,
                         .physical_id = thing->physical_id,
                         .logical_id = thing->logical_id,
                         .stack_name = thing->stack_name,
                         .stack_id = thing->stack_id,
                         .account = thing->account,
                         .region = thing->region,
                         .properties = state->properties,
                         .attributes = state->attributes,
                         .tags = state->tags,
                         .state = done ? CFN_AVAILABLE : state->state,
                         .state_ms = settled(state, at_ms) ? state->ready_ms : state->at_ms,
                         .ready_ms = done                       ? 0
                                     : state->ready_ms == NEVER ? -1
                                                                : state->ready_ms,
                         .created_ms = thing->created_ms,
                         .retained = thing->retained_ms <= at_ms};
}

json_t *thing_live(const Cfn *cfn, const Thing *thing, long long at_ms) {
    const ThingState *state = thing_at(thing, at_ms);
    if (!state)
        return json_null();
    const CfnPhysical physical = thing_physical(thing, state, at_ms);
    json_t *changed = cfn->world.live ? cfn->world.live(cfn->world.self, &physical, at_ms) : NULL;
    if (json_is_null(changed))
        return changed;
    json_t *properties = json_copy(state->properties);
    if (changed)
        json_object_update(properties, changed);
    json_decref(changed);
    return properties;
}

void cfn_each_physical(const Cfn *cfn, const char *region, long long at_ms,
                       bool (*visit)(void *context, const CfnPhysical *physical), void *context) {
    for (size_t i = 0; i < cfn->thing_count; i++) {
        const Thing *thing = cfn->things[i];
        const ThingState *state = thing_at(thing, at_ms);
        if (!state || (region && strcmp(thing->region, region) != 0))
            continue;
        const CfnPhysical physical = thing_physical(thing, state, at_ms);
        if (!visit(context, &physical))
            return;
    }
}

static bool state_wrote(const Thing *thing, size_t at, const char *property) {
    const json_t *now = json_object_get(thing->states[at].properties, property);
    const json_t *before = json_object_get(thing->states[at - 1].properties, property);
    return thing->states[at].rewritten || (now != before && !value_alike(now, before));
}

long long cfn_property_written_ms(const Cfn *cfn, const char *type, const char *physical_id, const char *property,
                                  long long at_ms) {
    for (size_t i = cfn->thing_count; i-- > 0;) {
        const Thing *thing = cfn->things[i];
        if (strcmp(thing->type, type) != 0 || strcmp(thing->physical_id, physical_id) != 0 || !thing_at(thing, at_ms))
            continue;
        for (size_t j = thing->state_count; j-- > 1;) /* the latest first: it is seldom far back */
            if (thing->states[j].at_ms <= at_ms && state_wrote(thing, j, property))
                return thing->states[j].at_ms;
        return thing->created_ms;
    }
    return -1;
}

void cfn_each_write(const Cfn *cfn, const CfnPhysical *physical, long long at_ms,
                    void (*visit)(void *context, const CfnWrite *write), void *context) {
    const Thing *thing = cfn_thing(cfn, physical->region, physical->type, physical->physical_id, at_ms);
    for (size_t i = 0; thing && i < thing->state_count && thing->states[i].at_ms <= at_ms; i++) {
        const ThingState *state = &thing->states[i], *last = i ? &thing->states[i - 1] : NULL;
        const CfnWrite write = {last ? last->properties : NULL, state->properties, state->rewritten, state->at_ms};
        if (!last || state->rewritten || !value_alike(state->properties, last->properties))
            visit(context, &write);
    }
}

/* When its deletion began; NEVER: it has not, or failed. */
static long long deletion_began(const Thing *thing) {
    for (size_t i = 0; i < thing->state_count; i++)
        if (thing->states[i].state == CFN_DELETING)
            return thing->states[i].at_ms;
    return thing->gone_ms;
}

void cfn_each_spell(const Cfn *cfn, const char *region, const char *type, const char *property,
                    void (*visit)(void *context, const CfnSpell *spell), void *context) {
    for (size_t i = 0; i < cfn->thing_count; i++) {
        const Thing *thing = cfn->things[i];
        if (strcmp(thing->type, type) != 0 || strcmp(thing->region, region) != 0)
            continue;
        long long end_ms = deletion_began(thing);
        for (size_t first = 0, next; first < thing->state_count && thing->states[first].at_ms < end_ms; first = next) {
            const json_t *value = json_object_get(thing->states[first].properties, property);
            for (next = first + 1; next < thing->state_count && thing->states[next].at_ms < end_ms; next++)
                if (thing->states[next].rewritten ||
                    !value_alike(json_object_get(thing->states[next].properties, property), value))
                    break;
            bool last = next == thing->state_count || thing->states[next].at_ms >= end_ms;
            const CfnSpell spell = {.physical_id = thing->physical_id,
                                    .stack_id = thing->stack_id,
                                    .properties = thing->states[first].properties,
                                    .from_ms = thing->states[first].at_ms,
                                    .until_ms = last ? end_ms : thing->states[next].at_ms,
                                    .deleted = last && end_ms < NEVER};
            visit(context, &spell);
        }
    }
}
