/* `secure-rds destroy`: deletes the stack, after saying what stays and what that costs. */
#include "base/memory.h"
#include "cli/commands.h"
#include "cli/follow.h"
#include "cli/way_out.h"
#include "guide/destroy.h"
#include "guide/home.h"
#include "stack/account_guard.h"

#include <string.h>

const char destroy_help[] =
    "Says what is deleted and what is kept (snapshot, keys), and asks for the app's name. --yes does not answer that;\n"
    "automation gives the name with --confirm. Deletion protection is lifted only after the name was typed.";
const OptionRow destroy_options[] = {
    {"confirm", "APP", OPTION_VALUE, OPTION_AT(confirm), "the app's name, instead of typing it", 0},
    {"keep-stuck", NULL, OPTION_FLAG, OPTION_AT(keep_stuck),
     "after a deletion that failed (DELETE_FAILED): keep what is in its way, and delete the rest", 0},
    {0},
};

static int destroy_stack(Run *run, Follow *follow) {
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
    AUTO(question_release) Question question = {0};
    destroy_question(app, &preview, &question);
    if (!ask_question(run, &question)) {
        if (cancel_wanted(&run_cancel))
            cancel_error(&run->err);
        else
            error_set(&run->err, ERROR_USAGE, "type the app's name, or give it with --confirm",
                      "nothing was deleted: not confirmed");
        return run_failed(run);
    }
    DestroyOptions options = {.lift_protection = true,
                              .hooks = {.begun = follow_deletion,
                                        .told = follow_told,
                                        .report = follow_report,
                                        .data = follow,
                                        .unattended = !run_attended(run)}};
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    if (!deployment_destroy(&run->aws, app, &options, &end, &run->err))
        return run_failed(run);
    return follow_end(follow, END_OF_DESTROY, &end);
}

int destroy_run(Run *run) {
    if (run->options.keep_stuck)
        return way_out(run, HOME_KEEP);
    AUTO(follow_release) Follow follow = {.run = run};
    bool ready =
        run_app_settings(run, true) && run_aws(run) && account_guard(&run->aws, run->settings, NULL, &run->err);
    return ready ? destroy_stack(run, &follow) : run_failed(run);
}
