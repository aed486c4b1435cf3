/* See eval.h: a template's parameters and the values that a call gives them. */
#include "sandbox/cfn/eval.h"
#include "base/memory.h"
#include "sandbox/cfn/value.h"

#include <regex.h>
#include <stdlib.h>
#include <string.h>

enum { PARAMETER_VALUE_MAX = 4096 };

typedef struct {
    const CfnWorld *world;
    const char *region;
    long long now_ms;
    Error *err;
} Parameters;

static bool type_known(const char *type) {
    static const char *const plain[] = {
        "String", "Number", "List<Number>", "List<String>", "CommaDelimitedList", "AWS::SSM::Parameter::Name", NULL};
    static const char *const resources[] = {"AWS::EC2::AvailabilityZone::Name",
                                            "AWS::EC2::Image::Id",
                                            "AWS::EC2::Instance::Id",
                                            "AWS::EC2::KeyPair::KeyName",
                                            "AWS::EC2::SecurityGroup::GroupName",
                                            "AWS::EC2::SecurityGroup::Id",
                                            "AWS::EC2::Subnet::Id",
                                            "AWS::EC2::VPC::Id",
                                            "AWS::EC2::Volume::Id",
                                            "AWS::Route53::HostedZone::Id",
                                            NULL};
    for (size_t i = 0; plain[i]; i++)
        if (strcmp(plain[i], type) == 0)
            return true;
    if (strncmp(type, "AWS::SSM::Parameter::Value<", 27) == 0)
        return true;
    const char *inner = strncmp(type, "List<", 5) == 0 ? type + 5 : type;
    for (size_t i = 0; resources[i]; i++)
        if (strncmp(resources[i], inner, strlen(resources[i])) == 0 &&
            strcmp(inner + strlen(resources[i]), inner == type ? "" : ">") == 0)
            return true;
    return false;
}

static bool type_is_list(const char *type) {
    return strcmp(type, "CommaDelimitedList") == 0 || strstr(type, "List<") != NULL;
}

/* The pattern must fit the whole value, as Java's matches() has it; what POSIX spells otherwise is rewritten. */
static bool pattern_fits(const char *pattern, const char *value) {
    AUTO(text_release) Text text = {0};
    regex_t regex;
    text_put(&text, "^(");
    for (const char *c = pattern; *c; c++) {
        if (strncmp(c, "\\d", 2) == 0) {
            text_put(&text, "[0-9]");
            c++;
        } else if (strncmp(c, "(?:", 3) == 0) {
            text_put(&text, "(");
            c += 2;
        } else if (*c == '\\' && c[1]) {
            text_add(&text, c, 2);
            c++;
        } else
            text_add(&text, c, 1);
    }
    text_put(&text, ")$");
    if (regcomp(&regex, text_string(&text), REG_EXTENDED | REG_NOSUB) != 0)
        return true; /* a pattern that only Java reads: nothing is refused for it */
    bool fits = regexec(&regex, value, 0, NULL, 0) == 0;
    regfree(&regex);
    return fits;
}

/* A limit of the row as a number; false when it has none. */
static bool limit_read(const json_t *row, const char *name, double *limit) {
    AUTO(memory_release) char *text = value_string(json_object_get(row, name));
    if (!text)
        return false;
    *limit = strtod(text, NULL);
    return true;
}

static bool allowed(const json_t *row, const char *value) {
    const json_t *values = json_object_get(row, "AllowedValues");
    for (size_t i = 0; i < json_array_size(values); i++) {
        AUTO(memory_release) char *item = value_string(json_array_get(values, i));
        if (item && strcmp(item, value) == 0)
            return true;
    }
    return !values;
}

static bool number_check(const char *name, const json_t *row, const char *value, Error *err) {
    char *end;
    double number = strtod(value, &end), limit;
    if (!*value || *end)
        return cfn_invalid(err, "Parameter '%s' must be a number", name);
    if (limit_read(row, "MinValue", &limit) && number < limit)
        return cfn_invalid(err, "Parameter '%s' must be a number not less than %.15g", name, limit);
    if (limit_read(row, "MaxValue", &limit) && number > limit)
        return cfn_invalid(err, "Parameter '%s' must be a number not greater than %.15g", name, limit);
    return true;
}

static bool constraints_check(const char *name, const json_t *row, const char *value, Error *err) {
    const char *said = value_text(row, "ConstraintDescription"), *pattern = value_text(row, "AllowedPattern");
    double limit;
    bool ok = true;
    if (strcmp(value_text(row, "Type"), "Number") == 0)
        ok = number_check(name, row, value, err);
    if (ok && !allowed(row, value))
        ok = cfn_invalid(err, "Parameter '%s' must be one of AllowedValues", name);
    if (ok && limit_read(row, "MinLength", &limit) && (double)strlen(value) < limit)
        ok = cfn_invalid(err, "Parameter '%s' must contain at least %.15g characters", name, limit);
    if (ok && limit_read(row, "MaxLength", &limit) && (double)strlen(value) > limit)
        ok = cfn_invalid(err, "Parameter '%s' must contain at most %.15g characters", name, limit);
    if (ok && *pattern && !pattern_fits(pattern, value))
        ok = cfn_invalid(err, "Parameter '%s' must match pattern %s", name, pattern);
    if (!ok && *said)
        cfn_invalid(err, "Parameter %s failed to satisfy constraint: %s", name, said);
    return ok;
}

