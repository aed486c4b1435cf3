/* See endpoints.h. */
#include "aws/endpoints.h"
#include "base/memory.h"

#include <ctype.h>
#include <string.h>

static const AwsPartition partitions[] = {
    {"aws-cn", "cn-", "amazonaws.com.cn", "api.amazonwebservices.com.cn", "cn-north-1.", "cn-north-1"},
    {"aws-us-gov", "us-gov-", "amazonaws.com", "api.aws", "us-gov.", "us-gov-west-1"},
    {"aws-iso", "us-iso-", "c2s.ic.gov", "api.aws.ic.gov", "us-iso-east-1.", "us-iso-east-1"},
    {"aws-iso-b", "us-isob-", "sc2s.sgov.gov", "api.aws.scloud", "us-isob-east-1.", "us-isob-east-1"},
    {"aws-iso-e", "eu-isoe-", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk", "eu-isoe-west-1.", "eu-isoe-west-1"},
    {"aws-iso-f", "us-isof-", "csp.hci.ic.gov", "api.aws.hci.ic.gov", "us-isof-south-1.", "us-isof-south-1"},
    {"aws-eusc", "eusc-", "amazonaws.eu", "api.amazonwebservices.eu", "eusc-de-east-1.", "eusc-de-east-1"},
    {"aws", "", "amazonaws.com", "api.aws", "", "us-east-1"},
};

const AwsPartition *partition_of(const char *region) {
    const AwsPartition *partition = partitions;
    while (strncmp(region, partition->prefix, strlen(partition->prefix)) != 0)
        partition++;
    return partition;
}

/* In GovCloud the plain hosts are the FIPS ones, but for these services (their endpoint rule sets). */
static bool fips_named(const AwsService *service, const AwsPartition *partition) {
    static const char *const own[] = {"cloudformation", "kms", "secretsmanager", "api.pricing"};
    if (strcmp(partition->id, "aws-us-gov") != 0)
        return true;
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (strcmp(service->host_prefix, own[i]) == 0)
            return true;
    return false;
}

static void global_endpoint(const AwsService *service, const AwsPartition *partition, bool fips, bool dual_stack,
                            char **url, char **signing_region) {
    *signing_region = memory_copy(partition->global_region);
    bool aws = strcmp(partition->id, "aws") == 0;
    const char *mark = fips && aws ? "-fips" : "";
    if (dual_stack && aws)
        *url = memory_print("https://%s%s.global.%s", service->host_prefix, mark, partition->dual_suffix);
    else
        *url = memory_print("https://%s%s.%s%s", service->host_prefix, mark, partition->global_host, partition->suffix);
}

/* The Price List service stands in three regions; its answers are about all of them. */
static const char *pricing_region(const char *region) {
    if (strncmp(region, "eu-", 3) == 0 || strncmp(region, "me-", 3) == 0 || strncmp(region, "af-", 3) == 0 ||
        strncmp(region, "il-", 3) == 0)
        return "eu-central-1";
    return strncmp(region, "ap-", 3) == 0 ? "ap-south-1" : "us-east-1";
}

void endpoint_default(const AwsService *service, const char *region, bool fips, bool dual_stack, char **url,
                      char **signing_region) {
    if (strcmp(service->signing_name, "pricing") == 0)
        region = pricing_region(region);
    const AwsPartition *partition = partition_of(region);
    if (service->global) {
        global_endpoint(service, partition, fips, dual_stack, url, signing_region);
        return;
    }
    const char *mark = fips && (dual_stack || fips_named(service, partition)) ? "-fips" : "";
    *url = memory_print("https://%s%s.%s.%s", service->host_prefix, mark, region,
                        dual_stack ? partition->dual_suffix : partition->suffix);
    *signing_region = memory_copy(region);
}

bool region_valid(const char *region) {
    size_t length = strspn(region, "abcdefghijklmnopqrstuvwxyz0123456789-");
    return length > 0 && length < 64 && region[length] == '\0' && region[0] != '-' && region[length - 1] != '-';
}

bool endpoint_valid(const char *url) {
    size_t scheme = strncmp(url, "https://", 8) == 0 ? 8 : strncmp(url, "http://", 7) == 0 ? 7 : 0;
    if (scheme == 0 || !(isalnum((unsigned char)url[scheme]) || url[scheme] == '['))
        return false;
    for (const char *p = url + scheme; *p; p++)
        if ((unsigned char)*p <= ' ' || (unsigned char)*p >= 0x7f || strchr("?#@\\\"<>", *p))
            return false;
    return true;
}
