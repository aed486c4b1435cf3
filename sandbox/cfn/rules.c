/* See run.h: what a service refuses when CloudFormation asks it to make, change or remove a thing. */
#include "base/memory.h"
#include "sandbox/cfn/names.h"
#include "sandbox/cfn/run.h"
#include "sandbox/cfn/value.h"
#include "sandbox/values/types.h"

#include <stdlib.h>
#include <string.h>

static char *name_refusal(const Run *run, const Task *task, const json_t *properties) {
    const char *property = name_property(task->type);
    AUTO(memory_release) char *name = property ? value_string(json_object_get(properties, property)) : NULL;
    const Thing *thing = name ? name_owner(run->cfn, run->call->region, task->type, name, run->clock) : NULL;
    if (!thing)
        return NULL;
    if (strcmp(task->type, "AWS::RDS::DBInstance") == 0)
        return handler_message(run, task, "AlreadyExists", memory_copy("DB instance already exists"));
    if (thing->retained_ms <= run->clock)
        return memory_print("Resource of type '%s' with identifier '%s' already exists.", task->type, name);
    return memory_print("%s already exists in stack %s", name, thing->stack_id);
}

char *task_refusal(Run *run, const Task *task, const char *verb, const char *physical_id, const json_t *before,
                   const json_t *after) {
    char *refusal = task_permission(run, task, verb, physical_id, after ? after : before);
    if (refusal)
        return handler_message(run, task, "AccessDenied", refusal);
    if (strcmp(verb, "create") == 0 && (refusal = name_refusal(run, task, after)))
        return refusal;
    const CfnWorld *world = &run->cfn->world;
    const CfnAsked asked = {run->call->region,      verb,      task->type, physical_id, before,
                            after ? after : before, run->clock};
    CfnRefusal found;
    if (!world->refuse || !world->refuse(world->self, &asked, &found))
        return NULL;
    return found.own ? handler_words(run, task, found.code, found.words)
                     : handler_message(run, task, found.code, found.words);
}
