/* See plan.h. */
#include "stack/plan.h"
#include "stack/failures.h"
#include "stack/names.h"
#include "stack/zones.h"

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

static void tell(const PlanOptions *options, const char *words) {
    if (options && options->told)
        options->told(options->data, words);
}

/* ---- dangers */

/* What is lost with a resource of that type. The data first; then what others hold names, keys or history of. */
static const struct {
    const char *type;
    bool database;
    const char *replaced, *removed;
} stateful[] = {
    {"AWS::RDS::DBInstance", true, "the database would be replaced by a new, empty one",
     "the database would be removed"},
    {"AWS::RDS::DBCluster", true, "the database would be replaced by a new, empty one",
     "the database would be removed"},
    {"AWS::KMS::Key", false,
     "a new encryption key would take the place of the old one, which is scheduled for deletion",
     "the encryption key would be scheduled for deletion: what it encrypted can't be read without it"},
    {"AWS::SecretsManager::Secret", false, "the secret would get a new name or ARN: who reads it must be told",
     "the secret with the password would be removed"},
    {"AWS::RDS::DBSubnetGroup", false, "the database would have to move to another subnet group",
     "the database's subnet group would be removed"},
    {"AWS::EC2::VPC", false, "the network would be replaced, and everything in it", "the network would be removed"},
    {"AWS::EC2::Subnet", false, "a subnet would be replaced, and what stands in it", "a subnet would be removed"},
    {"AWS::Logs::LogGroup", false, "a log group would be replaced: its history goes",
     "a log group and its history "
     "would be removed"},
    {"AWS::S3::Bucket", false, "a bucket would be replaced", "a bucket would be removed"},
    {"AWS::ElasticLoadBalancingV2::LoadBalancer", false,
     "the load balancer would get another host name: who connects through it must be told",
     "the load balancer would be removed: who connects through it must be told"},
    {"AWS::EC2::EIP", false, "a fixed address would change", "a fixed address would be given back"},
};

/* What AWS::RDS::DBInstance changes in place, of what the template sets and of what a stack adds to each resource. A
 * change set calls the whole "Conditional" as soon as one property may replace it, or depends on a resource that
 * changes; asking for the database's name without need would teach to type it. From the resource schema: what is
 * neither create-only nor conditional there never replaces; of the conditional ones those that the Template Reference
 * says interrupt at the most. What is not here counts as danger: the create-only ones (DBInstanceIdentifier, DBName,
 * DBSubnetGroupName, KmsKeyId, MasterUsername, StorageEncrypted), Engine, PerformanceInsightsKMSKeyId (a key once in
 * use can't be exchanged), and whatever is new. */
static const char *const in_place[] = {
    "AllocatedStorage", "AllowMajorVersionUpgrade", "AssociatedRoles", "AutoMinorVersionUpgrade", /* conditional */
    "BackupRetentionPeriod", /* conditional: interrupts between 0 and more */
    "CACertificateIdentifier", "CopyTagsToSnapshot", "DBInstanceClass", "DBParameterGroupName", /* conditional */
    "DatabaseInsightsMode", "DeletionProtection", "EnableCloudwatchLogsExports", "EnableIAMDatabaseAuthentication",
    "EnablePerformanceInsights", "EngineLifecycleSupport", "EngineVersion", "Iops", "MasterUserPassword",
    "MaxAllocatedStorage", "MonitoringInterval", "MonitoringRoleArn", "MultiAZ", /* conditional */
    "PerformanceInsightsRetentionPeriod", "Port", "PreferredBackupWindow",
    "PreferredMaintenanceWindow",                             /* conditional */
    "PubliclyAccessible", "StorageThroughput", "StorageType", /* conditional */
    "VPCSecurityGroups",
    /* Attributes of any resource. */
    "CreationPolicy", "DeletionPolicy", "Metadata", "Tags", "UpdatePolicy", "UpdateReplacePolicy", NULL};

/* Whether all properties that `details` names ("MultiAZ (ParameterReference), …") are among those. */
static bool only_in_place(const char *details) {
    if (!*details)
        return false;
    for (const char *at = details; *at;) {
        size_t length = strcspn(at, " ,(");
        bool known = false;
        for (size_t i = 0; in_place[i] && !known; i++)
            known = strlen(in_place[i]) == length && strncmp(in_place[i], at, length) == 0;
        if (length && !known)
            return false;
        const char *next = strchr(at, ',');
        at = next ? next + 1 + strspn(next + 1, " ") : at + strlen(at);
    }
    return true;
}

