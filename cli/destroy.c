/* `secure-rds destroy`: deletes the stack, after saying what stays and what that costs. */
#include "base/memory.h"
#include "cli/commands.h"
#include "cli/follow.h"

#include <string.h>

const char destroy_help[] =
    "Says what is deleted and what is kept (snapshot, keys), and asks for the app's name. --yes does not answer that;\n"
    "automation gives the name with --confirm. Deletion protection is lifted only after the name was typed.";
const OptionRow destroy_options[] = {
    {"confirm", "APP", OPTION_VALUE, OPTION_AT(confirm), "the app's name, instead of typing it", 0},
    {0},
};

static void preview_tell(const Run *run, const DestroyPreview *preview) {
    say(run, "This deletes the stack %s (%s).", settings_text(run->settings, "app"), preview->status);
    if (strcmp(preview->on_delete, "snapshot") == 0)
        say(run, "The database's data is kept in a final snapshot, and the key that opens it; both cost a little each "
                 "month.");
    else if (strcmp(preview->on_delete, "retain") == 0)
        say(run, "The database itself is kept, with its network and keys, and costs what it costs now.");
    else
        say(run, "The database's data is DESTROYED. There is no snapshot.");
    if (preview->kept_count) {
        AUTO(text_release) Text kept = {0};
        for (size_t i = 0; i < preview->kept_count; i++)
            text_print(&kept, "%s%s", i ? ", " : "", preview->kept[i]);
        say(run, "Kept: %s", text_string(&kept));
    }
    if (preview->termination_protection)
        say(run, "The stack is protected from deletion; the protection is lifted first.");
    if (preview->deletion_protection && strcmp(preview->on_delete, "retain") == 0)
        say(run, "The database's deletion protection stays on.");
    else if (preview->deletion_protection)
        say(run, "The database's deletion protection is on; it is lifted first.");
}

int destroy_run(Run *run) {
    AUTO(follow_release) Follow follow = {.run = run};
    return run_settings(run, true) && run_aws(run) ? destroy_stack(run, &follow) : run_failed(run);
}

int destroy_stack(Run *run, Follow *follow) {
    const char *app = settings_text(run->settings, "app");
    AUTO(destroy_preview_release) DestroyPreview preview = {0};
    if (!destroy_preview(&run->aws, app, &preview, &run->err)) {
        if (strcmp(run->err.code, "StackNotFound") != 0)
            return run_failed(run);
        run->err = (Error){0};
        say(run, "there is no stack %s: nothing to delete", app);
        if (run->options.json)
            print_json(json_pack("{s:s, s:s}", "event", "end", "outcome", "absent"));
        return EXIT_DONE;
    }
    preview_tell(run, &preview);
    if (!ask_typed(run, "Type the app's name to delete it:", app)) {
        error_set(&run->err, ERROR_USAGE, "type the app's name, or give it with --confirm",
                  "nothing was deleted: not confirmed");
        return EXIT_USAGE;
    }
    DestroyOptions options = {
        .lift_protection = true,
        .hooks = {.begun = follow_deletion, .told = follow_told, .listener = follow_report, .data = follow}};
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    if (!deployment_destroy(&run->aws, &run->clock, app, &options, &end, &run->err))
        return run_failed(run);
    return follow_end(follow, &end);
}
