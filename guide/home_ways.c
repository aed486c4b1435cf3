/* What can be done with the stack, and what is asked before. See home.h. */
#include "base/memory.h"
#include "guide/home.h"
#include "guide/allowed.h"
#include "guide/destroy.h"
#include "guide/rescue.h"

#include <string.h>

typedef struct WayRow {
    char letter;
    const char *name, *words, *command;
    bool grave;
} WayRow;

static const WayRow rows[HOME_WAYS] = {
    [HOME_OWN] = {'m', "allow-me", "Allow the address that you come from", "secure-rds access add --me", false},
    [HOME_FOLLOW] = {'f', "follow", "Follow what runs", "secure-rds apply", false},
    [HOME_CANCEL] = {'b', "roll-back", "Roll back what runs", "secure-rds rollback start", true},
    [HOME_CONTINUE] = {'k', "rollback-continue", "Finish the rollback: try again", "secure-rds rollback continue",
                       false},
    [HOME_SKIP] = {'n', "rollback-skip", "Finish the rollback: leave out what is in the way",
                   "secure-rds rollback skip", true},
    [HOME_KEEP] = {'n', "delete-keep", "Delete the rest, keep what is in the way", "secure-rds destroy --keep-stuck",
                   true},
    [HOME_REMAINS] = {'d', "delete-remains", "Delete what is left", "secure-rds destroy", true},
    [HOME_CREATE] = {'v', "create", "Review, and create it", "secure-rds apply", false},
    [HOME_ACCESS] = {'a', "access", "Change who may connect", "secure-rds access", false},
    [HOME_CHANGE] = {'s', "settings", "Change settings", "secure-rds config set", false},
    [HOME_REVIEW] = {'v', "review", "Review, and apply the settings", "secure-rds apply", false},
    [HOME_PSQL] = {'l', "psql", "Log in with psql", "secure-rds connect", false},
    [HOME_CONNECT] = {'c', "connect", "Test and connect: the commands to copy", "secure-rds verify", false},
    [HOME_COST] = {'o', "cost", "What it costs", "secure-rds cost", false},
    [HOME_DRIFT] = {'w', "drift", "Look for what was changed outside secure-rds", "secure-rds status --drift", false},
    [HOME_REVERT] = {'p', "drift-revert", "Put back what was changed outside", "secure-rds apply --drift revert",
                     false},
    [HOME_ADOPT] = {'t', "drift-adopt", "Take it over into the settings", "secure-rds apply --drift adopt", false},
    [HOME_UNDO] = {'u', "access-undo", "Undo the last change of who may connect", "secure-rds access undo", false},
    [HOME_EXPORT] = {'x', "export", "Export for CloudFormation", "secure-rds export cloudformation", false},
    [HOME_DESTROY] = {'d', "destroy", "Destroy", "secure-rds destroy", true},
};

const char *home_way_name(HomeWay way) {
    return rows[way].name;
}

const char *home_way_words(HomeWay way) {
    return rows[way].words;
}

static Way *offer(Ways *ways, HomeWay way, const char *words) {
    Way *made =
        ways_add(ways, (int)way, rows[way].letter, memory_copy(words ? words : rows[way].words), rows[way].command);
    made->grave = rows[way].grave;
    made->label = way == HOME_OWN ? "allow me" : NULL; /* the others stand in a list */
    return made;
}

static bool is(const HomeFacts *facts, const char *status) {
    return strcmp(facts->status.state->name, status) == 0;
}

/* ---- what runs */

/* What can be rolled back: a creation and an update, as long as they are neither undone already nor as good as over. */
static void busy_ways(Ways *ways, const HomeFacts *facts) {
    if (facts->status.state->kind != STACK_BUSY)
        return;
    offer(ways, HOME_FOLLOW, NULL);
    Way *cancel = offer(ways, HOME_CANCEL, NULL);
    if (facts->status.state->undone)
        way_bar(cancel, "it is being undone already");
    else if (is(facts, "DELETE_IN_PROGRESS"))
        way_bar(cancel, "a deletion can't be taken back");
    else if (!is(facts, "CREATE_IN_PROGRESS") && !is(facts, "UPDATE_IN_PROGRESS"))
        way_bar(cancel, "it is too late for that");
}

/* ---- what is stuck */

static void stuck_ways(Ways *ways, const HomeFacts *facts) {
    AUTO(text_release) Text names = {0};
    if (is(facts, "UPDATE_ROLLBACK_FAILED")) {
        offer(ways, HOME_CONTINUE, NULL);
        Way *skip = offer(ways, HOME_SKIP, NULL);
        if (!rescue_skips(&facts->failed, &names))
            way_bar(skip, "no resource is known that AWS would leave out");
    }
    if (is(facts, "DELETE_FAILED")) {
        Way *keep = offer(ways, HOME_KEEP, NULL);
        if (!rescue_keeps(&facts->failed, &names))
            way_bar(keep, "no resource is known that is in the way");
    }
}

/* ---- the list of addresses */

