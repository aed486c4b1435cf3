/* A way to the database, of one of three kinds, that stays open until it is closed. */
#ifndef CONNECT_WAY_IN_H
#define CONNECT_WAY_IN_H

#include "connect/host_keys.h"
#include "connect/session_manager.h"
#include "connect/ssh.h"
#include "connect/tls.h"

typedef enum { WAY_IN_BASTION, WAY_IN_BALANCER, WAY_IN_SESSION_MANAGER } WayInKind;
/* What --via takes: "bastion", "load-balancer", "session-manager". */
bool way_in_kind(const char *name, WayInKind *kind, Error *err);

typedef struct WayInChoice {
    WayInKind kind;
    const char *ssh_config; /* NULL: none is read */
    bool prompts;           /* ssh may ask on the terminal: for a passphrase, a touch */
    HostKeysAsk ask;        /* agree NULL: nobody can be asked */
} WayInChoice;

typedef struct WayIn {
    bool prepared;
    WayInKind kind;
    RoutePlace place; /* where the database is reached, from here; the host is an IP address */
    HostKeysFrom host_keys;
    char *known_hosts, *identity, *beside; /* WAY_IN_BASTION */
    SshRoute route;
    Ssh ssh;
    ManagedSession session;
} WayIn;

/* What has to be known before: the bastion as it is now, its host keys, the key to sign in with; way_in_open() does it
 * by itself. The caller closes it either way. */
bool way_in_prepare(AwsContext *aws, Target *target, const WayInChoice *choice, WayIn *way, Error *err);
/* Opens it: starts what it takes. The caller closes it either way. */
bool way_in_open(AwsContext *aws, Target *target, const WayInChoice *choice, WayIn *way, Error *err);
/* Whether the database answers at its end with TLS, as that database. */
bool way_in_check(AwsContext *aws, const Target *target, const char *authorities, WayIn *way, TlsFacts *facts,
                  Error *err);
/* Whether it is not open any more; why stands in `err` then: what failed behind it had no other cause. */
bool way_in_gone(WayIn *way, Error *err);
/* Takes in what its program says meanwhile. */
void way_in_listen(WayIn *way);
void way_in_close(AwsContext *aws, WayIn *way);

#endif
