/* The progress model: a picture of the set of events, whatever way they come. */
#include "stack/progress_rows.h"
#include "base/memory.h"
#include "stack/template.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/unit/stack/fixture_template.h"
#include "tests/unit/worked.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define OURS "arn:aws:cloudformation:eu-west-1:123456789012:stack/myapp/1"
#define NESTED "arn:aws:cloudformation:eu-west-1:123456789012:stack/myapp-Rotation/2"
#define OTHER "arn:aws:cloudformation:eu-west-1:123456789012:stack/other/3"
#define STACK "AWS::CloudFormation::Stack"

/* Rows of a table say only what matters to them. */
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

typedef struct Ev {
    int at_s;
    const char *id; /* logical id; NULL: the stack itself */
    const char *status, *reason, *physical, *stack, *token;
    bool configured;
} Ev;

static void event_of(const Ev *ev, CfnEvent *event, char id[200]) {
    const char *stack = ev->stack ? ev->stack : OURS;
    snprintf(id, 200, "%s-%s-%d-%s", ev->id ? ev->id : "stack", ev->status, ev->at_s, stack + strlen(stack) - 1);
    bool nested = ev->physical && strncmp(ev->physical, "arn:aws:cloudformation", 22) == 0;
    *event = (CfnEvent){.id = id,
                        .stack_id = (char *)stack,
                        .logical_id = (char *)(ev->id ? ev->id : "myapp"),
                        .physical_id = (char *)(ev->physical ? ev->physical
                                                : ev->id     ? ""
                                                             : stack),
                        .type = (char *)(!ev->id || nested ? STACK : "AWS::Some::Thing"),
                        .status = (char *)ev->status,
                        .reason = (char *)(ev->reason ? ev->reason : ""),
                        .token = (char *)(ev->token ? ev->token : ""),
                        .at_ms = ev->at_s * 1000LL,
                        .configured = ev->configured};
}

static void take(Progress *progress, const Ev *ev) {
    CfnEvent event;
    char id[200];
    event_of(ev, &event, id);
    progress_take(progress, &event);
}

/* The picture as text: one line for all, one a step, one a resource. */
static char *picture(Progress *progress, int now_s) {
    static const char *const states[] = {"waiting", "busy", "done", "FAILED", "removed", "kept"};
    static const char *const directions[] = {"create", "update", "rollback", "delete"};
    AUTO(text_release) Text text = {0};
    ProgressView view = progress_view(progress, now_s * 1000LL);
    text_print(&text, "%s %s %zu/%zu %llds%s outcome %d\n", directions[view.direction], view.stack_status, view.done,
               view.total, view.elapsed_ms / 1000, view.ended ? " ended" : "", view.outcome);
    for (size_t i = 0; i < progress_step_count(progress); i++) {
        ProgressStep step = progress_step(progress, i, now_s * 1000LL);
        text_print(&text, "%s: %s %zu/%zu %lld:", step.name, states[step.state], step.done, step.total,
                   step.elapsed_ms / 1000);
        for (size_t j = 0; j < step.total; j++) {
            ProgressResource resource = progress_resource(progress, i, j, now_s * 1000LL);
            text_print(&text, " %s=%s%s%s %lld", resource.logical_id, states[resource.state],
                       resource.failed ? "!" : "", resource.cancelled ? "?" : "", resource.elapsed_ms / 1000);
        }
        text_put(&text, "\n");
    }
    const CfnEvent *cause = progress_cause(progress);
    text_print(&text, "cause %s, %zu events\n", cause ? cause->logical_id : "none", progress_event_count(progress));
    return text_take(&text);
}

static const Ev create[] = {
    {90, NULL, "REVIEW_IN_PROGRESS", "User Initiated"},
    {100, NULL, "CREATE_IN_PROGRESS", "User Initiated"},
    {101, NULL, "CREATE_IN_PROGRESS", "Transformation succeeded"},
    {102, "Vpc", "CREATE_IN_PROGRESS"},
    {102, "Secret", "CREATE_IN_PROGRESS"},
    {103, "Vpc", "CREATE_IN_PROGRESS", "Resource creation Initiated", "vpc-1"},
    {104, "Secret", "CREATE_COMPLETE", NULL, "secret-1"},
    {112, "Vpc", "CREATE_COMPLETE", NULL, "vpc-1"},
    {113, "Subnet", "CREATE_IN_PROGRESS"},
    {113, "AllowedAddresses", "CREATE_IN_PROGRESS"},
    {117, "AllowedAddresses", "CREATE_COMPLETE"},
    {130, "Subnet", "CREATE_COMPLETE"},
    {131, "Database", "CREATE_IN_PROGRESS"},
};
static const Ev failing[] = {
    {131, "RotationHostedLambda", "CREATE_IN_PROGRESS", "Resource creation Initiated", NESTED},
    {140, "Database", "CREATE_FAILED", "Cannot find version 99"},
    {140, "RotationHostedLambda", "CREATE_FAILED", "Resource creation cancelled", NESTED},
    {141, NULL, "ROLLBACK_IN_PROGRESS", "The following resource(s) failed to create: [Database]."},
    {142, "Database", "DELETE_IN_PROGRESS"},
    {143, "Database", "DELETE_COMPLETE"},
    {143, "RotationHostedLambda", "DELETE_COMPLETE", NULL, NESTED},
    {144, "Subnet", "DELETE_IN_PROGRESS"},
    {150, "Subnet", "DELETE_COMPLETE"},
    {150, "AllowedAddresses", "DELETE_COMPLETE"},
    {150, "Secret", "DELETE_COMPLETE"},
    {151, "Vpc", "DELETE_IN_PROGRESS"},
    {153, "Vpc", "DELETE_COMPLETE"},
    {154, NULL, "ROLLBACK_COMPLETE"},
};
enum { CREATES = sizeof create / sizeof *create, FAILS = sizeof failing / sizeof *failing, ALL = CREATES + FAILS };

