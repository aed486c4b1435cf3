/* See plan.h. */
#include "stack/plan.h"
#include "stack/account_guard.h"
#include "stack/failures.h"
#include "stack/names.h"
#include "stack/plan_choices.h"

#include "aws/services.h"
#include "base/memory.h"
#include "base/random.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { WAIT_MS = 1000 };

/* ---- the other side's words */

/* Every client has to know these two sentences: an update without changes ends as a failed change set. */
static bool says_no_changes(const char *reason) {
    return strstr(reason, "didn't contain changes") || strstr(reason, "No updates are to be performed");
}

void plan_tell(const PlanOptions *options, const char *words) {
    if (options && options->told)
        options->told(options->data, words);
}

/* ---- the change set */

static bool change_set_wait(AwsContext *aws, const char *id, bool values, CfnChangeSet *set, Error *err) {
    for (;;) {
        cfn_change_set_release(set);
        *set = (CfnChangeSet){0};
        if (!cfn_describe_change_set(aws, id, values, set, err))
            return false;
        if (strcmp(set->status, "CREATE_COMPLETE") == 0 || strcmp(set->status, "FAILED") == 0)
            return true;
        if (strncmp(set->status, "CREATE_", 7) != 0)
            return error_set(err, ERROR_FAILED, "plan again", "the change set is in state %s", set->status);
        if (!clock_sleep(&aws->clock, WAIT_MS, aws->cancel))
            return cancel_error(err);
    }
}

/* What a failed plan leaves is taken away, also after a cancel; that it can't be is no further news. */
static void tidy(const AwsContext *aws, const char *change_set, const char *stack_id) {
    AwsContext calm = *aws;
    Error ignored = {0};
    calm.cancel = NULL;
    if (change_set)
        cfn_delete_change_set(&calm, change_set, &ignored);
    if (stack_id)
        cfn_delete_stack(&calm, stack_id, NULL, 0, NULL, &ignored);
}

static bool is_early(const char *reason) {
    return strstr(reason, "EarlyValidation") != NULL;
}

/* What early validation refuses, each finding in AWS's words: "Secret (AWS::SecretsManager::Secret): …". The reason of
 * the change set names nothing then, and the findings go with it; with another reason they stand beside it. */
static bool tell_findings(const CfnFindings *findings, const char *reason, Error *err) {
    AUTO(text_release) Text text = {0};
    Failure store;
    const Failure *known = NULL;
    size_t told = 0, untold = 0;
    for (size_t i = 0; i < findings->count; i++) {
        const CfnFinding *finding = &findings->items[i];
        if (finding->warning)
            continue;
        known = known ? known : failure_of_finding(finding, &store);
        if (text.length > sizeof err->said / 2)
            untold++;
        else
            text_print(&text, "%s%s (%s)%s%s: %s", told++ ? "; " : "", finding->logical_id, finding->type,
                       *finding->path ? " at " : "", finding->path, finding->reason);
    }
    if (untold)
        text_print(&text, "; and %zu more", untold);
    return told &&
           !error_set(err, ERROR_FAILED, known ? known->remedy : "change the setting that it names, or report it",
                      "%s%s: %s", is_early(reason) ? "" : reason,
                      is_early(reason) ? "AWS refuses before anything is made" : "; AWS also refuses",
                      text_string(&text));
}

/* What is only changed meets no quota. */
static bool adds_something(const CfnChangeSet *set) {
    for (size_t i = 0; i < set->change_count; i++)
        if (strcmp(set->changes[i].action, "Add") == 0)
            return true;
    return false;
}

