/* The operations of CloudFormation's API, one function each; call.c has the table of them. */
#ifndef SANDBOX_CFN_OPS_H
#define SANDBOX_CFN_OPS_H

#include "sandbox/cfn/store.h"

/* The output, or NULL and `err` (code, said, http_status). */
typedef json_t *(*OpHandler)(Cfn *cfn, const CfnCall *call, Error *err);

json_t *op_create_change_set(Cfn *cfn, const CfnCall *call, Error *err);
json_t *op_describe_change_set(Cfn *cfn, const CfnCall *call, Error *err);
json_t *op_execute_change_set(Cfn *cfn, const CfnCall *call, Error *err);
json_t *op_delete_change_set(Cfn *cfn, const CfnCall *call, Error *err);
json_t *op_list_change_sets(Cfn *cfn, const CfnCall *call, Error *err);
json_t *op_describe_events(Cfn *cfn, const CfnCall *call, Error *err);

/* {OperationType, OperationId} of what was last done to the stack, newest first. New. */
json_t *op_last_operations(const Stack *stack, long long at_ms);
/* The id of the operation that was accepted last; NULL: none. Borrowed. */
const char *op_operation_id(const Stack *stack);

json_t *op_create_stack(Cfn *cfn, const CfnCall *call, Error *err);
json_t *op_update_stack(Cfn *cfn, const CfnCall *call, Error *err);
json_t *op_delete_stack(Cfn *cfn, const CfnCall *call, Error *err);
json_t *op_cancel_update_stack(Cfn *cfn, const CfnCall *call, Error *err);
json_t *op_continue_update_rollback(Cfn *cfn, const CfnCall *call, Error *err);
json_t *op_rollback_stack(Cfn *cfn, const CfnCall *call, Error *err);
json_t *op_update_termination_protection(Cfn *cfn, const CfnCall *call, Error *err);
json_t *op_set_stack_policy(Cfn *cfn, const CfnCall *call, Error *err);
json_t *op_get_stack_policy(Cfn *cfn, const CfnCall *call, Error *err);

json_t *op_describe_stacks(Cfn *cfn, const CfnCall *call, Error *err);
json_t *op_list_stacks(Cfn *cfn, const CfnCall *call, Error *err);
json_t *op_describe_stack_events(Cfn *cfn, const CfnCall *call, Error *err);
json_t *op_describe_stack_resources(Cfn *cfn, const CfnCall *call, Error *err);
json_t *op_describe_stack_resource(Cfn *cfn, const CfnCall *call, Error *err);
json_t *op_list_stack_resources(Cfn *cfn, const CfnCall *call, Error *err);
json_t *op_list_exports(Cfn *cfn, const CfnCall *call, Error *err);
json_t *op_list_imports(Cfn *cfn, const CfnCall *call, Error *err);

json_t *op_get_template(Cfn *cfn, const CfnCall *call, Error *err);
json_t *op_get_template_summary(Cfn *cfn, const CfnCall *call, Error *err);
json_t *op_validate_template(Cfn *cfn, const CfnCall *call, Error *err);

json_t *op_detect_stack_drift(Cfn *cfn, const CfnCall *call, Error *err);
json_t *op_describe_stack_drift_detection_status(Cfn *cfn, const CfnCall *call, Error *err);
json_t *op_describe_stack_resource_drifts(Cfn *cfn, const CfnCall *call, Error *err);

/* False: the call asks for what is not simulated here. */
bool op_served(const CfnCall *call, Error *err);
/* The stack that the input's StackName means; NULL: ValidationError, "Stack [x] does not exist" or "Stack with id x …".
 */
Stack *op_stack(Cfn *cfn, const CfnCall *call, bool brackets, Error *err);
/* The change set that the input's ChangeSetName (and StackName) mean; `stack` gets its stack. */
ChangeSet *op_change_set(Cfn *cfn, const CfnCall *call, Stack **stack, Error *err);
/* A name that the model's pattern allows: "[a-zA-Z][-a-zA-Z0-9]*", at most 128. */
bool op_name_check(const char *member, const char *name, Error *err);
/* The version that the input describes: template, parameters, tags, capabilities, all checked. `previous`: the stack's
 * facts, for UsePreviousTemplate and UsePreviousValue; NULL for a new stack. New; NULL: refused. */
json_t *op_facts(Cfn *cfn, const CfnCall *call, const json_t *previous, Error *err);
/* Parameters as the API shows them, NoEcho hidden. New. */
json_t *op_parameters(const json_t *facts);
/* Begins an operation: remembers its token and name. */
void op_begin(Stack *stack, const CfnCall *call);
/* Of DisableRollback, DeploymentConfig, OnFailure and OnStackFailure. */
bool op_disables_rollback(const CfnCall *call);
/* True: this very call was accepted before, by its token. */
bool op_repeated(const Stack *stack, const CfnCall *call);

/* One page of `items` under `member`, with a NextToken when there is more. `size` items a page. New; NULL: a token that
 * was not given out. Takes `items` over. */
json_t *op_page(const CfnCall *call, const char *member, json_t *items, size_t size, Error *err);
json_t *stamp_value(long long unix_ms);

/* Drift of a resource as found by the stack's last detection: "IN_SYNC", "MODIFIED", "DELETED", "NOT_CHECKED". */
json_t *drift_of_resource(const Stack *stack, const char *logical);
json_t *drift_of_stack(const Stack *stack);

#endif
