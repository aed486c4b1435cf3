/* A blocking call on a thread of its own, so that no key waits for the network.
 *
 * A screen starts jobs and hears of them by messages, on its own thread. When it is left, its jobs are cancelled and
 * whatever they still say is dropped; nobody waits for them. */
#ifndef TUI_JOB_H
#define TUI_JOB_H

#include "base/cancel.h"
#include "tui/mailbox.h"

typedef struct Job Job;

typedef struct JobKind {
    const char *name; /* as in "could not …": "list the key pairs" */
    /* On a thread of its own; asks job_cancel_wish() between steps and hands it on. `input` is the job's own: what it
     * needs to know, and where it puts what it found. The screen may be gone before it ends. */
    bool (*work)(Job *job, void *input, Error *err);
    void (*release)(void *input); /* on the drawing thread, after the last message; NULL: nothing to free */
} JobKind;

/* Who asked: handed to a screen when it is entered. */
typedef struct Visit {
    Mailbox *mailbox;
    unsigned number; /* 0: the program itself; such a job outlives screens and reports to the shell */
} Visit;

/* Starts it. `kind` is constant; `input` is taken over. The handle is good until its MESSAGE_DONE was delivered.
 * Can't fail: a job that could not be started says so in its MESSAGE_DONE. */
Job *job_start(Visit visit, const JobKind *kind, void *input);
void job_cancel(Job *job); /* NULL is welcome */

/* For the work itself. */
Cancel *job_cancel_wish(Job *job);
/* "reading the price list (3 of 9)": MESSAGE_SAID. */
__attribute__((format(printf, 2, 3))) void job_say(Job *job, const char *format, ...);
/* MESSAGE_TOLD. `body` is taken over; `release` (may be NULL) frees it if nobody takes it. */
void job_tell(Job *job, int what, void *body, void (*release)(void *body));

/* Cancels the jobs of a visit. */
void jobs_cancel(Mailbox *mailbox, unsigned visit);
/* Cancels all jobs and waits for them, at most this long. False: some are still running, and the process must be left
 * by _exit() so that nothing is torn down under them. */
bool jobs_end(Mailbox *mailbox, int timeout_ms);
/* How many run: for tests. */
int jobs_running(Mailbox *mailbox);

#endif
