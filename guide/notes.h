/* What is told with a plan though nothing hinders it: of a choice that will matter later. */
#ifndef GUIDE_NOTES_H
#define GUIDE_NOTES_H

#include "guide/lines.h"
#include "stack/checks.h"
#include "stack/engine_support.h"
#include "stack/plan.h"

enum { NOTES_MAX = 4 };
typedef struct Notes {
    Finding items[NOTES_MAX];
    size_t count;
} Notes;

/* Of settings alone, asks nobody: until when AWS supports the version of PostgreSQL. */
void notes_of_settings(const Settings *settings, Notes *notes);
/* Of a plan. A new stack: also an app's name that overlaps with another's; it and a new version of PostgreSQL have the
 * region asked (who may not look at all stacks hears nothing of it). A stack that stands as it is hears of its version
 * in its last year. Nothing where AWS may not be asked.
 */
void notes_of_plan(AwsContext *aws, const Settings *settings, const Plan *plan, Notes *notes);
/* "Careful: shop is free, and overlaps with shop-eu, which stands; permissions for …: choose another app name". */
void note_words(const Finding *note, Text *text);

#endif
