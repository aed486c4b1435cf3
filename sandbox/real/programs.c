/* See programs.h. */
#include "sandbox/real/programs.h"
#include "base/memory.h"
#include "base/text.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Debian's places first; then those of Fedora and of what is built by hand. A later match is a newer version. */
static const struct {
    const char *name;
    const char *patterns[4];
    bool needed;
} places[] = {
    {"sshd", {"/usr/sbin/sshd", "/usr/local/sbin/sshd"}, true},
    {"sshd_session", {"/usr/lib/openssh/sshd-session", "/usr/libexec/openssh/sshd-session"}, false},
    {"sshd_auth", {"/usr/lib/openssh/sshd-auth", "/usr/libexec/openssh/sshd-auth"}, false},
    {"nss_wrapper", {"/usr/lib/*/libnss_wrapper.so", "/usr/lib64/libnss_wrapper.so"}, true},
    {"postgres", {"/usr/lib/postgresql/*/bin/postgres", "/usr/pgsql-*/bin/postgres", "/usr/bin/postgres"}, true},
    {"psql", {"/usr/lib/postgresql/*/bin/psql", "/usr/pgsql-*/bin/psql", "/usr/bin/psql"}, true},
};

/* The last match below the root, by the root's real path: another user may not get to a link to it. NULL: there is
 * none. The caller frees it. */
static char *found_below(const char *root, const char *pattern) {
    AUTO(memory_release) char *real = *root ? realpath(root, NULL) : NULL;
    AUTO(memory_release) char *whole = memory_print("%s%s", real ? real : root, pattern);
    glob_t found = {0};
    char *path = glob(whole, 0, NULL, &found) == 0 ? memory_copy(found.gl_pathv[found.gl_pathc - 1]) : NULL;
    globfree(&found);
    return path;
}

static char *found_anywhere(const char *const *roots, const char *const patterns[4]) {
    for (; *roots; roots++)
        for (size_t i = 0; i < 4 && patterns[i]; i++) {
            char *path = found_below(*roots, patterns[i]);
            if (path && access(path, R_OK) == 0)
                return path;
            free(path);
        }
    return NULL;
}

static json_t *libraries_below(const char *root) {
    AUTO(text_release) Text list = {0};
    static const char *const patterns[] = {"/usr/lib/*-linux-gnu*", "/lib/*-linux-gnu*"};
    for (size_t i = 0; *root && i < 2; i++) {
        AUTO(memory_release) char *folder = found_below(root, patterns[i]);
        if (folder)
            text_print(&list, "%s%s", list.length ? ":" : "", folder);
    }
    return json_string(text_string(&list));
}

/* By the version in …/15/bin: data of one major version are of no use to another. */
static json_t *cluster_of(const char *root, const char *postgres) {
    AUTO(memory_release) char *folder = memory_copy(postgres);
    char *end = strrchr(folder, '/');
    if (!end)
        return json_string("");
    *end = '\0';
    const char *version = strrchr(folder, '/');
    AUTO(memory_release) char *below = memory_print("/cluster-%s.tar", version ? version + 1 : "");
    AUTO(memory_release) char *path = found_below(root, below);
    return json_string(path ? path : "");
}

json_t *real_programs_find(const char *const *roots, char **lacks) {
    json_t *programs = json_object();
    AUTO(text_release) Text missing = {0};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        AUTO(memory_release) char *path = found_anywhere(roots, places[i].patterns);
        if (!path && places[i].needed)
            text_print(&missing, "%s%s", missing.length ? ", " : "", places[i].name);
        if (path && strcmp(places[i].name, "postgres") == 0)
            *strrchr(path, '/') = '\0';
        json_object_set_new(programs, places[i].name, json_string(path ? path : ""));
    }
    json_object_set_new(programs, "libraries", libraries_below(roots[0]));
    json_object_set_new(programs, "cluster",
                        cluster_of(roots[0], json_string_value(json_object_get(programs, "postgres"))));
    if (!missing.length)
        return programs;
    *lacks = text_take(&missing);
    json_decref(programs);
    return NULL;
}
