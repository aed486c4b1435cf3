/* See world.h. */
#include "sandbox/world/world.h"
#include "base/memory.h"
#include "sandbox/cfn/value.h"
#include "sandbox/cfn/outside.h"
#include "sandbox/world/presets.h"

#include <stdlib.h>
#include <string.h>

struct World {
    Cfn *cfn;
    const Faults *faults;
    json_t *about;        /* "service id" → the same records, those whose input says that id */
    json_t *changes;      /* of each service an array, by its id: records of accepted calls, in their order */
    json_t *deletions;    /* records of accepted DeleteStack calls whose deletions may still run */
    const json_t *record; /* the journalled call that is being done again; NULL: none is */
    WorldReal real;
    long long now_ms;
    struct Memos *memos;
};

typedef struct Memos {
    struct Memo {
        char *name;
        WorldMemo memo;
    } * *items; /* each stays where it is */
    size_t count;
} Memos;

static void memos_free(Memos *memos) {
    for (size_t i = 0; i < memos->count; i++) {
        if (memos->items[i]->memo.data)
            memos->items[i]->memo.release(memos->items[i]->memo.data);
        free(memos->items[i]->name);
        free(memos->items[i]);
    }
    free(memos->items);
    free(memos);
}

WorldMemo *world_memo(const World *world, const char *name) {
    Memos *memos = world->memos;
    for (size_t i = 0; i < memos->count; i++)
        if (strcmp(memos->items[i]->name, name) == 0)
            return &memos->items[i]->memo;
    memos->items = memory_more(memos->items, memos->count, sizeof *memos->items);
    struct Memo *made = memory_new(1, sizeof *made);
    made->name = memory_copy(name);
    memos->items[memos->count++] = made;
    return &made->memo;
}

long long world_now_ms(const World *world) {
    return world->now_ms;
}

World *world_new(const Faults *faults) {
    World *world = memory_new(1, sizeof *world);
    world->faults = faults;
    world->changes = json_object();
    world->about = json_object();
    world->deletions = json_array();
    world->memos = memory_new(1, sizeof *world->memos);
    CfnWorld outside = outside_of(world);
    world->cfn = cfn_new(&outside);
    return world;
}

void world_free(World *world) {
    if (!world)
        return;
    cfn_free(world->cfn);
    json_decref(world->changes);
    json_decref(world->about);
    json_decref(world->deletions);
    memos_free(world->memos);
    free(world);
}

Cfn *world_cfn(const World *world) {
    return world->cfn;
}

const Faults *world_faults(const World *world) {
    return world->faults;
}

const json_t *world_presets(const World *world) {
    return world->record ? json_object_get(world->record, "presets") : faults_presets(world->faults);
}

void world_set_real(World *world, const WorldReal *real) {
    world->real = real ? *real : (WorldReal){0};
}

void world_door(const World *world, const char *address) {
    if (world->real.door)
        world->real.door(world->real.data, address);
}

json_t *world_lines(const World *world, const char *stack_id, const char *database_id) {
    return world->real.lines ? world->real.lines(world->real.data, stack_id, database_id) : NULL;
}

bool world_replays(const World *world) {
    return world->record != NULL;
}

static const json_t *change_next(const json_t *changes, const char *region, size_t *at) {
    while (*at < json_array_size(changes)) {
        const json_t *change = json_array_get(changes, (*at)++);
        if (!region || strcmp(value_text(change, "region"), region) == 0)
            return change;
    }
    return NULL;
}

const json_t *world_change(const World *world, const char *service, const char *region, size_t *at) {
    return change_next(json_object_get(world->changes, service), region, at);
}

const json_t *world_change_about(const World *world, const char *service, const char *region, const char *id,
                                 size_t *at) {
    AUTO(memory_release) char *name = memory_print("%s %s", service, id);
    return change_next(json_object_get(world->about, name), region, at);
}

static CfnReply cfn_handle(World *world, const Call *call, const json_t *faults) {
    CfnCall inner = {.action = call->operation->name,
                     .input = call->input,
                     .account = call->account,
                     .region = call->region,
                     .request_id = call->request_id,
                     .caller_arn = call->caller_arn,
                     .now_ms = call->now_ms,
                     .faults = faults};
    return cfn_call(world->cfn, &inner);
}

