/* Who calls AWS, and where: profile, region, credentials and endpoints, resolved as the SDKs do.
 *
 * A session is made once and shared by all threads: it caches credentials (and refreshes them before they end),
 * the clock's offset and the connections. The tokens of its retry budget are its own. */
#ifndef AWS_SESSION_H
#define AWS_SESSION_H

#include "base/clock.h"
#include "base/error.h"
#include "base/route.h"
#include "base/secret.h"
#include "base/text.h"

typedef struct AwsSession AwsSession;

/* A one-time code is needed to take a role on. */
typedef struct AwsMfaQuestion {
    const char *profile, *serial; /* "work", "arn:aws:iam::123456789012:mfa/jane" */
    const char *refused;          /* why the code given before was not taken; NULL: none was */
} AwsMfaQuestion;

typedef struct AwsOptions {
    const char *profile;      /* --profile; NULL: AWS_PROFILE, then "default" */
    const char *region;       /* --region or the settings'; NULL: AWS_REGION, AWS_DEFAULT_REGION, the profile's */
    const char *endpoint_url; /* --endpoint-url; NULL: AWS_ENDPOINT_URL_<SERVICE>, AWS_ENDPOINT_URL, the profile's */
    const char *checkip_url;  /* where the own address is looked up; NULL: https://checkip.amazonaws.com */
    /* --sandbox: these credentials and none else; NULL otherwise. `keys_from` says whose they are: "the sandbox's own".
     */
    const char *access_key_id, *secret_access_key, *keys_from;
    /* Asks for the code, on the thread that looks for credentials (others wait for it); again after a wrong one. False:
     * none is to be had, and `err` may say why. NULL: can't be asked here. */
    bool (*ask_mfa)(void *data, const AwsMfaQuestion *question, Secret *code, const Cancel *cancel, Error *err);
    void *ask_data;
    const Routes
        *routes; /* --connect-to: other ways to the bastion and the database; borrowed for the session's life */
    const char *database_ca; /* --ca-bundle: who signs the database's certificate; NULL: Amazon. Borrowed likewise */
    bool no_role_cache;      /* what a code bought is neither looked for in ~/.aws/cli/cache nor kept there */
    bool terminal;           /* a credential_process may use this program's terminal; see aws_session_lend_terminal() */
} AwsOptions;

/* What one call (or a chain of calls) needs: made on the stack by whoever calls, one a thread. */
typedef struct AwsContext {
    AwsSession *session;
    const Cancel *cancel; /* NULL: can't be cancelled */
    const char *region;   /* "us-east-1": where these calls go; NULL: the session's */
    Clock clock;          /* what waits for AWS's work waits by it; the sandbox's runs faster. Zeros: the wall's */
    /* Told before a retry waits for `ms`: "DescribeStacks is throttled". NULL: not told. */
    void (*waiting)(void *data, const char *why, long long ms);
    void *data;
} AwsContext;

/* Reads environment and shared files, no network. False, with ERROR_USAGE, for an unknown profile (err->code
 * "NoProfile"), no region or a wrong one ("NoRegion"), a broken file. The caller frees the session after every thread
 * that uses it has ended. */
AwsSession *aws_session_new(const AwsOptions *options, Error *err);
void aws_session_free(AwsSession *session);

const char *aws_session_region(const AwsSession *session); /* "eu-west-1" */
/* How far AWS's clock is ahead of this machine's, in ms, as its replies have shown; 0 while that is less than minutes.
 */
long long aws_session_clock_ahead_ms(const AwsSession *session);
/* AwsOptions.routes and .database_ca, for whoever connects to what stands. */
const Routes *aws_session_routes(const AwsSession *session);
const char *aws_session_database_ca(const AwsSession *session);

typedef struct AwsCredentialsInfo {
    char source[200]; /* "environment", "profile work: static keys in ~/.aws/credentials", "… IAM Identity Center" */
    char access_key[24];  /* the id's last four characters, the rest starred */
    long long expires_ms; /* Unix, ms; 0: they do not end by themselves */
    /* When a person has to do something: sign in again, give another code. 0: never, as far as is known; `expires_ms`
     * is then when the program gets new ones by itself. */
    long long sign_in_ms;
} AwsCredentialsInfo;

/* Resolves the credentials now (network only where their source needs it) and says how. ERROR_SIGN_IN when there are
 * none or they have ended, with err->code "NoCredentials" (no source is configured), "SignInExpired" (the remedy is the
 * command that signs in: "aws sso login --profile work"), "MfaNeeded", or another. Asking again reads the files anew:
 * whoever waits for a sign-in asks every few seconds until it is there. */
bool aws_session_credentials(AwsContext *aws, AwsCredentialsInfo *info, Error *err);

/* From now on a credential_process may use the terminal, or no longer, when the calling thread is the one that looks
 * for credentials. A full-screen program lends it while its own screen is put away, and asks for them meanwhile. */
void aws_session_lend_terminal(AwsSession *session, bool lend);

/* For people: "profile work: static keys in ~/.aws/credentials; they do not end by themselves", "…; until 15:04, then
 * renewed by itself", "…; until 15:04, then sign in again". The time is local. */
void aws_credentials_words(const AwsCredentialsInfo *info, Text *text);

/* A profile of the shared files, and whose keys it gives, as far as the files say: "account 123456789012, role Admin,
 * by IAM Identity Center"; "" unknown. Both are as they stand there: made visible where they are shown. */
typedef struct AwsProfile {
    char *name, *whose;
} AwsProfile;
/* All of them, sorted by name, "default" first. The caller frees them. */
AwsProfile *aws_profiles(size_t *count);
void aws_profiles_free(AwsProfile *profiles, size_t count);

#endif
