/* What a template says about itself: steps, resources, usual times, and what needs what. See template.h. */
#include "stack/template.h"
#include "stack/template_yaml.h"

#include "base/memory.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

extern const char asset_steps[], asset_steps_end[];

enum { USUAL_UNKNOWN_S = 10, DEPTH_MAX = 60 };

typedef struct Reader {
    TemplateTree *tree;
    TemplateOutline *outline;
    size_t current; /* the resource whose needs are being read */
} Reader;

static long outline_find(const TemplateOutline *outline, const char *logical_id, size_t length) {
    for (size_t i = 0; i < outline->resource_count; i++)
        if (strncmp(outline->resources[i].logical_id, logical_id, length) == 0 &&
            outline->resources[i].logical_id[length] == '\0')
            return (long)i;
    return -1;
}

static void need_add(Reader *reader, const char *name, size_t length) {
    long index = outline_find(reader->outline, name, length);
    TemplateResource *resource = &reader->outline->resources[reader->current];
    if (index < 0 || (size_t)index == reader->current)
        return;
    for (size_t i = 0; i < resource->need_count; i++)
        if (resource->needs[i] == (size_t)index)
            return;
    resource->needs = memory_grow(resource->needs, resource->need_count + 1, sizeof *resource->needs);
    resource->needs[resource->need_count++] = (size_t)index;
}

/* "arn:…:${Database.Arn}/${AWS::Region}/${!literal}" */
static void needs_of_sub(Reader *reader, const char *text) {
    while ((text = strstr(text, "${"))) {
        text += 2;
        need_add(reader, text, strcspn(text, ".}"));
    }
}

static void needs_of(Reader *reader, yaml_node_t *node, int depth);

static void needs_of_call(Reader *reader, yaml_node_t *argument, bool sub, int depth) {
    const char *text = tree_text(argument);
    if (!text && argument->type == YAML_SEQUENCE_NODE &&
        argument->data.sequence.items.start != argument->data.sequence.items.top) {
        text = tree_text(tree_node(reader->tree, argument->data.sequence.items.start[0]));
        for (yaml_node_item_t *at = argument->data.sequence.items.start + 1; at < argument->data.sequence.items.top;
             at++)
            needs_of(reader, tree_node(reader->tree, *at), depth + 1);
    }
    if (text && sub)
        needs_of_sub(reader, text);
    else if (text)
        need_add(reader, text, strcspn(text, "."));
}

/* Fn::If: only the branch that is taken counts, when that can be told. */
static bool needs_of_if(Reader *reader, yaml_node_t *node, int depth) {
    yaml_node_t *list;
    if (!tree_call(reader->tree, node, "If", &list) || list->type != YAML_SEQUENCE_NODE ||
        list->data.sequence.items.top - list->data.sequence.items.start != 3)
        return false;
    const yaml_node_item_t *items = list->data.sequence.items.start;
    const char *name = tree_text(tree_node(reader->tree, items[0]));
    Truth truth = name ? tree_condition(reader->tree, name) : TRUTH_UNKNOWN;
    if (truth != TRUTH_NO)
        needs_of(reader, tree_node(reader->tree, items[1]), depth + 1);
    if (truth != TRUTH_YES)
        needs_of(reader, tree_node(reader->tree, items[2]), depth + 1);
    return true;
}

static void needs_of(Reader *reader, yaml_node_t *node, int depth) {
    yaml_node_t *argument;
    if (!node || depth > DEPTH_MAX || --reader->tree->budget < 0 || needs_of_if(reader, node, depth))
        return;
    bool sub = tree_call(reader->tree, node, "Sub", &argument);
    if (sub || tree_call(reader->tree, node, "Ref", &argument) || tree_call(reader->tree, node, "GetAtt", &argument)) {
        needs_of_call(reader, argument, sub, depth);
    } else if (node->type == YAML_SEQUENCE_NODE) {
        for (yaml_node_item_t *at = node->data.sequence.items.start; at < node->data.sequence.items.top; at++)
            needs_of(reader, tree_node(reader->tree, *at), depth + 1);
    } else if (node->type == YAML_MAPPING_NODE) {
        for (yaml_node_pair_t *at = node->data.mapping.pairs.start; at < node->data.mapping.pairs.top; at++)
            needs_of(reader, tree_node(reader->tree, at->value), depth + 1);
    }
}

