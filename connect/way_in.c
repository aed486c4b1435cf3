/* See way_in.h. */
#include "connect/way_in.h"
#include "aws/config.h"
#include "base/clock.h"
#include "base/memory.h"

#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { CHECK_MS = 12000, SLICE_MS = 50, SSH_PORT = 22 };

static const char *const way_in_names[] = {"bastion", "load-balancer", "session-manager"};

bool way_in_kind(const char *name, WayInKind *kind, Error *err) {
    for (size_t i = 0; i < sizeof way_in_names / sizeof *way_in_names; i++)
        if (strcmp(name, way_in_names[i]) == 0) {
            *kind = (WayInKind)i;
            return true;
        }
    return error_set(err, ERROR_USAGE, "name one of bastion, load-balancer, session-manager", "there is no way '%s'",
                     name);
}

/* ssh takes a folder for a file without lines. */
static bool config_usable(const char *path, Error *err) {
    struct stat found;
    return !path || stat(path, &found) != 0 || !S_ISDIR(found.st_mode) ||
           error_set(err, ERROR_USAGE, "name a file with --ssh-config", "%s is a folder", path);
}

static bool prepare_bastion(AwsContext *aws, Target *target, const WayInChoice *choice, WayIn *way, Error *err) {
    const Routes *routes = aws_session_routes(aws->session);
    if (!config_usable(choice->ssh_config, err) || !target_bastion(aws, target, err))
        return false;
    AUTO(memory_release) char *name = memory_print("%s.pub", target->instance);
    way->known_hosts = host_keys_path();
    way->beside = state_path(name);
    way->route = (SshRoute){.bastion = routes_place(routes, target->bastion.public_ip, SSH_PORT),
                            .database = routes_place(routes, target->host, target->port),
                            .instance = target->instance,
                            .known_hosts = way->known_hosts,
                            .prompts = choice->prompts,
                            .config = choice->ssh_config,
                            .key_pair = target->bastion.key_name};
    if (!host_keys_bring(aws, target->instance, &way->route.bastion, choice->ask.agree ? &choice->ask : NULL,
                         &way->host_keys, err))
        return false;
    way->identity = target_identity(aws, target, way->beside);
    way->route.identity = way->identity;
    return true;
}

static bool open_bastion(const AwsContext *aws, WayIn *way, Error *err) {
    if (!ssh_open(&way->route, aws->cancel, &way->ssh, err))
        return false;
    way->place = way->ssh.here;
    return true;
}

/* libpq has to be told an address, as the name that it verifies is the database's and not the balancer's. */
static bool open_balancer(const AwsContext *aws, const Target *target, WayIn *way, Error *err) {
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *found = NULL;
    if (!*target->balancer)
        return error_set(err, ERROR_USAGE, "choose --via bastion, or set access.load_balancer and apply",
                         "the stack %s has no load balancer", target->app);
    way->place = routes_place(aws_session_routes(aws->session), target->balancer, target->port);
    int failed = getaddrinfo(way->place.host, NULL, &hints, &found);
    if (failed)
        return error_set(err, ERROR_NETWORK, "check your network's name server",
                         "the name of the load balancer, %s, is not known here (%s)", way->place.host,
                         gai_strerror(failed));
    failed = getnameinfo(found->ai_addr, found->ai_addrlen, way->place.host, sizeof way->place.host, NULL, 0,
                         NI_NUMERICHOST);
    freeaddrinfo(found);
    return !failed || error_set(err, ERROR_NETWORK, "check your network's name server", "%s has no usable address",
                                target->balancer);
}

/* Its plugin says nothing that can be relied on: it is ready when its port answers. */
static bool open_session(AwsContext *aws, const Target *target, WayIn *way, Error *err) {
    if (!*target->instance)
        return error_set(err, ERROR_FAILED, "see `secure-rds status`", "the stack %s has no bastion", target->app);
    RoutePlace database = routes_place(aws_session_routes(aws->session), target->host, target->port);
    if (!managed_open(aws, target, database.host, database.port, &way->session, err))
        return false;
    way->place = way->session.here;
    return true;
}

bool way_in_prepare(AwsContext *aws, Target *target, const WayInChoice *choice, WayIn *way, Error *err) {
    *way = (WayIn){.prepared = true, .kind = choice->kind, .ssh.errors = -1};
    return choice->kind != WAY_IN_BASTION || prepare_bastion(aws, target, choice, way, err);
}

