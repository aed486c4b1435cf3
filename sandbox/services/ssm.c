/* Systems Manager (API Reference, 2014-11-06): parameters. The public ones name the newest images. */
#include "base/memory.h"
#include "sandbox/services/ec2.h"
#include "sandbox/services/ec2_power.h"
#include "sandbox/services/small.h"

#include <string.h>

static const char images[] = "/aws/service/ami-amazon-linux-latest/";

static json_t *parameter_item(const char *name, const char *type, const char *value, const char *arn,
                              const char *data_type, long long changed_ms) {
    return json_pack("{s:s, s:s, s:s, s:i, s:s, s:s, s:o}", "Name", name, "Type", type, "Value", value, "Version", 87,
                     "ARN", arn, "DataType", data_type, "LastModifiedDate", time_json(changed_ms));
}

/* "al2023-ami-kernel-default-arm64" and its like. */
static json_t *image_parameter(const char *region, const char *name) {
    static const char *const kinds[] = {"al2023-ami-kernel-default-", "al2023-ami-kernel-6.1-",
                                        "al2023-ami-minimal-kernel-default-", "al2023-ami-minimal-kernel-6.1-"};
    char image[22];
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t length = strlen(kinds[i]);
        const char *kind = name + strlen(images);
        bool arm = strcmp(kind + (strncmp(kind, kinds[i], length) == 0 ? length : 0), "arm64") == 0;
        if (strncmp(kind, kinds[i], length) != 0 || (!arm && strcmp(kind + length, "x86_64") != 0))
            continue;
        ec2_newest_image(region, arm, image);
        AUTO(memory_release) char *arn = memory_print("arn:aws:ssm:%s::parameter%s", region, name);
        return parameter_item(name, "String", image, arn, "aws:ec2:image", 1794507660000LL); /* November 2026 */
    }
    return NULL;
}

json_t *sim_ssm_parameter(const World *world, const char *region, const char *name, long long at_ms) {
    if (strncmp(name, images, strlen(images)) == 0)
        return image_parameter(region, name);
    AUTO(things_release) Things parameters = things_of(world, region, "AWS::SSM::Parameter", at_ms);
    const CfnPhysical *found = things_find(&parameters, NULL, name);
    if (!found)
        return NULL;
    AUTO(memory_release)
    char *arn = memory_print("arn:aws:ssm:%s:%s:parameter%s%s", region, found->account, *name == '/' ? "" : "/", name);
    return parameter_item(name, value_text(found->properties, "Type"), value_text(found->properties, "Value"), arn,
                          "text", found->created_ms);
}

static CfnReply get_parameter(const Call *call) {
    const char *name = input_text(call, "Name");
    json_t *parameter = sim_ssm_parameter(call->world, call->region, name, call->now_ms);
    if (!parameter)
        return reply_error(400, "ParameterNotFound", "Parameter %s not found.", name);
    return reply_output(json_pack("{s:o}", "Parameter", parameter));
}

static CfnReply get_parameters(const Call *call) {
    json_t *found = json_array(), *missing = json_array(), *name;
    size_t i;
    json_array_foreach(input_list(call, "Names"), i, name) {
        json_t *parameter = sim_ssm_parameter(call->world, call->region, json_string_value(name), call->now_ms);
        if (parameter)
            json_array_append_new(found, parameter);
        else
            json_array_append(missing, name);
    }
    return reply_output(json_pack("{s:o, s:o}", "Parameters", found, "InvalidParameters", missing));
}

/* A session through an instance whose agent answers; what it leads to, this machine's plugin would ask at the stream's
 * address, which nobody serves here. Words as seen by aws/session-manager-plugin#5. */
static CfnReply start_session(const Call *call) {
    static const char document[] = "AWS-StartPortForwardingSessionToRemoteHost";
    const char *target = input_text(call, "Target"), *asked = input_text(call, "DocumentName");
    AUTO(things_release) Things instances = things_here(call, "AWS::EC2::Instance");
    const CfnPhysical *instance = things_find(&instances, NULL, target);
    if (*asked && strcmp(asked, document) != 0)
        return reply_error(400, "InvalidDocument", "Document with name %s does not exist.", asked);
    if (!instance || ec2_power(call->world, instance, call->now_ms).state != POWER_RUNNING)
        return reply_error(400, "TargetNotConnected", "%s is not connected.", target);
    char token[65];
    Seed seed = seed_from(call->request_id, "session", target);
    seed_fill(&seed, seed_mixed, token, 64);
    AUTO(memory_release) char *session = memory_print("sandbox-%.17s", token);
    return reply_output(
        json_pack("{s:s, s:s, s:o}", "SessionId", session, "TokenValue", token, "StreamUrl",
                  value_print("wss://ssmmessages.%s.amazonaws.com/v1/data-channel/%s?role=publish_subscribe",
                              call->region, session)));
}

static CfnReply terminate_session(const Call *call) {
    return reply_output(json_pack("{s:s}", "SessionId", input_text(call, "SessionId")));
}

const Action ssm_actions[] = {
    {"StartSession", start_session, true},
    {"TerminateSession", terminate_session, true},
    {"GetParameter", get_parameter, false},
    {"GetParameters", get_parameters, false},
    {0},
};
