/* See plain.h. */
#include "cli/plain.h"
#include "aws/cloudformation.h"
#include "base/file.h"
#include "base/memory.h"
#include "cli/commands.h"
#include "cli/plain_questions.h"
#include "stack/allow_text.h"
#include "stack/checks.h"
#include "stack/cost.h"
#include "stack/stack_status.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void cost_say(Run *run) {
    AUTO(cost_release) CostEstimate estimate = {0};
    AUTO(text_release) Text lines = {0};
    (void)cost_ask_list(run); /* stopped: the next question is where that shows */
    cost_estimate(run->settings, &estimate);
    cost_print(&estimate, &lines);
    say(run, "Cost\n%s", text_string(&lines));
}

typedef struct Step {
    const char *title;
    int screen; /* a SettingScreen, or one of those below */
} Step;
enum { STEP_ALLOWED = 100, STEP_KEY_PAIR };

/* Whether what is fixed once the stack stands is fixed now. */
static bool stack_stands(Run *run) {
    AUTO(cfn_stack_release) CfnStack stack = {0};
    Error ignored = {0};
    if (!run->session || !cfn_describe_stack(&run->aws, settings_text(run->settings, "app"), &stack, &ignored))
        return false;
    StackKind kind = stack_status(stack.status)->kind;
    return kind == STACK_STANDS || kind == STACK_BUSY || kind == STACK_BROKEN;
}

static Answer ask_all(Run *run) {
    static const Step steps[] = {{"Account", ON_ACCOUNT}, {"Allowed IPs", STEP_ALLOWED}, {"Key pair", STEP_KEY_PAIR},
                                 {"Sizes", ON_SIZES},     {"Retention", ON_RETENTION},   {"Options", ON_OPTIONS}};
    enum { COUNT = sizeof steps / sizeof *steps };
    bool standing = run->found && stack_stands(run);
    for (int i = 0; i < COUNT;) {
        say(run, "\nStep %d of %d: %s", i + 1, COUNT, steps[i].title);
        if (steps[i].screen == STEP_ALLOWED && !run->session && !run_aws(run))
            return ANSWER_END;
        Answer answer = steps[i].screen == STEP_ALLOWED ? plain_ask_allowed(run)
                        : steps[i].screen == STEP_KEY_PAIR
                            ? plain_ask_key_pair(run)
                            : plain_ask_screen(run, (SettingScreen)steps[i].screen, standing);
        if (answer == ANSWER_END)
            return answer;
        i += answer == ANSWER_BACK ? (i > 0 ? -1 : 0) : 1;
    }
    return ANSWER_GIVEN;
}

/* Everything once more, as lines: a drawing says nothing to an ear. */
static void settings_say(const Run *run) {
    for (size_t i = 0; i < setting_count; i++) {
        const char *value = settings_text(run->settings, setting_rows[i].path);
        if (*value)
            say(run, "  %s: %s%s%s", setting_rows[i].label, value, *setting_rows[i].unit ? " " : "",
                setting_rows[i].unit);
    }
    const AllowList *list = settings_allowed_const(run->settings);
    for (size_t i = 0; i < allow_list_count(list); i++) {
        char cidr[CIDR_SIZE];
        cidr_format(allow_list_at(list, i)->cidr, cidr);
        say(run, "  May connect: %s %s", cidr, allow_list_at(list, i)->note);
    }
}

static void finding_say(void *data, size_t index, const Finding *finding) {
    const Run *run = data;
    if (!finding || finding->severity == FINDING_OK || finding->severity == FINDING_UNKNOWN)
        return;
    say(run, "  %s: %s: %s. %s", finding->severity == FINDING_ERROR ? "would fail" : "warning", check_rows[index].label,
        finding->what, finding->why);
    if (finding->remedy[0])
        say(run, "    to do: %s", finding->remedy);
}

