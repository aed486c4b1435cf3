/* How to connect: the facts, as they are known from here, and the commands in the order in which one needs them. */
#ifndef GUIDE_CONNECTION_H
#define GUIDE_CONNECTION_H

#include "settings/settings.h"
#include "stack/status.h"

enum { CONNECT_FILE_SIZE = 600 };
typedef struct ConnectFacts {
    char bastion[256], endpoint[256], balancer[256], secret[300];
    char user[64];                       /* the database's; "USER" while it is not known */
    char profile[128];                   /* for the AWS CLI; "" the default */
    char identity[400];                  /* the private key's file as it was found on this machine, "" not found */
    char authorities[CONNECT_FILE_SIZE]; /* the file of them, as connect_file_value() writes it */
    int local_port;                      /* free on this machine just now */
} ConnectFacts;

/* From what stands. `user` is the one that the secret names, "" not known; `profile` may be ""; `authorities` is the
 * file of --ca-bundle, NULL: the program's own, which is there afterwards. Looks for the key and for a port on this
 * machine. False: no endpoint or no bastion is known, so that nobody can connect by commands. */
bool connect_facts(const Status *status, const Settings *settings, const char *user, const char *profile,
                   const char *authorities, ConnectFacts *facts);
/* The file's name as the value of a libpq keyword within a shell's double quotes; "$HOME/…" below `home`. Pure. */
void connect_file_value(const char *path, const char *home, char value[CONNECT_FILE_SIZE]);

/* What the secret says beside the password, which is wiped: whose it is and of which host. */
typedef struct SecretOwner {
    char user[64], host[256];
} SecretOwner;
/* Reads the secret as an application would. False also when it names no user and host. */
bool connect_secret(AwsContext *aws, const char *arn, SecretOwner *owner, Error *err);

typedef struct ConnectCommand {
    const char *what; /* "Open a tunnel through the bastion, and leave it open" */
    char *words;
} ConnectCommand;
enum { CONNECT_COMMANDS = 6 };
typedef struct ConnectCommands {
    ConnectCommand items[CONNECT_COMMANDS];
    size_t count;
} ConnectCommands;
void connect_commands_release(ConnectCommands *commands); /* for AUTO */
/* Pure. */
void connect_commands(const ConnectFacts *facts, const Settings *settings, ConnectCommands *commands);
/* What is worth knowing besides, a paragraph each: where the settings are (in `config`), the mail for alarms, how an
 * application gets the password. */
void connect_notes(const Settings *settings, const char *config, Text *text);

#endif