static bool danger_of(const CfnChange *change, PlanDanger *danger) {
    bool removed = strcmp(change->action, "Remove") == 0;
    bool replaced = strcmp(change->replacement, "True") == 0, perhaps = strcmp(change->replacement, "Conditional") == 0;
    for (size_t i = 0; (removed || replaced || perhaps) && i < sizeof stateful / sizeof *stateful; i++) {
        if (strcmp(stateful[i].type, change->type) != 0)
            continue;
        if (perhaps && stateful[i].database && only_in_place(change->details))
            return false;
        *danger = (PlanDanger){.logical_id = memory_copy(change->logical_id),
                               .type = memory_copy(change->type),
                               .removed = removed,
                               .perhaps = !removed && !replaced,
                               .database = stateful[i].database,
                               .words = removed ? stateful[i].removed : stateful[i].replaced};
        return true;
    }
    return false;
}

size_t plan_find_dangers(const CfnChange *changes, size_t count, PlanDanger **dangers) {
    size_t found = 0;
    *dangers = NULL;
    for (int data = 1; data >= 0; data--) /* the database stands first */
        for (size_t i = 0; i < count; i++) {
            PlanDanger danger;
            if (!danger_of(&changes[i], &danger))
                continue;
            if (danger.database != (data == 1)) {
                free(danger.logical_id);
                free(danger.type);
                continue;
            }
            *dangers = memory_grow(*dangers, found + 1, sizeof **dangers);
            (*dangers)[found++] = danger;
        }
    return found;
}

/* ---- images */

bool instance_type_is_arm(const char *instance_type) {
    const char *digit = instance_type + strcspn(instance_type, "0123456789.");
    if (strncmp(instance_type, "a1.", 3) == 0)
        return true;
    for (; *digit && *digit != '.'; digit++)
        if (*digit == 'g')
            return true;
    return false;
}

typedef struct Image {
    const char *setting, *parameter, *type_setting, *type_parameter;
} Image;

/* An empty setting means the newest Amazon Linux 2023 when the instance is made. Later the stack keeps what it has: a
 * moving image would replace the instance at any update. Another kind of processor needs another image, though. */
static bool pin_image(AwsContext *aws, const Settings *settings, const CfnStack *stack, const Image *image, bool newest,
                      TemplateParameters *parameters, Error *err) {
    if (settings_text(settings, image->setting)[0])
        return true;
    bool arm = instance_type_is_arm(settings_text(settings, image->type_setting));
    const char *present = template_parameter(stack->parameters, stack->parameter_count, image->parameter);
    const char *type = template_parameter(stack->parameters, stack->parameter_count, image->type_parameter);
    /* An empty one is a stack that was made from the export: CloudFormation itself looks the image up there. */
    if (!newest && present && (!type || instance_type_is_arm(type) == arm)) {
        template_parameter_set(parameters, image->parameter, present);
        return true;
    }
    AUTO(memory_release)
    char *name =
        memory_print("/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-%s", arm ? "arm64" : "x86_64");
    AUTO(memory_release) char *value = NULL;
    if (!ssm_parameter(aws, name, &value, err))
        return error_tried(err, "look up the newest image (or set %s)", image->setting);
    template_parameter_set(parameters, image->parameter, value);
    return true;
}

static bool pin_images(AwsContext *aws, const Settings *settings, const CfnStack *stack, const PlanOptions *options,
                       TemplateParameters *parameters, Error *err) {
    static const Image bastion = {"bastion.image", "BastionImage", "bastion.instance_type", "BastionInstanceType"};
    static const Image nat = {"network.nat_image", "NatImage", "network.nat_instance_type", "NatInstanceType"};
    bool newest = options && options->newest_image;
    if (!pin_image(aws, settings, stack, &bastion, newest, parameters, err))
        return false;
    if (strcmp(settings_text(settings, "network.nat"), "instance") == 0)
        return pin_image(aws, settings, stack, &nat, newest, parameters, err);
    const char *present = template_parameter(stack->parameters, stack->parameter_count, nat.parameter);
    if (present && !settings_text(settings, nat.setting)[0])
        template_parameter_set(parameters, nat.parameter, present);
    return true;
}

/* ---- zones */

/* Who may not ask goes on: most zones offer everything, and whose does not can be written into the settings. */
static void tell_unasked(const PlanOptions *options, const Error *why) {
    AUTO(memory_release)
    char *words =
        memory_print("what the zones offer can't be asked: %s: %s; or set network.zones", why->said, why->remedy);
    tell(options, words);
}

