/* The role of an EC2 instance, by its metadata service, version 2 (EC2 User Guide, "Use IMDSv2"). Version 1 is not
 * spoken: whatever can make this machine fetch a URL could read the keys by it. */
#include "aws/credentials.h"
#include "aws/endpoints.h"
#include "aws/reply.h"
#include "base/memory.h"
#include "base/random.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *profile_setting(const Lookup *lookup, const char *variable, const char *key) {
    const char *value = environment(variable);
    return value ? value : config_value(&lookup->config, lookup->profile, key);
}

static char *metadata_url(const Lookup *lookup) {
    const char *own = profile_setting(lookup, "AWS_EC2_METADATA_SERVICE_ENDPOINT", "ec2_metadata_service_endpoint");
    const char *mode =
        profile_setting(lookup, "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ec2_metadata_service_endpoint_mode");
    if (own && endpoint_valid(own)) {
        size_t length = strlen(own);
        while (own[length - 1] == '/')
            length--;
        return memory_copy_n(own, length);
    }
    return memory_copy(mode && strcasecmp(mode, "ipv6") == 0 ? "http://[fd00:ec2::254]" : "http://169.254.169.254");
}

static long number_setting(const Lookup *lookup, const char *variable, const char *key, long otherwise) {
    const char *text = profile_setting(lookup, variable, key);
    long number = text ? strtol(text, NULL, 10) : 0;
    return number >= 1 && number <= 60 ? number : otherwise;
}

/* One request of the three. Off EC2 nobody answers: a second, and the next source is asked. */
static bool metadata_ask(const Lookup *lookup, const char *method, const char *url, const Secret *token,
                         HttpReply *reply, Error *err) {
    HttpHeader header = {(char *)"x-aws-ec2-metadata-token", token->bytes};
    if (!token->bytes)
        header = (HttpHeader){(char *)"x-aws-ec2-metadata-token-ttl-seconds", (char *)"21600"};
    long wait_ms = 1000 * number_setting(lookup, "AWS_METADATA_SERVICE_TIMEOUT", "metadata_service_timeout", 1);
    HttpRequest request = {
        .method = method,
        .url = url,
        .headers = &header,
        .header_count = 1,
        .body = strcmp(method, "PUT") == 0 ? "" : NULL,
        .connect_ms = wait_ms,
        .silence_ms = wait_ms,
        .max_body = 64 * 1024,
        .direct = true,
    };
    long attempts = number_setting(lookup, "AWS_METADATA_SERVICE_NUM_ATTEMPTS", "metadata_service_num_attempts", 1);
    return lookup_send(lookup, &request, (int)attempts, reply, err) && reply->status == 200 && reply->body_length > 0;
}

/* When the service can't renew them, keys go on to work past their end: they are used, and asked for again some minutes
 * later (AWS SDKs and Tools Reference Guide, "IMDS credential provider", static stability; botocore's
 * InstanceMetadataFetcher adds as much). */
static long long still_good(const Lookup *lookup, long long expires_ms) {
    const long long again_ms = 10 * 60 * 1000;
    long long now = lookup_now_ms(lookup), spread = (long long)(random_share() * (double)again_ms);
    return expires_ms >= 0 && expires_ms <= now ? now + again_ms + spread : expires_ms;
}

static SourceAnswer keys_ask(const Lookup *lookup, const char *url, const Secret *token, const char *role, Found *found,
                             Error *err) {
    AUTO(memory_release) char *own = memory_print("%s%s", url, role);
    AUTO(reply_wipe) HttpReply reply = {0};
    if (!metadata_ask(lookup, "GET", own, token, &reply, err))
        return SOURCE_NONE;
    AUTO(json_wipe) json_t *json = json_object_parse(reply.body, reply.body_length);
    found->expires_ms = still_good(lookup, json_time(json, "Expiration"));
    if (found->expires_ms < 0 || !found_json(found, json, "AccessKeyId", "SecretAccessKey", "Token")) {
        const char *code = json_text(json, "Code"), *message = json_text(json, "Message");
        return source_failed(err, "InstanceMetadata", "look at the instance's role",
                             "EC2 instance role %.64s: %.60s %.300s", role, code ? code : "no credentials",
                             message ? message : "");
    }
    found_source(found, "EC2 instance role %.64s", role);
    return SOURCE_FOUND;
}

SourceAnswer credentials_instance(const Lookup *lookup, Found *found, Error *err) {
    const char *off = environment("AWS_EC2_METADATA_DISABLED");
    if (off && strcasecmp(off, "true") == 0)
        return SOURCE_NONE;
    AUTO(memory_release) char *base = metadata_url(lookup);
    AUTO(memory_release) char *token_url = memory_print("%s/latest/api/token", base);
    AUTO(memory_release) char *roles_url = memory_print("%s/latest/meta-data/iam/security-credentials/", base);
    AUTO(reply_wipe) HttpReply reply = {0}, roles = {0};
    AUTO(secret_release) Secret token = {0};
    bool ok = metadata_ask(lookup, "PUT", token_url, &token, &reply, err);
    if (ok)
        secret_set(&token, reply.body, strcspn(reply.body, "\r\n"));
    ok = ok && metadata_ask(lookup, "GET", roles_url, &token, &roles, err);
    if (!ok)
        return cancel_wanted(lookup->aws->cancel) ? SOURCE_FAILED : SOURCE_NONE;
    roles.body[strcspn(roles.body, "\r\n")] = '\0';
    if (strspn(roles.body, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+=,.@_-") !=
        strlen(roles.body)) /* IAM's characters of a role name: a captive portal's page has others */
        return SOURCE_NONE;
    return keys_ask(lookup, roles_url, &token, roles.body, found, err);
}
