/* See parameters.h. */
#include "sandbox/values/parameters.h"
#include "base/memory.h"
#include "sandbox/cfn/value.h"

#include <stdlib.h>
#include <string.h>

/* Allowed values as DescribeDBParameters writes them: "0,1", "a, b, c", or "low-high" for a number. A list takes
 * several of them, separated by commas. */
typedef struct ParameterRow {
    const char *name;
    int from, to; /* major versions, both included */
    bool list;
    const char *allowed; /* NULL: anything */
} ParameterRow;

enum { FIRST = 12, LAST = 99 };

/* RDS, DescribeDBParameters of the families postgres16 to postgres18, and PostgreSQL's documentation of the settings.
 */
static const ParameterRow rows[] = {
    {"rds.force_ssl", FIRST, LAST, false, "0,1"},
    {"rds.logical_replication", FIRST, LAST, false, "0,1"},
    {"rds.log_retention_period", FIRST, LAST, false, "1440-10080"},
    {"shared_preload_libraries", FIRST, LAST, true,
     "auto_explain,orafce,pgaudit,pglogical,pg_bigm,pg_cron,pg_hint_plan,pg_prewarm,pg_similarity,pg_stat_statements,"
     "pg_tle,pg_transport,plprofiler,plrust,rdsutils,tdsfdw"},
    {"pgaudit.log", FIRST, LAST, true,
     "ddl,function,misc,read,role,write,none,all,-ddl,-function,-misc,-read,-role,-write,misc_set,-misc_set"},
    {"pg_stat_statements.track_utility", FIRST, LAST, false, "0,1"},
    {"pg_stat_statements.track", FIRST, LAST, false, "top,all,none"},
    {"log_statement", FIRST, LAST, false, "none,ddl,mod,all"},
    {"log_duration", FIRST, LAST, false, "0,1"},
    {"log_min_duration_statement", FIRST, LAST, false, "-1-2147483647"},
    {"log_min_error_statement", FIRST, LAST, false,
     "debug5,debug4,debug3,debug2,debug1,info,notice,warning,error,log,fatal,panic"},
    {"log_min_messages", FIRST, LAST, false,
     "debug5,debug4,debug3,debug2,debug1,info,notice,warning,error,log,fatal,panic"},
    {"log_connections", FIRST, 17, false, "0,1"},
    {"log_connections", 18, LAST, true, "receipt, authentication, authorization, setup_durations, all"},
    {"log_disconnections", FIRST, LAST, false, "0,1"},
    {"log_lock_waits", FIRST, LAST, false, "0,1"},
    {"max_connections", FIRST, LAST, false, "6-262143"},
    {"work_mem", FIRST, LAST, false, "64-2147483647"},
};

