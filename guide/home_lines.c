/* The stack in words, one line a part. See home.h. */
#include "base/memory.h"
#include "guide/home.h"
#include "guide/home_parts.h"
#include "guide/parts.h"
#include "guide/rescue.h"
#include "guide/words.h"
#include "stack/cost.h"
#include "stack/upkeep.h"

#include <string.h>

/* ---- its parts */

static void database_lines(Lines *lines, const Status *status) {
    const RdsInstance *database = &status->database;
    char when[MOMENT_SIZE];
    if (!home_part_known(lines, &status->database_part, "Database"))
        return;
    lines_add(lines, home_sign(strcmp(database->status, "available") == 0), "Database",
              "%s, PostgreSQL %s, %s, %ld GiB%s", database->status, database->engine_version, database->class_name,
              database->storage_gib, database->multi_az ? ", two zones" : "");
    lines_add(lines, SIGN_WELL, "Endpoint", "%s:%d", database->endpoint, database->port)->role = LINE_DIM;
    if (database->restorable_ms)
        lines_add(lines, SIGN_WELL, "Backups", "Can be restored to any second up to %s",
                  words_moment(database->restorable_ms, when));
}

static void upkeep_line(Lines *lines, const UpkeepLine *line) {
    bool waits = strcmp(line->label, "waiting") == 0, certificate = strcmp(line->label, "certificate") == 0;
    lines_add(lines,
              waits           ? SIGN_BUSY
              : line->overdue ? SIGN_FAILED
                              : SIGN_CAREFUL,
              waits         ? "Waiting"
              : certificate ? "Certificate"
                            : "Maintenance",
              "%s", line->words);
}

/* Only what is to be done. */
static void upkeep_lines(Lines *lines, const HomeScope *scope, const HomeFacts *facts) {
    const Status *status = &facts->status;
    Upkeep upkeep;
    if (!status->database_part.known)
        return;
    home_part_known(lines, &status->maintenance_part, "Maintenance");
    upkeep_read(&status->database, &status->maintenance, facts->authority_ends_ms, scope->now_ms, &upkeep);
    for (size_t i = 0; i < upkeep.count; i++)
        upkeep_line(lines, &upkeep.items[i]);
}

static size_t targets_healthy(const Status *status) {
    size_t healthy = 0;
    for (size_t i = 0; i < status->targets.count; i++)
        healthy += strcmp(status->targets.items[i].state, "healthy") == 0;
    return healthy;
}

static void balancer_line(Lines *lines, const Status *status) {
    size_t healthy = targets_healthy(status);
    if (!home_part_known(lines, &status->targets_part, "Load balancer"))
        return;
    lines_add(lines, home_sign(healthy > 0), "Load balancer", "%zu of %zu target%s healthy, %s", healthy,
              status->targets.count, status->targets.count == 1 ? "" : "s", status->load_balancer);
}

long long home_next_rotation_ms(const HomeFacts *facts, bool *told) {
    const SecretState *secret = &facts->status.secret;
    long hours = facts->standing ? settings_number(facts->standing, "retention.password_rotation_hours") : 0;
    *told = secret->next_rotation_ms != 0;
    if (*told || !secret->last_rotated_ms || hours <= 0)
        return secret->next_rotation_ms;
    return secret->last_rotated_ms + hours * 3600000LL;
}

static void password_line(Lines *lines, const HomeFacts *facts) {
    const SecretState *secret = &facts->status.secret;
    char last[MOMENT_SIZE], next[MOMENT_SIZE];
    bool told;
    long long due = home_next_rotation_ms(facts, &told);
    if (!home_part_known(lines, &facts->status.secret_part, "Password"))
        return;
    if (secret->deleted_ms)
        lines_add(lines, SIGN_FAILED, "Password",
                  "The secret was deleted and can be restored until it is gone for good");
    else if (!secret->rotation_enabled)
        lines_add(lines, SIGN_CAREFUL, "Password", "NOT rotated");
    else
        lines_add(lines, SIGN_WELL, "Password", "%s%.*s%s%s", secret->last_rotated_ms ? "Rotated " : "Not rotated yet",
                  due ? (int)strlen("2026-11-24 20:07") : MOMENT_SIZE, /* the zone stands behind the other */
                  secret->last_rotated_ms ? words_moment(secret->last_rotated_ms, last) : "",
                  !due   ? ""
                  : told ? ", next by "
                         : ", next about ",
                  due ? words_moment(due, next) : "");
}

