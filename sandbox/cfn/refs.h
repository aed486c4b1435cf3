/* What a piece of a template refers to: resources, parameters, conditions, mappings. */
#ifndef SANDBOX_CFN_REFS_H
#define SANDBOX_CFN_REFS_H

#include "base/error.h"
#include "base/text.h"

#include <jansson.h>
#include <stdbool.h>

typedef enum {
    REF_NAME,      /* Ref, or ${Name} in Fn::Sub */
    REF_ATTRIBUTE, /* Fn::GetAtt, or ${Name.Attribute}: `attribute` is set */
    REF_CONDITION, /* Fn::If, or {"Condition": name} */
} RefKind;

typedef struct RefVisitor {
    void *context;
    void (*found)(void *context, RefKind kind, const char *name, const char *attribute);
} RefVisitor;

/* Tells the visitor of each reference in `node`, in the order of the text, repeated ones too. */
void refs_visit(const json_t *node, const RefVisitor *visitor);

/* Walks through the text of a Fn::Sub: plain stretches and variables. `variable` is called with the trimmed name.
 * False when `${` is not closed or a name has a character that none may have. */
typedef struct SubVisitor {
    void *context;
    void (*plain)(void *context, const char *text, size_t length);
    void (*variable)(void *context, const char *name);
} SubVisitor;
bool sub_visit(const char *text, const SubVisitor *visitor);

/* The logical ids of the document's resources (those in `alive` alone, unless it is NULL) that `resource` (a whole
 * resource, DependsOn included) must wait for: a new array without repetitions. */
json_t *refs_dependencies(const json_t *document, const json_t *resource, const json_t *alive);

#endif
