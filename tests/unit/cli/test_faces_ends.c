/* Every way in which an operation can end, through all three faces: the screen, --plain and the command say the same of
 * it in the same words, and where something is left to do, the screen and --plain offer the same ways. */
#include "base/memory.h"
#include "cli/follow.h"
#include "guide/words.h"
#include "plain/telling.h"
#include "screens/provision_state.h"
#include "tests/unit/cli/faces.h"
#include "tests/unit/stack/fixture_template.h"

#include <fcntl.h>
#include <stdlib.h>

#define STACK_ID "arn:aws:cloudformation:eu-west-1:123456789012:stack/shop/1"

/* ---- the ends */

/* What was known of the failure. */
typedef enum { NO_CAUSE, KNOWN_CAUSE, UNKNOWN_CAUSE, STACK_REASON, NO_WAY_TO_AWS, REFUSED_AT_ONCE, TWISTS } Twist;

/* What Provision does for each of what can be asked for. */
static const Work works[] = {[END_OF_APPLY] = WORK_EXECUTE,
                             [END_OF_FOLLOW] = WORK_ATTACH,
                             [END_OF_DESTROY] = WORK_DESTROY,
                             [END_OF_REMAINS] = WORK_ROLL_BACK_REMAINS,
                             [END_OF_CONTINUE] = WORK_CONTINUE_ROLLBACK,
                             [END_OF_ROLL_BACK] = WORK_ROLL_BACK};

static const char *reason_of(Twist how) {
    switch (how) {
    case KNOWN_CAUSE:
        return "Resource handler returned message: \"DB instance class db.t9.micro is not supported "
               "(Service: Rds, Status Code: 400, Request ID: 1)\" (RequestToken: 1, HandlerErrorCode: InvalidRequest)";
    case UNKNOWN_CAUSE:
        return "Words that nobody has seen before";
    default:
        return "";
    }
}

static void begin(ProvisionScreen *screen, EndOf of, Twist how) {
    Error err = {0};
    AUTO(deployment_start_release)
    DeploymentStart start = {.stack_id = memory_copy(STACK_ID),
                             .token = memory_copy(""),
                             .outline = template_outline_new(fixture_template, NULL, 0, &err)};
    assert_non_null(start.outline);
    operation_begin(&screen->operation, &start, NULL);
    char failed[] = "CREATE_FAILED", changed[] = "UPDATE_FAILED", removed[] = "DELETE_FAILED";
    CfnEvent event = {.id = (char[]){"1"},
                      .stack_id = (char[]){STACK_ID},
                      .logical_id = (char[]){"Database"},
                      .physical_id = (char[]){""},
                      .type = (char[]){"AWS::RDS::DBInstance"},
                      .status = of == END_OF_APPLY      ? failed
                                : of == END_OF_CONTINUE ? changed
                                                        : removed,
                      .token = (char[]){""},
                      .at_ms = 1000};
    AUTO(memory_release) char *reason = memory_copy(reason_of(how));
    event.reason = reason;
    DeploymentReport report = {.events = &event, .event_count = *reason ? 1 : 0};
    operation_take(&screen->operation, &report, NULL, NULL);
}

static void end(ProvisionScreen *screen, const StackStatus *status, Twist how) {
    screen->ended = true;
    if (how == NO_WAY_TO_AWS || how == REFUSED_AT_ONCE) {
        error_set(&screen->err, ERROR_NETWORK, "look whether this machine is online",
                  "cloudformation.eu-west-1.amazonaws.com can't be reached");
        return;
    }
    screen->end.outcome = status->outcome;
    snprintf(screen->end.status, sizeof screen->end.status, "%s", status->name);
    if (how == STACK_REASON)
        snprintf(screen->end.reason, sizeof screen->end.reason, "AWS has a sentence about the stack.");
    if (status->outcome == OUTCOME_DELETED)
        screen->end.rest = (DeletionRest){
            .region = "eu-west-1", .snapshot = true, .snapshot_name = "shop-final", .storage_gib = 20, .key_count = 1};
}

/* ---- the faces */

static void show_plain(const void *what) {
    static const PlainOptions options;
    const EndScope *scope = what;
    AUTO(ways_release) Ways ways = {0};
    Plain plain = {.options = &options, .input = open("/dev/null", O_RDONLY)};
    int way = WAY_NONE;
    telling_end(&plain, scope);
    end_ways(scope, &ways);
    if (ways.count)
        assert_int_equal(ANSWER_ENDED, plain_ways(&plain, &ways, true, "", &way));
    close(plain.input);
}

