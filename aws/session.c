/* See session.h. What the options, the environment and the shared files say is settled when the session is made. */
#include "aws/session.h"
#include "aws/endpoints.h"
#include "aws/session_state.h"
#include "base/mask.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- making it */

/* The first that is set: the option, the environment's, the profile's. */
static const char *setting(const AwsSession *session, const char *option, const char *variable, const char *key) {
    const char *value = option && *option ? option : environment(variable);
    if (!value && key)
        value = config_value(&session->config, session->profile, key);
    return value && *value ? value : NULL;
}

static bool truth(const char *value) {
    return value && strcasecmp(value, "true") == 0;
}

static bool profile_settle(AwsSession *session, const AwsOptions *options, Error *err) {
    const char *name = options->profile && *options->profile ? options->profile : NULL;
    session->chosen = name != NULL;
    if (!name)
        name = environment("AWS_PROFILE");
    if (!name)
        name = environment("AWS_DEFAULT_PROFILE"); /* its name of old */
    session->profile = memory_copy(name ? name : "default");
    if (options->access_key_id) /* given keys: whatever the files hold is of no matter */
        return true;
    if (!config_read(&session->config, err))
        return false;
    if (name && !config_has_profile(&session->config, name)) {
        error_set(err, ERROR_USAGE, "choose one of the profiles there, or make it with aws configure",
                  "no profile \"%.80s\" in %.300s or %.300s", name, session->config.config_path,
                  session->config.credentials_path);
        config_unread_add(&session->config, err);
        snprintf(err->code, sizeof err->code, "NoProfile");
        return false;
    }
    return true;
}

static bool region_settle(AwsSession *session, const AwsOptions *options, Error *err) {
    const char *region = setting(session, options->region, "AWS_REGION", NULL);
    if (!region)
        region = setting(session, NULL, "AWS_DEFAULT_REGION", "region");
    if (region && region_valid(region)) {
        session->region = memory_copy(region);
        return true;
    }
    if (region)
        error_set(err, ERROR_USAGE, "write it as eu-west-1", "\"%.60s\" is no region's code", region);
    else
        error_set(err, ERROR_USAGE, "name one with --region, AWS_REGION or the profile's region",
                  "no region is set for profile %.80s", session->profile);
    if (!region)
        config_unread_add(&session->config, err);
    snprintf(err->code, sizeof err->code, "NoRegion");
    return false;
}

