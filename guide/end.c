#include "guide/end.h"
#include "base/memory.h"
#include "guide/left_behind.h"
#include "guide/rest.h"
#include "guide/words.h"
#include "stack/failures.h"
#include "stack/status.h"

#include <string.h>

EndScope end_scope(EndOf of, Progress *progress, const DeploymentEnd *end, const Error *err) {
    bool lost = err && err->said[0];
    return (EndScope){.of = of,
                      .status = end && end->status ? end->status : "",
                      .reason = end && end->reason ? end->reason : "",
                      .outcome = end ? end->outcome : OUTCOME_FAILED,
                      .cause = progress && !lost ? progress_cause(progress) : NULL,
                      .progress = progress,
                      .rest = end ? &end->rest : NULL,
                      .unguarded = end ? &end->unguarded : NULL,
                      .err = lost ? err : NULL,
                      .begun = progress != NULL};
}

EndKind end_kind(const EndScope *scope) {
    if (scope->err)
        return END_LOST;
    if (scope->outcome == OUTCOME_SUCCEEDED)
        return END_GOOD;
    if (scope->outcome == OUTCOME_DELETED) /* a creation that was deleted was rolled back by somebody */
        return scope->of == END_OF_APPLY || scope->of == END_OF_ROLL_BACK ? END_UNDONE : END_GONE;
    if (strcmp(scope->status, "DELETE_FAILED") == 0)
        return END_NOT_DELETED;
    if (stack_status(scope->status)->kind == STACK_NEVER_STOOD)
        return END_NEVER_STOOD;
    if (strcmp(scope->status, "UPDATE_ROLLBACK_FAILED") == 0)
        return END_STUCK;
    if (scope->outcome == OUTCOME_ROLLED_BACK)
        return scope->cause || scope->of == END_OF_CONTINUE ? END_REVERTED : END_UNDONE;
    return END_OTHER;
}

bool end_is_good(EndKind kind) {
    return kind == END_GOOD || kind == END_GONE || kind == END_UNDONE;
}

bool end_as_asked(const EndScope *scope) {
    EndKind kind = end_kind(scope);
    switch (scope->of) {
    case END_OF_APPLY:
        return kind == END_GOOD;
    case END_OF_DESTROY:
        return kind == END_GONE;
    case END_OF_CONTINUE:
        return kind == END_REVERTED;
    case END_OF_ROLL_BACK:
        return kind == END_UNDONE || kind == END_REVERTED;
    case END_OF_FOLLOW:
    case END_OF_REMAINS:
        break;
    }
    return end_is_good(kind);
}

/* The list of allowed IPs, or rules of security groups, alone: CloudFormation had nothing to do. */
static bool needed_no_update(const EndScope *scope) {
    return scope->of == END_OF_APPLY && !scope->begun && end_kind(scope) == END_GOOD;
}

void end_heading(const EndScope *scope, Text *words) {
    static const char *const titles[] = {[END_GOOD] = "Done",          [END_GONE] = "Done",
                                         [END_UNDONE] = "Rolled back", [END_NEVER_STOOD] = "Failed",
                                         [END_REVERTED] = "Failed",    [END_STUCK] = "Failed",
                                         [END_NOT_DELETED] = "Failed", [END_LOST] = "Not followed to its end",
                                         [END_OTHER] = "Ended"};
    EndKind kind = end_kind(scope);
    bool put_back = kind == END_REVERTED && end_as_asked(scope), refused = kind == END_LOST && !scope->begun;
    text_put(words, put_back ? "Done" : refused ? "Failed" : titles[kind]);
    if (*scope->status && !needed_no_update(scope))
        text_print(words, ": the stack is %s", scope->status);
}

/* What the program itself refuses says all that there is to say. */
static const Failure *failure_told(const Error *err, Failure *known) {
    return strcmp(err->code, "Refused") == 0 ? NULL : failure_of_error(err, known);
}

static const Failure *failure_of(const EndScope *scope, Failure *known) {
    const FailureScope of_stack = {.message = scope->reason};
    return scope->cause ? failure_of_event(scope->cause, known)
           : scope->err ? failure_told(scope->err, known)
                        : failure_find(&of_stack, known);
}

const char *end_setting(const EndScope *scope) {
    Failure store;
    if (scope->err && *scope->err->setting)
        return scope->err->setting;
    const Failure *known = failure_of(scope, &store);
    return known ? known->path : NULL;
}

/* ---- what is told */

static const char database_type[] = "AWS::RDS::DBInstance";

/* Not known: it was. */
static bool was_ready(Progress *progress) {
    size_t count = progress_event_count(progress);
    for (size_t i = 0; i < count; i++)
        if (event_is_ready(progress_event(progress, i)))
            return true;
    return count == 0;
}

