/* See plain.h. */
#include "cli/plain.h"
#include "aws/ec2.h"
#include "aws/regions.h"
#include "aws/services.h"
#include "base/file.h"
#include "base/memory.h"
#include "cli/commands.h"
#include "screens/picture.h"
#include "stack/allow_text.h"
#include "stack/cost.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What came of a question: the input's end leaves everything, Esc has no line to stand on, so "<" goes back. */
typedef enum { ANSWER_GIVEN, ANSWER_BACK, ANSWER_END } Answer;

static Answer ask(const char *question, char line[512]) {
    fprintf(stderr, "%s ", question);
    fflush(stderr);
    if (cancel_wanted(&run_cancel) || !fgets(line, 512, stdin)) {
        fputc('\n', stderr);
        return ANSWER_END;
    }
    line[strcspn(line, "\r\n")] = '\0';
    return strcmp(line, "<") == 0 ? ANSWER_BACK : ANSWER_GIVEN;
}

static void explain(const Run *run, const SettingRow *row) {
    say(run, "  %s.", row->help);
    if (row->type == SETTING_NUMBER && !row->only)
        say(run, "  Allowed: %ld to %ld %s", row->min, row->max, row->unit);
    if (row->reason)
        say(run, "  Why the default: %s", row->reason);
    if (row->frozen)
        say(run, "  Fixed once the stack stands: %s", row->frozen);
}

/* The choice with this number, from 1; NULL: none. */
static const char *numbered(const SettingRow *row, const char *answer, char value[32]) {
    char *end;
    long number = strtol(answer, &end, 10);
    if (!*answer || *end || number < 1)
        return NULL;
    for (long i = 1; row->choices && row->choices[i - 1].value; i++)
        if (i == number)
            return row->choices[i - 1].value;
    for (long i = 1; row->only && row->only[i - 1]; i++)
        if (i == number && !row->choices) {
            snprintf(value, 32, "%ld", row->only[i - 1]);
            return value;
        }
    return NULL;
}

static void choices_show(const Run *run, const SettingRow *row) {
    for (int i = 0; row->choices && row->choices[i].value; i++)
        say(run, "  %d) %s: %s", i + 1, row->choices[i].value, row->choices[i].label);
    for (int i = 0; row->only && row->only[i] && !row->choices; i++)
        say(run, "  %d) %ld %s", i + 1, row->only[i], row->unit);
}

static Answer ask_setting(Run *run, const SettingRow *row) {
    char line[512], value[32];
    /* Numbers that are allowed values themselves (days) are typed as they are; a list of 22 would only be read aloud.
     */
    bool by_number = row->choices != NULL;
    for (;;) {
        const char *now = settings_text(run->settings, row->path);
        AUTO(memory_release)
        char *question =
            memory_print("%s [%s]%s%s:", row->label, *now ? now : "none", *row->unit ? " " : "", row->unit);
        if (by_number)
            choices_show(run, row);
        Answer answer = ask(question, line);
        if (answer != ANSWER_GIVEN)
            return answer;
        if (!*line)
            return ANSWER_GIVEN;
        if (strcmp(line, "?") == 0) {
            explain(run, row);
            if (row->only)
                choices_show(run, row);
            continue;
        }
        const char *chosen = by_number ? numbered(row, line, value) : NULL;
        const char *wanted = chosen                                                  ? chosen
                             : row->type == SETTING_SWITCH && strcmp(line, "y") == 0 ? "true"
                             : row->type == SETTING_SWITCH && strcmp(line, "n") == 0 ? "false"
                             : strcmp(line, "-") == 0 && row->type == SETTING_TEXT   ? ""
                                                                                     : line;
        Error err = {0};
        if (settings_set(run->settings, row->path, wanted, &err))
            return ANSWER_GIVEN;
        say(run, "  %s", err.said);
    }
}

static void draft_keep(Run *run) {
    AUTO(memory_release) char *path = memory_print("%s.draft", run->config);
    AUTO(text_release) Text text = {0};
    Error err = {0};
    if (!settings_write(run->settings, NULL, &text, &err) ||
        !file_replace(path, text_string(&text), text.length, 0600, &err))
        say(run, "the draft could not be kept: %s", err.said);
}

