/* CloudFormation (API Reference, 2010-05-15) as the sandbox knows it: templates, change sets, stacks and their events.
 *
 * Everything is a function of the accepted calls and the time: the same calls with the same times and request ids give
 * the same stacks, physical ids and events. So the server journals each accepted call of an action that changes
 * something, and after a start it makes those calls again, in order. An operation's whole schedule is computed when it
 * is accepted; what is asked later is answered with what has happened by then. Times are virtual, Unix, in ms. */
#ifndef SANDBOX_CFN_CFN_H
#define SANDBOX_CFN_CFN_H

#include "base/error.h"
#include "sandbox/wire/policy.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct Cfn Cfn;

/* One thing that CloudFormation made (or is making, or removing). Strings and objects are owned by the Cfn and valid
 * until its next call. */
typedef enum { CFN_CREATING, CFN_AVAILABLE, CFN_UPDATING, CFN_DELETING } CfnPhysicalState;

typedef struct CfnPhysical {
    const char *type; /* "AWS::RDS::DBInstance"; "AWS::RDS::DBSnapshot" for what DeletionPolicy Snapshot leaves */
    const char *physical_id;                        /* what Ref gives */
    const char *logical_id, *stack_name, *stack_id; /* of the stack that made it, which may be gone */
    const char *account, *region;
    const json_t *properties; /* evaluated, in force at the time asked for; Tags are the resource's own */
    const json_t *attributes; /* what Fn::GetAtt gives, by name: "Endpoint.Address", "Arn", …, and more ids where
                                 services need them (see types_attributes.c) */
    const json_t *tags;       /* array of {Key, Value}: own, the stack's, and aws:cloudformation:… */
    CfnPhysicalState state;
    long long state_ms;   /* since when it is in that state */
    long long ready_ms;   /* CREATING, UPDATING, DELETING: when that ends, -1 when it hangs; else 0 */
    long long created_ms; /* when it began to exist */
    bool retained;        /* its stack let go of it: no stack owns it any more */
} CfnPhysical;

/* When CloudFormation last wrote this top-level property of it (its creation, or an update that changed it), at or
 * before `at_ms`. A change made directly after that moment is in force; an earlier one was overwritten. -1: no such
 * thing. */
long long cfn_property_written_ms(const Cfn *cfn, const char *type, const char *physical_id, const char *property,
                                  long long at_ms);

/* One writing of a thing's properties by CloudFormation. Borrowed. */
typedef struct CfnWrite {
    const json_t *before; /* NULL: the thing was made */
    const json_t *properties;
    bool whole; /* those too that stay as they were */
    long long at_ms;
} CfnWrite;
/* Calls `visit` with each, oldest first, up to `at_ms`. */
void cfn_each_write(const Cfn *cfn, const CfnPhysical *physical, long long at_ms,
                    void (*visit)(void *context, const CfnWrite *write), void *context);

/* Calls `visit` for each physical thing standing at `at_ms` in the region (NULL: in all) until it answers false; what
 * is gone is not visited. */
void cfn_each_physical(const Cfn *cfn, const char *region, long long at_ms,
                       bool (*visit)(void *context, const CfnPhysical *physical), void *context);

/* One stretch of time during which a thing had one value of a property: from when CloudFormation wrote it until it
 * wrote another, or began to delete the thing. What is planned by now counts as if it had happened. Borrowed. */
typedef struct CfnSpell {
    const char *physical_id, *stack_id;
    const json_t *properties;    /* all of them, as of its beginning */
    long long from_ms, until_ms; /* until_ms LLONG_MAX: nothing is planned */
    bool deleted;                /* it ends with the thing's deletion, whether that has come to its end or not */
} CfnSpell;
/* Calls `visit` with each, oldest first within a thing, of all things of the type that ever were in the region. */
void cfn_each_spell(const Cfn *cfn, const char *region, const char *type, const char *property,
                    void (*visit)(void *context, const CfnSpell *spell), void *context);

/* For how long a deletion of what others still hold is tried again before it fails
 * (cloudformation-coverage-roadmap#1327: "stack deletion will fail after 15 minutes"). */
enum { CFN_PATIENCE_MS = 15 * 60 * 1000 };

/* What CloudFormation is about to have a service do. */
typedef struct CfnAsked {
    const char *region, *verb, *type; /* verb: "create", "update" or "delete" */
    const char *physical_id;          /* NULL for a creation */
    const json_t *before;     /* what stands, changes from outside included for a deletion; NULL for a creation */
    const json_t *properties; /* what is wanted; for a deletion what stands */
    long long at_ms;
} CfnAsked;

