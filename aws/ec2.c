/* See ec2.h. */
#include "aws/ec2.h"
#include "aws/pages.h"
#include "aws/reply.h"
#include "base/memory.h"
#include "base/text.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- key pairs */

static Ec2KeyPair read_key_pair(const XmlNode *node) {
    return (Ec2KeyPair){
        .name = xml_copy(node, "keyName"),
        .id = xml_copy(node, "keyPairId"),
        .type = xml_copy(node, "keyType"),
        .fingerprint = xml_copy(node, "keyFingerprint"),
        .created_ms = xml_ms(node, "createTime"),
    };
}

void ec2_key_pairs_release(Ec2KeyPairs *pairs) {
    for (size_t i = 0; i < pairs->count; i++) {
        free(pairs->items[i].name);
        free(pairs->items[i].id);
        free(pairs->items[i].type);
        free(pairs->items[i].fingerprint);
    }
    free(pairs->items);
    *pairs = (Ec2KeyPairs){0};
}

bool ec2_describe_key_pairs(AwsContext *aws, Ec2KeyPairs *pairs, Error *err) {
    AUTO(xml_release) XmlNode *reply = NULL;
    size_t count;
    if (!aws_query(aws, aws_operation(OP_EC2_DESCRIBE_KEY_PAIRS), NULL, &reply, err))
        return false;
    const XmlNode *const *items = xml_list(reply, "keySet", &count);
    *pairs = (Ec2KeyPairs){memory_new(count, sizeof *pairs->items), count};
    for (size_t i = 0; i < count; i++)
        pairs->items[i] = read_key_pair(items[i]);
    return true;
}

bool ec2_import_key_pair(AwsContext *aws, const char *name, const char *public_key, Ec2KeyPair *pair, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(xml_release) XmlNode *reply = NULL;
    size_t length = strlen(public_key);
    AUTO(memory_release) char *base64 = memory_new(length / 3 * 4 + 5, 1);
    EVP_EncodeBlock((unsigned char *)base64, (const unsigned char *)public_key, (int)length);
    aws_params_add(params, "KeyName", name);
    aws_params_add(params, "PublicKeyMaterial", base64);
    if (!aws_query(aws, aws_operation(OP_EC2_IMPORT_KEY_PAIR), params, &reply, err))
        return false;
    *pair = read_key_pair(reply);
    return true;
}

/* ---- what the region and the account hold */

bool ec2_describe_zones(AwsContext *aws, char ***names, size_t *count, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(xml_release) XmlNode *reply = NULL;
    aws_params_add(params, "Filter.1.Name", "zone-type");
    aws_params_add(params, "Filter.1.Value.1", "availability-zone");
    aws_params_add(params, "Filter.2.Name", "state");
    aws_params_add(params, "Filter.2.Value.1", "available");
    if (!aws_query(aws, aws_operation(OP_EC2_DESCRIBE_AVAILABILITY_ZONES), params, &reply, err))
        return false;
    const XmlNode *const *zones = xml_list(reply, "availabilityZoneInfo", count);
    *names = memory_new(*count, sizeof **names);
    for (size_t i = 0; i < *count; i++)
        (*names)[i] = xml_copy(zones[i], "zoneName");
    return true;
}

bool ec2_type_zones(AwsContext *aws, const char *instance_type, char **zones, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(xml_release) XmlNode *reply = NULL;
    size_t count;
    aws_params_add(params, "LocationType", "availability-zone");
    aws_params_add(params, "Filter.1.Name", "instance-type");
    aws_params_add(params, "Filter.1.Value.1", instance_type);
    if (!aws_query(aws, aws_operation(OP_EC2_DESCRIBE_INSTANCE_TYPE_OFFERINGS), params, &reply, err))
        return false;
    const XmlNode *const *items = xml_list(reply, "instanceTypeOfferingSet", &count);
    *zones = xml_joined(items, count, "location");
    return true;
}

bool ec2_endpoint_zones(AwsContext *aws, const char *service, char **zones, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(xml_release) XmlNode *reply = NULL;
    size_t count;
    aws_params_add(params, "ServiceName.1", service);
    if (!aws_query(aws, aws_operation(OP_EC2_DESCRIBE_VPC_ENDPOINT_SERVICES), params, &reply, err))
        return false;
    const XmlNode *detail = xml_child(xml_child(reply, "serviceDetailSet"), "item");
    const XmlNode *const *items = xml_list(detail, "availabilityZoneSet", &count);
    *zones = xml_joined(items, count, NULL);
    return true;
}

void ec2_image_release(Ec2Image *image) {
    free(image->name);
    free(image->owner);
    free(image->owner_alias);
    free(image->architecture);
    free(image->state);
    *image = (Ec2Image){0};
}

static long root_volume(const XmlNode *image) {
    size_t count;
    const XmlNode *const *devices = xml_list(image, "blockDeviceMapping", &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(xml_text(devices[i], "deviceName"), xml_text(image, "rootDeviceName")) == 0)
            return xml_number(xml_child(devices[i], "ebs"), "volumeSize");
    return 0;
}

