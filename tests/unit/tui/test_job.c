/* Jobs and their mailbox under load: nothing lost, nothing out of order, nothing left behind. Run it with
 * SANITIZE=thread too. */
#include "tui/job.h"
#include "base/clock.h"
#include "base/memory.h"
#include "tests/unit/patience.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

enum { JOBS = 40, PARTS = 200 };

typedef struct Work {
    int number, parts;
    bool fails, until_cancelled;
    int result; /* written by the job, read after its end */
} Work;

static atomic_int bodies, inputs; /* alive */

static void *body_new(int part) {
    int *body = memory_new(1, sizeof *body);
    *body = part;
    atomic_fetch_add(&bodies, 1);
    return body;
}

static void body_free(void *body) {
    free(body);
    atomic_fetch_sub(&bodies, 1);
}

static Work *work_new(Work work) {
    Work *copy = memory_new(1, sizeof *copy);
    *copy = work;
    atomic_fetch_add(&inputs, 1);
    return copy;
}

static void work_free(void *input) {
    free(input);
    atomic_fetch_sub(&inputs, 1);
}

static bool work_run(Job *job, void *input, Error *err) {
    Work *work = input;
    Clock wall = clock_wall();
    for (int i = 0; i < work->parts; i++) {
        job_say(job, "part %d", i);
        job_tell(job, i, body_new(i), body_free);
    }
    while (work->until_cancelled && clock_sleep(&wall, 1000, job_cancel_wish(job)))
        continue;
    if (cancel_wanted(job_cancel_wish(job)))
        return cancel_error(err);
    work->result = work->number * 2;
    return !work->fails || error_set(err, ERROR_FAILED, "try again", "no luck");
}

static const JobKind kind = {.name = "do the work", .work = work_run, .release = work_free};

/* Waits for the next messages. */
static Message *next_messages(Mailbox *mailbox) {
    struct pollfd waited = {.fd = mailbox_descriptor(mailbox), .events = POLLIN};
    if (poll(&waited, 1, PATIENCE_MS) != 1)
        fail_msg("no message came");
    return mailbox_take(mailbox);
}

static void test_many(void **unused) {
    (void)unused;
    Mailbox *mailbox = mailbox_new();
    static int next_part[JOBS];
    Job *jobs[JOBS];
    int done = 0, said = 0;
    for (int i = 0; i < JOBS; i++)
        jobs[i] = job_start((Visit){mailbox, 1}, &kind, work_new((Work){.number = i, .parts = PARTS}));
    assert_int_equal(jobs_running(mailbox), JOBS);
    while (done < JOBS) {
        for (Message *message = next_messages(mailbox), *next; message; message = next) {
            next = message->next;
            int number = 0;
            while (jobs[number] != message->job)
                number++;
            if (message->type == MESSAGE_SAID)
                said++;
            if (message->type == MESSAGE_TOLD) {
                assert_int_equal(message->what, next_part[number]); /* in order */
                assert_int_equal(*(int *)message->body, next_part[number]++);
            }
            if (message->type == MESSAGE_DONE) {
                const Work *work = message->input;
                assert_true(message->ok);
                assert_int_equal(work->result, 2 * work->number);
                assert_int_equal(next_part[number], PARTS); /* last */
                jobs[number] = NULL;
                done++;
            }
            message_free(message);
        }
    }
    assert_int_equal(said, JOBS * PARTS);
    assert_int_equal(jobs_running(mailbox), 0);
    assert_int_equal(atomic_load(&bodies), 0);
    assert_int_equal(atomic_load(&inputs), 0);
    mailbox_free(mailbox);
}

static void test_failure_has_a_story(void **unused) {
    (void)unused;
    Mailbox *mailbox = mailbox_new();
    job_start((Visit){mailbox, 1}, &kind, work_new((Work){.fails = true}));
    Message *message = next_messages(mailbox);
    char line[400];
    assert_int_equal(message->type, MESSAGE_DONE);
    assert_false(message->ok);
    error_line(message->error, line, sizeof line);
    assert_string_equal(line, "could not do the work: no luck");
    message_free(message);
    mailbox_free(mailbox);
}

