/* Home: what a later start shows first, and what can be done with a stack that stands. */
#include "aws/config.h"
#include "base/memory.h"
#include "cli/commands.h"
#include "cli/plain_parts.h"
#include "stack/drift.h"
#include "stack/export.h"
#include "stack/last_seen.h"
#include "stack/status.h"
#include "stack/upkeep.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef enum {
    HOME_STATUS,
    HOME_FOLLOW,
    HOME_CANCEL,
    HOME_CONTINUE, /* the rollback of an update that got stuck */
    HOME_SKIP,     /* the same, without what can't be put back */
    HOME_DEPLOY,
    HOME_REPLACE, /* the user's old address by the present one */
    HOME_ACCESS,
    HOME_CHANGE,
    HOME_CONNECT,
    HOME_COST,
    HOME_DRIFT,
    HOME_EXPORT,
    HOME_DESTROY,
    HOME_LEAVE,
} HomeAction;

typedef struct Home {
    Plain *plain;
    Status status;
    char was[64]; /* the user's address of the last time, still on the list; "" none */
    HomeAction actions[16];
    char *items[16];
    size_t count;
} Home;

static void home_clear(Home *home) {
    for (size_t i = 0; i < home->count; i++)
        free(home->items[i]);
    status_release(&home->status);
    *home = (Home){.plain = home->plain};
}

static void action_add(Home *home, HomeAction action, char *words) {
    home->actions[home->count] = action;
    home->items[home->count++] = words;
}

/* ---- what stands */

static long entry_of(const AllowList *list, const char *address) {
    Cidr cidr;
    Error ignored = {0};
    return *address && cidr_parse(address, &cidr, &ignored) ? allow_list_find(list, cidr) : -1;
}

/* An address that was ours, is still on the list, and is not where we come from now. */
static void look_back(Home *home) {
    Run *run = home->plain->run;
    const Status *status = &home->status;
    AUTO(memory_release) char *url = cfn_url(run->session);
    LastSeen seen = {0};
    const char *app = settings_text(run->settings, "app"), *region = aws_session_region(run->session);
    if (!url || !status->caller_part.known || !status->access_part.known)
        return;
    last_seen_read(url, region, app, &seen);
    if (!status->caller_allowed && status->access.cloud && entry_of(status->access.cloud, seen.address) >= 0)
        snprintf(home->was, sizeof home->was, "%s", seen.address);
    if (!status->stack.id)
        return;
    snprintf(seen.stack_id, sizeof seen.stack_id, "%s", status->stack.id);
    if (status->caller_allowed)
        snprintf(seen.address, sizeof seen.address, "%s", status->caller);
    last_seen_write(url, region, app, &seen);
}

static void unknown_say(const Run *run, const char *what, const StatusPart *part) {
    if (part->known || !part->why[0])
        return;
    say(run, "Not known: %s: %s.", what, part->why);
    if (part->denied)
        say(run, "To do: `secure-rds policy --for status` prints what is needed.");
}

/* Only what is to be done. */
static void upkeep_say(const Run *run, const Status *status) {
    Upkeep upkeep = {0};
    unknown_say(run, "The database's maintenance", &status->maintenance_part);
    if (status->database_part.known)
        upkeep_read(&status->database, &status->maintenance, clock_now_ms(&run->clock), &upkeep);
    for (size_t i = 0; i < upkeep.count; i++)
        say(run, "To know: %s.", upkeep.items[i].words);
}

