/* See kept.h. */
#include "stack/kept.h"
#include "aws/config.h"
#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_BYTES = 4 << 20 };

static char *folder_path(void) {
    const char *cache = environment("XDG_CACHE_HOME");
    /* A relative path is to be ignored (XDG Base Directory Specification). */
    if (cache && *cache == '/')
        return memory_print("%s/secure-rds", cache);
    return home_path(".cache/secure-rds");
}

static bool name_valid(const char *name) {
    return *name && *name != '.' &&
           name[strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-")] == '\0';
}

static char *file_path(const char *folder, const char *name) {
    return memory_print("%s/%s.json", folder, name);
}

json_t *kept_read(const char *name, const char *endpoint, long long now_ms, long long *since_ms) {
    AUTO(memory_release) char *folder = folder_path();
    AUTO(memory_release) char *path = file_path(folder, name);
    AUTO(text_release) Text text = {.max = MAX_BYTES};
    Error err = {0};
    if (!name_valid(name) || !file_read(path, &text, &err))
        return NULL;
    json_t *kept = json_loadb(text_string(&text), text.length, JSON_REJECT_DUPLICATES, NULL);
    const char *from = json_string_value(json_object_get(kept, "endpoint"));
    long long since = json_integer_value(json_object_get(kept, "kept_ms"));
    json_t *value = NULL;
    /* From the future: the clock was set back, and nobody knows how old it is. */
    if (from && strcmp(from, endpoint) == 0 && since > 0 && since <= now_ms && now_ms - since < KEPT_MS)
        value = json_incref(json_object_get(kept, "value"));
    json_decref(kept);
    if (value && since_ms)
        *since_ms = since;
    return value;
}

void kept_write(const char *name, const char *endpoint, long long now_ms, const json_t *value) {
    AUTO(memory_release) char *folder = folder_path();
    AUTO(memory_release) char *path = file_path(folder, name);
    Error err = {0};
    if (!name_valid(name))
        return;
    json_t *kept = json_pack("{s:s, s:I, s:O}", "endpoint", endpoint, "kept_ms", (json_int_t)now_ms, "value", value);
    char *text = kept ? json_dumps(kept, JSON_COMPACT | JSON_REAL_PRECISION(10)) : NULL; /* NULL: what is no UTF-8 */
    if (text && (!folder_make(folder, 0700, &err) || !file_replace(path, text, strlen(text), 0600, &err)))
        log_line("cache", "%s could not be kept: %s", name, err.said);
    free(text);
    json_decref(kept);
}
