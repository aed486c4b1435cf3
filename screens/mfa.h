/* The one-time code of a device, asked over whatever screen is shown: a job's thread waits for the answer. */
#ifndef SCREENS_MFA_H
#define SCREENS_MFA_H

#include "aws/session.h"
#include "tui/canvas.h"
#include "tui/key.h"
#include "tui/mailbox.h"

typedef struct MfaDesk MfaDesk;

MfaDesk *mfa_desk_new(Mailbox *mailbox);
/* Once no job runs any more. NULL is welcome. */
void mfa_desk_free(MfaDesk *desk);

/* AwsOptions.ask_mfa; `desk` is its data. On a job's thread: waits for the answer, or for its own cancel. After an Esc
 * nobody is asked again until mfa_desk_again(): a poll that comes every few seconds must not open it every few seconds.
 */
bool mfa_desk_ask(void *desk, const AwsMfaQuestion *question, Secret *code, const Cancel *cancel, Error *err);

/* On the drawing thread, which hears of a question by a message of visit 0 that belongs to no job. */
bool mfa_desk_open(MfaDesk *desk);                /* a question lies over the screen */
void mfa_desk_key(MfaDesk *desk, const Key *key); /* takes every key while it does */
void mfa_desk_draw(MfaDesk *desk, const Canvas *canvas);
bool mfa_desk_declined(MfaDesk *desk); /* nobody is asked until: */
void mfa_desk_again(MfaDesk *desk);    /* the next question is asked again */

#endif