/* No setting can be applied to it any more, and some differ: destroy has lifted the protection itself. */
static bool half_deleted(const HomeFacts *facts) {
    return strcmp(facts->status.state->name, "DELETE_FAILED") == 0;
}

static void cost_line(Lines *lines, const HomeScope *scope, const HomeFacts *facts) {
    AUTO(text_release) Text words = {0};
    AUTO(cost_release) CostEstimate estimate = {0}, chosen = {0};
    if (!facts->standing || half_deleted(facts)) /* what of it still stands, and costs, is not known */
        return;
    cost_estimate(facts->standing, &estimate);
    cost_estimate(scope->chosen, &chosen);
    cost_short(&estimate, &words);
    double more = chosen.total - estimate.total;
    if (estimate.region && chosen.region && (more > 0.5 || more < -0.5))
        text_print(&words, "; %+.0f with the choices that are not applied yet", more);
    lines_add(lines, estimate.region ? SIGN_WELL : SIGN_UNKNOWN, "Cost", "%s%s", text_string(&words),
              estimate.region && estimate.unknown ? ", and what has no known price" : "");
}

/* What does not work, in the words of the test itself; a stack that was changed since is not the one that was tested.
 */
static void tested_lines(Lines *lines, const HomeFacts *facts) {
    const KeptTest *tested = &facts->tested;
    bool before = tested->at_ms < facts->status.stack.updated_ms, well = tested->failed == 0;
    char when[MOMENT_SIZE];
    if (!tested->made || facts->status.database_part.gone)
        return;
    Sign sign = before ? SIGN_UNKNOWN : home_sign(well);
    words_moment(tested->at_ms, when);
    if (well)
        lines_add(lines, sign, "Tested", "All %zu checks succeeded from here, %s%s", tested->made, when,
                  before ? ", before its last change" : "");
    else
        lines_add(lines, sign, "Tested", "%zu of %zu checks failed from here, %s%s", tested->failed, tested->made, when,
                  before ? ", before its last change" : "");
    lines->items[lines->count - 1].way = well && !before ? WAY_NONE : HOME_CONNECT;
    for (size_t i = 0; i < tested->count && !before; i++)
        verify_lines(tested->rows[i].which, &tested->rows[i].result, lines);
}

/* ---- the file and the cloud */

static void change_words(Text *text, const AccessMerge *merge, AccessKind kind, const char *words) {
    size_t count = 0;
    char cidr[CIDR_SIZE];
    for (size_t i = 0; i < merge->count; i++) {
        if (merge->changes[i].kind != kind || count++ > 0)
            continue;
        cidr_format(merge->changes[i].cidr, cidr);
        text_print(text, "; %s %s", cidr, words);
        if (*merge->changes[i].note)
            text_print(text, " (%s)", merge->changes[i].note);
    }
    if (count > 1)
        text_print(text, " and %zu more", count - 1);
}

static bool undone(const AccessMerge *undone, const AccessChange *change) {
    AccessKind wanted = change->kind == ACCESS_REMOVED_ELSEWHERE ? ACCESS_ADDED : ACCESS_REMOVED;
    bool found = false;
    for (size_t i = 0; i < undone->count; i++)
        found =
            found || (undone->changes[i].kind == wanted && undone->changes[i].cidr.address == change->cidr.address &&
                      undone->changes[i].cidr.bits == change->cidr.bits);
    return found;
}