static json_t *record_of(const Call *call, const json_t *faults, const json_t *presets) {
    json_t *record = json_pack("{s:I, s:I, s:s, s:s, s:s, s:s, s:s, s:s, s:O}", "at", (json_int_t)call->now_ms, "real",
                               (json_int_t)call->real_ms, "id", call->request_id, "service", call->service->id,
                               "action", call->operation->name, "region", call->region, "account", call->account,
                               "caller", call->caller_arn, "input", call->input);
    if (faults && json_array_size(faults))
        json_object_set_new(record, "faults", json_deep_copy(faults));
    if (!presets_empty(presets))
        json_object_set_new(record, "presets", json_deep_copy(presets));
    return record;
}

/* What an accepted call was. Borrowed of the record. */
static CfnCall call_recorded(const json_t *record) {
    return (CfnCall){.action = value_text(record, "action"),
                     .input = json_object_get(record, "input"),
                     .account = value_text(record, "account"),
                     .region = value_text(record, "region"),
                     .request_id = value_text(record, "id"),
                     .caller_arn = value_text(record, "caller"),
                     .now_ms = json_integer_value(json_object_get(record, "at")),
                     .faults = json_object_get(record, "faults")};
}

static void deletion_note(World *world, json_t *record) {
    if (strcmp(value_text(record, "action"), "DeleteStack") == 0)
        json_array_append(world->deletions, record);
}

static void about_add(World *world, const char *service, const json_t *id, const json_t *change) {
    if (!json_is_string(id))
        return;
    AUTO(memory_release) char *name = memory_print("%s %s", service, json_string_value(id));
    json_t *changes = json_object_get(world->about, name);
    if (!changes)
        json_object_set_new(world->about, name, changes = json_array());
    if (json_array_get(changes, json_array_size(changes) - 1) != change) /* said twice, it is still one */
        json_array_append(changes, (json_t *)change);
}

static void about_take(World *world, const json_t *change) {
    const char *service = value_text(change, "service"), *name;
    json_t *value, *item;
    size_t i;
    about_add(world, service, json_object_get(change, "action"), change);
    json_object_foreach(json_object_get(change, "input"), name, value) {
        about_add(world, service, value, change);
        json_array_foreach(value, i, item) about_add(world, service, item, change);
    }
}

/* A stack's deletion was worked out to its end when it was accepted. What somebody changes meanwhile, it meets: so it
 * is worked out once more, with the account's faults of then. */
static void change_take(World *world, const json_t *change) {
    const char *service = value_text(change, "service");
    json_t *changes = json_object_get(world->changes, service);
    if (!changes)
        json_object_set_new(world->changes, service, changes = json_array());
    json_array_append(changes, (json_t *)change);
    about_take(world, change);
    for (size_t i = json_array_size(world->deletions); i-- > 0;) {
        const CfnCall deletion = call_recorded(json_array_get(world->deletions, i));
        world->record = json_array_get(world->deletions, i);
        if (!cfn_delete_again(world->cfn, &deletion, json_integer_value(json_object_get(change, "at"))))
            json_array_remove(world->deletions, i);
    }
    world->record = NULL;
}

CfnReply world_call(World *world, Call *call, json_t **record) {
    *record = NULL;
    call->world = world;
    world->now_ms = call->now_ms;
    bool cloudformation = strcmp(call->service->id, "cloudformation") == 0;
    if (cloudformation && cfn_has_action(call->operation->name)) {
        const json_t *faults = faults_of_resources(world->faults);
        CfnReply reply = cfn_handle(world, call, faults);
        if (reply.output && cfn_action_changes(call->operation->name)) {
            *record = record_of(call, faults, world_presets(world));
            deletion_note(world, *record);
        }
        return reply;
    }
    for (const Action *action = service_actions(call->service->id); action && action->name; action++) {
        if (strcmp(action->name, call->operation->name) != 0)
            continue;
        CfnReply reply = action->handle(call);
        if (reply.output && action->changes) {
            *record = record_of(call, NULL, NULL);
            change_take(world, *record);
        }
        return reply;
    }
    return reply_error(400, "InvalidAction", "The action %s is not valid for this web service.", call->operation->name);
}

void world_take(World *world, const json_t *record) {
    world->now_ms = json_integer_value(json_object_get(record, "at"));
    if (strcmp(value_text(record, "service"), "cloudformation") != 0) {
        if (json_object_get(record, "service"))
            change_take(world, record);
        return;
    }
    const CfnCall call = call_recorded(record);
    world->record = record;
    CfnReply reply = cfn_call(world->cfn, &call);
    cfn_reply_release(&reply);
    world->record = NULL;
    deletion_note(world, (json_t *)record);
}
