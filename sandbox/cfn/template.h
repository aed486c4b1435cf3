/* What CloudFormation finds wrong with a template before anything is made, in its words. */
#ifndef SANDBOX_CFN_TEMPLATE_H
#define SANDBOX_CFN_TEMPLATE_H

#include "base/error.h"

#include <jansson.h>
#include <stdbool.h>

enum {
    TEMPLATE_BODY_MAX = 51200,
    TEMPLATE_RESOURCES_MAX = 500,
    TEMPLATE_PARAMETERS_MAX = 200,
    TEMPLATE_OUTPUTS_MAX = 200
};

/* Reads a template's text: size and form (yaml.h), then everything that template_check() says. New, or NULL. */
json_t *template_read(const char *body, Error *err);
/* Sections, resources with their types and attributes, references, conditions, circular dependencies, outputs. */
bool template_check(const json_t *document, Error *err);

/* The capabilities that the template needs ("CAPABILITY_NAMED_IAM", "CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"): a new
 * array; `reasons` (if not NULL) gets the resources' types behind it. */
json_t *template_capabilities(const json_t *document, json_t **reasons);
/* False, with InsufficientCapabilitiesException, unless `given` (array of strings, may be NULL) covers them. */
bool template_permitted(const json_t *document, const json_t *given, Error *err);

/* The names of the transforms: a new array of strings. */
json_t *template_transforms(const json_t *document);
/* The template as its transforms leave it, new; the very template when it has none. */
json_t *template_transform(const json_t *document, Error *err);
/* The template that stands at the address of a nested stack; borrowed, NULL: nothing is there. */
const json_t *template_nested(const char *url);

#endif
