/* See access.h. */
#include "stack/access.h"

#include "base/memory.h"
#include "stack/access_history.h"
#include "stack/access_send.h"
#include "stack/owner.h"
#include "stack/status.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void access_state_release(AccessState *state) {
    free(state->stack_id);
    free(state->list_id);
    allow_list_free(state->cloud);
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

/* `change`: what is not ours to change is refused. */
static bool read_stack(AwsContext *aws, const char *stack_name, bool change, AccessState *state, Error *err) {
    AUTO(cfn_stack_release) CfnStack stack = {0};
    if (!cfn_describe_stack(aws, stack_name, &stack, err)) {
        if (strcmp(err->code, "StackNotFound") != 0)
            return error_tried(err, "look for stack %s", stack_name);
        stack = (CfnStack){0};
    }
    const StackStatus *status = stack_status(stack.status);
    if (status->kind == STACK_ABSENT || status->kind == STACK_REVIEW)
        return no_stack(err, "deploy first: the allowed addresses go with the deployment", "there is no stack ",
                        stack_name);
    if (change && !owner_guard(aws, &stack, err))
        return false;
    *state =
        (AccessState){.stack_id = memory_copy(stack.id), .list_id = list_id_of(aws, &stack), .cloud = allow_list_new()};
    return true;
}

static bool read_list(const PrefixLists *lists, AccessState *state, Error *err) {
    AUTO(access_list_release) AccessList now = {0};
    if (!state->list_id[0])
        return true;
    if (!access_list_peek(lists, state->list_id, &now, err))
        return false;
    allow_list_assign(state->cloud, now.list);
    state->version = now.version;
    return true;
}

static bool read_base(const PrefixLists *lists, const Agreement *agreed, AccessState *state, Error *err) {
    bool known = false;
    AllowList *base = allow_list_new();
    bool ok = !agreed || !state->list_id[0] || access_list_agreed(lists, state->list_id, agreed, base, &known, err);
    if (known)
        state->base = base;
    else
        allow_list_free(base);
    return ok;
}

bool access_read_base(AwsContext *aws, const Agreement *agreed, AccessState *state, Error *err) {
    PrefixListsAws place;
    const PrefixLists lists = prefix_lists_aws(&place, aws);
    return read_base(&lists, agreed, state, err);
}

static bool read(AwsContext *aws, const char *stack_name, const Agreement *agreed, bool change, AccessState *state,
                 Error *err) {
    PrefixListsAws place;
    const PrefixLists lists = prefix_lists_aws(&place, aws);
    AccessState made = {0};
    if (!read_stack(aws, stack_name, change, &made, err) || !read_list(&lists, &made, err) ||
        !read_base(&lists, agreed, &made, err)) {
        access_state_release(&made);
        return false;
    }
    *state = made;
    return true;
}

bool access_read(AwsContext *aws, const char *stack_name, const Agreement *agreed, AccessState *state, Error *err) {
    return read(aws, stack_name, agreed, false, state, err);
}

/* ---- the fast lane */

/* Which of these there is anything to be done for. */
static void changes_alone(const AccessWish *wish, const AllowList *in_force, AccessMerge *merge) {
    for (size_t i = 0; i < wish->count; i++) {
        const AccessChange *change = &wish->changes[i];
        long at = allow_list_find(in_force, change->cidr);
        bool open = change->kind == ACCESS_ADDED ? at < 0
                    : change->kind == ACCESS_REMOVED
                        ? at >= 0
                        : at >= 0 && strcmp(allow_list_at(in_force, (size_t)at)->note, change->note) != 0;
        if (open)
            access_change_add(merge, change->kind, change->cidr, change->note);
    }
    merge->list = allow_list_copy(in_force);
}

static bool changes_find(const AccessWish *wish, const AccessState *state, AccessMerge *merge, Error *err) {
    if (!wish->wanted)
        changes_alone(wish, state->cloud, merge);
    else if (!access_merge(wish->wanted, state->cloud, state->base, merge, err))
        return false;
    if (wish->prune)
        access_prune(merge);
    return true;
}