static void show_command(const void *what) {
    static const Run run;
    follow_tell_end(&run, what);
}

/* ---- held beside each other */

static void hold_lines(const Faces *faces, const EndScope *scope) {
    AUTO(lines_release) Lines lines = {0};
    AUTO(text_release) Text heading = {0};
    end_heading(scope, &heading);
    end_lines(scope, &lines);
    assert_true(heading.length > 0);
    found(faces, "the screen", faces->screen, text_string(&heading));
    found(faces, "a screen of 80x24", faces->small, text_string(&heading));
    found(faces, "--plain", faces->plain, text_string(&heading));
    found(faces, "the command", faces->command, text_string(&heading));
    for (size_t i = 0; i < lines.count; i++) {
        AUTO(memory_release) char *words = squeezed(lines.items[i].words);
        const char *at = found(faces, "the screen", faces->screen, words);
        if (scope->err && strlen(words) > 30 && strstr(at + strlen(words), words))
            fail_msg("%s: the screen says \"%s\" twice", faces->where, words);
        found(faces, "--plain", faces->plain, words);
        found(faces, "the command", faces->command, words);
        if (strcmp(lines.items[i].label, "To do") == 0) /* a remedy is never cut, however small the terminal */
            found(faces, "a screen of 80x24", faces->small, words);
    }
}

/* The screen's key line has a word for each way that --plain counts up. */
static void hold_ways(const Faces *faces, const ProvisionScreen *screen, const EndScope *scope) {
    AUTO(ways_release) Ways ways = {0};
    AUTO(keys_release) Keys rows = {0};
    AUTO(text_release) Text keys = {0};
    end_ways(scope, &ways);
    provision_end_keys(screen, &rows);
    keys_line(&rows, &keys);
    for (size_t i = 0; i < ways.count; i++) {
        const Way *way = &ways.items[i];
        AUTO(memory_release) char *sentence = words_sentence(way->words);
        AUTO(memory_release) char *item = memory_print("%zu. %s", i + 1, sentence);
        found(faces, "--plain", faces->plain, item);
        if (way->command) {
            AUTO(memory_release) char *told = memory_print("%s: `%s`", way->words, way->command);
            found(faces, "the command", faces->command, told);
        }
        if (!way->label)
            continue;
        AUTO(memory_release) char *key = memory_print("%c %s", way->letter, way->label);
        found(faces, "the key line", text_string(&keys), key);
    }
    if (end_is_good(end_kind(scope)))
        found(faces, "the key line", text_string(&keys), "Enter go on");
}

static void hold(EndOf of, const StackStatus *status, Twist how) {
    enum { ROWS = 22, COLUMNS = 76 }; /* inside of 80x24 */
    Settings *settings = settings_new();
    Wizard wizard = {.choices = {.chosen = settings}, .work = {.kind = works[of]}, .clock = clock_wall()};
    ProvisionScreen screen = {.wizard = &wizard};
    provision_panes_new(&screen);
    if (how != REFUSED_AT_ONCE)
        begin(&screen, of, how);
    end(&screen, status, how);
    if (screen.operation.progress)
        provision_panes_refresh(&screen);
    EndScope scope = provision_scope(&screen);
    AUTO(memory_release) char *where = memory_print("%d, %s, %d", (int)of, status->name, (int)how);
    AUTO(memory_release) char *large = drawn(provision_draw, &screen, 120, 200);
    AUTO(memory_release) char *small = drawn(provision_draw, &screen, ROWS, COLUMNS);
    AUTO(memory_release) char *plain = written(STDERR_FILENO, show_plain, &scope);
    AUTO(memory_release) char *command = written(STDERR_FILENO, show_command, &scope);
    const Faces faces = {where, large, small, plain, command};
    hold_lines(&faces, &scope);
    hold_ways(&faces, &screen, &scope);
    provision_panes_free(&screen);
    operation_release(&screen.operation);
    settings_free(settings);
}

static void test_each_end(void **unused) {
    size_t ends = 0;
    (void)unused;
    for (size_t i = 0; i < stack_status_count; i++)
        for (EndOf of = END_OF_APPLY; of <= END_OF_ROLL_BACK; of++)
            for (Twist how = NO_CAUSE; stack_statuses[i].outcome != OUTCOME_RUNNING && how < TWISTS; how++, ends++)
                hold(of, &stack_statuses[i], how);
    assert_true(ends >= 10 * 5 * TWISTS);
    printf("%zu ends of an operation, through three faces\n", ends);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_each_end)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
