/* A deployment: reviewed, confirmed, followed as lines, and what can be done when it fails. */
#include "base/memory.h"
#include "cli/commands.h"
#include "cli/plain_parts.h"
#include "guide/rescue.h"
#include "guide/review.h"
#include "guide/words.h"
#include "settings/allow_text.h"
#include "stack/deployment.h"
#include "stack/failures.h"
#include "stack/status.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef enum { WISH_NOTHING, WISH_CHANGE, WISH_OVER } Wish;

enum { STEPS_MAX = 32 };

/* What was said last of a step. By name: those that had nothing to do go at the end. */
typedef struct StepTold {
    char name[64];
    ProgressState state;
} StepTold;

typedef struct Work {
    Follow follow; /* first: the hooks get it */
    Plain *plain;
    StepTold told[STEPS_MAX];
    bool backwards; /* a rollback was told */
    Wish wish;      /* why it was not confirmed */
    Answer answer;  /* with which the dialogue ended */
} Work;

static void work_release(Work *work) {
    follow_release(&work->follow);
}

/* ---- progress as lines */

/* False: it was told already, or there is no room to remember it. */
static bool step_is_news(Work *work, const ProgressStep *step) {
    size_t i = 0;
    while (i < STEPS_MAX && *work->told[i].name &&
           strncmp(work->told[i].name, step->name, sizeof work->told[i].name - 1) != 0)
        i++;
    if (i == STEPS_MAX || work->told[i].state == step->state)
        return false;
    snprintf(work->told[i].name, sizeof work->told[i].name, "%s", step->name);
    work->told[i].state = step->state;
    return true;
}

static void steps_tell(Work *work, const ProgressView *view) {
    Run *run = work->follow.run;
    long long now = clock_now_ms(&run->clock);
    for (size_t i = 0; i < progress_step_count(work->follow.operation.progress); i++) {
        ProgressStep step = progress_step(work->follow.operation.progress, i, now);
        if (!step_is_news(work, &step))
            continue;
        AUTO(text_release) Text took = {0};
        AUTO(text_release) Text left = {0};
        words_span(step.elapsed_ms, &took);
        if (view->remaining_ms >= 1000) {
            text_put(&left, ", ");
            words_forecast(view->remaining_ms, &left);
        }
        bool removes = view->direction == PROGRESS_ROLLBACK || view->direction == PROGRESS_DELETE;
        if (step.state == PROGRESS_BUSY && !removes)
            say(run, "%s: begun, %zu resource%s.", step.name, step.total, step.total == 1 ? "" : "s");
        else if (step.state == PROGRESS_FAILED)
            say(run, "%s: failed.", step.name);
        else if (step.state != PROGRESS_WAITING && step.state != PROGRESS_BUSY)
            say(run, "%s: %s after %s. In all %.0f percent%s%s.", step.name,
                step.state == PROGRESS_REMOVED ? "removed" : "done", text_string(&took), view->share * 100,
                text_string(&left), left.length ? " left" : "");
    }
}

static void tell(Follow *follow, const CfnEvent *event, const ProgressView *view) {
    Work *work = (Work *)follow;
    if (!work->backwards && view->direction == PROGRESS_ROLLBACK) {
        work->backwards = true;
        say(follow->run, "AWS rolls back what was done.");
    }
    if (strstr(event->status, "_FAILED") && !failure_is_consequence(event->reason))
        say(follow->run, "Failed: %s: %s", event->logical_id, event->reason);
    steps_tell(work, view);
}

static void report(void *data, const DeploymentReport *news) {
    Work *work = data;
    if (news->note_id && *news->note)
        say(work->follow.run, "%s: %s.", news->note_id, news->note);
    follow_report(&work->follow, news);
}

static Work work_new(Plain *plain) {
    Work work = {.plain = plain, .follow = {.run = plain->run}};
    if (!plain->run->options.verbose)
        work.follow.tell = tell;
    return work;
}

/* ---- confirmation */

static bool save(Plain *plain) {
    Run *run = plain->run;
    Error err = {0};
    if (!settings_save(run->settings, run->config, &err)) {
        plain_error(plain, &err);
        return false;
    }
    unlink(plain->draft);
    run->found = true;
    say(run, "The settings are saved in %s.", run->config);
    return true;
}

static bool refuse(Work *work, Answer answer) {
    work->wish = answer > ANSWER_BACK ? WISH_OVER : WISH_CHANGE;
    work->answer = answer;
    return false;
}

