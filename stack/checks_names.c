/* Checks: names that must be free. See checks.h. */
#include "stack/checks_parts.h"

#include "base/memory.h"
#include "settings/names.h"
#include "stack/names.h"
#include "stack/owner.h"
#include "stack/stack_status.h"

#include <stdio.h>
#include <string.h>

static void say_in_the_way(const TemplateResource *resource, NameState state, Finding *finding) {
    bool group = strcmp(resource->type, "AWS::Logs::LogGroup") == 0;
    finding_say(finding, FINDING_ERROR, "", "%s %s is there already%s", name_noun(resource->type), resource->name,
                state == NAME_PENDING ? ": it waits for its deletion and holds the name"
                                      : ", outside of any stack of ours");
    snprintf(finding->remedy, sizeof finding->remedy, "%s%s %s", names_way_out, name_command(resource->type),
             resource->name);
    finding_why(finding, "AWS would refuse to make it, and undo the deployment");
    finding->path = "app";
    finding->fix = state == NAME_PENDING ? FIX_SECRET : group ? FIX_LOG_GROUP : FIX_NONE;
    snprintf(finding->subject, sizeof finding->subject, "%s", resource->name);
}

/* Every resource of that type that has a name of its own. */
static void check_names(const CheckInput *input, const char *type, Finding *finding) {
    const char *app = settings_text(input->settings, "app"), *left = NULL, *ours = NULL;
    long asked = 0;
    for (size_t i = 0; !input->standing && input->outline && i < input->outline->resource_count; i++) {
        const TemplateResource *resource = &input->outline->resources[i];
        Error err = {0};
        if (!resource->wanted || strcmp(resource->type, type) != 0 || !resource->name[0])
            continue;
        NameState state = name_state(input->aws, app, type, resource->name, &err);
        asked++;
        if (state == NAME_UNKNOWN) {
            finding_unknown(finding, &err);
            return;
        }
        if (state == NAME_TAKEN || state == NAME_PENDING) {
            if (input->parts_error) { /* it may be a part of the stack */
                finding_unknown(finding, input->parts_error);
                return;
            }
            if (state == NAME_TAKEN && check_left(input, type, resource->logical_id)) {
                ours = resource->name;
                continue;
            }
            say_in_the_way(resource, state, finding);
            return;
        }
        left = state == NAME_LEFT ? resource->name : left;
    }
    if (ours)
        finding_say(finding, FINDING_OK, "",
                    "left over from the creation that failed, and deleted before a new try: %s", ours);
    else if (left)
        finding_say(finding, FINDING_OK, "", "free, once %s is removed: the last stack left it behind", left);
    else
        finding_say(finding, FINDING_OK, "", input->standing ? "the stack's own" : asked ? "free" : "nothing to ask");
}

void check_database_name(const CheckInput *input, Finding *finding) {
    check_names(input, "AWS::RDS::DBInstance", finding);
}

void check_secret_name(const CheckInput *input, Finding *finding) {
    check_names(input, "AWS::SecretsManager::Secret", finding);
}

void check_log_groups(const CheckInput *input, Finding *finding) {
    check_names(input, "AWS::Logs::LogGroup", finding);
}

/* Of the stacks that the program made, the first whose name overlaps with the app's; NULL: none. Parts of a stack are
 * tagged as it is, and are no app. */
static const char *overlapping(const CfnStacks *stacks, const char *app) {
    for (size_t i = 0; i < stacks->count; i++) {
        const CfnStack *stack = &stacks->items[i];
        if (owner_tagged(stack) && strcmp(app, stack->name) != 0 && app_names_overlap(app, stack->name))
            return stack->name;
    }
    return NULL;
}

/* The policies for "shop" are for all that is named shop-*: IAM knows no pattern that leaves shop-eu-* out. */
static void check_free_name(const CheckInput *input, const char *app, Finding *finding) {
    AUTO(cfn_stacks_release) CfnStacks stacks = {0};
    Error err = {0};
    finding_say(finding, FINDING_OK, "", "%s is free", app);
    if (!cfn_describe_stacks(input->aws, &stacks, &err))
        return; /* the name itself was asked for */
    const char *other = overlapping(&stacks, app);
    if (!other)
        return;
    const char *wide = strlen(app) < strlen(other) ? app : other, *narrow = wide == app ? other : app;
    finding_say(finding, FINDING_WARNING, "choose another app name, or let the same people look after both",
                "%s is free, and overlaps with %s, which stands", app, other);
    snprintf(finding->why, sizeof finding->why,
             "permissions for %s are for all that is named %s-*, which is also everything of %s", wide, wide, narrow);
    finding->path = "app";
}

void check_stack_name(const CheckInput *input, Finding *finding) {
    const char *app = settings_text(input->settings, "app");
    if (input->stack_error)
        finding_unknown(finding, input->stack_error);
    else if (!input->stack || stack_status(input->stack->status)->kind == STACK_REVIEW)
        check_free_name(input, app, finding);
    else if (!input->foreign)
        finding_say(finding, FINDING_OK, "", "%s is this program's own stack%s", app,
                    input->failed ? ", left over from a creation that failed" : "");
    else {
        finding_say(finding, FINDING_ERROR, "choose another app name",
                    "a stack named %s is there that this program did not make", app);
        finding->path = "app";
    }
}
