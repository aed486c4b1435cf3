/* See ask.h. */
#include "plain/ask.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/visible.h"
#include "guide/words.h"

#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { REPEATS_MAX = 50 };

void plain_release(Plain *plain) {
    choices_release(&plain->choices);
    aws_session_free(plain->session);
    rds_classes_release(&plain->classes);
    settings_free(plain->stands);
    free(plain->agreed);
    free(plain->profile);
    *plain = (Plain){0};
}

/* ---- saying */

void plain_say(const Plain *plain, const char *format, ...) {
    char words[4096];
    va_list args;
    va_start(args, format);
    vsnprintf(words, sizeof words, format, args);
    va_end(args);
    AUTO(text_release) Text line = {0};
    visible_add(&line, words, true);
    (void)plain;
    fprintf(stderr, "%s\n", text_string(&line));
}

void plain_line_say(const Plain *plain, const Line *line) {
    AUTO(memory_release) char *words = words_ended(line->words);
    bool to_do = line_is_remedy(line);
    const char *before = line->role == LINE_DANGER && line->sign == SIGN_FAILED ? "DANGER: "
                         : line->sign == SIGN_CAREFUL && !to_do                 ? "Careful: "
                                                                                : "";
    if (line->role == LINE_TITLE)
        plain_say(plain, "\n%s", line->words);
    else
        plain_say(plain, "%s%s%s%s", before, line->label, *line->label ? ": " : "", words);
}

void plain_lines_say(const Plain *plain, const Lines *lines) {
    for (size_t i = 0; i < lines->count; i++)
        plain_line_say(plain, &lines->items[i]);
}

int plain_ended(Plain *plain, int status) {
    plain->err = (Error){0};
    return status;
}

/* ---- reading */