/* What can be lost, or must be cleared away first, is asked as on a screen. */
static bool confirm_question(Work *work, const Plan *plan, bool agreed) {
    Plain *plain = work->plain;
    AUTO(question_release) Question question = {0};
    Answer answer = ANSWER_GIVEN;
    review_question(plan, settings_text(plain->run->settings, "app"), &question);
    if (!agreed)
        answer = plain_question(plain, &question, &agreed);
    if (answer != ANSWER_GIVEN || !agreed)
        return refuse(work, answer);
    return plan->state == PLAN_NEEDS_DELETE || save(plain) || refuse(work, ANSWER_GIVEN);
}

static bool confirm_plan(Work *work, const Plan *plan) {
    Plain *plain = work->plain;
    const char *const items[] = {review_agreement(plan), "Read out every resource", "Change a setting",
                                 "Leave; your answers are kept"};
    AUTO(text_release) Text mark = {0};
    changes_mark(&plan->set, &mark);
    bool agreed = plain->retries && plain->agreed && strcmp(plain->agreed, text_string(&mark)) == 0;
    for (;;) {
        size_t chosen = 0;
        Answer answer =
            plain->run->options.yes || agreed
                ? ANSWER_GIVEN
                : plain_menu(plain, items, 4, "What now:",
                             "Nothing is created or changed before you answer 1. From then on AWS charges for it.", -1,
                             &chosen);
        if (answer != ANSWER_GIVEN)
            return refuse(work, answer);
        if (chosen == 0) {
            free(plain->agreed);
            plain->agreed = text_take(&mark);
            return save(plain) || refuse(work, ANSWER_GIVEN);
        }
        if (chosen == 1)
            plain_changes(plain, plan, true);
        else
            return refuse(work, chosen == 2 ? ANSWER_GIVEN : ANSWER_LEAVE);
    }
}

static bool confirm(void *data, const Plan *plan) {
    Work *work = data;
    plan_settle(plan, work->plain->run->settings);
    if (plan->state == PLAN_NEEDS_DELETE)
        return confirm_question(work, plan, work->plain->retries);
    return plan->database_in_danger ? confirm_question(work, plan, false) : confirm_plan(work, plan);
}

static void stage(void *data, ApplyStage at, DeploymentStart *start, const Plan *plan) {
    Work *work = data;
    if (at == APPLY_ATTACHED)
        say(work->follow.run, "An operation runs on the stack already. These are its lines.");
    if (at == APPLY_PLANNED && plan->state == PLAN_READY) {
        say(work->follow.run, "\nChanges");
        plain_changes(work->plain, plan, false);
    }
    if (at == APPLY_STARTED)
        say(work->follow.run, "AWS is at work. Ctrl-C leaves; it goes on there.");
    if (at == APPLY_DELETING)
        say(work->follow.run, "Deleting what is left of a first creation that failed.");
    if (!start)
        return;
    memset(work->told, 0, sizeof work->told);
    work->backwards = false;
    follow_begin(&work->follow, start, plan);
}

static void told(void *data, const char *words) {
    const Work *work = data;
    say(work->follow.run, "%c%s.", words[0] >= 'a' && words[0] <= 'z' ? words[0] - 'a' + 'A' : words[0],
        *words ? words + 1 : "");
}

/* ---- failure */

/* How it ended: `end` NULL: it could not be followed, or not be begun, as run->err says. */
static EndScope scope_of(const Work *work, EndOf of, const DeploymentEnd *end) {
    const Progress *progress = work->follow.operation.progress;
    return (EndScope){.of = of,
                      .status = end ? end->status : "",
                      .reason = end ? end->reason : "",
                      .outcome = end ? end->outcome : OUTCOME_FAILED,
                      .cause = end && progress ? progress_cause(work->follow.operation.progress) : NULL,
                      .err = end ? NULL : &work->follow.run->err,
                      .begun = progress != NULL};
}

static void end_say(const Run *run, const EndScope *scope) {
    AUTO(lines_release) Lines lines = {0};
    end_lines(scope, &lines);
    say(run, "\nIt failed%s%s.", *scope->status ? ": the stack is " : "", scope->status);
    for (size_t i = 0; i < lines.count; i++) {
        AUTO(memory_release) char *words = words_ended(lines.items[i].words);
        say(run, "%s: %s", lines.items[i].label, words);
    }
}

/* Follows what runs on the stack, or shows what ended on it last. */
static bool follow_last(Work *work, const char *stack, DeploymentEnd *end) {
    Run *run = work->follow.run;
    AUTO(deployment_start_release) DeploymentStart start = {0};
    if (!deployment_last(&run->aws, stack, &start, &run->err))
        return false;
    stage(work, APPLY_ATTACHED, &start, NULL);
    return deployment_follow(&run->aws, &run->clock, start.stack_id, start.since_ms, report, work, end, &run->err);
}

