/* See pager.h. */
#include "tui/pager.h"
#include "base/memory.h"
#include "base/visible.h"
#include "tui/field.h"

#include <stdlib.h>
#include <string.h>

typedef struct Line {
    char *text; /* visible */
    Style style;
} Line;

/* A row as it stands on the screen: a line, and which of its wrapped rows. */
typedef struct Place {
    size_t line;
    int row;
} Place;

/* What the last drawing found: the room, which decides what a page is. Not state, hence behind a pointer. */
typedef struct Seen {
    int rows, columns;
} Seen;

struct Pager {
    Line *lines;
    size_t count, room;
    Place top;
    int aside; /* columns scrolled to the left, when not wrapped */
    bool wrap, follow, searching;
    bool away; /* somebody went from the end: it is not followed until they are back */
    Field *search;
    size_t found; /* line; count: none */
    Seen *seen;
};

enum { ASIDE_STEP = 8 };

Pager *pager_new(bool wrap) {
    Pager *pager = memory_new(1, sizeof *pager);
    pager->wrap = wrap;
    pager->search = field_new(200, "words to find");
    pager->seen = memory_new(1, sizeof *pager->seen);
    *pager->seen = (Seen){20, 80};
    return pager;
}

void pager_cut(Pager *pager, size_t lines) {
    while (pager->count > lines)
        free(pager->lines[--pager->count].text);
}

void pager_clear(Pager *pager) {
    pager_cut(pager, 0);
    pager->top = (Place){0};
    pager->found = 0;
    pager->aside = 0;
    pager->away = false;
}

void pager_free(Pager *pager) {
    if (!pager)
        return;
    pager_clear(pager);
    free(pager->lines);
    field_free(pager->search);
    free(pager->seen);
    free(pager);
}

size_t pager_lines(const Pager *pager) {
    return pager->count;
}

bool pager_searching(const Pager *pager) {
    return pager->searching;
}

/* Where the further rows of a wrapped line begin: under what stands behind its last gap, as of a column, else a little
 * further in than an indented line itself. A narrow window has no room for more than a third of it. */
static int hang_of(const char *text, int columns) {
    const char *words = text + strspn(text, " ");
    int most = columns / 3, hang = words > text ? (int)(words - text) + 2 : 0;
    for (const char *gap = words; (gap = strstr(gap, "  "));) {
        AUTO(memory_release) char *head = memory_copy_n(text, (size_t)(gap - text));
        gap += strspn(gap, " ");
        int column = glyph_columns(head) + (int)(gap - text - (long)strlen(head));
        if (!*gap || column > most)
            break;
        hang = column;
    }
    return hang > most ? most : hang;
}

/* The rows of a wrapped line, one by one. */
typedef struct Wrapped {
    const char *rest;
    int columns, hang, row; /* row: how many there have been */
} Wrapped;

static Wrapped wrapped_begin(const char *text, int columns) {
    return (Wrapped){.rest = text, .columns = columns, .hang = hang_of(text, columns)};
}

/* The next row and where it begins; false: there is none. */
static bool wrapped_next(Wrapped *wrapped, const char **text, size_t *length, int *column) {
    size_t next;
    *column = wrapped->row > 0 ? wrapped->hang : 0;
    if (!glyph_line(wrapped->rest, wrapped->columns - *column, length, &next))
        return false;
    *text = wrapped->rest;
    wrapped->rest += next;
    wrapped->row++;
    return true;
}

static int rows_of(const Pager *pager, size_t line, int columns) {
    if (!pager->wrap)
        return 1;
    Wrapped wrapped = wrapped_begin(pager->lines[line].text, columns);
    const char *text;
    size_t length;
    int column;
    while (wrapped_next(&wrapped, &text, &length, &column))
        ;
    return wrapped.row > 0 ? wrapped.row : 1;
}

/* How many rows stand above a place. */
static size_t rows_before(const Pager *pager, Place place, int columns) {
    size_t rows = (size_t)place.row;
    for (size_t line = 0; line < place.line; line++)
        rows += (size_t)rows_of(pager, line, columns);
    return rows;
}

/* `by` rows further, at most to the last row or back to the first. */
static Place place_after(const Pager *pager, Place at, long by, int columns) {
    for (; by > 0 && at.line < pager->count; by--) {
        if (at.row + 1 < rows_of(pager, at.line, columns))
            at.row++;
        else if (at.line + 1 < pager->count)
            at = (Place){at.line + 1, 0};
        else
            break;
    }
    for (; by < 0 && (at.row > 0 || at.line > 0); by++) {
        if (at.row > 0)
            at.row--;
        else
            at = (Place){at.line - 1, rows_of(pager, at.line - 1, columns) - 1};
    }
    return at;
}

/* The top when the last row stands at the bottom. */
static Place last_top(const Pager *pager, int rows, int columns) {
    if (pager->count == 0)
        return (Place){0};
    Place end = {pager->count - 1, rows_of(pager, pager->count - 1, columns) - 1};
    return place_after(pager, end, 1 - rows, columns);
}

