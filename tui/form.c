/* See form.h. */
#include "tui/form.h"
#include "base/memory.h"
#include "tui/form_items.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool slot_enabled(const Form *form, const Slot *slot) {
    return !form->host.enabled || form->host.enabled(form->host.context, slot->item.name);
}

size_t slot_option(const Slot *slot) {
    for (size_t i = 0; i < slot->item.option_count; i++)
        if (strcmp(slot->item.options[i].value, field_text(slot->field)) == 0)
            return i;
    return slot->item.option_count;
}

const char *option_label(const FormOption *option) {
    return option->label ? option->label : option->value;
}

static bool focusable(const Form *form, size_t slot) {
    return form->slots[slot].item.type != ITEM_HEADING && slot_enabled(form, &form->slots[slot]);
}

Form *form_new(const FormItem *items, size_t count, const FormHost *host) {
    Form *form = memory_new(1, sizeof *form);
    form->slots = memory_new(count, sizeof *form->slots);
    form->count = count;
    form->host = *host;
    for (size_t i = 0; i < count; i++) {
        Slot *slot = &form->slots[i];
        slot->item = items[i];
        slot->item.label = items[i].label ? items[i].label : "";
        slot->field = field_new(0, NULL);
        field_hide(slot->field, items[i].hidden);
        if (items[i].type == ITEM_NUMBER)
            field_allow(slot->field, "0123456789");
        if (items[i].type == ITEM_SWITCH)
            field_reset(slot->field, "false");
    }
    form_check(form);
    for (size_t i = count; i-- > 0;)
        if (focusable(form, i))
            form->focus = i; /* the first of them; where there is none, no key gets as far as a field */
    return form;
}

static void step_drop(FormHistory *history) {
    free(history->steps[--history->count].value);
}

static void history_clear(FormHistory *history) {
    while (history->count > 0)
        step_drop(history);
}

void form_free(Form *form) {
    if (!form)
        return;
    for (size_t i = 0; i < form->count; i++)
        field_free(form->slots[i].field);
    history_clear(&form->undo);
    history_clear(&form->redo);
    free(form->slots);
    free(form);
}

static Slot *slot_named(const Form *form, const char *name) {
    for (size_t i = 0; i < form->count; i++)
        if (form->slots[i].item.name && name && strcmp(form->slots[i].item.name, name) == 0)
            return &form->slots[i];
    return NULL;
}

static bool number_right(Slot *slot) {
    const char *text = field_text(slot->field);
    errno = 0;
    long long value = strtoll(text, NULL, 10);
    if (*text && errno == 0 && value >= slot->item.least && value <= slot->item.most)
        return true;
    slot->verdict = VERDICT_ERROR;
    snprintf(slot->reason, sizeof slot->reason, "a number from %lld to %lld", slot->item.least, slot->item.most);
    return false;
}

void form_check(Form *form) {
    for (size_t i = 0; i < form->count; i++) {
        Slot *slot = &form->slots[i];
        slot->verdict = VERDICT_FINE;
        slot->reason[0] = '\0';
        if (slot->item.type == ITEM_HEADING || !slot_enabled(form, slot))
            continue;
        if (slot->item.type == ITEM_NUMBER && !number_right(slot))
            continue;
        if (form->host.check)
            slot->verdict =
                form->host.check(form->host.context, slot->item.name, field_text(slot->field), slot->reason);
    }
}

void form_set(Form *form, const char *name, const char *value) {
    Slot *slot = slot_named(form, name);
    if (!slot || strcmp(field_text(slot->field), value) == 0)
        return;
    field_reset(slot->field, value);
    form_check(form);
}

const char *form_value(const Form *form, const char *name) {
    const Slot *slot = slot_named(form, name);
    return slot ? field_text(slot->field) : NULL;
}

void form_options(Form *form, const char *name, const FormOption *options, size_t count) {
    Slot *slot = slot_named(form, name);
    if (!slot)
        return;
    slot->item.options = options;
    slot->item.option_count = count;
    if (slot == &form->slots[form->focus])
        form->open = false;
    form_check(form);
}

