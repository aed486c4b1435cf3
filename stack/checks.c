/* See checks.h. */
#include "stack/checks.h"

#include "aws/ec2.h"
#include "aws/services.h"
#include "base/clock.h"
#include "base/memory.h"
#include "stack/template.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The sign-in must outlast a first deployment: about a quarter of an hour, and as much again to be on the safe side. */
enum { NEEDED_MS = 30 * 60 * 1000 };

typedef struct Input {
    AwsContext *aws;
    const Clock *clock;
    const Settings *settings;
    bool standing;
    TemplateOutline *outline; /* NULL: the settings make no template yet */
} Input;

__attribute__((format(printf, 4, 5))) static void say(Finding *finding, FindingSeverity severity, const char *remedy,
                                                      const char *what, ...) {
    va_list args;
    va_start(args, what);
    vsnprintf(finding->what, sizeof finding->what, what, args);
    va_end(args);
    finding->severity = severity;
    snprintf(finding->remedy, sizeof finding->remedy, "%s", remedy);
}

static void why(Finding *finding, const char *words) {
    snprintf(finding->why, sizeof finding->why, "%s", words);
}

/* What could not be asked is no finding about the deployment. */
static void unknown(Finding *finding, const Error *err) {
    say(finding, FINDING_UNKNOWN, err->remedy, "could not be asked");
    error_line(err, finding->why, sizeof finding->why);
}

static long wanted_count(const Input *input, const char *type) {
    long count = 0;
    for (size_t i = 0; input->outline && i < input->outline->resource_count; i++)
        count += input->outline->resources[i].wanted && strcmp(input->outline->resources[i].type, type) == 0;
    return count;
}

/* ---- who */

static void check_identity(const Input *input, Finding *finding) {
    StsIdentity identity;
    Error err = {0};
    if (sts_caller_identity(input->aws, &identity, &err)) {
        say(finding, FINDING_OK, "", "account %s, %s", identity.account, identity.arn);
        return;
    }
    say(finding, FINDING_ERROR, err.remedy, "AWS does not say who you are");
    error_line(&err, finding->why, sizeof finding->why);
}

static void check_credentials(const Input *input, Finding *finding) {
    AwsCredentialsInfo info;
    Error err = {0};
    if (!aws_session_credentials(input->aws, &info, &err)) {
        say(finding, FINDING_ERROR, err.remedy, "no credentials");
        error_line(&err, finding->why, sizeof finding->why);
        return;
    }
    /* Credentials end by the wall's time; the deployment's may run faster. */
    Clock wall = clock_wall();
    long long needed_ms = (long long)(NEEDED_MS / input->clock->rate);
    long long left_ms = info.expires_ms - clock_now_ms(&wall);
    if (info.expires_ms == 0) {
        say(finding, FINDING_OK, "", "%s; they do not end by themselves", info.source);
    } else if (left_ms >= needed_ms) {
        say(finding, FINDING_OK, "", "%s; they last %lld minutes more", info.source, left_ms / 60000);
    } else {
        say(finding, FINDING_WARNING, "sign in again first, to see it to its end from here",
            "the sign-in ends in %lld minutes", left_ms / 60000);
        why(finding, "a first deployment takes about a quarter of an hour; it goes on at AWS without you");
    }
}

/* ---- quotas */

typedef struct Quota {
    const char *service, *code, *type, *words;
    bool (*count)(AwsContext *aws, long *count, Error *err);
} Quota;

static void check_quota(const Input *input, const Quota *quota, Finding *finding) {
    long needed = input->standing ? 0 : wanted_count(input, quota->type), used;
    double value;
    Error err = {0};
    if (!quota->count(input->aws, &used, &err) || !quota_value(input->aws, quota->service, quota->code, &value, &err)) {
        unknown(finding, &err);
        return;
    }
    if (used + needed <= (long)value) {
        say(finding, FINDING_OK, "", "%ld of %ld %s in use", used, (long)value, quota->words);
        return;
    }
    say(finding, FINDING_ERROR, "", "%ld of %ld %s are in use, %ld more needed", used, (long)value, quota->words,
        needed);
    snprintf(finding->remedy, sizeof finding->remedy,
             "remove one, or ask for more: aws service-quotas request-service-quota-increase --service-code %s "
             "--quota-code %s --desired-value %ld",
             quota->service, quota->code, used + needed);
    why(finding, "AWS would refuse the next one, and undo the deployment");
}

