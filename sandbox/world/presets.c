/* See presets.h. */
#include "sandbox/world/presets.h"
#include "base/memory.h"
#include "sandbox/cfn/value.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const objects[] = {"quotas", "zones", "grown", "images", "engines"};
static const char *const arrays[] = {"secrets", "groups", "maintenance", "words"};

json_t *presets_new(void) {
    json_t *presets = json_object();
    for (size_t i = 0; i < sizeof objects / sizeof *objects; i++)
        json_object_set_new(presets, objects[i], json_object());
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
        json_object_set_new(presets, arrays[i], json_array());
    return presets;
}

static bool certificate_add(json_t *presets, const char *words) {
    char *end = NULL;
    double days = strtod(words, &end);
    return end != words && !*end && json_object_set_new(presets, "certificate", json_real(days)) == 0;
}

/* "a=t3,endpoint" */
static bool zone_add(json_t *presets, const char *words) {
    if (!words[0] || words[1] != '=' || !words[2])
        return false;
    json_t *lacks = json_array();
    for (const char *at = words + 2; *at; at += strcspn(at, ","), at += *at == ',') {
        AUTO(memory_release) char *one = memory_copy_n(at, strcspn(at, ","));
        list_add(lacks, one);
    }
    AUTO(memory_release) char *letter = memory_copy_n(words, 1);
    return json_object_set_new(json_object_get(presets, "zones"), letter, lacks) == 0;
}

/* "ami-0123456789abcdef0=x86_64,444455556666,golden,30" */
static bool image_add(json_t *presets, const char *words) {
    char id[32], architecture[16], owner[16], name[128];
    long gib;
    if (sscanf(words, "%31[^=]=%15[^,],%15[^,],%127[^,],%ld", id, architecture, owner, name, &gib) != 5)
        return false;
    return json_object_set_new(json_object_get(presets, "images"), id,
                               json_pack("{s:s, s:s, s:s, s:I}", "Architecture", architecture, "OwnerId", owner, "Name",
                                         name, "GiB", (json_int_t)gib)) == 0;
}

/* "default=18", "16=2027-01-31" */
static bool engine_add(json_t *presets, const char *words) {
    const char *equals = strchr(words, '=');
    if (!equals || equals == words || !equals[1])
        return false;
    AUTO(memory_release) char *name = memory_copy_n(words, (size_t)(equals - words));
    return json_object_set_new(json_object_get(presets, "engines"), name, json_string(equals + 1)) == 0;
}

static bool number_add(json_t *presets, const char *member, const char *words) {
    const char *equals = strchr(words, '=');
    char *end = NULL;
    double value = equals ? strtod(equals + 1, &end) : 0;
    if (!equals || equals == words || end == equals + 1 || *end)
        return false;
    AUTO(memory_release) char *name = memory_copy_n(words, (size_t)(equals - words));
    return json_object_set_new(json_object_get(presets, member), name, json_real(value)) == 0;
}

/* Accounts as people have them: each a bundle of what can be said singly. */
static const struct {
    const char *name;
    const char *specs[6];
} accounts[] = {
    /* AWS's free plan, since July 2025. */
    {"free-plan", {"free-plan", NULL}},
    /* One of the first zones, to which AWS brings nothing new: use1-az3 is one. */
    {"old", {"zone-lacks:a=t3,t3a,t4g,lambda,endpoint,db.t4g,db.m6g,db.m7g,db.m8g,db.r6g,db.r7g,db.x2g", NULL}},
    /* Nothing more fits in. */
    {"full",
     {"quota:L-F678F1CE=1", "quota:L-0263D0A3=0", "quota:L-A4707A72=1", "quota:L-7B6409FD=0", "quota:L-69A177A2=0",
      NULL}},
};

static PresetWord account_add(json_t *presets, const char *name) {
    for (size_t i = 0; i < sizeof accounts / sizeof *accounts; i++) {
        if (strcmp(accounts[i].name, name) != 0)
            continue;
        for (const char *const *spec = accounts[i].specs; *spec; spec++)
            presets_add(presets, *spec);
        return PRESET_TAKEN;
    }
    return PRESET_WRONG;
}

PresetWord presets_add(json_t *presets, const char *spec) {
    static const struct {
        const char *prefix, *list;
    } lists[] = {{"pending-secret:", "secrets"}, {"orphan-log-group:", "groups"}, {"maintenance:", "maintenance"}};
    if (strcmp(spec, "free-plan") == 0) {
        list_add(json_object_get(presets, "words"), spec);
        return PRESET_TAKEN;
    }
    if (strncmp(spec, "account:", 8) == 0)
        return account_add(presets, spec + 8);
    if (strncmp(spec, "zone-lacks:", 11) == 0)
        return zone_add(presets, spec + 11) ? PRESET_TAKEN : PRESET_WRONG;
    if (strncmp(spec, "grown:", 6) == 0)
        return number_add(presets, "grown", spec + 6) ? PRESET_TAKEN : PRESET_WRONG;
    if (strncmp(spec, "engine:", 7) == 0)
        return engine_add(presets, spec + 7) ? PRESET_TAKEN : PRESET_WRONG;
    if (strncmp(spec, "image:", 6) == 0)
        return image_add(presets, spec + 6) ? PRESET_TAKEN : PRESET_WRONG;
    if (strncmp(spec, "quota:", 6) == 0)
        return number_add(presets, "quotas", spec + 6) ? PRESET_TAKEN : PRESET_WRONG;
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
    for (size_t i = 0; i < sizeof objects / sizeof *objects; i++)
        json_object_update(json_object_get(presets, objects[i]), json_object_get(more, objects[i]));
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
        json_array_extend(json_object_get(presets, arrays[i]), json_object_get(more, arrays[i]));
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
    size_t said = 0;
    for (size_t i = 0; i < sizeof objects / sizeof *objects; i++)
        said += json_object_size(json_object_get(presets, objects[i]));
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
        said += json_array_size(json_object_get(presets, arrays[i]));
    return !said && !json_object_get(presets, "certificate") && !presets_policies(presets, false) &&
           !presets_policies(presets, true);
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

bool presets_free_plan(const json_t *presets) {
    return list_has(json_object_get(presets, "words"), "free-plan");
}

bool presets_zone_lacks(const json_t *presets, char letter, const char *what) {
    const char name[] = {letter, '\0'};
    return list_has(json_object_get(json_object_get(presets, "zones"), name), what);
}

const json_t *presets_images(const json_t *presets) {
    return json_object_get(presets, "images");
}

long presets_grown(const json_t *presets, const char *database) {
    return (long)json_number_value(json_object_get(json_object_get(presets, "grown"), database));
}

const char *presets_engine(const json_t *presets, const char *name, const char *usual) {
    const char *found = json_string_value(json_object_get(json_object_get(presets, "engines"), name));
    return found ? found : usual;
}