bool end_leaves_database(const EndScope *scope) {
    ProgressResource database;
    if (!scope->progress || !was_ready(scope->progress))
        return !scope->progress;
    return progress_find(scope->progress, database_type, 0, &database) && *database.physical_id &&
           database.state != PROGRESS_REMOVED;
}

static bool leaves_something(const EndScope *scope) {
    return scope->rest && (scope->rest->snapshot || scope->rest->key_count);
}

static bool keeps_key(Progress *progress) {
    for (size_t step = 0; step < progress_step_count(progress); step++)
        for (size_t i = 0; i < progress_step(progress, step, 0).total; i++) {
            const ProgressResource resource = progress_resource(progress, step, i, 0);
            if (resource.state == PROGRESS_KEPT && strcmp(resource.type, "AWS::KMS::Key") == 0)
                return true;
        }
    return false;
}

/* NULL: nothing is left. */
static const char *left_of_creation(const EndScope *scope) {
    ProgressResource database;
    bool has = scope->progress && progress_find(scope->progress, database_type, 0, &database);
    if (has && database.state == PROGRESS_KEPT)
        return "The database itself, with what it needs: all of it is billed";
    if (!scope->progress || !keeps_key(scope->progress))
        return NULL;
    /* The template keeps the key where it keeps the data: it opens the last snapshot. */
    return has && *database.physical_id && database.state == PROGRESS_REMOVED
               ? "A last snapshot of the database, and the key that opens it: both are billed"
               : "An encryption key, which is billed";
}

static const char *state_words(const EndScope *scope, EndKind kind) {
    switch (kind) {
    case END_GONE:
        if (scope->of != END_OF_REMAINS)
            return "The stack is deleted";
        return leaves_something(scope) ? "Deleted, as you asked" : "Deleted, as you asked: nothing of it is left";
    case END_UNDONE:
        if (scope->outcome != OUTCOME_DELETED)
            return "Rolled back, as you asked: all is as it was before";
        return left_of_creation(scope) ? "Rolled back, as you asked"
                                       : "Rolled back, as you asked: nothing of it is left";
    case END_NEVER_STOOD:
        return scope->progress && end_leaves_database(scope)
                   ? "The database was ready, and is left: it must be deleted with the rest before a new try"
                   : "Nothing was created that works: what is left must be deleted before a new try";
    case END_REVERTED:
        return "AWS has put everything back as it was before";
    case END_STUCK:
        return "AWS could not put everything back: the stack takes no change until that is finished";
    case END_NOT_DELETED:
        return "Not all of the stack could be deleted; the rest can be deleted again";
    case END_LOST:
        return scope->begun ? "What was begun goes on at AWS" : "";
    case END_OTHER:
        return stack_status(scope->status)->words;
    case END_GOOD:
        return needed_no_update(scope) ? "In force; the stack itself needed no update" : "";
    }
    return "";
}

static int state_way(EndKind kind) {
    return kind == END_STUCK ? END_CONTINUE : end_is_good(kind) || kind == END_REVERTED ? WAY_NONE : END_RETRY;
}

static const char *verb_of(const char *status) {
    return strncmp(status, "DELETE_", 7) == 0 ? "deleted" : strncmp(status, "UPDATE_", 7) == 0 ? "changed" : "created";
}

static void remedy_line(const Failure *known, const char *otherwise, Lines *lines) {
    lines_remedy(lines, SIGN_CAREFUL, known && *known->remedy ? known->remedy : otherwise);
}

/* AWS's words stand whole where nothing else is known. */
void end_cause_lines(const CfnEvent *cause, Lines *lines) {
    Failure store;
    const Failure *known = failure_of_event(cause, &store);
    AUTO(memory_release) char *reason = known ? words_reason(cause->reason) : memory_copy(cause->reason);
    lines_add(lines, SIGN_FAILED, "What failed", "%s (%s) could not be %s%s%s", cause->logical_id,
              words_type(cause->type), verb_of(cause->status), known ? ": " : "", known ? known->meaning : "");
    lines_add(lines, SIGN_NONE, "AWS said", "%s", reason);
    if (!known)
        lines_add(lines, SIGN_NONE, "It means", "What these words mean is not known here");
    remedy_line(known, "Look at the events, then try again", lines);
}

/* What CloudFormation says of the stack, when no part of it failed. */
static void reason_lines(const EndScope *scope, Lines *lines) {
    Failure store;
    const Failure *known = failure_of(scope, &store);
    lines_add(lines, SIGN_FAILED, "AWS said", "%s", scope->reason);
    if (known)
        lines_add(lines, SIGN_NONE, "It means", "%s", known->meaning);
    remedy_line(known, "", lines);
}

static void error_lines(const Error *err, Lines *lines) {
    Failure store;
    const Failure *known = failure_told(err, &store);
    char line[1400];
    error_line(err, line, sizeof line);
    lines_add(lines, SIGN_FAILED, "What failed", "%s", line);
    if (known)
        lines_add(lines, SIGN_NONE, "It means", "%s", known->meaning);
    remedy_line(known, err->remedy, lines);
}

