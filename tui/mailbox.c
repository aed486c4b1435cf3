/* See mailbox.h, and job_registry.h for the jobs that belong to it. */
#include "tui/mailbox.h"
#include "base/memory.h"
#include "tui/job_registry.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

struct Mailbox {
    pthread_mutex_t lock; /* of `first` and `last` */
    Message *first, *last;
    int pipe[2];       /* holds a byte while there are messages */
    JobRegistry *jobs; /* of the drawing thread alone */
};

Mailbox *mailbox_new(void) {
    Mailbox *mailbox = memory_new(1, sizeof *mailbox);
    pthread_mutex_init(&mailbox->lock, NULL);
    if (pipe2(mailbox->pipe, O_CLOEXEC | O_NONBLOCK) < 0)
        mailbox->pipe[0] = mailbox->pipe[1] = -1; /* no descriptors left: messages wait for the next key or timer */
    mailbox->jobs = job_registry_new();
    return mailbox;
}

void mailbox_free(Mailbox *mailbox) {
    if (!mailbox)
        return;
    for (Message *message = mailbox_take(mailbox), *next; message; message = next) {
        next = message->next;
        message_free(message);
    }
    job_registry_free(mailbox->jobs);
    if (mailbox->pipe[0] >= 0) {
        close(mailbox->pipe[0]);
        close(mailbox->pipe[1]);
    }
    pthread_mutex_destroy(&mailbox->lock);
    free(mailbox);
}

JobRegistry *mailbox_jobs(Mailbox *mailbox) {
    return mailbox->jobs;
}

void mailbox_post(Mailbox *mailbox, Message *message) {
    message->next = NULL;
    pthread_mutex_lock(&mailbox->lock);
    bool wake = !mailbox->first;
    if (wake)
        mailbox->first = message;
    else
        mailbox->last->next = message;
    mailbox->last = message;
    /* Under the lock: once it is open, the drawing thread may take the message, end the job and free the mailbox. */
    if (wake && write(mailbox->pipe[1], "", 1) < 0)
        wake = false; /* full: a byte is there already */
    pthread_mutex_unlock(&mailbox->lock);
}

Message *mailbox_take(Mailbox *mailbox) {
    char bytes[16];
    pthread_mutex_lock(&mailbox->lock);
    Message *first = mailbox->first;
    mailbox->first = mailbox->last = NULL;
    while (read(mailbox->pipe[0], bytes, sizeof bytes) > 0)
        continue;
    pthread_mutex_unlock(&mailbox->lock);
    return first;
}

int mailbox_descriptor(const Mailbox *mailbox) {
    return mailbox->pipe[0];
}

void message_free(Message *message) {
    if (!message)
        return;
    if (message->body && message->release)
        message->release(message->body);
    free(message->text);
    if (message->type == MESSAGE_DONE && message->job)
        job_finish(message); /* the message is a part of the job */
    else
        free(message);
}
