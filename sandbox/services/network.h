/* Whether security groups let a connection through, as they are now (Amazon VPC User Guide, "Security group rules"). */
#ifndef SANDBOX_SERVICES_NETWORK_H
#define SANDBOX_SERVICES_NETWORK_H

#include "sandbox/services/service.h"

typedef struct Passage {
    const World *world;
    const char *region;
    long long at_ms;
    const json_t *to;    /* ids of the groups of whom it goes to */
    const json_t *from;  /* those of whom it comes from; NULL: somebody outside, at `address` */
    const char *address; /* IPv4 */
    long port;
} Passage;
/* Rules for incoming connections at its end, and for outgoing ones at its beginning, if that is inside. */
bool network_lets(const Passage *passage);

#endif
