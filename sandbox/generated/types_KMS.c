/* Made by scripts/sandbox-types from the cfn-lint of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/values/types.h"

static const TypeProperty
    KMS_Alias[3],
    KMS_Key[15],
    KMS_Key__Tag[3];

static const TypeProperty KMS_Alias[] = {
    {"AliasName", REQUIRED | CREATE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(256), .pattern = "^(alias/)[a-zA-Z0-9:/_-]+$"}},
    {"TargetKeyId", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(256)}},
    {0}};
static const TypeProperty KMS_Key[] = {
    {"Arn", READ_ONLY, {.kind = 's'}},
    {"BypassPolicyLockoutSafetyCheck", WRITE_ONLY, {.kind = 'b'}},
    {"Description", 0, {.kind = 's', AT_LEAST(0), AT_MOST(8192)}},
    {"EnableKeyRotation", 0, {.kind = 'b'}},
    {"Enabled", 0, {.kind = 'b'}},
    {"KeyId", READ_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(2048)}},
    {"KeyPolicy", 0, {.kind = 'o'}},
    {"KeySpec", 0, {.kind = 's', .values = "SYMMETRIC_DEFAULT|RSA_2048|RSA_3072|RSA_4096|ECC_NIST_P256|ECC_NIST_P384|ECC_NIST_P521|ECC_SECG_P256K1|HMAC_224|HMAC_256|HMAC_384|HMAC_512|SM2|ML_DSA_44|ML_DSA_65|ML_DSA_87|ECC_NIST_EDWARDS25519"}},
    {"KeyUsage", 0, {.kind = 's', .values = "ENCRYPT_DECRYPT|SIGN_VERIFY|GENERATE_VERIFY_MAC|KEY_AGREEMENT"}},
    {"MultiRegion", 0, {.kind = 'b'}},
    {"Origin", 0, {.kind = 's', .values = "AWS_KMS|EXTERNAL"}},
    {"PendingWindowInDays", WRITE_ONLY, {.kind = 'i', AT_LEAST(7), AT_MOST(30)}},
    {"RotationPeriodInDays", WRITE_ONLY, {.kind = 'i', AT_LEAST(90), AT_MOST(2560)}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = KMS_Key__Tag}, .unique = true}},
    {0}};
static const TypeProperty KMS_Key__Tag[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128)}},
    {"Value", REQUIRED, {.kind = 's', AT_LEAST(0), AT_MOST(256)}},
    {0}};
const TypeRow types_KMS[] = {
    {"AWS::KMS::Alias", {.kind = 'o', .members = KMS_Alias}, NULL, ""},
    {"AWS::KMS::Key", {.kind = 'o', .members = KMS_Key}, "Tags", "Arn|KeyId"},
    {0}};
