/* The command line, word by word: global options and those of commands, wherever they stand. */
#include "cli/options.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

static const OptionRow of_export[] = {
    {"output", "FOLDER", OPTION_VALUE, OPTION_AT(output), "where the files go", 'o'},
    {0},
};
static const OptionRow of_access[] = {
    {"note", "TEXT", OPTION_VALUE, OPTION_AT(note), "whose address it is", 0},
    {"me", NULL, OPTION_FLAG, OPTION_AT(me), "the address of this machine", 'm'},
    /* shared with another command: the same field */
    {"output", "FOLDER", OPTION_VALUE, OPTION_AT(output), "where the files go", 'o'},
    {0},
};
static const OptionRow *const tables[] = {of_export, of_access, NULL};

enum { WORDS_MAX = 32 };
static char program[] = "secure-rds";

/* "a|b c|d" as an argv, "secure-rds" first. */
static int split(char *words, char **argv) {
    int argc = 1;
    argv[0] = program;
    for (char *word; words && *words && (word = strsep(&words, "|"));)
        argv[argc++] = word;
    argv[argc] = NULL;
    return argc;
}

static void print_word(Text *text, const char *name, const char *value) {
    if (value)
        text_print(text, "%s=%s ", name, value);
}

static void print_words(Text *text, const char *name, const Words *words) {
    for (size_t i = 0; i < words->count; i++)
        print_word(text, name, words->items[i]);
}

static void print_flag(Text *text, const char *name, bool given) {
    if (given)
        text_print(text, "%s ", name);
}

/* Everything that was said, in a fixed order, each with a blank behind it. */
static void options_print(const Options *options, Text *text) {
    print_word(text, "config", options->config);
    print_word(text, "profile", options->profile);
    print_word(text, "region", options->region);
    print_word(text, "endpoint", options->endpoint_url);
    print_word(text, "log", options->log);
    print_word(text, "role", options->role_arn);
    print_word(text, "state", options->sandbox_state);
    print_word(text, "speed", options->sandbox_speed);
    print_words(text, "fault", &options->sandbox_faults);
    print_words(text, "set", &options->assignments);
    print_flag(text, "sandbox", options->sandbox);
    print_flag(text, "json", options->json);
    print_flag(text, "yes", options->yes);
    print_flag(text, "no-color", options->no_color);
    print_flag(text, "ascii", options->ascii);
    print_flag(text, "no-title", options->no_title);
    print_flag(text, "no-bell", options->no_bell);
    print_flag(text, "plain", options->plain);
    print_flag(text, "verbose", options->verbose);
    print_flag(text, "version", options->version);
    print_flag(text, "help", options->help);
    print_word(text, "output", options->output);
    print_word(text, "note", options->note);
    print_flag(text, "me", options->me);
    print_words(text, "argument", &options->arguments);
    print_words(text, "after", &options->after);
}

static const struct {
    const char *line, *read; /* read: NULL when it is refused, with `said` */
    const char *said;
} cases[] = {
    {"", "", NULL},
    {"plan", "argument=plan ", NULL},
    /* values */
    {"--config|a.yaml", "config=a.yaml ", NULL},
    {"--config=a.yaml|plan", "config=a.yaml argument=plan ", NULL},
    {"--config=|plan", "config= argument=plan ", NULL},
    {"--config|with blanks.yaml", "config=with blanks.yaml ", NULL},
    {"--config|--json", "config=--json ", NULL}, /* as getopt has it: a value may begin with dashes */
    {"--profile|p|--region|r|--endpoint-url|http://x|--log|l|--role-arn|a",
     "profile=p region=r endpoint=http://x log=l role=a ", NULL},
    {"--sandbox-state|s|--sandbox-speed|20|--sandbox", "state=s speed=20 sandbox ", NULL},
    {"-o|out", "output=out ", NULL},
    {"-oout", "output=out ", NULL},
    {"-", "argument=- ", NULL},
    /* flags */
    {"--json|--yes|--no-color|--ascii|--no-title|--no-bell|--plain|--verbose",
     "json yes no-color ascii no-title no-bell plain verbose ", NULL},
    {"-y|-v|-h", "yes verbose help ", NULL},
    {"-yvm", "yes verbose me ", NULL},
    {"-vo|out", "verbose output=out ", NULL},
    {"--version", "version ", NULL},
    {"--verb", "verbose ", NULL}, /* unambiguous beginnings */
    /* repeats */
    {"--region|a|--region|b", "region=b ", NULL}, /* the last one counts */
    {"--set|a=1|plan|--set|b=2|--set=a=3", "set=a=1 set=b=2 set=a=3 argument=plan ", NULL},
    {"--sandbox-fault|x|--sandbox-fault|y", "fault=x fault=y ", NULL},
    {"--json|--json", "json ", NULL},
    /* options of commands, anywhere */
    {"access|add|203.0.113.7|--note|home", "note=home argument=access argument=add argument=203.0.113.7 ", NULL},
    {"--note|home|access|add|203.0.113.7", "note=home argument=access argument=add argument=203.0.113.7 ", NULL},
    {"access|--note=home|add|--me", "note=home me argument=access argument=add ", NULL},
    {"export|--json|cloudformation|-o|out", "json output=out argument=export argument=cloudformation ", NULL},
    /* behind "--" */
    {"access|set|--|--me|1.2.3.4", "argument=access argument=set after=--me after=1.2.3.4 ", NULL},
    {"--", "", NULL},
    {"plan|--|--", "argument=plan after=-- ", NULL},
    {"--|plan", "after=plan ", NULL},
    /* refused */
    {"--nope", NULL, "there is no option '--nope'"},
    {"plan|--json|--nope|--yes", NULL, "there is no option '--nope'"},
    {"--nope=1|plan", NULL, "there is no option '--nope'"},
    {"plan|-x", NULL, "there is no option '-x'"},
    {"plan|-xv", NULL, "there is no option '-x'"},
    {"plan|-vx|more", NULL, "there is no option '-x'"},
    {"--sandbox-s|1", NULL, "there is no option '--sandbox-s'"}, /* state or speed? */
    {"--ver", NULL, "there is no option '--ver'"},               /* verbose or version? */
    {"plan|--json=yes", NULL, "option '--json' takes no value, and got 'yes'"},
    {"plan|--config", NULL, "option '--config' needs a value"},
    {"--config", NULL, "option '--config' needs a value"},
    {"plan|--set|--|a=1", NULL, "option '--set' needs a value"},
    {"export|-o", NULL, "option '-o' needs a value"},
    {"export|-vo", NULL, "option '-o' needs a value"},
};

