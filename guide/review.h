/* What would change, what was chosen, what it costs: the lines of a review, the worst first. Pure. */
#ifndef GUIDE_REVIEW_H
#define GUIDE_REVIEW_H

#include "guide/lines.h"
#include "guide/risk.h"
#include "stack/plan.h"
#include "stack/refusals.h"

/* How grave a change is; in this order they are shown. */
typedef enum {
    CHANGE_DATABASE, /* the data itself is in danger */
    CHANGE_GRAVE,    /* something is removed or replaced */
    CHANGE_PERHAPS,  /* AWS only knows when it does it */
    CHANGE_MODIFY,   /* changed in place */
    CHANGE_NOTED,    /* it is so already: CloudFormation takes note of it */
    CHANGE_ADD,
    CHANGE_RANKS,
} ChangeRank;
ChangeRank change_rank(const Plan *plan, const CfnChange *change);
/* "Replaces Database (RDS::DBInstance): AllocatedStorage 20 → 40, MultiAZ". */
void change_words(const Plan *plan, const CfnChange *change, Text *text);
/* "Database: may be replaced by a new, empty one; its data is not moved along". */
void danger_words(const PlanDanger *danger, Text *text);
/* What would be done, in an order of its own: two plans with the same mark do the same. */
void changes_mark(const Plan *plan, Text *text);

/* What AWS found that the deployment may fail for, under a title; nothing when it found nothing. */
void review_warnings(const Plan *plan, Lines *lines);
/* What AWS is certain to refuse, under a title, each with what to do; nothing when it refuses nothing. */
void review_refusals(const Refusals *refusals, Lines *lines);
/* What is removed or replaced, under a title; nothing when nothing is. */
void review_grave(const Plan *plan, Lines *lines);
/* What is changed in place. */
void review_modified(const Plan *plan, Lines *lines);
/* What is added: by the steps of `outline`, or (NULL) one by one. */
void review_added(const Plan *plan, const TemplateOutline *outline, Lines *lines);

/* What differs from `before`: settings, addresses, tags. */
void review_differences(const Settings *chosen, const Settings *before, Lines *lines);
/* Who may connect; `before` as there. */
void review_allowed(const Settings *chosen, const Settings *before, Lines *lines);
/* All settings that have a value, and who may connect; `before` NULL: there is nothing to compare with. */
void review_settings(const Settings *chosen, const Settings *before, Lines *lines);
/* What it costs more or less than `before`, part by part, and what is given up for it; of a first set-up (NULL) the
 * sum. Nothing when it costs neither more nor less. */
void review_cost(const Settings *chosen, const Settings *before, Lines *lines);
/* What is given up for a smaller bill, as far as `before` had it; NULL: as the defaults have it. */
void review_given_up(const Settings *chosen, const Settings *before, Lines *lines);

/* What a plan, or an application, without a change says. */
extern const char review_unchanged[];
/* … and one that was to put back what was changed outside. */
extern const char review_unreverted[];
/* How the plan stands when there is nothing to execute: a clause, and what to do. `sign` tells how that is. */
Sign review_state(const Plan *plan, Text *words);
/* "62 resources, in about 13 minutes", "2 changes, in about 10 minutes". `forecast_ms` 0: not known. */
void review_ready(const Plan *plan, long long forecast_ms, Text *words);
/* "62 to add, 0 to change, 0 to remove"; what is replaced, or may be, is named beside: ", 1 to replace". */
void review_counts(const Plan *plan, Text *words);
/* How long the plan would take; 0: not known. Where earlier runs of this machine have shown how long its longest new
 * resource takes, adds that to `took`: "Database usually takes 10 minutes; the last 3 took 6 to 7 minutes." */
long long review_forecast_ms(const Plan *plan, Text *took);
/* What is asked before it is executed, or (PLAN_NEEDS_DELETE) before what is left is deleted; without a title: nothing
 * beyond the agreement itself. `shown`: the risks stand whole beside that; else the question has all of them. */
void review_question(const Plan *plan, const Risks *risks, const char *app, bool shown, Question *question);
extern const char review_risks_brief[]; /* in their place */
/* At which other moment what interrupts the database could be done, MOMENT_LEFT: at none; `words` gets the choice. */
PlanMoment review_other_moment(const Risks *risks, const char **words);
/* What was changed outside of the stack, what waits for the database's window, and what could not be seen. */
void review_seen(const Plan *plan, const Drift *seen, long long now_ms, Lines *lines);
/* What that agreement is called: "Create all this". */
const char *review_agreement(const Plan *plan);

#endif
