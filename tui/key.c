/* See key.h. */
#include "tui/key.h"
#include "tui/glyph.h"

#include <stdio.h>
#include <string.h>

bool key_is(const Key *key, int code, unsigned modifiers) {
    return key->code == code && key->modifiers == modifiers;
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
