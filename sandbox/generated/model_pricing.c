/* Made by scripts/sandbox-models from the botocore of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/wire/model.h"

static const ModelShape
    s_Field,
    s_Filter,
    s_FilterType,
    s_Filters,
    s_FormatVersion,
    s_GetProductsMaxResults,
    s_GetProductsRequest,
    s_GetProductsResponse,
    s_PriceListJsonItems,
    s_Value;

static const ModelShape s_Field = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(1024)};
static const ModelShape s_Filter = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Type", "Type", "Type", &s_FilterType, 1},
    {"Field", "Field", "Field", &s_Field, 1},
    {"Value", "Value", "Value", &s_Value, 1},
    {0}}};
static const ModelShape s_FilterType = {.type = SHAPE_STRING, .choices = "TERM_MATCH, EQUALS, CONTAINS, ANY_OF, NONE_OF"};
static const ModelShape s_Filters = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_Filter, 0},
    {0}}};
static const ModelShape s_FormatVersion = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(32)};
static const ModelShape s_GetProductsMaxResults = {.type = SHAPE_INTEGER, AT_LEAST(1), AT_MOST(100)};
static const ModelShape s_GetProductsRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"ServiceCode", "ServiceCode", "ServiceCode", &model_string, 1},
    {"Filters", "Filters", "Filters", &s_Filters, 0},
    {"FormatVersion", "FormatVersion", "FormatVersion", &s_FormatVersion, 0},
    {"NextToken", "NextToken", "NextToken", &model_string, 0},
    {"MaxResults", "MaxResults", "MaxResults", &s_GetProductsMaxResults, 0},
    {0}}};
static const ModelShape s_GetProductsResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"FormatVersion", "FormatVersion", "FormatVersion", &s_FormatVersion, 0},
    {"PriceList", "PriceList", "PriceList", &s_PriceListJsonItems, 0},
    {"NextToken", "NextToken", "NextToken", &model_string, 0},
    {0}}};
static const ModelShape s_PriceListJsonItems = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &model_string, 0},
    {0}}};
static const ModelShape s_Value = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(1024)};
const ModelService model_pricing = {
    .signing_name = "pricing", .id = "pricing", .protocol = PROTOCOL_JSON, .protocols = PROTOCOL_JSON,
    .version = "2017-10-15", .target = "AWSPriceListService", .json_version = "1.1", .namespace = NULL,
    .operations = (const ModelOperation[]){
        {"GetProducts", &s_GetProductsRequest, &s_GetProductsResponse, NULL},
    {0}}};
