/* What Review says, as lines of a pager: what AWS would do, what was chosen, what it costs. */
#ifndef SCREENS_REVIEW_TEXT_H
#define SCREENS_REVIEW_TEXT_H

#include "guide/risk.h"
#include "screens/context.h"
#include "tui/pager.h"

/* Fills the pager anew. `ready`: the wizard's plan has a change set. `outline` is that of its template, NULL without.
 * `picture`: with the picture among the lines; else it stands beside them. */
void review_fill(Pager *pager, const Wizard *wizard, bool ready, const Risks *risks, const Drift *seen,
                 const TemplateOutline *outline, bool picture);
/* Whether something stands that the settings can be compared with. */
bool review_compares(const Wizard *wizard, bool ready);

#endif
