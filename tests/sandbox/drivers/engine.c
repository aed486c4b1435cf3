/* The engine's functions as a program, for the tests against the sandbox:
 *
 *     engine URL NOW_MS SPEED COMMAND [ARGUMENT]… [-- PATH=VALUE…]
 *
 * One JSON object a line. Exit status 0: true came back; 1: false, with the error as the last line. */
#include "base/memory.h"
#include "stack/access.h"
#include "stack/checks.h"
#include "stack/deployment.h"
#include "stack/export.h"
#include "stack/progress.h"
#include "stack/status.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Driver {
    AwsContext aws;
    Settings *settings;
    char **arguments;
    int count;
    Progress *progress;
    TemplateOutline *outline;
} Driver;

static const char *const outcomes[] = {"running", "succeeded", "failed", "rolled back", "deleted"};

static void print(json_t *line) {
    char *text = json_dumps(line, JSON_PRESERVE_ORDER);
    puts(text);
    fflush(stdout);
    free(text);
    json_decref(line);
}

static const char *app(const Driver *driver) {
    return settings_text(driver->settings, "app");
}

static void report(void *data, const DeploymentReport *told) {
    Driver *driver = data;
    if (told->trouble) {
        print(json_pack("{s:s}", "trouble", told->trouble->said));
        return;
    }
    for (size_t i = 0; i < told->event_count; i++)
        print(json_pack("{s:s, s:s, s:s}", "event", told->events[i].logical_id, "status", told->events[i].status,
                        "reason", told->events[i].reason));
    if (told->note)
        print(json_pack("{s:s, s:s}", "note", told->note, "of", told->note_id));
    if (!driver->progress)
        return;
    if (told->stack)
        progress_stack(driver->progress, told->stack);
    if (told->resources)
        progress_resources(driver->progress, told->resources->items, told->resources->count);
    for (size_t i = 0; i < told->event_count; i++)
        progress_take(driver->progress, &told->events[i]);
    ProgressView view = progress_view(driver->progress, clock_now_ms(&driver->aws.clock));
    print(json_pack("{s:i, s:i, s:f, s:I, s:I}", "done", (int)view.done, "total", (int)view.total, "share", view.share,
                    "elapsed_ms", (json_int_t)view.elapsed_ms, "remaining_ms", (json_int_t)view.remaining_ms));
}

static void stage(void *data, ApplyStage which, DeploymentStart *start, const Plan *plan) {
    static const char *const names[] = {"attached", "planning", "planned", "started", "deleting"};
    Driver *driver = data;
    print(json_pack("{s:s, s:i}", "stage", names[which], "changes", plan ? (int)plan->set.change_count : -1));
    if (!start)
        return;
    Error err = {0};
    progress_free(driver->progress);
    template_outline_free(driver->outline);
    /* A model of its own: the start is the engine's. */
    driver->outline = template_outline_new(plan ? plan->body : NULL, plan ? plan->parameters.items : NULL,
                                           plan ? plan->parameters.count : 0, &err);
    driver->progress = progress_new(driver->outline, start->stack_id, start->token, start->since_ms);
    if (plan)
        progress_expect_changes(driver->progress, plan->set.changes, plan->set.change_count);
}

static void print_end(const Driver *driver, const DeploymentEnd *end) {
    const CfnEvent *cause = driver->progress ? progress_cause(driver->progress) : NULL;
    print(json_pack("{s:s, s:s, s:s, s:b, s:s, s:s?, s:s?}", "outcome", outcomes[end->outcome], "status", end->status,
                    "reason", end->reason, "unchanged", end->unchanged, "stack_id", end->stack_id, "cause",
                    cause ? cause->logical_id : NULL, "cause_reason", cause ? cause->reason : NULL));
}

static bool agree(void *data, const Plan *plan) {
    const Driver *driver = data;
    return driver->count > 0 && (!plan->database_in_danger || strcmp(driver->arguments[0], "danger") == 0);
}

/* apply [yes|danger] */
static bool run_apply(Driver *driver, Error *err) {
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    const ApplyHooks hooks = {.stage = stage, .confirm = agree, .report = report, .data = driver};
    if (!deployment_apply(&driver->aws, driver->settings, NULL, &hooks, &end, err))
        return false;
    print_end(driver, &end);
    return true;
}

