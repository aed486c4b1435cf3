/* The sandbox's real parts: a connection to a simulated bastion meets a real SSH server, one through it a real
 * PostgreSQL server with TLS, for as long as the account has them, and its security groups let them through.
 *
 * Nothing runs before somebody connects. Each stack has its servers, which all sandboxes that share a state share; they
 * end with the last one (keeper.h). What they keep stays with the state. They are found at loopback addresses and at a
 * port of this process, as no port 22 can be had: who connects is told so by real_announce(). */
#ifndef SANDBOX_REAL_REAL_H
#define SANDBOX_REAL_REAL_H

#include "sandbox/wire/gateway.h"

typedef struct Real Real;

/* `state`: the state file; NULL: none. NULL: there are no such programs, or no port; `lacks` says what, and the caller
 * frees it. `gateway` is borrowed. */
Real *real_start(Gateway *gateway, const char *state, char **lacks);
/* Adds "connect_to" (as --connect-to of secure-rds takes them) and "ca_bundle" (a file, while this process lives). */
void real_announce(const Real *real, json_t *line);
/* Ends them, if nobody else holds them, and waits for that. NULL is welcome. */
void real_stop(Real *real);

#endif
