/* RDS: engine versions and instance classes of PostgreSQL, as a region sells them. */
#include "base/clock.h"
#include "base/memory.h"
#include "sandbox/world/account.h"
#include "sandbox/world/presets.h"
#include "sandbox/services/rds.h"

#include <string.h>

static const RdsVersion rds_versions[] = {
    {"15.13", "15", false}, {"15.14", "15", true},  {"16.8", "16", false}, {"16.9", "16", false},
    {"16.10", "16", true},  {"16.11", "16", false}, {"17.4", "17", false}, {"17.5", "17", false},
    {"17.6", "17", true},   {"17.7", "17", false},  {"18.1", "18", true},
};
static const size_t rds_version_count = sizeof rds_versions / sizeof *rds_versions;

const char *rds_version_of(const char *asked) {
    for (size_t i = 0; i < rds_version_count; i++)
        if (strcmp(rds_versions[i].version, asked) == 0 ||
            (rds_versions[i].usual && strcmp(rds_versions[i].major, asked) == 0))
            return rds_versions[i].version;
    return NULL;
}

/* In the order in which the API lists them. Some are sold in fewer zones, or lack Performance Insights: that clients
 * must look is the point. */
static const RdsFamily families[] = {
    {"m5", "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge", 3, true},
    {"m5d", "large xlarge 2xlarge 4xlarge", 3, false},
    {"m6g", "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge", 3, true},
    {"m6i", "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge", 3, true},
    {"m7g", "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge", 3, true},
    {"m8g", "large xlarge 2xlarge 4xlarge", 2, true},
    {"r5", "large xlarge 2xlarge 4xlarge 8xlarge", 3, true},
    {"r6g", "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge", 3, true},
    {"r6i", "large xlarge 2xlarge 4xlarge 8xlarge", 3, true},
    {"r7g", "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge", 3, true},
    {"r8g", "large xlarge 2xlarge 4xlarge", 2, true},
    {"t3", "micro small medium large xlarge 2xlarge", 3, true},
    {"t4g", "micro small medium large xlarge 2xlarge", 3, true},
    {"x2g", "large xlarge 2xlarge", 1, true},
};

static bool word_in(const char *words, const char *word) {
    size_t length = strlen(word);
    for (const char *at = words; *at; at += strcspn(at, " "), at += strspn(at, " "))
        if (strcspn(at, " ") == length && memcmp(at, word, length) == 0)
            return true;
    return false;
}

const RdsFamily *rds_class_family(const char *class_name) {
    const char *name = strncmp(class_name, "db.", 3) == 0 ? class_name + 3 : "", *dot = strchr(name, '.');
    for (size_t i = 0; dot && i < sizeof families / sizeof *families; i++)
        if (strlen(families[i].name) == (size_t)(dot - name) &&
            memcmp(families[i].name, name, (size_t)(dot - name)) == 0 && word_in(families[i].sizes, dot + 1))
            return &families[i];
    return NULL;
}

static bool zone_has(const World *world, const RdsFamily *family, char letter) {
    AUTO(memory_release) char *what = memory_print("db.%s", family->name);
    return letter < 'a' + family->zones && !presets_zone_lacks(world_presets(world), letter, what);
}

bool rds_zone_sells(const World *world, const char *class_name, char letter) {
    const RdsFamily *family = rds_class_family(class_name);
    return family && zone_has(world, family, letter);
}

static json_t *zones_of(const Call *call, const RdsFamily *family) {
    json_t *zones = json_array();
    for (char letter = 'a'; letter < 'a' + ACCOUNT_ZONES; letter++)
        if (zone_has(call->world, family, letter))
            json_array_append_new(zones, json_pack("{s:o}", "Name", value_print("%s%c", call->region, letter)));
    return zones;
}