static TemplateOutline *outline_make(void) {
    Error err = {0};
    TemplateOutline *outline = template_outline_new(fixture_template, NULL, 0, &err);
    assert_non_null(outline);
    return outline;
}

static void expect(Progress *progress, int now_s, const char *expected) {
    AUTO(memory_release) char *found = picture(progress, now_s);
    assert_string_equal(found, expected);
}

static void test_create(void **unused) {
    TemplateOutline *outline = outline_make();
    Progress *progress = progress_new(outline, OURS, "", 0);
    (void)unused;
    expect(progress, 95,
           "create  0/6 0s outcome 0\n"
           "Network: waiting 0/3 0: Vpc=waiting 0 Subnet=waiting 0 AllowedAddresses=waiting 0\n"
           "Database: waiting 0/2 0: Database=waiting 0 Secret=waiting 0\n"
           "Rotation: waiting 0/1 0: Rotation=waiting 0\n"
           "cause none, 0 events\n");
    for (size_t i = 0; i < CREATES; i++)
        take(progress, &create[i]);
    expect(progress, 141,
           "create CREATE_IN_PROGRESS 4/6 41s outcome 0\n"
           "Network: done 3/3 28: Vpc=done 10 Subnet=done 17 AllowedAddresses=done 4\n"
           "Database: busy 1/2 39: Database=busy 10 Secret=done 2\n"
           "Rotation: waiting 0/1 0: Rotation=waiting 0\n"
           "cause none, 12 events\n");
    take(progress, &(Ev){700, "Database", "CREATE_COMPLETE"});
    take(progress, &(Ev){702, "Rotation", "CREATE_COMPLETE"});
    take(progress, &(Ev){703, NULL, "CREATE_COMPLETE"});
    expect(progress, 9999,
           "create CREATE_COMPLETE 6/6 603s ended outcome 1\n"
           "Network: done 3/3 28: Vpc=done 10 Subnet=done 17 AllowedAddresses=done 4\n"
           "Database: done 2/2 598: Database=done 569 Secret=done 2\n"
           "Rotation: done 1/1 0: Rotation=done 0\n"
           "cause none, 15 events\n");
    assert_true(progress_view(progress, 9999000).share == 1);
    progress_free(progress);
    template_outline_free(outline);
}

static const char failed_picture[] =
    "rollback ROLLBACK_COMPLETE 6/6 54s ended outcome 3\n"
    "Network: removed 3/3 40: Vpc=removed 2 Subnet=removed 6 AllowedAddresses=removed 37\n"
    "Database: FAILED 2/2 48: Database=removed! 1 Secret=removed 48\n"
    "Rotation: removed 1/1 12: RotationHostedLambda=removed? 12\n"
    "cause Database, 26 events\n";

/* Any order, each event up to three times, with others' events in between: the same picture. */
static void test_any_order(void **unused) {
    static const Ev foreign[] = {
        {120, "Database", "CREATE_FAILED", "of another stack", NULL, OTHER},
        {120, NULL, "CREATE_FAILED", "of another stack", NULL, OTHER},
        {50, "Vpc", "CREATE_FAILED", "of an older operation"},
        {55, NULL, "ROLLBACK_COMPLETE", "of an older operation"},
        {60, NULL, "DELETE_IN_PROGRESS"},
        {61, NULL, "DELETE_COMPLETE"},
    };
    enum { FOREIGN = sizeof foreign / sizeof *foreign, EVERY = ALL + FOREIGN };
    TemplateOutline *outline = outline_make();
    Ev all[EVERY];
    unsigned seed = 7;
    (void)unused;
    memcpy(all, create, sizeof create);
    memcpy(all + CREATES, failing, sizeof failing);
    memcpy(all + ALL, foreign, sizeof foreign);
    for (int round = 0; round < 300; round++) {
        for (int i = EVERY - 1; i > 0; i--) {
            seed = seed * 1103515245 + 12345;
            int other = (int)((seed >> 8) % (unsigned)(i + 1));
            Ev swapped = all[i];
            all[i] = all[other];
            all[other] = swapped;
        }
        Progress *progress = progress_new(outline, OURS, "", 0);
        for (int i = 0; i < EVERY; i++) {
            take(progress, &all[i]);
            if (i % 3 == 0)
                take(progress, &all[i / 2]);
            if (i % 5 == 0) /* looking at it in between changes nothing */
                free(picture(progress, 100 + i));
        }
        AUTO(memory_release) char *found = picture(progress, 9999);
        progress_free(progress);
        if (strcmp(found, failed_picture) != 0)
            fail_msg("round %d:\n%s\nexpected:\n%s", round, found, failed_picture);
    }
    template_outline_free(outline);
}

