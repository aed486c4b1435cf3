/* `secure-rds status`: what stands, asked at AWS now. */
#include "guide/home.h"
#include "aws/services.h"
#include "base/memory.h"
#include "base/visible.h"
#include "cli/follow.h"
#include "cli/asker.h"
#include "cli/commands.h"
#include "cli/drift.h"
#include "cli/status.h"

#include <ctype.h>
#include <string.h>

const char status_help[] =
    "Stack, database, bastion, load balancer targets, password rotation, allowed IPs, and whether you are among them.\n"
    "What was changed outside of the stack is told as far as it is seen in passing, with --drift in full.\n"
    "What can't be asked (often: not permitted) says why. The status is 1 when something is not well.";
const OptionRow status_options[] = {
    {"drift", NULL, OPTION_FLAG, OPTION_AT(drift), "let CloudFormation compare every resource with the stack", 0},
    {0},
};

static HomeScope scope_of(const Run *run, const Asker *asker) {
    return (HomeScope){.chosen = run->settings,
                       .config = run->config,
                       .account = asker->identity.account,
                       .now_ms = clock_now_ms(&run->clock)};
}

static void row(Sign sign, const char *label, const char *words, const char *command) {
    static const char *const signs[] = {[SIGN_NONE] = "  ", [SIGN_UNKNOWN] = "? ", [SIGN_WELL] = "ok",
                                        [SIGN_BUSY] = "..", [SIGN_CAREFUL] = "! ", [SIGN_FAILED] = "! "};
    AUTO(memory_release) char *shown = visible_copy(words);
    printf("%s %-14s %s%s%s%s\n", signs[sign], label, shown, command ? ": `" : "", command ? command : "",
           command ? "`" : "");
}

static void print_asker(const Asker *asker) {
    AUTO(text_release) Text credentials = {0};
    AUTO(text_release) Text who = {0};
    if (asker->why[0]) {
        row(SIGN_UNKNOWN, "Account", asker->why, NULL);
        return;
    }
    aws_credentials_words(&asker->credentials, &credentials);
    text_print(&who, "%s, as %s", asker->identity.account, asker->identity.arn);
    row(SIGN_WELL, "Account", text_string(&who), NULL);
    row(SIGN_WELL, "Credentials", text_string(&credentials), NULL);
}

void status_print(const Lines *lines, const Ways *ways) {
    for (size_t i = 0; i < lines->count; i++) {
        const Line *line = &lines->items[i];
        const Way *way = line->way == WAY_NONE ? NULL : ways_find(ways, line->way);
        row(line->sign, line->label, line->words, way && !way->why_not ? way->command : NULL);
    }
    puts("\nWhat can be done (`secure-rds` does all of it):");
    for (size_t i = 0; i < ways->count; i++) {
        const Way *way = &ways->items[i];
        AUTO(memory_release) char *why = visible_copy(way->why_not);
        printf("   %-50s %s%s\n", way->words, way->why_not ? "not now: " : way->command ? way->command : "", why);
    }
}

