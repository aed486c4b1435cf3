/* See home_facts.h. */
#include "guide/home_facts.h"
#include "base/memory.h"
#include "connect/authorities.h"
#include "stack/account_guard.h"
#include "stack/standing.h"

#include <string.h>

void home_facts_release(HomeFacts *facts) {
    status_release(&facts->status);
    settings_free(facts->standing);
    drift_release(&facts->drift);
    cfn_events_release(&facts->cause);
    cfn_resources_release(&facts->failed);
    kept_test_release(&facts->tested);
    *facts = (HomeFacts){0};
}

/* A stack that was deleted is found by its ARN for ninety days (API Reference, DescribeStacks). */
static bool was_deleted(AwsContext *aws, const LastSeen *seen) {
    AUTO(cfn_stack_release) CfnStack stack = {0};
    Error ignored = {0};
    return seen->stack_id[0] && cfn_describe_stack(aws, seen->stack_id, &stack, &ignored) &&
           strcmp(stack.status, "DELETE_COMPLETE") == 0;
}

/* Who may reach the database is more than the list says: a rule that somebody added lets in past it. */
static bool read_groups(AwsContext *aws, const char *body, HomeFacts *facts, Error *err) {
    AUTO(ec2_groups_release) Ec2Groups groups = {0};
    const CfnStack *stack = &facts->status.stack;
    bool asked = ec2_stack_groups(aws, stack->id, &groups, err) &&
                 drift_look_groups(body, stack, &groups, false, &facts->drift, err);
    return status_part_set(&facts->groups_part, true, asked, err);
}

/* As the stack has them; and what was changed since, as far as what was asked already tells. */
static bool read_standing(AwsContext *aws, HomeFacts *facts, Error *err) {
    Error ignored = {0};
    const Status *status = &facts->status;
    AUTO(memory_release) char *body = NULL;
    Settings *standing = settings_new();
    bool asked = cfn_get_template(aws, status->stack.id, &body, err);
    facts->owner = owner_of(&status->stack, body);
    asked = asked && facts->owner == OWNER_OURS &&
            standing_settings(&status->stack, aws_session_region(aws->session), body, standing, err);
    bool goes_on = status_part_set(&facts->standing_part, facts->owner == OWNER_OURS, asked, err);
    if (asked)
        facts->standing = standing;
    else
        settings_free(standing);
    bool stands = asked && status->state->kind == STACK_STANDS;
    if (stands && status->database_part.known)
        drift_look(body, &status->stack, &status->database, &facts->drift, &ignored);
    if (stands)
        goes_on = read_groups(aws, body, facts, err);
    if (stands && status->bastion_part.known)
        drift_look_bastion(&status->stack, &status->bastion, &facts->drift);
    return goes_on;
}

/* Only what is ours and at rest: an update that was agreed to has the policy lifted while it runs. */
static bool read_guard(AwsContext *aws, HomeFacts *facts, Error *err) {
    bool there = facts->status.state->kind == STACK_STANDS && facts->owner == OWNER_OURS;
    bool asked = there && update_guard_hold(aws, facts->status.stack.id, &facts->guard, err);
    return status_part_set(&facts->guard_part, there, asked, err);
}

/* Who comes back the next day did not see it fail. */
static bool read_cause(AwsContext *aws, HomeFacts *facts, Error *err) {
    const StackStatus *state = facts->status.state;
    if (state->kind != STACK_BROKEN && state->kind != STACK_NEVER_STOOD && !state->undone)
        return true;
    bool asked = status_cause(aws, &facts->status.stack, &facts->cause, err);
    return status_part_set(&facts->cause_part, true, asked, err);
}

static bool read_failed(AwsContext *aws, HomeFacts *facts, Error *err) {
    bool asked = status_trouble(aws, facts->status.stack.id, &facts->failed, err);
    return status_part_set(&facts->failed_part, true, asked, err);
}

/* What is worth knowing the next time; what is not known now stays as it was. */
static void remember(const char *url, const char *region, const char *app, const HomeFacts *facts) {
    LastSeen seen = facts->seen;
    const Status *status = &facts->status;
    snprintf(seen.stack_id, sizeof seen.stack_id, "%s", status->stack.id);
    if (status->caller_allowed)
        snprintf(seen.address, sizeof seen.address, "%s", status->caller);
    last_seen_write(url, region, app, &seen);
}

