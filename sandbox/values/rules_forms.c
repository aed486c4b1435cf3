/* Forms that many types share: ids of things at EC2, and the grammar of policy documents that are not IAM's own (those
 * are in rules_policies.c). See rules.h. */
#include "sandbox/values/rules.h"

#define EC2 "AWS::EC2::*"
#define BUCKET "AWS::S3::BucketPolicy"
#define TOPIC "AWS::SNS::TopicPolicy"
#define KEY "AWS::KMS::Key"
#define ENDPOINT "AWS::EC2::VPCEndpoint"

/* A path of ids, and how each begins. EC2 looks at the form before it looks for the thing. */
#define ID(path, prefix)                                                                                               \
    {                                                                                                                  \
        EC2, path " !~ ^(" prefix "-[0-9a-f]{8,17})?$", "Invalid id: \"{$}\" (expecting \"" prefix "-...\")",          \
            "EC2 API, Error codes: InvalidVpcID.Malformed and its like; public deployment logs", 0                     \
    }
#define EMPTY(path, name)                                                                                              \
    {                                                                                                                  \
        EC2, path " #< 1", "Value () for parameter " name " is invalid. The value cannot be empty",                    \
            "public deployment logs; EC2 API, InvalidParameterValue", 0                                                \
    }

/* What a document must be made of; `where` leads to it. IAM's User Guide, "Grammar of the IAM JSON policy language". */
#define GRAMMAR(type, where, words, source)                                                                            \
    {type, "@ " where "; Version is object|list|number|bool", words, source, 0},                                       \
        {type, "@ " where "; Version != 2012-10-17|2008-10-17", words, source, 0},                                     \
        {type, "@ " where "; @ Statement; . is text|list|number|bool", words, source, 0},                              \
        {type,                                                                                                         \
         "@ " where "; @ Statement; . keys!~ ^(Sid|Effect|(Not)?Principal|(Not)?Action|(Not)?Resource|Condition)$",    \
         words, source, 0},                                                                                            \
        {type, "@ " where "; @ Statement; Principal is text; Principal != *", words, source, 0},                       \
        {type, "@ " where "; @ Statement; !Effect", words, source, 0},                                                 \
        {type, "@ " where "; @ Statement; Effect is object|list|number|bool", words, source, 0},                       \
        {type, "@ " where "; @ Statement; Effect != Allow|Deny", words, source, 0},                                    \
        {type, "@ " where "; @ Statement; !Action; !NotAction", words, source, 0},                                     \
        {type, "@ " where "; @ Statement; Action|NotAction is object|number|bool", words, source, 0},                  \
        {type, "@ " where "; @ Statement; Action.*|NotAction.* is object|list", words, source, 0},                     \
        {type, "@ " where "; @ Statement; Resource|NotResource is object|number|bool", words, source, 0},              \
        {type, "@ " where "; @ Statement; Resource.*|NotResource.* is object|list", words, source, 0},                 \
        {type, "@ " where "; @ Statement; Principal is list|number|bool", words, source, 0},                           \
        {type, "@ " where "; @ Statement; Principal.* is object|number|bool", words, source, 0},                       \
        {type, "@ " where "; @ Statement; Principal.*.* is object|list", words, source, 0},                            \
        {type, "@ " where "; @ Statement; Condition is text|list|number|bool", words, source, 0},                      \
        {type, "@ " where "; @ Statement; Condition.* is text|list|number|bool", words, source, 0},                    \
        {type, "@ " where "; @ Statement; Condition.*.* is object", words, source, 0}, {                               \
        type, "@ " where "; @ Statement; Condition.*.*.* is object|list", words, source, 0                             \
    }

const ValueRule form_rules[] = {
    EMPTY("VpcId", "vpcId"),
    EMPTY("SubnetId|SubnetIds.*|NetworkInterfaces.*.SubnetId", "subnetId"),
    EMPTY("GroupId|SecurityGroupIds.*|NetworkInterfaces.*.GroupSet.*", "groupId"),
    EMPTY("SourceSecurityGroupId|DestinationSecurityGroupId|SecurityGroupIngress.*.SourceSecurityGroupId|"
          "SecurityGroupEgress.*.DestinationSecurityGroupId",
          "groupId"),
    ID("VpcId", "vpc"),
    ID("SubnetId|SubnetIds.*|NetworkInterfaces.*.SubnetId", "subnet"),
    ID("GroupId|SecurityGroupIds.*|NetworkInterfaces.*.GroupSet.*|SourceSecurityGroupId|DestinationSecurityGroupId|"
       "SecurityGroupIngress.*.SourceSecurityGroupId|SecurityGroupEgress.*.DestinationSecurityGroupId",
       "sg"),
    ID("InternetGatewayId", "igw"),
    ID("RouteTableId|RouteTableIds.*", "rtb"),
    ID("NatGatewayId", "nat"),
    ID("AllocationId", "eipalloc"),
    ID("SourcePrefixListId|DestinationPrefixListId|SecurityGroupIngress.*.SourcePrefixListId|"
       "SecurityGroupEgress.*.DestinationPrefixListId",
       "pl"),
    {BUCKET, "@ PolicyDocument; . keys!~ ^(Version|Id|Statement)$", "Unknown field {$}",
     "S3 API, PutBucketPolicy: MalformedPolicy", 0},
    {TOPIC, "@ PolicyDocument; . keys!~ ^(Version|Id|Statement)$", "Invalid parameter: Policy Error: null",
     "aws-cloudformation-resource-providers-sns, its tests of TopicPolicy", 0},
    {TOPIC, "@ PolicyDocument; !Statement", "Invalid parameter: Policy Error: null",
     "aws-cloudformation-resource-providers-sns, its tests of TopicPolicy", 0},
    {KEY, "@ KeyPolicy; . keys!~ ^(Version|Id|Statement)$", "Syntax errors in policy.",
     "words of our own; KMS API, MalformedPolicyDocumentException", 0},
    GRAMMAR(BUCKET, "PolicyDocument", "Invalid policy syntax.",
            "S3 API, PutBucketPolicy: MalformedPolicy; public reports"),
    GRAMMAR(TOPIC, "PolicyDocument", "Invalid parameter: Policy Error: null",
            "aws-cloudformation-resource-providers-sns, its tests of TopicPolicy"),
    GRAMMAR(KEY, "KeyPolicy", "Syntax errors in policy.",
            "words of our own; KMS API, MalformedPolicyDocumentException"),
    GRAMMAR(ENDPOINT, "PolicyDocument", "The specified policy document is not a valid JSON policy document.",
            "EC2 API, Error codes: InvalidPolicyDocument"),
    {0},
};
