/* Deleting the stack. See deployment.h. */
#include "stack/deployment.h"
#include "stack/deployment_events.h"
#include "stack/deployment_protection.h"
#include "stack/deployment_rotation.h"

#include "aws/services.h"
#include "base/memory.h"
#include "base/random.h"
#include "stack/names.h"
#include "stack/owner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char unprotected[] = "the protection from deletion may be off by now: `secure-rds status` tells, "
                                  "`secure-rds apply` switches it on again";

static const char *protection_parameter(void) {
    return setting_find("protection.deletion_protection")->parameter;
}

/* The stack's own template and parameters, with the protection off: nothing else changes. */
static bool lift_deletion_protection(AwsContext *aws, const CfnStack *stack, const DestroyOptions *options,
                                     Error *err) {
    AUTO(memory_release) char *body = NULL;
    AUTO(template_parameters_release) TemplateParameters parameters = {0};
    deployment_tell(&options->hooks, "switching the database's deletion protection off");
    if (!cfn_get_template(aws, stack->id, &body, err))
        return false;
    for (size_t i = 0; i < stack->parameter_count; i++)
        template_parameter_set(&parameters, stack->parameters[i].key, stack->parameters[i].value);
    template_parameter_set(&parameters, protection_parameter(), "false");
    const Resubmission what = {
        .body = body, .parameters = &parameters, .database_alone = true, .remedy = "see the stack's events"};
    return deployment_resubmit(aws, stack, &what, &options->hooks, err);
}

/* A convenience where it can't be asked for: what it leaves protected is told by CloudFormation. */
static bool lift_balancers(AwsContext *aws, const CfnStack *stack, const DestroyOptions *options, Error *err) {
    AUTO(cfn_resources_release) CfnResources resources = {0};
    Error ignored = {0};
    if (!options->lift_protection)
        return true;
    cfn_describe_resources(aws, stack->id, &resources, &ignored);
    return balancers_unprotect(aws, &resources, err);
}

static bool lift(AwsContext *aws, const CfnStack *stack, const DestroyPreview *preview, const DestroyOptions *options,
                 Error *err) {
    bool guarded = preview->deletion_protection && strcmp(preview->on_delete, "retain") != 0;
    if (!options->lift_protection && (stack->termination_protection || guarded))
        return error_set(err, ERROR_FAILED, "say that the protection may be switched off, if it may",
                         "%s is protected from deletion", stack->termination_protection ? "the stack" : "the database");
    if (stack->termination_protection) {
        deployment_tell(&options->hooks, "switching the stack's termination protection off");
        if (!cfn_update_termination_protection(aws, stack->name, false, err))
            return false;
    }
    if (!guarded)
        return lift_balancers(aws, stack, options, err);
    if (stack_status(stack->status)->kind == STACK_STANDS)
        return lift_balancers(aws, stack, options, err) && lift_deletion_protection(aws, stack, options, err);
    deployment_tell(&options->hooks, "switching the database's deletion protection off");
    return stack_unprotect(aws, stack, err);
}

/* CloudFormation names the snapshot itself. That it can't be asked for is told, and is no failure of the deletion. */
static void name_rest(AwsContext *aws, const DestroyPreview *preview, const DestroyOptions *options,
                      DeletionRest *rest) {
    AUTO(rds_snapshot_release) RdsSnapshot snapshot = {0};
    Error err = {0};
    char line[700];
    *rest = preview->rest;
    if (!rest->snapshot)
        return;
    if (!rds_newest_snapshot(aws, preview->database_id, &snapshot, &err)) {
        error_line(&err, line, sizeof line);
        deployment_tell(&options->hooks, line);
        if (err.remedy[0])
            deployment_tell(&options->hooks, err.remedy);
        return;
    }
    snprintf(rest->snapshot_name, sizeof rest->snapshot_name, "%.255s", snapshot.name);
}

/* Whether an update runs that leaves the database unprotected: a destroy began it and was killed, or somebody meant the
 * same. */
static bool is_lifting(const CfnStack *stack) {
    bool update = strcmp(stack->status, "UPDATE_IN_PROGRESS") == 0 ||
                  strcmp(stack->status, "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS") == 0;
    for (size_t i = 0; update && i < stack->parameter_count; i++)
        if (strcmp(stack->parameters[i].key, protection_parameter()) == 0)
            return strcmp(stack->parameters[i].value, "false") == 0;
    return false;
}

