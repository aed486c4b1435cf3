/* See dialog.h. */
#include "tui/dialog.h"
#include "base/memory.h"
#include "tui/field.h"
#include "tui/frame.h"
#include "tui/scroll.h"

#include <stdlib.h>
#include <string.h>

enum { BUTTONS_MAX = 6, WIDTH = 66, NAME_FOCUS = -1, BOX_COLUMNS = 6, BOX_ROWS = 4 };

struct Dialog {
    char *title, *text, *name;
    DialogButton buttons[BUTTONS_MAX];
    int count, escape;
    int focus; /* a button, or NAME_FOCUS */
    Field *typed;
    bool wrong; /* what was entered is not the name; told until the next key */
    Scroll *scroll;
    bool *whole; /* the text's end was drawn once: it can be agreed to. Drawing changes no state, hence a pointer */
};

Dialog *dialog_new(const char *title, const char *text, const DialogButton *buttons, size_t count, int escape,
                   const char *name) {
    Dialog *dialog = memory_new(1, sizeof *dialog);
    dialog->title = memory_copy(title);
    dialog->text = memory_copy(text);
    dialog->name = memory_copy(name);
    dialog->count = (int)(count < BUTTONS_MAX ? count : BUTTONS_MAX);
    memcpy(dialog->buttons, buttons, (size_t)dialog->count * sizeof *buttons);
    dialog->escape = escape;
    dialog->focus = name ? NAME_FOCUS : 0;
    dialog->typed = name ? field_new(0, NULL) : NULL;
    dialog->scroll = scroll_new();
    dialog->whole = memory_new(1, sizeof *dialog->whole);
    return dialog;
}

void dialog_free(Dialog *dialog) {
    if (!dialog)
        return;
    free(dialog->title);
    free(dialog->text);
    free(dialog->name);
    field_free(dialog->typed);
    scroll_free(dialog->scroll);
    free(dialog->whole);
    free(dialog);
}

static bool name_typed(const Dialog *dialog) {
    return !dialog->name || strcmp(field_text(dialog->typed), dialog->name) == 0;
}

/* Nobody agrees to what he has not seen to its end. To do nothing takes no reading. */
static bool unread(const Dialog *dialog, int button) {
    return button != 0 && button != dialog->escape && !*dialog->whole;
}

static int answer(Dialog *dialog, int button) {
    bool barred = dialog->buttons[button].grave && !name_typed(dialog);
    if (unread(dialog, button))
        scroll_key(dialog->scroll, &(Key){.code = K_PAGE_DOWN});
    return barred || unread(dialog, button) ? DIALOG_OPEN : button;
}

static void focus_move(Dialog *dialog, int by) {
    int first = dialog->name ? NAME_FOCUS : 0, count = dialog->count - first;
    dialog->focus = (dialog->focus - first + by + count) % count + first;
}

/* A whole name and Enter is not yet an answer: it leads to the grave button, which takes one more. A wrong one stays
 * open to be mended. */
static void name_entered(Dialog *dialog) {
    dialog->wrong = !name_typed(dialog);
    for (int i = 0; i < dialog->count && !dialog->wrong; i++)
        if (dialog->buttons[i].grave)
            dialog->focus = i;
}

static int mouse(Dialog *dialog, const Key *key) {
    if (key->target == dialog->typed && dialog->typed) {
        dialog->focus = NAME_FOCUS;
        field_key(dialog->typed, key);
    }
    bool button = key->code == K_CLICK && key->target == dialog && key->index >= 0 && key->index < dialog->count;
    if (!button)
        return DIALOG_OPEN;
    dialog->focus = key->index;
    return answer(dialog, key->index);
}

/* To the next part, the one before, or (0) to none: the arrows aside belong to a name that is typed. */
static int focus_step(const Key *key, bool in_name) {
    if (key->code == K_UP || (key->code == K_TAB && key->modifiers) || (key->code == K_LEFT && !in_name))
        return -1;
    return key->code == K_DOWN || key->code == K_TAB || (key->code == K_RIGHT && !in_name);
}

int dialog_key(Dialog *dialog, const Key *key) {
    bool in_name = dialog->focus == NAME_FOCUS;
    dialog->wrong = false;
    if (key->code == K_CLICK)
        return mouse(dialog, key);
    if (scroll_key(dialog->scroll, key))
        return DIALOG_OPEN;
    if (key_is(key, K_ESCAPE, 0))
        return dialog->escape >= 0 && dialog->escape < dialog->count ? dialog->escape : DIALOG_OPEN;
    if (focus_step(key, in_name) != 0) {
        focus_move(dialog, focus_step(key, in_name));
    } else if (key_is(key, K_ENTER, 0) && in_name) {
        name_entered(dialog);
    } else if (key_is(key, K_ENTER, 0) || (key_is(key, K_SPACE, 0) && !in_name)) {
        return answer(dialog, dialog->focus);
    } else if (in_name) {
        field_key(dialog->typed, key);
    } else if (!(key->modifiers & ~KEY_SHIFT)) {
        for (int i = 0; i < dialog->count; i++)
            if (dialog->buttons[i].letter && dialog->buttons[i].letter == key->code)
                return answer(dialog, i);
    }
    return DIALOG_OPEN;
}

