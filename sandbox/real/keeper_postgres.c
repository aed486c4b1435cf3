/* The database's PostgreSQL server; see keeper_parts.h. */
#include "base/clock.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/secret.h"
#include "sandbox/cfn/value.h"
#include "sandbox/real/keeper_parts.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { START_MS = 60000, LOOK_MS = 10 };

/* ---- its files */

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk) {
    (void)status;
    (void)kind;
    (void)walk;
    return remove(path) != 0;
}

void postgres_forget(const char *folder, const char *id) {
    AUTO(memory_release) char *own = memory_print("database-%s", id ? id : "");
    DIR *entries = opendir(folder);
    if (!entries)
        return;
    for (struct dirent *entry; (entry = readdir(entries));) {
        AUTO(memory_release) char *path = memory_print("%s/%s", folder, entry->d_name);
        if (strncmp(entry->d_name, "database-", 9) == 0 && (!id || strncmp(entry->d_name, own, strlen(own)) != 0))
            nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    }
    closedir(entries);
}

static bool data_run(const char *folder, const json_t *programs, const char *const *words, int in, int log) {
    const Program program = {.arguments = (char *const *)words,
                             .programs = programs,
                             .folder = folder,
                             .in = in,
                             .out = -1,
                             .errors = -1,
                             .kept = -1,
                             .signal = SIGKILL,
                             .log = log};
    return program_done(sim_program_start(&program));
}

/* What scripts/parts had initdb make once: to unpack it takes a tenth of the time. */
static bool data_unpack(const char *folder, const char *half, const json_t *programs, int log) {
    AUTO(memory_release) char *into = memory_print("--one-top-level=%s", half);
    int archive = open(value_text(programs, "cluster"), O_RDONLY | O_CLOEXEC);
    bool done = archive >= 0 &&
                data_run(folder, programs, (const char *const[]){"/bin/tar", "-xf", "-", into, NULL}, archive, log);
    if (archive >= 0)
        close(archive);
    return done;
}

