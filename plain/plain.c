/* The plain wizard from its start to its end; see plain.h. */
#include "plain/plain.h"
#include "base/memory.h"
#include "guide/steps.h"
#include "plain/parts.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- the parts, in the wizard's order */

#define ASKS(id, name, ...) [STEP_##id] = plain_##name,
#define STEP(id, ...)
static Answer (*const parts[STEP_ASKED])(Plain *plain) = {
#include "guide/steps.inc"
};
#undef ASKS
#undef STEP

/* All of them, one after the other; "<" at the first question of one goes to the one before. */
static Answer ask_all(Plain *plain) {
    for (int i = 0; i < STEP_ASKED && !plain->home;) {
        plain_say(plain, "\nStep %d of %d: %s", i + 1, STEP_ASKED, step_rows[i].title);
        Answer answer = parts[i](plain);
        if (answer > ANSWER_BACK)
            return answer;
        if (answer == ANSWER_BACK && i == 0)
            plain_say(plain, "This is the first step.");
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
        plain_say(plain, "\nSettings");
        Answer answer = plain_menu(plain, items, count + 1, question, "Each number is a part of the settings.",
                                   (long)count, &chosen);
        if (answer != ANSWER_GIVEN || chosen == count)
            return answer;
        plain_say(plain, "\n%s", items[chosen]);
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
    plain->err = (Error){0};
    bool unsaved = choices_pending(&plain->choices);
    if (unsaved)
        plain_keep(plain);
    plain_say(plain, answer == ANSWER_STOPPED ? "Interrupted." : answer == ANSWER_ENDED ? "The input ended." : "Left.");
    if (unsaved)
        plain_say(plain, "Your answers are kept in %s. secure-rds --plain goes on with them.", plain->choices.draft);
    return answer == ANSWER_STOPPED ? EXIT_INTERRUPTED : answer == ANSWER_ENDED ? EXIT_USAGE : plain->failed;
}

/* The answers of a run that was left in the middle. */
static Answer take_draft(Plain *plain) {
    AUTO(draft_release) Draft draft = {0};
    bool go_on = true;
    if (!choices_left(&plain->choices, &draft) || !draft.differs)
        return ANSWER_GIVEN;
    plain_say(plain, "There are earlier answers that were not applied.");
    Answer answer =
        plain_yes(plain, "Go on with them?", "No begins with what is saved, or with the defaults.", true, &go_on);
    if (answer == ANSWER_GIVEN && go_on) {
        choices_go_on(&plain->choices, &draft);
        if (draft.told.length)
            plain_say(plain, "%s", text_string(&draft.told));
    }
    return answer;
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

/* Its problems are printed as for every command. */
static bool settings_read(Plain *plain) {
    AUTO(text_release) Text problems = {0};
    bool read = choices_open(&plain->choices, plain->options->face.config, &problems, &plain->err);
    fputs(text_string(&problems), stderr);
    return read;
}

static int converse(Plain *plain) {
    const FaceOptions *face = &plain->options->face;
    if (!settings_read(plain))
        return exit_status(&plain->err);
    plain_say(plain, "secure-rds: a secure PostgreSQL on AWS.");
    if (face->notice)
        plain_say(plain, "%s: %s.", face->notice, face->notice_words);
    plain_say(plain, "Enter keeps the answer in brackets. ? explains. < goes back. q leaves.");
    Answer answer = take_draft(plain);
    if (answer > ANSWER_BACK)
        return plain_leave(plain, answer);
    if (!choices_assign(&plain->choices, face->assignments, face->assignment_count, face->aws.region, &plain->err))
        return exit_status(&plain->err);
    if (!plain->choices.deployed)
        return set_up(plain);
    return plain_connect(plain) ? plain_home(plain) : exit_status(&plain->err);
}

int plain_run(const PlainOptions *options, Error *err) {
    one_stream();
    AUTO(plain_release)
    Plain plain = {.options = options,
                   .clock = options->face.clock,
                   .input = STDIN_FILENO,
                   .shown = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)};
    int status = converse(&plain);
    *err = plain.err;
    return status;
}
