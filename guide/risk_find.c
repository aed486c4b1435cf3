/* Which risks a change has. See risk.h. */
#include "guide/risk.h"

#include "base/memory.h"
#include "base/must.h"
#include "base/visible.h"
#include "guide/review.h"

#include <stdarg.h>
#include <string.h>

__attribute__((format(printf, 3, 4))) static void add(Risks *risks, RiskId id, const char *format, ...) {
    AUTO(text_release) Text words = {0}; /* however many addresses: nobody agrees to what was cut off */
    va_list args;
    va_start(args, format);
    text_print_list(&words, format, args);
    va_end(args);
    risks->items = memory_grow(risks->items, risks->count + 1, sizeof *risks->items);
    risks->items[risks->count++] =
        (Risk){.id = id, .words = visible_copy(text_string(&words)), .option = risk_rows[id].option};
}

/* ---- who may connect */

/* What stands behind the addresses: the bastion opens to a key alone, the load balancer to whoever has a password. */
static const char *behind(const Settings *settings) {
    return settings_on(settings, "access.load_balancer")
               ? "may try passwords at the database, through the load balancer"
               : "may try keys at the bastion, which opens to yours alone";
}

/* Counted together: two halves of the internet are the whole, too. */
static void find_opened(const RiskFacts *facts, Risks *risks) {
    const AllowList *after = settings_allowed_const(facts->after);
    const AllowList *before = facts->before ? settings_allowed_const(facts->before) : NULL;
    uint64_t all = allow_lists_size(after, NULL),
             opened = allow_lists_size(after, before) - allow_lists_size(before, NULL);
    bool exposed = facts->before && settings_on(facts->after, "access.load_balancer") &&
                   !settings_on(facts->before, "access.load_balancer");
    if (exposed) /* what was open to the bastion is open to the database */
        opened = all;
    if (allow_list_open_to_all(after) && opened)
        add(risks, RISK_OPEN_TO_ALL, "Anyone on the internet %s", behind(facts->after));
    else if (opened > ALLOW_WIDE)
        add(risks, RISK_OPEN_WIDE, "%llu more addresses %s: are they all yours", (unsigned long long)opened,
            behind(facts->after));
}

static void find_closed(const RiskFacts *facts, Risks *risks) {
    const AllowList *after = settings_allowed_const(facts->after);
    const AllowList *before = facts->before ? settings_allowed_const(facts->before) : NULL;
    AUTO(text_release) Text names = {0};
    for (size_t i = 0; before && i < allow_list_count(before); i++) {
        const AllowEntry *entry = allow_list_at(before, i);
        if (allow_list_outer(after, entry->cidr) >= 0)
            continue;
        char cidr[CIDR_SIZE];
        cidr_format(entry->cidr, cidr);
        text_print(&names, "%s%s%s%s%s", text_string(&names)[0] ? ", " : "", cidr, *entry->note ? " (" : "",
                   entry->note, *entry->note ? ")" : "");
    }
    if (text_string(&names)[0])
        add(risks, RISK_ACCESS_REMOVED, "No longer allowed: %s", text_string(&names));
}

/* Another stack's way in, perhaps: whoever added it is not known. */
static void find_rules(const RiskFacts *facts, Risks *risks) {
    AUTO(text_release) Text names = {0};
    for (size_t i = 0; facts->plan && i < facts->plan->beside.count; i++) {
        const DriftItem *item = &facts->plan->beside.items[i];
        text_print(&names, "%s%s (%s)", text_string(&names)[0] ? ", " : "", item->actual, item->logical_id);
    }
    if (text_string(&names)[0])
        add(risks, RISK_ACCESS_REMOVED, "No longer let in: %s", text_string(&names));
}

static void find_own(const RiskFacts *facts, Risks *risks) {
    const AllowList *after = settings_allowed_const(facts->after);
    Error ignored = {0};
    Cidr own;
    if (!facts->own || !*facts->own || !cidr_parse(facts->own, &own, &ignored))
        return;
    if (allow_list_outer(after, own) >= 0)
        return;
    add(risks, RISK_OWN_ADDRESS_MISSING, "Your own address %s is not on the list: you can't connect from here",
        facts->own);
}

/* ---- settings */

static const char *old_text(const RiskFacts *facts, const char *path) {
    return facts->before ? settings_text(facts->before, path) : "";
}

