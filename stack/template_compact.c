/* A template with the same meaning in fewer bytes: CloudFormation counts comments and blanks too.
 *
 * Made for templates of this program: a quote inside a plain scalar may keep a comment that could go, never cut one
 * that is none. tests/unit/stack/test_template_compact.c compares the trees. */
#include "base/memory.h"
#include "stack/template.h"
#include "stack/template_marks.h"

#include <stdlib.h>
#include <string.h>

enum { LEVELS = 64 };

typedef struct Level {
    size_t column, made; /* where it stood, and where it stands now */
} Level;

typedef struct Compacting {
    Level levels[LEVELS];
    size_t depth;
    bool block;          /* lines of a block scalar follow … */
    size_t block_parent; /* … indented more than this column */
    size_t block_column; /* of its first line; 0 until that came */
    size_t block_made;
    Text *out;
} Compacting;

/* Where a comment begins in the line, or its end: a '#' after a blank, outside of quotes. */
static const char *comment_of(const char *line, const char *end) {
    char quote = '\0';
    for (const char *at = line; at < end; at++) {
        bool starts = at == line || strchr(" \t[{,(", at[-1]);
        if (quote == '"' && *at == '\\' && at + 1 < end)
            at++;
        else if (quote == '\'' && *at == '\'' && at + 1 < end && at[1] == '\'')
            at++;
        else if (quote && *at == quote)
            quote = '\0';
        else if (!quote && starts && (*at == '"' || *at == '\''))
            quote = *at;
        else if (!quote && *at == '#' && (at == line || at[-1] == ' ' || at[-1] == '\t'))
            return at;
    }
    return end;
}

/* Marks that the program reads again: both of the allow list, and an on-delete mark that tells its choices apart. */
static bool is_kept(const char *comment, const char *end) {
    AUTO(memory_release) char *text = memory_copy_n(comment, (size_t)(end - comment));
    if (strncmp(text, TEMPLATE_ALLOWED_MARK, strlen(TEMPLATE_ALLOWED_MARK)) == 0)
        return true;
    return strncmp(text, TEMPLATE_ON_DELETE_MARK, strlen(TEMPLATE_ON_DELETE_MARK)) == 0 &&
           strstr(text, "snapshot=Snapshot") && strstr(text, "retain=Retain") && strstr(text, "destroy=Delete");
}

static size_t level_made(Compacting *work, size_t column) {
    while (work->depth > 0 && work->levels[work->depth - 1].column > column)
        work->depth--;
    Level *top = work->depth > 0 ? &work->levels[work->depth - 1] : NULL;
    if (top && top->column == column)
        return top->made;
    size_t made = top ? top->made + 1 : 0;
    if (work->depth < LEVELS)
        work->levels[work->depth++] = (Level){column, made};
    return made;
}

static void put_blanks(Text *out, size_t count) {
    for (size_t i = 0; i < count; i++)
        text_put(out, " ");
}

/* A line of a block scalar; false: the scalar is over and the line is another one's. */
static bool block_line(Compacting *work, const char *line, const char *end) {
    size_t column = strspn(line, " ");
    if (line + column >= end) {
        text_put(work->out, "\n");
        return true;
    }
    if (column <= work->block_parent || (work->block_column && column < work->block_column))
        return work->block = false;
    if (!work->block_column)
        work->block_column = column;
    put_blanks(work->out, work->block_made + column - work->block_column);
    text_add(work->out, line + column, (size_t)(end - line) - column);
    text_put(work->out, "\n");
    return true;
}

/* "key: |", "- |-", "key: !Sub >": lines of text follow. */
static bool begins_block(const char *line, const char *end) {
    if (end > line && (end[-1] == '-' || end[-1] == '+'))
        end--;
    return end - line >= 2 && (end[-1] == '|' || end[-1] == '>') && end[-2] == ' ';
}

static void other_line(Compacting *work, const char *line, const char *end) {
    const char *comment = comment_of(line, end), *text = line + strspn(line, " "), *last = end;
    if (comment < end && !is_kept(comment, end))
        last = comment;
    while (last > text && (last[-1] == ' ' || last[-1] == '\r'))
        last--;
    if (last <= text)
        return;
    size_t column = (size_t)(text - line), made = level_made(work, column);
    put_blanks(work->out, made);
    text_add(work->out, text, (size_t)(last - text));
    text_put(work->out, "\n");
    /* What stands behind a dash is a level of its own, two columns further. */
    for (const char *at = text; at + 1 < last && at[0] == '-' && at[1] == ' '; at += 2) {
        column += 2;
        made += 2;
        if (work->depth < LEVELS)
            work->levels[work->depth++] = (Level){column, made};
    }
    if (begins_block(text, last)) {
        bool bare = text[0] == '-' && last - text <= 4; /* "- |": its text may stand where the dash's would */
        work->block = true;
        work->block_column = 0;
        work->block_parent = bare ? column - 2 : column;
        work->block_made = (bare ? made - 2 : made) + 1;
    }
}

void template_compact(const char *body, Text *out) {
    Compacting work = {.out = out};
    for (const char *line = body; *line;) {
        const char *end = line + strcspn(line, "\n");
        if (!work.block || !block_line(&work, line, end))
            other_line(&work, line, end);
        line = *end ? end + 1 : end;
    }
}
