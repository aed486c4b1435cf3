/* The allow list and the deletion policy that a template holds, read from its tree: a template that other hands wrote,
 * or wrote again, is read too. See template_allowed.h and template.h. */
#include "stack/template_allowed.h"

#include "settings/allow_take.h"
#include "base/memory.h"
#include "stack/template.h"

#include <string.h>
#include <strings.h>

/* The first resource of that type; NULL: there is none. */
static yaml_node_t *resource_of(TemplateTree *tree, const char *type) {
    yaml_node_t *resources = tree_get(tree, tree_root(tree), "Resources");
    if (!resources || resources->type != YAML_MAPPING_NODE)
        return NULL;
    for (yaml_node_pair_t *at = resources->data.mapping.pairs.start; at < resources->data.mapping.pairs.top; at++) {
        yaml_node_t *resource = tree_node(tree, at->value);
        const char *found = tree_text(tree_get(tree, resource, "Type"));
        if (found && strcmp(found, type) == 0)
            return resource;
    }
    return NULL;
}

yaml_node_t *tree_allowed(TemplateTree *tree) {
    yaml_node_t *list = resource_of(tree, "AWS::EC2::PrefixList");
    yaml_node_t *entries = tree_get(tree, tree_get(tree, list, "Properties"), "Entries");
    return entries && entries->type == YAML_SEQUENCE_NODE ? entries : NULL;
}

bool note_is_plain(const char *text, const char *what, Error *err) {
    if (!strcasestr(text, "{{resolve"))
        return true;
    return error_set(err, ERROR_USAGE, "write it without \"{{resolve\"",
                     "%s \"%.80s\" would be read as a dynamic reference by CloudFormation", what, text);
}

bool template_read_allowed(const char *body, AllowList *list, Error *err) {
    AUTO(template_tree_release) TemplateTree tree = {0};
    if (!template_tree_load(&tree, body, strlen(body), err))
        return false;
    yaml_node_t *entries = tree_allowed(&tree);
    if (!entries)
        return error_set(err, ERROR_FAILED, "bring the stack to this program's template with `secure-rds apply`",
                         "the template has no list of allowed addresses");
    for (yaml_node_item_t *at = entries->data.sequence.items.start; at < entries->data.sequence.items.top; at++) {
        yaml_node_t *entry = tree_node(&tree, *at);
        const char *text = tree_text(tree_get(&tree, entry, "Cidr"));
        const char *note = tree_text(tree_get(&tree, entry, "Description"));
        Cidr cidr;
        if (!text || !cidr_parse(text, &cidr, err) || !allow_list_take(list, cidr, note, err))
            return error_tried(err, "read the allowed addresses of the template");
    }
    return true;
}

bool template_read_on_delete(const char *body, char value[16]) {
    static const struct {
        const char *policy, *choice;
    } rows[] = {
        {"Snapshot", "snapshot"}, {"Retain", "retain"}, {"RetainExceptOnCreate", "retain"}, {"Delete", "destroy"}};
    AUTO(template_tree_release) TemplateTree tree = {0};
    Error ignored = {0};
    if (!template_tree_load(&tree, body, strlen(body), &ignored))
        return false;
    yaml_node_t *database = resource_of(&tree, "AWS::RDS::DBInstance");
    const char *policy = tree_text(tree_get(&tree, database, "DeletionPolicy"));
    for (size_t i = 0; policy && i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].policy, policy) == 0) {
            strcpy(value, rows[i].choice);
            return true;
        }
    return false;
}