/* What differs between the file and the list in force: what an update of the stack undid is not said of others. */
static void elsewhere_words(Text *text, const AccessMerge *merge, const AccessState *access) {
    AUTO(access_merge_release) AccessMerge others = {0};
    AUTO(access_merge_release) AccessMerge perhaps = {0};
    for (size_t i = 0; i < merge->count; i++) {
        const AccessChange *change = &merge->changes[i];
        bool by_update = !access_sends(change->kind) && undone(&access->undone, change);
        if (!by_update || !access->undone_surely)
            access_change_add(by_update ? &perhaps : &others, change->kind, change->cidr, change->note);
    }
    change_words(text, &perhaps, ACCESS_ADDED_ELSEWHERE,
                 "came back by the stack's last update, or was added elsewhere");
    change_words(text, &perhaps, ACCESS_REMOVED_ELSEWHERE, "was taken off by the stack's last update, or elsewhere");
    change_words(text, &others, ACCESS_ADDED_ELSEWHERE, "was added outside secure-rds, and is kept");
    change_words(text, &others, ACCESS_REMOVED_ELSEWHERE, "was removed outside secure-rds");
}

/* Whoever applies or changes the list next does it again: see access_undone.h. */
static void undone_words(Text *text, const AccessState *access) {
    if (!access->undone_surely)
        return;
    change_words(text, &access->undone, ACCESS_ADDED,
                 "was taken off by a rollback, until the next apply or change here");
    change_words(text, &access->undone, ACCESS_REMOVED, "came back by a rollback, until the next apply or change here");
    change_words(text, &access->undone, ACCESS_NOTED,
                 "lost its note by a rollback, until the next apply or change here");
}

/* What was chosen and never applied is in no file. */
static void mine_words(Text *text, const AccessMerge *merge, const HomeScope *scope) {
    const Settings *file = scope->in_file;
    bool here = file && !allow_list_equal(settings_allowed_const(file), settings_allowed_const(scope->chosen));
    change_words(text, merge, ACCESS_ADDED,
                 here ? "is chosen here but not in force" : "is in the file but not in force");
    change_words(text, merge, ACCESS_REMOVED,
                 here ? "is in force but no longer chosen here" : "is in force but no longer in the file");
    change_words(text, merge, ACCESS_NOTED, here ? "has another note here" : "has another note in the file");
}

static void allowed_line(Lines *lines, const HomeScope *scope, const HomeFacts *facts) {
    const AccessState *access = &facts->status.access;
    AUTO(access_merge_release) AccessMerge merge = {0};
    AUTO(text_release) Text words = {0};
    Error err = {0};
    if (!home_part_known(lines, &facts->status.access_part, "Allowed IPs") || !access->cloud)
        return;
    size_t count = allow_list_count(access->cloud);
    if (!access_merge(settings_allowed_const(scope->chosen), access->cloud, access->base, &merge, &err)) {
        lines_add(lines, SIGN_CAREFUL, "Allowed IPs", "%zu in force; %s", count, err.said);
        return;
    }
    undone_words(&words, access);
    elsewhere_words(&words, &merge, access);
    mine_words(&words, &merge, scope);
    bool open = allow_list_open_to_all(access->cloud),
         well = merge.count == 0 && !(access->undone_surely && access->undone.count) && !open;
    Line *line = lines_add(lines, home_sign(well), "Allowed IPs", "%zu in force%s%s", count,
                           open ? ", open to the whole internet" : "", text_string(&words));
    line->way = well ? WAY_NONE : HOME_ACCESS;
}

