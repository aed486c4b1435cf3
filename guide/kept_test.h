/* What the last test of a stack from this machine came to, kept beside what was last seen of it (stack/last_seen.h):
 * Home and `status` tell it in the same words. Nothing secret is kept; without the file, less is told. */
#ifndef GUIDE_KEPT_TEST_H
#define GUIDE_KEPT_TEST_H

#include "guide/verify.h"

typedef struct KeptRow {
    VerifyId which;
    VerifyResult result; /* its sign, words and remedy */
} KeptRow;

typedef struct KeptTest {
    long long at_ms;     /* Unix */
    size_t made, failed; /* how many were made, 0: none is known; and how many of them did not succeed */
    KeptRow *rows;       /* those that call for a look */
    size_t count;
} KeptTest;
void kept_test_release(KeptTest *kept); /* for AUTO */

/* Of the stack of that ARN; nothing for another one of the same name. */
void kept_test_read(const char *endpoint, const char *region, const char *app, const char *stack_id, KeptTest *kept);
/* Failing to is no error. */
void kept_test_write(const char *endpoint, const char *region, const char *app, const char *stack_id, long long at_ms,
                     const VerifyResult results[VERIFY_COUNT]);

#endif
