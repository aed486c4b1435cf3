/* Which risks a change has, what each needs, and what a refusal says to add. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/memory.h"
#include "guide/risk.h"

#include <stdlib.h>
#include <string.h>

/* "access.allowed=…|database.multi_az=true"; NULL: no settings. */
static Settings *settings_of(const char *assignments) {
    if (!assignments)
        return NULL;
    Settings *settings = settings_new();
    AUTO(memory_release) char *copy = memory_copy(assignments);
    char *rest = copy;
    for (char *one; (one = strsep(&rest, "|")) != NULL;) {
        Error err = {0};
        if (*one && !settings_assign(settings, one, &err))
            fail_msg("%s: %s", one, err.said);
    }
    return settings;
}

/* "open-to-all own-address-missing". */
static void ids_of(const Risks *risks, Text *text) {
    for (size_t i = 0; i < risks->count; i++)
        text_print(text, "%s%s", i ? " " : "", risk_rows[risks->items[i].id].id);
}

static void expect(const char *name, const RiskFacts *facts, const char *ids, const char *words) {
    AUTO(risks_release) Risks risks = {0};
    AUTO(text_release) Text found = {0};
    AUTO(text_release) Text all = {0};
    risks_find(facts, &risks);
    ids_of(&risks, &found);
    for (size_t i = 0; i < risks.count; i++)
        text_print(&all, "%s\n", risks.items[i].words);
    if (strcmp(text_string(&found), ids) != 0 || !strstr(text_string(&all), words))
        fail_msg("%s: found \"%s\": %s", name, text_string(&found), text_string(&all));
}

static void test_of_settings(void **unused) {
    static const struct {
        const char *name, *before, *after, *own, *ids, *words;
    } cases[] = {
        {"nothing", "access.allowed=203.0.113.7", "access.allowed=203.0.113.7", "203.0.113.7", "", ""},
        {"not asked again", "access.allowed=0.0.0.0/0", "access.allowed=0.0.0.0/0|database.multi_az=true",
         "203.0.113.7", "", ""},
        {"new and open", NULL, "access.allowed=0.0.0.0/0", "", "open-to-all", "may try keys at the bastion"},
        {"open to passwords", NULL, "access.allowed=0.0.0.0/0|access.load_balancer=true", "", "open-to-all",
         "Anyone on the internet may try passwords at the database"},
        {"beside others", "access.allowed=203.0.113.7", "access.allowed=203.0.113.7,0.0.0.0/0", "", "open-to-all", ""},
        {"in the other order", "access.allowed=203.0.113.7", "access.allowed=0.0.0.0/0", "", "open-to-all", ""},
        {"two halves", NULL, "access.allowed=0.0.0.0/1,128.0.0.0/1", "", "open-to-all", ""},
        {"half was there", "access.allowed=0.0.0.0/1", "access.allowed=0.0.0.0/1,128.0.0.0/1", "", "open-to-all", ""},
        {"a half", NULL, "access.allowed=0.0.0.0/1", "", "open-wide", "2147483648 more addresses"},
        {"as much as is no risk", NULL, "access.allowed=203.0.0.0/16", "", "", ""},
        {"wide in two parts", NULL, "access.allowed=203.0.0.0/16,198.51.0.0/16", "", "open-wide", "131072"},
        {"wide, but there", "access.allowed=203.0.0.0/15", "access.allowed=203.0.0.0/16", "", "access-removed", ""},
        {"the load balancer exposes it", "access.allowed=0.0.0.0/0",
         "access.allowed=0.0.0.0/0|access.load_balancer=true", "", "open-to-all", "passwords"},
        {"removed", "access.allowed=203.0.113.7,198.51.100.0/24", "access.allowed=203.0.113.7", "203.0.113.7",
         "access-removed", "No longer allowed: 198.51.100.0/24"},
        {"inside another now", "access.allowed=198.51.100.7", "access.allowed=198.51.100.0/24", "", "", ""},
        {"own address", "access.allowed=203.0.113.7", "access.allowed=203.0.113.7", "192.0.2.4", "own-address-missing",
         "192.0.2.4"},
        {"protection", "protection.deletion_protection=true", "protection.deletion_protection=false", "",
         "protection-off", ""},
        {"not of a new stack", NULL, "protection.deletion_protection=false|retention.on_delete=destroy", "", "", ""},
        {"all deleted", "retention.on_delete=retain", "retention.on_delete=destroy", "", "protection-off",
         "no snapshot stays"},
        {"shorter", "retention.backup_days=7", "retention.backup_days=1", "", "retention-shorter", "1 day, not 7"},
        {"longer", "retention.backup_days=7", "retention.backup_days=14", "", "", ""},
        {"two shorter", "retention.flow_logs_days=365|retention.insights=advanced|retention.query_logs_days=30",
         "retention.flow_logs_days=30|retention.query_logs_days=30", "", "retention-shorter retention-shorter",
         "not 465"},
        {"trail", "audit.cloudtrail=true", "audit.cloudtrail=false", "", "trail-off", ""},
        {"mail", NULL, "alarms.email=a@example.com", "", "mail-unconfirmed", "a@example.com"},
        {"mail is there", "alarms.email=a@example.com", "alarms.email=a@example.com", "", "", ""},
        {"the gravest first", "access.allowed=198.51.100.7|audit.cloudtrail=true",
         "access.allowed=0.0.0.0/0|audit.cloudtrail=false", "", "trail-off open-to-all", ""},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Settings *before = settings_of(cases[i].before), *after = settings_of(cases[i].after);
        const RiskFacts facts = {.before = before, .after = after, .own = cases[i].own};
        expect(cases[i].name, &facts, cases[i].ids, cases[i].words);
        settings_free(before);
        settings_free(after);
    }
}

