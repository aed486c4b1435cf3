/* The plain wizard from its start to its end; see plain.h. */
#include "cli/plain.h"
#include "base/file.h"
#include "base/memory.h"
#include "cli/plain_parts.h"
#include "guide/steps.h"
#include "settings/settings_draft.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- the parts, in the wizard's order */

static Answer sizes(Plain *plain) {
    Answer answer = plain_class(plain);
    return answer == ANSWER_GIVEN ? plain_settings(plain, ON_SIZES) : answer;
}

static Answer retention(Plain *plain) {
    say(plain->run, "Longer costs more storage.");
    return plain_settings(plain, ON_RETENTION);
}

static Answer options(Plain *plain) {
    return plain_settings(plain, ON_OPTIONS);
}

static Answer (*const parts[STEP_ASKED])(Plain *plain) = {
    [STEP_ACCOUNT] = plain_account, [STEP_ACCESS] = plain_access, [STEP_KEY_PAIR] = plain_key_pair,
    [STEP_SIZES] = sizes,           [STEP_RETENTION] = retention, [STEP_OPTIONS] = options,
};

/* All of them, one after the other; "<" at the first question of one goes to the one before. */
static Answer ask_all(Plain *plain) {
    for (int i = 0; i < STEP_ASKED && !plain->home;) {
        say(plain->run, "\nStep %d of %d: %s", i + 1, STEP_ASKED, step_rows[i].title);
        Answer answer = parts[i](plain);
        if (answer > ANSWER_BACK)
            return answer;
        if (answer == ANSWER_BACK && i == 0)
            say(plain->run, "This is the first step.");
        i += answer == ANSWER_GIVEN ? 1 : i > 0 ? -1 : 0;
    }
    return ANSWER_GIVEN;
}

Answer plain_parts(Plain *plain) {
    for (;;) {
        const char *items[STEP_ASKED + 1];
        size_t chosen, first = plain->standing ? 1 : 0; /* a stack that stands keeps its account, region and name */
        for (size_t i = first; i < STEP_ASKED; i++)
            items[i - first] = step_rows[i].title;
        size_t count = STEP_ASKED - first;
        items[count] = "Nothing more: on to the review.";
        AUTO(memory_release) char *question = memory_print("Change what [%zu]:", count + 1);
        say(plain->run, "\nSettings");
        Answer answer = plain_menu(plain, items, count + 1, question, "Each number is a part of the settings.",
                                   (long)count, &chosen);
        if (answer != ANSWER_GIVEN || chosen == count)
            return answer;
        say(plain->run, "\n%s", items[chosen]);
        answer = parts[chosen + first](plain);
        if (answer > ANSWER_BACK)
            return answer;
    }
}

Answer plain_part_of(Plain *plain, const char *path) {
    const SettingRow *row = setting_find(path);
    if (row && !(row->frozen && plain->standing))
        return plain_setting(plain, row);
    return step_of_setting(path) == STEP_ACCESS ? plain_access(plain) : plain_parts(plain);
}

/* ---- start and end */

int plain_leave(Plain *plain, Answer answer) {
    Run *run = plain->run;
    run->err = (Error){0};
    bool unsaved = !plain->deployed || !settings_same(plain->deployed, run->settings);
    if (unsaved)
        plain_keep(plain);
    say(run, answer == ANSWER_STOPPED ? "Interrupted." : answer == ANSWER_ENDED ? "The input ended." : "Left.");
    if (unsaved)
        say(run, "Your answers are kept in %s. secure-rds --plain goes on with them.", plain->draft);
    return answer == ANSWER_STOPPED ? EXIT_INTERRUPTED : answer == ANSWER_ENDED ? EXIT_USAGE : plain->failed;
}

static bool assign(Run *run) {
    for (size_t i = 0; i < run->options.assignments.count; i++)
        if (!settings_assign(run->settings, run->options.assignments.items[i], &run->err))
            return false;
    return !run->options.region || settings_set(run->settings, "region", run->options.region, &run->err);
}

/* The settings file may have been edited since. */
static void merge(Plain *plain, const Settings *base) {
    Run *run = plain->run;
    AUTO(settings_merge_release) SettingsMerge merged = {0};
    settings_merge(run->settings, base, plain->deployed, &merged);
    if (merged.taken_count || merged.kept_count)
        say(run, "%s was changed since.", run->config);
    if (merged.taken_count)
        say(run, "What it says now was taken: %s.", text_string(&merged.taken));
    if (merged.kept_count)
        say(run, "What you chose stays: %s.", text_string(&merged.kept));
}

/* The answers of a run that was left in the middle. */
static Answer take_draft(Plain *plain) {
    Run *run = plain->run;
    Error err = {0};
    DraftBase kind;
    bool go_on = true;
    Settings *kept = settings_new(), *base = settings_new();
    Answer answer = ANSWER_GIVEN;
    if (file_exists(plain->draft) && draft_load(kept, base, &kind, plain->draft, &err) &&
        !settings_equal(kept, run->settings)) {
        say(run, "There are answers of another time that were not applied.");
        answer =
            plain_yes(plain, "Go on with them?", "No begins with what is saved, or with the defaults.", true, &go_on);
        if (answer == ANSWER_GIVEN && go_on) {
            settings_free(run->settings);
            run->settings = settings_copy(kept);
            if (kind == DRAFT_BASE_FILE && plain->deployed)
                merge(plain, base);
        }
    }
    settings_free(kept);
    settings_free(base);
    return answer;
}

/* What stands, as far as the file knows: without what --set changes for this run. */
static bool as_saved(Plain *plain) {
    AUTO(problems_release) Problems problems = {0};
    plain->deployed = settings_new();
    return settings_load(plain->deployed, plain->run->config, &problems, &plain->run->err);
}

static bool ask(void *asker, const char *question, char *line, size_t size) {
    char answer[ANSWER_SIZE];
    if (plain_line(asker, question, "Enter leaves everything as it is.", answer) != ANSWER_GIVEN)
        return false;
    snprintf(line, size, "%s", answer);
    return true;
}

/* Everything is said on one stream, in its order: a log, a pipe and `expect` see what a person sees. */
static void one_stream(void) {
    fflush(stdout);
    dup2(STDOUT_FILENO, STDERR_FILENO);
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
}

static int set_up(Plain *plain) {
    Answer answer = ask_all(plain);
    bool over;
    if (answer != ANSWER_GIVEN)
        return plain_leave(plain, answer);
    return plain->home ? plain_home(plain) : plain_deploy(plain, &over);
}

int plain_start(Run *run) {
    if (run->options.json) {
        error_set(&run->err, ERROR_USAGE, "use --plain, or `secure-rds apply --yes --json` with a settings file",
                  "--plain asks people, --json answers programs");
        return EXIT_USAGE;
    }
    one_stream();
    AUTO(plain_release)
    Plain plain = {.run = run, .input = STDIN_FILENO, .shown = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)};
    plain.draft = memory_print("%s.draft", run->config);
    run->ask = ask;
    run->asker = &plain;
    if (!run_settings(run, false))
        return run_failed(run);
    if (run->found && !as_saved(&plain))
        return run_failed(run);
    say(run, "secure-rds: a secure PostgreSQL on AWS.");
    say(run, "Enter keeps the answer in brackets. ? explains. < goes back. q leaves.");
    Answer answer = take_draft(&plain);
    if (answer > ANSWER_BACK)
        return plain_leave(&plain, answer);
    if (!assign(run))
        return run_failed(run);
    if (!run->found)
        return set_up(&plain);
    if (!plain_connect(&plain))
        return run_failed(run);
    return plain_home(&plain);
}