static void switches_settle(AwsSession *session) {
    session->fips = truth(setting(session, NULL, "AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"));
    session->dual_stack = truth(setting(session, NULL, "AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"));
    session->ignore_endpoints =
        truth(setting(session, NULL, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls"));
    const char *attempts = setting(session, NULL, "AWS_MAX_ATTEMPTS", "max_attempts");
    long number = attempts ? strtol(attempts, NULL, 10) : 3;
    session->max_attempts = number >= 1 && number <= 100 ? (int)number : 3;
}

/* The file of trusted certificates, or NULL; the order is botocore's (session.py, endpoint.py). CURL_CA_BUNDLE and
 * SSL_CERT_FILE are other programs'. */
static char *ca_bundle(const AwsSession *session) {
    const char *path = setting(session, NULL, "AWS_CA_BUNDLE", "ca_bundle");
    return path ? path_expand(path) : memory_copy(environment("REQUESTS_CA_BUNDLE"));
}

static void slashes_cut(char *url) {
    size_t length = url ? strlen(url) : 0;
    while (length > 0 && url[length - 1] == '/')
        url[--length] = '\0';
}

static void options_copy(AwsSession *session, const AwsOptions *options) {
    session->options = *options;
    atomic_init(&session->lent, false);
    session->endpoint_url = options->endpoint_url && *options->endpoint_url ? memory_copy(options->endpoint_url) : NULL;
    slashes_cut(session->endpoint_url);
    session->checkip_url = memory_copy(options->checkip_url ? options->checkip_url : "https://checkip.amazonaws.com");
    session->options.access_key_id = session->options.secret_access_key = NULL;
    session->keys_from = memory_copy(options->keys_from);
    session->options.keys_from = session->keys_from;
    if (options->access_key_id) {
        const char *secret = options->secret_access_key ? options->secret_access_key : "";
        secret_set(&session->access_key_id, options->access_key_id, strlen(options->access_key_id));
        secret_set(&session->secret_access_key, secret, strlen(secret));
        session->options.access_key_id = secret_string(&session->access_key_id);
        session->options.secret_access_key = secret_string(&session->secret_access_key);
    }
    session->options.profile = session->options.region = NULL; /* settled, not kept: the caller's strings may go */
    session->options.endpoint_url = session->options.checkip_url = NULL;
}

AwsSession *aws_session_new(const AwsOptions *options, Error *err) {
    AwsSession *session = memory_new(1, sizeof *session);
    pthread_mutex_init(&session->lock, NULL);
    pthread_cond_init(&session->renewed, NULL);
    options_copy(session, options);
    if (!profile_settle(session, options, err) || !region_settle(session, options, err)) {
        aws_session_free(session);
        return NULL;
    }
    switches_settle(session);
    AUTO(memory_release) char *bundle = ca_bundle(session);
    session->transport = transport_new(bundle);
    return session;
}

void aws_session_free(AwsSession *session) {
    if (!session)
        return;
    if (session->transport)
        transport_free(session->transport);
    found_release(&session->found);
    secret_release(&session->access_key_id);
    secret_release(&session->secret_access_key);
    config_release(&session->config);
    free(session->profile);
    free(session->region);
    free(session->endpoint_url);
    free(session->checkip_url);
    free(session->keys_from);
    pthread_cond_destroy(&session->renewed);
    pthread_mutex_destroy(&session->lock);
    free(session);
}

const Routes *aws_session_routes(const AwsSession *session) {
    return session->options.routes;
}

const char *aws_session_database_ca(const AwsSession *session) {
    return session->options.database_ca;
}

long long aws_session_clock_ahead_ms(const AwsSession *session) {
    return transport_clock_offset_ms(session->transport);
}

const char *aws_session_region(const AwsSession *session) {
    return session->region;
}

AwsTransport *session_transport(const AwsSession *session) {
    return session->transport;
}

const char *session_checkip_url(const AwsSession *session) {
    return session->checkip_url;
}

int session_max_attempts(const AwsSession *session) {
    return session->max_attempts;
}

/* ---- endpoints */

/* Of the profile's `services` section, as a new string, or NULL. False: that section is not there. */
static bool services_endpoint(const AwsSession *session, const AwsService *service, char **url, Error *err) {
    const char *name = config_value(&session->config, session->profile, "services");
    const IniSection *section = name ? config_section(&session->config, "services", name) : NULL;
    *url = section ? ini_nested(section, service->id, "endpoint_url") : NULL;
    return section || !name ||
           error_set(err, ERROR_USAGE, "correct the profile's services, or make that section",
                     "profile %.80s names the section [services %.80s], which is not there", session->profile, name);
}

/* In the order of the SDKs' guide, "Service-specific endpoints": a new string without '/' at its end, or NULL when none
 * is configured. A place that is empty says nothing. */
static bool configured_endpoint(const AwsSession *session, const AwsService *service, char **url, Error *err) {
    *url = NULL;
    if (session->ignore_endpoints)
        return true;
    AUTO(memory_release) char *variable = memory_print("AWS_ENDPOINT_URL_%s", service->id);
    for (char *p = variable; *p; p++)
        if (*p >= 'a' && *p <= 'z')
            *p = (char)(*p - 'a' + 'A');
    const char *value = environment(variable);
    if (!value)
        value = environment("AWS_ENDPOINT_URL");
    if (value)
        *url = memory_copy(value);
    else if (!services_endpoint(session, service, url, err))
        return false;
    if (!*url || !**url) {
        free(*url);
        value = config_value(&session->config, session->profile, "endpoint_url");
        *url = value && *value ? memory_copy(value) : NULL;
    }
    slashes_cut(*url);
    return true;
}

void aws_endpoint_release(AwsEndpoint *endpoint) {
    free(endpoint->url);
    free(endpoint->region);
    *endpoint = (AwsEndpoint){0};
}

/* `option`: what --endpoint-url says; NULL: nothing. */
static bool endpoint_find(const AwsSession *session, const AwsService *service, const char *region, const char *option,
                          AwsEndpoint *endpoint, Error *err) {
    char *url, *signing_region, *configured = option ? memory_copy(option) : NULL;
    if (!option && !configured_endpoint(session, service, &configured, err))
        return false;
    endpoint_default(service, region, session->fips, session->dual_stack, &url, &signing_region);
    if (configured) {
        free(url);
        url = configured;
    }
    if (!endpoint_valid(url)) {
        error_set(err, ERROR_USAGE, "write it as https://host:port", "\"%.200s\" is no endpoint for %s", url,
                  service->id);
        mask_users(err->said);
        free(url);
        free(signing_region);
        return false;
    }
    *endpoint = (AwsEndpoint){.url = url, .region = signing_region};
    return true;
}

bool session_endpoint(const AwsSession *session, const AwsService *service, const char *region, AwsEndpoint *endpoint,
                      Error *err) {
    return endpoint_find(session, service, region ? region : session->region, session->endpoint_url, endpoint, err);
}

bool session_keys_endpoint(const AwsSession *session, const AwsService *service, const char *region,
                           AwsEndpoint *endpoint, Error *err) {
    return endpoint_find(session, service, region ? region : session->region, NULL, endpoint, err);
}
