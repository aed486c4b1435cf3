/* See mfa.h. One question at a time: other threads that ask wait for their turn. */
#include "screens/mfa.h"
#include "base/clock.h"
#include "base/memory.h"
#include "tui/field.h"
#include "tui/frame.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 62, CODE_WIDTH = 12 };

typedef enum { DESK_FREE, DESK_ASKED, DESK_ANSWERED, DESK_DECLINED } DeskState;

struct MfaDesk {
    Mailbox *mailbox;
    pthread_mutex_t lock; /* for what follows, but `field` */
    pthread_cond_t changed;
    DeskState state;
    bool declined;
    char profile[80], serial[160], refused[200];
    Secret code;
    Field *field; /* of the drawing thread alone */
};

MfaDesk *mfa_desk_new(Mailbox *mailbox) {
    MfaDesk *desk = memory_new(1, sizeof *desk);
    desk->mailbox = mailbox;
    pthread_mutex_init(&desk->lock, NULL);
    pthread_cond_init(&desk->changed, NULL);
    desk->field = field_new(CODE_WIDTH, NULL);
    field_hide(desk->field, true);
    field_allow(desk->field, "0123456789");
    return desk;
}

void mfa_desk_free(MfaDesk *desk) {
    if (!desk)
        return;
    secret_release(&desk->code);
    field_free(desk->field);
    pthread_cond_destroy(&desk->changed);
    pthread_mutex_destroy(&desk->lock);
    free(desk);
}

/* ---- the thread that asks */

/* A message of no job: it only lets the loop draw what has changed here. */
static void wake(const MfaDesk *desk) {
    Message *message = memory_new(1, sizeof *message);
    message->type = MESSAGE_TOLD;
    mailbox_post(desk->mailbox, message);
}

/* Called with the lock held: a moment's wait. False when the asking is cancelled. */
static bool wait_a_moment(MfaDesk *desk, long long since_ms, const Cancel *cancel) {
    struct timespec until = clock_deadline(cancel_look_ms(since_ms));
    pthread_cond_timedwait(&desk->changed, &desk->lock, &until);
    return !cancel_wanted(cancel);
}

/* Called with the lock held. */
static void question_put(MfaDesk *desk, const AwsMfaQuestion *question) {
    desk->state = DESK_ASKED;
    snprintf(desk->profile, sizeof desk->profile, "%s", question->profile);
    snprintf(desk->serial, sizeof desk->serial, "%s", question->serial);
    snprintf(desk->refused, sizeof desk->refused, "%s", question->refused ? question->refused : "");
}

bool mfa_desk_ask(void *data, const AwsMfaQuestion *question, Secret *code, const Cancel *cancel, Error *err) {
    MfaDesk *desk = data;
    long long since_ms = clock_monotonic_ms();
    pthread_mutex_lock(&desk->lock);
    bool wanted = !cancel_wanted(cancel), given = false;
    while (wanted && desk->state != DESK_FREE)
        wanted = wait_a_moment(desk, since_ms, cancel);
    if (wanted && !desk->declined) {
        question_put(desk, question);
        wake(desk);
        while (wanted && desk->state == DESK_ASKED)
            wanted = wait_a_moment(desk, since_ms, cancel);
        given = desk->state == DESK_ANSWERED;
        if (given)
            secret_set(code, desk->code.bytes, desk->code.length);
        secret_release(&desk->code);
        desk->state = DESK_FREE;
        wake(desk);
    }
    pthread_mutex_unlock(&desk->lock);
    return given || error_set(err, ERROR_SIGN_IN, "Ctrl-T asks for the code", "none was given");
}

/* ---- the drawing thread */

bool mfa_desk_open(MfaDesk *desk) {
    pthread_mutex_lock(&desk->lock);
    bool open = desk->state == DESK_ASKED;
    pthread_mutex_unlock(&desk->lock);
    return open;
}

static void answer(MfaDesk *desk, DeskState state) {
    const char *typed = field_text(desk->field);
    pthread_mutex_lock(&desk->lock);
    if (desk->state == DESK_ASKED) {
        desk->state = state;
        desk->declined = state == DESK_DECLINED;
        if (state == DESK_ANSWERED)
            secret_set(&desk->code, typed, strlen(typed));
        pthread_cond_broadcast(&desk->changed);
    }
    pthread_mutex_unlock(&desk->lock);
    field_reset(desk->field, "");
}

void mfa_desk_key(MfaDesk *desk, const Key *key) {
    if (key_is(key, K_ESCAPE, 0) || key_is(key, 'c', KEY_CTRL))
        answer(desk, DESK_DECLINED);
    else if (key_is(key, K_ENTER, 0) && *field_text(desk->field))
        answer(desk, DESK_ANSWERED);
    else if (!key_is(key, K_ENTER, 0))
        field_key(desk->field, key);
}

void mfa_desk_draw(MfaDesk *desk, const Canvas *canvas) {
    pthread_mutex_lock(&desk->lock);
    bool refused = desk->refused[0] != '\0';
    AUTO(memory_release)
    char *text = memory_print("Profile %s takes a role on that asks for a one-time code of the device %s.",
                              desk->profile, desk->serial);
    AUTO(memory_release) char *wrong = memory_print("%s %s.", mark_text(MARK_FAILED), desk->refused);
    pthread_mutex_unlock(&desk->lock);
    int width = canvas->columns - 4 < WIDTH ? canvas->columns - 4 : WIDTH, inside = width - 6;
    int rows = canvas_wrap_rows(inside, text) + (refused ? canvas_wrap_rows(inside, wrong) : 0) + 4;
    Canvas box = canvas_middle(canvas, rows + 4, width);
    canvas_fill(&box, ROLE_TEXT, " ");
    canvas_target(&box, 0, 0, box.rows, box.columns, desk, -1);
    frame_draw(&box, "One-time code", ROLE_TITLE, NULL);
    Canvas body = canvas_part(&box, 2, 3, rows, inside);
    int row = canvas_wrap(&body, 0, ROLE_TEXT, text);
    if (refused)
        row = canvas_wrap(&body, row, ROLE_FAILED, wrong);
    row++;
    int column = canvas_put(&body, row, 0, ROLE_LABEL, "Code ");
    field_draw(desk->field, &body, row, column, CODE_WIDTH, true);
    canvas_put(&body, row + 2, 0, ROLE_DIM, "Enter gives it, Esc goes on without.");
}

bool mfa_desk_declined(MfaDesk *desk) {
    pthread_mutex_lock(&desk->lock);
    bool declined = desk->declined;
    pthread_mutex_unlock(&desk->lock);
    return declined;
}

void mfa_desk_again(MfaDesk *desk) {
    pthread_mutex_lock(&desk->lock);
    desk->declined = false;
    pthread_mutex_unlock(&desk->lock);
}
