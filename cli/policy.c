/* `secure-rds policy`: the IAM permissions of the calls that this program makes, from the one table of them. */
#include "aws/call.h"
#include "base/memory.h"
#include "cli/commands.h"

#include <stdlib.h>
#include <string.h>

const char policy_help[] =
    "Prints an IAM policy document with the permissions of all calls that this program makes itself, as\n"
    "`aws iam create-policy --policy-document file://…` takes it. Needs no network and no credentials.\n"
    "CloudFormation makes the resources with the permissions of whoever calls it, or with those of a service role:\n"
    "give the role what the resource types need, name it with --role-arn, and the operator needs no more than this.";
const OptionRow policy_options[] = {{0}};

static int by_name(const void *one, const void *other) {
    return strcmp(*(const char *const *)one, *(const char *const *)other);
}

/* The permissions of one service, sorted, as a statement; NULL when it needs none. */
static json_t *statement(const char *service, const char *const *permissions, size_t count) {
    json_t *actions = json_array();
    for (size_t i = 0; i < count; i++) {
        size_t length = strcspn(permissions[i], ":");
        if (strlen(service) == length && strncmp(permissions[i], service, length) == 0)
            json_array_append_new(actions, json_string(permissions[i]));
    }
    AUTO(memory_release) char *name = memory_copy(service);
    for (char *c = name; *c; c++) /* a statement's id takes letters and digits only */
        if (*c == '-')
            *c = 'X';
    return json_pack("{s:s, s:s, s:o, s:s}", "Sid", name, "Effect", "Allow", "Action", actions, "Resource", "*");
}

static json_t *pass_role(const char *role_arn) {
    return json_pack("{s:s, s:s, s:[s], s:s, s:{s:{s:s}}}", "Sid", "passrole", "Effect", "Allow", "Action",
                     "iam:PassRole", "Resource", role_arn, "Condition", "StringEquals", "iam:PassedToService",
                     "cloudformation.amazonaws.com");
}

int policy_run(Run *run) {
    size_t count, known = 0;
    const AwsOperation *operations = aws_operations(&count);
    const char **permissions = memory_new(count, sizeof *permissions);
    for (size_t i = 0; i < count; i++)
        if (operations[i].permission)
            permissions[known++] = operations[i].permission;
    qsort(permissions, known, sizeof *permissions, by_name);
    json_t *statements = json_array();
    for (size_t i = 0; i < known; i++) {
        AUTO(memory_release) char *service = memory_copy_n(permissions[i], strcspn(permissions[i], ":"));
        if (i == 0 || strncmp(permissions[i - 1], permissions[i], strlen(service) + 1) != 0)
            json_array_append_new(statements, statement(service, permissions, known));
    }
    if (run->options.role_arn)
        json_array_append_new(statements, pass_role(run->options.role_arn));
    free(permissions);
    json_t *document = json_pack("{s:s, s:o}", "Version", "2012-10-17", "Statement", statements);
    json_dumpf(document, stdout, JSON_INDENT(run->options.json ? 0 : 2) | JSON_ENSURE_ASCII);
    json_decref(document);
    fputc('\n', stdout);
    say(run, "These are the program's own calls. What CloudFormation makes needs the permissions of the resource types "
             "too:\n"
             "give them to a service role and name it with --role-arn, or to the operator.");
    return EXIT_DONE;
}
