/* What AWS's resource handlers refuse when CloudFormation has them make, change or delete a thing: one row a refusal,
 * with the service's words and who saw it say them. What a schema alone forbids, and what is found when a change set is
 * made, is not here: this is what an operation meets on its way. Nor are rules that need the thing's own values alone:
 * those are in rules.h, and are asked last.
 *
 * The first row that holds is what the operation fails with. */
#ifndef SANDBOX_CFN_HANDLER_H
#define SANDBOX_CFN_HANDLER_H

#include "sandbox/world/world.h"

/* What a handler is asked to do. */
typedef struct Asked {
    World *world;
    const char *region, *physical_id; /* physical_id: NULL for a creation */
    const json_t *before;             /* what stands; NULL for a creation */
    const json_t *properties;         /* what is wanted; for a deletion what stands */
    long long at_ms;
} Asked;

/* Whose words they are: the service's that the handler called, or the handler's own, which name no service. */
typedef enum { SERVICE, HANDLER } HandlerVoice;

typedef struct HandlerRule {
    const char *type;  /* "AWS::RDS::DBInstance" */
    const char *verbs; /* of "create", "update", "delete", with blanks between them */
    /* Whether the service refuses; then it puts into `said`, in order, what {0}, {1} … of the words stand for. */
    bool (*breaks)(const Asked *asked, json_t *said);
    HandlerVoice voice;
    const char *code;   /* HandlerErrorCode: "InvalidRequest" … */
    const char *words;  /* AWS's own */
    const char *source; /* where it was seen to say so */
} HandlerRule;

/* Each ends with a row without a type. */
extern const HandlerRule ec2_rules[], zone_rules[], elb_rules[], rds_rules[], secret_rules[], logs_rules[],
    pair_rules[], endpoint_rules[];

/* What a service says, as a creation or an update names what nobody has: new, with the handler's code. NULL: all is
 * there. */
char *handler_absent(const Asked *asked, const char *type, const char **code);

/* CfnWorld.refuse. */
bool handler_refuse(void *world, const CfnAsked *asked, CfnRefusal *refusal);

/* A member of the wanted properties as text ("" when it is none) or number. Text: valid until the next call. */
const char *asked_text(const Asked *asked, const char *name);
long asked_number(const json_t *properties, const char *name, long usual);

/* The zone of a subnet that stands, "eu-west-1a"; NULL: there is no such subnet. The caller frees it. */
char *handler_zone(const Asked *asked, const char *subnet_id);
/* Whether so many things of the type stand already as the account may have; `own`: that it has besides. */
bool handler_quota_used(const Asked *asked, const char *type, const char *service, const char *code, size_t own);

#endif
