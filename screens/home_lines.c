/* The state of things in words: one line a part. Pure. See home_facts.h. */
#include "screens/home_facts.h"
#include "base/memory.h"
#include "stack/cost.h"
#include "stack/upkeep.h"

#include <stdarg.h>
#include <string.h>

__attribute__((format(printf, 4, 5))) static void line(HomeLines *lines, Mark mark, const char *label,
                                                       const char *format, ...) {
    va_list args;
    if (lines->count == HOME_LINES)
        return;
    HomeLine *made = &lines->items[lines->count++];
    *made = (HomeLine){.mark = mark, .label = label};
    va_start(args, format);
    vsnprintf(made->words, sizeof made->words, format, args);
    va_end(args);
}

static Mark good(bool well) {
    return well ? MARK_DONE : MARK_WARNING;
}

/* False when the part is not there, or not known: then it was told why. */
static bool known(HomeLines *lines, const StatusPart *part, const char *label) {
    if (!part->known && strstr(part->why, "NotFound"))
        line(lines, MARK_FAILED, label, "is not there any more: it was deleted");
    else if (!part->known && part->why[0])
        line(lines, MARK_NONE, label, "not known: %s", part->why);
    return part->known;
}

/* "2026-11-24 20:07", in UTC. */
static const char *moment(long long ms, char text[TIME_SIZE]) {
    time_format(ms, text);
    text[strlen("2026-11-24T20:07")] = '\0';
    text[strlen("2026-11-24")] = ' ';
    return text;
}

/* ---- who comes from where */

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
    if (own.kind == OWN_LISTED)
        return own;
    own.changed = entry_of(list, facts->seen.address);
    if (own.changed < 0)
        own.changed = noted_own(list);
    if (own.changed >= 0)
        own.kind = OWN_CHANGED;
    return own;
}

static void own_line(HomeLines *lines, const HomeFacts *facts, const AllowList *list) {
    const Status *status = &facts->status;
    Own own = home_own(facts, list);
    char was[CIDR_SIZE];
    if (!known(lines, &status->caller_part, "You"))
        return;
    if (own.kind == OWN_UNKNOWN) {
        line(lines, MARK_WARNING, "You", "you come from %s; the list takes IPv4 addresses alone", status->caller);
    } else if (own.kind == OWN_LISTED) {
        line(lines, MARK_DONE, "You", "%s, on the list", status->caller);
    } else if (own.kind == OWN_MISSING) {
        line(lines, MARK_WARNING, "You", "%s is NOT on the list: m adds it", status->caller);
    } else {
        cidr_format(allow_list_at(list, (size_t)own.changed)->cidr, was);
        was[strcspn(was, "/")] = '\0';
        line(lines, MARK_WARNING, "You", "your address has changed from %s to %s: m replaces it", was, status->caller);
    }
}

/* ---- the stack */

static void absent_lines(HomeLines *lines, const Wizard *wizard, const HomeFacts *facts) {
    const char *app = settings_text(wizard->draft, "app"), *region = settings_text(wizard->draft, "region");
    char account[16];
    arn_account(facts->seen.stack_id, account);
    const char *here = wizard->identity.account;
    if (*here && *account && strcmp(here, account) != 0) {
        line(lines, MARK_WARNING, "Stack", "there is none of the name %s in account %s, %s", app, here, region);
        line(lines, MARK_WARNING, "To do",
             "from this machine it was last seen in account %s: choose the profile of that account (s). Review (v) "
             "would create a second one in %s.",
             account, here);
    } else if (facts->deleted) {
        line(lines, MARK_WARNING, "Stack", "%s was deleted", app);
        line(lines, MARK_WARNING, "To do",
             "v creates it anew, with an empty database. The data of the old one may be in a snapshot: look in the RDS "
             "console under Snapshots.");
    } else {
        line(lines, MARK_WARNING, "Stack", "nothing is deployed: no stack %s in %s%s%s", app, region,
             *here ? ", account " : "", here);
        line(lines, MARK_WARNING, "To do",
             "v shows what would be created. If it should be there already, another account or region is asked: s.");
    }
}

static void stack_lines(HomeLines *lines, const Status *status) {
    const StackStatus *state = status->state;
    const CfnStack *stack = &status->stack;
    char when[TIME_SIZE];
    Mark mark = state->kind == STACK_STANDS   ? (state->undone ? MARK_WARNING : MARK_DONE)
                : state->kind == STACK_BUSY   ? MARK_BUSY
                : state->kind == STACK_REVIEW ? MARK_WARNING
                                              : MARK_FAILED;
    long long at = stack->updated_ms ? stack->updated_ms : stack->created_ms;
    line(lines, mark, "Stack", "%s (%s%s%s%s)", state->words, state->name, at ? ", " : "", at ? moment(at, when) : "",
         at ? " UTC" : "");
    if (*state->way_out)
        line(lines, mark, "To do", "%s", state->way_out);
    bool failed = state->kind == STACK_NEVER_STOOD || state->kind == STACK_BROKEN || state->undone;
    if (failed && stack->status_reason && *stack->status_reason)
        line(lines, mark, "AWS said", "%s", stack->status_reason);
}

