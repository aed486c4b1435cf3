/* How a form looks; see form.h. */
#include "base/memory.h"
#include "tui/form_items.h"

#include <string.h>

enum { LABEL_MIN = 8, FIELD_MIN = 6, FIELD_USUAL = 24, PICK_ROWS = 10 };

/* Where the columns of a form are. */
typedef struct Layout {
    int columns, label, field; /* all, the width of the labels, the column where fields start */
} Layout;

static Layout layout_of(const Form *form, int columns) {
    int label = LABEL_MIN;
    for (size_t i = 0; i < form->count; i++) {
        int wanted = form->slots[i].item.type != ITEM_HEADING ? glyph_columns(form->slots[i].item.label) : 0;
        label = wanted > label ? wanted : label;
    }
    if (label > columns * 2 / 5)
        label = columns * 2 / 5;
    return (Layout){columns, label, label + 4};
}

/* The widest option, or a value that is none of them. */
static int label_columns_most(const Slot *slot) {
    int most = slot_option(slot) == slot->item.option_count ? glyph_columns(field_text(slot->field)) : 0;
    for (size_t i = 0; i < slot->item.option_count; i++) {
        int columns = glyph_columns(option_label(&slot->item.options[i]));
        most = columns > most ? columns : most;
    }
    return most;
}

static int digits(long long number) {
    int count = 1;
    while (number /= 10)
        count++;
    return count;
}

static int field_width(const Slot *slot, const Layout *layout) {
    const FormItem *item = &slot->item;
    int width = item->width                 ? item->width
                : item->type == ITEM_NUMBER ? digits(item->most) + 2
                : item->type == ITEM_CHOICE ? label_columns_most(slot) + 4
                : item->type == ITEM_SWITCH ? 7
                                            : FIELD_USUAL;
    int room = layout->columns - layout->field;
    return width > room ? room : width < FIELD_MIN ? FIELD_MIN : width;
}

/* What explains the focused item: the meaning of the option under the cursor, then the hint. */
static const char *explanation(const Form *form, const Slot *slot, int which) {
    if (which == 1)
        return slot->item.hint;
    if (slot->item.type != ITEM_CHOICE)
        return NULL;
    size_t option = form->open ? form->picked : slot_option(slot);
    return option < slot->item.option_count ? slot->item.options[option].meaning : NULL;
}

/* The column behind field and unit. */
static int behind(const Slot *slot, const Layout *layout) {
    int unit = slot->item.unit ? glyph_columns(slot->item.unit) + 1 : 0;
    return layout->field + field_width(slot, layout) + unit;
}

static int aside_text(const Form *form, const Slot *slot, Text *text, Style *style) {
    *style = ROLE_DIM;
    if (form->host.aside && slot->item.type != ITEM_HEADING)
        *style = form->host.aside(form->host.context, slot->item.name, field_text(slot->field), text);
    return glyph_columns(text_string(text));
}

/* The reason stands beside the field if there is room, or else beneath. */
static bool reason_beside(const Slot *slot, const Layout *layout, int aside) {
    return behind(slot, layout) + 4 + glyph_columns(slot->reason) + (aside ? aside + 2 : 0) <= layout->columns;
}

static int slot_rows(const Form *form, size_t number, const Layout *layout) {
    const Slot *slot = &form->slots[number];
    if (slot->item.type == ITEM_HEADING)
        return number > 0 ? 2 : 1;
    AUTO(text_release) Text text = {0};
    Style style;
    int rows = 1, aside = aside_text(form, slot, &text, &style), room = layout->columns - layout->field;
    if (slot->reason[0] && !reason_beside(slot, layout, aside))
        rows += canvas_wrap_rows(room - 2, slot->reason);
    if (number != form->focus)
        return rows;
    for (int which = 0; which < 2; which++)
        rows += explanation(form, slot, which) ? canvas_wrap_rows(room, explanation(form, slot, which)) : 0;
    return rows;
}

