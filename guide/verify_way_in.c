/* The way through the bastion to a query, a step after the other; the first that fails is the last. */
#include "base/memory.h"
#include "base/random.h"
#include "connect/connect.h"
#include "guide/verify_parts.h"
#include "guide/words.h"
#include "stack/upkeep.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LOG_POLL_MS = 5000, LOG_TRIES = 60, HOUR_MS = 3600000 };

static bool open_tunnel(Verify *verify, const WayInChoice *choice, Connected *connected) {
    static const char *const known[] = {[HOST_KEYS_KEPT] = "As it was before, and as it is kept here",
                                        [HOST_KEYS_CONSOLE] = "Known from the instance's console",
                                        [HOST_KEYS_ASKED] = "As you agreed to it"};
    Error err = {0};
    verify_begin(verify, VERIFY_HOST_KEY);
    if (!way_in_prepare(verify->aws, &connected->target, choice, &connected->way, &err)) {
        verify_failed_by(verify, VERIFY_HOST_KEY, &err);
        return false;
    }
    verify_end(verify, VERIFY_HOST_KEY, SIGN_WELL, "%s", known[connected->way.host_keys]);
    verify_begin(verify, VERIFY_TUNNEL);
    if (!way_in_open(verify->aws, &connected->target, choice, &connected->way, &err)) {
        verify_failed_by(verify, VERIFY_TUNNEL, &err);
        return false;
    }
    verify_end(verify, VERIFY_TUNNEL, SIGN_WELL, "Open, by your own ssh");
    return true;
}

/* As new as its youngest certificate, and good until the first of them ends. */
static void authorities_words(const Authorities *authorities, char words[160]) {
    static const char *const whose[] = {
        [AUTHORITIES_OWN] = "this program's", [AUTHORITIES_NEWER] = "your newer", [AUTHORITIES_NAMED] = "your named"};
    char newest[TIME_SIZE], end[TIME_SIZE];
    time_format(authorities->newest_ms, newest);
    time_format(authorities->first_end_ms, end);
    snprintf(words, 160, "%s authorities of %.10s, good until %.10s", whose[authorities->from], newest, end);
}

/* It is good, and ends soon: by this machine's clock, which judged it. */
static bool certificate_warn(Verify *verify, const Connected *connected) {
    const TlsFacts *tls = &connected->tls;
    Clock wall = clock_wall();
    long long now_ms = clock_now_ms(&wall);
    char day[TIME_SIZE];
    if (upkeep_ends_soon(tls->authority_ends_ms, UPKEEP_AUTHORITY_DAYS, now_ms)) {
        time_format(tls->authority_ends_ms, day);
        verify_warn(
            verify, VERIFY_CERTIFICATE,
            "get Amazon's present authorities (https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem) "
            "as ~/.config/secure-rds/rds-authorities.pem, then give the database a certificate of a newer one: "
            "aws rds modify-db-instance --ca-certificate-identifier",
            "Good, but the authority that has signed it, %.60s, ends on %.10s", tls->authority, day);
        return true;
    }
    if (!upkeep_ends_soon(tls->expires_ms, UPKEEP_SERVER_DAYS, now_ms))
        return false;
    time_format(tls->expires_ms, day);
    verify_warn(verify, VERIFY_CERTIFICATE, "have RDS renew it: see `secure-rds status`, which has the command",
                "Good, but it ends on %.10s; by %.60s", day, tls->issuer);
    return true;
}

static bool certificate(Verify *verify, Connected *connected) {
    Error err = {0};
    char day[TIME_SIZE], authorities[160];
    verify_begin(verify, VERIFY_CERTIFICATE);
    if (!way_in_check(verify->aws, &connected->target, connected->authorities.path, &connected->way, &connected->tls,
                      &err)) {
        verify_failed_by(verify, VERIFY_CERTIFICATE, &err);
        return false;
    }
    time_format(connected->tls.expires_ms, day);
    authorities_words(&connected->authorities, authorities);
    if (!certificate_warn(verify, connected))
        verify_end(verify, VERIFY_CERTIFICATE, SIGN_WELL, "Until %.10s (%s), by %s", day, connected->tls.version,
                   authorities);
    return true;
}