static bool run_plan(Driver *driver, Error *err) {
    AUTO(plan_release) Plan plan = {0};
    if (!plan_make(&driver->aws, driver->settings, NULL, &plan, err))
        return false;
    for (size_t i = 0; i < plan.set.change_count; i++)
        print(json_pack("{s:s, s:s, s:s}", "change", plan.set.changes[i].logical_id, "action",
                        plan.set.changes[i].action, "replacement", plan.set.changes[i].replacement));
    for (size_t i = 0; i < plan.danger_count; i++)
        print(json_pack("{s:s, s:s, s:b}", "danger", plan.dangers[i].logical_id, "words", plan.dangers[i].words,
                        "database", plan.dangers[i].database));
    print(json_pack("{s:i, s:b, s:s}", "state", plan.state, "create", plan.create, "status", plan.status->name));
    return plan_discard(&driver->aws, &plan, err);
}

static void print_list(const char *name, const AllowList *list) {
    json_t *entries = json_array();
    for (size_t i = 0; i < allow_list_count(list); i++) {
        char cidr[CIDR_SIZE];
        cidr_format(allow_list_at(list, i)->cidr, cidr);
        json_array_append_new(entries, json_pack("[s, s]", cidr, allow_list_at(list, i)->note));
    }
    print(json_pack("{s:o}", name, entries));
}

/* access: brings the list to access.allowed; "pl-…@7": which version that agreed with */
static bool run_access(Driver *driver, Error *err) {
    static const char *const kinds[] = {"added", "removed", "noted", "added elsewhere", "removed elsewhere"};
    AUTO(access_result_release) AccessResult result = {0};
    bool based = driver->count > 0 && strncmp(driver->arguments[0], "pl-", 3) == 0;
    Agreement agreed = {0};
    if (based && !agreement_read(driver->arguments[0], &agreed))
        return error_set(err, ERROR_USAGE, "", "no agreement: %s", driver->arguments[0]);
    const AccessWish wish = {.app = app(driver), .wanted = settings_allowed_const(driver->settings), .agreed = &agreed};
    if (!access_apply(&driver->aws, &wish, &result, err))
        return false;
    for (size_t i = 0; i < result.merge.count; i++) {
        char cidr[CIDR_SIZE];
        cidr_format(result.merge.changes[i].cidr, cidr);
        print(json_pack("{s:s, s:s}", "cidr", cidr, "kind", kinds[result.merge.changes[i].kind]));
    }
    print_list("list", result.merge.list);
    print(json_pack("{s:b, s:i}", "changed", result.changed, "version", (int)result.agreed.version));
    return true;
}

static bool run_undo(Driver *driver, Error *err) {
    AUTO(access_result_release) AccessResult result = {0};
    if (!access_undo(&driver->aws, app(driver), &(AccessUndo){0}, &result, err))
        return false;
    print_list("list", result.merge.list);
    return true;
}

