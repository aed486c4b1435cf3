/* `secure-rds status`: what stands, asked at AWS now. */
#include "stack/status.h"
#include "stack/upkeep.h"
#include "aws/services.h"
#include "base/memory.h"
#include "base/visible.h"
#include "cli/asker.h"
#include "cli/commands.h"

#include <stdarg.h>
#include <string.h>

const char status_help[] =
    "Stack, database, bastion, load balancer targets, password rotation, allowed IPs, and whether you are among them.\n"
    "What can't be asked (often: not permitted) says why. The status is 1 when something is not well.";
const OptionRow status_options[] = {{0}};

/* One row for people: a part that is known as it is, another with the reason why not. */
__attribute__((format(printf, 5, 6))) static void row(const char *label, const StatusPart *part, bool well,
                                                      bool *all_well, const char *format, ...) {
    char words[1024];
    va_list args;
    if (part && !part->known && !part->why[0])
        return;
    va_start(args, format);
    vsnprintf(words, sizeof words, format, args);
    va_end(args);
    AUTO(memory_release) char *shown = visible_copy(part && !part->known ? part->why : words);
    bool unknown = part && !part->known;
    printf("%s %-14s %s\n", unknown ? "? " : well ? "ok" : "! ", label, shown);
    *all_well = *all_well && (well || unknown);
}

static void time_row(char text[TIME_SIZE], long long ms) {
    if (ms)
        time_format(ms, text);
    else
        snprintf(text, TIME_SIZE, "never");
}

static size_t healthy(const ElbTargets *targets) {
    size_t count = 0;
    for (size_t i = 0; i < targets->count; i++)
        count += strcmp(targets->items[i].state, "healthy") == 0;
    return count;
}

static bool stack_well(const Status *status) {
    return status->state->kind == STACK_STANDS || status->state->kind == STACK_BUSY;
}

static void print_asker(const Asker *asker) {
    StatusPart part = {.known = !asker->why[0]};
    bool ignored = true;
    AUTO(text_release) Text credentials = {0};
    snprintf(part.why, sizeof part.why, "%s", asker->why);
    aws_credentials_words(&asker->credentials, &credentials);
    row("account", &part, true, &ignored, "%s, as %s", asker->identity.account, asker->identity.arn);
    if (part.known)
        row("credentials", NULL, true, &ignored, "%s", text_string(&credentials));
}

/* Only what is to be done. */
static void print_upkeep(const Run *run, const Status *status, bool *well) {
    Upkeep upkeep;
    bool ignored = true;
    if (!status->database_part.known)
        return;
    if (!status->maintenance_part.known)
        row("maintenance", &status->maintenance_part, true, &ignored, "-");
    upkeep_read(&status->database, &status->maintenance, clock_now_ms(&run->clock), &upkeep);
    for (size_t i = 0; i < upkeep.count; i++)
        row(upkeep.items[i].label, NULL, false, upkeep.items[i].overdue ? well : &ignored, "%s", upkeep.items[i].words);
}

