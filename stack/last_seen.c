/* See last_seen.h. */
#include "stack/last_seen.h"
#include "aws/config.h"
#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *file_path(const char *folder, const char *endpoint, const char *region, const char *app) {
    const char *host = strstr(endpoint, "://");
    host = host ? host + 3 : endpoint;
    char *path = memory_print("%s/%.*s.%s.%s.json", folder, (int)strcspn(host, ":/"), host, region, app);
    for (char *at = path + strlen(folder) + 1; *at; at++)
        if (*at == '/')
            *at = '-';
    return path;
}

char *last_seen_path(const char *endpoint, const char *region, const char *app, const char *what) {
    AUTO(memory_release) char *folder = state_path("");
    AUTO(memory_release) char *name = memory_print("%s.%s", app, what);
    return file_path(folder, endpoint, region, name);
}

static void take(char *to, size_t size, const json_t *object, const char *key) {
    const char *value = json_string_value(json_object_get(object, key));
    snprintf(to, size, "%s", value ? value : "");
}

void last_seen_read(const char *endpoint, const char *region, const char *app, LastSeen *seen) {
    AUTO(memory_release) char *folder = state_path("");
    AUTO(memory_release) char *path = file_path(folder, endpoint, region, app);
    AUTO(text_release) Text text = {.max = 4096};
    Error err = {0};
    *seen = (LastSeen){0};
    if (!file_read(path, &text, &err))
        return;
    json_t *object = json_loadb(text_string(&text), text.length, 0, NULL);
    take(seen->stack_id, sizeof seen->stack_id, object, "stack_id");
    take(seen->address, sizeof seen->address, object, "address");
    json_decref(object);
}

void last_seen_write(const char *endpoint, const char *region, const char *app, const LastSeen *seen) {
    AUTO(memory_release) char *folder = state_path("");
    AUTO(memory_release) char *path = file_path(folder, endpoint, region, app);
    LastSeen before;
    Error err = {0};
    last_seen_read(endpoint, region, app, &before);
    if (strcmp(before.stack_id, seen->stack_id) == 0 && strcmp(before.address, seen->address) == 0)
        return;
    json_t *object = json_pack("{s:s, s:s}", "stack_id", seen->stack_id, "address", seen->address);
    char *text = object ? json_dumps(object, JSON_COMPACT) : NULL;
    if (text && (!folder_make(folder, 0700, &err) || !file_replace(path, text, strlen(text), 0600, &err)))
        log_line("state", "%s could not be written: %s", path, err.said);
    free(text);
    json_decref(object);
}
