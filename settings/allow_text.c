/* See allow_text.h. */
#include "settings/allow_text.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/visible.h"

#include <stdlib.h>
#include <string.h>

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

/* Cuts at the comment and trims both ends, in place. */
static char *tidy(char *line) {
    char *comment = strchr(line, '#');
    if (comment)
        *comment = '\0';
    line += strspn(line, " \t\r,;");
    size_t length = strlen(line);
    while (length && strchr(" \t\r,;", line[length - 1]))
        line[--length] = '\0';
    return line;
}

static void take_line(AllowList *list, char *line, size_t number, AllowTextReport *report) {
    Cidr cidr;
    Error err = {0};
    char *address = tidy(line);
    if (!*address)
        return;
    size_t length = strcspn(address, " \t,;");
    char *note = address + length;
    if (*note) {
        *note++ = '\0';
        note += strspn(note, " \t,;");
    }
    if (!cidr_verify(address, &cidr, &err)) {
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
    size_t number = 1;
    for (char *line = copy; line; number++) {
        char *end = strchr(line, '\n');
        if (end)
            *end++ = '\0';
        take_line(list, line, number, report);
        line = end;
    }
}

void allow_list_dated(AllowList *list) {
    char today[TIME_SIZE];
    Clock wall = clock_wall();
    time_format(clock_now_ms(&wall), today);
    today[strlen("2026-01-01")] = '\0';
    for (size_t i = 0; i < allow_list_count(list); i++)
        if (!*allow_list_at(list, i)->since)
            allow_list_date(list, i, today);
}
