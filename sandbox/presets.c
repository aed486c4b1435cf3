/* See presets.h. */
#include "sandbox/presets.h"
#include "base/memory.h"
#include "sandbox/cfn_value.h"

#include <stdlib.h>
#include <string.h>

json_t *presets_new(void) {
    return json_pack("{s:{}, s:[], s:[], s:[]}", "quotas", "secrets", "groups", "maintenance");
}

static bool quota_add(json_t *presets, const char *words) {
    const char *equals = strchr(words, '=');
    char *end = NULL;
    double value = equals ? strtod(equals + 1, &end) : 0;
    if (!equals || equals == words || end == equals + 1 || *end)
        return false;
    AUTO(memory_release) char *code = memory_copy_n(words, (size_t)(equals - words));
    return json_object_set_new(json_object_get(presets, "quotas"), code, json_real(value)) == 0;
}

static bool certificate_add(json_t *presets, const char *words) {
    char *end = NULL;
    double days = strtod(words, &end);
    return end != words && !*end && json_object_set_new(presets, "certificate", json_real(days)) == 0;
}

PresetWord presets_add(json_t *presets, const char *spec) {
    static const struct {
        const char *prefix, *list;
    } lists[] = {{"pending-secret:", "secrets"}, {"orphan-log-group:", "groups"}, {"maintenance:", "maintenance"}};
    if (strncmp(spec, "quota:", 6) == 0)
        return quota_add(presets, spec + 6) ? PRESET_TAKEN : PRESET_WRONG;
    if (strncmp(spec, "certificate:", 12) == 0)
        return certificate_add(presets, spec + 12) ? PRESET_TAKEN : PRESET_WRONG;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        size_t length = strlen(lists[i].prefix);
        if (strncmp(spec, lists[i].prefix, length) != 0)
            continue;
        if (!spec[length])
            return PRESET_WRONG;
        list_add(json_object_get(presets, lists[i].list), spec + length);
        return PRESET_TAKEN;
    }
    return PRESET_OTHER;
}

static const char *policies_member(bool role) {
    return role ? "role_policies" : "policies";
}

void presets_add_policy(json_t *presets, bool role, json_t *policy) {
    if (!presets_policies(presets, role))
        json_object_set_new(presets, policies_member(role), json_array());
    json_array_append_new(json_object_get(presets, policies_member(role)), policy);
}

const json_t *presets_policies(const json_t *presets, bool role) {
    return json_object_get(presets, policies_member(role));
}

void presets_join(json_t *presets, const json_t *more) {
    json_object_update(json_object_get(presets, "quotas"), json_object_get(more, "quotas"));
    json_array_extend(json_object_get(presets, "secrets"), json_object_get(more, "secrets"));
    json_array_extend(json_object_get(presets, "groups"), json_object_get(more, "groups"));
    json_array_extend(json_object_get(presets, "maintenance"), json_object_get(more, "maintenance"));
    if (json_object_get(more, "certificate"))
        json_object_set(presets, "certificate", json_object_get(more, "certificate"));
    for (int role = 0; role < 2; role++) {
        size_t i;
        json_t *policy;
        json_array_foreach(presets_policies(more, role), i, policy)
            presets_add_policy(presets, role, json_incref(policy));
    }
}

bool presets_empty(const json_t *presets) {
    return !json_object_size(json_object_get(presets, "quotas")) &&
           !json_array_size(json_object_get(presets, "secrets")) &&
           !json_array_size(json_object_get(presets, "groups")) &&
           !json_array_size(json_object_get(presets, "maintenance")) && !json_object_get(presets, "certificate") &&
           !presets_policies(presets, false) && !presets_policies(presets, true);
}

double presets_quota(const json_t *presets, const char *code, double usual) {
    const json_t *value = json_object_get(json_object_get(presets, "quotas"), code);
    return value ? json_number_value(value) : usual;
}

bool presets_secret_pending(const json_t *presets, const char *name) {
    return list_has(json_object_get(presets, "secrets"), name);
}

const json_t *presets_groups(const json_t *presets) {
    return json_object_get(presets, "groups");
}

const json_t *presets_maintenance(const json_t *presets) {
    return json_object_get(presets, "maintenance");
}

double presets_certificate_days(const json_t *presets, double usual) {
    const json_t *days = json_object_get(presets, "certificate");
    return days ? json_number_value(days) : usual;
}