typedef struct CfnRefusal {
    char *words;      /* "There is no such class …"; the caller frees it */
    const char *code; /* HandlerErrorCode: "InvalidRequest", a constant */
    bool own;         /* the handler's own words, else those of the service that it called */
} CfnRefusal;

/* What CloudFormation must know of the rest of the account. Each function may be NULL: then nothing is refused, and
 * look-ups find plausible values. What they return is new, the caller frees it. */
typedef struct CfnWorld {
    void *self;
    /* The key pair's id ("key-0…"), NULL when there is none of that name. */
    char *(*key_pair)(void *self, const char *region, const char *name, long long at_ms);
    /* The value of a public or own SSM parameter ("/aws/service/ami-amazon-linux-latest/…"), NULL: not found. */
    char *(*sim_ssm_parameter)(void *self, const char *region, const char *name, long long at_ms);
    /* Array of the names of the region's zones; NULL: no such region. */
    json_t *(*zones)(void *self, const char *region);
    /* Whether it would be refused; fills `refusal` then. */
    bool (*refuse)(void *self, const CfnAsked *asked, CfnRefusal *refusal);
    /* The thing's properties as they are now, where somebody changed them outside of CloudFormation: an object with
     * the changed top-level properties alone; json_null() when it was deleted by hand; NULL: as CloudFormation set. */
    json_t *(*live)(void *self, const CfnPhysical *physical, long long at_ms);
    /* True: something of the type has that name, though no stack made it. */
    bool (*stands)(void *self, const char *region, const char *type, const char *name, long long at_ms);
    /* When the last network interface that holds it is gone: a function's own, those in a subnet or a security group;
     * `at_ms`: none holds it; LLONG_MAX: nobody will remove one. */
    long long (*held_until)(void *self, const char *region, const char *type, const char *physical_id, long long at_ms);
    /* The name of the quota that `count` more of the type would exceed; NULL: none. Borrowed. */
    const char *(*quota)(void *self, const char *region, const char *type, size_t count, long long at_ms);
    /* Why IAM does not let CloudFormation do it, with the service role, or, when `role_arn` is "", for the caller;
     * NULL: it does. */
    char *(*permit)(void *self, const char *role_arn, const char *caller_arn, const char *region,
                    const PolicyRequest *request);
} CfnWorld;

/* `world` is copied. */
Cfn *cfn_new(const CfnWorld *world);
void cfn_free(Cfn *cfn); /* NULL is welcome */

typedef struct CfnCall {
    const char *action;  /* "CreateChangeSet" */
    const json_t *input; /* the shape of the service model: lists are arrays, structures objects; numbers and booleans
                            may be strings; already checked against the model */
    const char *account, *region;
    const char *request_id; /* unique; all ids that the call makes are derived from it */
    const char *caller_arn; /* may be NULL */
    long long now_ms;       /* never lower than in an earlier call */
    const json_t *faults;   /* array of cfn_fault_parse() results that hold for operations started now; may be NULL.
                               Journal them with the call */
} CfnCall;

/* Either `output`, in the shape of the model (timestamps are strings "2026-11-24T20:07:32.123Z", no member is null), or
 * an error. */
typedef struct CfnReply {
    json_t *output; /* NULL: an error */
    char *code, *message;
    int status; /* HTTP */
} CfnReply;
void cfn_reply_release(CfnReply *reply);
/* The id of the stack that a change set, given by its ARN, is of; NULL: there is none. The caller frees it. */
char *cfn_change_set_stack(const Cfn *cfn, const char *change_set_arn);

bool cfn_has_action(const char *action);
/* True: an accepted call belongs into the journal. */
bool cfn_action_changes(const char *action);
/* Does an accepted DeleteStack once more whose deletion still runs at `changed_ms`, because something that it meets has
 * changed then: what has happened before comes out the same. False: it does not run any more, nothing was done. */
bool cfn_delete_again(Cfn *cfn, const CfnCall *deletion, long long changed_ms);
/* Handles paging too (NextToken; events newest first, 100 a page). The model's name for the list's members is left to
 * the server. */
CfnReply cfn_call(Cfn *cfn, const CfnCall *call);

/* A fault of a stack's resource, from the words behind "resource:" of a --fault:
 *     LogicalId[:create|update|delete|rollback][:fail|stuck][:reason …]
 * "Database:create:fail:DB Instance class is not supported", "Bastion:stuck", "Database:rollback" (it can't be put back
 * when an update is rolled back). Without a verb it is "create", and without an effect "fail". LogicalId may be "*".
 * It holds for every operation until the server stops handing it over. False, with `err` told: no such form. */
bool cfn_fault_parse(const char *words, json_t **fault, Error *err);

#endif
