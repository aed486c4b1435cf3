/* Following an operation to its end. See deployment.h. */
#include "stack/deployment.h"
#include "stack/deployment_events.h"
#include "stack/deployment_rotation.h"
#include "stack/durations.h"

#include "aws/services.h"
#include "base/memory.h"
#include "stack/failures.h"

#include <stdlib.h>
#include <string.h>

/* CDK asks every 5 s, rain every 2; one poll serves all panes. DescribeStacks only now and then: the events tell. A
 * database that is alone at work is asked for less often: RDS needs minutes. */
enum {
    POLL_MS = 3000,
    DATABASE_MS = 5000,
    WORD_MS = 6000,
    LONG_WORD_MS = 15000,
    TROUBLE_MS = 5000,
    SIGN_IN_MS = 300000,
    SILENCE_MS = 3600000
};
enum { SWEEP_MS = 15000, DESCRIBE_EVERY = 20, EVENTS_EVERY = 4, RESTS = 3 };
static const char stack_type[] = "AWS::CloudFormation::Stack", database_type[] = "AWS::RDS::DBInstance";

typedef struct Follow {
    AwsContext *aws;
    const char *stack_id;
    long long since_ms;
    const DeploymentHooks *hooks;

    char *newest, *before; /* ids of the newest event at the last poll and at the one before */
    char **seen;           /* ids told since `before`: an event can appear late, below newer ones */
    size_t seen_count;
    char *last_status; /* of the newest event of the stack itself; "" none yet */
    long long last_status_ms;
    char **nested; /* failed nested stacks that have been asked for their cause */
    size_t nested_count;
    char *database, *database_id, *note; /* its physical and logical id; RDS's word last told */
    bool database_busy;
    long long note_ms; /* when RDS was asked last; 0 never */
    bool no_notes;     /* it may not be asked */
    Durations *durations;
    Departure departure; /* of a deletion */
    long long swept_ms;  /* when it was looked after last */
    char **busy;         /* logical ids of what is at work */
    size_t busy_count;
    size_t quiet;        /* polls in a row that did without the events */
    bool told_any;       /* a poll has worked */
    bool ran;            /* this operation was seen running */
    long long silent_ms; /* since when AWS does not answer as it should; 0: it does */
    size_t rests;        /* how often in a row the stack was at rest while its events could not be read */
    size_t polls;
} Follow;

static void replace(char **text, const char *with) {
    char *fresh = memory_copy(with);
    free(*text);
    *text = fresh;
}

static void strings_add(char ***items, size_t *count, const char *text) {
    *items = memory_grow(*items, *count + 1, sizeof **items);
    (*items)[(*count)++] = memory_copy(text);
}

static bool strings_have(char *const *items, size_t count, const char *text) {
    for (size_t i = count; i > 0; i--)
        if (strcmp(items[i - 1], text) == 0)
            return true;
    return false;
}

static void strings_free(char ***items, size_t *count) {
    for (size_t i = 0; i < *count; i++)
        free((*items)[i]);
    free(*items);
    *items = NULL;
    *count = 0;
}

static void follow_release(Follow *follow) {
    strings_free(&follow->seen, &follow->seen_count);
    strings_free(&follow->nested, &follow->nested_count);
    strings_free(&follow->busy, &follow->busy_count);
    char *const parts[] = {follow->newest,   follow->before,      follow->last_status,
                           follow->database, follow->database_id, follow->note};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        free(parts[i]);
    departure_release(&follow->departure);
    durations_free(follow->durations);
}

static void events_append(CfnEvents *to, CfnEvents *from) {
    to->items = memory_grow(to->items, to->count + from->count + 1, sizeof *to->items);
    for (size_t i = 0; i < from->count; i++)
        to->items[to->count++] = from->items[i];
    free(from->items);
    *from = (CfnEvents){0};
}

static void events_reverse(CfnEvents *events) {
    for (size_t i = 0; i < events->count / 2; i++) {
        CfnEvent swapped = events->items[i];
        events->items[i] = events->items[events->count - 1 - i];
        events->items[events->count - 1 - i] = swapped;
    }
}

/* A nested stack that failed knows the cause; it is asked once. Not to get it is no trouble: ours goes on. */
static void ask_nested(Follow *follow, CfnEvents *events) {
    size_t own = events->count;
    for (size_t i = 0; i < own; i++) {
        const CfnEvent *event = &events->items[i];
        size_t length = strlen(event->status);
        bool failed = length > 7 && strcmp(event->status + length - 7, "_FAILED") == 0;
        if (!failed || strcmp(event->type, stack_type) != 0 || event_is_of_stack(event) || !event->physical_id[0] ||
            failure_is_consequence(event->reason) ||
            strings_have(follow->nested, follow->nested_count, event->physical_id))
            continue;
        CfnEvents inner = {0};
        Error ignored = {0};
        strings_add(&follow->nested, &follow->nested_count, event->physical_id);
        if (!cfn_describe_events(follow->aws, event->physical_id, NULL, follow->since_ms, &inner, &ignored))
            continue;
        events_reverse(&inner);
        events_append(events, &inner);
    }
}

