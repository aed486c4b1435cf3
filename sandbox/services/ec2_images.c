/* EC2: the images of a region: Amazon Linux 2023's newest, and those that the sandbox was told of. */
#include "base/memory.h"
#include "sandbox/services/ec2.h"
#include "sandbox/world/presets.h"

#include <stdio.h>
#include <string.h>

void ec2_newest_image(const char *region, bool arm, char id[22]) {
    char letters[17];
    Seed seed = seed_from(region, "al2023-ami-kernel-6.1", arm ? "arm64" : "x86_64");
    seed_fill(&seed, seed_hex, letters, 16);
    snprintf(id, 22, "ami-0%s", letters);
}

static json_t *image_item(const char *id, const char *name, const char *architecture, const char *owner, long gib) {
    char letters[18];
    Seed seed = seed_from("snapshot", id, name);
    seed_fill(&seed, seed_hex, letters, 17);
    json_t *item =
        json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:b, s:s, s:s, s:s, s:s, s:[{s:s, s:{s:o, s:I, s:s, s:b, s:b}}]}",
                  "ImageId", id, "Name", name, "Architecture", architecture, "State", "available", "OwnerId", owner,
                  "CreationDate", "2026-11-10T18:21:00.000Z", "Public", 1, "ImageType", "machine", "RootDeviceType",
                  "ebs", "VirtualizationType", "hvm", "RootDeviceName", "/dev/xvda", "BlockDeviceMappings",
                  "DeviceName", "/dev/xvda", "Ebs", "SnapshotId", value_print("snap-%s", letters), "VolumeSize",
                  (json_int_t)gib, "VolumeType", "gp3", "DeleteOnTermination", 1, "Encrypted", 0);
    if (strcmp(owner, EC2_AMAZON) == 0)
        json_object_set_new(item, "ImageOwnerAlias", json_string("amazon"));
    return item;
}

json_t *ec2_images(const World *world, const char *region) {
    json_t *items = json_array(), *more;
    const char *id;
    for (int arm = 0; arm < 2; arm++) {
        char newest[22];
        const char *architecture = arm ? "arm64" : "x86_64";
        ec2_newest_image(region, arm, newest);
        AUTO(memory_release) char *name = memory_print("al2023-ami-2023.9.20261110.0-kernel-6.1-%s", architecture);
        json_array_append_new(items, image_item(newest, name, architecture, EC2_AMAZON, 8));
    }
    json_object_foreach((json_t *)presets_images(world_presets(world)), id, more) json_array_append_new(
        items, image_item(id, value_text(more, "Name"), value_text(more, "Architecture"), value_text(more, "OwnerId"),
                          (long)json_integer_value(json_object_get(more, "GiB"))));
    return items;
}

const json_t *ec2_image_find(const json_t *images, const char *id) {
    json_t *image;
    size_t i;
    json_array_foreach(images, i, image) {
        if (strcmp(value_text(image, "ImageId"), id) == 0)
            return image;
    }
    return NULL;
}

CfnReply ec2_describe_images(const Call *call) {
    static const FilterRow rows[] = {{"name", "Name"},
                                     {"architecture", "Architecture"},
                                     {"state", "State"},
                                     {"owner-alias", "ImageOwnerAlias"},
                                     {"owner-id", "OwnerId"},
                                     {"image-id", "ImageId"},
                                     {"is-public", "Public"},
                                     {"virtualization-type", "VirtualizationType"},
                                     {"root-device-type", "RootDeviceType"},
                                     {0}};
    json_t *items = ec2_images(call->world, call->region);
    CfnReply refused = {0};
    if (!pick_items(call, items, "ImageIds", "ImageId", "InvalidAMIID.NotFound", "The image id '[%s]' does not exist",
                    &refused) ||
        !filter_items(call, items, rows, &refused)) {
        json_decref(items);
        return refused;
    }
    return reply_output(json_pack("{s:o}", "Images", items));
}
