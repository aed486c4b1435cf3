/* Plans: what each state of a stack leads to, what is in danger, which image is sent. AWS is a few lines here. */
#include "stack/plan.h"
#include "aws/ec2.h"
#include "aws/services.h"
#include "base/memory.h"
#include "stack/names.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What stands, and what was asked. */
static struct {
    const char *status, *tag;            /* status NULL: no stack */
    const char *image, *type;            /* the stack's parameters BastionImage and BastionInstanceType; NULL: none */
    const char *set_status, *set_reason; /* of the change set */
    const char *create_error;            /* code with which CreateChangeSet is refused; NULL: not */
    const char *body;                    /* the stack's template; NULL: not to be had */
    int looked_up, made, deleted_sets, deleted_stacks, asked_who;
    bool create;
    size_t findings;           /* of early validation; 0: they may not be asked */
    bool first_warns;          /* the first is a warning */
    bool zones;                /* they may be asked */
    const char *present_zones; /* the stack's parameter; NULL: it has none */
    const char *in_force;      /* addresses of the prefix list, at version 3; NULL: the stack has no such output */
    const char *agreed;        /* those of its version 2 */
    const char *database;      /* what RDS says of the one that a failed creation left; NULL: it may not be asked */
    bool left;                 /* … which is among its resources */
    bool ready, no_events;     /* … and was ready before something else failed; that may not be asked */
    const char *taken;         /* a name that is in the way; NULL: none */
    int names;                 /* how often they were looked for */
    bool remove_left;          /* as it was asked */
    char name[64], sent_image[64], sent_zones[64];
} cloud;

bool cfn_describe_stack(AwsContext *aws, const char *name_or_id, CfnStack *stack, Error *err) {
    (void)aws;
    if (!cloud.status) {
        error_set(err, ERROR_FAILED, "", "no such stack");
        strcpy(err->code, "StackNotFound");
        return false;
    }
    *stack = (CfnStack){.name = memory_copy(strcmp(name_or_id, "arn:stack") == 0 ? "myapp" : name_or_id),
                        .id = memory_copy("arn:stack"),
                        .status = memory_copy(cloud.status),
                        .status_reason = memory_copy(""),
                        .drift_status = memory_copy(""),
                        .change_set = memory_copy("")};
    TemplateParameters tags = {0}, parameters = {0}, outputs = {0};
    if (cloud.tag)
        template_parameter_set(&tags, TEMPLATE_TAG, cloud.tag);
    if (cloud.image)
        template_parameter_set(&parameters, "BastionImage", cloud.image);
    if (cloud.type)
        template_parameter_set(&parameters, "BastionInstanceType", cloud.type);
    if (cloud.present_zones)
        template_parameter_set(&parameters, "Zones", cloud.present_zones);
    if (cloud.in_force)
        template_parameter_set(&outputs, "AllowedAddressesId", "pl-1");
    stack->outputs = outputs.items;
    stack->output_count = outputs.count;
    stack->tags = tags.items;
    stack->tag_count = tags.count;
    stack->parameters = parameters.items;
    stack->parameter_count = parameters.count;
    return true;
}

bool cfn_create_change_set(AwsContext *aws, const CfnChangeSetInput *input, char **id, char **stack_id, Error *err) {
    (void)aws;
    if (cloud.create_error) {
        error_set(err, ERROR_FAILED, "", "refused");
        strcpy(err->code, cloud.create_error);
        return false;
    }
    cloud.made++;
    cloud.create = input->create;
    const char *image = template_parameter(input->parameters, input->parameter_count, "BastionImage");
    snprintf(cloud.name, sizeof cloud.name, "%s", input->change_set_name);
    const char *zones = template_parameter(input->parameters, input->parameter_count, "Zones");
    snprintf(cloud.sent_zones, sizeof cloud.sent_zones, "%s", zones ? zones : "(none)");
    snprintf(cloud.sent_image, sizeof cloud.sent_image, "%s", image ? image : "(none)");
    assert_string_equal(input->change_set_name, input->client_token);
    *id = memory_copy("arn:set");
    *stack_id = memory_copy("arn:stack");
    return true;
}

bool cfn_describe_change_set(AwsContext *aws, const char *id, bool values, CfnChangeSet *set, Error *err) {
    (void)values;
    (void)aws;
    (void)err;
    *set = (CfnChangeSet){.id = memory_copy(id),
                          .name = memory_copy(""),
                          .stack_id = memory_copy(""),
                          .stack_name = memory_copy(""),
                          .status = memory_copy(cloud.set_status ? cloud.set_status : "CREATE_COMPLETE"),
                          .execution_status = memory_copy(""),
                          .status_reason = memory_copy(cloud.set_reason ? cloud.set_reason : "")};
    return true;
}

bool cfn_get_template(AwsContext *aws, const char *stack, char **body, Error *err) {
    (void)aws;
    (void)stack;
    (void)err;
    *body = memory_copy(cloud.body ? cloud.body : "Metadata: {SecureRds: {Version: 1}}\nResources: {}\n");
    return true;
}

bool cfn_describe_resources(AwsContext *aws, const char *stack_id, CfnResources *resources, Error *err) {
    (void)aws, (void)stack_id, (void)err;
    *resources = (CfnResources){0};
    if (!cloud.left)
        return true;
    resources->items = memory_new(1, sizeof *resources->items);
    resources->items[resources->count++] = (CfnResource){.logical_id = memory_copy("Database"),
                                                         .physical_id = memory_copy("myapp-database-1"),
                                                         .type = memory_copy("AWS::RDS::DBInstance"),
                                                         .status = memory_copy("DELETE_FAILED")};
    return true;
}

