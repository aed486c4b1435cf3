/* Checks: names that must be free. See checks.h. */
#include "stack/checks_parts.h"

#include "aws/cloudformation.h"
#include "aws/services.h"

#include <stdio.h>
#include <string.h>

typedef enum { NAME_FREE, NAME_TAKEN, NAME_PENDING, NAME_UNKNOWN } NameState;

static NameState database_state(AwsContext *aws, const char *name, Error *err) {
    RdsInstance found = {0};
    if (rds_describe_instance(aws, name, &found, err)) {
        rds_instance_release(&found);
        return NAME_TAKEN;
    }
    return strcmp(err->code, "DBInstanceNotFound") == 0 ? NAME_FREE : NAME_UNKNOWN;
}

static NameState secret_state(AwsContext *aws, const char *name, Error *err) {
    SecretState found = {0};
    if (secrets_describe(aws, name, &found, err)) {
        NameState state = found.deleted_ms ? NAME_PENDING : NAME_TAKEN;
        secret_state_release(&found);
        return state;
    }
    return strcmp(err->code, "ResourceNotFoundException") == 0 ? NAME_FREE : NAME_UNKNOWN;
}

static NameState log_group_state(AwsContext *aws, const char *name, Error *err) {
    LogGroup group;
    return !logs_group_find(aws, name, &group, err) ? NAME_UNKNOWN : group.there ? NAME_TAKEN : NAME_FREE;
}

/* Every resource of that type that has a name of its own: `words` is what it is called. */
static void check_names(const CheckInput *input, const char *type, const char *words, const char *delete_command,
                        NameState (*state_of)(AwsContext *aws, const char *name, Error *err), Finding *finding) {
    long asked = 0;
    for (size_t i = 0; !input->standing && input->outline && i < input->outline->resource_count; i++) {
        const TemplateResource *resource = &input->outline->resources[i];
        Error err = {0};
        if (!resource->wanted || strcmp(resource->type, type) != 0 || !resource->name[0])
            continue;
        NameState state = state_of(input->aws, resource->name, &err);
        asked++;
        if (state == NAME_UNKNOWN) {
            finding_unknown(finding, &err);
            return;
        }
        if (state == NAME_FREE)
            continue;
        finding_say(finding, FINDING_ERROR, "", "%s %s is there already%s", words, resource->name,
                    state == NAME_PENDING ? ": it waits for its deletion and holds the name"
                                          : ", outside of any stack of ours");
        snprintf(finding->remedy, sizeof finding->remedy, "choose another app name, or delete it: %s %s",
                 delete_command, resource->name);
        finding_why(finding, "AWS would refuse to make it, and undo the deployment");
        finding->path = "app";
        finding->fix = state == NAME_PENDING ? FIX_SECRET : state_of == log_group_state ? FIX_LOG_GROUP : FIX_NONE;
        snprintf(finding->subject, sizeof finding->subject, "%s", resource->name);
        return;
    }
    finding_say(finding, FINDING_OK, "", input->standing ? "the stack's own" : asked ? "free" : "nothing to ask");
}

void check_database_name(const CheckInput *input, Finding *finding) {
    check_names(input, "AWS::RDS::DBInstance", "database",
                "aws rds delete-db-instance --final-db-snapshot-identifier NAME --db-instance-identifier",
                database_state, finding);
}

void check_secret_name(const CheckInput *input, Finding *finding) {
    check_names(input, "AWS::SecretsManager::Secret", "secret",
                "aws secretsmanager delete-secret --force-delete-without-recovery --secret-id", secret_state, finding);
}

void check_log_groups(const CheckInput *input, Finding *finding) {
    check_names(input, "AWS::Logs::LogGroup", "log group", "aws logs delete-log-group --log-group-name",
                log_group_state, finding);
}

void check_stack_name(const CheckInput *input, Finding *finding) {
    CfnStack stack = {0};
    Error err = {0};
    const char *app = settings_text(input->settings, "app");
    if (!cfn_describe_stack(input->aws, app, &stack, &err)) {
        if (strcmp(err.code, "StackNotFound") == 0)
            finding_say(finding, FINDING_OK, "", "%s is free", app);
        else
            finding_unknown(finding, &err);
        return;
    }
    const char *tag = template_parameter(stack.tags, stack.tag_count, TEMPLATE_TAG);
    bool foreign = stack.status[0] && strcmp(stack.status, "REVIEW_IN_PROGRESS") != 0 &&
                   strcmp(stack.status, "DELETE_COMPLETE") != 0 && (!tag || strcmp(tag, app) != 0);
    finding_say(finding, foreign ? FINDING_ERROR : FINDING_OK, foreign ? "choose another app name" : "",
                foreign ? "a stack named %s is there that this program did not make" : "%s is this program's own stack",
                app);
    finding->path = foreign ? "app" : NULL;
    cfn_stack_release(&stack);
}
