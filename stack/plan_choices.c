/* See plan_choices.h. */
#include "stack/plan_choices.h"
#include "stack/zones.h"

#include "aws/services.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* ---- images */

bool instance_type_is_arm(const char *instance_type) {
    const char *digit = instance_type + strcspn(instance_type, "0123456789.");
    if (strncmp(instance_type, "a1.", 3) == 0)
        return true;
    for (; *digit && *digit != '.'; digit++)
        if (*digit == 'g')
            return true;
    return false;
}

typedef struct Image {
    const char *setting, *parameter, *type_setting, *type_parameter;
} Image;

/* An empty setting means the newest Amazon Linux 2023 when the instance is made. Later the stack keeps what it has: a
 * moving image would replace the instance at any update. Another kind of processor needs another image, though. */
static bool pin_image(AwsContext *aws, const Settings *settings, const CfnStack *stack, const Image *image, bool newest,
                      TemplateParameters *parameters, Error *err) {
    if (settings_text(settings, image->setting)[0])
        return true;
    bool arm = instance_type_is_arm(settings_text(settings, image->type_setting));
    const char *present = template_parameter(stack->parameters, stack->parameter_count, image->parameter);
    const char *type = template_parameter(stack->parameters, stack->parameter_count, image->type_parameter);
    /* An empty one is a stack that was made from the export: CloudFormation itself looks the image up there. */
    if (!newest && present && (!type || instance_type_is_arm(type) == arm)) {
        template_parameter_set(parameters, image->parameter, present);
        return true;
    }
    AUTO(memory_release)
    char *name =
        memory_print("/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-%s", arm ? "arm64" : "x86_64");
    AUTO(memory_release) char *value = NULL;
    if (!ssm_parameter(aws, name, &value, err))
        return error_tried(err, "look up the newest image (or set %s)", image->setting);
    template_parameter_set(parameters, image->parameter, value);
    return true;
}

bool plan_pin_images(AwsContext *aws, const Settings *settings, const CfnStack *stack, const PlanOptions *options,
                     TemplateParameters *parameters, Error *err) {
    static const Image bastion = {"bastion.image", "BastionImage", "bastion.instance_type", "BastionInstanceType"};
    static const Image nat = {"network.nat_image", "NatImage", "network.nat_instance_type", "NatInstanceType"};
    bool newest = options && options->newest_image;
    if (!pin_image(aws, settings, stack, &bastion, newest, parameters, err))
        return false;
    if (strcmp(settings_text(settings, "network.nat"), "instance") == 0)
        return pin_image(aws, settings, stack, &nat, newest, parameters, err);
    const char *present = template_parameter(stack->parameters, stack->parameter_count, nat.parameter);
    if (present && !settings_text(settings, nat.setting)[0])
        template_parameter_set(parameters, nat.parameter, present);
    return true;
}

/* ---- zones */

/* Who can't ask goes on: most zones offer everything, and whose does not can be written into the settings. */
static void tell_unasked(const PlanOptions *options, const Error *why) {
    AUTO(memory_release)
    char *words =
        memory_print("what the zones offer can't be asked: %s: %s; or set network.zones", why->said, why->remedy);
    plan_tell(options, words);
}

/* A stack that stands keeps its zones: chosen ones, or, of an earlier version, those that CloudFormation took. */
bool plan_settle_zones(AwsContext *aws, const Settings *settings, const PlanOptions *options, Plan *plan,
                       TemplateParameters *parameters, Error *err) {
    static const char path[] = "network.zones";
    const char *parameter = setting_find(path)->parameter;
    AUTO(text_release) Text zones = {0};
    AUTO(zone_offers_release) ZoneOffers offers = {0};
    if (zones_chosen(settings, aws_session_region(aws->session))[0])
        return true;
    if (plan->status->kind == STACK_STANDS) {
        const char *present = template_parameter(plan->stack.parameters, plan->stack.parameter_count, parameter);
        template_parameter_set(parameters, parameter, present ? present : "");
        return true;
    }
    template_parameter_set(parameters, parameter, "");
    bool asked = zones_ask(aws, settings, &offers, err);
    if (!asked && error_ends_asking(err))
        return false;
    if (!asked || offers.unasked.said[0])
        tell_unasked(options, asked ? &offers.unasked : err);
    *err = (Error){0};
    if (!asked)
        return true;
    if (!zones_pick(&offers, settings, &zones, err))
        return error_tried(err, "choose the zones");
    template_parameter_set(parameters, parameter, text_string(&zones));
    plan->zones = memory_copy(text_string(&zones));
    return true;
}