/* The request's token and the time each tell an older operation's events apart. */
static void test_older_operation(void **unused) {
    static const Ev events[] = {
        {10, NULL, "UPDATE_IN_PROGRESS", NULL, NULL, NULL, "old"},
        {11, "Vpc", "UPDATE_FAILED", "old trouble", NULL, NULL, "old"},
        {12, NULL, "UPDATE_ROLLBACK_COMPLETE", NULL, NULL, NULL, "old"},
        {20, NULL, "UPDATE_IN_PROGRESS", NULL, NULL, NULL, "new"},
        {21, "AllowedAddresses", "UPDATE_IN_PROGRESS", NULL, "pl-1", NULL, "new"},
    };
    static const struct {
        const char *token;
        int since_s;
        size_t count; /* events of ours to be given */
        const char *picture;
    } cases[] = {
        {"new", 0, 3, "create  0/6 0s outcome 0\n"},
        {"", 15, 3, "create  0/6 0s outcome 0\n"},
        {"new", 0, 5, "update UPDATE_IN_PROGRESS 0/1 5s outcome 0\n"},
        {"", 15, 5, "update UPDATE_IN_PROGRESS 0/1 5s outcome 0\n"},
        {"", 0, 5, "update UPDATE_IN_PROGRESS 0/1 5s outcome 0\n"},
    };
    TemplateOutline *outline = outline_make();
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Progress *progress = progress_new(outline, OURS, cases[i].token, cases[i].since_s * 1000LL);
        for (size_t j = 0; j < cases[i].count; j++)
            take(progress, &events[j]);
        AUTO(memory_release) char *found = picture(progress, 25);
        if (strncmp(found, cases[i].picture, strlen(cases[i].picture)) != 0 || progress_cause(progress))
            fail_msg("case %zu:\n%s", i, found);
        progress_free(progress);
    }
    template_outline_free(outline);
}

static CfnChange change(const char *action, const char *id, const char *replacement) {
    return (CfnChange){(char *)action,      (char *)id, (char *)"", (char *)"AWS::Some::Thing",
                       (char *)replacement, (char *)"", (char *)""};
}

/* An update counts what the change set names; what replaced resources leave behind is not the row's end. */
static void test_update(void **unused) {
    TemplateOutline *outline = outline_make();
    Progress *progress = progress_new(outline, OURS, "t", 0);
    const CfnChange changes[] = {change("Modify", "Database", "False"), change("Modify", "Subnet", "True"),
                                 change("Remove", "Secret", ""), change("Add", "LoadBalancer", "")};
    static const Ev events[] = {
        {10, NULL, "UPDATE_IN_PROGRESS", "User Initiated", NULL, NULL, "t"},
        {11, "LoadBalancer", "CREATE_COMPLETE", NULL, "lb"},
        {12, "Subnet", "UPDATE_IN_PROGRESS", "Requested update requires the creation of a new physical resource",
         "s-1"},
        {13, "Subnet", "UPDATE_IN_PROGRESS", "Resource creation Initiated", "s-2"},
        {14, "Subnet", "UPDATE_COMPLETE", NULL, "s-2"},
        {15, "Database", "UPDATE_COMPLETE", NULL, "db"},
        {16, NULL, "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"},
        {17, "Subnet", "DELETE_IN_PROGRESS", NULL, "s-1"},
        {18, "Subnet", "DELETE_COMPLETE", NULL, "s-1"},
        {19, "Secret", "DELETE_COMPLETE", NULL, "secret"},
        {20, NULL, "UPDATE_COMPLETE"},
    };
    (void)unused;
    progress_expect_changes(progress, changes, sizeof changes / sizeof *changes);
    assert_int_equal(progress_view(progress, 0).direction, PROGRESS_UPDATE);
    assert_int_equal(progress_view(progress, 0).total, 4);
    for (size_t i = 0; i < sizeof events / sizeof *events; i++)
        take(progress, &events[i]);
    expect(progress, 30,
           "update UPDATE_COMPLETE 4/4 10s ended outcome 1\n"
           "Network: done 1/1 2: Subnet=done 2\n"
           "Database: done 2/2 4: Database=done 0 Secret=removed 0\n"
           "Load balancer: done 1/1 0: LoadBalancer=done 0\n"
           "cause none, 11 events\n");
    progress_free(progress);
    template_outline_free(outline);
}

