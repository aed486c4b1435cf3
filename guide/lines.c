#include "guide/lines.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

const char question_no[] = "Cancel";

__attribute__((format(printf, 1, 0))) static char *print(const char *format, va_list args) {
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *made = memory_new((size_t)length + 1, 1);
    vsnprintf(made, (size_t)length + 1, format, args);
    return made;
}

Line *lines_add(Lines *lines, Sign sign, const char *label, const char *format, ...) {
    va_list args;
    va_start(args, format);
    lines->items = memory_more(lines->items, lines->count, sizeof *lines->items);
    Line *line = &lines->items[lines->count++];
    *line = (Line){.sign = sign, .label = label, .words = print(format, args), .way = WAY_NONE};
    va_end(args);
    return line;
}

void lines_release(Lines *lines) {
    for (size_t i = 0; i < lines->count; i++)
        free(lines->items[i].words);
    free(lines->items);
    *lines = (Lines){0};
}

static const char to_do[] = "To do";

void lines_remedy(Lines *lines, Sign sign, const char *remedy) {
    if (*remedy)
        lines_add(lines, sign, to_do, "%c%s", toupper((unsigned char)*remedy), remedy + 1);
}

bool line_is_remedy(const Line *line) {
    return strcmp(line->label, to_do) == 0;
}

bool line_is_quote(const Line *line) {
    return strcmp(line->label, "AWS said") == 0;
}

Way *ways_add(Ways *ways, int id, char letter, char *words, const char *command) {
    ways->items = memory_more(ways->items, ways->count, sizeof *ways->items);
    Way *way = &ways->items[ways->count++];
    *way = (Way){.id = id, .letter = letter, .words = words, .command = memory_copy(command)};
    return way;
}

const Way *ways_find(const Ways *ways, int id) {
    for (size_t i = 0; i < ways->count; i++)
        if (ways->items[i].id == id)
            return &ways->items[i];
    return NULL;
}

const Way *ways_letter(const Ways *ways, int letter) {
    for (size_t i = 0; i < ways->count; i++)
        if (ways->items[i].letter == letter)
            return ways->items[i].why_not ? NULL : &ways->items[i];
    return NULL;
}

void way_bar(Way *way, const char *format, ...) {
    va_list args;
    va_start(args, format);
    free(way->why_not);
    way->why_not = print(format, args);
    va_end(args);
}

void ways_release(Ways *ways) {
    for (size_t i = 0; i < ways->count; i++) {
        free(ways->items[i].words);
        free(ways->items[i].command);
        free(ways->items[i].why_not);
    }
    free(ways->items);
    *ways = (Ways){0};
}

void question_release(Question *question) {
    free(question->words);
    free(question->typed);
    *question = (Question){0};
}
