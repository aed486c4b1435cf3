/* See role_cache.h. Folders and files are opened one below the other, each as it is and not what a link makes of it. */
#include "aws/role_cache.h"
#include "aws/credentials.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/random.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_MAX = 64 * 1024 };

static void descriptor_release(int *descriptor) {
    if (*descriptor >= 0)
        close(*descriptor);
}

/* ---- the name */

/* Python writes "\u00e4", jansson "\u00E4". */
static void escapes_lower(char *json) {
    for (char *p = json; *p; p++)
        if (*p == '\\' && p[1] == 'u')
            for (int i = 2; i < 6 && p[i]; i++)
                p[i] = (char)tolower((unsigned char)p[i]);
        else if (*p == '\\' && p[1])
            p++;
}

/* As Python's json.dumps(…, sort_keys=True) writes it. The caller frees it; NULL: something is no UTF-8. */
static char *request_json(const RoleRequest *request) {
    json_t *json = json_object();
    const struct {
        const char *name, *value;
    } texts[] = {{"RoleArn", request->arn},
                 {"RoleSessionName", request->session_name && *request->session_name ? request->session_name : NULL},
                 {"ExternalId", request->external_id},
                 {"SerialNumber", request->mfa_serial}};
    bool ok = true;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i].value)
            ok = json_object_set_new(json, texts[i].name, json_string(texts[i].value)) == 0 && ok;
    if (request->duration_s > 0)
        json_object_set_new(json, "DurationSeconds", json_integer(request->duration_s));
    char *text = ok ? json_dumps(json, JSON_SORT_KEYS | JSON_ENSURE_ASCII) : NULL;
    if (text)
        escapes_lower(text);
    json_decref(json);
    return text;
}

/* "7f3c….json", or NULL. The caller frees it. */
static char *file_name(const RoleRequest *request) {
    AUTO(memory_release) char *text = request_json(request);
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    char hex[2 * EVP_MAX_MD_SIZE + 1] = "";
    if (!text || EVP_Digest(text, strlen(text), digest, &length, EVP_sha1(), NULL) != 1)
        return NULL;
    for (unsigned i = 0; i < length; i++)
        snprintf(hex + 2 * (size_t)i, 3, "%02x", digest[i]);
    return memory_print("%s.json", hex);
}

/* ---- the folder */

/* Whether what was opened is of that kind (S_IFDIR, S_IFREG), this user's, and nobody else's to write. */
static bool own(int descriptor, mode_t kind) {
    struct stat about;
    return fstat(descriptor, &about) == 0 && (about.st_mode & S_IFMT) == kind && about.st_uid == geteuid() &&
           (about.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

/* ~/.aws/cli/cache; -1: it is not there, or not to be trusted. ~/.aws itself may be a link: to where its user keeps
 * such things. */
static int folder_open(bool make) {
    static const char *const below[] = {"cli", "cache"};
    AUTO(memory_release) char *path = home_path(".aws");
    if (make)
        mkdir(path, 0700);
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (size_t i = 0; i < 2 && folder >= 0; i++) {
        AUTO(descriptor_release) int above = folder;
        if (make)
            mkdirat(above, below[i], 0700);
        folder = openat(above, below[i], O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (folder >= 0 && !own(folder, S_IFDIR)) {
            log_line("aws", "%s/%s is not used: it is another user's, or others may write it", path, below[i]);
            close(folder);
            folder = -1;
        }
    }
    return folder;
}

/* ---- a file */

/* Reads up to FILE_MAX bytes; `buffer` has room for them. */
static size_t read_whole(int file, char *buffer) {
    size_t length = 0;
    for (ssize_t count; length < FILE_MAX; length += (size_t)count) {
        count = read(file, buffer + length, FILE_MAX - length);
        if (count < 0 && errno == EINTR)
            count = 0;
        else if (count <= 0)
            break;
    }
    return length;
}

json_t *role_cache_read(const RoleRequest *request) {
    AUTO(memory_release) char *name = file_name(request);
    AUTO(descriptor_release) int folder = name ? folder_open(false) : -1;
    if (folder < 0)
        return NULL;
    AUTO(descriptor_release) int file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0 || !own(file, S_IFREG))
        return NULL;
    char *buffer = memory_new(FILE_MAX, 1);
    size_t length = read_whole(file, buffer);
    json_t *json = json_object_parse(buffer, length);
    secret_wipe(buffer, length);
    free(buffer);
    return json;
}

static bool write_whole(int file, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t count = write(file, bytes, length);
        if (count < 0 && errno != EINTR)
            return false;
        bytes += count > 0 ? count : 0;
        length -= count > 0 ? (size_t)count : 0;
    }
    return fsync(file) == 0 || errno == EINVAL || errno == EROFS;
}

/* Under another name first: whoever reads sees the old one or the new one, whole. */
static void replace(int folder, const char *name, const char *bytes) {
    char token[RANDOM_TOKEN_SIZE];
    random_token(token);
    AUTO(memory_release) char *temporary = memory_print("%s.tmp", token);
    AUTO(descriptor_release)
    int file = openat(folder, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0)
        return;
    if (!write_whole(file, bytes, strlen(bytes)) || renameat(folder, temporary, folder, name) != 0)
        unlinkat(folder, temporary, 0);
}

void role_cache_write(const RoleRequest *request, const json_t *reply) {
    AUTO(memory_release) char *name = file_name(request);
    AUTO(descriptor_release) int folder = name ? folder_open(true) : -1;
    char *bytes = folder >= 0 ? json_dumps(reply, 0) : NULL;
    if (!bytes)
        return;
    replace(folder, name, bytes);
    secret_wipe(bytes, strlen(bytes));
    free(bytes);
}