static bool turned_off(const RiskFacts *facts, const char *path) {
    return facts->before && settings_on(facts->before, path) && !settings_on(facts->after, path);
}

static void find_protection(const RiskFacts *facts, Risks *risks) {
    if (turned_off(facts, "protection.deletion_protection"))
        add(risks, RISK_PROTECTION_OFF, "Deletion protection goes: one call can delete the database");
    const char *now = settings_text(facts->after, "retention.on_delete");
    if (facts->before && strcmp(now, "destroy") == 0 && strcmp(old_text(facts, "retention.on_delete"), now) != 0)
        add(risks, RISK_PROTECTION_OFF, "Whoever deletes the stack deletes all data with it, and no snapshot stays");
    if (turned_off(facts, "audit.cloudtrail"))
        add(risks, RISK_TRAIL_OFF, "The trail of AWS calls ends: what is done from then on leaves no trace in it");
}

static void find_shorter(const RiskFacts *facts, Risks *risks) {
    static const struct {
        const char *path, *what, *then;
    } kept[] = {
        {"retention.flow_logs_days", "The network's flow logs are kept", "older ones are deleted"},
        {"retention.query_logs_days", "The database's logs are kept", "older ones are deleted"},
        {"retention.backup_days", "The database can be restored back", "older backups are deleted"},
    };
    for (size_t i = 0; facts->before && i < sizeof kept / sizeof *kept; i++) {
        long old = settings_number(facts->before, kept[i].path), now = settings_number(facts->after, kept[i].path);
        if (now < old)
            add(risks, RISK_RETENTION_SHORTER, "%s %ld day%s, not %ld: %s", kept[i].what, now, now == 1 ? "" : "s", old,
                kept[i].then);
    }
    if (facts->before && strcmp(old_text(facts, "retention.insights"), "advanced") == 0 &&
        strcmp(settings_text(facts->after, "retention.insights"), "advanced") != 0)
        add(risks, RISK_RETENTION_SHORTER,
            "The history of load and slow queries is kept 7 days, not 465: older is deleted");
}

/* What nobody may have meant for this stack: the file was never brought together with it. */
static void find_differs(const RiskFacts *facts, Risks *risks) {
    AUTO(text_release) Text words = {0};
    if (!facts->plan || !plan_surprises(facts->plan))
        return;
    for (size_t i = 0; i < facts->plan->differences.count; i++) {
        const StandingDifference *one = &facts->plan->differences.items[i];
        if (one->kind == STANDING_CHANGED)
            text_print(&words, "%s%s %s becomes %s", text_string(&words)[0] ? ", " : "", one->row->path,
                       *one->stands ? one->stands : "(empty)", *one->wished ? one->wished : "(empty)");
    }
    add(risks, RISK_STACK_DIFFERS, "%s stands already, and these settings were never brought together with it: %s",
        facts->plan->stack.name, text_string(&words));
}

static void find_told(const RiskFacts *facts, Risks *risks) {
    const char *mail = settings_text(facts->after, "alarms.email"), *nat = settings_text(facts->after, "network.nat");
    if (*mail && strcmp(mail, old_text(facts, "alarms.email")) != 0)
        add(risks, RISK_MAIL_UNCONFIRMED, "Alarms reach %s only after the link in AWS's mail was opened", mail);
    if (facts->before && strcmp(nat, "none") == 0 && strcmp(old_text(facts, "network.nat"), nat) != 0)
        add(risks, RISK_WAY_OUT_REMOVED, "Nothing in the private subnets reaches the internet any more");
    if (facts->key_not_here)
        add(risks, RISK_KEY_NOT_HERE,
            "The private half of key pair %s is not on this machine: without it the bastion stays shut",
            settings_text(facts->after, "bastion.key_pair"));
}

/* ---- what AWS would do */

/* Properties of the database whose change takes it away (RDS User Guide, "Settings for DB instances", downtime). A new
 * port ignores the wish to wait: the database is started again at once. */
static const struct Interrupting {
    const char *property, *what, *alone, *with_standby;
    bool never_waits;
} interrupting[] = {
    {"DBInstanceClass", "its class changes", "for some minutes", "for a minute or two, while the standby takes over",
     false},
    {"EngineVersion", "its PostgreSQL version changes", "for some minutes, a new major version ten or more",
     "for some minutes, a new major version ten or more: both zones together", false},
    {"Port", "its port changes", "for a minute or two", "for a minute or two", true},
    {"CACertificateIdentifier", "its certificate changes", "for some seconds", "for some seconds", false},
    {"StorageType", "its storage type changes", "for some minutes at the most", "for some minutes at the most", false},
};

