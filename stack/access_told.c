/* What an update of the stack did to the list in force, for those who only look. See access.h. */
#include "stack/access.h"

#include "stack/access_undone.h"
#include "stack/stack_status.h"

/* What the settings knew is not in force, or what they had no more is again: nobody else need have done that. */
static bool differs(const AccessState *state) {
    bool differs = false;
    for (size_t i = 0; state->base && i < allow_list_count(state->base); i++)
        differs = differs || allow_list_find(state->cloud, allow_list_at(state->base, i)->cidr) < 0;
    for (size_t i = 0; state->base && i < allow_list_count(state->cloud); i++)
        differs = differs || allow_list_find(state->base, allow_list_at(state->cloud, i)->cidr) < 0;
    return differs;
}

bool access_read_undone(AwsContext *aws, AccessState *state, Error *err) {
    PrefixListsAws place;
    const PrefixLists lists = prefix_lists_aws(&place, aws);
    const AccessList now = {state->cloud, state->version};
    bool rolled_back = stack_status(state->stack.status)->undone;
    const AccessSeen seen = {.by = rolled_back ? 0 : state->version + 1};
    if (!state->list_id[0] || (!rolled_back && !differs(state)))
        return true;
    state->undone_surely = rolled_back;
    return access_undone(aws, &lists, &state->stack, state->list_id, seen, &now, &state->undone, err);
}