long long cfn_stack_since(const CfnStack *stack) {
    return stack->updated_ms;
}

/* None of them wrote the list. */
bool cfn_describe_events(AwsContext *aws, const char *stack_id, const char *until, long long since_ms,
                         CfnEvents *events, Error *err) {
    (void)aws;
    (void)stack_id;
    (void)until;
    (void)since_ms;
    *events = (CfnEvents){0};
    if (cloud.no_events)
        return error_set(err, ERROR_DENIED, "", "denied");
    if (!cloud.ready)
        return true;
    events->items = memory_new(1, sizeof *events->items);
    events->items[events->count++] = (CfnEvent){.id = memory_copy("1"),
                                                .stack_id = memory_copy("arn:stack"),
                                                .logical_id = memory_copy("Database"),
                                                .physical_id = memory_copy("myapp-database-1"),
                                                .type = memory_copy("AWS::RDS::DBInstance"),
                                                .status = memory_copy("CREATE_COMPLETE"),
                                                .reason = memory_copy(""),
                                                .token = memory_copy("")};
    return true;
}

bool cfn_early_findings(AwsContext *aws, const char *id, CfnFindings *findings, Error *err) {
    (void)aws;
    (void)id;
    assert_int_equal(cloud.deleted_sets, 0); /* they go with the change set */
    if (!cloud.findings)
        return error_set(err, ERROR_DENIED, "ask for it", "denied");
    *findings = (CfnFindings){memory_new(cloud.findings, sizeof *findings->items), cloud.findings};
    for (size_t i = 0; i < cloud.findings; i++)
        findings->items[i] = (CfnFinding){
            .logical_id = memory_print("Secret%zu", i),
            .type = memory_copy("AWS::SecretsManager::Secret"),
            .validation = memory_copy("NAME_CONFLICT_VALIDATION"),
            .path = memory_copy(i ? "" : "/Resources/Secret0/Properties/Name"),
            .reason =
                memory_copy("Resource of type 'AWS::SecretsManager::Secret' with identifier 'myapp' already exists."),
            .warning = i == 0 && cloud.first_warns,
        };
    return true;
}

bool cfn_delete_change_set(AwsContext *aws, const char *id, Error *err) {
    (void)aws;
    (void)id;
    (void)err;
    cloud.deleted_sets++;
    return true;
}

bool cfn_delete_stack(AwsContext *aws, const char *stack_id, const char *const *retain, size_t retain_count,
                      const char *client_token, Error *err) {
    (void)aws;
    (void)stack_id;
    (void)retain;
    (void)retain_count;
    (void)client_token;
    (void)err;
    cloud.deleted_stacks++;
    return true;
}

bool names_clear(AwsContext *aws, const char *app, const TemplateOutline *outline, bool remove,
                 const NameListener *listener, Error *err) {
    (void)aws;
    (void)listener;
    assert_string_equal(app, "myapp");
    assert_true(outline->resource_count > 0);
    assert_int_equal(cloud.made, 0); /* AWS would refuse the change set in fewer words */
    cloud.names++;
    cloud.remove_left = remove;
    return !cloud.taken || error_set(err, ERROR_FAILED, "", "%s is taken", cloud.taken);
}

/* Zones a, b and c, of which a sells no t3.micro; NULL: they may not be asked. */
bool ec2_describe_zones(AwsContext *aws, char ***names, size_t *count, Error *err) {
    (void)aws;
    if (!cloud.zones)
        return error_set(err, ERROR_DENIED, "", "denied");
    *count = 3;
    *names = memory_new(3, sizeof **names);
    for (size_t i = 0; i < 3; i++)
        (*names)[i] = memory_print("eu-west-1%c", (int)('a' + i));
    return true;
}

bool ec2_type_zones(AwsContext *aws, const char *instance_type, char **zones, Error *err) {
    (void)aws;
    (void)err;
    *zones = memory_copy(strcmp(instance_type, "t3.micro") == 0 ? "eu-west-1b eu-west-1c" : "");
    return true;
}

bool ec2_endpoint_zones(AwsContext *aws, const char *service, char **zones, Error *err) {
    (void)aws;
    (void)service;
    (void)zones;
    return error_set(err, ERROR_DENIED, "", "denied");
}

/* Putting back is the sandbox's to test: no plan here looks at groups. */
bool ec2_stack_groups(AwsContext *aws, const char *stack_id, Ec2Groups *groups, Error *err) {
    (void)aws;
    (void)stack_id;
    (void)groups;
    return error_set(err, ERROR_DENIED, "", "denied");
}

bool ec2_revoke_rule(AwsContext *aws, const char *group_id, const Ec2Rule *rule, Error *err) {
    (void)aws;
    (void)group_id;
    (void)rule;
    return error_set(err, ERROR_DENIED, "", "denied");
}

void ec2_groups_release(Ec2Groups *groups) {
    *groups = (Ec2Groups){0};
}

void ec2_rule_release(Ec2Rule *rule) {
    *rule = (Ec2Rule){0};
}

bool rds_class_zones(AwsContext *aws, const char *engine_version, const char *class_name, char **zones, Error *err) {
    (void)aws;
    (void)engine_version;
    (void)class_name;
    (void)err;
    *zones = memory_copy("eu-west-1a eu-west-1b eu-west-1c");
    return true;
}

