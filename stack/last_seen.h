/* What this machine knew at its last look at a stack, so that the next one can tell what became of it: "the stack was
 * deleted", "your address has changed". XDG_STATE_HOME/secure-rds/….json, else ~/.local/state/secure-rds (XDG Base
 * Directory Specification). Nothing secret is kept; without the file, less is told. */
#ifndef STACK_LAST_SEEN_H
#define STACK_LAST_SEEN_H

#include <stdbool.h>

typedef struct LastSeen {
    char stack_id[300]; /* ARN, "" not known */
    char address[64];   /* our own, when it was on the list; "" not known */
} LastSeen;

/* `endpoint`: CloudFormation's URL, so that another AWS is not taken for this one; its port does not count. */
void last_seen_read(const char *endpoint, const char *region, const char *app, LastSeen *seen);
/* Failing to is no error. Written only when something is new. */
void last_seen_write(const char *endpoint, const char *region, const char *app, const LastSeen *seen);

/* Where more of that kind is kept of the same stack: "….WHAT.json". The caller frees it. */
char *last_seen_path(const char *endpoint, const char *region, const char *app, const char *what);

#endif
