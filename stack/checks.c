/* See checks.h: the table, and how the checks are run. What each one asks is in checks_*.c. */
#include "stack/checks.h"
#include "base/memory.h"
#include "stack/checks_parts.h"
#include "stack/owner.h"
#include "stack/stack_status.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void finding_say(Finding *finding, FindingSeverity severity, const char *remedy, const char *what, ...) {
    va_list args;
    va_start(args, what);
    vsnprintf(finding->what, sizeof finding->what, what, args);
    va_end(args);
    finding->severity = severity;
    snprintf(finding->remedy, sizeof finding->remedy, "%s", remedy);
}

void finding_certain(Finding *finding) {
    finding->certain = true;
}

void finding_why(Finding *finding, const char *words) {
    snprintf(finding->why, sizeof finding->why, "%s", words);
}

void finding_unknown(Finding *finding, const Error *err) {
    if (err->permission[0]) {
        finding_say(finding, FINDING_UNKNOWN, err->remedy, "not permitted: %s is missing", err->permission);
        finding_why(finding, "without it this can't be asked: what it would find shows when the deployment runs");
        return;
    }
    finding_say(finding, FINDING_UNKNOWN, err->remedy, "could not be asked");
    error_line(err, finding->why, sizeof finding->why);
}

const CheckRow check_rows[] = {
    {"identity", "Who you are"},
    {"credentials", "How long the sign-in lasts"},
    {"account-plan", "The account's plan"},
    {"stack-name", "Name of the stack"},
    {"key-pair", "Key pair"},
    {"class", "Instance class"},
    {"zones", "Availability zones"},
    {"images", "Images of the instances"},
    {"vpc-quota", "Networks left in this region"},
    {"address-quota", "Elastic addresses left"},
    {"database-quota", "Databases left"},
    {"rules-quota", "Rules a security group takes"},
    {"database-name", "Name of the database"},
    {"secret-name", "Name of the secret"},
    {"log-groups", "Names of the log groups"},
    {"own-address", "Your own address"},
    {"permissions", "Permissions"},
};
static const struct {
    CheckFunction *function;
    const char *depends; /* paths, parted by blanks */
    bool certain;        /* may find what AWS is certain to refuse */
} checks[] = {
    {check_identity, "account", false},
    {check_credentials, "", false},
    {check_plan, "database.instance_class retention.backup_days", true},
    {check_stack_name, "app", false},
    {check_key_pair, "bastion.key_pair", false},
    {check_class, "database.instance_class database.engine_version database.multi_az retention.insights", true},
    {check_zones,
     "region network.zones network.nat network.nat_instance_type network.endpoint_zones "
     "bastion.instance_type database.instance_class database.engine_version database.multi_az",
     false},
    {check_images, "region bastion.image bastion.instance_type network.nat network.nat_image network.nat_instance_type",
     true},
    {check_vpcs, "", true},
    {check_addresses, "network.nat", true},
    {check_databases, "", true},
    {check_rules, "", false},
    {check_database_name, "app", false},
    {check_secret_name, "app", false},
    {check_log_groups, "app", false},
    {check_own_address, "access.allowed", false},
    {check_permissions, "app", false},
};
const size_t check_count = sizeof check_rows / sizeof *check_rows;
_Static_assert(sizeof check_rows / sizeof *check_rows == sizeof checks / sizeof *checks, "a row has its function");
_Static_assert(sizeof check_rows / sizeof *check_rows <= 64, "CheckScope.only has a bit for each");

unsigned long long check_bit(const char *id) {
    for (size_t i = 0; i < check_count; i++)
        if (strcmp(check_rows[i].id, id) == 0)
            return 1ULL << i;
    return 0;
}

unsigned long long check_certain(void) {
    unsigned long long bits = 0;
    for (size_t i = 0; i < check_count; i++)
        bits |= checks[i].certain ? 1ULL << i : 0;
    return bits;
}

static void depends_add(const Settings *settings, const char *path, Text *text) {
    if (strcmp(path, "access.allowed") != 0) {
        text_print(text, "%s=%s ", path, settings_text(settings, path));
        return;
    }
    const AllowList *allowed = settings_allowed_const(settings);
    for (size_t i = 0; i < allow_list_count(allowed); i++) {
        char cidr[CIDR_SIZE];
        cidr_format(allow_list_at(allowed, i)->cidr, cidr);
        text_print(text, "%s ", cidr);
    }
}

void check_depends(size_t index, const Settings *settings, Text *text) {
    for (const char *path = checks[index].depends; *(path += strspn(path, " "));) {
        size_t length = strcspn(path, " ");
        AUTO(memory_release) char *word = memory_copy_n(path, length);
        depends_add(settings, word, text);
        path += length;
    }
}

static TemplateOutline *outline_of(const Settings *settings) {
    AUTO(template_parameters_release) TemplateParameters parameters = {0};
    Error ignored = {0};
    if (!template_parameters(settings, &parameters, &ignored))
        return NULL;
    return template_outline_new(NULL, parameters.items, parameters.count, &ignored);
}