bool ec2_describe_prefix_list(AwsContext *aws, const char *id, Ec2PrefixList *list, Error *err) {
    (void)aws;
    if (!cloud.in_force)
        return error_set(err, ERROR_FAILED, "", "no list %s", id);
    *list = (Ec2PrefixList){.id = memory_copy(id), .state = memory_copy("modify-complete"), .version = 3};
    list->state_message = memory_copy("");
    return true;
}

bool ec2_prefix_list_entries(AwsContext *aws, const char *id, long version, Ec2PrefixList *list, Error *err) {
    AUTO(memory_release) char *words = memory_copy(version == 3 ? cloud.in_force : version == 2 ? cloud.agreed : "");
    char *rest = words;
    (void)aws;
    if (version < 2) { /* AWS keeps it no longer */
        error_set(err, ERROR_FAILED, "", "no version %ld of %s", version, id);
        err->http_status = 400;
        return false;
    }
    for (char *word; (word = strtok_r(rest, " ", &rest));) {
        list->entries = memory_grow(list->entries, list->count + 1, sizeof *list->entries);
        list->entries[list->count++] = (Ec2PrefixEntry){memory_copy(word), memory_copy("")};
    }
    return true;
}

void ec2_prefix_list_release(Ec2PrefixList *list) {
    for (size_t i = 0; i < list->count; i++) {
        free(list->entries[i].cidr);
        free(list->entries[i].description);
    }
    free(list->entries);
    free(list->id);
    free(list->state);
    free(list->state_message);
    *list = (Ec2PrefixList){0};
}

/* A plan changes nothing. */
bool ec2_modify_prefix_list(AwsContext *aws, const char *id, long version, const Ec2PrefixEntry *add, size_t add_count,
                            const char *const *remove, size_t remove_count, Error *err) {
    (void)aws, (void)add, (void)add_count, (void)remove, (void)remove_count;
    return error_set(err, ERROR_FAILED, "", "%s is changed at %ld", id, version);
}

bool ec2_restore_prefix_list(AwsContext *aws, const char *id, long version, long previous, Error *err) {
    (void)aws, (void)previous;
    return error_set(err, ERROR_FAILED, "", "%s is changed at %ld", id, version);
}

/* plan_check_storage has its own tests. */
bool rds_describe_instance(AwsContext *aws, const char *id, RdsInstance *instance, Error *err) {
    (void)aws;
    if (!cloud.database)
        return error_set(err, ERROR_DENIED, "", "denied");
    *instance = (RdsInstance){.id = memory_copy(id), .status = memory_copy(cloud.database)};
    return true;
}

void rds_instance_release(RdsInstance *instance) {
    free(instance->id);
    free(instance->status);
    *instance = (RdsInstance){0};
}

bool sts_caller_identity(AwsContext *aws, StsIdentity *identity, Error *err) {
    (void)aws, (void)err;
    *identity = (StsIdentity){.account = "123456789012"};
    cloud.asked_who++;
    return true;
}

const char *aws_session_region(const AwsSession *session) {
    (void)session;
    return "eu-west-1";
}

bool ssm_parameter(AwsContext *aws, const char *name, char **value, Error *err) {
    (void)aws;
    (void)err;
    cloud.looked_up++;
    *value = memory_copy(strstr(name, "arm64") ? "ami-arm" : "ami-x86");
    return true;
}

static Settings *settings_for(const char *assignment) {
    Settings *settings = settings_new();
    Error err = {0};
    if (!settings_assign(settings, "app=myapp", &err) ||
        !settings_assign(settings, "access.allowed=203.0.113.7", &err) ||
        (assignment && !settings_assign(settings, assignment, &err)))
        fail_msg("%s: %s", assignment, err.said);
    return settings;
}

static bool make(const char *assignment, const PlanOptions *options, Plan *plan, Error *err) {
    Settings *settings = settings_for(assignment);
    AwsContext aws = {.clock = clock_scaled(0, 1000)};
    bool ok = plan_make(&aws, settings, options, plan, err);
    settings_free(settings);
    return ok;
}

/* Only settings that name an account ask for it, and nothing is begun in another one. */
static void test_another_account(void **unused) {
    static const struct {
        const char *assignment;
        int asked;
        bool goes;
    } cases[] = {{NULL, 0, true}, {"account=123456789012", 1, true}, {"account=210987654321", 1, false}};
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(plan_release) Plan plan = {0};
        Error err = {0};
        memset(&cloud, 0, sizeof cloud);
        assert_int_equal(make(cases[i].assignment, NULL, &plan, &err), cases[i].goes);
        assert_int_equal(cloud.asked_who, cases[i].asked);
        assert_int_equal(cloud.made, cases[i].goes);
        assert_string_equal(err.code, cases[i].goes ? "" : "OtherAccount");
    }
}

