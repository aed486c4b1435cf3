/* AWS CloudFormation (API Reference, 2010-05-15). What is returned is the caller's to free with the …_release function
 * of its type; all strings are as AWS sent them and never NULL. */
#ifndef AWS_CLOUDFORMATION_H
#define AWS_CLOUDFORMATION_H

#include "aws/call.h"

typedef struct CfnParameter {
    char *key, *value;
} CfnParameter;

typedef struct CfnStack {
    char *name, *id; /* id: the ARN */
    char *status, *status_reason;
    long long created_ms, updated_ms; /* updated_ms: 0 when never */
    bool termination_protection;
    char *drift_status; /* "NOT_CHECKED", "IN_SYNC", "DRIFTED", "UNKNOWN" */
    char *change_set;   /* the ARN of the change set that was executed last, "" none */
    char *operation;    /* the id of the creation or update that was begun last; "" not known */
    CfnParameter *parameters, *outputs, *tags;
    size_t parameter_count, output_count, tag_count;
} CfnStack;

typedef struct CfnEvent {
    char *id, *stack_id, *logical_id, *physical_id, *type, *status, *reason, *token;
    long long at_ms;
    bool configured; /* DetailedStatus CONFIGURATION_COMPLETE: it only settles, and what needs it may begin */
} CfnEvent;

typedef struct CfnResource {
    char *logical_id, *physical_id, *type, *status, *reason;
    long long at_ms;
} CfnResource;

typedef struct CfnChange {
    char *action; /* Add, Modify, Remove, Import, Dynamic; SyncWithActual: it is as the template says already */
    char *logical_id, *physical_id, *type;
    char *replacement; /* True, False, Conditional; "" when Action is not Modify */
    char *scope;       /* "Properties, Tags" */
    char *details;     /* "Entries (DirectModification), MaxEntries (…)": the properties that change */
    struct CfnValue {
        char *name, *before, *after; /* of a property whose values are told; "" where there is none */
    } * values;
    size_t value_count;
} CfnChange;

typedef struct CfnChangeSet {
    char *id, *name, *stack_id, *stack_name;
    char *status, *execution_status, *status_reason;
    CfnChange *changes;
    size_t change_count;
} CfnChangeSet;

/* Lists grow while pages come; `count` items are valid. */
typedef struct CfnEvents {
    CfnEvent *items;
    size_t count;
} CfnEvents;
typedef struct CfnResources {
    CfnResource *items;
    size_t count;
} CfnResources;
typedef struct CfnDifference {
    char *path, *expected, *actual; /* "/Entries/0/Cidr"; values as JSON, "" where there is none */
    char *kind;                     /* ADD, REMOVE, NOT_EQUAL */
} CfnDifference;
typedef struct CfnDrift {
    char *logical_id, *physical_id, *type, *status; /* MODIFIED, DELETED */
    CfnDifference *differences;
    size_t difference_count;
} CfnDrift;
typedef struct CfnDrifts {
    CfnDrift *items;
    size_t count;
} CfnDrifts;
/* What early validation found when a change set was made. */
typedef struct CfnFinding {
    char *logical_id, *type;
    char *validation; /* "NAME_CONFLICT_VALIDATION", "PROPERTY_VALIDATION" … */
    char *path;       /* in the template: "/Resources/Secret/Properties/Name"; "" none */
    char *reason;     /* AWS's words */
    bool warning;     /* the change set can be executed all the same */
} CfnFinding;
typedef struct CfnFindings {
    CfnFinding *items;
    size_t count;
} CfnFindings;
typedef struct CfnStacks {
    CfnStack *items;
    size_t count;
} CfnStacks;

void cfn_stack_release(CfnStack *stack);
void cfn_stacks_release(CfnStacks *stacks);
void cfn_event_release(CfnEvent *event);
void cfn_events_release(CfnEvents *events);
void cfn_resources_release(CfnResources *resources);
void cfn_change_set_release(CfnChangeSet *set);
void cfn_drifts_release(CfnDrifts *drifts);
void cfn_findings_release(CfnFindings *findings); /* for AUTO */

