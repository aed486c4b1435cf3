#include "guide/verify.h"
#include "base/memory.h"
#include "guide/parts.h"
#include "guide/words.h"
#include "stack/reach.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { REACH_MS = 6000 };

const char *const verify_labels[VERIFY_COUNT] = {
    [VERIFY_DATABASE] = "Database",    [VERIFY_PASSWORD] = "Password", [VERIFY_ROTATION] = "Rotation",
    [VERIFY_ADDRESS] = "Your address", [VERIFY_BASTION] = "Bastion",   [VERIFY_BALANCER] = "Load balancer",
};

/* A run of all of them. */
typedef struct Verify {
    AwsContext *aws;
    const Clock *clock;
    const Settings *settings;
    VerifyListener listener;
    void *data;
    Verified *made;
    long long since_ms;
} Verify;

void verified_release(Verified *verified) {
    status_release(&verified->status);
    *verified = (Verified){0};
}

static void report(Verify *verify, VerifyId which) {
    if (verify->listener)
        verify->listener(verify->data, which, &verify->made->results[which]);
}

static void begin(Verify *verify, VerifyId which) {
    verify->made->results[which] = (VerifyResult){.sign = SIGN_BUSY};
    verify->since_ms = clock_monotonic_ms();
    report(verify, which);
}

__attribute__((format(printf, 4, 5))) static void end(Verify *verify, VerifyId which, Sign sign, const char *format,
                                                      ...) {
    VerifyResult *result = &verify->made->results[which];
    va_list args;
    *result = (VerifyResult){.sign = sign, .took_ms = clock_monotonic_ms() - verify->since_ms};
    va_start(args, format);
    vsnprintf(result->words, sizeof result->words, format, args);
    va_end(args);
    report(verify, which);
}

/* True: the part is known; else it was told why not. */
static bool known(Verify *verify, VerifyId which, const StatusPart *part) {
    AUTO(text_release) Text why = {0};
    if (part->known)
        return true;
    part_unknown(part, &why);
    end(verify, which, SIGN_UNKNOWN, "%.230s", text_string(&why));
    return false;
}

static void database(Verify *verify) {
    const Status *status = &verify->made->status;
    begin(verify, VERIFY_DATABASE);
    if (known(verify, VERIFY_DATABASE, &status->database_part))
        end(verify, VERIFY_DATABASE, strcmp(status->database.status, "available") == 0 ? SIGN_WELL : SIGN_CAREFUL,
            "%s, PostgreSQL %s", status->database.status, status->database.engine_version);
}

/* The secret's host is compared with the stack's own output, which needs no further permission. */
static void password(Verify *verify) {
    Verified *made = verify->made;
    Error err = {0};
    const char *endpoint = stack_output(&made->status.stack, "DatabaseEndpoint");
    begin(verify, VERIFY_PASSWORD);
    if (!connect_secret(verify->aws, stack_output(&made->status.stack, "SecretArn"), &made->owner, &err))
        end(verify, VERIFY_PASSWORD, err.kind == ERROR_DENIED ? SIGN_UNKNOWN : SIGN_CAREFUL, "%s: %.190s",
            err.kind == ERROR_DENIED ? "Not permitted to read it" : "Could not be read", err.said);
    else if (*endpoint && strcmp(made->owner.host, endpoint) != 0)
        end(verify, VERIFY_PASSWORD, SIGN_CAREFUL, "The secret of %.60s names another host, %.120s", made->owner.user,
            made->owner.host);
    else
        end(verify, VERIFY_PASSWORD, SIGN_WELL, "Readable; the user is %.60s", made->owner.user);
}

/* The first rotation comes by itself a minute or so after the schedule: worth waiting for. */
static void rotation_wait(Verify *verify) {
    enum { POLL_MS = 5000, TRIES = 36 };
    SecretState *secret = &verify->made->status.secret;
    const char *arn = stack_output(&verify->made->status.stack, "SecretArn");
    for (int i = 0; i < TRIES && secret->rotation_enabled && !secret->last_rotated_ms; i++) {
        SecretState fresh = {0};
        Error ignored = {0};
        if (!clock_sleep(verify->clock, POLL_MS, verify->aws->cancel) ||
            !secrets_describe(verify->aws, arn, &fresh, &ignored))
            return;
        secret_state_release(secret);
        *secret = fresh;
    }
}

