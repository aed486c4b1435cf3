/* See stack_status.h. */
#include "stack/stack_status.h"

#include <string.h>

#define WAIT "Wait until it ends; it can be followed from here"
#define DELETE_FIRST "Delete what is left and try again: nothing that ever worked is lost"
/* A database may have come to stand before something else failed. */
#define DELETE_WITH_CARE "Delete what is left and try again; what that takes is shown first"

const StackStatus stack_statuses[] = {
    {"CREATE_IN_PROGRESS", STACK_BUSY, OUTCOME_RUNNING, false, "Being created", WAIT},
    {"CREATE_FAILED", STACK_NEVER_STOOD, OUTCOME_FAILED, false,
     "The creation failed and was left as it is (rollback was off)", DELETE_WITH_CARE},
    {"CREATE_COMPLETE", STACK_STANDS, OUTCOME_SUCCEEDED, false, "Ready", ""},
    {"ROLLBACK_IN_PROGRESS", STACK_BUSY, OUTCOME_RUNNING, true, "The creation failed and is being undone", WAIT},
    {"ROLLBACK_FAILED", STACK_NEVER_STOOD, OUTCOME_FAILED, true,
     "The creation failed, and so did undoing it: some resources may be left", DELETE_WITH_CARE},
    {"ROLLBACK_COMPLETE", STACK_NEVER_STOOD, OUTCOME_ROLLED_BACK, true, "The creation failed and was undone",
     DELETE_FIRST},
    {"DELETE_IN_PROGRESS", STACK_BUSY, OUTCOME_RUNNING, false, "Being deleted", WAIT},
    {"DELETE_FAILED", STACK_BROKEN, OUTCOME_FAILED, false, "The deletion did not finish: something is in its way",
     "Remove what is in its way, and destroy it again"},
    {"DELETE_COMPLETE", STACK_ABSENT, OUTCOME_DELETED, false, "Deleted", ""},
    {"UPDATE_IN_PROGRESS", STACK_BUSY, OUTCOME_RUNNING, false, "Being changed", WAIT},
    {"UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", STACK_BUSY, OUTCOME_RUNNING, false,
     "Changed; what the change replaced is being removed", WAIT},
    {"UPDATE_COMPLETE", STACK_STANDS, OUTCOME_SUCCEEDED, false, "Ready", ""},
    {"UPDATE_FAILED", STACK_BROKEN, OUTCOME_FAILED, false,
     "The last change failed and was left as it is (rollback was off)",
     "Choose \"Roll back\" for the stack in the CloudFormation console (or `aws cloudformation rollback-stack`), then "
     "try again"},
    {"UPDATE_ROLLBACK_IN_PROGRESS", STACK_BUSY, OUTCOME_RUNNING, true, "The last change failed and is being undone",
     WAIT},
    {"UPDATE_ROLLBACK_FAILED", STACK_BROKEN, OUTCOME_FAILED, true, "The last change failed and could not be undone",
     "Fix what is in the way and finish the rollback, or leave out what can't be put back"},
    {"UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", STACK_BUSY, OUTCOME_RUNNING, true,
     "The last change was undone; what it had created is being removed", WAIT},
    {"UPDATE_ROLLBACK_COMPLETE", STACK_STANDS, OUTCOME_ROLLED_BACK, true,
     "Ready; the last change failed and was undone", ""},
    {"REVIEW_IN_PROGRESS", STACK_REVIEW, OUTCOME_RUNNING, false, "Nothing was created yet", ""},
    {"IMPORT_IN_PROGRESS", STACK_BUSY, OUTCOME_RUNNING, false, "Resources are being imported", WAIT},
    {"IMPORT_COMPLETE", STACK_STANDS, OUTCOME_SUCCEEDED, false, "Ready; resources were imported", ""},
    {"IMPORT_ROLLBACK_IN_PROGRESS", STACK_BUSY, OUTCOME_RUNNING, true, "An import failed and is being undone", WAIT},
    {"IMPORT_ROLLBACK_FAILED", STACK_BROKEN, OUTCOME_FAILED, true, "An import failed and could not be undone",
     "Finish the rollback in the CloudFormation console, then try again"},
    {"IMPORT_ROLLBACK_COMPLETE", STACK_STANDS, OUTCOME_ROLLED_BACK, true, "Ready; an import failed and was undone", ""},
    {"", STACK_ABSENT, OUTCOME_RUNNING, false, "Not created yet", ""},
};

const size_t stack_status_count = sizeof stack_statuses / sizeof *stack_statuses - 1;

const StackStatus *stack_status(const char *name) {
    static const StackStatus busy = {"IN_PROGRESS", STACK_BUSY, OUTCOME_RUNNING, false, "At work", WAIT};
    static const StackStatus strange = {"UNKNOWN",
                                        STACK_BROKEN,
                                        OUTCOME_FAILED,
                                        false,
                                        "In a state that this program does not know",
                                        "Look at it in the CloudFormation console; a newer version may know it"};
    static const char ending[] = "_IN_PROGRESS";
    name = name ? name : "";
    for (size_t i = 0; i <= stack_status_count; i++)
        if (strcmp(stack_statuses[i].name, name) == 0)
            return &stack_statuses[i];
    size_t length = strlen(name);
    bool running = length >= sizeof ending && strcmp(name + length - (sizeof ending - 1), ending) == 0;
    return running ? &busy : &strange;
}

void stack_status_trouble(const char *name, Text *text) {
    const StackStatus *status = stack_status(name);
    if (*status->way_out)
        text_print(text, "%s (%s). To do: %s", status->words, name, status->way_out);
}
