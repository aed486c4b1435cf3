/* Names that AWS itself gave and of which there are no others. What AWS has added since is refused here though AWS
 * takes it: stricter, never kinder. */
#ifndef SANDBOX_VALUES_NAMES_H
#define SANDBOX_VALUES_NAMES_H

/* ---- sandbox/generated/names.c, by scripts/sandbox-names; each ends with NULL */

/* Managed policies: what stands behind "arn:aws:iam::aws:policy/", "service-role/AmazonRDSEnhancedMonitoringRole". */
extern const char *const names_policies[];
/* Services that a policy may speak of: what stands before ".amazonaws.com", without the region, "vpc-flow-logs". */
extern const char *const names_services[];

/* ---- of the services that AWS offers over endpoints those that a stack of secure-rds uses; ends with a row without */

typedef struct NamedEndpoint {
    const char *name, *type; /* what stands behind "com.amazonaws.REGION.", and "Interface" or "Gateway" */
} NamedEndpoint;
extern const NamedEndpoint names_endpoints[];

#endif
