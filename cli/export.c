/* `secure-rds export`: what the settings become, as files for other tools. */
#include "stack/export.h"
#include "base/memory.h"
#include "cli/commands.h"
#include "cli/risks.h"

const char export_help[] =
    "cloudformation   template.yaml, parameters.json and tags.json, which `aws cloudformation create-stack`,\n"
    "                 `create-change-set` and `deploy` take as they are. Needs no network and no credentials.";
const OptionRow export_options[] = {
    {"output", "FOLDER", OPTION_VALUE, OPTION_AT(output), "where the files go (the current folder)", 'o'},
    {0},
};
const Verb export_verbs[] = {{"cloudformation", "", 0, 0}, {0}};

int export_run(Run *run) {
    const char *folder = run->options.output ? run->options.output : ".";
    if (!run_complete_settings(run) || !export_cloudformation(run->settings, folder, &run->err))
        return run_failed(run);
    AUTO(risks_release) Risks risks = {0};
    risks_of_settings(run, &risks);
    risks_say(run, &risks);
    json_t *files = json_array();
    for (size_t i = 0; export_cloudformation_files[i]; i++) {
        say(run, "%s/%s", folder, export_cloudformation_files[i]);
        json_array_append_new(files, json_string(export_cloudformation_files[i]));
    }
    if (run->options.json)
        print_json(json_pack("{s:s, s:o, s:o}", "folder", folder, "files", files, "risks", risks_json(&risks)));
    else
        json_decref(files);
    return EXIT_DONE;
}
