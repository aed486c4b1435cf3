/* What CloudFormation's half remembers: stacks with their steps, and the things that they made. Everything carries its
 * time; what is asked for a moment is the last that happened by then. */
#ifndef SANDBOX_CFN_STORE_H
#define SANDBOX_CFN_STORE_H

#include "sandbox/cfn/cfn.h"

#include <limits.h>

#define NEVER LLONG_MAX

/* One attempt to change a stack: what DescribeEvents groups events by (API Reference, "OperationEntry"). A rollback
 * that follows a failure is one of its own. */
typedef struct StackOperation {
    char *id;         /* a UUID */
    const char *type; /* "CREATE_STACK" …, of the model */
    long long began_ms;
    json_t *findings; /* of early validation, see early.h; NULL: none */
    long long found_ms;
} StackOperation;

/* An event, and the state of a resource or stack that begins with it. */
typedef struct StackStep {
    long long at_ms;
    const StackOperation *operation;
    const char *detailed; /* "CONFIGURATION_COMPLETE"; NULL: none */
    char *event_id, *logical_id, *physical_id, *type, *status, *reason,
        *token;         /* physical_id, reason, token: or NULL */
    json_t *properties; /* evaluated, as events show them; NULL: none */
    json_t *record;     /* what later operations must know of the resource (see stack_records); NULL: as before */
    bool of_stack;      /* the stack's own status */
    bool silent;        /* no event: it changes the record alone */
    bool aside;         /* an event of a thing that the resource no longer is: cleanup after a replacement */
} StackStep;

/* The template and all that was given with it, from a moment on: "Body", "Given" (long form), "Template" (after
 * transforms), "Parameters" (as parameters_resolve), "Tags", "Capabilities", "Outputs", "Description", "RoleARN". */
typedef struct StackVersion {
    long long from_ms;
    json_t *facts;
} StackVersion;

typedef struct ChangeSet {
    char *id, *name, *token;
    bool create;
    long long created_ms, ready_ms, deleted_ms, executed_ms; /* NEVER: did not happen */
    long long obsolete_ms;                                   /* another change set was executed */
    char *failure;                                           /* NULL: it succeeds; else its status reason */
    json_t *facts;                   /* as a version's, without outputs; "Description" is the change set's own */
    json_t *changes;                 /* array, as DescribeChangeSet shows it */
    const StackOperation *operation; /* its making; it holds what early validation found */
    bool disable_rollback;
    bool nested, imports; /* IncludeNestedStacks, ImportExistingResources */
    json_t *config;       /* DeploymentConfig; NULL: none was given */
    bool revert_drift;    /* DeploymentMode REVERT_DRIFT */
    bool drifted;         /* what it found then */
} ChangeSet;

/* What the first so many steps come to (stack_records()). */
typedef struct StackFold {
    json_t *records;
    size_t steps;
} StackFold;

typedef struct Stack {
    char *name, *id, *account, *region;
    char *parent_id, *root_id; /* of a nested stack; else NULL */
    long long created_ms, updated_ms /* NEVER: never */, deleted_ms;
    StackStep *steps; /* in order of time */
    size_t step_count;
    StackFold *fold;
    StackOperation **operations;
    size_t operation_count;
    const StackOperation *operation; /* that new steps are of */
    StackVersion *versions;
    size_t version_count;
    ChangeSet **change_sets;
    size_t change_set_count;
    json_t *rollback; /* logical id → record, and version facts under "": where a rollback leads; NULL: nowhere */
    char *token;      /* of the last operation; NULL */
    char *action;     /* of the last operation: "CreateStack" … */
    long long accepted_ms;
    const char *deletion_mode; /* of the last DeleteStack; NULL: it said none */
    bool protected;            /* termination protection */
    bool disable_rollback;
    bool retain_except_on_create; /* of the last operation: what it made goes when it is rolled back, whatever its
                                     policy */
    char *policy;                 /* stack policy; NULL */
    long long drift_ms;           /* when the last drift detection began; NEVER */
    char *drift_status;
    json_t *drifts; /* logical id → drift status, of the last detection; NULL */
} Stack;

