/* Checks: who asks, how long that lasts, and what they may do. See checks.h. */
#include "stack/checks_parts.h"

#include "aws/services.h"
#include "base/memory.h"
#include "stack/account_guard.h"
#include "stack/policy.h"
#include "stack/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ACTIONS_MAX = 100, CONTEXT_MAX = 8, NAMED_MAX = 4, USUAL_MS = 15 * 60 * 1000 };

void check_identity(const CheckInput *input, Finding *finding) {
    StsIdentity identity;
    Error err = {0};
    if (sts_caller_identity(input->aws, &identity, &err)) {
        if (account_is(settings_text(input->settings, "account"), identity.account, &err))
            finding_say(finding, FINDING_OK, "", "account %s, %s", identity.account, identity.arn);
        else
            finding_say(finding, FINDING_ERROR, err.remedy, "%s", err.said);
        return;
    }
    finding_say(finding, FINDING_ERROR, err.remedy, "AWS does not say who you are");
    error_line(&err, finding->why, sizeof finding->why);
}

/* ---- how long */

/* What the deployment is expected to take, as Provision will say at its beginning. */
static long long expected_ms(const CheckInput *input) {
    if (!input->outline)
        return USUAL_MS;
    Progress *progress = progress_new(input->outline, "", "", 0);
    long long expected = progress_view(progress, 0).expected_ms;
    progress_free(progress);
    return expected > 0 ? expected : USUAL_MS;
}

void check_credentials(const CheckInput *input, Finding *finding) {
    AwsCredentialsInfo info;
    Error err = {0};
    if (!aws_session_credentials(input->aws, &info, &err)) {
        finding_say(finding, FINDING_ERROR, err.remedy, "no credentials");
        error_line(&err, finding->why, sizeof finding->why);
        return;
    }
    /* Credentials end by the wall's time; the deployment's may run faster. */
    Clock wall = clock_wall();
    long long needed_ms = clock_wall_span_ms(&input->aws->clock, expected_ms(input));
    long long left_ms = info.sign_in_ms - clock_now_ms(&wall);
    long long minutes = (expected_ms(input) + 59999) / 60000;
    if (info.sign_in_ms == 0 && info.expires_ms == 0)
        finding_say(finding, FINDING_OK, "", "the credentials do not end by themselves");
    else if (info.sign_in_ms == 0)
        finding_say(finding, FINDING_OK, "", "the credentials are renewed by themselves");
    else if (left_ms >= needed_ms && left_ms > 48LL * 3600 * 1000)
        finding_say(finding, FINDING_OK, "", "%lld days more; a deployment takes about %lld minute%s",
                    left_ms / (24LL * 3600 * 1000), minutes, minutes == 1 ? "" : "s");
    else if (left_ms >= needed_ms)
        finding_say(finding, FINDING_OK, "", "%lld minute%s more; a deployment takes about %lld", left_ms / 60000,
                    left_ms / 60000 == 1 ? "" : "s", minutes);
    else
        finding_say(finding, FINDING_WARNING, "sign in again first, to see it to its end from here",
                    "it ends in %lld minute%s, and a deployment takes about %lld", left_ms / 60000,
                    left_ms / 60000 == 1 ? "" : "s", minutes);
    if (finding->severity == FINDING_WARNING)
        finding_why(finding, "the deployment goes on at AWS without you, but you can't see how far it is");
}

/* ---- what they may do */

/* Whose policies are asked about: a session's role has its path at IAM alone. False: `finding` says what is known. */
static bool principal_find(const CheckInput *input, const StsIdentity *identity, char arn[600], Finding *finding) {
    const char *role = strstr(identity->arn, ":assumed-role/");
    Error err = {0};
    if (strstr(identity->arn, ":root")) {
        finding_say(finding, FINDING_WARNING,
                    "make a user or a role for this, and keep the root user's keys locked away",
                    "this is the account's root user, who may do everything");
        finding_why(finding, "its keys can't be narrowed, and open everything to whoever finds them");
        return false;
    }
    if (!role) {
        snprintf(arn, 600, "%s", identity->arn);
        return true;
    }
    role += strlen(":assumed-role/");
    AUTO(memory_release) char *name = memory_copy_n(role, strcspn(role, "/"));
    if (iam_role_arn(input->aws, name, arn, &err))
        return true;
    finding_unknown(finding, &err);
    return false;
}

/* A pattern of a policy, as one of those things that it fits. */
static char *concrete(const char *pattern, const StsIdentity *identity) {
    Text text = {0};
    const char *from = pattern;
    int colons = 0;
    for (; *from; from++) {
        if (*from == '*' && strcmp(pattern, "*") != 0)
            text_put(&text, colons == 4 ? identity->account : colons == 3 ? "us-east-1" : "x");
        else
            text_add(&text, *from == '?' ? "x" : from, 1);
        colons += *from == ':';
    }
    return text_take(&text);
}

static const char *first_of(const json_t *value) {
    const char *text = json_string_value(json_is_array(value) ? json_array_get(value, 0) : value);
    return text ? text : "";
}

typedef struct Asking {
    const char *actions[ACTIONS_MAX];
    struct IamContext context[CONTEXT_MAX];
    char *values[CONTEXT_MAX]; /* of the context */
    size_t action_count, context_count;
} Asking;

