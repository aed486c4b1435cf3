/* When the database changes: at once, or in its maintenance window. See plan.h and plan_choices.h.
 *
 * ApplyImmediately false has RDS queue what can wait; the stack settles without it, and the window makes it (source of
 * AWS::RDS::DBInstance: DBInstancePredicates.isStabilizedWithoutChangesAppliedImmediately). Whatever is then sent with
 * ApplyImmediately applies the whole queue at once (RDS User Guide, "Using the schedule modifications setting"). Hence
 * two rules. The stack goes on saying "window" while something waits. And nothing else may change with what is to wait:
 * were it to fail, CloudFormation would go back to the template before, which says "at once". */
#include "stack/plan_choices.h"

#include "aws/services.h"
#include "base/memory.h"
#include "stack/waiting.h"

#include <string.h>

static const char moment_parameter[] = "DatabaseChanges";

/* Of what RDS lets wait, what the settings can change by itself. */
static const char *const can_wait[] = {"DBInstanceClass", "EngineVersion", "AllocatedStorage", "MultiAZ"};

static const char *parameter_of(size_t index) {
    return waiting_setting(can_wait[index])->parameter;
}

static const char *stands(const Plan *plan, const char *parameter) {
    const char *value = template_parameter(plan->stack.parameters, plan->stack.parameter_count, parameter);
    return value ? value : "";
}

static const char *sent(const TemplateParameters *parameters, const char *parameter) {
    const char *value = template_parameter(parameters->items, parameters->count, parameter);
    return value ? value : "";
}

bool plan_says_window(const CfnParameter *items, size_t count) {
    const char *value = template_parameter(items, count, moment_parameter);
    return value && strcmp(value, "window") == 0;
}

static bool changes_what_waits(const Plan *plan, const TemplateParameters *parameters) {
    for (size_t i = 0; i < sizeof can_wait / sizeof *can_wait; i++)
        if (strcmp(stands(plan, parameter_of(i)), sent(parameters, parameter_of(i))) != 0)
            return true;
    return false;
}

/* The settings go back to what is in force, and something else waits. What another hand has wait, they never said. */
static bool takes_back(const Plan *plan, const Waiting *waiting, const TemplateParameters *parameters) {
    for (size_t i = 0; i < sizeof can_wait / sizeof *can_wait; i++) {
        const WaitingItem *item = waiting_find(waiting, can_wait[i]);
        const char *value = sent(parameters, parameter_of(i));
        if (item && strcmp(stands(plan, parameter_of(i)), value) != 0 && waiting_means(value, item->now))
            return true;
    }
    return false;
}

/* What can't be asked is taken for something that waits: it then goes on waiting. */
static bool ask(AwsContext *aws, const Plan *plan, Waiting *waiting, bool *asked, Error *err) {
    AUTO(rds_instance_release) RdsInstance database = {0};
    *asked = rds_describe_instance(aws, plan->stack.name, &database, err);
    if (!*asked && error_ends_asking(err))
        return false;
    *err = (Error){0};
    if (*asked)
        waiting_read(&database, waiting);
    return true;
}

bool plan_choose_moment(AwsContext *aws, const PlanOptions *options, Plan *plan, TemplateParameters *parameters,
                        Error *err) {
    PlanMoment moment = options ? options->moment : MOMENT_LEFT;
    bool waited = plan_says_window(plan->stack.parameters, plan->stack.parameter_count);
    bool changes = plan->status->kind == STACK_STANDS && changes_what_waits(plan, parameters);
    AUTO(waiting_release) Waiting waiting = {0};
    bool asked = false;
    if (moment == MOMENT_WINDOW && !changes)
        moment = MOMENT_LEFT;
    if (moment == MOMENT_WINDOW || (moment == MOMENT_LEFT && waited)) {
        if (!ask(aws, plan, &waiting, &asked, err))
            return false;
        bool back = takes_back(plan, &waiting, parameters);
        if (moment == MOMENT_WINDOW && back)
            return error_set(err, ERROR_USAGE, "add --now, or leave --in-window out",
                             "what waits for the maintenance window can be taken back at once only");
        if (moment == MOMENT_LEFT)
            moment = !back && (!asked || waiting.count || !changes) ? MOMENT_WINDOW : MOMENT_NOW;
    }
    template_parameter_set(parameters, moment_parameter, moment == MOMENT_WINDOW ? "window" : "now");
    return true;
}

/* ---- as AWS computed it */

static bool is_database(const CfnChange *change) {
    return strcmp(change->type, "AWS::RDS::DBInstance") == 0 && strcmp(change->action, "Modify") == 0;
}

bool plan_changes_database(const Plan *plan) {
    for (size_t i = 0; i < plan->set.change_count; i++)
        if (is_database(&plan->set.changes[i]))
            return true;
    return false;
}

/* That the template says what is in force is not enough to take back: it may never have said otherwise, and then sends
 * nothing of it. */
WaitingFate plan_waiting_fate(const Plan *plan, const WaitingItem *item) {
    const char *value = item->setting ? sent(&plan->parameters, item->setting->parameter) : "";
    bool named = false, changes = false;
    for (size_t i = 0; plan->state == PLAN_READY && i < plan->set.change_count; i++) {
        const CfnChange *change = &plan->set.changes[i];
        changes = changes || is_database(change);
        named = named || (is_database(change) && cfn_change_names(change, item->property));
    }
    if (named && waiting_means(value, item->now))
        return WAITING_GOES;
    return changes && !plan->waits ? WAITING_COMES : WAITING_STAYS;
}

/* "DBInstanceClass (ParameterReference), …" */
static bool names_waiting(const CfnChange *change) {
    for (size_t i = 0; i < sizeof can_wait / sizeof *can_wait; i++)
        if (cfn_change_names(change, can_wait[i]))
            return true;
    return false;
}

bool plan_can_wait(const Plan *plan, Error *err) {
    AUTO(text_release) Text others = {0};
    bool any = false;
    size_t count = 0;
    if (plan->create || plan->revert)
        return false;
    for (size_t i = 0; i < plan->set.change_count; i++) {
        const CfnChange *change = &plan->set.changes[i];
        if (is_database(change))
            any = any || names_waiting(change);
        else if (strcmp(change->type, "AWS::SecretsManager::SecretTargetAttachment") == 0)
            continue; /* it has the database's id: listed for what may replace that, which nothing does here */
        else if (++count <= 3)
            text_print(&others, "%s%s", count > 1 ? ", " : "", change->logical_id);
        else if (count == 4)
            text_put(&others, " …");
    }
    if (!any)
        return false;
    return !count ||
           error_set(err, ERROR_USAGE, "apply the rest first, with the database as it is; or all of it with --now",
                     "only the database by itself can change in the maintenance window, and %s would change as well: "
                     "were that to fail, AWS would go back at once",
                     text_string(&others));
}
