/* See way_out.h. */
#include "cli/way_out.h"
#include "base/memory.h"
#include "cli/follow.h"
#include "guide/rescue.h"
#include "stack/account_guard.h"
#include "stack/status.h"

#include <string.h>

static DeploymentHooks hooks_of(Follow *follow) {
    return (DeploymentHooks){
        .told = follow_told, .report = follow_report, .data = follow, .unattended = !run_attended(follow->run)};
}

/* Whether what is asked for is at work already: a program that was killed began it, or somebody else. */
static bool runs_already(HomeWay way, const StackStatus *state) {
    if (way == HOME_KEEP)
        return strcmp(state->name, "DELETE_IN_PROGRESS") == 0;
    return state->kind == STACK_BUSY && state->undone;
}

/* … or done. Of a rollback that ended well nothing is left to finish. */
static bool done_already(HomeWay way, const StackStatus *state) {
    bool finishes = way == HOME_CONTINUE || way == HOME_SKIP;
    return finishes && strcmp(state->name, "UPDATE_ROLLBACK_COMPLETE") == 0;
}

static int tell_done(const Run *run, const HomeFacts *facts) {
    const CfnStack *stack = &facts->status.stack;
    say(run, "the rollback of stack %s is finished already", stack->name);
    if (run->options.json)
        print_json(json_pack("{s:s, s:s, s:o, s:s, s:o, s:b}", "event", "end", "outcome", "rolled back", "status",
                             json_visible(stack->status), "reason", "", "stack_id", json_visible(stack->id),
                             "unchanged", 1));
    return EXIT_DONE;
}

static bool is_open(Run *run, const HomeFacts *facts, HomeWay way) {
    const StackStatus *state = facts->status.state;
    const HomeScope scope = {.chosen = run->settings, .config = run->config, .now_ms = clock_now_ms(&run->clock)};
    AUTO(ways_release) Ways ways = {0};
    home_ways(&scope, facts, &ways);
    const Way *found = ways_find(&ways, (int)way);
    const char *name = home_way_words(way), *app = settings_text(run->settings, "app");
    if (!found)
        return error_set(&run->err, ERROR_FAILED, "see `secure-rds status`",
                         "\"%s\" is no way of stack %s as it is now: %s (%s)", name, app, state->words, state->name);
    return !found->why_not || error_set(&run->err, ERROR_FAILED, "see `secure-rds status`",
                                        "\"%s\" is not possible now: %s", name, found->why_not);
}

static bool agreed(Run *run, const HomeFacts *facts, HomeWay way) {
    const HomeScope scope = {.chosen = run->settings, .config = run->config, .now_ms = clock_now_ms(&run->clock)};
    AUTO(question_release) Question question = {0};
    AUTO(destroy_preview_release) DestroyPreview preview = {0};
    const char *app = settings_text(run->settings, "app");
    bool deletes = home_deletes(facts, way);
    if (deletes && !destroy_preview(&run->aws, app, &preview, &run->err))
        return false;
    if (deletes)
        home_deletion_question(app, &preview, way, &question);
    else
        home_question(&scope, facts, way, &question);
    if (!question.title || ask_grave(run, &question))
        return true;
    if (cancel_wanted(&run_cancel))
        return cancel_error(&run->err);
    return error_set(&run->err, ERROR_USAGE, "agree at the terminal, or give the app's name with --confirm",
                     "nothing was done: not confirmed");
}

static bool begin(Run *run, Follow *follow, const char *stack_id, HomeWay way) {
    const DeploymentHooks hooks = hooks_of(follow);
    switch (way) {
    case HOME_CANCEL:
        return deployment_cancel(&run->aws, stack_id, &hooks, &run->err);
    case HOME_KEEP:
        return rescue_keep(&run->aws, stack_id, &run->err);
    default:
        return rescue_continue(&run->aws, stack_id, way == HOME_SKIP, &run->err);
    }
}

static int follow_on(Run *run, Follow *follow, const char *stack_id, HomeWay way) {
    AUTO(deployment_start_release) DeploymentStart start = {0};
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    const DeploymentHooks hooks = hooks_of(follow);
    if (!deployment_last(&run->aws, stack_id, &start, &run->err))
        return run_failed(run);
    AUTO(memory_release) char *followed = memory_copy(start.stack_id);
    long long since_ms = start.since_ms;
    follow_begin(follow, &start, NULL);
    if (!deployment_follow(&run->aws, followed, since_ms, &hooks, &end, &run->err))
        return run_failed(run);
    return follow_end(follow,
                      way == HOME_KEEP     ? END_OF_DESTROY
                      : way == HOME_CANCEL ? END_OF_ROLL_BACK
                                           : END_OF_CONTINUE,
                      &end);
}

int way_out(Run *run, HomeWay way) {
    AUTO(home_facts_release) HomeFacts facts = {0};
    AUTO(follow_release) Follow follow = {.run = run};
    if (!run_app_settings(run, true) || !run_aws(run) ||
        !rescue_facts(&run->aws, settings_text(run->settings, "app"), settings_text(run->settings, "account"), &facts,
                      &run->err))
        return run_failed(run);
    const StackStatus *state = facts.status.state;
    const char *stack_id = facts.status.stack.id;
    if (done_already(way, state))
        return tell_done(run, &facts);
    if (runs_already(way, state))
        follow_told(&follow, "an operation runs on the stack already: following it");
    else if (!is_open(run, &facts, way) || !agreed(run, &facts, way) || !begin(run, &follow, stack_id, way))
        return run_failed(run);
    return follow_on(run, &follow, stack_id, way);
}