/* `alone`: the file gets these changes, also those that were in force already; NULL: what was found necessary. */
static void save(AwsContext *aws, const PrefixLists *lists, const char *app, const char *config,
                 const AccessWish *alone, const AccessSent *sent, AccessResult *result) {
    AccessSettingsFile place = {.path = config, .app = app, .region = aws_session_region(aws->session)};
    const AccessFile file = access_settings_file(&place);
    const AccessAgreement what = {.list_id = result->agreed.list_id,
                                  .now = &sent->now,
                                  .changes = alone ? alone->changes : result->merge.changes,
                                  .count = alone ? alone->count : result->merge.count,
                                  .adopt = !alone};
    if (config && !access_agree(lists, &file, &what, &result->file, &result->unsaved))
        error_tried(&result->unsaved, "write the list that is in force into %s", config);
}

static void result_fill(const AccessState *state, const AccessSent *sent, long long started, AccessResult *result) {
    allow_list_assign(result->merge.list, sent->now.list);
    snprintf(result->agreed.list_id, sizeof result->agreed.list_id, "%s", state->list_id);
    result->agreed.version = sent->now.version;
    result->based = state->base != NULL;
    result->changed = sent->changed;
    result->before = sent->before;
    result->took_ms = clock_monotonic_ms() - started;
}

static bool no_list(Error *err) {
    return no_stack(err, "wait until the deployment is further, or deploy first",
                    "the stack has no list of allowed addresses yet", "");
}

bool access_apply(AwsContext *aws, const AccessWish *wish, AccessResult *result, Error *err) {
    PrefixListsAws place;
    const PrefixLists lists = prefix_lists_aws(&place, aws);
    AUTO(access_state_release) AccessState state = {0};
    AUTO(access_sent_release) AccessSent sent = {0};
    AccessResult made = {0};
    long long started = clock_monotonic_ms();
    if (!read(aws, wish->app, wish->agreed, true, &state, err))
        return false;
    if (!state.list_id[0])
        return no_list(err);
    const AccessList seen = {state.cloud, state.version};
    if (!changes_find(wish, &state, &made.merge, err) ||
        !access_send(&lists, state.list_id, &seen, made.merge.changes, made.merge.count, &sent, err)) {
        access_result_release(&made);
        return false;
    }
    result_fill(&state, &sent, started, &made);
    save(aws, &lists, wish->app, wish->config, wish->wanted ? NULL : wish, &sent, &made);
    *result = made;
    return true;
}

/* Undoing a change that closed the list opens it again. */
static bool opens(AwsContext *aws, const AccessState *state, long version, bool *open, Error *err) {
    AllowList *list = allow_list_new();
    bool ok = access_at(aws, state, version, list, err);
    *open = ok && allow_list_open_to_all(list) && !allow_list_open_to_all(state->cloud);
    allow_list_free(list);
    return ok;
}

static bool undo_verify(AwsContext *aws, const AccessState *state, long version, bool may_open, Error *err) {
    bool open = false;
    if (!state->list_id[0] || version < 1 || version >= state->version)
        return error_set(err, ERROR_USAGE, "choose a version before the present one",
                         "the list is at version %ld: there is no version %ld before it", state->version, version);
    if (may_open || (opens(aws, state, version, &open, err) && !open))
        return true;
    if (!open)
        return false;
    error_set(err, ERROR_USAGE, "", "version %ld of the list is open to the whole internet", version);
    snprintf(
        err->remedy, sizeof err->remedy,
        "add what is missing by hand, where its word is asked, or `secure-rds access undo %ld --accept open-to-all`",
        version);
    strcpy(err->code, "OpenToAll");
    return false;
}

bool access_undo(AwsContext *aws, const char *stack_name, const AccessUndo *wish, AccessResult *result, Error *err) {
    PrefixListsAws place;
    const PrefixLists lists = prefix_lists_aws(&place, aws);
    AUTO(access_state_release) AccessState state = {0};
    AUTO(access_sent_release) AccessSent sent = {0};
    AccessResult made = {0};
    long long started = clock_monotonic_ms();
    if (!read(aws, stack_name, NULL, true, &state, err))
        return false;
    long wanted = wish->version > 0 ? wish->version : state.version - 1;
    if (!undo_verify(aws, &state, wanted, wish->may_open, err) ||
        !access_restore(&lists, state.list_id, wish->shown ? wish->shown : state.version, wanted, &sent, err))
        return false;
    if (!access_difference(state.cloud, sent.now.list, &made.merge, err)) {
        access_result_release(&made);
        return false;
    }
    result_fill(&state, &sent, started, &made);
    save(aws, &lists, stack_name, wish->config, NULL, &sent, &made);
    *result = made;
    return true;
}
