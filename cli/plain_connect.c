/* Done: whether what was made works, and the commands to connect with. */
#include "base/memory.h"
#include "cli/plain_parts.h"
#include "guide/verify.h"
#include "guide/words.h"

static void result_say(void *data, VerifyId which, const VerifyResult *result) {
    const Plain *plain = data;
    if (result->sign == SIGN_BUSY)
        return;
    AUTO(memory_release) char *sentence = words_ended(result->words);
    say(plain->run, "%s%s: %s", result->sign == SIGN_CAREFUL ? "Careful: " : "", verify_labels[which], sentence);
}

static void commands_say(const Plain *plain, const ConnectFacts *facts) {
    const Run *run = plain->run;
    AUTO(connect_commands_release) ConnectCommands ways = {0};
    AUTO(text_release) Text notes = {0};
    connect_commands(facts, run->settings, &ways);
    say(run, "\nHow to connect");
    for (size_t i = 0; i < ways.count; i++)
        say(run, "%s:\n%s", ways.items[i].what, ways.items[i].words);
    connect_notes(run->settings, run->config, &notes);
    say(run, "%s", text_string(&notes));
}

void plain_connection(Plain *plain) {
    Run *run = plain->run;
    AUTO(verified_release) Verified verified = {0};
    AUTO(text_release) Text sentence = {0};
    const char *title;
    ConnectFacts facts;
    say(run, "\nTesting it");
    if (!verify_run(&run->aws, &run->clock, run->settings, result_say, plain, &verified, &run->err)) {
        plain_error(plain, &run->err);
        return;
    }
    verify_heading(verified.results, clock_now_ms(&run->clock), &title, &sentence);
    say(run, "%s. %s", title, text_string(&sentence));
    const char *profile = run->options.profile ? run->options.profile : "";
    if (connect_facts(&verified.status, run->settings, verified.owner.user, profile, &facts))
        commands_say(plain, &facts);
}
