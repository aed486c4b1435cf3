/* Secrets Manager: what a secret holds: the generated password, and, once it is attached to a database, how to reach
 * it. */
#include "base/memory.h"
#include "sandbox/services/secrets.h"

#include <stdlib.h>
#include <string.h>

static long number_or(const json_t *object, const char *name, long usual) {
    AUTO(memory_release) char *text = value_string(json_object_get(object, name));
    return text && *text ? strtol(text, NULL, 10) : usual;
}

/* The alphabet of GetRandomPassword, less what is excluded. The caller frees it. */
static char *password_alphabet(const json_t *rules) {
    static const struct {
        const char *characters, *excluded_by;
    } kinds[] = {{"abcdefghijklmnopqrstuvwxyz", "ExcludeLowercase"},
                 {"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ExcludeUppercase"},
                 {"0123456789", "ExcludeNumbers"},
                 {"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", "ExcludePunctuation"}};
    const char *excluded = value_text(rules, "ExcludeCharacters");
    AUTO(text_release) Text alphabet = {0};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        for (const char *c = kinds[i].characters; *c && !value_true(json_object_get(rules, kinds[i].excluded_by)); c++)
            if (!strchr(excluded, *c))
                text_add(&alphabet, c, 1);
    return text_take(&alphabet);
}

static char *password_make(const json_t *rules, const char *arn, long rotations) {
    long length = number_or(rules, "PasswordLength", 32);
    AUTO(memory_release) char *alphabet = password_alphabet(rules);
    AUTO(memory_release) char *turn = memory_print("%ld", rotations);
    char *password = memory_new((size_t)(length > 0 ? length : 32) + 1, 1);
    Seed seed = seed_from(arn, "password", turn);
    if (*alphabet)
        seed_fill(&seed, alphabet, password, (size_t)(length > 0 ? length : 32));
    return password;
}

/* What the attachment writes into the secret (CloudFormation User Guide, AWS::SecretsManager::SecretTargetAttachment).
 */
static void value_attach(const Call *call, const CfnPhysical *secret, json_t *value) {
    AUTO(things_release) Things attachments = things_here(call, "AWS::SecretsManager::SecretTargetAttachment");
    AUTO(things_release) Things databases = things_here(call, "AWS::RDS::DBInstance");
    for (size_t i = 0; i < attachments.count; i++) {
        const json_t *said = attachments.items[i].properties;
        const CfnPhysical *database = things_find(&databases, NULL, value_text(said, "TargetId"));
        if (strcmp(value_text(said, "SecretId"), secret->physical_id) != 0 || !database ||
            attachments.items[i].state == CFN_CREATING)
            continue;
        const char *name = value_text(database->properties, "DBName");
        json_object_set_new(value, "engine", json_string("postgres"));
        json_object_set_new(value, "host", json_string(thing_attribute(database, "Endpoint.Address")));
        json_object_set_new(value, "port", json_integer(number_or(database->properties, "Port", 5432)));
        json_object_set_new(value, "dbInstanceIdentifier", json_string(database->physical_id));
        if (*name)
            json_object_set_new(value, "dbname", json_string(name));
    }
}

char *secret_value(const Call *call, const CfnPhysical *secret, long rotations) {
    const json_t *rules = json_object_get(secret->properties, "GenerateSecretString");
    const char *key = value_text(rules, "GenerateStringKey");
    if (!rules)
        return memory_copy(value_text(secret->properties, "SecretString"));
    AUTO(memory_release) char *password = password_make(rules, secret->physical_id, rotations);
    if (!*key)
        return memory_copy(password);
    json_t *value = json_loads(value_text(rules, "SecretStringTemplate"), 0, NULL);
    if (!json_is_object(value)) {
        json_decref(value);
        value = json_object();
    }
    json_object_set_new(value, key, json_string(password));
    value_attach(call, secret, value);
    char *text = json_dumps(value, JSON_COMPACT);
    json_decref(value);
    return text;
}
