/* See access.h. */
#include "stack/access.h"

#include "base/memory.h"
#include "base/random.h"
#include "settings/allow_take.h"
#include "stack/status.h"

#include <stdlib.h>
#include <string.h>

enum { TRIES = 20, POLL_MS = 500 };

void access_merge_release(AccessMerge *merge) {
    allow_list_free(merge->list);
    for (size_t i = 0; i < merge->count; i++)
        free(merge->changes[i].note);
    free(merge->changes);
    *merge = (AccessMerge){0};
}

void access_state_release(AccessState *state) {
    free(state->stack_id);
    free(state->list_id);
    allow_list_free(state->cloud);
    allow_list_free(state->last);
    *state = (AccessState){0};
}

void access_result_release(AccessResult *result) {
    access_merge_release(&result->merge);
    *result = (AccessResult){0};
}

/* ---- three ways */

static const AllowEntry *entry_of(const AllowList *list, Cidr cidr) {
    long index = allow_list_find(list, cidr);
    return index < 0 ? NULL : allow_list_at(list, (size_t)index);
}

static void change_add(AccessMerge *merge, AccessKind kind, const AllowEntry *entry) {
    merge->changes = memory_grow(merge->changes, merge->count + 1, sizeof *merge->changes);
    merge->changes[merge->count++] = (AccessChange){kind, entry->cidr, memory_copy(entry->note)};
}

static bool keep(AccessMerge *merge, const AllowEntry *entry, const char *note, Error *err) {
    if (!allow_list_take(merge->list, entry->cidr, note, err))
        return false;
    long at = allow_list_find(merge->list, entry->cidr);
    if (entry->since[0] && at >= 0)
        allow_list_date(merge->list, (size_t)at, entry->since);
    return true;
}

/* An entry that the user has. When nobody but the cloud changed it, the cloud is right. */
static bool merge_wanted(AccessMerge *merge, const AllowEntry *wanted, const AllowEntry *cloud, const AllowEntry *last,
                         Error *err) {
    bool untouched = last && strcmp(last->note, wanted->note) == 0;
    if (!cloud && untouched) {
        change_add(merge, ACCESS_REMOVED_ELSEWHERE, wanted);
        return true;
    }
    if (!cloud)
        change_add(merge, ACCESS_ADDED, wanted);
    else if (!untouched && strcmp(cloud->note, wanted->note) != 0)
        change_add(merge, ACCESS_NOTED, wanted);
    return keep(merge, wanted, cloud && untouched ? cloud->note : wanted->note, err);
}

/* An entry that stands in the cloud alone: the user took it away, or somebody else put it there. */
static bool merge_cloud(AccessMerge *merge, const AllowEntry *cloud, const AllowEntry *last, Error *err) {
    change_add(merge, last ? ACCESS_REMOVED : ACCESS_ADDED_ELSEWHERE, cloud);
    return last || keep(merge, cloud, cloud->note, err);
}

static bool merge_all(const AllowList *wanted, const AllowList *cloud, const AllowList *last, AccessMerge *merge,
                      Error *err) {
    for (size_t i = 0; i < allow_list_count(wanted); i++) {
        const AllowEntry *entry = allow_list_at(wanted, i);
        if (!merge_wanted(merge, entry, entry_of(cloud, entry->cidr), entry_of(last, entry->cidr), err))
            return false;
    }
    for (size_t i = 0; i < allow_list_count(cloud); i++) {
        const AllowEntry *entry = allow_list_at(cloud, i);
        if (!entry_of(wanted, entry->cidr) && !merge_cloud(merge, entry, entry_of(last, entry->cidr), err))
            return false;
    }
    return true;
}

bool access_merge(const AllowList *wanted, const AllowList *cloud, const AllowList *last, AccessMerge *merge,
                  Error *err) {
    AccessMerge made = {.list = allow_list_new()};
    if (!merge_all(wanted, cloud, last, &made, err)) {
        access_merge_release(&made);
        return error_tried(err, "join the allowed addresses with those that others added");
    }
    *merge = made;
    return true;
}

/* ---- reading */

static bool take_list(AccessState *state, const Ec2PrefixList *list, Error *err) {
    allow_list_free(state->cloud);
    state->cloud = allow_list_new();
    state->version = list->version;
    for (size_t i = 0; i < list->count; i++) {
        Cidr cidr;
        if (!cidr_parse(list->entries[i].cidr, &cidr, err) ||
            !allow_list_take(state->cloud, cidr, list->entries[i].description, err))
            return error_tried(err, "read the allowed addresses in force");
    }
    return true;
}

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

