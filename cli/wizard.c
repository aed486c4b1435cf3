/* See wizard.h. */
#include "cli/wizard.h"
#include "base/memory.h"
#include "cli/plain.h"
#include "screens/wizard.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int wizard_start(Run *run) {
    const Options *options = &run->options;
    const char *term = getenv("TERM");
    bool dumb = term && strcmp(term, "dumb") == 0, input = isatty(STDIN_FILENO), output = isatty(STDOUT_FILENO);
    if (options->plain)
        return plain_start(run);
    if (dumb || !input || !output) {
        error_set(&run->err, ERROR_USAGE,
                  "`secure-rds --plain` asks the same line by line; `secure-rds apply --yes` deploys a settings file "
                  "without questions",
                  "the wizard needs a terminal whose cursor it can move: %s",
                  !input    ? "standard input is none"
                  : !output ? "standard output is none"
                            : "TERM is \"dumb\"");
        return EXIT_USAGE;
    }
    WizardOptions wizard = {
        .config = run->config,
        .aws = {.profile = options->profile,
                .region = options->region,
                .endpoint_url = options->endpoint_url,
                .no_role_cache = options->no_role_cache},
        .clock = run->clock,
        .role_arn = options->role_arn,
        .assignments = options->assignments.items,
        .assignment_count = options->assignments.count,
        .terminal = {.ascii = options->ascii,
                     .no_colour = options->no_color,
                     .no_title = options->no_title,
                     .no_bell = options->no_bell},
    };
    if (options->sandbox) {
        if (!(run->sandbox = sandbox_start(options, &run->err)))
            return run_failed(run);
        wizard.clock = run->sandbox->clock;
        wizard.notice = "SANDBOX";
        wizard.aws.endpoint_url = run->sandbox->endpoint_url;
        wizard.aws.checkip_url = run->sandbox->checkip_url;
        wizard.aws.access_key_id = run->sandbox->access_key_id;
        wizard.aws.secret_access_key = secret_string(&run->sandbox->secret_access_key);
        wizard.aws.keys_from = "the sandbox's own keys";
        wizard.default_region = run->sandbox->region;
    }
    AUTO(text_release) Text problems = {0};
    WizardEnd end = {0};
    if (!wizard_run(&wizard, &end, &problems, &run->err)) {
        fputs(text_string(&problems), stderr);
        return run_failed(run);
    }
    if (end.interrupted)
        say(run, "the deployment goes on at AWS; `secure-rds` here, or `secure-rds apply`, shows it again");
    return end.interrupted ? EXIT_INTERRUPTED : end.failed ? EXIT_FAILED : EXIT_DONE;
}
