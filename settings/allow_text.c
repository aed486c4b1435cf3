/* See allow_text.h. */
#include "settings/allow_text.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/visible.h"

#include <stdlib.h>
#include <string.h>

#define BLANKS " \t,;"

void allow_text_report_release(AllowTextReport *report) {
    for (size_t i = 0; i < report->count; i++)
        free(report->lines[i].words);
    free(report->lines);
    *report = (AllowTextReport){0};
}

static void report_line(AllowTextReport *report, bool refused, size_t number, const char *entry, const char *words) {
    if (report->count == ALLOW_TEXT_LINES) {
        report->omitted++;
        return;
    }
    AUTO(memory_release) char *start = memory_copy_n(entry, 60);
    AUTO(memory_release) char *shown = visible_copy(start);
    report->lines = memory_grow(report->lines, report->count + 1, sizeof *report->lines);
    report->lines[report->count++] =
        (AllowTextLine){.words = memory_print("line %zu: %s: %s", number, shown, words), .refused = refused};
}

/* Cuts at the comment, which no quotes hold, and trims both ends, in place. */
static char *tidy(char *line) {
    bool quoted = false;
    for (char *at = line; *at; at++) {
        quoted ^= *at == '"';
        if (*at == '#' && !quoted)
            *at = '\0';
        if (!*at)
            break;
    }
    line += strspn(line, BLANKS);
    size_t length = strlen(line);
    while (length && strchr(BLANKS, line[length - 1]))
        line[--length] = '\0';
    return line;
}

/* The first field, as spreadsheets write it: perhaps in quotes, one of which inside is two (RFC 4180). `*rest`: what
 * follows it. */
static char *field_take(char *text, char **rest) {
    if (*text != '"') {
        *rest = text + strcspn(text, BLANKS);
    } else {
        char *to = text, *from = text + 1;
        for (; *from && (*from != '"' || from[1] == '"'); from++) {
            from += *from == '"';
            *to++ = *from;
        }
        *rest = *from ? from + 1 : from;
        *to = '\0';
    }
    if (**rest)
        *(*rest)++ = '\0';
    *rest += strspn(*rest, BLANKS);
    return text;
}

bool allow_text_range(const char *address, char **note, Cidr *cidr, Error *err) {
    Cidr other;
    Error ignored = {0};
    if (!cidr_typed(address, cidr, err))
        return false;
    char *behind = *note + strcspn(*note, BLANKS);
    AUTO(memory_release) char *word = memory_copy_n(*note, (size_t)(behind - *note));
    size_t sign = strspn(word, "-/");
    int bits = cidr->bits == 32 && !strchr(address, '/') ? cidr_mask_bits(word) : -1;
    AUTO(memory_release)
    char *whole = bits >= 0      ? memory_print("%s/%d", address, bits)
                  : *word == '/' ? memory_print("%s%s", address, word)
                                 : NULL;
    if (whole) {
        *note = behind + strspn(behind, BLANKS);
        return cidr_verify(whole, cidr, err);
    }
    const char *second =
        strcmp(word, "-") == 0 || strcmp(word, "to") == 0 ? behind + strspn(behind, BLANKS) : word + sign;
    AUTO(memory_release) char *end = memory_copy_n(second, strcspn(second, BLANKS));
    return !cidr_verify(end, &other, &ignored) || error_set(err, ERROR_USAGE, "write the range with its size",
                                                            "one address or range, such as %s", "203.0.113.0/24");
}

static void take_line(AllowList *list, char *line, size_t number, AllowTextReport *report) {
    Cidr cidr;
    Error err = {0};
    char *address = tidy(line);
    if (!*address)
        return;
    char *note, *more;
    address = field_take(address, &note);
    bool good = allow_text_range(address, &note, &cidr, &err);
    if (*note == '"')
        note = field_take(note, &more);
    if (!good) {
        AUTO(memory_release) char *words = memory_print("refused; allowed: %s", err.said);
        report->refused++;
        report_line(report, true, number, address, words);
    } else if (allow_list_find(list, cidr) >= 0) {
        report->skipped++;
        report_line(report, false, number, address, "already on the list");
    } else if (!allow_list_verify(list, -1, cidr, note, &err)) {
        AUTO(memory_release) char *words = memory_print("refused: %s", err.said);
        report->refused++;
        report_line(report, true, number, address, words);
    } else if (allow_list_add(list, cidr, note, NULL, &err)) {
        report->added++;
        report_line(report, false, number, address, "added");
    }
}

void allow_list_add_text(AllowList *list, const char *text, AllowTextReport *report) {
    AUTO(memory_release) char *copy = memory_copy(text);
    size_t number = 1, mark = strncmp(copy, "\xef\xbb\xbf", 3) == 0 ? 3 : 0; /* spreadsheets begin with it */
    for (char *line = copy + mark; line; number++) {
        char *end = strpbrk(line, "\r\n");
        if (end && end[0] == '\r' && end[1] == '\n')
            *end++ = '\0';
        if (end)
            *end++ = '\0';
        take_line(list, line, number, report);
        line = end;
    }
}

void allow_list_dated_since(AllowList *list, const AllowList *before) {
    char today[TIME_SIZE];
    Clock wall = clock_wall();
    time_format(clock_now_ms(&wall), today);
    today[strlen("2026-01-01")] = '\0';
    for (size_t i = 0; i < allow_list_count(list); i++) {
        long at = allow_list_find(before, allow_list_at(list, i)->cidr);
        if (!*allow_list_at(list, i)->since)
            allow_list_date(list, i, at < 0 ? today : allow_list_at(before, (size_t)at)->since);
    }
}

void allow_list_dated(AllowList *list) {
    AllowList *none = allow_list_new();
    allow_list_dated_since(list, none);
    allow_list_free(none);
}
