/* Checks: names that must be free. See checks.h. */
#include "stack/checks_parts.h"

#include "stack/names.h"

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
    const char *app = settings_text(input->settings, "app"), *left = NULL;
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
            if (input->stack_error) { /* it may be a part of the stack */
                finding_unknown(finding, input->stack_error);
                return;
            }
            say_in_the_way(resource, state, finding);
            return;
        }
        left = state == NAME_LEFT ? resource->name : left;
    }
    if (left)
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

void check_stack_name(const CheckInput *input, Finding *finding) {
    const char *app = settings_text(input->settings, "app");
    if (input->stack_error)
        finding_unknown(finding, input->stack_error);
    else if (!input->stack)
        finding_say(finding, FINDING_OK, "", "%s is free", app);
    else if (!input->foreign)
        finding_say(finding, FINDING_OK, "", "%s is this program's own stack", app);
    else
        finding_say(finding, FINDING_ERROR, "choose another app name",
                    "a stack named %s is there that this program did not make", app);
    finding->path = input->foreign ? "app" : NULL;
}
