/* What the settings become for others: files that every CloudFormation client takes as they are. */
#ifndef STACK_EXPORT_H
#define STACK_EXPORT_H

#include "settings/settings.h"

/* Writes template.yaml, parameters.json and tags.json into `folder`, which is made when it is not there. Each file is
 * replaced as a whole, and none is touched when one can't be made, or one is there that is no earlier export.
 *     aws cloudformation create-stack --stack-name APP --template-body file://template.yaml
 *         --parameters file://parameters.json --tags file://tags.json
 *         --capabilities CAPABILITY_NAMED_IAM CAPABILITY_AUTO_EXPAND
 *     aws cloudformation deploy --stack-name APP --template-file template.yaml
 *         --parameter-overrides file://parameters.json --capabilities … */
bool export_cloudformation(const Settings *settings, const char *folder, Error *err);
/* The names written, in order, NULL at the end. */
extern const char *const export_cloudformation_files[];

#endif
