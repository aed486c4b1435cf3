/* The leash of a stack's keeper (keeper.h): the first sandbox that takes it starts the keeper, others join. */
#ifndef SANDBOX_REAL_SET_H
#define SANDBOX_REAL_SET_H

#include "sandbox/real/place.h"

#include <jansson.h>

/* The folder of the stack's servers, below the place. The caller frees it. */
char *real_set_folder(const RealPlace *place, const char *stack_id);
/* A connection to the keeper; -1: `err` says why there is none. */
int real_set_join(const RealPlace *place, const json_t *programs, const char *stack_id, Error *err);
/* Lets the keeper go, and waits until it has ended what it kept, if this was the last leash. */
void real_set_leave(int leash);

#endif