/* The rows of a screen, in the table's order; "<" at the first goes to the screen before. */
static Answer ask_screen(Run *run, SettingScreen screen) {
    for (size_t i = 0, first = setting_count; i < setting_count; i++) {
        const SettingRow *row = &setting_rows[i];
        if (row->screen != screen || strcmp(row->path, "bastion.key_pair") == 0)
            continue;
        first = first == setting_count ? i : first;
        Answer answer = ask_setting(run, row);
        if (answer == ANSWER_END || (answer == ANSWER_BACK && i == first))
            return answer;
        if (answer == ANSWER_BACK) {
            size_t before = i;
            while (before-- > first)
                if (setting_rows[before].screen == screen)
                    break;
            i = before - 1;
        }
    }
    draft_keep(run);
    return ANSWER_GIVEN;
}

static void allowed_show(const Run *run, const AllowList *list) {
    if (!allow_list_count(list))
        say(run, "  nobody yet");
    for (size_t i = 0; i < allow_list_count(list); i++) {
        const AllowEntry *entry = allow_list_at(list, i);
        char cidr[CIDR_SIZE], warning[200];
        cidr_format(entry->cidr, cidr);
        say(run, "  %zu) %s %s", i + 1, cidr, entry->note);
        if (cidr_warning(entry->cidr, warning, sizeof warning))
            say(run, "     careful: %s", warning);
    }
}

static void allowed_add(Run *run, AllowList *list, const char *line) {
    AUTO(allow_text_report_release) AllowTextReport report = {0};
    allow_list_add_text(list, line, &report);
    for (size_t i = 0; i < report.count; i++)
        if (report.lines[i].refused || !report.added)
            say(run, "  %s", strchr(report.lines[i].words, ':') + 2);
}

static Answer ask_allowed(Run *run) {
    AllowList *list = settings_allowed(run->settings);
    char line[512], address[64] = "";
    Error err = {0};
    if (checkip_address(&run->aws, address, &err))
        say(run, "You come from %s.", address);
    for (;;) {
        say(run, "Who may connect?");
        allowed_show(run, list);
        Answer answer = ask("An address to add, -N to remove entry N, me, or nothing to go on:", line);
        if (answer != ANSWER_GIVEN)
            return answer;
        char *end;
        long number = line[0] == '-' ? strtol(line + 1, &end, 10) : 0;
        if (!*line && allow_list_count(list)) {
            draft_keep(run);
            return ANSWER_GIVEN;
        }
        if (!*line)
            say(run, "  nobody could connect: add at least one address");
        else if (number > 0 && !*end && (size_t)number <= allow_list_count(list))
            allow_list_remove(list, (size_t)number - 1);
        else if (strcmp(line, "me") == 0)
            allowed_add(run, list, *address ? address : "me");
        else
            allowed_add(run, list, line);
    }
}

static Answer ask_key_pair(Run *run) {
    AUTO(ec2_key_pairs_release) Ec2KeyPairs pairs = {0};
    char line[512];
    Error err = {0};
    if (!ec2_describe_key_pairs(&run->aws, &pairs, &err))
        say(run, "the key pairs could not be listed: %s", err.said);
    for (;;) {
        const char *now = settings_text(run->settings, "bastion.key_pair");
        AUTO(memory_release) char *question = memory_print("Key pair [%s]:", *now ? now : "none");
        for (size_t i = 0; i < pairs.count; i++)
            say(run, "  %zu) %s (%s)", i + 1, pairs.items[i].name, pairs.items[i].type);
        Answer answer = ask(question, line);
        if (answer != ANSWER_GIVEN)
            return answer;
        char *end;
        long number = strtol(line, &end, 10);
        const char *wanted =
            *line && !*end && number > 0 && (size_t)number <= pairs.count ? pairs.items[number - 1].name : line;
        if (!*wanted && *now)
            return ANSWER_GIVEN;
        if (*wanted && settings_set(run->settings, "bastion.key_pair", wanted, &err)) {
            draft_keep(run);
            return ANSWER_GIVEN;
        }
        say(run, "  %s", *wanted ? err.said : "the bastion needs a key pair");
    }
}

static void cost_say(Run *run) {
    AUTO(cost_release) CostEstimate estimate = {0};
    AUTO(text_release) Text lines = {0};
    (void)cost_ask_list(run); /* stopped: the next question is where that shows */
    cost_estimate(run->settings, &estimate);
    cost_print(&estimate, &lines);
    say(run, "Cost\n%s", text_string(&lines));
}

