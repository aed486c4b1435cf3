#include "guide/allowed.h"
#include "settings/allow_take.h"
#include "settings/allow_text.h"

#include <string.h>

const char allowed_own_note[] = "my address";

void allowed_elsewhere(AllowList *list, const AccessState *access) {
    AccessMerge merge = {0};
    Error err = {0};
    if (!access->cloud || !access_merge(list, access->cloud, access->last, &merge, &err))
        return;
    for (size_t i = 0; i < merge.count; i++) {
        const AccessChange *change = &merge.changes[i];
        long at = allow_list_find(list, change->cidr);
        if (change->kind == ACCESS_ADDED_ELSEWHERE && at < 0)
            allow_list_add(list, change->cidr, change->note, NULL, &err);
        else if (change->kind == ACCESS_REMOVED_ELSEWHERE && at >= 0)
            allow_list_remove(list, (size_t)at);
    }
    access_merge_release(&merge);
}

bool allowed_own(AllowList *list, const Own *own, Error *err) {
    for (size_t i = 0; i < allow_list_count(list); i++)
        if (cidr_contains(allow_list_at(list, i)->cidr, own->cidr))
            return true;
    if (own->kind == OWN_CHANGED)
        return allow_list_replace(list, (size_t)own->changed, own->cidr,
                                  allow_list_at(list, (size_t)own->changed)->note, err);
    return allow_list_add(list, own->cidr, allowed_own_note, NULL, err);
}

void allowed_done_release(AllowedDone *done) {
    allow_list_free(done->list);
    access_result_release(&done->access);
    *done = (AllowedDone){0};
}

/* What is in force is not undone by a stack that can't follow now: that is told beside it. */
static void settle(AwsContext *aws, const Clock *clock, const char *app, const AllowedHooks *hooks, AllowedDone *done) {
    if (hooks->told)
        hooks->told(hooks->data, "in force; bringing the stack to the same entries");
    if (!access_settle(aws, clock, app, done->list, hooks->report, hooks->data, &done->settled, &done->unsettled))
        done->settled = false;
}

bool allowed_put(AwsContext *aws, const Clock *clock, const char *app, const AllowList *wanted,
                 const AllowedHooks *hooks, AllowedDone *done, Error *err) {
    *done = (AllowedDone){0};
    if (hooks->told)
        hooks->told(hooks->data, "changing the list at AWS");
    if (!access_apply(aws, clock, app, wanted, &done->access, err))
        return false;
    done->list = allow_list_copy(done->access.merge.list);
    done->settled = !done->access.stack_differs;
    if (hooks->in_force && !hooks->in_force(hooks->data, done, err))
        return false;
    if (done->access.stack_differs && !done->access.busy)
        settle(aws, clock, app, hooks, done);
    return true;
}

bool allowed_undo(AwsContext *aws, const Clock *clock, const char *app, long version, const AllowedHooks *hooks,
                  AllowedDone *done, Error *err) {
    *done = (AllowedDone){.list = allow_list_new(), .undone = true};
    if (hooks->told)
        hooks->told(hooks->data, "putting the list back as it was");
    if (!access_undo(aws, clock, app, version, done->list, err)) {
        allowed_done_release(done);
        return false;
    }
    settle(aws, clock, app, hooks, done);
    return true;
}

void allowed_adopt(Settings *settings, const AllowedDone *done) {
    allow_list_adopt(settings_allowed(settings), done->list);
    allow_list_dated(settings_allowed(settings));
}

void allowed_words(const AllowedDone *done, Text *text) {
    const char *rest = done->settled       ? "; stack and file agree"
                       : done->access.busy ? "; the stack is at work, and follows later"
                                           : "; the stack follows with the next change of it";
    if (done->undone)
        text_print(text, "The list is as it was before: %zu in force%s", allow_list_count(done->list), rest);
    else if (done->access.changed)
        text_print(text, "In force after %.1f s%s", (double)done->access.took_ms / 1000, rest);
    else
        text_print(text, "This list was in force already%s", rest);
    if (done->unsettled.said[0])
        text_print(text, " (%s)", done->unsettled.said);
}

const char *allowed_kind(AccessKind kind) {
    static const char *const words[] = {
        [ACCESS_ADDED] = "added",
        [ACCESS_REMOVED] = "removed",
        [ACCESS_NOTED] = "note changed",
        [ACCESS_ADDED_ELSEWHERE] = "added elsewhere, kept",
        [ACCESS_REMOVED_ELSEWHERE] = "removed elsewhere, stays removed",
    };
    return words[kind];
}
