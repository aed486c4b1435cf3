#include "guide/keys.h"
#include "aws/config.h"
#include "base/file.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

void key_pairs_release(KeyPairs *pairs) {
    ec2_key_pairs_release(&pairs->region);
    ssh_keys_release(&pairs->local);
    *pairs = (KeyPairs){0};
}

bool key_pairs_read(AwsContext *aws, KeyPairs *pairs, Error *err) {
    ssh_keys_local(&pairs->local);
    return ec2_describe_key_pairs(aws, &pairs->region, err);
}

size_t key_pair_find(const KeyPairs *pairs, const char *name) {
    size_t i = 0;
    while (i < pairs->region.count && strcmp(pairs->region.items[i].name, name) != 0)
        i++;
    return i;
}

static const SshKey *local_of(const KeyPairs *pairs, size_t index) {
    return ssh_keys_find(&pairs->local, pairs->region.items[index].fingerprint);
}

bool key_pair_here(const KeyPairs *pairs, size_t index) {
    const SshKey *local = local_of(pairs, index);
    return local && local->private_here;
}

void key_pair_half(const KeyPairs *pairs, size_t index, Text *text) {
    const SshKey *local = local_of(pairs, index);
    if (local)
        text_print(text, local->private_here ? "%s" : "only %s.pub", local->where);
    else
        text_put(text, "not found here");
}

size_t key_pair_best(const KeyPairs *pairs, const Settings *settings) {
    const char *chosen = settings_text(settings, "bastion.key_pair"), *app = settings_text(settings, "app");
    size_t best = *chosen ? key_pair_find(pairs, chosen) : pairs->region.count;
    if (best < pairs->region.count)
        return best;
    for (size_t i = 0; i < pairs->region.count; i++) {
        bool named = *app && strncmp(pairs->region.items[i].name, app, strlen(app)) == 0;
        if (!key_pair_here(pairs, i))
            continue;
        if (named)
            return i;
        best = best < i ? best : i;
    }
    return best;
}

bool key_pair_elsewhere(AwsContext *aws, const char *name) {
    AUTO(key_pairs_release) KeyPairs pairs = {0};
    Error ignored = {0}; /* where nothing is known, nothing is told */
    if (!*name || !key_pairs_read(aws, &pairs, &ignored))
        return false;
    size_t index = key_pair_find(&pairs, name);
    return index < pairs.region.count && !key_pair_here(&pairs, index);
}

void key_pair_warning(const KeyPairs *pairs, size_t index, Text *text) {
    if (!key_pair_here(pairs, index))
        text_put(text, "Its private half was not found on this machine");
}

/* ---- names */

static char *private_path(const char *name) {
    AUTO(memory_release) char *below = memory_print(".ssh/%s", name);
    return home_path(below);
}

/* Neither a key pair of the region nor a file of this machine, which a new key would not overwrite. */
static bool taken(const KeyPairs *pairs, const char *name) {
    AUTO(memory_release) char *path = private_path(name);
    return key_pair_find(pairs, name) < pairs->region.count || (path && file_exists(path));
}

char *key_pair_free_name(const KeyPairs *pairs, const char *app) {
    char *name = memory_print("%s-bastion", app);
    for (int number = 2; taken(pairs, name); number++) {
        free(name);
        name = memory_print("%s-bastion-%d", app, number);
    }
    return name;
}

char *key_pair_file_name(const KeyPairs *pairs, const char *app, const char *path) {
    const char *base = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    size_t length = strlen(base);
    if (length > 4 && strcmp(base + length - 4, ".pub") == 0)
        length -= 4;
    char *name = memory_copy_n(base, length);
    Error ignored = {0};
    if (key_pair_name_verify(pairs, name, &ignored))
        return name;
    free(name);
    return key_pair_free_name(pairs, app);
}

bool key_pair_name_verify(const KeyPairs *pairs, const char *name, Error *err) {
    AUTO(text_release) Text canonical = {0};
    if (!*name)
        return error_set(err, ERROR_USAGE, "type a name", "a name for the key pair");
    if (strchr(name, '/')) /* it becomes a file's name, too */
        return error_set(err, ERROR_USAGE, "choose another name", "a name without a slash");
    if (key_pair_find(pairs, name) < pairs->region.count)
        return error_set(err, ERROR_USAGE, "choose another name", "a name that no key pair of this region has yet");
    return setting_verify(setting_find("bastion.key_pair"), name, &canonical, err);
}

char *key_path(const char *typed) {
    return strncmp(typed, "~/", 2) == 0 ? home_path(typed + 2) : memory_copy(typed);
}

/* ---- making */

void key_made_release(KeyMade *made) {
    free(made->path);
    *made = (KeyMade){0};
}

static bool public_read(const char *path, Text *line, Error *err) {
    if (!file_read(path, line, err))
        return false;
    if (line->bytes)
        line->bytes[strcspn(line->bytes, "\r\n")] = '\0';
    return ssh_public_check(text_string(line), err);
}

bool key_pair_create(AwsContext *aws, const char *name, const char *public_path,
                     void (*told)(void *data, const char *words), void *data, KeyMade *made, Error *err) {
    AUTO(text_release) Text line = {.max = 16384};
    AUTO(memory_release) char *path = public_path ? key_path(public_path) : private_path(name);
    if (!path)
        return error_set(err, ERROR_FAILED, "set HOME", "no home folder is known");
    if (told && !public_path)
        told(data, "making the key");
    if (public_path ? !public_read(path, &line, err) : !ssh_key_make(path, name, &line, err))
        return false;
    if (told)
        told(data, "sending the public half to AWS");
    Ec2KeyPairs one = {memory_new(1, sizeof(Ec2KeyPair)), 0};
    bool sent = ec2_import_key_pair(aws, name, text_string(&line), one.items, err);
    one.count = sent;
    ec2_key_pairs_release(&one);
    if (sent)
        made->path = memory_copy(path);
    return sent;
}

void key_made_words(const KeyMade *made, bool imported, Text *text) {
    text_print(text, imported ? "Imported %s" : "Made: the private key is %s and stays there", made->path);
}