typedef struct Step {
    const char *title;
    int screen; /* a SettingScreen, or one of those below */
} Step;
enum { STEP_ALLOWED = 100, STEP_KEY_PAIR };

static Answer ask_all(Run *run) {
    static const Step steps[] = {{"Account", ON_ACCOUNT}, {"Allowed IPs", STEP_ALLOWED}, {"Key pair", STEP_KEY_PAIR},
                                 {"Sizes", ON_SIZES},     {"Retention", ON_RETENTION},   {"Options", ON_OPTIONS}};
    enum { COUNT = sizeof steps / sizeof *steps };
    for (int i = 0; i < COUNT;) {
        say(run, "\nStep %d of %d: %s", i + 1, COUNT, steps[i].title);
        if (steps[i].screen == STEP_ALLOWED && !run->session && !run_aws(run))
            return ANSWER_END;
        Answer answer = steps[i].screen == STEP_ALLOWED    ? ask_allowed(run)
                        : steps[i].screen == STEP_KEY_PAIR ? ask_key_pair(run)
                                                           : ask_screen(run, (SettingScreen)steps[i].screen);
        if (answer == ANSWER_END)
            return answer;
        i += answer == ANSWER_BACK ? (i > 0 ? -1 : 0) : 1;
    }
    return ANSWER_GIVEN;
}

/* The settings are saved and applied: from here on it is `secure-rds apply`. */
static int deploy(Run *run) {
    AUTO(text_release) Text picture = {0};
    AUTO(problems_release) Problems problems = {0};
    AUTO(memory_release) char *draft = memory_print("%s.draft", run->config);
    picture_text(run->settings, &picture);
    say(run, "\nReview\n%s", text_string(&picture));
    cost_say(run);
    if (!settings_complete(run->settings, &problems, &run->err)) {
        AUTO(text_release) Text text = {0};
        problems_print(&problems, run->config, &text);
        say(run, "%s", text_string(&text));
        return run_failed(run);
    }
    allow_list_dated(settings_allowed(run->settings));
    if (!settings_save(run->settings, run->config, &run->err))
        return run_failed(run);
    unlink(draft);
    say(run, "The settings are saved in %s.", run->config);
    return apply_settings(run);
}

static int menu(Run *run) {
    char line[512];
    for (;;) {
        say(run, "\n%s: 1) status  2) allowed IPs  3) change settings  4) apply  5) cost  6) leave",
            settings_text(run->settings, "app"));
        if (ask("What?", line) == ANSWER_END || strcmp(line, "6") == 0 || strcmp(line, "q") == 0)
            return EXIT_DONE;
        if (strcmp(line, "1") == 0)
            (void)status_show(run);
        else if (strcmp(line, "2") == 0 && ask_allowed(run) == ANSWER_GIVEN)
            (void)access_settings(run);
        else if (strcmp(line, "3") == 0 && ask_all(run) == ANSWER_GIVEN)
            return deploy(run);
        else if (strcmp(line, "4") == 0)
            return deploy(run);
        else if (strcmp(line, "5") == 0)
            cost_say(run);
        if (run->err.said[0])
            say(run, "%s\n  to do: %s", run->err.said, run->err.remedy);
        run->err = (Error){0};
    }
}

int plain_start(Run *run) {
    AUTO(memory_release) char *draft = memory_print("%s.draft", run->config);
    if (!run_settings(run, false))
        return run_failed(run);
    AUTO(problems_release) Problems problems = {0};
    Error ignored = {0};
    if (!run->found && file_exists(draft) && settings_load(run->settings, draft, &problems, &ignored))
        say(run, "The answers of the last time are here.");
    say(run, "Nothing as an answer keeps what stands in brackets. ? explains, < goes back, Ctrl-D leaves.");
    if (run->found) {
        if (!run_aws(run))
            return run_failed(run);
        return menu(run);
    }
    if (run->options.sandbox && !run_aws(run))
        return run_failed(run);
    if (run->session && !*settings_text(run->settings, "region"))
        settings_set(run->settings, "region", aws_session_region(run->session), &ignored);
    if (ask_all(run) == ANSWER_END) {
        draft_keep(run);
        if (run->err.said[0])
            return run_failed(run);
        say(run, "Nothing was changed at AWS; the answers are kept.");
        return EXIT_DONE;
    }
    return deploy(run);
}
