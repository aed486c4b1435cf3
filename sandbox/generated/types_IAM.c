/* Made by scripts/sandbox-types from the cfn-lint of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/values/types.h"

static const TypeProperty
    IAM_InstanceProfile[5],
    IAM_ManagedPolicy[16],
    IAM_Policy[7],
    IAM_Role[12],
    IAM_RolePolicy[4],
    IAM_Role__Policy[3],
    IAM_Role__Tag[3];

static const TypeProperty IAM_InstanceProfile[] = {
    {"Arn", READ_ONLY, {.kind = 's'}},
    {"InstanceProfileName", CREATE_ONLY, {.kind = 's', AT_LEAST(0), AT_MOST(128), .pattern = "^([\\w+=,.@-]+)?$"}},
    {"Path", CREATE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(512), .pattern = "^(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)$"}},
    {"Roles", REQUIRED, {.kind = 'a', AT_LEAST(0), AT_MOST(1), .items = &(const TypeNode){.kind = 's', .pattern = "[a-zA-Z0-9+=,.@\\-_]+"}, .unique = true}},
    {0}};
static const TypeProperty IAM_ManagedPolicy[] = {
    {"AttachmentCount", READ_ONLY, {.kind = 'i'}},
    {"CreateDate", READ_ONLY, {.kind = 's'}},
    {"DefaultVersionId", READ_ONLY, {.kind = 's'}},
    {"Description", CREATE_ONLY, {.kind = 's', AT_LEAST(0), AT_MOST(1000)}},
    {"Groups", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {"IsAttachable", READ_ONLY, {.kind = 'b'}},
    {"ManagedPolicyName", CREATE_ONLY, {.kind = 's'}},
    {"Path", CREATE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(512), .pattern = "^((/[A-Za-z0-9\\.,\\+@=_-]+)*)/$"}},
    {"PermissionsBoundaryUsageCount", READ_ONLY, {.kind = 'i'}},
    {"PolicyArn", READ_ONLY, {.kind = 's'}},
    {"PolicyDocument", REQUIRED, {.kind = 'j'}},
    {"PolicyId", READ_ONLY, {.kind = 's'}},
    {"Roles", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {"UpdateDate", READ_ONLY, {.kind = 's'}},
    {"Users", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}, .unique = true}},
    {0}};
static const TypeProperty IAM_Policy[] = {
    {"Groups", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"Id", READ_ONLY, {.kind = 's'}},
    {"PolicyDocument", REQUIRED, {.kind = 'o'}},
    {"PolicyName", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128), .pattern = "^[\\w+=,.@-]+$"}},
    {"Roles", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"Users", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {0}};
static const TypeProperty IAM_Role[] = {
    {"Arn", READ_ONLY, {.kind = 's'}},
    {"AssumeRolePolicyDocument", REQUIRED, {.kind = 'o'}},
    {"Description", 0, {.kind = 's', AT_LEAST(0), AT_MOST(1000), .pattern = "^[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*$"}},
    {"ManagedPolicyArns", 0, {.kind = 'a', AT_LEAST(0), .items = &(const TypeNode){.kind = 's', .pattern = "arn:(aws[a-zA-Z-]*)?:iam::(\\d{12}|aws):policy/[a-zA-Z_0-9+=,.@\\-_/]+"}, .unique = true}},
    {"MaxSessionDuration", 0, {.kind = 'i', AT_LEAST(3600), AT_MOST(43200)}},
    {"Path", CREATE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(512), .pattern = "^(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)$"}},
    {"PermissionsBoundary", 0, {.kind = 's', AT_LEAST(20), AT_MOST(2048)}},
    {"Policies", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = IAM_Role__Policy}}},
    {"RoleId", READ_ONLY, {.kind = 's'}},
    {"RoleName", CREATE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(64), .pattern = "^[\\w+=,.@-]+$"}},
    {"Tags", 0, {.kind = 'a', AT_LEAST(0), AT_MOST(50), .items = &(const TypeNode){.kind = 'o', .members = IAM_Role__Tag}}},
    {0}};
static const TypeProperty IAM_RolePolicy[] = {
    {"PolicyDocument", 0, {.kind = 'o'}},
    {"PolicyName", REQUIRED | CREATE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(128), .pattern = "^[\\w+=,.@-]+$"}},
    {"RoleName", REQUIRED | CREATE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(64), .pattern = "^[\\w+=,.@-]+$"}},
    {0}};
static const TypeProperty IAM_Role__Policy[] = {
    {"PolicyDocument", REQUIRED, {.kind = 'o'}},
    {"PolicyName", REQUIRED, {.kind = 's'}},
    {0}};
static const TypeProperty IAM_Role__Tag[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128), .pattern = "^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+$"}},
    {"Value", REQUIRED, {.kind = 's', AT_LEAST(0), AT_MOST(256), .pattern = "^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$"}},
    {0}};
const TypeRow types_IAM[] = {
    {"AWS::IAM::InstanceProfile", {.kind = 'o', .members = IAM_InstanceProfile}, NULL, "Arn"},
    {"AWS::IAM::ManagedPolicy", {.kind = 'o', .members = IAM_ManagedPolicy}, NULL, "PolicyArn|AttachmentCount|CreateDate|DefaultVersionId|IsAttachable|PermissionsBoundaryUsageCount|PolicyId|UpdateDate"},
    {"AWS::IAM::Policy", {.kind = 'o', .members = IAM_Policy, .choices = (const TypeChoice[]){{ANY_OF, NULL, "Users|Groups|Roles"}, {0}}}, NULL, "Id"},
    {"AWS::IAM::Role", {.kind = 'o', .members = IAM_Role}, "Tags", "Arn|RoleId"},
    {"AWS::IAM::RolePolicy", {.kind = 'o', .members = IAM_RolePolicy}, NULL, ""},
    {0}};