static void own_way(Ways *ways, const HomeScope *scope, const HomeFacts *facts) {
    const AllowList *list = settings_allowed_const(scope->chosen);
    Own own = home_own(facts, list);
    if (!facts->status.access.list_id || !*facts->status.access.list_id)
        return;
    if (own.kind == OWN_CHANGED) {
        char was[CIDR_SIZE];
        cidr_format(allow_list_at(list, (size_t)own.changed)->cidr, was);
        was[strcspn(was, "/")] = '\0';
        AUTO(memory_release) char *words = memory_print("Allow %s in place of %s", facts->status.caller, was);
        offer(ways, HOME_OWN, words);
    } else if (own.kind == OWN_MISSING)
        offer(ways, HOME_OWN, NULL);
}

static void undo_way(Ways *ways, const HomeFacts *facts) {
    StackKind kind = facts->status.state->kind;
    const AccessState *access = &facts->status.access;
    bool stood = kind == STACK_STANDS || kind == STACK_BROKEN;
    if (stood && access->list_id && *access->list_id && access->version > 1)
        offer(ways, HOME_UNDO, NULL);
}

/* ---- all of them */

/* Why the list can't be changed; NULL: it can. Of a stack that is not there it goes with the next deployment. */
static const char *access_barred(const HomeFacts *facts) {
    return facts->status.access_part.gone ? "the list is deleted" : NULL;
}

/* Why the settings can't be applied to a stack that exists; NULL: they can. */
static const char *review_barred(const HomeFacts *facts) {
    if (facts->status.state->kind == STACK_BUSY)
        return "the stack is at work";
    if (is(facts, "UPDATE_ROLLBACK_FAILED"))
        return "the rollback has to be finished first";
    if (is(facts, "DELETE_FAILED"))
        return "the deletion has to be finished first";
    return facts->status.state->kind == STACK_BROKEN ? "AWS takes no change as it is now" : NULL;
}

/* CloudFormation compares a stack at rest alone (User Guide, "Detect drift on an entire CloudFormation stack"). */
static const char *drift_barred(const HomeFacts *facts) {
    if (facts->status.state->kind == STACK_BUSY)
        return "the stack is at work";
    bool fits = facts->status.state->kind == STACK_STANDS || is(facts, "UPDATE_ROLLBACK_FAILED");
    return fits ? NULL : "AWS can't as it is now";
}

static void barred(Way *way, const char *why) {
    if (why)
        way_bar(way, "%s", why);
}

/* Why there is no database that could be connected to, as far as it was asked; NULL: there is one, or may be. */
static const char *database_barred(const HomeFacts *facts) {
    const Status *status = &facts->status;
    if (!*stack_output(&status->stack, "DatabaseEndpoint"))
        return "there is no database yet";
    if (status->database_part.gone)
        return "the database is deleted";
    if (status->database_part.known)
        return strcmp(status->database.status, "deleting") == 0 ? "the database is being deleted" : NULL;
    return is(facts, "DELETE_FAILED") ? "whether the database still stands could not be asked" : NULL;
}

/* Why nobody signs in to a database that stands; NULL: the secret is there, or may be. */
static const char *password_barred(const HomeFacts *facts) {
    const Status *status = &facts->status;
    bool waits = status->secret_part.known && status->secret.deleted_ms; /* for its end: it can't be read any more */
    return waits || status->secret_part.gone ? "the secret with the password is deleted" : NULL;
}

/* EC2 knows an instance for about an hour after it is gone (User Guide, "Terminate Amazon EC2 instances"). */
static const char *bastion_barred(const HomeFacts *facts) {
    const Status *status = &facts->status;
    bool ended = status->bastion_part.known && (strcmp(status->bastion.state, "terminated") == 0 ||
                                                strcmp(status->bastion.state, "shutting-down") == 0);
    return ended || status->bastion_part.gone ? "the bastion is deleted" : NULL;
}

static void standing_ways(Ways *ways, const HomeFacts *facts) {
    const char *none = database_barred(facts), *password = password_barred(facts), *bastion = bastion_barred(facts);
    bool balanced = *facts->status.load_balancer && !facts->status.targets_part.gone;
    none = none ? none : is(facts, "DELETE_FAILED") ? password : NULL;
    barred(offer(ways, HOME_REVIEW, NULL), review_barred(facts));
    barred(offer(ways, HOME_PSQL, NULL), none ? none : password ? password : bastion);
    /* Of a stack that stands the test says what is missing, and what to do about it; of one that is half deleted there
     * is nothing to mend. */
    barred(offer(ways, HOME_CONNECT, NULL), none ? none : is(facts, "DELETE_FAILED") && !balanced ? bastion : NULL);
}

/* What there is to settle is offered where some is known. */
static void drift_ways(Ways *ways, const HomeScope *scope, const HomeFacts *facts) {
    const Drift *drift = home_drift(scope, facts);
    bool said = false;
    barred(offer(ways, HOME_DRIFT, NULL), drift_barred(facts));
    if (!drift || !drift->count)
        return;
    for (size_t i = 0; i < drift->count; i++)
        said = said || drift->items[i].setting;
    barred(offer(ways, HOME_REVERT, NULL), review_barred(facts));
    barred(offer(ways, HOME_ADOPT, NULL), said ? review_barred(facts) : "no setting says any of it");
}

