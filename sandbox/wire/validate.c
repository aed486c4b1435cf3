/* What AWS checks before it does anything: required members, types, enumerations, lengths and ranges. */
#include "base/clock.h"
#include "base/memory.h"
#include "sandbox/wire/cbor.h"
#include "sandbox/wire/protocol.h"

#include <ctype.h>
#include <string.h>

typedef struct Validation {
    const ModelService *service;
    Text path;     /* "parameters.1.member.parameterKey" */
    Text problems; /* "Value null at 'stackName' failed to satisfy constraint: Member must not be null; …" */
    size_t count;
    char *missing;  /* the first required parameter that is not there */
    char *mistyped; /* what is of the wrong type: that is told alone, and before all else */
    char *unknown;
} Validation;

static const char *kind_name(const json_t *value) {
    static const char *const names[] = {
        [JSON_OBJECT] = "START_OBJECT",  [JSON_ARRAY] = "START_ARRAY",  [JSON_STRING] = "STRING_VALUE",
        [JSON_INTEGER] = "NUMBER_VALUE", [JSON_REAL] = "DECIMAL_VALUE", [JSON_TRUE] = "TRUE_VALUE",
        [JSON_FALSE] = "FALSE_VALUE",    [JSON_NULL] = "NULL_VALUE"};
    return names[json_typeof(value)];
}

static const char *type_name(ShapeType type) {
    static const char *const names[] = {
        [SHAPE_STRUCTURE] = "Object", [SHAPE_LIST] = "List",       [SHAPE_MAP] = "Map",
        [SHAPE_STRING] = "String",    [SHAPE_INTEGER] = "Integer", [SHAPE_LONG] = "Long",
        [SHAPE_DOUBLE] = "Double",    [SHAPE_BOOLEAN] = "Boolean", [SHAPE_TIMESTAMP] = "Date",
        [SHAPE_BLOB] = "ByteBuffer"};
    return names[type];
}

static bool type_fits(const json_t *value, ShapeType type) {
    switch (type) {
    case SHAPE_STRUCTURE:
    case SHAPE_MAP:
        return json_is_object(value);
    case SHAPE_LIST:
        return json_is_array(value);
    case SHAPE_INTEGER:
    case SHAPE_LONG:
        return json_is_integer(value);
    case SHAPE_DOUBLE:
        return json_is_number(value);
    case SHAPE_BOOLEAN:
        return json_is_boolean(value);
    case SHAPE_TIMESTAMP:
        return json_is_number(value) || (json_is_string(value) && time_parse(json_string_value(value)) >= 0);
    default:
        return json_is_string(value);
    }
}

/* The words of AWS's Java services: the value, the path in camel case, the constraint. */
static void validation_add(Validation *validation, const char *value, const char *constraint, const char *more) {
    text_print(&validation->problems, "%sValue %s%s%s at '%s' failed to satisfy constraint: %s%s",
               validation->count++ ? "; " : "", value ? "'" : "", value ? value : "null", value ? "'" : "",
               text_string(&validation->path), constraint, more);
}

static bool choices_have(const char *choices, const char *value) {
    size_t length = strlen(value);
    for (const char *at = choices; *at;) {
        size_t here = strcspn(at, ",");
        if (here == length && memcmp(at, value, length) == 0)
            return true;
        at += here;
        at += strspn(at, ", ");
    }
    return false;
}

static void validate_string(Validation *validation, const char *value, const ModelShape *shape) {
    AUTO(memory_release) char *limit = memory_print("%lld", shape->max);
    AUTO(memory_release) char *least = memory_print("%lld", shape->min);
    AUTO(memory_release) char *set = shape->choices ? memory_print("[%s]", shape->choices) : NULL;
    AUTO(memory_release) char *shown = memory_copy_n(value, strnlen(value, 300));
    if (set && !choices_have(shape->choices, value))
        validation_add(validation, shown, "Member must satisfy enum value set: ", set);
    if (shape->has_max && strlen(value) > (size_t)shape->max)
        validation_add(validation, shown, "Member must have length less than or equal to ", limit);
    if (shape->has_min && strlen(value) < (size_t)shape->min)
        validation_add(validation, shown, "Member must have length greater than or equal to ", least);
}

