/* What the tests of CloudFormation's half share: an account with its clock, and calls with short words. */
#ifndef TESTS_UNIT_SANDBOX_CFN_FIXTURE_H
#define TESTS_UNIT_SANDBOX_CFN_FIXTURE_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "sandbox/cfn/cfn.h"
#include "sandbox/cfn/value.h"
#include "sandbox/world/world.h"

typedef struct Account {
    Faults *faults;
    World *world; /* the whole account; NULL: CloudFormation's half alone */
    Cfn *cfn;
    long long now_ms;
    int calls;
    const char *fault;            /* in force for the next calls; NULL */
    char code[64], message[1200]; /* of the last refusal; "" */
} Account;

/* `alone`: CloudFormation's half, with that around it; NULL: the whole account. */
__attribute__((unused)) static Account account_open(const CfnWorld *alone) {
    Account account = {.faults = faults_new(), .now_ms = 1790000000000};
    account.world = alone ? NULL : world_new(account.faults);
    account.cfn = alone ? cfn_new(alone) : world_cfn(account.world);
    return account;
}

__attribute__((unused)) static void account_release(Account *account) {
    if (!account->world)
        cfn_free(account->cfn);
    world_free(account->world);
    faults_free(account->faults);
}

/* Takes `input` over. NULL when it was refused. */
__attribute__((unused)) static json_t *account_call(Account *account, const char *action, json_t *input) {
    char request_id[40];
    Error err = {0};
    json_t *fault = NULL;
    json_auto_t *faults = json_array();
    snprintf(request_id, sizeof request_id, "request-%d", account->calls++);
    if (account->fault) {
        assert_true(cfn_fault_parse(account->fault, &fault, &err));
        json_array_append_new(faults, fault);
    }
    const CfnCall call = {.action = action,
                          .input = input,
                          .account = "123456789012",
                          .region = "eu-west-1",
                          .request_id = request_id,
                          .now_ms = account->now_ms,
                          .faults = faults};
    CfnReply reply = cfn_call(account->cfn, &call);
    json_t *output = reply.output ? json_incref(reply.output) : NULL;
    snprintf(account->code, sizeof account->code, "%s", reply.code ? reply.code : "");
    snprintf(account->message, sizeof account->message, "%s", reply.message ? reply.message : "");
    cfn_reply_release(&reply);
    json_decref(input);
    return output;
}

/* {"StackName": …} and so on: pairs of strings, ended by NULL. */
__attribute__((unused)) static json_t *words(const char *first, ...) {
    json_t *object = json_object();
    va_list args;
    va_start(args, first);
    for (const char *key = first; key; key = va_arg(args, const char *))
        json_object_set_new(object, key, json_string(va_arg(args, const char *)));
    va_end(args);
    return object;
}

/* "Size=2 Nat=gateway" as the array of parameters; a blank inside of a value is written "~". */
__attribute__((unused)) static json_t *parameters(const char *pairs) {
    json_t *list = json_array();
    AUTO(memory_release) char *copy = memory_copy(pairs);
    for (char *rest = NULL, *pair = strtok_r(copy, " ", &rest); pair; pair = strtok_r(NULL, " ", &rest)) {
        char *equals = strchr(pair, '=');
        for (char *blank = pair; (blank = strchr(blank, '~'));)
            *blank = ' ';
        json_array_append_new(
            list, json_pack("{ss%ss}", "ParameterKey", pair, (size_t)(equals - pair), "ParameterValue", equals + 1));
    }
    return list;
}