/* Not through stdio: a signal between its look at the flag and its read would go unnoticed until the next line. */
static Answer byte_read(Plain *plain, char *byte) {
    while (plain->from == plain->to) {
        struct pollfd wait = {.fd = plain->input, .events = POLLIN};
        if (plain->stopped || cancel_wanted(plain->options->cancel)) {
            plain->stopped = true;
            cancel_take_back(plain->options->cancel); /* what has to be tidied up at AWS still can be */
            return ANSWER_STOPPED;
        }
        if (plain->ended)
            return ANSWER_ENDED;
        if (cancel_poll(plain->options->cancel, &wait, -1) <= 0)
            continue;
        ssize_t got = read(plain->input, plain->bytes, sizeof plain->bytes);
        if (got < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        plain->ended = got <= 0;
        plain->from = 0;
        plain->to = got > 0 ? (size_t)got : 0;
    }
    *byte = plain->bytes[plain->from++];
    return ANSWER_GIVEN;
}

/* A line without its end; one that is too long is read to its end and said to be. A last line may lack its newline. */
static Answer line_read(Plain *plain, char line[ANSWER_SIZE], bool *fits) {
    size_t length = 0, seen = 0;
    for (char byte;; seen++) {
        Answer answer = byte_read(plain, &byte);
        if (answer == ANSWER_STOPPED || (answer == ANSWER_ENDED && seen == 0))
            return answer;
        if (answer == ANSWER_ENDED || byte == '\n')
            break;
        if (byte != '\0' && byte != '\r' && length + 1 < ANSWER_SIZE)
            line[length++] = byte;
    }
    *fits = seen < ANSWER_SIZE;
    while (length > 0 && (line[length - 1] == ' ' || line[length - 1] == '\t'))
        length--;
    line[length] = '\0';
    size_t blanks = strspn(line, " \t");
    memmove(line, line + blanks, length - blanks + 1);
    return ANSWER_GIVEN;
}

bool plain_typed(Plain *plain) {
    struct pollfd ready = {.fd = plain->input, .events = POLLIN};
    char line[ANSWER_SIZE];
    bool fits;
    if (plain->from == plain->to && (plain->ended || poll(&ready, 1, 0) <= 0))
        return false;
    return line_read(plain, line, &fits) == ANSWER_GIVEN;
}

static void question_put(const Plain *plain, const char *question) {
    AUTO(text_release) Text text = {0};
    visible_add(&text, question, true);
    (void)plain;
    fprintf(stderr, "%s ", text_string(&text));
    fflush(stderr);
}

/* A program whose output never ends ("yes", /dev/zero) would be asked for ever. */
static bool endless(Plain *plain, const char *line) {
    plain->repeats = strcmp(plain->last, line) == 0 ? plain->repeats + 1 : 1;
    snprintf(plain->last, sizeof plain->last, "%s", line);
    if (plain->shown || plain->repeats < REPEATS_MAX)
        return false;
    plain_say(plain, "The same answer came %d times in a row: nobody seems to be there.", REPEATS_MAX);
    return plain->ended = true;
}

Answer plain_line(Plain *plain, const char *question, const char *help, char line[ANSWER_SIZE]) {
    for (;;) {
        bool fits = true;
        question_put(plain, question);
        Answer answer = line_read(plain, line, &fits);
        if (answer != ANSWER_GIVEN || !plain->shown) /* so that what is said next begins a line of its own */
            plain_say(plain, "%s", answer == ANSWER_GIVEN ? line : "");
        if (answer != ANSWER_GIVEN)
            return answer;
        if (endless(plain, line))
            return ANSWER_ENDED;
        if (!fits) {
            plain_say(plain, "That line is too long: at most %d characters.", ANSWER_SIZE - 1);
            continue;
        }
        if (strcmp(line, "<") == 0)
            return ANSWER_BACK;
        if (strcmp(line, "q") == 0)
            return ANSWER_LEAVE;
        if (strcmp(line, "?") != 0) {
            if (line[0] == '=')
                memmove(line, line + 1, strlen(line));
            return ANSWER_GIVEN;
        }
        plain_say(plain, "%s", help);
        plain_say(plain, "< goes back, q leaves and keeps your answers.");
    }
}

/* ---- kinds of questions */

void plain_refuse(const Plain *plain, const char *found, const char *allowed) {
    if (*found)
        plain_say(plain, "Found \"%.80s\". Allowed: %s.", found, allowed);
    else
        plain_say(plain, "An answer is needed: %s.", allowed);
}

Answer plain_yes(Plain *plain, const char *question, const char *help, bool initial, bool *yes) {
    char line[ANSWER_SIZE];
    AUTO(memory_release) char *whole = memory_print("%s yes or no [%s]:", question, initial ? "yes" : "no");
    for (;;) {
        Answer answer = plain_line(plain, whole, help, line);
        if (answer != ANSWER_GIVEN)
            return answer;
        if (!*line || strcasecmp(line, "y") == 0 || strcasecmp(line, "yes") == 0 || strcasecmp(line, "n") == 0 ||
            strcasecmp(line, "no") == 0) {
            *yes = *line ? line[0] == 'y' || line[0] == 'Y' : initial;
            return ANSWER_GIVEN;
        }
        plain_refuse(plain, line, "yes or no");
    }
}

/* A number from 1 to `count`; 0 when it is none. */
static size_t number_of(const char *line, size_t count) {
    char *end;
    unsigned long number = line[0] >= '0' && line[0] <= '9' ? strtoul(line, &end, 10) : 0;
    return number >= 1 && number <= count && *end == '\0' ? number : 0;
}

/* One of the lines, which "?" reads out. */
static Answer plain_pick(Plain *plain, const char *const *items, size_t count, const char *question, const char *help,
                         long initial, size_t *chosen) {
    char line[ANSWER_SIZE];
    AUTO(text_release) Text whole = {0};
    text_put(&whole, help);
    for (size_t i = 0; i < count; i++) {
        AUTO(memory_release) char *item = words_ended(items[i]);
        text_print(&whole, "\n%zu. %s", i + 1, item);
    }
    AUTO(memory_release) char *allowed = memory_print("a number from 1 to %zu", count);
    for (;;) {
        Answer answer = plain_line(plain, question, text_string(&whole), line);
        if (answer != ANSWER_GIVEN)
            return answer;
        size_t number = !*line && initial >= 0 ? (size_t)initial + 1 : number_of(line, count);
        if (number) {
            *chosen = number - 1;
            return ANSWER_GIVEN;
        }
        plain_refuse(plain, line, allowed);
    }
}

Answer plain_menu(Plain *plain, const char *const *items, size_t count, const char *question, const char *help,
                  long initial, size_t *chosen) {
    for (size_t i = 0; i < count; i++) {
        AUTO(memory_release) char *item = words_ended(items[i]);
        plain_say(plain, "%zu. %s", i + 1, item);
    }
    return plain_pick(plain, items, count, question, help, initial, chosen);
}

Answer plain_ways(Plain *plain, const Ways *ways, bool aloud, const char *help, int *id) {
    char **items = memory_new(ways->count, sizeof *items);
    int *ids = memory_new(ways->count, sizeof *ids);
    size_t count = 0, chosen;
    long initial = -1;
    for (size_t i = 0; i < ways->count; i++) {
        const Way *way = &ways->items[i];
        if (way->why_not && aloud)
            plain_say(plain, "Not now: %s: %s.", way->words, way->why_not);
        if (way->why_not)
            continue;
        initial = way->id == *id ? (long)count : initial;
        ids[count] = way->id;
        items[count++] = words_sentence(way->words);
    }
    AUTO(memory_release)
    char *question = initial >= 0 ? memory_print("What [%ld]:", initial + 1)
                     : aloud      ? memory_copy("What:")
                                  : memory_copy("What, ? reads the menu:");
    Answer answer =
        (aloud ? plain_menu : plain_pick)(plain, (const char *const *)items, count, question, help, initial, &chosen);
    if (answer == ANSWER_GIVEN)
        *id = ids[chosen];
    for (size_t i = 0; i < count; i++)
        free(items[i]);
    free(items);
    free(ids);
    return answer;
}

static Answer typed_ask(Plain *plain, const Question *question, bool *agreed) {
    char line[ANSWER_SIZE];
    AUTO(memory_release) char *words = memory_print("Type %s to agree, Enter to cancel:", question->typed);
    const char *given = plain->options->confirm;
    for (;;) {
        *agreed = given && strcmp(given, question->typed) == 0;
        if (*agreed)
            return ANSWER_GIVEN;
        Answer answer = plain_line(plain, words, "Only that name, letter by letter, agrees.", line);
        *agreed = answer == ANSWER_GIVEN && strcmp(line, question->typed) == 0;
        if (answer != ANSWER_GIVEN || *agreed || !*line)
            return answer;
        plain_refuse(plain, line, "that name, or Enter");
    }
}

Answer plain_question(Plain *plain, const Question *question, bool *agreed) {
    *agreed = !question->title;
    if (*agreed)
        return ANSWER_GIVEN;
    plain_say(plain, "%s", question->title);
    plain_say(plain, "%s", question->words);
    if (question->typed)
        return typed_ask(plain, question, agreed);
    *agreed = plain->options->yes && !question->grave;
    AUTO(memory_release) char *words = memory_print("%s?", question->yes);
    return *agreed ? ANSWER_GIVEN : plain_yes(plain, words, question->words, false, agreed);
}

/* ---- long lists */

static void list_line(const Plain *plain, const PlainList *list, size_t index) {
    AUTO(text_release) Text text = {0};
    list->words(list->context, index, &text);
    plain_say(plain, "%zu. %s", index + 1, text_string(&text));
}

void plain_list_show(const Plain *plain, const PlainList *list) {
    for (size_t i = 0; i < list->count && i < PLAIN_LIST_SHOWN; i++)
        list_line(plain, list, i);
    if (list->count > PLAIN_LIST_SHOWN)
        plain_say(plain, "There are %zu %s. A part of the name finds others; \"all\" reads out all.", list->count,
                  list->what);
}

/* Shows what fits; answers how many do, and the last of them. */
static size_t matches_show(const Plain *plain, const PlainList *list, const char *part, size_t *last) {
    size_t found = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < list->count; i++) {
            AUTO(text_release) Text text = {0};
            list->words(list->context, i, &text);
            if (!strcasestr(text_string(&text), part) && !strcasestr(list->name(list->context, i), part))
                continue;
            if (pass == 0) {
                found++;
                *last = i;
            } else if (found > 1) {
                list_line(plain, list, i);
            }
        }
    return found;
}