static void test_statuses(void **unused) {
    static const struct {
        const char *status;
        PlanState state;
        bool create;
    } cases[] = {
        {NULL, PLAN_READY, true},
        {"CREATE_IN_PROGRESS", PLAN_BUSY, false},
        {"CREATE_FAILED", PLAN_NEEDS_DELETE, false},
        {"CREATE_COMPLETE", PLAN_READY, false},
        {"ROLLBACK_IN_PROGRESS", PLAN_BUSY, false},
        {"ROLLBACK_FAILED", PLAN_NEEDS_DELETE, false},
        {"ROLLBACK_COMPLETE", PLAN_NEEDS_DELETE, false},
        {"DELETE_IN_PROGRESS", PLAN_BUSY, false},
        {"DELETE_FAILED", PLAN_BROKEN, false},
        {"DELETE_COMPLETE", PLAN_READY, true},
        {"UPDATE_IN_PROGRESS", PLAN_BUSY, false},
        {"UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", PLAN_BUSY, false},
        {"UPDATE_COMPLETE", PLAN_READY, false},
        {"UPDATE_FAILED", PLAN_BROKEN, false},
        {"UPDATE_ROLLBACK_IN_PROGRESS", PLAN_BUSY, false},
        {"UPDATE_ROLLBACK_FAILED", PLAN_BROKEN, false},
        {"UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", PLAN_BUSY, false},
        {"UPDATE_ROLLBACK_COMPLETE", PLAN_READY, false},
        {"REVIEW_IN_PROGRESS", PLAN_READY, true},
        {"IMPORT_IN_PROGRESS", PLAN_BUSY, false},
        {"IMPORT_COMPLETE", PLAN_READY, false},
        {"IMPORT_ROLLBACK_IN_PROGRESS", PLAN_BUSY, false},
        {"IMPORT_ROLLBACK_FAILED", PLAN_BROKEN, false},
        {"IMPORT_ROLLBACK_COMPLETE", PLAN_READY, false},
    };
    (void)unused;
    assert_int_equal(sizeof cases / sizeof *cases, stack_status_count + 1);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Plan plan = {0};
        Error err = {0};
        memset(&cloud, 0, sizeof cloud);
        cloud.status = cases[i].status;
        cloud.tag = "myapp";
        if (!make(NULL, NULL, &plan, &err))
            fail_msg("%s: %s", cases[i].status, err.said);
        bool ready = cases[i].state == PLAN_READY;
        if (plan.state != cases[i].state || cloud.made != ready || (ready && cloud.create != cases[i].create) ||
            cloud.deleted_stacks || cloud.deleted_sets)
            fail_msg("%s: state %d, expected %d; %d change sets, create %d", cases[i].status, plan.state,
                     cases[i].state, cloud.made, cloud.create);
        plan_release(&plan);
    }
}

/* What a first creation left can be deleted, but not a database that somebody may have used: not unless it is named. */
static void test_remains(void **unused) {
    static const char keeps[] =
        "Metadata: {SecureRds: {Version: 1}}\nResources: {Database: {Type: AWS::RDS::DBInstance, "
        "DeletionPolicy: Retain}}\n";
    static const struct {
        const char *status;
        bool left, ready;
        const char *database, *body;
        bool ok, danger, no_events;
    } cases[] = {
        {"ROLLBACK_COMPLETE", false, false, NULL, NULL, true, false, false},
        {"ROLLBACK_FAILED", true, true, "available", NULL, true, true, false},
        {"ROLLBACK_FAILED", true, true, "storage-full", NULL, true, true, false},
        {"ROLLBACK_FAILED", true, true, "deleting", NULL, true, false, false},
        {"ROLLBACK_FAILED", true, true, "available", keeps, true, true, false}, /* it would belong to no stack */
        {"ROLLBACK_FAILED", true, false, "creating", keeps, true, true, false},
        {"ROLLBACK_FAILED", true, false, "available", NULL, true, false, false}, /* RDS finished it all the same */
        {"ROLLBACK_FAILED", true, false, "creating", NULL, true, false, false},
        {"CREATE_FAILED", true, false, "available", NULL, true, true,
         false}, /* nothing was undone: its way in stands */
        {"CREATE_FAILED", true, false, "creating", NULL, true, false, false},
        /* Not known: nothing is said to be harmless. */
        {"ROLLBACK_FAILED", true, true, NULL, NULL, false, false, false},
        {"ROLLBACK_FAILED", true, false, "available", NULL, false, false, true},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(plan_release) Plan plan = {0};
        Error err = {0};
        memset(&cloud, 0, sizeof cloud);
        cloud.status = cases[i].status;
        cloud.tag = "myapp";
        cloud.left = cases[i].left;
        cloud.database = cases[i].database;
        cloud.ready = cases[i].ready;
        cloud.no_events = cases[i].no_events;
        cloud.body = cases[i].body;
        bool ok = make(NULL, NULL, &plan, &err);
        if (ok != cases[i].ok || plan.database_in_danger != cases[i].danger || plan.danger_count != cases[i].danger ||
            (ok && plan.state != PLAN_NEEDS_DELETE) || cloud.deleted_stacks)
            fail_msg("case %zu: %d, %s", i, plan.database_in_danger, err.said);
    }
}

