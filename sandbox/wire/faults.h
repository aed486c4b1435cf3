/* What the sandbox is told to do wrong, and what its account shall lack: --fault SPEC and the lines of --fault-file. */
#ifndef SANDBOX_WIRE_FAULTS_H
#define SANDBOX_WIRE_FAULTS_H

#include "base/error.h"
#include "sandbox/wire/policy.h"

#include <jansson.h>
#include <stdbool.h>

typedef struct Faults Faults;

/* The grammar of SPEC, for --help. */
extern const char faults_help[];

Faults *faults_new(void);
void faults_free(Faults *faults); /* NULL is welcome */
bool faults_add(Faults *faults, const char *spec, Error *err);
/* One SPEC a line, '#' begins a comment. The file is read again whenever it changed: a running sandbox can be told. */
bool faults_follow(Faults *faults, const char *path, Error *err);
/* Reads the followed file again if it changed. A broken line is told on standard error, the rest holds. */
void faults_refresh(Faults *faults);

typedef enum {
    FAULT_NONE,
    FAULT_THROTTLE,   /* the service's throttling error */
    FAULT_ERROR,      /* `number`: HTTP status */
    FAULT_DROP,       /* the connection is closed; the call was not done */
    FAULT_DROP_AFTER, /* the call was done, the reply is lost */
    FAULT_GARBAGE,    /* 200 with bytes that mean nothing */
    FAULT_HTML,       /* 200 with a page, as a captive portal answers */
    FAULT_TRUNCATE,   /* the connection is closed in the middle of the body */
    FAULT_SLOW,       /* `number`: ms before the reply; real time */
    FAULT_EXPIRE,     /* ExpiredToken */
    FAULT_DENY,       /* AccessDenied */
} FaultKind;

typedef struct Fault {
    FaultKind kind;
    long number;
} Fault;
/* What strikes this call; counts it. */
Fault faults_strike(Faults *faults, const char *action);

/* The faults of stacks' resources, as cfn_call() takes them. */
const json_t *faults_of_resources(const Faults *faults);
/* What the account lacks or holds beyond the usual, see presets.h. */
const json_t *faults_presets(const Faults *faults);
/* Whether the policies that were given, if any were, let the operator do it. */
bool faults_allow(const Faults *faults, const PolicyRequest *request);
/* The same, and no deny: holds for it: what IAM's simulation says. */
bool faults_permit(const Faults *faults, const PolicyRequest *request);
/* Adds a line to the file that calls:FILE names, if it was given: before the call is answered. Who reads while calls
 * come may find the last line in part. */
void faults_write_call(const Faults *faults, const json_t *line);
/* The same to the file of traffic:FILE: the lengths of a request's body and of its reply's, in bytes. */
void faults_write_traffic(const Faults *faults, const char *action, size_t asked, size_t answered);
/* By how much the service's clock is off, in seconds. */
long faults_skew(const Faults *faults);
/* What the operator's own address is said to be, as checkip.amazonaws.com says it; NULL: nothing else. */
const char *faults_seen(const Faults *faults);
/* What is wrong with the databases' TLS: "off", "name" (a certificate for another host), "chain" (of another
 * authority); "" nothing. */
const char *faults_server(const Faults *faults);
/* Whether nobody shall answer at the instances' port 22. */
bool faults_no_ssh(const Faults *faults);

#endif
