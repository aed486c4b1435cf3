/* A template's text, YAML or JSON, as a JSON document in long form: `!Sub x` is {"Fn::Sub": "x"}. */
#ifndef SANDBOX_CFN_YAML_H
#define SANDBOX_CFN_YAML_H

#include "base/error.h"

#include <jansson.h>

/* A new object; members keep the order of the text. NULL, with `err` told as CloudFormation says it: not well-formed
 * with line and column, aliases, null values, no object at the top. */
json_t *cfn_document(const char *text, Error *err);

#endif
