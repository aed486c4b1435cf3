/* See cli.h. */
#include "cli/cli.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/nearest.h"
#include "base/streams.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/wizard.h"

#include <limits.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

static const Verb nothing[] = {{"", "", 0, 0}, {0}}, to_pass[] = {{"", "[-- ARGUMENTS]", 0, 0}, {0}},
                  user[] = {{"", "USER", 1, 1}, {0}};

const Command commands[] = {
    {"plan", nothing, "what apply would change, as AWS computes it", plan_help, plan_options, plan_run},
    {"apply", nothing, "bring the stack to the settings", apply_help, apply_options, apply_run},
    {"access", access_verbs, "the allowed IPs, in seconds", access_help, access_options, access_run},
    {"status", nothing, "stack, database, bastion, load balancer, rotation", status_help, status_options, status_run},
    {"rollback", rollback_verbs, "undo what runs; finish a rollback that got stuck", rollback_help, rollback_options,
     rollback_run},
    {"export", export_verbs, "the template and its parameters, for other tools", export_help, export_options,
     export_run},
    {"cost", nothing, "the monthly estimate, line by line", cost_help, cost_options, cost_run},
    {"destroy", nothing, "delete the stack; says what is kept", destroy_help, destroy_options, destroy_run},
    {"connect", to_pass, "a psql prompt, or another program of PostgreSQL's, in one step", connect_help,
     connect_options, connect_run},
    {"verify", nothing, "try each step that a user takes, from here", verify_help, verify_options, verify_command_run},
    {"token", user, "a password of 15 minutes for a user that signs in by IAM", token_help, token_options, token_run},
    {"list", nothing, "the stacks that this program made", list_help, list_options, list_run},
    {"config", config_verbs, "the settings file", config_help, config_options, config_run},
    {"policy", nothing, "the least IAM policies, for an operator or a service role", policy_help, policy_options,
     policy_run},
    {"sandbox", sandbox_verbs, "the simulated AWS alone, for other clients", sandbox_help, sandbox_options,
     sandbox_run},
    {0},
};

static const Command *command_find(const char *name) {
    for (const Command *command = commands; command->name; command++)
        if (strcmp(command->name, name) == 0)
            return command;
    return NULL;
}

static void help_all(FILE *out) {
    fprintf(out, "secure-rds: a secure PostgreSQL on AWS RDS\n\n"
                 "  secure-rds                 the wizard; with settings present, its home screen\n");
    for (const Command *command = commands; command->name; command++)
        fprintf(out, "  secure-rds %-15s %s\n", command->name, command->summary);
    fprintf(out, "\nOptions, for every command:\n");
    options_help(global_options, out);
    fprintf(out, "\n`secure-rds COMMAND --help` says more. `secure-rds help settings` explains every setting,\n"
                 "`secure-rds help environment` what is taken from where.\n"
                 "Exit status: 0 done; 1 failed; 2 wrong usage or settings; 3 plan has changes (plan --exit-code);\n"
                 "4 not permitted or not signed in; 130 interrupted, the deployment goes on at AWS.\n");
}

/* What stands behind its name: "list | add CIDR… | undo [VERSION]". */
static void arguments_put(const Command *command, Text *text) {
    for (const Verb *verb = command->verbs; verb->name; verb++)
        text_print(text, "%s%s%s%s", verb == command->verbs ? "" : " | ", verb->name,
                   *verb->name && *verb->arguments ? " " : "", verb->arguments);
}

static void help_command(const Command *command, FILE *out) {
    AUTO(text_release) Text arguments = {0};
    arguments_put(command, &arguments);
    fprintf(out, "secure-rds %s%s%s\n\n%s\n", command->name, arguments.length ? " " : "", text_string(&arguments),
            command->help);
    if (command->options && command->options->name) {
        fprintf(out, "\nOptions:\n");
        options_help(command->options, out);
    }
    fprintf(out, "\nThe options for every command stand in `secure-rds --help`.\n");
}

static int topic_unknown(const char *topic, Error *err) {
    AUTO(text_release) Text topics = {0};
    for (const Command *command = commands; command->name; command++)
        text_print(&topics, "%s, ", command->name);
    error_set(err, ERROR_USAGE, "", "there is no help on '%s'", topic);
    snprintf(err->remedy, sizeof err->remedy, "`secure-rds help TOPIC` with one of %ssettings, environment",
             text_string(&topics));
    return EXIT_USAGE;
}

