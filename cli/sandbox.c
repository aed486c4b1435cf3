/* See sandbox.h. */
#include "cli/sandbox.h"
#include "base/memory.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <libgen.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { START_TIMEOUT_MS = 10000 };

/* Beside this very program first: what was built or installed together works together. The caller frees it. */
static char *program(void) {
    char own[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", own, sizeof own - 1);
    if (length <= 0)
        return memory_copy("secure-rds-sandbox");
    own[length] = '\0';
    AUTO(memory_release) char *beside = memory_print("%s/secure-rds-sandbox", dirname(own));
    return memory_copy(access(beside, X_OK) == 0 ? beside : "secure-rds-sandbox");
}

typedef struct Arguments {
    char *items[80];
    size_t count;
} Arguments;

static void argument(Arguments *arguments, const char *word) {
    if (arguments->count + 1 < sizeof arguments->items / sizeof *arguments->items)
        arguments->items[arguments->count++] = memory_copy(word);
}

static void arguments_release(Arguments *arguments) {
    for (size_t i = 0; i < arguments->count; i++)
        free(arguments->items[i]);
}

static void arguments_make(Arguments *arguments, const Options *options, const char *state) {
    argument(arguments, "secure-rds-sandbox");
    if (state) {
        argument(arguments, "--state");
        argument(arguments, state);
    }
    if (options->sandbox_speed) {
        argument(arguments, "--speed");
        argument(arguments, options->sandbox_speed);
    }
    if (options->sandbox_port) {
        argument(arguments, "--port");
        argument(arguments, options->sandbox_port);
    }
    if (options->sandbox_account) {
        AUTO(memory_release) char *account = memory_print("account:%s", options->sandbox_account);
        argument(arguments, "--fault");
        argument(arguments, account);
    }
    for (size_t i = 0; i < options->sandbox_faults.count; i++) {
        argument(arguments, "--fault");
        argument(arguments, options->sandbox_faults.items[i]);
    }
}

/* Of the environment all but what is for AWS: a simulated one has no use for anybody's keys. Before a fork, as it takes
 * memory; the caller frees the list alone. */
static char **environment_plain(void) {
    size_t count = 0, kept = 0;
    while (environ[count])
        count++;
    char **plain = memory_new(count + 1, sizeof *plain);
    for (size_t i = 0; i < count; i++)
        if (strncmp(environ[i], "AWS_", 4) != 0)
            plain[kept++] = environ[i];
    return plain;
}

bool sandbox_serve(const Options *options, Error *err) {
    AUTO(memory_release) char *file = program();
    AUTO(arguments_release) Arguments arguments = {0};
    arguments_make(&arguments, options, options->sandbox_state);
    argument(&arguments, "--stay");
    char **plain = environment_plain();
    execvpe(file, arguments.items, plain);
    free(plain);
    return error_set(err, ERROR_FAILED, "build it with `make`, or install it beside secure-rds",
                     "secure-rds-sandbox does not start: %s", strerror(errno));
}

/* The first line that it prints, however many reads it takes. */
static bool first_line(int from, Text *line, Error *err) {
    long long end = clock_monotonic_ms() + START_TIMEOUT_MS;
    while (!line->length || line->bytes[line->length - 1] != '\n') {
        struct pollfd wait = {.fd = from, .events = POLLIN};
        long long left = end - clock_monotonic_ms();
        int ready = left > 0 ? poll(&wait, 1, (int)left) : 0;
        if (ready < 0 && errno == EINTR)
            continue;
        char byte;
        if (ready <= 0)
            return error_set(err, ERROR_FAILED, "see what it says with `secure-rds-sandbox --stay`",
                             "the sandbox did not answer within %d seconds", START_TIMEOUT_MS / 1000);
        if (read(from, &byte, 1) != 1)
            return error_set(err, ERROR_FAILED, "its reason is told above", "the sandbox ended at once");
        text_add(line, &byte, 1);
        if (line->failed)
            return error_set(err, ERROR_FAILED, "build both programs again", "the sandbox's first line is too long");
    }
    return true;
}

/* Where its real servers are; a sandbox without them names none. */
static bool understand_servers(Sandbox *sandbox, const json_t *ready, Error *err) {
    const json_t *route;
    size_t i;
    const char *bundle = json_string_value(json_object_get(ready, "ca_bundle"));
    snprintf(sandbox->ca_bundle, sizeof sandbox->ca_bundle, "%s", bundle ? bundle : "");
    json_array_foreach(json_object_get(ready, "connect_to"), i,
                       route) if (!routes_add(&sandbox->routes,
                                              json_string_value(route) ? json_string_value(route) : "",
                                              err)) return false;
    return true;
}

/* The first that fits counts: what the user says goes before the sandbox's own. */
static bool routes_said(const Words *said, Routes *routes, Error *err) {
    for (size_t i = 0; i < said->count; i++)
        if (!routes_add(routes, said->items[i], err))
            return false;
    return true;
}

static bool understand(Sandbox *sandbox, const char *line, Error *err) {
    const char *endpoint, *checkip, *region, *id, *secret;
    json_int_t now = 0;
    double speed = 1;
    json_error_t where;
    json_t *ready = json_loads(line, 0, &where);
    bool ok = ready && json_unpack(ready, "{s:s, s:s, s:s, s:s, s:s, s:I, s:F}", "endpoint_url", &endpoint,
                                   "checkip_url", &checkip, "region", &region, "access_key_id", &id,
                                   "secret_access_key", &secret, "now_ms", &now, "speed", &speed) == 0;
    if (ok) {
        snprintf(sandbox->endpoint_url, sizeof sandbox->endpoint_url, "%s", endpoint);
        snprintf(sandbox->checkip_url, sizeof sandbox->checkip_url, "%s", checkip);
        snprintf(sandbox->region, sizeof sandbox->region, "%s", region);
        snprintf(sandbox->access_key_id, sizeof sandbox->access_key_id, "%s", id);
        secret_set(&sandbox->secret_access_key, secret, strlen(secret));
        sandbox->clock = clock_scaled(now, speed);
        ok = understand_servers(sandbox, ready, err);
    } else {
        error_set(err, ERROR_FAILED, "build both programs again", "the sandbox's first line is not what was expected");
    }
    json_decref(ready);
    return ok;
}

Sandbox *sandbox_start(const Options *options, Error *err) {
    int in[2], out[2];
    AUTO(arguments_release) Arguments arguments = {0};
    arguments_make(&arguments, options, options->sandbox_state ? options->sandbox_state : "secure-rds.sandbox");
    AUTO(memory_release) char *file = program();
    if (pipe2(in, O_CLOEXEC) < 0) {
        error_set(err, ERROR_FAILED, "close other programs", "no pipe: %s", strerror(errno));
        return NULL;
    }
    if (pipe2(out, O_CLOEXEC) < 0) {
        close(in[0]);
        close(in[1]);
        error_set(err, ERROR_FAILED, "close other programs", "no pipe: %s", strerror(errno));
        return NULL;
    }
    char **plain = environment_plain();
    pid_t pid = fork();
    if (pid == 0) {
        /* Ctrl-C belongs to the wizard: AWS does not end with it either. */
        setpgid(0, 0);
        dup2(in[0], STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        execvpe(file, arguments.items, plain);
        dprintf(STDERR_FILENO, "secure-rds: secure-rds-sandbox does not start: %s\n", strerror(errno));
        _exit(127);
    }
    free(plain);
    close(in[0]);
    close(out[1]);
    Sandbox *sandbox = memory_new(1, sizeof *sandbox);
    sandbox->pid = pid;
    sandbox->leash = in[1];
    AUTO(text_release) Text line = {.max = 4096};
    bool ok = pid > 0 ? first_line(out[0], &line, err) && routes_said(&options->connect_to, &sandbox->routes, err) &&
                            understand(sandbox, text_string(&line), err)
                      : error_set(err, ERROR_FAILED, "close other programs", "no process: %s", strerror(errno));
    if (line.bytes)
        secret_wipe(line.bytes, line.length);
    close(out[0]);
    if (ok)
        return sandbox;
    sandbox_stop(sandbox);
    return NULL;
}

const char sandbox_words[] = "a simulated AWS on this machine; nothing is created at Amazon";

void sandbox_reach(const Sandbox *sandbox, AwsOptions *aws) {
    aws->endpoint_url = sandbox->endpoint_url;
    aws->checkip_url = sandbox->checkip_url;
    aws->access_key_id = sandbox->access_key_id;
    aws->secret_access_key = secret_string(&sandbox->secret_access_key);
    aws->keys_from = "the sandbox's own keys";
    aws->routes = &sandbox->routes;
    if (!aws->database_ca && sandbox->ca_bundle[0])
        aws->database_ca = sandbox->ca_bundle;
}

void sandbox_stop(Sandbox *sandbox) {
    if (!sandbox)
        return;
    close(sandbox->leash);
    if (sandbox->pid > 0)
        while (waitpid(sandbox->pid, NULL, 0) < 0 && errno == EINTR)
            continue;
    secret_release(&sandbox->secret_access_key);
    routes_release(&sandbox->routes);
    free(sandbox);
}