static bool set_refused(AwsContext *aws, const PlanRequest *request, const char *id, const char *reason, Error *err) {
    AUTO(cfn_findings_release) CfnFindings findings = {0};
    Error unread = {0};
    bool read = cfn_early_findings(aws, id, &findings, &unread);
    if (!read || !tell_findings(&findings, reason, err)) {
        const FailureScope scope = {.message = reason};
        Failure known = {.remedy = "change the setting that it names, or report it"};
        failure_find(&scope, &known);
        bool untold = unread.said[0] && is_early(reason);
        error_set(err, ERROR_FAILED, unread.permission[0] && untold ? unread.remedy : known.remedy, "%s%s%s", reason,
                  untold ? "; what it found can't be asked: " : "", untold ? unread.said : "");
    }
    return error_tried(err, "compute the changes of stack %s", request->stack_name);
}

/* A change set without changes is one all the same when the template's outputs are written otherwise, as those of a
 * stack that was deployed from the export. */
static bool changes_nothing(AwsContext *aws, const PlanRequest *request, const Plan *plan) {
    AUTO(cfn_stack_release) CfnStack stack = {0};
    AUTO(memory_release) char *body = plan->standing_body ? memory_copy(plan->standing_body) : NULL;
    Error ignored = {0};
    if (request->create || plan->set.change_count > 0 || !cfn_describe_stack(aws, plan->stack_id, &stack, &ignored) ||
        (!body && !cfn_get_template(aws, plan->stack_id, &body, &ignored)))
        return false;
    const TemplateParameters present = {stack.parameters, stack.parameter_count};
    return template_same_outputs(body, &present, plan->body, &plan->parameters);
}

static bool read_change_set(AwsContext *aws, const PlanRequest *request, const char *id, bool made_stack, Plan *plan,
                            Error *err) {
    if (!change_set_wait(aws, id, !request->create, &plan->set, err)) {
        if (err->kind != ERROR_NETWORK)
            tidy(aws, id, made_stack ? plan->stack_id : NULL);
        return error_tried(err, "compute the changes of stack %s", request->stack_name);
    }
    if (strcmp(plan->set.status, "FAILED") == 0) {
        plan->state = PLAN_UNCHANGED;
        bool ok =
            says_no_changes(plan->set.status_reason) || set_refused(aws, request, id, plan->set.status_reason, err);
        tidy(aws, id, made_stack ? plan->stack_id : NULL);
        return ok;
    }
    if (changes_nothing(aws, request, plan)) {
        tidy(aws, id, NULL);
        plan->state = PLAN_UNCHANGED;
        return true;
    }
    Error unread = {0}; /* warnings are a convenience: whoever may not ask deploys without them */
    if (adds_something(&plan->set))
        cfn_early_findings(aws, id, &plan->warnings, &unread);
    plan->state = PLAN_READY;
    plan->danger_count = plan_find_dangers(plan->set.changes, plan->set.change_count, &plan->dangers);
    for (size_t i = 0; i < plan->danger_count; i++)
        plan->database_in_danger = plan->database_in_danger || plan->dangers[i].database;
    return true;
}

static void copy_parameters(const TemplateParameters *from, TemplateParameters *to) {
    for (size_t i = 0; i < from->count; i++)
        template_parameter_set(to, from->items[i].key, from->items[i].value);
}

/* What submit() fills. */
static void submission_release(Plan *plan) {
    cfn_change_set_release(&plan->set);
    cfn_findings_release(&plan->warnings);
    for (size_t i = 0; i < plan->danger_count; i++) {
        free(plan->dangers[i].logical_id);
        free(plan->dangers[i].type);
    }
    free(plan->dangers);
    plan->set = (CfnChangeSet){0};
    plan->warnings = (CfnFindings){0};
    plan->dangers = NULL;
    plan->danger_count = 0;
    plan->database_in_danger = false;
    memory_release(&plan->stack_id);
    memory_release(&plan->body);
    template_parameters_release(&plan->parameters);
    template_parameters_release(&plan->tags);
}