static void facts_say(const Home *home) {
    const Run *run = home->plain->run;
    const Status *status = &home->status;
    const char *app = settings_text(run->settings, "app");
    say(run, "\n%s in %s", app, aws_session_region(run->session));
    if (status->state->kind == STACK_ABSENT) {
        say(run, "It is not deployed yet.");
        return;
    }
    say(run, "Stack: %s.", status->stack.status);
    if (*status->state->way_out)
        say(run, "To do: %s.", status->state->way_out);
    if (status->database_part.known)
        say(run, "Database: %s, PostgreSQL %s.", status->database.status, status->database.engine_version);
    else
        unknown_say(run, "The database", &status->database_part);
    upkeep_say(run, status);
    unknown_say(run, "The bastion", &status->bastion_part);
    unknown_say(run, "The load balancer", &status->targets_part);
    unknown_say(run, "The password", &status->secret_part);
    unknown_say(run, "The allowed IPs in force", &status->access_part);
    unknown_say(run, "Your address", &status->caller_part);
    if (!status->caller_part.known || !status->access_part.known)
        return;
    if (home->was[0])
        say(run, "Your address has changed from %s to %s.", home->was, status->caller);
    else
        say(run, "You come from %s, which is %s.", status->caller,
            status->caller_allowed ? "on the list" : "NOT on the list: you can't connect from here");
}

static void actions_make(Home *home) {
    const Status *status = &home->status;
    StackKind kind = status->state->kind;
    bool stands = kind == STACK_STANDS || kind == STACK_BUSY || kind == STACK_BROKEN;
    action_add(home, HOME_STATUS, memory_copy("Status, in full."));
    if (kind == STACK_BUSY) {
        action_add(home, HOME_FOLLOW, memory_copy("Follow what runs."));
        action_add(home, HOME_CANCEL, memory_copy("Roll back what runs."));
    }
    if (strcmp(status->state->name, "UPDATE_ROLLBACK_FAILED") == 0) {
        action_add(home, HOME_CONTINUE, memory_copy("Try once more to finish the rollback."));
        action_add(home, HOME_SKIP, memory_copy("Finish the rollback, and skip what can't be put back."));
    }
    if (home->was[0])
        action_add(home, HOME_REPLACE, memory_print("Replace %s by %s on the list.", home->was, status->caller));
    action_add(home, HOME_ACCESS, memory_copy("Allowed IPs."));
    action_add(home, HOME_CHANGE, memory_copy("Change settings."));
    if (kind != STACK_BUSY)
        action_add(home, HOME_DEPLOY, memory_copy(stands ? "Review and apply the settings." : "Review and create it."));
    if (stands) {
        action_add(home, HOME_CONNECT, memory_copy("How to connect."));
        action_add(home, HOME_DRIFT, memory_copy("Look for changes made by hand."));
    }
    action_add(home, HOME_COST, memory_copy("Cost."));
    action_add(home, HOME_EXPORT, memory_copy("Export for CloudFormation."));
    if (kind != STACK_ABSENT)
        action_add(home, HOME_DESTROY, memory_copy("Destroy."));
    action_add(home, HOME_LEAVE, memory_copy("Leave."));
}

/* ---- actions */

static Answer access_change(Home *home) {
    Plain *plain = home->plain;
    Run *run = plain->run;
    Settings *before = settings_copy(run->settings);
    Answer answer = plain_access(plain);
    bool same = allow_list_equal(settings_allowed(before), settings_allowed(run->settings));
    settings_free(before);
    if (answer != ANSWER_GIVEN)
        return answer;
    if (same)
        say(run, "The list is as it was.");
    else if (access_settings(run))
        unlink(plain->draft);
    else
        plain_error(plain, &run->err);
    return ANSWER_GIVEN;
}

static void address_replace(Home *home) {
    Plain *plain = home->plain;
    Run *run = plain->run;
    AllowList *list = settings_allowed(run->settings);
    Error err = {0};
    Cidr now;
    long at = entry_of(list, home->was);
    bool done = cidr_parse(home->status.caller, &now, &err) &&
                (at >= 0 ? allow_list_replace(list, (size_t)at, now, allow_list_at(list, (size_t)at)->note, &err)
                         : allow_list_add(list, now, "my address", NULL, &err));
    if (done && access_settings(run))
        unlink(plain->draft);
    else
        plain_error(plain, done ? &run->err : &err);
}

