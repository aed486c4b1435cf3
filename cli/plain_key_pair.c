/* Key pair: those of the region, or a new one of which only the public half leaves this machine. */
#include "aws/config.h"
#include "aws/ec2.h"
#include "base/file.h"
#include "base/memory.h"
#include "cli/plain_parts.h"
#include "stack/ssh_key.h"

#include <stdlib.h>
#include <string.h>

static const char help[] = "The key pair opens the bastion by SSH.\n"
                           "Its private half must be on your machine.\n"
                           "A new one is made here, and only its public half is sent to AWS.";

typedef struct Pairs {
    Ec2KeyPairs pairs;
    SshKeys local;
} Pairs;

static void pairs_release(Pairs *pairs) {
    ec2_key_pairs_release(&pairs->pairs);
    ssh_keys_release(&pairs->local);
}

/* Behind the pairs stand what else can be done. */
static const char *const more[] = {"Make a new key on this machine.", "Import a public key from a file.",
                                   "Ask AWS for the list again."};
enum { MORE_NEW, MORE_IMPORT, MORE_AGAIN, MORE_COUNT };

static const char *pair_name(const void *context, size_t index) {
    const Pairs *pairs = context;
    return index < pairs->pairs.count ? pairs->pairs.items[index].name : more[index - pairs->pairs.count];
}

static void pair_words(const void *context, size_t index, Text *text) {
    const Pairs *pairs = context;
    if (index >= pairs->pairs.count) {
        text_put(text, more[index - pairs->pairs.count]);
        return;
    }
    const Ec2KeyPair *pair = &pairs->pairs.items[index];
    const SshKey *local = ssh_keys_find(&pairs->local, pair->fingerprint);
    text_print(text, "%s, %s, fingerprint %s", pair->name, pair->type, pair->fingerprint);
    if (local && local->private_here)
        text_print(text, ", its private half is here: %s", local->where);
    else
        text_put(text, ", its private half was not found here");
}

static size_t find(const Pairs *pairs, const char *name) {
    for (size_t i = 0; i < pairs->pairs.count; i++)
        if (strcmp(pairs->pairs.items[i].name, name) == 0)
            return i;
    return pairs->pairs.count;
}

/* A name that the region does not have yet: APP-bastion, APP-bastion-2 … */
static char *name_free(const Plain *plain, const Pairs *pairs) {
    const char *app = settings_text(plain->run->settings, "app");
    char *name = memory_print("%s-bastion", app);
    for (int number = 2; find(pairs, name) < pairs->pairs.count; number++) {
        free(name);
        name = memory_print("%s-bastion-%d", app, number);
    }
    return name;
}

static bool send(Plain *plain, const char *name, const char *public_line) {
    Run *run = plain->run;
    Ec2KeyPairs one = {memory_new(1, sizeof(Ec2KeyPair)), 1};
    bool sent = ec2_import_key_pair(&run->aws, name, public_line, one.items, &run->err) &&
                settings_set(run->settings, "bastion.key_pair", name, &run->err);
    if (!sent)
        one.count = 0;
    ec2_key_pairs_release(&one);
    if (!sent)
        plain_error(plain, &run->err);
    else
        say(run, "AWS has the public half under the name %s.", name);
    return sent;
}

/* Asks for a name that can be one. */
static Answer ask_name(Plain *plain, const Pairs *pairs, const char *proposal, char name[ANSWER_SIZE]) {
    AUTO(memory_release) char *question = memory_print("Name of the new key pair [%s]:", proposal);
    for (;;) {
        Answer answer = plain_line(plain, question, help, name);
        if (answer != ANSWER_GIVEN)
            return answer;
        if (!*name)
            snprintf(name, ANSWER_SIZE, "%s", proposal);
        Error err = {0};
        AUTO(text_release) Text canonical = {0};
        if (strchr(name, '/'))
            plain_refuse(plain, name, "a name without a slash");
        else if (find(pairs, name) < pairs->pairs.count)
            plain_refuse(plain, name, "a name that no key pair of this region has yet");
        else if (setting_check(setting_find("bastion.key_pair"), name, &canonical, &err))
            return ANSWER_GIVEN;
        else
            say(plain->run, "%s.", err.said);
    }
}

static Answer make_key(Plain *plain, const Pairs *pairs, bool *chosen) {
    char name[ANSWER_SIZE];
    AUTO(memory_release) char *proposal = name_free(plain, pairs);
    Answer answer = ask_name(plain, pairs, proposal, name);
    if (answer != ANSWER_GIVEN)
        return answer;
    AUTO(memory_release) char *below = memory_print(".ssh/%s", name);
    AUTO(memory_release) char *path = home_path(below);
    AUTO(text_release) Text line = {0};
    Error err = {0};
    if (!path || !ssh_key_make(path, name, &line, &err)) {
        plain_error(plain, &err);
        return ANSWER_GIVEN;
    }
    say(plain->run, "The private key is %s. It stays on this machine.", path);
    *chosen = send(plain, name, text_string(&line));
    return ANSWER_GIVEN;
}