static void test_foreign(void **unused) {
    static const struct {
        const char *status, *tag, *body;
        PlanState state;
        Owner owner;
    } cases[] = {
        {"CREATE_COMPLETE", NULL, NULL, PLAN_FOREIGN, OWNER_OTHER},
        {"CREATE_COMPLETE", "other", NULL, PLAN_FOREIGN, OWNER_OTHER},
        {"ROLLBACK_COMPLETE", NULL, NULL, PLAN_FOREIGN, OWNER_OTHER},
        {"CREATE_COMPLETE", "myapp", NULL, PLAN_READY, OWNER_OURS},
        {"CREATE_COMPLETE", "myapp", "Resources: {T: {Type: AWS::SNS::Topic}}", PLAN_FOREIGN, OWNER_OTHER},
        {"CREATE_COMPLETE", "myapp", "Metadata: {SecureRds: {Version: 2}}\nResources: {}", PLAN_FOREIGN, OWNER_LATER},
        {"REVIEW_IN_PROGRESS", NULL, NULL, PLAN_READY, OWNER_OURS},
        {"DELETE_COMPLETE", NULL, NULL, PLAN_READY, OWNER_OURS},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Plan plan = {0};
        Error err = {0};
        memset(&cloud, 0, sizeof cloud);
        cloud.status = cases[i].status;
        cloud.tag = cases[i].tag;
        cloud.body = cases[i].body;
        assert_true(make(NULL, NULL, &plan, &err));
        if (plan.state != cases[i].state || plan.owner != cases[i].owner ||
            (cloud.made > 0) != (cases[i].state == PLAN_READY))
            fail_msg("case %zu, %s of %s: %d", i, cases[i].status, cases[i].tag, plan.state);
        plan_release(&plan);
    }
}

/* A change set that failed: either nothing changes, which is fine, or it is told; nothing is left in either case. */
static void test_failed_change_set(void **unused) {
    static const struct {
        const char *status, *reason;
        bool ok;
        int deleted_stacks;
    } cases[] = {
        {"CREATE_COMPLETE", "The submitted information didn't contain changes. Submit different information.", true, 0},
        {"CREATE_COMPLETE", "No updates are to be performed.", true, 0},
        {"CREATE_COMPLETE", "Transform AWS::SecretsManager-2024-09-16 failed", false, 0},
        {NULL, "Transform AWS::SecretsManager-2024-09-16 failed", false, 1},
        {"REVIEW_IN_PROGRESS", "Transform AWS::SecretsManager-2024-09-16 failed", false,
         0}, /* another's review stays */
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Plan plan = {0};
        Error err = {0};
        memset(&cloud, 0, sizeof cloud);
        cloud.status = cases[i].status;
        cloud.tag = "myapp";
        cloud.set_status = "FAILED";
        cloud.set_reason = cases[i].reason;
        bool ok = make(NULL, NULL, &plan, &err);
        if (ok != cases[i].ok || (ok && plan.state != PLAN_UNCHANGED) || (!ok && !strstr(err.said, "Transform")) ||
            cloud.deleted_sets != 1 || cloud.deleted_stacks != cases[i].deleted_stacks)
            fail_msg("%s: %d, \"%s\", %d sets and %d stacks deleted", cases[i].reason, ok, err.said, cloud.deleted_sets,
                     cloud.deleted_stacks);
        plan_release(&plan);
    }
}

/* Each finding of early validation is told, before the change set goes. */
static void test_early_validation(void **unused) {
    static const char hooks[] =
        "The following hook(s)/validation failed: [AWS::EarlyValidation::ResourceExistenceCheck]. "
        "To troubleshoot Early Validation errors, use the DescribeEvents API for detailed failure "
        "information.";
    static const struct {
        const char *name, *reason;
        size_t findings;
        bool first_warns;
        const char *said[3]; /* each is told */
    } cases[] = {
        {"two",
         hooks,
         2,
         false,
         {"Secret0 (AWS::SecretsManager::Secret) at /Resources/Secret0/Properties/Name: Resource of type",
          "; Secret1 (AWS::SecretsManager::Secret): Resource of type", "before anything is made"}},
        {"a warning and an error", hooks, 2, true, {"made: Secret1 (", "already exists", "Secret1"}},
        {"many", hooks, 40, false, {"Secret0", "Secret1", "; and 3"}},
        {"not to be asked", hooks, 0, false, {"ResourceExistenceCheck", "can't be asked: denied", ""}},
        {"another reason", "Transform X failed", 2, false, {"Transform X failed", "also refuses: Secret0 (", ""}},
        {"another reason alone", "Transform X failed", 0, false, {"Transform X failed", "", ""}},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Plan plan = {0};
        Error err = {0};
        memset(&cloud, 0, sizeof cloud);
        cloud.set_status = "FAILED";
        cloud.set_reason = cases[i].reason;
        cloud.findings = cases[i].findings;
        cloud.first_warns = cases[i].first_warns;
        assert_false(make(NULL, NULL, &plan, &err));
        assert_int_equal(cloud.deleted_sets, 1);
        for (size_t k = 0; k < 3; k++)
            if (!strstr(err.said, cases[i].said[k]))
                fail_msg("%s: \"%s\" lacks \"%s\"", cases[i].name, err.said, cases[i].said[k]);
    }
}

/* A change set that is complete and changes nothing: all that differs is how the outputs are written. */
static void test_outputs_written_otherwise(void **unused) {
    static const struct {
        const char *name, *body;
        PlanState state;
    } cases[] = {
        {"the same, with comments", NULL, PLAN_UNCHANGED},
        {"other outputs", "Metadata: {SecureRds: {}}\nResources: {}\nOutputs: {A: {Value: b}}\n", PLAN_READY},
        {"not to be had", "", PLAN_READY},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Plan plan = {0};
        Error err = {0};
        memset(&cloud, 0, sizeof cloud);
        cloud.status = "CREATE_COMPLETE";
        cloud.tag = "myapp";
        cloud.body = cases[i].body ? *cases[i].body ? cases[i].body : NULL : template_source(NULL);
        assert_true(make(NULL, NULL, &plan, &err));
        if (plan.state != cases[i].state || cloud.deleted_sets != (cases[i].state == PLAN_UNCHANGED))
            fail_msg("%s: state %d, %d sets deleted", cases[i].name, plan.state, cloud.deleted_sets);
        plan_release(&plan);
    }
}

