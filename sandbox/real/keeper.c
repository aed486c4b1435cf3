/* See keeper.h. */
#include "sandbox/real/keeper.h"
#include "base/memory.h"
#include "sandbox/cfn/value.h"
#include "sandbox/real/keeper_parts.h"
#include "sandbox/real/place.h"
#include "sandbox/real/wire.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LISTENER = 3, LOCK = 4, LEASHES = 32, CONNECTIONS = 256, WAITS = 2 * LEASHES + CONNECTIONS + 32, LOOK_MS = 250 };

/* A sandbox that holds the keeper, and the port at which names inside are reached for it. */
typedef struct Leash {
    int socket, inside; /* -1: nobody; not listened for yet */
} Leash;

typedef enum { NOBODY, IGNORED, WAITS_FOR_VIEW, SERVED } ConnectionState;

/* A connection that was handed over or taken in. */
typedef struct Connection {
    ConnectionState state;
    int descriptor; /* -1: whoever serves it has it */
    pid_t process;  /* SERVED: by this one */
    bool to_bastion, from_balancer;
} Connection;

typedef struct Keeper {
    char *folder;
    json_t *programs, *view;
    Leash leashes[LEASHES];
    size_t leash_count;
    Connection connections[CONNECTIONS];
    Postgres postgres;
    TokenDesk *desk;
    int tokens, log;
    bool asked; /* for a view, which has not come yet */
} Keeper;

static void say(const Keeper *keeper, const char *words) {
    json_auto_t *message = json_pack("{s:s}", "say", words);
    dprintf(keeper->log, "keeper: %s\n", words);
    if (keeper->leash_count)
        wire_send(keeper->leashes[keeper->leash_count - 1].socket, message, -1);
}

/* ---- connections */

static void connection_end(Connection *connection) {
    if (connection->descriptor >= 0)
        close(connection->descriptor);
    if (connection->process > 0) {
        kill(-connection->process, SIGKILL); /* an SSH server has a child that could go on without it */
        waitpid(connection->process, NULL, 0);
    }
    *connection = (Connection){.descriptor = -1};
}

/* With no room left it is closed. */
static Connection *connection_add(Keeper *keeper, int descriptor, ConnectionState state) {
    for (size_t i = 0; i < CONNECTIONS; i++)
        if (keeper->connections[i].state == NOBODY) {
            keeper->connections[i] = (Connection){.state = state, .descriptor = descriptor};
            return &keeper->connections[i];
        }
    close(descriptor);
    return NULL;
}

static void served_by(Connection *connection, pid_t process) {
    close(connection->descriptor);
    *connection = (Connection){.state = SERVED,
                               .descriptor = -1,
                               .process = process,
                               .to_bastion = connection->to_bastion,
                               .from_balancer = connection->from_balancer};
}

static bool part_true(const Keeper *keeper, const char *part, const char *member) {
    return json_is_true(json_object_get(json_object_get(keeper->view, part), member));
}

/* Until something answers there, packets are lost, as behind a closed security group. */
static void ignored(Connection *connection) {
    connection->state = IGNORED;
}

static int database_connect(const Keeper *keeper) {
    const json_t *database = json_object_get(keeper->view, "database");
    struct sockaddr_in place = {.sin_family = AF_INET, .sin_port = htons((uint16_t)keeper->postgres.port)};
    inet_pton(AF_INET, value_text(database, "address"), &place.sin_addr);
    int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (server >= 0 && connect(server, (struct sockaddr *)&place, sizeof place) == 0)
        return server;
    if (server >= 0)
        close(server);
    return -1;
}

static bool database_ready(Keeper *keeper) {
    Error err = {0};
    if (postgres_run(&keeper->postgres, keeper->folder, keeper->programs, keeper->view, keeper->tokens, keeper->log,
                     &err))
        return true;
    say(keeper, err.said);
    return false;
}

static void serve_database(Keeper *keeper, Connection *connection) {
    bool balanced = connection->from_balancer, up = part_true(keeper, "database", "up");
    if (balanced ? !part_true(keeper, "balancer", "lets") : !part_true(keeper, "database", "from_bastion") || !up) {
        ignored(connection);
        return;
    }
    /* A load balancer without a healthy target ends what it has taken on. */
    int server = up && (!balanced || part_true(keeper, "database", "from_balancer")) && database_ready(keeper)
                     ? database_connect(keeper)
                     : -1;
    if (server < 0) {
        connection_end(connection);
        return;
    }
    served_by(connection, relay_start(connection->descriptor, server));
    close(server);
}

static void serve_ssh(Keeper *keeper, Connection *connection) {
    Error err = {0};
    if (!part_true(keeper, "bastion", "up") || !part_true(keeper, "bastion", "lets")) {
        ignored(connection);
        return;
    }
    if (!ssh_prepare(keeper->folder, keeper->programs, json_object_get(keeper->view, "bastion"), &err)) {
        say(keeper, err.said);
        connection_end(connection);
        return;
    }
    served_by(connection, ssh_serve(keeper->folder, keeper->programs, connection->descriptor, keeper->log));
    if (part_true(keeper, "database", "up"))
        database_ready(keeper); /* while the other side signs in */
}