static void rotation(Verify *verify) {
    const SecretState *secret = &verify->made->status.secret;
    long long every_ms = settings_number(verify->settings, "retention.password_rotation_hours") * 3600000LL;
    char last[MOMENT_SIZE];
    begin(verify, VERIFY_ROTATION);
    rotation_wait(verify);
    verify->since_ms = clock_monotonic_ms(); /* waiting for it says nothing about the check */
    if (!known(verify, VERIFY_ROTATION, &verify->made->status.secret_part))
        return;
    bool late = every_ms && clock_now_ms(verify->clock) - secret->last_rotated_ms > 2 * every_ms;
    if (!secret->rotation_enabled)
        end(verify, VERIFY_ROTATION, SIGN_CAREFUL, "The password is NOT rotated");
    else if (!secret->last_rotated_ms)
        end(verify, VERIFY_ROTATION, SIGN_CAREFUL, "On, but the first one has not been made yet");
    else
        end(verify, VERIFY_ROTATION, late ? SIGN_CAREFUL : SIGN_WELL, "%s %s%s", late ? "Last made" : "Made",
            words_moment(secret->last_rotated_ms, last), late ? ": it is overdue" : "");
}

static void address(Verify *verify) {
    const Status *status = &verify->made->status;
    begin(verify, VERIFY_ADDRESS);
    if (known(verify, VERIFY_ADDRESS, &status->caller_part) && known(verify, VERIFY_ADDRESS, &status->access_part))
        end(verify, VERIFY_ADDRESS, status->caller_allowed ? SIGN_WELL : SIGN_CAREFUL, "%s is %s", status->caller,
            status->caller_allowed ? "on the list in force" : "NOT on the list: no connection from here");
}

static void bastion(Verify *verify) {
    const Status *status = &verify->made->status;
    const char *ip =
        status->bastion_part.known ? status->bastion.public_ip : stack_output(&status->stack, "BastionPublicIp");
    char banner[REACH_BANNER_SIZE];
    Error err = {0};
    begin(verify, VERIFY_BASTION);
    if (!*ip)
        end(verify, VERIFY_BASTION, SIGN_UNKNOWN, "Its address is not known");
    else if (reach_ssh(ip, 22, REACH_MS, verify->aws->cancel, banner, &err))
        end(verify, VERIFY_BASTION, SIGN_WELL, "%s answers: %.60s", ip, banner);
    else
        end(verify, VERIFY_BASTION, SIGN_CAREFUL, "No SSH from here: %.150s", err.said);
}

static void balancer(Verify *verify) {
    const char *host = verify->made->status.load_balancer;
    int port = (int)settings_number(verify->settings, "database.port");
    Error err = {0};
    if (!host[0])
        return;
    begin(verify, VERIFY_BALANCER);
    if (reach_postgres(host, port, REACH_MS, verify->aws->cancel, &err))
        end(verify, VERIFY_BALANCER, SIGN_WELL, "Answers as PostgreSQL, and accepts TLS");
    else
        end(verify, VERIFY_BALANCER, SIGN_CAREFUL, "No PostgreSQL from here: %.150s", err.said);
}

bool verify_run(AwsContext *aws, const Clock *clock, const Settings *settings, VerifyListener listener, void *data,
                Verified *verified, Error *err) {
    Verify verify = {aws, clock, settings, listener, data, verified, 0};
    const char *app = settings_text(settings, "app");
    *verified = (Verified){0};
    begin(&verify, VERIFY_DATABASE);
    if (!status_read(aws, app, NULL, NULL, &verified->status, err))
        return false;
    if (verified->status.state->kind == STACK_ABSENT)
        return error_set(err, ERROR_FAILED, "create it first", "there is no stack %s", app);
    database(&verify);
    password(&verify);
    address(&verify);
    bastion(&verify);
    balancer(&verify);
    rotation(&verify); /* last: it may take a while */
    return true;
}

size_t verify_failed(const VerifyResult results[VERIFY_COUNT]) {
    size_t count = 0;
    for (int i = 0; i < VERIFY_COUNT; i++)
        count += results[i].sign == SIGN_CAREFUL || results[i].sign == SIGN_UNKNOWN;
    return count;
}

void verify_heading(const VerifyResult results[VERIFY_COUNT], long long at_ms, const char **title, Text *sentence) {
    size_t failed = verify_failed(results);
    char at[MOMENT_SIZE];
    words_clock(at_ms, at);
    at[strlen("20:07:32")] = '\0';
    *title = failed ? "Created, but look at this" : "Ready";
    size_t made = 0;
    for (int i = 0; i < VERIFY_COUNT; i++)
        made += results[i].sign != SIGN_NONE;
    if (failed)
        text_print(sentence, "%zu of %zu checks failed at %s UTC, tried from here.", failed, made, at);
    else
        text_print(sentence, "All %zu checks succeeded at %s UTC, tried from here.", made, at);
}
