/* See names.h. VPC User Guide, "AWS services that integrate with AWS PrivateLink", "Gateway endpoints". */
#include "sandbox/values/names.h"

#include <stddef.h>

const NamedEndpoint names_endpoints[] = {{"secretsmanager", "Interface"}, {"s3", "Gateway"}, {NULL, NULL}};
