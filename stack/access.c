/* See access.h. */
#include "stack/access.h"

#include "base/memory.h"
#include "stack/access_send.h"
#include "stack/status.h"

#include <stdlib.h>
#include <string.h>

void access_state_release(AccessState *state) {
    free(state->stack_id);
    free(state->list_id);
    allow_list_free(state->cloud);
    allow_list_free(state->last);
    allow_list_free(state->base);
    *state = (AccessState){0};
}

void access_result_release(AccessResult *result) {
    access_merge_release(&result->merge);
    *result = (AccessResult){0};
}

/* ---- reading */

/* Outputs are there only once the stack stands; during its first creation the resource itself is asked for. */
static char *list_id_of(AwsContext *aws, const CfnStack *stack) {
    const char *output = stack_output(stack, "AllowedAddressesId");
    CfnResources resources = {0};
    Error ignored = {0};
    char *found = NULL;
    if (output[0] || !cfn_describe_resources(aws, stack->id, &resources, &ignored))
        return memory_copy(output);
    for (size_t i = 0; i < resources.count && !found; i++)
        if (strcmp(resources.items[i].type, "AWS::EC2::PrefixList") == 0 &&
            strstr(resources.items[i].status, "_COMPLETE"))
            found = memory_copy(resources.items[i].physical_id);
    cfn_resources_release(&resources);
    return found ? found : memory_copy("");
}

static bool no_stack(Error *err, const char *remedy, const char *said, const char *name) {
    error_set(err, ERROR_FAILED, remedy, "%s%s", said, name);
    strcpy(err->code, "NoStack");
    return false;
}

static bool read_stack(AwsContext *aws, const char *stack_name, AccessState *state, Error *err) {
    AUTO(cfn_stack_release) CfnStack stack = {0};
    AUTO(memory_release) char *body = NULL;
    if (!cfn_describe_stack(aws, stack_name, &stack, err)) {
        if (strcmp(err->code, "StackNotFound") != 0)
            return error_tried(err, "look for stack %s", stack_name);
        stack = (CfnStack){0};
    }
    const StackStatus *status = stack_status(stack.status);
    if (status->kind == STACK_ABSENT || status->kind == STACK_REVIEW)
        return no_stack(err, "deploy first: the allowed addresses go with the deployment", "there is no stack ",
                        stack_name);
    *state = (AccessState){.stack_id = memory_copy(stack.id),
                           .list_id = list_id_of(aws, &stack),
                           .cloud = allow_list_new(),
                           .last = allow_list_new(),
                           .busy = status->kind == STACK_BUSY};
    return (cfn_get_template(aws, stack.id, &body, err) && template_read_allowed(body, state->last, err)) ||
           error_tried(err, "read the stack's template");
}

static bool read_lists(const PrefixLists *lists, const Agreement *agreed, AccessState *state, Error *err) {
    AUTO(access_list_release) AccessList now = {0};
    bool gone;
    if (!state->list_id[0])
        return true;
    if (!access_list_peek(lists, state->list_id, &now, err))
        return false;
    allow_list_assign(state->cloud, now.list);
    state->version = now.version;
    if (!agreed || strcmp(agreed->list_id, state->list_id) != 0)
        return true;
    AllowList *base = allow_list_new();
    if (access_list_at(lists, state->list_id, agreed->version, base, &gone, err)) {
        state->base = base;
        return true;
    }
    allow_list_free(base);
    if (gone)
        *err = (Error){0};
    return gone;
}

bool access_read(AwsContext *aws, const char *stack_name, const Agreement *agreed, AccessState *state, Error *err) {
    PrefixListsAws place;
    const PrefixLists lists = prefix_lists_aws(&place, aws, NULL);
    AccessState made = {0};
    if (!read_stack(aws, stack_name, &made, err) || !read_lists(&lists, agreed, &made, err)) {
        access_state_release(&made);
        return false;
    }
    *state = made;
    return true;
}

/* ---- the fast lane */

bool access_apply(AwsContext *aws, const Clock *clock, const char *stack_name, const AllowList *wanted,
                  AccessResult *result, Error *err) {
    PrefixListsAws place;
    const PrefixLists lists = prefix_lists_aws(&place, aws, clock);
    AUTO(access_state_release) AccessState state = {0};
    AUTO(access_sent_release) AccessSent sent = {0};
    AccessResult made = {0};
    long long started = clock_monotonic_ms();
    if (!access_read(aws, stack_name, NULL, &state, err))
        return false;
    if (!state.list_id[0])
        return no_stack(err, "wait until the deployment is further, or deploy first",
                        "the stack has no list of allowed addresses yet", "");
    if (!access_merge(wanted, state.cloud, state.last, &made.merge, err) ||
        !access_send(&lists, state.list_id, made.merge.changes, made.merge.count, &sent, err)) {
        access_result_release(&made);
        return false;
    }
    allow_list_assign(made.merge.list, sent.now.list);
    made.changed = sent.changed;
    made.before = sent.before;
    made.version = sent.now.version;
    made.stack_differs = !allow_list_equal(sent.now.list, state.last);
    made.busy = state.busy;
    made.took_ms = clock_monotonic_ms() - started;
    *result = made;
    return true;
}

/* ---- the stack follows */

bool access_settle(AwsContext *aws, const Clock *clock, const char *stack_name, const AllowList *list,
                   DeploymentListener listener, void *data, bool *done, Error *err) {
    AUTO(cfn_stack_release) CfnStack stack = {0};
    AUTO(memory_release) char *body = NULL;
    AUTO(text_release) Text spliced = {0};
    *done = false;
    if (!cfn_describe_stack(aws, stack_name, &stack, err))
        return error_tried(err, "look for stack %s", stack_name);
    const StackStatus *status = stack_status(stack.status);
    if (status->kind == STACK_BUSY)
        return true;
    if (status->kind != STACK_STANDS)
        return error_set(err, ERROR_FAILED, status->way_out, "%s (%s)", status->words, stack.status);
    if (!cfn_get_template(aws, stack.id, &body, err) || !template_splice_allowed(body, list, &spliced, err))
        return error_tried(err, "bring the stack to the allowed addresses");
    const TemplateParameters parameters = {stack.parameters, stack.parameter_count};
    const Resubmission what = {.body = text_string(&spliced),
                               .parameters = &parameters,
                               .remedy = "the addresses are in force; run `secure-rds apply` for the stack"};
    if (!deployment_resubmit(aws, clock, &stack, &what, listener, data, err))
        return error_tried(err, "bring the stack to the allowed addresses");
    *done = true;
    return true;
}

bool access_undo(AwsContext *aws, const Clock *clock, const char *stack_name, long version, AllowList *list,
                 Error *err) {
    PrefixListsAws place;
    const PrefixLists lists = prefix_lists_aws(&place, aws, clock);
    AUTO(access_state_release) AccessState state = {0};
    AUTO(access_sent_release) AccessSent sent = {0};
    if (!access_read(aws, stack_name, NULL, &state, err))
        return false;
    long wanted = version > 0 ? version : state.version - 1;
    if (!state.list_id[0] || wanted < 1 || wanted >= state.version)
        return error_set(err, ERROR_USAGE, "choose a version before the present one",
                         "the list is at version %ld: there is no version %ld before it", state.version, wanted);
    if (!access_restore(&lists, state.list_id, state.version, wanted, &sent, err))
        return false;
    allow_list_assign(list, sent.now.list);
    return true;
}
