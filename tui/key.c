/* See key.h. */
#include "tui/key.h"
#include "tui/glyph.h"

#include <stdio.h>
#include <string.h>

bool key_is(const Key *key, int code, unsigned modifiers) {
    return key->code == code && key->modifiers == modifiers;
}

long key_moves(const Key *key, long page, bool typing) {
    typedef enum { ROW, PAGE, HALF, ALL } Unit;
    static const struct {
        int code;
        unsigned modifiers;
        Unit unit;
        int sign;
        bool always; /* also while text is typed */
    } moves[] = {
        {K_UP, 0, ROW, -1, true},        {K_DOWN, 0, ROW, 1, true},      {'k', 0, ROW, -1, false},
        {'j', 0, ROW, 1, false},         {K_PAGE_UP, 0, PAGE, -1, true}, {K_PAGE_DOWN, 0, PAGE, 1, true},
        {'b', KEY_CTRL, PAGE, -1, true}, {'f', KEY_CTRL, PAGE, 1, true}, {'u', KEY_CTRL, HALF, -1, false},
        {'d', KEY_CTRL, HALF, 1, false}, {K_HOME, 0, ALL, -1, false},    {K_END, 0, ALL, 1, false},
        {'g', 0, ALL, -1, false},        {'G', 0, ALL, 1, false},        {'G', KEY_SHIFT, ALL, 1, false},
    };
    const long rows[] = {[ROW] = 1, [PAGE] = page, [HALF] = (page + 1) / 2, [ALL] = KEY_MOVES_ALL};
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (key->code == moves[i].code && (key->modifiers == moves[i].modifiers || key->code >= K_UP) &&
            (moves[i].always || !typing))
            return moves[i].sign * rows[moves[i].unit];
    return 0;
}

bool key_types(const Key *key) {
    return key->code >= K_SPACE && key->code != K_BACKSPACE && key->code < K_UP && !(key->modifiers & ~KEY_SHIFT) &&
           glyph_width((uint32_t)key->code) >= 0;
}

void key_label(const Key *key, char *label) {
    static const struct {
        int code;
        const char *name;
    } names[] = {
        {K_TAB, "Tab"},
        {K_ENTER, "Enter"},
        {K_ESCAPE, "Esc"},
        {K_SPACE, "Space"},
        {K_BACKSPACE, "Bksp"},
        {K_UP, "↑"},
        {K_DOWN, "↓"},
        {K_LEFT, "←"},
        {K_RIGHT, "→"},
        {K_HOME, "Home"},
        {K_END, "End"},
        {K_PAGE_UP, "PgUp"},
        {K_PAGE_DOWN, "PgDn"},
        {K_INSERT, "Ins"},
        {K_DELETE, "Del"},
        {K_CLICK, "Click"},
        {K_WHEEL_UP, "Wheel up"},
        {K_WHEEL_DOWN, "Wheel down"},
        {K_PASTE, "Paste"},
        {K_RESIZE, "Resize"},
        {K_BACKGROUND, "Background"},
    };
    char own[16] = "";
    const char *text = own;
    if (key->code >= K_F1 && key->code <= K_F12)
        snprintf(own, sizeof own, "F%d", key->code - K_F1 + 1);
    else if (key->code > K_SPACE && key->code < K_UP && key->code != K_BACKSPACE)
        glyph_encode((uint32_t)key->code, own);
    if (key->modifiers & (KEY_CTRL | KEY_ALT) && key->code >= 'a' && key->code <= 'z')
        snprintf(own, sizeof own, "%c", key->code - 'a' + 'A');
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].code == key->code)
            text = names[i].name;
    snprintf(label, KEY_LABEL_SIZE, "%s%s%s%s", key->modifiers & KEY_CTRL ? "Ctrl-" : "",
             key->modifiers & KEY_ALT ? "Alt-" : "", key->modifiers & KEY_SHIFT ? "Shift-" : "", text);
}