static void cancel(Home *home) {
    Run *run = home->plain->run;
    bool yes = false;
    if (plain_yes(home->plain, "Roll back what runs on the stack?", "A first creation is deleted, an update undone.",
                  false, &yes) != ANSWER_GIVEN ||
        !yes)
        return;
    if (deployment_cancel(&run->aws, &run->clock, home->status.stack.id, NULL, NULL, &run->err))
        say(run, "AWS rolls it back.");
    else
        plain_error(home->plain, &run->err);
}

static void drift(Home *home) {
    Run *run = home->plain->run;
    AUTO(drift_release) Drift found = {0};
    say(run, "AWS looks for it. That takes a minute or two.");
    if (!drift_detect(&run->aws, &run->clock, settings_text(run->settings, "app"), &found, &run->err)) {
        plain_error(home->plain, &run->err);
        return;
    }
    if (found.drifts.count)
        say(run, "Changed by hand: %zu resource%s.", found.drifts.count, found.drifts.count == 1 ? "" : "s");
    else
        say(run, "Nothing was changed by hand.");
    for (size_t i = 0; i < found.drifts.count; i++) {
        AUTO(text_release) Text words = {0};
        drift_words(&found.drifts.items[i], &words);
        say(run, "%s", text_string(&words));
    }
}

static Answer export(Home *home) {
    Run *run = home->plain->run;
    char folder[ANSWER_SIZE];
    Answer answer =
        plain_line(home->plain,
                   "Folder [export]:", "The template, parameters and tags are written there, for the AWS CLI.", folder);
    if (answer != ANSWER_GIVEN)
        return answer;
    const char *to = *folder ? folder : "export";
    if (!export_cloudformation(run->settings, to, &run->err)) {
        plain_error(home->plain, &run->err);
        return ANSWER_GIVEN;
    }
    for (size_t i = 0; export_cloudformation_files[i]; i++)
        say(run, "Written: %s/%s.", to, export_cloudformation_files[i]);
    return ANSWER_GIVEN;
}

static int destroy(Home *home) {
    Run *run = home->plain->run;
    int status = plain_destroy(home->plain);
    plain_error(home->plain, &run->err);
    return status;
}

void plain_connection(Plain *plain) {
    Run *run = plain->run;
    AUTO(cfn_stack_release) CfnStack stack = {0};
    const char *port = settings_text(run->settings, "database.port");
    if (!cfn_describe_stack(&run->aws, settings_text(run->settings, "app"), &stack, &run->err)) {
        plain_error(plain, &run->err);
        return;
    }
    const char *endpoint = stack_output(&stack, "DatabaseEndpoint");
    say(run, "\nHow to connect");
    say(run, "Open a tunnel, and leave it open:");
    say(run, "ssh -N -L %s:%s:%s ec2-user@%s", port, endpoint, port, stack_output(&stack, "BastionPublicIp"));
    say(run, "User and password of the moment:");
    say(run, "aws secretsmanager get-secret-value --region %s --secret-id %s --query SecretString --output text",
        aws_session_region(run->session), stack_output(&stack, "SecretArn"));
    say(run, "Connect through the tunnel, with that user for USER:");
    say(run, "psql \"host=127.0.0.1 port=%s dbname=%s user=USER sslmode=require\"", port,
        settings_database_name(run->settings));
    if (*stack_output(&stack, "LoadBalancerDns"))
        say(run, "Or without a tunnel, through the load balancer: %s", stack_output(&stack, "LoadBalancerDns"));
}

/* ---- the menu */

static bool load(Home *home) {
    Run *run = home->plain->run;
    home_clear(home);
    if (!status_read(&run->aws, settings_text(run->settings, "app"), NULL, NULL, &home->status, &run->err))
        return false;
    StackKind kind = home->status.state->kind;
    home->plain->standing = kind == STACK_STANDS || kind == STACK_BUSY || kind == STACK_BROKEN;
    look_back(home);
    facts_say(home);
    actions_make(home);
    return true;
}

