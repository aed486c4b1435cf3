/* plan.c's alone: what is sent where the settings leave something open, and whether the database as it stands can take
 * what they say. */
#ifndef STACK_PLAN_CHOICES_H
#define STACK_PLAN_CHOICES_H

#include "base/text.h"
#include "stack/access_send.h"
#include "stack/plan.h"

void plan_tell(const PlanOptions *options, const char *words); /* `options` may be NULL */

/* BastionImage and NatImage, of image settings that are empty: the newest for a new instance, else what the stack has.
 */
bool plan_pin_images(AwsContext *aws, const Settings *settings, const CfnStack *stack, const PlanOptions *options,
                     TemplateParameters *parameters, Error *err);
/* Zones, of an empty network.zones: chosen for a new stack (plan->zones, too), else what the stack has. */
bool plan_settle_zones(AwsContext *aws, const Settings *settings, const PlanOptions *options, Plan *plan,
                       TemplateParameters *parameters, Error *err);
/* Storage grows by itself, and RDS refuses less than there is. False with ERROR_USAGE: the setting, what was found and
 * what is allowed. Asks RDS only when a size differs from the stack's. */
bool plan_check_storage(AwsContext *aws, const Settings *settings, const Plan *plan, Error *err);
/* RDS raises the minor version by itself, and never goes back: a version below it, major or minor, is refused the same
 * way. */
bool plan_check_version(AwsContext *aws, const Settings *settings, const Plan *plan, Error *err);

/* PLAN_NEEDS_DELETE: what goes with the remains, and whether a database is among it. */
bool plan_find_remains(AwsContext *aws, Plan *plan, Error *err);

/* DatabaseChanges. False with ERROR_USAGE: what is wished to wait can't. */
bool plan_choose_moment(AwsContext *aws, const PlanOptions *options, Plan *plan, TemplateParameters *parameters,
                        Error *err);

/* Whether parameters have the database's changes wait. */
bool plan_says_window(const CfnParameter *items, size_t count);

/* A stack that stands: plan->allowed says what is to be in force, and how it comes to that. */
bool plan_merge_allowed(AwsContext *aws, const Settings *settings, const PlanOptions *options, Plan *plan, Error *err);
/* `settings` get the list that is to be sent: the one that the stack's template `body` has. A template of other hands,
 * without a list that can be read, gets what is to be in force. */
void plan_keep_sent(const char *body, Settings *settings, const Plan *plan);
/* The change set has CloudFormation write the list. `*again`: with other entries than are to be in force; `settings`
 * have those now, to be sent once more. */
void plan_writes_list(Settings *settings, Plan *plan, bool *again);

/* A stack that stands, with the template `body`: what `settings` do not say becomes what stands, plan->differences says
 * what else they want. False with ERROR_USAGE and err->code "Fixed": something that can't be changed. */
bool plan_keep_standing(const AwsContext *aws, const char *body, Settings *settings, Plan *plan, Error *err);

/* What PlanOptions.revert sends. False: there is nothing that could be put back, err says what helps. */
typedef struct RevertRequest {
    Text body;
    TemplateParameters parameters, tags;
} RevertRequest;
void revert_request_release(RevertRequest *request); /* for AUTO */
bool plan_revert_request(AwsContext *aws, Plan *plan, RevertRequest *request, Error *err);
/* plan->beside. Who may not look at them puts back the rest: its `unread` says so. */
bool plan_find_rules(AwsContext *aws, Plan *plan, Error *err);

#endif