static void note_busy(Follow *follow, const char *logical_id, bool busy) {
    size_t at = 0;
    while (at < follow->busy_count && strcmp(follow->busy[at], logical_id) != 0)
        at++;
    if (busy && at == follow->busy_count)
        strings_add(&follow->busy, &follow->busy_count, logical_id);
    if (busy || at == follow->busy_count)
        return;
    free(follow->busy[at]);
    follow->busy[at] = follow->busy[--follow->busy_count];
}

static void note_event(Follow *follow, const CfnEvent *event) {
    bool busy = strstr(event->status, "_IN_PROGRESS") != NULL;
    durations_take(follow->durations, event);
    if (!event_is_of_stack(event))
        note_busy(follow, event->logical_id, busy);
    if (event_is_of_stack(event)) {
        if (event->at_ms >= follow->last_status_ms && stack_status(event->status)->kind != STACK_REVIEW) {
            follow->last_status_ms = event->at_ms;
            follow->ran |= stack_status(event->status)->outcome == OUTCOME_RUNNING;
            replace(&follow->last_status, event->status);
        }
    } else if (strcmp(event->type, database_type) == 0) {
        follow->database_busy = busy;
        replace(&follow->database_id, event->logical_id);
        if (event->physical_id[0])
            replace(&follow->database, event->physical_id);
    }
}

/* What is new since the last poll, oldest first. Read down to the poll before the last: an event can be late. */
static bool read_events(Follow *follow, CfnEvents *fresh, Error *err) {
    CfnEvents all = {0};
    if (!cfn_describe_events(follow->aws, follow->stack_id, follow->before, follow->since_ms, &all, err))
        return false;
    events_reverse(&all);
    fresh->items = memory_new(all.count + 1, sizeof *fresh->items);
    char **seen = NULL;
    size_t seen_count = 0;
    for (size_t i = 0; i < all.count; i++) {
        strings_add(&seen, &seen_count, all.items[i].id);
        if (strings_have(follow->seen, follow->seen_count, all.items[i].id)) {
            cfn_event_release(&all.items[i]);
            continue;
        }
        note_event(follow, &all.items[i]);
        fresh->items[fresh->count++] = all.items[i];
    }
    free(all.items);
    if (seen_count > 0) {
        strings_free(&follow->seen, &follow->seen_count);
        follow->seen = seen;
        follow->seen_count = seen_count;
        replace(&follow->before, follow->newest);
        replace(&follow->newest, seen[seen_count - 1]);
    }
    ask_nested(follow, fresh);
    return true;
}

static bool is_alone(const Follow *follow) {
    return follow->database_busy && follow->busy_count == 1;
}

/* Whether the database alone is at work, as RDS says too; who may not ask RDS never knows. */
static bool is_quiet(const Follow *follow) {
    return is_alone(follow) && follow->note[0] && strcmp(follow->note, "available") != 0;
}

static long long pace_ms(const Follow *follow) {
    return is_quiet(follow) ? LONG_WORD_MS : is_alone(follow) ? DATABASE_MS : POLL_MS;
}

/* After how long RDS is asked for its word again. */
static long long word_ms(const Follow *follow) {
    return !follow->note[0] ? 0 : is_alone(follow) ? LONG_WORD_MS : WORD_MS;
}

static bool ask_note(Follow *follow, RdsInstance *database) {
    Error err = {0};
    follow->note_ms = clock_now_ms(&follow->aws->clock);
    bool ok = rds_describe_instance(follow->aws, follow->database, database, &err);
    follow->no_notes = !ok && err.kind == ERROR_DENIED;
    return ok;
}

/* RDS's own word ("creating", "backing-up", "configuring-enhanced-monitoring") while its row is at work. */
static bool read_note(Follow *follow) {
    RdsInstance database = {0};
    bool busy = follow->database_busy && follow->database && !follow->no_notes;
    if (busy && clock_now_ms(&follow->aws->clock) - follow->note_ms < word_ms(follow))
        return false;
    bool asked = busy && ask_note(follow, &database);
    const char *note = asked ? database.status : "";
    bool news = follow->database_id && strcmp(follow->note, note) != 0;
    if (news)
        replace(&follow->note, note);
    rds_instance_release(&database);
    return news;
}