static void test_review_that_takes_no_other(void **unused) {
    Plan plan = {0};
    Error err = {0};
    (void)unused;
    memset(&cloud, 0, sizeof cloud);
    cloud.status = "REVIEW_IN_PROGRESS";
    cloud.create_error = "AlreadyExistsException";
    assert_true(make(NULL, NULL, &plan, &err));
    assert_int_equal(plan.state, PLAN_NEEDS_DELETE);
    assert_string_equal(plan.stack_id, "arn:stack");
    plan_release(&plan);
}

/* A new stack's zones are chosen, and told to whoever writes the settings; a stack that stands keeps what it has. */
static void test_zones(void **unused) {
    static const struct {
        const char *name, *status, *present, *assignment;
        bool asked;
        const char *sent, *settled;
    } cases[] = {
        {"first creation", NULL, NULL, NULL, true, "eu-west-1b,eu-west-1c", "eu-west-1b,eu-west-1c"},
        {"first creation, given", NULL, NULL, "network.zones=eu-west-1c,eu-west-1a", true, "eu-west-1c,eu-west-1a",
         "eu-west-1c,eu-west-1a"},
        {"first creation, not to be asked", NULL, NULL, NULL, false, "", ""},
        {"kept", "CREATE_COMPLETE", "eu-west-1a,eu-west-1c", NULL, true, "eu-west-1a,eu-west-1c", ""},
        {"of an earlier version", "CREATE_COMPLETE", NULL, NULL, true, "", ""},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Plan plan = {0};
        Error err = {0};
        Settings *settings = settings_for(cases[i].assignment);
        memset(&cloud, 0, sizeof cloud);
        cloud.status = cases[i].status;
        cloud.tag = "myapp";
        cloud.zones = cases[i].asked;
        cloud.present_zones = cases[i].present;
        if (!make(cases[i].assignment, NULL, &plan, &err))
            fail_msg("%s: %s", cases[i].name, err.said);
        plan_settle(&plan, settings);
        if (strcmp(cloud.sent_zones, cases[i].sent) != 0 ||
            strcmp(settings_text(settings, "network.zones"), cases[i].settled) != 0)
            fail_msg("%s: sent \"%s\", settled \"%s\"", cases[i].name, cloud.sent_zones,
                     settings_text(settings, "network.zones"));
        settings_free(settings);
        plan_release(&plan);
    }
    Plan plan = {0};
    Error err = {0};
    memset(&cloud, 0, sizeof cloud);
    cloud.zones = true;
    assert_false(make("bastion.instance_type=t3.nano", NULL, &plan, &err));
    assert_int_equal(cloud.made, 0);
}

