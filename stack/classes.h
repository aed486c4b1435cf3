/* The instance classes that a region sells for a version of PostgreSQL, kept for a day; and what a class's name says.
 */
#ifndef STACK_CLASSES_H
#define STACK_CLASSES_H

#include "aws/services.h"

typedef struct ClassFacts {
    int vcpu;
    double memory_gib;
    bool graviton;  /* AWS's own Arm processor; else x86 */
    bool burstable; /* a t class: full speed for a time, a share of it always */
} ClassFacts;
/* From the name, by the rules of its family and size. False, with `facts` as they were, for a name whose rule is not
 * known: a new family, a metal size. */
bool class_facts(const char *name, ClassFacts *facts);

/* What was kept today, else asked of AWS page by page (rds_orderable_classes). `since_ms` (may be NULL): when AWS said
 * it, 0 for just now. `anew`: asks even if something is kept. */
bool classes_fetch(AwsContext *aws, const char *engine_version, bool anew, RdsClasses *classes, long long *since_ms,
                   Error *err);

#endif
