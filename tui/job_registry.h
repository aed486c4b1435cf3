/* What mailbox.c and job.c know of each other; nobody else includes it. */
#ifndef TUI_JOB_REGISTRY_H
#define TUI_JOB_REGISTRY_H

#include "tui/job.h"

/* The jobs whose MESSAGE_DONE was not freed yet. Only the drawing thread touches it. */
typedef struct JobRegistry JobRegistry;

JobRegistry *job_registry_new(void);
void job_registry_free(JobRegistry *registry);
JobRegistry *mailbox_jobs(Mailbox *mailbox);
/* Joins the thread of a job that posted its last message, frees the job, its input and the message. */
void job_finish(Message *done);

#endif
