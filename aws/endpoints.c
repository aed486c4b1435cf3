/* See endpoints.h. */
#include "aws/endpoints.h"
#include "base/mask.h"
#include "base/memory.h"

#include <ctype.h>
#include <curl/curl.h>
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

/* Where a service departs from the rule "SERVICE-fips.REGION.SUFFIX" (the endpoint rule sets of the SDKs). */
typedef struct Departure {
    const char *host_prefix;
    bool gov_fips;      /* has a host of its own for FIPS in GovCloud, where the plain ones are FIPS hosts, too */
    bool gov_dual_fips; /* the same for its dual-stack hosts */
    bool one_stack;     /* its plain host is its dual-stack one */
    bool dual_only;     /* all its hosts are dual-stack ones */
} Departure;

static const Departure *departure_of(const AwsService *service) {
    static const Departure departures[] = {
        {.host_prefix = "kms", .gov_fips = true, .gov_dual_fips = true},
        {.host_prefix = "secretsmanager", .gov_fips = true, .gov_dual_fips = true, .one_stack = true},
        {.host_prefix = "api.pricing", .gov_fips = true, .gov_dual_fips = true},
        {.host_prefix = "freetier", .dual_only = true},
        {.host_prefix = "monitoring"},
        {.host_prefix = "events"},
        {.host_prefix = NULL, .gov_dual_fips = true}, /* all others */
    };
    const Departure *departure = departures;
    while (departure->host_prefix && strcmp(departure->host_prefix, service->host_prefix) != 0)
        departure++;
    return departure;
}

/* IAM: one host a partition. China has none for FIPS, GovCloud's is one. */
static void global_endpoint(const AwsService *service, const AwsPartition *partition, bool fips, bool dual_stack,
                            char **url, char **signing_region) {
    *signing_region = memory_copy(partition->global_region);
    const char *mark = fips && strcmp(partition->id, "aws") == 0 ? "-fips" : "";
    bool gov = strcmp(partition->id, "aws-us-gov") == 0;
    if (dual_stack)
        *url = memory_print("https://%s%s.%s.%s", service->host_prefix, mark, gov ? "us-gov" : "global",
                            partition->dual_suffix);
    else
        *url = memory_print("https://%s%s.%s%s", service->host_prefix, mark, partition->global_host, partition->suffix);
}

/* The Price List service stands in three regions; its answers are about all of them. Free plans are told by one. */
static const char *home_region(const AwsService *service, const char *region, bool fips) {
    if (strcmp(service->signing_name, "freetier") == 0 && !fips && strcmp(partition_of(region)->id, "aws") == 0)
        return "us-east-1";
    if (strcmp(service->signing_name, "pricing") != 0)
        return region;
    if (strncmp(region, "eu-", 3) == 0 || strncmp(region, "me-", 3) == 0 || strncmp(region, "af-", 3) == 0 ||
        strncmp(region, "il-", 3) == 0)
        return "eu-central-1";
    return strncmp(region, "ap-", 3) == 0 ? "ap-south-1" : "us-east-1";
}

void endpoint_default(const AwsService *service, const char *region, bool fips, bool dual_stack, char **url,
                      char **signing_region) {
    region = home_region(service, region, fips);
    const AwsPartition *partition = partition_of(region);
    if (service->global) {
        global_endpoint(service, partition, fips, dual_stack, url, signing_region);
        return;
    }
    const Departure *departure = departure_of(service);
    dual_stack = departure->dual_only || (dual_stack && !departure->one_stack);
    bool named =
        strcmp(partition->id, "aws-us-gov") != 0 || (dual_stack ? departure->gov_dual_fips : departure->gov_fips);
    const char *mark = fips && named ? "-fips" : "";
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

bool endpoint_split(const char *url, char **host, char **path, Error *err) {
    CURLU *parts = curl_url();
    char *name = NULL, *port = NULL, *place = NULL;
    bool ok = parts && curl_url_set(parts, CURLUPART_URL, url, 0) == CURLUE_OK &&
              curl_url_get(parts, CURLUPART_HOST, &name, 0) == CURLUE_OK &&
              curl_url_get(parts, CURLUPART_PATH, &place, 0) == CURLUE_OK;
    if (ok) {
        bool other_port = curl_url_get(parts, CURLUPART_PORT, &port, CURLU_NO_DEFAULT_PORT) == CURLUE_OK;
        *host = other_port ? memory_print("%s:%s", name, port) : memory_copy(name);
        *path = memory_copy(place);
    }
    curl_free(name);
    curl_free(port);
    curl_free(place);
    curl_url_cleanup(parts);
    if (!ok)
        error_set(err, ERROR_USAGE, "write it as https://host:port", "\"%.200s\" is no usable address", url);
    if (!ok)
        mask_users(err->said);
    return ok;
}
