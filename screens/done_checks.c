/* See done_checks.h. */
#include "screens/done_checks.h"
#include "base/memory.h"
#include "stack/reach.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { REACH_MS = 6000 };

const char *const check_names[CHECK_COUNT] = {
    [CHECK_DATABASE] = "Database",    [CHECK_PASSWORD] = "Password", [CHECK_ROTATION] = "Rotation",
    [CHECK_ADDRESS] = "Your address", [CHECK_BASTION] = "Bastion",   [CHECK_BALANCER] = "Load balancer",
};

static void begin(Job *job, ChecksDone *input, CheckId which) {
    CheckResult *result = memory_new(1, sizeof *result);
    *result = (CheckResult){.begun = true};
    input->since_ms = clock_monotonic_ms();
    job_tell(job, (int)which, result, free);
}

__attribute__((format(printf, 5, 6))) static void tell(Job *job, const ChecksDone *input, CheckId which, bool good,
                                                       const char *format, ...) {
    CheckResult *result = memory_new(1, sizeof *result);
    va_list args;
    *result =
        (CheckResult){.begun = true, .ended = true, .good = good, .took_ms = clock_monotonic_ms() - input->since_ms};
    va_start(args, format);
    vsnprintf(result->words, sizeof result->words, format, args);
    va_end(args);
    job_tell(job, (int)which, result, free);
}

static void check_database(Job *job, ChecksDone *input) {
    const Status *status = &input->status;
    if (status->database_part.known)
        tell(job, input, CHECK_DATABASE, strcmp(status->database.status, "available") == 0, "%s, PostgreSQL %s",
             status->database.status, status->database.engine_version);
    else
        tell(job, input, CHECK_DATABASE, false, "not known: %.200s", status->database_part.why);
}

/* The value is read as an application would read it, looked at, and wiped. */
static void check_password(Job *job, AwsContext *aws, ChecksDone *input) {
    AUTO(secret_release) Secret value = {0};
    Error err = {0};
    const char *user = NULL, *host = NULL, *arn = stack_output(&input->status.stack, "SecretArn");
    begin(job, input, CHECK_PASSWORD);
    if (!secrets_value(aws, arn, &value, &err)) {
        tell(job, input, CHECK_PASSWORD, false, "could not be read: %.150s", err.said);
        return;
    }
    json_t *object = json_loads(secret_string(&value), 0, NULL);
    int got = object ? json_unpack(object, "{s:s, s:s}", "username", &user, "host", &host) : -1;
    const char *endpoint = input->status.database.endpoint;
    bool same = got == 0 && endpoint && strcmp(host, endpoint) == 0;
    if (got == 0)
        snprintf(input->user, sizeof input->user, "%.63s", user);
    tell(job, input, CHECK_PASSWORD, same,
         got != 0 ? "the secret has no user and host"
         : same   ? "read from Secrets Manager: user %.60s, and it names this database"
                  : "the secret of %.60s names another host",
         got == 0 ? user : "");
    json_decref(object);
}

/* The first rotation comes by itself a minute or so after the schedule: worth waiting for. */
static void wait_for_rotation(Job *job, AwsContext *aws, ChecksDone *input) {
    enum { POLL_MS = 5000, TRIES = 36 };
    SecretState *secret = &input->status.secret;
    const char *arn = stack_output(&input->status.stack, "SecretArn");
    for (int i = 0; i < TRIES && secret->rotation_enabled && !secret->last_rotated_ms; i++) {
        SecretState fresh = {0};
        Error ignored = {0};
        if (!clock_sleep(&input->clock, POLL_MS, job_cancel_wish(job)) || !secrets_describe(aws, arn, &fresh, &ignored))
            return;
        secret_state_release(secret);
        *secret = fresh;
    }
}

