/* How Home looks: what is known, line by line, and the actions beneath. */
#include "base/memory.h"
#include "screens/home_state.h"
#include "screens/signs.h"

enum { LABEL = 2, WORDS = 17, WAYS_LEAST = 7, LINES_LEAST = 3, BAR = 2 };

/* The words, and the key that does something about it. New. */
static char *line_words(const HomeScreen *screen, const Line *line) {
    const Way *way = line->way == WAY_NONE ? NULL : ways_find(&screen->ways, line->way);
    return way && !way->why_not ? memory_print("%s [%c]", line->words, way->letter) : memory_copy(line->words);
}

static int line_rows(const HomeScreen *screen, const Line *line, int columns) {
    AUTO(memory_release) char *words = line_words(screen, line);
    int rows = canvas_wrap_rows(columns - WORDS, words);
    return rows > 0 ? rows : 1;
}

static int line_draw(const HomeScreen *screen, const Canvas *canvas, int row, const Line *line) {
    AUTO(memory_release) char *words = line_words(screen, line);
    if (line->sign != SIGN_NONE)
        sign_draw(canvas, row, line->sign, screen->now_ms);
    canvas_put(canvas, row, LABEL, ROLE_LABEL, line->label);
    Canvas part = canvas_part(canvas, row, WORDS, CANVAS_REST, CANVAS_REST);
    canvas_wrap(&part, 0, sign_style(line->sign), words);
    return row + line_rows(screen, line, canvas->columns);
}

/* ---- which of the lines come first where there is no room for all */

/* What stands by itself before all else, what has to be looked at, what is well or not known, and details. */
typedef enum { RANK_STACK, RANK_CAREFUL, RANK_WELL, RANK_DETAIL, RANKS } Rank;

static bool goes_on(const Line *line) {
    return !*line->label || line->sign == SIGN_NONE || line_is_remedy(line);
}

/* Of a line and those that go on with it; `count`: how many they are. */
static Rank rank_of(const Lines *lines, size_t at, size_t *count) {
    Rank rank = lines->items[at].role == LINE_DIM ? RANK_DETAIL : RANK_WELL;
    for (*count = 0; at + *count < lines->count && (*count == 0 || goes_on(&lines->items[at + *count])); ++*count)
        if (lines->items[at + *count].sign > SIGN_WELL)
            rank = RANK_CAREFUL;
    return at == 0 ? RANK_STACK : rank;
}

/* ---- drawing */

static int lines_rows(const HomeScreen *screen, int columns, bool details) {
    int rows = 0;
    for (size_t i = 0; i < screen->lines.count; i++)
        if (details || screen->lines.items[i].role != LINE_DIM)
            rows += line_rows(screen, &screen->lines.items[i], columns);
    return rows;
}

/* From the row on, which may lie above the canvas, in the order of their ranks. */
static void draw_ranked(const HomeScreen *screen, const Canvas *canvas, int row) {
    const Lines *lines = &screen->lines;
    for (Rank rank = RANK_STACK; rank < RANKS; rank++)
        for (size_t i = 0, count; i < lines->count; i += count) {
            if (rank_of(lines, i, &count) != rank)
                continue;
            for (size_t k = i; k < i + count; k++)
                row = line_draw(screen, canvas, row, &lines->items[k]);
        }
}

static void draw_in_order(const HomeScreen *screen, const Canvas *canvas) {
    int row = 0;
    for (size_t i = 0; i < screen->lines.count; i++)
        row = line_draw(screen, canvas, row, &screen->lines.items[i]);
}

/* In `room` rows all ways are seen, in `most` enough of them. Where even that is too little the lines scroll. Answers
 * the row behind. */
static int draw_lines(const HomeScreen *screen, const Canvas *canvas, int row, int room, int most) {
    int all = lines_rows(screen, canvas->columns, true), brief = lines_rows(screen, canvas->columns - BAR, false);
    int rows = brief <= room ? room : most > LINES_LEAST ? most : LINES_LEAST;
    if (all <= rows) {
        Canvas part = canvas_part(canvas, row, 0, all, CANVAS_REST);
        scroll_draw(screen->scroll, canvas, row, canvas->columns - 1, rows, all);
        draw_in_order(screen, &part);
        return row + all;
    }
    Canvas part = canvas_part(canvas, row, 0, rows, canvas->columns - BAR);
    int top =
        scroll_draw(screen->scroll, canvas, row, canvas->columns - 1, rows, lines_rows(screen, part.columns, true));
    canvas_target(canvas, row, 0, rows, canvas->columns, screen->scroll, 0);
    draw_ranked(screen, &part, -top);
    return row + rows;
}

static void draw_title(const HomeScreen *screen, const Canvas *canvas) {
    const Wizard *wizard = screen->wizard;
    int column =
        canvas_print(canvas, 0, 0, ROLE_TITLE | STYLE_BOLD, "%s", settings_text(wizard->choices.chosen, "app"));
    if (wizard->who.identity.account[0])
        column = canvas_print(canvas, 0, column + 2, ROLE_DIM, "account %s%s%s%s, %s", wizard->who.identity.account,
                              wizard->who.alias[0] ? " (" : "", wizard->who.alias, wizard->who.alias[0] ? ")" : "",
                              settings_text(wizard->choices.chosen, "region"));
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
    if (screen->wizard->choices.unfinished)
        canvas_put(canvas, row++, 0, ROLE_CHANGED,
                   "Your earlier choices are kept and not applied yet: Review shows them.");
    if (screen->err.said[0]) {
        row = screen_error(canvas, row, &screen->err);
        canvas_put(canvas, row++, 0, ROLE_DIM, "AWS is asked again every few seconds; r asks now.");
    }
    if (screen->err.said[0] && screen->loaded)
        canvas_put(canvas, row++, 0, ROLE_DIM, "What follows is how it was when AWS could be asked:");
    int said = screen_said(canvas, screen->said_style, screen->said);
    int ways = (int)screen->ways.count, rest = canvas->rows - row - said - 1;
    if (screen->loaded)
        row = draw_lines(screen, canvas, row, rest - ways, rest - (ways < WAYS_LEAST ? ways : WAYS_LEAST));
    else if (screen->load)
        screen_busy(canvas, row++, screen->now_ms, "asking AWS how it is");
    Canvas list = canvas_part(canvas, row + 1, 0, canvas->rows - row - 1 - said, CANVAS_REST);
    list_draw(screen->list, &list, true);
}
