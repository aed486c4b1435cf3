/* See real.h. One thread listens at the doors, and talks with the keepers of the stacks behind them. */
#include "sandbox/real/real.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/memory.h"
#include "sandbox/cfn/value.h"
#include "sandbox/real/authority.h"
#include "sandbox/real/place.h"
#include "sandbox/real/programs.h"
#include "sandbox/real/set.h"
#include "sandbox/real/token.h"
#include "sandbox/real/view.h"
#include "sandbox/real/wire.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DOORS = 64, SETS = 32 };

/* Where somebody may come in: the load balancers' address, or a bastion's. */
typedef struct Door {
    int listener;
    char address[INET_ADDRSTRLEN]; /* "": the load balancers' */
} Door;

typedef struct Set {
    int leash;
    char *stack_id, *region;
} Set;

struct Real {
    Gateway *gateway;
    json_t *programs;
    char *state;
    RealPlace place; /* made when it is first needed */
    int authority;   /* a file without a name: its certificate */
    unsigned port;
    pthread_t thread;
    pthread_mutex_t lock; /* of the doors */
    Door doors[DOORS];
    size_t door_count;
    int wake[2]; /* written to at a new door, closed at the end */
    Set sets[SETS];
    size_t set_count;
};

/* ---- the account, asked under its lock */

typedef struct Question {
    const char *address; /* NULL: of the load balancer */
    char *stack_id, *region;
    const char *user, *token; /* NULL: no sign-in */
    long long now_ms, real_ms;
    json_t *view;
    bool good;
} Question;

static bool look(const World *world, void *context) {
    Question *question = context;
    if (!question->stack_id &&
        !(question->address
              ? real_stack_at(world, question->address, question->now_ms, &question->stack_id, &question->region)
              : real_stack_balanced(world, question->now_ms, &question->stack_id, &question->region)))
        return false;
    question->view = real_view((World *)world, question->stack_id, question->region, question->now_ms);
    if (question->token)
        question->good = real_token_good(world, json_object_get(question->view, "database"), question->region,
                                         question->user, question->token, question->real_ms);
    return true;
}

static bool ask(const Real *real, Question *question) {
    Gateway *gateway = real->gateway;
    pthread_mutex_lock(&gateway->lock);
    faults_refresh(gateway->faults);
    question->now_ms = store_now_ms(gateway->store);
    question->real_ms = gateway_now_ms(gateway);
    bool found = store_look(gateway->store, look, question);
    if (found)
        json_object_set_new(question->view, "authority", json_string(store_id(gateway->store)));
    pthread_mutex_unlock(&gateway->lock);
    return found;
}

/* ---- keepers */

/* NULL: none could be had. Takes the strings over. */
static Set *set_of(Real *real, char *stack_id, char *region) {
    Error err = {0};
    for (size_t i = 0; i < real->set_count; i++)
        if (strcmp(real->sets[i].stack_id, stack_id) == 0) {
            free(stack_id);
            free(region);
            return &real->sets[i];
        }
    int leash = -1;
    if (real->set_count < SETS &&
        (real->place.folder || real_place_make(real->state, store_id(real->gateway->store), &real->place, &err)))
        leash = real_set_join(&real->place, real->programs, stack_id, &err);
    if (leash >= 0) {
        real->sets[real->set_count] = (Set){leash, stack_id, region};
        return &real->sets[real->set_count++];
    }
    fprintf(stderr, "secure-rds-sandbox: %s\n", err.said);
    free(stack_id);
    free(region);
    return NULL;
}

static void set_end(Real *real, size_t index) {
    free(real->sets[index].stack_id);
    free(real->sets[index].region);
    real->sets[index] = real->sets[--real->set_count];
}

static void answer(const Real *real, const Set *set, const json_t *message) {
    const char *asked = value_text(message, "ask");
    Question question = {.stack_id = set->stack_id, .region = set->region};
    if (*value_text(message, "say"))
        fprintf(stderr, "secure-rds-sandbox: %s\n", value_text(message, "say"));
    if (strcmp(asked, "token") == 0) {
        question.user = value_text(message, "user");
        question.token = value_text(message, "token");
    } else if (strcmp(asked, "view") != 0) {
        return;
    }
    ask(real, &question);
    json_auto_t *said = question.token
                            ? json_pack("{s:b, s:O}", "verdict", question.good, "of", json_object_get(message, "of"))
                            : json_pack("{s:o*}", "view", json_incref(question.view));
    wire_send(set->leash, said, -1);
    json_decref(question.view);
}

static void leash_take(Real *real, size_t index) {
    int descriptor = -1;
    json_auto_t *message = wire_receive(real->sets[index].leash, &descriptor);
    if (descriptor >= 0)
        close(descriptor);
    if (message) {
        answer(real, &real->sets[index], message);
        return;
    }
    close(real->sets[index].leash);
    set_end(real, index);
}