const char *form_faulty(const Form *form) {
    for (size_t i = 0; i < form->count; i++)
        if (form->slots[i].verdict == VERDICT_ERROR)
            return form->slots[i].item.name;
    return NULL;
}

Verdict form_verdict(const Form *form, const char *name, const char **reason) {
    const Slot *slot = slot_named(form, name);
    *reason = slot ? slot->reason : "";
    return slot ? slot->verdict : VERDICT_FINE;
}

static void focus_set(Form *form, size_t slot) {
    form->focus = slot;
    form->typing = form->open = false;
}

void form_focus(Form *form, const char *name) {
    for (size_t i = 0; i < form->count; i++)
        if (form->slots[i].item.name && strcmp(form->slots[i].item.name, name) == 0 && focusable(form, i))
            focus_set(form, i);
}

const char *form_focused(const Form *form) {
    return form->focus < form->count && focusable(form, form->focus) ? form->slots[form->focus].item.name : NULL;
}

bool form_typing(const Form *form) {
    return form_focused(form) && (form->open || form->slots[form->focus].item.type == ITEM_TEXT);
}

static void history_push(FormHistory *history, size_t slot, const char *value) {
    if (history->count == FORM_STEPS_MAX) {
        free(history->steps[0].value);
        memmove(history->steps, history->steps + 1, (FORM_STEPS_MAX - 1) * sizeof *history->steps);
        history->count--;
    }
    history->steps[history->count++] = (FormStep){slot, memory_copy(value)};
}

static bool travel(Form *form, FormHistory *from, FormHistory *to) {
    if (from->count == 0)
        return false;
    FormStep step = from->steps[--from->count];
    Slot *slot = &form->slots[step.slot];
    history_push(to, step.slot, field_text(slot->field));
    field_reset(slot->field, step.value);
    free(step.value);
    focus_set(form, step.slot);
    form_check(form);
    return true;
}

bool form_undo(Form *form) {
    return travel(form, &form->undo, &form->redo);
}

static bool form_redo(Form *form) {
    return travel(form, &form->redo, &form->undo);
}

/* The focused item had `before`, and now another value: one undo step, or a part of the last one. */
static FormAnswer changed(Form *form, const char *before, bool typed) {
    if (strcmp(before, field_text(form->slots[form->focus].field)) == 0)
        return FORM_USED;
    if (!typed || !form->typing)
        history_push(&form->undo, form->focus, before);
    history_clear(&form->redo);
    form->typing = typed;
    form_check(form);
    return FORM_CHANGED;
}

static FormAnswer value_set(Form *form, const char *value) {
    Field *field = form->slots[form->focus].field;
    AUTO(memory_release) char *before = memory_copy(field_text(field));
    field_reset(field, value);
    return changed(form, before, false);
}

/* To the next item in a direction that can have the focus. At the end the key is left to the screen. */
static FormAnswer focus_move(Form *form, int by) {
    for (size_t slot = form->focus + (size_t)by; slot < form->count; slot += (size_t)by) { /* past 0 it is huge */
        if (focusable(form, slot)) {
            focus_set(form, slot);
            return FORM_USED;
        }
    }
    return FORM_IGNORED;
}

static FormAnswer option_step(Form *form, int by) {
    Slot *slot = &form->slots[form->focus];
    size_t count = slot->item.option_count, at = slot_option(slot);
    if (at == count && by < 0) /* no option yet: from the ends */
        at = 0;
    for (size_t i = 0; i < count; i++) {
        at = at == count ? 0 : (at + count + (size_t)by) % count;
        if (!slot->item.options[at].barred)
            return value_set(form, slot->item.options[at].value);
    }
    return FORM_USED;
}