/* Fills `plan`, whose stack is known already. */
static bool submit(AwsContext *aws, const PlanRequest *request, const PlanOptions *options, Plan *plan, Error *err) {
    char name[sizeof plan->token + 16] = "secure-rds-";
    random_token(plan->token);
    strcat(name, plan->token);
    copy_parameters(request->parameters, &plan->parameters);
    copy_parameters(request->tags, &plan->tags);
    plan->body = memory_copy(request->body);
    plan->create = request->create;
    plan->revert = options && options->revert;
    const CfnChangeSetInput input = {.stack_name = request->stack_name,
                                     .change_set_name = name,
                                     .create = request->create,
                                     .template_body = plan->body,
                                     .parameters = plan->parameters.items,
                                     .parameter_count = plan->parameters.count,
                                     .tags = plan->tags.items,
                                     .tag_count = plan->tags.count,
                                     .revert_drift = options && options->revert,
                                     .role_arn = options ? options->role_arn : NULL,
                                     .client_token = name};
    AUTO(memory_release) char *id = NULL;
    plan_tell(options, "computing the changes");
    if (!cfn_create_change_set(aws, &input, &id, &plan->stack_id, err)) {
        Failure store;
        const Failure *known = failure_of_error(err, &store);
        if (known && !err->remedy[0])
            snprintf(err->remedy, sizeof err->remedy, "%s", known->remedy);
        return error_tried(err, "create the change set for stack %s", request->stack_name);
    }
    bool made_stack = request->create && !plan->stack.id;
    plan->waits = plan_says_window(plan->parameters.items, plan->parameters.count);
    return read_change_set(aws, request, id, made_stack, plan, err);
}

bool plan_submit(AwsContext *aws, const PlanRequest *request, const PlanOptions *options, Plan *plan, Error *err) {
    Plan made = {.status = stack_status("")};
    if (!submit(aws, request, options, &made, err)) {
        plan_release(&made);
        return false;
    }
    *plan = made;
    return true;
}

/* ---- the whole */

static void take_owner(Plan *plan, const char *body) {
    plan->owner = owner_of_update(&plan->stack, body);
    if (plan->owner != OWNER_OURS)
        plan->state = PLAN_FOREIGN;
}

static bool find_stack(AwsContext *aws, const char *app, const PlanOptions *options, Plan *plan, Error *err) {
    plan_tell(options, "looking for the stack");
    if (!cfn_describe_stack(aws, app, &plan->stack, err)) {
        if (strcmp(err->code, "StackNotFound") != 0)
            return error_tried(err, "look for stack %s", app);
        plan->stack = (CfnStack){0};
    }
    plan->status = stack_status(plan->stack.status);
    plan->stack_id = memory_copy(plan->stack.id);
    static const PlanState states[] = {
        [STACK_ABSENT] = PLAN_READY,
        [STACK_REVIEW] = PLAN_READY,
        [STACK_STANDS] = PLAN_READY,
        [STACK_BUSY] = PLAN_BUSY,
        [STACK_NEVER_STOOD] = PLAN_NEEDS_DELETE,
        [STACK_BROKEN] = PLAN_BROKEN,
    };
    plan->state = states[plan->status->kind];
    /* A stack that is only under review has got no tags yet. */
    if (plan->status->kind != STACK_ABSENT && plan->status->kind != STACK_REVIEW)
        take_owner(plan, NULL);
    return true;
}

/* A deleted stack that still answers to its name is none. */
static void forget_deleted(Plan *plan) {
    if (plan->status->kind != STACK_ABSENT)
        return;
    cfn_stack_release(&plan->stack);
    plan->stack = (CfnStack){0};
    memory_release(&plan->stack_id);
}

/* AWS refuses a change set for names that are taken, too, but not for all of them. */
static bool clear_names(AwsContext *aws, const PlanRequest *request, const PlanOptions *options, Error *err) {
    const NameListener listener = {options ? options->told : NULL, options ? options->data : NULL};
    TemplateOutline *outline =
        template_outline_new(request->body, request->parameters->items, request->parameters->count, err);
    bool clear =
        outline && names_clear(aws, request->stack_name, outline, options && options->remove_left, &listener, err);
    template_outline_free(outline);
    return clear;
}

