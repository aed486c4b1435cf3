/* Done: tested, not assumed; and the commands to go on with. */
#include "base/memory.h"
#include "screens/context.h"
#include "stack/reach.h"
#include "stack/status.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEST_COUNT = 5, REACH_MS = 6000 };

typedef struct Test {
    bool begun, ended, good, skipped;
    char words[240];
} Test;

static const char *const test_names[TEST_COUNT] = {"Database", "Password", "Your address", "Bastion", "Load balancer"};

typedef struct DoneScreen {
    Wizard *wizard;
    Visit visit;
    Job *job;
    Test tests[TEST_COUNT];
    Error err;
    char bastion[256], endpoint[256], balancer[256], user[64], secret[256];
    long long now_ms;
    char said[120];
} DoneScreen;

typedef struct TestInput {
    Connection *connection;
    char name[130];
    int port;
    Status status;
    char user[64];
} TestInput;

/* A test's result: body of MESSAGE_TOLD, `what` is which test. */
__attribute__((format(printf, 4, 5))) static void tell(Job *job, int which, bool good, const char *format, ...) {
    Test *test = memory_new(1, sizeof *test);
    va_list args;
    *test = (Test){.begun = true, .ended = true, .good = good};
    va_start(args, format);
    vsnprintf(test->words, sizeof test->words, format, args);
    va_end(args);
    job_tell(job, which, test, free);
}

static void tell_begin(Job *job, int which) {
    Test *test = memory_new(1, sizeof *test);
    *test = (Test){.begun = true};
    job_tell(job, which, test, free);
}

static void test_password(Job *job, AwsContext *aws, TestInput *input) {
    AUTO(secret_release) Secret value = {0};
    Error err = {0};
    const char *user = NULL, *host = NULL;
    const char *arn = stack_output(&input->status.stack, "SecretArn");
    if (!secrets_value(aws, arn, &value, &err)) {
        tell(job, 1, false, "could not be read: %.150s", err.said);
        return;
    }
    json_t *object = json_loads(secret_string(&value), 0, NULL);
    int got = object ? json_unpack(object, "{s:s, s:s}", "username", &user, "host", &host) : -1;
    bool same = got == 0 && strcmp(host, input->status.database.endpoint) == 0;
    if (got == 0)
        snprintf(input->user, sizeof input->user, "%.63s", user);
    tell(job, 1, same,
         got != 0 ? "the secret has no user and host"
         : same   ? "in Secrets Manager for %.60s, and names this database"
                  : "the secret names another host for %.60s",
         got == 0 ? user : "");
    json_decref(object);
}

static bool test_work(Job *job, void *data, Error *err) {
    TestInput *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    Status *status = &input->status;
    char banner[REACH_BANNER_SIZE];
    Error reach = {0};
    tell_begin(job, 0);
    if (!status_read(&aws, input->name, NULL, NULL, status, err))
        return false;
    if (status->database_part.known)
        tell(job, 0, strcmp(status->database.status, "available") == 0, "%s, PostgreSQL %s", status->database.status,
             status->database.engine_version);
    else
        tell(job, 0, false, "not known: %.200s", status->database_part.why);
    tell_begin(job, 1);
    test_password(job, &aws, input);
    tell_begin(job, 2);
    if (status->caller_part.known)
        tell(job, 2, status->caller_allowed, "%s is %s", status->caller,
             status->caller_allowed ? "on the list in force" : "NOT on the list");
    else
        tell(job, 2, false, "not known: %.200s", status->caller_part.why);
    tell_begin(job, 3);
    if (!status->bastion_part.known || !*status->bastion.public_ip)
        tell(job, 3, false, "its address is not known: %.180s", status->bastion_part.why);
    else if (reach_ssh(status->bastion.public_ip, 22, REACH_MS, job_cancel_wish(job), banner, &reach))
        tell(job, 3, true, "%s answers: %.60s", status->bastion.public_ip, banner);
    else
        tell(job, 3, false, "no SSH from here: %.150s", reach.said);
    if (!status->load_balancer[0])
        return true;
    tell_begin(job, 4);
    if (reach_postgres(status->load_balancer, input->port, REACH_MS, job_cancel_wish(job), &reach))
        tell(job, 4, true, "answers as PostgreSQL with TLS");
    else
        tell(job, 4, false, "no PostgreSQL from here: %.150s", reach.said);
    return true;
}