static void validate_number(Validation *validation, double value, const ModelShape *shape) {
    AUTO(memory_release) char *shown = memory_print("%.15g", value);
    AUTO(memory_release) char *limit = memory_print("%lld", shape->max);
    AUTO(memory_release) char *least = memory_print("%lld", shape->min);
    if (shape->has_max && value > (double)shape->max)
        validation_add(validation, shown, "Member must have value less than or equal to ", limit);
    if (shape->has_min && value < (double)shape->min)
        validation_add(validation, shown, "Member must have value greater than or equal to ", least);
}

static void validate(Validation *validation, const json_t *value, const ModelShape *shape);

static void validate_at(Validation *validation, const char *name, const json_t *value, const ModelShape *shape) {
    size_t length = validation->path.length;
    text_print(&validation->path, "%s%s", length ? "." : "", name);
    validation->path.bytes[length + (length > 0)] = (char)tolower((unsigned char)name[0]);
    if (value)
        validate(validation, value, shape);
    else
        validation_add(validation, NULL, "Member must not be null", "");
    validation->path.length = length;
    validation->path.bytes[length] = '\0';
}

static void validate_structure(Validation *validation, const json_t *value, const ModelShape *shape) {
    const char *name;
    json_t *part;
    for (const ModelMember *member = model_members(shape); member->name; member++) {
        if (!member->required || json_object_get(value, member->name))
            continue;
        if (!validation->missing)
            validation->missing = memory_copy(member->request);
        validate_at(validation, member->name, NULL, NULL);
    }
    json_object_foreach((json_t *)value, name, part) {
        const ModelMember *member = model_member(shape, name);
        if (member && !json_is_null(part))
            validate_at(validation, name, part, member->shape);
        else if (!member && !validation->unknown)
            validation->unknown = memory_copy(name);
    }
}

static void validate(Validation *validation, const json_t *value, const ModelShape *shape) {
    size_t i;
    const char *name;
    json_t *part;
    if (!type_fits(value, shape->type)) {
        if (!validation->mistyped)
            validation->mistyped =
                memory_print("%s can not be converted to a %s", kind_name(value), type_name(shape->type));
        return;
    }
    switch (shape->type) {
    case SHAPE_STRUCTURE:
        validate_structure(validation, value, shape);
        break;
    case SHAPE_LIST:
        json_array_foreach(value, i, part) {
            AUTO(memory_release) char *step = memory_print("%zu.member", i + 1);
            validate_at(validation, step, part, shape->members->shape);
        }
        break;
    case SHAPE_MAP:
        json_object_foreach((json_t *)value, name, part) validate_at(validation, name, part, shape->members[1].shape);
        break;
    case SHAPE_STRING:
        validate_string(validation, json_string_value(value), shape);
        break;
    case SHAPE_INTEGER:
    case SHAPE_LONG:
    case SHAPE_DOUBLE:
        validate_number(validation, json_number_value(value), shape);
        break;
    default:
        break;
    }
}

