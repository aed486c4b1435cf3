/* What past operations took: learnt from events, kept, brought into estimates; and files that are not ours. */
#include "stack/durations.h"
#include "base/file.h"
#include "base/memory.h"
#include "stack/progress.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define OURS "arn:aws:cloudformation:eu-west-1:123456789012:stack/myapp/1"
#define NESTED "arn:aws:cloudformation:eu-west-1:123456789012:stack/myapp-Rotation/2"
#define FILE_NAME "/secure-rds/123456789012.eu-west-1.durations.json"

static char folder[] = "/tmp/secure-rds-durations-XXXXXX";

static char *file_path(void) {
    return memory_print("%s" FILE_NAME, folder);
}

static int folder_set(void **unused) {
    (void)unused;
    return !mkdtemp(folder) || setenv("XDG_STATE_HOME", folder, 1) != 0;
}

static int folder_remove(void **unused) {
    static const char *const parts[] = {FILE_NAME, "/secure-rds", ""};
    (void)unused;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        AUTO(memory_release) char *path = memory_print("%s%s", folder, parts[i]);
        remove(path);
    }
    return access(folder, F_OK) == 0;
}

static int file_remove(void **unused) {
    AUTO(memory_release) char *path = file_path();
    (void)unused;
    unlink(path);
    return 0;
}

typedef struct Ev {
    int at_s;
    const char *id, *status, *stack; /* stack NULL: ours */
} Ev;

/* An operation, followed from its first event to its last, as one run of the program does. */
static void follow(const Ev *events, size_t count, int begin_s) {
    Durations *durations = durations_read(OURS);
    for (size_t i = 0; i < count; i++) {
        const CfnEvent event = {.stack_id = (char *)(events[i].stack ? events[i].stack : OURS),
                                .logical_id = (char *)events[i].id,
                                .physical_id = (char *)(strcmp(events[i].id, "myapp") == 0 ? OURS : "x"),
                                .status = (char *)events[i].status,
                                .at_ms = 1000LL * (begin_s + events[i].at_s)};
        durations_take(durations, &event);
    }
    durations_write(durations);
    durations_free(durations);
}

static void follow_creation(int begin_s, int database_s) {
    const Ev events[] = {{0, "myapp", "CREATE_IN_PROGRESS", NULL},
                         {5, "Database", "CREATE_IN_PROGRESS", NULL},
                         {9, "Database", "CREATE_IN_PROGRESS", NULL}, /* "Resource creation Initiated" */
                         {9, "Vpc", "CREATE_IN_PROGRESS", NULL},
                         {9, "Vpc", "CREATE_IN_PROGRESS", NESTED},
                         {20, "Vpc", "CREATE_FAILED", NULL},
                         {5 + database_s, "Database", "CREATE_COMPLETE", NULL},
                         {6 + database_s, "myapp", "CREATE_COMPLETE", NULL}};
    follow(events, sizeof events / sizeof *events, begin_s);
}

static TemplateOutline *outline_refined(const char *stack_id) {
    Error err = {0};
    TemplateOutline *outline = template_outline_new(NULL, NULL, 0, &err);
    assert_non_null(outline);
    durations_refine(stack_id, outline);
    return outline;
}

static const TemplateResource *resource_of(const TemplateOutline *outline, const char *id) {
    for (size_t i = 0; i < outline->resource_count; i++)
        if (strcmp(outline->resources[i].logical_id, id) == 0)
            return &outline->resources[i];
    fail_msg("no %s in the template", id);
    return NULL;
}

static void took_check(const char *id, TemplateVerb verb, size_t runs, int least_s, int middle_s, int most_s) {
    TemplateOutline *outline = outline_refined(OURS);
    TemplateTook took = resource_of(outline, id)->took[verb];
    template_outline_free(outline);
    if (took.runs != runs || took.least_s != least_s || took.middle_s != middle_s || took.most_s != most_s)
        fail_msg("%s: %zu runs, %d, %d, %d s", id, took.runs, took.least_s, took.middle_s, took.most_s);
}

static void test_last_three(void **unused) {
    (void)unused;
    took_check("Database", TEMPLATE_CREATE, 0, 0, 0, 0);
    follow_creation(1000, 500);
    took_check("Database", TEMPLATE_CREATE, 1, 500, 500, 500);
    follow_creation(1000, 500); /* looked at again: it is still one run */
    took_check("Database", TEMPLATE_CREATE, 1, 500, 500, 500);
    follow_creation(2000, 420);
    follow_creation(3000, 360);
    follow_creation(4000, 380); /* the first is forgotten */
    took_check("Database", TEMPLATE_CREATE, 3, 360, 380, 420);
    took_check("Vpc", TEMPLATE_CREATE, 0, 0, 0, 0); /* what failed shows nothing, nor does another stack's */
    took_check("Database", TEMPLATE_UPDATE, 0, 0, 0, 0);
    const Ev deletion[] = {{0, "Database", "DELETE_IN_PROGRESS", NULL}, {290, "Database", "DELETE_COMPLETE", NULL}};
    follow(deletion, 2, 5000);
    took_check("Database", TEMPLATE_DELETE, 1, 290, 290, 290);
    took_check("Database", TEMPLATE_CREATE, 3, 360, 380, 420);
}