static void test_release(void *data) {
    TestInput *input = data;
    connection_drop(input->connection);
    status_release(&input->status);
    free(input);
}

static const JobKind test_kind = {.name = "test what stands", .work = test_work, .release = test_release};

static void begin(DoneScreen *screen) {
    Wizard *wizard = screen->wizard;
    memset(screen->tests, 0, sizeof screen->tests);
    screen->err = (Error){0};
    if (!wizard->connection) {
        screen->err = wizard->connection_error;
        return;
    }
    TestInput *input = memory_new(1, sizeof *input);
    input->connection = connection_hold(wizard->connection);
    input->port = (int)settings_number(wizard->draft, "database.port");
    snprintf(input->name, sizeof input->name, "%.128s", settings_text(wizard->draft, "app"));
    screen->job = job_start(screen->visit, &test_kind, input);
}

static void *done_enter(void *context, Visit visit) {
    DoneScreen *screen = memory_new(1, sizeof *screen);
    screen->wizard = context;
    screen->visit = visit;
    begin(screen);
    return screen;
}

static void done_message(void *state, Message *message) {
    DoneScreen *screen = state;
    if (message->type == MESSAGE_TOLD && message->what < TEST_COUNT)
        screen->tests[message->what] = *(Test *)message->body;
    if (message->type != MESSAGE_DONE || message->job != screen->job)
        return;
    const TestInput *input = message->input;
    screen->job = NULL;
    screen->wizard->done[SCREEN_DONE] = message->ok;
    if (!message->ok) {
        screen->err = *message->error;
        return;
    }
    const Status *status = &input->status;
    snprintf(screen->bastion, sizeof screen->bastion, "%.255s",
             status->bastion_part.known ? status->bastion.public_ip : stack_output(&status->stack, "BastionPublicIp"));
    snprintf(screen->endpoint, sizeof screen->endpoint, "%.255s", stack_output(&status->stack, "DatabaseEndpoint"));
    snprintf(screen->secret, sizeof screen->secret, "%.255s", stack_output(&status->stack, "SecretArn"));
    snprintf(screen->balancer, sizeof screen->balancer, "%.255s", status->load_balancer);
    snprintf(screen->user, sizeof screen->user, "%.63s", input->user);
}

static int done_tick(void *state, long long now_ms) {
    DoneScreen *screen = state;
    screen->now_ms = now_ms;
    return screen->job ? SPINNER_MS : 0;
}

/* What to type, in the order in which one needs it. */
static void commands_text(const DoneScreen *screen, Text *text) {
    const Settings *draft = screen->wizard->draft;
    const char *port = settings_text(draft, "database.port");
    const char *database = settings_database_name(draft);
    text_print(text, "ssh -N -L %s:%s:%s ec2-user@%s\n", port, screen->endpoint, port, screen->bastion);
    text_print(text,
               "psql \"host=%s hostaddr=127.0.0.1 port=%s dbname=%s user=%s sslmode=verify-full "
               "sslrootcert=global-bundle.pem\"\n",
               screen->endpoint, port, database, screen->user);
    if (screen->balancer[0])
        text_print(text,
                   "psql \"host=%s hostaddr=$(getent ahostsv4 %s | awk '{print $1; exit}') port=%s dbname=%s user=%s "
                   "sslmode=verify-full sslrootcert=global-bundle.pem\"\n",
                   screen->endpoint, screen->balancer, port, database, screen->user);
    text_print(text, "aws secretsmanager get-secret-value --secret-id %s --query SecretString --output text\n",
               screen->secret);
}