static int help(const Options *options, Error *err) {
    const Words *words = &options->arguments;
    const char *topic = words->count > 0 ? words->items[0] : NULL;
    if (topic && strcmp(topic, "help") == 0) {
        topic = words->count > 1 ? words->items[1] : NULL;
        if (words->count > 2) {
            error_set(err, ERROR_USAGE, "see `secure-rds --help`", "help takes one TOPIC, and got '%s' beside it",
                      words->items[2]);
            return EXIT_USAGE;
        }
    }
    if (topic && strcmp(topic, "settings") == 0)
        return help_settings(stdout);
    if (topic && strcmp(topic, "environment") == 0)
        return help_environment(stdout);
    const Command *command = topic ? command_find(topic) : NULL;
    if (command)
        help_command(command, stdout);
    else if (!topic)
        help_all(stdout);
    else
        return topic_unknown(topic, err);
    return EXIT_DONE;
}

/* The first word that is a command's name: an option that commands share by name alone is the one of that. */
static const Command *command_meant(int argc, char **argv) {
    const Command *found = NULL;
    for (int i = 1; i < argc && !found && strcmp(argv[i], "--") != 0; i++)
        found = command_find(argv[i]);
    return found;
}

/* An option of another command would be taken and do nothing: that is refused. */
static bool options_fit(const Command *command, const OptionRow *const *given, size_t count, Error *err) {
    for (size_t i = 0; i < count; i++) {
        bool fits = false;
        for (const OptionRow *row = global_options; row->name && !fits; row++)
            fits = strcmp(row->name, given[i]->name) == 0;
        for (const OptionRow *row = command ? command->options : NULL; row && row->name && !fits; row++)
            fits = strcmp(row->name, given[i]->name) == 0;
        if (!fits)
            return error_set(err, ERROR_USAGE, "see `secure-rds --help`", "--%s is no option of %s%s", given[i]->name,
                             command ? "secure-rds " : "the wizard", command ? command->name : "");
    }
    return true;
}

static void error_tell(const Run *run) {
    const Error *err = &run->err;
    if (!err->said[0])
        return;
    if (run->options.json) {
        json_t *object = run->problems ? json_pack("{s:O}", "problems", run->problems) : json_object();
        json_object_update_new(object,
                               json_pack("{s:{s:o, s:o, s:o, s:o, s:o, s:i}}", "error", "tried",
                                         json_visible(err->tried), "said", json_visible(err->said), "remedy",
                                         json_visible(err->remedy), "code", json_visible(err->code), "request_id",
                                         json_visible(err->request_id), "http_status", err->http_status));
        print_json(object);
        return;
    }
    char line[1400];
    error_line(err, line, sizeof line);
    say(run, "secure-rds: %s", line);
    if (err->remedy[0])
        say(run, "  to do: %s", err->remedy);
}

static void interrupted(int signal) {
    (void)signal;
    cancel_request(&run_cancel);
}

/* The process holds credentials: no core dump of it, no other process of the user may look into it. */
static void harden(void) {
    struct rlimit none = {0, 0};
    (void)setrlimit(RLIMIT_CORE, &none);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
    struct sigaction stop = {.sa_handler = interrupted};
    struct sigaction before;
    sigaction(SIGINT, &stop, NULL);
    sigaction(SIGTERM, &stop, NULL);
    if (sigaction(SIGHUP, NULL, &before) == 0 && before.sa_handler != SIG_IGN) /* nohup(1) meant it */
        sigaction(SIGHUP, &stop, NULL);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); /* a limit on file sizes is an error like a full disk, and no reason to die */
}

static int command_unknown(const char *word, Error *err) {
    Nearest nearest = {.word = word};
    for (const Command *command = commands; command->name; command++)
        nearest_try(&nearest, command->name);
    error_set(err, ERROR_USAGE, "see `secure-rds --help`", "there is no command '%s'", word);
    if (nearest.found)
        snprintf(err->remedy, sizeof err->remedy, "did you mean `secure-rds %s`? `secure-rds --help` has them all",
                 nearest.found);
    return EXIT_USAGE;
}

static const Verb *verb_find(const Command *command, const char *word) {
    for (const Verb *verb = command->verbs; verb->name; verb++)
        if (!*verb->name || strcmp(verb->name, word) == 0)
            return verb;
    return NULL;
}

static bool see_help(const Command *command, Error *err) {
    snprintf(err->remedy, sizeof err->remedy, "see `secure-rds %s --help`", command->name);
    return false;
}

static bool verb_unknown(const Command *command, const char *word, Error *err) {
    Nearest nearest = {.word = word};
    AUTO(text_release) Text all = {0};
    arguments_put(command, &all);
    for (const Verb *verb = command->verbs; verb->name; verb++)
        nearest_try(&nearest, verb->name);
    error_set(err, ERROR_USAGE, "", "%s takes %s, and got %s%s%s", command->name, text_string(&all),
              *word ? "'" : "nothing", word, *word ? "'" : "");
    see_help(command, err);
    if (*word && nearest.found)
        snprintf(err->remedy, sizeof err->remedy, "did you mean `secure-rds %s %s`?", command->name, nearest.found);
    return false;
}