static void set_end(DeploymentEnd *end, const char *stack_id, const char *status, const char *reason) {
    *end = (DeploymentEnd){.outcome = stack_status(status)->outcome,
                           .stack_id = memory_copy(stack_id),
                           .status = memory_copy(status),
                           .reason = memory_copy(reason)};
}

/* A deleted stack answers by its ARN for ninety days; where it does not, its silence says the same. */
static bool gone(const Follow *follow, const Error *err) {
    return strcmp(err->code, "StackNotFound") == 0 && strncmp(follow->last_status, "DELETE_", 7) == 0;
}

static void speed_on(Follow *follow) {
    if (!follow->departure.stack_id || clock_now_ms(&follow->aws->clock) - follow->swept_ms < SWEEP_MS)
        return;
    follow->swept_ms = clock_now_ms(&follow->aws->clock);
    departure_go_on(&follow->departure);
}

/* Beside a deletion: what else holds it up. */
static void speed_up(Follow *follow, const CfnResources *resources, bool first) {
    if (strcmp(follow->last_status, "DELETE_IN_PROGRESS") != 0)
        return;
    if (!follow->departure.stack_id) {
        CfnResources asked = {0};
        Error ignored = {0};
        if (!first) /* it turned into a deletion */
            cfn_describe_resources(follow->aws, follow->stack_id, &asked, &ignored);
        departure_open(&follow->departure, follow->aws, follow->stack_id, first ? resources : &asked, follow->hooks);
        cfn_resources_release(&asked);
    }
    speed_on(follow);
}

/* Also after a deletion that nobody here saw running: it may have failed between two polls, or under another program.
 */
static void come_back(Follow *follow) {
    const CfnResources unknown = {0};
    if (!follow->departure.stack_id)
        departure_open(&follow->departure, follow->aws, follow->stack_id, &unknown, follow->hooks);
    departure_undo(&follow->departure);
}

/* Without events the stack itself says whether it is over; what it says may still be from before this operation. False:
 * it does not answer either. */
static bool ask_stack(Follow *follow, bool *over, DeploymentEnd *end) {
    CfnStack stack = {0};
    Error ignored = {0};
    if (!cfn_describe_stack(follow->aws, follow->stack_id, &stack, &ignored))
        return false;
    const StackStatus *status = stack_status(stack.status);
    bool running = status->outcome == OUTCOME_RUNNING;
    follow->ran |= running && status->kind != STACK_REVIEW;
    follow->rests = running ? 0 : follow->rests + 1;
    *over = !running && (follow->ran || stack.updated_ms >= follow->since_ms || follow->rests >= RESTS);
    if (*over)
        set_end(end, follow->stack_id, stack.status, stack.status_reason);
    cfn_stack_release(&stack);
    return true;
}

/* What one poll brought. */
typedef struct Poll {
    CfnEvents events;
    CfnResources resources;
    CfnStack stack;
    bool described; /* `stack` is filled */
    bool first;
    bool final; /* by its events the stack has come to rest */
} Poll;

static bool poll_read(Follow *follow, Poll *poll, Error *err) {
    poll->first = !follow->told_any;
    bool ok = read_events(follow, &poll->events, err);
    poll->final = stack_status(follow->last_status)->outcome != OUTCOME_RUNNING && follow->last_status[0];
    if (ok && (poll->first || poll->final || follow->polls % DESCRIBE_EVERY == 0))
        ok = poll->described = cfn_describe_stack(follow->aws, follow->stack_id, &poll->stack, err);
    if (ok && poll->first) {
        Error ignored = {0}; /* a convenience: the events say the same */
        cfn_describe_resources(follow->aws, follow->stack_id, &poll->resources, &ignored);
    }
    return ok;
}

/* Whether that was the end, `ok` or not: a stack that is gone, or may not be asked, has said it by its events. */
static bool poll_over(const Follow *follow, const Poll *poll, bool ok, DeploymentEnd *end, const Error *err) {
    if (!ok && gone(follow, err))
        set_end(end, follow->stack_id, "DELETE_COMPLETE", "");
    else if (!ok && poll->final && err->kind == ERROR_DENIED)
        set_end(end, follow->stack_id, follow->last_status, "");
    else if (poll->described && poll->final && strcmp(poll->stack.status, follow->last_status) == 0)
        set_end(end, follow->stack_id, poll->stack.status, poll->stack.status_reason);
    else
        return false;
    return true;
}