/* The template is as before, and yet not all is in force. */
static void keep_direct(Plan *plan) {
    if (plan->state != PLAN_UNCHANGED || (access_count_sent(&plan->allowed) == 0 && plan->beside.count == 0))
        return;
    cfn_change_set_release(&plan->set);
    plan->set = (CfnChangeSet){0};
    plan->state = PLAN_READY;
}

/* CloudFormation would write the list: once more, with what is to be in force. */
static bool submit_list(AwsContext *aws, const PlanRequest *request, Settings *settings, const PlanOptions *options,
                        Plan *plan, Error *err) {
    AUTO(text_release) Text body = {0};
    PlanRequest next = *request;
    bool again;
    plan_writes_list(settings, plan, &again);
    if (!again)
        return true;
    if (!template_render(settings, &body, err) || !plan_discard(aws, plan, err))
        return false;
    submission_release(plan);
    next.body = text_string(&body);
    return submit(aws, &next, options, plan, err);
}

static bool read_standing(AwsContext *aws, Plan *plan, Error *err) {
    if (plan->status->kind != STACK_STANDS)
        return true;
    if (!cfn_get_template(aws, plan->stack.id, &plan->standing_body, err))
        return error_tried(err, "read the template of stack %s", plan->stack.name);
    take_owner(plan, plan->standing_body);
    return true;
}

static bool read_found(AwsContext *aws, Plan *plan, Error *err) {
    if (plan->state == PLAN_NEEDS_DELETE)
        return plan_find_remains(aws, plan, err);
    return plan->state != PLAN_READY || read_standing(aws, plan, err);
}

/* What the settings leave open stays, what is fixed is refused, and the list is brought together with what others did.
 */
static bool take_standing(AwsContext *aws, Settings *settings, const PlanOptions *options, Plan *plan, Error *err) {
    const char *body = plan->standing_body;
    if (!plan_merge_allowed(aws, settings, options, plan, err) || !plan_keep_standing(aws, body, settings, plan, err))
        return false;
    plan_keep_sent(body, settings, plan);
    plan->effective = settings_copy(settings);
    return true;
}

static bool make_revert(AwsContext *aws, Settings *settings, const PlanOptions *options, Plan *plan, Error *err) {
    AUTO(revert_request_release) RevertRequest revert = {0};
    if (plan->status->kind != STACK_STANDS)
        return error_set(err, ERROR_FAILED, "run `secure-rds apply`", "there is no stack that could be put back");
    if (!plan_revert_request(aws, plan, &revert, err) || !plan_find_rules(aws, plan, err))
        return false;
    PlanRequest request = {plan->stack.name, false, text_string(&revert.body), &revert.parameters, &revert.tags};
    memory_release(&plan->stack_id);
    allow_list_assign(settings_allowed(settings), plan->allowed.list);
    if (!submit(aws, &request, options, plan, err) || !submit_list(aws, &request, settings, options, plan, err))
        return false;
    if (plan->beside.count)
        keep_direct(plan);
    return true;
}

/* What was wished to wait, as AWS computed it. */
static bool may_wait(AwsContext *aws, const PlanOptions *options, Plan *plan, Error *err) {
    Error ignored = {0};
    if (!plan->waits || !options || options->moment != MOMENT_WINDOW || plan_can_wait(plan, err) || !err->said[0])
        return true;
    plan_discard(aws, plan, &ignored);
    return false;
}

static bool send(AwsContext *aws, PlanRequest *request, Settings *settings, const PlanOptions *options, Plan *plan,
                 Error *err) {
    if (submit(aws, request, options, plan, err)) {
        if (!submit_list(aws, request, settings, options, plan, err))
            return false;
        keep_direct(plan);
        return may_wait(aws, options, plan, err);
    }
    /* Under review, and yet no second change set is taken: it must go first. */
    if (plan->status->kind != STACK_REVIEW || strcmp(err->code, "AlreadyExistsException") != 0)
        return false;
    plan->state = PLAN_NEEDS_DELETE;
    plan->stack_id = memory_copy(plan->stack.id);
    return true;
}

