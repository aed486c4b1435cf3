/* See done_job.h. */
#include "screens/done_job.h"
#include "base/memory.h"

#include <stdlib.h>

typedef struct DoneInput {
    Connection *connection;
    Settings *settings;
    Verified verified;
    Job *job;
} DoneInput;

static void tell(void *data, VerifyId which, const VerifyResult *result) {
    const DoneInput *input = data;
    VerifyResult *copy = memory_new(1, sizeof *copy);
    *copy = *result;
    job_tell(input->job, (int)which, copy, free);
}

static bool work(Job *job, void *data, Error *err) {
    DoneInput *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    input->job = job;
    const VerifyWishes wishes = {.settings = input->settings, .told = tell, .data = input};
    return verify_run(&aws, &wishes, &input->verified, err);
}

static void release(void *data) {
    DoneInput *input = data;
    connection_drop(input->connection);
    settings_free(input->settings);
    verified_release(&input->verified);
    free(input);
}

static const JobKind kind = {.name = "test what stands", .work = work, .release = release};

Job *done_start(const Wizard *wizard, Visit visit) {
    DoneInput *input = memory_new(1, sizeof *input);
    *input = (DoneInput){.connection = connection_hold(wizard->who.connection),
                         .settings = settings_copy(wizard->choices.chosen)};
    return job_start(visit, &kind, input);
}

const Verified *done_result(const Message *message) {
    const DoneInput *input = message->input;
    return &input->verified;
}
