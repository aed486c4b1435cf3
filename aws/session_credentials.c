/* The credentials of a session: looked up when they are first needed and before they end, by one thread for all. */
#include "aws/session_state.h"
#include "base/clock.h"
#include "base/memory.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum {
    RENEW_MS = 5 * 60 * 1000, /* before their end credentials are renewed: a call may take a while */
    AGAIN_MS = 30 * 1000,     /* after a renewal that failed while the old ones still hold */
};

static long long now_ms(void) {
    Clock wall = clock_wall();
    return clock_now_ms(&wall);
}

/* Whether those that are there do for now, and for how much longer. */
static bool held(const AwsSession *session) {
    const Found *found = &session->found;
    if (!found->keys.access_key_id)
        return false;
    long long now = transport_now_ms(session->transport);
    if (found->expires_ms == 0 || found->expires_ms - now > RENEW_MS)
        return true;
    return now < session->not_before_ms && now < found->expires_ms;
}

/* Of two threads that look at once, the other's would ask as well, and take keys that are meant for the screen. */
static bool has_terminal(AwsSession *session) {
    return session->options.terminal || (atomic_load(&session->lent) && pthread_equal(session->lender, pthread_self()));
}

static bool lookup_run(AwsContext *aws, Found *found, Error *err) {
    AwsSession *session = aws->session;
    Lookup lookup = {
        .aws = aws,
        .options = &session->options,
        .profile = session->profile,
        .chosen = session->chosen,
        .pool = transport_pool(session->transport),
        .refused = session->refused,
        .refused_id = session->refused_id,
        .terminal = has_terminal(session),
    };
    if (!session->options.access_key_id && !config_read(&lookup.config, err))
        return false;
    bool ok = credentials_find(&lookup, found, err);
    config_release(&lookup.config);
    if (!ok && cancel_wanted(aws->cancel))
        return cancel_error(err); /* whatever a source made of it */
    return ok;
}

/* Nobody can tell from here whether they are old or the clock is wrong: that is said, too. */
static void ended_tell(const Found *found, long long now, Error *err) {
    char ended[TIME_SIZE], at[TIME_SIZE], remedy[200];
    time_format(found->expires_ms, ended);
    time_format(now, at);
    snprintf(remedy, sizeof remedy,
             "renew them where they come from; if they are new, set this machine's clock (now it is %s here)", at);
    source_failed(err, CREDENTIALS_ENDED, remedy, "the credentials (%s) have ended, at %s", found->source, ended);
}

/* Called with the lock held; lets go of it while the sources are asked. */
static bool renew(AwsContext *aws, Error *err) {
    AwsSession *session = aws->session;
    Found found = {0};
    session->renewing = true;
    pthread_mutex_unlock(&session->lock);
    bool ok = lookup_run(aws, &found, err);
    long long now = transport_now_ms(session->transport); /* the lookup may have shown AWS's */
    if (ok && found.expires_ms > 0 && found.expires_ms <= now) {
        ended_tell(&found, now, err);
        found_release(&found);
        ok = false;
    }
    pthread_mutex_lock(&session->lock);
    session->renewing = false;
    session->not_before_ms = now + AGAIN_MS;
    if (ok) {
        found_release(&session->found);
        session->found = found;
    } else if (session->found.keys.access_key_id && session->found.expires_ms > now && err->kind != ERROR_CANCELLED) {
        ok = true; /* the old ones hold for some minutes: the next call tries again */
    }
    pthread_cond_broadcast(&session->renewed);
    return ok;
}

/* Called with the lock held: waits while another thread renews. False when cancelled. */
static bool others_wait(AwsContext *aws, Error *err) {
    AwsSession *session = aws->session;
    long long since_ms = clock_monotonic_ms();
    while (session->renewing) {
        if (cancel_wanted(aws->cancel))
            return cancel_error(err);
        struct timespec until = clock_deadline(cancel_look_ms(since_ms));
        pthread_cond_timedwait(&session->renewed, &session->lock, &until);
    }
    return true;
}

