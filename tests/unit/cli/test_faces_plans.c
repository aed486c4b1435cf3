/* Every kind of change that a plan can hold, alone and together, through all three faces: Review, --plain and `plan`
 * tell each of them in the same words, with what AWS warns of, what stays as it stands and what becomes of the list. */
#include "base/memory.h"
#include "cli/print_plan.h"
#include "guide/allowed_changes.h"
#include "guide/kept.h"
#include "guide/review.h"
#include "plain/parts.h"
#include "screens/review_text.h"
#include "tests/unit/cli/faces.h"

/* Action, logical id, type, replacement, details. */
static const char *const rows[][5] = {
    {"Add", "TargetAlarm", "AWS::CloudWatch::Alarm", "", ""},
    {"Modify", "Dashboard", "AWS::CloudWatch::Dashboard", "False", "DashboardBody (ResourceReference)"},
    {"Modify", "Bastion", "AWS::EC2::Instance", "Conditional", "InstanceType (ParameterReference)"},
    {"Remove", "NatInstance", "AWS::EC2::Instance", "", ""},
    {"Modify", "Database", "AWS::RDS::DBInstance", "True", "DBName (ParameterReference)"},
    {"Modify", "FlowLogs", "AWS::Logs::LogGroup", "False", "RetentionInDays (ParameterReference)"},
};
enum { ROWS = sizeof rows / sizeof *rows, SUBSETS = 1 << ROWS };

/* What may come on top of the changes. */
typedef enum { WARNED = 1, KEPT = 2, LIST_CHANGED = 4, TWISTS = 8 } Twist;

/* ---- the plans */

static void change_add(Plan *plan, const char *const row[5]) {
    plan->set.changes[plan->set.change_count++] = (CfnChange){.action = memory_copy(row[0]),
                                                              .logical_id = memory_copy(row[1]),
                                                              .type = memory_copy(row[2]),
                                                              .replacement = memory_copy(row[3]),
                                                              .details = memory_copy(row[4])};
}

static void warning_add(Plan *plan) {
    plan->warnings.items = memory_new(1, sizeof *plan->warnings.items);
    plan->warnings.count = 1;
    plan->warnings.items[0] = (CfnFinding){.logical_id = memory_copy("NatAddress"),
                                           .type = memory_copy("AWS::EC2::EIP"),
                                           .validation = memory_copy("SERVICE_QUOTA_VALIDATION"),
                                           .path = memory_copy(""),
                                           .reason = memory_copy("The quota of addresses would be passed"),
                                           .warning = true};
}

static void kept_add(Plan *plan) {
    plan->differences.items = memory_new(1, sizeof *plan->differences.items);
    plan->differences.count = 1;
    plan->differences.items[0] = (StandingDifference){.kind = STANDING_KEPT,
                                                      .row = setting_find("retention.backup_days"),
                                                      .stands = memory_copy("30"),
                                                      .wished = memory_copy("7")};
}

static void list_change(Plan *plan) {
    static const AccessKind kinds[] = {ACCESS_ADDED, ACCESS_ADDED_ELSEWHERE, ACCESS_REMOVED_ELSEWHERE};
    enum { KINDS = sizeof kinds / sizeof *kinds };
    Error err = {0};
    plan->allowed.changes = memory_new(KINDS, sizeof *plan->allowed.changes);
    for (size_t i = 0; i < KINDS; i++) {
        AccessChange *change = &plan->allowed.changes[plan->allowed.count++];
        AUTO(memory_release) char *cidr = memory_print("198.51.100.%zu/32", i + 1);
        *change = (AccessChange){.kind = kinds[i], .note = memory_copy("café")};
        assert_true(cidr_parse(cidr, &change->cidr, &err));
    }
}

