/* What the files of Review share: review.c (what it does) and review_draw.c (how it looks). */
#ifndef SCREENS_REVIEW_STATE_H
#define SCREENS_REVIEW_STATE_H

#include "guide/review.h"
#include "guide/risk.h"
#include "screens/context.h"
#include "stack/checks.h"
#include "tui/pager.h"

enum { MOMENT_KEY = 'm' };

typedef struct ReviewScreen {
    Wizard *wizard;
    Visit visit;
    Pager *whole, *beside; /* with the picture among the lines; without it, where it stands at the left */
    Job *job;
    bool revert;              /* the plan puts back what was changed outside, and applies no setting */
    bool seen;                /* what Enter does now stood on the terminal before the key was typed */
    bool ready;               /* wizard->work.plan can be executed */
    Risks risks;              /* of wizard->work.plan */
    Drift drift;              /* outside of the stack, and what waits */
    PlanMoment moment;        /* that was chosen for the database's change */
    TemplateOutline *outline; /* of the plan's template; NULL without a plan */
    long long forecast_ms;    /* how long the plan will take … */
    Text took;                /* … and what earlier ones took */
    Error err;
    long long now_ms;
    char doing[160];
    Finding worst;
    bool *brief; /* the last drawing had no room for the risks. Not state, hence behind a pointer */
} ReviewScreen;

/* What Enter does now: "apply it". */
const char *review_enter_words(const ReviewScreen *screen);
void review_draw(const void *state, const Canvas *canvas);

#endif