static json_t *orderable(const Call *call, const RdsFamily *family, const char *class_name, const char *version,
                         const char *storage) {
    json_t *zones = zones_of(call, family);
    bool provisioned = strncmp(storage, "io", 2) == 0, gp3 = strcmp(storage, "gp3") == 0;
    json_t *option =
        json_pack("{s:s, s:s, s:s, s:s, s:o, s:b, s:b, s:b, s:s, s:b, s:b, s:b, s:b, s:b, s:b, s:[]}", "Engine",
                  "postgres", "EngineVersion", version, "DBInstanceClass", class_name, "LicenseModel",
                  "postgresql-license", "AvailabilityZones", zones, "MultiAZCapable", json_array_size(zones) > 1,
                  "ReadReplicaCapable", 1, "Vpc", 1, "StorageType", storage, "SupportsStorageEncryption", 1,
                  "SupportsIops", provisioned, "SupportsEnhancedMonitoring", 1, "SupportsIAMDatabaseAuthentication", 1,
                  "SupportsPerformanceInsights", family->insights, "OutpostCapable", 0, "AvailableProcessorFeatures");
    json_object_set_new(option, "SupportsStorageAutoscaling", json_boolean(strcmp(storage, "standard") != 0));
    json_object_set_new(option, "SupportsStorageThroughput", json_boolean(gp3));
    json_object_set_new(option, "SupportsKerberosAuthentication", json_true());
    json_object_set_new(option, "SupportsGlobalDatabases", json_false());
    json_object_set_new(option, "SupportsClusters", json_boolean(false));
    json_object_set_new(option, "SupportedNetworkTypes", json_pack("[ss]", "IPV4", "DUAL"));
    json_object_set_new(option, "MinStorageSize", json_integer(provisioned ? 100 : 20));
    json_object_set_new(option, "MaxStorageSize", json_integer(strcmp(storage, "standard") == 0 ? 3072 : 65536));
    return option;
}

static bool wanted(const Call *call, const char *name, const char *value) {
    const char *asked = input_text(call, name);
    return !*asked || strcmp(asked, value) == 0;
}

static void orderable_add(const Call *call, json_t *items, const char *version) {
    static const char *const storages[] = {"gp2", "gp3", "io1", "io2", "standard"};
    for (const RdsFamily *family = families; family < families + sizeof families / sizeof *families; family++)
        for (const char *at = family->sizes; *at; at += strcspn(at, " "), at += strspn(at, " ")) {
            AUTO(memory_release) char *name = memory_print("db.%s.%.*s", family->name, (int)strcspn(at, " "), at);
            if (!wanted(call, "DBInstanceClass", name))
                continue;
            for (size_t i = 0; i < sizeof storages / sizeof *storages; i++)
                json_array_append_new(items, orderable(call, family, name, version, storages[i]));
        }
}

static const Paging rds_paging = {"MaxRecords", "Marker", "Marker", 100};

CfnReply rds_describe_orderable(const Call *call) {
    json_t *items = json_array();
    const char *engine = input_text(call, "Engine");
    if (strcmp(engine, "postgres") != 0)
        return reply_error(400, "InvalidParameterValue", "The sandbox sells no engine '%s', only postgres", engine);
    if (input_number(call, "MaxRecords", 20) < 20 || input_number(call, "MaxRecords", 20) > 100)
        return reply_error(400, "InvalidParameterValue", "MaxRecords must be between 20 and 100");
    for (size_t i = 0; i < rds_version_count; i++)
        if (wanted(call, "EngineVersion", rds_versions[i].version) &&
            wanted(call, "LicenseModel", "postgresql-license"))
            orderable_add(call, items, rds_versions[i].version);
    return page_reply(call, &rds_paging, "OrderableDBInstanceOptions", items);
}

static json_t *upgrade_targets(const RdsVersion *from) {
    json_t *targets = json_array();
    for (const RdsVersion *to = from + 1; to < rds_versions + rds_version_count; to++) {
        bool major = strcmp(to->major, from->major) != 0;
        json_array_append_new(targets, json_pack("{s:s, s:s, s:o, s:b, s:b}", "Engine", "postgres", "EngineVersion",
                                                 to->version, "Description", value_print("PostgreSQL %s", to->version),
                                                 "AutoUpgrade", !major && to->usual, "IsMajorVersionUpgrade", major));
    }
    return targets;
}