static void check_vpcs(const Input *input, Finding *finding) {
    static const Quota quota = {"vpc", "L-F678F1CE", "AWS::EC2::VPC", "networks (VPCs)", ec2_count_vpcs};
    check_quota(input, &quota, finding);
}

static void check_addresses(const Input *input, Finding *finding) {
    static const Quota quota = {"ec2", "L-0263D0A3", "AWS::EC2::EIP", "elastic addresses", ec2_count_addresses};
    check_quota(input, &quota, finding);
}

static void check_databases(const Input *input, Finding *finding) {
    static const Quota quota = {"rds", "L-7B6409FD", "AWS::RDS::DBInstance", "databases", rds_count_instances};
    check_quota(input, &quota, finding);
}

/* Each possible entry of the list counts as a rule of every group that names it (VPC User Guide, prefix lists). */
static void check_rules(const Input *input, Finding *finding) {
    enum { OTHER_RULES = 10 };
    double value;
    Error err = {0};
    if (!quota_value(input->aws, "vpc", "L-0EA8095F", &value, &err)) {
        unknown(finding, &err);
    } else if ((long)value >= ALLOW_LIST_MAX + OTHER_RULES) {
        say(finding, FINDING_OK, "", "%ld rules a security group", (long)value);
    } else {
        say(finding, FINDING_ERROR, "ask for 60 or more (Service Quotas, vpc, L-0EA8095F)",
            "%ld rules a security group are allowed, the allow list counts for %d", (long)value, ALLOW_LIST_MAX);
        why(finding, "each place of the allow list counts as a rule, used or not");
    }
}

/* ---- what is chosen */

static long words_in(const char *text) {
    long count = 0;
    for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
        count++;
        text += strcspn(text, " ");
    }
    return count;
}

static void judge_class(const Input *input, const RdsClass *class, Finding *finding) {
    bool multi_az = settings_on(input->settings, "database.multi_az");
    bool advanced = strcmp(settings_text(input->settings, "retention.insights"), "advanced") == 0;
    finding->path = "database.instance_class";
    if (words_in(class->zones) < 2) {
        say(finding, FINDING_ERROR, "choose another class or region", "%s is sold in one zone alone (%s)", class->name,
            class->zones);
        why(finding, "the network spans two zones, and the database must fit into either");
    } else if (multi_az && !class->multi_az) {
        say(finding, FINDING_ERROR, "choose another class, or no Multi-AZ", "%s has no Multi-AZ here", class->name);
    } else if (advanced && !class->insights) {
        say(finding, FINDING_ERROR, "choose another class, or insights: standard", "%s has no Database Insights",
            class->name);
    } else {
        say(finding, FINDING_OK, "", "%s is sold in %s", class->name, class->zones);
        finding->path = NULL;
    }
}

static void check_class(const Input *input, Finding *finding) {
    RdsClasses classes = {0};
    Error err = {0};
    const char *wanted = settings_text(input->settings, "database.instance_class");
    const char *version = settings_text(input->settings, "database.engine_version");
    if (!rds_orderable_classes(input->aws, version, &classes, &err)) {
        unknown(finding, &err);
        return;
    }
    const RdsClass *found = NULL;
    for (size_t i = 0; i < classes.count && !found; i++)
        found = strcmp(classes.items[i].name, wanted) == 0 ? &classes.items[i] : NULL;
    if (found) {
        judge_class(input, found, finding);
    } else {
        say(finding, FINDING_ERROR, "choose another class or engine version", "%s is not sold in %s for PostgreSQL %s",
            wanted, aws_session_region(input->aws->session), version);
        finding->path = "database.instance_class";
    }
    rds_classes_release(&classes);
}

static void check_key_pair(const Input *input, Finding *finding) {
    Ec2KeyPairs pairs = {0};
    Error err = {0};
    const char *wanted = settings_text(input->settings, "bastion.key_pair");
    bool there = false;
    if (!wanted[0]) {
        say(finding, FINDING_ERROR, "choose or make one", "no key pair is chosen");
        finding->path = "bastion.key_pair";
        return;
    }
    if (!ec2_describe_key_pairs(input->aws, &pairs, &err)) {
        unknown(finding, &err);
        return;
    }
    for (size_t i = 0; i < pairs.count; i++)
        there = there || strcmp(pairs.items[i].name, wanted) == 0;
    ec2_key_pairs_release(&pairs);
    if (there) {
        say(finding, FINDING_OK, "", "%s is there", wanted);
        return;
    }
    say(finding, FINDING_ERROR, "choose another, make one, or import your public key", "key pair %s is not in %s",
        wanted, aws_session_region(input->aws->session));
    why(finding, "key pairs belong to one region");
    finding->path = "bastion.key_pair";
}

