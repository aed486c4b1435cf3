/* A deployment: reviewed, confirmed, followed as lines, and what can be done when it fails. */
#include "base/memory.h"
#include "guide/end.h"
#include "guide/operation.h"
#include "guide/rescue.h"
#include "guide/rest.h"
#include "guide/review.h"
#include "guide/words.h"
#include "plain/parts.h"
#include "plain/telling.h"
#include "settings/allow_text.h"
#include "stack/deployment.h"
#include "stack/failures.h"
#include "stack/status.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef enum { WISH_NOTHING, WISH_CHANGE, WISH_MOMENT, WISH_OVER } Wish;

typedef struct Work {
    Plain *plain;
    Telling telling;
    Wish wish;     /* why it was not confirmed */
    Answer answer; /* with which the dialogue ended */
    Risks risks;   /* of the plan that is shown */
} Work;

static void work_release(Work *work) {
    telling_release(&work->telling);
    risks_release(&work->risks);
}

static void report(void *data, const DeploymentReport *news) {
    Work *work = data;
    telling_report(&work->telling, news);
}

static void left(void *data, const DeletionRest *rest) {
    const Work *work = data;
    AUTO(lines_release) Lines lines = {0};
    rest_lines(rest, &lines);
    plain_lines_say(work->plain, &lines);
}

