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
#include "stack/status.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void destroy_preview_release(DestroyPreview *preview) {
    for (size_t i = 0; i < preview->kept_count; i++)
        free(preview->kept[i]);
    free(preview->kept);
    free(preview->stack_id);
    free(preview->status);
    free(preview->database_id);
    free(preview->on_delete);
    *preview = (DestroyPreview){0};
}

static void read_kept(const char *body, const CfnStack *stack, DestroyPreview *preview) {
    Error ignored = {0};
    char on_delete[16] = "";
    TemplateOutline *outline = template_outline_new(body, stack->parameters, stack->parameter_count, &ignored);
    for (size_t i = 0; outline && i < outline->resource_count; i++) {
        const TemplateResource *resource = &outline->resources[i];
        if (!resource->wanted || strncmp(resource->deletion_policy, "Retain", 6) != 0)
            continue;
        preview->kept = memory_grow(preview->kept, preview->kept_count + 1, sizeof *preview->kept);
        preview->kept[preview->kept_count++] = memory_copy(resource->logical_id);
        preview->rest.key_count += strcmp(resource->type, "AWS::KMS::Key") == 0;
        preview->rotation_kept =
            preview->rotation_kept || strcmp(resource->type, "AWS::SecretsManager::RotationSchedule") == 0;
    }
    template_outline_free(outline);
    if (template_read_on_delete(body, on_delete))
        preview->on_delete = memory_copy(on_delete);
}

/* A stack that never came to its end, or whose deletion stuck, has no outputs. "": it has no database; NULL: that could
 * not be asked. */
static char *database_of(AwsContext *aws, const CfnStack *stack, Error *err) {
    const char *output = stack_output(stack, "DatabaseIdentifier");
    CfnResources resources = {0};
    char *found = NULL;
    if (output[0])
        return memory_copy(output);
    if (!cfn_describe_resources(aws, stack->id, &resources, err))
        return NULL;
    for (size_t i = 0; i < resources.count && !found; i++)
        if (strcmp(resources.items[i].type, "AWS::RDS::DBInstance") == 0)
            found = memory_copy(resources.items[i].physical_id);
    cfn_resources_release(&resources);
    return found ? found : memory_copy("");
}

static bool preview_failed(DestroyPreview *made, Error *err) {
    destroy_preview_release(made);
    return error_tried(err, "see what would be deleted and what kept");
}

bool destroy_preview(AwsContext *aws, const char *name, DestroyPreview *preview, Error *err) {
    AUTO(cfn_stack_release) CfnStack stack = {0};
    AUTO(memory_release) char *body = NULL;
    if (!cfn_describe_stack(aws, name, &stack, err))
        return error_tried(err, "look for stack %s", name);
    DestroyPreview made = {.stack_id = memory_copy(stack.id),
                           .status = memory_copy(stack.status),
                           .termination_protection = stack.termination_protection};
    snprintf(made.rest.region, sizeof made.rest.region, "%.31s", aws_session_region(aws->session));
    /* What is kept, and whether the database is protected, must be known before somebody agrees. A stack whose deletion
     * stuck may lack the one or the other: that is no failure. */
    if (cfn_get_template(aws, stack.id, &body, err))
        read_kept(body, &stack, &made);
    else if (err->kind != ERROR_FAILED)
        return preview_failed(&made, err);
    bool nothing = stack_status(stack.status)->kind == STACK_REVIEW; /* it has no tags yet, and nothing stands */
    if (!nothing && !owner_may_change(owner_of(&stack, body), stack.name, err))
        return preview_failed(&made, err);
    AUTO(memory_release) char *database = database_of(aws, &stack, err);
    RdsInstance instance = {0};
    if (!database)
        return preview_failed(&made, err);
    if (database[0] && rds_describe_instance(aws, database, &instance, err)) {
        made.database_id = memory_copy(database);
        made.deletion_protection = instance.deletion_protection;
        made.rest.storage_gib = instance.storage_gib;
        made.rest.snapshot = made.on_delete && strcmp(made.on_delete, "snapshot") == 0;
        rds_instance_release(&instance);
    } else if (database[0] && err->kind != ERROR_FAILED) {
        return preview_failed(&made, err);
    }
    *err = (Error){0};
    made.database_id = made.database_id ? made.database_id : memory_copy("");
    made.on_delete = made.on_delete ? made.on_delete : memory_copy("");
    *preview = made;
    return true;
}

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
