/* See service.h. */
#include "sandbox/services/service.h"
#include "base/memory.h"

#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *id;
    const Action *actions;
} services[] = {
    {"sts", sts_actions},           {"iam", iam_actions},         {"ec2", ec2_actions},
    {"rds", rds_actions},           {"elbv2", elb_actions},       {"secretsmanager", secrets_actions},
    {"ssm", ssm_actions},           {"kms", kms_actions},         {"service-quotas", quota_actions},
    {"logs", logs_actions},         {"pricing", pricing_actions}, {"cloudwatch", cloudwatch_actions},
    {"freetier", freetier_actions}, {"lambda", lambda_actions},
};

const Action *service_actions(const char *service_id) {
    for (size_t i = 0; i < sizeof services / sizeof *services; i++)
        if (strcmp(services[i].id, service_id) == 0)
            return services[i].actions;
    return NULL;
}

const char *input_text(const Call *call, const char *name) {
    return value_text(call->input, name);
}

long long input_number(const Call *call, const char *name, long long usual) {
    const json_t *value = json_object_get(call->input, name);
    return json_is_integer(value) ? json_integer_value(value) : usual;
}

const json_t *input_list(const Call *call, const char *name) {
    return json_object_get(call->input, name);
}

bool input_true(const Call *call, const char *name) {
    return json_is_true(json_object_get(call->input, name));
}

typedef struct Gathering {
    Things things;
    const char *type;
} Gathering;

static bool thing_gather(void *context, const CfnPhysical *physical) {
    Gathering *gathering = context;
    if (strcmp(physical->type, gathering->type) != 0)
        return true;
    Things *things = &gathering->things;
    things->items = memory_grow(things->items, things->count + 1, sizeof *things->items);
    things->items[things->count++] = *physical;
    return true;
}

Things things_of(const World *world, const char *region, const char *type, long long at_ms) {
    Gathering gathering = {.type = type};
    cfn_each_physical(world_cfn(world), region, at_ms, thing_gather, &gathering);
    return gathering.things;
}

void things_release(Things *things) {
    free(things->items);
    *things = (Things){0};
}

const CfnPhysical *things_find(const Things *things, const char *attribute, const char *id) {
    for (size_t i = 0; i < things->count; i++)
        if (strcmp(things->items[i].physical_id, id) == 0 ||
            (attribute && strcmp(thing_attribute(&things->items[i], attribute), id) == 0))
            return &things->items[i];
    return NULL;
}

const char *thing_property(const CfnPhysical *thing, const char *name) {
    static _Thread_local char text[512];
    char *value = value_string(json_object_get(thing->properties, name));
    snprintf(text, sizeof text, "%s", value ? value : "");
    free(value);
    return text;
}

json_t *time_json(long long unix_ms) {
    char text[STAMP_SIZE];
    stamp_format(unix_ms, text);
    return json_string(text);
}

static bool value_matches(const json_t *value, const json_t *patterns) {
    size_t i;
    json_t *pattern;
    AUTO(memory_release) char *text = value_string(value);
    json_array_foreach(patterns, i,
                       pattern) if (text && fnmatch(json_string_value(pattern), text, FNM_NOESCAPE) == 0) return true;
    return false;
}

static bool path_matches(const json_t *value, const char *path, const json_t *patterns) {
    size_t i;
    json_t *item;
    if (json_is_array(value)) {
        json_array_foreach(value, i, item) if (path_matches(item, path, patterns)) return true;
        return false;
    }
    if (!*path)
        return value_matches(value, patterns);
    size_t length = strcspn(path, ".");
    AUTO(memory_release) char *name = memory_copy_n(path, length);
    const json_t *member = json_object_get(value, name);
    return member && path_matches(member, path + length + (path[length] == '.'), patterns);
}