static void resource_needs(Reader *reader, yaml_node_t *resource) {
    yaml_node_t *depends = tree_get(reader->tree, resource, "DependsOn");
    const char *one = tree_text(depends);
    if (one)
        need_add(reader, one, strlen(one));
    if (depends && depends->type == YAML_SEQUENCE_NODE)
        for (yaml_node_item_t *at = depends->data.sequence.items.start; at < depends->data.sequence.items.top; at++) {
            const char *name = tree_text(tree_node(reader->tree, *at));
            if (name)
                need_add(reader, name, strlen(name));
        }
    needs_of(reader, tree_get(reader->tree, resource, "Properties"), 0);
}

static size_t step_add(TemplateOutline *outline, const char *name) {
    outline->steps = memory_grow(outline->steps, outline->step_count + 1, sizeof *outline->steps);
    outline->steps[outline->step_count] = memory_copy(name);
    return outline->step_count++;
}

/* The property that names a resource of an account or region: taken twice, the second creation fails. */
static char *name_of(TemplateTree *tree, yaml_node_t *body, const char *type) {
    static const char *const properties[][2] = {{"AWS::RDS::DBInstance", "DBInstanceIdentifier"},
                                                {"AWS::SecretsManager::Secret", "Name"},
                                                {"AWS::Logs::LogGroup", "LogGroupName"}};
    AUTO(text_release) Text name = {0};
    for (size_t i = 0; type && i < sizeof properties / sizeof *properties; i++)
        if (strcmp(type, properties[i][0]) == 0 &&
            tree_string(tree, tree_get(tree, tree_get(tree, body, "Properties"), properties[i][1]), &name))
            return text_take(&name);
    return memory_copy("");
}

static void resource_add(Reader *reader, yaml_node_t *resources, const char *name, size_t step, int usual_s) {
    TemplateOutline *outline = reader->outline;
    yaml_node_t *body = tree_get(reader->tree, resources, name);
    if (!body || outline_find(outline, name, strlen(name)) >= 0)
        return;
    const char *type = tree_text(tree_get(reader->tree, body, "Type"));
    const char *policy = tree_text(tree_get(reader->tree, body, "DeletionPolicy"));
    const char *condition = tree_text(tree_get(reader->tree, body, "Condition"));
    outline->resources = memory_grow(outline->resources, outline->resource_count + 1, sizeof *outline->resources);
    outline->resources[outline->resource_count++] = (TemplateResource){
        .logical_id = memory_copy(name),
        .type = memory_copy(type ? type : ""),
        .step = step,
        .usual_s = usual_s,
        .name = name_of(reader->tree, body, type),
        .deletion_policy = memory_copy(policy ? policy : ""),
        .wanted = !condition || tree_condition(reader->tree, condition) != TRUTH_NO,
    };
}

static int seconds_of(const char *text) {
    char *end;
    long seconds = text ? strtol(text, &end, 10) : -1;
    return text && *end == '\0' && seconds >= 0 && seconds < 100000 ? (int)seconds : USUAL_UNKNOWN_S;
}

/* A template that says its steps itself was deployed by another version, or by hand. */
static yaml_node_t *steps_said(TemplateTree *tree) {
    yaml_node_t *ours = tree_get(tree, tree_get(tree, tree_root(tree), "Metadata"), "SecureRds");
    yaml_node_t *steps = tree_get(tree, ours, "Steps");
    return steps && steps->type == YAML_SEQUENCE_NODE ? steps : NULL;
}

