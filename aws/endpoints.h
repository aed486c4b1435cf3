/* Which host a service answers at (AWS General Reference, "Service endpoints"; botocore's partitions.json). Pure. */
#ifndef AWS_ENDPOINTS_H
#define AWS_ENDPOINTS_H

#include "aws/call.h"

typedef struct AwsPartition {
    const char *id;            /* "aws", "aws-cn", "aws-us-gov" … */
    const char *prefix;        /* of its regions' codes: "cn-" */
    const char *suffix;        /* "amazonaws.com" */
    const char *dual_suffix;   /* "api.aws" */
    const char *global_host;   /* between "iam." and the suffix: ""; "cn-north-1." */
    const char *global_region; /* what IAM's requests are signed for: "us-east-1" */
} AwsPartition;

/* By the region's code; an unknown one is taken as one of "aws". */
const AwsPartition *partition_of(const char *region);

/* "https://rds.eu-west-1.amazonaws.com" and the region to sign for, which differs for global services and for prices.
 * The caller frees both. */
void endpoint_default(const AwsService *service, const char *region, bool fips, bool dual_stack, char **url,
                      char **signing_region);

/* Whether it can be a region's code: it becomes a part of a host's name. */
bool region_valid(const char *region);
/* http or https, a host, and nothing that could move a request elsewhere: no user, no query, no fragment. */
bool endpoint_valid(const char *url);
/* "http://localhost:4566/a" gives the host as a request names it, "localhost:4566" (the scheme's own port left out),
 * and the path, "/a". The caller frees both. ERROR_USAGE when it is no address. */
bool endpoint_split(const char *url, char **host, char **path, Error *err);

#endif
