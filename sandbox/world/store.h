/* The world, its journal and its clock: one thread of this process at a time, but several processes at once. */
#ifndef SANDBOX_WORLD_STORE_H
#define SANDBOX_WORLD_STORE_H

#include "sandbox/world/world.h"

typedef struct Store Store;

/* `path`: the state file, NULL for none that lasts. `speed`: how many virtual seconds pass in one; 0: as it was before
 * (1 at first). `faults` is borrowed. */
Store *store_open(const char *path, double speed, const Faults *faults, Error *err);
void store_close(Store *store); /* NULL is welcome */

/* The virtual time, Unix, ms: never lower than at any accepted call, and going on while nothing runs. */
long long store_now_ms(Store *store);
double store_speed(const Store *store);

/* Words that no other state has, the same for all who share it. */
const char *store_id(const Store *store);
/* As world_set_real(); also of a world that has to be made anew. */
void store_set_real(Store *store, const WorldReal *real);

/* Does the call at the present virtual time, on what all processes have accepted so far. When an output comes back,
 * what was accepted is on the disk. `call->world` and `call->now_ms` are filled in. */
CfnReply store_call(Store *store, Call *call);
/* Finds who has this temporary access key, made by one of the accepted calls; see identity.h. Under the lock. */
bool store_look(Store *store, bool (*look)(const World *world, void *context), void *context);

#endif