static void test_of_a_plan(void **unused) {
    static const struct {
        const char *name, *id, *type, *replacement, *details, *before, *ids, *words;
    } cases[] = {
        {"class", "Database", "AWS::RDS::DBInstance", "Conditional", "DBInstanceClass (ParameterReference)", "",
         "interruption", "its class changes for some minutes"},
        {"class with a standby", "Database", "AWS::RDS::DBInstance", "False", "MultiAZ (X), DBInstanceClass (Y)",
         "database.multi_az=true", "interruption", "while the standby takes over"},
        {"two at once", "Database", "AWS::RDS::DBInstance", "False", "EngineVersion (X), Port (Y)", "", "interruption",
         "PostgreSQL version changes for some minutes, a new major version ten or more; its port"},
        {"backups", "Database", "AWS::RDS::DBInstance", "False", "BackupRetentionPeriod (ParameterReference)", "", "",
         ""},
        {"another property's name", "Database", "AWS::RDS::DBInstance", "False", "StorageTypes (X), ReplicaPort (Y)",
         "", "", ""},
        {"replaced", "Database", "AWS::RDS::DBInstance", "True", "DBName (DirectModification)", "", "database-replaced",
         "empty one"},
        {"bastion", "Bastion", "AWS::EC2::Instance", "True", "ImageId (X)", "", "tunnels-cut", "is replaced"},
        {"key", "StorageKey", "AWS::KMS::Key", "True", "KeyUsage (X)", "", "key-deleted", ""},
        {"network", "Vpc", "AWS::EC2::VPC", "True", "CidrBlock (X)", "", "network-replaced", ""},
        {"nothing", "Listener", "AWS::ElasticLoadBalancingV2::Listener", "True", "", "", "", ""},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CfnChange change = {.action = (char *)"Modify",
                            .logical_id = (char *)cases[i].id,
                            .type = (char *)cases[i].type,
                            .physical_id = (char *)"",
                            .scope = (char *)"",
                            .replacement = (char *)cases[i].replacement,
                            .details = (char *)cases[i].details};
        Plan plan = {.set = {.changes = &change, .change_count = 1}};
        plan.danger_count = plan_find_dangers(&change, 1, &plan.dangers);
        Settings *before = settings_of(cases[i].before), *after = settings_of(cases[i].before);
        const RiskFacts facts = {.before = before, .after = after, .plan = &plan};
        expect(cases[i].name, &facts, cases[i].ids, cases[i].words);
        settings_free(before);
        settings_free(after);
        for (size_t k = 0; k < plan.danger_count; k++) {
            memory_release(&plan.dangers[k].logical_id);
            memory_release(&plan.dangers[k].type);
        }
        free(plan.dangers);
    }
}