/* A standby that is only now being made takes over nothing. */
static bool has_standby(const RiskFacts *facts) {
    return facts->before && settings_on(facts->before, "database.multi_az") &&
           settings_on(facts->after, "database.multi_az");
}

/* Somebody changed it outside of the stack to what the settings say now: the database is left as it is. */
static bool is_so(const RiskFacts *facts, const char *property) {
    for (size_t i = 0; facts->seen && i < facts->seen->count; i++) {
        const DriftItem *item = &facts->seen->items[i];
        if (item->setting && strcmp(item->property, property) == 0)
            return strcmp(item->actual, settings_text(facts->after, item->setting->path)) == 0;
    }
    return false;
}

static void interruption_put(const RiskFacts *facts, const struct Interrupting *row, bool waited, Text *words) {
    text_print(words, "%s%s %s%s", words->length ? "; " : "", row->what,
               has_standby(facts) ? row->with_standby : row->alone,
               waited ? ", which waited for the maintenance window" : "");
}

/* As the template will have it; "" not known. */
static const char *wanted(const RiskFacts *facts, const WaitingItem *item) {
    const TemplateParameters *sent = &facts->plan->parameters;
    const char *value = item->setting ? template_parameter(sent->items, sent->count, item->setting->parameter) : NULL;
    return value ? value : "";
}

/* Of what waits for the window: that is left as it is, whatever the template says of it, or comes with a change that
 * goes at once. */
static bool waits_on(const RiskFacts *facts, const char *property, bool *comes_now) {
    const WaitingItem *item = facts->seen ? waiting_find(&facts->seen->waiting, property) : NULL;
    WaitingFate fate = item ? plan_waiting_fate(facts->plan, item) : WAITING_STAYS;
    *comes_now = fate == WAITING_COMES;
    return item && (fate == WAITING_GOES || waiting_means(wanted(facts, item), item->then));
}

/* Where the database can't be read, anything may wait: what goes at once takes it along. */
static bool unread(const RiskFacts *facts) {
    return !facts->before || (facts->seen && facts->seen->waiting.unread.said[0]);
}

static void away_now(const RiskFacts *facts, const Text *words, Risks *risks) {
    Error ignored = {0};
    bool parted = facts->plan->waits, dark = !parted && unread(facts);
    static const char rest[] = "whatever waits for its maintenance window, which could not be read";
    if (!words->length && !dark)
        return;
    if (!words->length)
        add(risks, RISK_INTERRUPTION, "The database may be away meanwhile: this change takes along %s", rest);
    else
        add(risks, RISK_INTERRUPTION, "The database is away meanwhile: %s%s%s", text_string(words),
            dark     ? ", and perhaps longer: it takes along "
            : parted ? "; what waits for the maintenance window goes on waiting"
                     : "",
            dark ? rest : "");
    Risk *risk = &risks->items[risks->count - 1];
    risk->can_wait = !parted && plan_can_wait(facts->plan, &ignored);
    risk->option = risk->can_wait ? "--now, or --in-window" : parted ? "--accept interruption, or --now" : risk->option;
}

static void away_in_window(const RiskFacts *facts, const Text *words, Risks *risks) {
    AUTO(text_release) Text window = {0};
    if (!words->length)
        return;
    waiting_window_words(facts->seen ? facts->seen->waiting.window : "", 0, &window);
    add(risks, RISK_INTERRUPTION, "The database is away in %s: %s", text_string(&window), text_string(words));
    Risk *risk = &risks->items[risks->count - 1];
    risk->waits = risk->can_wait = true;
    risk->option = "--now, or --in-window";
}

/* What of the database's change takes it away, each part when it happens. A new value that waits comes in the window;
 * one that goes at once takes all with it that waits. */
