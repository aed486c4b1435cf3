/* Requests of the query and ec2 protocols: "Parameters.member.1.ParameterKey=…" becomes JSON in the shape of the model.
 *
 * The dotted names are made a tree first, then the tree is read along the model. */
#include "base/clock.h"
#include "base/memory.h"
#include "sandbox/wire/protocol.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_DEPTH = 24, MAX_ITEMS = 10000 };

typedef struct Node {
    char *name, *value; /* value NULL: only children */
    struct Node **children;
    size_t count;
} Node;

static void node_free(Node *node) {
    if (!node)
        return;
    for (size_t i = 0; i < node->count; i++)
        node_free(node->children[i]);
    free(node->children);
    free(node->name);
    free(node->value);
    free(node);
}

static void node_release(Node **node) {
    node_free(*node);
}

static Node *node_child(Node *node, const char *name, size_t length) {
    for (size_t i = 0; i < node->count; i++)
        if (strlen(node->children[i]->name) == length && memcmp(node->children[i]->name, name, length) == 0)
            return node->children[i];
    Node *child = memory_new(1, sizeof *child);
    child->name = memory_copy_n(name, length);
    node->children = memory_grow(node->children, node->count + 1, sizeof(Node *));
    node->children[node->count++] = child;
    return child;
}

/* False: nested too deeply, or given twice. */
static bool node_put(Node *root, const char *name, const char *value) {
    Node *node = root;
    for (int depth = 0;; depth++) {
        size_t length = strcspn(name, ".");
        if (depth == MAX_DEPTH)
            return false;
        node = node_child(node, name, length);
        if (!name[length])
            break;
        name += length + 1;
    }
    if (node->value)
        return false;
    node->value = memory_copy(value);
    return true;
}

typedef struct Decoding {
    const ModelService *service;
    CfnReply *refused;
    Text path; /* of the node being read, as the client wrote it */
} Decoding;

static json_t *decode_refuse(Decoding *decoding, const char *ec2_code, const char *words) {
    bool ec2 = decoding->service->protocol == PROTOCOL_EC2;
    *decoding->refused = reply_error(400, ec2 ? ec2_code : "ValidationError", "The parameter %s %s",
                                     text_string(&decoding->path), words);
    return NULL;
}

static json_t *decode_unknown(Decoding *decoding) {
    return decode_refuse(decoding, "UnknownParameter", "is not recognized");
}

static json_t *decode_malformed(Decoding *decoding) {
    return decode_refuse(decoding, "InvalidParameterValue", "has a malformed value");
}

static json_t *decode_scalar(Decoding *decoding, const char *value, const ModelShape *shape) {
    char *end = NULL;
    errno = 0;
    switch (shape->type) {
    case SHAPE_INTEGER:
    case SHAPE_LONG: {
        long long number = strtoll(value, &end, 10);
        return *value && !*end && !errno ? json_integer(number) : decode_malformed(decoding);
    }
    case SHAPE_DOUBLE: {
        double number = strtod(value, &end);
        return *value && !*end && !errno ? json_real(number) : decode_malformed(decoding);
    }
    case SHAPE_BOOLEAN:
        if (strcasecmp(value, "true") == 0 || strcmp(value, "1") == 0)
            return json_true();
        return strcasecmp(value, "false") == 0 || strcmp(value, "0") == 0 ? json_false() : decode_malformed(decoding);
    case SHAPE_TIMESTAMP:
        return time_parse(value) >= 0 ? json_string(value) : decode_malformed(decoding);
    default:
        return json_string(value);
    }
}

static json_t *decode_node(Decoding *decoding, Node *node, const ModelShape *shape);

/* `between`: "member." where the node has a level that the model does not have. */
static json_t *decode_child(Decoding *decoding, const char *between, Node *child, const ModelShape *shape) {
    size_t length = decoding->path.length;
    text_print(&decoding->path, "%s%s%s", length ? "." : "", between, child->name);
    json_t *value = shape ? decode_node(decoding, child, shape) : decode_unknown(decoding);
    if (value) {
        decoding->path.length = length;
        decoding->path.bytes[length] = '\0';
    }
    return value;
}

static json_t *decode_structure(Decoding *decoding, Node *node, const ModelShape *shape) {
    json_t *object = json_object();
    for (size_t i = 0; i < node->count; i++) {
        const ModelMember *member = NULL;
        for (const ModelMember *each = model_members(shape); each->name && !member; each++)
            if (strcmp(each->request, node->children[i]->name) == 0)
                member = each;
        json_t *value = decode_child(decoding, "", node->children[i], member ? member->shape : NULL);
        if (!value) {
            json_decref(object);
            return NULL;
        }
        json_object_set_new(object, member->name, value);
    }
    return object;
}

