/* Programs of this machine that a connection needs: found, started in a process group of their own, ended for good. */
#ifndef CONNECT_PROGRAM_H
#define CONNECT_PROGRAM_H

#include "base/error.h"

#include <sys/types.h>

/* Where PATH has it; a name with a slash is a path already. NULL: nowhere. The caller frees it. */
char *program_find(const char *name);

typedef struct Program {
    const char *path;
    char *const *arguments;      /* the first is its name; NULL ends them */
    const char *variables[4][2]; /* that its environment has beside ours; a NULL name ends them */
    int out, errors;             /* its standard output and error; -1: nowhere */
    bool prompts;                /* it may ask on the terminal, whose foreground it gets */
} Program;
/* Starts it. It ends when this process does, whatever ends that. -1: it could not be started. */
pid_t program_start(const Program *program, Error *err);
/* The terminal's foreground is ours again, unless somebody else took it from that program meanwhile: the shell did, if
 * we go on in the background. */
void program_foreground_take(pid_t from);
/* Where one that prompts was stopped (Ctrl-Z), this program stops as well, so that the shell has the terminal; both go
 * on together. To be called now and then. */
void program_stop_follow(pid_t pid);
/* Ends it and what it started, and waits for it; one that does not heed wishes to end is ended after some seconds. 0 is
 * welcome, and stands there afterwards. */
void program_end(pid_t *pid);

/* Whether somebody can be asked on the terminal now: there is one, and its foreground is ours. */
bool program_may_prompt(void);

#endif