static void check_zones(const Input *input, Finding *finding) {
    char **names = NULL;
    size_t count = 0;
    Error err = {0};
    if (!ec2_describe_zones(input->aws, &names, &count, &err)) {
        unknown(finding, &err);
        return;
    }
    for (size_t i = 0; i < count; i++)
        free(names[i]);
    free(names);
    say(finding, count < 2 ? FINDING_ERROR : FINDING_OK, count < 2 ? "choose another region" : "",
        "%zu zones are available", count);
    finding->path = count < 2 ? "region" : NULL;
}

/* ---- names that must be free */

typedef enum { NAME_FREE, NAME_TAKEN, NAME_PENDING, NAME_UNKNOWN } NameState;

static NameState database_state(AwsContext *aws, const char *name, Error *err) {
    RdsInstance found = {0};
    if (rds_describe_instance(aws, name, &found, err)) {
        rds_instance_release(&found);
        return NAME_TAKEN;
    }
    return strcmp(err->code, "DBInstanceNotFound") == 0 ? NAME_FREE : NAME_UNKNOWN;
}

static NameState secret_state(AwsContext *aws, const char *name, Error *err) {
    SecretState found = {0};
    if (secrets_describe(aws, name, &found, err)) {
        NameState state = found.deleted_ms ? NAME_PENDING : NAME_TAKEN;
        secret_state_release(&found);
        return state;
    }
    return strcmp(err->code, "ResourceNotFoundException") == 0 ? NAME_FREE : NAME_UNKNOWN;
}

static NameState log_group_state(AwsContext *aws, const char *name, Error *err) {
    bool there;
    return !logs_group_exists(aws, name, &there, err) ? NAME_UNKNOWN : there ? NAME_TAKEN : NAME_FREE;
}

/* Every resource of that type that has a name of its own: `words` is what it is called. */
static void check_names(const Input *input, const char *type, const char *words, const char *delete_command,
                        NameState (*state_of)(AwsContext *aws, const char *name, Error *err), Finding *finding) {
    long asked = 0;
    for (size_t i = 0; !input->standing && input->outline && i < input->outline->resource_count; i++) {
        const TemplateResource *resource = &input->outline->resources[i];
        Error err = {0};
        if (!resource->wanted || strcmp(resource->type, type) != 0 || !resource->name[0])
            continue;
        NameState state = state_of(input->aws, resource->name, &err);
        asked++;
        if (state == NAME_UNKNOWN) {
            unknown(finding, &err);
            return;
        }
        if (state == NAME_FREE)
            continue;
        say(finding, FINDING_ERROR, "", "%s %s is there already%s", words, resource->name,
            state == NAME_PENDING ? ": it waits for its deletion and holds the name"
                                  : ", outside of any stack of ours");
        snprintf(finding->remedy, sizeof finding->remedy, "choose another app name, or delete it: %s %s",
                 delete_command, resource->name);
        why(finding, "AWS would refuse to make it, and undo the deployment");
        finding->path = "app";
        return;
    }
    say(finding, FINDING_OK, "", input->standing ? "the stack's own" : asked ? "free" : "nothing to ask");
}

static void check_database_name(const Input *input, Finding *finding) {
    check_names(input, "AWS::RDS::DBInstance", "database",
                "aws rds delete-db-instance --final-db-snapshot-identifier NAME --db-instance-identifier",
                database_state, finding);
}

static void check_secret_name(const Input *input, Finding *finding) {
    check_names(input, "AWS::SecretsManager::Secret", "secret",
                "aws secretsmanager delete-secret --force-delete-without-recovery --secret-id", secret_state, finding);
}

static void check_log_groups(const Input *input, Finding *finding) {
    check_names(input, "AWS::Logs::LogGroup", "log group", "aws logs delete-log-group --log-group-name",
                log_group_state, finding);
}

