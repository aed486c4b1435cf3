/* Prints the table of settings, one JSON object a line, so that a test can try what each setting takes. */
#include "settings/settings.h"

#include <jansson.h>
#include <stdio.h>

static json_t *only_list(const long *only) {
    json_t *list = json_array();
    for (size_t i = 0; only && only[i]; i++)
        json_array_append_new(list, json_integer(only[i]));
    return list;
}

static json_t *choice_list(const SettingChoice *choices) {
    json_t *list = json_array();
    for (size_t i = 0; choices && choices[i].value; i++)
        json_array_append_new(list, json_string(choices[i].value));
    return list;
}

int main(void) {
    static const char *const types[] = {
        [SETTING_TEXT] = "text", [SETTING_NUMBER] = "number", [SETTING_CHOICE] = "choice", [SETTING_SWITCH] = "switch"};
    for (size_t i = 0; i < setting_count; i++) {
        const SettingRow *row = &setting_rows[i];
        json_t *out =
            json_pack("{s:s, s:s, s:s, s:I, s:I, s:o, s:o, s:b}", "path", row->path, "type", types[row->type],
                      "initial", row->initial, "min", (json_int_t)row->min, "max", (json_int_t)row->max, "only",
                      only_list(row->only), "choices", choice_list(row->choices), "checked", row->check != NULL);
        json_dumpf(out, stdout, JSON_COMPACT);
        puts("");
        json_decref(out);
    }
    return 0;
}
