/* EC2: key pairs. An account holds two from the first; more come by ImportKeyPair. */
#include "base/memory.h"
#include "sandbox/world/account.h"
#include "sandbox/services/ec2.h"
#include "sandbox/world/made_keys.h"
#include "sandbox/world/public_key.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Nobody has the private half of a key with a line of its own; that of the other is derived, so that a demonstration
 * can sign in with what the example settings name. */
static const struct {
    const char *name, *line, *since;
} first_keys[] = {
    {"laptop",
     "ssh-rsa "
     "AAAAB3NzaC1yc2EAAAADAQABAAABAQC9xjC6ktXQ/h7/cqFx773Ip34kedhMB8Vo9ugTHpOsby/jbEMkx30ln0GYUWHShmJKLR0SenzSKaDT"
     "kLmpTi3oaEsQ5uTk7xpmZP0wa4j7ebaQMJ9LHbXRfTTKzedgTkQrsy+w3SIYo5y5MXrirYUq/"
     "LJ97JJMrQoV3jhdDlabaTTVKS9s+lZf+txe6FTG6hwY"
     "P/"
     "x+"
     "wgHQhpKbeO6hTPJVf6D6Pj6OvYmuUIKN4Eev9ZkYOTTDcuekgtNxUxhqRmOc6uVZKDqstt4UAnTCvfsHYS8lQKtWhsVqgOb1HlqeGXM4SLKYBmdo"
     "7byQWNaMaEh6CNJsBzPrzRl61g2e4NZJ laptop",
     "2024-03-18T08:12:44.000Z"},
    {"myapp-bastion", NULL, "2026-09-02T14:30:05.000Z"},
};

static json_t *key_pair(const char *name, const char *line, const char *seed_word, const char *since,
                        const json_t *tags) {
    PublicKey key;
    char letters[17];
    Seed seed = seed_from(name, "key pair", seed_word);
    seed_fill(&seed, seed_hex, letters, 16);
    if (!public_key_read(line, &key))
        return NULL;
    json_t *pair = json_pack("{s:s, s:s, s:o, s:s, s:s, s:s}", "KeyName", name, "KeyType", key.type, "KeyPairId",
                             value_print("key-0%s", letters), "KeyFingerprint", key.fingerprint, "PublicKey", line,
                             "CreateTime", since);
    json_object_set_new(pair, "Tags", tags ? json_deep_copy(tags) : json_array());
    return pair;
}

static char *first_key_line(const char *name) {
    for (size_t i = 0; i < sizeof first_keys / sizeof *first_keys; i++)
        if (strcmp(first_keys[i].name, name) == 0 && first_keys[i].line)
            return memory_copy(first_keys[i].line);
    AUTO(text_release) Text line = {0};
    MadeKey key = made_ssh_key("key pair", name);
    openssh_public(key.public_half, name, &line);
    return text_take(&line);
}

bool ec2_first_key_private(const char *name, Secret *file) {
    for (size_t i = 0; i < sizeof first_keys / sizeof *first_keys; i++)
        if (strcmp(first_keys[i].name, name) == 0 && !first_keys[i].line) {
            MadeKey key = made_ssh_key("key pair", name);
            openssh_private(key.public_half, key.seed, name, file);
            return true;
        }
    return false;
}

static size_t key_index(const json_t *pairs, const char *member, const char *value) {
    size_t i = 0;
    while (i < json_array_size(pairs) && strcmp(value_text(json_array_get(pairs, i), member), value) != 0)
        i++;
    return i;
}

static json_t *specified_tags(const json_t *input) {
    size_t i;
    json_t *specification;
    json_array_foreach(json_object_get(input, "TagSpecifications"), i,
                       specification) if (strcmp(value_text(specification, "ResourceType"), "key-pair") ==
                                          0) return json_object_get(specification, "Tags");
    return NULL;
}

