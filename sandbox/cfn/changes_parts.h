/* What the files that work out a change set share; nobody else includes it. */
#ifndef SANDBOX_CFN_CHANGES_PARTS_H
#define SANDBOX_CFN_CHANGES_PARTS_H

#include "sandbox/cfn/changes.h"
#include "sandbox/cfn/changes_values.h"
#include "sandbox/cfn/run.h"
#include "sandbox/values/types.h"

typedef struct Comparison {
    Run run; /* for its scope; plays nothing */
    const json_t *records, *old_facts;
    json_t *known; /* of the scope: what keeps its physical id */
    json_t *done;  /* logical id → change or json_null() */
    json_t *added; /* type → {"Resource", "Count"}, for quotas */
    ChangesOptions options;
    bool validates; /* early validation was not disabled */
    Error *err;
} Comparison;

/* Why one value changes: gets a detail for each cause. */
typedef struct Causes {
    Comparison *comparison;
    const char *attribute; /* "Properties", "Tags", "Metadata" … */
    const char *name;      /* of the property; NULL */
    TypeRecreation recreation;
    bool unknown;                 /* the new value holds what is not known yet */
    const PropertyValues *values; /* NULL: not of a property */
    json_t *details;
} Causes;

/* Adds one cause: `evaluation` "Static" or "Dynamic", `source` a ChangeSource, `entity` what causes it or NULL. Once.
 */
void detail_add(const Causes *causes, const char *evaluation, const char *source, const char *entity);
/* Names the causes of one changed value: parameters, resources, or the template itself. */
void causes_add(Causes *causes, const json_t *before_node, const json_t *after_node);
/* True: a part of the value is known only once other resources are made. */
bool holds_unknown(const json_t *value);

#endif