bool way_in_open(AwsContext *aws, Target *target, const WayInChoice *choice, WayIn *way, Error *err) {
    if (!way->prepared && !way_in_prepare(aws, target, choice, way, err))
        return false;
    switch (choice->kind) {
    case WAY_IN_BASTION:
        return open_bastion(aws, way, err);
    case WAY_IN_BALANCER:
        return open_balancer(aws, target, way, err);
    case WAY_IN_SESSION_MANAGER:
        return open_session(aws, target, way, err);
    }
    return false;
}

/* Who is silent there, in words of the way that leads there. */
static bool silent(const Target *target, WayIn *way, Error *err) {
    ssh_listen(&way->ssh);
    if (way->kind == WAY_IN_BASTION && ssh_explains(text_string(&way->ssh.said)))
        return ssh_words(&way->route, text_string(&way->ssh.said), err);
    if (strcmp(err->code, "NoTls") == 0)
        return error_set(err, ERROR_FAILED, "nothing was sent to it: see `secure-rds status`", "%s offers no TLS",
                         target->host);
    if (strcmp(err->code, "NotPostgres") == 0)
        return error_set(err, ERROR_FAILED,
                         "nothing was sent to it: see `secure-rds status`, and what stands in between",
                         "what answers in place of %s is no PostgreSQL", target->host);
    if (way->kind == WAY_IN_BALANCER)
        return error_set(err, ERROR_NETWORK,
                         "your address may not be on the list (`secure-rds access add --me`), or the load balancer has "
                         "no healthy target (`secure-rds status`)",
                         "no database answers behind %s", target->balancer);
    if (way->kind == WAY_IN_SESSION_MANAGER)
        return error_set(err, ERROR_NETWORK, "see `secure-rds status`; or try --via bastion",
                         "no database answers behind the session of Session Manager");
    return error_set(
        err, ERROR_NETWORK,
        "see `secure-rds status`: the database may be stopped, or its security group may have been changed",
        "the bastion %s gets no answer from the database", way->route.bastion.host);
}

bool way_in_gone(WayIn *way, Error *err) {
    const char *said = text_string(&way->ssh.said), *bastion = way->route.bastion.host;
    switch (way->kind) {
    case WAY_IN_BASTION:
        if (!ssh_ended(&way->ssh))
            return false;
        if (ssh_explains(said))
            ssh_words(&way->route, said, err);
        else
            error_set(err, ERROR_NETWORK, "try again", "the connection to the bastion %s broke off", bastion);
        return true;
    case WAY_IN_SESSION_MANAGER:
        if (!managed_ended(&way->session))
            return false;
        error_set(err, ERROR_NETWORK, "try again, or --via bastion", "the session of Session Manager has ended");
        return true;
    case WAY_IN_BALANCER:
        return false;
    }
    return false;
}

bool way_in_check(AwsContext *aws, const Target *target, const char *authorities, WayIn *way, TlsFacts *facts,
                  Error *err) {
    TlsServer server = {.place = way->place, .host = target->host, .authorities = authorities};
    long long end_ms = clock_monotonic_ms() + CHECK_MS;
    for (;;) {
        *err = (Error){0};
        if (tls_check(&server, (int)(end_ms - clock_monotonic_ms()), aws->cancel, facts, err))
            return true;
        /* The plugin's port comes up when it has joined the session. */
        bool later = way->kind == WAY_IN_SESSION_MANAGER && strcmp(err->code, "NoAnswer") == 0 &&
                     !managed_ended(&way->session) && clock_monotonic_ms() < end_ms && !cancel_wanted(aws->cancel);
        if (!later)
            break;
        (void)cancel_wait(aws->cancel, SLICE_MS);
    }
    if (err->kind == ERROR_CANCELLED || (err->kind == ERROR_NETWORK && way_in_gone(way, err)))
        return false;
    bool none =
        strcmp(err->code, "NoAnswer") == 0 || strcmp(err->code, "NoTls") == 0 || strcmp(err->code, "NotPostgres") == 0;
    return none ? silent(target, way, err) : false;
}

void way_in_listen(WayIn *way) {
    ssh_listen(&way->ssh);
}

void way_in_close(AwsContext *aws, WayIn *way) {
    ssh_close(&way->ssh);
    managed_close(aws, &way->session);
    free(way->known_hosts);
    free(way->identity);
    free(way->beside);
    *way = (WayIn){.ssh.errors = -1};
}
