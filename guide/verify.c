#include "guide/verify.h"
#include "base/memory.h"
#include "base/random.h"
#include "guide/kept_test.h"
#include "guide/keys.h"
#include "guide/parts.h"
#include "guide/verify_parts.h"
#include "guide/words.h"
#include "stack/account_guard.h"
#include "stack/owner.h"
#include "stack/reach.h"
#include "stack/template.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LOG_SAYS "where it stays so, the rotation function's log at AWS says why"
#define ADD_YOURS "change who may connect, and add your address"

enum { REACH_MS = 6000 };

const char *const verify_labels[VERIFY_COUNT] = {
    [VERIFY_DATABASE] = "Database",    [VERIFY_PASSWORD] = "Password",      [VERIFY_ROTATION] = "Rotation",
    [VERIFY_ADDRESS] = "Your address", [VERIFY_BASTION] = "Bastion",        [VERIFY_KEY] = "SSH key",
    [VERIFY_HOST_KEY] = "Host key",    [VERIFY_TUNNEL] = "Tunnel",          [VERIFY_CERTIFICATE] = "Certificate",
    [VERIFY_LOGIN] = "Login",          [VERIFY_IAM] = "Login by IAM",       [VERIFY_QUERY] = "Query",
    [VERIFY_LOG] = "Query log",        [VERIFY_BALANCER] = "Load balancer", [VERIFY_CLOCK] = "Clock",
};

const char *const verify_ids[VERIFY_COUNT] = {
    [VERIFY_DATABASE] = "database", [VERIFY_PASSWORD] = "password",      [VERIFY_ROTATION] = "rotation",
    [VERIFY_ADDRESS] = "address",   [VERIFY_BASTION] = "bastion",        [VERIFY_KEY] = "key",
    [VERIFY_HOST_KEY] = "host-key", [VERIFY_TUNNEL] = "tunnel",          [VERIFY_CERTIFICATE] = "certificate",
    [VERIFY_LOGIN] = "login",       [VERIFY_IAM] = "iam-login",          [VERIFY_QUERY] = "query",
    [VERIFY_LOG] = "query-log",     [VERIFY_BALANCER] = "load-balancer", [VERIFY_CLOCK] = "clock",
};

void verified_release(Verified *verified) {
    status_release(&verified->status);
    *verified = (Verified){0};
}

static void report(Verify *verify, VerifyId which) {
    if (verify->wishes->told)
        verify->wishes->told(verify->wishes->data, which, &verify->made->results[which]);
}

void verify_begin(Verify *verify, VerifyId which) {
    verify->made->results[which] = (VerifyResult){.sign = SIGN_BUSY};
    verify->since_ms = clock_monotonic_ms();
    report(verify, which);
}

__attribute__((format(printf, 4, 0))) static VerifyResult *result_new(Verify *verify, VerifyId which, Sign sign,
                                                                      const char *format, va_list args) {
    VerifyResult *result = &verify->made->results[which];
    *result = (VerifyResult){.sign = sign, .took_ms = clock_monotonic_ms() - verify->since_ms};
    vsnprintf(result->words, sizeof result->words, format, args);
    return result;
}

void verify_end(Verify *verify, VerifyId which, Sign sign, const char *format, ...) {
    va_list args;
    va_start(args, format);
    result_new(verify, which, sign, format, args);
    va_end(args);
    report(verify, which);
}

void verify_careful(Verify *verify, VerifyId which, const char *remedy, const char *format, ...) {
    va_list args;
    va_start(args, format);
    VerifyResult *result = result_new(verify, which, SIGN_CAREFUL, format, args);
    va_end(args);
    snprintf(result->remedy, sizeof result->remedy, "%s", remedy);
    report(verify, which);
}

void verify_warn(Verify *verify, VerifyId which, const char *remedy, const char *format, ...) {
    va_list args;
    va_start(args, format);
    VerifyResult *result = result_new(verify, which, SIGN_CAREFUL, format, args);
    va_end(args);
    result->warns = true;
    snprintf(result->remedy, sizeof result->remedy, "%s", remedy);
    report(verify, which);
}

void verify_failed_by(Verify *verify, VerifyId which, const Error *err) {
    VerifyResult *result = &verify->made->results[which];
    /* What AWS does not answer says nothing about the database. */
    bool unknown = err->kind == ERROR_SIGN_IN || (err->kind == ERROR_DENIED && err->http_status);
    *result = (VerifyResult){.sign = unknown ? SIGN_UNKNOWN : SIGN_CAREFUL,
                             .took_ms = clock_monotonic_ms() - verify->since_ms};
    snprintf(result->words, sizeof result->words, "%c%.*s", toupper((unsigned char)err->said[0]),
             (int)sizeof result->words - 2, err->said[0] ? err->said + 1 : "");
    snprintf(result->remedy, sizeof result->remedy, "%.*s", (int)sizeof result->remedy - 1, err->remedy);
    report(verify, which);
}