static void read_steps(Reader *reader, TemplateTree *tree, const yaml_node_t *steps, yaml_node_t *resources) {
    for (yaml_node_item_t *at = steps->data.sequence.items.start; at < steps->data.sequence.items.top; at++) {
        yaml_node_t *step = tree_node(tree, *at), *list = tree_get(tree, step, "Resources");
        const char *name = tree_text(tree_get(tree, step, "Name"));
        if (!name || !list || list->type != YAML_MAPPING_NODE)
            continue;
        size_t index = step_add(reader->outline, name);
        for (yaml_node_pair_t *pair = list->data.mapping.pairs.start; pair < list->data.mapping.pairs.top; pair++) {
            const char *id = tree_text(tree_node(tree, pair->key));
            if (id)
                resource_add(reader, resources, id, index, seconds_of(tree_text(tree_node(tree, pair->value))));
        }
    }
}

static void read_ready(TemplateOutline *outline, TemplateTree *steps) {
    const yaml_node_t *list = tree_get(steps, tree_root(steps), "Ready");
    if (!list || list->type != YAML_SEQUENCE_NODE)
        return;
    for (yaml_node_item_t *at = list->data.sequence.items.start; at < list->data.sequence.items.top; at++) {
        const char *id = tree_text(tree_node(steps, *at));
        long found = id ? outline_find(outline, id, strlen(id)) : -1;
        if (found >= 0)
            outline->resources[found].ready = true;
    }
}

/* Resources that no step names: another version's template, or none of ours. */
static void read_others(Reader *reader, yaml_node_t *resources) {
    long other = -1;
    for (yaml_node_pair_t *at = resources->data.mapping.pairs.start; at < resources->data.mapping.pairs.top; at++) {
        const char *id = tree_text(tree_node(reader->tree, at->key));
        if (!id || outline_find(reader->outline, id, strlen(id)) >= 0)
            continue;
        if (other < 0)
            other = (long)step_add(reader->outline, "Other");
        resource_add(reader, resources, id, (size_t)other, USUAL_UNKNOWN_S);
    }
}

TemplateOutline *template_outline_new(const char *body, const CfnParameter *parameters, size_t count, Error *err) {
    AUTO(template_tree_release) TemplateTree tree = {.parameters = parameters, .parameter_count = count}, steps = {0};
    body = body ? body : template_source(NULL);
    if (!template_tree_load(&tree, body, strlen(body), err))
        return NULL;
    if (!template_tree_load(&steps, asset_steps, (size_t)(asset_steps_end - asset_steps), err))
        return NULL;
    yaml_node_t *own = tree_get(&steps, tree_root(&steps), "Steps"), *said = steps_said(&tree);
    Reader reader = {.tree = &tree, .outline = memory_new(1, sizeof(TemplateOutline))};
    yaml_node_t *resources = tree_get(&tree, tree_root(&tree), "Resources");
    if (!resources || resources->type != YAML_MAPPING_NODE)
        return reader.outline;
    read_steps(&reader, said ? &tree : &steps, said ? said : own, resources);
    read_others(&reader, resources);
    read_ready(reader.outline, &steps);
    for (; reader.current < reader.outline->resource_count; reader.current++)
        resource_needs(&reader, tree_get(&tree, resources, reader.outline->resources[reader.current].logical_id));
    return reader.outline;
}

void template_outline_free(TemplateOutline *outline) {
    if (!outline)
        return;
    for (size_t i = 0; i < outline->step_count; i++)
        free(outline->steps[i]);
    for (size_t i = 0; i < outline->resource_count; i++) {
        free(outline->resources[i].logical_id);
        free(outline->resources[i].type);
        free(outline->resources[i].deletion_policy);
        free(outline->resources[i].name);
        free(outline->resources[i].needs);
    }
    free(outline->steps);
    free(outline->resources);
    free(outline);
}