/* ec2 and rds tell a missing parameter in their own words; the others list all problems at once. */
static CfnReply validation_reply(const Validation *validation) {
    const ModelService *service = validation->service;
    bool json = protocol_is_json(service);
    if (validation->mistyped)
        return reply_error(400, json ? "SerializationException" : "MalformedInput", "%s", validation->mistyped);
    if (validation->unknown)
        return reply_error(400, json ? "ValidationException" : "ValidationError", "Unknown parameter in input: \"%s\"",
                           validation->unknown);
    if (validation->missing && service->protocol == PROTOCOL_EC2)
        return reply_error(400, "MissingParameter", "The request must contain the parameter %s", validation->missing);
    if (validation->missing && strcmp(service->id, "rds") == 0)
        return reply_error(400, "MissingParameter", "The request must contain the parameter %s.", validation->missing);
    const char *code = json                                ? "ValidationException"
                       : service->protocol == PROTOCOL_EC2 ? "InvalidParameterValue"
                       : strcmp(service->id, "rds") == 0   ? "InvalidParameterValue"
                                                           : "ValidationError";
    return reply_error(400, code, "%zu validation error%s detected: %s", validation->count,
                       validation->count == 1 ? "" : "s", text_string(&validation->problems));
}

bool protocol_is_json(const ModelService *service) {
    return service->protocol == PROTOCOL_JSON || service->protocol == PROTOCOL_REST;
}

bool protocol_validate(const ModelService *service, const ModelOperation *operation, const json_t *input,
                       CfnReply *refused) {
    Validation validation = {.service = service, .path = {.max = 4000}, .problems = {.max = 100000}};
    validate(&validation, input, operation->input);
    bool good = !validation.count && !validation.mistyped && !validation.unknown;
    if (!good)
        *refused = validation_reply(&validation);
    text_release(&validation.path);
    text_release(&validation.problems);
    memory_release(&validation.missing);
    memory_release(&validation.mistyped);
    memory_release(&validation.unknown);
    return good;
}

/* Takes `input` over. */
static json_t *input_checked(const ModelService *service, const ModelOperation *operation, json_t *input,
                             const char *form, CfnReply *refused) {
    if (json_is_object(input) && protocol_validate(service, operation, input, refused))
        return input;
    if (!json_is_object(input))
        *refused = reply_error(400, "SerializationException", "Unable to parse the body as a %s", form);
    json_decref(input);
    return NULL;
}

json_t *protocol_decode_json(const ModelService *service, const ModelOperation *operation, const char *body,
                             size_t length, CfnReply *refused) {
    json_error_t error;
    json_t *input = length ? json_loadb(body, length, JSON_REJECT_DUPLICATES, &error) : json_object();
    return input_checked(service, operation, input, "JSON object", refused);
}

json_t *protocol_decode_cbor(const ModelService *service, const ModelOperation *operation, const char *body,
                             size_t length, CfnReply *refused) {
    return input_checked(service, operation, length ? cbor_take(body, length) : json_object(), "CBOR map", refused);
}

/* What the path says in the place of "{FunctionName}"; NULL: its form has no such place. The caller frees it. */
static char *path_value(const char *form, const char *path, const char *place) {
    const char *at = strstr(form, place), *value = path;
    if (!at)
        return NULL;
    for (const char *c = form; c < at; c++) /* as many segments in */
        if (*c == '/')
            value += strcspn(value, "/") + 1;
    Form parsed = {0};
    AUTO(memory_release) char *pair = memory_print("value=%.*s", (int)strcspn(value, "/"), value);
    char *plain = form_parse(&parsed, pair, strlen(pair)) ? memory_copy(sim_form_value(&parsed, "value")) : NULL;
    form_release(&parsed);
    return plain;
}

json_t *protocol_decode_rest(const ModelService *service, const ModelOperation *operation, const RestRequest *request,
                             CfnReply *refused) {
    json_t *input =
        request->length ? json_loadb(request->body, request->length, JSON_REJECT_DUPLICATES, NULL) : json_object();
    for (const ModelMember *member = model_members(operation->input); member->name; member++) {
        if (!member->request)
            continue;
        AUTO(memory_release)
        char *value = member->request[0] == '?' ? memory_copy(sim_form_value(request->query, member->request + 1))
                                                : path_value(request->route, request->path, member->request);
        if (value && json_is_object(input))
            json_object_set_new(input, member->name, json_string(value));
    }
    return input_checked(service, operation, input, "JSON object", refused);
}
