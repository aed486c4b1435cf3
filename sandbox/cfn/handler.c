/* See handler.h. */
#include "sandbox/cfn/handler.h"
#include "base/memory.h"
#include "sandbox/world/account.h"
#include "sandbox/world/presets.h"
#include "sandbox/services/service.h"
#include "sandbox/values/rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const HandlerRule *const tables[] = {ec2_rules,    zone_rules, elb_rules,  rds_rules,
                                            secret_rules, logs_rules, pair_rules, endpoint_rules};

const char *asked_text(const Asked *asked, const char *name) {
    return value_text(asked->properties, name);
}

long asked_number(const json_t *properties, const char *name, long usual) {
    AUTO(memory_release) char *text = value_string(json_object_get(properties, name));
    return text && *text ? strtol(text, NULL, 10) : usual;
}

char *handler_zone(const Asked *asked, const char *subnet_id) {
    AUTO(things_release) Things subnets = things_of(asked->world, asked->region, "AWS::EC2::Subnet", asked->at_ms);
    const CfnPhysical *subnet = things_find(&subnets, NULL, subnet_id);
    const char *zone = subnet ? value_text(subnet->properties, "AvailabilityZone") : "";
    return *zone ? memory_copy(zone) : NULL;
}

bool handler_quota_used(const Asked *asked, const char *type, const char *service, const char *code, size_t own) {
    AUTO(things_release) Things standing = things_of(asked->world, asked->region, type, asked->at_ms);
    const Quota *quota = account_quota(service, code);
    return (double)(standing.count + own) >= presets_quota(world_presets(asked->world), code, quota->usual);
}

static bool has_verb(const char *verbs, const char *verb) {
    size_t length = strlen(verb);
    for (const char *at = strstr(verbs, verb); at; at = strstr(at + 1, verb))
        if ((at == verbs || at[-1] == ' ') && (at[length] == '\0' || at[length] == ' '))
            return true;
    return false;
}

/* "Load balancer '{0}' …" with what {0} stands for. */
static char *words_fill(const char *words, const json_t *said) {
    AUTO(text_release) Text text = {0};
    for (const char *at = words; *at;) {
        bool place = at[0] == '{' && at[1] >= '0' && at[1] <= '9' && at[2] == '}';
        const char *value = place ? json_string_value(json_array_get(said, (size_t)(at[1] - '0'))) : NULL;
        if (value)
            text_put(&text, value);
        else
            text_add(&text, at, 1);
        at += value ? 3 : 1;
    }
    return text_take(&text);
}

bool handler_refuse(void *world, const CfnAsked *what, CfnRefusal *refusal) {
    const Asked asked = {world, what->region, what->physical_id, what->before, what->properties, what->at_ms};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        for (const HandlerRule *rule = tables[i]; rule->type; rule++) {
            if (strcmp(rule->type, what->type) != 0 || !has_verb(rule->verbs, what->verb))
                continue;
            json_auto_t *said = json_array();
            if (!rule->breaks(&asked, said))
                continue;
            *refusal = (CfnRefusal){words_fill(rule->words, said), rule->code, rule->voice == HANDLER};
            return true;
        }
    if (strcmp(what->verb, "delete") == 0)
        return false;
    const char *code = "InvalidRequest";
    const ValueRule *rule = NULL;
    char *words = value_rules_refuse(what->type, what->region, what->properties, &rule);
    if (!words)
        words = handler_absent(&asked, what->type, &code);
    if (words)
        *refusal = (CfnRefusal){words, code, false};
    return words != NULL;
}
