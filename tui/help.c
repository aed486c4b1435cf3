/* See help.h. */
#include "tui/help.h"
#include "base/memory.h"
#include "tui/frame.h"
#include "tui/pager.h"

#include <stdlib.h>
#include <string.h>

struct Help {
    char *title, *text;
    Pager *pager;
};

Help *help_new(const char *title, const char *text) {
    Help *help = memory_new(1, sizeof *help);
    help->title = memory_copy(title);
    help->text = memory_copy(text);
    help->pager = pager_new(true);
    for (;;) {
        size_t length = strcspn(text, "\n");
        AUTO(memory_release) char *line = memory_copy_n(text, length);
        bool heading = strncmp(line, "# ", 2) == 0;
        pager_add(help->pager, heading ? ROLE_TITLE : ROLE_TEXT, heading ? line + 2 : line);
        if (text[length] == '\0' || text[length + 1] == '\0')
            return help;
        text += length + 1;
    }
}

void help_free(Help *help) {
    if (!help)
        return;
    free(help->title);
    free(help->text);
    pager_free(help->pager);
    free(help);
}

bool help_key(Help *help, const Key *key) {
    if (pager_key(help->pager, key) == PAGER_USED)
        return true;
    return !(key_is(key, K_ESCAPE, 0) || key_is(key, K_ENTER, 0) || key_is(key, 'q', 0) || key_is(key, '?', 0) ||
             key_is(key, K_F1, 0) || key_is(key, 'c', KEY_CTRL));
}

void help_draw(const Help *help, const Canvas *canvas) {
    enum { WIDEST = 96, LEAST_ROWS = 8, EDGES = 3 };
    int width = canvas->columns - 6 < WIDEST ? canvas->columns - 6 : WIDEST;
    int rows = canvas_wrap_rows(width - 6, help->text) + EDGES, most = canvas->rows - 4;
    rows = rows < LEAST_ROWS ? LEAST_ROWS : rows > most ? most : rows;
    Canvas box = canvas_middle(canvas, rows, width);
    canvas_fill(&box, ROLE_TEXT, " ");
    canvas_target(&box, 0, 0, box.rows, box.columns, help->pager, 0);
    Canvas inside = frame_draw(&box, help->title, ROLE_DIM, NULL);
    pager_draw(help->pager, &inside);
    AUTO(text_release) Text position = {0};
    pager_position(help->pager, &position);
    frame_keys(&box, "↑↓ scroll|/ find|n next|Esc close", help, text_string(&position));
}
