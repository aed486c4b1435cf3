/* Drift: what counts as one, in whose name it is told, and what RDS does by itself. */
#include "base/memory.h"
#include "stack/drift.h"
#include "stack/template.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

static char *text(const char *words) {
    return (char *)(uintptr_t)words;
}

typedef struct Stand {
    Settings *settings;
    TemplateParameters parameters;
    Text body;
    CfnStack stack;
} Stand;

static void stand_make(Stand *stand, const char *assignment) {
    static const char *const said[] = {"app=myapp", "region=eu-west-1", "bastion.key_pair=k",
                                       "access.allowed=203.0.113.7"};
    Error err = {0};
    *stand = (Stand){.settings = settings_new()};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        assert_true(settings_assign(stand->settings, said[i], &err));
    assert_true(!assignment || settings_assign(stand->settings, assignment, &err));
    assert_true(template_render(stand->settings, &stand->body, &err));
    assert_true(template_parameters(stand->settings, &stand->parameters, &err));
    stand->stack = (CfnStack){.parameters = stand->parameters.items, .parameter_count = stand->parameters.count};
}

static void stand_release(Stand *stand) {
    settings_free(stand->settings);
    template_parameters_release(&stand->parameters);
    text_release(&stand->body);
}

/* The one property that is otherwise. */
static void look(const char *assignment, const char *property, const char *value, Drift *drift) {
    Stand stand;
    RdsInstance database = {0};
    Error err = {0};
    bool known = false;
    stand_make(&stand, assignment);
    for (size_t i = 0; i < RDS_PROPERTIES; i++)
        if (strcmp(rds_properties[i], property) == 0) {
            database.properties[i] = text(value);
            known = true;
        }
    assert_true(known);
    assert_true(drift_look(text_string(&stand.body), &stand.stack, &database, drift, &err));
    stand_release(&stand);
}

