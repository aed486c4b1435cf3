/* Done: whether what was made works, and the commands to connect with. */
#include "base/memory.h"
#include "base/run_here.h"
#include "guide/drift.h"
#include "guide/psql.h"
#include "guide/verify.h"
#include "guide/words.h"
#include "plain/parts.h"

static void result_say(void *data, VerifyId which, const VerifyResult *result) {
    const Plain *plain = data;
    if (result->sign == SIGN_BUSY)
        return;
    AUTO(lines_release) Lines lines = {0};
    verify_lines(which, result, &lines);
    plain_lines_say(plain, &lines);
}

static void commands_say(const Plain *plain, const ConnectFacts *facts) {
    AUTO(connect_commands_release) ConnectCommands ways = {0};
    AUTO(text_release) Text notes = {0};
    connect_commands(facts, plain->choices.chosen, &ways);
    plain_say(plain, "\nHow to connect");
    for (size_t i = 0; i < ways.count; i++)
        plain_say(plain, "%s:\n%s", ways.items[i].what, ways.items[i].words);
    connect_notes(plain->choices.chosen, plain->choices.config, &notes);
    plain_say(plain, "%s", text_string(&notes));
}

void plain_connection(Plain *plain) {
    AUTO(verified_release) Verified verified = {0};
    AUTO(text_release) Text sentence = {0};
    const char *title;
    ConnectFacts facts;
    plain_say(plain, "\nTesting it");
    const VerifyWishes wishes = {.settings = plain->choices.chosen, .told = result_say, .data = plain};
    if (!verify_run(&plain->aws, &wishes, &verified, &plain->err)) {
        plain_error(plain, &plain->err);
        return;
    }
    verify_heading(verified.results, clock_now_ms(&plain->clock), &title, &sentence);
    plain_say(plain, "%s. %s", title, text_string(&sentence));
    AUTO(lines_release) Lines lines = {0};
    waiting_of(&verified.status.database, clock_now_ms(&plain->clock), &lines);
    plain_lines_say(plain, &lines);
    const char *given = plain->options->face.aws.profile;
    const char *profile = plain->profile ? plain->profile : given ? given : "";
    if (connect_facts(&verified.status, plain->choices.chosen, verified.owner.user, profile,
                      plain->options->face.aws.database_ca, &facts))
        commands_say(plain, &facts);
}

void plain_psql(Plain *plain) {
    AUTO(psql_words_release)
    char **words = psql_words(&plain->options->face, plain->choices.chosen, plain->profile ? plain->profile : "");
    int status = 0;
    if (!run_here(words, &status, &plain->err))
        plain_error(plain, &plain->err);
}