static bool tag_matches(const json_t *item, const char *key, const json_t *patterns) {
    size_t i;
    json_t *tag;
    json_array_foreach(json_object_get(item, "Tags"), i,
                       tag) if (strcmp(value_text(tag, "Key"), key) == 0 &&
                                value_matches(json_object_get(tag, "Value"), patterns)) return true;
    return false;
}

static const char *filter_path(const FilterRow *rows, const char *filter) {
    for (; rows->filter; rows++)
        if (strcmp(rows->filter, filter) == 0)
            return rows->path;
    return strcmp(filter, "tag-key") == 0 ? "Tags.Key" : NULL;
}

bool filter_items(const Call *call, json_t *items, const FilterRow *rows, CfnReply *refused) {
    size_t i;
    json_t *filter;
    json_array_foreach(input_list(call, "Filters"), i, filter) {
        const char *name = value_text(filter, "Name");
        const json_t *patterns = json_object_get(filter, "Values");
        const char *path = filter_path(rows, name);
        bool tag = strncmp(name, "tag:", 4) == 0;
        if (!tag && !path) {
            *refused = reply_error(400, "InvalidParameterValue", "The filter '%s' is invalid", name);
            return false;
        }
        for (size_t k = json_array_size(items); k-- > 0;) {
            const json_t *item = json_array_get(items, k);
            if (!(tag ? tag_matches(item, name + 4, patterns) : path_matches(item, path, patterns)))
                json_array_remove(items, k);
        }
    }
    return true;
}

bool pick_items(const Call *call, json_t *items, const char *input, const char *member, const char *code,
                const char *words, CfnReply *refused) {
    const json_t *ids = input_list(call, input);
    size_t i;
    json_t *id;
    if (!json_array_size(ids))
        return true;
    json_array_foreach(ids, i, id) {
        bool found = false;
        for (size_t k = 0; k < json_array_size(items) && !found; k++)
            found = strcmp(value_text(json_array_get(items, k), member), json_string_value(id)) == 0;
        if (!found) {
            size_t hole = strstr(words, "%s") ? (size_t)(strstr(words, "%s") - words) : strlen(words);
            *refused = reply_error(400, code, "%.*s%s%s", (int)hole, words, json_string_value(id),
                                   words[hole] ? words + hole + 2 : "");
            return false;
        }
    }
    for (size_t k = json_array_size(items); k-- > 0;)
        if (!list_has(ids, value_text(json_array_get(items, k), member)))
            json_array_remove(items, k);
    return true;
}

/* Tokens say where the next page begins, in a form that nobody is tempted to make himself. */
static bool token_parse(const char *token, size_t count, size_t *start) {
    char *end = NULL;
    unsigned long value = strncmp(token, "page-", 5) == 0 ? strtoul(token + 5, &end, 16) : 0;
    *start = value ^ 0x5ec0ade5ul;
    return end && !*end && *start <= count;
}

CfnReply page_reply(const Call *call, const Paging *paging, const char *list_name, json_t *items) {
    const char *token = input_text(call, paging->token_name);
    long long limit = paging->limit_name ? input_number(call, paging->limit_name, paging->most) : paging->most;
    size_t count = json_array_size(items), start = 0;
    if (limit < 1 || limit > paging->most)
        limit = paging->most;
    if (*token && !token_parse(token, count, &start)) {
        json_decref(items);
        return reply_error(400, protocol_is_json(call->service) ? "InvalidNextTokenException" : "InvalidParameterValue",
                           "The token '%s' is not valid", token);
    }
    json_t *page = json_array(), *output = json_object();
    size_t end = start + (size_t)limit < count ? start + (size_t)limit : count;
    for (size_t i = start; i < end; i++)
        json_array_append(page, json_array_get(items, i));
    json_decref(items);
    json_object_set_new(output, list_name, page);
    if (end < count)
        json_object_set_new(output, paging->next_name, value_print("page-%lx", (unsigned long)end ^ 0x5ec0ade5ul));
    return reply_output(output);
}