/* `more`: the word that is too many; "": there are too few. */
static bool words_refuse(const Command *command, const Verb *verb, const char *more, Error *err) {
    AUTO(memory_release)
    char *name = memory_print("%s%s%s", command->name, *verb->name ? " " : "", verb->name);
    if (verb->most) {
        error_set(err, ERROR_USAGE, "", "%s takes %s, and got %s%s%s", name, verb->arguments, *more ? "'" : "nothing",
                  more, *more ? "' beside it" : "");
        return see_help(command, err);
    }
    error_set(err, ERROR_USAGE, "the settings file names the app; --config names another file",
              "%s takes nothing behind it, and got '%s'", name, more);
    return *verb->name ? see_help(command, err) : false;
}

/* What stands behind the command's name is what it takes: "destroy other" would destroy what the settings name. */
static bool arguments_fit(const Command *command, const Options *options, Error *err) {
    const Words *words = &options->arguments;
    const char *word = words->count > 1 ? words->items[1] : "";
    const Verb *verb = verb_find(command, word);
    if (!verb)
        return verb_unknown(command, word, err);
    size_t first = *verb->name ? 2 : 1, count = words->count - first;
    if (count < verb->least || count > verb->most)
        return words_refuse(command, verb, count > verb->most ? words->items[first + verb->most] : "", err);
    return !options->after.count || strstr(verb->arguments, "--") ||
           words_refuse(command, &(Verb){verb->name, "", 0, 0}, options->after.items[0], err);
}

static int dispatch(Run *run, const OptionRow *const *given, size_t given_count) {
    const Options *options = &run->options;
    const Command *command = options->arguments.count ? command_find(options->arguments.items[0]) : NULL;
    if (options->version) {
        printf("secure-rds %s\n", VERSION);
        return EXIT_DONE;
    }
    if (options->help || (options->arguments.count && strcmp(options->arguments.items[0], "help") == 0))
        return help(options, &run->err);
    const Words *words = options->arguments.count ? &options->arguments : &options->after;
    if (words->count && !command)
        return command_unknown(words->items[0], &run->err);
    if (command && !arguments_fit(command, options, &run->err))
        return EXIT_USAGE;
    if (!options_fit(command, given, given_count, &run->err))
        return EXIT_USAGE;
    if (options->log && !log_open(options->log, &run->err))
        return EXIT_USAGE;
    return command ? command->run(run) : wizard_start(run);
}

static bool read_routes(Run *run) {
    for (size_t i = 0; i < run->options.connect_to.count; i++)
        if (!routes_add(&run->routes, run->options.connect_to.items[i], &run->err))
            return false;
    return true;
}

/* False: a part of what was said or logged was lost, which is told where somebody still listens. */
static bool output_end(void) {
    Error lost[2] = {0};
    bool logged = log_close(&lost[0]), printed = streams_close(&lost[1]);
    for (size_t i = 0; i < 2; i++)
        if (lost[i].said[0])
            fprintf(stderr, "secure-rds: %s\n  to do: %s\n", lost[i].said, lost[i].remedy);
    return logged && printed;
}

int cli_main(int argc, char **argv) {
    const OptionRow *tables[sizeof commands / sizeof *commands] = {0}, *given[OPTIONS_GIVEN_MAX];
    size_t table_count = 0, given_count = 0;
    const Command *meant = command_meant(argc, argv);
    if (meant && meant->options)
        tables[table_count++] = meant->options;
    for (const Command *command = commands; command->name; command++)
        if (command->options && command != meant)
            tables[table_count++] = command->options;
    streams_open();
    setlocale(LC_ALL, "");
    setlocale(LC_NUMERIC, "C"); /* numbers in files and requests have a point */
    harden();
    char itself[PATH_MAX];
    ssize_t length = argc > 0 ? readlink("/proc/self/exe", itself, sizeof itself - 1) : -1;
    if (length > 0) {
        itself[length] = '\0';
        argv[0] = itself;
    }
    Run run = {.clock = clock_wall(), .words = argv};
    int status = EXIT_USAGE;
    if (options_read(argc, argv, tables, &run.options, given, &given_count, &run.err) && read_routes(&run)) {
        run.config = run.options.config ? run.options.config : "secure-rds.yaml";
        status = dispatch(&run, given, given_count);
    }
    if (status != EXIT_DONE)
        error_tell(&run);
    bool written = output_end();
    run_release(&run);
    return written || status != EXIT_DONE ? status : EXIT_FAILED;
}
