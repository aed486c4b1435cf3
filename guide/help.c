/* See help.h. */
#include "guide/help.h"
#include "settings/allow_list.h"

#include <stdbool.h>
#include <string.h>

extern const char asset_help[];

/* Behind its line "@ name"; the end when there is none. */
static const char *section_find(const char *name) {
    const char *at = asset_help;
    size_t length = strlen(name);
    for (; *at; at += strcspn(at, "\n"), at += *at == '\n')
        if (strncmp(at, "@ ", 2) == 0 && strncmp(at + 2, name, length) == 0 && at[2 + length] == '\n')
            return at + 2 + length + 1;
    return at;
}

static void line_put(const char *line, size_t length, Text *text) {
    static const char entries[] = "{entries}";
    const char *at = memmem(line, length, entries, sizeof entries - 1);
    int before = (int)(at ? (size_t)(at - line) : length);
    text_print(text, "%.*s", before, line);
    if (at)
        text_print(text, "%d%.*s", ALLOW_LIST_MAX, (int)(length - (size_t)before - (sizeof entries - 1)),
                   at + sizeof entries - 1);
}

void help_section(const char *name, Text *text) {
    bool open = false, blank = false; /* a paragraph goes on; a blank line is due before what comes */
    size_t length;
    for (const char *line = section_find(name); *line && *line != '@'; line += length + (line[length] == '\n')) {
        length = strcspn(line, "\n");
        bool title = *line == '#';
        if (open)
            text_put(text, title || length == 0 ? "\n" : " ");
        if (length == 0) {
            open = false;
            blank = true;
            continue;
        }
        text_put(text, blank ? "\n" : "");
        line_put(line, length, text);
        text_put(text, title ? "\n" : "");
        open = !title;
        blank = false;
    }
    text_put(text, open ? "\n" : "");
}
