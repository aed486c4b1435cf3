/* See keeper_parts.h. */
#include "base/memory.h"
#include "sandbox/cfn/value.h"
#include "sandbox/real/keeper_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* In a child: only the streams and `kept` stay open. */
static void streams_set(const Program *program) {
    int nothing = open("/dev/null", O_RDWR);
    int sources[] = {program->in >= 0 ? program->in : nothing, program->out >= 0 ? program->out : nothing,
                     program->errors >= 0 ? program->errors : program->log};
    for (int i = 0; i < 3; i++)
        sources[i] = fcntl(sources[i], F_DUPFD, 10); /* out of the way of what they become */
    for (int i = 0; i < 3; i++)
        dup2(sources[i], i);
    int first = 3;
    if (program->kept >= 0) {
        dup2(program->kept, 3);
        first = 4;
    }
    close_range((unsigned)first, ~0U, 0);
}

/* The child's whole environment. The caller frees the strings. */
static void environment_make(const Program *program, char *variables[12]) {
    size_t count = 0;
    const char *libraries = value_text(program->programs, "libraries");
    variables[count++] = memory_copy("PATH=/usr/bin:/bin");
    variables[count++] = memory_copy("LC_ALL=C.UTF-8");
    variables[count++] = memory_copy("TZ=UTC");
    variables[count++] = memory_print("HOME=%s", program->folder);
    /* By its bare name, found where the libraries are: a blank in a path would end it there (ld.so(8)). */
    const char *wrapper = strrchr(value_text(program->programs, "nss_wrapper"), '/');
    variables[count++] = memory_print("LD_PRELOAD=%s", wrapper ? wrapper + 1 : "");
    variables[count++] = memory_print("NSS_WRAPPER_PASSWD=%s/passwd", program->folder);
    variables[count++] = memory_print("NSS_WRAPPER_GROUP=%s/group", program->folder);
    variables[count++] = memory_print("NSS_WRAPPER_HOSTS=%s/hosts", program->folder);
    if (*libraries)
        variables[count++] = memory_print("LD_LIBRARY_PATH=%s", libraries);
    variables[count] = NULL;
}

pid_t sim_program_start(const Program *program) {
    char *variables[12];
    environment_make(program, variables);
    pid_t keeper = getpid(), process = fork();
    if (process == 0) {
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, NULL);
        signal(SIGPIPE, SIG_DFL);
        prctl(PR_SET_PDEATHSIG, program->signal, 0, 0, 0);
        setpgid(0, 0);
        if (getppid() != keeper || chdir(program->folder) != 0) /* it went before it could be told of that */
            _exit(126);
        streams_set(program);
        execve(program->arguments[0], program->arguments, variables);
        dprintf(STDERR_FILENO, "%s does not start: %s\n", program->arguments[0], strerror(errno));
        _exit(127);
    }
    if (process > 0)
        setpgid(process, process);
    for (char **variable = variables; *variable; variable++)
        free(*variable);
    return process;
}

bool program_done(pid_t process) {
    int status = -1;
    while (process > 0 && waitpid(process, &status, 0) < 0 && errno == EINTR)
        continue;
    return process > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* What a session of the bastion began may have outlived it, and is the keeper's child now. */
void orphans_end(void) {
    AUTO(memory_release) char *path = memory_print("/proc/self/task/%d/children", (int)getpid());
    for (bool some = true; some;) {
        char list[4096] = "", *at = list;
        int file = open(path, O_RDONLY | O_CLOEXEC);
        some = file >= 0 && read(file, list, sizeof list - 1) > 0;
        close(file);
        for (long process; (process = strtol(at, &at, 10)) > 0;) {
            kill((pid_t)process, SIGKILL);
            waitpid((pid_t)process, NULL, 0);
        }
    }
}

/* False: the other side has ended, or the way is broken. */
static bool copy_once(int from, int to) {
    char bytes[16384];
    ssize_t length = read(from, bytes, sizeof bytes);
    for (ssize_t done = 0, wrote; done < length; done += wrote)
        if ((wrote = send(to, bytes + done, (size_t)(length - done), MSG_NOSIGNAL)) <= 0)
            return false;
    return length > 0;
}

static void relay(int one, int other) {
    struct pollfd ends[] = {{.fd = one, .events = POLLIN}, {.fd = other, .events = POLLIN}};
    while (poll(ends, 2, -1) > 0 || errno == EINTR)
        if ((ends[0].revents && !copy_once(one, other)) || (ends[1].revents && !copy_once(other, one)))
            return;
}

pid_t relay_start(int one, int other) {
    pid_t keeper = getpid(), process = fork();
    if (process > 0)
        setpgid(process, process);
    if (process != 0)
        return process;
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    setpgid(0, 0);
    if (getppid() != keeper)
        _exit(126);
    one = fcntl(one, F_DUPFD, 10);
    other = fcntl(other, F_DUPFD, 10);
    dup2(one, 0);
    dup2(other, 1);
    close_range(2, ~0U, 0);
    relay(0, 1);
    _exit(0);
}
