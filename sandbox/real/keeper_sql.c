/* What RDS does inside of PostgreSQL; see keeper_parts.h. */
#include "base/memory.h"
#include "base/secret.h"
#include "sandbox/cfn/value.h"
#include "sandbox/real/keeper_parts.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void quoted(Text *sql, char quote, const char *text) {
    text_add(sql, &quote, 1);
    for (; *text; text++)
        text_add(sql, (const char[]){*text, *text}, *text == quote ? 2 : 1);
    text_add(sql, &quote, 1);
}

/* A statement that is said only when `where` finds nothing. */
static void unless(Text *sql, const char *where, const char *name, const char *statement) {
    text_put(sql, "SELECT ");
    quoted(sql, '\'', statement);
    text_print(sql, " WHERE NOT EXISTS (SELECT FROM %s = ", where);
    quoted(sql, '\'', name);
    text_put(sql, ") \\gexec\n");
}

static char *statement_on(const char *before, const char *name, const char *behind) {
    AUTO(text_release) Text text = {0};
    text_put(&text, before);
    quoted(&text, '"', name);
    text_put(&text, behind);
    return text_take(&text);
}

void sql_wanted(const json_t *database, Text *sql) {
    static const char roles[] = "pg_roles WHERE rolname", databases[] = "pg_database WHERE datname";
    const char *user = value_text(database, "user"), *password = value_text(database, "password"),
               *name = value_text(database, "name");
    /* Nothing of this stands in the database's own log: at RDS it is not there either. */
    text_put(sql, "SET log_statement = none; SET log_duration = off; SET log_min_error_statement = panic;\n"
                  "SET pgaudit.log = none; SET client_min_messages = warning;\n");
    unless(sql, roles, "rds_iam", "CREATE ROLE rds_iam");
    unless(sql, roles, "rds_superuser", "CREATE ROLE rds_superuser IN ROLE pg_monitor, pg_signal_backend");
    AUTO(memory_release)
    char *create = statement_on("CREATE ROLE ", user, " LOGIN CREATEDB CREATEROLE IN ROLE rds_superuser");
    unless(sql, roles, user, create);
    /* From 16 on, whoever makes roles may give only those that were given to him to give. */
    AUTO(memory_release) char *give = statement_on("GRANT rds_iam TO ", user, " WITH ADMIN OPTION");
    text_put(sql, "SELECT ");
    quoted(sql, '\'', give);
    text_put(sql, " WHERE current_setting('server_version_num')::int >= 160000 \\gexec\n");
    if (*password) {
        text_put(sql, "ALTER ROLE ");
        quoted(sql, '"', user);
        text_put(sql, " PASSWORD ");
        quoted(sql, '\'', password);
        text_put(sql, ";\n");
    }
    AUTO(memory_release) char *own = statement_on("ALTER DATABASE postgres OWNER TO ", user, ";\n");
    text_put(sql, own);
    if (!*name)
        return;
    AUTO(memory_release) char *of = statement_on(" OWNER ", user, "");
    AUTO(memory_release) char *first = statement_on("CREATE DATABASE ", name, of);
    unless(sql, databases, name, first);
}

/* psql reads what it shall say from a file that has no name: a password is in it. */
bool sql_say(const char *folder, const json_t *programs, const char *sql, int port, int log) {
    char number[16], where[] = "/proc/self/fd/3", clean[] = "-X", quiet[] = "-q", stop[] = "-v",
                     stops[] = "ON_ERROR_STOP=1", host[] = "-h", at[] = "-p", as[] = "-U", user[] = "rdsadmin",
                     in[] = "-d", database[] = "postgres";
    AUTO(memory_release) char *path = memory_copy(value_text(programs, "psql"));
    char *const arguments[] = {path, clean, quiet, stop, stops, host, where, at, number, as, user, in, database, NULL};
    int script = memfd_create("sql", MFD_CLOEXEC), data = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    ssize_t length = (ssize_t)strlen(sql);
    bool said =
        script >= 0 && data >= 0 && write(script, sql, (size_t)length) == length && lseek(script, 0, SEEK_SET) == 0;
    snprintf(number, sizeof number, "%d", port);
    AUTO(memory_release) char *home = memory_copy(folder);
    *strrchr(home, '/') = '\0';
    Program program = {.arguments = arguments,
                       .programs = programs,
                       .folder = home,
                       .in = script,
                       .out = -1,
                       .errors = -1,
                       .kept = data,
                       .signal = SIGKILL,
                       .log = log};
    said = said && program_done(sim_program_start(&program));
    close(script);
    close(data);
    return said;
}
