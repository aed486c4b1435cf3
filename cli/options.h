/* The options of the command line: global ones, and those of single commands, read from tables of rows. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "base/error.h"

#include <stddef.h>
#include <stdio.h>

typedef struct Words {
    const char **items; /* point into argv */
    size_t count;
} Words;

/* Everything that can be said on the command line. Strings point into argv; NULL or false: not said. */
typedef struct Options {
    const char *config, *profile, *region, *endpoint_url, *log, *role_arn, *ca_bundle;
    const char *sandbox_state, *sandbox_speed, *sandbox_port, *sandbox_account;
    Words sandbox_faults, assignments, connect_to, accepted;
    bool no_role_cache, sandbox, json, yes, no_color, ascii, no_title, no_bell, plain, verbose, version, help;
    /* of single commands */
    const char *iam, *via, *ssh_config, *program; /* connect */
    Words passed;                                 /* connect: "command", "SQL", "file", "FILE" … */
    const char *drift_wish;                       /* apply */
    const char *output, *note, *confirm, *policy_for, *policy_part;
    bool rotate; /* verify */
    bool exit_code, all_regions, me, keep_stuck, service_role, offline, prune, now, in_window, drift;
    Words arguments; /* what is no option, the command's name first */
    Words after;     /* what stands behind "--" */
} Options;

/* PASSED: for another program, the option's name and its value, in the order of the command line. */
typedef enum { OPTION_FLAG, OPTION_VALUE, OPTION_REPEAT, OPTION_PASSED } OptionType;

typedef struct OptionRow {
    const char *name;  /* without the dashes; NULL ends a table */
    const char *value; /* how the value is called in help: "FILE" */
    OptionType type;
    size_t offset; /* of the field in Options: bool, const char *, or Words */
    const char *help;
    char letter; /* 0: none */
} OptionRow;

#define OPTION_AT(field) offsetof(Options, field)

extern const OptionRow global_options[];

/* Reads argv. `tables` are the option tables of all commands (NULL-terminated); an option of a command is taken
 * wherever it stands. `given` (a row each, `given_count` of them) says which rows were used, so that the caller can
 * refuse those that are not of the chosen command. ERROR_USAGE for an unknown option, or a missing value. */
bool options_read(int argc, char **argv, const OptionRow *const *tables, Options *options, const OptionRow **given,
                  size_t *given_count, Error *err);
void options_release(Options *options);

/* The rows as lines of help. */
void options_help(const OptionRow *rows, FILE *out);

enum { OPTIONS_GIVEN_MAX = 200 };

#endif
