/* What CloudFormation's replies hold, as the types of cloudformation.h. Pure. */
#ifndef AWS_CLOUDFORMATION_READ_H
#define AWS_CLOUDFORMATION_READ_H

#include "aws/cloudformation.h"

CfnStack cfn_read_stack(const XmlNode *node);
CfnEvent cfn_read_event(const XmlNode *node);
CfnResource cfn_read_resource(const XmlNode *node);
CfnDrift cfn_read_drift(const XmlNode *node);
/* False: the event is none of early validation. */
bool cfn_read_finding(const XmlNode *node, CfnFinding *finding);
/* Without its changes, which come in pages: those are added by cfn_read_changes(). */
CfnChangeSet cfn_read_change_set(const XmlNode *node);
void cfn_read_changes(const XmlNode *node, CfnChangeSet *set);

#endif
