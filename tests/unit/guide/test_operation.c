/* An operation that is followed: each event is heard once, and what takes far too long is told. */
#include "guide/operation.h"
#include "base/memory.h"
#include "tests/unit/stack/fixture_template.h"

#include <stdlib.h>
#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#define STACK_ID "arn:aws:cloudformation:eu-west-1:123456789012:stack/myapp/1"

static CfnEvent event_of(const char *id, const char *status, int at_s) {
    return (CfnEvent){.id = memory_print("%s-%s", id, status),
                      .stack_id = memory_copy(STACK_ID),
                      .logical_id = memory_copy(id),
                      .physical_id = memory_copy(""),
                      .type = memory_copy("AWS::RDS::DBInstance"),
                      .status = memory_copy(status),
                      .reason = memory_copy(""),
                      .token = memory_copy(""),
                      .at_ms = 1000LL * at_s};
}

static void event_release(CfnEvent *event) {
    char *const parts[] = {event->id,   event->stack_id, event->logical_id, event->physical_id,
                           event->type, event->status,   event->reason,     event->token};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        free(parts[i]);
}

static Operation operation_of(void) {
    Error err = {0};
    Operation operation = {0};
    AUTO(deployment_start_release)
    DeploymentStart start = {.stack_id = memory_copy(STACK_ID),
                             .token = memory_copy(""),
                             .outline = template_outline_new(fixture_template, NULL, 0, &err)};
    assert_non_null(start.outline);
    operation_begin(&operation, &start, NULL);
    assert_null(start.outline);
    return operation;
}

static void heard(void *data, const CfnEvent *event) {
    Text *text = data;
    text_print(text, "%s %s\n", event->logical_id, event->status);
}

static bool take(Operation *operation, const char *status, int at_s, Text *text) {
    AUTO(event_release) CfnEvent event = event_of("Database", status, at_s);
    DeploymentReport report = {.events = &event, .event_count = 1};
    return operation_take(operation, &report, heard, text);
}

static void test_heard_once(void **unused) {
    (void)unused;
    AUTO(operation_release) Operation operation = operation_of();
    AUTO(text_release) Text text = {0};
    assert_true(take(&operation, "CREATE_IN_PROGRESS", 10, &text));
    assert_false(take(&operation, "CREATE_IN_PROGRESS", 10, &text));
    assert_true(take(&operation, "CREATE_COMPLETE", 600, &text));
    assert_string_equal(text_string(&text), "Database CREATE_IN_PROGRESS\nDatabase CREATE_COMPLETE\n");
}

/* Before the operation is known, what comes is not lost on a model that is not there. */
static void test_nothing_begun(void **unused) {
    (void)unused;
    AUTO(operation_release) Operation none = {0};
    AUTO(text_release) Text text = {0};
    assert_false(take(&none, "CREATE_IN_PROGRESS", 10, &text));
    assert_int_equal(text.length, 0);
}

static const char *slow(const Operation *operation, int now_s, Text *text) {
    text_clear(text);
    operation_slow(operation, 1000LL * now_s, text);
    return text_string(text);
}

/* The fixture's database takes ten minutes. */
static void test_slow(void **unused) {
    (void)unused;
    AUTO(operation_release) Operation operation = operation_of();
    AUTO(text_release) Text text = {0};
    take(&operation, "CREATE_IN_PROGRESS", 10, &text);
    assert_string_equal(slow(&operation, 1500, &text), "");
    assert_string_equal(slow(&operation, 48000, &text), "Database takes much longer than its usual 10 minutes");
    take(&operation, "CREATE_COMPLETE", 48000, &text);
    assert_string_equal(slow(&operation, 96000, &text), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_heard_once),
        cmocka_unit_test(test_nothing_begun),
        cmocka_unit_test(test_slow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