static char *expanded(const char *path) {
    return strncmp(path, "~/", 2) == 0 ? home_path(path + 2) : memory_copy(path);
}

static Answer import_key(Plain *plain, const Pairs *pairs, bool *chosen) {
    char typed[ANSWER_SIZE], name[ANSWER_SIZE];
    Answer answer = plain_line(plain, "File with the public key [~/.ssh/id_ed25519.pub]:", help, typed);
    if (answer != ANSWER_GIVEN)
        return answer;
    AUTO(memory_release) char *path = expanded(*typed ? typed : "~/.ssh/id_ed25519.pub");
    AUTO(text_release) Text line = {.max = 16384};
    Error err = {0};
    if (!path || !file_read(path, &line, &err)) {
        plain_error(plain, &err);
        return ANSWER_GIVEN;
    }
    AUTO(memory_release) char *first = memory_copy_n(text_string(&line), strcspn(text_string(&line), "\r\n"));
    if (!ssh_public_check(first, &err)) {
        plain_error(plain, &err);
        return ANSWER_GIVEN;
    }
    AUTO(memory_release) char *proposal = name_free(plain, pairs);
    answer = ask_name(plain, pairs, proposal, name);
    if (answer == ANSWER_GIVEN)
        *chosen = send(plain, name, first);
    return answer;
}

static bool load(Plain *plain, Pairs *pairs) {
    Run *run = plain->run;
    pairs_release(pairs);
    *pairs = (Pairs){0};
    ssh_keys_local(&pairs->local);
    if (ec2_describe_key_pairs(&run->aws, &pairs->pairs, &run->err))
        return true;
    say(run, "The key pairs could not be listed.");
    plain_error(plain, &run->err);
    return false;
}

/* A name that was typed while the list is not known: AWS says at the checks whether there is one. */
static Answer take_typed(Plain *plain, const Pairs *pairs, bool listed, const char *line, bool *chosen) {
    Error err = {0};
    if (listed)
        plain_refuse(plain, line, "the number or the name of a key pair of this region");
    else if (settings_set(plain->run->settings, "bastion.key_pair", line, &err))
        *chosen = true;
    else
        say(plain->run, "%s.", err.said);
    (void)pairs;
    return ANSWER_GIVEN;
}

Answer plain_key_pair(Plain *plain) {
    Run *run = plain->run;
    AUTO(pairs_release) Pairs pairs = {0};
    char line[ANSWER_SIZE];
    bool listed = load(plain, &pairs), chosen = false, show = true;
    say(run, "The key pair opens the bastion by SSH.");
    while (!chosen) {
        size_t count = pairs.pairs.count, index;
        const PlainList list = {&pairs, count + MORE_COUNT, "choices", pair_name, pair_words};
        const char *now = settings_text(run->settings, "bastion.key_pair");
        bool there = *now && (!listed || find(&pairs, now) < count);
        if (listed && *now && !there)
            say(run, "The region has no key pair %s.", now);
        size_t initial = there ? find(&pairs, now) : count + MORE_NEW;
        if (show && listed && count == 0)
            say(run, "The region has no key pair yet.");
        if (show)
            plain_list_show(plain, &list);
        if (show && list.count > PLAIN_LIST_SHOWN)
            for (size_t i = 0; i < MORE_COUNT; i++)
                say(run, "%zu. %s", count + i + 1, more[i]);
        AUTO(memory_release)
        char *question = there ? memory_print("Key pair [%s]:", now)
                               : memory_print("Key pair [%zu, make a new one]:", count + MORE_NEW + 1);
        Answer answer = plain_choose(plain, &list, question, help, there && initial == count ? -1 : (long)initial, true,
                                     &index, line);
        show = false;
        if (answer != ANSWER_GIVEN)
            return answer;
        if (index < count)
            chosen = settings_set(run->settings, "bastion.key_pair", pairs.pairs.items[index].name, &run->err);
        else if (index == count + MORE_NEW)
            answer = make_key(plain, &pairs, &chosen);
        else if (index == count + MORE_IMPORT)
            answer = import_key(plain, &pairs, &chosen);
        else if (index == count + MORE_AGAIN)
            show = true, listed = load(plain, &pairs);
        else
            answer = take_typed(plain, &pairs, listed, line, &chosen);
        if (answer > ANSWER_BACK)
            return answer;
    }
    say(run, "Key pair: %s.", settings_text(run->settings, "bastion.key_pair"));
    plain_keep(plain);
    return ANSWER_GIVEN;
}
