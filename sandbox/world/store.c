/* See store.h. */
#include "sandbox/world/store.h"
#include "base/memory.h"
#include "base/random.h"
#include "sandbox/cfn/value.h"
#include "sandbox/world/journal.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct Store {
    Journal *journal;
    const Faults *faults;
    World *world;
    /* Virtual time: `virtual_ms` at the real time `real_ms`, then `speed` times as fast. */
    long long real_ms, virtual_ms, latest_ms;
    double speed; /* 0: not set yet */
    char id[RANDOM_TOKEN_SIZE];
    WorldReal real;
};

static long long real_now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

static long long virtual_now_ms(Store *store) {
    double passed = (double)(real_now_ms() - store->real_ms) * store->speed;
    long long now = store->virtual_ms + (long long)passed;
    if (now > store->latest_ms) /* the machine's clock may be set back; virtual time can't */
        store->latest_ms = now;
    return store->latest_ms;
}

static void store_take(void *context, const json_t *record) {
    Store *store = context;
    const json_t *time = json_object_get(record, "time");
    if (time) {
        store->real_ms = json_integer_value(json_object_get(time, "real_ms"));
        store->virtual_ms = json_integer_value(json_object_get(time, "virtual_ms"));
        store->speed = json_number_value(json_object_get(time, "speed"));
        if (!store->id[0]) /* the first says it */
            snprintf(store->id, sizeof store->id, "%s", value_text(time, "id"));
        return;
    }
    long long at = json_integer_value(json_object_get(record, "at"));
    if (at > store->latest_ms)
        store->latest_ms = at;
    world_take(store->world, record);
}

/* Waits for other processes, and learns what they have accepted. */
static bool store_lock(Store *store, Error *err) {
    if (!journal_lock(store->journal, err))
        return false;
    if (journal_read(store->journal, store_take, store, err))
        return true;
    journal_unlock(store->journal);
    return false;
}

static bool speed_set(Store *store, double speed, Error *err) {
    bool fresh = store->speed <= 0;
    if (!fresh && (speed <= 0 || speed == store->speed)) /* NOLINT: the very number that was written */
        return true;
    long long real = real_now_ms(), now = fresh ? real : virtual_now_ms(store);
    speed = speed > 0 ? speed : 1;
    char id[RANDOM_TOKEN_SIZE];
    random_token(id);
    json_t *record = json_pack("{s:{s:I, s:I, s:f, s:s}}", "time", "real_ms", (json_int_t)real, "virtual_ms",
                               (json_int_t)now, "speed", speed, "id", id);
    bool written = journal_append(store->journal, record, err);
    if (written)
        store_take(store, record);
    json_decref(record);
    return written;
}

Store *store_open(const char *path, double speed, const Faults *faults, Error *err) {
    Store *store = memory_new(1, sizeof *store);
    store->faults = faults;
    store->world = world_new(faults);
    store->journal = journal_open(path, "{\"time\":{\"real_ms\":", err);
    if (store->journal && store_lock(store, err)) {
        bool good = speed_set(store, speed, err);
        journal_unlock(store->journal);
        if (good)
            return store;
    }
    store_close(store);
    return NULL;
}

void store_close(Store *store) {
    if (!store)
        return;
    journal_close(store->journal);
    world_free(store->world);
    free(store);
}

long long store_now_ms(Store *store) {
    return virtual_now_ms(store);
}

const char *store_id(const Store *store) {
    return store->id;
}

void store_set_real(Store *store, const WorldReal *real) {
    store->real = real ? *real : (WorldReal){0};
    world_set_real(store->world, real);
}

double store_speed(const Store *store) {
    return store->speed;
}

/* Forgets everything and reads the journal again: what was done in memory did not reach the disk. */
static void store_rebuild(Store *store) {
    Error err = {0};
    world_free(store->world);
    store->world = world_new(store->faults);
    world_set_real(store->world, &store->real);
    journal_rewind(store->journal);
    if (!journal_read(store->journal, store_take, store, &err))
        fprintf(stderr, "secure-rds-sandbox: %s\n", err.said);
}

static CfnReply store_failure(const Error *err) {
    fprintf(stderr, "secure-rds-sandbox: %s\n", err->said);
    return reply_error(500, "InternalFailure", "The sandbox could not do this: %s", err->said);
}

CfnReply store_call(Store *store, Call *call) {
    Error err = {0};
    if (!store_lock(store, &err))
        return store_failure(&err);
    json_t *record = NULL;
    call->now_ms = virtual_now_ms(store);
    CfnReply reply = world_call(store->world, call, &record);
    if (record && !journal_append(store->journal, record, &err)) {
        store_rebuild(store);
        cfn_reply_release(&reply);
        reply = store_failure(&err);
    }
    json_decref(record);
    journal_unlock(store->journal);
    return reply;
}

bool store_look(Store *store, bool (*look)(const World *world, void *context), void *context) {
    Error err = {0};
    if (!store_lock(store, &err))
        return false;
    bool found = look(store->world, context);
    journal_unlock(store->journal);
    return found;
}
