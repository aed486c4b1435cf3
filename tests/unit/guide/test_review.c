/* What would change, the worst first, and what is asked before it does. */
#include "guide/review.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

/* Action, logical id, type, replacement, details. */
static const char *const rows[][5] = {
    {"Add", "TargetAlarm", "AWS::CloudWatch::Alarm", "", ""},
    {"Modify", "Dashboard", "AWS::CloudWatch::Dashboard", "False",
     "DashboardBody (ResourceReference), DashboardBody (DirectModification)"},
    {"Modify", "Bastion", "AWS::EC2::Instance", "Conditional", "InstanceType (ParameterReference)"},
    {"Remove", "NatInstance", "AWS::EC2::Instance", "", ""},
    {"Modify", "Database", "AWS::RDS::DBInstance", "True", "DBName (ParameterReference)"},
    /* AWS says "Conditional" of what a parameter reaches; this database is in no danger. */
    {"Modify", "Reports", "AWS::RDS::DBInstance", "Conditional", "AllocatedStorage (ParameterReference), MultiAZ (…)"},
};
enum { ROWS = sizeof rows / sizeof *rows };

static CfnChange change_of(size_t row) {
    const char *const *from = rows[row];
    return (CfnChange){.action = memory_copy(from[0]),
                       .logical_id = memory_copy(from[1]),
                       .type = memory_copy(from[2]),
                       .replacement = memory_copy(from[3]),
                       .details = memory_copy(from[4])};
}

/* The rows from `first` on, each `step` further, `count` in all. */
static Plan plan_of(size_t first, size_t step, size_t count) {
    Plan plan = {.state = PLAN_READY, .status = stack_status("CREATE_COMPLETE")};
    plan.set.changes = memory_new(count, sizeof *plan.set.changes);
    for (size_t i = 0; i < count; i++)
        plan.set.changes[plan.set.change_count++] = change_of((first + i * step) % ROWS);
    plan.danger_count = plan_find_dangers(plan.set.changes, count, &plan.dangers);
    for (size_t i = 0; i < plan.danger_count; i++)
        plan.database_in_danger = plan.database_in_danger || plan.dangers[i].database;
    return plan;
}

static void told(const Lines *lines, Text *text) {
    static const char *const roles[] = {[LINE_TITLE] = "#",   [LINE_ADDED] = "+",  [LINE_CHANGED] = "~",
                                        [LINE_CAREFUL] = "?", [LINE_DANGER] = "!", [LINE_COST] = "$"};
    for (size_t i = 0; i < lines->count; i++) {
        const char *role = roles[lines->items[i].role], *label = lines->items[i].label;
        text_print(text, "%s %s%s%s\n", role ? role : " ", label, *label ? ": " : "", lines->items[i].words);
    }
}

static void test_ranks(void **unused) {
    (void)unused;
    AUTO(plan_release) Plan plan = plan_of(0, 1, ROWS);
    AUTO(lines_release) Lines lines = {0};
    AUTO(text_release) Text text = {0};
    review_grave(&plan, &lines);
    review_modified(&plan, &lines);
    review_added(&plan, NULL, &lines);
    told(&lines, &text);
    assert_string_equal(text_string(&text),
                        "! Database: the database would be replaced by a new, empty one; its data is not moved along\n"
                        "# AWS will remove or replace: 3\n"
                        "! Replaces Database (RDS::DBInstance): DBName\n"
                        "! Removes NatInstance (EC2::Instance)\n"
                        "? May replace Bastion (EC2::Instance): InstanceType\n"
                        "# AWS will change in place: 2\n"
                        "~ Changes Dashboard (CloudWatch::Dashboard): DashboardBody\n"
                        "~ Changes Reports (RDS::DBInstance): AllocatedStorage, MultiAZ\n"
                        "# AWS will add: 1\n"
                        "+ Adds TargetAlarm (CloudWatch::Alarm)\n");
}