bool plain_rescue(Plain *plain, const char *stack_id, HomeWay way) {
    Run *run = plain->run;
    AUTO(work_release) Work work = work_new(plain);
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    bool done = way == HOME_KEEP ? rescue_keep(&run->aws, stack_id, &run->err)
                                 : rescue_continue(&run->aws, stack_id, way == HOME_SKIP, &run->err);
    done = done && follow_last(&work, stack_id, &end);
    if (done)
        say(run, "%s (%s).", stack_status(end.status)->words, end.status);
    plain_error(plain, &run->err);
    return done;
}

bool plain_remains(Plain *plain, const char *stack_id) {
    Run *run = plain->run;
    AUTO(work_release) Work work = work_new(plain);
    const DeletionHooks hooks = {.begun = follow_deletion, .told = told, .listener = report, .data = &work};
    bool done = deployment_delete_never_stood(&run->aws, &run->clock, stack_id, &hooks, &run->err);
    if (done)
        say(run, "Nothing of it is left.");
    plain_error(plain, &run->err);
    return done;
}

/* Goes one of the ways out. Answers whether there is a new try; else `*over` says whether the dialogue is at its end,
 * and `*again` whether to choose anew. */
static bool way_out(Work *work, EndWay way, const char *path, const char *stack_id, bool *over, bool *again) {
    Plain *plain = work->plain;
    Answer answer = ANSWER_GIVEN;
    switch (way) {
    case END_RETRY:
        plain->retries = true;
        return true;
    case END_SETTING:
        answer = plain_part_of(plain, path);
        break;
    case END_CHANGE:
        answer = plain_parts(plain);
        break;
    case END_REMAINS:
        *again = !plain_remains(plain, stack_id);
        return false;
    case END_CONTINUE:
    case END_SKIP:
        *again = !plain_rescue(plain, stack_id, way == END_SKIP ? HOME_SKIP : HOME_CONTINUE);
        return false;
    case END_KEEP:
    case END_WAYS:
        *over = true;
        return false;
    }
    if (answer <= ANSWER_BACK)
        return true;
    work->answer = answer;
    *over = true;
    return false;
}

/* Answers whether there is a new try; else `*over` says whether the dialogue is at its end. */
static bool fail_page(Work *work, const EndScope *scope, const char *stack_id, bool *over) {
    Plain *plain = work->plain;
    AUTO(ways_release) Ways ways = {0};
    AUTO(memory_release) char *path = memory_copy(end_setting(scope));
    end_say(plain->run, scope);
    end_ways(scope, &ways);
    plain->run->err = (Error){0};
    for (bool again = true; again;) {
        int way = WAY_NONE;
        bool agreed = true;
        AUTO(question_release) Question question = {0};
        again = false;
        Answer answer = plain_ways(plain, &ways, true, "Nothing is done before you choose.", &way);
        if (answer == ANSWER_GIVEN) {
            end_question((EndWay)way, &question);
            answer = plain_question(plain, &question, &agreed);
        }
        work->answer = answer == ANSWER_BACK ? ANSWER_LEAVE : answer;
        *over = answer != ANSWER_GIVEN;
        if (*over)
            return false;
        if (!agreed)
            again = true;
        else if (way_out(work, (EndWay)way, path, stack_id, over, &again))
            return true;
    }
    return false;
}

/* ---- the whole */

static int interrupted(const Plain *plain) {
    say(plain->run, "\nLeft. What runs at AWS goes on there.");
    say(plain->run, "secure-rds --plain, here, shows it again.");
    return run_ended(plain->run, EXIT_INTERRUPTED);
}

static void stands(Plain *plain, const DeploymentEnd *end) {
    Run *run = plain->run;
    if (end->unchanged)
        say(run, "\n%s (%s).", review_unchanged, end->status);
    else
        say(run, "\nDone: the stack is %s.", end->status);
    settings_free(plain->deployed);
    plain->deployed = settings_copy(run->settings);
    if (!plain->standing)
        plain_connection(plain);
    plain->standing = true;
}

static bool complete(Plain *plain) {
    AUTO(problems_release) Problems problems = {0};
    Error err = {0};
    if (settings_complete(plain->run->settings, &problems, &err))
        return true;
    say(plain->run, "Something is missing, or does not fit together.");
    for (size_t i = 0; i < problems.count; i++)
        say(plain->run, "%s: found %s, allowed %s.", problems.items[i].path, problems.items[i].found,
            problems.items[i].allowed);
    return false;
}