static void key_apply(json_t *pairs, const json_t *change) {
    const json_t *input = json_object_get(change, "input");
    if (strcmp(value_text(change, "action"), "ImportKeyPair") == 0) {
        PublicKey key;
        AUTO(memory_release) char *line = NULL;
        char since[STAMP_SIZE];
        stamp_format(json_integer_value(json_object_get(change, "at")), since);
        if (public_key_read_blob(value_text(input, "PublicKeyMaterial"), &line, &key))
            json_array_append_new(pairs, key_pair(value_text(input, "KeyName"), line, value_text(change, "id"), since,
                                                  specified_tags(input)));
    } else if (strcmp(value_text(change, "action"), "DeleteKeyPair") == 0) {
        bool by_name = *value_text(input, "KeyName");
        size_t at = by_name ? key_index(pairs, "KeyName", value_text(input, "KeyName"))
                            : key_index(pairs, "KeyPairId", value_text(input, "KeyPairId"));
        json_array_remove(pairs, at);
    }
}

json_t *ec2_key_pairs(const World *world, const char *region, long long at_ms) {
    json_t *pairs = json_array();
    for (size_t i = 0; i < sizeof first_keys / sizeof *first_keys; i++) {
        AUTO(memory_release) char *line = first_key_line(first_keys[i].name);
        json_array_append_new(pairs, key_pair(first_keys[i].name, line, region, first_keys[i].since, NULL));
    }
    size_t at = 0;
    for (const json_t *change; (change = world_change(world, "ec2", region, &at));)
        if (json_integer_value(json_object_get(change, "at")) <= at_ms)
            key_apply(pairs, change);
    return pairs;
}

CfnReply sim_ec2_describe_key_pairs(const Call *call) {
    static const FilterRow rows[] = {
        {"key-name", "KeyName"}, {"key-pair-id", "KeyPairId"}, {"fingerprint", "KeyFingerprint"}, {0}};
    CfnReply refused = {0};
    json_t *pairs = ec2_key_pairs(call->world, call->region, call->now_ms), *pair;
    size_t i;
    if (!pick_items(call, pairs, "KeyNames", "KeyName", "InvalidKeyPair.NotFound", "The key pair '%s' does not exist",
                    &refused) ||
        !pick_items(call, pairs, "KeyPairIds", "KeyPairId", "InvalidKeyPair.NotFound",
                    "The key pair ID '%s' does not exist", &refused) ||
        !filter_items(call, pairs, rows, &refused)) {
        json_decref(pairs);
        return refused;
    }
    if (!input_true(call, "IncludePublicKey"))
        json_array_foreach(pairs, i, pair) json_object_del(pair, "PublicKey");
    return reply_output(json_pack("{s:o}", "KeyPairs", pairs));
}

CfnReply sim_ec2_import_key_pair(const Call *call) {
    PublicKey key;
    AUTO(memory_release) char *line = NULL;
    const char *name = input_text(call, "KeyName");
    json_t *pairs = ec2_key_pairs(call->world, call->region, call->now_ms);
    bool taken = key_index(pairs, "KeyName", name) < json_array_size(pairs);
    json_decref(pairs);
    if (taken)
        return reply_error(400, "InvalidKeyPair.Duplicate", "The keypair already exists");
    if (!*name || strlen(name) > 255)
        return reply_error(400, "InvalidParameterValue", "Value (%s) for parameter KeyName is invalid", name);
    if (!public_key_read_blob(input_text(call, "PublicKeyMaterial"), &line, &key))
        return reply_error(400, "InvalidKey.Format", "Key is not in valid OpenSSH public key format");
    json_t *pair = key_pair(name, line, call->request_id, "", specified_tags(call->input));
    return reply_output(pair);
}

/* Deleting what is not there succeeds (API Reference, DeleteKeyPair). */
CfnReply ec2_delete_key_pair(const Call *call) {
    if (!*input_text(call, "KeyName") && !*input_text(call, "KeyPairId"))
        return reply_error(400, "MissingParameter", "The request must contain the parameter KeyName or KeyPairId");
    return reply_output(json_object());
}
