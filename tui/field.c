/* See field.h. */
#include "tui/field.h"
#include "base/memory.h"
#include "tui/glyph.h"

#include <stdlib.h>
#include <string.h>

typedef struct Snapshot {
    char *text;
    size_t cursor;
} Snapshot;

enum { UNDO_MAX = 100, FIELD_MAX = 4096 };

typedef struct History {
    Snapshot steps[UNDO_MAX];
    size_t count;
} History;

struct Field {
    Text text;
    size_t cursor; /* byte */
    size_t max;
    char *placeholder;
    const char *allowed;
    bool hidden;
    bool typing; /* the last change was a typed character: the next one joins its undo step */
    History undo, redo;
};

Field *field_new(size_t max, const char *placeholder) {
    Field *field = memory_new(1, sizeof *field);
    field->max = max ? max : FIELD_MAX;
    field->placeholder = memory_copy(placeholder ? placeholder : "");
    return field;
}

static void history_clear(History *history) {
    for (size_t i = 0; i < history->count; i++)
        free(history->steps[i].text);
    history->count = 0;
}

static void history_push(History *history, const Field *field) {
    if (history->count == UNDO_MAX) {
        free(history->steps[0].text);
        memmove(history->steps, history->steps + 1, (UNDO_MAX - 1) * sizeof *history->steps);
        history->count--;
    }
    history->steps[history->count++] = (Snapshot){memory_copy(text_string(&field->text)), field->cursor};
}

void field_free(Field *field) {
    if (!field)
        return;
    history_clear(&field->undo);
    history_clear(&field->redo);
    text_release(&field->text);
    free(field->placeholder);
    free(field);
}

/* What stands now becomes an undo step; a run of typed characters is one. */
static void remember(Field *field, bool typed) {
    if (!typed || !field->typing)
        history_push(&field->undo, field);
    history_clear(&field->redo);
    field->typing = typed;
}

static bool allowed(const Field *field, const char *bytes, size_t length) {
    return !field->allowed || (length == 1 && strchr(field->allowed, *bytes));
}

/* Puts in what of `bytes` is allowed, as whole glyphs, up to the maximum. Line ends become blanks between words. */
static bool insert(Field *field, const char *bytes, bool typed) {
    AUTO(text_release) Text added = {0};
    Glyph glyph;
    for (const char *at = bytes; glyph_next(at, &glyph); at += glyph.bytes) {
        bool blank = *at == '\n' || *at == '\t';
        const char *piece = blank ? " " : at;
        size_t length = blank ? 1 : glyph.bytes;
        if (blank && (added.length == 0 || at[1] == '\0'))
            continue;
        if (field->text.length + added.length + length > field->max)
            break;
        if (allowed(field, piece, length))
            text_add(&added, piece, length);
    }
    if (added.length == 0)
        return false;
    remember(field, typed);
    AUTO(memory_release) char *tail = memory_copy(text_string(&field->text) + field->cursor);
    field->text.length = field->cursor;
    text_put(&field->text, text_string(&added));
    text_put(&field->text, tail);
    field->cursor += added.length;
    return true;
}

static bool cut(Field *field, size_t from, size_t to) {
    if (from >= to)
        return false;
    remember(field, false);
    memmove(field->text.bytes + from, field->text.bytes + to, field->text.length - to + 1);
    field->text.length -= to - from;
    field->cursor = from;
    return true;
}

static void replace(Field *field, const char *text) {
    text_clear(&field->text);
    text_add(&field->text, text, strnlen(text, field->max));
    field->cursor = field->text.length;
}

void field_set(Field *field, const char *text) {
    if (strcmp(text, text_string(&field->text)) == 0)
        return;
    remember(field, false);
    replace(field, text);
}

void field_reset(Field *field, const char *text) {
    AUTO(memory_release) char *copy = memory_copy(text); /* it may be the field's own */
    replace(field, copy);
    history_clear(&field->undo);
    history_clear(&field->redo);
    field->typing = false;
}

const char *field_text(const Field *field) {
    return text_string(&field->text);
}

void field_allow(Field *field, const char *characters) {
    field->allowed = characters;
}

void field_hide(Field *field, bool hidden) {
    field->hidden = hidden;
}

static void field_cursor_set(Field *field, size_t byte) {
    field->cursor = byte < field->text.length ? byte : field->text.length;
    field->typing = false;
}

size_t field_cursor(const Field *field) {
    return field->cursor;
}

static bool travel(Field *field, History *from, History *to) {
    if (from->count == 0)
        return false;
    history_push(to, field);
    Snapshot step = from->steps[--from->count];
    replace(field, step.text);
    field->cursor = step.cursor;
    field->typing = false;
    free(step.text);
    return true;
}

bool field_undo(Field *field) {
    return travel(field, &field->undo, &field->redo);
}

static bool field_redo(Field *field) {
    return travel(field, &field->redo, &field->undo);
}

static size_t after(const Field *field, size_t at) {
    Glyph glyph;
    return glyph_next(field_text(field) + at, &glyph) ? at + glyph.bytes : at;
}

