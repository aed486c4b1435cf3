/* See access_history.h. */
#include "stack/access_history.h"

#include "base/memory.h"
#include "stack/access_send.h"

#include <stdlib.h>
#include <string.h>

void access_history_release(AccessHistory *history) {
    for (size_t i = 0; i < history->count; i++)
        access_merge_release(&history->items[i].changes);
    free(history->items);
    *history = (AccessHistory){0};
}

/* The oldest version that is kept has none before it that could be compared with. */
static bool version_read(const PrefixLists *lists, const AccessState *state, long version, AllowList *before,
                         bool *gone, Error *err) {
    *gone = version < 1;
    if (*gone || access_list_at(lists, state->list_id, version, before, gone, err))
        return true;
    if (*gone)
        *err = (Error){0};
    return *gone;
}

bool access_history(AwsContext *aws, const AccessState *state, size_t most, AccessHistory *history, Error *err) {
    PrefixListsAws place;
    const PrefixLists lists = prefix_lists_aws(&place, aws);
    AllowList *after = allow_list_copy(state->cloud), *before = allow_list_new();
    bool ok = true, gone = false;
    *history = (AccessHistory){.items = memory_new(most + 1, sizeof *history->items)};
    while (ok && !gone && history->count < most) {
        AccessVersion *made = &history->items[history->count];
        made->version = state->version - (long)history->count;
        ok = version_read(&lists, state, made->version - 1, before, &gone, err) &&
             access_difference(gone ? after : before, after, &made->changes, err);
        history->count += ok;
        allow_list_assign(after, before);
    }
    allow_list_free(after);
    allow_list_free(before);
    if (ok)
        return true;
    access_history_release(history);
    return error_tried(err, "read the earlier versions of the list");
}

bool access_went_back(AwsContext *aws, const AccessState *state, const Agreement *agreed, long *to, Error *err) {
    enum { LOOK = 6 }; /* what a rollback undid is done again before an undo: a version or some lie in between */
    PrefixListsAws place;
    const PrefixLists lists = prefix_lists_aws(&place, aws);
    AllowList *before = allow_list_new();
    bool ok = true, gone = false;
    long last = state->version - LOOK;
    if (strcmp(agreed->list_id, state->list_id) == 0 && agreed->version - 1 > last)
        last = agreed->version - 1;
    *to = 0;
    for (long version = state->version - 2; ok && !gone && !*to && version >= last; version--) {
        ok = version_read(&lists, state, version, before, &gone, err);
        if (ok && !gone && allow_list_equal(before, state->cloud))
            *to = version;
    }
    allow_list_free(before);
    return ok || error_tried(err, "read the earlier versions of the list");
}

bool access_at(AwsContext *aws, const AccessState *state, long version, AllowList *list, Error *err) {
    PrefixListsAws place;
    const PrefixLists lists = prefix_lists_aws(&place, aws);
    bool gone = version < 1 || version >= state->version;
    if (!gone && access_list_at(&lists, state->list_id, version, list, &gone, err))
        return true;
    if (gone)
        error_set(err, ERROR_USAGE, "`secure-rds access history` shows those that there are",
                  "the list is at version %ld, and AWS keeps no earlier version %ld of it", state->version, version);
    return error_tried(err, "read version %ld of the allowed addresses", version);
}
