/* Load balancers, secrets and their rotation, log groups. See handler.h. */
#include "base/memory.h"
#include "sandbox/cfn/handler.h"
#include "sandbox/services/secrets.h"
#include "sandbox/services/small.h"

#include <stdlib.h>
#include <string.h>

#define BALANCER "AWS::ElasticLoadBalancingV2::LoadBalancer"
#define SECRET "AWS::SecretsManager::Secret"
#define SCHEDULE "AWS::SecretsManager::RotationSchedule"

/* ---- load balancers */

static bool balancers_used(const Asked *asked, json_t *said) {
    (void)said;
    return strcmp(asked_text(asked, "Type"), "network") == 0 &&
           handler_quota_used(asked, BALANCER, "elasticloadbalancing", "L-69A177A2", 0);
}

static bool balancer_protected(const Asked *asked, json_t *said) {
    json_t *attribute;
    size_t i;
    json_array_append_new(said, json_string(asked->physical_id));
    json_array_foreach(json_object_get(asked->before, "LoadBalancerAttributes"), i, attribute) {
        if (strcmp(value_text(attribute, "Key"), "deletion_protection.enabled") == 0)
            return value_true(json_object_get(attribute, "Value"));
    }
    return false;
}

const HandlerRule elb_rules[] = {
    {BALANCER, "create", balancers_used, SERVICE, "ServiceLimitExceeded",
     "The maximum number of load balancers has been reached.", "Elastic Load Balancing API, TooManyLoadBalancers"},
    {BALANCER, "delete", balancer_protected, SERVICE, "GeneralServiceException",
     "Load balancer '{0}' cannot be deleted because deletion protection is enabled",
     "aws-cloudformation/rain#187; rebuy-de/aws-nuke#1240"},
    {0},
};

/* ---- secrets */

static bool secret_pending(const Asked *asked, json_t *said) {
    (void)said;
    const char *name = asked_text(asked, "Name");
    long long deleted_ms;
    return *name && secret_leftover(asked->world, asked->region, name, asked->at_ms, &deleted_ms) == SECRET_PENDING;
}

static bool secret_standing(const Asked *asked, json_t *said) {
    const char *name = asked_text(asked, "Name");
    long long deleted_ms;
    json_array_append_new(said, json_string(name));
    return *name && secret_leftover(asked->world, asked->region, name, asked->at_ms, &deleted_ms) == SECRET_STANDING;
}

/* ---- rotation: "rate(12 hours)", "rate(1 day)", "cron(0 8 1 * ? *)" */

static const char *expression_of(const Asked *asked) {
    return value_text(json_object_get(asked->properties, "RotationRules"), "ScheduleExpression");
}

/* The number of "rate(N UNIT)", with one of the units; -1: it is something else. */
static long rate_of(const char *expression, const char *one, const char *many) {
    char *end, unit[8] = "", close = '\0', more = '\0';
    if (strncmp(expression, "rate(", 5) != 0 || expression[5] < '0' || expression[5] > '9')
        return -1;
    long number = strtol(expression + 5, &end, 10);
    if (sscanf(end, " %7[a-z]%c%c", unit, &close, &more) != 2 || close != ')' || *end != ' ')
        return -1;
    return strcmp(unit, one) == 0 || strcmp(unit, many) == 0 ? number : -1;
}

static bool rate_hours(const Asked *asked, json_t *said) {
    (void)said;
    long hours = rate_of(expression_of(asked), "hour", "hours");
    return hours >= 0 && (hours < 4 || hours > 23);
}

static bool rate_days(const Asked *asked, json_t *said) {
    (void)said;
    long days = rate_of(expression_of(asked), "day", "days");
    return days >= 0 && (days < 1 || days > 999);
}

static bool days_outside(const Asked *asked, json_t *said) {
    const json_t *rules = json_object_get(asked->properties, "RotationRules");
    long days = asked_number(rules, "AutomaticallyAfterDays", 1);
    json_array_append_new(said, value_print("%ld", days));
    return days < 1 || days > 1000;
}

static bool expression_invalid(const Asked *asked, json_t *said) {
    (void)said;
    const char *expression = expression_of(asked);
    return *expression && strncmp(expression, "cron(", 5) != 0 && rate_of(expression, "hour", "hours") < 0 &&
           rate_of(expression, "day", "days") < 0;
}

static bool both_schedules(const Asked *asked, json_t *said) {
    (void)said;
    const json_t *rules = json_object_get(asked->properties, "RotationRules");
    return *expression_of(asked) && json_object_get(rules, "AutomaticallyAfterDays");
}

static bool hosted_untransformed(const Asked *asked, json_t *said) {
    (void)said;
    return json_object_get(asked->properties, "HostedRotationLambda") != NULL;
}

static bool no_function(const Asked *asked, json_t *said) {
    (void)said;
    return !*asked_text(asked, "RotationLambdaARN");
}

static const char schedule_rules[] = "cdk-preflight, rule pf-secretsmanager-rotation-rules";

const HandlerRule secret_rules[] = {
    {SECRET, "create", secret_pending, SERVICE, "InvalidRequest",
     "You can't create this secret because a secret with this name is already scheduled for deletion.",
     "public deployment logs; Secrets Manager API, InvalidRequestException"},
    {SECRET, "create", secret_standing, SERVICE, "AlreadyExists",
     "The operation failed because the secret {0} already exists.",
     "public deployment logs; Secrets Manager API, ResourceExistsException"},
    {SCHEDULE, "create update", hosted_untransformed, HANDLER, "InvalidRequest",
     "To use the HostedRotationLambda property, you must use the AWS::SecretsManager transform",
     "cdk-preflight, rule pf-secretsmanager-hosted-rotation"},
    {SCHEDULE, "create update", no_function, HANDLER, "InvalidRequest",
     "No Lambda rotation function ARN is associated with this secret.",
     "cdk-preflight, rule pf-secretsmanager-rotation-lambda"},
    {SCHEDULE, "create update", both_schedules, SERVICE, "InvalidRequest",
     "You cannot specify both rotation frequency and schedule expression together.",
     "hashicorp/terraform-provider-aws#33329"},
    {SCHEDULE, "create update", expression_invalid, SERVICE, "InvalidRequest", "Invalid schedule expression.",
     schedule_rules},
    {SCHEDULE, "create update", rate_hours, SERVICE, "InvalidRequest",
     "Rate in hour should be least 4 and less than 24.", schedule_rules},
    {SCHEDULE, "create update", rate_days, SERVICE, "InvalidRequest",
     "Rate in day should be greater than 0 and less than 1000.", schedule_rules},
    {SCHEDULE, "create update", days_outside, SERVICE, "InvalidRequest",
     "1 validation error detected: Value '{0}' at 'rotationRules.automaticallyAfterDays' failed to satisfy constraint: "
     "Member must have value less than or equal to 1000",
     "Secrets Manager API, RotationRulesType"},
    {0},
};

/* ---- log groups */

static bool group_left(const Asked *asked, json_t *said) {
    const char *name = asked_text(asked, "LogGroupName");
    json_array_append_new(said, json_string(name));
    return *name && log_group_left(asked->world, asked->region, name, asked->at_ms);
}

const HandlerRule logs_rules[] = {
    {"AWS::Logs::LogGroup", "create", group_left, HANDLER, "AlreadyExists",
     "Resource of type 'AWS::Logs::LogGroup' with identifier '{\"/properties/LogGroupName\":\"{0}\"}' already exists.",
     "public deployment logs"},
    {0},
};
