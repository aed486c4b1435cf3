/* See options.h. getopt_long does the reading; the rows say what there is. */
#include "cli/options.h"
#include "base/memory.h"
#include "base/nearest.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const OptionRow global_options[] = {
    {"config", "FILE", OPTION_VALUE, OPTION_AT(config), "the settings file (secure-rds.yaml)", 0},
    {"set", "PATH=VALUE", OPTION_REPEAT, OPTION_AT(assignments), "another value for a setting, for this run", 0},
    {"profile", "NAME", OPTION_VALUE, OPTION_AT(profile), "the AWS profile (AWS_PROFILE)", 0},
    {"region", "REGION", OPTION_VALUE, OPTION_AT(region), "the AWS region (the settings', AWS_REGION, the profile's)",
     0},
    {"endpoint-url", "URL", OPTION_VALUE, OPTION_AT(endpoint_url), "send all calls there (AWS_ENDPOINT_URL)", 0},
    {"no-role-cache", NULL, OPTION_FLAG, OPTION_AT(no_role_cache),
     "ask for a role's one-time code each time; nothing is kept in ~/.aws/cli/cache", 0},
    {"connect-to", "HOST:PORT:ADDRESS:PORT", OPTION_REPEAT, OPTION_AT(connect_to),
     "reach the bastion, the database or the load balancer there, as in curl", 0},
    {"ca-bundle", "FILE", OPTION_VALUE, OPTION_AT(ca_bundle),
     "who signs the database's certificate (Amazon's, which are part of the program)", 0},
    {"role-arn", "ARN", OPTION_VALUE, OPTION_AT(role_arn), "the service role that CloudFormation works with", 0},
    {"sandbox", NULL, OPTION_FLAG, OPTION_AT(sandbox), "work on a simulated AWS on this machine", 0},
    {"sandbox-state", "FILE", OPTION_VALUE, OPTION_AT(sandbox_state), "where it keeps its state (secure-rds.sandbox)",
     0},
    {"sandbox-speed", "N", OPTION_VALUE, OPTION_AT(sandbox_speed), "how many times as fast its clock runs (1)", 0},
    {"sandbox-account", "KIND", OPTION_VALUE, OPTION_AT(sandbox_account),
     "its account: free-plan, old (a zone lacks what is new) or full (nothing more fits)", 0},
    {"sandbox-fault", "FAULT", OPTION_REPEAT, OPTION_AT(sandbox_faults), "something that it shall let fail", 0},
    {"json", NULL, OPTION_FLAG, OPTION_AT(json), "output for machines", 0},
    {"yes", NULL, OPTION_FLAG, OPTION_AT(yes), "ask nothing that has a safe answer", 'y'},
    {"no-color", NULL, OPTION_FLAG, OPTION_AT(no_color), "no colour (NO_COLOR)", 0},
    {"ascii", NULL, OPTION_FLAG, OPTION_AT(ascii), "draw with plain ASCII", 0},
    {"no-title", NULL, OPTION_FLAG, OPTION_AT(no_title), "leave the terminal's title alone", 0},
    {"no-bell", NULL, OPTION_FLAG, OPTION_AT(no_bell), "don't ring at the end of a deployment", 0},
    {"plain", NULL, OPTION_FLAG, OPTION_AT(plain), "ask line by line, for screen readers and logs", 0},
    {"log", "FILE", OPTION_VALUE, OPTION_AT(log), "write each call and its outcome there", 0},
    {"verbose", NULL, OPTION_FLAG, OPTION_AT(verbose), "say more", 'v'},
    {"version", NULL, OPTION_FLAG, OPTION_AT(version), "print the version", 0},
    {"help", NULL, OPTION_FLAG, OPTION_AT(help), "print help, also for a command", 'h'},
    {0},
};

static void words_add(Words *words, const char *word) {
    words->items = memory_grow(words->items, words->count + 1, sizeof *words->items);
    words->items[words->count++] = word;
}

static void take(Options *options, const OptionRow *row, const char *value) {
    char *field = (char *)options + row->offset;
    switch (row->type) {
    case OPTION_FLAG:
        *(bool *)field = true;
        break;
    case OPTION_VALUE:
        *(const char **)field = value;
        break;
    case OPTION_REPEAT:
        words_add((Words *)field, value);
        break;
    case OPTION_PASSED:
        words_add((Words *)field, row->name);
        words_add((Words *)field, value);
        break;
    }
}

/* Each long option has a value of its own, above all letters: getopt takes a beginning that fits two options alike in
 * everything else for the first of them. */
enum { LONG_BASE = 256 };

/* What getopt_long takes, built from the rows: `rows[i]` is the row of `longs[i]`. */
typedef struct Table {
    struct option longs[64];
    const OptionRow *rows[64];
    char letters[64];
    size_t count;
} Table;

