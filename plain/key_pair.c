/* Key pair: those of the region, or a new one of which only the public half leaves this machine. */
#include "base/memory.h"
#include "guide/keys.h"
#include "guide/words.h"
#include "plain/parts.h"

#include <stdlib.h>
#include <string.h>

static const char help[] = "The key pair opens the bastion by SSH.\n"
                           "Its private half must be on your machine.\n"
                           "A new one is made here, and only its public half is sent to AWS.";

/* Behind the pairs stand what else can be done. */
static const char *const more[] = {"Make a new key on this machine.", "Import a public key from a file.",
                                   "Ask AWS for the list again."};
enum { MORE_NEW, MORE_IMPORT, MORE_AGAIN, MORE_COUNT };

static const char *pair_name(const void *context, size_t index) {
    const KeyPairs *pairs = context;
    return index < pairs->region.count ? pairs->region.items[index].name : more[index - pairs->region.count];
}

static void pair_words(const void *context, size_t index, Text *text) {
    const KeyPairs *pairs = context;
    if (index >= pairs->region.count) {
        text_put(text, more[index - pairs->region.count]);
        return;
    }
    const Ec2KeyPair *pair = &pairs->region.items[index];
    text_print(text, "%s, %s, fingerprint %s, private half ", pair->name, pair->type, pair->fingerprint);
    key_pair_half(pairs, index, text);
}

static void told(void *data, const char *words) {
    const Plain *plain = data;
    AUTO(memory_release) char *sentence = words_sentence(words);
    plain_say(plain, "%s", sentence);
}

/* `path`: of the public half; NULL: a new key is made. */
static bool create(Plain *plain, const char *name, const char *path) {
    AUTO(key_made_release) KeyMade made = {0};
    AUTO(text_release) Text words = {0};
    if (!key_pair_create(&plain->aws, name, path, told, plain, &made, &plain->err) ||
        !settings_set(plain->choices.chosen, "bastion.key_pair", name, &plain->err)) {
        plain_error(plain, &plain->err);
        return false;
    }
    key_made_words(&made, path != NULL, &words);
    plain_say(plain, "%s.", text_string(&words));
    return true;
}

/* Asks for a name that can be one. */
static Answer ask_name(Plain *plain, const KeyPairs *pairs, const char *proposal, char name[ANSWER_SIZE]) {
    AUTO(memory_release) char *question = memory_print("Name of the new key pair [%s]:", proposal);
    for (;;) {
        Answer answer = plain_line(plain, question, help, name);
        if (answer != ANSWER_GIVEN)
            return answer;
        if (!*name)
            snprintf(name, ANSWER_SIZE, "%s", proposal);
        Error err = {0};
        if (key_pair_name_verify(pairs, name, &err))
            return ANSWER_GIVEN;
        plain_refuse(plain, name, err.said);
    }
}

static Answer make_key(Plain *plain, const KeyPairs *pairs, bool *chosen) {
    char name[ANSWER_SIZE];
    AUTO(memory_release) char *proposal = key_pair_free_name(pairs, settings_text(plain->choices.chosen, "app"));
    Answer answer = ask_name(plain, pairs, proposal, name);
    if (answer == ANSWER_GIVEN)
        *chosen = create(plain, name, NULL);
    return answer;
}

static Answer import_key(Plain *plain, const KeyPairs *pairs, bool *chosen) {
    char typed[ANSWER_SIZE], name[ANSWER_SIZE];
    Answer answer = plain_line(plain, "File with the public key [~/.ssh/id_ed25519.pub]:", help, typed);
    if (answer != ANSWER_GIVEN)
        return answer;
    const char *path = *typed ? typed : "~/.ssh/id_ed25519.pub";
    AUTO(memory_release)
    char *proposal = key_pair_file_name(pairs, settings_text(plain->choices.chosen, "app"), path);
    answer = ask_name(plain, pairs, proposal, name);
    if (answer == ANSWER_GIVEN)
        *chosen = create(plain, name, path);
    return answer;
}

static bool load(Plain *plain, KeyPairs *pairs) {
    key_pairs_release(pairs);
    if (key_pairs_read(&plain->aws, pairs, &plain->err))
        return true;
    plain_say(plain, "The key pairs could not be listed.");
    plain_error(plain, &plain->err);
    return false;
}

