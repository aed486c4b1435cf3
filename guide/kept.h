/* What a plan leaves as it stands. Pure. */
#ifndef GUIDE_KEPT_H
#define GUIDE_KEPT_H

#include "guide/lines.h"
#include "stack/plan.h"

/* Each setting that the settings do not say and the stack has otherwise than the default, under a title; nothing
 * without any. */
void review_kept(const Plan *plan, Lines *lines);

#endif
