/* secure-rds-sandbox: a simulated AWS on loopback, for demo and tests. */
#include "base/limits.h"
#include "base/memory.h"
#include "base/streams.h"
#include "sandbox/world/account.h"
#include "sandbox/services/ec2.h"
#include "sandbox/real/keeper.h"
#include "sandbox/real/real.h"
#include "sandbox/wire/server.h"

#include <getopt.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

typedef struct Options {
    unsigned port;
    const char *state;
    double speed; /* 0: as the state file has it */
    bool stay;
    const char *keeper; /* this process is a keeper, with that setting; NULL: it is a sandbox */
    const char *key;    /* print the private half of this key pair, and end */
} Options;

static void print_help(void) {
    printf("usage: secure-rds-sandbox [--port N] [--state FILE] [--speed N] [--fault SPEC]... [--fault-file FILE] "
           "[--stay]\n"
           "\n"
           "A simulated AWS on 127.0.0.1: a test double, not AWS. When it listens it prints one JSON line with its\n"
           "endpoint, region and access key. It ends when its standard input does.\n"
           "\n"
           "  --port N           listen there (any free port)\n"
           "  --state FILE       what stands is kept in FILE; several sandboxes may share it (none: nothing is kept)\n"
           "  --speed N          its time runs N times as fast (as before with FILE; else 1)\n"
           "  --fault SPEC       go wrong on request; may be given several times\n"
           "  --fault-file FILE  the same, one SPEC a line\n"
           "  --stay             go on when standard input ends\n"
           "  --private-key NAME print the private half of a key pair that the account holds from the first\n"
           "  --version, --help\n"
           "\n%s\nAccess keys of account %s:\n",
           faults_help, ACCOUNT_ID);
    for (size_t i = 0; i < account_identity_count; i++) {
        const Identity *identity = &account_identities[i];
        printf("  %s  %s  %s\n", identity->access_key_id, identity->secret_access_key, identity->use);
        if (identity->token)
            printf("      with session token %s\n", identity->token);
    }
}

static int usage_error(const char *said) {
    fprintf(stderr, "secure-rds-sandbox: %s\nTry 'secure-rds-sandbox --help'.\n", said);
    return 2;
}

/* Its value goes where the option says; false: it does not fit. */
static bool option_take(int option, const char *value, Options *options, Faults *faults, Error *err) {
    char *end = NULL;
    switch (option) {
    case 'p':
        options->port = (unsigned)strtoul(value, &end, 10);
        return *value && !*end && options->port <= 65535;
    case 'x':
        options->speed = strtod(value, &end);
        return *value && !*end && options->speed > 0 && options->speed <= 1e6;
    case 'f':
        return faults_add(faults, value, err);
    case 'F':
        return faults_follow(faults, value, err);
    case 'S':
        return options->stay = true;
    default: {
        const char **text = option == 's' ? &options->state : option == 'k' ? &options->key : &options->keeper;
        return (*text = value) != NULL;
    }
    }
}

/* True: an exit status is in *status. */
static bool options_read(int argc, char **argv, Options *options, Faults *faults, int *status) {
    static const struct option names[] = {
        {"port", required_argument, NULL, 'p'},
        {"state", required_argument, NULL, 's'},
        {"speed", required_argument, NULL, 'x'},
        {"fault", required_argument, NULL, 'f'},
        {"fault-file", required_argument, NULL, 'F'},
        {"stay", no_argument, NULL, 'S'},
        {"private-key", required_argument, NULL, 'k'},
        {"keeper", required_argument, NULL, 'K'}, /* for itself: set.c */
        {"help", no_argument, NULL, 'h'},
        {"version", no_argument, NULL, 'V'},
        {NULL, 0, NULL, 0},
    };
    Error err = {0};
    for (int option; (option = getopt_long(argc, argv, "", names, NULL)) != -1;) {
        if (option == 'h')
            print_help();
        if (option == 'V')
            puts("secure-rds-sandbox " VERSION);
        if (option == 'h' || option == 'V' || option == '?') {
            *status = option == '?' ? 2 : 0;
            return true;
        }
        if (!option_take(option, optarg, options, faults, &err)) {
            AUTO(memory_release) char *said = memory_print("'%s' does not fit", optarg);
            *status = usage_error(err.said[0] ? err.said : said);
            return true;
        }
    }
    if (optind < argc) {
        *status = usage_error("it takes options only");
        return true;
    }
    return false;
}

