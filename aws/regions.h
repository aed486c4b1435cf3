/* The regions of AWS with the names that its console gives them, for lists. */
#ifndef AWS_REGIONS_H
#define AWS_REGIONS_H

#include <stddef.h>

typedef struct AwsRegion {
    const char *code, *name; /* "eu-west-1", "Europe (Ireland)" */
} AwsRegion;

/* In the order in which they are shown. AWS opens new ones: a code that is not here can be right all the same. */
extern const AwsRegion aws_regions[];
extern const size_t aws_region_count;

/* "Europe (Ireland)"; the code itself when it is not known. */
const char *aws_region_name(const char *code);

#endif
