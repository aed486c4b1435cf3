/* See owner.h. */
#include "stack/owner.h"

#include "base/memory.h"
#include "stack/stack_status.h"
#include "stack/template.h"
#include "stack/template_yaml.h"

#include <stdlib.h>
#include <string.h>

bool owner_tagged(const CfnStack *stack) {
    const char *app = template_parameter(stack->tags, stack->tag_count, TEMPLATE_TAG);
    return app && strcmp(app, stack->name) == 0;
}

/* What each template of this program had, whatever the settings. */
static bool looks_ours(TemplateTree *tree) {
    static const char *const parts[][2] = {{"Database", "AWS::RDS::DBInstance"},
                                           {"DatabaseSecret", "AWS::SecretsManager::Secret"},
                                           {"AllowedAddresses", "AWS::EC2::PrefixList"}};
    yaml_node_t *resources = tree_get(tree, tree_root(tree), "Resources");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const char *type = tree_text(tree_get(tree, tree_get(tree, resources, parts[i][0]), "Type"));
        if (!type || strcmp(type, parts[i][1]) != 0)
            return false;
    }
    return true;
}

Owner owner_of_template(const char *body) {
    AUTO(template_tree_release) TemplateTree tree = {0};
    Error ignored = {0};
    if (!template_tree_load(&tree, body, strlen(body), &ignored))
        return OWNER_OTHER;
    yaml_node_t *mark = tree_get(&tree, tree_get(&tree, tree_root(&tree), "Metadata"), "SecureRds");
    const char *version = tree_text(tree_get(&tree, mark, "Version"));
    char *end;
    if (!version)
        return mark || looks_ours(&tree) ? OWNER_OURS : OWNER_OTHER;
    long number = strtol(version, &end, 10);
    return *end == '\0' && number <= TEMPLATE_VERSION ? OWNER_OURS : OWNER_LATER;
}

Owner owner_of(const CfnStack *stack, const char *body) {
    if (!owner_tagged(stack))
        return OWNER_OTHER;
    return body ? owner_of_template(body) : OWNER_OURS;
}

static bool in_rows(const char *key) {
    bool known = false;
    for (size_t i = 0; i < setting_count && !known; i++) {
        const SettingRow *row = &setting_rows[i];
        known = (row->parameter && strcmp(row->parameter, key) == 0) ||
                (row->form && row->form->former && strcmp(row->form->former, key) == 0);
    }
    return known;
}

/* The parameters of the template beside the settings'. */
static bool in_template(const char *key) {
    AUTO(template_tree_release) TemplateTree tree = {0};
    Error ignored = {0};
    size_t length;
    const char *source = template_source(&length);
    return template_tree_load(&tree, source, length, &ignored) &&
           tree_get(&tree, tree_get(&tree, tree_root(&tree), "Parameters"), key);
}

Owner owner_of_update(const CfnStack *stack, const char *body) {
    Owner owner = owner_of(stack, body);
    for (size_t i = 0; owner == OWNER_OURS && i < stack->parameter_count; i++)
        if (!in_rows(stack->parameters[i].key) && !in_template(stack->parameters[i].key))
            owner = OWNER_MORE;
    return owner;
}

void owner_words(Owner owner, const char *name, Text *said, Text *remedy) {
    switch (owner) {
    case OWNER_OURS:
        return;
    case OWNER_OTHER:
        text_print(said, "a stack named %s is there that this program did not make", name);
        text_put(remedy, "choose another app name");
        return;
    case OWNER_LATER:
        text_print(said, "a newer secure-rds made stack %s: this one only reads it", name);
        text_put(remedy, "install a newer secure-rds");
        return;
    case OWNER_MORE:
        text_print(
            said,
            "stack %s has parameters that secure-rds doesn't know: it changes nothing, not to lose or change them",
            name);
        text_put(remedy, "take them out of its template, or change it with what put them in");
        return;
    }
}

bool owner_may_change(Owner owner, const char *name, Error *err) {
    AUTO(text_release) Text said = {0}, remedy = {0};
    if (owner == OWNER_OURS)
        return true;
    owner_words(owner, name, &said, &remedy);
    error_set(err, ERROR_USAGE, text_string(&remedy), "%s", text_string(&said));
    static const char *const codes[] = {
        [OWNER_OTHER] = "NotOurs", [OWNER_LATER] = "LaterVersion", [OWNER_MORE] = "MoreParameters"};
    strcpy(err->code, codes[owner]);
    return false;
}

bool owner_guard(AwsContext *aws, const CfnStack *stack, Error *err) {
    AUTO(memory_release) char *body = NULL;
    Error unread = {0};
    if (owner_tagged(stack) && !cfn_get_template(aws, stack->id, &body, &unread) && unread.kind != ERROR_DENIED &&
        unread.kind != ERROR_FAILED) {
        *err = unread;
        return error_tried(err, "see who made stack %s", stack->name);
    }
    return owner_may_change(owner_of(stack, body), stack->name, err);
}

bool owner_reads(AwsContext *aws, const CfnStack *stack, Error *err) {
    AUTO(memory_release) char *body = NULL;
    Error ignored = {0};
    StackKind kind = stack_status(stack->status)->kind;
    if (kind == STACK_REVIEW || kind == STACK_ABSENT) /* no tags, and nothing else either */
        return true;
    bool database = template_parameter(stack->outputs, stack->output_count, "DatabaseEndpoint");
    if (owner_tagged(stack) && kind != STACK_BUSY && !database)
        cfn_get_template(aws, stack->id, &body, &ignored);
    return owner_of(stack, body) != OWNER_OTHER || owner_may_change(OWNER_OTHER, stack->name, err);
}
