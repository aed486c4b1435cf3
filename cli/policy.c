/* `secure-rds policy`: the least IAM policies for an operator, and for a service role of CloudFormation. */
#include "stack/policy.h"
#include "aws/endpoints.h"
#include "base/memory.h"
#include "cli/commands.h"

#include <stdlib.h>
#include <string.h>

const char policy_help[] =
    "Prints IAM policies, narrowed to the settings' app and region: {\"policies\": [{\"name\": …, \"document\": …}], "
    "…}.\n"
    "They are as many as IAM's limit of 6,144 characters asks for; --part prints the document of one, as\n"
    "`aws iam create-policy --policy-name NAME --policy-document file://…` takes it. Needs no network and no\n"
    "credentials.\n"
    "CloudFormation makes the resources with the permissions of whoever calls it: these are in an operator's\n"
    "policies, for calls through CloudFormation alone. With --role-arn a service role has them instead, and\n"
    "--service-role prints what that role needs; with --for destroy, one that only deletes.\n"
    "Whoever may make roles and their policies can do everything in the end; what is printed says so where it is so\n"
    "(\"administrator\").";
const OptionRow policy_options[] = {
    {"for", "COMMAND", OPTION_VALUE, OPTION_AT(policy_for),
     "of one command: plan, apply, access, status, destroy, wizard, cost, token, connect, verify, list, rollback", 0},
    {"service-role", NULL, OPTION_FLAG, OPTION_AT(service_role), "of the role that CloudFormation works with", 0},
    {"part", "N", OPTION_VALUE, OPTION_AT(policy_part), "only the N-th document", 0},
    {0},
};

/* The settings' region, else the environment's; "*" when there is none. */
static const char *region_known(const Settings *settings) {
    const char *places[] = {settings_text(settings, "region"), getenv("AWS_REGION"), getenv("AWS_DEFAULT_REGION")};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (places[i] && region_valid(places[i]))
            return places[i];
    return "*";
}

static bool part_named(const char *word, const Policies *policies, size_t *part, Error *err) {
    char *end;
    unsigned long number = strspn(word, "0123456789") > 0 ? strtoul(word, &end, 10) : 0;
    if (number < 1 || number > policies->count || *end)
        return error_set(err, ERROR_USAGE, "see the list without --part", "found --part %.20s, allowed 1 to %zu", word,
                         policies->count);
    *part = number - 1;
    return true;
}

static json_t *all_of(const Policies *policies) {
    json_t *list = json_array();
    for (size_t i = 0; i < policies->count; i++)
        json_array_append_new(
            list, json_pack("{s:s, s:O}", "name", policies->items[i].name, "document", policies->items[i].document));
    return json_pack("{s:o, s:b}", "policies", list, "administrator", policies_make_administrator(policies));
}

static void describe(const Run *run, const PolicyScope *scope, const Policies *policies) {
    for (size_t i = 0; i < policies->count; i++)
        say(run, "%zu. %s: %zu of %d characters", i + 1, policies->items[i].name, policies->items[i].size,
            POLICY_SIZE_MAX);
    if (policies_make_administrator(policies))
        say(run,
            "In the end they allow everything: whoever has them can make roles and policies named %s-*, give them any "
            "permission, and work as one. Give them to nobody who may not administer the account.",
            scope->app);
    if (strcmp(scope->app, "*") == 0)
        say(run, "No app is set, so they are for every app: narrow them with --set app=NAME.");
    if (strcmp(scope->region, "*") == 0)
        say(run, "No region is set, so they are for every region: narrow them with --region REGION.");
    if (run->options.role_arn && !run->options.service_role)
        say(run, "The role itself needs what `secure-rds policy --service-role` prints.");
}

int policy_run(Run *run) {
    const Options *options = &run->options;
    AUTO(policies_release) Policies policies = {0};
    size_t part = 0;
    bool destroying = options->policy_for && strcmp(options->policy_for, "destroy") == 0;
    if (options->service_role && options->policy_for && !destroying) {
        error_set(&run->err, ERROR_USAGE, "leave --for away, or name destroy",
                  "CloudFormation's role needs the same for every command but destroy");
        return EXIT_USAGE;
    }
    if (!run_settings(run, false))
        return run_failed(run);
    const char *app = settings_text(run->settings, "app");
    PolicyScope scope = {.app = *app ? app : "*", .region = region_known(run->settings), .role_arn = options->role_arn};
    if (options->service_role)
        policy_service_role(&scope, destroying, &policies);
    else if (!policy_operator(&scope, options->policy_for, &policies, &run->err))
        return run_failed(run);
    if (options->policy_part && !part_named(options->policy_part, &policies, &part, &run->err))
        return run_failed(run);
    describe(run, &scope, &policies);
    json_t *printed = options->policy_part ? json_incref(policies.items[part].document) : all_of(&policies);
    json_dumpf(printed, stdout, JSON_INDENT(options->json ? 0 : 2) | JSON_ENSURE_ASCII);
    json_decref(printed);
    fputc('\n', stdout);
    return EXIT_DONE;
}
