/* The stack as one, in words: what it is, what it failed for, and what is in the way. See home_parts.h. */
#include "aws/arn.h"
#include "base/memory.h"
#include "guide/end.h"
#include "guide/home_parts.h"
#include "guide/parts.h"
#include "guide/words.h"

#include <string.h>

Sign home_sign(bool well) {
    return well ? SIGN_WELL : SIGN_CAREFUL;
}

/* False when the part is not there, or not known: then it was told why. */
bool home_part_known(Lines *lines, const StatusPart *part, const char *label) {
    AUTO(text_release) Text why = {0};
    if (!part->known && part->why[0]) {
        part_unknown(part, &why);
        lines_add(lines, part_gone(part) ? SIGN_FAILED : SIGN_UNKNOWN, label, "%s", text_string(&why));
    }
    return part->known;
}

void home_absent_lines(Lines *lines, const HomeScope *scope, const HomeFacts *facts) {
    const char *app = settings_text(scope->chosen, "app"), *region = settings_text(scope->chosen, "region");
    const char *here = scope->account;
    char account[ACCOUNT_SIZE];
    arn_account(facts->seen.stack_id, account);
    if (*here && *account && strcmp(here, account) != 0) {
        lines_add(lines, SIGN_CAREFUL, "Stack", "There is none of the name %s in account %s, %s", app, here, region);
        lines_add(lines, SIGN_CAREFUL, "To do",
                  "From this machine it was last seen in account %s: choose the profile of that account. The review "
                  "would create a second one in %s",
                  account, here)
            ->way = HOME_CHANGE;
    } else if (facts->deleted) {
        lines_add(lines, SIGN_CAREFUL, "Stack", "%s was deleted", app);
        lines_add(lines, SIGN_CAREFUL, "To do",
                  "Created again, it has an empty database. The data of the old one may be in a snapshot: look in the "
                  "RDS console under Snapshots")
            ->way = HOME_CREATE;
    } else {
        lines_add(lines, SIGN_CAREFUL, "Stack", "%s: there is no stack %s in %s%s%s", facts->status.state->words, app,
                  region, *here ? ", account " : "", here);
        lines_add(lines, SIGN_CAREFUL, "To do",
                  "Review what would be created. If it should be there already, choose another account or region")
            ->way = HOME_CREATE;
    }
}

/* Whoever has it in mind as his own is told that it isn't; of a later version's, what can be read follows. */
void home_owner_lines(Lines *lines, const HomeFacts *facts) {
    AUTO(text_release) Text said = {0}, remedy = {0};
    owner_words(facts->owner, facts->status.stack.name, &said, &remedy);
    lines_add(lines, SIGN_FAILED, facts->owner == OWNER_OTHER ? "Stack" : "Version", "%s", text_string(&said));
    lines_add(lines, SIGN_FAILED, "To do", "%s", text_string(&remedy))->way =
        facts->owner == OWNER_OTHER ? HOME_CHANGE : WAY_NONE;
}

static Sign stack_sign(const StackStatus *state) {
    switch (state->kind) {
    case STACK_STANDS:
        return home_sign(!state->undone);
    case STACK_BUSY:
        return SIGN_BUSY;
    case STACK_REVIEW:
    case STACK_ABSENT:
        return SIGN_CAREFUL;
    case STACK_NEVER_STOOD:
    case STACK_BROKEN:
        break;
    }
    return SIGN_FAILED;
}

/* Who does something about the state as a whole. */
static int state_way(const HomeFacts *facts) {
    const StackStatus *state = facts->status.state;
    return state->kind == STACK_BUSY                            ? HOME_FOLLOW
           : state->kind == STACK_NEVER_STOOD                   ? HOME_CREATE
           : strcmp(state->name, "UPDATE_ROLLBACK_FAILED") == 0 ? HOME_CONTINUE
           : strcmp(state->name, "DELETE_FAILED") == 0          ? HOME_DESTROY
                                                                : WAY_NONE;
}

/* With the words of its end: who comes back the next day reads what he would have seen then. */
static void cause_lines(Lines *lines, const HomeFacts *facts) {
    home_part_known(lines, &facts->cause_part, "What failed");
    if (facts->cause.count)
        end_cause_lines(&facts->cause.items[0], lines);
}

void home_stack_lines(Lines *lines, const HomeFacts *facts) {
    const StackStatus *state = facts->status.state;
    const CfnStack *stack = &facts->status.stack;
    char when[MOMENT_SIZE];
    Sign sign = stack_sign(state);
    long long at = stack->updated_ms ? stack->updated_ms : stack->created_ms;
    lines_add(lines, sign, "Stack", "%s (%s%s%s)", state->words, stack->status, at ? ", " : "",
              at ? words_moment(at, when) : "");
    cause_lines(lines, facts);
    if (*state->way_out)
        lines_add(lines, sign, "To do", "%s", state->way_out)->way = state_way(facts);
    bool failed = state->kind == STACK_NEVER_STOOD || state->kind == STACK_BROKEN || state->undone;
    if (failed && stack->status_reason && *stack->status_reason)
        lines_add(lines, sign, "AWS said", "%s", stack->status_reason);
}

void home_failed_lines(Lines *lines, const HomeFacts *facts) {
    enum { SHOWN = 4 };
    const CfnResources *failed = &facts->failed;
    home_part_known(lines, &facts->failed_part, "In the way");
    for (size_t i = 0; i < failed->count && i < SHOWN; i++) {
        AUTO(memory_release) char *reason = words_reason(failed->items[i].reason);
        lines_add(lines, SIGN_FAILED, i == 0 ? "In the way" : "", "%s: %s", failed->items[i].logical_id,
                  *reason ? reason : failed->items[i].status);
    }
    if (failed->count > SHOWN)
        lines_add(lines, SIGN_FAILED, "", "and %zu more", failed->count - SHOWN);
}
