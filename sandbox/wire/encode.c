/* Replies: JSON in the shape of the model becomes XML or AWS's JSON. */
#include "base/clock.h"
#include "base/memory.h"
#include "sandbox/wire/cbor.h"
#include "sandbox/wire/protocol.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

CfnReply reply_error(int status, const char *code, const char *message, ...) {
    va_list args;
    va_start(args, message);
    char *words = NULL;
    if (vasprintf(&words, message, args) < 0)
        words = NULL;
    va_end(args);
    return (CfnReply){.code = memory_copy(code), .message = words ? words : memory_copy(""), .status = status};
}

/* Characters that XML 1.0 can't hold become question marks. */
static void xml_put(Text *text, const char *string) {
    for (; *string; string++) {
        size_t plain =
            strcspn(string, "&<>\"\x01\x02\x03\x04\x05\x06\x07\x08\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x14\x15"
                            "\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f");
        text_add(text, string, plain);
        string += plain;
        switch (*string) {
        case '\0':
            return;
        case '&':
            text_put(text, "&amp;");
            break;
        case '<':
            text_put(text, "&lt;");
            break;
        case '>':
            text_put(text, "&gt;");
            break;
        case '"':
            text_put(text, "&quot;");
            break;
        case '\r':
            text_put(text, "&#13;");
            break;
        default:
            text_put(text, "?");
        }
    }
}

static void xml_scalar(Text *text, const json_t *value, const ModelShape *shape) {
    if (json_is_string(value))
        xml_put(text, json_string_value(value));
    else if (json_is_boolean(value))
        text_put(text, json_is_true(value) ? "true" : "false");
    else if (json_is_integer(value))
        text_print(text, shape->type == SHAPE_DOUBLE ? "%lld.0" : "%lld", (long long)json_integer_value(value));
    else if (json_is_real(value))
        text_print(text, "%.15g", json_real_value(value));
}

static void xml_members(Text *text, const json_t *object, const ModelShape *shape);

static void xml_element(Text *text, const char *name, const json_t *value, const ModelShape *shape) {
    size_t i;
    const char *key;
    json_t *part;
    if (!value || json_is_null(value))
        return;
    text_print(text, "<%s>", name);
    if (shape->type == SHAPE_STRUCTURE) {
        xml_members(text, value, shape);
    } else if (shape->type == SHAPE_LIST) {
        json_array_foreach(value, i, part) xml_element(text, shape->members->reply, part, shape->members->shape);
    } else if (shape->type == SHAPE_MAP) {
        const ModelMember *names = shape->members;
        json_object_foreach((json_t *)value, key, part) {
            text_print(text, "<entry><%s>", names[0].reply);
            xml_put(text, key);
            text_print(text, "</%s>", names[0].reply);
            xml_element(text, names[1].reply, part, names[1].shape);
            text_put(text, "</entry>");
        }
    } else {
        xml_scalar(text, value, shape);
    }
    text_print(text, "</%s>", name);
}

static void xml_members(Text *text, const json_t *object, const ModelShape *shape) {
    for (const ModelMember *member = model_members(shape); member->name; member++)
        xml_element(text, member->reply, json_object_get(object, member->name), member->shape);
}

/* The same with the model's members only, and timestamps as seconds. */
static json_t *json_shaped(const json_t *value, const ModelShape *shape) {
    size_t i;
    const char *key;
    json_t *part;
    if (shape->type == SHAPE_STRUCTURE) {
        json_t *object = json_object();
        for (const ModelMember *member = model_members(shape); member->name; member++) {
            part = json_object_get(value, member->name);
            if (part && !json_is_null(part))
                json_object_set_new(object, member->name, json_shaped(part, member->shape));
        }
        return object;
    }
    if (shape->type == SHAPE_LIST) {
        json_t *array = json_array();
        json_array_foreach(value, i, part) json_array_append_new(array, json_shaped(part, shape->members->shape));
        return array;
    }
    if (shape->type == SHAPE_MAP) {
        json_t *object = json_object();
        json_object_foreach((json_t *)value, key, part)
            json_object_set_new(object, key, json_shaped(part, shape->members[1].shape));
        return object;
    }
    if (shape->type == SHAPE_TIMESTAMP && json_is_string(value))
        return json_real((double)time_parse(json_string_value(value)) / 1000);
    return json_deep_copy(value);
}