/* What a change set named and nothing had to be done about is counted by itself at a good end, and only then. */
static void test_unchanged(void **unused) {
    static const Ev events[] = {
        {10, NULL, "UPDATE_IN_PROGRESS", "User Initiated", NULL, NULL, "t"},
        {11, "Database", "UPDATE_IN_PROGRESS", NULL, "db"},
        {15, "Database", "UPDATE_COMPLETE", NULL, "db"},
    };
    static const struct {
        const char *status;
        size_t total, unchanged, steps;
    } ends[] = {{"UPDATE_IN_PROGRESS", 3, 0, 2},
                {"UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", 3, 0, 2},
                {"UPDATE_COMPLETE", 1, 2, 1},
                {"UPDATE_FAILED", 3, 0, 2}};
    const CfnChange changes[] = {change("Modify", "Database", "False"), change("Modify", "Secret", "Conditional"),
                                 change("Modify", "Rotation", "False")};
    TemplateOutline *outline = outline_make();
    (void)unused;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        Progress *progress = progress_new(outline, OURS, "t", 0);
        progress_expect_changes(progress, changes, sizeof changes / sizeof *changes);
        for (size_t j = 0; j < sizeof events / sizeof *events; j++)
            take(progress, &events[j]);
        take(progress, &(Ev){20, NULL, ends[i].status});
        ProgressView view = progress_view(progress, 30000);
        assert_int_equal(view.done, 1);
        assert_int_equal(view.total, ends[i].total);
        assert_int_equal(view.unchanged, ends[i].unchanged);
        assert_int_equal(progress_step_count(progress), ends[i].steps);
        progress_free(progress);
    }
    template_outline_free(outline);
}

/* A nested stack's failure hides its cause one level down. */
static void test_nested_cause(void **unused) {
    static const Ev ours[] = {
        {10, NULL, "CREATE_IN_PROGRESS"},
        {11, "RotationLambda", "CREATE_IN_PROGRESS", NULL, NESTED},
        {20, "RotationLambda", "CREATE_FAILED", "Embedded stack was not successfully created", NESTED},
        {20, "Database", "CREATE_FAILED", "Resource creation cancelled"},
        {21, NULL, "ROLLBACK_IN_PROGRESS", "The following resource(s) failed to create: [RotationLambda]."},
    };
    static const Ev nested[] = {
        {12, NULL, "CREATE_IN_PROGRESS", NULL, NULL, NESTED},
        {19, NULL, "CREATE_FAILED", "The following resource(s) failed to create: [Role].", NULL, NESTED},
        {18, "Function", "CREATE_FAILED", "Resource creation cancelled", NULL, NESTED},
        {18, "Role", "CREATE_FAILED", "not authorized to perform: iam:CreateRole", NULL, NESTED},
    };
    TemplateOutline *outline = outline_make();
    Progress *progress = progress_new(outline, OURS, "", 0);
    (void)unused;
    for (size_t i = 0; i < 2; i++)
        take(progress, &ours[i]);
    for (size_t i = 2; i < sizeof ours / sizeof *ours; i++)
        take(progress, &ours[i]);
    assert_string_equal(progress_cause(progress)->logical_id, "RotationLambda");
    for (size_t i = 0; i < sizeof nested / sizeof *nested; i++)
        take(progress, &nested[i]);
    assert_string_equal(progress_cause(progress)->logical_id, "Role");
    progress_free(progress);
    template_outline_free(outline);
}

/* What the stack itself says is the cause only when no resource failed, and never what the user wished. */
static void test_stack_cause(void **unused) {
    static const struct {
        const char *reason, *cause;
    } cases[] = {{"User Initiated", NULL},
                 {"Rollback requested by user.", NULL},
                 {"Transform AWS::SecretsManager-2024-09-16 failed with: no", "myapp"}};
    TemplateOutline *outline = outline_make();
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Progress *progress = progress_new(outline, OURS, "", 0);
        take(progress, &(Ev){10, NULL, "UPDATE_IN_PROGRESS"});
        take(progress, &(Ev){11, "Vpc", "UPDATE_FAILED", "Resource update cancelled"});
        take(progress, &(Ev){12, NULL, "UPDATE_ROLLBACK_IN_PROGRESS", cases[i].reason});
        const CfnEvent *cause = progress_cause(progress);
        if ((cause == NULL) != (cases[i].cause == NULL))
            fail_msg("%s: cause %s", cases[i].reason, cause ? cause->logical_id : "none");
        progress_free(progress);
    }
    template_outline_free(outline);
}

