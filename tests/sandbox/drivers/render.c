/* Renders the template: each line of standard input is assignments of settings, separated by tabs; each line of
 * standard output the template as it is sent, the readable one, the parameters, and the settings that a deployment
 * would still ask for, as one JSON object. */
#include "base/memory.h"
#include "stack/template.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool assign_all(Settings *settings, char *line, Error *err) {
    for (char *rest = line, *one; (one = strsep(&rest, "\t\n"));)
        if (*one && !settings_assign(settings, one, err))
            return false;
    return true;
}

static json_t *asked(const Settings *settings) {
    AUTO(problems_release) Problems problems = {0};
    Error ignored = {0};
    json_t *paths = json_array();
    settings_complete(settings, &problems, &ignored);
    for (size_t i = 0; i < problems.count; i++)
        json_array_append_new(paths, json_string(problems.items[i].path));
    return paths;
}

static bool render(char *line, Error *err) {
    Settings *settings = settings_new();
    AUTO(text_release) Text sent = {0}, readable = {0};
    AUTO(template_parameters_release) TemplateParameters parameters = {0};
    bool ok = assign_all(settings, line, err) && template_render(settings, &sent, err) &&
              template_render_readable(settings, &readable, err) && template_parameters(settings, &parameters, err);
    json_t *given = json_object();
    for (size_t i = 0; i < parameters.count; i++)
        json_object_set_new(given, parameters.items[i].key, json_string(parameters.items[i].value));
    json_t *out = json_pack("{s:s, s:s, s:o, s:o}", "sent", text_string(&sent), "readable", text_string(&readable),
                            "parameters", given, "asked", asked(settings));
    if (ok) {
        json_dumpf(out, stdout, JSON_COMPACT);
        puts("");
    }
    json_decref(out);
    settings_free(settings);
    return ok;
}

int main(void) {
    AUTO(memory_release) char *line = NULL;
    size_t room = 0;
    Error err = {0};
    while (getline(&line, &room, stdin) > 0)
        if (!render(line, &err)) {
            fprintf(stderr, "render: %s\n", err.said);
            return 1;
        }
    return 0;
}
