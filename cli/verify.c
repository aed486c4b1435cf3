/* `secure-rds verify`: each step that a user takes, tried from here. */
#include "guide/verify.h"
#include "base/memory.h"
#include "cli/agree.h"
#include "cli/commands.h"
#include "connect/postgres.h"
#include "guide/words.h"

#include <stdlib.h>
#include <string.h>

const char verify_help[] =
    "Tries each step that a user takes, from here: your address on the list, ssh, the bastion's host key, the tunnel, "
    "the\n"
    "database's certificate, the login, a query, and that query's line in the log group; the load balancer's way; the\n"
    "rotation of the password. Each with its result, how long it took, and what to do about it. The exit status is 1 "
    "when\n"
    "one failed, 4 when one was not permitted. `secure-rds policy --for verify` prints what it needs.";
const OptionRow verify_options[] = {
    {"rotate", NULL, OPTION_FLAG, OPTION_AT(rotate), "have the password changed now, and sign in with the new one", 0},
    {"iam", "USER", OPTION_VALUE, OPTION_AT(iam), "sign in as that user by IAM, too", 0},
    {"ssh-config", "FILE", OPTION_VALUE, OPTION_AT(ssh_config),
     "ssh's configuration (OpenSSH 8.7 or newer); without it none is read, yours neither", 0},
    {0},
};

static const char *const sign_names[] = {
    [SIGN_NONE] = "none", [SIGN_UNKNOWN] = "unknown", [SIGN_WELL] = "well",
    [SIGN_BUSY] = "busy", [SIGN_CAREFUL] = "failed",  [SIGN_FAILED] = "failed",
};
static const char *const sign_marks[] = {
    [SIGN_NONE] = " ", [SIGN_UNKNOWN] = "?", [SIGN_WELL] = "+",
    [SIGN_BUSY] = " ", [SIGN_CAREFUL] = "!", [SIGN_FAILED] = "!",
};

static void result_say(void *data, VerifyId which, const VerifyResult *result) {
    const Run *run = data;
    if (result->sign == SIGN_BUSY || run->options.json)
        return;
    AUTO(lines_release) Lines lines = {0};
    verify_lines(which, result, &lines);
    for (size_t i = 0; i < lines.count; i++)
        say(run, "%s %-14s %s", sign_marks[lines.items[i].sign], lines.items[i].label, lines.items[i].words);
}

static void results_print(const VerifyResult results[VERIFY_COUNT]) {
    json_t *list = json_array();
    for (int i = 0; i < VERIFY_COUNT; i++)
        if (results[i].sign != SIGN_NONE)
            json_array_append_new(
                list, json_pack("{s:s, s:s, s:s, s:I, s:o, s:o}", "step", verify_ids[i], "label", verify_labels[i],
                                "result", results[i].warns ? "warning" : sign_names[results[i].sign], "took_ms",
                                (json_int_t)results[i].took_ms, "words", json_visible(results[i].words), "remedy",
                                json_visible(results[i].remedy)));
    print_json(json_pack("{s:o, s:I}", "steps", list, "failed", (json_int_t)verify_failed(results)));
}

static int status_of(const VerifyResult results[VERIFY_COUNT]) {
    bool unknown = false;
    for (int i = 0; i < VERIFY_COUNT; i++) {
        if ((results[i].sign == SIGN_CAREFUL && !results[i].warns) || results[i].sign == SIGN_FAILED)
            return EXIT_FAILED;
        unknown = unknown || results[i].sign == SIGN_UNKNOWN;
    }
    return unknown ? EXIT_DENIED : EXIT_DONE;
}

int verify_command_run(Run *run) {
    const Options *options = &run->options;
    AUTO(verified_release) Verified verified = {0};
    AUTO(text_release) Text sentence = {0};
    const char *title;
    postgres_environment_clean();
    if (!run_complete_settings(run) || !run_aws(run))
        return run_failed(run);
    VerifyWishes wishes = {.settings = run->settings,
                           .iam = options->iam,
                           .ssh_config = options->ssh_config,
                           .prompts = !options->json,
                           .ask = {host_key_agree, run},
                           .rotate = options->rotate,
                           .told = result_say,
                           .data = run};
    if (!verify_run(&run->aws, &wishes, &verified, &run->err))
        return run_failed(run);
    if (options->json)
        results_print(verified.results);
    verify_heading(verified.results, clock_now_ms(&run->clock), &title, &sentence);
    say(run, "%s. %s", title, text_string(&sentence));
    return run_ended(run, status_of(verified.results));
}
