/* Inside of failures.c: rows of known refusals, and what is told by kind. */
#ifndef STACK_FAILURE_ROWS_H
#define STACK_FAILURE_ROWS_H

#include "stack/failures.h"

/* What a pattern says: its alternatives are parted by '|'; the parts of one, parted by '*', must follow one another.
 * Case does not matter. */
bool failure_says(const char *message, const char *pattern);
/* Whether `type` is in the list: types parted by blanks, one that ends in "::" stands for all of that service. A NULL
 * list is every type. */
bool failure_type_in(const char *type, const char *types);

typedef struct FailureRow {
    const char *id;
    const char *types;   /* see failure_type_in() */
    const char *pattern; /* see failure_says() */
    FailureKind kind;
    const char *path; /* NULL none */
    const char *meaning, *remedy;
} FailureRow;
typedef struct FailureGroup {
    const FailureRow *rows;
    size_t count;
} FailureGroup;

/* Each says by whom AWS's words are known. The first row that fits counts. */
extern const FailureGroup failures_account, failures_database, failures_network, failures_instances, failures_secrets,
    failures_roles, failures_functions, failures_monitoring;
/* CloudFormation's own sentences, for what is about no resource; and what any resource can meet. */
extern const FailureGroup failures_stack, failures_always;

/* What a type of the template is called, and what its kinds of refusals need. */
typedef struct FailureType {
    const char *type;
    const char *one;             /* "role" */
    const char *many;            /* "roles": for quotas; NULL: has none of its own */
    const char *service, *quota; /* Service Quotas' codes; NULL: it has none */
    const char *remove;          /* the command that removes one of that name; NULL: it has no name of the app's */
} FailureType;
const FailureType *failure_type(const char *type);         /* NULL: none of the template's; so for NULL */
const FailureType *failure_type_told(const char *message); /* the first that stands in the message; NULL none */

/* By kind; false: it is not of that kind, and `known` is as it was. `type` may be NULL. */
bool failure_permission_named(const char *message, Failure *known); /* the sentence names the action */
bool failure_permission(const FailureType *type, const char *message, Failure *known); /* whatever else says so */
bool failure_counted(const char *type, const char *message, Failure *known); /* a quota of what the sentence counts */
bool failure_quota(const FailureType *type, const char *message, Failure *known); /* … of things of that type */
bool failure_taken(const FailureType *type, const char *message, Failure *known);
bool failure_value(const FailureScope *scope, const FailureType *type, const char *message, Failure *known);

/* The code that the remedy names, if it does. */
void failure_quota_code(Failure *known);

/* Fills the words; the rest of `known` is empty then. */
__attribute__((format(printf, 4, 5))) void failure_set(Failure *known, const char *id, FailureKind kind,
                                                       const char *meaning, ...);
__attribute__((format(printf, 2, 3))) void failure_remedy(Failure *known, const char *remedy, ...);

#endif
