/* What a smaller bill gives up: the cheaper values of settings, each with its price and what is lost by it. */
#ifndef STACK_COST_SAVINGS_H
#define STACK_COST_SAVINGS_H

#include "base/text.h"
#include "settings/settings.h"

typedef struct CostSaving {
    const SettingRow *row;
    char *value;
    double monthly; /* USD that it saves; more than 0 */
    bool taken;     /* the settings have it, and it is cheaper than the default; else: cheaper than what they have */
    char *gives_up; /* sentences (setting_words.h) */
} CostSaving;

typedef struct CostSavings {
    CostSaving *items; /* those taken first, else in the order of the settings */
    size_t count;
} CostSavings;

/* Only values of which the program can say what they give up, and whose prices are known. Never fails. Overwrites
 * `savings`, which the caller releases. */
void cost_savings(const Settings *settings, CostSavings *savings);
void cost_savings_release(CostSavings *savings); /* for AUTO */
/* Adds two lists, a saving a line with what it gives up; nothing where there is none. */
void cost_savings_print(const CostSavings *savings, Text *text);

#endif