/* Others that RDS lets one change; their values are not looked at here. The same source. */
static const char *const others[] = {"auto_explain.log_analyze",
                                     "auto_explain.log_min_duration",
                                     "autovacuum",
                                     "autovacuum_max_workers",
                                     "autovacuum_naptime",
                                     "autovacuum_vacuum_cost_limit",
                                     "autovacuum_vacuum_scale_factor",
                                     "checkpoint_timeout",
                                     "client_encoding",
                                     "default_statistics_target",
                                     "deadlock_timeout",
                                     "effective_cache_size",
                                     "effective_io_concurrency",
                                     "idle_in_transaction_session_timeout",
                                     "idle_session_timeout",
                                     "jit",
                                     "lock_timeout",
                                     "log_autovacuum_min_duration",
                                     "log_checkpoints",
                                     "log_hostname",
                                     "log_line_prefix",
                                     "log_rotation_age",
                                     "log_rotation_size",
                                     "log_statement_stats",
                                     "log_temp_files",
                                     "maintenance_work_mem",
                                     "max_locks_per_transaction",
                                     "max_parallel_workers",
                                     "max_parallel_workers_per_gather",
                                     "max_prepared_transactions",
                                     "max_replication_slots",
                                     "max_standby_streaming_delay",
                                     "max_wal_senders",
                                     "max_wal_size",
                                     "max_worker_processes",
                                     "min_wal_size",
                                     "password_encryption",
                                     "pg_stat_statements.max",
                                     "pgaudit.log_catalog",
                                     "pgaudit.log_parameter",
                                     "pgaudit.log_relation",
                                     "pgaudit.role",
                                     "random_page_cost",
                                     "rds.accepted_password_auth_method",
                                     "rds.custom_dns_resolution",
                                     "rds.force_admin_logging_level",
                                     "rds.force_autovacuum_logging_level",
                                     "rds.restrict_password_commands",
                                     "search_path",
                                     "seq_page_cost",
                                     "session_replication_role",
                                     "shared_buffers",
                                     "ssl_max_protocol_version",
                                     "ssl_min_protocol_version",
                                     "statement_timeout",
                                     "synchronous_commit",
                                     "tcp_keepalives_count",
                                     "tcp_keepalives_idle",
                                     "tcp_keepalives_interval",
                                     "temp_file_limit",
                                     "timezone",
                                     "track_activity_query_size",
                                     "track_functions",
                                     "track_io_timing",
                                     "vacuum_cost_delay",
                                     "wal_buffers",
                                     "wal_compression",
                                     "wal_keep_size",
                                     "wal_sender_timeout"};

static const ParameterRow *row_find(const char *name, int major) {
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].name, name) == 0 && major >= rows[i].from && major <= rows[i].to)
            return &rows[i];
    return NULL;
}

/* 0: another engine's. */
static int major_of(const char *family) {
    return strncmp(family, "postgres", 8) == 0 ? atoi(family + 8) : 0;
}

const char *parameters_unknown(const char *family, const json_t *parameters) {
    const char *name;
    json_t *value;
    int major = major_of(family);
    json_object_foreach((json_t *)parameters, name, value) {
        bool known = !major || row_find(name, major);
        for (size_t i = 0; i < sizeof others / sizeof *others && !known; i++)
            known = strcmp(others[i], name) == 0;
        if (!known)
            return name;
    }
    return NULL;
}

/* Where the second number of "-1-2147483647" begins; NULL: it is no range. */
static const char *range_high(const char *allowed) {
    char *end;
    strtol(allowed, &end, 10);
    return end != allowed && *end == '-' && end[1 + strspn(end + 1, "0123456789")] == '\0' ? end + 1 : NULL;
}

static bool word_allowed(const char *allowed, const char *word, size_t length) {
    for (const char *at = allowed; *at; at += strcspn(at, ","), at += strspn(at, ", "))
        if (strcspn(at, ",") == length && strncmp(at, word, length) == 0)
            return true;
    return false;
}

static bool value_allowed(const ParameterRow *row, const char *value) {
    const char *high = row->allowed ? range_high(row->allowed) : NULL;
    if (!row->allowed)
        return true;
    if (high) {
        char *end;
        long number = strtol(value, &end, 10);
        return end != value && !*end && number >= strtol(row->allowed, NULL, 10) && number <= strtol(high, NULL, 10);
    }
    if (!row->list)
        return word_allowed(row->allowed, value, strlen(value));
    for (const char *at = value; *at; at += strcspn(at, ","), at += strspn(at, ", "))
        if (!word_allowed(row->allowed, at, strcspn(at, ",")))
            return false;
    return true;
}

bool parameters_invalid(const char *family, const json_t *parameters, json_t *said) {
    const char *name;
    json_t *value;
    json_object_foreach((json_t *)parameters, name, value) {
        AUTO(memory_release) char *text = value_string(value);
        const ParameterRow *row = row_find(name, major_of(family));
        if (!text || !row || value_allowed(row, text))
            continue;
        json_array_append_new(said, json_string(text));
        json_array_append_new(said, json_string(name));
        json_array_append_new(said, json_string(row->allowed));
        return true;
    }
    return false;
}