/* ---- doors */

static int listen_on(const char *address, unsigned port) {
    struct sockaddr_in place = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    int on = 1, listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (listener < 0 || inet_pton(AF_INET, address, &place.sin_addr) != 1)
        return listener;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(listener, (struct sockaddr *)&place, sizeof place) == 0 && listen(listener, 16) == 0)
        return listener;
    close(listener);
    return -1;
}

/* On the thread that answers a call, under the gateway's lock. */
static void door_open(void *data, const char *address) {
    Real *real = data;
    bool known = faults_no_ssh(real->gateway->faults);
    pthread_mutex_lock(&real->lock);
    for (size_t i = 0; i < real->door_count; i++)
        known = known || strcmp(real->doors[i].address, address) == 0;
    int listener =
        known || real->door_count == DOORS || strncmp(address, "127.", 4) != 0 ? -1 : listen_on(address, real->port);
    if (listener >= 0) {
        Door *door = &real->doors[real->door_count++];
        door->listener = listener;
        snprintf(door->address, sizeof door->address, "%s", address);
        ssize_t wrote = write(real->wake[1], "", 1);
        (void)wrote; /* full: it wakes up anyway */
    }
    pthread_mutex_unlock(&real->lock);
}

static void door_take(Real *real, const Door *door) {
    Question question = {.address = door->address[0] ? door->address : NULL};
    int caller = accept4(door->listener, NULL, NULL, SOCK_CLOEXEC);
    if (caller < 0)
        return;
    Set *set = ask(real, &question) ? set_of(real, question.stack_id, question.region) : NULL;
    if (set) {
        json_auto_t *message = json_pack("{s:s, s:O, s:i}", "door", door->address[0] ? "ssh" : "balancer", "view",
                                         question.view, "port", (int)real->port);
        wire_send(set->leash, message, caller);
    }
    close(caller); /* the keeper has it, or nobody is there */
    json_decref(question.view);
}

/* ---- the database's log */

/* Moments, of the account's clock and of the wall's: now, and when the log was last written to. */
typedef struct LogTimes {
    long long now_ms, real_ms, written_ms;
    double speed;
} LogTimes;

/* Its lines begin with a second of the wall's time; one that does not goes on with the one before. That second is long
 * for a clock that runs fast: what was said in it was said by its end, and before the last word of the file was. */
static json_t *lines_read(char *text, const LogTimes *times) {
    json_t *lines = json_array();
    for (char *line; (line = strsep(&text, "\n"));) {
        char moment[32];
        snprintf(moment, sizeof moment, "%.10sT%.8sZ", line, strlen(line) > 11 ? line + 11 : "");
        long long at_ms = time_parse(moment);
        json_t *last = json_array_get(lines, json_array_size(lines) - 1);
        if (at_ms < 0 && last)
            json_object_set_new(last, "line", value_print("%s\n%s", value_text(last, "line"), line));
        if (at_ms < 0)
            continue;
        long long said_ms = at_ms + 999 < times->written_ms ? at_ms + 999 : times->written_ms;
        long long virtual_ms = times->now_ms - (long long)((double)(times->real_ms - said_ms) * times->speed);
        json_array_append_new(lines, json_pack("{s:I, s:o}", "at",
                                               (json_int_t)(virtual_ms < times->now_ms ? virtual_ms : times->now_ms),
                                               "line", value_print("%s", line)));
    }
    return lines;
}

/* On the thread that answers a call, under the gateway's lock. */
static json_t *database_lines(void *data, const char *stack_id, const char *database_id) {
    enum { LOG_MAX = 8 << 20 };
    Real *real = data;
    Error ignored = {0};
    AUTO(text_release) Text text = {.max = LOG_MAX};
    Clock wall = clock_wall();
    AUTO(real_place_release) RealPlace place = {0}; /* another sandbox's servers write there, too; nothing is made */
    if (!real_place_find(real->state, store_id(real->gateway->store), &place, &ignored))
        return NULL;
    AUTO(memory_release) char *folder = real_set_folder(&place, stack_id);
    AUTO(memory_release) char *path = memory_print("%s/database-%s.log", folder, database_id);
    struct stat about;
    if (!file_read(path, &text, &ignored) || stat(path, &about) != 0)
        return NULL;
    const LogTimes times = {store_now_ms(real->gateway->store), clock_now_ms(&wall),
                            about.st_mtim.tv_sec * 1000LL + about.st_mtim.tv_nsec / 1000000,
                            store_speed(real->gateway->store)};
    return lines_read(text.bytes, &times);
}

/* ---- the thread */

