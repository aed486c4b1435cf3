/* What the files of the policies share; nobody else includes it. */
#ifndef STACK_POLICY_PARTS_H
#define STACK_POLICY_PARTS_H

#include "stack/policy.h"

/* Sets of commands. */
enum {
    ALL = POLICY_PLAN | POLICY_APPLY | POLICY_ACCESS | POLICY_STATUS | POLICY_DESTROY | POLICY_WIZARD | POLICY_COST |
          POLICY_ROLLBACK,
    STACKS_ALL = ALL & ~POLICY_COST, /* who looks at the stack */
    /* Who makes a change set; destroy: the one that lifts the protection. */
    PLANS = POLICY_PLAN | POLICY_APPLY | POLICY_DESTROY | POLICY_WIZARD,
    NEW = POLICY_PLAN | POLICY_APPLY | POLICY_WIZARD, /* who may make a stack */
    CHANGES = POLICY_APPLY | POLICY_DESTROY | POLICY_WIZARD,
    ENTERS = POLICY_CONNECT | POLICY_VERIFY, /* who goes to the database */
    WORKS = CHANGES | POLICY_ROLLBACK,       /* has CloudFormation at work, and follows that */
    GUARDS = WORKS | POLICY_STATUS,
    DRIFTS = POLICY_PLAN | POLICY_APPLY | POLICY_STATUS | POLICY_WIZARD, /* --drift */
    LOOKS = POLICY_ACCESS | POLICY_STATUS | POLICY_WIZARD,
    DELETES = POLICY_APPLY | POLICY_DESTROY | POLICY_WIZARD, /* a stack, or the remains of one */
    UNDOES = DELETES | POLICY_ROLLBACK,                      /* … or the creation that runs */
};

/* What else a statement asks for, as a condition: operator, key, values parted by blanks. */
typedef struct PolicyCondition {
    const char *operator, * key, *values;
} PolicyCondition;

/* Which resources a permission of CloudFormation's part is narrowed to: the first rule that fits. The names are those
 * that the template gives, or that CloudFormation makes: STACK-LOGICALID-RANDOM. */
typedef struct PolicyRule {
    const char *sid;      /* a statement's id: letters and digits */
    const char *patterns; /* of permissions, parted by blanks */
    const char *resources;
    PolicyCondition condition;
} PolicyRule;
extern const PolicyRule policy_resource_rules[];
extern const size_t policy_resource_rule_count;

/* What AWS asks for beside the permission of the call itself: permissions parted by blanks. */
typedef struct PolicyCompanion {
    const char *sid, *permissions;
    unsigned commands;
    const char *resources;
    PolicyCondition condition;
} PolicyCompanion;
extern const PolicyCompanion policy_companions[];
extern const size_t policy_companion_count;

#endif