static void own_line(Lines *lines, const HomeScope *scope, const HomeFacts *facts) {
    const Status *status = &facts->status;
    const AllowList *list = settings_allowed_const(scope->chosen);
    Own own = home_own(facts, list);
    char was[CIDR_SIZE];
    if (!home_part_known(lines, &status->caller_part, "You") || !status->access_part.known)
        return;
    switch (own.kind) {
    case OWN_UNKNOWN:
        lines_add(lines, SIGN_CAREFUL, "You", "You come from %s; the list takes IPv4 addresses alone", status->caller);
        break;
    case OWN_LISTED:
        lines_add(lines, SIGN_WELL, "You", "%s, on the list", status->caller);
        break;
    case OWN_MISSING:
        lines_add(lines, SIGN_CAREFUL, "You", "%s is NOT on the list: you can't connect from here", status->caller)
            ->way = HOME_OWN;
        break;
    case OWN_CHANGED:
        cidr_format(allow_list_at(list, (size_t)own.changed)->cidr, was);
        was[strcspn(was, "/")] = '\0';
        lines_add(lines, SIGN_CAREFUL, "You", "Your address has changed from %s to %s", was, status->caller)->way =
            HOME_OWN;
        break;
    }
}

/* How many settings the stack does not have as they are chosen; the first two in words. */
static size_t settings_differ(const Settings *standing, const Settings *chosen, Text *text) {
    size_t count = 0;
    for (size_t i = 0; i < setting_count; i++) {
        const SettingRow *row = &setting_rows[i];
        const char *there = settings_text(standing, row->path), *here = settings_text(chosen, row->path);
        /* The name that follows from the app's is as good as the same one written out. */
        if (strcmp(row->path, "database.name") == 0)
            there = settings_database_name(standing), here = settings_database_name(chosen);
        /* What the program chose, or nobody says, the stack keeps. */
        bool open = !settings_given(chosen, row->path) || (row->chosen && !*here);
        if (open || strcmp(there, here) == 0)
            continue;
        if (count++ < 2)
            text_print(text, "%s%s %s instead of %s", count > 1 ? ", " : "", row->path, *here ? here : "\"\"",
                       *there ? there : "\"\"");
    }
    if (count > 2)
        text_print(text, " and %zu more", count - 2);
    return count;
}

static void settings_line(Lines *lines, const HomeScope *scope, const HomeFacts *facts) {
    AUTO(text_release) Text words = {0};
    if (!home_part_known(lines, &facts->standing_part, "Settings") || half_deleted(facts))
        return;
    const char *slash = strrchr(scope->config, '/');
    size_t count = settings_differ(facts->standing, scope->chosen, &words);
    if (count == 0)
        lines_add(lines, SIGN_WELL, "Settings", "As in %s", slash ? slash + 1 : scope->config);
    else
        lines_add(lines, SIGN_CAREFUL, "Settings", "%zu not applied yet: %s", count, text_string(&words))->way =
            HOME_REVIEW;
}

const Drift *home_drift(const HomeScope *scope, const HomeFacts *facts) {
    return scope->drift ? scope->drift : facts->drift.count ? &facts->drift : NULL;
}

static void drift_line(Lines *lines, const HomeScope *scope, const HomeFacts *facts) {
    enum { SHOWN = 3 };
    home_part_known(lines, &facts->groups_part, "Security groups");
    const char *last = facts->status.stack.drift_status;
    const Drift *drift = home_drift(scope, facts);
    AUTO(text_release) Text heading = {0};
    if (!home_stands(facts)) /* what was found is that of a stack that is gone */
        return;
    if (!drift) {
        if (last && strcmp(last, "DRIFTED") == 0)
            lines_add(lines, SIGN_CAREFUL, "Drift", "Found when it was last looked for")->way = HOME_DRIFT;
        else if (last && strcmp(last, "IN_SYNC") == 0)
            lines_add(lines, SIGN_WELL, "Drift", "None when it was last looked for");
        return;
    }
    drift_heading(drift, &heading);
    lines_add(lines, home_sign(!drift->count), "Drift", "%s", text_string(&heading))->way =
        drift->count ? HOME_REVERT : WAY_NONE;
    for (size_t i = 0; i < drift->count && i < SHOWN; i++) {
        AUTO(text_release) Text words = {0};
        drift_item_words(&drift->items[i], &words);
        lines_add(lines, SIGN_CAREFUL, "", "%s", text_string(&words));
    }
    if (drift->count > SHOWN)
        lines_add(lines, SIGN_CAREFUL, "", "and %zu more", drift->count - SHOWN)->way = HOME_DRIFT;
}

