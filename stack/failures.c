/* See failures.h. */
#include "stack/failure_rows.h"

#include "base/memory.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* ---- words */

/* Whether a word begins there: "port" is not in "support", and "Limit" is in "VpcLimit". */
static bool begins_word(const char *text, const char *at) {
    if (at == text || !isalnum((unsigned char)*at) || !isalnum((unsigned char)at[-1]))
        return true;
    return isupper((unsigned char)*at) && islower((unsigned char)at[-1]);
}

static const char *find_part(const char *text, const char *part, size_t length) {
    for (const char *at = text; *at; at++)
        if (strncasecmp(at, part, length) == 0 && begins_word(text, at))
            return at;
    return NULL;
}

/* One alternative, which is `length` long. */
static bool says_one(const char *message, const char *pattern, size_t length) {
    const char *text = message, *end = pattern + length;
    while (pattern < end) {
        size_t part = strcspn(pattern, "*");
        if (part > (size_t)(end - pattern))
            part = (size_t)(end - pattern);
        const char *at = find_part(text, pattern, part);
        if (part > 0 && !at)
            return false;
        text = at ? at + part : text;
        pattern += part;
        pattern += pattern < end;
    }
    return true;
}

bool failure_says(const char *message, const char *pattern) {
    for (;;) {
        size_t length = strcspn(pattern, "|");
        if (says_one(message, pattern, length))
            return true;
        if (!pattern[length])
            return false;
        pattern += length + 1;
    }
}

bool failure_type_in(const char *type, const char *types) {
    size_t length;
    for (const char *at = types; at && *at; at += length + (at[length] == ' ')) {
        length = strcspn(at, " ");
        bool service = length > 2 && strncmp(at + length - 2, "::", 2) == 0;
        if (type && strncmp(type, at, length) == 0 && (service || !type[length]))
            return true;
    }
    return !types;
}

/* ---- rows */

/* By subject: rows of one type stand in one group. */
static const FailureGroup *const groups[] = {&failures_database,  &failures_network,    &failures_instances,
                                             &failures_functions, &failures_monitoring, &failures_roles,
                                             &failures_secrets};

static bool row_find(const FailureGroup *group, const char *type, const char *message, Failure *known) {
    for (size_t i = 0; i < group->count; i++) {
        const FailureRow *row = &group->rows[i];
        if (!failure_type_in(type, row->types) || !failure_says(message, row->pattern))
            continue;
        failure_set(known, row->id, row->kind, "%s", row->meaning);
        failure_remedy(known, "%s", row->remedy);
        known->path = row->path;
        return true;
    }
    return false;
}

static bool rows_find(const char *type, const char *message, Failure *known) {
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (row_find(groups[i], type, message, known))
            return true;
    return false;
}

/* ---- the whole */

/* The NAT instance has settings of its own. */
static void settle_instance(const char *logical_id, Failure *known) {
    static const struct {
        const char *bastion, *nat;
    } pairs[] = {{"bastion.instance_type", "network.nat_instance_type"}, {"bastion.image", "network.nat_image"}};
    for (size_t i = 0; known->path && logical_id && i < sizeof pairs / sizeof *pairs; i++)
        if (strncmp(logical_id, "Nat", 3) == 0 && strcmp(known->path, pairs[i].bastion) == 0)
            known->path = pairs[i].nat;
}

/* From what says most to what says least: what the account or the organization forbids, a permission by its name, what
 * is known of that type, what is known of every type by kind, and last AWS's own faults. CloudFormation's own sentences
 * are for what is about no resource. */
static bool find(const FailureScope *scope, const char *message, Failure *known) {
    const FailureType *told = failure_type(scope->type);
    bool of_stack = !scope->type || strcmp(scope->type, "AWS::CloudFormation::Stack") == 0;
    if (of_stack && !told)
        told = failure_type_told(message);
    const char *type = told ? told->type : scope->type;
    return row_find(&failures_account, type, message, known) || failure_permission_named(message, known) ||
           failure_counted(type, message, known) || rows_find(type, message, known) ||
           failure_taken(told, message, known) || (of_stack && row_find(&failures_stack, type, message, known)) ||
           failure_value(scope, told, message, known) || failure_quota(told, message, known) ||
           row_find(&failures_always, type, message, known) || failure_permission(told, message, known);
}

/* The handler's code tells nothing where a service itself refused, and its words must not be taken for the service's:
 * InvalidRequest is that of most refusals, and InternalFailure stands beside sentences that tell a cause well. */
static void drop_frame(char *message) {
    char *frame = strstr(message, "HandlerErrorCode: ");
    bool refused = strstr(message, "Status Code: 4");
    if (frame && (strstr(frame, ": InvalidRequest") || (refused && strstr(frame, ": InternalFailure"))))
        *frame = '\0';
}

Failure *failure_find(const FailureScope *scope, Failure *known) {
    AUTO(memory_release)
    char *message = memory_print("%s%s%s", scope->code ? scope->code : "", scope->code && *scope->code ? ": " : "",
                                 scope->message ? scope->message : "");
    drop_frame(message);
    Failure found;
    if (!find(scope, message, &found))
        return NULL;
    settle_instance(scope->logical_id, &found);
    failure_quota_code(&found);
    *known = found;
    return known;
}

Failure *failure_of_event(const CfnEvent *event, Failure *known) {
    const FailureScope scope = {.type = event ? event->type : NULL,
                                .logical_id = event ? event->logical_id : NULL,
                                .message = event ? event->reason : NULL};
    return event ? failure_find(&scope, known) : NULL;
}

Failure *failure_of_finding(const CfnFinding *finding, Failure *known) {
    const FailureScope scope = {.type = finding->type,
                                .logical_id = finding->logical_id,
                                .property = finding->path,
                                .message = finding->reason};
    return failure_find(&scope, known);
}

Failure *failure_of_error(const Error *err, Failure *known) {
    const FailureScope scope = {.code = err->code, .message = err->said};
    return failure_find(&scope, known);
}

bool failure_is_consequence(const char *reason) {
    static const char *const words[] = {"creation cancelled", "update cancelled", "deletion cancelled",
                                        "Resource creation canceled", "Resource update canceled"};
    for (size_t i = 0; reason && i < sizeof words / sizeof *words; i++)
        if (strcasestr(reason, words[i]))
            return true;
    return false;
}

const char *failure_kind_name(FailureKind kind) {
    static const char *const names[] = {
        [FAILURE_SETTING] = "setting", [FAILURE_PERMISSION] = "permission", [FAILURE_QUOTA] = "quota",
        [FAILURE_WAIT] = "wait",       [FAILURE_OUTSIDE] = "outside",       [FAILURE_REPORT] = "report"};
    return names[kind];
}
