/* Whether what was made works, tried from here as a user's client would try it. */
#ifndef GUIDE_VERIFY_H
#define GUIDE_VERIFY_H

#include "connect/host_keys.h"
#include "guide/connection.h"
#include "guide/lines.h"
#include "settings/settings.h"
#include "stack/status.h"

typedef enum {
    VERIFY_DATABASE,
    VERIFY_PASSWORD,
    VERIFY_ROTATION,
    VERIFY_ADDRESS,
    VERIFY_BASTION, /* from here on, those that are tried when the ones before allow it */
    VERIFY_CLOCK,   /* told when this machine's is wrong */
    VERIFY_KEY,     /* told when it may be why nobody gets in */
    VERIFY_HOST_KEY,
    VERIFY_TUNNEL,
    VERIFY_CERTIFICATE,
    VERIFY_LOGIN,
    VERIFY_IAM,
    VERIFY_QUERY,
    VERIFY_LOG,
    VERIFY_BALANCER,
    VERIFY_COUNT
} VerifyId;

extern const char *const verify_labels[VERIFY_COUNT];
extern const char *const verify_ids[VERIFY_COUNT]; /* for machines: "host-key" */
/* Whether it is tried with every stack. */
bool verify_certain(VerifyId which);

typedef struct VerifyResult {
    Sign sign;  /* SIGN_NONE: not begun; BUSY; WELL; CAREFUL; UNKNOWN: it could not be tried */
    bool warns; /* CAREFUL, and yet it works: not for long, or not for all */
    long long took_ms;
    char words[240], remedy[400]; /* remedy: "" none */
} VerifyResult;

typedef struct Verified {
    Status status;
    SecretOwner owner; /* user "": not known */
    VerifyResult results[VERIFY_COUNT];
} Verified;
void verified_release(Verified *verified); /* for AUTO */

typedef struct VerifyWishes {
    const Settings *settings;
    const char *iam;        /* a user to sign in as by IAM; NULL: not tried */
    const char *ssh_config; /* as in connect/way_in.h */
    bool prompts;           /* ssh may ask on the terminal */
    HostKeysAsk ask;        /* agree NULL: nobody can be asked */
    bool rotate;            /* the password is to be changed */
    /* Told as each begins and ends; NULL: not told. */
    void (*told)(void *data, VerifyId which, const VerifyResult *result);
    void *data;
} VerifyWishes;

/* Blocking; the first rotation of a new password is waited for. False: the stack itself could not be asked, or there is
 * none. Wishes to end come by aws->cancel. */
bool verify_run(AwsContext *aws, const VerifyWishes *wishes, Verified *verified, Error *err);
/* What is told of one of them, and what to do about it; with the time that it took when that was a second or more. */
void verify_lines(VerifyId which, const VerifyResult *result, Lines *lines);
/* How many did not succeed. */
size_t verify_failed(const VerifyResult results[VERIFY_COUNT]);
/* What all of them came to, as a heading and a sentence: "Ready", "All 6 checks succeeded at 20:07:32 UTC, …". */
void verify_heading(const VerifyResult results[VERIFY_COUNT], long long at_ms, const char **title, Text *sentence);

#endif
