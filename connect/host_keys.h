/* The bastion's host keys: known by its instance's id, from what it printed on its console, which IAM guards. Kept in a
 * file of the program's own, never in the project's folder. */
#ifndef CONNECT_HOST_KEYS_H
#define CONNECT_HOST_KEYS_H

#include "aws/session.h"
#include "base/route.h"

/* Where they are kept. The caller frees it. */
char *host_keys_path(void);

/* Adds the keys of the last block that the console shows, "ssh-ed25519 AAAA…\n" each; none when there is no whole one.
 * Pure. cloud-init and the instance's own script print "-----BEGIN SSH HOST KEY KEYS-----". */
void host_keys_of_console(const char *console, Text *keys);
/* "SHA256:…" of a line as above, as `ssh-keygen -l` shows it; "" for what is none. Pure. */
enum { FINGERPRINT_SIZE = 64 };
void host_key_fingerprint(const char *line, char fingerprint[FINGERPRINT_SIZE]);

typedef enum { HOST_KEYS_KEPT, HOST_KEYS_CONSOLE, HOST_KEYS_ASKED } HostKeysFrom;

typedef struct HostKeysAsk {
    /* Shows the fingerprint; true: it is the right one. */
    bool (*agree)(void *data, const char *instance, const char *fingerprint);
    void *data;
} HostKeysAsk;
/* The keys of that instance are in the file from here on. Known ones stay as they are; else the console is read; where
 * it shows none, the bastion at `place` itself is asked, and `ask` decides (NULL: nobody can be asked). */
bool host_keys_bring(AwsContext *aws, const char *instance, const RoutePlace *place, const HostKeysAsk *ask,
                     HostKeysFrom *from, Error *err);

#endif
