/* See names.h. */
#include "sandbox/cfn/names.h"
#include "base/memory.h"
#include "sandbox/cfn/value.h"
#include "sandbox/values/types.h"

#include <string.h>
#include <strings.h>

/* Names of these are one for all regions of an account. */
static bool name_is_global(const char *type) {
    return strncmp(type, "AWS::IAM::", 10) == 0 || strcmp(type, "AWS::S3::Bucket") == 0 ||
           strcmp(type, "AWS::CloudWatch::Dashboard") == 0;
}

/* Whose creation again is no error but an overwriting. */
static bool name_is_free(const char *type) {
    return strcmp(type, "AWS::CloudWatch::Alarm") == 0 || strcmp(type, "AWS::CloudWatch::Dashboard") == 0 ||
           strcmp(type, "AWS::SNS::Topic") == 0;
}

const char *name_property(const char *type) {
    return name_is_free(type) ? NULL : strcmp(type, "AWS::KMS::Alias") == 0 ? "AliasName" : type_name_property(type);
}

const Thing *name_owner(const Cfn *cfn, const char *region, const char *type, const char *name, long long at_ms) {
    const char *property = name_property(type);
    for (size_t i = 0; property && i < cfn->thing_count; i++) {
        const Thing *thing = cfn->things[i];
        const ThingState *state = thing_at(thing, at_ms);
        if (!state || strcmp(thing->type, type) != 0 || (!name_is_global(type) && strcmp(thing->region, region) != 0))
            continue;
        AUTO(memory_release) char *other = value_string(json_object_get(state->properties, property));
        json_auto_t *live = thing_live(cfn, thing, at_ms);
        if (other && strcasecmp(other, name) == 0 && !json_is_null(live))
            return thing;
    }
    return NULL;
}

bool name_stands(const Cfn *cfn, const char *region, const char *type, const char *name, long long at_ms) {
    const CfnWorld *world = &cfn->world;
    return name_owner(cfn, region, type, name, at_ms) ||
           (world->stands && world->stands(world->self, region, type, name, at_ms));
}
