/* See wizard.h. */
#include "cli/wizard.h"
#include "base/limits.h"
#include "base/memory.h"
#include "plain/plain.h"
#include "cli/sign_in.h"
#include "screens/wizard.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What both faces are started with; the sandbox, if it is asked for, runs from here on. */
static bool face_options(Run *run, FaceOptions *face) {
    const Options *options = &run->options;
    *face = (FaceOptions){
        .config = run->config,
        .aws = {.profile = options->profile,
                .region = options->region,
                .endpoint_url = options->endpoint_url,
                .no_role_cache = options->no_role_cache},
        .clock = run->clock,
        .role_arn = options->role_arn,
        .assignments = options->assignments.items,
        .assignment_count = options->assignments.count,
    };
    if (!limits_enough(&run->err))
        return false;
    if (!options->sandbox)
        return true;
    if (!(run->sandbox = sandbox_start(options, &run->err)))
        return false;
    sandbox_reach(run->sandbox, &face->aws);
    face->clock = run->sandbox->clock;
    face->default_region = run->sandbox->region;
    face->notice = "SANDBOX";
    face->notice_words = sandbox_words;
    return true;
}

static int screens_start(Run *run) {
    const Options *options = &run->options;
    AUTO(text_release) Text problems = {0};
    WizardEnd end = {0};
    WizardOptions wizard = {.terminal = {.ascii = options->ascii,
                                         .no_colour = options->no_color,
                                         .no_title = options->no_title,
                                         .no_bell = options->no_bell}};
    if (!face_options(run, &wizard.face))
        return run_failed(run);
    if (!wizard_run(&wizard, &end, &problems, &run->err)) {
        fputs(text_string(&problems), stderr);
        return run_failed(run);
    }
    if (end.interrupted)
        say(run, "the deployment goes on at AWS; `secure-rds` here, or `secure-rds apply`, shows it again");
    return end.interrupted ? EXIT_INTERRUPTED : end.failed ? EXIT_FAILED : EXIT_DONE;
}

static int lines_start(Run *run) {
    const Options *options = &run->options;
    PlainOptions plain = {
        .confirm = options->confirm, .yes = options->yes, .verbose = options->verbose, .cancel = &run_cancel};
    if (options->json) {
        error_set(&run->err, ERROR_USAGE, "use --plain, or `secure-rds apply --yes --json` with a settings file",
                  "--plain asks people, --json answers programs");
        return EXIT_USAGE;
    }
    if (!face_options(run, &plain.face))
        return run_failed(run);
    plain.face.aws.ask_mfa = ask_code;
    plain.face.aws.terminal = true;
    return plain_run(&plain, &run->err);
}

int wizard_start(Run *run) {
    const char *term = getenv("TERM");
    bool dumb = term && strcmp(term, "dumb") == 0, input = isatty(STDIN_FILENO), output = isatty(STDOUT_FILENO);
    if (run->options.plain)
        return lines_start(run);
    if (!dumb && input && output)
        return screens_start(run);
    error_set(&run->err, ERROR_USAGE,
              "`secure-rds --plain` asks the same line by line; `secure-rds apply --yes` deploys a settings file "
              "without questions",
              "the wizard needs a terminal whose cursor it can move: %s",
              !input    ? "standard input is none"
              : !output ? "standard output is none"
                        : "TERM is \"dumb\"");
    return EXIT_USAGE;
}
