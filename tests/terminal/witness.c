#include "tests/terminal/witness.h"
#include "base/memory.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* How many calls of an action one confirmation of each kind may lead to. An action that is in no row may not be called
 * at all: whoever adds one that changes something says here what the user confirms for it. */
typedef struct Rule {
    const char *action;
    size_t each[CONFIRM_COUNT];
    bool looks; /* changes nothing; AWS only keeps that it was asked */
} Rule;

enum { ANY_NUMBER = 1000 };

static const Rule rules[] = {
    /* Never executed, it is an empty shell that only holds the change set: thrown away with it. */
    {"DeleteStack of a plan", .each = {[CONFIRM_REVIEW] = 2}},
    /* A change set is a computation: kept until it is executed or thrown away. A second one where the first was lost.
     */
    {"CreateChangeSet", .each = {[CONFIRM_REVIEW] = 2, [CONFIRM_ACCESS] = 2, [CONFIRM_DESTROY] = 2}},
    {"DeleteChangeSet",
     .each = {[CONFIRM_REVIEW] = ANY_NUMBER, [CONFIRM_ACCESS] = ANY_NUMBER, [CONFIRM_DESTROY] = ANY_NUMBER}},
    /* Destroying lifts the deletion protection by an update first. */
    {"ExecuteChangeSet", .each = {[CONFIRM_EXECUTE] = 1, [CONFIRM_ACCESS] = 1, [CONFIRM_DESTROY] = 1}},
    {"DeleteStack", .each = {[CONFIRM_DESTROY] = 1, [CONFIRM_REMAINS] = 2, [CONFIRM_ROLL_BACK] = 1}},
    {"UpdateTerminationProtection", .each = {[CONFIRM_DESTROY] = 1}},
    {"ModifyDBInstance", .each = {[CONFIRM_DESTROY] = 2, [CONFIRM_REMAINS] = 2, [CONFIRM_ROLL_BACK] = 2}},
    /* What Lambda held on to of a network that is deleted: taken out of it, and what is free is deleted at once. */
    {"UpdateFunctionConfiguration", .each = {[CONFIRM_DESTROY] = 4, [CONFIRM_REMAINS] = 4, [CONFIRM_ROLL_BACK] = 4}},
    {"DeleteNetworkInterface",
     .each = {[CONFIRM_DESTROY] = ANY_NUMBER, [CONFIRM_REMAINS] = ANY_NUMBER, [CONFIRM_ROLL_BACK] = ANY_NUMBER}},
    {"CancelUpdateStack", .each = {[CONFIRM_ROLL_BACK] = 1}},
    {"ContinueUpdateRollback", .each = {[CONFIRM_ROLL_BACK] = 1}},
    /* A changed note is a removal and an addition; somebody else's change in between makes it begin again. */
    {"ModifyManagedPrefixList", .each = {[CONFIRM_ACCESS] = 6, [CONFIRM_EXECUTE] = 6}},
    {"RestoreManagedPrefixListVersion", .each = {[CONFIRM_ACCESS] = 1}},
    {"RevokeSecurityGroupIngress", .each = {[CONFIRM_EXECUTE] = ANY_NUMBER}},
    {"ImportKeyPair", .each = {[CONFIRM_IMPORT] = 1}},
    {"DetectStackDrift", .looks = true},
    /* What it protects from is confirmed; that it protects is not. */
    {"SetStackPolicy", .looks = true},
};
enum { RULE_COUNT = sizeof rules / sizeof *rules };

struct Witness {
    char *path;
    FILE *file;
    long long read;
    size_t confirmed[CONFIRM_COUNT], calls[RULE_COUNT];
    json_t *plans;    /* name of a change set: the stack it is for */
    json_t *executed; /* stacks that began to stand */
    json_t *tokens;   /* of the calls so far: one that is sent again because its reply was lost is the same call */
};

Witness *witness_new(const char *path) {
    Witness *witness = memory_new(1, sizeof *witness);
    witness->path = memory_copy(path);
    witness->plans = json_object();
    witness->executed = json_object();
    witness->tokens = json_object();
    return witness;
}

void witness_free(Witness *witness) {
    if (!witness)
        return;
    if (witness->file)
        fclose(witness->file);
    json_decref(witness->plans);
    json_decref(witness->executed);
    json_decref(witness->tokens);
    free(witness->path);
    free(witness);
}

void witness_confirmed(Witness *witness, Confirm confirm) {
    witness->confirmed[confirm]++;
}

