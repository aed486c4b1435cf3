/* A deployment: reviewed, confirmed, followed as lines, and what can be done when it fails. */
#include "base/memory.h"
#include "guide/end.h"
#include "guide/operation.h"
#include "guide/rescue.h"
#include "guide/review.h"
#include "guide/words.h"
#include "plain/parts.h"
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
    Plain *plain;
    Operation operation;
    StepTold told[STEPS_MAX];
    bool backwards; /* a rollback was told */
    Wish wish;      /* why it was not confirmed */
    Answer answer;  /* with which the dialogue ended */
    Risks risks;    /* of the plan that is shown */
} Work;

static void work_release(Work *work) {
    operation_release(&work->operation);
    risks_release(&work->risks);
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
    const Plain *plain = work->plain;
    long long now = clock_now_ms(&plain->clock);
    for (size_t i = 0; i < progress_step_count(work->operation.progress); i++) {
        ProgressStep step = progress_step(work->operation.progress, i, now);
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
            plain_say(plain, "%s: begun, %zu resource%s.", step.name, step.total, step.total == 1 ? "" : "s");
        else if (step.state == PROGRESS_FAILED)
            plain_say(plain, "%s: failed.", step.name);
        else if (step.state != PROGRESS_WAITING && step.state != PROGRESS_BUSY)
            plain_say(plain, "%s: %s after %s. In all %.0f percent%s%s.", step.name,
                      step.state == PROGRESS_REMOVED ? "removed" : "done", text_string(&took), view->share * 100,
                      text_string(&left), left.length ? " left" : "");
    }
}

static void event_tell(void *data, const CfnEvent *event) {
    Work *work = data;
    char at[MOMENT_SIZE];
    ProgressView view = progress_view(work->operation.progress, clock_now_ms(&work->plain->clock));
    if (work->plain->options->verbose)
        plain_say(work->plain, "%s, %s: %s%s%s.", words_clock(event->at_ms, at), event->logical_id, event->status,
                  *event->reason ? ": " : "", event->reason);
    if (!work->backwards && view.direction == PROGRESS_ROLLBACK) {
        work->backwards = true;
        plain_say(work->plain, "AWS rolls back what was done.");
    }
    if (strstr(event->status, "_FAILED") && !failure_is_consequence(event->reason))
        plain_say(work->plain, "Failed: %s: %s", event->logical_id, event->reason);
    steps_tell(work, &view);
}

static void report(void *data, const DeploymentReport *news) {
    Work *work = data;
    AUTO(text_release) Text words = {0};
    if (news->note_id && *news->note)
        plain_say(work->plain, "%s: %s.", news->note_id, news->note);
    if (operation_asked(&work->operation, news, &words))
        plain_say(work->plain, "%s.", text_string(&words));
    operation_take(&work->operation, news, event_tell, work);
}

static void begin(Work *work, DeploymentStart *start, const CfnChangeSet *planned) {
    memset(work->told, 0, sizeof work->told);
    work->backwards = false;
    operation_begin(&work->operation, start, planned);
}

static void deletion_begun(void *data, DeploymentStart *start) {
    begin(data, start, NULL);
}

/* ---- confirmation */

static bool save(Plain *plain) {
    Error err = {0};
    if (!choices_save(&plain->choices, &err)) {
        plain_error(plain, &err);
        return false;
    }
    plain_say(plain, "The settings are saved in %s.", plain->choices.config);
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
    review_question(plan, &work->risks, settings_text(plain->choices.chosen, "app"), &question);
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
            plain->options->yes || agreed
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
    plan_settle(plan, work->plain->choices.chosen);
    if (plan->state == PLAN_NEEDS_DELETE)
        return confirm_question(work, plan, work->plain->retries);
    return risks_need(&work->risks) > RISK_AGREED ? confirm_question(work, plan, false) : confirm_plan(work, plan);
}

static void risks_say(Work *work, const Plan *plan) {
    Plain *plain = work->plain;
    AUTO(lines_release) Lines lines = {0};
    Error err = {0};
    risks_release(&work->risks);
    if (!risks_read(&plain->aws, plain->choices.chosen, plan, &work->risks, &err))
        plain_error(plain, &err);
    risks_lines(&work->risks, RISK_REFUSED, &lines);
    plain_lines_say(plain, &lines);
}