static bool print_lines(const Run *run, const Status *status) {
    bool well = true;
    char rotated[TIME_SIZE], next[TIME_SIZE], restorable[TIME_SIZE];
    const CfnStack *stack = &status->stack;
    row("stack", NULL, stack_well(status), &well, "%s (%s)", stack->name ? stack->name : "none",
        stack->status ? stack->status : "there is none; `secure-rds apply` creates it");
    if (status->state->way_out[0])
        row("to do", NULL, stack_well(status), &well, "%s", status->state->way_out);
    if (status->state->kind == STACK_ABSENT)
        return well;
    const RdsInstance *database = &status->database;
    if (status->database_part.known) {
        time_row(restorable, database->restorable_ms);
        row("database", NULL, strcmp(database->status, "available") == 0, &well, "%s: %s, PostgreSQL %s, %s, %ld GiB%s",
            database->id, database->status, database->engine_version, database->class_name, database->storage_gib,
            database->multi_az ? ", two zones" : "");
        row("endpoint", NULL, true, &well, "%s:%d", database->endpoint, database->port);
        row("backups", NULL, true, &well, "last restorable time %s", restorable);
    } else {
        row("database", &status->database_part, true, &well, "-");
    }
    print_upkeep(run, status, &well);
    if (status->bastion_part.known)
        row("bastion", NULL, strcmp(status->bastion.state, "running") == 0, &well, "%s, %s, %s", status->bastion.state,
            status->bastion.public_ip, status->bastion.type);
    else
        row("bastion", &status->bastion_part, true, &well, "-");
    if (status->targets_part.known)
        row("load balancer", NULL, healthy(&status->targets) > 0, &well, "%s, %zu of %zu target%s healthy",
            status->load_balancer, healthy(&status->targets), status->targets.count,
            status->targets.count == 1 ? "" : "s");
    else
        row("load balancer", &status->targets_part, true, &well, "-");
    if (status->secret_part.known) {
        time_row(rotated, status->secret.last_rotated_ms);
        time_row(next, status->secret.next_rotation_ms);
        bool once = status->secret.last_rotated_ms != 0;
        row("password", NULL, status->secret.rotation_enabled, &well, "%s, %s%s%s%s",
            status->secret.rotation_enabled ? "rotates by itself" : "does NOT rotate",
            once ? "rotated " : "not rotated yet", once ? rotated : "",
            status->secret.next_rotation_ms ? ", next " : "", status->secret.next_rotation_ms ? next : "");
    } else {
        row("password", &status->secret_part, true, &well, "-");
    }
    if (status->access_part.known && status->access.cloud)
        row("allowed IPs", NULL, true, &well, "%zu in force", allow_list_count(status->access.cloud));
    else
        row("allowed IPs", &status->access_part, true, &well, "-");
    if (status->guard == GUARD_SET)
        row("stack policy", NULL, true, &well,
            "was missing and is set again: no update can replace or delete the database, its keys or its secret");
    else if (!status->guard_part.known)
        row("stack policy", &status->guard_part, true, &well, "-");
    if (status->caller_part.known && !status->access_part.known)
        row("you", NULL, true, &well, "%s", status->caller);
    else if (status->caller_part.known)
        row("you", NULL, status->caller_allowed, &well, "%s, %s", status->caller,
            status->caller_allowed ? "on the list" : "NOT on the list: `secure-rds access add --me`");
    else
        row("you", &status->caller_part, true, &well, "-");
    return well;
}

static json_t *part_json(const StatusPart *part, json_t *value) {
    if (part->known)
        return value;
    json_decref(value);
    return part->why[0] ? json_pack("{s:o}", "unknown", json_visible(part->why)) : json_null();
}

static json_t *targets_json(const Status *status) {
    json_t *list = json_array();
    for (size_t i = 0; i < status->targets.count; i++)
        json_array_append_new(list, json_pack("{s:o, s:o}", "address", json_visible(status->targets.items[i].address),
                                              "state", json_visible(status->targets.items[i].state)));
    return json_pack("{s:o, s:o}", "dns_name", json_visible(status->load_balancer), "targets", list);
}

static json_t *outputs_json(const CfnStack *stack) {
    json_t *object = json_object();
    for (size_t i = 0; i < stack->output_count; i++)
        json_object_set_new(object, stack->outputs[i].key, json_visible(stack->outputs[i].value));
    return object;
}

static json_t *maintenance_json(const Status *status) {
    json_t *list = json_array();
    for (size_t i = 0; i < status->maintenance.count; i++) {
        const RdsMaintenance *pending = &status->maintenance.items[i];
        json_array_append_new(list, json_pack("{s:o, s:o, s:o, s:I, s:I}", "action", json_visible(pending->action),
                                              "description", json_visible(pending->description), "opt_in",
                                              json_visible(pending->opt_in), "apply_ms", (json_int_t)pending->apply_ms,
                                              "forced_ms", (json_int_t)pending->forced_ms));
    }
    return list;
}

/* The lines that people get, of what is to be done about the database. */
static json_t *to_do_json(const Run *run, const Status *status) {
    Upkeep upkeep = {0};
    json_t *list = json_array();
    if (status->database_part.known)
        upkeep_read(&status->database, &status->maintenance, clock_now_ms(&run->clock), &upkeep);
    for (size_t i = 0; i < upkeep.count; i++)
        json_array_append_new(list, json_pack("{s:s, s:b, s:o}", "what", upkeep.items[i].label, "overdue",
                                              upkeep.items[i].overdue, "words", json_visible(upkeep.items[i].words)));
    return list;
}