static size_t named(const PlainList *list, const char *line) {
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->name(list->context, i), line) == 0)
            return i;
    return list->count;
}

Answer plain_choose(Plain *plain, const PlainList *list, const char *question, const char *help, long initial,
                    bool other, size_t *chosen, char line[ANSWER_SIZE]) {
    AUTO(memory_release)
    char *allowed = memory_print("a number from 1 to %zu, a name, or a part of one", list->count);
    for (;;) {
        Answer answer = plain_line(plain, question, help, line);
        if (answer != ANSWER_GIVEN)
            return answer;
        size_t number = !*line && initial >= 0 ? (size_t)initial + 1 : number_of(line, list->count);
        *chosen = number ? number - 1 : named(list, line);
        if (*chosen < list->count)
            return ANSWER_GIVEN;
        if (strcmp(line, "all") == 0) {
            for (size_t i = 0; i < list->count; i++)
                list_line(plain, list, i);
            continue;
        }
        size_t found = *line ? matches_show(plain, list, line, chosen) : 0;
        if (found == 1)
            return ANSWER_GIVEN;
        if (found == 0 && other && (*line || !list->count)) {
            *chosen = list->count;
            return ANSWER_GIVEN;
        }
        if (found == 0)
            plain_refuse(plain, line, allowed);
    }
}

/* ---- what else all need */

void plain_error(const Plain *plain, Error *err) {
    char line[1400];
    if (!err->said[0])
        return;
    error_line(err, line, sizeof line);
    plain_say(plain, "%s", line);
    if (err->remedy[0])
        plain_say(plain, "To do: %s.", err->remedy);
    *err = (Error){0};
}

void plain_keep(const Plain *plain) {
    Error err = {0};
    if (!choices_keep(&plain->choices, &err))
        plain_say(plain, "Your answers could not be kept: %s.", err.said);
}
