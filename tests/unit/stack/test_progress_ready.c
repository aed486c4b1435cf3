/* When a database that is made can be connected to: while the creation goes on, and never of another operation. */
#include "stack/progress.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#define OURS "arn:aws:cloudformation:eu-west-1:123456789012:stack/myapp/1"

static const char stack_type[] = "AWS::CloudFormation::Stack";

/* The stack's own event: `id` NULL. */
static void take(Progress *progress, int at_s, const char *id, const char *status) {
    AUTO(memory_release) char *event_id = memory_print("%s-%s", id ? id : "stack", status);
    const CfnEvent event = {.id = event_id,
                            .stack_id = (char *)OURS,
                            .logical_id = (char *)(id ? id : "myapp"),
                            .physical_id = (char *)(id ? "" : OURS),
                            .type = (char *)(id ? "AWS::Some::Thing" : stack_type),
                            .status = (char *)status,
                            .reason = (char *)"",
                            .token = (char *)"",
                            .at_ms = at_s * 1000LL};
    progress_take(progress, &event);
}

/* All that is wanted and has to stand, but for `but`. */
static void complete(Progress *progress, const TemplateOutline *outline, const char *but) {
    for (size_t i = 0; i < outline->resource_count; i++)
        if (outline->resources[i].ready && outline->resources[i].wanted &&
            strcmp(outline->resources[i].logical_id, but) != 0)
            take(progress, 20, outline->resources[i].logical_id, "CREATE_COMPLETE");
}

static TemplateOutline *outline_of_ours(void) {
    Error err = {0};
    TemplateOutline *outline = template_outline_new(NULL, NULL, 0, &err);
    assert_non_null(outline);
    return outline;
}

static void test_creation(void **unused) {
    static const char *const last[] = {"Database", "Bastion", "SecretAttachment", "DatabaseFromBastion"};
    (void)unused;
    for (size_t i = 0; i < sizeof last / sizeof *last; i++) {
        TemplateOutline *outline = outline_of_ours();
        Progress *progress = progress_new(outline, OURS, "", 0);
        assert_false(progress_ready(progress));
        take(progress, 10, NULL, "CREATE_IN_PROGRESS");
        complete(progress, outline, last[i]);
        if (progress_ready(progress))
            fail_msg("ready without %s", last[i]);
        take(progress, 30, last[i], "CREATE_COMPLETE");
        assert_true(progress_ready(progress));
        take(progress, 40, "SecretRotation", "CREATE_IN_PROGRESS");
        assert_true(progress_ready(progress));
        take(progress, 50, NULL, "CREATE_COMPLETE"); /* what is over is told as its end */
        assert_false(progress_ready(progress));
        progress_free(progress);
        template_outline_free(outline);
    }
}

static void test_not_of_a_failure(void **unused) {
    (void)unused;
    TemplateOutline *outline = outline_of_ours();
    Progress *progress = progress_new(outline, OURS, "", 0);
    take(progress, 10, NULL, "CREATE_IN_PROGRESS");
    complete(progress, outline, "");
    take(progress, 30, "SecretRotation", "CREATE_FAILED");
    assert_false(progress_ready(progress)); /* it will be rolled back */
    progress_free(progress);
    template_outline_free(outline);
}

static void test_not_of_an_update(void **unused) {
    (void)unused;
    TemplateOutline *outline = outline_of_ours();
    Progress *progress = progress_new(outline, OURS, "", 0);
    take(progress, 10, NULL, "UPDATE_IN_PROGRESS");
    complete(progress, outline, "");
    assert_false(progress_ready(progress));
    progress_free(progress);
    template_outline_free(outline);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_creation), cmocka_unit_test(test_not_of_a_failure),
                                       cmocka_unit_test(test_not_of_an_update)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