static Postgres *login(Verify *verify, VerifyId which, const char *iam, Connected *connected) {
    ConnectRequest request = {.app = connected->target.app, .iam = iam};
    Postgres *session = NULL;
    Error err = {0};
    verify_begin(verify, which);
    login_release(&connected->login);
    bool known = iam ? login_by_iam(verify->aws, &connected->target, iam, &connected->login, &err)
                     : login_by_secret(verify->aws, &connected->target, &connected->login, &err);
    if (known && connect_login(verify->aws, &request, connected, &session, &err))
        verify_end(verify, which, SIGN_WELL, "As %.60s", connected->login.user);
    else
        verify_failed_by(verify, which, &err);
    return session;
}

/* A word that no other line has: pgaudit writes the query down as it is. */
static void query(Verify *verify, Postgres *session, const char *word) {
    AUTO(memory_release) char *sql = memory_print("SELECT '%s'", word);
    AUTO(memory_release) char *value = NULL;
    Error err = {0};
    verify_begin(verify, VERIFY_QUERY);
    if (!postgres_value(session, sql, &value, &err))
        verify_failed_by(verify, VERIFY_QUERY, &err);
    else if (strcmp(value, word) == 0)
        verify_end(verify, VERIFY_QUERY, SIGN_WELL, "Answered");
    else
        verify_careful(verify, VERIFY_QUERY, "look at what stands between: that is not what PostgreSQL says",
                       "Answered with something else");
}

/* CloudWatch has it some seconds later. */
static void query_log(Verify *verify, const Target *target, const char *word, long long from_ms) {
    bool there = false, asked = true;
    Error err = {0};
    verify_begin(verify, VERIFY_LOG);
    for (int i = 0; i < LOG_TRIES && asked && !there; i++)
        asked = (i == 0 || clock_sleep(&verify->aws->clock, LOG_POLL_MS, verify->aws->cancel)) &&
                logs_holds(verify->aws, target->log_group, word, from_ms, &there, &err);
    if (there)
        verify_end(verify, VERIFY_LOG, SIGN_WELL, "The query is in %.150s", target->log_group);
    else if (!asked && err.said[0])
        verify_failed_by(verify, VERIFY_LOG, &err);
    else
        verify_careful(verify, VERIFY_LOG,
                       "look for what was changed outside secure-rds: the database's log exports, or its log settings",
                       "The query did not come to %.120s within five minutes", target->log_group);
}

static void sign_in(Verify *verify, Connected *connected) {
    char token[RANDOM_TOKEN_SIZE];
    random_token(token);
    AUTO(memory_release) char *word = memory_print("secure_rds_verify_%s", token);
    long long from_ms = clock_now_ms(&verify->aws->clock) - HOUR_MS; /* clocks differ, and no other line has the word */
    for (char *c = word; *c; c++)
        *c = *c == '-' ? '_' : *c;
    if (verify->wishes->iam)
        postgres_close(login(verify, VERIFY_IAM, verify->wishes->iam, connected));
    Postgres *session = login(verify, VERIFY_LOGIN, NULL, connected);
    if (!session)
        return;
    query(verify, session, word);
    postgres_close(session);
    if (verify->made->results[VERIFY_QUERY].sign == SIGN_WELL)
        query_log(verify, &connected->target, word, from_ms);
}

void verify_way_in(Verify *verify) {
    const VerifyWishes *wishes = verify->wishes;
    WayInChoice choice = {.ssh_config = wishes->ssh_config, .prompts = wishes->prompts, .ask = wishes->ask};
    Connected connected = {.way.ssh.errors = -1};
    Error err = {0};
    verify->since_ms = clock_monotonic_ms();
    if (!authorities_bring(aws_session_database_ca(verify->aws->session), aws_session_region(verify->aws->session),
                           &connected.authorities, &err) ||
        !target_read(verify->aws, settings_text(verify->settings, "app"), settings_text(verify->settings, "account"),
                     settings_text(verify->settings, "database.name"), &connected.target, &err))
        verify_failed_by(verify, VERIFY_HOST_KEY, &err);
    else if (open_tunnel(verify, &choice, &connected) && certificate(verify, &connected))
        sign_in(verify, &connected);
    connect_close(verify->aws, &connected);
}