static void poll_tell(Follow *follow, const Poll *poll) {
    bool noted = read_note(follow);
    const DeploymentReport report = {.events = poll->events.items,
                                     .event_count = poll->events.count,
                                     .stack = poll->described ? &poll->stack : NULL,
                                     .resources = poll->resources.count ? &poll->resources : NULL,
                                     .note_id = noted ? follow->database_id : NULL,
                                     .note = noted ? follow->note : NULL};
    deployment_report(follow->hooks, &report);
    follow->told_any = true;
    follow->polls++;
    speed_up(follow, &poll->resources, poll->first);
}

/* One poll. True with `*over` when the stack has come to rest. */
static bool poll_once(Follow *follow, bool *over, DeploymentEnd *end, Error *err) {
    Poll poll = {0};
    bool ok = poll_read(follow, &poll, err);
    *over = poll_over(follow, &poll, ok, end, err);
    ok = ok || *over;
    if (ok || poll.events.count > 0)
        poll_tell(follow, &poll);
    cfn_events_release(&poll.events);
    cfn_resources_release(&poll.resources);
    if (poll.described)
        cfn_stack_release(&poll.stack);
    return ok;
}

/* For most of a deployment the database alone is at work, and a page of events, a hundred times the length of RDS's
 * word, says nothing new. Then that word is asked for in its place; CloudFormation goes on only once it is another one.
 * True: nothing else is to be asked now. */
static bool poll_database(Follow *follow) {
    if (!is_quiet(follow) || ++follow->quiet % EVENTS_EVERY == 0)
        return false;
    bool noted = read_note(follow);
    if (!follow->note[0]) /* RDS does not say: the events do, and whether AWS answers */
        return false;
    if (noted)
        deployment_report(follow->hooks, &(DeploymentReport){.note_id = follow->database_id, .note = follow->note});
    return is_quiet(follow);
}

static void note_silence(Follow *follow, bool answers) {
    if (answers)
        follow->silent_ms = 0;
    else if (!follow->silent_ms)
        follow->silent_ms = clock_now_ms(&follow->aws->clock);
}

/* What gives out credentials may be away for a moment, and AWS for longer; where nobody sees that, it has an end. */
static bool is_given_up(const Follow *follow, const Error *err) {
    long long patience_ms = err->kind == ERROR_SIGN_IN ? SIGN_IN_MS : SILENCE_MS;
    return follow->silent_ms && follow->hooks && follow->hooks->unattended &&
           clock_now_ms(&follow->aws->clock) - follow->silent_ms >= patience_ms;
}

/* Whether asking again is of no use. Throttling, a lost network, credentials that somebody at the terminal renews: AWS
 * goes on, and so do we. */
static bool is_hopeless(const Follow *follow, const Error *err) {
    if (is_given_up(follow, err) || err->kind == ERROR_CANCELLED || strcmp(err->code, "StackNotFound") == 0 ||
        strcmp(err->code, "MachineLimit") == 0)
        return true;
    return !follow->told_any && strncmp(err->code, "AccessDenied", 12) == 0;
}

static bool give_up(const Follow *follow, Error *err) {
    if (is_given_up(follow, err))
        error_add_remedy(err, "what was begun goes on at AWS: the same command again follows it");
    return error_tried(err, "follow the stack");
}

bool deployment_follow(AwsContext *aws, const char *stack_id, long long since_ms, const DeploymentHooks *hooks,
                       DeploymentEnd *end, Error *err) {
    AUTO(follow_release)
    Follow follow = {.aws = aws,
                     .stack_id = stack_id,
                     .since_ms = since_ms,
                     .hooks = hooks,
                     .durations = durations_read(stack_id),
                     .last_status = memory_copy(""),
                     .note = memory_copy("")};
    for (;;) {
        if (poll_database(&follow)) {
            speed_on(&follow);
            if (!clock_sleep(&aws->clock, pace_ms(&follow), aws->cancel))
                return cancel_error(err);
            continue;
        }
        bool over, ok = poll_once(&follow, &over, end, err);
        bool answers = ok || (err->kind != ERROR_CANCELLED && ask_stack(&follow, &over, end));
        if (answers && over) {
            *err = (Error){0}; /* what a poll met on the way is no failure */
            durations_write(follow.durations);
            if (strcmp(end->status, "DELETE_FAILED") == 0)
                come_back(&follow);
            if (stack_status(end->status)->kind == STACK_STANDS)
                update_guard_hold(aws, stack_id, &end->guard, &end->unguarded);
            return true;
        }
        note_silence(&follow, answers);
        if (!answers && is_hopeless(&follow, err))
            return give_up(&follow, err);
        if (!ok)
            deployment_report(hooks, &(DeploymentReport){.trouble = err});
        if (!clock_sleep(&aws->clock, ok ? pace_ms(&follow) : TROUBLE_MS, aws->cancel))
            return cancel_error(err);
    }
}