static Plan plan_of(unsigned subset, unsigned twist, bool create) {
    Plan plan = {.state = PLAN_READY, .create = create, .status = stack_status("CREATE_COMPLETE")};
    plan.set.changes = memory_new(ROWS, sizeof *plan.set.changes);
    plan.set.id = memory_copy("arn:change-set");
    for (size_t i = 0; i < ROWS; i++)
        if (subset & 1U << i)
            change_add(&plan, rows[i]);
    plan.danger_count = plan_find_dangers(plan.set.changes, plan.set.change_count, &plan.dangers);
    if (twist & WARNED)
        warning_add(&plan);
    if (twist & KEPT && !create)
        kept_add(&plan);
    if (twist & LIST_CHANGED && !create)
        list_change(&plan);
    return plan;
}

/* ---- the faces */

typedef struct Shown {
    const Plan *plan;
    Settings *chosen;
} Shown;

static void draw_screen(const void *state, const Canvas *canvas) {
    const Shown *shown = state;
    static const Risks none;
    static const Drift nothing;
    Wizard wizard = {.choices = {.chosen = shown->chosen}, .work = {.plan = *shown->plan}};
    Pager *pager = pager_new(true);
    review_fill(pager, &wizard, true, &none, &nothing, NULL, false);
    pager_draw(pager, canvas);
    pager_free(pager);
}

static void show_plain(const void *what) {
    static const PlainOptions options;
    const Shown *shown = what;
    Plain plain = {.options = &options, .choices = {.chosen = shown->chosen}};
    plain_changes(&plain, shown->plan, true);
}

static void show_command(const void *what) {
    static const PlanTold nothing;
    const Shown *shown = what;
    Run run = {.settings = shown->chosen};
    fflush(stdout);
    int kept = dup(STDOUT_FILENO);
    dup2(STDERR_FILENO, STDOUT_FILENO); /* the answer and what is said beside it: one face */
    plan_print(&run, shown->plan, &nothing);
    fflush(stdout);
    dup2(kept, STDOUT_FILENO);
    close(kept);
}

/* ---- held beside each other */

static void hold_words(const Faces *faces, const char *said) {
    AUTO(memory_release) char *words = squeezed(said);
    found(faces, "Review", faces->screen, words);
    found(faces, "--plain", faces->plain, words);
    found(faces, "plan", faces->command, words);
}

/* A title may count more in the command: it says also what the screens' user has just done himself. */
static void hold_lines(const Faces *faces, Lines *lines) {
    for (size_t i = 0; i < lines->count; i++)
        if (lines->items[i].role != LINE_TITLE)
            hold_words(faces, lines->items[i].words);
    lines_release(lines);
}

static void hold(unsigned subset, unsigned twist, bool create) {
    AUTO(plan_release) Plan plan = plan_of(subset, twist, create);
    Settings *settings = settings_new();
    const Shown shown = {&plan, settings};
    AUTO(memory_release) char *where = memory_print("changes %x, %x, %d", subset, twist, create);
    AUTO(memory_release) char *screen = drawn(draw_screen, &shown, 120, 120);
    AUTO(memory_release) char *plain = written(STDERR_FILENO, show_plain, &shown);
    AUTO(memory_release) char *command = written(STDERR_FILENO, show_command, &shown);
    const Faces faces = {where, screen, "", plain, command};
    AUTO(lines_release) Lines lines = {0};
    for (size_t i = 0; i < plan.set.change_count && !create; i++) { /* a creation is told by its steps on the screen */
        AUTO(text_release) Text words = {0};
        if (change_rank(&plan, &plan.set.changes[i]) == CHANGE_ADD)
            continue;
        change_words(&plan, &plan.set.changes[i], &words);
        hold_words(&faces, text_string(&words));
    }
    review_warnings(&plan, &lines);
    hold_lines(&faces, &lines);
    review_kept(&plan, &lines);
    hold_lines(&faces, &lines);
    review_list_others(&plan, &lines);
    hold_lines(&faces, &lines);
    settings_free(settings);
}

static void test_each_plan(void **unused) {
    size_t plans = 0;
    (void)unused;
    for (unsigned subset = 1; subset < SUBSETS; subset++)
        for (unsigned twist = 0; twist < TWISTS; twist++)
            for (int create = 0; create < 2; create++, plans++)
                hold(subset, twist, create);
    assert_int_equal(plans, (SUBSETS - 1) * TWISTS * 2);
    printf("%zu plans, through three faces\n", plans);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_each_plan)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