/* Agreed to once, it is known again in whatever order AWS lists it; one change more, or another property, is not. */
static void test_mark(void **unused) {
    (void)unused;
    AUTO(plan_release)
    Plan plan = plan_of(0, 1, ROWS), turned = plan_of(ROWS - 1, ROWS - 1, ROWS), fewer = plan_of(0, 1, ROWS - 1),
         other = plan_of(0, 1, ROWS), rules = plan_of(0, 1, ROWS);
    AUTO(text_release) Text one = {0}, two = {0}, three = {0}, four = {0}, five = {0};
    drift_add(&rules.beside,
              (DriftItem){.logical_id = memory_copy("Db"), .actual = memory_copy("tcp 1 from 0.0.0.0/0")});
    changes_mark(&rules, &five);
    free(other.set.changes[4].details);
    other.set.changes[4].details = memory_copy("DBName (ParameterReference), KmsKeyId (ResourceReference)");
    changes_mark(&plan, &one);
    changes_mark(&turned, &two);
    changes_mark(&fewer, &three);
    changes_mark(&other, &four);
    assert_string_equal(text_string(&one), text_string(&two));
    assert_string_not_equal(text_string(&one), text_string(&three));
    assert_string_not_equal(text_string(&one), text_string(&four));
    assert_string_not_equal(text_string(&one), text_string(&five));
}

/* Only what is a risk wants more than the agreement: a word typed, or the app's name. */
static void test_questions(void **unused) {
    (void)unused;
    AUTO(plan_release) Plan harmless = plan_of(0, 1, 4), lost = plan_of(4, 1, 1);
    Risk items[] = {{.id = RISK_DATABASE_REPLACED, .words = (char *)"Database: gone"},
                    {.id = RISK_OPEN_TO_ALL, .words = (char *)"Anyone may try"},
                    {.id = RISK_ACCESS_REMOVED, .words = (char *)"No longer allowed: x"}};
    const Risks all = {.items = items, .count = 3}, open = {.items = items + 1, .count = 2};
    const Risks mild = {.items = items + 2, .count = 1};
    AUTO(question_release) Question none = {0}, typed = {0}, opens = {0}, remains = {0}, stands = {0};
    AUTO(question_release) Question unshown = {0};
    review_question(&harmless, &mild, "shop", true, &none);
    assert_null(none.title);
    review_question(&lost, &all, "shop", true, &typed);
    assert_string_equal(typed.typed, "shop");
    assert_string_equal(typed.words, "Database: gone. Anyone may try.");
    review_question(&harmless, &open, "shop", true, &opens);
    assert_string_equal(opens.typed, "open");
    review_question(&harmless, &mild, "shop", false, &unshown); /* there was no room for it: then it is asked about */
    assert_true(unshown.title && unshown.grave && !unshown.typed);
    assert_string_equal(unshown.words, "No longer allowed: x.");
    harmless.state = lost.state = PLAN_NEEDS_DELETE; /* what a creation left: see test_destroy.c */
    review_question(&harmless, &mild, "shop", true, &remains);
    assert_true(remains.title && !remains.typed);
    lost.remains.database_used = true;
    lost.remains.on_delete = memory_copy("snapshot");
    review_question(&lost, &mild, "shop", true, &stands);
    assert_string_equal(stands.typed, "shop");
}

/* Each state that has nothing to execute says what is, and none is empty. */
static void test_states(void **unused) {
    (void)unused;
    for (PlanState state = PLAN_READY; state <= PLAN_FOREIGN; state++) {
        Plan plan = {.state = state, .owner = OWNER_OTHER, .status = stack_status("UPDATE_ROLLBACK_FAILED")};
        plan.stack.status = (char[]){"UPDATE_ROLLBACK_FAILED"};
        AUTO(text_release) Text words = {0};
        Sign sign = review_state(&plan, &words);
        assert_int_equal(words.length == 0, state == PLAN_READY);
        assert_int_equal(sign == SIGN_WELL, state == PLAN_READY || state == PLAN_UNCHANGED);
    }
}

static void set(Settings *settings, const char *path, const char *value) {
    Error err = {0};
    if (!settings_set(settings, path, value, &err))
        fail_msg("%s: %s", path, err.said);
}

static void allow(Settings *settings, const char *cidr, const char *note) {
    Error err = {0};
    Cidr parsed;
    assert_true(cidr_parse(cidr, &parsed, &err) &&
                allow_list_add(settings_allowed(settings), parsed, note, NULL, &err));
}

