/* See status.h. */
#include "stack/status.h"
#include "stack/failures.h"
#include "stack/owner.h"
#include "stack/standing.h"

#include "base/memory.h"
#include "stack/template.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *stack_output(const CfnStack *stack, const char *key) {
    const char *value = template_parameter(stack->outputs, stack->output_count, key);
    return value ? value : "";
}

void status_release(Status *status) {
    cfn_stack_release(&status->stack);
    rds_instance_release(&status->database);
    rds_maintenances_release(&status->maintenance);
    ec2_instance_release(&status->bastion);
    secret_state_release(&status->secret);
    elb_targets_release(&status->targets);
    access_state_release(&status->access);
    *status = (Status){0};
}

bool status_part_set(StatusPart *part, bool there, bool asked, const Error *err) {
    *part = (StatusPart){.known = there && asked};
    if (!there || asked)
        return true;
    part->denied = err->kind == ERROR_DENIED;
    part->gone = strstr(err->code, "NotFound") != NULL;
    error_line(err, part->why, sizeof part->why);
    memcpy(part->permission, err->permission, sizeof part->permission);
    return err->kind != ERROR_SIGN_IN;
}

static bool read_database(AwsContext *aws, Status *status, Error *err) {
    const char *id = stack_output(&status->stack, "DatabaseIdentifier");
    bool asked = id[0] && rds_describe_instance(aws, id, &status->database, err);
    if (!status_part_set(&status->database_part, id[0] != '\0', asked, err))
        return false;
    const char *arn = status->database.arn;
    if (!asked || !*arn)
        return true;
    asked = rds_pending_maintenance(aws, arn, &status->maintenance, err);
    return status_part_set(&status->maintenance_part, true, asked, err);
}

static bool read_bastion(AwsContext *aws, Status *status, Error *err) {
    const char *id = stack_output(&status->stack, "BastionInstanceId");
    bool asked = id[0] && ec2_describe_instance(aws, id, &status->bastion, err);
    return status_part_set(&status->bastion_part, id[0] != '\0', asked, err);
}

static bool read_secret(AwsContext *aws, Status *status, Error *err) {
    const char *id = stack_output(&status->stack, "SecretArn");
    bool asked = id[0] && secrets_describe(aws, id, &status->secret, err);
    return status_part_set(&status->secret_part, id[0] != '\0', asked, err);
}

static bool read_targets(AwsContext *aws, Status *status, Error *err) {
    const char *arn = stack_output(&status->stack, "TargetGroupArn");
    snprintf(status->load_balancer, sizeof status->load_balancer, "%s",
             stack_output(&status->stack, "LoadBalancerDns"));
    bool asked = arn[0] && elb_target_health(aws, arn, &status->targets, err);
    return status_part_set(&status->targets_part, arn[0] != '\0', asked, err);
}

static bool read_access(AwsContext *aws, Status *status, Error *err) {
    bool there = stack_output(&status->stack, "AllowedAddressesId")[0] != '\0';
    AccessState *access = &status->access;
    bool asked = there && access_read(aws, status->stack.id, NULL, access, err) && access_has_list(aws, access, err);
    if (!asked)
        access_state_release(access);
    return status_part_set(&status->access_part, there, asked, err);
}

static bool read_caller(AwsContext *aws, Status *status, Error *err) {
    bool asked = checkip_address(aws, status->caller, err);
    status_part_set(&status->caller_part, true, asked, err);
    Cidr own;
    if (!asked)
        status->caller[0] = '\0';
    else if (cidr_parse(status->caller, &own, err))
        status->caller_allowed = status->access.cloud && allow_list_outer(status->access.cloud, own) >= 0;
    return true;
}

bool status_read(AwsContext *aws, const char *stack_name, StatusListener listener, void *data, Status *status,
                 Error *err) {
    static bool (*const readers[])(AwsContext * aws, Status * status, Error * err) = {
        [STATUS_DATABASE] = read_database, [STATUS_BASTION] = read_bastion, [STATUS_SECRET] = read_secret,
        [STATUS_TARGETS] = read_targets,   [STATUS_ACCESS] = read_access,   [STATUS_CALLER] = read_caller,
    };
    Status made = {0};
    if (!cfn_describe_stack(aws, stack_name, &made.stack, err)) {
        if (strcmp(err->code, "StackNotFound") != 0)
            return error_tried(err, "ask for stack %s", stack_name);
        made.stack = (CfnStack){0};
    }
    made.state = stack_status(made.stack.status);
    if (listener)
        listener(data, STATUS_STACK, &made);
    for (size_t i = STATUS_DATABASE; i < sizeof readers / sizeof *readers; i++) {
        bool absent = made.state->kind == STACK_ABSENT && i != STATUS_CALLER;
        if (cancel_wanted(aws->cancel)) {
            status_release(&made);
            return cancel_error(err);
        }
        Error unread = {0};
        if (!absent && !readers[i](aws, &made, &unread)) {
            status_release(&made);
            *err = unread;
            return error_tried(err, "ask for stack %s", stack_name);
        }
        if (listener)
            listener(data, (StatusPartId)i, &made);
    }
    *status = made;
    return true;
}

