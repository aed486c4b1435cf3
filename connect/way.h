/* A way to the database, of one of three kinds, that stays open until it is closed. */
#ifndef CONNECT_WAY_H
#define CONNECT_WAY_H

#include "connect/host_keys.h"
#include "connect/session_manager.h"
#include "connect/ssh.h"
#include "connect/tls.h"

typedef enum { WAY_BASTION, WAY_BALANCER, WAY_SESSION_MANAGER } WayKind;
/* "bastion", "load-balancer", "session-manager": what --via takes. */
extern const char *const way_names[];
bool way_kind(const char *name, WayKind *kind, Error *err);

typedef struct WayChoice {
    WayKind kind;
    const char *ssh_config; /* NULL: none is read */
    HostKeysAsk ask;        /* agree NULL: nobody can be asked */
} WayChoice;

typedef struct Way {
    WayKind kind;
    Place place; /* where the database is reached, from here; the host is an IP address */
    HostKeysFrom host_keys;
    char *known_hosts, *identity, *beside; /* WAY_BASTION */
    SshRoute route;
    Ssh ssh;
    ManagedSession session;
} Way;

/* Opens it: asks for the bastion as it is, its host keys, and starts what it takes. The caller closes it either way. */
bool way_open(AwsContext *aws, Target *target, const WayChoice *choice, Way *way, Error *err);
/* Whether the database answers at its end with TLS, as that database. */
bool way_check(AwsContext *aws, const Target *target, const char *authorities, Way *way, TlsFacts *facts, Error *err);
/* Takes in what its program says meanwhile. */
void way_listen(Way *way);
void way_close(AwsContext *aws, Way *way);

#endif