/* What runs on the stack is seen to its end if the deletion begins with it; `stack` is then as it left it. */
static bool become_free(AwsContext *aws, CfnStack *stack, const DestroyOptions *options, Error *err) {
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    CfnStack then = {0};
    if (!options->lift_protection || !is_lifting(stack))
        return error_set(err, ERROR_FAILED, "wait for its end, or roll it back", "an operation runs on the stack (%s)",
                         stack->status);
    deployment_tell(&options->hooks,
                    "an update that leaves the database unprotected runs already: waiting for its end");
    if (!deployment_follow(aws, stack->id, cfn_stack_since(stack), &options->hooks, &end, err))
        return false;
    if (end.outcome != OUTCOME_SUCCEEDED)
        return error_set(err, ERROR_FAILED, "see the stack's events", "%s: %s", end.status, end.reason);
    if (!cfn_describe_stack(aws, stack->id, &then, err))
        return false;
    cfn_stack_release(stack);
    *stack = then;
    return true;
}

/* From the first switch on, whatever stops the deletion leaves less protected than there was. */
static bool lift_and_delete(AwsContext *aws, const CfnStack *stack, const DestroyPreview *preview,
                            const DestroyOptions *options, const char *token, long long *since, Error *err) {
    bool protects = stack->termination_protection || preview->deletion_protection;
    if (!lift(aws, stack, preview, options, err)) {
        /* What was refused before it began is as it was; of what was begun it is not known. */
        bool begun = stack->termination_protection || err->kind != ERROR_DENIED;
        return protects && options->lift_protection && begun ? error_add_remedy(err, unprotected) : false;
    }
    if (events_newest(aws, stack, since, err)) {
        deployment_tell(&options->hooks, "deleting the stack");
        if (cfn_delete_stack(aws, stack->id, options->retain, options->retain_count, token, err))
            return true;
    }
    return protects ? error_add_remedy(err, unprotected) : false;
}

static bool destroy(AwsContext *aws, CfnStack *stack, const DestroyOptions *options, DeploymentEnd *end, Error *err) {
    AUTO(destroy_preview_release) DestroyPreview preview = {0};
    bool running = strcmp(stack->status, "DELETE_IN_PROGRESS") == 0;
    if (!running && stack_status(stack->status)->kind == STACK_BUSY && !become_free(aws, stack, options, err))
        return false;
    long long since = cfn_stack_since(stack);
    char token[RANDOM_TOKEN_SIZE] = "";
    if (!running) {
        random_token(token);
        if (!destroy_preview(aws, stack->id, &preview, err) ||
            !lift_and_delete(aws, stack, &preview, options, token, &since, err))
            return false;
        if (!options->retain_count && !preview.rotation_kept) /* nothing protects the database any more */
            rotation_leave(aws, stack->name);
    }
    if (!deletion_begun(aws, stack, token, since, &options->hooks, err))
        return false;
    if (!deployment_follow(aws, stack->id, since, &options->hooks, end, err))
        return false;
    if (end->outcome == OUTCOME_DELETED && !running)
        name_rest(aws, &preview, options, &end->rest);
    if (end->outcome == OUTCOME_DELETED)
        names_tidy(aws, stack->name, &(NameListener){options->hooks.told, options->hooks.data});
    return true;
}

bool deployment_destroy(AwsContext *aws, const char *name, const DestroyOptions *options, DeploymentEnd *end,
                        Error *err) {
    AUTO(cfn_stack_release) CfnStack stack = {0};
    if (!cfn_describe_stack(aws, name, &stack, err) && strcmp(err->code, "StackNotFound") != 0)
        return error_tried(err, "look for stack %s", name);
    if (stack_status(stack.status)->kind == STACK_ABSENT) {
        *end = (DeploymentEnd){.outcome = OUTCOME_DELETED,
                               .unchanged = true,
                               .stack_id = memory_copy(""),
                               .status = memory_copy("DELETE_COMPLETE"),
                               .reason = memory_copy("")};
        return true;
    }
    bool nothing = stack_status(stack.status)->kind == STACK_REVIEW;
    return ((nothing || owner_may_change(owner_of(&stack, NULL), stack.name, err)) &&
            destroy(aws, &stack, options, end, err)) ||
           error_tried(err, "delete stack %s", name);
}