typedef struct ThingState {
    long long at_ms, ready_ms;
    CfnPhysicalState state;
    json_t *properties, *attributes, *tags;
    bool rewritten; /* all properties were written, those too that stay as they were */
} ThingState;

/* A physical resource. */
typedef struct Thing {
    char *type, *physical_id, *logical_id, *stack_name, *stack_id, *account, *region;
    ThingState *states;
    size_t state_count;
    long long created_ms, gone_ms, retained_ms;
} Thing;

struct Cfn {
    CfnWorld world;
    Stack **stacks;
    size_t stack_count;
    Thing **things;
    size_t thing_count;
    json_t *detections; /* drift detections by id */
};

Stack *stack_new(Cfn *cfn, const CfnCall *call, const char *name, const char *parent_id, const char *root_id,
                 long long at_ms);
/* By name: the one that stands at `at_ms`; by ARN: also one that is deleted. NULL: none. */
Stack *cfn_stack(const Cfn *cfn, const char *account, const char *region, const char *name_or_id, long long at_ms);
/* "" before its first step. */
const char *sim_stack_status(const Stack *stack, long long at_ms);
const StackStep *stack_last(const Stack *stack, long long at_ms);
bool stack_busy(const Stack *stack, long long at_ms);

/* Begins an operation: the steps that are added from now on are of it. Its id follows from the call. */
StackOperation *stack_operation(Stack *stack, const CfnCall *call, const char *type, long long at_ms);
/* Adds a step; strings are copied, `properties` and `record` shared. The caller may set its flags. */
StackStep *stack_step(Stack *stack, long long at_ms, const char *logical_id, const char *physical_id, const char *type,
                      const char *status, const char *reason, const char *token);
/* The step of the stack itself. */
void stack_step_own(Stack *stack, long long at_ms, const char *status, const char *reason, const char *token);
/* The same again, with DetailedStatus CONFIGURATION_COMPLETE. */
void stack_step_detailed(Stack *stack, long long at_ms, const char *status, const char *token);
/* Why it is told. */
extern const char step_settling[];
/* `facts` is shared. */
void stack_version(Stack *stack, long long from_ms, json_t *facts);
/* The facts in force, or an empty object. */
const json_t *stack_facts(const Stack *stack, long long at_ms);
/* logical id → record of each resource that stands: {"Type", "Physical" (may lack), "Status", "Reason", "At",
 * "Properties", "Attributes", "Tags", "Definition" (of the template), "Depends"}. New. */
json_t *stack_records(const Stack *stack, long long at_ms);
/* Undoes what was planned for after `at_ms`: steps, versions, things; also of the stacks nested in it. */
void stack_truncate(Cfn *cfn, Stack *stack, long long at_ms);
/* Undoes the stack's last operation, which began at `at_ms` and touched nothing before. */
void stack_undo(Cfn *cfn, Stack *stack, long long at_ms);

Thing *thing_new(Cfn *cfn, const Stack *stack, const char *type, const char *physical_id, const char *logical_id,
                 long long at_ms);
void thing_state(Thing *thing, long long at_ms, CfnPhysicalState state, long long ready_ms, const json_t *properties,
                 const json_t *attributes, const json_t *tags);
/* The state in force; NULL: it does not stand then. */
const ThingState *thing_at(const Thing *thing, long long at_ms);
/* The thing of that type and id that stands in the region; NULL: none. */
Thing *cfn_thing(const Cfn *cfn, const char *region, const char *type, const char *physical_id, long long at_ms);
/* Its properties as they really are: what the world changed is in. New; json_null(): it was deleted by hand. */
json_t *thing_live(const Cfn *cfn, const Thing *thing, long long at_ms);

/* name → {"Value", "Stack"} of what the region's stacks export at that time. New. */
json_t *cfn_exports(const Cfn *cfn, const char *account, const char *region, long long at_ms);

#endif
