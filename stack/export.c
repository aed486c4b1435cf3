/* See export.h. */
#include "stack/export.h"

#include "base/file.h"
#include "base/memory.h"
#include "stack/owner.h"
#include "stack/template.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *const export_cloudformation_files[] = {"template.yaml", "parameters.json", "tags.json", NULL};

/* [{"ParameterKey": …, "ParameterValue": …}]: the only form that create-stack, create-change-set and deploy all take.
 */
static char *pairs_json(const TemplateParameters *pairs, const char *key, const char *value, Error *err) {
    json_t *list = json_array();
    for (size_t i = 0; i < pairs->count; i++) {
        json_t *pair = json_object();
        json_object_set_new(pair, key, json_string(pairs->items[i].key));
        json_object_set_new(pair, value, json_string(pairs->items[i].value));
        json_array_append_new(list, pair);
    }
    char *text = json_dumps(list, JSON_INDENT(2) | JSON_PRESERVE_ORDER);
    json_decref(list);
    if (!text) {
        error_set(err, ERROR_FAILED, "correct the settings", "a value is no UTF-8");
        return NULL;
    }
    char *line = memory_print("%s\n", text);
    free(text);
    return line;
}

/* An empty image would mean the newest: the template looks it up by itself then. */
static bool texts_make(const Settings *settings, char *texts[3], Error *err) {
    AUTO(text_release) Text body = {0};
    AUTO(template_parameters_release) TemplateParameters parameters = {0}, tags = {0};
    if (!template_render_readable(settings, &body, err) || !template_parameters(settings, &parameters, err) ||
        !template_tags(settings, &tags, err))
        return false;
    texts[1] = pairs_json(&parameters, "ParameterKey", "ParameterValue", err);
    texts[2] = texts[1] ? pairs_json(&tags, "Key", "Value", err) : NULL;
    texts[0] = text_take(&body);
    return texts[1] && texts[2];
}

static char *file_path(const char *folder, size_t index, bool draft) {
    return memory_print("%s/%s%s%s", folder, draft ? "." : "", export_cloudformation_files[index], draft ? ".new" : "");
}

/* Any project may have a template.yaml of its own: only an earlier export is written over. */
static bool may_replace(const char *folder, Error *err) {
    AUTO(text_release) Text body = {0};
    AUTO(memory_release) char *template = file_path(folder, 0, false);
    Error unread = {0};
    bool ours = file_read(template, &body, &unread) && owner_of_template(text_string(&body)) != OWNER_OTHER;
    for (size_t i = 0; !ours && export_cloudformation_files[i]; i++) {
        AUTO(memory_release) char *path = file_path(folder, i, false);
        if (file_exists(path))
            return error_set(err, ERROR_USAGE, "name another folder with --output, or move it away",
                             "%s is there already, and is no export of this program", path);
    }
    return true;
}

/* What can fail (no room, no permission) fails while the drafts are written; the renames that follow are all or none
 * but for a broken disk. */
static bool files_write(const char *folder, char *const texts[3], Error *err) {
    if (!folder_make(folder, 0755, err))
        return false;
    bool ok = true;
    for (size_t i = 0; ok && export_cloudformation_files[i]; i++) {
        AUTO(memory_release) char *draft = file_path(folder, i, true);
        ok = file_draft(draft, texts[i], strlen(texts[i]), 0644, err);
    }
    for (size_t i = 0; ok && export_cloudformation_files[i]; i++) {
        AUTO(memory_release) char *draft = file_path(folder, i, true);
        ok = file_sync(draft, err);
    }
    for (size_t i = 0; export_cloudformation_files[i]; i++) {
        AUTO(memory_release) char *draft = file_path(folder, i, true), *path = file_path(folder, i, false);
        if (ok && rename(draft, path) != 0)
            ok = error_set(err, ERROR_FAILED, "check the folder", "%s: %s", path, strerror(errno));
        if (!ok)
            unlink(draft);
    }
    return ok;
}

bool export_cloudformation(const Settings *settings, const char *folder, Error *err) {
    char *texts[3] = {NULL, NULL, NULL};
    bool ok = texts_make(settings, texts, err) && may_replace(folder, err) && files_write(folder, texts, err);
    for (size_t i = 0; i < 3; i++)
        free(texts[i]);
    return ok || error_tried(err, "export to %s", folder);
}
