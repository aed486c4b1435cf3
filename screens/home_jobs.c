/* See home_jobs.h. */
#include "screens/home_jobs.h"
#include "base/memory.h"
#include "guide/rescue.h"

#include <stdio.h>
#include <stdlib.h>

static void told(void *data, const char *words) {
    const HomeJob *input = data;
    job_say(input->job, "%s", words);
}

static bool home_work(Job *job, void *data, Error *err) {
    HomeJob *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    const AllowedHooks hooks = {.told = told, .data = input};
    const AccessWish wish = {
        .app = input->app, .wanted = input->wanted, .agreed = &input->agreed, .config = input->config};
    input->job = job;
    switch (input->what) {
    case DO_LOAD:
        return home_facts_read(&aws, input->app, input->account, &input->agreed, &input->facts, err);
    case DO_ACCESS:
        return allowed_put(&aws, &wish, &hooks, &input->allowed, err);
    case DO_UNDO:
        input->undo.config = input->config;
        return allowed_undo(&aws, input->app, &input->undo, &hooks, &input->allowed, err);
    case DO_UNDO_SEE:
        return undo_preview(&aws, input->app, input->undo.version, &input->agreed, &input->before, err) &&
               (!input->before.already || undo_keep(&aws, input->app, input->config, &hooks, &input->allowed, err));
    case DO_DRIFT:
        job_say(job, "AWS compares every resource with the stack: a minute or two");
        return drift_detect(&aws, input->app, &input->drift, err);
    case DO_CONTINUE:
    case DO_SKIP:
        job_say(job, "asking AWS to go on");
        return rescue_continue(&aws, input->stack_id, input->what == DO_SKIP, err);
    case DO_KEEP:
        job_say(job, "asking AWS to go on");
        return rescue_keep(&aws, input->stack_id, err);
    case DO_PREVIEW:
        job_say(job, "asking AWS what would stay");
        return destroy_preview(&aws, input->app, &input->preview, err);
    }
    return error_set(err, ERROR_FAILED, "", "nothing to do");
}

static void home_release(void *data) {
    HomeJob *input = data;
    connection_drop(input->connection);
    home_facts_release(&input->facts);
    drift_release(&input->drift);
    allowed_done_release(&input->allowed);
    destroy_preview_release(&input->preview);
    undo_preview_release(&input->before);
    allow_list_free(input->wanted);
    free(input->config);
    free(input);
}

static const JobKind home_kind = {.name = "ask how it is", .work = home_work, .release = home_release};

Job *home_start(const Wizard *wizard, Visit visit, HomeDo what, const AllowList *wanted, const char *stack_id,
                const AccessUndo *undo) {
    HomeJob *input = memory_new(1, sizeof *input);
    input->what = what;
    input->connection = connection_hold(wizard->who.connection);
    input->wanted = wanted ? allow_list_copy(wanted) : NULL;
    input->agreed = settings_agreed(wizard->choices.chosen);
    input->config = memory_copy(wizard->choices.config);
    input->undo = undo ? *undo : (AccessUndo){0};
    snprintf(input->app, sizeof input->app, "%.128s", settings_text(wizard->choices.chosen, "app"));
    snprintf(input->account, sizeof input->account, "%.15s", settings_text(wizard->choices.chosen, "account"));
    snprintf(input->stack_id, sizeof input->stack_id, "%.299s", stack_id ? stack_id : "");
    return job_start(visit, &home_kind, input);
}