__attribute__((unused)) static json_t *stack_input(const char *body, const char *pairs) {
    json_t *input = words("StackName", "app", "TemplateBody", body, NULL);
    json_object_set_new(input, "Parameters", parameters(pairs));
    json_object_set_new(input, "Capabilities", json_pack("[ss]", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"));
    return input;
}

__attribute__((unused)) static bool account_do(Account *account, const char *action, json_t *input) {
    json_auto_t *output = account_call(account, action, input);
    return output != NULL;
}

__attribute__((unused)) static void account_wait(Account *account, long long seconds) {
    account->now_ms += 1000 * seconds;
}

/* The member of the stack "app" as DescribeStacks shows it; "" when it is not there. The caller frees it. */
__attribute__((unused)) static char *stack_member(Account *account, const char *member) {
    json_auto_t *output = account_call(account, "DescribeStacks", words("StackName", "app", NULL));
    const json_t *stack = json_array_get(json_object_get(output, "Stacks"), 0);
    return memory_copy(value_text(stack, member));
}

__attribute__((unused)) static void expect_status(Account *account, const char *expected) {
    AUTO(memory_release) char *status = stack_member(account, "StackStatus");
    AUTO(memory_release) char *reason = stack_member(account, "StackStatusReason");
    if (strcmp(status, expected) != 0)
        fail_msg("the stack is in \"%s\" (%s), expected %s", status, reason, expected);
}

/* All events of a stack, oldest first, over all pages. */
__attribute__((unused)) static json_t *stack_events(Account *account, const char *stack) {
    json_t *events = json_array();
    char token[64] = "";
    do {
        json_t *input = words("StackName", stack, NULL);
        if (*token)
            json_object_set_new(input, "NextToken", json_string(token));
        json_auto_t *output = account_call(account, "DescribeStackEvents", input);
        assert_non_null(output);
        const json_t *page = json_object_get(output, "StackEvents");
        for (size_t i = 0; i < json_array_size(page); i++)
            json_array_insert(events, 0, json_array_get(page, i));
        snprintf(token, sizeof token, "%s", value_text(output, "NextToken"));
    } while (*token);
    return events;
}

/* The first event of that resource with that status; NULL: none. Borrowed. */
__attribute__((unused)) static const json_t *event_find(const json_t *events, const char *logical, const char *status) {
    for (size_t i = 0; i < json_array_size(events); i++) {
        const json_t *event = json_array_get(events, i);
        if (strcmp(value_text(event, "LogicalResourceId"), logical) == 0 &&
            strcmp(value_text(event, "ResourceStatus"), status) == 0)
            return event;
    }
    return NULL;
}

/* The resource's status, "" when it is not there; the caller frees it. */
__attribute__((unused)) static char *resource_member(Account *account, const char *logical, const char *member) {
    json_auto_t *output =
        account_call(account, "DescribeStackResource", words("StackName", "app", "LogicalResourceId", logical, NULL));
    return memory_copy(value_text(json_object_get(output, "StackResourceDetail"), member));
}

/* Every accepted call, for a second account that does them again. */
typedef struct Journal {
    json_t *records;
} Journal;

/* A call as it comes from outside, through the whole account; `service` as it is signed for. Takes `input` over; NULL:
 * refused, see account->code. */
__attribute__((unused)) static json_t *ask(Account *account, const Journal *journal, const char *service,
                                           const char *action, json_t *input) {
    AUTO(memory_release) char *request = memory_print("asked-%d", account->calls++);
    const ModelService *model = model_service(service);
    json_t *record;
    Call call = {.service = model,
                 .operation = model_operation(model, action),
                 .account = "123456789012",
                 .region = "eu-west-1",
                 .caller_arn = "arn:aws:iam::123456789012:user/me",
                 .request_id = request,
                 .input = input,
                 .now_ms = account->now_ms,
                 .real_ms = account->now_ms};
    assert_non_null(call.operation);
    CfnReply reply = world_call(account->world, &call, &record);
    if (record)
        json_array_append_new(journal->records, record);
    json_t *output = reply.output ? json_incref(reply.output) : NULL;
    snprintf(account->code, sizeof account->code, "%s", reply.code ? reply.code : "");
    snprintf(account->message, sizeof account->message, "%s", reply.message ? reply.message : "");
    cfn_reply_release(&reply);
    json_decref(input);
    return output;
}

__attribute__((unused)) static bool tell(Account *account, const Journal *journal, const char *service,
                                         const char *action, json_t *input) {
    json_auto_t *output = ask(account, journal, service, action, input);
    return output != NULL;
}

/* Makes the stack "app" and waits until it stands. */
__attribute__((unused)) static void stack_up(Account *account, const char *body, const char *pairs) {
    if (!account_do(account, "CreateStack", stack_input(body, pairs)))
        fail_msg("%s: %s", account->code, account->message);
    account_wait(account, 3600);
    expect_status(account, "CREATE_COMPLETE");
}

#endif
