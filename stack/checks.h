/* What would make a deployment fail, found out before it: each check alone, with what to do about it. */
#ifndef STACK_CHECKS_H
#define STACK_CHECKS_H

#include "aws/session.h"
#include "base/clock.h"
#include "stack/settings.h"

typedef enum {
    FINDING_OK,
    FINDING_UNKNOWN, /* could not be asked (often: not permitted): nothing is said about it */
    FINDING_WARNING,
    FINDING_ERROR, /* the deployment would fail */
} FindingSeverity;

typedef struct Finding {
    const char *id; /* "vpc-quota": of the check that found it */
    FindingSeverity severity;
    char what[256]; /* "4 of 5 VPCs are in use" */
    char why[400];  /* "" when it is OK */
    char remedy[400];
    const char *path; /* the setting to focus; NULL: none */
} Finding;

typedef struct CheckRow {
    const char *id, *label; /* label: "VPCs left in this region" */
} CheckRow;
extern const CheckRow check_rows[];
extern const size_t check_count;

/* Told for each check, in the order of check_rows: `finding` NULL when it begins. */
typedef void (*CheckListener)(void *data, size_t index, const Finding *finding);
/* Runs them one after the other. `standing`: the stack exists, so names and quotas taken are its own. False only when
 * cancelled. `worst` may be NULL. */
bool checks_run(AwsContext *aws, const Clock *clock, const Settings *settings, bool standing, CheckListener listener,
                void *data, FindingSeverity *worst, Error *err);
/* One of them. */
void check_run(AwsContext *aws, const Clock *clock, const Settings *settings, bool standing, size_t index,
               Finding *finding);

#endif