/* A name that was typed while the list is not known: AWS says at the checks whether there is one. */
static Answer take_typed(Plain *plain, bool listed, const char *line, bool *chosen) {
    Error err = {0};
    if (listed)
        plain_refuse(plain, line, "the number or the name of a key pair of this region");
    else if (settings_set(plain->choices.chosen, "bastion.key_pair", line, &err))
        *chosen = true;
    else
        plain_say(plain, "%s.", err.said);
    return ANSWER_GIVEN;
}

/* What the questions about the key pair have in common. */
typedef struct Pick {
    Plain *plain;
    KeyPairs pairs;
    bool listed; /* the region's are known */
    bool show;   /* they are shown before the next question */
    bool chosen;
} Pick;

static void pairs_show(const Pick *pick, const PlainList *list) {
    size_t count = pick->pairs.region.count;
    if (pick->listed && count == 0)
        plain_say(pick->plain, "The region has no key pair yet.");
    plain_list_show(pick->plain, list);
    for (size_t i = 0; list->count > PLAIN_LIST_SHOWN && i < MORE_COUNT; i++)
        plain_say(pick->plain, "%zu. %s", count + i + 1, more[i]);
}

/* What Enter alone takes: the pair whose private half is here, the one chosen before, or a new one. */
static Answer pair_ask(const Pick *pick, const PlainList *list, size_t *index, char *line) {
    const Settings *chosen = pick->plain->choices.chosen;
    const char *now = settings_text(chosen, "bastion.key_pair");
    size_t count = pick->pairs.region.count, best = key_pair_best(&pick->pairs, chosen);
    bool there = *now && (!pick->listed || key_pair_find(&pick->pairs, now) < count);
    if (pick->listed && *now && !there)
        plain_say(pick->plain, "The region has no key pair %s.", now);
    size_t initial = best < count ? best : there ? count : count + MORE_NEW;
    if (pick->show)
        pairs_show(pick, list);
    AUTO(memory_release)
    char *question = there          ? memory_print("Key pair [%s]:", now)
                     : best < count ? memory_print("Key pair [%s]:", pick->pairs.region.items[best].name)
                                    : memory_print("Key pair [%zu, make a new one]:", count + MORE_NEW + 1);
    return plain_choose(pick->plain, list, question, help, there && initial == count ? -1 : (long)initial, true, index,
                        line);
}

static Answer pair_take(Pick *pick, size_t index, const char *line) {
    Plain *plain = pick->plain;
    size_t count = pick->pairs.region.count;
    if (index < count) {
        const char *name = pick->pairs.region.items[index].name;
        pick->chosen = settings_set(plain->choices.chosen, "bastion.key_pair", name, &plain->err);
        return ANSWER_GIVEN;
    }
    if (index == count + MORE_NEW)
        return make_key(plain, &pick->pairs, &pick->chosen);
    if (index == count + MORE_IMPORT)
        return import_key(plain, &pick->pairs, &pick->chosen);
    if (index != count + MORE_AGAIN)
        return take_typed(plain, pick->listed, line, &pick->chosen);
    pick->show = true;
    pick->listed = load(plain, &pick->pairs);
    return ANSWER_GIVEN;
}

static void pair_tell(const Pick *pick) {
    const char *name = settings_text(pick->plain->choices.chosen, "bastion.key_pair");
    AUTO(text_release) Text warning = {0};
    size_t index = key_pair_find(&pick->pairs, name);
    if (index < pick->pairs.region.count)
        key_pair_warning(&pick->pairs, index, &warning);
    plain_say(pick->plain, "Key pair: %s.", name);
    if (warning.length)
        plain_say(pick->plain, "Careful: %s.", text_string(&warning));
}

Answer plain_key_pair(Plain *plain) {
    Pick pick = {.plain = plain, .show = true};
    char line[ANSWER_SIZE];
    Answer answer = ANSWER_GIVEN;
    pick.listed = load(plain, &pick.pairs);
    plain_say(plain, "The key pair opens the bastion by SSH.");
    while (!pick.chosen && answer <= ANSWER_BACK) {
        const PlainList list = {&pick.pairs, pick.pairs.region.count + MORE_COUNT, "choices", pair_name, pair_words};
        size_t index;
        answer = pair_ask(&pick, &list, &index, line);
        pick.show = false;
        if (answer != ANSWER_GIVEN)
            break;
        answer = pair_take(&pick, index, line); /* back out of it leads to the question again */
    }
    if (pick.chosen) {
        pair_tell(&pick);
        plain_keep(plain);
        answer = ANSWER_GIVEN;
    }
    key_pairs_release(&pick.pairs);
    return answer;
}
