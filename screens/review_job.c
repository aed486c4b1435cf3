/* See review_job.h. */
#include "screens/review_job.h"
#include "base/memory.h"
#include "guide/words.h"

#include <stdlib.h>
#include <string.h>

typedef struct PlanInput {
    ReviewPlan found; /* first: review_plan_result() reads it */
    Connection *connection;
    Settings *settings;
    const char *role_arn;
    bool revert;
    PlanMoment moment;
    Job *job;
} PlanInput;

static void plan_told(void *data, const char *words) {
    const PlanInput *input = data;
    job_say(input->job, "%s", words);
}

static void check_told(void *data, size_t index, const Finding *finding) {
    PlanInput *input = data;
    if (finding)
        refusals_take(&input->found.refusals, finding);
    if (!finding)
        job_say(input->job, "checking: %s", check_rows[index].label);
    else if (finding->severity > input->found.worst.severity ||
             (finding->severity == FINDING_ERROR && !input->found.worst.what[0]))
        input->found.worst = *finding;
}

static void plan_waiting(void *data, const char *why, long long ms) {
    const PlanInput *input = data;
    AUTO(memory_release) char *words = words_waiting(why, ms);
    job_say(input->job, "%s", words);
}

/* What the checks say of a plan that can be executed, and what it risks. */
static bool look(PlanInput *input, AwsContext *aws, Error *err) {
    const Plan *plan = &input->found.plan;
    const CheckScope scope = {.aws = aws,
                              .settings = plan->effective ? plan->effective : input->settings,
                              .role_arn = input->role_arn,
                              .plan = plan};
    Error unknown = {0}; /* what stands; then all counts as new, which asks for more, not less */
    if (plan->state == PLAN_NEEDS_DELETE)
        risks_read(aws, input->settings, plan, &input->found.risks, &input->found.seen, &unknown);
    if (plan->state != PLAN_READY)
        return refusals_find(&scope, plan, &input->found.refusals, err);
    if (!input->revert && !checks_run(&scope, check_told, input, NULL, err))
        return false;
    risks_read(aws, input->settings, plan, &input->found.risks, &input->found.seen, &unknown);
    return true;
}

static bool plan_work(Job *job, void *data, Error *err) {
    PlanInput *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    input->job = job;
    aws.waiting = plan_waiting;
    aws.data = input;
    PlanOptions options = {.role_arn = input->role_arn,
                           .revert = input->revert,
                           .moment = input->moment,
                           .remove_left = true,
                           .told = plan_told,
                           .data = input};
    if (!plan_make(&aws, input->settings, &options, &input->found.plan, err))
        return false;
    bool looked = look(input, &aws, err);
    /* Left in the meantime: nobody will execute it, so nothing of it shall stay behind. */
    if (!looked || (cancel_wanted(job_cancel_wish(job)) && input->found.plan.state == PLAN_READY)) {
        Error ignored = {0};
        plan_discard(&aws, &input->found.plan, &ignored);
    }
    return looked;
}

static void plan_release_input(void *data) {
    PlanInput *input = data;
    connection_drop(input->connection);
    settings_free(input->settings);
    plan_release(&input->found.plan);
    risks_release(&input->found.risks);
    drift_release(&input->found.seen);
    free(input);
}

static const JobKind plan_kind = {.name = "compute the changes", .work = plan_work, .release = plan_release_input};

Job *review_plan_start(const Wizard *wizard, Visit visit, bool revert, PlanMoment moment) {
    PlanInput *input = memory_new(1, sizeof *input);
    *input = (PlanInput){.connection = connection_hold(wizard->who.connection),
                         .settings = settings_copy(wizard->choices.chosen),
                         .role_arn = wizard->options->face.role_arn,
                         .revert = revert,
                         .moment = moment};
    return job_start(visit, &plan_kind, input);
}

ReviewPlan *review_plan_result(Message *message) {
    PlanInput *input = message->input;
    return &input->found;
}

/* A change set that was shown and not wanted is thrown away, in the background. */
typedef struct DiscardInput {
    Connection *connection;
    Plan plan;
} DiscardInput;

static bool discard_work(Job *job, void *data, Error *err) {
    DiscardInput *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    return plan_discard(&aws, &input->plan, err);
}

static void discard_release(void *data) {
    DiscardInput *input = data;
    connection_drop(input->connection);
    plan_release(&input->plan);
    free(input);
}

static const JobKind discard_kind = {
    .name = "throw the change set away", .work = discard_work, .release = discard_release};

void review_discard(Wizard *wizard) {
    if (wizard->work.plan.state == PLAN_READY && wizard->work.plan.set.id && wizard->who.connection &&
        wizard->work.kind != WORK_EXECUTE) {
        DiscardInput *input = memory_new(1, sizeof *input);
        input->connection = connection_hold(wizard->who.connection);
        input->plan = wizard->work.plan;
        wizard->work.plan = (Plan){0};
        job_start((Visit){.mailbox = wizard->mailbox}, &discard_kind, input);
    }
    if (wizard->work.kind != WORK_EXECUTE) {
        plan_release(&wizard->work.plan);
        wizard->work.plan = (Plan){0};
    }
}