int form_rows(const Form *form, int columns) {
    Layout layout = layout_of(form, columns);
    int rows = 0;
    for (size_t i = 0; i < form->count; i++)
        rows += slot_rows(form, i, &layout);
    return rows;
}

static void choice_draw(const Slot *slot, const Canvas *canvas, int row, int column, int width, bool focus) {
    Style style = focus ? ROLE_FOCUS : ROLE_FIELD;
    size_t option = slot_option(slot);
    const char *label =
        option < slot->item.option_count ? option_label(&slot->item.options[option]) : field_text(slot->field);
    Canvas box = canvas_part(canvas, row, column, 1, width);
    canvas_fill(&box, style, " ");
    canvas_fit(&box, 0, 2, width - 4, ALIGN_LEFT, style, label);
    if (focus) {
        canvas_put(&box, 0, 0, style, "‹");
        canvas_put(&box, 0, width - 1, style, "›");
    } else {
        canvas_put(&box, 0, width - 1, style, "▾");
    }
}

static void value_draw(const Form *form, const Slot *slot, const Canvas *canvas, int row, const Layout *layout,
                       bool focus) {
    int column = layout->field, width = field_width(slot, layout);
    bool on = strcmp(field_text(slot->field), "true") == 0;
    if (!slot_enabled(form, slot)) {
        /* What can't be changed is still worth reading. */
        const char *value = slot->item.type == ITEM_SWITCH ? (on ? "[x] on" : "[ ] off") : field_text(slot->field);
        canvas_fit(canvas, row, column, width, ALIGN_LEFT, ROLE_DIM, *value ? value : "–");
        return;
    }
    if (slot->item.type == ITEM_TEXT || slot->item.type == ITEM_NUMBER) {
        field_draw(slot->field, canvas, row, column, width, focus);
        return;
    }
    if (slot->item.type == ITEM_SWITCH)
        canvas_fit(canvas, row, column, width, ALIGN_LEFT, focus ? ROLE_FOCUS : ROLE_FIELD, on ? "[x] on" : "[ ] off");
    else
        choice_draw(slot, canvas, row, column, width, focus);
    canvas_target(canvas, row, column, 1, width, slot->field, 0);
    if (focus)
        canvas_cursor(canvas, row, column + 1);
}

static void slot_draw(const Form *form, size_t number, const Canvas *canvas, int row, const Layout *layout,
                      bool focus) {
    const Slot *slot = &form->slots[number];
    if (slot->item.type == ITEM_HEADING) {
        canvas_put(canvas, row + (number > 0 ? 1 : 0), 0, ROLE_TITLE, slot->item.label);
        return;
    }
    AUTO(text_release) Text text = {0};
    Style aside_style;
    int aside = aside_text(form, slot, &text, &aside_style), room = layout->columns - layout->field;
    canvas_target(canvas, row, 0, slot_rows(form, number, layout), layout->columns, form, (int)number);
    if (focus)
        canvas_put(canvas, row, 0, ROLE_KEY, mark_text(MARK_HERE));
    canvas_fit(canvas, row, 2, layout->label, ALIGN_LEFT,
               !slot_enabled(form, slot) ? ROLE_DIM
               : focus                   ? ROLE_LABEL | STYLE_BOLD
                                         : ROLE_LABEL,
               slot->item.label);
    value_draw(form, slot, canvas, row, layout, focus);
    int column = layout->field + field_width(slot, layout);
    if (slot->item.unit)
        column = canvas_put(canvas, row, column + 1, ROLE_DIM, slot->item.unit);
    canvas_put(canvas, row, layout->columns - aside, aside_style, text_string(&text));
    Style style = verdict_style(slot->verdict);
    bool beside = reason_beside(slot, layout, aside);
    if (slot->reason[0] && beside)
        canvas_print(canvas, row, column + 2, style, "%s %s", verdict_mark(slot->verdict), slot->reason);
    Canvas beneath = canvas_part(canvas, row + 1, layout->field, CANVAS_REST, room);
    int under = 0;
    if (slot->reason[0] && !beside) {
        canvas_put(&beneath, 0, 0, style, verdict_mark(slot->verdict));
        Canvas reason = canvas_part(&beneath, 0, 2, CANVAS_REST, room - 2);
        under = canvas_wrap(&reason, 0, style, slot->reason);
    }
    for (int which = 0; which < 2 && number == form->focus; which++)
        if (explanation(form, slot, which))
            under = canvas_wrap(&beneath, under, ROLE_DIM, explanation(form, slot, which));
}