/* Old and new of a setting; addresses that come, go and change their note; a wide range says so. */
static void test_differences(void **unused) {
    (void)unused;
    Settings *before = settings_new(), *chosen = settings_new();
    AUTO(lines_release) Lines lines = {0}, none = {0};
    AUTO(text_release) Text text = {0};
    set(before, "app", "shop");
    set(chosen, "app", "shop");
    set(chosen, "database.storage_gib", "40");
    set(chosen, "tags.team", "blue");
    allow(before, "203.0.113.7/32", "home");
    allow(before, "198.51.100.1/32", "office");
    allow(chosen, "198.51.100.1/32", "office, second floor");
    allow(chosen, "0.0.0.0/0", "");
    review_differences(chosen, before, &lines);
    told(&lines, &text);
    assert_string_equal(text_string(&text), "# Your changes\n"
                                            "~ Storage: 40 GiB, was 20 GiB\n"
                                            "~ Another note: 198.51.100.1/32, office, second floor\n"
                                            "? May connect: 0.0.0.0/0: the whole internet: 4,294,967,296 addresses\n"
                                            "! May no longer: 203.0.113.7/32, home\n"
                                            "~ Tag: team: blue\n");
    review_differences(chosen, chosen, &none);
    assert_int_equal(none.count, 2);
    review_cost(chosen, before, &none);
    assert_true(none.count > 2 && none.items[2].role == LINE_TITLE);
    settings_free(before);
    settings_free(chosen);
}

/* Who chose the smaller bill is told what it gives up; who had it before, or goes back, is not. */
static void test_given_up(void **unused) {
    static const struct {
        const char *before, *chosen; /* network.nat; NULL: nothing stands */
        const char *cost, *given_up; /* beginnings; "": none */
    } cases[] = {
        {NULL, "none", "# Cost: ~$53/month", "? network.nat: none. What you add"},
        {NULL, "instance", "# Cost: ~$65/month", ""},
        {"instance", "none", "# Cost: -$12.68/month, from ~$65 to ~$53", "? network.nat: none. What you add"},
        {"none", "none", "", ""},
        {"none", "instance", "# Cost: +$12.68/month, from ~$53 to ~$65", ""},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(lines_release) Lines lines = {0};
        AUTO(text_release) Text text = {0};
        Settings *before = settings_new(), *chosen = settings_new();
        set(before, "region", "eu-west-1");
        set(chosen, "region", "eu-west-1");
        set(before, "network.nat", cases[i].before ? cases[i].before : "instance");
        set(chosen, "network.nat", cases[i].chosen);
        review_cost(chosen, cases[i].before ? before : NULL, &lines);
        told(&lines, &text);
        const char *given_up = strstr(text_string(&text), "network.nat:");
        if (strncmp(text_string(&text), cases[i].cost, strlen(cases[i].cost)) != 0 || !*cases[i].cost != !lines.count ||
            !*cases[i].given_up != !given_up || (given_up && !strstr(text_string(&text), cases[i].given_up)))
            fail_msg("case %zu: %s", i, text_string(&text));
        settings_free(before);
        settings_free(chosen);
    }
}

static void test_counts(void **unused) {
    CfnChange changes[] = {
        {.action = (char *)"Add", .replacement = (char *)"", .type = (char *)"AWS::SNS::Topic"},
        {.action = (char *)"Add", .replacement = (char *)"", .type = (char *)"AWS::SNS::Topic"},
        {.action = (char *)"Modify", .replacement = (char *)"False", .type = (char *)"AWS::SNS::Topic"},
        {.action = (char *)"Remove", .replacement = (char *)"", .type = (char *)"AWS::SNS::Topic"},
        {.action = (char *)"SyncWithActual", .replacement = (char *)"", .type = (char *)"AWS::SNS::Topic"},
        {.action = (char *)"Modify", .replacement = (char *)"True", .type = (char *)"AWS::SNS::Topic"}};
    static const struct {
        size_t count;
        const char *words;
    } cases[] = {{0, "0 to add, 0 to change, 0 to remove"},
                 {2, "2 to add, 0 to change, 0 to remove"},
                 {5, "2 to add, 1 to change, 1 to remove"},
                 {6, "2 to add, 1 to change, 1 to remove, 1 to replace, or perhaps"}};
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Plan plan = {.set = {.changes = changes, .change_count = cases[i].count}};
        AUTO(text_release) Text words = {0};
        review_counts(&plan, &words);
        assert_string_equal(cases[i].words, text_string(&words));
    }
}

