/* Whether what was made works, tried from here as a user's client would try it. */
#ifndef GUIDE_VERIFY_H
#define GUIDE_VERIFY_H

#include "base/clock.h"
#include "guide/connection.h"
#include "guide/lines.h"
#include "settings/settings.h"
#include "stack/status.h"

typedef enum {
    VERIFY_DATABASE,
    VERIFY_PASSWORD,
    VERIFY_ROTATION,
    VERIFY_ADDRESS,
    VERIFY_BASTION,
    VERIFY_BALANCER,
    VERIFY_COUNT
} VerifyId;

extern const char *const verify_labels[VERIFY_COUNT];

typedef struct VerifyResult {
    Sign sign; /* SIGN_NONE: not begun; BUSY; WELL; CAREFUL; UNKNOWN: it could not be tried */
    long long took_ms;
    char words[240];
} VerifyResult;

typedef struct Verified {
    Status status;
    SecretOwner owner; /* user "": not known */
    VerifyResult results[VERIFY_COUNT];
} Verified;
void verified_release(Verified *verified); /* for AUTO */

/* Told as each begins and ends. */
typedef void (*VerifyListener)(void *data, VerifyId which, const VerifyResult *result);
/* Blocking; the first rotation of a new password is waited for. False: the stack itself could not be asked, or there is
 * none. Wishes to end come by aws->cancel. */
bool verify_run(AwsContext *aws, const Clock *clock, const Settings *settings, VerifyListener listener, void *data,
                Verified *verified, Error *err);
/* How many did not succeed. */
size_t verify_failed(const VerifyResult results[VERIFY_COUNT]);
/* What all of them came to, as a heading and a sentence: "Ready", "All 6 checks succeeded at 20:07:32 UTC, …". */
void verify_heading(const VerifyResult results[VERIFY_COUNT], long long at_ms, const char **title, Text *sentence);

#endif
