/* Checks: images that somebody chose. An empty setting is the newest Amazon Linux 2023. See checks.h. */
#include "stack/checks_parts.h"

#include "aws/ec2.h"
#include "base/memory.h"
#include "stack/plan.h"

#include <stdio.h>
#include <string.h>

enum { VOLUME_GIB = 8 }; /* the root volumes of the template */

typedef struct Chosen {
    const char *path, *type_path, *who;
} Chosen;
static const Chosen bastion = {"bastion.image", "bastion.instance_type", "the bastion"};
static const Chosen nat = {"network.nat_image", "network.nat_instance_type", "the NAT instance"};

static bool is_amazon_linux(const Ec2Image *image) {
    return strcmp(image->owner_alias, "amazon") == 0 && strncmp(image->name, "al2023-ami-2023", 15) == 0;
}

static const char refused[] = "AWS would refuse the instance, and undo the deployment";

static void missing(const CheckInput *input, const Error *err, const char *id, Finding *finding) {
    if (strncmp(err->code, "InvalidAMIID", 12) != 0) {
        finding_unknown(finding, err);
        return;
    }
    finding_say(finding, input->standing ? FINDING_WARNING : FINDING_ERROR, "leave it empty, or choose another image",
                "%s is not to be had in %s (any more)", id, aws_session_region(input->aws->session));
    finding_why(finding, input->standing ? "what runs goes on; a new instance could not be made from it" : refused);
    if (!input->standing)
        finding_certain(finding);
}

static void judge(const CheckInput *input, const Chosen *chosen, const Ec2Image *image, Finding *finding) {
    const char *type = settings_text(input->settings, chosen->type_path);
    const char *needed = instance_type_is_arm(type) ? "arm64" : "x86_64";
    if (strcmp(image->state, "available") != 0) {
        finding_say(finding, FINDING_ERROR, "choose another image, or wait", "the image for %s is %s", chosen->who,
                    image->state);
        finding_why(finding, refused);
    } else if (strcmp(image->architecture, needed) != 0) {
        finding_say(finding, FINDING_ERROR, "choose another image, or another instance type",
                    "the image for %s is made for %s, and %s is %s", chosen->who, image->architecture, type, needed);
        finding_why(finding, refused);
        finding_certain(finding);
    } else if (image->volume_gib > VOLUME_GIB) {
        finding_say(finding, FINDING_ERROR, "choose an image of at most 8 GiB, or leave it empty",
                    "the image for %s needs %ld GiB, and the volume has %d", chosen->who, image->volume_gib,
                    VOLUME_GIB);
        finding_why(finding, refused);
        finding_certain(finding);
    } else if (!is_amazon_linux(image)) {
        finding_say(finding, FINDING_WARNING, "leave it empty for Amazon's own, unless you know this image",
                    "the image for %s is \"%.100s\" of account %.20s, no Amazon Linux 2023 of Amazon's", chosen->who,
                    image->name, image->owner);
        finding_why(finding, "it is set up with dnf, systemd and cfn-signal: without these the deployment is undone "
                             "after ten minutes; and whoever made it is inside of your network");
    }
}

static void look(const CheckInput *input, const Chosen *chosen, Finding *finding) {
    AUTO(ec2_image_release) Ec2Image image = {0};
    Error err = {0};
    const char *id = settings_text(input->settings, chosen->path);
    if (!id[0] || (input->certain && !check_sends(input, chosen->path) && !check_sends(input, chosen->type_path)))
        return;
    if (ec2_describe_image(input->aws, id, &image, &err))
        judge(input, chosen, &image, finding);
    else
        missing(input, &err, id, finding);
    finding->path = finding->severity == FINDING_OK ? NULL : chosen->path;
}

void check_images(const CheckInput *input, Finding *finding) {
    finding_say(finding, FINDING_OK, "", "Amazon Linux 2023");
    look(input, &bastion, finding);
    if (finding->severity == FINDING_OK && strcmp(settings_text(input->settings, "network.nat"), "instance") == 0)
        look(input, &nat, finding);
}
