/* Drift: what was changed outside of the stack. In full it is CloudFormation's to find; of the database it is seen in
 * what status reads anyway. The entries of the allow list are none of it: stack/access.h tells whose they are. */
#ifndef STACK_DRIFT_H
#define STACK_DRIFT_H

#include "aws/cloudformation.h"
#include "aws/ec2.h"
#include "aws/services.h"
#include "settings/settings.h"
#include "stack/waiting.h"

typedef struct DriftItem {
    char *logical_id, *type;
    char *property;            /* "PubliclyAccessible", "Parameters/log_statement"; "": the whole resource is gone */
    const SettingRow *setting; /* that says it; NULL: none does */
    char *expected, *actual;   /* as the setting has them, else as AWS does; "" where there is none */
    char *by_hand;             /* the command that puts back what CloudFormation does not compare; NULL: it does */
    char *group_id;            /* … a rule of this security group, which plan_revert takes out itself; NULL: none */
    Ec2Rule rule;              /* … that one */
} DriftItem;
typedef struct Drift {
    bool whole; /* every resource was compared */
    DriftItem *items;
    size_t count;
    Waiting waiting; /* what the stack says, and the database will be: none of it is drift */
    Error unread;    /* why security groups are not among them, or what has them; said "": they are */
} Drift;
void drift_release(Drift *drift);             /* for AUTO */
void drift_add(Drift *drift, DriftItem item); /* takes its strings */
DriftItem drift_item_copy(const DriftItem *item);
Ec2Rule drift_rule_copy(const Ec2Rule *rule);
void drift_item_release(DriftItem *item);

/* Starts a detection, waits for its end and reads what differs: a minute or two for a whole stack. */
bool drift_detect(AwsContext *aws, const char *stack_name, Drift *drift, Error *err);
/* Of the database alone, without a call: against `body`, the stack's own template, and its parameters. What RDS does by
 * itself is none: a newer minor version, and storage that grew within database.max_storage_gib. */
bool drift_look(const char *body, const CfnStack *stack, const RdsInstance *database, Drift *drift, Error *err);
/* Adds the rules of the stack's security groups that the template does not have, and those that it has and are gone.
 * `beside`: only those that CloudFormation does not compare. A rule whose values AWS alone knows says nothing. */
bool drift_look_groups(const char *body, const CfnStack *stack, const Ec2Groups *live, bool beside, Drift *drift,
                       Error *err);
/* Adds the security groups of the bastion, when it has others than the stack's; a rule of theirs lets in as well. Those
 * of the database are of drift_look(). */
void drift_look_bastion(const CfnStack *stack, const Ec2Instance *bastion, Drift *drift);
/* What a detection found, read the same way. */
bool drift_read(const char *body, const CfnStack *stack, const CfnDrifts *found, Drift *drift, Error *err);

/* Takes over into the settings what one of them says; how many those were. False: a value that the settings don't take,
 * which err names; those before it are taken over. */
bool drift_adopt(const Drift *drift, Settings *settings, size_t *taken, Error *err);

#endif
