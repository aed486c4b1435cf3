/* Account: profile and region, who that is, the stacks of earlier times, and the app's name. */
#include "aws/config.h"
#include "aws/regions.h"
#include "base/clock.h"
#include "base/memory.h"
#include "guide/sign_in.h"
#include "guide/words.h"
#include "plain/parts.h"
#include "stack/owner.h"
#include "stack/stack_status.h"
#include "stack/status.h"

#include <stdlib.h>
#include <string.h>

static void waiting(void *data, const char *why, long long ms) {
    const Plain *plain = data;
    AUTO(memory_release) char *words = words_waiting(why, ms);
    if (plain->options->verbose)
        plain_say(plain, "%s.", words);
}

static void told(void *data, const char *words) {
    plain_say(data, "%s", words);
}

static bool typed(void *data) {
    return plain_typed(data);
}

bool plain_connect(Plain *plain) {
    aws_session_free(plain->session);
    plain->err = (Error){0};
    plain->session = face_session(&plain->options->face, plain->profile, settings_text(plain->choices.chosen, "region"),
                                  &plain->err);
    plain->aws = (AwsContext){.session = plain->session,
                              .clock = plain->clock,
                              .cancel = plain->options->cancel,
                              .waiting = waiting,
                              .data = plain};
    const SignInHooks hooks = {.told = plain->shown ? told : NULL, .typed = typed, .data = plain};
    return plain->session && sign_in_wait(&plain->aws, &hooks, &plain->err);
}

/* ---- profile */

static const char *profile_name(const void *context, size_t index) {
    return ((const AwsProfile *)context)[index].name;
}

static void profile_words(const void *context, size_t index, Text *text) {
    const AwsProfile *profile = &((const AwsProfile *)context)[index];
    text_print(text, "%s%s%s", profile->name, *profile->whose ? ": " : "", profile->whose);
}

/* Asked only where there is a choice that nobody made yet. */
static Answer ask_profile(Plain *plain) {
    const AwsOptions *given = &plain->options->face.aws;
    size_t count = 0, chosen;
    char line[ANSWER_SIZE];
    if (given->access_key_id || given->profile || environment("AWS_PROFILE") || environment("AWS_ACCESS_KEY_ID"))
        return ANSWER_GIVEN;
    AwsProfile *profiles = aws_profiles(&count);
    const PlainList list = {profiles, count, "profiles", profile_name, profile_words};
    Answer answer = ANSWER_GIVEN;
    if (count > 1) {
        plain_say(plain, "AWS profiles of this machine:");
        plain_list_show(plain, &list);
        answer = plain_choose(plain, &list, "Profile [1]:",
                              "A profile says with which account and rights AWS is asked. They stand in ~/.aws/config.",
                              0, false, &chosen, line);
        if (answer == ANSWER_GIVEN) {
            memory_release(&plain->profile);
            plain->profile = memory_copy(profiles[chosen].name);
            aws_session_free(plain->session); /* that of another one */
            plain->session = NULL;
        }
    }
    aws_profiles_free(profiles, count);
    return answer;
}

/* ---- region */

static const char *region_name(const void *context, size_t index) {
    return ((const AwsRegion *)context)[index].code;
}

static void region_words(const void *context, size_t index, Text *text) {
    const AwsRegion *region = &((const AwsRegion *)context)[index];
    text_print(text, "%s, %s", region->code, region->name);
}

static Answer ask_region(Plain *plain, const char *offered) {
    const PlainList list = {aws_regions, aws_region_count, "regions", region_name, region_words};
    const SettingRow *row = setting_find("region");
    char line[ANSWER_SIZE];
    AUTO(memory_release)
    char *question = *offered ? memory_print("Region [%s]:", offered) : memory_copy("Region:");
    AUTO(memory_release)
    char *help = memory_print("Region: %s. A code such as eu-west-1, or a part of a name such as Ireland. \"all\" "
                              "reads out all.",
                              row->help);
    if (*offered)
        plain_say(plain, "The region is %s, %s.", offered, aws_region_name(offered));
    for (;;) {
        size_t chosen;
        long initial = -1;
        for (size_t i = 0; i < aws_region_count; i++)
            if (strcmp(aws_regions[i].code, offered) == 0)
                initial = (long)i;
        Answer answer = plain_choose(plain, &list, question, help, initial, true, &chosen, line);
        if (answer != ANSWER_GIVEN)
            return answer;
        const char *wanted = chosen < list.count ? aws_regions[chosen].code : line;
        Error err = {0};
        if (!settings_set(plain->choices.chosen, "region", wanted, &err)) {
            plain_say(plain, "%s.", err.said);
            continue;
        }
        if (strcmp(wanted, offered) != 0)
            plain_say(plain, "Region: %s, %s.", wanted, aws_region_name(wanted));
        return ANSWER_GIVEN;
    }
}

/* The region, and a session in it. */
static Answer ask_where(Plain *plain) {
    bool connected = plain->session || plain_connect(plain);
    if (!connected && !plain->session && strcmp(plain->err.code, "NoRegion") != 0)
        return ANSWER_GIVEN; /* told by who asks for the session next */
    AUTO(memory_release)
    char *offered = memory_copy(plain->session ? aws_session_region(plain->session)
                                               : settings_text(plain->choices.chosen, "region"));
    plain->err = (Error){0};
    Answer answer = ask_region(plain, offered);
    if (answer != ANSWER_GIVEN)
        return answer;
    if (connected && strcmp(settings_text(plain->choices.chosen, "region"), offered) == 0)
        return ANSWER_GIVEN;
    plain_connect(plain);
    return ANSWER_GIVEN;
}

