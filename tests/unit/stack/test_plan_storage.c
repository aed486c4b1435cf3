/* What the database that stands can take of the settings' storage. It grows by itself, and never becomes smaller. */
#include "stack/plan_choices.h"
#include "aws/services.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

static struct {
    long storage_gib; /* 0: it may not be asked */
    const char *status;
    int asked;
} database;

bool rds_describe_instance(AwsContext *aws, const char *id, RdsInstance *instance, Error *err) {
    (void)aws;
    assert_string_equal(id, "myapp");
    database.asked++;
    if (!database.storage_gib)
        return error_set(err, ERROR_DENIED, "ask for it", "denied");
    *instance = (RdsInstance){.status = memory_copy(database.status), .storage_gib = database.storage_gib};
    return true;
}

void rds_instance_release(RdsInstance *instance) {
    memory_release(&instance->status);
}

typedef struct Case {
    const char *before, *before_max; /* the stack's */
    const char *wanted, *wanted_max; /* the settings' */
    long live;
    const char *status;
    const char *said, *remedy; /* parts; NULL: it fits */
    int asked;
} Case;

static void check(const Case *one, StackKind kind) {
    const StackStatus status = {.kind = kind};
    Plan plan = {.status = &status};
    TemplateParameters parameters = {0};
    template_parameter_set(&parameters, "DatabaseStorage", one->before);
    template_parameter_set(&parameters, "DatabaseMaxStorage", one->before_max);
    plan.stack.parameters = parameters.items;
    plan.stack.parameter_count = parameters.count;
    database.storage_gib = one->live;
    database.status = one->status;
    database.asked = 0;
    Error err = {0};
    Settings *settings = settings_new();
    assert_true(settings_set(settings, "app", "myapp", &err));
    assert_true(settings_set(settings, "database.storage_gib", one->wanted, &err));
    assert_true(settings_set(settings, "database.max_storage_gib", one->wanted_max, &err));
    AwsContext aws = {0};
    bool fits = plan_check_storage(&aws, settings, &plan, &err);
    if (fits != !one->said || database.asked != one->asked ||
        (one->said && (err.kind != ERROR_USAGE || !strstr(err.said, one->said) || !strstr(err.remedy, one->remedy))))
        fail_msg("%s to %s with %ld: \"%s\", \"%s\", asked %d times", one->before, one->wanted, one->live, err.said,
                 err.remedy, database.asked);
    settings_free(settings);
    template_parameters_release(&parameters);
}

static void test_sizes(void **unused) {
    static const char ready[] = "available", busy[] = "storage-optimization";
    static const Case cases[] = {
        {"20", "100", "20", "100", 45, ready, NULL, NULL, 0},
        {"20", "100", "40", "100", 20, ready, NULL, NULL, 1},
        {"20", "100", "22", "100", 20, ready, NULL, NULL, 1},
        {"20", "100", "21", "100", 20, ready, "database.storage_gib: found 21; the database has 20 GiB", "22 and more",
         1},
        {"50", "100", "20", "100", 50, ready, "the database has 50 GiB", "50 (as it is), or 55 and more", 1},
        {"20", "100", "30", "100", 45, ready, "45 GiB, grown by itself", "45 (as it is), or 50 and more", 1},
        {"20", "100", "45", "100", 45, ready, NULL, NULL, 1},
        {"20", "100", "46", "100", 45, ready, "found 46", "50 and more", 1},
        {"20", "100", "60", "100", 45, busy, "still works on the last change", "try again", 1},
        {"20", "100", "45", "100", 45, busy, "still works on the last change", "try again", 1},
        {"20", "100", "20", "49", 45, ready, "database.max_storage_gib: found 49; the database has 45 GiB",
         "50 and more", 1},
        {"20", "100", "20", "50", 45, ready, NULL, NULL, 1},
        {"20", "100", "20", "0", 45, ready, NULL, NULL, 1},
        {"20", "100", "20", "49", 45, busy, "found 49", "0 (never grow)", 1},
        /* It may not be asked: what the stack was given counts. */
        {"50", "100", "20", "100", 0, NULL, "the database has 50 GiB", "55 and more", 1},
        {"20", "100", "30", "100", 0, NULL, NULL, NULL, 1},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(&cases[i], STACK_STANDS);
}

/* Nothing stands yet: nothing is asked. */
static void test_new(void **unused) {
    static const Case first = {"50", "100", "20", "100", 50, "available", NULL, NULL, 0};
    (void)unused;
    check(&first, STACK_ABSENT);
    check(&first, STACK_REVIEW);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sizes), cmocka_unit_test(test_new)};
    return cmocka_run_group_tests_name("plan_storage", tests, NULL, NULL);
}
