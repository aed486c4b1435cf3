/* See template_scalar.h. */
#include "stack/template_scalar.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define WORD "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-"

void scalar_quoted(const char *text, Text *out) {
    text_put(out, "\"");
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        if (*at == '"' || *at == '\\')
            text_print(out, "\\%c", *at);
        else if (*at == '\n')
            text_put(out, "\\n");
        else if (*at < 0x20 || *at == 0x7f)
            text_print(out, "\\x%02x", *at);
        else if (at[0] == 0xc2 && at[1] >= 0x80 && at[1] <= 0x9f) /* C1 controls; U+0085 is a line break in YAML */
            text_print(out, "\\x%02x", *++at);
        else if (at[0] == 0xe2 && at[1] == 0x80 && (at[2] == 0xa8 || at[2] == 0xa9)) { /* U+2028, U+2029: the same */
            text_print(out, "\\u20%02x", at[2] - 0x80);
            at += 2;
        } else if (at[0] == 0xef && at[1] == 0xbb && at[2] == 0xbf) { /* U+FEFF: a byte order mark */
            text_put(out, "\\ufeff");
            at += 2;
        } else
            text_add(out, (const char *)at, 1);
    }
    text_put(out, "\"");
}

/* A word that no reader of YAML, 1.1 or 1.2, takes for anything but text. */
static bool is_word(const char *text, bool alone) {
    static const char *const other[] = {"true", "false", "yes", "no", "on", "off", "y", "n", "null"};
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        if (strcasecmp(text, other[i]) == 0)
            return false;
    size_t length = strlen(text);
    return isalpha((unsigned char)text[0]) && text[strspn(text, alone ? WORD ":" : WORD)] == '\0' &&
           text[length - 1] != ':';
}

/* A number, word or the like that stood without quotes and can stand so in { } too. */
static bool stays_plain(const char *text) {
    return text[0] != '\0' && text[0] != '-' && text[strspn(text, WORD)] == '\0';
}

static bool is_negative(const char *text) {
    return text[0] == '-' && isdigit((unsigned char)text[1]) && text[1 + strspn(text + 1, "0123456789.")] == '\0';
}

/* In single quotes nothing but a quote is doubled. */
static bool single_fits(const char *text) {
    size_t doubled = 0, escaped = 0;
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        if (*at < 0x20 || *at >= 0x7f)
            return false;
        doubled += *at == '\'';
        escaped += *at == '"' || *at == '\\';
    }
    return doubled < escaped;
}

static void scalar_single(const char *text, Text *out) {
    text_put(out, "'");
    for (; *text; text++)
        text_print(out, *text == '\'' ? "''" : "%c", *text);
    text_put(out, "'");
}

void scalar_text(const char *text, bool alone, Text *out) {
    if (is_word(text, alone))
        text_put(out, text);
    else if (single_fits(text))
        scalar_single(text, out);
    else
        scalar_quoted(text, out);
}

void scalar_write(const yaml_node_t *node, bool alone, Text *out) {
    const char *text = (const char *)node->data.scalar.value;
    bool plain = node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (plain && (stays_plain(text) || is_negative(text)))
        text_put(out, text);
    else if (plain && (text[0] == '\0' || strcmp(text, "~") == 0)) /* nothing */
        text_put(out, "~");
    else
        scalar_text(text, alone, out);
}

void scalar_key(const char *key, Text *out) {
    if (stays_plain(key))
        text_put(out, key);
    else
        scalar_quoted(key, out);
}

/* A trailing line end is "|", none "|-"; what begins with a blank or holds what YAML would not keep is quoted. */
bool scalar_is_lines(const yaml_node_t *node) {
    const char *text = (const char *)node->data.scalar.value;
    size_t length = strlen(text), newlines = 0;
    if (node->type != YAML_SCALAR_NODE || length < 2 || strchr(" \n\t", text[0]) ||
        strcmp(text + length - 2, "\n\n") == 0)
        return false;
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        newlines += *at == '\n';
        if ((*at < 0x20 && *at != '\n') || *at == 0x7f || (at[0] == 0xc2 && at[1] >= 0x80 && at[1] <= 0x9f) ||
            (at[0] == 0xe2 && at[1] == 0x80) || at[0] == 0xef)
            return false;
    }
    return newlines > 1;
}

void scalar_lines(const yaml_node_t *node, int indent, Text *out) {
    const char *text = (const char *)node->data.scalar.value;
    text_put(out, text[strlen(text) - 1] == '\n' ? "|\n" : "|-\n");
    for (const char *at = text; *at;) {
        size_t length = strcspn(at, "\n");
        if (length)
            text_print(out, "%*s", indent, "");
        text_add(out, at, length);
        text_put(out, "\n");
        at += length + (at[length] == '\n');
    }
}