/* Ends what goes where nothing is any more. What a security group let in stays: connections are tracked. */
static void connections_cut(Keeper *keeper) {
    for (size_t i = 0; i < CONNECTIONS; i++) {
        Connection *connection = &keeper->connections[i];
        if (connection->state == SERVED && !part_true(keeper, connection->to_bastion ? "bastion" : "database", "up"))
            connection_end(connection);
    }
}

static void view_take(Keeper *keeper, json_t *view) {
    const char *before = value_text(json_object_get(keeper->view, "bastion"), "id"),
               *now = value_text(json_object_get(view, "bastion"), "id");
    for (size_t i = 0; i < CONNECTIONS && strcmp(before, now) != 0; i++)
        if (keeper->connections[i].state == SERVED && keeper->connections[i].to_bastion)
            connection_end(&keeper->connections[i]);
    Error err = {0};
    if (!json_equal(keeper->view, view) && !names_write(keeper->folder, view, &err))
        say(keeper, err.said);
    json_decref(keeper->view);
    keeper->view = json_incref(view);
    connections_cut(keeper);
    const json_t *database = json_object_get(view, "database");
    if (!part_true(keeper, "database", "up") ||
        (keeper->postgres.id && strcmp(keeper->postgres.id, value_text(database, "id")) != 0))
        postgres_stop(&keeper->postgres);
    if (!database)
        postgres_forget(keeper->folder, NULL);
    for (size_t i = 0; i < CONNECTIONS; i++)
        if (keeper->connections[i].state == WAITS_FOR_VIEW)
            serve_database(keeper, &keeper->connections[i]);
}

/* ---- the sandboxes */

static void ask_view(Keeper *keeper, const Leash *leash) {
    json_auto_t *message = json_pack("{s:s}", "ask", "view");
    keeper->asked = keeper->asked || wire_send(leash->socket, message, -1);
}

static void inside_listen(Keeper *keeper, Leash *leash, long port) {
    const char *address = value_text(json_object_get(keeper->view, "database"), "address");
    struct sockaddr_in place = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    int on = 1;
    if (leash->inside >= 0 || inet_pton(AF_INET, address, &place.sin_addr) != 1)
        return;
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (listener < 0)
        return;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(listener, (struct sockaddr *)&place, sizeof place) == 0 && listen(listener, 16) == 0)
        leash->inside = listener;
    else
        close(listener);
}

static void leash_message(Keeper *keeper, Leash *leash, const json_t *message, int descriptor) {
    json_t *view = json_object_get(message, "view");
    const char *door = value_text(message, "door");
    if (view) {
        keeper->asked = false;
        view_take(keeper, view);
    }
    if (json_object_get(message, "verdict"))
        tokens_answer(keeper->desk, (long)json_integer_value(json_object_get(message, "of")),
                      json_is_true(json_object_get(message, "verdict")));
    if (!*door || descriptor < 0)
        return;
    inside_listen(keeper, leash, (long)json_integer_value(json_object_get(message, "port")));
    Connection *connection = connection_add(keeper, descriptor, IGNORED);
    if (!connection)
        return;
    connection->to_bastion = strcmp(door, "ssh") == 0;
    connection->from_balancer = !connection->to_bastion;
    if (connection->to_bastion)
        serve_ssh(keeper, connection);
    else
        serve_database(keeper, connection);
}

/* The last one stays open until all has ended: whoever held it may wait for that. */
static void leash_end(Keeper *keeper, Leash *leash) {
    if (keeper->leash_count > 1)
        close(leash->socket);
    if (leash->inside >= 0)
        close(leash->inside);
    *leash = keeper->leashes[--keeper->leash_count];
    keeper->asked = false; /* it may have been the one who was asked */
}

static void leash_take(Keeper *keeper, Leash *leash) {
    int descriptor = -1;
    json_auto_t *message = wire_receive(leash->socket, &descriptor);
    if (message)
        leash_message(keeper, leash, message, descriptor);
    else
        leash_end(keeper, leash);
}

static void leash_add(Keeper *keeper) {
    int socket = accept4(LISTENER, NULL, NULL, SOCK_CLOEXEC);
    if (socket >= 0 && keeper->leash_count < LEASHES)
        keeper->leashes[keeper->leash_count++] = (Leash){socket, -1};
    else if (socket >= 0)
        close(socket);
}

static void inside_take(Keeper *keeper, const Leash *leash) {
    int descriptor = accept4(leash->inside, NULL, NULL, SOCK_CLOEXEC);
    if (descriptor >= 0 && connection_add(keeper, descriptor, WAITS_FOR_VIEW))
        ask_view(keeper, leash);
}