static void read_all(void) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(memory_release) char *words = memory_copy(cases[i].line);
        AUTO(options_release) Options options = {0};
        AUTO(text_release) Text text = {0};
        char *argv[WORDS_MAX];
        const OptionRow *given[OPTIONS_GIVEN_MAX];
        size_t count = 0;
        Error err = {0};
        int argc = split(words, argv);
        bool read = options_read(argc, argv, tables, &options, given, &count, &err);
        options_print(&options, &text);
        if (read != (cases[i].read != NULL) || (read && strcmp(text_string(&text), cases[i].read) != 0))
            fail_msg("%s: %d, \"%s\", \"%s\"", cases[i].line, read, text_string(&text), err.said);
        if (!read && (err.kind != ERROR_USAGE || strcmp(err.said, cases[i].said) != 0 || !*err.remedy))
            fail_msg("%s: \"%s\"", cases[i].line, err.said);
    }
}

static void test_lines(void **unused) {
    (void)unused;
    read_all();
}

/* It is read from the change log, whose head may be "Unreleased". */
static void test_version(void **unused) {
    (void)unused;
    assert_in_range(VERSION[0], '0', '9');
}

/* The environment variable by which getopt would stop at the first word that is no option. */
static void test_posixly_correct(void **unused) {
    (void)unused;
    setenv("POSIXLY_CORRECT", "1", 1);
    read_all();
    unsetenv("POSIXLY_CORRECT");
}

static void test_given(void **unused) {
    char words[] = "access|--me|--json|-o|x|--me";
    char *argv[WORDS_MAX];
    AUTO(options_release) Options options = {0};
    const OptionRow *given[OPTIONS_GIVEN_MAX];
    size_t count = 77;
    Error err = {0};
    (void)unused;
    int argc = split(words, argv);
    assert_true(options_read(argc, argv, tables, &options, given, &count, &err));
    assert_int_equal(count, 4);
    assert_ptr_equal(given[0], &of_access[1]);
    assert_string_equal(given[1]->name, "json");
    assert_string_equal(given[2]->name, "output");
    assert_ptr_equal(given[3], &of_access[1]);
}

/* More options than `given` holds: they count all the same. */
static void test_many(void **unused) {
    enum { COUNT = OPTIONS_GIVEN_MAX + 50 };
    char *argv[COUNT + 2] = {program}, assignment[] = "--set=a=1";
    AUTO(options_release) Options options = {0};
    const OptionRow *given[OPTIONS_GIVEN_MAX];
    size_t count = 0;
    Error err = {0};
    (void)unused;
    for (int i = 1; i <= COUNT; i++)
        argv[i] = assignment;
    assert_true(options_read(COUNT + 1, argv, tables, &options, given, &count, &err));
    assert_int_equal(count, OPTIONS_GIVEN_MAX);
    assert_int_equal(options.assignments.count, COUNT);
}

static void test_help(void **unused) {
    AUTO(memory_release) char *help = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&help, &size);
    (void)unused;
    assert_non_null(out);
    options_help(of_export, out);
    options_help(of_access, out);
    fclose(out);
    assert_string_equal(help, "  --output FOLDER, -o        where the files go\n"
                              "  --note TEXT                whose address it is\n"
                              "  --me, -m                   the address of this machine\n"
                              "  --output FOLDER, -o        where the files go\n");
}

/* The global rows themselves: a name, help and value where one is taken, and no name or letter twice. */
static void test_global_rows(void **unused) {
    (void)unused;
    for (const OptionRow *row = global_options; row->name; row++) {
        if (!row->help || !*row->help || !row->value != (row->type == OPTION_FLAG) || row->offset >= sizeof(Options))
            fail_msg("--%s", row->name);
        for (const OptionRow *other = row + 1; other->name; other++)
            if (strcmp(row->name, other->name) == 0 || (row->letter && row->letter == other->letter))
                fail_msg("--%s and --%s", row->name, other->name);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),       cmocka_unit_test(test_version), cmocka_unit_test(test_posixly_correct),
        cmocka_unit_test(test_given),       cmocka_unit_test(test_many),    cmocka_unit_test(test_help),
        cmocka_unit_test(test_global_rows),
    };
    return cmocka_run_group_tests_name("options", tests, NULL, NULL);
}