static bool read_state(AwsContext *aws, const char *stack_name, CfnStack *stack, AccessState *state,
                       Ec2PrefixList *list, Error *err) {
    AUTO(memory_release) char *body = NULL;
    if (!cfn_describe_stack(aws, stack_name, stack, err)) {
        if (strcmp(err->code, "StackNotFound") != 0)
            return error_tried(err, "look for stack %s", stack_name);
        *stack = (CfnStack){0};
    }
    const StackStatus *status = stack_status(stack->status);
    if (status->kind == STACK_ABSENT || status->kind == STACK_REVIEW) {
        error_set(err, ERROR_FAILED, "deploy first: the allowed addresses go with the deployment",
                  "stack %s does not stand", stack_name);
        strcpy(err->code, "NoStack");
        return false;
    }
    *state = (AccessState){.stack_id = memory_copy(stack->id),
                           .list_id = list_id_of(aws, stack),
                           .cloud = allow_list_new(),
                           .last = allow_list_new(),
                           .busy = status->kind == STACK_BUSY};
    if (!cfn_get_template(aws, stack->id, &body, err) || !template_read_allowed(body, state->last, err))
        return error_tried(err, "read the stack's template");
    if (!state->list_id[0])
        return true;
    return (ec2_prefix_list(aws, state->list_id, list, err) && take_list(state, list, err)) ||
           error_tried(err, "read the allowed addresses in force");
}

bool access_read(AwsContext *aws, const char *stack_name, AccessState *state, Error *err) {
    AUTO(cfn_stack_release) CfnStack stack = {0};
    AUTO(ec2_prefix_list_release) Ec2PrefixList list = {0};
    AccessState made = {0};
    if (!read_state(aws, stack_name, &stack, &made, &list, err)) {
        access_state_release(&made);
        return false;
    }
    *state = made;
    return true;
}

/* ---- the fast lane */

/* The list takes one change after the other: `modify-in-progress` lasts for moments. */
static bool list_wait(AwsContext *aws, const Clock *clock, const char *id, Ec2PrefixList *list, Error *err) {
    for (;;) {
        ec2_prefix_list_release(list);
        *list = (Ec2PrefixList){0};
        if (!ec2_prefix_list(aws, id, list, err))
            return false;
        if (strstr(list->state, "-in-progress") == NULL)
            break;
        if (!clock_sleep(clock, POLL_MS, aws->cancel))
            return cancel_error(err);
    }
    if (strstr(list->state, "-failed") == NULL)
        return true;
    return error_set(err, ERROR_FAILED, "try again", "the prefix list is in state %s: %s", list->state,
                     list->state_message);
}

typedef struct Delta {
    Ec2PrefixEntry add[ALLOW_LIST_MAX];
    const char *remove[ALLOW_LIST_MAX];
    size_t add_count, remove_count;
    bool renoted; /* some entry is in both: it must be removed in one call and added in the next */
} Delta;

static char *cidr_text(Cidr cidr) {
    char text[CIDR_SIZE];
    cidr_format(cidr, text);
    return memory_copy(text);
}

static void delta_release(Delta *delta) {
    for (size_t i = 0; i < delta->add_count; i++) {
        free(delta->add[i].cidr);
        free(delta->add[i].description);
    }
    for (size_t i = 0; i < delta->remove_count; i++)
        free((char *)delta->remove[i]);
    *delta = (Delta){0};
}

static void delta_make(const AllowList *from, const AllowList *to, Delta *delta) {
    for (size_t i = 0; i < allow_list_count(to); i++) {
        const AllowEntry *entry = allow_list_at(to, i), *old = entry_of(from, entry->cidr);
        if (old && strcmp(old->note, entry->note) == 0)
            continue;
        delta->add[delta->add_count++] = (Ec2PrefixEntry){cidr_text(entry->cidr), memory_copy(entry->note)};
        delta->renoted = delta->renoted || old;
    }
    for (size_t i = 0; i < allow_list_count(from); i++) {
        const AllowEntry *old = allow_list_at(from, i), *entry = entry_of(to, old->cidr);
        if (!entry || strcmp(old->note, entry->note) != 0)
            delta->remove[delta->remove_count++] = cidr_text(old->cidr);
    }
}