static void stage(void *data, ApplyStage at, DeploymentStart *start, const Plan *plan) {
    Work *work = data;
    if (at == APPLY_ATTACHED)
        plain_say(work->plain, "An operation runs on the stack already. These are its lines.");
    if (at == APPLY_PLANNED && plan->state == PLAN_READY) {
        plain_say(work->plain, "\nChanges");
        plain_changes(work->plain, plan, false);
        risks_say(work, plan);
    }
    if (at == APPLY_STARTED)
        plain_say(work->plain, "AWS is at work. Ctrl-C leaves; it goes on there.");
    if (at == APPLY_DELETING)
        plain_say(work->plain, "Deleting what is left of a first creation that failed.");
    if (!start)
        return;
    begin(work, start, plan && !plan->create ? &plan->set : NULL);
}

static void told(void *data, const char *words) {
    const Work *work = data;
    AUTO(memory_release) char *sentence = words_sentence(words);
    plain_say(work->plain, "%s", sentence);
}

/* ---- failure */

/* How it ended: `end` NULL: it could not be followed, or not be begun, as plain->err says. */
static EndScope scope_of(const Work *work, EndOf of, const DeploymentEnd *end) {
    const Progress *progress = work->operation.progress;
    return (EndScope){.of = of,
                      .status = end ? end->status : "",
                      .reason = end ? end->reason : "",
                      .outcome = end ? end->outcome : OUTCOME_FAILED,
                      .cause = end && progress ? progress_cause(work->operation.progress) : NULL,
                      .err = end ? NULL : &work->plain->err,
                      .begun = progress != NULL};
}

static void end_say(const Plain *plain, const EndScope *scope) {
    AUTO(lines_release) Lines lines = {0};
    end_lines(scope, &lines);
    if (!end_is_good(end_kind(scope)))
        plain_say(plain, "\nIt failed%s%s.", *scope->status ? ": the stack is " : "", scope->status);
    plain_lines_say(plain, &lines);
}

/* Follows what runs on the stack, or shows what ended on it last. */
static bool follow_last(Work *work, const char *stack, DeploymentEnd *end) {
    Plain *plain = work->plain;
    AUTO(deployment_start_release) DeploymentStart start = {0};
    if (!deployment_last(&plain->aws, stack, &start, &plain->err))
        return false;
    stage(work, APPLY_ATTACHED, &start, NULL);
    return deployment_follow(&plain->aws, &plain->clock, start.stack_id, start.since_ms, report, work, end,
                             &plain->err);
}

bool plain_rescue(Plain *plain, const char *stack_id, HomeWay way) {
    AUTO(work_release) Work work = {.plain = plain};
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    bool done = way == HOME_KEEP ? rescue_keep(&plain->aws, stack_id, &plain->err)
                                 : rescue_continue(&plain->aws, stack_id, way == HOME_SKIP, &plain->err);
    done = done && follow_last(&work, stack_id, &end);
    if (done)
        plain_say(plain, "%s (%s).", stack_status(end.status)->words, end.status);
    plain_error(plain, &plain->err);
    return done;
}

