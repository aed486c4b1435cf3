/* See cbor.h. libcbor reads and writes; here its items become jansson's and back. */
#include "sandbox/wire/cbor.h"
#include "base/clock.h"
#include "base/memory.h"

#include <cbor.h>
#include <stdlib.h>
#include <string.h>

static void item_release(cbor_item_t **item) {
    if (*item)
        cbor_decref(item);
}

static cbor_item_t *item_of(const json_t *value, const ModelShape *shape);

static cbor_item_t *map_add(cbor_item_t *map, const char *name, cbor_item_t *value) {
    (void)!cbor_map_add(map, (struct cbor_pair){cbor_move(cbor_build_string(name)), cbor_move(value)});
    return map;
}

static cbor_item_t *item_of_object(const json_t *value, const ModelShape *shape) {
    cbor_item_t *map = cbor_new_definite_map(json_object_size(value));
    const char *name;
    json_t *part;
    json_object_foreach((json_t *)value, name, part) {
        const ModelMember *member = shape && shape->type == SHAPE_STRUCTURE ? model_member(shape, name) : NULL;
        const ModelShape *inner = member                              ? member->shape
                                  : shape && shape->type == SHAPE_MAP ? shape->members[1].shape
                                                                      : NULL;
        if (!json_is_null(part) && (!shape || inner))
            map_add(map, name, item_of(part, inner));
    }
    return map;
}

static cbor_item_t *item_of_array(const json_t *value, const ModelShape *shape) {
    cbor_item_t *array = cbor_new_definite_array(json_array_size(value));
    for (size_t i = 0; i < json_array_size(value); i++)
        (void)!cbor_array_push(array,
                               cbor_move(item_of(json_array_get(value, i), shape ? shape->members->shape : NULL)));
    return array;
}

static cbor_item_t *item_of_integer(long long number) {
    return number < 0 ? cbor_build_negint64((uint64_t)(-1 - number)) : cbor_build_uint64((uint64_t)number);
}

static cbor_item_t *item_of(const json_t *value, const ModelShape *shape) {
    if (shape && shape->type == SHAPE_TIMESTAMP && json_is_string(value))
        return cbor_build_tag(1, cbor_move(cbor_build_float8((double)time_parse(json_string_value(value)) / 1000)));
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        return item_of_object(value, shape);
    case JSON_ARRAY:
        return item_of_array(value, shape);
    case JSON_STRING:
        return cbor_build_string(json_string_value(value));
    case JSON_INTEGER:
        return shape && shape->type == SHAPE_DOUBLE ? cbor_build_float8((double)json_integer_value(value))
                                                    : item_of_integer(json_integer_value(value));
    case JSON_REAL:
        return cbor_build_float8(json_real_value(value));
    case JSON_TRUE:
    case JSON_FALSE:
        return cbor_build_bool(json_is_true(value));
    default:
        return cbor_new_null();
    }
}

void cbor_put(Text *body, const json_t *value, const ModelShape *shape) {
    AUTO(item_release) cbor_item_t *item = item_of(value, shape);
    unsigned char *bytes = NULL;
    size_t room = 0, length = cbor_serialize_alloc(item, &bytes, &room);
    text_add(body, (const char *)bytes, length);
    free(bytes);
}

static json_t *json_of(const cbor_item_t *item);

static json_t *json_of_text(const cbor_item_t *item) {
    if (cbor_string_is_definite(item))
        return json_stringn((const char *)cbor_string_handle(item), cbor_string_length(item));
    AUTO(text_release) Text text = {0};
    for (size_t i = 0; i < cbor_string_chunk_count(item); i++) {
        const cbor_item_t *chunk = cbor_string_chunks_handle(item)[i];
        text_add(&text, (const char *)cbor_string_handle(chunk), cbor_string_length(chunk));
    }
    return json_stringn(text_string(&text), text.length);
}

static json_t *json_of_array(const cbor_item_t *item) {
    json_t *array = json_array();
    for (size_t i = 0; i < cbor_array_size(item); i++)
        if (json_array_append_new(array, json_of(cbor_array_handle(item)[i])) != 0) {
            json_decref(array);
            return NULL;
        }
    return array;
}

static json_t *json_of_map(const cbor_item_t *item) {
    json_t *object = json_object();
    for (size_t i = 0; i < cbor_map_size(item); i++) {
        struct cbor_pair pair = cbor_map_handle(item)[i];
        json_auto_t *name = cbor_isa_string(pair.key) ? json_of_text(pair.key) : NULL;
        if (!name || json_object_set_new(object, json_string_value(name), json_of(pair.value)) != 0) {
            json_decref(object);
            return NULL;
        }
    }
    return object;
}

static json_t *json_of_number(const cbor_item_t *item) {
    if (cbor_isa_uint(item) || cbor_isa_negint(item)) {
        uint64_t number = cbor_get_int(item);
        if (number > INT64_MAX)
            return NULL;
        return json_integer(cbor_isa_uint(item) ? (json_int_t)number : -1 - (json_int_t)number);
    }
    if (cbor_is_float(item))
        return json_real(cbor_float_get_float(item));
    if (cbor_is_bool(item))
        return json_boolean(cbor_get_bool(item));
    return json_null();
}

static json_t *json_of(const cbor_item_t *item) {
    switch (cbor_typeof(item)) {
    case CBOR_TYPE_BYTESTRING:
        return NULL;
    case CBOR_TYPE_STRING:
        return json_of_text(item);
    case CBOR_TYPE_ARRAY:
        return json_of_array(item);
    case CBOR_TYPE_MAP:
        return json_of_map(item);
    case CBOR_TYPE_TAG: {
        AUTO(item_release) cbor_item_t *inner = cbor_tag_item(item);
        return json_of(inner);
    }
    default:
        return json_of_number(item);
    }
}

json_t *cbor_take(const char *bytes, size_t length) {
    struct cbor_load_result result;
    AUTO(item_release) cbor_item_t *item = length ? cbor_load((cbor_data)bytes, length, &result) : NULL;
    return item && result.read == length && cbor_isa_map(item) ? json_of(item) : NULL;
}
