/* The simulated account: what the accepted calls have made of it so far.
 *
 * Only accepted calls of actions that change something are kept; what stands is worked out from them and the time.
 * CloudFormation's half keeps its own (cfn.h); the calls of all other services are kept here as records, oldest first,
 * and each service folds over its own. */
#ifndef SANDBOX_WORLD_WORLD_H
#define SANDBOX_WORLD_WORLD_H

#include "sandbox/cfn/cfn.h"
#include "sandbox/wire/faults.h"
#include "sandbox/wire/protocol.h"

typedef struct World World;

/* One call, checked against the model. Everything is borrowed. */
typedef struct Call {
    World *world;
    const ModelService *service;
    const ModelOperation *operation;
    const char *account, *region;
    const char *caller_arn, *user_id;
    const char *request_id;
    const json_t *input;
    long long now_ms;  /* virtual: what stands is asked for at this time */
    long long real_ms; /* of the wall: credentials end by it */
} Call;

/* Handlers change nothing: what they accept is recorded by the world when they answer with an output. */
typedef struct Action {
    const char *name;
    CfnReply (*handle)(const Call *call);
    bool changes;
} Action;
/* The actions of a service, ended by a row without name. NULL: the service is not served. */
const Action *service_actions(const char *service_id);

/* `faults` presets what the account lacks or holds; it is borrowed and outlives the world. */
World *world_new(const Faults *faults);
void world_free(World *world); /* NULL is welcome */
Cfn *world_cfn(const World *world);
const Faults *world_faults(const World *world);
/* What the account lacks or holds beyond the usual (presets.h): now, or, while a journalled call is done again, then.
 */
const json_t *world_presets(const World *world);

/* What is real of the account: servers beside the sandbox (real.h). */
typedef struct WorldReal {
    /* Told of each address at which an instance can be reached, when somebody asks for it. */
    void (*door)(void *data, const char *address);
    /* The log of a stack's database: an array of {"at" (virtual ms), "line"}, oldest first; NULL: there is none. New.
     */
    json_t *(*lines)(void *data, const char *stack_id, const char *database_id);
    void *data;
} WorldReal;
/* Copied; NULL: nothing is real. */
void world_set_real(World *world, const WorldReal *real);
void world_door(const World *world, const char *address);
json_t *world_lines(const World *world, const char *stack_id, const char *database_id);

/* A journalled call is being done again. */
bool world_replays(const World *world);

/* Does a call. `record`: what belongs into the journal, NULL when nothing does; the caller's. */
CfnReply world_call(World *world, Call *call, json_t **record);
/* Does a journalled call again. */
void world_take(World *world, const json_t *record);

/* When the call that is being done was made (virtual ms): what came before stays as it is. */
long long world_now_ms(const World *world);
/* What a service has worked out of the journal so far and goes on from, by a name of its own; data NULL: nothing yet.
 */
typedef struct WorldMemo {
    void *data;
    void (*release)(void *data);
} WorldMemo;
WorldMemo *world_memo(const World *world, const char *name);

/* The accepted calls to `service` (its id) in `region` (NULL: in all), oldest first: give *at = 0 first. NULL: no more.
 * Each has "action", "input", "at" (virtual ms), "real" (ms), "id", "region", "caller". */
const json_t *world_change(const World *world, const char *service, const char *region, size_t *at);
/* Of these, those whose input says `id` somewhere, alone or in a list, or whose action is `id`: however many others
 * there are. */
const json_t *world_change_about(const World *world, const char *service, const char *region, const char *id,
                                 size_t *at);

#endif
