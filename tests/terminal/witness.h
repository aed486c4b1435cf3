/* What the sandbox accepted, read from its journal, against what the user confirmed: the witness that no call changes
 * anything at AWS without it. */
#ifndef TESTS_TERMINAL_WITNESS_H
#define TESTS_TERMINAL_WITNESS_H

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    CONFIRM_REVIEW,    /* Review was opened, or asked again on it: AWS computes changes, and throws them away */
    CONFIRM_EXECUTE,   /* Enter on Review (behind the typed name where the database is at stake) */
    CONFIRM_ACCESS,    /* the list of allowed IPs was put in force from Home */
    CONFIRM_DESTROY,   /* the app's name was typed on Home */
    CONFIRM_REMAINS,   /* the remains of a first creation that failed shall go */
    CONFIRM_ROLL_BACK, /* "Roll it back" was chosen while an operation ran */
    CONFIRM_IMPORT,    /* Enter on the form for a new or an imported key pair */
    CONFIRM_COUNT
} Confirm;

typedef struct Witness Witness;

/* `path`: the sandbox's state file. */
Witness *witness_new(const char *path);
void witness_free(Witness *witness);
void witness_confirmed(Witness *witness, Confirm confirm);
/* Reads what came since, and counts. False: a call changed something that nobody had confirmed; `words` says which. */
bool witness_look(Witness *witness, char *words, size_t size);
size_t witness_count(const Witness *witness, Confirm confirm);
/* How often an action was accepted. */
size_t witness_calls(const Witness *witness, const char *action);

#endif