/* Old and new of a property, where AWS tells them and they fit into a line. */
static void test_values(void **unused) {
    static const struct {
        const char *before, *after, *words;
    } cases[] = {{"20", "40", "Changes X (SNS::Topic): Size 20 → 40"},
                 {"", "40", "Changes X (SNS::Topic): Size none → 40"},
                 {"20", "20", "Changes X (SNS::Topic): Size"},
                 {"{\"a\":1}", "40", "Changes X (SNS::Topic): Size"}};
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct CfnValue value = {(char *)"Size", (char *)(uintptr_t)cases[i].before, (char *)(uintptr_t)cases[i].after};
        const CfnChange change = {.action = (char *)"Modify",
                                  .logical_id = (char *)"X",
                                  .type = (char *)"AWS::SNS::Topic",
                                  .replacement = (char *)"False",
                                  .details = (char *)"Size (DirectModification), Size (ParameterReference)",
                                  .values = &value,
                                  .value_count = 1};
        const Plan plan = {0};
        AUTO(text_release) Text words = {0};
        change_words(&plan, &change, &words);
        assert_string_equal(cases[i].words, text_string(&words));
    }
}

/* What waits for the window, whoever asked for it: what a change makes of it is said before it is made. */
static void test_waiting(void **unused) {
    static const struct {
        const char *details, *sent; /* "": the database does not change */
        bool waits, unread;
        const char *words; /* of the one line; NULL: none */
    } cases[] = {
        {"", "db.t4g.micro", false, false, ": RDS makes it in the maintenance window sun:04:30-sun:05:30 (UTC)"},
        {"BackupRetentionPeriod (P)", "db.t4g.micro", false, false, "comes at once with this change of the database"},
        {"ApplyImmediately (P)", "db.t4g.small", false, false, "comes at once with this change of the database"},
        {"DBInstanceClass (P)", "db.t4g.micro", false, false, "is taken back by this change"},
        {"", "db.t4g.micro", false, true, "What waits for the maintenance window can't be seen"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CfnParameter sent = {(char *)"DatabaseInstanceClass", (char *)(uintptr_t)cases[i].sent};
        CfnChange change = {.action = (char *)"Modify",
                            .logical_id = (char *)"Database",
                            .type = (char *)(*cases[i].details ? "AWS::RDS::DBInstance" : "AWS::Logs::LogGroup"),
                            .replacement = (char *)"False",
                            .details = (char *)(uintptr_t)cases[i].details};
        const Plan plan = {
            .set = {.changes = &change, .change_count = 1}, .parameters = {&sent, 1}, .waits = cases[i].waits};
        WaitingItem item = {"DBInstanceClass", setting_find("database.instance_class"), (char *)"db.t4g.micro",
                            (char *)"db.t4g.small"};
        Drift seen = {.waiting = {.window = "sun:04:30-sun:05:30", .items = &item, .count = cases[i].unread ? 0 : 1}};
        if (cases[i].unread)
            error_set(&seen.waiting.unread, ERROR_DENIED, "ask for it", "not permitted");
        AUTO(lines_release) Lines lines = {0};
        review_seen(&plan, &seen, 0, &lines);
        assert_int_equal(1, lines.count);
        if (!strstr(lines.items[0].words, cases[i].words))
            fail_msg("%zu: %s", i, lines.items[0].words);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts),      cmocka_unit_test(test_values),    cmocka_unit_test(test_ranks),
        cmocka_unit_test(test_mark),        cmocka_unit_test(test_questions), cmocka_unit_test(test_states),
        cmocka_unit_test(test_differences), cmocka_unit_test(test_given_up),  cmocka_unit_test(test_waiting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
