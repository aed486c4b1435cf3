/* How a value is written so that it reads back as itself. */
#include "settings/yaml_edit.h"

#include <string.h>
#include <strings.h>

/* "2001-12-14t21:59:43", "2001-12-14 21:59:43.10 -5": what follows the day may be anything that begins as a time. */
static bool looks_dated(const char *value) {
    static const char shape[] = "dddd-d";
    for (size_t i = 0; shape[i]; i++)
        if (shape[i] == 'd' ? value[i] < '0' || value[i] > '9' : value[i] != '-')
            return false;
    const char *rest = value + strspn(value, "0123456789-");
    return strchr("Tt \t", *rest) && rest[1 + strspn(rest + 1, " \t")] >= '0' &&
           rest[1 + strspn(rest + 1, " \t")] <= '9';
}

/* Whether a plain scalar of this text is something else than a text to some reader of YAML 1.1 or 1.2: a boolean, a
 * number, a date, nothing. */
static bool yaml_looks_typed(const char *value) {
    static const char *const words[] = {"true", "false", "yes", "no", "on", "off", "y", "n", "null", "~", "=", "<<"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcasecmp(value, words[i]) == 0)
            return true;
    if (*value && strchr("0123456789.+-", *value))
        return value[strspn(value, "0123456789.+-_:eExXoOabcdefABCDEFnNiI")] == '\0' || looks_dated(value);
    return *value == '\0';
}

static bool plain_holds(const char *value, bool flow) {
    size_t length = strlen(value);
    if (length == 0 || strchr("-?:,[]{}#&*!|>'\"%@`~=<", value[0]) || value[0] == ' ' || value[length - 1] == ' ' ||
        value[length - 1] == ':' || strcasecmp(value, "null") == 0 || strncmp(value, "...", 3) == 0)
        return false;
    if (strstr(value, ": ") || strstr(value, " #") || (flow && strpbrk(value, ",[]{}:?")))
        return false;
    for (const char *c = value; *c; c++)
        if ((unsigned char)*c < ' ' || (unsigned char)*c > '~') /* letters beyond ASCII are quoted: some break lines */
            return false;
    return true;
}

static void spell_double(Text *text, const char *value) {
    text_put(text, "\"");
    for (; *value; value++) {
        /* U+FFFE and U+FFFF are well-formed, and not printable to YAML. */
        if (memcmp(value, "\xef\xbf", 2) == 0 && ((unsigned char)value[2] == 0xbe || (unsigned char)value[2] == 0xbf)) {
            text_put(text, (unsigned char)value[2] == 0xbe ? "\\uFFFE" : "\\uFFFF");
            value += 2;
            continue;
        }
        if (*value == '"' || *value == '\\')
            text_put(text, "\\");
        if ((unsigned char)*value < ' ' || *value == 0x7f)
            text_print(text, "\\x%02x", (unsigned char)*value);
        else
            text_add(text, value, 1);
    }
    text_put(text, "\"");
}

void yaml_spell(Text *text, const char *value, YamlQuote quote, bool flow, bool other_readers) {
    bool plain = plain_holds(value, flow) && !(other_readers && yaml_looks_typed(value));
    bool ascii = true;
    for (const char *c = value; *c; c++)
        ascii = ascii && *c >= ' ' && *c <= '~';
    if (quote == YAML_SINGLE && ascii) {
        text_put(text, "'");
        for (const char *c = value; *c; c++) {
            text_put(text, *c == '\'' ? "'" : "");
            text_add(text, c, 1);
        }
        text_put(text, "'");
    } else if (quote == YAML_DOUBLE || !plain) {
        spell_double(text, value);
    } else {
        text_put(text, value);
    }
}