static void test_database(void **unused) {
    static const struct {
        const char *assignment, *property, *value, *setting; /* "": drift that no setting says; NULL: none */
    } cases[] = {
        {NULL, "DBInstanceClass", "db.t4g.micro", NULL},
        {NULL, "DBInstanceClass", "db.t4g.small", "database.instance_class"},
        {NULL, "MultiAZ", "false", NULL},
        {NULL, "MultiAZ", "true", "database.multi_az"},
        {NULL, "BackupRetentionPeriod", "0", "retention.backup_days"},
        {NULL, "DeletionProtection", "false", "protection.deletion_protection"},
        {NULL, "MaxAllocatedStorage", "100", NULL},
        {NULL, "MaxAllocatedStorage", "0", "database.max_storage_gib"},
        {NULL, "PubliclyAccessible", "true", ""},
        {NULL, "PubliclyAccessible", "false", NULL},
        {NULL, "EnableIAMDatabaseAuthentication", "false", ""},
        {NULL, "PreferredMaintenanceWindow", "mon:04:30-mon:05:30", ""},
        {NULL, "StorageType", "io1", ""},
        /* What RDS does by itself is none; what it never does is. */
        {NULL, "EngineVersion", "17.9", NULL},
        {NULL, "EngineVersion", "18.1", "database.engine_version"},
        {"database.engine_version=17.6", "EngineVersion", "17.9", NULL},
        {"database.engine_version=17.6", "EngineVersion", "17.4", "database.engine_version"},
        {"database.engine_version=17.6", "EngineVersion", "17", "database.engine_version"},
        {NULL, "AllocatedStorage", "20", NULL},
        {NULL, "AllocatedStorage", "100", NULL},
        {NULL, "AllocatedStorage", "101", "database.storage_gib"},
        {"database.max_storage_gib=0", "AllocatedStorage", "22", "database.storage_gib"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(drift_release) Drift drift = {0};
        look(cases[i].assignment, cases[i].property, cases[i].value, &drift);
        if (drift.count != (cases[i].setting != NULL))
            fail_msg("%s %s: %zu", cases[i].property, cases[i].value, drift.count);
        if (!drift.count)
            continue;
        assert_string_equal(cases[i].setting, drift.items[0].setting ? drift.items[0].setting->path : "");
        assert_string_equal(cases[i].value, drift.items[0].actual);
    }
}

/* What waits for the window comes by itself; what somebody let wait that the stack does not say is told as waiting. */
static void test_waits(void **unused) {
    static const struct {
        const char *property, *now, *then, *drift; /* NULL: none */
    } cases[] = {
        {"DBInstanceClass", "db.t4g.small", "db.t4g.micro", NULL}, /* as the stack says */
        {"DBInstanceClass", "db.t4g.micro", "db.t4g.large", NULL},
        {"DBInstanceClass", "db.t4g.small", "db.t4g.large", "database.instance_class"},
        {"EngineVersion", "16.9", "17.6", NULL},
        {"MultiAZ", "true", "false", NULL},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(drift_release) Drift drift = {0};
        Stand stand;
        RdsInstance database = {.maintenance_window = text("sun:04:30-sun:05:30")};
        Error err = {0};
        stand_make(&stand, NULL);
        for (size_t k = 0; k < RDS_PROPERTIES; k++)
            if (strcmp(rds_properties[k], cases[i].property) == 0) {
                database.properties[k] = text(cases[i].now);
                database.pending[k] = text(cases[i].then);
            }
        assert_true(drift_look(text_string(&stand.body), &stand.stack, &database, &drift, &err));
        if (drift.count != (cases[i].drift != NULL))
            fail_msg("%zu: %zu", i, drift.count);
        assert_int_equal(1, drift.waiting.count);
        assert_string_equal(cases[i].then, drift.waiting.items[0].then);
        stand_release(&stand);
    }
}

/* Each of them stands in the template, so that none is compared with nothing. */
static void test_template_has_each(void **unused) {
    (void)unused;
    for (size_t i = 0; i < RDS_PROPERTIES; i++) {
        AUTO(drift_release) Drift drift = {0};
        look(NULL, rds_properties[i], "something else", &drift);
        if (drift.count != 1)
            fail_msg("%s is not in the template", rds_properties[i]);
    }
}

static void test_detection(void **unused) {
    CfnDifference list = {text("/Entries"), text("[]"), text("[1]"), text("NOT_EQUAL")};
    CfnDifference differences[] = {
        {text("/DBInstanceClass"), text("\"db.t4g.micro\""), text("\"db.t4g.small\""), text("NOT_EQUAL")},
        {text("/BackupRetentionPeriod"), text("7"), text("14"), text("NOT_EQUAL")},
        {text("/EngineVersion"), text("17"), text("17.9"), text("NOT_EQUAL")}};
    CfnDifference logging = {text("/Parameters/log_statement"), text("none"), text("all"), text("NOT_EQUAL")};
    CfnDrift items[] = {
        {text("AllowedAddresses"), text(""), text("AWS::EC2::PrefixList"), text("MODIFIED"), &list, 1},
        {text("Database"), text("myapp"), text("AWS::RDS::DBInstance"), text("MODIFIED"), differences, 3},
        {text("DatabaseParameters"), text(""), text("AWS::RDS::DBParameterGroup"), text("MODIFIED"), &logging, 1},
        {text("QueryLogs"), text(""), text("AWS::Logs::LogGroup"), text("DELETED"), NULL, 0}};
    const CfnDrifts found = {items, 4};
    AUTO(drift_release) Drift drift = {0};
    Error err = {0};
    Stand stand;
    size_t taken;
    (void)unused;
    stand_make(&stand, NULL);
    assert_true(drift_read(text_string(&stand.body), &stand.stack, &found, &drift, &err));
    assert_int_equal(4, drift.count);
    assert_string_equal("database.instance_class", drift.items[0].setting->path);
    assert_string_equal("db.t4g.small", drift.items[0].actual);
    assert_string_equal("Parameters/log_statement", drift.items[2].property);
    assert_string_equal("", drift.items[3].property);
    assert_true(drift_adopt(&drift, stand.settings, &taken, &err));
    assert_int_equal(2, taken);
    assert_int_equal(14, settings_number(stand.settings, "retention.backup_days"));
    stand_release(&stand);
}

/* Taken over is what the settings take, and the rest says why not. */
static void test_not_taken(void **unused) {
    AUTO(drift_release) Drift drift = {0};
    Settings *settings = settings_new();
    Error err = {0};
    size_t taken;
    (void)unused;
    look(NULL, "BackupRetentionPeriod", "0", &drift);
    assert_false(drift_adopt(&drift, settings, &taken, &err));
    assert_non_null(strstr(err.tried, "retention.backup_days"));
    settings_free(settings);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_database), cmocka_unit_test(test_waits),
                                       cmocka_unit_test(test_template_has_each), cmocka_unit_test(test_detection),
                                       cmocka_unit_test(test_not_taken)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
