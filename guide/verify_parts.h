/* What the files of verify.h share. */
#ifndef GUIDE_VERIFY_PARTS_H
#define GUIDE_VERIFY_PARTS_H

#include "guide/verify.h"

/* A run of all of them. */
typedef struct Verify {
    AwsContext *aws;
    const Settings *settings;
    const VerifyWishes *wishes;
    Verified *made;
    long long since_ms;
} Verify;

/* One begins; and ends, with words. */
void verify_begin(Verify *verify, VerifyId which);
__attribute__((format(printf, 4, 5))) void verify_end(Verify *verify, VerifyId which, Sign sign, const char *format,
                                                      ...);
/* It ends with something to look at, and what can be done about it. */
__attribute__((format(printf, 4, 5))) void verify_careful(Verify *verify, VerifyId which, const char *remedy,
                                                          const char *format, ...);
/* It succeeds, and yet something is to be done. */
__attribute__((format(printf, 4, 5))) void verify_warn(Verify *verify, VerifyId which, const char *remedy,
                                                       const char *format, ...);
/* It ends with what went wrong, and what can be done about it. */
void verify_failed_by(Verify *verify, VerifyId which, const Error *err);

/* verify_way_in.c: host key, tunnel, certificate, login, query, and the query's line in the log. */
void verify_way_in(Verify *verify);

#endif
