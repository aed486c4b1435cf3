/* What jobs have to say, on its way to the thread that draws: a list under a lock, and a pipe that wakes the loop. */
#ifndef TUI_MAILBOX_H
#define TUI_MAILBOX_H

#include "base/error.h"

#include <stdbool.h>

typedef struct Mailbox Mailbox;
struct Job;

typedef enum {
    MESSAGE_SAID, /* text: what it is doing now, for the spinner */
    MESSAGE_TOLD, /* what, body: a part of the result */
    MESSAGE_DONE, /* ok, error, input: the job is over; this is its last message */
} MessageType;

typedef struct Message {
    struct Message *next;
    MessageType type;
    struct Job *job; /* which; after MESSAGE_DONE it is no more */
    unsigned visit;  /* which showing of a screen started the job; 0: the whole program */
    char *text;
    int what;
    void *body; /* freed with `release` after the call, unless the receiver took it and set this to NULL */
    void (*release)(void *body);
    bool ok;
    const Error *error; /* when not ok */
    void *input;        /* what the job was started with, the results in it; freed unless taken (set to NULL) */
} Message;

Mailbox *mailbox_new(void);
/* Frees the messages left in it. No job may run any more (jobs_end()). */
void mailbox_free(Mailbox *mailbox);
/* From any thread; takes the message over; can't fail. */
void mailbox_post(Mailbox *mailbox, Message *message);
/* All messages so far, oldest first; NULL for none. Each goes to message_free(). */
Message *mailbox_take(Mailbox *mailbox);
/* Readable while there are messages: for poll(). */
int mailbox_descriptor(const Mailbox *mailbox);
/* Frees the message with body or text; for MESSAGE_DONE, joins the thread and frees the job. */
void message_free(Message *message);

#endif
