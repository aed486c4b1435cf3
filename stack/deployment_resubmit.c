/* The stack's own template once more, with something small in it changed. See deployment.h. */
#include "stack/deployment.h"

#include "base/memory.h"

static bool harmless(const Plan *plan, const Resubmission *what, Error *err) {
    for (size_t i = 0; i < plan->danger_count; i++)
        if (plan->dangers[i].database || !what->database_alone)
            return error_set(err, ERROR_FAILED, "run `secure-rds plan` and look at it", "unexpectedly, %s",
                             plan->dangers[i].words);
    return true;
}

bool deployment_resubmit(AwsContext *aws, const CfnStack *stack, const Resubmission *what, const DeploymentHooks *hooks,
                         Error *err) {
    AUTO(plan_release) Plan plan = {0};
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    const TemplateParameters tags = {stack->tags, stack->tag_count};
    const PlanRequest request = {stack->name, false, what->body, what->parameters, &tags};
    long long since;
    if (!plan_submit(aws, &request, NULL, &plan, err))
        return false;
    if (plan.state == PLAN_UNCHANGED)
        return true;
    if (!harmless(&plan, what, err)) {
        Error ignored = {0};
        plan_discard(aws, &plan, &ignored);
        return false;
    }
    if (!deployment_execute(aws, &plan, &since, err) || !deployment_follow(aws, stack->id, since, hooks, &end, err))
        return false;
    return end.outcome == OUTCOME_SUCCEEDED ||
           error_set(err, ERROR_FAILED, what->remedy, "%s: %s", end.status, end.reason);
}