static size_t waits_make(Real *real, struct pollfd *waits, Door *doors) {
    pthread_mutex_lock(&real->lock);
    size_t count = real->door_count;
    memcpy(doors, real->doors, count * sizeof *doors);
    pthread_mutex_unlock(&real->lock);
    for (size_t i = 0; i < count; i++)
        waits[i] = (struct pollfd){.fd = doors[i].listener, .events = POLLIN};
    for (size_t i = 0; i < real->set_count; i++)
        waits[count + i] = (struct pollfd){.fd = real->sets[i].leash, .events = POLLIN};
    waits[count + real->set_count] = (struct pollfd){.fd = real->wake[0], .events = POLLIN};
    return count;
}

static void *real_thread(void *data) {
    Real *real = data;
    for (;;) {
        struct pollfd waits[DOORS + SETS + 1];
        Door doors[DOORS];
        char byte[16];
        size_t count = waits_make(real, waits, doors), sets = real->set_count;
        if (poll(waits, count + sets + 1, -1) < 0)
            continue;
        if (waits[count + sets].revents && read(real->wake[0], byte, sizeof byte) <= 0)
            return NULL;
        for (size_t i = sets; i-- > 0;)
            if (waits[count + i].revents)
                leash_take(real, i);
        for (size_t i = 0; i < count; i++)
            if (waits[i].revents)
                door_take(real, &doors[i]);
    }
}

/* ---- the whole */

static json_t *programs_find(char **lacks) {
    char own[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", own, sizeof own - 1);
    own[length > 0 ? length : 0] = '\0';
    AUTO(memory_release) char *parts = memory_print("%s/parts", dirname(own));
    const char *const roots[] = {parts, "", NULL};
    return real_programs_find(roots, lacks);
}

/* A file that goes with this process, and that others of the user can open meanwhile. */
static int authority_file(const char *id) {
    AUTO(text_release) Text pem = {0};
    int file = real_authority_pem(id, &pem) ? memfd_create("ca.pem", MFD_CLOEXEC) : -1;
    if (file >= 0 && write(file, pem.bytes, pem.length) == (ssize_t)pem.length)
        return file;
    if (file >= 0)
        close(file);
    return -1;
}

/* Any port that is free at 127.0.0.1 will be free at the other addresses too, which nobody else uses. */
static bool port_choose(Real *real) {
    struct sockaddr_in place = {0};
    socklen_t size = sizeof place;
    int listener = listen_on("127.0.0.1", 0);
    if (listener < 0 || getsockname(listener, (struct sockaddr *)&place, &size) != 0)
        return false;
    real->port = ntohs(place.sin_port);
    real->doors[real->door_count++] = (Door){.listener = listener};
    return true;
}

static void real_release(Real *real) {
    for (size_t i = 0; i < real->door_count; i++)
        close(real->doors[i].listener);
    while (real->set_count) {
        real_set_leave(real->sets[0].leash);
        set_end(real, 0);
    }
    if (real->place.folder && (!real->place.kept || !file_exists(real->state)))
        real_place_remove(&real->place);
    real_place_release(&real->place);
    json_decref(real->programs);
    if (real->authority >= 0)
        close(real->authority);
    pthread_mutex_destroy(&real->lock);
    free(real->state);
    free(real);
}

Real *real_start(Gateway *gateway, const char *state, char **lacks) {
    json_t *programs = programs_find(lacks);
    if (!programs)
        return NULL;
    Real *real = memory_new(1, sizeof *real);
    real->gateway = gateway;
    real->programs = programs;
    real->state = state ? memory_copy(state) : NULL;
    pthread_mutex_init(&real->lock, NULL);
    real->authority = authority_file(store_id(gateway->store));
    if (real->authority < 0 || !port_choose(real) || pipe2(real->wake, O_CLOEXEC | O_NONBLOCK) != 0 ||
        pthread_create(&real->thread, NULL, real_thread, real) != 0) {
        *lacks = memory_copy("a free port");
        real_release(real);
        return NULL;
    }
    WorldReal servers = {.door = door_open, .lines = database_lines, .data = real};
    store_set_real(gateway->store, &servers);
    return real;
}

void real_announce(const Real *real, json_t *line) {
    json_object_set_new(line, "ca_bundle", value_print("/proc/%d/fd/%d", (int)getpid(), real->authority));
    json_object_set_new(line, "connect_to",
                        json_pack("[o, o, o]", value_print(":22::%u", real->port),
                                  value_print("*.elb.*::127.0.0.1:%u", real->port),
                                  value_print("*.rds.*:::%u", real->port)));
}

void real_stop(Real *real) {
    if (!real)
        return;
    pthread_mutex_lock(&real->gateway->lock);
    store_set_real(real->gateway->store, NULL);
    pthread_mutex_unlock(&real->gateway->lock);
    close(real->wake[1]);
    pthread_join(real->thread, NULL);
    close(real->wake[0]);
    real_release(real);
}