static void asking_release(Asking *asking) {
    for (size_t i = 0; i < asking->context_count; i++)
        free(asking->values[i]);
}

static void context_add(Asking *asking, const char *key, char *value, bool list) {
    asking->values[asking->context_count] = value;
    asking->context[asking->context_count++] = (struct IamContext){key, value, list};
}

/* What every request brings along, whether a statement asks for it or not. */
static void region_take(Asking *asking, const CheckInput *input) {
    context_add(asking, "aws:RequestedRegion", memory_copy(aws_session_region(input->aws->session)), false);
}

/* False: a condition that asks for something else than this can't be said as a value. */
static bool conditions_take(Asking *asking, json_t *conditions, const StsIdentity *identity) {
    const char *operator, * key;
    json_t *keys, *value;
    json_object_foreach(conditions, operator, keys) json_object_foreach(keys, key, value) {
        if (strstr(operator, "Not") || asking->context_count == CONTEXT_MAX)
            return false;
        if (strcmp(key, "aws:RequestedRegion") == 0)
            continue;
        char *said = concrete(first_of(value), identity);
        size_t length = strlen(said);
        if (length > 1 && strcmp(said + length - 2, "mx") == 0) /* "….com*": nothing is behind it */
            said[length - 1] = '\0';
        context_add(asking, key, said, strncmp(operator, "ForA", 4) == 0);
    }
    return true;
}

/* Several statements ask for one action, each of other things: who lacks it lacks one permission. */
static void action_add(IamDenials *actions, const char *action) {
    for (size_t i = 0; i < actions->count; i++)
        if (strcmp(actions->actions[i], action) == 0)
            return;
    actions->actions = memory_more(actions->actions, actions->count, sizeof *actions->actions);
    actions->actions[actions->count++] = memory_copy(action);
}

static bool statement_ask(const CheckInput *input, const char *principal, const StsIdentity *identity,
                          json_t *statement, IamDenials *denials, IamDenials *asked, Error *err) {
    AUTO(asking_release) Asking asking = {0};
    const json_t *actions = json_object_get(statement, "Action");
    region_take(&asking, input);
    if (!conditions_take(&asking, json_object_get(statement, "Condition"), identity))
        return true;
    for (size_t i = 0; i < json_array_size(actions) && i < ACTIONS_MAX; i++)
        if (!strchr(json_string_value(json_array_get(actions, i)), '*'))
            asking.actions[asking.action_count++] = json_string_value(json_array_get(actions, i));
    AUTO(memory_release) char *resource = concrete(first_of(json_object_get(statement, "Resource")), identity);
    IamQuestion question = {.principal_arn = principal,
                            .actions = asking.actions,
                            .action_count = asking.action_count,
                            .resource = resource,
                            .context = asking.context,
                            .context_count = asking.context_count};
    for (size_t i = 0; i < asking.action_count; i++)
        action_add(asked, asking.actions[i]);
    return !asking.action_count || iam_simulate(input->aws, &question, denials, err);
}

static bool policies_ask(const CheckInput *input, const char *principal, const StsIdentity *identity,
                         IamDenials *denials, IamDenials *asked, Error *err) {
    AUTO(policies_release) Policies policies = {0};
    PolicyScope scope = {.app = settings_text(input->settings, "app"),
                         .region = aws_session_region(input->aws->session),
                         .role_arn = input->role_arn};
    if (!policy_operator(&scope, "apply", &policies, err))
        return false;
    for (size_t i = 0; i < policies.count; i++) {
        size_t k;
        json_t *statement;
        json_array_foreach(json_object_get(policies.items[i].document, "Statement"), k, statement) {
            if (!statement_ask(input, principal, identity, statement, denials, asked, err))
                return false;
        }
    }
    return true;
}

static void denials_tell(const IamDenials *denials, size_t asked, Finding *finding) {
    AUTO(text_release) Text names = {0};
    AUTO(iam_denials_release) IamDenials missing = {0};
    for (size_t i = 0; i < denials->count; i++)
        action_add(&missing, denials->actions[i]);
    for (size_t i = 0; i < missing.count && i < NAMED_MAX; i++)
        text_print(&names, "%s%s", i ? ", " : "", missing.actions[i]);
    if (missing.count > NAMED_MAX)
        text_put(&names, " …");
    finding_say(finding, FINDING_ERROR,
                "ask whoever runs the account; `secure-rds policy --for apply` prints the policy",
                "%zu of %zu are missing: %s", missing.count, asked, text_string(&names));
    finding_why(finding, "so says IAM's own simulation: AWS would refuse these, and undo the deployment");
}

void check_permissions(const CheckInput *input, Finding *finding) {
    StsIdentity identity;
    AUTO(iam_denials_release) IamDenials denials = {0}, asked = {0};
    char principal[600];
    Error err = {0};
    if (!sts_caller_identity(input->aws, &identity, &err)) {
        finding_unknown(finding, &err);
    } else if (principal_find(input, &identity, principal, finding)) {
        if (!policies_ask(input, principal, &identity, &denials, &asked, &err))
            finding_unknown(finding, &err);
        else if (denials.count > 0)
            denials_tell(&denials, asked.count, finding);
        else
            finding_say(finding, FINDING_OK, "", "all %zu that a deployment needs, by IAM's simulation", asked.count);
    }
}