static void json_put(Text *body, json_t *value) {
    char *text = json_dumps(value, JSON_COMPACT);
    text_put(body, text ? text : "{}");
    memory_release(&text);
    json_decref(value);
}

static void xml_reply(const ModelService *service, const ModelOperation *operation, const json_t *output,
                      const char *request_id, Text *body) {
    bool ec2 = service->protocol == PROTOCOL_EC2;
    text_put(body, ec2 ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" : "");
    text_print(body, "<%sResponse xmlns=\"%s%s\">", operation->name, service->namespace, ec2 ? "/" : "");
    if (ec2)
        text_print(body, "<requestId>%s</requestId>", request_id);
    if (operation->wrapper)
        text_print(body, "<%s>", operation->wrapper);
    xml_members(body, output, operation->output);
    if (operation->wrapper)
        text_print(body, "</%s>", operation->wrapper);
    if (!ec2)
        text_print(body, "<ResponseMetadata><RequestId>%s</RequestId></ResponseMetadata>", request_id);
    text_print(body, "</%sResponse>\n", operation->name);
}

void protocol_encode(const ModelService *service, Protocol protocol, const ModelOperation *operation,
                     const json_t *output, const char *request_id, Text *body) {
    if (protocol == PROTOCOL_CBOR)
        cbor_put(body, output, operation->output);
    else if (protocol == PROTOCOL_JSON || protocol == PROTOCOL_REST)
        json_put(body, json_shaped(output, operation->output));
    else
        xml_reply(service, operation, output, request_id, body);
}

static void xml_error(const ModelService *service, const CfnReply *error, const char *request_id, Text *body) {
    bool ec2 = service->protocol == PROTOCOL_EC2;
    if (ec2)
        text_put(body, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Errors><Error>");
    else
        text_print(body, "<ErrorResponse xmlns=\"%s\"><Error><Type>%s</Type>", service->namespace,
                   error->status >= 500 ? "Receiver" : "Sender");
    text_put(body, "<Code>");
    xml_put(body, error->code);
    text_put(body, "</Code><Message>");
    xml_put(body, error->message);
    text_put(body, "</Message></Error>");
    if (ec2)
        text_print(body, "</Errors><RequestID>%s</RequestID></Response>\n", request_id);
    else
        text_print(body, "<RequestId>%s</RequestId></ErrorResponse>\n", request_id);
}

void protocol_encode_error(const ModelService *service, Protocol protocol, const CfnReply *error,
                           const char *request_id, Text *body) {
    if (protocol == PROTOCOL_QUERY || protocol == PROTOCOL_EC2) {
        xml_error(service, error, request_id, body);
        return;
    }
    if (protocol == PROTOCOL_REST) { /* the code stands in a header */
        json_put(body,
                 json_pack("{s:s, s:s}", "Type", error->status >= 500 ? "Service" : "User", "Message", error->message));
        return;
    }
    json_t *told = json_pack("{s:s, s:s}", "__type", error->code, "message", error->message);
    if (protocol == PROTOCOL_JSON) {
        json_put(body, told);
        return;
    }
    cbor_put(body, told, NULL);
    json_decref(told);
}

const char *sim_protocol_content_type(const ModelService *service, Protocol protocol) {
    if (protocol == PROTOCOL_CBOR)
        return "application/cbor";
    if (protocol == PROTOCOL_REST)
        return "application/json";
    if (protocol != PROTOCOL_JSON)
        return "text/xml";
    return strcmp(service->json_version, "1.0") == 0 ? "application/x-amz-json-1.0" : "application/x-amz-json-1.1";
}