/* What it ends with: 1 instead of 0 when a part of what it said was lost. */
static int ended(int status) {
    Error lost = {0};
    if (streams_close(&lost))
        return status;
    if (lost.said[0])
        fprintf(stderr, "secure-rds-sandbox: %s\n", lost.said);
    return status ? status : 1;
}

/* False: nobody can know where it is. */
static bool announce(const Server *server, Gateway *gateway, const Real *real, const char *lacks) {
    AUTO(memory_release) char *url = memory_print("http://127.0.0.1:%u", server_port(server));
    AUTO(memory_release) char *checkip = memory_print("%s/checkip", url);
    pthread_mutex_lock(&gateway->lock); /* somebody who knows the port may call already */
    json_t *line = json_pack(
        "{s:s, s:s, s:s, s:s, s:I, s:f, s:s}", "endpoint_url", url, "region", ACCOUNT_REGION, "access_key_id",
        account_identities[0].access_key_id, "secret_access_key", account_identities[0].secret_access_key, "now_ms",
        (json_int_t)store_now_ms(gateway->store), "speed", store_speed(gateway->store), "checkip_url", checkip);
    pthread_mutex_unlock(&gateway->lock);
    if (real)
        real_announce(real, line);
    else
        json_object_set_new(line, "lacks", json_string(lacks));
    char *text = json_dumps(line, 0);
    puts(text);
    bool told = fflush(stdout) == 0;
    free(text);
    json_decref(line);
    return told;
}

/* Until SIGTERM or SIGINT, or, unless `stay`, until standard input has ended. */
static void wait_for_end(int signals, bool stay) {
    struct pollfd ends[] = {{.fd = signals, .events = POLLIN}, {.fd = stay ? -1 : STDIN_FILENO, .events = POLLIN}};
    char byte[256];
    for (;;) {
        if (poll(ends, 2, -1) < 0)
            continue;
        if (ends[0].revents)
            return;
        if (ends[1].revents && read(STDIN_FILENO, byte, sizeof byte) <= 0)
            return;
    }
}

static int print_key(const char *name) {
    AUTO(secret_release) Secret file = {0};
    if (!ec2_first_key_private(name, &file))
        return usage_error("nobody has the private half of such a key pair");
    fputs(secret_string(&file), stdout);
    return 0;
}

int main(int argc, char **argv) {
    Options options = {0};
    Error err = {0};
    int status = 1;
    sigset_t wanted;
    streams_open();
    Faults *faults = faults_new();
    if (options_read(argc, argv, &options, faults, &status)) {
        faults_free(faults);
        return ended(status);
    }
    if (options.keeper || options.key) {
        faults_free(faults);
        return options.key ? ended(print_key(options.key)) : keeper_main(options.keeper);
    }
    /* Blocked before any thread starts, so that all inherit it. */
    sigemptyset(&wanted);
    sigaddset(&wanted, SIGTERM);
    /* As somebody's child it ends with its standard input: Ctrl-C in their terminal is meant for them, and they may
     * still want to ask how the deployment stands. */
    if (options.stay || isatty(STDIN_FILENO))
        sigaddset(&wanted, SIGINT);
    else
        signal(SIGINT, SIG_IGN);
    sigprocmask(SIG_BLOCK, &wanted, NULL);
    signal(SIGPIPE, SIG_IGN);
    int signals = signalfd(-1, &wanted, SFD_CLOEXEC);

    Gateway gateway = {.faults = faults, .lock = PTHREAD_MUTEX_INITIALIZER};
    Server *server = NULL;
    gateway.store = limits_enough(&err) ? store_open(options.state, options.speed, faults, &err) : NULL;
    if (gateway.store)
        server = server_start(&gateway, options.port, &err);
    if (server) {
        AUTO(memory_release) char *lacks = NULL;
        Real *real = real_start(&gateway, options.state, &lacks);
        bool told = announce(server, &gateway, real, lacks);
        if (told)
            wait_for_end(signals, options.stay);
        server_stop(server);
        server = NULL;
        real_stop(real);
        status = told ? 0 : 1;
    } else {
        fprintf(stderr, "secure-rds-sandbox: %s\n", err.said);
    }
    server_stop(server);
    store_close(gateway.store);
    faults_free(faults);
    close(signals);
    return ended(status);
}