/* The room for what stands beside the options, with a blank before it. */
static int notes_columns(const Slot *slot) {
    int most = 0;
    for (size_t i = 0; i < slot->item.option_count; i++) {
        int columns = slot->item.options[i].note ? glyph_columns(slot->item.options[i].note) + 1 : 0;
        most = columns > most ? columns : most;
    }
    return most;
}

/* The options to pick from, below the field or, without room there, above. */
static void options_draw(const Form *form, const Canvas *canvas, int row, const Layout *layout) {
    const Slot *slot = &form->slots[form->focus];
    int count = (int)slot->item.option_count, shown = count < PICK_ROWS ? count : PICK_ROWS;
    int notes = notes_columns(slot);
    int width = field_width(slot, layout) + 4 + notes, rows = shown + 2;
    int top = row + 1 + rows <= canvas->rows ? row + 1 : row - rows >= 0 ? row - rows : canvas->rows - rows;
    Canvas box = canvas_part(canvas, top < 0 ? 0 : top, layout->field - 2, rows, width);
    canvas_fill(&box, ROLE_TEXT, " ");
    canvas_box(&box, ROLE_BORDER);
    int first = (int)form->picked - shown / 2;
    first = first > count - shown ? count - shown : first;
    first = first < 0 ? 0 : first;
    for (int i = 0; i < shown; i++) {
        const FormOption *option = &slot->item.options[first + i];
        bool picked = first + i == (int)form->picked;
        canvas_put(&box, 1 + i, 1, ROLE_KEY, picked ? mark_text(MARK_HERE) : " ");
        canvas_fit(&box, 1 + i, 3, width - 5 - notes, ALIGN_LEFT, option->barred ? ROLE_DIM : ROLE_TEXT,
                   option_label(option));
        if (option->note)
            canvas_fit(&box, 1 + i, width - 2 - notes, notes, ALIGN_RIGHT, option->barred ? ROLE_DIM : ROLE_ACCENT,
                       option->note);
        canvas_target(&box, 1 + i, 1, 1, width - 2, &form->open, first + i);
        if (picked) {
            canvas_restyle(&box, 1 + i, 1, width - 2, STYLE_CURSOR);
            canvas_cursor(&box, 1 + i, 1);
        }
    }
    canvas_scroll_bar(&box, 1, width - 1, shown, (size_t)first, (size_t)shown, (size_t)count);
}

void form_draw(const Form *form, const Canvas *canvas, bool focus) {
    int rows = form_rows(form, canvas->columns);
    bool scrolls = rows > canvas->rows;
    Layout layout = layout_of(form, canvas->columns - (scrolls ? 2 : 0));
    int focus_row = 0, top = 0;
    for (size_t i = 0; i < form->focus && i < form->count; i++)
        focus_row += slot_rows(form, i, &layout);
    if (scrolls) { /* the focus in the middle: where it is needs no memory then */
        rows = form_rows(form, layout.columns);
        top = focus_row - canvas->rows / 3;
        top = top > rows - canvas->rows ? rows - canvas->rows : top;
        top = top < 0 ? 0 : top;
    }
    int row = -top;
    for (size_t i = 0; i < form->count; i++) {
        slot_draw(form, i, canvas, row, &layout, focus && i == form->focus && form_focused(form));
        row += slot_rows(form, i, &layout);
    }
    if (scrolls)
        canvas_scroll_bar(canvas, 0, canvas->columns - 1, canvas->rows, (size_t)top, (size_t)canvas->rows,
                          (size_t)rows);
    if (form->open && form_focused(form))
        options_draw(form, canvas, focus_row - top, &layout);
}