/* What is replaced is made before the old one goes. */
static bool makes(const CfnChange *change, const char *type) {
    bool made = strcmp(change->action, "Add") == 0 || strcmp(change->replacement, "True") == 0;
    return made && strcmp(change->type, type) == 0;
}

long check_made(const CheckInput *input, const char *type) {
    long count = 0;
    for (size_t i = 0; input->plan && i < input->plan->set.change_count; i++)
        count += makes(&input->plan->set.changes[i], type);
    for (size_t i = 0; !input->plan && !input->standing && input->outline && i < input->outline->resource_count; i++)
        count += input->outline->resources[i].wanted && strcmp(input->outline->resources[i].type, type) == 0;
    return count;
}

bool check_sends(const CheckInput *input, const char *path) {
    const Plan *plan = input->plan;
    const char *parameter = setting_find(path)->parameter;
    if (!input->standing)
        return true;
    const char *sent = plan ? template_parameter(plan->parameters.items, plan->parameters.count, parameter)
                            : settings_text(input->settings, path),
               *stands = template_parameter(input->stack->parameters, input->stack->parameter_count, parameter);
    return sent && (!stands || strcmp(sent, stands) != 0);
}

size_t check_left(const CheckInput *input, const char *type, const char *logical_id) {
    size_t count = 0;
    for (size_t i = 0; input->left && i < input->left->count; i++) {
        const CfnResource *resource = &input->left->items[i];
        bool there = *resource->physical_id && strcmp(resource->status, "DELETE_COMPLETE") != 0;
        count += there && strcmp(resource->type, type) == 0 &&
                 (!logical_id || strcmp(resource->logical_id, logical_id) == 0);
    }
    return count;
}

/* The stack of the app's name, and its parts where it never stood. */
typedef struct Asked {
    CfnStack stack;
    CfnResources left;
    Error stack_error, left_error;
} Asked;

static void asked_release(Asked *asked) {
    cfn_stack_release(&asked->stack);
    cfn_resources_release(&asked->left);
}

static void left_ask(CheckInput *input, Asked *asked) {
    if (cfn_describe_resources(input->aws, asked->stack.id, &asked->left, &asked->left_error))
        input->left = &asked->left;
    else
        input->parts_error = &asked->left_error;
}

/* Asked of AWS once for all checks, and never taken from what a face saw some time ago: what has been made since would
 * be called in the way, with the command that deletes it. */
static void stack_ask(CheckInput *input, Asked *asked) {
    if (input->plan) { /* it was found there just now, and is ours */
        input->stack = input->plan->stack.id ? &input->plan->stack : NULL;
        input->standing = !input->plan->create;
        return;
    }
    const char *app = settings_text(input->settings, "app");
    if (!cfn_describe_stack(input->aws, app, &asked->stack, &asked->stack_error)) {
        bool none = strcmp(asked->stack_error.code, "StackNotFound") == 0;
        input->stack_error = input->parts_error = none ? NULL : &asked->stack_error;
        return;
    }
    StackKind kind = stack_status(asked->stack.status)->kind;
    input->stack = &asked->stack;
    input->foreign = kind != STACK_ABSENT && kind != STACK_REVIEW && !owner_tagged(&asked->stack);
    input->standing = !input->foreign && (kind == STACK_STANDS || kind == STACK_BUSY || kind == STACK_BROKEN);
    input->failed = !input->foreign && kind == STACK_NEVER_STOOD;
    if (input->failed)
        left_ask(input, asked);
}

static void run(const CheckInput *input, size_t index, Finding *finding) {
    *finding = (Finding){.id = check_rows[index].id};
    checks[index].function(input, finding);
}

bool checks_run(const CheckScope *scope, CheckListener listener, void *data, FindingSeverity *worst, Error *err) {
    CheckInput input = {.aws = scope->aws,
                        .settings = scope->settings,
                        .role_arn = scope->role_arn,
                        .plan = scope->plan,
                        .certain = scope->only && !(scope->only & ~check_certain()),
                        .outline = outline_of(scope->settings)};
    AUTO(asked_release) Asked asked = {0};
    FindingSeverity found = FINDING_OK;
    bool ok = true;
    stack_ask(&input, &asked);
    for (size_t i = 0; ok && i < check_count; i++) {
        Finding finding;
        if (scope->only && !(scope->only >> i & 1))
            continue;
        if (listener)
            listener(data, i, NULL);
        run(&input, i, &finding);
        ok = !cancel_wanted(scope->aws->cancel);
        if (ok && listener)
            listener(data, i, &finding);
        found = finding.severity > found ? finding.severity : found;
    }
    template_outline_free(input.outline);
    if (!ok)
        return cancel_error(err);
    if (worst)
        *worst = found;
    return true;
}