static FormAnswer number_step(Form *form, long long by) {
    Slot *slot = &form->slots[form->focus];
    long long step = slot->item.step ? slot->item.step : 1;
    long long value = strtoll(field_text(slot->field), NULL, 10);
    if (value > slot->item.most || value < slot->item.least)
        value = by < 0 ? slot->item.most + step : slot->item.least - step;
    value += by * step;
    value = value < slot->item.least ? slot->item.least : value > slot->item.most ? slot->item.most : value;
    char text[32];
    snprintf(text, sizeof text, "%lld", value);
    return value_set(form, text);
}

/* The next option that starts with a letter. */
static void option_find(Form *form, int letter) {
    const Slot *slot = &form->slots[form->focus];
    size_t count = slot->item.option_count, from = form->picked;
    for (size_t i = 1; i <= count; i++) {
        size_t at = (from + i) % count;
        if ((option_label(&slot->item.options[at])[0] | 0x20) == (letter | 0x20)) {
            form->picked = at;
            return;
        }
    }
}

/* Where a key moves among the options; all of them are one page. */
static size_t option_moved(const Form *form, const Key *key, long by) {
    size_t count = form->slots[form->focus].item.option_count, last = count ? count - 1 : 0;
    if (key->code == K_WHEEL_UP || key->code == K_WHEEL_DOWN)
        by = key->code == K_WHEEL_UP ? -1 : 1;
    long at = (long)form->picked + by;
    return at < 0 ? 0 : (size_t)at > last ? last : (size_t)at;
}

/* While the options are open: every key is for them. */
static FormAnswer open_key(Form *form, const Key *key) {
    Slot *slot = &form->slots[form->focus];
    size_t count = slot->item.option_count;
    if (key_is(key, K_ENTER, 0) || key_is(key, K_SPACE, 0)) {
        if (form->picked >= count || slot->item.options[form->picked].barred)
            return FORM_USED;
        form->open = false;
        return value_set(form, slot->item.options[form->picked].value);
    }
    if (key_is(key, K_ESCAPE, 0) || key->code == K_TAB)
        form->open = false;
    else if (key_is(key, 'k', 0) || key_is(key, 'j', 0))
        form->picked = option_moved(form, key, key->code == 'k' ? -1 : 1);
    else if (key_types(key) && key->code < 0x80)
        option_find(form, key->code);
    else
        form->picked = option_moved(form, key, key_moves(key, KEY_MOVES_ALL, false));
    return FORM_USED;
}

static void options_open(Form *form) {
    const Slot *slot = &form->slots[form->focus];
    form->open = slot->item.option_count > 0;
    form->picked = slot_option(slot) < slot->item.option_count ? slot_option(slot) : 0;
}

static FormAnswer mouse(Form *form, const Key *key) {
    if (form->open && key->code == K_CLICK && key->target == &form->open) { /* an option */
        form->picked = (size_t)key->index;
        return open_key(form, &(Key){.code = K_ENTER});
    }
    if (form->open && key->code != K_CLICK)
        return open_key(form, key);
    form->open = false;
    for (size_t i = 0; i < form->count; i++) {
        Slot *slot = &form->slots[i];
        bool on_field = key->target == slot->field, on_row = key->target == form && key->index == (int)i;
        if (!(on_field || on_row) || !focusable(form, i))
            continue;
        if (key->code != K_CLICK)
            return FORM_IGNORED;
        bool had = form->focus == i;
        focus_set(form, i);
        if (on_field && slot->item.type == ITEM_SWITCH)
            return value_set(form, strcmp(field_text(slot->field), "true") == 0 ? "false" : "true");
        if (on_field && slot->item.type == ITEM_CHOICE && (had || slot->item.option_count > 2))
            options_open(form);
        else if (on_field)
            field_key(slot->field, key);
        return FORM_USED;
    }
    return FORM_IGNORED;
}

static FormAnswer typed_key(Form *form, const Key *key) {
    Field *field = form->slots[form->focus].field;
    AUTO(memory_release) char *before = memory_copy(field_text(field));
    FieldAnswer answer = field_key(field, key);
    if (answer == FIELD_CHANGED)
        return changed(form, before, key_types(key));
    if (answer == FIELD_USED)
        form->typing = false;
    return answer == FIELD_USED ? FORM_USED : FORM_IGNORED;
}