/* Whose signature the server's certificate bears, and what this machine found when it tried to connect. */
static void read_about_tests(AwsContext *aws, const char *url, const char *app, HomeFacts *facts) {
    const char *region = aws_session_region(aws->session);
    if (facts->status.database_part.known)
        facts->authority_ends_ms =
            authorities_end(aws_session_database_ca(aws->session), region, facts->status.database.ca);
    if (url && facts->status.stack.id)
        kept_test_read(url, region, app, facts->status.stack.id, &facts->tested);
}

/* What the kind of stack makes worth asking. False: AWS takes the credentials no more. */
static bool read_rest(AwsContext *aws, HomeFacts *facts, Error *err) {
    StackKind kind = facts->status.state->kind;
    Error unread = {0};
    bool ours = (kind == STACK_STANDS || kind == STACK_BROKEN) && facts->owner == OWNER_OURS;
    bool failed = kind == STACK_BROKEN || kind == STACK_NEVER_STOOD;
    bool goes_on = (!ours || read_standing(aws, facts, &unread)) && read_guard(aws, facts, &unread) &&
                   read_cause(aws, facts, &unread) && (!failed || read_failed(aws, facts, &unread));
    if (!goes_on)
        *err = unread;
    return goes_on;
}

bool home_facts_read(AwsContext *aws, const char *app, const char *account, const Agreement *agreed, HomeFacts *facts,
                     Error *err) {
    HomeFacts made = {0};
    char stands_in[ACCOUNT_SIZE];
    Error unread = {0}; /* without it, what others removed, or an update undid, is not told */
    const char *region = aws_session_region(aws->session);
    AUTO(memory_release) char *url = cfn_url(aws->session);
    if (!status_read(aws, app, NULL, NULL, &made.status, err))
        return false;
    arn_account(made.status.stack.id, stands_in);
    if (*stands_in && !account_is(account, stands_in, err)) {
        home_facts_release(&made);
        return false;
    }
    if (made.status.access.list_id && access_read_base(aws, agreed, &made.status.access, &unread))
        access_read_undone(aws, &made.status.access, &unread);
    if (url)
        last_seen_read(url, region, app, &made.seen);
    StackKind kind = made.status.state->kind;
    if (kind == STACK_ABSENT)
        made.deleted = was_deleted(aws, &made.seen);
    if (kind != STACK_ABSENT && kind != STACK_REVIEW)
        made.owner = owner_of(&made.status.stack, NULL);
    if (!read_rest(aws, &made, err)) {
        home_facts_release(&made);
        return error_tried(err, "ask for stack %s", app);
    }
    read_about_tests(aws, url, app, &made);
    if (url && (kind == STACK_STANDS || kind == STACK_BROKEN) && made.owner != OWNER_OTHER)
        remember(url, region, app, &made);
    *facts = made;
    return true;
}

bool stack_is_there(StackKind kind, Owner owner) {
    return owner != OWNER_OTHER && (kind == STACK_STANDS || kind == STACK_BUSY || kind == STACK_BROKEN);
}

bool home_stands(const HomeFacts *facts) {
    return stack_is_there(facts->status.state->kind, facts->owner);
}

/* ---- where the user comes from */

static long entry_of(const AllowList *list, const char *address) {
    Cidr cidr;
    Error ignored = {0};
    return *address && cidr_parse(address, &cidr, &ignored) ? allow_list_find(list, cidr) : -1;
}

/* The one single address that is noted as the user's own; -1 when there is none, or when there are two. */
static long noted_own(const AllowList *list) {
    long found = -1;
    for (size_t i = 0; i < allow_list_count(list); i++) {
        const AllowEntry *entry = allow_list_at(list, i);
        if (entry->cidr.bits != 32 || strcmp(entry->note, "my address") != 0)
            continue;
        if (found >= 0)
            return -1;
        found = (long)i;
    }
    return found;
}

Own home_own(const HomeFacts *facts, const AllowList *list) {
    const Status *status = &facts->status;
    Own own = {.kind = OWN_UNKNOWN, .changed = -1};
    Error ignored = {0};
    if (!status->caller_part.known || !cidr_parse(status->caller, &own.cidr, &ignored))
        return own;
    own.kind = status->caller_allowed ? OWN_LISTED : OWN_MISSING;
    /* Chosen, and only not in force yet: no other address was the user's before. */
    if (own.kind == OWN_LISTED || allow_list_outer(list, own.cidr) >= 0)
        return own;
    own.changed = entry_of(list, facts->seen.address);
    if (own.changed < 0)
        own.changed = noted_own(list);
    if (own.changed >= 0)
        own.kind = OWN_CHANGED;
    return own;
}
