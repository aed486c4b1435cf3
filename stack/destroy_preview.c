/* See destroy_preview.h. */
#include "stack/destroy_preview.h"

#include "aws/services.h"
#include "base/memory.h"
#include "stack/owner.h"
#include "stack/stack_status.h"
#include "stack/template.h"

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

/* What a creation never came to, or a rollback or deletion took already, can't be kept. */
static bool is_there(const CfnResources *resources, const char *logical_id) {
    for (size_t i = 0; i < resources->count; i++) {
        const CfnResource *resource = &resources->items[i];
        if (strcmp(resource->logical_id, logical_id) == 0)
            return resource->physical_id[0] && strcmp(resource->status, "DELETE_COMPLETE") != 0;
    }
    return false;
}

/* `resources` NULL: all of it is there. */
static void read_kept(const char *body, const CfnStack *stack, const CfnResources *resources, DestroyPreview *preview) {
    Error ignored = {0};
    char on_delete[16] = "";
    TemplateOutline *outline = template_outline_new(body, stack->parameters, stack->parameter_count, &ignored);
    for (size_t i = 0; outline && i < outline->resource_count; i++) {
        const TemplateResource *resource = &outline->resources[i];
        if (!resource->wanted || strncmp(resource->deletion_policy, "Retain", 6) != 0 ||
            (resources && !is_there(resources, resource->logical_id)))
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

static const char database_type[] = "AWS::RDS::DBInstance";

static const char *database_of(const CfnResources *resources) {
    for (size_t i = 0; i < resources->count; i++)
        if (strcmp(resources->items[i].type, database_type) == 0)
            return resources->items[i].physical_id;
    return "";
}

bool event_is_ready(const CfnEvent *event) {
    return strcmp(event->type, database_type) == 0 && strcmp(event->status, "CREATE_COMPLETE") == 0;
}

bool destroy_retains(const DestroyPreview *preview) {
    return preview->database_id && *preview->database_id && strcmp(preview->on_delete, "retain") == 0;
}

bool destroy_loses_database(const DestroyPreview *preview) {
    return preview->database_used || destroy_retains(preview);
}

/* Whether the creation of the database came to its end before something else failed. */
static bool was_ready(AwsContext *aws, const CfnStack *stack, bool *ready, Error *err) {
    AUTO(cfn_events_release) CfnEvents events = {0};
    *ready = false;
    if (!cfn_describe_events(aws, stack->id, NULL, 0, &events, err))
        return false;
    for (size_t i = 0; i < events.count && !*ready; i++)
        *ready = event_is_ready(&events.items[i]);
    return true;
}

/* A first creation that failed, or still runs: nobody knows the way to its database before CloudFormation has it
 * complete, and a rollback takes every way in at once and the protected database last. */
static bool read_used(AwsContext *aws, const CfnStack *stack, const char *status, bool *used, Error *err) {
    const StackStatus *state = stack_status(stack->status);
    bool creation =
        strcmp(state->name, "CREATE_IN_PROGRESS") == 0 || (state->kind == STACK_NEVER_STOOD && state->undone);
    /* RDS User Guide, "Viewing DB instance status": in these nobody can connect yet, or ever again */
    *used = strcmp(status, "creating") != 0 && strcmp(status, "deleting") != 0;
    return !*used || !creation || was_ready(aws, stack, used, err);
}

/* What is kept, and whether the database is protected, must be known before somebody agrees. A stack whose deletion
 * stuck may lack the one or the other: that is no failure. */
static bool read_database(AwsContext *aws, const CfnStack *stack, const char *id, DestroyPreview *preview, Error *err) {
    RdsInstance instance = {0};
    if (!id[0] || (!rds_describe_instance(aws, id, &instance, err) && err->kind == ERROR_FAILED))
        return true;
    if (!instance.id)
        return false;
    preview->database_id = memory_copy(id);
    bool known = read_used(aws, stack, instance.status, &preview->database_used, err);
    preview->deletion_protection = instance.deletion_protection;
    preview->rest.storage_gib = instance.storage_gib;
    preview->rest.snapshot = preview->on_delete && strcmp(preview->on_delete, "snapshot") == 0;
    rds_instance_release(&instance);
    return known;
}

static bool read_stack(AwsContext *aws, const CfnStack *stack, DestroyPreview *preview, Error *err) {
    AUTO(cfn_resources_release) CfnResources resources = {0};
    AUTO(memory_release) char *body = NULL;
    if (!cfn_get_template(aws, stack->id, &body, err) && err->kind != ERROR_FAILED)
        return false;
    bool nothing = stack_status(stack->status)->kind == STACK_REVIEW; /* it has no tags yet, and nothing stands */
    if (!nothing && !owner_may_change(owner_of(stack, body), stack->name, err))
        return false;
    /* One that never came to its end, or whose deletion stuck, has no outputs. */
    const char *database = template_parameter(stack->outputs, stack->output_count, "DatabaseIdentifier");
    bool whole = database && *database;
    if (!whole && !cfn_describe_resources(aws, stack->id, &resources, err))
        return false;
    if (body)
        read_kept(body, stack, whole ? NULL : &resources, preview);
    return read_database(aws, stack, whole ? database : database_of(&resources), preview, err);
}

bool destroy_preview(AwsContext *aws, const char *name, DestroyPreview *preview, Error *err) {
    AUTO(cfn_stack_release) CfnStack stack = {0};
    if (!cfn_describe_stack(aws, name, &stack, err))
        return error_tried(err, "look for stack %s", name);
    DestroyPreview made = {.stack_id = memory_copy(stack.id),
                           .status = memory_copy(stack.status),
                           .termination_protection = stack.termination_protection};
    snprintf(made.rest.region, sizeof made.rest.region, "%.31s", aws_session_region(aws->session));
    if (!read_stack(aws, &stack, &made, err)) {
        destroy_preview_release(&made);
        return error_tried(err, "see what would be deleted and what kept");
    }
    *err = (Error){0};
    made.database_id = made.database_id ? made.database_id : memory_copy("");
    made.on_delete = made.on_delete ? made.on_delete : memory_copy("");
    *preview = made;
    return true;
}
