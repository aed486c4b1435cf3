/* See set.h. */
#include "sandbox/real/set.h"
#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NAME = 17, LEAVE_MS = 15000 };

static void descriptor_release(int *descriptor) {
    if (*descriptor >= 0)
        close(*descriptor);
}

static void set_name(const char *stack_id, char name[NAME]) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    size_t length = 0;
    EVP_Q_digest(NULL, "SHA256", NULL, stack_id, strlen(stack_id), digest, &length);
    for (size_t i = 0; i < 8; i++)
        snprintf(name + 2 * i, 3, "%02x", digest[i]);
}

char *real_set_folder(const RealPlace *place, const char *stack_id) {
    char name[NAME];
    set_name(stack_id, name);
    return memory_print("%s/%s", place->folder, name);
}

/* Through the folder's descriptor: the address of a socket has room for a short path only. */
static struct sockaddr_un address_of(int folder, const char *name) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "/proc/self/fd/%d/%s.socket", folder, name);
    return address;
}

static int join(int folder, const char *name) {
    struct sockaddr_un address = address_of(folder, name);
    int leash = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
    if (leash >= 0 && connect(leash, (struct sockaddr *)&address, sizeof address) == 0)
        return leash;
    descriptor_release(&leash);
    return -1;
}

static int listen_at(int folder, const char *name) {
    struct sockaddr_un address = address_of(folder, name);
    AUTO(memory_release) char *socket_name = memory_print("%s.socket", name);
    unlinkat(folder, socket_name, 0); /* the keeper that had it is gone: it took no call */
    int listener = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
    if (listener >= 0 && bind(listener, (struct sockaddr *)&address, sizeof address) == 0 && listen(listener, 16) == 0)
        return listener;
    descriptor_release(&listener);
    return -1;
}

/* The sandbox has threads: between fork and exec the child does only what is safe in a signal handler. */
static bool keeper_start(const char *setting, int listener, int lock) {
    char name[] = "secure-rds-sandbox", option[] = "--keeper", *argument = memory_copy(setting);
    char *const arguments[] = {name, option, argument, NULL};
    char *const environment[] = {NULL};
    listener = fcntl(listener, F_DUPFD_CLOEXEC, 10);
    lock = fcntl(lock, F_DUPFD_CLOEXEC, 10);
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    pid_t keeper = fork();
    if (keeper == 0) {
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, NULL);
        signal(SIGINT, SIG_IGN);
        setsid(); /* a terminal's signals are not for it */
        for (int i = 0; i < 3; i++)
            dup2(nothing, i);
        dup2(listener, 3);
        dup2(lock, 4);
        close_range(5, ~0U, 0);
        execve("/proc/self/exe", arguments, environment);
        _exit(127);
    }
    close(listener);
    close(lock);
    close(nothing);
    free(argument);
    return keeper > 0;
}

static char *setting_of(const char *folder, const json_t *programs) {
    json_auto_t *setting = json_pack("{s:s, s:O}", "folder", folder, "programs", programs);
    return json_dumps(setting, JSON_COMPACT);
}

/* Under the lock that whoever starts a keeper holds. */
static int start_and_join(int folder, const char *name, const char *setting) {
    AUTO(memory_release) char *lock_name = memory_print("%s.lock", name);
    AUTO(descriptor_release) int lock = openat(folder, lock_name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    AUTO(descriptor_release) int listener = lock >= 0 ? listen_at(folder, name) : -1;
    return listener >= 0 && keeper_start(setting, listener, lock) ? join(folder, name) : -1;
}

int real_set_join(const RealPlace *place, const json_t *programs, const char *stack_id, Error *err) {
    char name[NAME];
    set_name(stack_id, name);
    AUTO(memory_release) char *set = real_place_set(place, name, err);
    AUTO(memory_release) char *setting = set ? setting_of(set, programs) : NULL;
    AUTO(descriptor_release) int folder = open(place->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    AUTO(descriptor_release) int start = folder >= 0 ? openat(folder, "start", O_RDWR | O_CREAT | O_CLOEXEC, 0600) : -1;
    if (!set)
        return -1;
    int leash = start >= 0 ? join(folder, name) : -1;
    if (leash < 0 && start >= 0 && flock(start, LOCK_EX) == 0) {
        leash = join(folder, name); /* somebody else was quicker */
        leash = leash >= 0 ? leash : start_and_join(folder, name, setting);
    }
    if (leash < 0)
        error_set(err, ERROR_FAILED, "remove the folder", "%s: the real servers can't be started: %s", place->folder,
                  strerror(errno));
    return leash;
}

void real_set_leave(int leash) {
    struct pollfd end = {.fd = leash, .events = POLLIN};
    char byte[64];
    shutdown(leash, SHUT_WR);
    while (poll(&end, 1, LEAVE_MS) > 0 && recv(leash, byte, sizeof byte, 0) > 0)
        continue;
    close(leash);
    while (waitpid(-1, NULL, WNOHANG) > 0) /* the keeper, if this one started it */
        continue;
}