static json_t *list_value(const char *text) {
    json_t *list = json_array();
    for (const char *end; *text; text = *end ? end + 1 : end) {
        end = text + strcspn(text, ",");
        size_t start = strspn(text, " "), length = (size_t)(end - text);
        if (start > length)
            start = length;
        while (length > start && text[length - 1] == ' ')
            length--;
        json_array_append_new(list, json_stringn(text + start, length - start));
    }
    return list;
}

/* What Ref gives for the checked text; NULL and an error when what it names is not there. */
static json_t *resolved_value(const Parameters *with, const char *name, const char *type, const char *value) {
    const CfnWorld *world = with->world;
    if (strncmp(type, "AWS::SSM::Parameter::Value<", 27) == 0) {
        AUTO(memory_release)
        char *found = world && world->sim_ssm_parameter
                          ? world->sim_ssm_parameter(world->self, with->region, value, with->now_ms)
                          : memory_copy("ami-0123456789abcdef0");
        if (!found)
            cfn_invalid(with->err, "Unable to fetch parameters [%s] from parameter store for this account.", value);
        return !found ? NULL : type_is_list(type) ? list_value(found) : json_string(found);
    }
    if (strcmp(type, "AWS::EC2::KeyPair::KeyName") == 0 && world && world->key_pair) {
        AUTO(memory_release) char *found = world->key_pair(world->self, with->region, value, with->now_ms);
        if (!found) {
            cfn_invalid(with->err,
                        "Parameter validation failed: parameter value %s for parameter name %s does not exist", value,
                        name);
            return NULL;
        }
    }
    return type_is_list(type) ? list_value(value) : json_string(value);
}

static const json_t *given_row(const json_t *given, const char *name) {
    for (size_t i = 0; i < json_array_size(given); i++)
        if (strcmp(value_text(json_array_get(given, i), "ParameterKey"), name) == 0)
            return json_array_get(given, i);
    return NULL;
}

/* The text that the parameter has: given, kept or by default; NULL: none. */
static char *text_of(const char *name, const json_t *row, const json_t *given, const json_t *previous) {
    const json_t *chosen = given_row(given, name);
    if (chosen && value_true(json_object_get(chosen, "UsePreviousValue")))
        return value_string(json_object_get(json_object_get(previous, name), "Value"));
    if (json_object_get(chosen, "ParameterValue"))
        return value_string(json_object_get(chosen, "ParameterValue"));
    const json_t *initial = json_object_get(row, "Default");
    if (json_is_array(initial))
        return list_join(initial, ",");
    return value_string(initial);
}

static bool strangers_absent(const json_t *rows, const json_t *given, Error *err) {
    json_auto_t *strangers = json_array();
    for (size_t i = 0; i < json_array_size(given); i++) {
        const char *name = value_text(json_array_get(given, i), "ParameterKey");
        if (!json_object_get(rows, name))
            list_add(strangers, name);
    }
    AUTO(memory_release) char *names = list_join(strangers, ", ");
    return json_array_size(strangers) == 0 || cfn_invalid(err, "Parameters: [%s] do not exist in the template", names);
}

static bool parameter_resolve(const Parameters *with, const char *name, const json_t *row, const char *text,
                              json_t *values) {
    const char *type = value_text(row, "Type");
    if (strlen(text) > PARAMETER_VALUE_MAX)
        return cfn_invalid(with->err,
                           "1 validation error detected: Value at 'parameters.member.parameterValue' failed to "
                           "satisfy constraint: Member must have length less than or equal to %d",
                           PARAMETER_VALUE_MAX);
    if (!constraints_check(name, row, text, with->err))
        return false;
    json_t *resolved = resolved_value(with, name, type, text);
    if (resolved)
        json_object_set_new(values, name, json_pack("{ssso}", "Value", text, "Resolved", resolved));
    return resolved != NULL;
}

json_t *parameters_resolve(const json_t *document, const json_t *given, const json_t *previous, const CfnWorld *world,
                           const char *region, long long now_ms, Error *err) {
    const json_t *rows = json_object_get(document, "Parameters");
    const Parameters with = {world, region, now_ms, err};
    json_auto_t *missing = json_array();
    json_auto_t *values = json_object();
    const char *name;
    json_t *row;
    json_object_foreach((json_t *)rows, name, row) {
        if (!type_known(value_text(row, "Type"))) {
            cfn_invalid(err, "Template format error: Unrecognized parameter type: %s", value_text(row, "Type"));
            return NULL;
        }
    }
    if (!strangers_absent(rows, given, err))
        return NULL;
    json_object_foreach((json_t *)rows, name, row) {
        AUTO(memory_release) char *text = text_of(name, row, given, previous);
        if (!text)
            list_add(missing, name);
        else if (json_array_size(missing) == 0 && !parameter_resolve(&with, name, row, text, values))
            return NULL;
    }
    AUTO(memory_release) char *names = list_join(missing, ", ");
    if (json_array_size(missing) == 0)
        return json_incref(values);
    cfn_invalid(err, "Parameters: [%s] must have values", names);
    return NULL;
}