/* Takes the lock and keeps it when true comes back: session->found then holds. */
static bool credentials_hold(AwsContext *aws, Error *err) {
    AwsSession *session = aws->session;
    pthread_mutex_lock(&session->lock);
    if (others_wait(aws, err) && (held(session) || renew(aws, err)))
        return true;
    pthread_mutex_unlock(&session->lock);
    return false;
}

bool session_credentials(AwsContext *aws, AwsCredentials *credentials, Error *err) {
    if (!credentials_hold(aws, err))
        return false;
    const AwsCredentials *keys = &aws->session->found.keys;
    *credentials = (AwsCredentials){.access_key_id = memory_copy(keys->access_key_id)};
    secret_set(&credentials->secret_access_key, keys->secret_access_key.bytes, keys->secret_access_key.length);
    if (keys->token.length > 0)
        secret_set(&credentials->token, keys->token.bytes, keys->token.length);
    pthread_mutex_unlock(&aws->session->lock);
    return true;
}

static bool credentials_forget(AwsContext *aws, const AwsCredentials *refused, bool kept_alone) {
    AwsSession *session = aws->session;
    pthread_mutex_lock(&session->lock);
    Found *found = &session->found;
    bool again = kept_alone ? found->kept : !found->fixed;
    if (again && refused->access_key_id && !session->renewing)
        snprintf(session->refused_id, sizeof session->refused_id, "%s", refused->access_key_id);
    if (again && found->keys.access_key_id && refused->access_key_id &&
        strcmp(found->keys.access_key_id, refused->access_key_id) == 0 &&
        strcmp(secret_string(&found->keys.token), secret_string(&refused->token)) == 0)
        found_release(found);
    pthread_mutex_unlock(&session->lock);
    return again;
}

bool session_credentials_refused(AwsContext *aws, const AwsCredentials *refused) {
    return credentials_forget(aws, refused, false);
}

bool session_credentials_unknown(AwsContext *aws, const AwsCredentials *unknown) {
    return credentials_forget(aws, unknown, true);
}

void aws_session_lend_terminal(AwsSession *session, bool lend) {
    if (lend)
        session->lender = pthread_self();
    atomic_store(&session->lent, lend);
}

bool aws_session_credentials(AwsContext *aws, AwsCredentialsInfo *info, Error *err) {
    if (!credentials_hold(aws, err))
        return false;
    const Found *found = &aws->session->found;
    *info = (AwsCredentialsInfo){.expires_ms = found->expires_ms, .sign_in_ms = found->sign_in_ms};
    snprintf(info->source, sizeof info->source, "%s", found->source);
    const char *id = found->keys.access_key_id;
    size_t length = strlen(id), shown = length >= 8 ? 4 : 0, stars = length < 20 ? length - shown : 20 - shown;
    memset(info->access_key, '*', stars);
    snprintf(info->access_key + stars, sizeof info->access_key - stars, "%s", id + length - shown);
    pthread_mutex_unlock(&aws->session->lock);
    return true;
}

void aws_credentials_words(const AwsCredentialsInfo *info, Text *text) {
    const long long soon_ms = 20LL * 3600 * 1000;
    bool person = info->sign_in_ms > 0;
    long long ends_ms = person ? info->sign_in_ms : info->expires_ms;
    text_put(text, info->source);
    if (ends_ms == 0) {
        text_put(text, "; they do not end by themselves");
        return;
    }
    char at[40];
    struct tm local;
    time_t seconds = (time_t)(ends_ms / 1000);
    localtime_r(&seconds, &local);
    strftime(at, sizeof at, ends_ms - now_ms() < soon_ms ? "%H:%M" : "%Y-%m-%d %H:%M", &local);
    text_print(text, "; until %s, then %s", at, person ? "sign in again" : "renewed by itself");
}
