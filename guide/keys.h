/* The key pair that opens the bastion: which names are free, which one fits best, and how a new one is made. */
#ifndef GUIDE_KEYS_H
#define GUIDE_KEYS_H

#include "aws/ec2.h"
#include "settings/settings.h"
#include "stack/ssh_key.h"

/* The key pairs of the region, and the keys of this machine. */
typedef struct KeyPairs {
    Ec2KeyPairs region;
    SshKeys local;
} KeyPairs;
void key_pairs_release(KeyPairs *pairs); /* for AUTO */
/* Blocking. False: the region could not be asked; the local keys are there all the same. */
bool key_pairs_read(AwsContext *aws, KeyPairs *pairs, Error *err);

/* Where it stands among those of the region; their count when it is none of them. */
size_t key_pair_find(const KeyPairs *pairs, const char *name);
/* Whether the private half is on this machine, by the fingerprint. */
bool key_pair_here(const KeyPairs *pairs, size_t index);
/* Adds "~/.ssh/shop", "only ~/.ssh/shop.pub", "not found here". */
void key_pair_half(const KeyPairs *pairs, size_t index, Text *text);
/* The one to offer first: the one that is chosen already; else one whose private half is here, those named after the
 * app before others; the count when there is none: a new one is the better offer. */
size_t key_pair_best(const KeyPairs *pairs, const Settings *settings);

/* Blocking. Whether the key pair of that name is known not to be of use here: it is in the region, and its private half
 * is not on this machine. */
bool key_pair_elsewhere(AwsContext *aws, const char *name);

/* Adds that its private half is not on this machine; nothing when it is. */
void key_pair_warning(const KeyPairs *pairs, size_t index, Text *text);

/* A name that neither a key pair of the region nor a file of ~/.ssh has: APP-bastion, APP-bastion-2 … New. */
char *key_pair_free_name(const KeyPairs *pairs, const char *app);
/* The name for a public key of that file: the file's own, without .pub, where it can be one; else a free one. New. */
char *key_pair_file_name(const KeyPairs *pairs, const char *app, const char *path);
/* Whether a new key pair can have this name. False: err tells what a name is, after the word "allowed". */
bool key_pair_name_verify(const KeyPairs *pairs, const char *name, Error *err);

/* "~/x" to a path below the home folder, as a shell would. New. */
char *key_path(const char *typed);

typedef struct KeyMade {
    char *path; /* of the private half that was made, or of the public one that was read */
} KeyMade;
void key_made_release(KeyMade *made); /* for AUTO */
/* Blocking. Makes a key in ~/.ssh/NAME, or (`public_path`) takes the public half of that file, and sends the public
 * half to AWS under `name`. `told` (may be NULL) is told what is being done. Nothing is overwritten. */
bool key_pair_create(AwsContext *aws, const char *name, const char *public_path,
                     void (*told)(void *data, const char *words), void *data, KeyMade *made, Error *err);
/* What came of it: "Made: the private key is ~/.ssh/x and stays there". */
void key_made_words(const KeyMade *made, bool imported, Text *text);

#endif
