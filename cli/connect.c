/* `secure-rds connect`: one step to a psql prompt. */
#include "connect/connect.h"
#include "base/memory.h"
#include "cli/agree.h"
#include "cli/commands.h"

#include <stdio.h>
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
    {"command", "SQL", OPTION_PASSED, OPTION_AT(passed), "have psql do that, and end", 'c'},
    {"file", "FILE", OPTION_PASSED, OPTION_AT(passed), "have psql do what the file says, and end", 'f'},
    {"iam", "USER", OPTION_VALUE, OPTION_AT(iam), "sign in as that user by IAM, without a password", 0},
    {"via", "WAY", OPTION_VALUE, OPTION_AT(via), "bastion (the default), load-balancer or session-manager", 0},
    {"ssh-config", "FILE", OPTION_VALUE, OPTION_AT(ssh_config),
     "ssh's configuration (OpenSSH 8.7 or newer); without it none is read, yours neither", 0},
    {"exec", "PROGRAM", OPTION_VALUE, OPTION_AT(program), "in place of psql: pg_dump, pg_dumpall, pgbench …", 0},
    {0},
};

static void telling(void *data, const char *words) {
    const Run *run = data;
    if (run->options.verbose)
        say(run, "connect: %s", words);
}

static void words_release(char ***words) {
    free(*words);
}

static bool words_make(Run *run, char ***words) {
    const Words *passed = &run->options.passed, *after = &run->options.after;
    size_t count = 0;
    if (run->options.program && passed->count)
        return error_set(&run->err, ERROR_USAGE, "what PROGRAM shall do comes after --", "-c and -f are psql's");
    *words = memory_new(passed->count + after->count + 1, sizeof **words);
    for (size_t i = 0; i < passed->count; i += 2) {
        (*words)[count++] = (char *)(strcmp(passed->items[i], "command") == 0 ? "-c" : "-f");
        (*words)[count++] = (char *)passed->items[i + 1];
    }
    for (size_t i = 0; i < after->count; i++)
        (*words)[count++] = (char *)after->items[i];
    return true;
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
        ran = client_run(client, path, &server, &connected.login, &connected.way, run->aws.cancel, &status, &run->err);
    }
    connect_close(&run->aws, &connected);
    if (!ran && !run->err.remedy[0])
        snprintf(run->err.remedy, sizeof run->err.remedy, "see which step fails: `secure-rds verify`");
    return ran ? status : run_failed(run);
}

int connect_run(Run *run) {
    const Options *options = &run->options;
    AUTO(words_release) char **words = NULL;
    ConnectRequest request = {.iam = options->iam,
                              .way = {.prompts = true, .ssh_config = options->ssh_config, .ask = {host_key_agree, run}},
                              .telling = telling,
                              .data = run};
    Client client = {options->program ? options->program : "psql", NULL};
    postgres_environment_clean();
    if ((options->via && !way_in_kind(options->via, &request.way.kind, &run->err)) || !words_make(run, &words))
        return run_failed(run);
    client.arguments = words;
    AUTO(memory_release) char *path = client_find(&client, &run->err);
    if (!path || !run_app_settings(run, run->options.assignments.count == 0) || !run_aws(run))
        return run_failed(run);
    request.app = settings_text(run->settings, "app");
    request.account = settings_text(run->settings, "account");
    request.database = settings_text(run->settings, "database.name");
    return connect_with(run, &request, &client, path);
}
