/* What is compared when a stack's resources are held against what they are by now. */
#ifndef SANDBOX_CFN_DRIFT_H
#define SANDBOX_CFN_DRIFT_H

#include "sandbox/cfn/store.h"

/* False for types that CloudFormation can't read back. */
bool drift_checks(const char *type);
/* Why a property's drift is not looked at, as DriftIgnoredReason has it; NULL: it is. `properties`: all of the
 * resource's. */
const char *drift_ignores(const char *property, const json_t *value, const json_t *properties);
/* The properties of what the record is of, as they are by now: new. json_null(): it is gone. NULL: it can't be read. */
json_t *drift_live(const Cfn *cfn, const char *region, const json_t *record, long long at_ms);

#endif
