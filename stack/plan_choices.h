/* plan.c's alone: what is sent where the settings leave something open, and whether the database as it stands can take
 * what they say. */
#ifndef STACK_PLAN_CHOICES_H
#define STACK_PLAN_CHOICES_H

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

/* A stack that stands: plan->allowed says what is to be in force, and how it comes to that. `settings` get the list
 * that is to be sent: the one that the stack's template has. */
bool plan_merge_allowed(AwsContext *aws, const Clock *clock, Settings *settings, const PlanOptions *options, Plan *plan,
                        Error *err);
/* The change set has CloudFormation write the list. `*again`: with other entries than are to be in force; `settings`
 * have those now, to be sent once more. */
void plan_writes_list(Settings *settings, Plan *plan, bool *again);

#endif
