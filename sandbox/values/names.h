/* Names that AWS itself gave and of which there are no others; sandbox/generated/names.c, by scripts/sandbox-names.
 * Each ends with NULL. What AWS has added since is refused here though AWS takes it: stricter, never kinder. */
#ifndef SANDBOX_VALUES_NAMES_H
#define SANDBOX_VALUES_NAMES_H

/* Managed policies: what stands behind "arn:aws:iam::aws:policy/", "service-role/AmazonRDSEnhancedMonitoringRole". */
extern const char *const names_policies[];
/* Services that a policy may speak of: what stands before ".amazonaws.com", without the region, "vpc-flow-logs". */
extern const char *const names_services[];

#endif