CfnReply rds_describe_engine_versions(const Call *call) {
    json_t *items = json_array();
    const char *asked = input_text(call, "EngineVersion");
    bool usual = input_true(call, "DefaultOnly");
    for (const RdsVersion *row = rds_versions; row < rds_versions + rds_version_count; row++) {
        AUTO(memory_release) char *family = memory_print("postgres%s", row->major);
        bool version = !*asked || strcmp(asked, row->version) == 0 || strcmp(asked, row->major) == 0;
        /* Without a version, the default is the region's one; with a major version, that version's. */
        const char *usual_major = presets_engine(world_presets(call->world), "default", "17");
        bool is_default = row->usual && (*asked || strcmp(row->major, usual_major) == 0);
        if (!wanted(call, "Engine", "postgres") || !version || !wanted(call, "DBParameterGroupFamily", family) ||
            (usual && !is_default))
            continue;
        json_array_append_new(
            items, json_pack("{s:s, s:s, s:s, s:s, s:o, s:o, s:s, s:[ss], s:b, s:b, s:[]}", "Engine", "postgres",
                             "EngineVersion", row->version, "DBParameterGroupFamily", family, "DBEngineDescription",
                             "PostgreSQL", "DBEngineVersionDescription", value_print("PostgreSQL %s", row->version),
                             "ValidUpgradeTarget", upgrade_targets(row), "Status", "available", "ExportableLogTypes",
                             "postgresql", "upgrade", "SupportsLogExportsToCloudwatchLogs", 1, "SupportsReadReplica", 1,
                             "SupportedFeatureNames"));
    }
    return page_reply(call, &rds_paging, "DBEngineVersions", items);
}

/* AWS's "Release calendars for Amazon RDS for PostgreSQL"; the days of 18 are guessed after those before it. */
static const struct {
    const char *major, *begins, *standard_ends, *extended_ends;
} lifecycles[] = {
    {"15", "2023-02-27", "2028-02-29", "2031-02-28"},
    {"16", "2024-02-01", "2029-02-28", "2032-02-29"},
    {"17", "2025-02-18", "2030-02-28", "2033-02-28"},
    {"18", "2025-11-18", "2031-02-28", "2034-02-28"},
};

static json_t *day_json(const char *day, const char *clock) {
    AUTO(memory_release) char *moment = memory_print("%sT%sZ", day, clock);
    return time_json(time_parse(moment));
}

static json_t *lifecycle(const char *name, const char *from, const char *to) {
    return json_pack("{s:s, s:o, s:o}", "LifecycleSupportName", name, "LifecycleSupportStartDate",
                     day_json(from, "00:00:00"), "LifecycleSupportEndDate", day_json(to, "23:59:59"));
}

CfnReply rds_describe_major_versions(const Call *call) {
    json_t *items = json_array();
    for (size_t i = 0; i < sizeof lifecycles / sizeof *lifecycles; i++) {
        const char *major = lifecycles[i].major;
        const char *ends = presets_engine(world_presets(call->world), major, lifecycles[i].standard_ends);
        if (!wanted(call, "Engine", "postgres") || !wanted(call, "MajorEngineVersion", major))
            continue;
        json_array_append_new(
            items, json_pack("{s:s, s:s, s:[o,o]}", "Engine", "postgres", "MajorEngineVersion", major,
                             "SupportedEngineLifecycles",
                             lifecycle("open-source-rds-standard-support", lifecycles[i].begins, ends),
                             lifecycle("open-source-rds-extended-support", ends, lifecycles[i].extended_ends)));
    }
    return page_reply(call, &rds_paging, "DBMajorEngineVersions", items);
}