/* True: the part is known; else it was told why not. */
static bool known(Verify *verify, VerifyId which, const StatusPart *part) {
    AUTO(text_release) Text why = {0};
    if (part->known)
        return true;
    part_unknown(part, &why);
    verify_end(verify, which, SIGN_UNKNOWN, "%.230s", text_string(&why));
    return false;
}

static void database(Verify *verify) {
    const Status *status = &verify->made->status;
    verify_begin(verify, VERIFY_DATABASE);
    if (!known(verify, VERIFY_DATABASE, &status->database_part))
        return;
    const char *state = status->database.status, *version = status->database.engine_version;
    if (strcmp(state, "available") == 0)
        verify_end(verify, VERIFY_DATABASE, SIGN_WELL, "%s, PostgreSQL %s", state, version);
    else
        verify_careful(verify, VERIFY_DATABASE,
                       strcmp(state, "stopped") == 0 ? "start it at RDS; then test again"
                                                     : "test again when it is available: RDS is busy with it",
                       "%s, PostgreSQL %s", state, version);
}

/* The secret's host is compared with the stack's own output, which needs no further permission. */
static void password(Verify *verify) {
    Verified *made = verify->made;
    Error err = {0};
    const char *endpoint = stack_output(&made->status.stack, "DatabaseEndpoint");
    verify_begin(verify, VERIFY_PASSWORD);
    if (!connect_secret(verify->aws, stack_output(&made->status.stack, "SecretArn"), &made->owner, &err)) {
        if (err.kind == ERROR_DENIED)
            verify_end(verify, VERIFY_PASSWORD, SIGN_UNKNOWN, "Not permitted to read it: %.190s", err.said);
        else if (err.kind == ERROR_SIGN_IN)
            verify_failed_by(verify, VERIFY_PASSWORD, &err);
        else
            verify_careful(verify, VERIFY_PASSWORD, *err.remedy ? err.remedy : "look at the secret at AWS",
                           "Could not be read: %.190s", err.said);
    } else if (*endpoint && strcmp(made->owner.host, endpoint) != 0)
        verify_careful(verify, VERIFY_PASSWORD,
                       "look at the secret's value at AWS: somebody changed it, and programs go where it says",
                       "The secret of %.60s names another host, %.120s", made->owner.user, made->owner.host);
    else
        verify_end(verify, VERIFY_PASSWORD, SIGN_WELL, "Readable; the user is %.60s", made->owner.user);
}

/* The first rotation comes by itself a minute or so after the schedule: worth waiting for. */
static bool rotation_wait(Verify *verify, long long before_ms) {
    enum { POLL_MS = 5000, TRIES = 36 };
    SecretState *secret = &verify->made->status.secret;
    const char *arn = stack_output(&verify->made->status.stack, "SecretArn");
    for (int i = 0; i < TRIES && secret->rotation_enabled && secret->last_rotated_ms <= before_ms; i++) {
        SecretState fresh = {0};
        Error ignored = {0};
        if (!clock_sleep(&verify->aws->clock, POLL_MS, verify->aws->cancel) ||
            !secrets_describe(verify->aws, arn, &fresh, &ignored))
            break;
        secret_state_release(secret);
        *secret = fresh;
    }
    return secret->last_rotated_ms > before_ms;
}

static void rotation(Verify *verify) {
    const SecretState *secret = &verify->made->status.secret;
    long long every_ms = settings_number(verify->settings, "retention.password_rotation_hours") * 3600000LL;
    char last[MOMENT_SIZE];
    verify_begin(verify, VERIFY_ROTATION);
    (void)rotation_wait(verify, 0);
    verify->since_ms = clock_monotonic_ms(); /* waiting for it says nothing about the check */
    if (!known(verify, VERIFY_ROTATION, &verify->made->status.secret_part))
        return;
    bool late = every_ms && clock_now_ms(&verify->aws->clock) - secret->last_rotated_ms > 2 * every_ms;
    if (!secret->rotation_enabled)
        verify_careful(verify, VERIFY_ROTATION,
                       "look for what was changed outside secure-rds, and put it back: the stack switches it on",
                       "The password is NOT rotated");
    else if (!secret->last_rotated_ms)
        verify_careful(verify, VERIFY_ROTATION, "test again in some minutes: " LOG_SAYS,
                       "On, but the first one has not been made yet");
    else if (late)
        verify_careful(verify, VERIFY_ROTATION, "ask for one with `secure-rds verify --rotate`: " LOG_SAYS,
                       "Last made %s: it is overdue", words_moment(secret->last_rotated_ms, last));
    else
        verify_end(verify, VERIFY_ROTATION, SIGN_WELL, "Made %s", words_moment(secret->last_rotated_ms, last));
}