/* Whoever attaches sees states without events; the events that follow only add. */
static void test_attach(void **unused) {
    CfnResource resources[] = {
        {(char[]){"Vpc"}, (char[]){"vpc-1"}, (char[]){"T"}, (char[]){"CREATE_COMPLETE"}, (char[]){""}, 112000},
        {(char[]){"Subnet"}, (char[]){""}, (char[]){"T"}, (char[]){"CREATE_IN_PROGRESS"}, (char[]){""}, 113000},
    };
    TemplateOutline *outline = outline_make();
    Progress *progress = progress_new(outline, NULL, "", 100000);
    CfnStack stack = {.id = (char[]){OURS}, .status = (char[]){"CREATE_IN_PROGRESS"}};
    (void)unused;
    progress_stack(progress, &stack);
    progress_resources(progress, resources, 2);
    progress_resources(progress, resources, 2);
    ProgressView view = progress_view(progress, 120000);
    assert_int_equal(view.done, 1);
    assert_int_equal(view.total, 6);
    for (size_t i = 0; i < CREATES; i++)
        take(progress, &create[i]);
    expect(progress, 141,
           "create CREATE_IN_PROGRESS 4/6 41s outcome 0\n"
           "Network: done 3/3 28: Vpc=done 10 Subnet=done 17 AllowedAddresses=done 4\n"
           "Database: busy 1/2 39: Database=busy 10 Secret=done 2\n"
           "Rotation: waiting 0/1 0: Rotation=waiting 0\n"
           "cause none, 12 events\n");
    progress_free(progress);
    template_outline_free(outline);
}

static void test_delete(void **unused) {
    CfnResource resources[] = {
        {(char[]){"Vpc"}, (char[]){"vpc-1"}, (char[]){"T"}, (char[]){"CREATE_COMPLETE"}, (char[]){""}, 1000},
        {(char[]){"Database"}, (char[]){"db"}, (char[]){"T"}, (char[]){"UPDATE_COMPLETE"}, (char[]){""}, 1000},
        {(char[]){"Secret"}, (char[]){"s"}, (char[]){"T"}, (char[]){"CREATE_COMPLETE"}, (char[]){""}, 1000},
        {(char[]){"Subnet"}, (char[]){"s"}, (char[]){"T"}, (char[]){"DELETE_COMPLETE"}, (char[]){""}, 1000},
    };
    TemplateOutline *outline = outline_make();
    Progress *progress = progress_new(outline, OURS, "", 5000);
    (void)unused;
    progress_expect_resources(progress, resources, 4);
    take(progress, &(Ev){1, NULL, "CREATE_COMPLETE"});
    take(progress, &(Ev){10, NULL, "DELETE_IN_PROGRESS", "User Initiated"});
    take(progress, &(Ev){11, "Database", "DELETE_SKIPPED", NULL, "db"});
    take(progress, &(Ev){11, "Secret", "DELETE_COMPLETE", NULL, "s"});
    take(progress, &(Ev){12, "Vpc", "DELETE_FAILED", "has dependencies", "vpc-1"});
    take(progress, &(Ev){13, NULL, "DELETE_FAILED", "The following resource(s) failed to delete: [Vpc]."});
    expect(progress, 30,
           "delete DELETE_FAILED 2/3 3s ended outcome 2\n"
           "Network: FAILED 0/1 0: Vpc=FAILED! 0\n"
           "Database: removed 2/2 0: Database=kept 0 Secret=removed 0\n"
           "cause Vpc, 5 events\n");
    progress_free(progress);
    template_outline_free(outline);
}

/* Expected times: along what needs what, learnt from this run, and never backwards. */
static void test_times(void **unused) {
    TemplateOutline *outline = outline_make();
    Progress *progress = progress_new(outline, OURS, "", 0);
    (void)unused;
    /* Vpc 10, Subnet 20, Database 600, Rotation 2 (the least), one after the other. */
    assert_int_equal(progress_view(progress, 0).expected_ms / 1000, 632);
    double last = 0;
    size_t next = 0;
    for (int now = 100; now < 900; now++) {
        while (next < CREATES && create[next].at_s <= now)
            take(progress, &create[next++]);
        ProgressView view = progress_view(progress, now * 1000LL);
        if (view.share < last || view.share >= 1 || (now > 100 && view.remaining_ms <= 0))
            fail_msg("at %d s: %f after %f, remaining %lld", now, view.share, last, view.remaining_ms);
        last = view.share;
    }
    assert_true(last > 0.85);
    assert_true(progress_view(progress, 400000).remaining_ms < 400000);
    progress_free(progress);

    /* A short resource that took long says something, and not that the database will take twenty times as long. */
    progress = progress_new(outline, OURS, "", 0);
    take(progress, &create[1]);
    take(progress, &(Ev){100, "Vpc", "CREATE_IN_PROGRESS"});
    take(progress, &(Ev){300, "Vpc", "CREATE_COMPLETE"});
    long long remaining = progress_view(progress, 300000).remaining_ms;
    if (remaining < 700000 || remaining > 1200000)
        fail_msg("remaining %lld", remaining);
    progress_free(progress);
    template_outline_free(outline);
}