static int node_order(const void *left, const void *right) {
    long a = strtol((*(Node *const *)left)->name, NULL, 10), b = strtol((*(Node *const *)right)->name, NULL, 10);
    return a < b ? -1 : a > b;
}

/* Puts the numbered children in order. False: there are others. */
static bool node_sort(Node *node) {
    for (size_t i = 0; i < node->count; i++) {
        const char *name = node->children[i]->name;
        size_t digits = strspn(name, "0123456789");
        if (digits == 0 || digits > 6 || name[digits])
            return false;
    }
    if (node->count)
        qsort(node->children, node->count, sizeof *node->children, node_order);
    return node->count <= MAX_ITEMS;
}

/* The node whose children are numbered: in ec2 itself, else the one child "member", "entry" or as the model names the
 * items. */
static Node *node_items(const Decoding *decoding, Node *node, const char *usual, const char *modelled) {
    if (decoding->service->protocol == PROTOCOL_EC2)
        return node;
    if (node->count != 1)
        return NULL;
    const char *name = node->children[0]->name;
    return strcmp(name, usual) == 0 || strcmp(name, modelled) == 0 ? node->children[0] : NULL;
}

static json_t *decode_list(Decoding *decoding, Node *node, const ModelShape *shape) {
    const ModelMember *item = shape->members;
    if (node->count == 0) /* "Tags=" is how an empty list is sent */
        return node->value && !*node->value ? json_array() : decode_malformed(decoding);
    Node *items = node_items(decoding, node, "member", item->request);
    if (!items || !node_sort(items))
        return decode_malformed(decoding);
    json_t *array = json_array();
    for (size_t i = 0; i < items->count; i++) {
        json_t *value = decode_child(decoding, items == node ? "" : "member.", items->children[i], item->shape);
        if (!value) {
            json_decref(array);
            return NULL;
        }
        json_array_append_new(array, value);
    }
    return array;
}

static json_t *decode_map(Decoding *decoding, Node *node, const ModelShape *shape) {
    const ModelMember *key = shape->members, *value = key + 1;
    Node *items = node_items(decoding, node, "entry", "entry");
    if (!items || !node_sort(items))
        return decode_malformed(decoding);
    json_t *object = json_object();
    for (size_t i = 0; i < items->count; i++) {
        Node *entry = items->children[i], *name = node_child(entry, key->request, strlen(key->request));
        Node *content = node_child(entry, value->request, strlen(value->request));
        json_t *decoded = name->value ? decode_child(decoding, "", content, value->shape) : NULL;
        if (!decoded) {
            json_decref(object);
            return decoding->refused->code ? NULL : decode_malformed(decoding);
        }
        json_object_set_new(object, name->value, decoded);
    }
    return object;
}

static json_t *decode_node(Decoding *decoding, Node *node, const ModelShape *shape) {
    switch (shape->type) {
    case SHAPE_STRUCTURE:
        return node->value ? decode_malformed(decoding) : decode_structure(decoding, node, shape);
    case SHAPE_LIST:
        return decode_list(decoding, node, shape);
    case SHAPE_MAP:
        return decode_map(decoding, node, shape);
    default:
        return node->value && !node->count ? decode_scalar(decoding, node->value, shape) : decode_malformed(decoding);
    }
}

/* Protocol and presigned URLs put names of their own among the parameters. */
static bool is_envelope(const char *name) {
    return strcmp(name, "Action") == 0 || strcmp(name, "Version") == 0 || strncmp(name, "X-Amz-", 6) == 0;
}

json_t *protocol_decode_form(const ModelService *service, const ModelOperation *operation, const Form *form,
                             CfnReply *refused) {
    AUTO(node_release) Node *root = memory_new(1, sizeof *root);
    Decoding decoding = {.service = service, .refused = refused, .path = {.max = 2000}};
    bool good = true;
    for (size_t i = 0; i < form->count && good; i++)
        good = is_envelope(form->fields[i].name) || node_put(root, form->fields[i].name, form->fields[i].value);
    json_t *input = NULL;
    if (good)
        input = decode_structure(&decoding, root, operation->input);
    else
        *refused = reply_error(400, "MalformedQueryString", "The query string contains a syntax error");
    text_release(&decoding.path);
    if (input && !protocol_validate(service, operation, input, refused)) {
        json_decref(input);
        return NULL;
    }
    return input;
}