static void failed_lines(HomeLines *lines, const CfnResources *failed) {
    enum { SHOWN = 4 };
    for (size_t i = 0; i < failed->count && i < SHOWN; i++)
        line(lines, MARK_FAILED, i == 0 ? "In the way" : "", "%s: %s", failed->items[i].logical_id,
             *failed->items[i].reason ? failed->items[i].reason : failed->items[i].status);
    if (failed->count > SHOWN)
        line(lines, MARK_FAILED, "", "and %zu more", failed->count - SHOWN);
}

/* ---- its parts */

static void database_lines(HomeLines *lines, const Status *status) {
    const RdsInstance *database = &status->database;
    char when[TIME_SIZE];
    if (!known(lines, &status->database_part, "Database"))
        return;
    line(lines, good(strcmp(database->status, "available") == 0), "Database", "%s, PostgreSQL %s, %s, %ld GiB%s",
         database->status, database->engine_version, database->class_name, database->storage_gib,
         database->multi_az ? ", two zones" : "");
    if (database->restorable_ms)
        line(lines, MARK_DONE, "Backups", "can be restored to any second up to %s UTC",
             moment(database->restorable_ms, when));
}

/* Only what is to be done. */
static void upkeep_lines(HomeLines *lines, const Wizard *wizard, const Status *status) {
    Upkeep upkeep;
    if (!status->database_part.known)
        return;
    known(lines, &status->maintenance_part, "Maintenance");
    upkeep_read(&status->database, &status->maintenance, clock_now_ms(&wizard->clock), &upkeep);
    for (size_t i = 0; i < upkeep.count; i++)
        line(lines, upkeep.items[i].overdue ? MARK_FAILED : MARK_WARNING,
             strcmp(upkeep.items[i].label, "certificate") == 0 ? "Certificate" : "Maintenance", "%s",
             upkeep.items[i].words);
}

static void balancer_line(HomeLines *lines, const Status *status) {
    size_t healthy = 0;
    if (!known(lines, &status->targets_part, "Load balancer"))
        return;
    for (size_t i = 0; i < status->targets.count; i++)
        healthy += strcmp(status->targets.items[i].state, "healthy") == 0;
    line(lines, good(healthy > 0), "Load balancer", "%zu of %zu target%s healthy, %s", healthy, status->targets.count,
         status->targets.count == 1 ? "" : "s", status->load_balancer);
}

/* AWS says when the next rotation is due; where it does not, it follows from the last one and the setting. */
static void password_line(HomeLines *lines, const HomeFacts *facts) {
    const Status *status = &facts->status;
    const SecretState *secret = &status->secret;
    long hours = facts->standing ? settings_number(facts->standing, "retention.password_rotation_hours") : 0;
    long long due = secret->next_rotation_ms;
    bool told = due != 0;
    if (!told && secret->last_rotated_ms && hours > 0)
        due = secret->last_rotated_ms + hours * 3600000LL;
    char last[TIME_SIZE], next[TIME_SIZE];
    if (!known(lines, &status->secret_part, "Password"))
        return;
    if (secret->deleted_ms) {
        line(lines, MARK_FAILED, "Password", "the secret was deleted and can be restored until it is gone for good");
        return;
    }
    if (!secret->rotation_enabled) {
        line(lines, MARK_WARNING, "Password", "is NOT rotated");
        return;
    }
    line(lines, MARK_DONE, "Password", "%s%s%s%s%s", secret->last_rotated_ms ? "rotated " : "not rotated yet",
         secret->last_rotated_ms ? moment(secret->last_rotated_ms, last) : "",
         !due   ? ""
         : told ? ", next by "
                : ", next about ",
         due ? moment(due, next) : "", due || secret->last_rotated_ms ? " UTC" : "");
}

static void cost_line(HomeLines *lines, const Wizard *wizard, const HomeFacts *facts) {
    AUTO(text_release) Text words = {0};
    AUTO(cost_release) CostEstimate estimate = {0};
    if (!facts->standing)
        return;
    cost_estimate(facts->standing, &estimate);
    cost_short(&estimate, &words);
    double now = estimate.region ? estimate.total : -1, then = wizard->cost;
    bool other = now >= 0 && then >= 0 && (then - now > 0.5 || now - then > 0.5);
    if (other)
        text_print(&words, "; %+.0f with the choices that are not applied yet", then - now);
    line(lines, now >= 0 ? MARK_DONE : MARK_NONE, "Cost", "%s%s", text_string(&words),
         now >= 0 && estimate.unknown ? ", and what has no known price" : "");
}