static bool is_cause(const CfnEvent *event) {
    const char *end = strstr(event->status, "_FAILED");
    return end && end[strlen("_FAILED")] == '\0' && !failure_is_consequence(event->reason);
}

bool status_cause(AwsContext *aws, const CfnStack *stack, CfnEvents *cause, Error *err) {
    AUTO(cfn_events_release) CfnEvents failed = {0};
    *cause = (CfnEvents){0};
    if (!*stack->operation)
        return true;
    if (!cfn_failed_events(aws, stack->operation, &failed, err))
        return error_tried(err, "ask what failed");
    for (size_t i = failed.count; i-- > 0 && !cause->count;) /* the oldest stands last */
        if (is_cause(&failed.items[i])) {
            cause->items = memory_new(1, sizeof *cause->items);
            cause->items[cause->count++] = failed.items[i];
            failed.items[i] = (CfnEvent){0};
        }
    return true;
}

bool status_trouble(AwsContext *aws, const char *stack_id, CfnResources *failed, Error *err) {
    CfnResources all = {0};
    if (!cfn_describe_resources(aws, stack_id, &all, err))
        return error_tried(err, "list the stack's resources");
    size_t kept = 0;
    for (size_t i = 0; i < all.count; i++) {
        const char *end = strstr(all.items[i].status, "_FAILED");
        if (!end || end[strlen("_FAILED")] != '\0')
            continue;
        CfnResource found = all.items[i];
        all.items[i] = all.items[kept];
        all.items[kept++] = found;
    }
    CfnResources others = {0};
    others.items = memory_new(all.count - kept + 1, sizeof *others.items);
    for (size_t i = kept; i < all.count; i++)
        others.items[others.count++] = all.items[i];
    cfn_resources_release(&others);
    all.count = kept;
    *failed = all;
    return true;
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const CfnStack *)a)->name, ((const CfnStack *)b)->name);
}

bool status_own_stacks(AwsContext *aws, CfnStacks *stacks, Error *err) {
    CfnStacks all = {0};
    if (!cfn_describe_stacks(aws, &all, err))
        return error_tried(err, "list the stacks of this region");
    size_t kept = 0;
    for (size_t i = 0; i < all.count; i++) {
        if (owner_tagged(&all.items[i]))
            all.items[kept++] = all.items[i];
        else
            cfn_stack_release(&all.items[i]);
    }
    all.count = kept;
    if (kept > 0)
        qsort(all.items, kept, sizeof *all.items, by_name);
    *stacks = all;
    return true;
}

/* ---- settings of a stack that is there */

/* Of one that has no list, yet or any more, the template says what it was to be. */
static void take_allowed(const AccessState *state, const char *body, Settings *settings) {
    Error unread = {0};
    if (state->list_id[0]) {
        Agreement agreed = {.version = state->version};
        snprintf(agreed.list_id, sizeof agreed.list_id, "%s", state->list_id);
        allow_list_assign(settings_allowed(settings), state->cloud);
        settings_agree(settings, &agreed);
        return;
    }
    AllowList *meant = allow_list_new();
    if (template_read_allowed(body, meant, &unread))
        allow_list_assign(settings_allowed(settings), meant);
    allow_list_free(meant);
}

bool status_open(AwsContext *aws, const char *stack_name, Settings *settings, const StackStatus **how, Error *err) {
    AUTO(access_state_release) AccessState state = {0};
    AUTO(cfn_stack_release) CfnStack stack = {0};
    AUTO(memory_release) char *body = NULL;
    if (!cfn_describe_stack(aws, stack_name, &stack, err))
        return error_tried(err, "read the settings of stack %s", stack_name);
    if ((owner_tagged(&stack) && !cfn_get_template(aws, stack.id, &body, err)) ||
        !owner_may_change(owner_of(&stack, body), stack.name, err) ||
        !standing_settings(&stack, aws_session_region(aws->session), body, settings, err) ||
        !access_read(aws, stack_name, NULL, &state, err))
        return false;
    take_allowed(&state, body, settings);
    *how = stack_status(stack.status);
    return true;
}