/* What a later version made is read, and no more. */
static void bar_changes(Ways *ways) {
    static const HomeWay reading[] = {HOME_FOLLOW, HOME_CHANGE, HOME_PSQL,  HOME_CONNECT,
                                      HOME_COST,   HOME_DRIFT,  HOME_EXPORT};
    for (size_t i = 0; i < ways->count; i++) {
        bool reads = false;
        for (size_t r = 0; r < sizeof reading / sizeof *reading; r++)
            reads = reads || ways->items[i].id == (int)reading[r];
        if (!reads && !ways->items[i].why_not)
            way_bar(&ways->items[i], "a newer secure-rds made this stack");
    }
}

void home_ways(const HomeScope *scope, const HomeFacts *facts, Ways *ways) {
    ways_release(ways);
    if (!facts) {
        offer(ways, HOME_ACCESS, NULL);
        offer(ways, HOME_CHANGE, NULL);
        offer(ways, HOME_REVIEW, NULL);
        offer(ways, HOME_COST, NULL);
        offer(ways, HOME_EXPORT, NULL);
        return;
    }
    if (facts->owner == OWNER_OTHER) {
        offer(ways, HOME_CHANGE, NULL);
        offer(ways, HOME_COST, NULL);
        offer(ways, HOME_EXPORT, NULL);
        return;
    }
    StackKind kind = facts->status.state->kind;
    bool stands = home_stands(facts);
    own_way(ways, scope, facts);
    busy_ways(ways, facts);
    stuck_ways(ways, facts);
    if (!stands)
        offer(ways, HOME_CREATE, kind == STACK_NEVER_STOOD ? "Delete what is left, and create it again" : NULL);
    if (kind == STACK_NEVER_STOOD)
        offer(ways, HOME_REMAINS, NULL);
    barred(offer(ways, HOME_ACCESS, NULL), access_barred(facts));
    offer(ways, HOME_CHANGE, NULL);
    if (stands)
        standing_ways(ways, facts);
    offer(ways, HOME_COST, NULL);
    if (stands)
        drift_ways(ways, scope, facts);
    undo_way(ways, facts);
    offer(ways, HOME_EXPORT, NULL);
    if (stands) {
        Way *destroy = offer(ways, HOME_DESTROY, is(facts, "DELETE_FAILED") ? "Destroy: try again" : NULL);
        if (kind == STACK_BUSY)
            way_bar(destroy, "%s",
                    is(facts, "DELETE_IN_PROGRESS") ? "it is being deleted already" : "the stack is at work");
    }
    if (facts->owner == OWNER_LATER)
        bar_changes(ways);
}

int home_way_first(const HomeFacts *facts) {
    return is(facts, "DELETE_FAILED") ? HOME_DESTROY : WAY_NONE;
}

/* ---- questions */

static char *skip_words(const HomeFacts *facts) {
    AUTO(text_release) Text names = {0};
    rescue_skips(&facts->failed, &names);
    return memory_print(
        "CloudFormation then takes these for put back, whatever they really are: %s. Bring them in line "
        "by hand before the next change.",
        text_string(&names));
}

static char *keep_words(const HomeFacts *facts) {
    AUTO(text_release) Text names = {0};
    rescue_keeps(&facts->failed, &names);
    return memory_print("These stay, belong to no stack any more, and cost what they cost: %s.", text_string(&names));
}

bool home_deletes(const HomeFacts *facts, HomeWay way) {
    return way == HOME_DESTROY || way == HOME_REMAINS || (way == HOME_CANCEL && is(facts, "CREATE_IN_PROGRESS"));
}

void home_deletion_question(const char *app, const DestroyPreview *preview, HomeWay way, Question *question) {
    if (way == HOME_CANCEL)
        creation_question(app, preview, question);
    else if (way == HOME_REMAINS)
        remains_question(app, preview, question);
    else
        destroy_question(app, preview, question);
}

void home_question(const HomeScope *scope, const HomeFacts *facts, HomeWay way, Question *question) {
    const char *app = settings_text(scope->chosen, "app");
    *question = (Question){0};
    if (home_deletes(facts, way))
        return;
    if (way == HOME_CANCEL)
        change_question(question);
    else if (way == HOME_SKIP)
        *question = (Question){
            .title = "Leave out what is in the way?", .words = skip_words(facts), .yes = "Leave it out", .grave = true};
    else if (way == HOME_KEEP)
        *question = (Question){.title = "Delete the rest?",
                               .words = keep_words(facts),
                               .yes = "Delete the rest",
                               .grave = true,
                               .typed = memory_copy(app)};
    else if (way == HOME_OWN) {
        Own own = home_own(facts, settings_allowed_const(scope->chosen));
        allowed_own_question(scope->chosen, &facts->status.access, &own, question);
    }
}