typedef struct CfnChangeSetInput {
    const char *stack_name, *change_set_name;
    bool create; /* type CREATE; else UPDATE */
    const char *template_body;
    const CfnParameter *parameters, *tags;
    size_t parameter_count, tag_count;
    bool revert_drift;        /* DeploymentMode REVERT_DRIFT: compared with what really is, every resource */
    const char *role_arn;     /* NULL: the caller's own permissions */
    const char *client_token; /* a repeated call with the same token makes no second change set */
} CfnChangeSetInput;

/* Whether `details` name the property. */
bool cfn_change_names(const CfnChange *change, const char *property);

/* CAPABILITY_NAMED_IAM and CAPABILITY_AUTO_EXPAND are given. `id` and `stack_id`: ARNs, the caller frees both. */
bool cfn_create_change_set(AwsContext *aws, const CfnChangeSetInput *input, char **id, char **stack_id, Error *err);
/* All pages. `values`: with those before and after, which makes the reply longer. */
bool cfn_describe_change_set(AwsContext *aws, const char *id, bool values, CfnChangeSet *set, Error *err);
/* DescribeEvents of the change set, all pages: the reason of a change set that failed names nothing but the validation
 * (User Guide, "Validate stack deployments"). `id`: its ARN; gone with the change set. */
bool cfn_early_findings(AwsContext *aws, const char *id, CfnFindings *findings, Error *err);
bool cfn_execute_change_set(AwsContext *aws, const char *id, const char *client_token, Error *err);
bool cfn_delete_change_set(AwsContext *aws, const char *id, Error *err);
/* An unknown stack is false with err->code "StackNotFound" (AWS says ValidationError, "does not exist"). */
bool cfn_describe_stack(AwsContext *aws, const char *name_or_id, CfnStack *stack, Error *err);
/* All stacks of the region that are not DELETE_COMPLETE, all pages. */
bool cfn_describe_stacks(AwsContext *aws, CfnStacks *stacks, Error *err);
/* Newest first, until the event with id `until` (not included; NULL: all), or until one older than `since_ms`. */
bool cfn_describe_events(AwsContext *aws, const char *stack_id, const char *until, long long since_ms,
                         CfnEvents *events, Error *err);
/* AWS's time from which on the events of the stack's last operation stand, and a little before. */
long long cfn_stack_since(const CfnStack *stack);
/* What failed in one operation (CfnStack's), newest first: DescribeEvents with the filter FailedEvents. */
bool cfn_failed_events(AwsContext *aws, const char *operation, CfnEvents *events, Error *err);
bool cfn_describe_resources(AwsContext *aws, const char *stack_id, CfnResources *resources, Error *err);
/* The template as it was submitted ("Original"). The caller frees `body`. */
bool cfn_get_template(AwsContext *aws, const char *stack_id, char **body, Error *err);
/* What updates may do to which resource, as JSON; "" when the stack has no policy. The caller frees. */
bool cfn_get_stack_policy(AwsContext *aws, const char *stack_id, char **body, Error *err);
/* In place of the one it has; `body` has 1 to 16,384 bytes. There is no call that takes a policy away. */
bool cfn_set_stack_policy(AwsContext *aws, const char *stack_id, const char *body, Error *err);
bool cfn_delete_stack(AwsContext *aws, const char *stack_id, const char *const *retain, size_t retain_count,
                      const char *client_token, Error *err);
bool cfn_cancel_update(AwsContext *aws, const char *stack_id, const char *client_token, Error *err);
bool cfn_continue_update_rollback(AwsContext *aws, const char *stack_id, const char *const *skip, size_t skip_count,
                                  const char *client_token, Error *err);
bool cfn_update_termination_protection(AwsContext *aws, const char *stack_name, bool on, Error *err);
bool cfn_detect_drift(AwsContext *aws, const char *stack_name, char **detection_id, Error *err);
/* `status`: DETECTION_IN_PROGRESS, DETECTION_COMPLETE, DETECTION_FAILED; `drift`: IN_SYNC, DRIFTED …; caller frees. */
bool cfn_drift_status(AwsContext *aws, const char *detection_id, char **status, char **drift, Error *err);
/* What the last detection found changed or deleted, all pages. */
bool cfn_resource_drifts(AwsContext *aws, const char *stack_name, CfnDrifts *drifts, Error *err);
/* Where the session asks CloudFormation, to tell one AWS from another; NULL when that can't be told. Caller frees. */
char *cfn_url(const AwsSession *session);

#endif
