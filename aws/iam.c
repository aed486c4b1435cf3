/* AWS Identity and Access Management; see services.h. */
#include "aws/internal.h"
#include "aws/pages.h"
#include "aws/reply.h"
#include "aws/services.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool iam_account_alias(AwsContext *aws, char alias[64], Error *err) {
    AUTO(xml_release) XmlNode *reply = NULL;
    if (!aws_query(aws, aws_operation(OP_IAM_LIST_ACCOUNT_ALIASES), NULL, &reply, err))
        return false;
    snprintf(alias, 64, "%s", xml_text(xml_child(reply, "AccountAliases"), "member"));
    return true;
}

bool iam_role_arn(AwsContext *aws, const char *role_name, char arn[600], Error *err) {
    AUTO(xml_release) XmlNode *reply = NULL;
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    aws_params_add(params, "RoleName", role_name);
    if (!aws_query(aws, aws_operation(OP_IAM_GET_ROLE), params, &reply, err))
        return false;
    snprintf(arn, 600, "%s", xml_text(xml_child(reply, "Role"), "Arn"));
    return true;
}

void iam_denials_release(IamDenials *denials) {
    for (size_t i = 0; i < denials->count; i++)
        free(denials->actions[i]);
    free(denials->actions);
    *denials = (IamDenials){0};
}

static void question_add(AwsParams *params, const IamQuestion *question) {
    aws_params_add(params, "PolicySourceArn", question->principal_arn);
    for (size_t i = 0; i < question->action_count; i++)
        aws_params_addf(params, question->actions[i], "ActionNames.member.%zu", i + 1);
    aws_params_add(params, "ResourceArns.member.1", question->resource);
    for (size_t i = 0; i < question->context_count; i++) {
        const struct IamContext *context = &question->context[i];
        aws_params_addf(params, context->key, "ContextEntries.member.%zu.ContextKeyName", i + 1);
        aws_params_addf(params, context->value, "ContextEntries.member.%zu.ContextKeyValues.member.1", i + 1);
        aws_params_addf(params, context->list ? "stringList" : "string", "ContextEntries.member.%zu.ContextKeyType",
                        i + 1);
    }
}

/* A denial that hangs on something that was not said is none: the call itself will say it. */
static void denials_take(const XmlNode *reply, IamDenials *denials) {
    size_t count, missing;
    const XmlNode *const *results = xml_list(reply, "EvaluationResults", &count);
    for (size_t i = 0; i < count; i++) {
        xml_list(results[i], "MissingContextValues", &missing);
        if (missing > 0 || strcmp(xml_text(results[i], "EvalDecision"), "allowed") == 0)
            continue;
        denials->actions = memory_more(denials->actions, denials->count, sizeof *denials->actions);
        denials->actions[denials->count++] = xml_copy(results[i], "EvalActionName");
    }
}

bool iam_simulate(AwsContext *aws, const IamQuestion *question, IamDenials *denials, Error *err) {
    const AwsOperation *operation = aws_operation(OP_IAM_SIMULATE_PRINCIPAL_POLICY);
    AUTO(pages_release) Pages pages = {0};
    for (bool more = true; more;) {
        AUTO(xml_release) XmlNode *reply = NULL;
        AUTO(aws_params_release) AwsParams *params = aws_params_new();
        question_add(params, question);
        aws_params_add(params, "Marker", pages_token(&pages));
        if (!aws_query(aws, operation, params, &reply, err))
            return false;
        denials_take(reply, denials);
        more = *xml_text(reply, "Marker") != '\0';
        if (more && !pages_take(&pages, operation, xml_text(reply, "Marker"), err))
            return false;
    }
    return true;
}