/* ---- who that is, and what is there */

static Answer ask_again(Plain *plain) {
    bool again = false;
    plain->failed = exit_status(&plain->err);
    plain_error(plain, &plain->err);
    Answer answer = plain_yes(plain, "AWS could not be asked. Try again?",
                              "Fix what is told above in another window, then answer yes.", true, &again);
    return answer == ANSWER_GIVEN && !again ? ANSWER_LEAVE : answer;
}

static Answer say_who(Plain *plain) {
    StsIdentity who;
    AwsCredentialsInfo credentials;
    AUTO(text_release) Text words = {0};
    for (;;) {
        bool known = (plain->session && !plain->err.said[0]) || plain_connect(plain);
        known = known && aws_session_credentials(&plain->aws, &credentials, &plain->err) &&
                sts_caller_identity(&plain->aws, &who, &plain->err);
        if (known)
            break;
        Answer answer = ask_again(plain);
        if (answer != ANSWER_GIVEN)
            return answer;
        plain_connect(plain);
    }
    plain->failed = EXIT_DONE;
    plain_say(plain, "AWS account: %s.", who.account);
    plain_say(plain, "You are: %s.", who.arn);
    aws_credentials_words(&credentials, &words);
    plain_say(plain, "Credentials: %s.", text_string(&words));
    return ANSWER_GIVEN;
}

/* The settings as that stack has them are the answers, and what stands. */
static void take_stack(Plain *plain, const char *name) {
    Settings *settings = settings_new();
    const StackStatus *how; /* Home tells it */
    plain->home = status_open(&plain->aws, name, settings, &how, &plain->err) &&
                  choices_take_stack(&plain->choices, settings, &plain->err);
    if (plain->home)
        plain_say(plain, "The settings of %s were read from AWS and saved in %s.", name, plain->choices.config);
    plain_error(plain, &plain->err);
    settings_free(settings);
}

static Answer ask_stack(Plain *plain) {
    AUTO(cfn_stacks_release) CfnStacks stacks = {0};
    Error err = {0};
    if (plain->choices.deployed || !status_own_stacks(&plain->aws, &stacks, &err) || !stacks.count) {
        if (err.said[0])
            plain_say(plain, "Whether there are stacks of this program is not known: %s.", err.said);
        return ANSWER_GIVEN;
    }
    char **items = memory_new(stacks.count + 1, sizeof *items);
    for (size_t i = 0; i < stacks.count; i++)
        items[i] = memory_print("Go on with %s (%s).", stacks.items[i].name, stacks.items[i].status);
    items[stacks.count] = memory_copy("Set up a new one.");
    AUTO(memory_release) char *question = memory_print("Which [%zu]:", stacks.count + 1);
    plain_say(plain, "This program has made stacks in this region.");
    size_t chosen = stacks.count;
    Answer answer = plain_menu(plain, (const char *const *)items, stacks.count + 1, question,
                               "Going on reads the stack's settings from AWS, so that it can be changed from here.",
                               (long)stacks.count, &chosen);
    if (answer == ANSWER_GIVEN && chosen < stacks.count)
        take_stack(plain, stacks.items[chosen].name);
    for (size_t i = 0; i <= stacks.count; i++)
        free(items[i]);
    free(items);
    return answer;
}

/* A name that stands opens what stands: its settings are no others' defaults. Who may not ask is told by the plan. */
static void open_named(Plain *plain, const char *name) {
    AUTO(cfn_stack_release) CfnStack stack = {0};
    Error unknown = {0};
    char made[TIME_SIZE];
    if (plain->choices.deployed || !cfn_describe_stack(&plain->aws, name, &stack, &unknown) || !owner_tagged(&stack) ||
        stack_status(stack.status)->kind != STACK_STANDS)
        return;
    time_format(stack.created_ms, made);
    plain_say(plain, "%s exists (made %.10s).", name, made);
    take_stack(plain, name);
}

static Answer ask_app(Plain *plain) {
    for (;;) {
        Answer answer = plain_setting(plain, setting_find("app"));
        const char *app = settings_text(plain->choices.chosen, "app");
        if (answer == ANSWER_GIVEN && *app) {
            AUTO(memory_release) char *name = memory_copy(app);
            open_named(plain, name);
            return answer;
        }
        if (answer != ANSWER_GIVEN)
            return answer;
        plain_say(plain, "A name is needed: it has no default.");
    }
}

Answer plain_account(Plain *plain) {
    Answer (*const questions[])(Plain *) = {ask_profile, ask_where, say_who, ask_stack, ask_app};
    enum { COUNT = sizeof questions / sizeof *questions, WHERE = 1 };
    for (int i = 0; i < COUNT && !plain->home; i++) {
        if (i >= WHERE && plain->standing) /* it stands where it stands */
            break;
        Answer answer = questions[i](plain);
        if (answer == ANSWER_BACK && i > WHERE)
            i = WHERE - 1;
        else if (answer != ANSWER_GIVEN)
            return answer;
    }
    if (!plain->home)
        plain_keep(plain);
    return ANSWER_GIVEN;
}