/* A stack that stands keeps its zones: chosen ones, or, of an earlier version, those that CloudFormation took. */
static bool settle_zones(AwsContext *aws, const Settings *settings, const PlanOptions *options, Plan *plan,
                         TemplateParameters *parameters, Error *err) {
    static const char path[] = "network.zones";
    const char *parameter = setting_find(path)->parameter;
    AUTO(text_release) Text zones = {0};
    AUTO(zone_offers_release) ZoneOffers offers = {0};
    if (settings_text(settings, path)[0])
        return true;
    if (plan->status->kind == STACK_STANDS) {
        const char *present = template_parameter(plan->stack.parameters, plan->stack.parameter_count, parameter);
        template_parameter_set(parameters, parameter, present ? present : "");
        return true;
    }
    bool asked = zones_ask(aws, settings, &offers, err);
    if (!asked && (err->kind == ERROR_NETWORK || err->kind == ERROR_CANCELLED))
        return false;
    if (!asked || offers.unasked.said[0])
        tell_unasked(options, asked ? &offers.unasked : err);
    *err = (Error){0};
    if (!asked)
        return true;
    if (!zones_pick(&offers, settings, &zones, err))
        return error_tried(err, "choose the zones");
    template_parameter_set(parameters, parameter, text_string(&zones));
    plan->zones = memory_copy(text_string(&zones));
    return true;
}

void plan_settle(const Plan *plan, Settings *settings) {
    Error ignored = {0};
    if (plan->zones && !settings_text(settings, "network.zones")[0])
        settings_set(settings, "network.zones", plan->zones, &ignored);
}

/* ---- the change set */

