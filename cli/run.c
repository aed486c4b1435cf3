/* What the commands share; see command.h. */
#include "cli/command.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/visible.h"
#include "cli/line.h"
#include "cli/sign_in.h"
#include "guide/words.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

Cancel run_cancel;

int run_failed(Run *run) {
    return exit_status(&run->err);
}

int run_ended(Run *run, int status) {
    run->err = (Error){0};
    return status;
}

void say(const Run *run, const char *format, ...) {
    if (run->options.json)
        return;
    char words[4096];
    va_list args;
    va_start(args, format);
    vsnprintf(words, sizeof words, format, args);
    va_end(args);
    AUTO(text_release) Text line = {0};
    visible_add(&line, words, true);
    fprintf(stderr, "%s\n", text_string(&line));
}

void lines_say(const Run *run, const Lines *lines) {
    for (size_t i = 0; i < lines->count; i++) {
        const Line *line = &lines->items[i];
        if (*line->label)
            say(run, "  %-12s %s", line->label, line->words);
        else
            say(run, "%s%s", line->role == LINE_TITLE ? "" : "  ", line->words);
    }
}

void print_json(json_t *object) {
    json_dumpf(object, stdout, JSON_COMPACT | JSON_ENSURE_ASCII | JSON_SORT_KEYS);
    json_decref(object);
    fputc('\n', stdout);
    fflush(stdout);
}

json_t *json_visible(const char *text) {
    AUTO(memory_release) char *visible = visible_copy(text);
    return json_string(visible);
}

/* All problems, in one go, as lines or as one object. */
static void problems_tell(Run *run, const Problems *problems) {
    if (!problems->count)
        return;
    if (run->options.json) {
        json_t *list = json_array();
        for (size_t i = 0; i < problems->count; i++) {
            const Problem *p = &problems->items[i];
            json_array_append_new(list, json_pack("{s:s, s:i, s:i, s:o, s:o, s:o}", "file", run->config, "line",
                                                  p->line, "column", p->column, "path", json_visible(p->path), "found",
                                                  json_visible(p->found), "allowed", json_visible(p->allowed)));
        }
        json_decref(run->problems);
        run->problems = list;
        return;
    }
    AUTO(text_release) Text text = {0};
    problems_print(problems, run->config, &text);
    AUTO(memory_release) char *first = memory_copy_n(text_string(&text), strcspn(text_string(&text), "\n"));
    bool again = *first && strstr(run->err.said, first);
    if (again && problems->count == 1)
        return; /* the error says it whole */
    fputs(text_string(&text), stderr);
    if (again)
        snprintf(run->err.said, sizeof run->err.said, "%zu problems", problems->count);
}

bool run_settings(Run *run, bool needed) {
    AUTO(problems_release) Problems problems = {0};
    Settings *settings = settings_new();
    run->found = settings_load(settings, run->config, &problems, &run->err);
    if (!run->found) {
        if (strcmp(run->err.code, "ENOENT") != 0) {
            problems_tell(run, &problems);
            settings_free(settings);
            return false;
        }
        if (needed) {
            settings_free(settings);
            return error_set(&run->err, ERROR_USAGE, "run `secure-rds` for the wizard, or name a file with --config",
                             "%s: there are no settings here", run->config);
        }
        run->err = (Error){0}; /* the defaults are an answer too */
    }
    for (size_t i = 0; i < run->options.assignments.count; i++)
        if (!settings_assign(settings, run->options.assignments.items[i], &run->err)) {
            settings_free(settings);
            return false;
        }
    if (run->options.region && !settings_set(settings, "region", run->options.region, &run->err)) {
        settings_free(settings);
        return false;
    }
    settings_free(run->settings);
    run->settings = settings;
    return true;
}

bool run_app_settings(Run *run, bool needed) {
    if (!run_settings(run, needed))
        return false;
    return *settings_text(run->settings, "app") ||
           error_set(&run->err, ERROR_USAGE, "name it with --set app=NAME, or in the settings file",
                     "no app is named, so that it is not known which stack is meant");
}

