/* See list.h. The order of the rows is in list_order.c. */
#include "tui/list.h"
#include "base/memory.h"
#include "tui/field.h"
#include "tui/list_order.h"

#include <stdlib.h>
#include <string.h>

enum { GAP = 2, MARK_COLUMNS = 2, COLUMNS_MAX = 16 };

struct List {
    const ListColumn *columns;
    size_t column_count;
    ListSource source;
    size_t count;  /* rows there are */
    size_t *order; /* those shown, in order */
    size_t shown;
    size_t current; /* place in `order` */
    size_t top;     /* place in `order` of the first one in view */
    Field *filter;
    bool filtering, bare;
    int sort;
    bool falling;
    int *seen_rows; /* how many rows the last drawing had room for: what a page is. Not state, hence behind a pointer */
};

List *list_new(const ListColumn *columns, size_t count, const ListRows *rows, const void *context) {
    List *list = memory_new(1, sizeof *list);
    list->columns = columns;
    list->column_count = count < COLUMNS_MAX ? count : COLUMNS_MAX;
    list->source = (ListSource){rows, context, list->column_count};
    list->filter = field_new(200, "words to look for");
    list->sort = LIST_UNSORTED;
    list->seen_rows = memory_new(1, sizeof *list->seen_rows);
    *list->seen_rows = 10;
    return list;
}

void list_free(List *list) {
    if (!list)
        return;
    field_free(list->filter);
    free(list->order);
    free(list->seen_rows);
    free(list);
}

static bool choosable(const List *list, size_t place) {
    const ListRows *rows = list->source.rows;
    return !rows->choosable || rows->choosable(list->source.context, list->order[place]);
}

/* Brings the cursor into view. */
static void view_follow(List *list) {
    size_t rows = *list->seen_rows > 0 ? (size_t)*list->seen_rows : 1;
    size_t last_top = list->shown > rows ? list->shown - rows : 0;
    if (list->current >= list->top + rows)
        list->top = list->current - rows + 1;
    if (list->current < list->top)
        list->top = list->current;
    if (list->top > last_top)
        list->top = last_top;
}

/* Sets the cursor to a place or, past what can't be chosen, to the next in this direction or else the other. */
static void current_set(List *list, size_t place, bool down) {
    if (list->shown == 0) {
        list->current = list->top = 0;
        return;
    }
    if (place >= list->shown)
        place = list->shown - 1;
    for (int turn = 0; turn < 2; turn++, down = !down) {
        for (size_t at = place; at < list->shown; at = down ? at + 1 : at - 1) { /* past 0 it becomes huge */
            if (choosable(list, at)) {
                list->current = at;
                if (!down && at > 0 && !choosable(list, at - 1) && at - 1 < list->top)
                    list->top = at - 1; /* its heading comes into view too */
                view_follow(list);
                return;
            }
        }
    }
    list->current = place;
    view_follow(list);
}

/* The cursor stays with its row, and goes to `otherwise` when that is not shown any more. */
static void reorder(List *list, size_t otherwise) {
    size_t row = list_current(list), place = otherwise;
    list->order = memory_grow(list->order, list->count, sizeof *list->order);
    list->shown =
        list_order(&list->source, list->count, field_text(list->filter), list->sort, list->falling, list->order);
    for (size_t i = 0; i < list->shown; i++)
        if (list->order[i] == row)
            place = i;
    current_set(list, place, true);
}

void list_refresh(List *list, size_t count) {
    list->count = count;
    reorder(list, list->current);
}

void list_bare(List *list, bool bare) {
    list->bare = bare;
}

void list_filter(List *list, const char *text) {
    field_reset(list->filter, text);
    reorder(list, 0);
}

const char *list_filter_text(const List *list) {
    return field_text(list->filter);
}

void list_sort(List *list, int column, bool falling) {
    list->sort = column >= 0 && column < (int)list->column_count ? column : LIST_UNSORTED;
    list->falling = falling;
    reorder(list, 0);
}

size_t list_current(const List *list) {
    return list->current < list->shown ? list->order[list->current] : LIST_NONE;
}

void list_go(List *list, size_t row) {
    for (size_t i = 0; i < list->shown; i++)
        if (list->order[i] == row)
            current_set(list, i, true);
}

size_t list_shown(const List *list) {
    return list->shown;
}

bool list_filtering(const List *list) {
    return list->filtering;
}

static ListAnswer move(List *list, long by) {
    size_t before = list->current, back = by < 0 ? (size_t)-by : 0;
    size_t place = by >= 0 ? before + (size_t)by : before > back ? before - back : 0;
    current_set(list, place, by >= 0);
    return list->current == before ? LIST_USED : LIST_MOVED;
}

