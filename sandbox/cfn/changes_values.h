/* What a change set shows of values: before, after, and as things really are. */
#ifndef SANDBOX_CFN_CHANGES_VALUES_H
#define SANDBOX_CFN_CHANGES_VALUES_H

#include <jansson.h>
#include <stdbool.h>

/* One property in a drift-aware change set's three-way comparison. */
typedef struct PropertyValues {
    const json_t *previous; /* as last deployed; NULL: not at all */
    const json_t *actual;   /* as it is; borrowed; meaningful with `read` */
    const json_t *wanted;
    bool read; /* the actual state counts, not the previous one */
} PropertyValues;

/* What the change starts from. */
const json_t *values_base(const PropertyValues *values);
bool values_drifted(const PropertyValues *values);
/* The template has come to say what is so already. */
bool values_agree(const PropertyValues *values);
/* Adds Path, the values, AttributeChangeType and, with `revert`, where they come from and the drift, to a
 * ResourceTargetDefinition. */
void values_put(const PropertyValues *values, const char *name, bool revert, long long at_ms, json_t *target);
/* {"Properties": …} as BeforeContext and AfterContext have it; what is not known yet is told as that. New. */
json_t *values_context(const json_t *properties);
/* Takes out of a change what is shown on request alone (IncludePropertyValues). */
void values_hide(json_t *resource_change);

#endif
