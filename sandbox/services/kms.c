/* KMS (API Reference, 2014-11-01): the keys of stacks. */
#include "base/memory.h"
#include "sandbox/services/service.h"

#include <string.h>

/* Key id, ARN, alias name or alias ARN. */
static const CfnPhysical *key_find(const Call *call, const Things *keys, const char *id) {
    const char *alias = strstr(id, "alias/");
    if (!alias)
        return things_find(keys, "Arn", id);
    AUTO(things_release) Things aliases = things_here(call, "AWS::KMS::Alias");
    const CfnPhysical *found = things_find(&aliases, NULL, alias);
    return found ? things_find(keys, "Arn", value_text(found->properties, "TargetKeyId")) : NULL;
}

static CfnReply no_such_key(const Call *call, const char *id) {
    bool alias = strncmp(id, "alias/", 6) == 0;
    return reply_error(400, "NotFoundException", "%s 'arn:aws:kms:%s:%s:%s%s' %s", alias ? "Alias" : "Key",
                       call->region, call->account, alias ? "" : "key/", id,
                       alias ? "is not found." : "does not exist");
}

static CfnReply describe_key(const Call *call) {
    const char *id = input_text(call, "KeyId");
    AUTO(things_release) Things keys = things_here(call, "AWS::KMS::Key");
    const CfnPhysical *key = key_find(call, &keys, id);
    if (!key)
        return no_such_key(call, id);
    bool going = key->state == CFN_DELETING;
    json_t *metadata = json_pack(
        "{s:s, s:s, s:s, s:o, s:b, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:[s], s:b}", "AWSAccountId", call->account,
        "KeyId", key->physical_id, "Arn", thing_attribute(key, "Arn"), "CreationDate", time_json(key->created_ms),
        "Enabled", !going, "Description", value_text(key->properties, "Description"), "KeyUsage", "ENCRYPT_DECRYPT",
        "KeyState", going ? "PendingDeletion" : "Enabled", "Origin", "AWS_KMS", "KeyManager", "CUSTOMER",
        "CustomerMasterKeySpec", "SYMMETRIC_DEFAULT", "KeySpec", "SYMMETRIC_DEFAULT", "EncryptionAlgorithms",
        "SYMMETRIC_DEFAULT", "MultiRegion", 0);
    return reply_output(json_pack("{s:o}", "KeyMetadata", metadata));
}

static CfnReply list_aliases(const Call *call) {
    static const Paging paging = {"Limit", "Marker", "NextMarker", 100};
    json_t *items = json_array();
    AUTO(things_release) Things aliases = things_here(call, "AWS::KMS::Alias");
    const char *of = input_text(call, "KeyId");
    for (size_t i = 0; i < aliases.count; i++) {
        const char *target = value_text(aliases.items[i].properties, "TargetKeyId");
        if (!*of || strcmp(of, target) == 0)
            json_array_append_new(items,
                                  json_pack("{s:s, s:o, s:s}", "AliasName", aliases.items[i].physical_id, "AliasArn",
                                            value_print("arn:aws:kms:%s:%s:%s", call->region, call->account,
                                                        aliases.items[i].physical_id),
                                            "TargetKeyId", target));
    }
    CfnReply reply = page_reply(call, &paging, "Aliases", items);
    if (reply.output)
        json_object_set_new(reply.output, "Truncated", json_boolean(json_object_get(reply.output, "NextMarker")));
    return reply;
}

static CfnReply get_rotation(const Call *call) {
    const char *id = input_text(call, "KeyId");
    AUTO(things_release) Things keys = things_here(call, "AWS::KMS::Key");
    const CfnPhysical *key = key_find(call, &keys, id);
    if (!key)
        return no_such_key(call, id);
    return reply_output(
        json_pack("{s:b}", "KeyRotationEnabled", value_true(json_object_get(key->properties, "EnableKeyRotation"))));
}

const Action kms_actions[] = {
    {"DescribeKey", describe_key, false},
    {"ListAliases", list_aliases, false},
    {"GetKeyRotationStatus", get_rotation, false},
    {0},
};
