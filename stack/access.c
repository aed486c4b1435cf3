/* See access.h. */
#include "stack/access.h"

#include "base/memory.h"
#include "stack/access_history.h"
#include "stack/access_send.h"
#include "stack/access_undone.h"
#include "stack/owner.h"
#include "stack/status.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void access_state_release(AccessState *state) {
    free(state->stack_id);
    free(state->list_id);
    cfn_stack_release(&state->stack);
    allow_list_free(state->cloud);
    allow_list_free(state->base);
    access_merge_release(&state->undone);
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
            strstr(resources.items[i].status, "_COMPLETE") && strcmp(resources.items[i].status, "DELETE_COMPLETE") != 0)
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
                           .stack = stack,
                           .cloud = allow_list_new()};
    stack = (CfnStack){0};
    return true;
}

static const char not_found[] = "InvalidPrefixListID.NotFound";

static bool begins(const StackStatus *status, const char *with) {
    return strncmp(status->name, with, strlen(with)) == 0;
}

/* Its deletion, or the undoing of its creation, takes the list before it ends, and may get stuck after that. */
static bool being_taken(const StackStatus *status) {
    return status->kind == STACK_NEVER_STOOD || begins(status, "ROLLBACK_") || begins(status, "DELETE_");
}

static bool read_list(const PrefixLists *lists, AccessState *state, Error *err) {
    AUTO(access_list_release) AccessList now = {0};
    if (!state->list_id[0])
        return true;
    if (!access_list_peek(lists, state->list_id, &now, err)) {
        if (strcmp(err->code, not_found) != 0 || !being_taken(stack_status(state->stack.status)))
            return false;
        state->list_id[0] = '\0';
        *err = (Error){0};
        return true;
    }
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

bool access_read(AwsContext *aws, const char *stack_name, const Agreement *agreed, AccessState *state, Error *err) {
    PrefixListsAws place;
    const PrefixLists lists = prefix_lists_aws(&place, aws);
    AccessState made = {0};
    if (!read_stack(aws, stack_name, &made, err) || !read_list(&lists, &made, err) ||
        !read_base(&lists, agreed, &made, err)) {
        access_state_release(&made);
        return false;
    }
    *state = made;
    return true;
}

/* ---- the fast lane */

/* A note that comes with its address. It counts alone where somebody else was faster with that. */
static bool note_of_added(const AccessChange *changes, size_t count, size_t index) {
    bool comes = false;
    for (size_t i = 0; i < count && changes[index].kind == ACCESS_NOTED; i++)
        comes = comes || (changes[i].kind == ACCESS_ADDED && changes[i].cidr.address == changes[index].cidr.address &&
                          changes[i].cidr.bits == changes[index].cidr.bits);
    return comes;
}

/* `notes`: its notes of addresses that are in force (true), or all but those of addresses that it adds (false). */
static void merge_without_added(const AccessMerge *merge, bool notes, AccessMerge *kept) {
    for (size_t i = 0; i < merge->count; i++) {
        const AccessChange *change = &merge->changes[i];
        if (!note_of_added(merge->changes, merge->count, i) && (!notes || change->kind == ACCESS_NOTED)) {
            access_change_add(kept, change->kind, change->cidr, change->note);
            kept->changes[kept->count - 1].again = change->again;
        }
    }
}

/* What is told of them. */
static void told_once(AccessMerge *merge) {
    AccessMerge told = {0};
    merge_without_added(merge, false, &told);
    told.list = merge->list;
    merge->list = NULL;
    access_merge_release(merge);
    *merge = told;
}

/* Which of these there is anything to be done for. */
static void changes_alone(const AccessWish *wish, const AllowList *in_force, AccessMerge *merge) {
    for (size_t i = 0; i < wish->count; i++) {
        const AccessChange *change = &wish->changes[i];
        long at = allow_list_find(in_force, change->cidr);
        bool open = change->kind == ACCESS_ADDED     ? at < 0
                    : change->kind == ACCESS_REMOVED ? at >= 0
                    : at >= 0 ? strcmp(allow_list_at(in_force, (size_t)at)->note, change->note) != 0
                              : note_of_added(wish->changes, wish->count, i);
        if (open)
            access_change_add(merge, change->kind, change->cidr, change->note);
    }
    merge->list = allow_list_copy(in_force);
}

typedef struct Doing {
    AwsContext *aws;
    PrefixLists lists;
    const char *app, *config;
    AccessState state;
    AccessMerge undone; /* by an update of the stack */
    Error left;         /* why that is not done again here; said "": it is */
    AccessSent sent;
    long long started;
} Doing;

static void doing_release(Doing *doing) {
    access_state_release(&doing->state);
    access_merge_release(&doing->undone);
    access_sent_release(&doing->sent);
}

static AccessFile file_of(const Doing *doing, AccessSettingsFile *place) {
    *place = (AccessSettingsFile){doing->config, doing->app, aws_session_region(doing->aws->session)};
    return access_settings_file(place);
}

static bool has_list(const AccessState *state, Error *err) {
    const StackStatus *status = stack_status(state->stack.status);
    if (state->list_id[0])
        return true;
    if (!being_taken(status))
        return error_set(err, ERROR_FAILED, "wait until the deployment is further, or deploy first",
                         "the stack has no list of allowed addresses yet");
    if (!begins(status, "DELETE_"))
        return no_stack(err, "`secure-rds apply` deletes what is left, and creates it again: the list goes with that",
                        "its creation failed, and left no list of allowed addresses: stack ", state->stack.name);
    error_set(err, ERROR_FAILED,
              "nothing was changed. `secure-rds destroy` brings the deletion to its end; then it can be created again",
              "the deletion of stack %s has taken its list of allowed addresses already", state->stack.name);
    strcpy(err->code, not_found);
    return false;
}

bool access_has_list(AwsContext *aws, const AccessState *state, Error *err) {
    return state->list_id[0] || (owner_guard(aws, &state->stack, err) && has_list(state, err));
}

/* What is not ours to change is refused. */
static bool begin(Doing *doing, AccessState *read_before, const Agreement *agreed, Error *err) {
    AccessSettingsFile place;
    const AccessFile file = file_of(doing, &place);
    doing->started = clock_monotonic_ms();
    if (read_before) {
        doing->state = *read_before;
        *read_before = (AccessState){0};
    }
    if ((!read_before && !read_stack(doing->aws, doing->app, &doing->state, err)) ||
        !owner_guard(doing->aws, &doing->state.stack, err) ||
        (!read_before && !read_list(&doing->lists, &doing->state, err)) ||
        !read_base(&doing->lists, agreed, &doing->state, err))
        return false;
    const char *id = doing->state.list_id;
    const AccessList now = {doing->state.cloud, doing->state.version};
    const AccessSeen seen = {.known = access_file_version(&file, id)};
    if (!id[0])
        return true;
    if (!access_undone(doing->aws, &doing->lists, &doing->state.stack, id, seen, &now, &doing->undone, err))
        return false;
    if (!access_undone_small(&now, &doing->undone, &doing->left)) {
        access_merge_release(&doing->undone);
        doing->undone.list = allow_list_copy(now.list);
    }
    return true;
}

static bool changes_find(const AccessWish *wish, const Doing *doing, AccessMerge *merge, Error *err) {
    if (!wish->wanted)
        changes_alone(wish, doing->undone.list, merge);
    else if (!access_merge(wish->wanted, doing->undone.list, doing->state.base, merge, err))
        return false;
    if (wish->prune)
        access_prune(merge);
    access_changes_before(&doing->undone, merge);
    return true;
}

/* An update of the stack may write the list, or be rolled back, just now. */
static bool hold(Doing *doing, const AccessMerge *merge, Error *err) {
    AUTO(cfn_stack_release) CfnStack stack = {0};
    AUTO(access_merge_release) AccessMerge undone = {0};
    AccessSent *sent = &doing->sent;
    const char *id = doing->state.list_id;
    ListUpdatesAws place;
    const ListUpdates updates = list_updates_aws(&place, doing->aws, &doing->state.stack);
    if (!access_hold(&doing->lists, id, &updates, merge->changes, merge->count, sent, err))
        return false;
    if (sent->now.version == doing->state.version + sent->own)
        return true;
    if (!cfn_describe_stack(doing->aws, doing->state.stack.id, &stack, err) ||
        !access_undone(doing->aws, &doing->lists, &stack, id, (AccessSeen){0}, &sent->now, &undone, err) ||
        !access_undone_small(&sent->now, &undone, err))
        return false;
    return undone.count == 0 || access_send_again(&doing->lists, id, &undone, merge->changes, merge->count, sent, err);
}

/* `alone`: the file gets these changes, also those that were in force already; NULL: what was found necessary. */
static void save(const Doing *doing, const AccessWish *alone, AccessResult *result) {
    AccessSettingsFile place;
    const AccessFile file = file_of(doing, &place);
    const AccessAgreement what = {.list_id = result->agreed.list_id,
                                  .now = &doing->sent.now,
                                  .changes = alone ? alone->changes : result->merge.changes,
                                  .count = alone ? alone->count : result->merge.count,
                                  .adopt = !alone};
    if (doing->config && !access_agree(&doing->lists, &file, &what, &result->file, &result->unsaved))
        error_tried(&result->unsaved, "write the list that is in force into %s", doing->config);
}

/* And the file says it; but where it is not known what an update does to it, or what it did is left as it is, the file
 * goes on saying an earlier version, so that whoever comes next looks again. */
static void end(Doing *doing, const AccessWish *alone, AccessResult *result) {
    const AccessSent *sent = &doing->sent;
    bool known = hold(doing, &result->merge, &result->unsaved);
    if (known && doing->left.said[0]) {
        result->unsaved = doing->left;
        known = false;
    }
    allow_list_assign(result->merge.list, sent->now.list);
    snprintf(result->agreed.list_id, sizeof result->agreed.list_id, "%s", doing->state.list_id);
    result->agreed.version = sent->now.version;
    result->based = doing->state.base != NULL;
    result->changed = sent->changed;
    result->before = sent->before;
    result->took_ms = clock_monotonic_ms() - doing->started;
    if (known)
        save(doing, alone, result);
}

static bool in_force(const Doing *doing, const AccessMerge *merge) {
    AUTO(access_list_release) AccessList now = {0};
    Error unread = {0}; /* what was sent, and failed later, may be in progress */
    if (!access_list_read(&doing->lists, doing->state.list_id, &now, &unread))
        return false;
    for (size_t i = 0; i < merge->count; i++)
        if (merge->changes[i].kind == ACCESS_NOTED && allow_list_find(now.list, merge->changes[i].cidr) < 0)
            return false;
    return true;
}

/* `*foretold`: the file has the notes already. */
static bool send(Doing *doing, const AccessMerge *merge, bool *foretold, Error *err) {
    const AccessList seen = {doing->state.cloud, doing->state.version};
    AUTO(access_merge_release) AccessMerge notes = {0};
    merge_without_added(merge, true, &notes);
    const AccessAgreement what = {
        .list_id = doing->state.list_id, .now = &seen, .changes = notes.changes, .count = notes.count};
    AUTO(access_foretold_release) AccessForetold told = {0};
    AccessSettingsFile place;
    const AccessFile file = file_of(doing, &place);
    Error unsaid = {0}; /* said again in the end */
    if (doing->config)
        access_foretell(&doing->lists, &file, &what, &told, &unsaid);
    *foretold = told.is;
    if (access_send(&doing->lists, what.list_id, &seen, merge->changes, merge->count, &doing->sent, err))
        return true;
    if (told.is && in_force(doing, &notes))
        access_unsay(&file, &told);
    return false;
}

bool access_apply(AwsContext *aws, const AccessWish *wish, AccessResult *result, Error *err) {
    PrefixListsAws place;
    AUTO(doing_release) Doing doing = {.aws = aws, .app = wish->app, .config = wish->config};
    AccessResult made = {0};
    doing.lists = prefix_lists_aws(&place, aws);
    if (!begin(&doing, wish->seen, wish->agreed, err))
        return false;
    if (!has_list(&doing.state, err))
        return false;
    if (!changes_find(wish, &doing, &made.merge, err) || !send(&doing, &made.merge, &made.foretold, err)) {
        access_result_release(&made);
        return false;
    }
    end(&doing, wish->wanted ? NULL : wish, &made);
    told_once(&made.merge);
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
    if (version < 1 || version >= state->version)
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

/* What an update of the stack undid comes first: what somebody puts back is to stay. */
static bool mend_first(Doing *doing, long *shown, Error *err) {
    AUTO(access_sent_release) AccessSent sent = {0};
    if (doing->undone.count == 0)
        return true;
    const AccessList seen = {doing->state.cloud, doing->state.version};
    if (!access_send(&doing->lists, doing->state.list_id, &seen, doing->undone.changes, doing->undone.count, &sent,
                     err))
        return false;
    if (*shown == doing->state.version && sent.now.version == *shown + sent.own)
        *shown = sent.now.version;
    return true;
}

/* What it was meant to do: what is in force by now may be somebody else's already. */
static bool undo_changes(const Doing *doing, long wanted, AccessMerge *merge, Error *err) {
    AllowList *list = allow_list_new();
    bool gone, ok = access_list_at(&doing->lists, doing->state.list_id, wanted, list, &gone, err) &&
                    access_difference(doing->state.cloud, list, merge, err);
    allow_list_free(list);
    return ok;
}

bool access_undo(AwsContext *aws, const char *stack_name, const AccessUndo *wish, AccessResult *result, Error *err) {
    PrefixListsAws place;
    AUTO(doing_release) Doing doing = {.aws = aws, .app = stack_name, .config = wish->config};
    AccessResult made = {0};
    doing.lists = prefix_lists_aws(&place, aws);
    if (!begin(&doing, NULL, NULL, err) || !has_list(&doing.state, err))
        return false;
    /* Tried once more after it was sent, it goes to the same version, and not back over itself. */
    long shown = wish->shown ? wish->shown : doing.state.version,
         wanted = wish->version > 0 ? wish->version : shown - 1;
    if (!undo_verify(aws, &doing.state, wanted, wish->may_open, err) ||
        !undo_changes(&doing, wanted, &made.merge, err) || !mend_first(&doing, &shown, err) ||
        !access_restore(&doing.lists, doing.state.list_id, shown, wanted, &doing.sent, err)) {
        access_result_release(&made);
        return false;
    }
    end(&doing, NULL, &made);
    *result = made;
    return true;
}
