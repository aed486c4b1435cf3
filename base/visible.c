/* See visible.h. Own code: no library of ours decodes UTF-8 outside the locale, and this must not depend on it. */
#include "base/visible.h"

#include <stdint.h>
#include <string.h>

/* The bytes of the character at `s`, 0 when it is not well-formed UTF-8 (RFC 3629: no overlong form, no surrogate). */
static size_t decode(const unsigned char *s, uint32_t *character) {
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t length = s[0] < 0x80             ? 1
                    : (s[0] & 0xe0) == 0xc0 ? 2
                    : (s[0] & 0xf0) == 0xe0 ? 3
                    : (s[0] & 0xf8) == 0xf0 ? 4
                                            : 0;
    if (length == 0)
        return 0;
    uint32_t value = length == 1 ? s[0] : s[0] & (0x7fu >> length);
    for (size_t i = 1; i < length; i++) {
        if ((s[i] & 0xc0) != 0x80) /* the NUL at the end stops it here too */
            return 0;
        value = value << 6 | (s[i] & 0x3fu);
    }
    if (length > 1 && value < least[length])
        return 0;
    if ((value >= 0xd800 && value <= 0xdfff) || value > 0x10ffff)
        return 0;
    *character = value;
    return length;
}

static bool harmful(uint32_t c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x61c || (c >= 0x200b && c <= 0x200f) ||
           (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff ||
           (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe0fff);
}

void visible_add(Text *text, const char *string, bool lines) {
    for (const unsigned char *s = (const unsigned char *)string; *s;) {
        uint32_t c = 0;
        size_t length = decode(s, &c);
        if (length == 0) {
            text_print(text, "\\x%02x", *s++);
            continue;
        }
        if (c == '\n' || c == '\t')
            text_put(text, !lines ? " " : c == '\n' ? "\n" : "\t");
        else if (!harmful(c))
            text_add(text, (const char *)s, length);
        else if (c < 0x100)
            text_print(text, "\\x%02x", (unsigned)c);
        else
            text_print(text, "\\u%04x", (unsigned)c);
        s += length;
    }
}

char *visible_copy(const char *string) {
    Text text = {0};
    if (string)
        visible_add(&text, string, false);
    return text_take(&text);
}
