/* The instance classes that a region sells: what one lacks of what is wanted, what it costs, which stands first. */
#ifndef GUIDE_CLASSES_H
#define GUIDE_CLASSES_H

#include "settings/settings.h"
#include "stack/classes.h"

/* Adds what a class lacks of what is chosen, "Multi-AZ, storage autoscaling"; nothing when it lacks nothing. Answers
 * whether turning the chosen features off would mend it: Performance Insights can't be, the template always has it. */
bool class_lacks(const Settings *settings, const RdsClass *sold, Text *words);
/* Turns off what the class lacks and can be turned off. */
void class_mend(Settings *settings, const RdsClass *sold);
/* Why the class can't be taken as the settings are, as a clause: "db.x lacks Multi-AZ, which is turned on". Adds
 * nothing when it can. Answers as class_lacks(). */
bool class_refusal(const Settings *settings, const RdsClass *sold, Text *words);
/* The one of that name; NULL: the region does not sell it. */
const RdsClass *class_sold(const RdsClasses *classes, const char *name);

/* USD a month as it would be billed, with its standby when Multi-AZ is on; false: not known. */
bool class_month(const Settings *settings, const char *name, double *monthly);
/* "2 vCPU, 1 GiB, Graviton, burstable"; nothing for a name that tells nothing. */
void class_words(const char *name, Text *text);

/* The order of names: a family together, the small ones first. */
int class_name_order(const RdsClass *one, const RdsClass *other);
/* The cheapest first, by the price that is shown; those without a known price last. */
int class_price_order(const Settings *settings, const RdsClass *one, const RdsClass *other);
void classes_sort(const Settings *settings, RdsClasses *classes);

/* Adds what the region's own default version is (rds_default_version), beside the one that is chosen: one sentence. */
void default_version_words(const char *usual, const char *chosen, Text *text);

#endif