static bool can_escape(const void *state) {
    const Dialog *dialog = state;
    return dialog->escape >= 0 && dialog->escape < dialog->count;
}

static bool can_scroll(const void *state) {
    return scroll_can(((const Dialog *)state)->scroll);
}

void dialog_offers(const Dialog *dialog, Keys *keys) {
    static const KeyRow rows[] = {{.code = K_PAGE_DOWN, .words = "more", .applies = can_scroll},
                                  {.code = K_TAB, .words = "move"},
                                  {.code = K_ENTER, .words = "answer"},
                                  {.code = K_ESCAPE, .words = "cancel", .applies = can_escape}};
    KEYS_ROWS(keys, rows, dialog);
}

/* "[ l leave it running ]", or without a letter "[ leave it running ]". */
static char *button_text(const DialogButton *button) {
    char letter[5] = "";
    if (button->letter)
        glyph_encode((uint32_t)button->letter, letter);
    return memory_print("[ %s%s%s ]", letter, *letter ? " " : "", button->label);
}

/* The columns of all buttons side by side. */
static int buttons_columns(const Dialog *dialog) {
    int columns = 0;
    for (int i = 0; i < dialog->count; i++) {
        AUTO(memory_release) char *text = button_text(&dialog->buttons[i]);
        columns += glyph_columns(text) + 2;
    }
    return columns - 2;
}

static void button_draw(const Dialog *dialog, const Canvas *canvas, int row, int column, int number) {
    const DialogButton *button = &dialog->buttons[number];
    AUTO(memory_release) char *text = button_text(button);
    bool barred = (button->grave && !name_typed(dialog)) || unread(dialog, number), focus = dialog->focus == number;
    Style style = focus ? ROLE_FOCUS : barred ? ROLE_DIM : button->grave ? ROLE_FAILED : ROLE_BUTTON;
    canvas_put(canvas, row, column, style, text);
    canvas_target(canvas, row, column, 1, glyph_columns(text), dialog, number);
    if (focus)
        canvas_cursor(canvas, row, column + 2);
}

/* As much of the text as there is room for beside the rest, and a scroll bar where that is not all. Answers its rows.
 */
static int text_draw(const Dialog *dialog, const Canvas *box, const Canvas *body, int rest) {
    int all = canvas_wrap_rows(body->columns, dialog->text), room = body->rows - rest;
    int rows = room < 1 ? 1 : room < all ? room : all;
    int top = scroll_draw(dialog->scroll, box, BOX_ROWS / 2, box->columns - 2, rows, all);
    *dialog->whole = *dialog->whole || (top + rows >= all && room > 0);
    Canvas part = canvas_part(body, 0, 0, rows, body->columns);
    canvas_wrap(&part, -top, ROLE_TEXT, dialog->text);
    return rows;
}

static int name_draw(const Dialog *dialog, const Canvas *body, int row) {
    int column = canvas_put(body, row, 0, ROLE_LABEL, "Type ");
    column = canvas_put(body, row, column, ROLE_ACCENT | STYLE_BOLD, dialog->name);
    canvas_put(body, row++, column, ROLE_LABEL, " to go on:");
    field_draw(dialog->typed, body, row, 0, body->columns, dialog->focus == NAME_FOCUS);
    if (dialog->wrong)
        canvas_put(body, row + 1, 0, ROLE_FAILED,
                   *field_text(dialog->typed) ? "That is another word: mend it, or Esc" : "Type it, or Esc");
    return row + 2;
}

void dialog_draw(const Dialog *dialog, const Canvas *canvas) {
    int width = canvas->columns - 4 < WIDTH ? canvas->columns - 4 : WIDTH, inside = width - BOX_COLUMNS;
    bool stacked = buttons_columns(dialog) > inside;
    int rest = (dialog->name ? 3 : 0) + 1 + (stacked ? dialog->count : 1);
    int wanted = canvas_wrap_rows(inside, dialog->text) + rest + BOX_ROWS;
    bool fits = wanted <= canvas->rows; /* else the key line stays in sight, which has the key that scrolls */
    Canvas box = canvas_middle(canvas, fits ? wanted : canvas->rows - 2, width);
    canvas_fill(&box, ROLE_TEXT, " ");
    canvas_target(&box, 0, 0, box.rows, box.columns, dialog, -1);
    frame_draw(&box, dialog->title, ROLE_TITLE, NULL);
    Canvas body = canvas_part(&box, BOX_ROWS / 2, BOX_COLUMNS / 2, box.rows - BOX_ROWS, inside);
    int row = text_draw(dialog, &box, &body, rest) + 1;
    if (dialog->name)
        row = name_draw(dialog, &body, row);
    for (int i = 0, column = 0; i < dialog->count; i++) {
        AUTO(memory_release) char *text = button_text(&dialog->buttons[i]);
        button_draw(dialog, &body, row, column, i);
        column = stacked ? 0 : column + glyph_columns(text) + 2;
        row += stacked;
    }
}