/* Letters, digits and all that is not ASCII make words; dots and slashes part them, as in addresses. */
static bool of_word(char byte) {
    return (byte & 0x80) || (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') ||
           byte == '_';
}

static size_t word_before(const Field *field) {
    const char *text = field_text(field);
    size_t at = field->cursor;
    while (at > 0 && !of_word(text[at - 1]))
        at--;
    while (at > 0 && of_word(text[at - 1]))
        at--;
    return at;
}

static size_t word_after(const Field *field) {
    const char *text = field_text(field);
    size_t at = field->cursor;
    while (text[at] && !of_word(text[at]))
        at++;
    while (text[at] && of_word(text[at]))
        at++;
    return at;
}

/* Where a key takes the cursor; false: it is no such key. */
static bool motion(const Field *field, const Key *key, size_t *to) {
    bool by_word = key->modifiers & (KEY_CTRL | KEY_ALT);
    size_t end = field->text.length;
    if (key->code == K_LEFT || key_is(key, 'b', KEY_ALT))
        *to = by_word ? word_before(field) : glyph_before(field_text(field), field->cursor);
    else if (key->code == K_RIGHT || key_is(key, 'f', KEY_ALT))
        *to = by_word ? word_after(field) : after(field, field->cursor);
    else if (key->code == K_HOME || key_is(key, 'a', KEY_CTRL))
        *to = 0;
    else if (key->code == K_END || key_is(key, 'e', KEY_CTRL))
        *to = end;
    else
        return false;
    return true;
}

/* What a key cuts out; false: it is no such key. */
static bool cutting(const Field *field, const Key *key, size_t *from, size_t *to) {
    *from = *to = field->cursor;
    if (key_is(key, K_BACKSPACE, KEY_ALT) || key_is(key, 'w', KEY_CTRL))
        *from = word_before(field);
    else if (key_is(key, K_BACKSPACE, 0))
        *from = glyph_before(field_text(field), field->cursor);
    else if (key_is(key, K_DELETE, KEY_CTRL) || key_is(key, 'd', KEY_ALT))
        *to = word_after(field);
    else if (key_is(key, K_DELETE, 0) || key_is(key, 'd', KEY_CTRL))
        *to = after(field, field->cursor);
    else if (key_is(key, 'u', KEY_CTRL))
        *from = 0;
    else if (key_is(key, 'k', KEY_CTRL))
        *to = field->text.length;
    else
        return false;
    return true;
}

/* A mark for each glyph: how long a hidden text is may show, what it is not. */
static char *masked(const char *text) {
    Text marks = {0};
    Glyph glyph;
    for (; glyph_next(text, &glyph); text += glyph.bytes)
        text_put(&marks, "•");
    return text_take(&marks);
}

/* The column of the text at which the cursor stands. */
static int cursor_column(const Field *field) {
    AUTO(memory_release) char *head = memory_copy_n(field_text(field), field->cursor);
    AUTO(memory_release) char *marks = field->hidden ? masked(head) : NULL;
    return glyph_columns(marks ? marks : head);
}

/* How far the text is scrolled so that the cursor shows, in columns: by halves of the width, so that it does not move
 * under every key, and no further than the text needs. */
static int scrolled(const Field *field, int width, bool focus) {
    AUTO(memory_release) char *marks = field->hidden ? masked(field_text(field)) : NULL;
    int cursor = cursor_column(field), half = width > 1 ? width / 2 : 1;
    int most = glyph_columns(marks ? marks : field_text(field)) + 1 - width;
    int scroll = cursor < width ? 0 : (cursor - width) / half * half + half;
    return !focus || most < 0 ? 0 : scroll < most ? scroll : most;
}

FieldAnswer field_key(Field *field, const Key *key) {
    size_t from, to;
    bool changed;
    if (key_is(key, '_', KEY_CTRL) || key_is(key, 'u', KEY_ALT)) {
        changed = field_undo(field);
    } else if (key_is(key, 'y', KEY_CTRL) || key_is(key, 'r', KEY_ALT)) {
        changed = field_redo(field);
    } else if (key->code == K_CLICK && key->target == field) {
        /* The index of the target is the scrolled column at which it starts: see field_draw(). */
        field_cursor_set(field, glyph_fit(field_text(field), key->index, NULL));
        return FIELD_USED;
    } else if (key->code == K_PASTE) {
        changed = insert(field, key->paste, false);
    } else if (key_types(key)) {
        char bytes[5];
        if (!allowed(field, bytes, glyph_encode((uint32_t)key->code, bytes)))
            return FIELD_IGNORED;
        changed = insert(field, bytes, true);
    } else if (motion(field, key, &to)) {
        field->cursor = to;
        field->typing = false;
        return FIELD_USED;
    } else if (cutting(field, key, &from, &to)) {
        changed = cut(field, from, to);
    } else {
        return FIELD_IGNORED;
    }
    return changed ? FIELD_CHANGED : FIELD_USED;
}

void field_draw(const Field *field, const Canvas *canvas, int row, int column, int width, bool focus) {
    Canvas slot = canvas_part(canvas, row, column, 1, width);
    Style style = focus ? ROLE_FOCUS : ROLE_FIELD;
    canvas_fill(&slot, style, " ");
    int scroll = scrolled(field, width, focus);
    for (int i = 0; i < width; i++) /* a click knows its column of the text */
        canvas_target(&slot, 0, i, 1, 1, field, scroll + i);
    AUTO(memory_release) char *text = field->hidden ? masked(field_text(field)) : memory_copy(field_text(field));
    if (*text)
        canvas_put(&slot, 0, -scroll, style, text);
    else
        canvas_put(&slot, 0, 0, focus ? style : ROLE_DIM, field->placeholder);
    if (scroll > 0)
        canvas_put(&slot, 0, 0, style, "‹");
    if (glyph_columns(text) - scroll > width)
        canvas_put(&slot, 0, width - 1, style, "›");
    if (focus)
        canvas_cursor(&slot, 0, cursor_column(field) - scroll);
}