static void print_object(const Run *run, const Status *status, const Asker *asker) {
    const RdsInstance *database = &status->database;
    json_t *object = json_object();
    json_object_set_new(object, "identity", asker_json(asker));
    json_object_set_new(object, "stack",
                        json_pack("{s:o, s:o, s:o, s:o}", "name", json_visible(status->stack.name), "id",
                                  json_visible(status->stack.id), "status", json_visible(status->stack.status),
                                  "outputs", outputs_json(&status->stack)));
    json_object_set_new(
        object, "database",
        part_json(&status->database_part,
                  json_pack("{s:o, s:o, s:o, s:o, s:o, s:i, s:I, s:b, s:o, s:o, s:o, s:I}", "id",
                            json_visible(database->id), "status", json_visible(database->status), "class",
                            json_visible(database->class_name), "engine_version",
                            json_visible(database->engine_version), "endpoint", json_visible(database->endpoint),
                            "port", database->port, "storage_gib", (json_int_t)database->storage_gib, "multi_az",
                            database->multi_az, "arn", json_visible(database->arn), "maintenance_window",
                            json_visible(database->maintenance_window), "certificate_authority",
                            json_visible(database->ca), "certificate_ends_ms", (json_int_t)database->certificate_ms)));
    json_object_set_new(object, "maintenance", part_json(&status->maintenance_part, maintenance_json(status)));
    json_object_set_new(object, "to_do", to_do_json(run, status));
    json_object_set_new(
        object, "bastion",
        part_json(&status->bastion_part, json_pack("{s:o, s:o, s:o}", "id", json_visible(status->bastion.id), "state",
                                                   json_visible(status->bastion.state), "public_ip",
                                                   json_visible(status->bastion.public_ip))));
    json_object_set_new(object, "load_balancer", part_json(&status->targets_part, targets_json(status)));
    json_object_set_new(object, "password",
                        part_json(&status->secret_part,
                                  json_pack("{s:b, s:I, s:I}", "rotation_enabled", status->secret.rotation_enabled,
                                            "last_rotated_ms", (json_int_t)status->secret.last_rotated_ms,
                                            "next_rotation_ms", (json_int_t)status->secret.next_rotation_ms)));
    static const char *const guards[] = {[GUARD_HOLDS] = "holds", [GUARD_SET] = "set", [GUARD_MISSING] = "missing"};
    json_object_set_new(object, "stack_policy",
                        status->guard == GUARD_UNKNOWN ? part_json(&status->guard_part, json_null())
                                                       : json_string(guards[status->guard]));
    json_object_set_new(object, "you",
                        part_json(&status->caller_part, json_pack("{s:o, s:b}", "address", json_visible(status->caller),
                                                                  "allowed", status->caller_allowed)));
    print_json(object);
}

static bool anything_denied(const Status *status) {
    return status->database_part.denied || status->maintenance_part.denied || status->bastion_part.denied ||
           status->secret_part.denied || status->targets_part.denied || status->access_part.denied ||
           status->guard_part.denied;
}

int status_run(Run *run) {
    if (!run_settings(run, run->options.assignments.count == 0) || !run_aws(run))
        return run_failed(run);
    return status_show(run);
}

int status_show(Run *run) {
    const char *app = settings_text(run->settings, "app");
    AUTO(status_release) Status status = {0};
    Asker asker = {0};
    asker_read(&run->aws, &asker);
    if (!status_read(&run->aws, app, NULL, NULL, &status, &run->err))
        return run_failed(run);
    if (anything_denied(&status))
        say(run, "not all could be asked: `secure-rds policy --for status` prints what status needs");
    if (run->options.json) {
        print_object(run, &status, &asker);
        return run_ended(run, stack_well(&status) ? EXIT_DONE : EXIT_FAILED);
    }
    print_asker(&asker);
    return run_ended(run, print_lines(run, &status) ? EXIT_DONE : EXIT_FAILED);
}
