/* See home_jobs.h. */
#include "screens/home_jobs.h"
#include "base/memory.h"
#include "base/random.h"

#include <stdlib.h>
#include <string.h>

/* What is in force may not be undone by a stack that can't follow now: that it could not is told, no failure. */
static void settle(Job *job, AwsContext *aws, HomeJob *input) {
    Error ignored = {0};
    job_say(job, "in force; bringing the stack to the same entries");
    if (!access_settle(aws, &input->clock, input->app, NULL, NULL, &input->settled, &ignored))
        input->settled = false;
}

static bool access_work(Job *job, AwsContext *aws, HomeJob *input, Error *err) {
    job_say(job, "changing the list at AWS");
    const AccessWish wish = {
        .app = input->app, .wanted = input->wanted, .agreed = &input->agreed, .config = input->config};
    if (!access_apply(aws, &input->clock, &wish, &input->access, err))
        return false;
    input->list = allow_list_copy(input->access.merge.list);
    input->settled = !input->access.stack_differs;
    if (input->access.stack_differs && !input->access.busy)
        settle(job, aws, input);
    return true;
}

static bool undo_work(Job *job, AwsContext *aws, HomeJob *input, Error *err) {
    job_say(job, "putting the list back as it was");
    if (!access_undo(aws, &input->clock, input->app, input->version, input->config, &input->access, err))
        return false;
    input->list = allow_list_copy(input->access.merge.list);
    settle(job, aws, input);
    return true;
}

/* The logical ids of what failed; the array is the caller's, the strings are the list's. */
static const char **failed_names(const CfnResources *failed) {
    const char **names = memory_new(failed->count + 1, sizeof *names);
    for (size_t i = 0; i < failed->count; i++)
        names[i] = failed->items[i].logical_id;
    return names;
}

static bool rescue_work(AwsContext *aws, HomeJob *input, Error *err) {
    AUTO(cfn_resources_release) CfnResources failed = {0};
    char token[RANDOM_TOKEN_SIZE];
    if (input->work != HOME_CONTINUE && !status_trouble(aws, input->stack_id, &failed, err))
        return false;
    const char **names = failed_names(&failed);
    random_token(token);
    bool ok = input->work == HOME_LEAVE ? cfn_delete_stack(aws, input->stack_id, names, failed.count, token, err) ||
                                              error_tried(err, "delete the rest of the stack")
                                        : deployment_continue_rollback(aws, input->stack_id, names, failed.count, err);
    free(names);
    return ok;
}

static bool home_work(Job *job, void *data, Error *err) {
    HomeJob *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    switch (input->work) {
    case HOME_LOAD:
        return home_facts_read(&aws, input->app, &input->agreed, &input->facts, err);
    case HOME_ACCESS:
        return access_work(job, &aws, input, err);
    case HOME_UNDO:
        return undo_work(job, &aws, input, err);
    case HOME_DRIFT:
        job_say(job, "AWS compares every resource with the stack: a minute or two");
        return drift_detect(&aws, &input->clock, input->app, &input->drift, err);
    case HOME_CONTINUE:
    case HOME_SKIP:
    case HOME_LEAVE:
        job_say(job, "asking AWS to go on");
        return rescue_work(&aws, input, err);
    case HOME_NOTHING:
        break;
    }
    return error_set(err, ERROR_FAILED, "", "nothing to do");
}

static void home_release(void *data) {
    HomeJob *input = data;
    connection_drop(input->connection);
    home_facts_release(&input->facts);
    drift_release(&input->drift);
    access_result_release(&input->access);
    allow_list_free(input->wanted);
    allow_list_free(input->list);
    free(input->config);
    free(input);
}

static const JobKind home_kind = {.name = "ask how it stands", .work = home_work, .release = home_release};

Job *home_start(const Wizard *wizard, Visit visit, HomeWork work, const AllowList *wanted, const char *stack_id,
                long version) {
    HomeJob *input = memory_new(1, sizeof *input);
    input->work = work;
    input->connection = connection_hold(wizard->connection);
    input->clock = wizard->clock;
    input->wanted = wanted ? allow_list_copy(wanted) : NULL;
    input->agreed = settings_agreed(wizard->draft);
    input->config = wizard->deployed ? memory_copy(wizard->options->config) : NULL;
    input->version = version;
    snprintf(input->app, sizeof input->app, "%.128s", settings_text(wizard->draft, "app"));
    snprintf(input->stack_id, sizeof input->stack_id, "%.299s", stack_id ? stack_id : "");
    return job_start(visit, &home_kind, input);
}