static ListAnswer filter_key(List *list, const Key *key) {
    if (key_is(key, K_ENTER, 0) || key_is(key, K_ESCAPE, 0) || key_is(key, K_TAB, 0)) {
        list->filtering = false;
        if (key->code == K_ESCAPE)
            list_filter(list, "");
        return LIST_MOVED;
    }
    FieldAnswer answer = field_key(list->filter, key);
    if (answer == FIELD_CHANGED) {
        reorder(list, 0);
        return LIST_MOVED;
    }
    return answer == FIELD_USED ? LIST_USED : LIST_IGNORED;
}

static long distance(const List *list, const Key *key) {
    return key_moves(key, *list->seen_rows > 1 ? *list->seen_rows - 1 : 1, list->filtering);
}

static ListAnswer mouse(List *list, const Key *key) {
    if (key->target == list->filter) {
        list->filtering = true;
        return field_key(list->filter, key) == FIELD_IGNORED ? LIST_IGNORED : LIST_USED;
    }
    if (key->target != list)
        return LIST_IGNORED;
    if (key->code != K_CLICK)
        return move(list, key->code == K_WHEEL_UP ? -3 : 3);
    if (key->index < 0) { /* a title: sorts by it, or turns the order */
        int column = -1 - key->index;
        list_sort(list, column, list->sort == column && !list->falling);
        return LIST_MOVED;
    }
    size_t place = (size_t)key->index;
    if (place >= list->shown || !choosable(list, place))
        return LIST_USED;
    if (place == list->current)
        return LIST_CHOSEN;
    current_set(list, place, true);
    return LIST_MOVED;
}

/* The next column to sort by, "as they come" between the last and the first. */
static ListAnswer sort_step(List *list, int by) {
    int count = (int)list->column_count + 1;
    list_sort(list, (list->sort + 1 + by + count) % count - 1, list->falling);
    return LIST_MOVED;
}

static bool is_filtered(const void *list) {
    return *list_filter_text(list) != '\0';
}

bool list_captures(const List *list, Keys *keys) {
    static const KeyRow typing[] = {{.code = K_ENTER, .also = K_TAB, .words = "keep the filter"},
                                    {.code = K_ESCAPE, .words = "show all"}};
    static const KeyRow filtered[] = {{.code = K_ESCAPE, .words = "show all", .applies = is_filtered}};
    if (!list->filtering) {
        KEYS_ROWS(keys, filtered, list);
        return false;
    }
    keys->takes = REST_TYPES;
    KEYS_ROWS(keys, typing, list);
    return true;
}

static bool has_titles(const void *state) {
    return !((const List *)state)->bare;
}

static bool is_sorted(const void *state) {
    const List *list = state;
    return !list->bare && list->sort != LIST_UNSORTED;
}

void list_offers(const List *list, Keys *keys) {
    static const KeyRow rows[] = {
        {.code = '/', .words = "filter", .help = "shows the rows alone that contain what is typed"},
        {.code = K_DOWN, .also = K_UP, .label = "↑↓", .words = "move"},
        {.code = '>', .also = '<', .label = "< >", .words = "sort", .applies = has_titles},
        {.code = '!', .words = "turn", .help = "turns the order", .applies = is_sorted},
    };
    KEYS_ROWS(keys, rows, list);
}

ListAnswer list_key(List *list, const Key *key) {
    if (key->code == K_CLICK || key->code == K_WHEEL_UP || key->code == K_WHEEL_DOWN)
        return mouse(list, key);
    long by = distance(list, key);
    if (by != 0)
        return move(list, by);
    if (list->filtering)
        return filter_key(list, key);
    if (key_is(key, '/', 0)) {
        list->filtering = true;
        return LIST_USED;
    }
    if (key_is(key, K_ESCAPE, 0) && *list_filter_text(list)) {
        list_filter(list, "");
        return LIST_MOVED;
    }
    if (key_is(key, K_ENTER, 0) && list_current(list) != LIST_NONE)
        return LIST_CHOSEN;
    if (list->bare)
        return LIST_IGNORED;
    if (key_is(key, '<', 0) || key_is(key, '>', 0))
        return sort_step(list, key->code == '<' ? -1 : 1);
    if (key_is(key, '!', 0)) {
        list_sort(list, list->sort, !list->falling);
        return LIST_MOVED;
    }
    return LIST_IGNORED;
}