/* `*status` is the exit status if this is the end. */
static Answer act(Home *home, HomeAction action, int *status, bool *over) {
    Plain *plain = home->plain;
    Answer answer = ANSWER_GIVEN;
    *over = false;
    *status = EXIT_DONE;
    switch (action) {
    case HOME_STATUS:
        status_show(plain->run);
        plain_error(plain, &plain->run->err);
        break;
    case HOME_FOLLOW:
        *status = plain_attach(plain, over);
        break;
    case HOME_CANCEL:
        cancel(home);
        break;
    case HOME_CONTINUE:
    case HOME_SKIP:
        if (!plain_roll_on(plain, home->status.stack.id, action == HOME_SKIP))
            plain_error(plain, &plain->run->err);
        break;
    case HOME_CHANGE:
        answer = plain_parts(plain);
        if (answer == ANSWER_GIVEN && !settings_same(plain->deployed, plain->run->settings))
            *status = plain_deploy(plain, over);
        break;
    case HOME_DEPLOY:
        *status = plain_deploy(plain, over);
        break;
    case HOME_REPLACE:
        address_replace(home);
        break;
    case HOME_ACCESS:
        answer = access_change(home);
        break;
    case HOME_CONNECT:
        plain_connection(plain);
        break;
    case HOME_COST:
        plain_cost(plain);
        break;
    case HOME_DRIFT:
        drift(home);
        break;
    case HOME_EXPORT:
        answer = export(home);
        break;
    case HOME_DESTROY:
        *status = destroy(home);
        break;
    case HOME_LEAVE:
        *over = true;
        break;
    }
    return answer;
}

/* A stack that can't be asked about is no end: the user may mend it. `*status`: of the last failure. */
static Answer load_again(Home *home, bool *loaded, int *status) {
    Plain *plain = home->plain;
    while (!(*loaded = load(home))) {
        bool again = false;
        *status = run_failed(plain->run);
        plain_error(plain, &plain->run->err);
        Answer answer = plain_yes(plain, "The stack could not be asked. Try again?", "No leaves.", false, &again);
        if (answer != ANSWER_GIVEN || !again)
            return answer == ANSWER_GIVEN ? ANSWER_LEAVE : answer;
    }
    return ANSWER_GIVEN;
}

/* After these, all is as it was: the state and the menu need no reading again. */
static bool only_asks(HomeAction action) {
    return action == HOME_STATUS || action == HOME_CONNECT || action == HOME_COST || action == HOME_DRIFT ||
           action == HOME_EXPORT;
}

int plain_home(Plain *plain) {
    Home home = {.plain = plain};
    int status = EXIT_DONE;
    bool over = false, loaded = false, asks = false;
    Answer answer = ANSWER_GIVEN;
    while (!over) {
        size_t chosen;
        int before = status;
        if (!asks)
            answer = load_again(&home, &loaded, &status);
        if (!loaded) {
            status = answer == ANSWER_STOPPED || answer == ANSWER_ENDED ? plain_leave(plain, answer) : status;
            break;
        }
        answer = (asks ? plain_pick : plain_menu)(
            plain, (const char *const *)home.items, home.count,
            asks ? "What, ? reads the menu:" : "What:", "A number does what stands beside it.", -1, &chosen);
        if (answer == ANSWER_GIVEN) {
            asks = only_asks(home.actions[chosen]);
            answer = act(&home, home.actions[chosen], &status, &over);
        } else if (answer == ANSWER_ENDED || answer == ANSWER_LEAVE) /* at the menu, nothing is left unfinished */
            over = true;
        if (over && answer == ANSWER_GIVEN && home.actions[chosen] == HOME_LEAVE)
            status = before;
        if (!over && answer > ANSWER_BACK) {
            status = plain_leave(plain, answer);
            over = true;
        }
    }
    home_clear(&home);
    plain->run->err = (Error){0};
    return status;
}