static FormAnswer item_key(Form *form, const Key *key) {
    Slot *slot = &form->slots[form->focus];
    bool left = key_is(key, K_LEFT, 0), right = key_is(key, K_RIGHT, 0), space = key_is(key, K_SPACE, 0);
    switch (slot->item.type) {
    case ITEM_SWITCH:
        if (!left && !right && !space)
            return FORM_IGNORED;
        return value_set(form, strcmp(field_text(slot->field), "true") == 0 ? "false" : "true");
    case ITEM_CHOICE:
        if (space)
            options_open(form);
        return left || right ? option_step(form, left ? -1 : 1) : space ? FORM_USED : FORM_IGNORED;
    case ITEM_NUMBER:
        if (key_is(key, '+', 0) || key_is(key, '-', 0))
            return number_step(form, key->code == '+' ? 1 : -1);
        return typed_key(form, key);
    default:
        return typed_key(form, key);
    }
}

bool form_captures(const Form *form, Keys *keys) {
    static const KeyRow rows[] = {{.code = K_ENTER, .also = K_SPACE, .words = "take it"},
                                  {.code = K_ESCAPE, .words = "leave it as it is"},
                                  {.code = K_DOWN, .also = K_UP, .label = "↑↓", .words = "move"}};
    if (!form->open)
        return false;
    keys->takes = REST_TYPES;
    KEYS_ROWS(keys, rows, form);
    return true;
}

/* Of the item with the focus; a heading: none has it. */
static ItemType focused_type(const Form *form) {
    return form_focused(form) ? form->slots[form->focus].item.type : ITEM_HEADING;
}

static bool turns(const void *form) {
    return focused_type(form) == ITEM_SWITCH || focused_type(form) == ITEM_CHOICE;
}

static bool counts(const void *form) {
    return focused_type(form) == ITEM_NUMBER;
}

static bool can_undo(const void *form) {
    return ((const Form *)form)->undo.count > 0;
}

static bool can_redo(const void *form) {
    return ((const Form *)form)->redo.count > 0;
}

void form_offers(const Form *form, Keys *keys) {
    static const KeyRow rows[] = {
        {.code = K_DOWN, .also = K_UP, .label = "↑↓", .words = "move"},
        {.code = K_SPACE, .words = "change", .applies = turns},
        {.code = '+', .also = '-', .label = "+ -", .words = "step", .applies = counts},
        {.code = '_', .modifiers = KEY_CTRL, .words = "undo", .applies = can_undo},
        {.code = 'u', .modifiers = KEY_ALT, .help = "undo", .applies = can_undo},
        {.code = 'y', .modifiers = KEY_CTRL, .words = "do it again", .applies = can_redo},
        {.code = 'r', .modifiers = KEY_ALT, .help = "do it again", .applies = can_redo},
    };
    keys->takes = form_typing(form) ? REST_TYPES : counts(form) ? REST_EDITS : REST_MOVES;
    KEYS_ROWS(keys, rows, form);
}

FormAnswer form_key(Form *form, const Key *key) {
    if (key->code == K_CLICK || key->code == K_WHEEL_UP || key->code == K_WHEEL_DOWN)
        return mouse(form, key);
    if (form->open)
        return open_key(form, key);
    if (key_is(key, '_', KEY_CTRL) || key_is(key, 'u', KEY_ALT))
        return form_undo(form) ? FORM_CHANGED : FORM_USED;
    if (key_is(key, 'y', KEY_CTRL) || key_is(key, 'r', KEY_ALT))
        return form_redo(form) ? FORM_CHANGED : FORM_USED;
    if (key_is(key, K_TAB, 0) || key_is(key, K_DOWN, 0))
        return focus_move(form, 1);
    if (key_is(key, K_TAB, KEY_SHIFT) || key_is(key, K_UP, 0))
        return focus_move(form, -1);
    return form_focused(form) ? item_key(form, key) : FORM_IGNORED;
}