/* ---- the file and the cloud */

static size_t home_settings_differ(const Settings *standing, const Settings *draft, Text *text) {
    size_t count = 0;
    for (size_t i = 0; i < setting_count; i++) {
        const SettingRow *row = &setting_rows[i];
        const char *there = settings_text(standing, row->path), *here = settings_text(draft, row->path);
        bool pinned = row->chosen && !*here;
        /* The name that follows from the app's is as good as the same one written out. */
        if (strcmp(row->path, "database.name") == 0)
            there = settings_database_name(standing), here = settings_database_name(draft);
        if (pinned || strcmp(there, here) == 0)
            continue;
        if (count++ < 2)
            text_print(text, "%s%s %s instead of %s", count > 1 ? ", " : "", row->path, *here ? here : "\"\"",
                       *there ? there : "\"\"");
    }
    if (count > 2)
        text_print(text, " and %zu more", count - 2);
    return count;
}

static void settings_line(HomeLines *lines, const Wizard *wizard, const HomeFacts *facts) {
    AUTO(text_release) Text words = {0};
    if (!facts->standing)
        return;
    const char *slash = strrchr(wizard->options->config, '/');
    size_t count = home_settings_differ(facts->standing, wizard->draft, &words);
    if (count == 0)
        line(lines, MARK_DONE, "Settings", "the stack has those of %s", slash ? slash + 1 : wizard->options->config);
    else
        line(lines, MARK_WARNING, "Settings", "%zu not applied yet: %s (v shows all)", count, text_string(&words));
}

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

static void allowed_line(HomeLines *lines, const Wizard *wizard, const HomeFacts *facts) {
    const AccessState *access = &facts->status.access;
    AUTO(access_merge_release) AccessMerge merge = {0};
    AUTO(text_release) Text words = {0};
    Error err = {0};
    if (!known(lines, &facts->status.access_part, "Allowed IPs") || !access->cloud)
        return;
    const AllowList *listed = settings_allowed_const(wizard->draft);
    if (!access_merge(listed, access->cloud, access->base, &merge, &err)) {
        line(lines, MARK_WARNING, "Allowed IPs", "%zu in force; %s", allow_list_count(access->cloud), err.said);
        return;
    }
    change_words(&words, &merge, ACCESS_ADDED_ELSEWHERE, "was added elsewhere and is kept");
    change_words(&words, &merge, ACCESS_REMOVED_ELSEWHERE, "was taken away elsewhere");
    change_words(&words, &merge, ACCESS_ADDED, "is in the file but not in force");
    change_words(&words, &merge, ACCESS_REMOVED, "is in force but no longer in the file");
    change_words(&words, &merge, ACCESS_NOTED, "has another note in the file");
    line(lines, good(merge.count == 0), "Allowed IPs", "%zu in force%s%s", allow_list_count(access->cloud),
         text_string(&words), merge.count ? ": a shows them, Enter there brings both together" : "");
}

static void drift_line(HomeLines *lines, const HomeFacts *facts, const Drift *drift) {
    const char *last = facts->status.stack.drift_status;
    if (drift && strcmp(drift->status, "IN_SYNC") == 0)
        line(lines, MARK_DONE, "Drift", "none: every resource is as the stack made it");
    else if (drift)
        line(lines, MARK_WARNING, "Drift", "%zu resource%s changed by other means: w shows %s", drift->drifts.count,
             drift->drifts.count == 1 ? " was" : "s were", drift->drifts.count == 1 ? "it" : "them");
    else if (last && strcmp(last, "DRIFTED") == 0)
        line(lines, MARK_WARNING, "Drift", "found when it was last looked for: w looks again");
    else if (last && strcmp(last, "IN_SYNC") == 0)
        line(lines, MARK_DONE, "Drift", "none when it was last looked for");
}

void home_lines(const Wizard *wizard, const HomeFacts *facts, const Drift *drift, HomeLines *lines) {
    const Status *status = &facts->status;
    const AllowList *list = settings_allowed_const(wizard->draft);
    lines->count = 0;
    if (status->state->kind == STACK_ABSENT) {
        absent_lines(lines, wizard, facts);
        return;
    }
    stack_lines(lines, status);
    failed_lines(lines, &facts->failed);
    database_lines(lines, status);
    upkeep_lines(lines, wizard, status);
    if (known(lines, &status->bastion_part, "Bastion"))
        line(lines, good(strcmp(status->bastion.state, "running") == 0), "Bastion", "%s, %s", status->bastion.state,
             status->bastion.public_ip);
    balancer_line(lines, status);
    password_line(lines, facts);
    cost_line(lines, wizard, facts);
    allowed_line(lines, wizard, facts);
    if (status->access.cloud || status->caller_part.why[0])
        own_line(lines, facts, list);
    settings_line(lines, wizard, facts);
    drift_line(lines, facts, drift);
}
