/* The questions of --plain, one a line; see plain_questions.h. */
#include "cli/plain_questions.h"
#include "aws/ec2.h"
#include "aws/regions.h"
#include "aws/services.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/visible.h"
#include "stack/allow_text.h"
#include "stack/cost.h"
#include "stack/setting_words.h"
#include "stack/ssh_key.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

Answer plain_ask(const char *question, char line[512]) {
    fprintf(stderr, "%s ", question);
    fflush(stderr);
    if (cancel_wanted(&run_cancel) || !fgets(line, 512, stdin)) {
        fputc('\n', stderr);
        return ANSWER_END;
    }
    line[strcspn(line, "\r\n")] = '\0';
    if (!isatty(STDIN_FILENO)) { /* nobody saw it typed: a log shall show what was answered */
        AUTO(memory_release) char *shown = visible_copy(line);
        fprintf(stderr, "%s\n", shown);
    }
    return strcmp(line, "<") == 0 ? ANSWER_BACK : ANSWER_GIVEN;
}

static void regions_show(const Run *run) {
    for (size_t i = 0; i < aws_region_count; i++)
        say(run, "  %s: %s", aws_regions[i].code, aws_regions[i].name);
}

static void explain(const Run *run, const SettingRow *row) {
    AUTO(text_release) Text meaning = {0}, costs = {0};
    say(run, "  %s.", row->help);
    setting_meaning(row, settings_text(run->settings, row->path), &meaning);
    setting_costs(run->settings, row, &costs);
    if (meaning.length)
        say(run, "  %s: %s", settings_text(run->settings, row->path), text_string(&meaning));
    if (costs.length)
        say(run, "  Cost: %s", text_string(&costs));
    if (row->type == SETTING_NUMBER && !row->only)
        say(run, "  Allowed: %ld to %ld %s", row->min, row->max, row->unit);
    if (row->reason)
        say(run, "  Why the default: %s", row->reason);
    if (row->frozen)
        say(run, "  Fixed once the stack stands: %s", row->frozen);
    if (strcmp(row->path, "region") == 0)
        regions_show(run);
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

/* "1) db.t4g.micro: 2 vCPU, 1 GiB, burstable; $11.68/month". An unknown price is no price. */
static void choice_show(const Run *run, const SettingRow *row, int number, const SettingChoice *choice) {
    AUTO(text_release) Text words = {0};
    double monthly;
    text_print(&words, "  %d) %s: %s", number, choice->value, choice->label);
    if (strcmp(row->path, "database.instance_class") == 0) {
        if (cost_database_class(settings_text(run->settings, "region"), choice->value, &monthly))
            text_print(&words, "; $%.2f/month in one zone", monthly);
        else
            text_put(&words, "; price unknown");
    }
    say(run, "%s", text_string(&words));
}

static void choices_show(const Run *run, const SettingRow *row) {
    for (int i = 0; row->choices && row->choices[i].value; i++)
        choice_show(run, row, i + 1, &row->choices[i]);
    for (int i = 0; row->only && row->only[i] && !row->choices; i++) {
        AUTO(text_release) Text meaning = {0};
        char value[24];
        snprintf(value, sizeof value, "%ld", row->only[i]);
        setting_meaning(row, value, &meaning);
        say(run, "  %d) %ld %s. %s", i + 1, row->only[i], row->unit, text_string(&meaning));
    }
}

static Answer ask_setting(Run *run, const SettingRow *row) {
    char line[512], value[32];
    /* Numbers that are allowed values themselves (days) are typed as they are; a list of 22 would only be read aloud.
     */
    bool by_number = row->choices != NULL;
    for (;;) {
        const char *now = settings_text(run->settings, row->path);
        bool turns = row->type == SETTING_SWITCH;
        const char *shown = turns ? (strcmp(now, "true") == 0 ? "y" : "n") : *now ? now : "none";
        AUTO(memory_release)
        char *question = memory_print("%s%s [%s]%s%s:", row->label, turns ? ", y or n" : "", shown,
                                      *row->unit ? " " : "", row->unit);
        if (by_number)
            choices_show(run, row);
        Answer answer = plain_ask(question, line);
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
        const char *wanted = chosen                                                ? chosen
                             : turns && (line[0] == 'y' || line[0] == 'Y')         ? "true"
                             : turns && (line[0] == 'n' || line[0] == 'N')         ? "false"
                             : strcmp(line, "-") == 0 && row->type == SETTING_TEXT ? ""
                                                                                   : line;
        Error err = {0};
        if (settings_set(run->settings, row->path, wanted, &err))
            return ANSWER_GIVEN;
        say(run, "  %s", err.said);
    }
}

void plain_keep(Run *run) {
    AUTO(memory_release) char *path = memory_print("%s.draft", run->config);
    AUTO(text_release) Text text = {0};
    Error err = {0};
    if (!settings_write(run->settings, NULL, &text, &err) ||
        !file_replace(path, text_string(&text), text.length, 0600, &err))
        say(run, "the draft could not be kept: %s", err.said);
}

/* The rows of a screen, in the table's order; "<" at the first goes to the screen before. */
Answer plain_ask_screen(Run *run, SettingScreen screen, bool standing) {
    for (size_t i = 0, first = setting_count; i < setting_count; i++) {
        const SettingRow *row = &setting_rows[i];
        if (row->screen != screen || strcmp(row->path, "bastion.key_pair") == 0)
            continue;
        if (standing && row->frozen) {
            say(run, "%s: %s, fixed: %s", row->label, settings_text(run->settings, row->path), row->frozen);
            continue;
        }
        first = first == setting_count ? i : first;
        Answer answer = ask_setting(run, row);
        if (answer == ANSWER_END || (answer == ANSWER_BACK && i == first))
            return answer;
        if (answer == ANSWER_BACK) {
            size_t before = i - 1;
            while (before > first &&
                   (setting_rows[before].screen != screen || (standing && setting_rows[before].frozen)))
                before--;
            i = before - 1; /* the loop goes on with the one behind it */
        }
    }
    plain_keep(run);
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

Answer plain_ask_allowed(Run *run) {
    AllowList *list = settings_allowed(run->settings);
    char line[512], address[64] = "";
    Error err = {0};
    if (checkip_address(&run->aws, address, &err))
        say(run, "You come from %s.", address);
    for (;;) {
        say(run, "Who may connect?");
        allowed_show(run, list);
        Answer answer = plain_ask("An address to add, -N to remove entry N, me, or nothing to go on:", line);
        if (answer != ANSWER_GIVEN)
            return answer;
        char *end;
        long number = line[0] == '-' ? strtol(line + 1, &end, 10) : 0;
        if (!*line && allow_list_count(list)) {
            plain_keep(run);
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

static void pairs_show(const Run *run, const Ec2KeyPairs *pairs, const SshKeys *local) {
    for (size_t i = 0; i < pairs->count; i++) {
        const SshKey *key = ssh_keys_find(local, pairs->items[i].fingerprint);
        say(run, "  %zu) %s (%s), private half %s", i + 1, pairs->items[i].name, pairs->items[i].type,
            key && key->private_here ? key->where : "not found on this machine");
    }
    if (!pairs->count)
        say(run, "  there are none in this region yet");
}

/* "~/.ssh/x" as a shell reads it. */
static char *expanded(const char *path) {
    const char *home = getenv("HOME");
    return strncmp(path, "~/", 2) == 0 && home ? memory_print("%s/%s", home, path + 2) : memory_copy(path);
}

static bool import_line(Run *run, const char *name, const char *line) {
    Ec2KeyPair pair = {0};
    if (!ec2_import_key_pair(&run->aws, name, line, &pair, &run->err))
        return false;
    Ec2KeyPairs one = {memory_new(1, sizeof pair), 1};
    *one.items = pair;
    ec2_key_pairs_release(&one);
    return settings_set(run->settings, "bastion.key_pair", name, &run->err);
}

/* The name is good before anything is made. */
static bool name_good(Run *run, const char *name) {
    AUTO(text_release) Text canonical = {0};
    return setting_check(setting_find("bastion.key_pair"), name, &canonical, &run->err) &&
           (!strchr(name, '/') ||
            error_set(&run->err, ERROR_USAGE, "choose another name", "a key pair's name has no slash here"));
}

/* Made here; only the public half is sent. */
static bool key_make(Run *run, const char *name) {
    AUTO(text_release) Text line = {.max = 16384};
    AUTO(memory_release) char *shown = memory_print("~/.ssh/%s", name);
    AUTO(memory_release) char *path = expanded(shown);
    if (!name_good(run, name) || !ssh_key_make(path, name, &line, &run->err) ||
        !import_line(run, name, text_string(&line)))
        return false;
    say(run, "  made: the private key is %s and stays there", shown);
    return true;
}

static bool key_import(Run *run, const char *file) {
    AUTO(text_release) Text line = {.max = 16384};
    AUTO(memory_release) char *path = expanded(file);
    const char *base = strrchr(file, '/') ? strrchr(file, '/') + 1 : file;
    size_t length = strlen(base);
    AUTO(memory_release)
    char *name = memory_copy_n(base, length > 4 && strcmp(base + length - 4, ".pub") == 0 ? length - 4 : length);
    if (!name_good(run, name) || !file_read(path, &line, &run->err) || !line.length)
        return false;
    line.bytes[strcspn(line.bytes, "\r\n")] = '\0';
    if (!ssh_public_check(text_string(&line), &run->err) || !import_line(run, name, text_string(&line)))
        return false;
    say(run, "  imported as %s", name);
    return true;
}

/* The word of the list that an answer means: its number, or a name in it. NULL: none. */
static const char *pair_chosen(const Ec2KeyPairs *pairs, bool listed, const char *line) {
    char *end;
    long number = strtol(line, &end, 10);
    if (*line && !*end && number > 0 && (size_t)number <= pairs->count)
        return pairs->items[number - 1].name;
    for (size_t i = 0; i < pairs->count; i++)
        if (strcmp(pairs->items[i].name, line) == 0)
            return line;
    return listed ? NULL : line; /* what could not be listed can't be known to be wrong */
}

Answer plain_ask_key_pair(Run *run) {
    AUTO(ec2_key_pairs_release) Ec2KeyPairs pairs = {0};
    AUTO(ssh_keys_release) SshKeys local = {0};
    char line[512];
    bool listed = ec2_describe_key_pairs(&run->aws, &pairs, &run->err);
    ssh_keys_local(&local);
    if (!listed)
        say(run, "the key pairs could not be listed: %s", run->err.said);
    for (;;) {
        const char *now = settings_text(run->settings, "bastion.key_pair");
        AUTO(memory_release)
        char *question = memory_print("Key pair, a number, new NAME, or import FILE.pub [%s]:", *now ? now : "none");
        run->err = (Error){0};
        pairs_show(run, &pairs, &local);
        Answer answer = plain_ask(question, line);
        if (answer != ANSWER_GIVEN)
            return answer;
        bool made = strncmp(line, "new ", 4) == 0      ? key_make(run, line + 4)
                    : strncmp(line, "import ", 7) == 0 ? key_import(run, line + 7)
                                                       : false;
        const char *chosen = *line ? pair_chosen(&pairs, listed, line) : pair_chosen(&pairs, listed, now);
        if (!made && !run->err.said[0] && chosen && *chosen)
            made = settings_set(run->settings, "bastion.key_pair", chosen, &run->err);
        if (made) {
            plain_keep(run);
            return ANSWER_GIVEN;
        }
        if (run->err.said[0])
            say(run, "  %s%s%s", run->err.said, run->err.remedy[0] ? "; to do: " : "", run->err.remedy);
        else
            say(run, "  %s",
                *line || *now ? "this region has no key pair of that name"
                              : "the bastion needs a key pair: a number, or new NAME");
    }
}