static bool before(Place one, Place other) {
    return one.line < other.line || (one.line == other.line && one.row < other.row);
}

static Place top_for(const Pager *pager, int rows, int columns) {
    Place last = last_top(pager, rows, columns), top = pager->top;
    if (pager->follow && !pager->away)
        return last;
    if (pager->count > 0 && top.line < pager->count && top.row >= rows_of(pager, top.line, columns))
        top.row = 0; /* it is wider now */
    return before(last, top) ? last : top;
}

void pager_follow(Pager *pager, bool follow) {
    pager->follow = follow;
}

static void line_add(Pager *pager, Style style, const char *text, size_t length) {
    if (pager->count == pager->room) {
        pager->room = 2 * pager->room + 64;
        pager->lines = memory_grow(pager->lines, pager->room, sizeof *pager->lines);
    }
    AUTO(memory_release) char *copy = memory_copy_n(text, length);
    pager->lines[pager->count++] = (Line){visible_copy(copy), style};
}

void pager_add(Pager *pager, Style style, const char *text) {
    bool none_found = pager->found >= pager->count;
    for (;;) {
        size_t length = strcspn(text, "\n");
        line_add(pager, style, text, length);
        if (text[length] == '\0' || text[length + 1] == '\0')
            break;
        text += length + 1;
    }
    if (none_found)
        pager->found = pager->count;
}

static bool matches(const Pager *pager, size_t line) {
    const char *words = field_text(pager->search);
    return *words && strcasestr(pager->lines[line].text, words);
}

/* Goes to the next line that matches, from `from` on, round the end. */
static void find(Pager *pager, size_t from, bool down) {
    for (size_t i = 0; i < pager->count; i++) {
        size_t line = down ? (from + i) % pager->count : (from + pager->count - i) % pager->count;
        if (!matches(pager, line))
            continue;
        pager->found = line;
        pager->top = place_after(pager, (Place){line, 0}, -(pager->seen->rows / 3), pager->seen->columns);
        pager->away = before(pager->top, last_top(pager, pager->seen->rows, pager->seen->columns));
        return;
    }
    pager->found = pager->count;
}

static PagerAnswer search_key(Pager *pager, const Key *key) {
    if (key_is(key, K_ENTER, 0) || key_is(key, K_ESCAPE, 0)) {
        pager->searching = false;
        if (key->code == K_ESCAPE)
            field_reset(pager->search, "");
        return PAGER_USED;
    }
    FieldAnswer answer = field_key(pager->search, key);
    if (answer == FIELD_CHANGED)
        find(pager, top_for(pager, pager->seen->rows, pager->seen->columns).line, true);
    return answer == FIELD_IGNORED ? PAGER_IGNORED : PAGER_USED;
}

/* The rows a key moves by; 0: it is none that moves. */
static long distance(const Pager *pager, const Key *key) {
    long page = pager->seen->rows > 2 ? pager->seen->rows - 1 : 1;
    if (key->code == K_WHEEL_UP || key->code == K_WHEEL_DOWN)
        return key->code == K_WHEEL_UP ? -3 : 3;
    return key_is(key, K_SPACE, 0) ? page : key_moves(key, page, false);
}

static void scroll(Pager *pager, long by) {
    int rows = pager->seen->rows, columns = pager->seen->columns;
    Place last = last_top(pager, rows, columns);
    pager->top = by == KEY_MOVES_ALL    ? last
                 : by == -KEY_MOVES_ALL ? (Place){0}
                                        : place_after(pager, top_for(pager, rows, columns), by, columns);
    if (before(last, pager->top))
        pager->top = last;
    pager->away = before(pager->top, last);
}

/* The next place of what was searched for, or the one before; from the last the first follows. */
static void found_go(Pager *pager, bool forward) {
    bool here = pager->found < pager->count;
    if (forward)
        find(pager, here ? pager->found + 1 : 0, true);
    else
        find(pager, here ? pager->found + pager->count - 1 : pager->count - 1, false);
}

/* Long lines: wrapped, or seen a step further on. */
static void aside_go(Pager *pager, bool right) {
    if (right)
        pager->aside += ASIDE_STEP;
    else
        pager->aside -= pager->aside >= ASIDE_STEP ? ASIDE_STEP : pager->aside;
}

static bool is_searched(const void *state) {
    return *field_text(((const Pager *)state)->search) != '\0';
}

bool pager_captures(const Pager *pager, Keys *keys) {
    static const KeyRow typing[] = {{.code = K_ENTER, .words = "stay there"},
                                    {.code = K_ESCAPE, .words = "end the search"}};
    static const KeyRow searched[] = {{.code = K_ESCAPE, .words = "end the search", .applies = is_searched},
                                      {.code = 'n', .words = "next", .applies = is_searched},
                                      {.code = 'N', .words = "last", .applies = is_searched}};
    if (!pager->searching) {
        KEYS_ROWS(keys, searched, pager);
        return false;
    }
    keys->takes = REST_TYPES;
    KEYS_ROWS(keys, typing, pager);
    return true;
}

