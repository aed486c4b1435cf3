/* The settings of a stack that stands, as its parameters, tags and template say them, and what becomes of them when
 * other settings are sent: what those do not say stays as it stands, and what is fixed is refused. Pure. */
#ifndef STACK_STANDING_H
#define STACK_STANDING_H

#include "aws/cloudformation.h"
#include "settings/settings.h"

/* All but the list of addresses, which is the prefix list's. `body`: its template; it is parsed as a foreign file is.
 * Rows of which the stack tells nothing stay ungiven; pinned images do: the stack keeps them. */
bool standing_settings(const CfnStack *stack, const char *region, const char *body, Settings *settings, Error *err);
/* What its parameters alone say. */
bool standing_parameters(const CfnStack *stack, Settings *settings, Error *err);

typedef enum {
    STANDING_KEPT,    /* the settings do not say it */
    STANDING_FIXED,   /* they say something else, and it can't be changed */
    STANDING_CHANGED, /* they say something else */
} StandingKind;
typedef struct StandingDifference {
    StandingKind kind;
    const SettingRow *row;
    char *stands, *wished;
} StandingDifference;
typedef struct StandingDifferences {
    StandingDifference *items;
    size_t count;
} StandingDifferences;
void standing_differences_release(StandingDifferences *differences); /* for AUTO */
size_t standing_count(const StandingDifferences *differences, StandingKind kind);

/* Where `settings` are not as the stack in `region` has it; what they do not say becomes what stands. Zones of another
 * region say nothing. */
void standing_compare(const Settings *standing, const char *region, Settings *settings,
                      StandingDifferences *differences);
/* What a fixed setting has to be put back to, because the stack has it so and the wish is another; NULL: nothing.
 * `standing` NULL: not known. */
const char *standing_instead(const Settings *standing, const Settings *wished, const SettingRow *row);
/* True, and err (code "Fixed") tells of the first, with the way that there is: something fixed is to be changed. */
bool standing_fixed(const StandingDifferences *differences, Error *err);

#endif
