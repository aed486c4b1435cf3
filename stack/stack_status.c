/* See stack_status.h. */
#include "stack/stack_status.h"

#include <string.h>

#define WAIT "wait for its end: it can be followed from here"
#define DELETE_FIRST "delete it and try again: nothing that ever stood is lost"

const StackStatus stack_statuses[] = {
    {"CREATE_IN_PROGRESS", STACK_BUSY, OUTCOME_RUNNING, false, "the stack is being created", WAIT},
    {"CREATE_FAILED", STACK_NEVER_STOOD, OUTCOME_FAILED, false,
     "the first creation failed and was left as it stands (rollback was off)", DELETE_FIRST},
    {"CREATE_COMPLETE", STACK_STANDS, OUTCOME_SUCCEEDED, false, "the stack stands", ""},
    {"ROLLBACK_IN_PROGRESS", STACK_BUSY, OUTCOME_RUNNING, true, "the first creation failed and is being undone", WAIT},
    {"ROLLBACK_FAILED", STACK_NEVER_STOOD, OUTCOME_FAILED, true,
     "the first creation failed, and so did undoing it: resources may be left over", DELETE_FIRST},
    {"ROLLBACK_COMPLETE", STACK_NEVER_STOOD, OUTCOME_ROLLED_BACK, true, "the first creation failed and was undone",
     DELETE_FIRST},
    {"DELETE_IN_PROGRESS", STACK_BUSY, OUTCOME_RUNNING, false, "the stack is being deleted", WAIT},
    {"DELETE_FAILED", STACK_BROKEN, OUTCOME_FAILED, false, "the deletion did not finish: something is in its way",
     "remove what is in its way (the stack's events name it) and run `secure-rds destroy` again"},
    {"DELETE_COMPLETE", STACK_ABSENT, OUTCOME_DELETED, false, "the stack was deleted", ""},
    {"UPDATE_IN_PROGRESS", STACK_BUSY, OUTCOME_RUNNING, false, "the stack is being changed", WAIT},
    {"UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", STACK_BUSY, OUTCOME_RUNNING, false,
     "the change is in place; what it replaced is being removed", WAIT},
    {"UPDATE_COMPLETE", STACK_STANDS, OUTCOME_SUCCEEDED, false, "the stack stands", ""},
    {"UPDATE_FAILED", STACK_BROKEN, OUTCOME_FAILED, false,
     "the last update failed and was left as it stands (rollback was off)",
     "choose \"Roll back\" for the stack in the CloudFormation console (or `aws cloudformation rollback-stack`), then "
     "try again"},
    {"UPDATE_ROLLBACK_IN_PROGRESS", STACK_BUSY, OUTCOME_RUNNING, true, "the last update failed and is being undone",
     WAIT},
    {"UPDATE_ROLLBACK_FAILED", STACK_BROKEN, OUTCOME_FAILED, true,
     "the last update failed and could not be undone either",
     "mend what the events name and continue the rollback, skipping a resource that can't be put back"},
    {"UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", STACK_BUSY, OUTCOME_RUNNING, true,
     "the last update was undone; what it had made is being removed", WAIT},
    {"UPDATE_ROLLBACK_COMPLETE", STACK_STANDS, OUTCOME_ROLLED_BACK, true,
     "the stack stands; the last update failed and was undone", ""},
    {"REVIEW_IN_PROGRESS", STACK_REVIEW, OUTCOME_RUNNING, false, "a change set was made, nothing stands yet", ""},
    {"IMPORT_IN_PROGRESS", STACK_BUSY, OUTCOME_RUNNING, false, "resources are being imported into the stack", WAIT},
    {"IMPORT_COMPLETE", STACK_STANDS, OUTCOME_SUCCEEDED, false, "the stack stands; resources were imported", ""},
    {"IMPORT_ROLLBACK_IN_PROGRESS", STACK_BUSY, OUTCOME_RUNNING, true, "an import failed and is being undone", WAIT},
    {"IMPORT_ROLLBACK_FAILED", STACK_BROKEN, OUTCOME_FAILED, true, "an import failed and could not be undone",
     "continue the rollback in the CloudFormation console, then try again"},
    {"IMPORT_ROLLBACK_COMPLETE", STACK_STANDS, OUTCOME_ROLLED_BACK, true,
     "the stack stands; an import failed and was undone", ""},
    {"", STACK_ABSENT, OUTCOME_RUNNING, false, "nothing is deployed", ""},
};

const size_t stack_status_count = sizeof stack_statuses / sizeof *stack_statuses - 1;

const StackStatus *stack_status(const char *name) {
    static const StackStatus busy = {"IN_PROGRESS", STACK_BUSY, OUTCOME_RUNNING, false, "an operation runs", WAIT};
    static const StackStatus strange = {"UNKNOWN",
                                        STACK_BROKEN,
                                        OUTCOME_FAILED,
                                        false,
                                        "the stack is in a state that this program does not know",
                                        "look at it in the CloudFormation console; a newer version may know it"};
    static const char ending[] = "_IN_PROGRESS";
    name = name ? name : "";
    for (size_t i = 0; i <= stack_status_count; i++)
        if (strcmp(stack_statuses[i].name, name) == 0)
            return &stack_statuses[i];
    size_t length = strlen(name);
    bool running = length >= sizeof ending && strcmp(name + length - (sizeof ending - 1), ending) == 0;
    return running ? &busy : &strange;
}
