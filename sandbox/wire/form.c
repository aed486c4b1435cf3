/* Forms: application/x-www-form-urlencoded, in a body or behind a '?'. */
#include "base/memory.h"
#include "sandbox/wire/protocol.h"

#include <stdlib.h>
#include <string.h>

static int hex_digit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* NULL: a broken escape, a NUL, or no UTF-8. The caller frees it. */
static char *form_unescape(const char *text, size_t length) {
    char *plain = memory_new(length + 1, 1), *end = plain;
    bool good = true;
    for (size_t i = 0; i < length && good; i++) {
        if (text[i] != '%') {
            *end++ = text[i] == '+' ? ' ' : text[i];
            continue;
        }
        int high = i + 2 < length ? hex_digit(text[i + 1]) : -1;
        int low = high < 0 ? -1 : hex_digit(text[i + 2]);
        good = low >= 0 && (high || low);
        *end++ = (char)(high * 16 + low);
        i += 2;
    }
    json_t *string = good ? json_stringn(plain, (size_t)(end - plain)) : NULL; /* jansson checks UTF-8 */
    good = string != NULL;
    json_decref(string);
    if (!good)
        memory_release(&plain);
    return plain;
}

bool form_parse(Form *form, const char *text, size_t length) {
    const char *end = text + length;
    while (text < end) {
        const char *next = memchr(text, '&', (size_t)(end - text));
        const char *stop = next ? next : end;
        const char *equals = memchr(text, '=', (size_t)(stop - text));
        const char *name_end = equals ? equals : stop;
        if (name_end > text) {
            char *name = form_unescape(text, (size_t)(name_end - text));
            char *value = equals ? form_unescape(equals + 1, (size_t)(stop - equals - 1)) : memory_copy("");
            if (!name || !value) {
                free(name);
                free(value);
                return false;
            }
            form->fields = memory_grow(form->fields, form->count + 1, sizeof *form->fields);
            form->fields[form->count++] = (FormField){name, value};
        }
        text = stop + 1;
    }
    return true;
}

const char *sim_form_value(const Form *form, const char *name) {
    for (size_t i = 0; i < form->count; i++)
        if (strcmp(form->fields[i].name, name) == 0)
            return form->fields[i].value;
    return NULL;
}

void form_release(Form *form) {
    for (size_t i = 0; i < form->count; i++) {
        free(form->fields[i].name);
        free(form->fields[i].value);
    }
    free(form->fields);
    *form = (Form){0};
}
