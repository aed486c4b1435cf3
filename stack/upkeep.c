/* See upkeep.h. What an action does to the database: RDS User Guide, "Maintaining a DB instance" and "Upgrading the
 * PostgreSQL DB engine"; certificates: "Using SSL/TLS to encrypt a connection to a DB instance". */
#include "stack/upkeep.h"
#include "base/clock.h"
#include "base/memory.h"
#include "stack/waiting.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { DAY_MS = 24 * 60 * 60 * 1000 };

typedef struct ActionRow {
    const char *action, *what;
    const char *one_zone, *two_zones; /* what it means for who is connected */
} ActionRow;

static const ActionRow *row_of(const char *action) {
    static const char away[] = "the database is away for some minutes then",
                      fails_over[] = "the database changes to its other zone then, and is away for about a minute";
    static const ActionRow rows[] = {
        {"db-upgrade", "a newer minor version of PostgreSQL", away,
         "the database is away for some minutes then, both zones together"},
        {"system-update", "an update of the database's system", away, fails_over},
        {"os-upgrade", "an update of the database's system", away, fails_over},
        {"hardware-maintenance", "a move to other hardware", away, fails_over},
        {"ca-certificate-rotation", "a new certificate of the server",
         "clients that verify it need RDS's present bundle of authorities (global-bundle.pem)",
         "clients that verify it need RDS's present bundle of authorities (global-bundle.pem)"},
        {NULL, "maintenance", "the database may be away for some minutes then",
         "the database may be away for some minutes then"},
    };
    const ActionRow *row = rows;
    while (row->action && strcmp(row->action, action) != 0)
        row++;
    return row;
}

/* "2026-11-24 20:07 UTC" */
static const char *moment(long long ms, char text[TIME_SIZE]) {
    time_format(ms, text);
    text[strlen("2026-11-24")] = ' ';
    snprintf(text + strlen("2026-11-24 20:07"), TIME_SIZE - strlen("2026-11-24 20:07"), " UTC");
    return text;
}

__attribute__((format(printf, 4, 5))) static void line(Upkeep *upkeep, const char *label, bool overdue,
                                                       const char *format, ...) {
    va_list args;
    if (upkeep->count == UPKEEP_LINES)
        return;
    UpkeepLine *made = &upkeep->items[upkeep->count++];
    *made = (UpkeepLine){.label = label, .overdue = overdue};
    va_start(args, format);
    vsnprintf(made->words, sizeof made->words, format, args);
    va_end(args);
}

/* Once it is let, by AWS or by somebody, it comes in the next window after its date. */
static void maintenance_line(const RdsInstance *database, const RdsMaintenance *pending, Upkeep *upkeep) {
    const ActionRow *row = row_of(pending->action);
    const char *means = database->multi_az ? row->two_zones : row->one_zone;
    const char *described = *pending->description ? pending->description : pending->action;
    char from[TIME_SIZE], latest[TIME_SIZE];
    const char *at_latest = pending->forced_ms ? moment(pending->forced_ms, latest) : "";
    if (pending->apply_ms)
        line(upkeep, "maintenance", false,
             "%s waits (%.150s): RDS makes it by itself in the window %s (UTC), from %s on; %s", row->what, described,
             database->maintenance_window, moment(pending->apply_ms, from), means);
    else
        line(
            upkeep, "maintenance", false,
            "%s waits (%.150s) until you let RDS make it%s%s: `aws rds apply-pending-maintenance-action "
            "--resource-identifier %.120s --apply-action %.40s --opt-in-type next-maintenance` puts it into the window "
            "%s (UTC); %s",
            row->what, described, *at_latest ? ", at the latest on " : "", at_latest, database->arn, pending->action,
            database->maintenance_window, means);
}

bool upkeep_ends_soon(long long ends_ms, int days, long long now_ms) {
    return ends_ms && ends_ms - now_ms <= (long long)days * DAY_MS;
}

/* RDS renews a server's certificate by itself where its authority allows, long before this is said. */
static void certificate_line(const RdsInstance *database, long long now_ms, Upkeep *upkeep) {
    /* The authorities before those of a generation ("-g1") have ended themselves. */
    const char *renewed = strstr(database->ca, "-g") ? database->ca : "rds-ca-rsa2048-g1";
    char ends[TIME_SIZE];
    long long left = database->certificate_ms - now_ms;
    if (!upkeep_ends_soon(database->certificate_ms, UPKEEP_SERVER_DAYS, now_ms))
        return;
    line(upkeep, "certificate", left <= 0,
         "the server's certificate (of %.60s) %s on %s: clients that verify it %s. `aws rds modify-db-instance "
         "--db-instance-identifier %.70s --ca-certificate-identifier %.60s --apply-immediately` renews it",
         database->ca, left <= 0 ? "ended" : "ends", moment(database->certificate_ms, ends),
         left <= 0 ? "can't connect" : "can't connect after that", database->id, renewed);
}

/* Its successor is a matter of the clients first, then of the server (User Guide, "Rotating your SSL/TLS certificate").
 */
static void authority_line(const RdsInstance *database, long long ends_ms, long long now_ms, Upkeep *upkeep) {
    char ends[TIME_SIZE];
    bool ended = ends_ms <= now_ms;
    if (!upkeep_ends_soon(ends_ms, UPKEEP_AUTHORITY_DAYS, now_ms))
        return;
    line(upkeep, "certificate", ended,
         "Amazon's authority that has signed the server's certificate, %.60s, %s on %s. First give every client "
         "Amazon's "
         "present authorities (https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem), then choose a newer "
         "one: `aws rds modify-db-instance --db-instance-identifier %.70s --ca-certificate-identifier …`",
         database->ca, ended ? "ended" : "ends", moment(ends_ms, ends), database->id);
}

static void waiting_line(const RdsInstance *database, long long now_ms, Upkeep *upkeep) {
    AUTO(waiting_release) Waiting waiting = {0};
    AUTO(text_release) Text what = {0}, window = {0};
    waiting_read(database, &waiting);
    waiting_words(&waiting, &what);
    waiting_window_words(waiting.window, now_ms, &window);
    if (waiting.count)
        line(upkeep, "waiting", false, "%.500s: RDS makes it in %s", text_string(&what), text_string(&window));
}

void upkeep_read(const RdsInstance *database, const RdsMaintenances *pending, long long authority_ends_ms,
                 long long now_ms, Upkeep *upkeep) {
    *upkeep = (Upkeep){0};
    waiting_line(database, now_ms, upkeep);
    certificate_line(database, now_ms, upkeep);
    authority_line(database, authority_ends_ms, now_ms, upkeep);
    for (size_t i = 0; i < pending->count; i++)
        maintenance_line(database, &pending->items[i], upkeep);
}
