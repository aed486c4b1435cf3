/* What a merge of the allow list says, entry by entry. Pure. */
#ifndef GUIDE_ALLOWED_CHANGES_H
#define GUIDE_ALLOWED_CHANGES_H

#include "base/text.h"
#include "guide/lines.h"
#include "stack/plan.h"

/* What a plan does to the list, under a title; nothing when it does nothing. */
void review_list(const Plan *plan, Lines *lines);
/* The same for who has seen what he himself changes: what others did to it. */
void review_list_others(const Plan *plan, Lines *lines);

#endif
