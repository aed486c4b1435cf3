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
    bool fixed;           /* asking again gives the same: the environment's or the options' */
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
} Lookup;

typedef enum {
    SOURCE_NONE,   /* not configured: the next source is asked */
    SOURCE_FOUND,  /* `found` is filled in */
    SOURCE_FAILED, /* configured, and did not work: `err` is told, nobody else is asked */
} SourceAnswer;

/* Codes in err->code of a lookup that failed with ERROR_DENIED. */
#define CREDENTIALS_NONE "NoCredentials"  /* no source is configured */
#define CREDENTIALS_ENDED "SignInExpired" /* the remedy's command signs in; asking again then works */

/* The whole chain. */
bool credentials_find(const Lookup *lookup, Found *found, Error *err);

/* The sources of a profile that need no role: credentials file, `aws login`, process, config file. */
SourceAnswer credentials_profile_find(const Lookup *lookup, const char *profile, Found *found, Error *err);

typedef SourceAnswer CredentialsSource(const Lookup *lookup, Found *found, Error *err);
CredentialsSource credentials_environment; /* AWS_ACCESS_KEY_ID … */

typedef SourceAnswer ProfileSource(const Lookup *lookup, const char *profile, Found *found, Error *err);
ProfileSource credentials_shared_file; /* static keys in the credentials file */
ProfileSource credentials_config_file; /* static keys in the config file */

/* ---- for the sources */

void found_keys(Found *found, const char *access_key_id, const char *secret_access_key, const char *token);
__attribute__((format(printf, 2, 3))) void found_source(Found *found, const char *format, ...);
/* Sets ERROR_DENIED with `code`, and gives SOURCE_FAILED. */
__attribute__((format(printf, 4, 5))) SourceAnswer source_failed(Error *err, const char *code, const char *remedy,
                                                                 const char *said, ...);

#endif