size_t witness_count(const Witness *witness, Confirm confirm) {
    return witness->confirmed[confirm];
}

size_t witness_calls(const Witness *witness, const char *action) {
    for (size_t i = 0; i < RULE_COUNT; i++)
        if (strcmp(rules[i].action, action) == 0)
            return witness->calls[i];
    return 0;
}

/* "arn:…:stack/myapp/367a…" and "myapp" are the same stack. */
static char *stack_of(const json_t *record, const char *name) {
    const char *region = json_string_value(json_object_get(record, "region"));
    const char *slash = strncmp(name, "arn:", 4) == 0 ? strchr(name, '/') : NULL;
    AUTO(memory_release) char *bare = slash ? memory_copy_n(slash + 1, strcspn(slash + 1, "/")) : memory_copy(name);
    return memory_print("%s/%s", region ? region : "", bare);
}

/* The rule that a record counts under. */
static const char *action_of(Witness *witness, const json_t *record) {
    const char *action = json_string_value(json_object_get(record, "action"));
    const json_t *input = json_object_get(record, "input");
    const char *stack = json_string_value(json_object_get(input, "StackName"));
    const char *set = json_string_value(json_object_get(input, "ChangeSetName"));
    if (!action)
        return NULL;
    if (strcmp(action, "CreateChangeSet") == 0 && stack && set) {
        AUTO(memory_release) char *of = stack_of(record, stack);
        json_object_set_new(witness->plans, set, json_string(of));
        /* Taken only where none stands: one of that name that stood before is gone. */
        const char *type = json_string_value(json_object_get(input, "ChangeSetType"));
        if (type && strcmp(type, "CREATE") == 0)
            json_object_del(witness->executed, of);
    }
    if (strcmp(action, "ExecuteChangeSet") == 0 && set) {
        const char *slash = strchr(set, '/');
        AUTO(memory_release) char *bare = slash ? memory_copy_n(slash + 1, strcspn(slash + 1, "/")) : memory_copy(set);
        const char *of = json_string_value(json_object_get(witness->plans, bare));
        if (of)
            json_object_set_new(witness->executed, of, json_true());
    }
    if (strcmp(action, "DeleteStack") == 0 && stack) {
        AUTO(memory_release) char *of = stack_of(record, stack);
        if (!json_object_get(witness->executed, of))
            return "DeleteStack of a plan";
    }
    return action;
}

static bool sent_again(Witness *witness, const json_t *record) {
    const char *token = json_string_value(json_object_get(json_object_get(record, "input"), "ClientRequestToken"));
    const char *action = json_string_value(json_object_get(record, "action"));
    if (!token || !action)
        return false;
    AUTO(memory_release) char *key = memory_print("%s %s", action, token);
    bool known = json_object_get(witness->tokens, key) != NULL;
    json_object_set_new(witness->tokens, key, json_true());
    return known;
}

static bool count(Witness *witness, const char *line, char *words, size_t size) {
    json_t *record = json_loads(line, 0, NULL);
    const char *action = record && !sent_again(witness, record) ? action_of(witness, record) : NULL;
    size_t rule = 0;
    bool good = true;
    while (action && rule < RULE_COUNT && strcmp(rules[rule].action, action) != 0)
        rule++;
    if (action && rule == RULE_COUNT) {
        snprintf(words, size, "%s: nothing says what the user confirms for it", action);
        good = false;
    } else if (action) {
        size_t allowed = 0;
        for (int i = 0; i < CONFIRM_COUNT; i++)
            allowed += witness->confirmed[i] * rules[rule].each[i];
        good = ++witness->calls[rule] <= allowed || rules[rule].looks;
        if (!good)
            snprintf(words, size, "%s for the %zu. time, and only %zu were confirmed: %.300s", action,
                     witness->calls[rule], allowed, line);
    }
    json_decref(record);
    return good;
}

bool witness_look(Witness *witness, char *words, size_t size) {
    struct stat now;
    if (stat(witness->path, &now) < 0 || now.st_size <= witness->read)
        return true;
    if (!witness->file && !(witness->file = fopen(witness->path, "re")))
        return true;
    char *line = NULL;
    size_t room = 0;
    bool good = true;
    fseek(witness->file, (long)witness->read, SEEK_SET);
    for (ssize_t length; good && (length = getline(&line, &room, witness->file)) > 0 && line[length - 1] == '\n';) {
        witness->read += length;
        good = count(witness, line, words, size);
    }
    free(line);
    return good;
}