/* `settings`: a copy, whose list becomes the one that is sent. */
static bool make_from(AwsContext *aws, Settings *settings, const PlanOptions *options, Plan *plan, Error *err) {
    const char *app = settings_text(settings, "app");
    if (!find_stack(aws, app, options, plan, err))
        return false;
    if (!account_guard(aws, settings, plan->stack.id, err))
        return false;
    if (!read_found(aws, plan, err))
        return false;
    if (plan->state != PLAN_READY)
        return true;
    forget_deleted(plan);
    if (options && options->revert)
        return make_revert(aws, settings, options, plan, err);
    if (plan->status->kind == STACK_STANDS && !take_standing(aws, settings, options, plan, err))
        return false;
    AUTO(text_release) Text body = {0};
    AUTO(template_parameters_release) TemplateParameters parameters = {0}, tags = {0};
    if (!template_render(settings, &body, err) || !template_parameters(settings, &parameters, err) ||
        !template_tags(settings, &tags, err) ||
        !plan_pin_images(aws, settings, &plan->stack, options, &parameters, err) ||
        !plan_settle_zones(aws, settings, options, plan, &parameters, err) ||
        !plan_check_storage(aws, settings, plan, err) || !plan_check_version(aws, settings, plan, err) ||
        !plan_choose_moment(aws, options, plan, &parameters, err))
        return false;
    PlanRequest request = {app, plan->status->kind != STACK_STANDS, text_string(&body), &parameters, &tags};
    if (request.create && !clear_names(aws, &request, options, err))
        return false;
    memory_release(&plan->stack_id);
    return send(aws, &request, settings, options, plan, err);
}

static bool make(AwsContext *aws, const Settings *settings, const PlanOptions *options, Plan *plan, Error *err) {
    Settings *copy = settings_copy(settings);
    bool ok = make_from(aws, copy, options, plan, err);
    settings_free(copy);
    return ok;
}

bool plan_make(AwsContext *aws, const Settings *settings, const PlanOptions *options, Plan *plan, Error *err) {
    Plan made = {.status = stack_status("")};
    if (!make(aws, settings, options, &made, err)) {
        plan_release(&made);
        return false;
    }
    *plan = made;
    return true;
}

bool plan_discard(const AwsContext *aws, Plan *plan, Error *err) {
    AwsContext calm = *aws;
    calm.cancel = NULL;
    if (plan->state != PLAN_READY || !plan->set.id)
        return true;
    if (!cfn_delete_change_set(&calm, plan->set.id, err) && strcmp(err->code, "ChangeSetNotFound") != 0)
        return error_tried(err, "delete the change set");
    plan->state = PLAN_UNCHANGED;
    if (!plan->create || plan->stack.id) /* others may have a change set of their own there */
        return true;
    CfnStack stack = {0};
    bool found = cfn_describe_stack(&calm, plan->stack_id, &stack, err);
    bool review = found && stack_status(stack.status)->kind == STACK_REVIEW;
    cfn_stack_release(&stack);
    if (!found)
        return strcmp(err->code, "StackNotFound") == 0;
    return !review || cfn_delete_stack(&calm, plan->stack_id, NULL, 0, NULL, err) ||
           error_tried(err, "delete the stack that was only under review");
}

void plan_release(Plan *plan) {
    submission_release(plan);
    cfn_stack_release(&plan->stack);
    access_merge_release(&plan->allowed);
    drift_release(&plan->beside);
    destroy_preview_release(&plan->remains);
    standing_differences_release(&plan->differences);
    settings_free(plan->effective);
    free(plan->standing_body);
    free(plan->zones);
    *plan = (Plan){0};
}
