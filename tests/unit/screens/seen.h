/* Whether a key is told of, by the line or by the help: as a reader would find it there. */
#ifndef TESTS_UNIT_SCREENS_SEEN_H
#define TESTS_UNIT_SCREENS_SEEN_H

#include "base/memory.h"
#include "tui/keys.h"

#include <string.h>

/* The labels of one line of the help, "r, Ins: does it" or "< >: sort", hold this one. */
static inline bool seen_in(const char *line, size_t length, const char *label) {
    AUTO(memory_release) char *labels = memory_copy_n(line, length);
    char *end = strstr(labels, ": ");
    if (!end)
        return false;
    end[strncmp(labels, ": ", 2) == 0 ? 1 : 0] = '\0';
    char *rest = NULL;
    for (char *one = strtok_r(labels, " ", &rest); one; one = strtok_r(NULL, " ", &rest)) {
        if (strlen(one) > 1 && one[strlen(one) - 1] == ',')
            one[strlen(one) - 1] = '\0';
        if (strcmp(one, label) == 0)
            return true;
    }
    return false;
}

/* The letter says whether Shift was held. */
static inline Key bare(const Key *key) {
    Key made = *key;
    if (key_types(key))
        made.modifiers &= ~(unsigned)KEY_SHIFT;
    return made;
}

static inline bool seen(const Keys *keys, const Key *key) {
    AUTO(text_release) Text help = {0};
    char label[KEY_LABEL_SIZE];
    const Key pressed = bare(key);
    key_label(&pressed, label);
    keys_help(keys, &help);
    for (const char *line = text_string(&help); *line; line += strcspn(line, "\n") + 1)
        if (seen_in(line, strcspn(line, "\n"), label))
            return true;
    return false;
}

/* Documented for all screens: what moves, points or pastes, and the shell's own. */
static inline bool everywhere(const Key *key) {
    const Key pressed = bare(key);
    return key_moves(key, 1, false) || key->code == K_TAB || key->code >= K_UP || key_is(&pressed, '?', 0) ||
           key_is(&pressed, 'q', 0) || key_is(key, 'c', KEY_CTRL) || key_is(key, 't', KEY_CTRL) ||
           key_is(key, 'g', KEY_CTRL) || ((key->modifiers & KEY_ALT) && key->code >= '0' && key->code <= '9');
}

#endif
