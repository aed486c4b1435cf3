/* What would make a deployment fail, found out before it: each check alone, with what to do about it. */
#ifndef STACK_CHECKS_H
#define STACK_CHECKS_H

#include "aws/session.h"
#include "settings/settings.h"
#include "stack/plan.h"

typedef enum {
    FINDING_OK,
    FINDING_UNKNOWN, /* could not be asked (often: not permitted): nothing is said about it */
    FINDING_WARNING,
    FINDING_ERROR, /* the deployment would fail */
} FindingSeverity;

/* What the program itself can do about a finding, beside another choice (`path`). */
typedef enum {
    FIX_NONE,
    FIX_SECRET,    /* the secret `subject` waits for its deletion: delete it at once, or restore it */
    FIX_LOG_GROUP, /* the log group `subject` is left over: delete it */
} FindingFix;

typedef struct Finding {
    const char *id; /* "vpc-quota": of the check that found it */
    FindingSeverity severity;
    bool certain;   /* FINDING_ERROR: nothing but AWS's refusal can follow (stack/refusals.h) */
    char what[400]; /* "4 of 5 VPCs are in use" */
    char why[400];  /* "" when it is OK */
    char remedy[400];
    const char *path; /* the setting to focus; NULL: none */
    FindingFix fix;
    char subject[200]; /* of the fix */
} Finding;

typedef struct CheckRow {
    const char *id, *label; /* label: "VPCs left in this region" */
} CheckRow;
extern const CheckRow check_rows[];
extern const size_t check_count;

/* What is to be checked. */
typedef struct CheckScope {
    AwsContext *aws;
    const Settings *settings;
    const char *role_arn;    /* the service role that CloudFormation works with; NULL: none */
    unsigned long long only; /* these rows alone: bit 0 is the first; 0: all */
    const Plan *plan;        /* what AWS would do: of that alone is asked what it adds or changes; NULL: not known */
} CheckScope;

/* Told for each check, in the order of check_rows: `finding` NULL when it begins. */
typedef void (*CheckListener)(void *data, size_t index, const Finding *finding);
/* Runs them one after the other. False only when cancelled. `worst` may be NULL. */
bool checks_run(const CheckScope *scope, CheckListener listener, void *data, FindingSeverity *worst, Error *err);
/* The bit of CheckScope.only for the check of that id; 0: there is none. */
unsigned long long check_bit(const char *id);
/* The bits of those that may find what AWS is certain to refuse. */
unsigned long long check_certain(void);
/* Adds the settings that a check looks at: while they are the same, so is what it finds. */
void check_depends(size_t index, const Settings *settings, Text *text);

#endif
