/* A plan that puts back what was changed outside of the stack: its own template, parameters and tags once more,
 * compared with what really is (User Guide, "Using drift-aware change sets"). See plan_choices.h. */
#include "stack/access_undone.h"
#include "stack/plan_choices.h"

#include "aws/services.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* The addresses in force stay: into the template goes what the list has now, so that nothing is brought back to it or
 * taken from it; but for what an update undid. */
static bool keep_list(AwsContext *aws, const char *body, Plan *plan, Text *spliced, Error *err) {
    AUTO(access_list_release) AccessList now = {0};
    PrefixListsAws place;
    const PrefixLists lists = prefix_lists_aws(&place, aws);
    const char *id = template_parameter(plan->stack.outputs, plan->stack.output_count, "AllowedAddressesId");
    if (!id)
        return error_set(err, ERROR_FAILED, "run `secure-rds apply` first", "the stack has no list of addresses yet");
    if (!access_list_read(&lists, id, &now, err) ||
        !access_undone(aws, &lists, &plan->stack, id, (AccessSeen){0}, &now, &plan->allowed, err))
        return error_tried(err, "see which addresses are in force");
    snprintf(plan->allowed_at.list_id, sizeof plan->allowed_at.list_id, "%s", id);
    plan->allowed_at.version = now.version;
    return template_splice_allowed(body, plan->allowed.list, spliced, err);
}

/* Storage can't shrink: what was added to it is taken over. */
static bool keep_storage(AwsContext *aws, Plan *plan, TemplateParameters *parameters, Error *err) {
    const char *parameter = setting_find("database.storage_gib")->parameter;
    const char *given = template_parameter(parameters->items, parameters->count, parameter);
    AUTO(rds_instance_release) RdsInstance database = {0};
    if (!rds_describe_instance(aws, plan->stack.name, &database, err)) {
        bool gone = strcmp(err->code, "DBInstanceNotFound") == 0;
        return gone ? error_set(err, ERROR_FAILED, "restore the database first",
                                "the database is gone: putting the stack back would make a new, empty one")
                    : error_tried(err, "see how the database is");
    }
    if (!given || database.storage_gib <= strtol(given, NULL, 10))
        return true;
    AUTO(memory_release) char *gib = memory_print("%ld", database.storage_gib);
    template_parameter_set(parameters, parameter, gib);
    plan->storage_gib = database.storage_gib;
    return true;
}

bool plan_revert_request(AwsContext *aws, Plan *plan, RevertRequest *request, Error *err) {
    const CfnStack *stack = &plan->stack;
    for (size_t i = 0; i < stack->parameter_count; i++)
        template_parameter_set(&request->parameters, stack->parameters[i].key, stack->parameters[i].value);
    for (size_t i = 0; i < stack->tag_count; i++)
        template_parameter_set(&request->tags, stack->tags[i].key, stack->tags[i].value);
    return keep_list(aws, plan->standing_body, plan, &request->body, err) &&
           keep_storage(aws, plan, &request->parameters, err);
}

void revert_request_release(RevertRequest *request) {
    text_release(&request->body);
    template_parameters_release(&request->parameters);
    template_parameters_release(&request->tags);
}