static void check_stack_name(const Input *input, Finding *finding) {
    CfnStack stack = {0};
    Error err = {0};
    const char *app = settings_text(input->settings, "app");
    if (!cfn_describe_stack(input->aws, app, &stack, &err)) {
        if (strcmp(err.code, "StackNotFound") == 0)
            say(finding, FINDING_OK, "", "%s is free", app);
        else
            unknown(finding, &err);
        return;
    }
    const char *tag = template_parameter(stack.tags, stack.tag_count, TEMPLATE_TAG);
    bool foreign = stack.status[0] && strcmp(stack.status, "REVIEW_IN_PROGRESS") != 0 &&
                   strcmp(stack.status, "DELETE_COMPLETE") != 0 && (!tag || strcmp(tag, app) != 0);
    say(finding, foreign ? FINDING_ERROR : FINDING_OK, foreign ? "choose another app name" : "",
        foreign ? "a stack named %s is there that this program did not make" : "%s is this program's own stack", app);
    finding->path = foreign ? "app" : NULL;
    cfn_stack_release(&stack);
}

static void check_own_address(const Input *input, Finding *finding) {
    char address[64];
    Error err = {0};
    Cidr own;
    const AllowList *allowed = settings_allowed_const(input->settings);
    if (!checkip_address(input->aws, address, &err) || !cidr_parse(address, &own, &err)) {
        unknown(finding, &err);
        return;
    }
    for (size_t i = 0; i < allow_list_count(allowed); i++)
        if (cidr_contains(allow_list_at(allowed, i)->cidr, own)) {
            say(finding, FINDING_OK, "", "%s may connect", address);
            return;
        }
    say(finding, FINDING_WARNING, "add it to the allowed addresses", "your address %s is not among the allowed",
        address);
    why(finding, "you could not connect from here");
    finding->path = "access.allowed";
}

/* ---- the table */

const CheckRow check_rows[] = {
    {"identity", "Who you are"},
    {"credentials", "How long the sign-in lasts"},
    {"stack-name", "Name of the stack"},
    {"key-pair", "Key pair"},
    {"class", "Instance class"},
    {"zones", "Availability zones"},
    {"vpc-quota", "Networks left in this region"},
    {"address-quota", "Elastic addresses left"},
    {"database-quota", "Databases left"},
    {"rules-quota", "Rules a security group takes"},
    {"database-name", "Name of the database"},
    {"secret-name", "Name of the secret"},
    {"log-groups", "Names of the log groups"},
    {"own-address", "Your own address"},
};
static void (*const runs[])(const Input *input, Finding *finding) = {
    check_identity,      check_credentials, check_stack_name, check_key_pair,    check_class,
    check_zones,         check_vpcs,        check_addresses,  check_databases,   check_rules,
    check_database_name, check_secret_name, check_log_groups, check_own_address,
};
const size_t check_count = sizeof check_rows / sizeof *check_rows;
_Static_assert(sizeof check_rows / sizeof *check_rows == sizeof runs / sizeof *runs, "a row has its function");

static TemplateOutline *outline_of(const Settings *settings) {
    AUTO(template_parameters_release) TemplateParameters parameters = {0};
    Error ignored = {0};
    if (!template_parameters(settings, &parameters, &ignored))
        return NULL;
    return template_outline_new(NULL, parameters.items, parameters.count, &ignored);
}

static void run(const Input *input, size_t index, Finding *finding) {
    *finding = (Finding){.id = check_rows[index].id};
    runs[index](input, finding);
}

void check_run(AwsContext *aws, const Clock *clock, const Settings *settings, bool standing, size_t index,
               Finding *finding) {
    Input input = {aws, clock, settings, standing, outline_of(settings)};
    run(&input, index, finding);
    template_outline_free(input.outline);
}

bool checks_run(AwsContext *aws, const Clock *clock, const Settings *settings, bool standing, CheckListener listener,
                void *data, FindingSeverity *worst, Error *err) {
    Input input = {aws, clock, settings, standing, outline_of(settings)};
    FindingSeverity found = FINDING_OK;
    bool ok = true;
    for (size_t i = 0; ok && i < check_count; i++) {
        Finding finding;
        if (listener)
            listener(data, i, NULL);
        run(&input, i, &finding);
        ok = !cancel_wanted(aws->cancel);
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
