/* `secure-rds connect`: one step to a psql prompt. */
#include "connect/connect.h"
#include "base/memory.h"
#include "cli/agree.h"
#include "cli/commands.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

const char connect_help[] =
    "Opens a way to the database, signs in, and starts psql (or, with --exec, another program of PostgreSQL's): over "
    "your\n"
    "own ssh through the bastion, whose host keys are known from its console; with the certificate verified against\n"
    "Amazon's authorities; with the password of the moment, which is in no argument, no variable and no file on disk.\n"
    "All of it ends with the program, whose exit status is the command's.\n"
    "    secure-rds connect\n"
    "    secure-rds connect -c 'select now()'\n"
    "    secure-rds connect --iam app --via load-balancer\n"
    "    secure-rds connect --exec pg_dump -- -Fc -f shop.dump";
const OptionRow connect_options[] = {
    {"command", "SQL", OPTION_VALUE, OPTION_AT(sql), "have psql do that, and end", 'c'},
    {"file", "FILE", OPTION_VALUE, OPTION_AT(sql_file), "have psql do what the file says, and end", 'f'},
    {"iam", "USER", OPTION_VALUE, OPTION_AT(iam), "sign in as that user by IAM, without a password", 0},
    {"via", "WAY", OPTION_VALUE, OPTION_AT(via), "bastion (the default), load-balancer or session-manager", 0},
    {"ssh-config", "FILE", OPTION_VALUE, OPTION_AT(ssh_config),
     "ssh's configuration; without it none is read, yours neither", 0},
    {"exec", "PROGRAM", OPTION_VALUE, OPTION_AT(program), "in place of psql: pg_dump, pg_dumpall, pgbench …", 0},
    {0},
};

typedef struct ClientWords {
    char *items[68];
    size_t count;
} ClientWords;

static void telling(void *data, const char *words) {
    const Run *run = data;
    if (run->options.verbose)
        say(run, "connect: %s", words);
}

static bool words_make(Run *run, ClientWords *words) {
    const Options *options = &run->options;
    const char *const own[] = {options->sql ? "-c" : NULL, options->sql, options->sql_file ? "-f" : NULL,
                               options->sql_file};
    if (options->program && (options->sql || options->sql_file))
        return error_set(&run->err, ERROR_USAGE, "what PROGRAM shall do comes after --", "-c and -f are psql's");
    if (options->after.count + 5 > sizeof words->items / sizeof *words->items)
        return error_set(&run->err, ERROR_USAGE, "put them in a file", "more than 60 words for the program");
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (own[i])
            words->items[words->count++] = (char *)own[i];
    for (size_t i = 0; i < options->after.count; i++)
        words->items[words->count++] = (char *)options->after.items[i];
    return true;
}

static void hang_up(int signal) {
    (void)signal;
    cancel_request(&run_cancel);
}

/* What was opened is closed, however the terminal goes. */
static void end_in_order(void) {
    struct sigaction stop = {.sa_handler = hang_up};
    sigaction(SIGHUP, &stop, NULL);
}

/* The status of the client, or ours with run->err when it did not come to that. */
static int connect_with(Run *run, const ConnectRequest *request, const Client *client, const char *path) {
    Connected connected;
    Postgres *session = NULL;
    int status = EXIT_FAILED;
    bool ran = connect_open(&run->aws, request, &connected, &run->err) &&
               connect_login(&run->aws, request, &connected, &session, &run->err);
    postgres_close(session);
    if (ran) {
        PostgresServer server = connect_server(&connected);
        ran = client_run(client, path, &server, &connected.login, &connected.way, &status, &run->err);
    }
    connect_close(&run->aws, &connected);
    return ran ? status : run_failed(run);
}

int connect_run(Run *run) {
    const Options *options = &run->options;
    ClientWords words = {0};
    ConnectRequest request = {.iam = options->iam,
                              .way = {.prompts = true, .ssh_config = options->ssh_config, .ask = {host_key_agree, run}},
                              .telling = telling,
                              .data = run};
    Client client = {options->program ? options->program : "psql", words.items};
    postgres_environment_clean();
    end_in_order();
    if ((options->via && !way_in_kind(options->via, &request.way.kind, &run->err)) || !words_make(run, &words))
        return run_failed(run);
    AUTO(memory_release) char *path = client_find(&client, &run->err);
    if (!path || !run_settings(run, run->options.assignments.count == 0) || !run_aws(run))
        return run_failed(run);
    request.app = settings_text(run->settings, "app");
    request.database = settings_text(run->settings, "database.name");
    return connect_with(run, &request, &client, path);
}
