/* Where credentials come from: one source a file, and the chain that asks them in the order of the SDKs.
 * For files of aws/ alone. */
#ifndef AWS_CREDENTIALS_H
#define AWS_CREDENTIALS_H

#include "aws/config.h"
#include "aws/internal.h"

/* What a source found. */
typedef struct Found {
    AwsCredentials keys;
    char source[200];     /* in words people understand: "profile work: static keys in ~/.aws/credentials" */
    long long expires_ms; /* Unix, ms; 0: they do not end by themselves */
    long long sign_in_ms; /* as in AwsCredentialsInfo */
    bool fixed;           /* asking again gives the same: the environment's or the options' */
    bool kept;            /* an earlier run left them: their source may give others */
} Found;
void found_release(Found *found); /* wipes; for AUTO */

/* What a source may look at. The files are read anew for each lookup: another program may have signed in. */
typedef struct Lookup {
    AwsContext *aws;
    const AwsOptions *options;
    AwsConfig config;
    const char *profile; /* that the user chose */
    bool chosen;         /* by an option: the environment's credentials are then not looked at */
    HttpPool *pool;
    char *refused; /* of the session, SIG_SIZE bytes: the digest of a refresh token that was refused; "" none */
    bool terminal; /* a credential_process may use it */
    const char *refused_id; /* the access key that AWS refused last; "" none: what is kept of it is of no use */
} Lookup;

typedef enum {
    SOURCE_NONE,   /* not configured: the next source is asked */
    SOURCE_FOUND,  /* `found` is filled in */
    SOURCE_FAILED, /* configured, and did not work: `err` is told, nobody else is asked */
} SourceAnswer;

/* Codes in err->code of a lookup that failed with ERROR_SIGN_IN. */
#define CREDENTIALS_NONE "NoCredentials"  /* no source is configured */
#define CREDENTIALS_ENDED "SignInExpired" /* the remedy's command signs in; asking again then works */
#define CREDENTIALS_MFA "MfaNeeded"       /* nobody gave the one-time code */

/* The whole chain. */
bool credentials_find(const Lookup *lookup, Found *found, Error *err);

typedef SourceAnswer CredentialsSource(const Lookup *lookup, Found *found, Error *err);
CredentialsSource credentials_environment; /* AWS_ACCESS_KEY_ID … */
CredentialsSource credentials_container; /* AWS_CONTAINER_CREDENTIALS_RELATIVE_URI, …_FULL_URI: ECS, EKS, CloudShell */
CredentialsSource credentials_instance;  /* the role of this EC2 instance, by its metadata service, version 2 */
/* The same as credentials_environment, even when a profile was chosen: a role's credential_source says so. */
SourceAnswer environment_find(Found *found, Error *err);

typedef SourceAnswer ProfileSource(const Lookup *lookup, const char *profile, Found *found, Error *err);
ProfileSource credentials_role;         /* role_arn with source_profile or credential_source */
ProfileSource credentials_web_identity; /* role_arn with web_identity_token_file */
ProfileSource credentials_sso;          /* IAM Identity Center */
ProfileSource credentials_shared_file;  /* static keys in the credentials file */
ProfileSource credentials_login;        /* what `aws login` left */
ProfileSource credentials_process;      /* what another program says */
ProfileSource credentials_config_file;  /* static keys in the config file */
/* Web identity as AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN say, what they leave out by the profile. */
SourceAnswer credentials_web_environment(const Lookup *lookup, const char *profile, Found *found, Error *err);
/* All of a profile's sources but its role, in order. */
ProfileSource credentials_profile_any;

/* ---- for the sources */

/* The first byte that no key has and no header may (a line end, a control character, a letter beyond ASCII), in words:
 * "a line end"; NULL: there is none. */
const char *key_flaw(const char *value);
/* ERROR_SIGN_IN, naming `found->source`, when a key that was found has such a flaw: secrets are often stored with the
 * line end behind them. Nothing may be signed or sent with it. */
bool found_sound(const Found *found, Error *err);
void found_keys(Found *found, const char *access_key_id, const char *secret_access_key, const char *token);
__attribute__((format(printf, 2, 3))) void found_source(Found *found, const char *format, ...);
/* Sets ERROR_SIGN_IN with `code`, and gives SOURCE_FAILED. */
__attribute__((format(printf, 4, 5))) SourceAnswer source_failed(Error *err, const char *code, const char *remedy,
                                                                 const char *said, ...);

/* "Admin" of "arn:aws:iam::123456789012:role/path/Admin". Points into `arn`. */
const char *role_name(const char *arn);
/* AWS's time, as transport_now_ms() has it. */
long long lookup_now_ms(const Lookup *lookup);
/* Sends a request, again when that is harmless and may help (a GET; or nothing surely arrived; or the server failed).
 * True: `reply` holds a reply, whatever its status. */
bool lookup_send(const Lookup *lookup, const HttpRequest *request, int attempts, HttpReply *reply, Error *err);
void reply_wipe(HttpReply *reply); /* wipes the body and releases: for AUTO */

/* A refused refresh token is not sent again: whoever waits for a sign-in asks every few seconds. */
bool renewal_refused(const Lookup *lookup, const char *refresh_token);
void renewal_refuse(const Lookup *lookup, const char *refresh_token);

/* JSON that holds keys: wiped before it is freed. For AUTO. */
void json_wipe(json_t **json);
/* NULL when it is no JSON object. */
json_t *json_object_parse(const char *bytes, size_t length);
/* NULL when the file is not there, or is no JSON object. */
json_t *json_object_read(const char *path);
bool json_object_write(const char *path, const json_t *json, Error *err);
/* A member that is a string, not empty and without a NUL, or NULL. */
const char *json_text(const json_t *json, const char *member);
/* The time at which keys end, Unix ms: never 0, which says that they do not end. -1: it is no time. */
long long credentials_time(const char *text);
/* The time that a member gives, as above; -1 when it is not there or no time. */
long long json_time(const json_t *json, const char *member);
/* Takes the three keys of those names; false when the first two are not there. `token` may be NULL. */
bool found_json(Found *found, const json_t *json, const char *id, const char *secret, const char *token);

#endif
