/* Made by scripts/sandbox-models from the botocore of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/wire/model.h"

static const ModelShape
    s_GetParameterRequest,
    s_GetParameterResult,
    s_GetParametersRequest,
    s_GetParametersResult,
    s_PSParameterName,
    s_Parameter,
    s_ParameterList,
    s_ParameterNameList,
    s_SessionId,
    s_SessionManagerParameterName,
    s_SessionManagerParameterValue,
    s_SessionManagerParameterValueList,
    s_SessionManagerParameters,
    s_SessionReason,
    s_SessionTarget,
    s_StartSessionRequest,
    s_StartSessionResponse,
    s_TerminateSessionRequest,
    s_TerminateSessionResponse;

static const ModelShape s_GetParameterRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Name", "Name", "Name", &s_PSParameterName, 1},
    {"WithDecryption", "WithDecryption", "WithDecryption", &model_boolean, 0},
    {0}}};
static const ModelShape s_GetParameterResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Parameter", "Parameter", "Parameter", &s_Parameter, 0},
    {0}}};
static const ModelShape s_GetParametersRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Names", "Names", "Names", &s_ParameterNameList, 1},
    {"WithDecryption", "WithDecryption", "WithDecryption", &model_boolean, 0},
    {0}}};
static const ModelShape s_GetParametersResult = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Parameters", "Parameters", "Parameters", &s_ParameterList, 0},
    {"InvalidParameters", "InvalidParameters", "InvalidParameters", &s_ParameterNameList, 0},
    {0}}};
static const ModelShape s_PSParameterName = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(2048)};
static const ModelShape s_Parameter = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Name", "Name", "Name", &s_PSParameterName, 0},
    {"Type", "Type", "Type", &model_string, 0},
    {"Value", "Value", "Value", &model_string, 0},
    {"Version", "Version", "Version", &model_long, 0},
    {"Selector", "Selector", "Selector", &model_string, 0},
    {"SourceResult", "SourceResult", "SourceResult", &model_string, 0},
    {"LastModifiedDate", "LastModifiedDate", "LastModifiedDate", &model_timestamp, 0},
    {"ARN", "ARN", "ARN", &model_string, 0},
    {"DataType", "DataType", "DataType", &model_string, 0},
    {0}}};
static const ModelShape s_ParameterList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_Parameter, 0},
    {0}}};
static const ModelShape s_ParameterNameList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_PSParameterName, 0},
    {0}}};
static const ModelShape s_SessionId = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(96)};
static const ModelShape s_SessionManagerParameterName = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(255)};
static const ModelShape s_SessionManagerParameterValue = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(65535)};
static const ModelShape s_SessionManagerParameterValueList = {.type = SHAPE_LIST, .members = (const ModelMember[]){
    {"member", "member", "member", &s_SessionManagerParameterValue, 0},
    {0}}};
static const ModelShape s_SessionManagerParameters = {.type = SHAPE_MAP, .members = (const ModelMember[]){
    {"key", "key", "key", &s_SessionManagerParameterName, 0},
    {"value", "value", "value", &s_SessionManagerParameterValueList, 0},
    {0}}};
static const ModelShape s_SessionReason = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(256)};
static const ModelShape s_SessionTarget = {.type = SHAPE_STRING, AT_LEAST(1), AT_MOST(400)};
static const ModelShape s_StartSessionRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"Target", "Target", "Target", &s_SessionTarget, 1},
    {"DocumentName", "DocumentName", "DocumentName", &model_string, 0},
    {"Reason", "Reason", "Reason", &s_SessionReason, 0},
    {"Parameters", "Parameters", "Parameters", &s_SessionManagerParameters, 0},
    {0}}};
static const ModelShape s_StartSessionResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"SessionId", "SessionId", "SessionId", &s_SessionId, 0},
    {"TokenValue", "TokenValue", "TokenValue", &model_string, 0},
    {"StreamUrl", "StreamUrl", "StreamUrl", &model_string, 0},
    {0}}};
static const ModelShape s_TerminateSessionRequest = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"SessionId", "SessionId", "SessionId", &s_SessionId, 1},
    {0}}};
static const ModelShape s_TerminateSessionResponse = {.type = SHAPE_STRUCTURE, .members = (const ModelMember[]){
    {"SessionId", "SessionId", "SessionId", &s_SessionId, 0},
    {0}}};
const ModelService model_ssm = {
    .signing_name = "ssm", .id = "ssm", .protocol = PROTOCOL_JSON, .protocols = PROTOCOL_JSON,
    .version = "2014-11-06", .target = "AmazonSSM", .json_version = "1.1", .namespace = NULL,
    .operations = (const ModelOperation[]){
        {"GetParameter", &s_GetParameterRequest, &s_GetParameterResult, NULL},
        {"GetParameters", &s_GetParametersRequest, &s_GetParametersResult, NULL},
        {"StartSession", &s_StartSessionRequest, &s_StartSessionResponse, NULL},
        {"TerminateSession", &s_TerminateSessionRequest, &s_TerminateSessionResponse, NULL},
    {0}}};