/* What takes for ever: what is left is not told to grow with it, but not to be known any more. What waits for it is as
 * late; what is late itself and holds up nothing says nothing of the end. */
static void test_stuck(void **unused) {
    TemplateOutline *outline = outline_make();
    Progress *progress = progress_new(outline, OURS, "", 0);
    (void)unused;
    for (size_t i = 0; i < CREATES; i++) /* the last of them: the database begins */
        take(progress, &create[i]);
    const long long began_ms = create[CREATES - 1].at_s * 1000LL;
    long long most_ms = 0;
    bool late = false;
    for (long long now = began_ms; now < began_ms + 48LL * 3600 * 1000; now += 5000) {
        ProgressView view = progress_view(progress, now);
        if (now > began_ms + 900000 && view.remaining_ms > most_ms)
            fail_msg("%lld ms are left after %lld, and there were %lld", view.remaining_ms, now - began_ms, most_ms);
        if (view.share > 0.95)
            fail_msg("%f of it is done after %lld ms", view.share, now - began_ms);
        if (view.late != late && (late || now < began_ms + 600000))
            fail_msg("late: %d after %lld ms", view.late, now - began_ms);
        most_ms = now > began_ms + 800000 ? view.remaining_ms : most_ms;
        late = view.late;
    }
    assert_true(late);
    progress_free(progress);
    template_outline_free(outline);
}

/* What is configured keeps nobody waiting that needs it, and is not done for all that. */
static void test_settling(void **unused) {
    TemplateOutline *outline = outline_make();
    long long remaining[2];
    (void)unused;
    for (int configured = 0; configured < 2; configured++) {
        Progress *progress = progress_new(outline, OURS, "", 0);
        take(progress, &create[1]);
        take(progress, &(Ev){100, "Vpc", "CREATE_IN_PROGRESS"});
        take(progress, &(Ev){101, "Vpc", "CREATE_IN_PROGRESS", .configured = configured == 1});
        ProgressResource vpc = progress_resource(progress, 0, 0, 101000);
        assert_string_equal(vpc.logical_id, "Vpc");
        assert_int_equal(vpc.state, PROGRESS_BUSY);
        assert_int_equal(vpc.settling, configured);
        remaining[configured] = progress_view(progress, 101000).remaining_ms;
        take(progress, &(Ev){109, "Vpc", "CREATE_COMPLETE"});
        assert_false(progress_resource(progress, 0, 0, 110000).settling);
        progress_free(progress);
    }
    assert_true(remaining[0] - remaining[1] > 5000); /* of the ten seconds that it usually takes */
    template_outline_free(outline);
}

/* ---- whole runs of the real template, simulated */

typedef struct Run {
    const TemplateOutline *outline;
    int start_s[200], end_s[200], whole_s; /* by resource; from the stack's beginning */
} Run;

/* Each resource begins when what it needs stands; it takes its usual time, times `factor`, the database times its
 * own. */
static void run_plan(Run *run, const TemplateOutline *outline, double factor, double database) {
    *run = (Run){.outline = outline};
    bool placed[200] = {false};
    for (size_t left = outline->resource_count, before = 0; left != before;) {
        before = left;
        for (size_t i = 0; i < outline->resource_count; i++) {
            const TemplateResource *resource = &outline->resources[i];
            int start = 2;
            bool ready = !placed[i];
            for (size_t j = 0; j < resource->need_count && ready; j++) {
                ready = placed[resource->needs[j]];
                start = run->end_s[resource->needs[j]] > start ? run->end_s[resource->needs[j]] : start;
            }
            if (!ready)
                continue;
            placed[i] = true;
            left--;
            if (!resource->wanted)
                continue;
            double own = strcmp(resource->logical_id, "Database") == 0 ? database : factor;
            run->start_s[i] = start;
            run->end_s[i] = start + 1 + (int)(resource->usual_s * own);
            run->whole_s = run->end_s[i] + 2 > run->whole_s ? run->end_s[i] + 2 : run->whole_s;
        }
    }
}

enum { BEGAN_S = 1000 };

/* What happened in second `at_s` of the run. */
static void run_play(const Run *run, Progress *progress, int at_s) {
    if (at_s == 0)
        take(progress, &(Ev){BEGAN_S, NULL, "CREATE_IN_PROGRESS", "User Initiated"});
    for (size_t i = 0; i < run->outline->resource_count; i++) {
        const char *id = run->outline->resources[i].logical_id;
        if (run->end_s[i] && run->start_s[i] == at_s)
            take(progress, &(Ev){BEGAN_S + at_s, id, "CREATE_IN_PROGRESS"});
        if (run->end_s[i] && run->end_s[i] == at_s)
            take(progress, &(Ev){BEGAN_S + at_s, id, "CREATE_COMPLETE"});
    }
    if (at_s == run->whole_s)
        take(progress, &(Ev){BEGAN_S + at_s, NULL, "CREATE_COMPLETE"});
}