static void address(Verify *verify) {
    const Status *status = &verify->made->status;
    verify_begin(verify, VERIFY_ADDRESS);
    if (!known(verify, VERIFY_ADDRESS, &status->caller_part) || !known(verify, VERIFY_ADDRESS, &status->access_part))
        return;
    if (status->caller_allowed)
        verify_end(verify, VERIFY_ADDRESS, SIGN_WELL, "%s is on the list in force", status->caller);
    else
        verify_careful(verify, VERIFY_ADDRESS, ADD_YOURS, "%s is NOT on the list: no connection from here",
                       status->caller);
}

/* Who is not on the list needs nothing else. */
static const char *no_way_remedy(const Verify *verify, VerifyId which) {
    const Status *status = &verify->made->status;
    if (status->caller_part.known && status->access_part.known && !status->caller_allowed)
        return ADD_YOURS;
    return which == VERIFY_BASTION
               ? "test again in a minute if it has just started, or from another network: some block port 22 "
                 "(`secure-rds connect --via session-manager` needs no port)"
               : "test again in some minutes: it may not have found the database healthy yet";
}

static void bastion(Verify *verify) {
    const Status *status = &verify->made->status;
    const char *ip =
        status->bastion_part.known ? status->bastion.public_ip : stack_output(&status->stack, "BastionPublicIp");
    char banner[REACH_BANNER_SIZE];
    Error err = {0};
    verify_begin(verify, VERIFY_BASTION);
    if (status->bastion_part.known && strcmp(status->bastion.state, "running") != 0)
        verify_careful(verify, VERIFY_BASTION, "start it at EC2; then test again", "It is %s", status->bastion.state);
    else if (!*ip)
        verify_end(verify, VERIFY_BASTION, SIGN_UNKNOWN, "Its address is not known");
    else if (reach_ssh(aws_session_routes(verify->aws->session), ip, 22, REACH_MS, verify->aws->cancel, banner, &err))
        verify_end(verify, VERIFY_BASTION, SIGN_WELL, "%s answers: %.60s", ip, banner);
    else
        verify_careful(verify, VERIFY_BASTION, no_way_remedy(verify, VERIFY_BASTION), "No SSH from here: %.150s",
                       err.said);
}

/* What is signed here is made to fit, so nothing failed for it; other programs' signatures and certificates do. */
static void wrong_clock(Verify *verify) {
    long long ahead_ms = aws_session_clock_ahead_ms(verify->aws->session);
    char by[TIME_SIZE];
    if (!ahead_ms)
        return;
    verify_begin(verify, VERIFY_CLOCK);
    duration_format(llabs(ahead_ms), by);
    verify_warn(verify, VERIFY_CLOCK, "set it: `timedatectl set-ntp true` where systemd keeps it",
                "This machine's is %s %s AWS's: AWS refuses what other programs sign by it", by,
                ahead_ms > 0 ? "behind" : "ahead of");
}

/* Who came in has it, wherever it lies. Else it is told, also where nothing could be tried: whoever sets a stack up
 * leaves with a way in, or knows that there is none from here. */
static void key(Verify *verify) {
    const CfnStack *stack = &verify->made->status.stack;
    const char *parameter = setting_find("bastion.key_pair")->parameter;
    const char *name = template_parameter(stack->parameters, stack->parameter_count, parameter);
    if (verify->made->results[VERIFY_TUNNEL].sign == SIGN_WELL || !name || !key_pair_elsewhere(verify->aws, name))
        return;
    verify_begin(verify, VERIFY_KEY);
    verify_careful(verify, VERIFY_KEY, "copy it into ~/.ssh or load it into ssh-agent",
                   "The private half of %.100s is not here", name);
}

