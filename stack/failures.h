/* Known reasons of failures: what AWS's words mean, what to do, and which setting to look at. */
#ifndef STACK_FAILURES_H
#define STACK_FAILURES_H

#include "aws/cloudformation.h"
#include "base/error.h"

typedef struct Failure {
    const char *id;      /* "key-pair-missing" */
    const char *type;    /* resource type it is about, NULL any */
    const char *code;    /* AWS's error code, NULL any */
    const char *pattern; /* words in AWS's message; parts between '*' must follow one another; case does not matter */
    const char *meaning, *remedy;
    const char *path; /* the setting to focus; NULL none */
} Failure;

extern const Failure failures[];
extern const size_t failure_count;

/* The first row that fits, the most exact stand first; NULL: unknown. Each argument may be NULL. */
const Failure *failure_find(const char *type, const char *code, const char *message);
const Failure *failure_of_event(const CfnEvent *event);
const Failure *failure_of_error(const Error *err);
/* The setting to look at, which for an instance depends on what the instance is for; NULL none. Both may be NULL. */
const char *failure_setting(const Failure *known, const CfnEvent *event);
/* A failure that only follows from another: "Resource creation cancelled". */
bool failure_is_consequence(const char *reason);

#endif
