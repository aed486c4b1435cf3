/* See types.h: the table of AWS's published schemas, and how properties are checked against it. */
#include "sandbox/types.h"
#include "base/memory.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "sandbox/generated/types_table.inc"

const char unknown_value[] = "{{changeSet:KNOWN_AFTER_APPLY}}";

static bool word_in(const char *words, const char *word) {
    size_t length = strlen(word);
    for (const char *at = words; at && *at; at = strchr(at, '|') ? strchr(at, '|') + 1 : NULL)
        if (strncmp(at, word, length) == 0 && (at[length] == '|' || at[length] == '\0'))
            return true;
    return false;
}

const TypeRow *type_find(const char *type) {
    const char *name = strncmp(type, "Custom::", 8) == 0 ? "AWS::CloudFormation::CustomResource" : type;
    for (size_t i = 0; i < sizeof type_rows / sizeof *type_rows; i++)
        if (strcmp(type_rows[i].name, name) == 0)
            return &type_rows[i];
    return NULL;
}

static const TypeProperty *shape_property(int shape, const char *name) {
    if (shape < 0)
        return NULL;
    const TypeProperty *row = &type_properties[type_shapes[shape].first];
    for (int i = 0; i < type_shapes[shape].count; i++)
        if (strcmp(row[i].name, name) == 0)
            return &row[i];
    return NULL;
}

const TypeProperty *type_property(const TypeRow *type, const char *property) {
    return shape_property(type->shape, property);
}

static bool is_custom(const TypeRow *type) {
    return strcmp(type->name, "AWS::CloudFormation::CustomResource") == 0;
}

/* What Fn::GetAtt gives though the schema does not list it as read-only (cfn-lint and the reference agree on these). */
static const struct {
    const char *type, *attributes;
} more_attributes[] = {
    {"AWS::SecretsManager::Secret", "Id"},
    {"AWS::EC2::SecurityGroup", "VpcId"},
    {"AWS::EC2::Subnet", "AvailabilityZone|CidrBlock|VpcId"},
    {"AWS::EC2::VPC", "CidrBlock"},
    {"AWS::EC2::Instance", "AvailabilityZone"},
    {"AWS::SSM::Parameter", "Type|Value"},
    {"AWS::S3::Bucket", "WebsiteURL"},
    {"AWS::RDS::DBParameterGroup", "DBParameterGroupName"},
    {"AWS::CloudWatch::Dashboard", "DashboardName"},
    {"AWS::SNS::Topic", "TopicName"},
    {"AWS::SQS::Queue", "QueueName"},
    {"AWS::Backup::BackupVault", "BackupVaultName"},
};

bool type_has_attribute(const TypeRow *type, const char *attribute) {
    if (is_custom(type))
        return true;
    if (strcmp(type->name, "AWS::CloudFormation::Stack") == 0)
        return strncmp(attribute, "Outputs.", 8) == 0;
    for (size_t i = 0; i < sizeof more_attributes / sizeof *more_attributes; i++)
        if (strcmp(more_attributes[i].type, type->name) == 0 && word_in(more_attributes[i].attributes, attribute))
            return true;
    return word_in(type->attributes, attribute);
}

bool type_has_snapshot(const char *type) {
    return word_in("AWS::EC2::Volume|AWS::RDS::DBInstance|AWS::RDS::DBCluster|AWS::ElastiCache::CacheCluster|"
                   "AWS::ElastiCache::ReplicationGroup|AWS::Neptune::DBCluster|AWS::Redshift::Cluster|"
                   "AWS::DocDB::DBCluster",
                   type);
}

static bool digits_only(const char *text) {
    text += *text == '-';
    return *text && text[strspn(text, "0123456789")] == '\0';
}

static json_t *scalar_normalise(char kind, const json_t *value) {
    AUTO(memory_release) char *text = value_string(value);
    if (kind == 's')
        return value_print("%s", text);
    if ((kind == 'i' || kind == 'n') && json_is_string(value) && digits_only(text) && strlen(text) < 18)
        return json_integer(strtoll(text, NULL, 10));
    if (kind == 'b' && strcmp(text, "true") == 0)
        return json_true();
    if (kind == 'b' && strcmp(text, "false") == 0)
        return json_false();
    return json_copy((json_t *)value);
}

static json_t *value_normalise(char kind, char items, int shape, const json_t *value) {
    const char *key;
    json_t *member;
    if (kind == 'a' && json_is_array(value)) {
        json_t *array = json_array();
        for (size_t i = 0; i < json_array_size(value); i++)
            json_array_append_new(array, value_normalise(items, '-', shape, json_array_get(value, i)));
        return array;
    }
    if (kind == 'o' && shape >= 0 && json_is_object(value)) {
        json_t *object = json_object();
        json_object_foreach((json_t *)value, key, member) {
            const TypeProperty *row = shape_property(shape, key);
            json_object_set_new(
                object, key, row ? value_normalise(row->kind, row->items, row->shape, member) : json_deep_copy(member));
        }
        return object;
    }
    return value_scalar(value) ? scalar_normalise(kind, value) : json_deep_copy(value);
}

