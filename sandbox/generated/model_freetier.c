/* Made by scripts/sandbox-models from the botocore of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/wire/model.h"

static const ModelShape
    s_GetAccountPlanStateRequest,
    s_GetAccountPlanStateResponse,
    s_MonetaryAmount;

static const ModelShape s_GetAccountPlanStateRequest = {.type = SHAPE_STRUCTURE};
static const ModelShape s_GetAccountPlanStateResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"accountId", "accountId", "accountId", &model_string, 1},
    {"accountPlanType", "accountPlanType", "accountPlanType", &model_string, 1},
    {"accountPlanStatus", "accountPlanStatus", "accountPlanStatus", &model_string, 1},
    {"accountPlanRemainingCredits", "accountPlanRemainingCredits", "accountPlanRemainingCredits", &s_MonetaryAmount, 0},
    {"accountPlanExpirationDate", "accountPlanExpirationDate", "accountPlanExpirationDate", &model_string, 0},
    {0}}};
static const ModelShape s_MonetaryAmount = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"amount", "amount", "amount", &model_double, 1},
    {"unit", "unit", "unit", &model_string, 1},
    {0}}};
const ModelService model_freetier = {
    .signing_name = "freetier", .id = "freetier", .protocol = PROTOCOL_JSON, .protocols = PROTOCOL_JSON,
    .version = "2023-09-07", .target = "AWSFreeTierService", .json_version = "1.0", .namespace = NULL,
    .operations = (const ModelOperation[]){
        {"GetAccountPlanState", &s_GetAccountPlanStateRequest, &s_GetAccountPlanStateResponse, NULL},
    {0}}};