bool plain_remains(Plain *plain, const char *stack_id) {
    AUTO(work_release) Work work = {.plain = plain};
    const DeletionHooks hooks = {.begun = deletion_begun, .told = told, .listener = report, .data = &work};
    bool done = deployment_delete_never_stood(&plain->aws, &plain->clock, stack_id, &hooks, &plain->err);
    if (done)
        plain_say(plain, "Nothing of it is left.");
    plain_error(plain, &plain->err);
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
    end_say(plain, scope);
    end_ways(scope, &ways);
    plain->err = (Error){0};
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

static int interrupted(Plain *plain) {
    plain_say(plain, "\nLeft. What runs at AWS goes on there.");
    plain_say(plain, "secure-rds --plain, here, shows it again.");
    return plain_ended(plain, EXIT_INTERRUPTED);
}

static void stands(Plain *plain, const DeploymentEnd *end) {
    if (end->unchanged && choices_pending(&plain->choices))
        save(plain);
    if (end->unchanged)
        plain_say(plain, "\n%s (%s).", review_unchanged, end->status);
    else
        plain_say(plain, "\nDone: the stack is %s.", end->status);
    if (!plain->standing)
        plain_connection(plain);
    plain->standing = true;
}

static bool complete(Plain *plain) {
    AUTO(problems_release) Problems problems = {0};
    Error err = {0};
    if (settings_complete(plain->choices.chosen, &problems, &err))
        return true;
    plain_say(plain, "Something is missing, or does not fit together.");
    for (size_t i = 0; i < problems.count; i++)
        plain_say(plain, "%s: found %s, allowed %s.", problems.items[i].path, problems.items[i].found,
                  problems.items[i].allowed);
    return false;
}

/* One try. Answers whether to go round again; else `status` is set. */
static bool attempt(Plain *plain, int *status, bool *over) {
    AUTO(work_release) Work work = {.plain = plain};
    PlanOptions options = {.role_arn = plain->options->face.role_arn};
    ApplyHooks hooks = {.stage = stage, .confirm = confirm, .report = report, .told = told, .data = &work};
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    plain->err = (Error){0};
    bool applied =
        deployment_apply(&plain->aws, &plain->clock, plain->choices.chosen, &options, &hooks, &end, &plain->err);
    plain->retries = false;
    if (applied) {
        *over = false;
        if (end.outcome == OUTCOME_SUCCEEDED) {
            stands(plain, &end);
            *status = plain_ended(plain, EXIT_DONE);
            return false;
        }
        *status = EXIT_FAILED;
        const EndScope scope = scope_of(&work, END_OF_APPLY, &end);
        if (fail_page(&work, &scope, end.stack_id, over))
            return true;
    } else if (strcmp(plain->err.code, "NotConfirmed") == 0) {
        plain->err = (Error){0};
        *status = EXIT_DONE;
        if (work.wish == WISH_CHANGE)
            work.answer = plain_parts(plain);
        if (work.wish == WISH_CHANGE && work.answer <= ANSWER_BACK)
            return true;
        *status = plain_leave(plain, work.answer);
        *over = true;
        return false;
    } else if (plain->err.kind == ERROR_CANCELLED) {
        *status = interrupted(plain);
        *over = true;
        return false;
    } else {
        *status = exit_status(&plain->err);
        Error err = plain->err;
        EndScope scope = scope_of(&work, END_OF_APPLY, NULL);
        scope.err = &err;
        if (fail_page(&work, &scope, NULL, over))
            return true;
    }
    if (*over && work.answer > ANSWER_LEAVE)
        *status = plain_leave(plain, work.answer);
    plain->err = (Error){0};
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
        allow_list_dated(settings_allowed(plain->choices.chosen));
        plain_keep(plain);
        if (!reviewed || !settings_equal(plain->choices.chosen, reviewed)) { /* a new try needs no reading again */
            Answer answer = plain_review(plain);
            if (answer > ANSWER_BACK) {
                *over = true;
                return plain_leave(plain, answer);
            }
            settings_free(reviewed);
            reviewed = settings_copy(plain->choices.chosen);
        }
        if (!attempt(plain, &status, over))
            return status;
    }
}

/* What AWS says would stay is shown, and the name typed, before anything goes. */
static bool destroy_agreed(Plain *plain, Answer *answer) {
    const char *app = settings_text(plain->choices.chosen, "app");
    AUTO(destroy_preview_release) DestroyPreview preview = {0};
    AUTO(question_release) Question question = {0};
    bool agreed = false;
    if (!destroy_preview(&plain->aws, app, &preview, &plain->err))
        return false;
    destroy_question(app, &preview, &question);
    *answer = plain_question(plain, &question, &agreed);
    if (!agreed)
        plain_say(plain, "Nothing was deleted.");
    return agreed;
}

int plain_destroy(Plain *plain, Answer *answer) {
    AUTO(work_release) Work work = {.plain = plain};
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    const DestroyOptions options = {
        .lift_protection = true, .hooks = {.begun = deletion_begun, .told = told, .listener = report, .data = &work}};
    *answer = ANSWER_GIVEN;
    bool done = destroy_agreed(plain, answer) &&
                deployment_destroy(&plain->aws, &plain->clock, settings_text(plain->choices.chosen, "app"), &options,
                                   &end, &plain->err);
    int status = plain->err.said[0] ? exit_status(&plain->err) : EXIT_DONE;
    if (done) {
        const EndScope scope = scope_of(&work, END_OF_DESTROY, &end);
        end_say(plain, &scope);
        status = end_is_good(end_kind(&scope)) ? EXIT_DONE : EXIT_FAILED;
    }
    plain_error(plain, &plain->err);
    return status;
}

int plain_attach(Plain *plain, bool *over) {
    AUTO(work_release) Work work = {.plain = plain};
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    *over = false;
    if (!follow_last(&work, settings_text(plain->choices.chosen, "app"), &end)) {
        if (plain->err.kind == ERROR_CANCELLED) {
            *over = true;
            return interrupted(plain);
        }
        int status = exit_status(&plain->err);
        plain_error(plain, &plain->err);
        return status;
    }
    const EndScope scope = scope_of(&work, END_OF_FOLLOW, &end);
    if (end_is_good(end_kind(&scope))) {
        plain_say(plain, "Done: the stack is %s.", end.status);
        return EXIT_DONE;
    }
    if (fail_page(&work, &scope, end.stack_id, over))
        return plain_deploy(plain, over);
    return *over && work.answer > ANSWER_LEAVE ? plain_leave(plain, work.answer) : EXIT_FAILED;
}