static void find_interruption(const RiskFacts *facts, const CfnChange *change, Risks *risks) {
    AUTO(text_release) Text now = {0}, later = {0};
    for (size_t i = 0; i < sizeof interrupting / sizeof *interrupting; i++) {
        const struct Interrupting *row = &interrupting[i];
        bool comes_now, known = waits_on(facts, row->property, &comes_now);
        bool named = cfn_change_names(change, row->property) && !is_so(facts, row->property) && !known;
        if (named || comes_now)
            interruption_put(facts, row, comes_now && !named, facts->plan->waits && !row->never_waits ? &later : &now);
    }
    away_now(facts, &now, risks);
    away_in_window(facts, &later, risks);
}

static void find_tunnels(const CfnChange *change, Risks *risks) {
    if (strcmp(change->action, "Modify") == 0 && strcmp(change->replacement, "False") != 0)
        add(risks, RISK_TUNNELS_CUT,
            "The bastion %s: open tunnels are cut, its address stays, and %s host keys are new",
            strcmp(change->replacement, "True") == 0 ? "is replaced" : "may be replaced",
            strcmp(change->replacement, "True") == 0 ? "its" : "then its");
}

static void find_changes(const RiskFacts *facts, Risks *risks) {
    const CfnChangeSet *set = &facts->plan->set;
    for (size_t i = 0; i < set->change_count; i++) {
        const CfnChange *change = &set->changes[i];
        if (strcmp(change->action, "Modify") == 0 && strcmp(change->type, "AWS::RDS::DBInstance") == 0)
            find_interruption(facts, change, risks);
        else if (strcmp(change->logical_id, "Bastion") == 0)
            find_tunnels(change, risks);
    }
}

static const char *what_stays(const Plan *plan, const PlanDanger *danger) {
    if (!danger->database)
        return "";
    if (!danger->removed)
        return "; AWS keeps a last snapshot of the old one";
    return plan->state != PLAN_NEEDS_DELETE || destroy_retains(&plan->remains) ? ""
           : plan->remains.rest.snapshot ? " with what the creation left; a last snapshot of it is kept"
                                         : " with what the creation left, its data with it: no snapshot is kept";
}

static void find_lost(const RiskFacts *facts, Risks *risks) {
    static const struct {
        const char *type;
        RiskId id;
    } ids[] = {
        {"AWS::RDS::DBInstance", RISK_DATABASE_REPLACED},
        {"AWS::RDS::DBCluster", RISK_DATABASE_REPLACED},
        {"AWS::SecretsManager::Secret", RISK_SECRET_DELETED},
        {"AWS::KMS::Key", RISK_KEY_DELETED},
        {"AWS::EC2::VPC", RISK_NETWORK_REPLACED},
    };
    for (size_t i = 0; i < facts->plan->danger_count; i++) {
        const PlanDanger *danger = &facts->plan->dangers[i];
        RiskId id = RISK_PART_LOST;
        for (size_t k = 0; k < sizeof ids / sizeof *ids; k++)
            if (strcmp(ids[k].type, danger->type) == 0)
                id = ids[k].id;
        id = danger->database && danger->removed ? RISK_DATABASE_LOST : id;
        AUTO(text_release) Text words = {0};
        danger_words(danger, &words);
        add(risks, id, "%s%s", text_string(&words), what_stays(facts->plan, danger));
    }
}

/* The gravest first, else in the order they were found. */
static void sort(Risks *risks) {
    for (size_t i = 1; i < risks->count; i++)
        for (size_t k = i; k > 0 && risks->items[k].id > risks->items[k - 1].id; k--) {
            Risk later = risks->items[k];
            risks->items[k] = risks->items[k - 1];
            risks->items[k - 1] = later;
        }
}

/* A deletion before a new try changes nothing else: what the settings risk is asked with the try itself. */
static bool only_deletes(const RiskFacts *facts) {
    return facts->plan && facts->plan->state == PLAN_NEEDS_DELETE;
}

void risks_find(const RiskFacts *facts, Risks *risks) {
    Risks found = {0};
    if (!only_deletes(facts)) {
        find_opened(facts, &found);
        find_closed(facts, &found);
        find_rules(facts, &found);
        find_own(facts, &found);
        find_protection(facts, &found);
        find_shorter(facts, &found);
        find_differs(facts, &found);
        find_told(facts, &found);
    }
    if (facts->plan) {
        find_changes(facts, &found);
        find_lost(facts, &found);
    }
    sort(&found);
    /* Nobody gives the database up without having typed the app's name. */
    MUST(!facts->plan || !facts->plan->database_in_danger || risks_need(&found) >= RISK_TYPED_NAME);
    *risks = found;
}