/* Runs faster and slower than usual, looked at each second: no leap, nothing goes back, and half-way the end is known
 * better than from the usual times alone. */
static void test_learns(void **unused) {
    static const struct {
        const char *name;
        double factor, database;
        int wrong_percent; /* how far the whole may be off, half-way */
        int attached_s;    /* from when on it is looked at */
    } cases[] = {
        {"as usual", 1, 1, 6, 0},
        {"twice as fast", 0.5, 0.5, 25, 0},
        {"twice as slow", 2, 2, 20, 0},
        {"slow database", 1, 1.6, 30, 0},
        {"quick database", 1, 0.6, 50, 0},
        {"attached", 1.5, 1.5, 20, 400},
        {"everything at once", 0.05, 0.05, 1000, 0},
    };
    Error err = {0};
    TemplateOutline *outline = template_outline_new(NULL, NULL, 0, &err);
    (void)unused;
    assert_non_null(outline);
    assert_true(outline->resource_count < 200);
    Run usual;
    run_plan(&usual, outline, 1, 1);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Run run;
        run_plan(&run, outline, cases[i].factor, cases[i].database);
        Progress *progress = progress_new(outline, OURS, "", 0);
        double share = 0;
        long long remaining = 0;
        for (int at = 0; at < run.whole_s; at++) {
            run_play(&run, progress, at);
            if (at < cases[i].attached_s)
                continue;
            ProgressView view = progress_view(progress, (BEGAN_S + at) * 1000LL);
            long long leap = view.remaining_ms - (remaining - 1000);
            if (view.share < share || view.share >= 1 || view.remaining_ms <= 0)
                fail_msg("%s at %d of %d s: share %f after %f, remaining %lld", cases[i].name, at, run.whole_s,
                         view.share, share, view.remaining_ms);
            if (at > cases[i].attached_s && llabs(leap) > 10000 + remaining / 20)
                fail_msg("%s at %d of %d s: remaining %lld after %lld", cases[i].name, at, run.whole_s,
                         view.remaining_ms, remaining);
            share = view.share;
            remaining = view.remaining_ms;
            if (at == run.whole_s / 2) {
                long long off = view.expected_ms / 1000 - run.whole_s, naive = usual.whole_s - run.whole_s;
                print_message("%s: takes %d s, half-way expected %lld s\n", cases[i].name, run.whole_s,
                              view.expected_ms / 1000);
                if (llabs(off) * 100 > (long long)cases[i].wrong_percent * run.whole_s ||
                    llabs(off) > llabs(naive) + run.whole_s / 20)
                    fail_msg("%s: expected %lld s, takes %d s", cases[i].name, view.expected_ms / 1000, run.whole_s);
            }
        }
        run_play(&run, progress, run.whole_s);
        ProgressView end = progress_view(progress, (BEGAN_S + run.whole_s) * 1000LL);
        assert_true(end.ended && end.share == 1 && end.remaining_ms == 0);
        progress_free(progress);
    }
    template_outline_free(outline);
}

/* A failure turns the operation: the share of the rollback begins anew, its remaining time too. */
static void test_learns_of_a_failure(void **unused) {
    Error err = {0};
    TemplateOutline *outline = template_outline_new(NULL, NULL, 0, &err);
    Run run;
    (void)unused;
    run_plan(&run, outline, 1, 1);
    Progress *progress = progress_new(outline, OURS, "", 0);
    int failed = 0;
    for (int at = 0; at <= 300; at++) {
        run_play(&run, progress, at);
        progress_view(progress, (BEGAN_S + at) * 1000LL);
    }
    assert_true(progress_view(progress, (BEGAN_S + 300) * 1000LL).share > 0.2);
    take(progress, &(Ev){BEGAN_S + 301, "Bastion", "CREATE_FAILED", "no capacity"});
    take(progress, &(Ev){BEGAN_S + 302, NULL, "ROLLBACK_IN_PROGRESS", "failed"});
    double share = 0;
    for (int at = 302; at < 900; at++) {
        ProgressView view = progress_view(progress, (BEGAN_S + at) * 1000LL);
        if (at == 302 && view.share > 0.1)
            fail_msg("the rollback begins with %f", view.share);
        if (view.share < share || view.remaining_ms <= 0)
            fail_msg("at %d: share %f after %f, remaining %lld", at, view.share, share, view.remaining_ms);
        share = view.share;
        for (size_t i = 0; i < outline->resource_count; i++)
            if (run.end_s[i] && run.start_s[i] < 300 && (int)i * 4 + 303 == at) {
                take(progress, &(Ev){BEGAN_S + at, outline->resources[i].logical_id, "DELETE_COMPLETE"});
                failed++;
            }
    }
    assert_true(failed > 20);
    take(progress, &(Ev){BEGAN_S + 900, NULL, "ROLLBACK_COMPLETE"});
    assert_true(progress_view(progress, (BEGAN_S + 900) * 1000LL).share == 1);
    progress_free(progress);
    template_outline_free(outline);
}

