/* How long resources really took, in the operations that this machine has followed: what the table of usual seconds
 * (assets/steps.yaml) is refined with. Of each resource's creations, changes and deletions the last three count.
 *
 * XDG_STATE_HOME/secure-rds/ACCOUNT.REGION.durations.json, else below ~/.local/state:
 *
 *     {"Database": {"CREATE": [[1795946400, 412], [1796032800, 398]], "DELETE": [[1796119200, 290]]}}
 *
 * by logical id and what was done: the moment of its end (Unix seconds, by which an operation that is looked at twice
 * counts once) and how many seconds it took, oldest first. Nothing secret is kept. Without the file, or with a broken,
 * huge or foreign one, the table holds. */
#ifndef STACK_DURATIONS_H
#define STACK_DURATIONS_H

#include "aws/cloudformation.h"
#include "stack/template.h"

typedef struct Durations Durations;
/* What is kept of the account and region of that stack (its ARN). Never NULL: empty where nothing is. */
Durations *durations_read(const char *stack_id);
void durations_free(Durations *durations); /* NULL is welcome */

/* Events of the stack's own resources, in the order of their time; others are passed over. What failed has shown
 * nothing. */
void durations_take(Durations *durations, const CfnEvent *event);
/* Keeps what was new; failing to is no error. */
void durations_write(const Durations *durations);

/* Brings what is kept into the outline (TemplateResource.took), before it is shared. `stack_id` may be NULL. */
void durations_refine(const char *stack_id, TemplateOutline *outline);

#endif