static bool change_set_wait(AwsContext *aws, const Clock *clock, const char *id, CfnChangeSet *set, Error *err) {
    for (;;) {
        cfn_change_set_release(set);
        *set = (CfnChangeSet){0};
        if (!cfn_describe_change_set(aws, id, set, err))
            return false;
        if (strcmp(set->status, "CREATE_COMPLETE") == 0 || strcmp(set->status, "FAILED") == 0)
            return true;
        if (strncmp(set->status, "CREATE_", 7) != 0)
            return error_set(err, ERROR_FAILED, "plan again", "the change set is in state %s", set->status);
        if (!clock_sleep(clock, WAIT_MS, aws->cancel))
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

/* What early validation refuses, each finding in AWS's words: "Secret (AWS::SecretsManager::Secret): …". The reason of
 * the change set names nothing, and the findings go with it. */
static bool tell_findings(const CfnFindings *findings, Error *err) {
    AUTO(text_release) Text text = {0};
    const Failure *known = NULL;
    size_t told = 0, untold = 0;
    for (size_t i = 0; i < findings->count; i++) {
        const CfnFinding *finding = &findings->items[i];
        if (finding->warning)
            continue;
        known = known ? known : failure_find(finding->type, NULL, finding->reason);
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
                      "AWS refuses before anything is made: %s", text_string(&text));
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
    bool read = strstr(reason, "EarlyValidation") && cfn_early_findings(aws, id, &findings, &unread);
    if (!read || !tell_findings(&findings, err))
        error_set(err, ERROR_FAILED,
                  unread.permission[0] ? unread.remedy : "change the setting that it names, or report it", "%s%s%s",
                  reason, unread.said[0] ? "; what it found can't be asked: " : "", unread.said);
    return error_tried(err, "compute the changes of stack %s", request->stack_name);
}

/* A change set without changes is one all the same when the template's outputs are written otherwise, as those of a
 * stack that was deployed from the export. */
static bool changes_nothing(AwsContext *aws, const PlanRequest *request, const Plan *plan) {
    AUTO(cfn_stack_release) CfnStack stack = {0};
    AUTO(memory_release) char *body = NULL;
    Error ignored = {0};
    if (request->create || plan->set.change_count > 0 || !cfn_describe_stack(aws, plan->stack_id, &stack, &ignored) ||
        !cfn_get_template(aws, plan->stack_id, &body, &ignored))
        return false;
    const TemplateParameters present = {stack.parameters, stack.parameter_count};
    return template_same_outputs(body, &present, plan->body, &plan->parameters);
}

static bool read_change_set(AwsContext *aws, const Clock *clock, const PlanRequest *request, const char *id,
                            bool made_stack, Plan *plan, Error *err) {
    if (!change_set_wait(aws, clock, id, &plan->set, err)) {
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

/* Fills `plan`, whose stack is known already. */
static bool submit(AwsContext *aws, const Clock *clock, const PlanRequest *request, const PlanOptions *options,
                   Plan *plan, Error *err) {
    char name[sizeof plan->token + 16] = "secure-rds-";
    random_token(plan->token);
    strcat(name, plan->token);
    copy_parameters(request->parameters, &plan->parameters);
    copy_parameters(request->tags, &plan->tags);
    plan->body = memory_copy(request->body);
    plan->create = request->create;
    const CfnChangeSetInput input = {.stack_name = request->stack_name,
                                     .change_set_name = name,
                                     .create = request->create,
                                     .template_body = plan->body,
                                     .parameters = plan->parameters.items,
                                     .parameter_count = plan->parameters.count,
                                     .tags = plan->tags.items,
                                     .tag_count = plan->tags.count,
                                     .role_arn = options ? options->role_arn : NULL,
                                     .client_token = name};
    AUTO(memory_release) char *id = NULL;
    tell(options, "computing the changes");
    if (!cfn_create_change_set(aws, &input, &id, &plan->stack_id, err)) {
        const Failure *known = failure_of_error(err);
        if (known && !err->remedy[0])
            snprintf(err->remedy, sizeof err->remedy, "%s", known->remedy);
        return error_tried(err, "create the change set for stack %s", request->stack_name);
    }
    bool made_stack = request->create && !plan->stack.id;
    return read_change_set(aws, clock, request, id, made_stack, plan, err);
}

bool plan_submit(AwsContext *aws, const Clock *clock, const PlanRequest *request, const PlanOptions *options,
                 Plan *plan, Error *err) {
    Plan made = {.status = stack_status("")};
    if (!submit(aws, clock, request, options, &made, err)) {
        plan_release(&made);
        return false;
    }
    *plan = made;
    return true;
}

/* ---- the whole */

static bool is_foreign(const CfnStack *stack, const char *app) {
    const char *tag = template_parameter(stack->tags, stack->tag_count, TEMPLATE_TAG);
    return !tag || strcmp(tag, app) != 0;
}

static bool find_stack(AwsContext *aws, const char *app, const PlanOptions *options, Plan *plan, Error *err) {
    tell(options, "looking for the stack");
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
    bool stands = plan->status->kind != STACK_ABSENT && plan->status->kind != STACK_REVIEW;
    if (stands && !(options && options->adopt) && is_foreign(&plan->stack, app))
        plan->state = PLAN_FOREIGN;
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

static bool make(AwsContext *aws, const Clock *clock, const Settings *settings, const PlanOptions *options, Plan *plan,
                 Error *err) {
    const char *app = settings_text(settings, "app");
    if (!find_stack(aws, app, options, plan, err))
        return false;
    if (plan->state != PLAN_READY)
        return true;
    forget_deleted(plan);
    AUTO(text_release) Text body = {0};
    AUTO(template_parameters_release) TemplateParameters parameters = {0}, tags = {0};
    if (!template_render(settings, &body, err) || !template_parameters(settings, &parameters, err) ||
        !template_tags(settings, &tags, err) || !pin_images(aws, settings, &plan->stack, options, &parameters, err) ||
        !settle_zones(aws, settings, options, plan, &parameters, err))
        return false;
    PlanRequest request = {app, plan->status->kind != STACK_STANDS, text_string(&body), &parameters, &tags};
    if (request.create && !clear_names(aws, &request, options, err))
        return false;
    memory_release(&plan->stack_id);
    if (submit(aws, clock, &request, options, plan, err))
        return true;
    /* Under review, and yet no second change set is taken: it must go first. */
    if (plan->status->kind != STACK_REVIEW || strcmp(err->code, "AlreadyExistsException") != 0)
        return false;
    plan->state = PLAN_NEEDS_DELETE;
    plan->stack_id = memory_copy(plan->stack.id);
    return true;
}

bool plan_make(AwsContext *aws, const Clock *clock, const Settings *settings, const PlanOptions *options, Plan *plan,
               Error *err) {
    Plan made = {.status = stack_status("")};
    if (!make(aws, clock, settings, options, &made, err)) {
        plan_release(&made);
        return false;
    }
    *plan = made;
    return true;
}

bool plan_discard(AwsContext *aws, Plan *plan, Error *err) {
    if (plan->state != PLAN_READY || !plan->set.id)
        return true;
    if (!cfn_delete_change_set(aws, plan->set.id, err) && strcmp(err->code, "ChangeSetNotFound") != 0)
        return error_tried(err, "delete the change set");
    plan->state = PLAN_UNCHANGED;
    if (!plan->create)
        return true;
    CfnStack stack = {0};
    bool found = cfn_describe_stack(aws, plan->stack_id, &stack, err);
    bool review = found && stack_status(stack.status)->kind == STACK_REVIEW;
    cfn_stack_release(&stack);
    if (!found)
        return strcmp(err->code, "StackNotFound") == 0;
    return !review || cfn_delete_stack(aws, plan->stack_id, NULL, 0, NULL, err) ||
           error_tried(err, "delete the stack that was only under review");
}

void plan_release(Plan *plan) {
    cfn_stack_release(&plan->stack);
    cfn_change_set_release(&plan->set);
    cfn_findings_release(&plan->warnings);
    for (size_t i = 0; i < plan->danger_count; i++) {
        free(plan->dangers[i].logical_id);
        free(plan->dangers[i].type);
    }
    free(plan->dangers);
    free(plan->stack_id);
    free(plan->body);
    free(plan->zones);
    template_parameters_release(&plan->parameters);
    template_parameters_release(&plan->tags);
    *plan = (Plan){0};
}