/* The width of each column in `room`; 0: left out. */
static void columns_fit(const List *list, int room, int *widths) {
    int used = 0, shares = 0;
    for (size_t i = 0; i < list->column_count; i++) {
        widths[i] = list->columns[i].width;
        used += widths[i] + (i > 0 ? GAP : 0);
    }
    while (used > room) {
        int worst = -1;
        for (size_t i = 0; i < list->column_count; i++)
            if (widths[i] > 0 && list->columns[i].yields > (worst < 0 ? 0 : list->columns[worst].yields))
                worst = (int)i;
        if (worst < 0)
            break;
        used -= widths[worst] + GAP;
        widths[worst] = 0;
    }
    for (size_t i = 0; i < list->column_count; i++)
        shares += widths[i] > 0 ? list->columns[i].share : 0;
    int over = room - used;
    for (size_t i = 0; i < list->column_count && over > 0 && shares > 0; i++) {
        int part = widths[i] > 0 ? over * list->columns[i].share / shares : 0;
        if (widths[i] > 0) {
            over -= part;
            shares -= list->columns[i].share;
        }
        widths[i] += part;
    }
}

static void titles_draw(const List *list, const Canvas *canvas, int indent, const int *widths) {
    int column = indent;
    for (size_t i = 0; i < list->column_count; i++) {
        if (widths[i] == 0)
            continue;
        const char *mark = list->sort != (int)i ? "" : list->falling ? "▾" : "▴";
        bool room = glyph_columns(list->columns[i].title) + 2 <= widths[i];
        AUTO(memory_release)
        char *title = memory_print("%s%s%s", list->columns[i].title, *mark && room ? " " : "", room ? mark : "");
        canvas_fit(canvas, 0, column, widths[i], list->columns[i].align, ROLE_LABEL | STYLE_BOLD, title);
        if (!room) /* then before the column */
            canvas_put(canvas, 0, column - 1, ROLE_LABEL | STYLE_BOLD, mark);
        canvas_target(canvas, 0, column, 1, widths[i], list, -1 - (int)i);
        column += widths[i] + GAP;
    }
}

static void row_draw(const List *list, const Canvas *line, size_t place, int indent, const int *widths, bool focus) {
    size_t row = list->order[place];
    bool current = place == list->current && choosable(list, place);
    if (current)
        canvas_put(line, 0, 0, ROLE_KEY, mark_text(MARK_HERE));
    int column = indent;
    for (size_t i = 0; i < list->column_count; i++) {
        if (widths[i] == 0)
            continue;
        AUTO(text_release) Text text = {0};
        Style style = list->source.rows->cell(list->source.context, row, i, &text);
        canvas_fit(line, 0, column, widths[i], list->columns[i].align, style, text_string(&text));
        column += widths[i] + GAP;
    }
    canvas_target(line, 0, 0, 1, line->columns, list, (int)place);
    if (current && focus) {
        canvas_restyle(line, 0, 0, line->columns, STYLE_CURSOR);
        canvas_cursor(line, 0, 0);
    }
}

static void filter_draw(const List *list, const Canvas *canvas) {
    int row = canvas->rows - 1;
    AUTO(memory_release) char *count = memory_print(" %zu of %zu", list->shown, list->count);
    int width = canvas->columns - glyph_columns(count) - 1;
    canvas_put(canvas, row, 0, ROLE_KEY, "/");
    if (width > 40)
        width = 40;
    field_draw(list->filter, canvas, row, 1, width, list->filtering);
    canvas_put(canvas, row, 1 + width, ROLE_DIM, count);
}

void list_draw(const List *list, const Canvas *canvas, bool focus) {
    int head = list->bare ? 0 : 1;
    bool filter = list->filtering || *list_filter_text(list);
    int rows = canvas->rows - head - (filter ? 1 : 0);
    rows = rows > 0 ? rows : 0;
    *list->seen_rows = rows;
    canvas_target(canvas, 0, 0, canvas->rows, canvas->columns, list, (int)list->shown);
    if (filter)
        filter_draw(list, canvas);
    bool scrolls = list->shown > (size_t)rows;
    int indent = MARK_COLUMNS, right = canvas->columns - (scrolls ? 2 : 0);
    int widths[COLUMNS_MAX];
    columns_fit(list, right - indent, widths);
    if (!list->bare)
        titles_draw(list, canvas, indent, widths);
    if (list->shown == 0)
        canvas_put(canvas, head, indent, ROLE_DIM,
                   list->count > 0            ? "nothing matches; Esc shows all"
                   : list->source.rows->empty ? list->source.rows->empty
                                              : "nothing here");
    List view = *list; /* the room may be another than when the last key came */
    view_follow(&view);
    for (int i = 0; i < rows && view.top + (size_t)i < list->shown; i++) {
        Canvas line = canvas_part(canvas, head + i, 0, 1, right);
        row_draw(list, &line, view.top + (size_t)i, indent, widths, focus && !list->filtering);
    }
    canvas_scroll_bar(canvas, head, canvas->columns - 1, rows, view.top, (size_t)rows, list->shown);
}

void list_position(const List *list, const char *noun, Text *text) {
    if (list->shown > 0)
        text_print(text, "%zu of %zu %s", list->current + 1, list->shown, noun);
}