/* ---- a long history, in whatever order it comes: AWS gives pages, the newest event first */

enum { MANY = 100000, PAGE = 100, RESOURCES = 60 };

static int in_order(int i) {
    return i;
}

static int backwards(int i) {
    return MANY - 1 - i;
}

static int pages_backwards(int i) {
    return i / PAGE * PAGE + PAGE - 1 - i % PAGE;
}

/* Each page's first event is one of the page before. */
static int late_by_a_page(int i) {
    return i % PAGE == 0 ? i - (i ? PAGE - 1 : 0) : i % PAGE == 1 && i + PAGE - 1 < MANY ? i + PAGE - 1 : i;
}

/* Each page's first event is older than all of the pages before: half of the time of pages and of such ones. */
static int late_by_all(int i) {
    return i % PAGE == 0 ? MANY / PAGE - 1 - i / PAGE : MANY / PAGE + i - i / PAGE - 1;
}

static int anywhere(int i) {
    return (int)((i * 77773LL + 4711) % MANY); /* a prime: each once */
}

/* Rows stand in the order in which they were heard of. */
static void expect_many(Progress *progress) {
    CfnChange changes[RESOURCES];
    char ids[RESOURCES][8], action[] = "Modify", type[] = "T", replacement[] = "False";
    for (int i = 0; i < RESOURCES; i++) {
        snprintf(ids[i], sizeof ids[i], "R%d", i);
        changes[i] = (CfnChange){.action = action, .logical_id = ids[i], .type = type, .replacement = replacement};
    }
    progress_expect_changes(progress, changes, RESOURCES);
}

/* The second of event `at`: a resource out of sixty, made and then changed for ever. */
static void take_many(Progress *progress, int at) {
    char id[8];
    snprintf(id, sizeof id, "R%d", at / 2 % RESOURCES);
    take(progress, &(Ev){2 + at, id, at % 2 ? "UPDATE_COMPLETE" : "UPDATE_IN_PROGRESS"});
}

/* With a view after each page, how often an event is gone through is near their number, and all is seen as if they had
 * come in order. Counted, as times say more of the machine. */
static void test_many(void **unused) {
    static const struct {
        const char *name;
        int (*at)(int i);
        size_t most; /* times the number of events */
    } orders[] = {
        {"as they happened", in_order, 1},
        {"each page backwards", pages_backwards, 1},
        {"a page's event is late", late_by_a_page, 3},
        {"a page's event is late by all", late_by_all, 4},
        {"the newest page first", backwards, 4},
        {"no order at all", anywhere, 50},
    };
    TemplateOutline *outline = outline_make();
    AUTO(memory_release) char *expected = NULL;
    (void)unused;
    for (size_t order = 0; order < sizeof orders / sizeof *orders; order++) {
        Progress *progress = progress_new(outline, OURS, "", 0);
        double started = worked_ms();
        expect_many(progress);
        take(progress, &(Ev){1, NULL, "UPDATE_IN_PROGRESS"});
        for (int i = 0; i < MANY; i++) {
            take_many(progress, orders[order].at(i));
            if (i % PAGE == PAGE - 1)
                progress_view(progress, 2000 + i);
        }
        worked_row("100,000 events through the model, CPU", orders[order].name, started);
        assert_int_equal(progress_event_count(progress), MANY + 1);
        for (size_t i = 1; i <= MANY; i += 997)
            assert_true(progress_event(progress, i - 1)->at_ms <= progress_event(progress, i)->at_ms);
        print_message("%d events, %s: each gone through %.1f times\n", MANY, orders[order].name,
                      (double)progress->work / MANY);
        assert_true(progress->work <= orders[order].most * (MANY + 1));
        AUTO(memory_release) char *found = picture(progress, 2 * MANY);
        if (!expected)
            expected = memory_copy(found);
        assert_string_equal(found, expected);
        progress_free(progress);
    }
    template_outline_free(outline);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_create),
        cmocka_unit_test(test_any_order),
        cmocka_unit_test(test_older_operation),
        cmocka_unit_test(test_update),
        cmocka_unit_test(test_unchanged),
        cmocka_unit_test(test_nested_cause),
        cmocka_unit_test(test_stack_cause),
        cmocka_unit_test(test_attach),
        cmocka_unit_test(test_delete),
        cmocka_unit_test(test_times),
        cmocka_unit_test(test_stuck),
        cmocka_unit_test(test_settling),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_learns),
        cmocka_unit_test(test_learns_of_a_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