/* One change of the list from what it is at `list->version`; false with `*stale` when somebody was faster. */
static bool modify(AwsContext *aws, const Clock *clock, const char *id, const Delta *delta, Ec2PrefixList *list,
                   bool *stale, Error *err) {
    *stale = false;
    bool ok = true;
    if (delta->renoted) {
        ok = ec2_modify_prefix_list(aws, id, list->version, NULL, 0, delta->remove, delta->remove_count, err) &&
             list_wait(aws, clock, id, list, err) &&
             ec2_modify_prefix_list(aws, id, list->version, delta->add, delta->add_count, NULL, 0, err);
    } else {
        ok = ec2_modify_prefix_list(aws, id, list->version, delta->add, delta->add_count, delta->remove,
                                    delta->remove_count, err);
    }
    if (ok)
        return list_wait(aws, clock, id, list, err);
    *stale = strcmp(err->code, "PrefixListVersionMismatch") == 0 || strcmp(err->code, "IncorrectState") == 0;
    return false;
}

/* Merges, changes, and reads again what came of it. `*again`: it must be done anew, with what others did meanwhile. */
static bool bring(AwsContext *aws, const Clock *clock, const AllowList *wanted, AccessState *state, Ec2PrefixList *list,
                  AccessResult *result, bool *again, Error *err) {
    AUTO(delta_release) Delta delta = {0};
    *again = false;
    access_merge_release(&result->merge);
    if (!access_merge(wanted, state->cloud, state->last, &result->merge, err))
        return false;
    delta_make(state->cloud, result->merge.list, &delta);
    if (delta.add_count + delta.remove_count == 0)
        return true;
    if (!modify(aws, clock, state->list_id, &delta, list, again, err))
        return false;
    result->changed = true;
    return true;
}

static bool change(AwsContext *aws, const Clock *clock, const AllowList *wanted, AccessState *state,
                   Ec2PrefixList *list, AccessResult *result, Error *err) {
    if (!state->list_id[0]) {
        error_set(err, ERROR_FAILED, "wait until the deployment is further, or deploy first",
                  "the stack has no list of allowed addresses yet");
        strcpy(err->code, "NoStack");
        return false;
    }
    bool again = true;
    result->before = state->version;
    for (int try = 0; try < TRIES && again; try++) {
        if (try > 0 && (!clock_sleep(clock, (long long)(random_share() * POLL_MS), aws->cancel) ||
                        !list_wait(aws, clock, state->list_id, list, err) || !take_list(state, list, err)))
            return cancel_wanted(aws->cancel) ? cancel_error(err) : false;
        if (!bring(aws, clock, wanted, state, list, result, &again, err) && !again)
            return error_tried(err, "change the allowed addresses");
    }
    if (again)
        return error_set(err, ERROR_FAILED, "try again when it is quiet",
                         "others changed the allowed addresses %d times meanwhile", TRIES);
    result->version = list->version;
    result->stack_differs = !allow_list_equal(result->merge.list, state->last);
    result->busy = state->busy;
    return true;
}

bool access_apply(AwsContext *aws, const Clock *clock, const char *stack_name, const AllowList *wanted,
                  AccessResult *result, Error *err) {
    AUTO(cfn_stack_release) CfnStack stack = {0};
    AUTO(ec2_prefix_list_release) Ec2PrefixList list = {0};
    AUTO(access_state_release) AccessState state = {0};
    AccessResult made = {0};
    long long started = clock_monotonic_ms();
    if (!read_state(aws, stack_name, &stack, &state, &list, err) ||
        !change(aws, clock, wanted, &state, &list, &made, err)) {
        access_result_release(&made);
        return false;
    }
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
    AUTO(cfn_stack_release) CfnStack stack = {0};
    AUTO(ec2_prefix_list_release) Ec2PrefixList prefixes = {0};
    AUTO(access_state_release) AccessState state = {0};
    if (!read_state(aws, stack_name, &stack, &state, &prefixes, err))
        return false;
    long wanted = version > 0 ? version : state.version - 1;
    if (!state.list_id[0] || wanted < 1 || wanted >= state.version)
        return error_set(err, ERROR_USAGE, "choose a version before the present one",
                         "the list is at version %ld: there is no version %ld before it", state.version, wanted);
    if (!ec2_restore_prefix_list(aws, state.list_id, state.version, wanted, err) ||
        !list_wait(aws, clock, state.list_id, &prefixes, err) || !take_list(&state, &prefixes, err))
        return error_tried(err, "put the allowed addresses back");
    while (allow_list_count(list) > 0)
        allow_list_remove(list, 0);
    for (size_t i = 0; i < allow_list_count(state.cloud); i++) {
        const AllowEntry *entry = allow_list_at(state.cloud, i);
        if (!allow_list_take(list, entry->cidr, entry->note, err))
            return false;
    }
    return true;
}