/* Deleting what a first creation left risks the database alone: what the settings open is asked with the new try. */
static void test_remains(void **unused) {
    static const struct {
        bool danger, snapshot;
        const char *ids, *words;
    } cases[] = {
        {false, false, "", ""},
        {true, true, "database-lost", "a last snapshot of it is kept"},
        {true, false, "database-lost", "its data with it: no snapshot is kept"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        PlanDanger danger = {.logical_id = (char *)"Database",
                             .type = (char *)"AWS::RDS::DBInstance",
                             .removed = true,
                             .database = true,
                             .words = "the database would be removed"};
        const Plan plan = {.state = PLAN_NEEDS_DELETE,
                           .dangers = &danger,
                           .danger_count = cases[i].danger,
                           .database_in_danger = cases[i].danger,
                           .remains = {.rest = {.snapshot = cases[i].snapshot}}};
        Settings *after = settings_of("alarms.email=ops@example.com");
        const RiskFacts facts = {.after = after, .plan = &plan, .own = "203.0.113.7"};
        expect(cases[i].snapshot ? "snapshot" : "none", &facts, cases[i].ids, cases[i].words);
        settings_free(after);
    }
}

/* What waits for the window already, and what is sent: is the database away, and when? */
static void test_window(void **unused) {
    static const struct {
        const char *name, *details, *sent; /* the class that the template will have */
        bool waits;
        const char *then; /* the class that waits; in force is db.t4g.micro */
        const char *words, *option;
    } cases[] = {
        {"can wait", "DBInstanceClass (P)", "db.t4g.small", false, NULL, "away meanwhile: its class",
         "--now, or --in-window"},
        {"can't", "Port (P)", "", false, NULL, "away meanwhile: its port", "--now"},
        {"is to wait", "DBInstanceClass (P), ApplyImmediately (P)", "db.t4g.small", true, NULL,
         "away in the maintenance window sun:04:30-sun:05:30 (UTC): its class", "--now, or --in-window"},
        {"waits already", "DBInstanceClass (P), MultiAZ (P)", "db.t4g.small", true, "db.t4g.small", NULL, NULL},
        {"comes with another", "BackupRetentionPeriod (P), ApplyImmediately (P)", "db.t4g.small", false, "db.t4g.small",
         "away meanwhile: its class", "--now"},
        {"another hand's comes with another", "BackupRetentionPeriod (P)", "db.t4g.micro", false, "db.t4g.small",
         "away meanwhile: its class changes for some minutes, which waited for the maintenance window", "--now"},
        {"another hand's, and what can wait", "MultiAZ (P)", "db.t4g.micro", false, "db.t4g.small",
         "away meanwhile: its class", "--now, or --in-window"},
        {"another hand's goes on waiting", "MultiAZ (P), ApplyImmediately (P)", "db.t4g.micro", true, "db.t4g.small",
         NULL, NULL},
        {"is taken back", "DBInstanceClass (P), ApplyImmediately (P)", "db.t4g.micro", false, "db.t4g.small", NULL,
         NULL},
        {"another one instead", "DBInstanceClass (P)", "db.t4g.large", true, "db.t4g.small",
         "in the maintenance window", "--now, or --in-window"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CfnParameter sent = {(char *)"DatabaseInstanceClass", (char *)cases[i].sent};
        CfnChange change = {.action = (char *)"Modify",
                            .logical_id = (char *)"Database",
                            .type = (char *)"AWS::RDS::DBInstance",
                            .replacement = (char *)"False",
                            .details = (char *)cases[i].details};
        const Plan plan = {
            .set = {.changes = &change, .change_count = 1}, .parameters = {&sent, 1}, .waits = cases[i].waits};
        WaitingItem item = {"DBInstanceClass", setting_find("database.instance_class"), (char *)"db.t4g.micro",
                            (char *)cases[i].then};
        const Drift seen = {
            .waiting = {.window = "sun:04:30-sun:05:30", .items = &item, .count = cases[i].then ? 1 : 0}};
        Settings *before = settings_of(""), *after = settings_of("");
        const RiskFacts facts = {.before = before, .after = after, .plan = &plan, .seen = &seen};
        AUTO(risks_release) Risks risks = {0};
        risks_find(&facts, &risks);
        bool found = risks.count == 1 && risks.items[0].id == RISK_INTERRUPTION;
        bool right = cases[i].words ? found && strstr(risks.items[0].words, cases[i].words) &&
                                          strcmp(risks.items[0].option, cases[i].option) == 0 &&
                                          risks.items[0].waits == cases[i].waits
                                    : risks.count == 0;
        if (!right)
            fail_msg("%s: %s", cases[i].name, risks.count ? risks.items[0].words : "none");
        settings_free(before);
        settings_free(after);
    }
}

/* What is sent to wait, and a port, which never does: each part is told when it happens, and agreed to by itself. */
static void test_parts(void **unused) {
    static const struct {
        const char *name, *details, *now, *now_option, *later; /* NULL: no such part */
    } cases[] = {
        {"a port while something waits", "Port (P)",
         "The database is away meanwhile: its port changes for a minute or two; what waits for the maintenance window "
         "goes on waiting",
         "--accept interruption, or --now", NULL},
        {"both", "DBInstanceClass (P), Port (P)", "away meanwhile: its port changes for a minute or two; what waits",
         "--accept interruption, or --now",
         "The database is away in the maintenance window sun:04:30-sun:05:30 (UTC): its class changes for some "
         "minutes"},
        {"only what can wait", "DBInstanceClass (P)", NULL, NULL, "its class changes"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CfnChange change = {.action = (char *)"Modify",
                            .logical_id = (char *)"Database",
                            .type = (char *)"AWS::RDS::DBInstance",
                            .replacement = (char *)"False",
                            .details = (char *)cases[i].details};
        const Plan plan = {.set = {.changes = &change, .change_count = 1}, .waits = true};
        const Drift seen = {.waiting = {.window = "sun:04:30-sun:05:30"}};
        Settings *before = settings_of(""), *after = settings_of("");
        const RiskFacts facts = {.before = before, .after = after, .plan = &plan, .seen = &seen};
        AUTO(risks_release) Risks risks = {0};
        risks_find(&facts, &risks);
        size_t at = 0;
        if (cases[i].now && risks.count) {
            assert_false(risks.items[at].waits);
            assert_string_equal(risks.items[at].option, cases[i].now_option);
            assert_non_null(strstr(risks.items[at++].words, cases[i].now));
        }
        if (cases[i].later && at < risks.count) {
            assert_true(risks.items[at].waits);
            assert_string_equal(risks.items[at].option, "--now, or --in-window");
            assert_non_null(strstr(risks.items[at++].words, cases[i].later));
        }
        if (at != risks.count || at != (cases[i].now != NULL) + (size_t)(cases[i].later != NULL))
            fail_msg("%s: %zu of %zu", cases[i].name, at, risks.count);
        const char *id = "interruption";
        Error err = {0};
        assert_int_equal(risks_accepted(&risks, &(RiskConsent){.in_window = true}, &err), !cases[i].now);
        assert_true(risks_accepted(&risks, &(RiskConsent){.ids = &id, .count = 1}, &err));
        settings_free(before);
        settings_free(after);
    }
}

/* A database that can't be read may have something wait that comes with what goes at once: not known is not none. */
static void test_unread(void **unused) {
    static const struct {
        const char *name, *details;
        bool waits;
        const char *words, *option; /* NULL: none */
    } cases[] = {
        {"what interrupts nothing by itself", "BackupRetentionPeriod (P)", false,
         "The database may be away meanwhile: this change takes along whatever waits for its maintenance window, which "
         "could not be read",
         "--now"},
        {"what can wait itself", "MultiAZ (P)", false, "may be away meanwhile", "--now, or --in-window"},
        {"what interrupts", "Port (P)", false,
         "The database is away meanwhile: its port changes for a minute or two, and perhaps longer: it takes along "
         "whatever waits",
         "--now"},
        {"it is left waiting", "BackupRetentionPeriod (P)", true, NULL, NULL},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CfnChange change = {.action = (char *)"Modify",
                            .logical_id = (char *)"Database",
                            .type = (char *)"AWS::RDS::DBInstance",
                            .replacement = (char *)"False",
                            .details = (char *)cases[i].details};
        const Plan plan = {.set = {.changes = &change, .change_count = 1}, .waits = cases[i].waits};
        const Drift seen = {.waiting.unread = {.said = "AccessDenied"}};
        Settings *before = settings_of(""), *after = settings_of("");
        const RiskFacts facts = {.before = before, .after = after, .plan = &plan, .seen = &seen};
        AUTO(risks_release) Risks risks = {0};
        risks_find(&facts, &risks);
        bool found = risks.count == 1 && risks.items[0].id == RISK_INTERRUPTION && cases[i].words &&
                     strstr(risks.items[0].words, cases[i].words) &&
                     strcmp(risks.items[0].option, cases[i].option) == 0;
        if (cases[i].words ? !found : risks.count != 0)
            fail_msg("%s: %s", cases[i].name, risks.count ? risks.items[0].words : "none");
        settings_free(before);
        settings_free(after);
    }
}

static void test_consent(void **unused) {
    static const struct {
        RiskId risks[2];
        size_t count;
        const char *ids[2];
        bool now, confirm, ok;
        const char *remedy;
    } cases[] = {
        {{0}, 0, {0}, false, false, true, ""},
        {{RISK_ACCESS_REMOVED, RISK_OWN_ADDRESS_MISSING}, 2, {0}, false, false, true, ""},
        {{RISK_INTERRUPTION}, 1, {0}, false, false, false, "if that is meant, add --now"},
        {{RISK_INTERRUPTION}, 1, {0}, true, false, true, ""},
        {{RISK_OPEN_TO_ALL}, 1, {0}, true, true, false, "if that is meant, add --accept open-to-all"},
        {{RISK_OPEN_TO_ALL}, 1, {"open-wide"}, false, false, false, "if that is meant, add --accept open-to-all"},
        {{RISK_OPEN_TO_ALL}, 1, {"open-to-all"}, false, false, true, ""},
        {{RISK_OPEN_TO_ALL, RISK_INTERRUPTION}, 2, {"open-to-all"}, false, false, false, "if that is meant, add --now"},
        {{RISK_OPEN_TO_ALL, RISK_INTERRUPTION},
         2,
         {0},
         false,
         false,
         false,
         "if that is meant, add --accept open-to-all --now"},
        {{RISK_DATABASE_REPLACED}, 1, {0}, false, true, false, "if that is meant, add --accept database-replaced"},
        {{RISK_DATABASE_REPLACED},
         1,
         {"database-replaced"},
         false,
         false,
         false,
         "if that is meant, add --confirm with the app's name"},
        {{RISK_DATABASE_REPLACED}, 1, {"database-replaced"}, false, true, true, ""},
        {{RISK_DATABASE_LOST}, 1, {"database-replaced"}, false, true, false, "add --accept database-lost"},
        {{RISK_DATABASE_LOST}, 1, {"database-lost"}, false, false, false, "add --confirm with the app's name"},
        {{RISK_DATABASE_LOST}, 1, {"database-lost"}, false, true, true, ""},
        {{RISK_NETWORK_REPLACED}, 1, {"network-replaced"}, true, true, false, "another stack"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Risk items[2];
        for (size_t k = 0; k < cases[i].count; k++)
            items[k] = (Risk){
                .id = cases[i].risks[k], .words = (char *)"Words", .option = risk_rows[cases[i].risks[k]].option};
        const Risks risks = {.items = items, .count = cases[i].count};
        RiskConsent consent = {.ids = cases[i].ids, .now = cases[i].now, .confirm = cases[i].confirm};
        while (consent.count < 2 && cases[i].ids[consent.count])
            consent.count++;
        Error err = {0};
        if (risks_accepted(&risks, &consent, &err) != cases[i].ok || !strstr(err.remedy, cases[i].remedy))
            fail_msg("%zu: %s; %s", i, err.said, err.remedy);
    }
}

static void test_names(void **unused) {
    Error err = {0};
    (void)unused;
    assert_true(risk_named("open-to-all", &err));
    assert_true(risk_named("interruption", &err));
    assert_false(risk_named("open", &err));
    assert_non_null(strstr(err.remedy, "open-to-all"));
    assert_false(risk_named("network-replaced", &err)); /* nothing accepts it */
    assert_false(risk_named("mail-unconfirmed", &err)); /* nothing needs to */
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_of_settings), cmocka_unit_test(test_of_a_plan),
                                       cmocka_unit_test(test_remains),     cmocka_unit_test(test_window),
                                       cmocka_unit_test(test_parts),       cmocka_unit_test(test_unread),
                                       cmocka_unit_test(test_consent),     cmocka_unit_test(test_names)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
