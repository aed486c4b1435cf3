/* How Home looks: what is known, line by line, and the actions beneath. */
#include "base/memory.h"
#include "screens/home_state.h"
#include "screens/signs.h"

enum { LABEL = 2, WORDS = 17, WAYS_LEAST = 7 };

/* The words, and the key that does something about it. New. */
static char *line_words(const HomeScreen *screen, const Line *line) {
    const Way *way = line->way == WAY_NONE ? NULL : ways_find(&screen->ways, line->way);
    return way && !way->why_not ? memory_print("%s [%c]", line->words, way->letter) : memory_copy(line->words);
}

static int line_rows(const Canvas *canvas, const char *words) {
    int rows = canvas_wrap_rows(canvas->columns - WORDS, words);
    return rows > 0 ? rows : 1;
}

/* What may be told in one row, or not at all, when the room is short. */
static bool may_be_cut(const Line *line) {
    return (line->sign == SIGN_WELL || line->sign == SIGN_UNKNOWN) && !line_is_remedy(line);
}

static int rows_needed(const HomeScreen *screen, const Canvas *canvas, bool details, bool cut) {
    int needed = 0;
    for (size_t i = 0; i < screen->lines.count; i++) {
        const Line *line = &screen->lines.items[i];
        AUTO(memory_release) char *words = line_words(screen, line);
        if (details || line->role != LINE_DIM)
            needed += cut && may_be_cut(line) ? 1 : line_rows(canvas, words);
    }
    return needed;
}

/* How many lines may be left out: those of one row that are told before the last `over` ones. */
static int kept_rows(const HomeScreen *screen, bool details, int over) {
    int rows = 0;
    for (size_t i = 0; i < screen->lines.count; i++)
        rows += may_be_cut(&screen->lines.items[i]) && (details || screen->lines.items[i].role != LINE_DIM);
    return over > 0 ? rows - over : rows;
}

/* Up to the row `most` when all ways shall be seen, to `last` at all. Details are left out first; then what is well or
 * not known is cut to one row, and left out from the end on; what is not well is told whole. */
static int draw_lines(const HomeScreen *screen, const Canvas *canvas, int row, int most, int last) {
    bool details = row + rows_needed(screen, canvas, true, false) <= most;
    bool cut = row + rows_needed(screen, canvas, details, false) > last;
    int kept = kept_rows(screen, details, row + rows_needed(screen, canvas, details, cut) - last);
    for (size_t i = 0; i < screen->lines.count && row < last; i++) {
        const Line *line = &screen->lines.items[i];
        if ((line->role == LINE_DIM && !details) || (cut && may_be_cut(line) && kept-- <= 0))
            continue;
        AUTO(memory_release) char *words = line_words(screen, line);
        if (line->sign != SIGN_NONE)
            sign_draw(canvas, row, line->sign, screen->now_ms);
        canvas_put(canvas, row, LABEL, ROLE_LABEL, line->label);
        if (cut && may_be_cut(line)) {
            canvas_fit(canvas, row++, WORDS, canvas->columns - WORDS, ALIGN_LEFT, sign_style(line->sign), words);
            continue;
        }
        Canvas part = canvas_part(canvas, row, WORDS, last - row, CANVAS_REST);
        canvas_wrap(&part, 0, sign_style(line->sign), words);
        row += line_rows(canvas, words);
    }
    return row < last ? row : last;
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
    int ways = (int)screen->ways.count, most = canvas->rows - said - 1 - ways;
    int last = canvas->rows - said - 1 - (ways < WAYS_LEAST ? ways : WAYS_LEAST);
    if (screen->loaded)
        row = draw_lines(screen, canvas, row, most, last);
    else if (screen->load)
        screen_busy(canvas, row++, screen->now_ms, "asking AWS how it is");
    Canvas list = canvas_part(canvas, row + 1, 0, canvas->rows - row - 1 - said, CANVAS_REST);
    list_draw(screen->list, &list, true);
}
