/* See job.h. */
#include "tui/job.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/thread.h"
#include "tui/job_registry.h"

#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct JobRegistry {
    Job *first;
};

struct Job {
    Job *next; /* in the registry */
    const JobKind *kind;
    void *input;
    Visit visit;
    Cancel cancel;
    pthread_t thread;
    bool started;
    Error error;
    Message done; /* a part of the job, so that posting the end can't fail */
};

JobRegistry *job_registry_new(void) {
    return memory_new(1, sizeof(JobRegistry));
}

void job_registry_free(JobRegistry *registry) {
    free(registry);
}

static void *job_main(void *argument) {
    Job *job = argument;
    job->done.ok = job->kind->work(job, job->input, &job->error);
    if (!job->done.ok)
        error_tried(&job->error, "%s", job->kind->name);
    mailbox_post(job->visit.mailbox, &job->done); /* last: from here on the drawing thread owns the job */
    return NULL;
}

Job *job_start(Visit visit, const JobKind *kind, void *input) {
    Job *job = memory_new(1, sizeof *job);
    JobRegistry *registry = mailbox_jobs(visit.mailbox);
    *job = (Job){.next = registry->first, .kind = kind, .input = input, .visit = visit};
    job->done =
        (Message){.type = MESSAGE_DONE, .job = job, .visit = visit.number, .error = &job->error, .input = input};
    registry->first = job;
    int failed = thread_start(&job->thread, job_main, job);
    job->started = !failed;
    if (failed) {
        error_set(&job->error, ERROR_FAILED, "try again when fewer things run", "no thread: %s", strerror(failed));
        error_tried(&job->error, "%s", kind->name);
        mailbox_post(visit.mailbox, &job->done);
    }
    return job;
}

void job_finish(Message *done) {
    Job *job = done->job;
    if (job->started)
        pthread_join(job->thread, NULL);
    for (Job **at = &mailbox_jobs(job->visit.mailbox)->first; *at; at = &(*at)->next) {
        if (*at == job) {
            *at = job->next;
            break;
        }
    }
    if (done->input && job->kind->release) /* NULL: the receiver took it */
        job->kind->release(done->input);
    cancel_release(&job->cancel);
    free(job);
}

void job_cancel(Job *job) {
    if (job)
        cancel_request(&job->cancel);
}

Cancel *job_cancel_wish(Job *job) {
    return &job->cancel;
}

static Message *message_new(Job *job, MessageType type) {
    Message *message = memory_new(1, sizeof *message);
    *message = (Message){.type = type, .job = job, .visit = job->visit.number};
    return message;
}

void job_say(Job *job, const char *format, ...) {
    Message *message = message_new(job, MESSAGE_SAID);
    va_list args;
    va_start(args, format);
    if (vasprintf(&message->text, format, args) < 0)
        message->text = memory_copy("");
    va_end(args);
    mailbox_post(job->visit.mailbox, message);
}

void job_tell(Job *job, int what, void *body, void (*release)(void *body)) {
    Message *message = message_new(job, MESSAGE_TOLD);
    message->what = what;
    message->body = body;
    message->release = release;
    mailbox_post(job->visit.mailbox, message);
}

void jobs_cancel(Mailbox *mailbox, unsigned visit) {
    for (Job *job = mailbox_jobs(mailbox)->first; job; job = job->next)
        if (job->visit.number == visit)
            job_cancel(job);
}

int jobs_running(Mailbox *mailbox) {
    int count = 0;
    for (Job *job = mailbox_jobs(mailbox)->first; job; job = job->next)
        count++;
    return count;
}

bool jobs_end(Mailbox *mailbox, int timeout_ms) {
    JobRegistry *registry = mailbox_jobs(mailbox);
    for (Job *job = registry->first; job; job = job->next)
        job_cancel(job);
    long long end = clock_monotonic_ms() + timeout_ms;
    while (registry->first) {
        long long left = end - clock_monotonic_ms();
        struct pollfd waited = {.fd = mailbox_descriptor(mailbox), .events = POLLIN};
        if (left < 0 || (poll(&waited, 1, (int)left) == 0 && left == 0))
            return false;
        for (Message *message = mailbox_take(mailbox), *next; message; message = next) {
            next = message->next;
            message_free(message);
        }
    }
    return true;
}
