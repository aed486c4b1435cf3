/* How Home looks: what is known, line by line, and the actions beneath. */
#include "screens/home_state.h"

enum { LABEL = 2, WORDS = 17, ACTIONS_LEAST = 7 };

static int line_rows(const Canvas *canvas, const HomeLine *line) {
    int rows = canvas_wrap_rows(canvas->columns - WORDS, line->words);
    return rows > 0 ? rows : 1;
}

/* What is well is cut to one row when all does not fit; what is not well is told whole. */
static int draw_lines(const HomeScreen *screen, const Canvas *canvas, int row, int last) {
    const HomeLines *lines = &screen->lines;
    int needed = 0;
    for (size_t i = 0; i < lines->count; i++)
        needed += line_rows(canvas, &lines->items[i]);
    bool tight = row + needed > last;
    for (size_t i = 0; i < lines->count && row < last; i++) {
        const HomeLine *line = &lines->items[i];
        bool well = line->mark == MARK_DONE || line->mark == MARK_NONE;
        Style style = line->mark == MARK_WARNING  ? ROLE_WARNING
                      : line->mark == MARK_FAILED ? ROLE_FAILED
                      : line->mark == MARK_NONE   ? ROLE_DIM
                                                  : ROLE_TEXT;
        canvas_put(canvas, row, 0, mark_style(line->mark),
                   line->mark == MARK_NONE   ? "?"
                   : line->mark == MARK_BUSY ? spinner_text(screen->now_ms)
                                             : mark_text(line->mark));
        canvas_put(canvas, row, LABEL, ROLE_LABEL, line->label);
        if (tight && well) {
            canvas_fit(canvas, row++, WORDS, canvas->columns - WORDS, ALIGN_LEFT, style, line->words);
            continue;
        }
        Canvas words = canvas_part(canvas, row, WORDS, last - row, CANVAS_REST);
        canvas_wrap(&words, 0, style, line->words);
        row += line_rows(canvas, line);
    }
    return row < last ? row : last;
}

static void draw_title(const HomeScreen *screen, const Canvas *canvas) {
    const Wizard *wizard = screen->wizard;
    int column = canvas_print(canvas, 0, 0, ROLE_TITLE | STYLE_BOLD, "%s", settings_text(wizard->draft, "app"));
    if (wizard->identity.account[0])
        column = canvas_print(canvas, 0, column + 2, ROLE_DIM, "account %s%s%s%s, %s", wizard->identity.account,
                              wizard->alias[0] ? " (" : "", wizard->alias, wizard->alias[0] ? ")" : "",
                              settings_text(wizard->draft, "region"));
    if (screen->load)
        canvas_put(canvas, 0, canvas->columns - 2, ROLE_BUSY, spinner_text(screen->now_ms));
}

void home_draw(const void *state, const Canvas *canvas) {
    const HomeScreen *screen = state;
    int row = 1;
    draw_title(screen, canvas);
    if (screen->page) {
        Canvas all = canvas_part(canvas, 2, 0, CANVAS_REST, CANVAS_REST);
        pager_draw(screen->page, &all);
        return;
    }
    if (screen->wizard->from_draft)
        canvas_put(canvas, row++, 0, ROLE_CHANGED,
                   "Choices of the last time are kept and not yet applied: Review shows them.");
    if (screen->err.said[0]) {
        row = screen_error(canvas, row, &screen->err);
        canvas_put(canvas, row++, 0, ROLE_DIM, "AWS is asked again every few seconds; r asks now.");
    }
    if (screen->err.said[0] && screen->loaded)
        canvas_put(canvas, row++, 0, ROLE_DIM, "What follows is how it stood when AWS could be asked:");
    int said = screen_said(canvas, screen->said_style, screen->said);
    int last =
        canvas->rows - said - 1 - ((int)screen->shown_count < ACTIONS_LEAST ? (int)screen->shown_count : ACTIONS_LEAST);
    if (screen->loaded)
        row = draw_lines(screen, canvas, row, last);
    else if (screen->load)
        screen_busy(canvas, row++, screen->now_ms, "asking AWS how it stands");
    Canvas list = canvas_part(canvas, row + 1, 0, canvas->rows - row - 1 - said, CANVAS_REST);
    list_draw(screen->actions, &list, true);
}
