/* Amazon EC2: network interfaces; see ec2.h. */
#include "aws/ec2.h"
#include "aws/pages.h"
#include "aws/reply.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

void ec2_interfaces_release(Ec2Interfaces *interfaces) {
    for (size_t i = 0; i < interfaces->count; i++)
        free(interfaces->items[i].id);
    free(interfaces->items);
    *interfaces = (Ec2Interfaces){0};
}

static bool take_interfaces(void *data, const XmlNode *reply) {
    Ec2Interfaces *interfaces = data;
    size_t count;
    const XmlNode *const *items = xml_list(reply, "networkInterfaceSet", &count);
    interfaces->items = memory_grow(interfaces->items, interfaces->count + count + 1, sizeof *interfaces->items);
    for (size_t i = 0; i < count; i++)
        interfaces->items[interfaces->count++] =
            (Ec2Interface){.id = xml_copy(items[i], "networkInterfaceId"),
                           .free = strcmp(xml_text(items[i], "status"), "available") == 0};
    return true;
}

/* "AWS Lambda VPC ENI-shop-rotation", by some with a UUID behind it: both forms are seen. */
bool ec2_function_interfaces(AwsContext *aws, const char *vpc_id, const char *function, Ec2Interfaces *interfaces,
                             Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(memory_release) char *bare = memory_print("AWS Lambda VPC ENI-%s", function);
    AUTO(memory_release) char *named = memory_print("%s-????????????????????????????????????", bare);
    Ec2Interfaces found = {0};
    aws_params_add(params, "Filter.1.Name", "vpc-id");
    aws_params_add(params, "Filter.1.Value.1", vpc_id);
    aws_params_add(params, "Filter.2.Name", "description");
    aws_params_add(params, "Filter.2.Value.1", bare);
    aws_params_add(params, "Filter.2.Value.2", named);
    if (!query_pages(aws, OP_EC2_DESCRIBE_NETWORK_INTERFACES, params, &pages_ec2, take_interfaces, &found, err)) {
        ec2_interfaces_release(&found);
        return false;
    }
    *interfaces = found;
    return true;
}

bool ec2_delete_interface(AwsContext *aws, const char *id, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(xml_release) XmlNode *reply = NULL;
    aws_params_add(params, "NetworkInterfaceId", id);
    return aws_query(aws, aws_operation(OP_EC2_DELETE_NETWORK_INTERFACE), params, &reply, err);
}