static void told(void *data, const char *words) {
    Work *work = data;
    telling_words(&work->telling, words);
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

/* Putting back applies no setting: only what it has to keep is written. */
static bool save_for(Plain *plain, const Plan *plan) {
    Error err = {0};
    if (!plan->revert)
        return save(plain);
    if (!plan_settles(plan) || plan_record(plan, plain->choices.config, &err))
        return true;
    plain_error(plain, &err);
    return false;
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
    review_question(plan, &work->risks, settings_text(plain->choices.chosen, "app"), true, &question);
    if (!agreed)
        answer = plain_question(plain, &question, &agreed);
    if (answer != ANSWER_GIVEN || !agreed)
        return refuse(work, answer);
    return plan->state == PLAN_NEEDS_DELETE || save_for(plain, plan) || refuse(work, ANSWER_GIVEN);
}

/* Nobody at the terminal agrees beforehand to what --yes is not enough for. */
static bool agreed_before(const Work *work, const char *mark) {
    const Plain *plain = work->plain;
    Error ignored = {0};
    if (plain->options->yes)
        return risks_accepted(&work->risks, &(RiskConsent){0}, &ignored);
    return plain->retries && plain->agreed && strcmp(plain->agreed, mark) == 0;
}

/* The same change at another moment: it is computed anew. */
static bool other_moment(Work *work, PlanMoment moment) {
    work->plain->moment = moment;
    work->wish = WISH_MOMENT;
    return false;
}

static bool confirm_plan(Work *work, const Plan *plan) {
    enum { AGREE, ALL, CHANGE, LEAVE, MOMENT, COUNT };
    Plain *plain = work->plain;
    const char *items[COUNT] = {review_agreement(plan), "Read out every resource", "Change a setting",
                                "Leave; your answers are kept"};
    PlanMoment moment = review_other_moment(&work->risks, &items[MOMENT]);
    AUTO(memory_release) char *other = memory_print("Make them %s", items[MOMENT]);
    AUTO(text_release) Text mark = {0};
    items[MOMENT] = other;
    changes_mark(plan, &mark);
    bool agreed = agreed_before(work, text_string(&mark));
    for (;;) {
        size_t chosen = AGREE;
        Answer answer =
            agreed ? ANSWER_GIVEN
                   : plain_menu(plain, items, moment == MOMENT_LEFT ? MOMENT : COUNT, "What now:",
                                "Nothing is created or changed before you answer 1. From then on AWS charges for it.",
                                -1, &chosen);
        if (answer != ANSWER_GIVEN)
            return refuse(work, answer);
        if (chosen == AGREE) {
            free(plain->agreed);
            plain->agreed = text_take(&mark);
            return save_for(plain, plan) || refuse(work, ANSWER_GIVEN);
        }
        if (chosen == MOMENT)
            return other_moment(work, moment);
        if (chosen != ALL)
            return refuse(work, chosen == CHANGE ? ANSWER_GIVEN : ANSWER_LEAVE);
        plain_changes(plain, plan, true);
    }
}

static bool confirm(void *data, const Plan *plan) {
    Work *work = data;
    plan_settle(plan, work->plain->choices.chosen);
    if (plan->state == PLAN_NEEDS_DELETE)
        return confirm_question(work, plan, work->plain->retries && !plan->database_in_danger);
    return risks_need(&work->risks) > RISK_AGREED ? confirm_question(work, plan, false) : confirm_plan(work, plan);
}

static void risks_say(Work *work, const Plan *plan) {
    Plain *plain = work->plain;
    AUTO(lines_release) Lines lines = {0};
    AUTO(drift_release) Drift seen = {0};
    Error err = {0};
    risks_release(&work->risks);
    if (!risks_read(&plain->aws, plain->choices.chosen, plan, &work->risks, &seen, &err))
        plain_error(plain, &err);
    review_seen(plan, &seen, clock_now_ms(&plain->clock), &lines);
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
        told(work, doing_remains);
    if (start)
        telling_begin(&work->telling, start, plan && !plan->create ? &plan->set : NULL);
}

/* ---- failure */

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
    telling_end(plain, scope);
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

static void stands(const Work *work, const DeploymentEnd *end) {
    Plain *plain = work->plain;
    const EndScope scope = end_scope(END_OF_APPLY, work->telling.operation.progress, end, NULL);
    if (end->unchanged && !plain->revert && choices_pending(&plain->choices))
        save(plain);
    if (end->unchanged)
        plain_say(plain, "\n%s (%s).", end->revert ? review_unreverted : review_unchanged, end->status);
    else
        telling_end(plain, &scope);
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
    for (size_t i = 0; i < problems.count; i++) {
        AUTO(text_release) Text words = {0};
        problem_words(&problems.items[i], &words);
        plain_say(plain, "%s: %s.", problems.items[i].path, text_string(&words));
    }
    return false;
}

/* Answers as attempt() does. */
static bool not_confirmed(Work *work, int *status, bool *over) {
    Plain *plain = work->plain;
    plain->err = (Error){0};
    *status = EXIT_DONE;
    if (work->wish == WISH_MOMENT)
        return true;
    if (work->wish == WISH_CHANGE)
        work->answer = plain_parts(plain);
    if (work->wish == WISH_CHANGE && work->answer <= ANSWER_BACK)
        return true;
    *status = plain_leave(plain, work->answer);
    *over = true;
    return false;
}

/* One try. Answers whether to go round again; else `status` is set. */
static bool attempt(Plain *plain, int *status, bool *over) {
    AUTO(work_release) Work work = {.plain = plain, .telling = {.plain = plain}};
    PlanOptions options = {.role_arn = plain->options->face.role_arn,
                           .revert = plain->revert,
                           .moment = plain->moment,
                           .config = plain->choices.config};
    ApplyHooks hooks = {.stage = stage,
                        .confirm = confirm,
                        .report = report,
                        .told = told,
                        .left = left,
                        .data = &work,
                        .unattended = !plain->shown};
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    plain->err = (Error){0};
    bool applied = deployment_apply(&plain->aws, plain->choices.chosen, &options, &hooks, &end, &plain->err);
    plain->retries = false;
    if (applied) {
        *over = false;
        if (end.outcome == OUTCOME_SUCCEEDED) {
            stands(&work, &end);
            *status = plain_ended(plain, plain->failed = EXIT_DONE);
            return false;
        }
        *status = plain->failed = EXIT_FAILED; /* also of who then leaves in the middle of a new try */
        const EndScope scope = end_scope(END_OF_APPLY, work.telling.operation.progress, &end, NULL);
        if (end_is_good(end_kind(&scope))) { /* somebody had it rolled back: nothing is left to mend */
            telling_end(plain, &scope);
            return false;
        }
        if (fail_page(&work, &scope, end.stack_id, over))
            return true;
    } else if (strcmp(plain->err.code, "NotConfirmed") == 0) {
        return not_confirmed(&work, status, over);
    } else if (plain->err.kind == ERROR_CANCELLED) {
        *status = interrupted(plain);
        *over = true;
        return false;
    } else {
        *status = plain->failed = exit_status(&plain->err);
        Error err = plain->err;
        const EndScope scope = end_scope(END_OF_APPLY, work.telling.operation.progress, NULL, &err);
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

int plain_put_back(Plain *plain, bool *over) {
    int status = EXIT_DONE;
    *over = false;
    plain->revert = true;
    while (attempt(plain, &status, over))
        ;
    plain->revert = false;
    return status;
}

int plain_attach(Plain *plain, bool *over) {
    AUTO(work_release) Work work = {.plain = plain, .telling = {.plain = plain}};
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    *over = false;
    if (!telling_follow_last(&work.telling, plain, settings_text(plain->choices.chosen, "app"), &end)) {
        if (plain->err.kind == ERROR_CANCELLED) {
            *over = true;
            return interrupted(plain);
        }
        int status = exit_status(&plain->err);
        plain_error(plain, &plain->err);
        return status;
    }
    const EndScope scope = end_scope(END_OF_FOLLOW, work.telling.operation.progress, &end, NULL);
    if (end_is_good(end_kind(&scope))) {
        telling_end(plain, &scope);
        return EXIT_DONE;
    }
    if (fail_page(&work, &scope, end.stack_id, over))
        return plain_deploy(plain, over);
    return *over && work.answer > ANSWER_LEAVE ? plain_leave(plain, work.answer) : EXIT_FAILED;
}