static void ask_token(void *data, long of, const char *user, const char *token) {
    Keeper *keeper = data;
    json_auto_t *message =
        json_pack("{s:s, s:s, s:s, s:I}", "ask", "token", "user", user, "token", token, "of", (json_int_t)of);
    if (!message || !keeper->leash_count || !wire_send(keeper->leashes[0].socket, message, -1))
        tokens_answer(keeper->desk, of, false);
}

/* ---- the loop */

typedef struct Waits {
    struct pollfd items[WAITS];
    size_t count;
} Waits;

static void wait_add(Waits *waits, int descriptor, short events) {
    if (descriptor >= 0 && waits->count < WAITS)
        waits->items[waits->count++] = (struct pollfd){.fd = descriptor, .events = events};
}

static short woken(const Waits *waits, int descriptor) {
    for (size_t i = 0; i < waits->count && descriptor >= 0; i++)
        if (waits->items[i].fd == descriptor)
            return waits->items[i].revents;
    return 0;
}

static bool tokens_woken(const Keeper *keeper, const Waits *waits) {
    int descriptors[32];
    size_t count = tokens_descriptors(keeper->desk, descriptors, 32);
    for (size_t i = 0; i < count; i++)
        if (woken(waits, descriptors[i]))
            return true;
    return false;
}

static int waits_make(const Keeper *keeper, Waits *waits) {
    int descriptors[32], limit_ms = -1;
    wait_add(waits, LISTENER, POLLIN);
    for (size_t i = 0; i < keeper->leash_count; i++) {
        wait_add(waits, keeper->leashes[i].socket, POLLIN);
        wait_add(waits, keeper->leashes[i].inside, POLLIN);
    }
    for (size_t i = 0; i < CONNECTIONS; i++) {
        if (keeper->connections[i].state == IGNORED)
            wait_add(waits, keeper->connections[i].descriptor, POLLRDHUP);
        if (keeper->connections[i].state == SERVED)
            limit_ms = LOOK_MS;
    }
    size_t count = tokens_descriptors(keeper->desk, descriptors, 32);
    for (size_t i = 0; i < count; i++)
        wait_add(waits, descriptors[i], POLLIN);
    return limit_ms;
}

/* Connections whose end has come by itself. */
static void connections_look(Keeper *keeper, const Waits *waits) {
    for (size_t i = 0; i < CONNECTIONS; i++) {
        Connection *connection = &keeper->connections[i];
        if (connection->state == IGNORED && woken(waits, connection->descriptor))
            connection_end(connection);
        if (connection->state == SERVED && waitpid(connection->process, NULL, WNOHANG) != 0) {
            connection->process = 0;
            connection_end(connection);
        }
    }
}

static void keeper_turn(Keeper *keeper) {
    Waits waits = {0};
    int limit_ms = waits_make(keeper, &waits);
    if (poll(waits.items, waits.count, limit_ms) == 0 && keeper->leash_count && !keeper->asked)
        ask_view(keeper, &keeper->leashes[0]);
    connections_look(keeper, &waits);
    if (tokens_woken(keeper, &waits))
        tokens_take(keeper->desk, ask_token, keeper);
    for (size_t i = keeper->leash_count; i-- > 0;)
        if (woken(&waits, keeper->leashes[i].inside))
            inside_take(keeper, &keeper->leashes[i]);
    for (size_t i = keeper->leash_count; i-- > 0;)
        if (woken(&waits, keeper->leashes[i].socket))
            leash_take(keeper, &keeper->leashes[i]);
    if (woken(&waits, LISTENER))
        leash_add(keeper);
}

static void keeper_release(Keeper *keeper) {
    for (size_t i = 0; i < CONNECTIONS; i++)
        if (keeper->connections[i].state != NOBODY)
            connection_end(&keeper->connections[i]);
    postgres_stop(&keeper->postgres);
    tokens_close(keeper->desk);
    orphans_end();
    json_decref(keeper->programs);
    json_decref(keeper->view);
    free(keeper->folder);
    free(keeper);
}

int keeper_main(const char *setting) {
    Error err = {0};
    json_auto_t *said = json_loads(setting, 0, NULL);
    Keeper *keeper = memory_new(1, sizeof *keeper);
    keeper->folder = memory_copy(value_text(said, "folder"));
    keeper->programs = json_incref(json_object_get(said, "programs"));
    for (size_t i = 0; i < CONNECTIONS; i++)
        keeper->connections[i].descriptor = -1;
    AUTO(memory_release) char *log = memory_print("%s/log", keeper->folder);
    prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
    /* The keeper before this one may still be ending its servers. */
    bool good = flock(LOCK, LOCK_EX) == 0 && real_become_plain(&err);
    keeper->log = good ? open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
    keeper->desk = good ? tokens_open(&keeper->tokens) : NULL;
    if (keeper->desk) {
        leash_add(keeper); /* of whoever started this: it waits for the listening socket to be asked */
        while (keeper->leash_count)
            keeper_turn(keeper);
    }
    close(LISTENER); /* nobody comes in any more while all ends */
    keeper_release(keeper);
    return good ? 0 : 1;
}
