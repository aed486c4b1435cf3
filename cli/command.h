/* What the commands share: a run of the program, and the row that describes a command. One file a command. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "aws/session.h"
#include "base/clock.h"
#include "base/exit.h"
#include "cli/options.h"
#include "cli/sandbox.h"
#include "guide/lines.h"
#include "settings/settings.h"

#include <jansson.h>

typedef struct Run {
    Options options;
    char *const *words;  /* that the program was started with, its own path first */
    Routes routes;       /* of --connect-to */
    const char *config;  /* the settings file's path */
    Settings *settings;  /* what run_settings() read; NULL before */
    bool found;          /* the file was there */
    bool asked;          /* somebody was asked something: time has passed */
    Clock clock;         /* the wall's, or the sandbox's */
    AwsSession *session; /* made by run_aws() */
    AwsContext aws;
    Sandbox *sandbox; /* NULL without --sandbox */
    json_t *problems; /* of the settings, with --json: a part of the error's object; NULL: none */
    Error err;
} Run;

/* A word that says what a command is to do, and what stands behind it. */
typedef struct Verb {
    const char *name;      /* "": the command has none, and this is what it takes itself; NULL ends the table */
    const char *arguments; /* "CIDR…" or ""; with "--" in it, what stands behind that is for another program */
    size_t least, most;    /* words behind it; COMMAND_ANY: no limit */
} Verb;

typedef struct Command {
    const char *name;    /* NULL ends the table */
    const Verb *verbs;   /* what stands behind the name */
    const char *summary; /* one line */
    const char *help;    /* a few lines more */
    const OptionRow *options;
    int (*run)(Run *run); /* the exit status; on failure run->err is told by the caller when the status is not 0 and
                             the error says something */
} Command;

enum { COMMAND_ANY = 1 << 20 };
extern const Command commands[];

/* Set by SIGINT, SIGTERM and SIGHUP: long work ends at its next step. */
extern Cancel run_cancel;

/* Reads the settings file (a missing one gives the defaults, unless `needed`), then `--set`, then --region. */
bool run_settings(Run *run, bool needed);
/* run_settings, and the app has a name: a call for a stack without one would be about all of them. */
bool run_app_settings(Run *run, bool needed);
/* run_settings, and what a deployment needs is there and fits together. All problems are printed. */
bool run_complete_settings(Run *run);
/* For AwsOptions; NULL: none were given. */
const Routes *run_routes(const Run *run);
/* Starts the sandbox if asked for, and makes the session. Needs run_settings() before, if settings matter. */
bool run_aws(Run *run);
void run_release(Run *run);

/* The status for run->err, which is then told. */
int run_failed(Run *run);
/* The status of a run that asked and got its answer: what was tried in between and failed is not told. */
int run_ended(Run *run, int status);
/* Words for people, on stderr, made visible; nothing with --json unless it is an error. */
__attribute__((format(printf, 2, 3))) void say(const Run *run, const char *format, ...);
/* Lines of guide/ for people: titles at the margin, what follows them set in, behind its label where it has one. */
void lines_say(const Run *run, const Lines *lines);
/* One JSON object and a newline on stdout, flushed; takes the reference over. */
void print_json(json_t *object);
/* A text from outside as a JSON string, made visible; NULL gives "". */
json_t *json_visible(const char *text);
/* Whether a person is at the terminal who can be asked to sign in. */
bool run_attended(const Run *run);
/* y or n, `no` when nobody can be asked; true at once with --yes. */
bool ask_yes(Run *run, const char *question);
/* Puts it on the terminal: what has to be typed may come as --confirm, and --yes is not enough for it. False when
 * nobody can be asked. */
bool ask_question(Run *run, const Question *question);
/* The same of what --yes does not answer, whether something has to be typed or not: --confirm names the app. */
bool ask_grave(Run *run, const Question *question);

#endif