static void check_rotation(Job *job, AwsContext *aws, ChecksDone *input) {
    const SecretState *secret = &input->status.secret;
    char last[TIME_SIZE];
    begin(job, input, CHECK_ROTATION);
    wait_for_rotation(job, aws, input);
    input->since_ms = clock_monotonic_ms(); /* waiting for it says nothing about the check */
    if (!input->status.secret_part.known) {
        tell(job, input, CHECK_ROTATION, false, "not known: %.200s", input->status.secret_part.why);
    } else if (!secret->rotation_enabled) {
        tell(job, input, CHECK_ROTATION, false, "the password is NOT rotated");
    } else if (!secret->last_rotated_ms) {
        tell(job, input, CHECK_ROTATION, false, "is on, but the first has not been made yet: r looks again");
    } else {
        time_format(secret->last_rotated_ms, last);
        last[strlen("2026-11-24T20:07")] = '\0';
        last[strlen("2026-11-24")] = ' ';
        bool late =
            input->rotation_ms && clock_now_ms(&input->clock) - secret->last_rotated_ms > 2 * input->rotation_ms;
        tell(job, input, CHECK_ROTATION, !late, late ? "was last made %s UTC: it is overdue" : "was made %s UTC", last);
    }
}

static void check_address(Job *job, ChecksDone *input) {
    const Status *status = &input->status;
    begin(job, input, CHECK_ADDRESS);
    if (status->caller_part.known)
        tell(job, input, CHECK_ADDRESS, status->caller_allowed, "%s is %s", status->caller,
             status->caller_allowed ? "on the list in force" : "NOT on the list: no connection from here");
    else
        tell(job, input, CHECK_ADDRESS, false, "not known: %.200s", status->caller_part.why);
}

static void check_bastion(Job *job, const AwsContext *aws, ChecksDone *input) {
    const Status *status = &input->status;
    char banner[REACH_BANNER_SIZE];
    Error err = {0};
    begin(job, input, CHECK_BASTION);
    if (!status->bastion_part.known || !*status->bastion.public_ip)
        tell(job, input, CHECK_BASTION, false, "its address is not known: %.180s", status->bastion_part.why);
    else if (reach_ssh(aws_session_routes(aws->session), status->bastion.public_ip, 22, REACH_MS, job_cancel_wish(job), banner, &err))
        tell(job, input, CHECK_BASTION, true, "%s answers: %.60s", status->bastion.public_ip, banner);
    else
        tell(job, input, CHECK_BASTION, false, "no SSH from here: %.150s", err.said);
}

static void check_balancer(Job *job, const AwsContext *aws, ChecksDone *input) {
    const char *host = input->status.load_balancer;
    Error err = {0};
    if (!host[0])
        return;
    begin(job, input, CHECK_BALANCER);
    if (reach_postgres(aws_session_routes(aws->session), host, input->port, REACH_MS, job_cancel_wish(job), &err))
        tell(job, input, CHECK_BALANCER, true, "answers as PostgreSQL and takes up TLS");
    else
        tell(job, input, CHECK_BALANCER, false, "no PostgreSQL from here: %.150s", err.said);
}

static bool work(Job *job, void *data, Error *err) {
    ChecksDone *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    begin(job, input, CHECK_DATABASE);
    if (!status_read(&aws, input->name, NULL, NULL, &input->status, err))
        return false;
    if (input->status.state->kind == STACK_ABSENT)
        return error_set(err, ERROR_FAILED, "deploy it first: Review creates it", "stack %s does not stand",
                         input->name);
    check_database(job, input);
    check_password(job, &aws, input);
    check_address(job, input);
    check_bastion(job, &aws, input);
    check_balancer(job, &aws, input);
    check_rotation(job, &aws, input); /* last: it may take a while */
    return true;
}

static void release(void *data) {
    ChecksDone *input = data;
    connection_drop(input->connection);
    status_release(&input->status);
    free(input);
}

static const JobKind checks_kind = {.name = "test what stands", .work = work, .release = release};

Job *checks_start(const Wizard *wizard, Visit visit) {
    ChecksDone *input = memory_new(1, sizeof *input);
    input->connection = connection_hold(wizard->connection);
    input->clock = wizard->clock;
    input->port = (int)settings_number(wizard->draft, "database.port");
    input->rotation_ms = settings_number(wizard->draft, "retention.password_rotation_hours") * 3600000LL;
    snprintf(input->name, sizeof input->name, "%.128s", settings_text(wizard->draft, "app"));
    return job_start(visit, &checks_kind, input);
}