static void left_lines(const EndScope *scope, Lines *lines) {
    AUTO(left_behind_release) LeftBehind left = {0};
    if (scope->progress)
        left_behind(scope->progress, scope->status, &left);
    left_behind_lines(&left, LEFT_BEHIND_MOST, lines);
}

/* An older permission policy lacks what it needs: an update could then replace the database. */
static void guard_lines(const EndScope *scope, Lines *lines) {
    char line[1400];
    if (!scope->unguarded || !scope->unguarded->said[0])
        return;
    error_line(scope->unguarded, line, sizeof line);
    lines_add(lines, SIGN_CAREFUL, "Stack policy", "%s", line);
    if (scope->unguarded->remedy[0])
        lines_add(lines, SIGN_NONE, "To do", "%s", scope->unguarded->remedy);
}

void end_lines(const EndScope *scope, Lines *lines) {
    EndKind kind = end_kind(scope);
    bool good = end_is_good(kind);
    const char *state = state_words(scope, kind);
    lines_release(lines);
    if (scope->err)
        error_lines(scope->err, lines);
    else if (scope->cause && !good)
        end_cause_lines(scope->cause, lines);
    else if (!good && *scope->reason)
        reason_lines(scope, lines);
    if (*state)
        lines_add(lines, good ? SIGN_WELL : SIGN_NONE, "Now", "%s", state)->way = state_way(kind);
    if (kind == END_GONE && scope->rest)
        rest_lines(scope->rest, lines);
    if (kind == END_UNDONE && scope->outcome == OUTCOME_DELETED && left_of_creation(scope))
        lines_add(lines, SIGN_WELL, "Kept", "%s", left_of_creation(scope));
    guard_lines(scope, lines);
    left_lines(scope, lines);
}

/* ---- the ways out */

static Way *offer(Ways *ways, EndWay way, char letter, const char *label, char *words) {
    static const char *const commands[END_WAYS] = {
        [END_CONTINUE] = "secure-rds rollback continue", [END_SKIP] = "secure-rds rollback skip"};
    Way *made = ways_add(ways, (int)way, letter, words, commands[way]);
    made->label = label;
    return made;
}

static const char *retry_words(const EndScope *scope, EndKind kind) {
    switch (kind) {
    case END_NEVER_STOOD:
        return "Try again: delete what is left, and create it";
    case END_NOT_DELETED:
        return "Try to delete the rest";
    case END_LOST:
        return scope->begun ? "Look at it again" : "Try again";
    default:
        return "Try again";
    }
}

void end_ways(const EndScope *scope, Ways *ways) {
    EndKind kind = end_kind(scope);
    const char *path = end_setting(scope);
    const SettingRow *row = path ? setting_find(path) : NULL;
    ways_release(ways);
    if (end_is_good(kind))
        return;
    if (kind == END_STUCK) {
        offer(ways, END_CONTINUE, 'r', "retry", memory_copy("Finish the rollback: try again"));
        offer(ways, END_SKIP, 'n', "leave out", memory_copy("Finish the rollback: leave out what is in the way"))
            ->grave = true;
    } else {
        offer(ways, END_RETRY, 'r', "retry", memory_copy(retry_words(scope, kind)));
    }
    if (path)
        offer(ways, END_SETTING, 's', "setting",
              memory_print("Change the setting behind it: %s", row ? row->label : path));
    offer(ways, END_CHANGE, path ? 'o' : 's', path ? NULL : "setting",
          memory_copy(path ? "Change another setting" : "Change a setting"));
    if (kind == END_NEVER_STOOD)
        offer(ways, END_REMAINS, 'b', "delete the rest", memory_copy("Delete what is left"))->grave = true;
    offer(ways, END_KEEP, 'k', "keep", memory_copy("Leave it as it is"));
}

void end_question(EndWay way, Question *question) {
    *question = (Question){0};
    if (way == END_SKIP)
        *question = (Question){.title = "Leave out what is in the way?",
                               .words = memory_copy("AWS leaves what it can't put back as it is, and takes it for put "
                                                    "back: bring it in line by hand before the next change. The stack "
                                                    "takes changes again."),
                               .yes = "Leave it out",
                               .grave = true};
}

void end_summary(const CfnStack *stack, Lines *lines) {
    lines_release(lines);
    if (!*stack_output(stack, "DatabaseEndpoint"))
        return;
    lines_add(lines, SIGN_WELL, "Endpoint", "%s:%s", stack_output(stack, "DatabaseEndpoint"),
              stack_output(stack, "DatabasePort"));
    lines_add(lines, SIGN_WELL, "Secret", "%s", stack_output(stack, "SecretArn"));
    lines_add(lines, SIGN_WELL, "Next", "`secure-rds` tests it and has the commands to connect with");
}