static void test_elsewhere_is_another_matter(void **unused) {
    static const char *const others[] = {"arn:aws:cloudformation:us-east-1:123456789012:stack/myapp/1",
                                         "arn:aws:cloudformation:eu-west-1:210987654321:stack/myapp/1",
                                         "arn:aws:cloudformation:..:../../x:stack/myapp/1",
                                         "myapp",
                                         "",
                                         NULL};
    (void)unused;
    follow_creation(1000, 500);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        TemplateOutline *outline = outline_refined(others[i]);
        assert_int_equal(0, resource_of(outline, "Database")->took[TEMPLATE_CREATE].runs);
        template_outline_free(outline);
    }
}

/* What it takes for another stack, with this database alone. */
static void test_estimates(void **unused) {
    (void)unused;
    const CfnChange change = {.action = (char *)"Add",
                              .logical_id = (char *)"Database",
                              .type = (char *)"AWS::RDS::DBInstance",
                              .replacement = (char *)""};
    TemplateOutline *before = outline_refined(OURS);
    assert_int_equal(595000, progress_forecast_ms(before, &change, 1));
    template_outline_free(before);
    follow_creation(1000, 420);
    follow_creation(2000, 360);
    follow_creation(3000, 370);
    TemplateOutline *after = outline_refined(OURS);
    assert_int_equal(370000, progress_forecast_ms(after, &change, 1));
    template_outline_free(after);
}

static void test_foreign_files(void **unused) {
    static const char *const files[] = {
        "",
        "{",
        "[]",
        "7",
        "{\"Database\": 7}",
        "{\"Database\": {\"CREATE\": [[1, 500], [2, 500], [3, 500], [4, 500]]}}",
        "{\"Database\": {\"CREATE\": [[1, -500]]}}",
        "{\"Database\": {\"CREATE\": [[1, 99999999999]]}}",
        "{\"Database\": {\"CREATE\": [[1, 500.5]]}}",
        "{\"Database\": {\"CREATE\": [[1, \"500\"]]}}",
        "{\"Database\": {\"CREATE\": [500]}}",
        "{\"Database\": {\"EXPLODE\": [[1, 500]]}}",
        "{\"Database\": {\"CREATE\": [[1, 500]]}, \"Database\": {\"CREATE\": [[1, 1]]}}",
        "{\"Database\": {\"CREATE\": [[1, 500]]}, \"Vpc\": null}",
    };
    (void)unused;
    AUTO(memory_release) char *path = file_path();
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        FILE *file = fopen(path, "w");
        assert_non_null(file);
        fputs(files[i], file);
        fclose(file);
        TemplateOutline *outline = outline_refined(OURS);
        if (resource_of(outline, "Database")->took[TEMPLATE_CREATE].runs)
            fail_msg("believed: %s", files[i]);
        template_outline_free(outline);
    }
    follow_creation(1000, 500); /* and is written anew */
    took_check("Database", TEMPLATE_CREATE, 1, 500, 500, 500);
}

static void test_huge_file(void **unused) {
    (void)unused;
    AUTO(memory_release) char *path = file_path();
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("{\"Database\": {\"CREATE\": [[1, 500]]}", file);
    for (int i = 0; i < 300000; i++)
        fputc(' ', file);
    fputs("}", file);
    fclose(file);
    took_check("Database", TEMPLATE_CREATE, 0, 0, 0, 0);
}

/* A stack with names without end fills no disk. */
static void test_many_names(void **unused) {
    (void)unused;
    Durations *durations = durations_read(OURS);
    for (int i = 0; i < 5000; i++) {
        char id[32];
        snprintf(id, sizeof id, "Thing%d", i);
        CfnEvent event = {.stack_id = (char *)OURS,
                          .logical_id = id,
                          .physical_id = (char *)"x",
                          .status = (char *)"CREATE_IN_PROGRESS",
                          .at_ms = 1000000};
        durations_take(durations, &event);
        event.status = (char *)"CREATE_COMPLETE";
        event.at_ms += 5000;
        durations_take(durations, &event);
    }
    durations_write(durations);
    durations_free(durations);
    AUTO(memory_release) char *path = file_path();
    AUTO(text_release) Text text = {.max = 64 << 10};
    Error err = {0};
    assert_true(file_read(path, &text, &err));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_last_three, file_remove),
        cmocka_unit_test_teardown(test_elsewhere_is_another_matter, file_remove),
        cmocka_unit_test_teardown(test_estimates, file_remove),
        cmocka_unit_test_teardown(test_foreign_files, file_remove),
        cmocka_unit_test_teardown(test_huge_file, file_remove),
        cmocka_unit_test_teardown(test_many_names, file_remove),
    };
    return cmocka_run_group_tests(tests, folder_set, folder_remove);
}