static void test_taken_over(void **unused) {
    (void)unused;
    Mailbox *mailbox = mailbox_new();
    job_start((Visit){mailbox, 1}, &kind, work_new((Work){.number = 21}));
    Message *message = next_messages(mailbox);
    Work *work = message->input;
    message->input = NULL;
    message_free(message);
    assert_int_equal(work->result, 42);
    work_free(work);
    assert_int_equal(atomic_load(&inputs), 0);
    mailbox_free(mailbox);
}

static void test_cancel_of_a_visit(void **unused) {
    (void)unused;
    Mailbox *mailbox = mailbox_new();
    for (unsigned visit = 1; visit <= 2; visit++)
        for (int i = 0; i < 5; i++)
            job_start((Visit){mailbox, visit}, &kind, work_new((Work){.parts = 3, .until_cancelled = true}));
    jobs_cancel(mailbox, 1);
    for (int done = 0; done < 5;) {
        for (Message *message = next_messages(mailbox), *next; message; message = next) {
            next = message->next;
            if (message->type == MESSAGE_DONE) {
                assert_int_equal(message->visit, 1);
                assert_int_equal(message->error->kind, ERROR_CANCELLED);
                done++;
            }
            message_free(message);
        }
    }
    assert_int_equal(jobs_running(mailbox), 5);
    assert_true(jobs_end(mailbox, PATIENCE_MS));
    assert_int_equal(jobs_running(mailbox), 0);
    assert_int_equal(atomic_load(&bodies), 0);
    assert_int_equal(atomic_load(&inputs), 0);
    mailbox_free(mailbox);
}

static atomic_bool let_go;

static bool deaf_run(Job *job, void *input, Error *err) {
    (void)job, (void)input, (void)err;
    Clock wall = clock_wall();
    while (!atomic_load(&let_go))
        clock_sleep(&wall, 1, NULL);
    return true;
}

static void test_a_deaf_job_is_not_waited_for(void **unused) {
    (void)unused;
    static const JobKind deaf = {.name = "hear nothing", .work = deaf_run};
    Mailbox *mailbox = mailbox_new();
    job_start((Visit){mailbox, 1}, &deaf, NULL);
    assert_false(jobs_end(mailbox, 30));
    assert_int_equal(jobs_running(mailbox), 1);
    atomic_store(&let_go, true);
    assert_true(jobs_end(mailbox, PATIENCE_MS));
    mailbox_free(mailbox);
}

static void test_descriptor(void **unused) {
    (void)unused;
    Mailbox *mailbox = mailbox_new();
    struct pollfd waited = {.fd = mailbox_descriptor(mailbox), .events = POLLIN};
    assert_int_equal(poll(&waited, 1, 0), 0);
    for (int i = 0; i < 3; i++)
        mailbox_post(mailbox, memory_new(1, sizeof(Message)));
    assert_int_equal(poll(&waited, 1, 0), 1);
    Message *messages = mailbox_take(mailbox);
    assert_int_equal(poll(&waited, 1, 0), 0);
    assert_null(mailbox_take(mailbox));
    mailbox_post(mailbox, memory_new(1, sizeof(Message)));
    assert_int_equal(poll(&waited, 1, 0), 1); /* and is freed with the mailbox */
    for (Message *next; messages; messages = next) {
        next = messages->next;
        message_free(messages);
    }
    mailbox_free(mailbox);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_failure_has_a_story),
        cmocka_unit_test(test_taken_over),
        cmocka_unit_test(test_cancel_of_a_visit),
        cmocka_unit_test(test_a_deaf_job_is_not_waited_for),
        cmocka_unit_test(test_descriptor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