static bool checks_say(Run *run) {
    FindingSeverity worst = FINDING_OK;
    CheckScope scope = {.aws = &run->aws,
                        .clock = &run->clock,
                        .settings = run->settings,
                        .standing = stack_stands(run),
                        .role_arn = run->options.role_arn};
    say(run, "Checks");
    if (!checks_run(&scope, finding_say, run, &worst, &run->err))
        return false;
    if (worst <= FINDING_UNKNOWN)
        say(run, "  nothing stands in the way");
    return true;
}

/* The settings are saved and applied: from here on it is `secure-rds apply`. */
static int deploy(Run *run) {
    AUTO(problems_release) Problems problems = {0};
    AUTO(memory_release) char *draft = memory_print("%s.draft", run->config);
    say(run, "\nReview");
    settings_say(run);
    cost_say(run);
    if (!settings_complete(run->settings, &problems, &run->err)) {
        AUTO(text_release) Text text = {0};
        problems_print(&problems, run->config, &text);
        say(run, "%s", text_string(&text));
        return run_failed(run);
    }
    if (!checks_say(run))
        return run_failed(run);
    allow_list_dated(settings_allowed(run->settings));
    if (!settings_save(run->settings, run->config, &run->err))
        return run_failed(run);
    unlink(draft);
    say(run, "The settings are saved in %s.", run->config);
    int status = apply_settings(run);
    if (status == EXIT_DONE)
        say(run, "It stands. `secure-rds status` asks how it is; start --plain again for more.");
    return status;
}

/* Left in the middle: the answers are kept, and the status tells a script whether a person ended it. */
static int left(Run *run) {
    plain_keep(run);
    if (cancel_wanted(&run_cancel)) {
        run->err = (Error){0};
        say(run, "Ended. Nothing more was changed at AWS; the answers are kept.");
        return EXIT_INTERRUPTED;
    }
    if (run->err.said[0])
        return run_failed(run);
    say(run, "Nothing was changed at AWS; the answers are kept.");
    return EXIT_DONE;
}

static int menu(Run *run) {
    char line[512];
    for (;;) {
        say(run, "\n%s: 1) status  2) allowed IPs  3) change settings  4) apply  5) cost  6) destroy  7) leave",
            settings_text(run->settings, "app"));
        if (plain_ask("What?", line) == ANSWER_END || strcmp(line, "7") == 0 || strcmp(line, "q") == 0)
            return cancel_wanted(&run_cancel) ? EXIT_INTERRUPTED : EXIT_DONE;
        if (strcmp(line, "1") == 0) {
            (void)status_show(run);
        } else if (strcmp(line, "2") == 0) {
            if (plain_ask_allowed(run) != ANSWER_GIVEN)
                return left(run);
            (void)access_settings(run);
        } else if (strcmp(line, "3") == 0) {
            if (ask_all(run) != ANSWER_GIVEN)
                return left(run);
            return deploy(run);
        } else if (strcmp(line, "4") == 0) {
            return deploy(run);
        } else if (strcmp(line, "5") == 0) {
            cost_say(run);
        } else if (strcmp(line, "6") == 0) {
            return destroy_settings(run);
        } else {
            say(run, "  a number from 1 to 7");
        }
        if (run->err.said[0])
            say(run, "%s\n  to do: %s", run->err.said, run->err.remedy);
        run->err = (Error){0};
    }
}

int plain_start(Run *run) {
    AUTO(memory_release) char *draft = memory_print("%s.draft", run->config);
    if (!run_settings(run, false))
        return run_failed(run);
    AUTO(problems_release) Problems problems = {0};
    Error ignored = {0};
    if (file_exists(draft) && settings_load(run->settings, draft, &problems, &ignored))
        say(run, "The answers of the last time are here.");
    say(run, "Nothing as an answer keeps what stands in brackets. ? explains, < goes back, Ctrl-D leaves.");
    if (run->found) {
        if (!run_aws(run))
            return run_failed(run);
        return menu(run);
    }
    if (run->options.sandbox && !run_aws(run))
        return run_failed(run);
    if (run->session && !*settings_text(run->settings, "region"))
        settings_set(run->settings, "region", aws_session_region(run->session), &ignored);
    return ask_all(run) == ANSWER_END ? left(run) : deploy(run);
}