static void table_add(Table *table, const OptionRow *rows) {
    for (; rows->name; rows++) {
        size_t i = table->count;
        for (size_t k = 0; k < i; k++)
            if (strcmp(table->longs[k].name, rows->name) == 0)
                i = k; /* two commands share an option: one entry, the same field */
        if (i < table->count)
            continue;
        if (table->count + 1 >= sizeof table->rows / sizeof *table->rows)
            abort();
        table->longs[i] = (struct option){.name = rows->name,
                                          .has_arg = rows->type == OPTION_FLAG ? no_argument : required_argument,
                                          .val = LONG_BASE + (int)i};
        table->rows[table->count++] = rows;
        if (rows->letter)
            snprintf(table->letters + strlen(table->letters), sizeof table->letters - strlen(table->letters), "%c%s",
                     rows->letter, rows->type == OPTION_FLAG ? "" : ":");
    }
}

static const OptionRow *by_letter(const Table *table, int letter) {
    for (size_t i = 0; i < table->count; i++)
        if (table->rows[i]->letter == letter)
            return table->rows[i];
    return NULL;
}

static bool unknown(const Table *table, const char *word, Error *err) {
    AUTO(memory_release) char *name = memory_copy_n(word, strcspn(word, "="));
    Nearest nearest = {.word = name + strspn(name, "-")};
    for (size_t i = 0; strncmp(name, "--", 2) == 0 && i < table->count; i++)
        nearest_try(&nearest, table->rows[i]->name);
    if (nearest.found && nearest.slips == 0 && word[strlen(name)] == '=')
        return error_set(err, ERROR_USAGE, "leave the value out", "option '%s' takes no value, and got '%s'", name,
                         word + strlen(name) + 1);
    error_set(err, ERROR_USAGE, "see `secure-rds --help`", "there is no option '%s'", name);
    if (nearest.found)
        snprintf(err->remedy, sizeof err->remedy, "did you mean --%s? `secure-rds --help` has them all", nearest.found);
    return false;
}

/* What getopt stopped at: `letter` is ':' for a missing value, '?' for what it does not know. */
static bool refused(const Table *table, int letter, const char *word, Error *err) {
    /* In a word of several letters ("-vx") optopt is the one at fault; long options have none. */
    const char *said = optopt > 0 && optopt < LONG_BASE ? (char[]){'-', (char)optopt, '\0'} : word;
    if (letter == '?')
        return unknown(table, said, err);
    return error_set(err, ERROR_USAGE, "see `secure-rds --help`", "option '%s' needs a value", said);
}

bool options_read(int argc, char **argv, const OptionRow *const *tables, Options *options, const OptionRow **given,
                  size_t *given_count, Error *err) {
    /* '-': words that are no options come in their order, as the letter 1, also under POSIXLY_CORRECT.
     * ':': a missing value is told from an unknown option. */
    Table table = {.letters = "-:"};
    table_add(&table, global_options);
    for (; *tables; tables++)
        table_add(&table, *tables);
    int dashes = argc;
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--") == 0) {
            dashes = i;
            break;
        }
    for (int i = dashes + 1; i < argc; i++)
        words_add(&options->after, argv[i]);
    opterr = 0;
    optind = 0; /* GNU: start anew, so that a test can call this twice */
    *given_count = 0;
    for (;;) {
        int letter = getopt_long(dashes, argv, table.letters, table.longs, NULL);
        if (letter == -1)
            return true;
        if (letter == ':' || letter == '?')
            return refused(&table, letter, argv[optind - 1], err);
        if (letter == 1) {
            words_add(&options->arguments, optarg);
            continue;
        }
        const OptionRow *row = letter < LONG_BASE ? by_letter(&table, letter) : table.rows[letter - LONG_BASE];
        take(options, row, optarg);
        if (*given_count < OPTIONS_GIVEN_MAX)
            given[(*given_count)++] = row;
    }
}

void options_release(Options *options) {
    free(options->sandbox_faults.items);
    free(options->connect_to.items);
    free(options->assignments.items);
    free(options->accepted.items);
    free(options->arguments.items);
    free(options->after.items);
    free(options->passed.items);
    *options = (Options){0};
}

void options_help(const OptionRow *rows, FILE *out) {
    for (; rows->name; rows++) {
        char left[64];
        int width =
            snprintf(left, sizeof left, "--%s%s%s", rows->name, rows->value ? " " : "", rows->value ? rows->value : "");
        if (rows->letter)
            snprintf(left + width, sizeof left - (size_t)width, ", -%c", rows->letter);
        fprintf(out, "  %-26s %s\n", left, rows->help);
    }
}