static bool run_status(Driver *driver, Error *err) {
    AUTO(status_release) Status status = {0};
    if (!status_read(&driver->aws, app(driver), NULL, NULL, &status, err))
        return false;
    const StatusPart *parts[] = {&status.database_part, &status.bastion_part, &status.secret_part,
                                 &status.targets_part,  &status.access_part,  &status.caller_part};
    static const char *const names[] = {"database", "bastion", "secret", "targets", "access", "caller"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        print(json_pack("{s:s, s:b, s:s}", "part", names[i], "known", parts[i]->known, "why", parts[i]->why));
    print(json_pack("{s:s, s:s?, s:s?, s:i, s:s, s:b}", "stack", status.state->name, "database", status.database.status,
                    "bastion", status.bastion.state, "targets", (int)status.targets.count, "caller", status.caller,
                    "allowed", status.caller_allowed));
    return true;
}

static void check_told(void *data, size_t index, const Finding *finding) {
    (void)data;
    (void)index;
    if (finding)
        print(json_pack("{s:s, s:i, s:s, s:s, s:s}", "id", finding->id, "severity", finding->severity, "what",
                        finding->what, "why", finding->why, "remedy", finding->remedy));
}

static bool run_checks(Driver *driver, Error *err) {
    CheckScope scope = {.aws = &driver->aws, .settings = driver->settings};
    return checks_run(&scope, check_told, NULL, NULL, err);
}

/* destroy [lift] */
static bool run_destroy(Driver *driver, Error *err) {
    AUTO(destroy_preview_release) DestroyPreview preview = {0};
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    if (destroy_preview(&driver->aws, app(driver), &preview, err))
        print(json_pack("{s:s, s:b, s:s, s:i}", "database", preview.database_id, "protected",
                        preview.deletion_protection, "on_delete", preview.on_delete, "kept", (int)preview.kept_count));
    const DestroyOptions options = {.lift_protection = driver->count > 0, .hooks = {.report = report, .data = driver}};
    if (!deployment_destroy(&driver->aws, app(driver), &options, &end, err))
        return false;
    print_end(driver, &end);
    return true;
}

static void waits(void *unused, const char *words) {
    (void)unused, (void)words;
    print(json_pack("{s:b}", "waits", true));
}

static bool run_cancel(Driver *driver, Error *err) {
    AUTO(deployment_start_release) DeploymentStart start = {0};
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    bool busy;
    if (!deployment_attach(&driver->aws, app(driver), &busy, &start, err))
        return false;
    if (!busy)
        return error_set(err, ERROR_FAILED, "", "nothing runs");
    const DeploymentHooks hooks = {.told = waits, .report = report, .data = driver};
    if (!deployment_cancel(&driver->aws, start.stack_id, &hooks, err) ||
        !deployment_follow(&driver->aws, start.stack_id, start.since_ms, &hooks, &end, err))
        return false;
    print_end(driver, &end);
    return true;
}

static bool run_settings(Driver *driver, Error *err) {
    Settings *found = settings_new();
    CfnStacks stacks = {0};
    const StackStatus *how;
    bool ok = status_open(&driver->aws, app(driver), found, &how, err) && status_own_stacks(&driver->aws, &stacks, err);
    for (size_t i = 0; ok && i < setting_count; i++)
        print(json_pack("{s:s}", setting_rows[i].path, settings_text(found, setting_rows[i].path)));
    if (ok)
        print_list("allowed", settings_allowed_const(found));
    for (size_t i = 0; i < stacks.count; i++)
        print(json_pack("{s:s}", "own", stacks.items[i].name));
    cfn_stacks_release(&stacks);
    settings_free(found);
    return ok;
}

static bool run_export(Driver *driver, Error *err) {
    return export_cloudformation(driver->settings, driver->arguments[0], err);
}

static bool read_settings(Driver *driver, int argc, char **argv, Error *err) {
    driver->settings = settings_new();
    for (int i = 0; i < argc; i++)
        if (!settings_assign(driver->settings, argv[i], err))
            return false;
    return true;
}

static bool run(Driver *driver, const char *command, Error *err) {
    static const struct {
        const char *name;
        bool (*run)(Driver *driver, Error *err);
    } commands[] = {{"apply", run_apply},     {"plan", run_plan},     {"access", run_access},
                    {"undo", run_undo},       {"status", run_status}, {"checks", run_checks},
                    {"destroy", run_destroy}, {"cancel", run_cancel}, {"settings", run_settings},
                    {"export", run_export}};
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcmp(commands[i].name, command) == 0)
            return commands[i].run(driver, err);
    return error_set(err, ERROR_USAGE, "", "no command %s", command);
}

int main(int argc, char **argv) {
    Driver driver = {.aws.clock = clock_scaled(atoll(argv[2]), atof(argv[3])), .arguments = argv + 5};
    int own = 5;
    Error err = {0};
    while (own < argc && strcmp(argv[own], "--") != 0)
        own++;
    driver.count = own - 5;
    const AwsOptions options = {.endpoint_url = argv[1], .checkip_url = getenv("CHECKIP_URL")};
    bool ok = read_settings(&driver, argc - own - 1, argv + own + 1, &err) &&
              (driver.aws.session = aws_session_new(&options, &err)) && run(&driver, argv[4], &err);
    if (!ok)
        print(json_pack("{s:i, s:s, s:s, s:s, s:s}", "error", err.kind, "said", err.said, "tried", err.tried, "remedy",
                        err.remedy, "code", err.code));
    progress_free(driver.progress);
    template_outline_free(driver.outline);
    settings_free(driver.settings);
    aws_session_free(driver.aws.session);
    return ok ? 0 : 1;
}