static void balancer(Verify *verify) {
    const char *host = verify->made->status.load_balancer;
    int port = (int)settings_number(verify->settings, "database.port");
    Error err = {0};
    if (!host[0])
        return;
    verify_begin(verify, VERIFY_BALANCER);
    if (reach_postgres(aws_session_routes(verify->aws->session), host, port, REACH_MS, verify->aws->cancel, &err))
        verify_end(verify, VERIFY_BALANCER, SIGN_WELL, "Answers as PostgreSQL, and accepts TLS");
    else
        verify_careful(verify, VERIFY_BALANCER, no_way_remedy(verify, VERIFY_BALANCER),
                       "No PostgreSQL from here: %.150s", err.said);
}

/* With --rotate: another password, which the login after it has to take. */
static void rotate(Verify *verify) {
    Error err = {0};
    long long before_ms = verify->made->status.secret.last_rotated_ms;
    char token[RANDOM_TOKEN_SIZE];
    random_token(token);
    verify_begin(verify, VERIFY_ROTATION);
    if (!secrets_rotate(verify->aws, stack_output(&verify->made->status.stack, "SecretArn"), token, &err))
        verify_failed_by(verify, VERIFY_ROTATION, &err);
    else if (!rotation_wait(verify, before_ms))
        verify_careful(verify, VERIFY_ROTATION, "test again in some minutes: " LOG_SAYS,
                       "Begun, but not made within three minutes");
    else
        verify_end(verify, VERIFY_ROTATION, SIGN_WELL, "Made now");
}

bool verify_run(AwsContext *aws, const VerifyWishes *wishes, Verified *verified, Error *err) {
    Verify verify = {aws, wishes->settings, wishes, verified, 0};
    const char *app = settings_text(wishes->settings, "app");
    *verified = (Verified){0};
    verify_begin(&verify, VERIFY_DATABASE);
    if (!status_read(aws, app, NULL, NULL, &verified->status, err))
        return false;
    if (verified->status.state->kind == STACK_ABSENT)
        return error_set(err, ERROR_FAILED, "create it first", "there is no stack %s", app);
    if (!account_guard(aws, wishes->settings, verified->status.stack.id, err) ||
        !owner_reads(aws, &verified->status.stack, err))
        return false;
    database(&verify);
    if (wishes->rotate)
        rotate(&verify);
    password(&verify);
    address(&verify);
    bastion(&verify);
    if (verified->results[VERIFY_BASTION].sign == SIGN_WELL)
        verify_way_in(&verify);
    wrong_clock(&verify);
    key(&verify);
    balancer(&verify);
    if (!wishes->rotate)
        rotation(&verify); /* last: it may take a while */
    AUTO(memory_release) char *url = cfn_url(aws->session);
    if (url && !cancel_wanted(aws->cancel))
        kept_test_write(url, aws_session_region(aws->session), app, verified->status.stack.id,
                        clock_now_ms(&aws->clock), verified->results);
    return true;
}

bool verify_certain(VerifyId which) {
    return which <= VERIFY_BASTION;
}

void verify_lines(VerifyId which, const VerifyResult *result, Lines *lines) {
    AUTO(text_release) Text took = {0};
    if (result->took_ms >= 1000)
        text_print(&took, " (%.1f s)", (double)result->took_ms / 1000);
    lines_add(lines, result->sign, verify_labels[which], "%s%s", result->words, took.length ? text_string(&took) : "");
    if (result->sign != SIGN_WELL)
        lines_remedy(lines, SIGN_NONE, result->remedy);
}

size_t verify_failed(const VerifyResult results[VERIFY_COUNT]) {
    size_t count = 0;
    for (int i = 0; i < VERIFY_COUNT; i++)
        count += (results[i].sign == SIGN_CAREFUL && !results[i].warns) || results[i].sign == SIGN_UNKNOWN;
    return count;
}

void verify_heading(const VerifyResult results[VERIFY_COUNT], long long at_ms, const char **title, Text *sentence) {
    size_t failed = verify_failed(results);
    char at[MOMENT_SIZE];
    words_clock(at_ms, at);
    at[strlen("20:07:32")] = '\0';
    *title = failed ? "It stands, but not all of it works from here" : "Ready";
    size_t made = 0, warnings = 0;
    for (int i = 0; i < VERIFY_COUNT; i++) {
        made += results[i].sign != SIGN_NONE;
        warnings += results[i].warns;
    }
    if (!failed && warnings)
        *title = results[VERIFY_CERTIFICATE].warns ? "Ready, but not for long" : "Ready, but for one thing";
    if (failed)
        text_print(sentence, "%zu of %zu checks failed at %s UTC, tried from here.", failed, made, at);
    else
        text_print(sentence, "All %zu checks succeeded at %s UTC, tried from here.", made, at);
}
