/* See glyph.h. */
#include "tui/glyph.h"

#include <locale.h>
#include <pthread.h>
#include <string.h>
#include <wchar.h>

/* Widths and UTF-8 come from the C library, of a locale of our own: they must not depend on the user's. */
static locale_t utf8;

static void utf8_open(void) {
    utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
}

static locale_t utf8_use(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, utf8_open);
    return utf8 ? uselocale(utf8) : (locale_t)0;
}

static void utf8_leave(locale_t before) {
    if (before)
        uselocale(before);
}

int glyph_width(uint32_t character) {
    if (character < 0x7f)
        return character >= 0x20 ? 1 : -1;
    locale_t before = utf8_use();
    int columns = wcwidth((wchar_t)character);
    utf8_leave(before);
    return columns;
}

/* One character of `text`; the bytes it takes, 0 at the end. A bad byte is U+FFFD. */
static size_t decode(const char *text, uint32_t *character) {
    unsigned char first = (unsigned char)*text;
    *character = first;
    if (first < 0x80)
        return first != 0;
    mbstate_t state = {0};
    wchar_t wide = 0;
    locale_t before = utf8_use();
    size_t bytes = mbrtowc(&wide, text, strnlen(text, 4), &state);
    utf8_leave(before);
    bool bad = bytes == 0 || bytes > 4;
    *character = bad ? 0xfffd : (uint32_t)wide;
    return bad ? 1 : bytes;
}

size_t glyph_encode(uint32_t character, char *bytes) {
    mbstate_t state = {0};
    locale_t before = utf8_use();
    size_t length = wcrtomb(bytes, (wchar_t)character, &state);
    utf8_leave(before);
    if (length > 4) {
        bytes[0] = '?';
        length = 1;
    }
    bytes[length] = '\0';
    return length;
}

bool glyph_next(const char *text, Glyph *glyph) {
    *glyph = (Glyph){.columns = 1};
    uint32_t character;
    size_t bytes = decode(text, &character);
    if (bytes == 0)
        return false;
    int columns = glyph_width(character);
    size_t count = 0;
    if (columns > 0) {
        glyph->characters[count++] = character;
        glyph->columns = columns;
    } else if (columns == 0) { /* a mark with nothing before it: it needs something to stand on */
        glyph->characters[count++] = ' ';
        glyph->characters[count++] = character;
    } else {
        glyph->characters[count++] = character == '\t' ? ' ' : '?';
    }
    glyph->bytes = bytes;
    while ((unsigned char)text[glyph->bytes] >= 0x80) {
        bytes = decode(text + glyph->bytes, &character);
        if (glyph_width(character) != 0)
            break;
        if (count < GLYPH_CHARACTERS)
            glyph->characters[count++] = character;
        glyph->bytes += bytes;
    }
    return true;
}

size_t glyph_before(const char *text, size_t at) {
    Glyph glyph;
    size_t start = 0;
    /* Forward from the front: what belongs together is only known from there. Lines are short. */
    for (size_t byte = 0; byte < at && glyph_next(text + byte, &glyph); byte += glyph.bytes)
        start = byte;
    return start;
}

int glyph_columns(const char *text) {
    Glyph glyph;
    int columns = 0;
    for (; glyph_next(text, &glyph); text += glyph.bytes)
        columns += glyph.columns;
    return columns;
}

size_t glyph_fit(const char *text, int columns, int *used) {
    Glyph glyph;
    size_t bytes = 0;
    int taken = 0;
    while (glyph_next(text + bytes, &glyph) && taken + glyph.columns <= columns) {
        taken += glyph.columns;
        bytes += glyph.bytes;
    }
    if (used)
        *used = taken;
    return bytes;
}

bool glyph_line(const char *text, int columns, size_t *length, size_t *next) {
    if (*text == '\0')
        return false;
    Glyph glyph;
    size_t byte = 0, word_end = 0; /* where the last whole word ends */
    int taken = 0;
    bool in_word = false;
    while (text[byte] != '\n' && glyph_next(text + byte, &glyph)) {
        bool blank = text[byte] == ' ';
        if (blank && in_word)
            word_end = byte;
        in_word = !blank;
        if (taken + glyph.columns > columns && !blank) {
            *length = word_end > 0 ? word_end : byte > 0 ? byte : glyph.bytes;
            *next = *length;
            while (text[*next] == ' ')
                ++*next;
            return true;
        }
        taken += glyph.columns;
        byte += glyph.bytes;
    }
    *next = byte + (text[byte] == '\n');
    while (byte > 0 && text[byte - 1] == ' ' && taken > columns) {
        byte--;
        taken--;
    }
    *length = byte;
    return true;
}

char glyph_ascii(uint32_t c) {
    static const struct {
        uint32_t character;
        char ascii;
    } pairs[] = {
        {0x00a0, ' '}, {0x00ab, '<'}, {0x00b0, 'o'},  {0x00b1, '+'}, {0x00b7, '.'},  {0x00bb, '>'},  {0x2010, '-'},
        {0x2011, '-'}, {0x2012, '-'}, {0x2013, '-'},  {0x2014, '-'}, {0x2018, '\''}, {0x2019, '\''}, {0x201c, '"'},
        {0x201d, '"'}, {0x2022, '*'}, {0x2026, '~'},  {0x2039, '<'}, {0x203a, '>'},  {0x20ac, 'E'},  {0x2190, '<'},
        {0x2191, '^'}, {0x2192, '>'}, {0x2193, 'v'},  {0x2194, '-'}, {0x2195, '|'},  {0x21b5, '>'},  {0x2212, '-'},
        {0x2248, '~'}, {0x2264, '<'}, {0x2265, '>'},  {0x25a0, '#'}, {0x25a1, 'o'},  {0x25b2, '!'},  {0x25b4, '^'},
        {0x25b6, '>'}, {0x25b8, '>'}, {0x25bc, 'v'},  {0x25be, 'v'}, {0x25c0, '<'},  {0x25c2, '<'},  {0x25c6, '*'},
        {0x25cb, 'o'}, {0x25cf, '*'}, {0x2713, '+'},  {0x2714, '+'}, {0x2717, 'x'},  {0x2718, 'x'},  {0x280b, '|'},
        {0x2819, '/'}, {0x2839, '-'}, {0x2838, '\\'}, {0x283c, '|'}, {0x2834, '/'},  {0x2826, '-'},  {0x2827, '\\'},
        {0x2807, '|'}, {0x280f, '/'},
    };
    /* U+00C0 to U+00FF without their accents. */
    static const char latin[] = "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty";
    if (c < 0x80)
        return (char)c;
    if (c >= 0xc0 && c <= 0xff)
        return latin[c - 0xc0];
    if (c >= 0x2500 && c <= 0x257f)
        return c == 0x2500 || c == 0x2501 || c == 0x2550 ? '-' : c == 0x2502 || c == 0x2503 || c == 0x2551 ? '|' : '+';
    if (c >= 0x2580 && c <= 0x259f)
        return c >= 0x2591 && c <= 0x2592 ? '.' : '#';
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i].character == c)
            return pairs[i].ascii;
    return '?';
}