/* Only what is news: that it holds is how it should be. */
static void guard_line(Lines *lines, const HomeFacts *facts) {
    if (facts->guard == GUARD_SET)
        lines_add(
            lines, SIGN_WELL, "Stack policy",
            "It was missing and is set again: no update can replace or delete the database, its keys or its secret");
    else
        home_part_known(lines, &facts->guard_part, "Stack policy");
}

static bool any_part(const HomeFacts *facts, bool (*is)(const StatusPart *part)) {
    const Status *status = &facts->status;
    const StatusPart *const parts[] = {&status->database_part, &status->maintenance_part, &status->bastion_part,
                                       &status->secret_part,   &status->targets_part,     &status->access_part,
                                       &facts->guard_part,     &facts->groups_part,       &facts->standing_part,
                                       &facts->cause_part,     &facts->failed_part};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (is(parts[i]))
            return true;
    return false;
}

static bool part_denied(const StatusPart *part) {
    return part->denied;
}

/* What may not be asked about can be permitted. */
static void denied_line(Lines *lines, const HomeFacts *facts) {
    if (any_part(facts, part_denied))
        lines_remedy(lines, SIGN_UNKNOWN, part_denied_remedy);
}

void home_lines(const HomeScope *scope, const HomeFacts *facts, Lines *lines) {
    const Status *status = &facts->status;
    lines_release(lines);
    if (status->state->kind == STACK_ABSENT) {
        home_absent_lines(lines, scope, facts);
        return;
    }
    if (facts->owner != OWNER_OURS)
        home_owner_lines(lines, facts);
    if (facts->owner == OWNER_OTHER)
        return;
    home_stack_lines(lines, facts);
    home_failed_lines(lines, facts);
    database_lines(lines, status);
    upkeep_lines(lines, scope, facts);
    if (home_part_known(lines, &status->bastion_part, "Bastion"))
        lines_add(lines, home_sign(strcmp(status->bastion.state, "running") == 0), "Bastion", "%s, %s",
                  status->bastion.state, status->bastion.public_ip);
    balancer_line(lines, status);
    password_line(lines, facts);
    cost_line(lines, scope, facts);
    allowed_line(lines, scope, facts);
    if (status->access.cloud || status->caller_part.why[0])
        own_line(lines, scope, facts);
    tested_lines(lines, facts);
    settings_line(lines, scope, facts);
    drift_line(lines, scope, facts);
    guard_line(lines, facts);
    denied_line(lines, facts);
}

static bool overdue(const HomeScope *scope, const HomeFacts *facts) {
    Upkeep upkeep;
    upkeep_read(&facts->status.database, &facts->status.maintenance, facts->authority_ends_ms, scope->now_ms, &upkeep);
    for (size_t i = 0; i < upkeep.count; i++)
        if (upkeep.items[i].overdue)
            return true;
    return false;
}

bool home_well(const HomeScope *scope, const HomeFacts *facts) {
    const Status *status = &facts->status;
    StackKind kind = status->state->kind;
    return (kind == STACK_STANDS || kind == STACK_BUSY) && facts->owner == OWNER_OURS && !any_part(facts, part_gone) &&
           (!status->database_part.known ||
            (strcmp(status->database.status, "available") == 0 && !overdue(scope, facts))) &&
           (!status->bastion_part.known || strcmp(status->bastion.state, "running") == 0) &&
           !(home_drift(scope, facts) && home_drift(scope, facts)->count) &&
           (!status->targets_part.known || targets_healthy(status) > 0) &&
           (!status->secret_part.known || status->secret.rotation_enabled) &&
           (!status->caller_part.known || !status->access_part.known || status->caller_allowed);
}