bool run_complete_settings(Run *run) {
    AUTO(problems_release) Problems problems = {0};
    if (!run_settings(run, run->options.assignments.count == 0))
        return false;
    if (settings_complete(run->settings, &problems, &run->err))
        return true;
    problems_tell(run, &problems);
    return false;
}

static void waiting(void *data, const char *why, long long ms) {
    const Run *run = data;
    AUTO(memory_release) char *words = words_waiting(why, ms);
    if (run->options.verbose)
        say(run, "%s", words);
}

const Routes *run_routes(const Run *run) {
    return run->routes.count ? &run->routes : NULL;
}

/* `region`: "" or NULL where none was said. */
static bool session_make(Run *run, const char *region) {
    const Options *options = &run->options;
    AwsOptions aws = {.profile = options->profile,
                      .region = region && *region ? region : NULL,
                      .endpoint_url = options->endpoint_url,
                      .routes = run_routes(run),
                      .database_ca = options->ca_bundle,
                      .ask_mfa = ask_code,
                      .no_role_cache = options->no_role_cache,
                      .terminal = true};
    if (run->sandbox) {
        sandbox_reach(run->sandbox, &aws);
        if (!aws.region)
            aws.region = run->sandbox->region;
    }
    if (!(run->session = aws_session_new(&aws, &run->err)))
        return false;
    run->aws = (AwsContext){
        .session = run->session, .cancel = &run_cancel, .clock = run->clock, .waiting = waiting, .data = run};
    return true;
}

bool run_aws(Run *run) {
    const Options *options = &run->options;
    if (!limits_enough(&run->err))
        return false;
    if (options->sandbox) {
        if (!(run->sandbox = sandbox_start(options, &run->err)))
            return false;
        run->clock = run->sandbox->clock;
        say(run, "sandbox: %s", sandbox_words);
    }
    const char *region = options->region ? options->region
                         : run->settings ? settings_text(run->settings, "region")
                                         : "";
    return session_make(run, region) && sign_in(run);
}

void run_release(Run *run) {
    aws_session_free(run->session);
    sandbox_stop(run->sandbox);
    settings_free(run->settings);
    json_decref(run->problems);
    options_release(&run->options);
    routes_release(&run->routes);
}

bool run_attended(const Run *run) {
    return !run->options.json && isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

static bool answer(const char *question, char *line, size_t size) {
    if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
        return false;
    fprintf(stderr, "%s ", question);
    fflush(stderr);
    return line_read(STDIN_FILENO, line, size, &run_cancel);
}

static bool asked_yes(Run *run, const char *question) {
    char line[16], full[512];
    snprintf(full, sizeof full, "%s [y/N]", question);
    run->asked = true;
    return answer(full, line, sizeof line) && (line[0] == 'y' || line[0] == 'Y');
}

bool ask_yes(Run *run, const char *question) {
    return run->options.yes || asked_yes(run, question);
}

static bool ask_typed(Run *run, const char *expected) {
    char line[256];
    AUTO(memory_release) char *words = memory_print("Type %s to agree:", expected);
    if (run->options.confirm)
        return strcmp(run->options.confirm, expected) == 0;
    run->asked = true;
    return answer(words, line, sizeof line) && strcmp(line, expected) == 0;
}

static void question_say(const Run *run, const Question *question) {
    say(run, "%s", question->title);
    say(run, "%s", question->words);
}

bool ask_question(Run *run, const Question *question) {
    AUTO(memory_release) char *yes = memory_print("%s?", question->yes);
    question_say(run, question);
    return question->typed ? ask_typed(run, question->typed) : ask_yes(run, yes);
}

bool ask_grave(Run *run, const Question *question) {
    AUTO(memory_release) char *yes = memory_print("%s?", question->yes);
    question_say(run, question);
    if (question->typed || run->options.confirm)
        return ask_typed(run, question->typed ? question->typed : settings_text(run->settings, "app"));
    return asked_yes(run, yes);
}