void pager_offers(const Pager *pager, Keys *keys) {
    static const KeyRow rows[] = {
        {.code = K_DOWN, .also = K_UP, .label = "↑↓", .words = "scroll"},
        {.code = '/', .words = "find"},
        {.code = 'w', .words = "wrap", .help = "long lines wrapped, or cut at the edge"},
    };
    KEYS_ROWS(keys, rows, pager);
}

PagerAnswer pager_key(Pager *pager, const Key *key) {
    bool mouse = key->code == K_CLICK || key->code == K_WHEEL_UP || key->code == K_WHEEL_DOWN;
    if (mouse && key->target != pager)
        return PAGER_IGNORED;
    if (pager->searching && !mouse)
        return search_key(pager, key);
    long by = distance(pager, key);
    if (by != 0)
        scroll(pager, by);
    else if (key_is(key, '/', 0))
        pager->searching = true;
    else if ((key_is(key, 'n', 0) || key->code == 'N') && pager->count > 0)
        found_go(pager, key->code == 'n');
    else if (key_is(key, 'w', 0))
        pager->wrap = !pager->wrap, pager->top.row = 0, pager->aside = 0;
    else if ((key->code == K_RIGHT || key->code == K_LEFT) && !pager->wrap)
        aside_go(pager, key->code == K_RIGHT);
    else if (key_is(key, K_ESCAPE, 0) && *field_text(pager->search))
        field_reset(pager->search, "");
    else if (key->code != K_CLICK)
        return PAGER_IGNORED;
    return PAGER_USED;
}

/* Marks what was searched for in a row of text that is drawn at a column. */
static void found_draw(const Pager *pager, const Canvas *canvas, int row, int column, const char *text) {
    const char *words = field_text(pager->search);
    for (const char *at = text; *words && (at = strcasestr(at, words)); at += strlen(words)) {
        AUTO(memory_release) char *head = memory_copy_n(text, (size_t)(at - text));
        canvas_restyle(canvas, row, column + glyph_columns(head), glyph_columns(words), STYLE_FOUND);
    }
}

/* Draws the wrapped rows of a line from its row `skip` on; answers the row behind. */
static int line_draw(const Pager *pager, const Canvas *canvas, int row, const Line *line, int skip) {
    if (!pager->wrap || !*line->text) {
        canvas_put(canvas, row, -pager->aside, line->style, line->text);
        found_draw(pager, canvas, row, -pager->aside, line->text);
        return row + 1;
    }
    Wrapped wrapped = wrapped_begin(line->text, canvas->columns);
    const char *text;
    size_t length;
    int column;
    while (row < canvas->rows && wrapped_next(&wrapped, &text, &length, &column)) {
        if (skip-- > 0)
            continue;
        AUTO(memory_release) char *piece = memory_copy_n(text, length);
        canvas_put(canvas, row, column, line->style, piece);
        found_draw(pager, canvas, row++, column, piece);
    }
    return row;
}

void pager_draw(const Pager *pager, const Canvas *canvas) {
    bool search = pager->searching || *field_text(pager->search);
    int rows = canvas->rows - (search ? 1 : 0), columns = canvas->columns - 2;
    *pager->seen = (Seen){rows > 0 ? rows : 1, columns > 1 ? columns : 1};
    canvas_target(canvas, 0, 0, canvas->rows, canvas->columns, pager, 0);
    Canvas body = canvas_part(canvas, 0, 0, rows, columns);
    Place top = top_for(pager, pager->seen->rows, pager->seen->columns);
    int skip = top.row;
    size_t line = top.line;
    for (int row = 0; row < rows && line < pager->count; line++, skip = 0)
        row = line_draw(pager, &body, row, &pager->lines[line], skip);
    Place last = last_top(pager, pager->seen->rows, pager->seen->columns);
    if (last.line > 0 || last.row > 0)
        canvas_scroll_bar(canvas, 0, canvas->columns - 1, rows, rows_before(pager, top, pager->seen->columns),
                          (size_t)pager->seen->rows,
                          rows_before(pager, (Place){pager->count, 0}, pager->seen->columns));
    if (!search)
        return;
    canvas_put(canvas, canvas->rows - 1, 0, ROLE_KEY, "/");
    int width = canvas->columns > 44 ? 40 : canvas->columns - 4;
    field_draw(pager->search, canvas, canvas->rows - 1, 1, width, pager->searching);
    if (*field_text(pager->search) && pager->found >= pager->count)
        canvas_put(canvas, canvas->rows - 1, width + 2, ROLE_WARNING, "not found");
}

void pager_position(const Pager *pager, Text *text) {
    int columns = pager->seen->columns;
    Place top = top_for(pager, pager->seen->rows, columns);
    size_t above = rows_before(pager, top, columns), count = rows_before(pager, (Place){pager->count, 0}, columns),
           end = above + (size_t)pager->seen->rows;
    if (pager->count > 0)
        text_print(text, "lines %zu-%zu of %zu", above + 1, end < count ? end : count, count);
}