/* One try. Answers whether to go round again; else `status` is set. */
static bool attempt(Plain *plain, int *status, bool *over) {
    Run *run = plain->run;
    AUTO(work_release) Work work = work_new(plain);
    PlanOptions options = {.role_arn = run->options.role_arn};
    ApplyHooks hooks = {.stage = stage, .confirm = confirm, .report = report, .told = told, .data = &work};
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    run->err = (Error){0};
    bool applied = deployment_apply(&run->aws, &run->clock, run->settings, &options, &hooks, &end, &run->err);
    plain->retries = false;
    if (applied) {
        *over = false;
        if (end.outcome == OUTCOME_SUCCEEDED) {
            stands(plain, &end);
            *status = run_ended(run, EXIT_DONE);
            return false;
        }
        *status = EXIT_FAILED;
        const EndScope scope = scope_of(&work, END_OF_APPLY, &end);
        if (fail_page(&work, &scope, end.stack_id, over))
            return true;
    } else if (strcmp(run->err.code, "NotConfirmed") == 0) {
        run->err = (Error){0};
        *status = EXIT_DONE;
        if (work.wish == WISH_CHANGE)
            work.answer = plain_parts(plain);
        if (work.wish == WISH_CHANGE && work.answer <= ANSWER_BACK)
            return true;
        *status = plain_leave(plain, work.answer);
        *over = true;
        return false;
    } else if (run->err.kind == ERROR_CANCELLED) {
        *status = interrupted(plain);
        *over = true;
        return false;
    } else {
        *status = run_failed(run);
        Error err = run->err;
        EndScope scope = scope_of(&work, END_OF_APPLY, NULL);
        scope.err = &err;
        if (fail_page(&work, &scope, NULL, over))
            return true;
    }
    if (*over && work.answer > ANSWER_LEAVE)
        *status = plain_leave(plain, work.answer);
    run->err = (Error){0};
    return false;
}

static void settings_drop(Settings **settings) {
    settings_free(*settings);
}

int plain_deploy(Plain *plain, bool *over) {
    int status = EXIT_DONE;
    AUTO(settings_drop) Settings *reviewed = NULL;
    *over = false;
    for (;;) {
        if (!complete(plain)) {
            Answer answer = plain_parts(plain);
            if (answer == ANSWER_GIVEN)
                continue;
            *over = answer > ANSWER_BACK;
            return *over ? plain_leave(plain, answer) : EXIT_USAGE;
        }
        allow_list_dated(settings_allowed(plain->run->settings));
        plain_keep(plain);
        if (!reviewed || !settings_equal(plain->run->settings, reviewed)) { /* a new try needs no reading again */
            Answer answer = plain_review(plain);
            if (answer > ANSWER_BACK) {
                *over = true;
                return plain_leave(plain, answer);
            }
            settings_free(reviewed);
            reviewed = settings_copy(plain->run->settings);
        }
        if (!attempt(plain, &status, over))
            return status;
    }
}

/* What AWS says would stay is shown, and the name typed, before anything goes. */
static bool destroy_agreed(Plain *plain, Answer *answer) {
    Run *run = plain->run;
    const char *app = settings_text(run->settings, "app");
    AUTO(destroy_preview_release) DestroyPreview preview = {0};
    AUTO(question_release) Question question = {0};
    bool agreed = false;
    if (!destroy_preview(&run->aws, app, &preview, &run->err))
        return false;
    destroy_question(app, &preview, &question);
    *answer = plain_question(plain, &question, &agreed);
    if (!agreed)
        say(run, "Nothing was deleted.");
    return agreed;
}

int plain_destroy(Plain *plain, Answer *answer) {
    Run *run = plain->run;
    AUTO(work_release) Work work = work_new(plain);
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    const DestroyOptions options = {
        .lift_protection = true, .hooks = {.begun = follow_deletion, .told = told, .listener = report, .data = &work}};
    *answer = ANSWER_GIVEN;
    bool done =
        destroy_agreed(plain, answer) &&
        deployment_destroy(&run->aws, &run->clock, settings_text(run->settings, "app"), &options, &end, &run->err);
    int status = done ? follow_end(&work.follow, END_OF_DESTROY, &end) : run->err.said[0] ? run_failed(run) : EXIT_DONE;
    plain_error(plain, &run->err);
    return status;
}

int plain_attach(Plain *plain, bool *over) {
    Run *run = plain->run;
    AUTO(work_release) Work work = work_new(plain);
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    *over = false;
    if (!follow_last(&work, settings_text(run->settings, "app"), &end)) {
        if (run->err.kind == ERROR_CANCELLED) {
            *over = true;
            return interrupted(plain);
        }
        int status = run_failed(run);
        plain_error(plain, &run->err);
        return status;
    }
    const EndScope scope = scope_of(&work, END_OF_FOLLOW, &end);
    if (end_is_good(end_kind(&scope))) {
        say(run, "Done: the stack is %s.", end.status);
        return EXIT_DONE;
    }
    if (fail_page(&work, &scope, end.stack_id, over))
        return plain_deploy(plain, over);
    return *over && work.answer > ANSWER_LEAVE ? plain_leave(plain, work.answer) : EXIT_FAILED;
}
