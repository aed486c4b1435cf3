/* See yaml_edit.h. */
#include "settings/yaml_edit.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

void yaml_edits_release(YamlEdits *edits) {
    for (size_t i = 0; i < edits->count; i++)
        free(edits->items[i].text);
    free(edits->items);
    *edits = (YamlEdits){0};
}

void yaml_edit_replace(YamlEdits *edits, size_t start, size_t end, const char *text) {
    edits->items = memory_grow(edits->items, edits->count + 1, sizeof *edits->items);
    edits->items[edits->count++] = (YamlEdit){start, end, memory_copy(text)};
}

/* How many bytes the line break at `place` has, 0 when there is none: YAML 1.1 knows five of them. */
static size_t break_length(const YamlEdits *edits, size_t place) {
    const char *at = edits->bytes + place;
    size_t left = edits->length - place;
    if (left >= 2 && memcmp(at, "\r\n", 2) == 0)
        return 2;
    if (left >= 1 && (*at == '\n' || *at == '\r'))
        return 1;
    if (left >= 2 && memcmp(at, "\xc2\x85", 2) == 0)
        return 2;
    if (left >= 3 && (memcmp(at, "\xe2\x80\xa8", 3) == 0 || memcmp(at, "\xe2\x80\xa9", 3) == 0))
        return 3;
    return 0;
}

static size_t line_end(const YamlEdits *edits, size_t place) {
    while (place < edits->length && break_length(edits, place) == 0)
        place++;
    return place;
}

size_t yaml_line_start(const YamlEdits *edits, size_t place) {
    while (place > 0) {
        /* The longest break is three bytes: does one of them end here? */
        for (size_t size = 1; size <= 3 && size <= place; size++)
            if (break_length(edits, place - size) == size)
                return place;
        place--;
    }
    return 0;
}

/* Adds `lines` with the line breaks that the file has. */
static void lines_add(const YamlEdits *edits, Text *text, const char *lines) {
    size_t first = line_end(edits, 0);
    const char *line_break = break_length(edits, first) == 2 && edits->bytes[first] == '\r' ? "\r\n" : "\n";
    for (; *lines; lines++)
        if (*lines == '\n')
            text_put(text, line_break);
        else
            text_add(text, lines, 1);
}

/* As "\n" and the lines without their last break: right at the end of a text that lacks it, too. */
void yaml_edit_lines_after(YamlEdits *edits, size_t place, const char *lines) {
    AUTO(text_release) Text text = {0};
    AUTO(memory_release) char *body = memory_copy_n(lines, strlen(lines) - 1);
    lines_add(edits, &text, "\n");
    lines_add(edits, &text, body);
    size_t end = line_end(edits, place);
    yaml_edit_replace(edits, end, end, text_string(&text));
}

void yaml_edit_lines_last(YamlEdits *edits, size_t after, const char *lines) {
    AUTO(text_release) Text text = {0};
    size_t place = edits->length;
    for (size_t line = after ? line_end(edits, after) : 0; line < edits->length; line = line_end(edits, line)) {
        line += break_length(edits, line);
        if (edits->length - line >= 3 && memcmp(edits->bytes + line, "...", 3) == 0) {
            place = line;
            break;
        }
    }
    if (place == edits->length && place > 0 && yaml_line_start(edits, place) != place)
        lines_add(edits, &text, "\n");
    lines_add(edits, &text, lines);
    yaml_edit_replace(edits, place, place, text_string(&text));
}

void yaml_edit_lines_remove(YamlEdits *edits, size_t from, size_t to) {
    size_t start = yaml_line_start(edits, from), end = line_end(edits, to);
    if (start == 0) {
        yaml_edit_replace(edits, 0, end + (end < edits->length ? break_length(edits, end) : 0), "");
        return;
    }
    /* With the break before them rather than the one behind: lines added after them then stand beside this change. */
    size_t before = start - 1;
    while (break_length(edits, before) != start - before)
        before--;
    if (before > 0 && break_length(edits, before - 1) == start - before + 1)
        before--;
    yaml_edit_replace(edits, before, end, "");
}

typedef struct Ordered {
    const YamlEdit *edit;
    size_t order;
} Ordered;

static int by_place(const void *a, const void *b) {
    const Ordered *one = a, *other = b;
    if (one->edit->start != other->edit->start)
        return one->edit->start < other->edit->start ? -1 : 1;
    /* At one place, what adds comes before what replaces. */
    if ((one->edit->end > one->edit->start) != (other->edit->end > other->edit->start))
        return one->edit->end > one->edit->start ? 1 : -1;
    return one->order < other->order ? -1 : 1;
}

bool yaml_edits_apply(const YamlEdits *edits, Text *out) {
    Ordered *ordered = memory_new(edits->count, sizeof *ordered);
    bool apart = true;
    for (size_t i = 0; i < edits->count; i++)
        ordered[i] = (Ordered){&edits->items[i], i};
    if (edits->count > 1)
        qsort(ordered, edits->count, sizeof *ordered, by_place);
    for (size_t i = 1; i < edits->count; i++)
        apart = apart && ordered[i - 1].edit->end <= ordered[i].edit->start;
    size_t at = 0;
    for (size_t i = 0; apart && i < edits->count; i++) {
        text_add(out, edits->bytes + at, ordered[i].edit->start - at);
        text_put(out, ordered[i].edit->text);
        at = ordered[i].edit->end;
    }
    if (apart)
        text_add(out, edits->bytes + at, edits->length - at);
    free(ordered);
    return apart;
}