static json_t *part_json(const StatusPart *part, json_t *value) {
    if (part->known)
        return value;
    json_decref(value);
    return part->why[0] ? unknown_json(part->why) : json_null();
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

/* "Allowed IPs" as a name for programs: "allowed_ips". New. */
static char *label_name(const char *label) {
    char *name = memory_copy(*label ? label : "more");
    for (char *at = name; *at; at++)
        *at = *at == ' ' ? '_' : (char)tolower((unsigned char)*at);
    return name;
}

/* What is not well, as people are told it. */
static json_t *to_do_json(const Lines *lines) {
    json_t *list = json_array();
    for (size_t i = 0; i < lines->count; i++) {
        const Line *line = &lines->items[i];
        if (line->sign != SIGN_CAREFUL && line->sign != SIGN_FAILED)
            continue;
        AUTO(memory_release) char *what = label_name(line->label);
        json_array_append_new(list, json_pack("{s:s, s:b, s:o, s:s?}", "what", what, "overdue",
                                              line->sign == SIGN_FAILED, "words", json_visible(line->words), "way",
                                              line->way == WAY_NONE ? NULL : home_way_name((HomeWay)line->way)));
    }
    return list;
}

static json_t *ways_json(const Ways *ways) {
    json_t *list = json_array();
    for (size_t i = 0; i < ways->count; i++) {
        const Way *way = &ways->items[i];
        json_array_append_new(list,
                              json_pack("{s:s, s:o, s:s?, s:b, s:o}", "way", home_way_name((HomeWay)way->id), "words",
                                        json_visible(way->words), "command", way->command, "grave", way->grave,
                                        "why_not", way->why_not ? json_visible(way->why_not) : json_null()));
    }
    return list;
}

static json_t *password_json(const HomeFacts *facts) {
    const SecretState *secret = &facts->status.secret;
    bool told;
    long long next = home_next_rotation_ms(facts, &told);
    return json_pack("{s:b, s:I, s:I, s:b}", "rotation_enabled", secret->rotation_enabled, "last_rotated_ms",
                     (json_int_t)secret->last_rotated_ms, "next_rotation_ms", (json_int_t)next, "next_rotation_told",
                     told);
}

static json_t *policy_json(const HomeFacts *facts) {
    static const char *const words[] = {[GUARD_HOLDS] = "holds", [GUARD_SET] = "set", [GUARD_MISSING] = "missing"};
    return facts->guard == GUARD_UNKNOWN ? part_json(&facts->guard_part, json_null())
                                         : json_string(words[facts->guard]);
}

static json_t *coming_json(const RdsInstance *database, long long now_ms) {
    AUTO(waiting_release) Waiting waiting = {0};
    waiting_read(database, &waiting);
    return waiting_json(&waiting, now_ms);
}

/* Of a stack that stands: what was found, and why a part was not looked at. A bastion that is gone lets nobody in. */
static json_t *drift_of(const HomeFacts *facts, const Drift *drift) {
    const StatusPart *parts[] = {&facts->standing_part, &facts->groups_part, &facts->status.database_part,
                                 &facts->status.bastion_part};
    bool looked = facts->status.state->kind == STACK_STANDS && facts->owner == OWNER_OURS;
    json_t *list = drift_json(drift ? drift : &facts->drift);
    for (size_t i = 0; i < sizeof parts / sizeof *parts && looked && !(drift && drift->whole); i++)
        if (parts[i]->why[0] && !(parts[i]->gone && parts[i] == &facts->status.bastion_part))
            json_array_append_new(list, unknown_json(parts[i]->why));
    return list;
}

static void print_object(const HomeFacts *facts, const Drift *drift, const Asker *asker, const Lines *lines,
                         const Ways *ways, long long now_ms) {
    const Status *status = &facts->status;
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
    json_object_set_new(object, "cause", facts->cause.count ? cause_json(&facts->cause.items[0]) : json_null());
    json_object_set_new(object, "maintenance", part_json(&status->maintenance_part, maintenance_json(status)));
    json_object_set_new(object, "waiting", part_json(&status->database_part, coming_json(database, now_ms)));
    json_object_set_new(object, "to_do", to_do_json(lines));
    json_object_set_new(object, "ways", ways_json(ways));
    json_object_set_new(
        object, "bastion",
        part_json(&status->bastion_part, json_pack("{s:o, s:o, s:o}", "id", json_visible(status->bastion.id), "state",
                                                   json_visible(status->bastion.state), "public_ip",
                                                   json_visible(status->bastion.public_ip))));
    json_object_set_new(object, "load_balancer", part_json(&status->targets_part, targets_json(status)));
    json_object_set_new(object, "password", part_json(&status->secret_part, password_json(facts)));
    json_object_set_new(object, "stack_policy", policy_json(facts));
    json_object_set_new(object, "drift", drift_of(facts, drift));
    json_object_set_new(object, "you",
                        part_json(&status->caller_part, json_pack("{s:o, s:b}", "address", json_visible(status->caller),
                                                                  "allowed", status->caller_allowed)));
    print_json(object);
}

int status_run(Run *run) {
    Asker asker = {0};
    AUTO(home_facts_release) HomeFacts facts = {0};
    AUTO(lines_release) Lines lines = {0};
    AUTO(ways_release) Ways ways = {0};
    if (!run_app_settings(run, run->options.assignments.count == 0) || !run_aws(run))
        return run_failed(run);
    asker_read(&run->aws, &asker);
    Agreement agreed = settings_agreed(run->settings);
    if (!home_facts_read(&run->aws, settings_text(run->settings, "app"), settings_text(run->settings, "account"),
                         &agreed, &facts, &run->err))
        return run_failed(run);
    AUTO(drift_release) Drift drift = {0};
    if (run->options.drift && home_stands(&facts) &&
        !drift_detect(&run->aws, settings_text(run->settings, "app"), &drift, &run->err))
        return run_failed(run);
    HomeScope scope = scope_of(run, &asker);
    scope.drift = drift.whole ? &drift : NULL;
    home_lines(&scope, &facts, &lines);
    home_ways(&scope, &facts, &ways);
    if (run->options.json) {
        print_object(&facts, home_drift(&scope, &facts), &asker, &lines, &ways, scope.now_ms);
    } else {
        print_asker(&asker);
        status_print(&lines, &ways);
    }
    return run_ended(run, home_well(&scope, &facts) ? EXIT_DONE : EXIT_FAILED);
}