json_t *type_normalise(const TypeRow *type, const json_t *properties) {
    if (!json_is_object(properties))
        return json_object();
    return is_custom(type) ? json_deep_copy(properties) : value_normalise('o', '-', type->shape, properties);
}

/* A value that is not known before other resources stand, or that only a service resolves. */
static bool is_open(const json_t *value) {
    const char *text = json_string_value(value);
    return text && (strstr(text, unknown_value) || strstr(text, "{{resolve:"));
}

static const char *kind_name(char kind) {
    switch (kind) {
    case 's':
        return "String";
    case 'i':
        return "Integer";
    case 'n':
        return "Number";
    case 'b':
        return "Boolean";
    case 'a':
        return "JSONArray";
    default:
        return "JSONObject";
    }
}

static char kind_of(const json_t *value) {
    switch (json_typeof(value)) {
    case JSON_STRING:
        return 's';
    case JSON_INTEGER:
        return 'i';
    case JSON_REAL:
        return 'n';
    case JSON_TRUE:
    case JSON_FALSE:
        return 'b';
    case JSON_ARRAY:
        return 'a';
    default:
        return 'o';
    }
}

static void bounds_check(const TypeProperty *row, const json_t *value, const char *path, json_t *problems) {
    bool number = json_is_number(value);
    long long size = json_is_string(value)  ? (long long)json_string_length(value)
                     : json_is_array(value) ? (long long)json_array_size(value)
                                            : 0;
    double amount = number ? json_number_value(value) : (double)size;
    if (json_is_object(value) || json_is_boolean(value))
        return;
    if (row->low != NO_BOUND && amount < (double)row->low)
        json_array_append_new(
            problems, number ? value_print("%s: %.15g is not greater or equal to %lld", path, amount, row->low)
                             : value_print("%s: expected min%s: %lld, actual: %lld", path,
                                           json_is_array(value) ? "imum item count" : "Length", row->low, size));
    if (row->high != NO_BOUND && amount > (double)row->high)
        json_array_append_new(
            problems, number ? value_print("%s: %.15g is not less or equal to %lld", path, amount, row->high)
                             : value_print("%s: expected max%s: %lld, actual: %lld", path,
                                           json_is_array(value) ? "imum item count" : "Length", row->high, size));
    if (row->values && json_is_string(value) && !word_in(row->values, json_string_value(value)))
        json_array_append_new(problems,
                              value_print("%s: %s is not a valid enum value", path, json_string_value(value)));
}

static void shape_check(int shape, const json_t *object, const char *path, json_t *problems);

static void value_check(const TypeProperty *row, char kind, char items, const json_t *value, const char *path,
                        json_t *problems) {
    char found = kind_of(value);
    if (kind == 'j' || is_open(value))
        return;
    bool fits = found == kind || (kind == 'n' && found == 'i');
    if (kind == 'o' && found == 's' && row->shape < 0)
        fits = true; /* a policy document may come as text */
    if (!fits) {
        json_array_append_new(problems,
                              value_print("%s: expected type: %s, found: %s", path, kind_name(kind), kind_name(found)));
        return;
    }
    if (kind == row->kind)
        bounds_check(row, value, path, problems);
    if (kind == 'o' && row->shape >= 0)
        shape_check(row->shape, value, path, problems);
    for (size_t i = 0; kind == 'a' && i < json_array_size(value); i++) {
        AUTO(memory_release) char *inner = memory_print("%s/%zu", path, i);
        value_check(row, items, '-', json_array_get(value, i), inner, problems);
    }
}

static void shape_check(int shape, const json_t *object, const char *path, json_t *problems) {
    const TypeProperty *rows = &type_properties[type_shapes[shape].first];
    const char *key;
    json_t *value;
    for (int i = 0; i < type_shapes[shape].count; i++)
        if (rows[i].flags & REQUIRED && !json_object_get(object, rows[i].name))
            json_array_append_new(problems, value_print("%s: required key [%s] not found", path, rows[i].name));
    json_object_foreach((json_t *)object, key, value) {
        const TypeProperty *row = shape_property(shape, key);
        AUTO(memory_release) char *inner = memory_print("%s/%s", path, key);
        if (!row)
            json_array_append_new(problems, value_print("%s: extraneous key [%s] is not permitted", path, key));
        else if (row->flags & READ_ONLY)
            json_array_append_new(problems, value_print("Encountered read-only property [%s]", key));
        else
            value_check(row, row->kind, row->items, value, inner, problems);
    }
}

void type_check(const TypeRow *type, const json_t *properties, json_t *problems) {
    if (!is_custom(type))
        shape_check(type->shape, properties, "#", problems);
    else if (!json_object_get(properties, "ServiceToken"))
        json_array_append_new(problems, json_string("#: required key [ServiceToken] not found"));
}