bool ec2_describe_image(AwsContext *aws, const char *id, Ec2Image *image, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(xml_release) XmlNode *reply = NULL;
    size_t count;
    aws_params_add(params, "ImageId.1", id);
    if (!aws_query(aws, aws_operation(OP_EC2_DESCRIBE_IMAGES), params, &reply, err))
        return false;
    const XmlNode *const *images = xml_list(reply, "imagesSet", &count);
    if (!count) { /* of another account that does not share it */
        error_set(err, ERROR_FAILED, "", "there is no image %s for this account here", id);
        strcpy(err->code, "InvalidAMIID.NotFound");
        return false;
    }
    *image = (Ec2Image){.name = xml_copy(images[0], "name"),
                        .owner = xml_copy(images[0], "imageOwnerId"),
                        .owner_alias = xml_copy(images[0], "imageOwnerAlias"),
                        .architecture = xml_copy(images[0], "architecture"),
                        .state = xml_copy(images[0], "imageState"),
                        .volume_gib = root_volume(images[0])};
    return true;
}

/* How many items of the pages count. */
typedef struct Tally {
    const char *list, *account;
    bool (*counts)(const struct Tally *tally, const XmlNode *item);
    long count;
} Tally;

static bool take_count(void *data, const XmlNode *reply) {
    Tally *tally = data;
    size_t count;
    const XmlNode *const *items = xml_list(reply, tally->list, &count);
    for (size_t i = 0; i < count; i++)
        tally->count += tally->counts(tally, items[i]);
    return true;
}

static bool count_items(AwsContext *aws, AwsOperationId operation, Tally *tally, long *count, Error *err) {
    if (!query_pages(aws, operation, NULL, &pages_ec2, take_count, tally, err))
        return false;
    *count = tally->count;
    return true;
}

/* Of a shared network the participant sees the owner's id (VPC User Guide, "Share your VPC subnets"). */
static bool is_own(const Tally *tally, const XmlNode *item) {
    const char *owner = xml_text(item, "ownerId");
    return !*tally->account || !*owner || strcmp(owner, tally->account) == 0;
}

bool ec2_count_vpcs(AwsContext *aws, const char *account, long *count, Error *err) {
    Tally tally = {"vpcSet", account, is_own, 0};
    return count_items(aws, OP_EC2_DESCRIBE_VPCS, &tally, count, err);
}

/* API Reference, Address: `publicIpv4Pool` is "amazon", or a pool of one's own; `serviceManaged` names the service. */
static bool is_amazons(const Tally *tally, const XmlNode *item) {
    const char *pool = xml_text(item, "publicIpv4Pool");
    (void)tally;
    return !*xml_text(item, "serviceManaged") && (!*pool || strcmp(pool, "amazon") == 0);
}

bool ec2_count_addresses(AwsContext *aws, long *count, Error *err) {
    Tally tally = {"addressesSet", "", is_amazons, 0};
    return count_items(aws, OP_EC2_DESCRIBE_ADDRESSES, &tally, count, err);
}

/* ---- instances */

void ec2_instance_release(Ec2Instance *instance) {
    free(instance->id);
    free(instance->state);
    free(instance->type);
    free(instance->public_ip);
    free(instance->public_dns);
    free(instance->image_id);
    free(instance->key_name);
    free(instance->groups);
    *instance = (Ec2Instance){0};
}

bool ec2_describe_instance(AwsContext *aws, const char *id, Ec2Instance *instance, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(xml_release) XmlNode *reply = NULL;
    aws_params_add(params, "InstanceId.1", id);
    if (!aws_query(aws, aws_operation(OP_EC2_DESCRIBE_INSTANCES), params, &reply, err))
        return false;
    const XmlNode *reservation = xml_child(xml_child(reply, "reservationSet"), "item");
    const XmlNode *found = xml_child(xml_child(reservation, "instancesSet"), "item");
    if (!found) {
        error_set(err, ERROR_FAILED, "", "there is no instance %s", id);
        snprintf(err->code, sizeof err->code, "InvalidInstanceID.NotFound");
        return false;
    }
    *instance = (Ec2Instance){
        .id = xml_copy(found, "instanceId"),
        .state = xml_copy(xml_child(found, "instanceState"), "name"),
        .type = xml_copy(found, "instanceType"),
        .public_ip = xml_copy(found, "ipAddress"),
        .public_dns = xml_copy(found, "dnsName"),
        .image_id = xml_copy(found, "imageId"),
        .key_name = xml_copy(found, "keyName"),
    };
    size_t count;
    const XmlNode *const *groups = xml_list(found, "groupSet", &count);
    instance->groups = xml_joined(groups, count, "groupId");
    return true;
}

static bool base64_sign(char c) {
    return c && strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=", c);
}

/* Base64, with line ends as some give it. */
static char *console_decode(const char *encoded) {
    AUTO(memory_release) char *plain = memory_new(strlen(encoded) + 1, 1);
    size_t length = 0;
    for (const char *c = encoded; *c; c++)
        if (base64_sign(*c))
            plain[length++] = *c;
    char *text = memory_new(length + 1, 1);
    int decoded = length % 4 == 0 ? EVP_DecodeBlock((unsigned char *)text, (unsigned char *)plain, (int)length) : 0;
    char *to = text;
    for (int i = 0; i < decoded; i++)
        if (text[i])
            *to++ = text[i];
    *to = '\0';
    return text;
}

bool ec2_console_output(AwsContext *aws, const char *id, char **text, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(xml_release) XmlNode *reply = NULL;
    aws_params_add(params, "InstanceId", id);
    aws_params_add(params, "Latest", "true");
    if (!aws_query(aws, aws_operation(OP_EC2_GET_CONSOLE_OUTPUT), params, &reply, err))
        return false;
    *text = console_decode(xml_text(reply, "output"));
    return true;
}
