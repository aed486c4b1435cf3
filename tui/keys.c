/* See keys.h. */
#include "tui/keys.h"
#include "base/memory.h"

#include <stdlib.h>

/* Whether a terminal tells of Shift with a letter is its own affair: the letter says it. */
static bool row_is(const KeyRow *row, const Key *key) {
    Key bare = *key;
    if (key->code > K_SPACE && key->code < K_UP)
        bare.modifiers &= ~(unsigned)KEY_SHIFT;
    return key_is(&bare, row->code, row->modifiers) || (row->also && key_is(&bare, row->also, 0));
}

static const KeyRow *row_of(const Keys *keys, const Key *key) {
    for (size_t i = 0; i < keys->count; i++)
        if (row_is(&keys->rows[i], key))
            return &keys->rows[i];
    return NULL;
}

static bool is_taken(const Keys *keys, int code, unsigned modifiers) {
    const Key key = {.code = code, .modifiers = modifiers};
    return row_of(keys, &key) || (keys->over && row_of(keys->over, &key));
}

void keys_rows(Keys *keys, const KeyRow *rows, size_t count, const void *state) {
    for (size_t i = 0; i < count; i++) {
        if ((rows[i].applies && !rows[i].applies(state)) || is_taken(keys, rows[i].code, rows[i].modifiers))
            continue;
        int also = rows[i].also && !is_taken(keys, rows[i].also, 0) ? rows[i].also : 0;
        keys->rows = memory_more(keys->rows, keys->count, sizeof *keys->rows);
        KeyRow *row = &keys->rows[keys->count++];
        *row = rows[i];
        row->also = also;
        row->words = row->says ? row->says(state) : row->words;
        row->help = memory_copy(row->help ? row->help : row->words); /* the caller's may be gone before */
    }
}

void keys_release(Keys *keys) {
    for (size_t i = 0; i < keys->count; i++)
        free((char *)(uintptr_t)keys->rows[i].help);
    free(keys->rows);
    *keys = (Keys){0};
}

/* A key that moves, points or brings a text in: it starts nothing. */
static bool steers(const Key *key) {
    return key_moves(key, 1, false) != 0 || key->code == K_TAB || key->code == K_LEFT || key->code == K_RIGHT ||
           (key->code >= K_CLICK && key->code <= K_RESIZE);
}

Move keys_press(const Keys *keys, void *state, const Key *key) {
    const KeyRow *row = row_of(keys, key);
    bool rests = keys->rest && (row || keys->takes != REST_MOVES || steers(key));
    KeyAct *act = row && row->act ? row->act : rests ? keys->rest : NULL;
    if (act && keys->before)
        keys->before(state);
    return act ? act(state, key) : MOVE_IGNORED;
}

static void label_put(const KeyRow *row, Text *text) {
    char label[KEY_LABEL_SIZE];
    key_label(&(Key){.code = row->code, .modifiers = row->modifiers}, label);
    text_put(text, row->label ? row->label : label);
}

void keys_line(const Keys *keys, Text *text) {
    for (size_t i = 0; i < keys->count; i++) {
        if (!keys->rows[i].words)
            continue;
        text_put(text, text->length ? "|" : "");
        label_put(&keys->rows[i], text);
        text_print(text, " %s", keys->rows[i].words);
    }
}

void keys_help(const Keys *keys, Text *text) {
    for (size_t i = 0; i < keys->count; i++) {
        const KeyRow *row = &keys->rows[i];
        label_put(row, text);
        if (row->also && !row->label) { /* a label stands for both */
            text_put(text, ", ");
            label_put(&(KeyRow){.code = row->also}, text);
        }
        text_print(text, ": %s\n", row->help ? row->help : "");
    }
}

bool keys_entry(const Keys *keys, int *index, Key *key) {
    for (size_t i = 0; i < keys->count; i++)
        if (keys->rows[i].words && (*index)-- == 0) {
            *key = (Key){.code = keys->rows[i].code, .modifiers = keys->rows[i].modifiers};
            return true;
        }
    return false;
}
