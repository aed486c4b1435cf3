/* See kept_test.h. */
#include "guide/kept_test.h"
#include "aws/config.h"
#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"
#include "stack/last_seen.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_MAX = 65536 };

void kept_test_release(KeptTest *kept) {
    free(kept->rows);
    *kept = (KeptTest){0};
}

static bool row_take(const json_t *item, KeptRow *row) {
    const char *id, *words, *remedy;
    int sign, warns;
    *row = (KeptRow){.which = VERIFY_COUNT};
    if (json_unpack((json_t *)item, "{s:s, s:i, s:b, s:s, s:s}", "step", &id, "sign", &sign, "warns", &warns, "words",
                    &words, "remedy", &remedy) != 0)
        return false;
    for (int i = 0; i < VERIFY_COUNT; i++)
        if (strcmp(verify_ids[i], id) == 0)
            row->which = (VerifyId)i;
    row->result.sign = sign == SIGN_UNKNOWN ? SIGN_UNKNOWN : SIGN_CAREFUL;
    row->result.warns = warns;
    snprintf(row->result.words, sizeof row->result.words, "%s", words);
    snprintf(row->result.remedy, sizeof row->result.remedy, "%s", remedy);
    return row->which != VERIFY_COUNT;
}

void kept_test_read(const char *endpoint, const char *region, const char *app, const char *stack_id, KeptTest *kept) {
    AUTO(memory_release) char *path = last_seen_path(endpoint, region, app, "tested");
    AUTO(text_release) Text text = {.max = FILE_MAX};
    Error err = {0};
    const char *id = "";
    json_int_t at_ms = 0;
    int made = 0;
    json_t *rows = NULL, *item;
    size_t i;
    *kept = (KeptTest){0};
    json_auto_t *object = file_read(path, &text, &err) ? json_loadb(text_string(&text), text.length, 0, NULL) : NULL;
    if (json_unpack(object, "{s:s, s:I, s:i, s:o}", "stack_id", &id, "at_ms", &at_ms, "made", &made, "rows", &rows) !=
            0 ||
        !*stack_id || strcmp(id, stack_id) != 0 || made <= 0 || json_array_size(rows) > VERIFY_COUNT)
        return;
    *kept = (KeptTest){.at_ms = at_ms, .made = (size_t)made, .rows = memory_new(VERIFY_COUNT, sizeof *kept->rows)};
    json_array_foreach(rows, i, item) {
        if (row_take(item, &kept->rows[kept->count])) {
            kept->failed += !kept->rows[kept->count].result.warns;
            kept->count++;
        }
    }
}

static json_t *rows_of(const VerifyResult results[VERIFY_COUNT], int *made) {
    json_t *rows = json_array();
    for (int i = 0; i < VERIFY_COUNT; i++) {
        const VerifyResult *result = &results[i];
        *made += result->sign != SIGN_NONE;
        if (result->sign == SIGN_CAREFUL || result->sign == SIGN_UNKNOWN)
            json_array_append_new(rows, json_pack("{s:s, s:i, s:b, s:o, s:o}", "step", verify_ids[i], "sign",
                                                  (int)result->sign, "warns", (int)result->warns, "words",
                                                  json_stringn_nocheck(result->words, strlen(result->words)), "remedy",
                                                  json_stringn_nocheck(result->remedy, strlen(result->remedy))));
    }
    return rows;
}

void kept_test_write(const char *endpoint, const char *region, const char *app, const char *stack_id, long long at_ms,
                     const VerifyResult results[VERIFY_COUNT]) {
    AUTO(memory_release) char *path = last_seen_path(endpoint, region, app, "tested");
    Error err = {0};
    int made = 0;
    json_t *rows = rows_of(results, &made);
    json_auto_t *object =
        json_pack("{s:s, s:I, s:i, s:o}", "stack_id", stack_id, "at_ms", (json_int_t)at_ms, "made", made, "rows", rows);
    AUTO(memory_release) char *text = object ? json_dumps(object, JSON_COMPACT) : NULL;
    if (text && (!state_folder_make(&err) || !file_replace(path, text, strlen(text), 0600, &err)))
        log_line("state", "%s could not be written: %s", path, err.said);
}