static void test_images(void **unused) {
    static const struct {
        const char *name, *status, *image, *type, *assignment;
        bool newest;
        const char *sent;
    } cases[] = {
        {"first creation", NULL, NULL, NULL, NULL, false, "ami-x86"},
        {"first creation on arm64", NULL, NULL, NULL, "bastion.instance_type=t4g.micro", false, "ami-arm"},
        {"kept", "CREATE_COMPLETE", "ami-old", "t3.micro", NULL, false, "ami-old"},
        {"the newest on the word", "CREATE_COMPLETE", "ami-old", "t3.micro", NULL, true, "ami-x86"},
        {"another processor", "CREATE_COMPLETE", "ami-old", "t3.micro", "bastion.instance_type=t4g.micro", false,
         "ami-arm"},
        {"chosen", "CREATE_COMPLETE", "ami-old", "t3.micro", "bastion.image=ami-0123456789abcdef0", false,
         "ami-0123456789abcdef0"},
        {"a stack without", "CREATE_COMPLETE", NULL, NULL, NULL, false, "ami-x86"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Plan plan = {0};
        Error err = {0};
        memset(&cloud, 0, sizeof cloud);
        cloud.status = cases[i].status;
        cloud.tag = "myapp";
        cloud.image = cases[i].image;
        cloud.type = cases[i].type;
        const PlanOptions options = {.newest_image = cases[i].newest};
        if (!make(cases[i].assignment, &options, &plan, &err))
            fail_msg("%s: %s", cases[i].name, err.said);
        if (strcmp(cloud.sent_image, cases[i].sent) != 0)
            fail_msg("%s: sent %s, expected %s", cases[i].name, cloud.sent_image, cases[i].sent);
        plan_release(&plan);
    }
}

static void test_processors(void **unused) {
    static const struct {
        const char *type;
        bool arm;
    } cases[] = {{"t3.micro", false},  {"t3a.micro", false}, {"t4g.micro", true},    {"m7g.large", true},
                 {"c6gn.large", true}, {"a1.large", true},   {"g4dn.xlarge", false}, {"m5.large", false},
                 {"r7gd.large", true}, {"", false}};
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (instance_type_is_arm(cases[i].type) != cases[i].arm)
            fail_msg("%s was told wrongly", cases[i].type);
}

static void test_dangers(void **unused) {
    static const struct {
        const char *action, *type, *replacement, *details;
        bool danger, database, perhaps;
    } cases[] = {
        {"Modify", "AWS::RDS::DBInstance", "False", "AllocatedStorage (DirectModification)", false, false, false},
        {"Modify", "AWS::RDS::DBInstance", "True", "DBName (ParameterReference)", true, true, false},
        {"Modify", "AWS::RDS::DBInstance", "Conditional", "DBSubnetGroupName (ResourceReference)", true, true, true},
        {"Modify", "AWS::RDS::DBInstance", "Conditional", "MultiAZ (ParameterReference)", false, false, false},
        {"Modify", "AWS::RDS::DBInstance", "Conditional", "MultiAZ (ParameterReference), KmsKeyId (x)", true, true,
         true},
        {"Modify", "AWS::RDS::DBInstance", "Conditional", "", true, true, true},
        {"Remove", "AWS::RDS::DBInstance", "", "", true, true, false},
        {"Add", "AWS::RDS::DBInstance", "", "", false, false, false},
        {"Remove", "AWS::KMS::Key", "", "", true, false, false},
        {"Modify", "AWS::SecretsManager::Secret", "True", "", true, false, false},
        {"Modify", "AWS::EC2::Instance", "True", "", false, false, false},
        {"Remove", "AWS::CloudWatch::Alarm", "", "", false, false, false},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const CfnChange change = {.action = (char *)cases[i].action,
                                  .logical_id = (char *)"X",
                                  .type = (char *)cases[i].type,
                                  .replacement = (char *)cases[i].replacement,
                                  .details = (char *)cases[i].details};
        PlanDanger *dangers;
        size_t count = plan_find_dangers(&change, 1, &dangers);
        if (count != cases[i].danger || (count && (dangers[0].database != cases[i].database ||
                                                   dangers[0].perhaps != cases[i].perhaps || !dangers[0].words[0])))
            fail_msg("%s %s %s: %zu dangers", cases[i].action, cases[i].type, cases[i].replacement, count);
        for (size_t j = 0; j < count; j++) {
            free(dangers[j].logical_id);
            free(dangers[j].type);
        }
        free(dangers);
    }
}

static size_t dangers_of(const char *details) {
    const CfnChange change = {.action = (char *)"Modify",
                              .logical_id = (char *)"Database",
                              .type = (char *)"AWS::RDS::DBInstance",
                              .replacement = (char *)"Conditional",
                              .details = (char *)details};
    PlanDanger *dangers;
    size_t count = plan_find_dangers(&change, 1, &dangers);
    for (size_t i = 0; i < count; i++) {
        free(dangers[i].logical_id);
        free(dangers[i].type);
    }
    free(dangers);
    return count;
}

/* Each property that the template gives the database is decided: by itself, and beside one that may replace. */
static void test_database_properties(void **unused) {
    static const char *const replacing[] = {"DBInstanceIdentifier", "DBName",         "Engine",
                                            "DBSubnetGroupName",    "KmsKeyId",       "PerformanceInsightsKMSKeyId",
                                            "StorageEncrypted",     "MasterUsername", NULL};
    const char *at = strstr(template_source(NULL), "    Type: AWS::RDS::DBInstance\n");
    size_t properties = 0, dangerous = 0;
    (void)unused;
    assert_non_null(at);
    at = strstr(at, "    Properties:\n");
    for (at = strchr(at, '\n') + 1; strncmp(at, "      ", 6) == 0; at = strchr(at, '\n') + 1) {
        char name[64], both[200];
        if (at[6] == ' ' || sscanf(at, " %63[A-Za-z0-9]:", name) != 1)
            continue;
        bool expected = false;
        for (size_t i = 0; replacing[i]; i++)
            expected = expected || strcmp(replacing[i], name) == 0;
        snprintf(both, sizeof both, "MultiAZ (ParameterReference), %s (DirectModification), Tags", name);
        if (dangers_of(name) != expected || dangers_of(both) != expected)
            fail_msg("%s: expected %s", name, expected ? "a danger" : "none");
        properties++;
        dangerous += expected;
    }
    assert_int_equal(dangerous, sizeof replacing / sizeof *replacing - 1);
    assert_true(properties > 30);
    assert_int_equal(dangers_of("AllocatedStorage (ParameterReference), BackupRetentionPeriod (ParameterReference)"),
                     0);
    assert_int_equal(dangers_of("SomethingNew (DirectModification)"), 1);
    assert_int_equal(dangers_of("MultiAZSomething"), 1);
}

/* Names are looked for before a new stack alone; to a stack that stands they belong. */
static void test_names(void **unused) {
    static const struct {
        const char *status, *taken;
        bool remove, ok;
        int names, made;
    } cases[] = {
        {NULL, NULL, false, true, 1, 1},
        {NULL, "db", false, false, 1, 0},
        {NULL, NULL, true, true, 1, 1},
        {"REVIEW_IN_PROGRESS", "db", true, false, 1, 0},
        {"CREATE_COMPLETE", "db", true, true, 0, 1},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Plan plan = {0};
        Error err = {0};
        const PlanOptions options = {.remove_left = cases[i].remove};
        memset(&cloud, 0, sizeof cloud);
        cloud.status = cases[i].status;
        cloud.tag = "myapp";
        cloud.taken = cases[i].taken;
        bool ok = make(NULL, &options, &plan, &err);
        if (ok != cases[i].ok || cloud.names != cases[i].names || cloud.made != cases[i].made ||
            (cloud.names && cloud.remove_left != cases[i].remove) || (!ok && !strstr(err.said, "db is taken")))
            fail_msg("%zu: %d, \"%s\", looked %d times, %d made", i, ok, err.said, cloud.names, cloud.made);
        plan_release(&plan);
    }
}

static void test_discard(void **unused) {
    Plan plan = {0};
    Error err = {0};
    (void)unused;
    memset(&cloud, 0, sizeof cloud);
    assert_true(make(NULL, NULL, &plan, &err));
    cloud.status = "REVIEW_IN_PROGRESS";
    AwsContext aws = {0};
    assert_true(plan_discard(&aws, &plan, &err));
    assert_true(plan_discard(&aws, &plan, &err)); /* once is enough */
    assert_int_equal(cloud.deleted_sets, 1);
    assert_int_equal(cloud.deleted_stacks, 1);
    plan_release(&plan);
    cloud.deleted_sets = cloud.deleted_stacks = cloud.made = 0;
    assert_true(make(NULL, NULL, &plan, &err)); /* under review already: others may have a change set there */
    assert_true(plan_discard(&aws, &plan, &err));
    assert_int_equal(cloud.deleted_sets, 1);
    assert_int_equal(cloud.deleted_stacks, 0);
    plan_release(&plan);
}

static char *words_of(const AllowList *list) {
    AUTO(text_release) Text text = {0};
    for (size_t i = 0; i < allow_list_count(list); i++) {
        char cidr[CIDR_SIZE];
        cidr_format(allow_list_at(list, i)->cidr, cidr);
        cidr[strcspn(cidr, "/")] = '\0';
        text_print(&text, "%s%s", i ? " " : "", cidr);
    }
    return text_take(&text);
}

/* What is sent takes nothing away that others added, and takes away what the settings knew and have no longer. */
static void test_allowed(void **unused) {
    static const struct {
        const char *name, *in_force, *agreed;
        long version; /* the settings'; 0: they never agreed */
        bool prune;
        const char *set_reason, *sent;
        size_t changes; /* to be sent */
        PlanState state;
        bool alone, based;
    } cases[] = {
        {"as it was", "203.0.113.7", "203.0.113.7", 2, false, NULL, "203.0.113.7", 0, PLAN_READY, false, true},
        {"no list yet", NULL, NULL, 0, false, NULL, "203.0.113.7", 0, PLAN_READY, false, false},
        {"never agreed", "1.1.1.1", NULL, 0, false, NULL, "203.0.113.7 1.1.1.1", 1, PLAN_READY, false, false},
        {"a version that is gone", "1.1.1.1", NULL, 1, false, NULL, "203.0.113.7 1.1.1.1", 1, PLAN_READY, false, false},
        {"removed here", "203.0.113.7 1.1.1.1", "1.1.1.1", 2, false, NULL, "203.0.113.7", 1, PLAN_READY, false, true},
        {"removed elsewhere", "1.1.1.1", "203.0.113.7", 2, false, NULL, "1.1.1.1", 0, PLAN_READY, false, true},
        {"pruned", "203.0.113.7 1.1.1.1", NULL, 0, true, NULL, "203.0.113.7", 1, PLAN_READY, false, false},
        {"pruned, and the template never had it", "203.0.113.7 1.1.1.1", NULL, 0, true,
         "The submitted information didn't contain changes.", "203.0.113.7", 1, PLAN_READY, true, false},
        {"nothing at all", "203.0.113.7", "203.0.113.7", 2, false, "The submitted information didn't contain changes.",
         "203.0.113.7", 0, PLAN_UNCHANGED, false, true},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(plan_release) Plan plan = {0};
        Error err = {0};
        Settings *settings = settings_for(NULL);
        const PlanOptions options = {.prune = cases[i].prune};
        const Agreement agreed = {"pl-1", cases[i].version};
        AwsContext aws = {.clock = clock_scaled(0, 1000)};
        memset(&cloud, 0, sizeof cloud);
        cloud.status = "CREATE_COMPLETE";
        cloud.tag = "myapp";
        cloud.in_force = cases[i].in_force;
        cloud.agreed = cases[i].agreed;
        cloud.set_status = cases[i].set_reason ? "FAILED" : NULL;
        cloud.set_reason = cases[i].set_reason;
        if (cases[i].version)
            settings_agree(settings, &agreed);
        if (!plan_make(&aws, settings, &options, &plan, &err))
            fail_msg("%s: %s", cases[i].name, err.said);
        AllowList *sent = allow_list_new();
        assert_true(template_read_allowed(plan.body, sent, &err));
        AUTO(memory_release) char *words = words_of(sent);
        if (strcmp(words, cases[i].sent) != 0 || access_count_sent(&plan.allowed) != cases[i].changes ||
            plan.state != cases[i].state || plan_is_direct(&plan) != cases[i].alone ||
            plan.allowed_based != cases[i].based)
            fail_msg("%s: %s, %zu changes, state %d", cases[i].name, words, access_count_sent(&plan.allowed),
                     (int)plan.state);
        assert_int_equal(allow_list_count(settings_allowed(settings)), 1); /* the settings stay */
        allow_list_free(sent);
        settings_free(settings);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_another_account),
        cmocka_unit_test(test_statuses),
        cmocka_unit_test(test_remains),
        cmocka_unit_test(test_foreign),
        cmocka_unit_test(test_allowed),
        cmocka_unit_test(test_zones),
        cmocka_unit_test(test_images),
        cmocka_unit_test(test_failed_change_set),
        cmocka_unit_test(test_processors),
        cmocka_unit_test(test_early_validation),
        cmocka_unit_test(test_outputs_written_otherwise),
        cmocka_unit_test(test_review_that_takes_no_other),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_dangers),
        cmocka_unit_test(test_discard),
        cmocka_unit_test(test_database_properties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