static bool data_initialize(const char *folder, const char *half, const json_t *programs, int log) {
    AUTO(memory_release) char *path = memory_print("%s/initdb", value_text(programs, "postgres"));
    const char *const words[] = {path, "-D", half,
#include "sandbox/real/initdb.inc"
                                 NULL};
    nftw(half, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    return data_run(folder, programs, words, -1, log);
}

/* Made beside and renamed: what is there is whole. */
static bool data_make(const char *folder, const char *data, const json_t *programs, int log, Error *err) {
    if (file_exists(data))
        return true;
    AUTO(memory_release) char *half = memory_print("%s.half", data);
    nftw(half, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    if ((data_unpack(folder, half, programs, log) || data_initialize(folder, half, programs, log)) &&
        rename(half, data) == 0)
        return true;
    return error_set(err, ERROR_FAILED, "see the log beside the sandbox's state", "the database could not be made");
}

/* RDS alone knows some parameters, and some values are of another major version than this machine's. */
static void parameters_write(const json_t *parameters, Text *settings) {
    const char *name;
    json_t *value;
    json_object_foreach((json_t *)parameters, name, value) {
        AUTO(memory_release) char *text = value_string(value);
        bool listed = strcmp(name, "log_connections") == 0 && text && strcmp(text, "all") == 0;
        if (text && strncmp(name, "rds.", 4) != 0 && !strpbrk(text, "'\n"))
            text_print(settings, "%s = '%s'\n", name, listed ? "on" : text);
    }
}

/* The prefix of lines is RDS's own (User Guide, "RDS for PostgreSQL database log files"). */
static bool settings_write(const char *data, const char *folder, const json_t *database, int port, Error *err) {
    AUTO(text_release) Text settings = {0};
    AUTO(memory_release) char *path = memory_print("%s/postgresql.conf", data);
    text_print(&settings,
               "listen_addresses = '%s'\nport = %d\nunix_socket_directories = '.'\nssl = on\n"
               "ssl_cert_file = '%s/server.crt'\nssl_key_file = '%s/server.key'\n"
               "log_line_prefix = '%%t:%%r:%%u@%%d:[%%p]:'\nlog_timezone = UTC\ntimezone = UTC\nfsync = off\njit = "
               "off\nmax_connections = 50\n"
               "shared_buffers = 16MB\ndynamic_shared_memory_type = mmap\n",
               value_text(database, "address"), port, folder, folder);
    if (strcmp(value_text(database, "tls"), "off") == 0)
        text_put(&settings, "ssl = off\n");
    parameters_write(json_object_get(database, "parameters"), &settings);
    return file_replace(path, settings.bytes, settings.length, 0600, err);
}

/* Who signs in how. With rds.force_ssl nobody does without TLS, and is told in PostgreSQL's own words. */
static bool access_write(const char *data, const json_t *database, int tokens, Error *err) {
    AUTO(text_release) Text lines = {0};
    AUTO(memory_release) char *path = memory_print("%s/pg_hba.conf", data);
    const char *kind = "hostssl";
    AUTO(memory_release)
    char *forced = value_string(json_object_get(json_object_get(database, "parameters"), "rds.force_ssl"));
    if (!forced || strcmp(forced, "1") != 0)
        kind = "host";
    text_print(
        &lines,
        "local all rdsadmin trust\n%s all \"%s\" 127.0.0.0/8 scram-sha-256\n"
        "hostssl all +rds_iam 127.0.0.0/8 ldap ldapserver=127.0.0.1 ldapport=%d ldapprefix=\"\" ldapsuffix=\"\"\n"
        "%s all all 127.0.0.0/8 scram-sha-256\n",
        kind, value_text(database, "user"), tokens, kind);
    return file_replace(path, lines.bytes, lines.length, 0600, err);
}

/* ---- the server */

static int free_port(const char *address) {
    struct sockaddr_in place = {.sin_family = AF_INET};
    socklen_t size = sizeof place;
    int trial = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), port = 0;
    inet_pton(AF_INET, address, &place.sin_addr);
    if (trial >= 0 && bind(trial, (struct sockaddr *)&place, sizeof place) == 0 &&
        getsockname(trial, (struct sockaddr *)&place, &size) == 0)
        port = ntohs(place.sin_port);
    if (trial >= 0)
        close(trial);
    return port;
}

/* Its file says "ready" once it takes connections (PostgreSQL, src/include/utils/pidfile.h). */
static bool wait_ready(const Postgres *postgres) {
    AUTO(memory_release) char *path = memory_print("%s/postmaster.pid", postgres->folder);
    long long end_ms = clock_monotonic_ms() + START_MS;
    while (clock_monotonic_ms() < end_ms && waitpid(postgres->process, NULL, WNOHANG) == 0) {
        AUTO(text_release) Text text = {.max = 4096};
        Error ignored = {0};
        if (file_read(path, &text, &ignored) && strstr(text_string(&text), "\nready"))
            return true;
        poll(NULL, 0, LOOK_MS);
    }
    return false;
}

static bool server_start(Postgres *postgres, const char *folder, const json_t *programs, const json_t *view, int tokens,
                         int log, Error *err) {
    const json_t *database = json_object_get(view, "database");
    AUTO(memory_release) char *stale = memory_print("%s/postmaster.pid", postgres->folder);
    AUTO(memory_release) char *path = memory_print("%s/postgres", value_text(programs, "postgres"));
    char where[] = "-D";
    char *const arguments[] = {path, where, postgres->folder, NULL};
    Program program = {.arguments = arguments,
                       .programs = programs,
                       .folder = folder,
                       .in = -1,
                       .out = -1,
                       .errors = -1,
                       .kept = -1,
                       .signal = SIGQUIT,
                       .log = log};
    AUTO(memory_release) char *lines = memory_print("%s.log", postgres->folder);
    postgres->port = free_port(value_text(database, "address"));
    if (!data_make(folder, postgres->folder, programs, log, err) ||
        !tls_write(folder, value_text(view, "authority"), database, err) ||
        !settings_write(postgres->folder, folder, database, postgres->port, err) ||
        !access_write(postgres->folder, database, tokens, err))
        return false;
    unlink(stale); /* whoever wrote it is gone: this keeper alone has the folder */
    program.errors = open(lines, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    postgres->process = sim_program_start(&program);
    close(program.errors);
    return (postgres->process > 0 && wait_ready(postgres)) ||
           error_set(err, ERROR_FAILED, "see the log beside the sandbox's state", "PostgreSQL does not start");
}

static char *tls_words(const json_t *database) {
    return memory_print("%s %.3f", value_text(database, "tls"), json_number_value(json_object_get(database, "days")));
}

static bool bring(Postgres *postgres, const json_t *programs, const json_t *database, int log, Error *err) {
    AUTO(text_release) Text sql = {0};
    sql_wanted(database, &sql);
    if (postgres->synced && strcmp(postgres->synced, text_string(&sql)) == 0)
        return true;
    if (!sql_say(postgres->folder, programs, text_string(&sql), postgres->port, log))
        return error_set(err, ERROR_FAILED, "see the log beside the sandbox's state",
                         "PostgreSQL did not take its users");
    free(postgres->synced);
    postgres->synced = text_take(&sql);
    return true;
}

bool postgres_run(Postgres *postgres, const char *folder, const json_t *programs, const json_t *view, int tokens,
                  int log, Error *err) {
    const json_t *database = json_object_get(view, "database");
    const char *id = value_text(database, "id");
    AUTO(memory_release) char *tls = tls_words(database);
    bool gone = postgres->process > 0 && waitpid(postgres->process, NULL, WNOHANG) != 0;
    if (gone)
        postgres->process = 0;
    if (postgres->id && (gone || strcmp(postgres->id, id) != 0 || strcmp(postgres->tls, tls) != 0))
        postgres_stop(postgres);
    if (!postgres->id) {
        postgres_forget(folder, id);
        *postgres = (Postgres){
            .folder = memory_print("%s/database-%s", folder, id), .id = memory_copy(id), .tls = memory_copy(tls)};
        if (!server_start(postgres, folder, programs, view, tokens, log, err)) {
            postgres_stop(postgres);
            return false;
        }
    }
    return bring(postgres, programs, database, log, err);
}

void postgres_stop(Postgres *postgres) {
    if (postgres->process > 0) {
        kill(postgres->process, SIGINT); /* ends its connections, and leaves whole data */
        while (waitpid(postgres->process, NULL, 0) < 0 && errno == EINTR)
            continue;
    }
    free(postgres->folder);
    free(postgres->id);
    free(postgres->tls);
    free(postgres->synced);
    *postgres = (Postgres){0};
}
