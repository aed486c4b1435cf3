/* Prints, as one JSON object, what a session resolves in this environment: for comparing it with other clients.
 *
 *     session [--profile P] [--region R] [--endpoint-url U] [--mfa CODE] [--again] [--files] [--times]
 * [SERVICE:HOST:SIGNING[:global]]...
 *
 * --files prints what the shared files say, and nothing else; --times what each line of the input is as a time.
 * --again asks for the credentials twice, the second time as if AWS had refused the first ones, or as one who waits for
 * a sign-in. The keys that it prints are those of test files: this program is not installed. */
#include "aws/config.h"
#include "aws/internal.h"
#include "base/clock.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool mfa_answer(void *data, const AwsMfaQuestion *question, Secret *code, const Cancel *cancel, Error *err) {
    (void)question, (void)cancel, (void)err;
    const char *given = data;
    secret_set(code, given, strlen(given));
    return true;
}

static json_t *error_json(const Error *err) {
    static const char *const kinds[] = {
        [ERROR_FAILED] = "failed",   [ERROR_USAGE] = "usage",     [ERROR_DENIED] = "denied",
        [ERROR_SIGN_IN] = "sign-in", [ERROR_NETWORK] = "network", [ERROR_CANCELLED] = "cancelled"};
    return json_pack("{s:s, s:s, s:s, s:s, s:s}", "kind", kinds[err->kind], "tried", err->tried, "said", err->said,
                     "remedy", err->remedy, "code", err->code);
}

static json_t *credentials_json(AwsContext *aws, bool again) {
    AUTO(aws_credentials_release) AwsCredentials keys = {0};
    AwsCredentialsInfo info = {0};
    Error err = {0};
    bool ok = session_credentials(aws, &keys, &err);
    if (!ok && again)
        ok = session_credentials(aws, &keys, &err);
    if (!ok)
        return json_pack("{s:o}", "error", error_json(&err));
    if (again && session_credentials_refused(aws, &keys)) {
        aws_credentials_release(&keys);
        if (!session_credentials(aws, &keys, &err))
            return json_pack("{s:o}", "error", error_json(&err));
    }
    if (!aws_session_credentials(aws, &info, &err))
        return json_pack("{s:o}", "error", error_json(&err));
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:I}", "id", keys.access_key_id, "secret",
                     secret_string(&keys.secret_access_key), "token", secret_string(&keys.token), "source", info.source,
                     "shown", info.access_key, "expires_ms", (json_int_t)info.expires_ms);
}

static json_t *endpoint_json(const AwsSession *session, const char *argument) {
    AUTO(memory_release) char *copy = memory_copy(argument);
    char *rest = copy;
    AwsService service = {.id = strsep(&rest, ":"), .protocol = AWS_QUERY};
    service.host_prefix = rest ? strsep(&rest, ":") : "";
    service.signing_name = rest ? strsep(&rest, ":") : "";
    service.global = rest && strcmp(rest, "global") == 0;
    AUTO(aws_endpoint_release) AwsEndpoint endpoint = {0};
    Error err = {0};
    if (!session_endpoint(session, &service, NULL, &endpoint, &err))
        return json_pack("{s:o}", "error", error_json(&err));
    return json_pack("{s:s, s:s}", "url", endpoint.url, "region", endpoint.region);
}

static json_t *profiles_json(void) {
    size_t count;
    AwsProfile *profiles = aws_profiles(&count);
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, json_string(profiles[i].name));
    aws_profiles_free(profiles, count);
    return list;
}

/* A value; of a nested one, each of its own. */
static json_t *value_json(const IniSection *section, const char *key) {
    const char *value = ini_value(section, key);
    if (*value != '\n')
        return json_string(value);
    json_t *nested = json_object();
    AUTO(memory_release) char *copy = memory_copy(value);
    for (char *rest = copy, *line; (line = strsep(&rest, "\n"));) {
        line[strcspn(line, "=")] = '\0';
        for (char *end = line + strlen(line); end > line && strchr(" \t", end[-1]);)
            *--end = '\0';
        AUTO(memory_release) char *own = ini_nested(section, key, line);
        if (own)
            json_object_set_new(nested, line, json_string(own));
    }
    return nested;
}

static void values_add(json_t *values, const IniSection *section) {
    const IniSection *both[] = {section ? section->defaults : NULL, section};
    for (size_t part = 0; part < 2; part++)
        for (size_t i = 0; both[part] && i < both[part]->count; i++)
            json_object_set_new(values, both[part]->entries[i].key, value_json(section, both[part]->entries[i].key));
}

/* {"profiles": {"default": {"region": …}}}, or {"error": …} */
static json_t *files_json(void) {
    AUTO(config_release) AwsConfig config = {0};
    Error err = {0};
    if (!config_read(&config, &err))
        return json_pack("{s:o}", "error", error_json(&err));
    json_t *all = json_object();
    size_t count;
    AwsProfile *profiles = aws_profiles(&count);
    for (size_t i = 0; i < count; i++) {
        json_t *values = json_object();
        values_add(values, config_profile(&config, profiles[i].name));
        values_add(values, credentials_profile(&config, profiles[i].name));
        json_object_set_new(all, profiles[i].name, values);
    }
    aws_profiles_free(profiles, count);
    return json_pack("{s:o}", "profiles", all);
}

static json_t *times_json(void) {
    char line[256];
    json_t *list = json_array();
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        json_array_append_new(list, json_integer(time_parse(line)));
    }
    return list;
}

static void print(json_t *out) {
    json_dumpf(out, stdout, JSON_COMPACT);
    putchar('\n');
    json_decref(out);
}

int main(int count, char **arguments) {
    AwsOptions options = {0};
    bool again = false;
    int next = 1;
    for (; next < count && strncmp(arguments[next], "--", 2) == 0; next++) {
        if (strcmp(arguments[next], "--again") == 0)
            again = true;
        else if (strcmp(arguments[next], "--files") == 0)
            return print(files_json()), 0;
        else if (strcmp(arguments[next], "--times") == 0)
            return print(times_json()), 0;
        else if (next + 1 == count)
            return 2;
        else if (strcmp(arguments[next], "--profile") == 0)
            options.profile = arguments[++next];
        else if (strcmp(arguments[next], "--region") == 0)
            options.region = arguments[++next];
        else if (strcmp(arguments[next], "--endpoint-url") == 0)
            options.endpoint_url = arguments[++next];
        else if (strcmp(arguments[next], "--mfa") == 0)
            options.ask_mfa = mfa_answer, options.ask_data = arguments[++next];
        else
            return 2;
    }
    Error err = {0};
    json_t *out = json_pack("{s:o}", "profiles", profiles_json());
    AwsSession *session = aws_session_new(&options, &err);
    if (session) {
        AwsContext aws = {.session = session};
        json_t *endpoints = json_object();
        for (; next < count; next++)
            json_object_set_new(endpoints, arguments[next], endpoint_json(session, arguments[next]));
        json_object_set_new(out, "region", json_string(aws_session_region(session)));
        json_object_set_new(out, "endpoints", endpoints);
        json_object_set_new(out, "credentials", credentials_json(&aws, again));
        json_object_set_new(out, "attempts", json_integer(session_max_attempts(session)));
    } else {
        json_object_set_new(out, "error", error_json(&err));
    }
    print(out);
    aws_session_free(session);
    return 0;
}