static void done_draw(const void *state, const Canvas *canvas) {
    const DoneScreen *screen = state;
    int row = screen_heading(canvas, "It stands", "Each of these was tried just now, from here.");
    if (screen->err.said[0])
        row = screen_error(canvas, row, &screen->err) + 1;
    for (int i = 0; i < TEST_COUNT; i++) {
        const Test *test = &screen->tests[i];
        if (!test->begun && (i == TEST_COUNT - 1 || !screen->job))
            continue;
        Mark mark = !test->begun ? MARK_WAITING : !test->ended ? MARK_BUSY : test->good ? MARK_DONE : MARK_WARNING;
        canvas_put(canvas, row, 0, mark_style(mark),
                   mark == MARK_BUSY ? spinner_text(screen->now_ms) : mark_text(mark));
        canvas_put(canvas, row, 2, ROLE_TEXT, test_names[i]);
        Canvas words = canvas_part(canvas, row, 16, CANVAS_REST, CANVAS_REST);
        int used = canvas_wrap(&words, 0, mark == MARK_WARNING ? ROLE_WARNING : ROLE_DIM, test->words);
        row += used > 0 ? used : 1;
    }
    if (!screen->job && screen->endpoint[0]) {
        AUTO(text_release) Text commands = {0};
        commands_text(screen, &commands);
        canvas_put(canvas, ++row, 0, ROLE_LABEL, "Connect (y copies):");
        Canvas rest = canvas_part(canvas, row + 1, 0, canvas->rows - row - 3, CANVAS_REST);
        canvas_wrap(&rest, 0, ROLE_ACCENT, text_string(&commands));
    }
    canvas_print(canvas, canvas->rows - 1, 0, ROLE_DIM, "%s", screen->said[0] ? screen->said : "");
    if (!screen->said[0])
        canvas_print(canvas, canvas->rows - 1, 0, ROLE_DIM, "Settings: %s", screen->wizard->options->config);
}

static Move done_key(void *state, const Key *key) {
    DoneScreen *screen = state;
    if (key_is(key, K_ENTER, 0) || key_is(key, K_ESCAPE, 0))
        return SCREEN_HOME;
    if (key_is(key, 'r', 0) && !screen->job) {
        begin(screen);
        return MOVE_STAY;
    }
    if (key_is(key, 'y', 0) && screen->endpoint[0]) {
        AUTO(text_release) Text commands = {0};
        commands_text(screen, &commands);
        if (screen->wizard->terminal)
            terminal_copy(screen->wizard->terminal, text_string(&commands));
        snprintf(screen->said, sizeof screen->said, "handed to the terminal's clipboard, where it allows that");
        return MOVE_STAY;
    }
    return MOVE_IGNORED;
}

static void done_keys(const void *state, Text *text) {
    (void)state;
    text_put(text, "Enter home|r test again|y copy");
}

static void done_help(const void *state, Text *text) {
    const DoneScreen *screen = state;
    text_put(text, "# Connecting\nThe first command opens a tunnel through the bastion and stays; the second connects "
                   "through it. The third, if "
                   "there is one, goes through the load balancer. sslmode=verify-full checks the server's certificate "
                   "against AWS's bundle "
                   "(global-bundle.pem, from the RDS User Guide, \"Using SSL/TLS\"): the certificate names the RDS "
                   "endpoint, so host= stays the "
                   "endpoint and hostaddr= says where to go.\n\nThe password changes by itself. A program should read "
                   "it from Secrets Manager when it "
                   "connects, and again when a login fails (SQLSTATE 28P01).\n");
    if (*settings_text(screen->wizard->draft, "alarms.email"))
        text_put(text, "\n# Alarms\nAWS has sent a mail with a link to the address for alarms. Until it is clicked, no "
                       "alarm arrives.\n");
}

static void done_leave(void *state) {
    free(state);
}

const Screen done_screen = {.title = "Done",
                            .enter = done_enter,
                            .draw = done_draw,
                            .key = done_key,
                            .message = done_message,
                            .tick = done_tick,
                            .help = done_help,
                            .keys = done_keys,
                            .leave = done_leave};
