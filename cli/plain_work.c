/* A deployment: reviewed, confirmed, followed as lines, and what can be done when it fails. */
#include "base/memory.h"
#include "cli/commands.h"
#include "cli/plain_parts.h"
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
    for (size_t i = 0; i < progress_step_count(work->follow.progress); i++) {
        ProgressStep step = progress_step(work->follow.progress, i, now);
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

/* The name is typed: a habit of answering yes is not enough. */
static bool confirm_danger(Work *work) {
    Plain *plain = work->plain;
    const char *app = settings_text(plain->run->settings, "app");
    char line[ANSWER_SIZE];
    const char *given = plain->run->options.confirm;
    AUTO(memory_release)
    char *question = memory_print("Type %s to do it all the same, Enter to change something:", app);
    if (given && strcmp(given, app) == 0)
        return save(plain);
    say(plain->run, "This would replace or remove the database. Its data is not moved along.");
    for (;;) {
        Answer answer = plain_line(plain, question, "Only the app's name, letter by letter, goes on.", line);
        if (answer != ANSWER_GIVEN || !*line)
            return refuse(work, answer);
        if (strcmp(line, app) == 0)
            return save(plain) || refuse(work, ANSWER_GIVEN);
        plain_refuse(plain, line, "the app's name, or Enter");
    }
}

static bool confirm_remains(Work *work) {
    Plain *plain = work->plain;
    bool yes = plain->run->options.yes;
    say(plain->run, "The first creation failed, and nothing of it ever stood.");
    Answer answer = yes ? ANSWER_GIVEN
                        : plain_yes(plain, "Delete what is left of it and try again?",
                                    "No data is lost: there never was any. No goes back to the settings.", true, &yes);
    return answer == ANSWER_GIVEN && yes ? true : refuse(work, answer);
}

static bool confirm_plan(Work *work, const Plan *plan) {
    Plain *plain = work->plain;
    const char *const items[] = {plan->create ? "Create all this." : "Make these changes.", "Read out every resource.",
                                 "Change a setting.", "Leave; your answers are kept."};
    for (;;) {
        size_t chosen = 0;
        Answer answer =
            plain->run->options.yes
                ? ANSWER_GIVEN
                : plain_menu(plain, items, 4, "What now:",
                             "Nothing is created or changed before you answer 1. From then on AWS charges for it.", -1,
                             &chosen);
        if (answer != ANSWER_GIVEN)
            return refuse(work, answer);
        if (chosen == 0)
            return save(plain) || refuse(work, ANSWER_GIVEN);
        if (chosen == 1)
            plain_changes(plain, plan, true);
        else
            return refuse(work, chosen == 2 ? ANSWER_GIVEN : ANSWER_LEAVE);
    }
}

static bool confirm(void *data, const Plan *plan) {
    Work *work = data;
    plan_settle(plan, work->plain->run->settings);
    return plan->state == PLAN_NEEDS_DELETE ? confirm_remains(work)
           : plan->database_in_danger       ? confirm_danger(work)
                                            : confirm_plan(work, plan);
}

static void stage(void *data, ApplyStage at, DeploymentStart *start, const Plan *plan) {
    Work *work = data;
    Error err = {0};
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
    if (!follow_begin(&work->follow, start, plan, &err))
        say(work->follow.run, "%s.", err.said);
}

static void told(void *data, const char *words) {
    const Work *work = data;
    say(work->follow.run, "%c%s.", words[0] >= 'a' && words[0] <= 'z' ? words[0] - 'a' + 'A' : words[0],
        *words ? words + 1 : "");
}

/* ---- failure */

typedef enum { DO_RETRY, DO_FIELD, DO_CHANGE, DO_REMAINS, DO_CONTINUE, DO_SKIP, DO_KEEP } Remedy;

typedef struct Way {
    Remedy remedy;
    char *words;
} Way;

typedef struct Ways {
    Way items[8];
    size_t count;
} Ways;

static void way_add(Ways *ways, Remedy remedy, char *words) {
    ways->items[ways->count++] = (Way){remedy, words};
}

static void ways_release(Ways *ways) {
    for (size_t i = 0; i < ways->count; i++)
        free(ways->items[i].words);
}

/* The first cause in three lines: what failed, what AWS said, what to do. */
static const Failure *failure_say(Work *work, const DeploymentEnd *end) {
    Run *run = work->follow.run;
    const CfnEvent *cause = end && work->follow.progress ? progress_cause(work->follow.progress) : NULL;
    const Failure *known = cause ? failure_of_event(cause) : end ? NULL : failure_of_error(&run->err);
    if (end)
        say(run, "\nIt failed: the stack is %s.", end->status);
    if (end && end->reason && *end->reason && !cause)
        say(run, "AWS said: %s", end->reason);
    if (cause) {
        say(run, "What failed: %s, %s.", cause->logical_id, cause->type);
        say(run, "AWS said: %s", cause->reason);
    }
    if (!end) {
        char line[1400];
        error_line(&run->err, line, sizeof line);
        say(run, "\nIt failed: %s", line);
    }
    if (known)
        say(run, "What it means: %s.", known->meaning);
    const char *remedy = known ? known->remedy : end ? "" : run->err.remedy;
    if (*remedy)
        say(run, "What to do: %s.", remedy);
    if (end && *stack_status(end->status)->words)
        say(run, "What stands now: %s.", stack_status(end->status)->words);
    return known;
}

static void ways_make(Ways *ways, const Failure *known, const DeploymentEnd *end) {
    StackKind kind = end ? stack_status(end->status)->kind : STACK_ABSENT;
    bool stuck = end && strcmp(end->status, "UPDATE_ROLLBACK_FAILED") == 0;
    const SettingRow *row = known && known->path ? setting_find(known->path) : NULL;
    if (!stuck)
        way_add(ways, DO_RETRY, memory_copy("Try again."));
    if (row || (known && known->path))
        way_add(ways, DO_FIELD, memory_print("Change the setting behind it: %s.", row ? row->label : known->path));
    way_add(ways, DO_CHANGE, memory_copy(row ? "Change another setting." : "Change a setting."));
    if (kind == STACK_NEVER_STOOD)
        way_add(ways, DO_REMAINS, memory_copy("Roll back: delete what is left of it."));
    if (stuck) {
        way_add(ways, DO_CONTINUE, memory_copy("Roll back: try once more to finish it."));
        way_add(ways, DO_SKIP, memory_copy("Roll back, and skip what can't be put back."));
    }
    way_add(ways, DO_KEEP, memory_copy("Keep it as it is, and leave."));
}

static bool follow_now(Work *work, DeploymentEnd *end) {
    Run *run = work->follow.run;
    bool busy = false;
    AUTO(deployment_start_release) DeploymentStart start = {0};
    if (!deployment_attach(&run->aws, settings_text(run->settings, "app"), &busy, &start, &run->err))
        return false;
    if (!busy)
        return false;
    stage(work, APPLY_ATTACHED, &start, NULL);
    return deployment_follow(&run->aws, &run->clock, start.stack_id, start.since_ms, report, work, end, &run->err);
}

bool plain_roll_on(Plain *plain, const char *stack_id, bool skip) {
    Run *run = plain->run;
    AUTO(cfn_resources_release) CfnResources failed = {0};
    AUTO(work_release) Work work = work_new(plain);
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    const char *ids[64];
    size_t count = 0;
    if (skip && !status_trouble(&run->aws, stack_id, &failed, &run->err))
        return false;
    for (size_t i = 0; i < failed.count && count < 64; i++)
        ids[count++] = failed.items[i].logical_id;
    if (!deployment_continue_rollback(&run->aws, stack_id, ids, count, &run->err))
        return false;
    if (!follow_now(&work, &end) && run->err.said[0]) /* without an error: it has ended already */
        return false;
    AUTO(cfn_stack_release) CfnStack stack = {0};
    if (!cfn_describe_stack(&run->aws, stack_id, &stack, &run->err))
        return false;
    say(run, "The stack is %s.", stack.status);
    return true;
}

static bool delete_remains(Plain *plain, const char *stack_id) {
    Run *run = plain->run;
    AUTO(work_release) Work work = work_new(plain);
    const DeletionHooks hooks = {.begun = follow_deletion, .told = told, .listener = report, .data = &work};
    if (!deployment_delete_never_stood(&run->aws, &run->clock, stack_id, &hooks, &run->err))
        return false;
    say(run, "Nothing of it is left.");
    return true;
}

/* Answers whether there is a new try; else `*over` says whether the dialogue is at its end. */
static bool fail_page(Work *work, const DeploymentEnd *end, bool *over) {
    Plain *plain = work->plain;
    AUTO(ways_release) Ways ways = {0};
    const Failure *known = failure_say(work, end);
    plain->run->err = (Error){0};
    ways_make(&ways, known, end);
    for (;;) {
        const char *items[8];
        size_t chosen;
        for (size_t i = 0; i < ways.count; i++)
            items[i] = ways.items[i].words;
        Answer answer = plain_menu(
            plain, items, ways.count,
            "What now:", "Nothing is done before you choose. What AWS has done so far stays as it is.", -1, &chosen);
        Remedy remedy = answer == ANSWER_GIVEN ? ways.items[chosen].remedy : DO_KEEP;
        *over = remedy == DO_KEEP;
        work->answer = answer == ANSWER_BACK ? ANSWER_LEAVE : answer;
        switch (remedy) {
        case DO_RETRY:
            return true;
        case DO_FIELD:
            answer = plain_part_of(plain, known->path);
            break;
        case DO_CHANGE:
            answer = plain_parts(plain);
            break;
        case DO_REMAINS:
        case DO_CONTINUE:
        case DO_SKIP:
            if (remedy == DO_REMAINS ? delete_remains(plain, end->stack_id)
                                     : plain_roll_on(plain, end->stack_id, remedy == DO_SKIP))
                return false;
            plain_error(plain, &plain->run->err);
            continue;
        case DO_KEEP:
            return false;
        }
        if (answer <= ANSWER_BACK)
            return true;
        work->answer = answer;
        *over = true;
        return false;
    }
}

/* ---- the whole */

static int interrupted(const Plain *plain) {
    say(plain->run, "\nLeft. What runs at AWS goes on there.");
    say(plain->run, "secure-rds --plain, here, shows it again.");
    return run_ended(plain->run, EXIT_INTERRUPTED);
}

static void stands(const Work *work, const DeploymentEnd *end) {
    Plain *plain = work->plain;
    Run *run = plain->run;
    if (!end->unchanged)
        follow_left(&work->follow);
    if (end->unchanged)
        say(run, "\nNothing to change: the stack is as the settings say (%s).", end->status);
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
    if (deployment_apply(&run->aws, &run->clock, run->settings, &options, &hooks, &end, &run->err)) {
        *over = false;
        if (end.outcome == OUTCOME_SUCCEEDED) {
            stands(&work, &end);
            *status = run_ended(run, EXIT_DONE);
            return false;
        }
        *status = EXIT_FAILED;
        if (fail_page(&work, &end, over))
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
        if (fail_page(&work, NULL, over))
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

int plain_destroy(Plain *plain) {
    AUTO(work_release) Work work = work_new(plain);
    return destroy_stack(plain->run, &work.follow);
}

int plain_attach(Plain *plain, bool *over) {
    Run *run = plain->run;
    AUTO(work_release) Work work = work_new(plain);
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    *over = false;
    if (!follow_now(&work, &end)) {
        if (run->err.kind == ERROR_CANCELLED) {
            *over = true;
            return interrupted(plain);
        }
        if (!run->err.said[0])
            say(run, "Nothing runs on the stack any more.");
        int status = run->err.said[0] ? run_failed(run) : EXIT_DONE;
        plain_error(plain, &run->err);
        return status;
    }
    if (end.outcome == OUTCOME_SUCCEEDED || end.outcome == OUTCOME_DELETED) {
        follow_left(&work.follow);
        say(run, "Done: the stack is %s.", end.status);
        return EXIT_DONE;
    }
    if (fail_page(&work, &end, over))
        return plain_deploy(plain, over);
    return *over && work.answer > ANSWER_LEAVE ? plain_leave(plain, work.answer) : EXIT_FAILED;
}
