/* See key_reader.h. The sequences: ECMA-48 (CSI, SS3, OSC), xterm's "XTerm Control Sequences" (modifiers, mouse modes
 * 1000 and 1006, bracketed paste, OSC 11), the Linux console's and rxvt's manual pages. */
#include "tui/key_reader.h"
#include "base/memory.h"
#include "base/text.h"
#include "tui/glyph.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PASTE_MAX = 1 << 20, OSC_MAX = 4096, CSI_MAX = 64, LEARNED_MAX = 64, SEQUENCE_SIZE = 16 };
enum { INTERRUPT = 3, CANCEL = 24, SUBSTITUTE = 26 }; /* Ctrl-C; and what ends a string in ECMA-48 */

typedef struct Learned {
    char sequence[SEQUENCE_SIZE];
    size_t length;
    int code;
    unsigned modifiers;
} Learned;

struct KeyReader {
    Text bytes; /* not yet understood, from `at` on */
    size_t at;
    Text paste; /* what was pasted, raw while `pasting`, then clean */
    bool pasting;
    bool settle; /* no more bytes are coming: an Esc is an Esc, a string is over */
    Learned learned[LEARNED_MAX];
    size_t learned_count;
};

/* What became of the bytes at the front. */
typedef enum { MORE, DROPPED, KEY } Outcome;

KeyReader *key_reader_new(void) {
    KeyReader *reader = memory_new(1, sizeof *reader);
    reader->paste.max = PASTE_MAX;
    return reader;
}

void key_reader_free(KeyReader *reader) {
    if (!reader)
        return;
    text_release(&reader->bytes);
    text_release(&reader->paste);
    free(reader);
}

void key_reader_learn(KeyReader *reader, const char *sequence, int code, unsigned modifiers) {
    size_t length = sequence ? strlen(sequence) : 0;
    if (length < 2 || length >= SEQUENCE_SIZE || sequence[0] != '\033' || reader->learned_count == LEARNED_MAX)
        return;
    Learned *learned = &reader->learned[reader->learned_count++];
    memcpy(learned->sequence, sequence, length + 1);
    learned->length = length;
    learned->code = code;
    learned->modifiers = modifiers;
}

void key_reader_feed(KeyReader *reader, const char *bytes, size_t length) {
    if (reader->at > 0) { /* keep the rest only */
        size_t rest = reader->bytes.length - reader->at;
        memmove(reader->bytes.bytes, reader->bytes.bytes + reader->at, rest);
        reader->bytes.length = rest;
        reader->at = 0;
    }
    text_add(&reader->bytes, bytes, length);
    reader->settle = false;
}

int key_reader_patience(const KeyReader *reader, int escape_ms) {
    size_t length = reader->bytes.length - reader->at;
    if (length == 0 && !reader->pasting)
        return -1;
    bool may_be_key = !reader->pasting && length <= 2 && reader->bytes.bytes[reader->at] == '\033';
    return may_be_key ? escape_ms : KEY_STRING_MS;
}

void key_reader_settle(KeyReader *reader) {
    reader->settle = true;
}

/* The longest learned sequence at the front; false: none. */
static bool learned_read(const KeyReader *reader, const char *bytes, size_t length, size_t *used, Key *key) {
    *used = 0;
    for (size_t i = 0; i < reader->learned_count; i++) {
        const Learned *learned = &reader->learned[i];
        if (learned->length > length || learned->length <= *used ||
            memcmp(bytes, learned->sequence, learned->length) != 0)
            continue;
        *key = (Key){.code = learned->code, .modifiers = learned->modifiers};
        *used = learned->length;
    }
    return *used > 0;
}

static unsigned modifiers_of(int parameter) {
    unsigned bits = parameter > 1 ? (unsigned)parameter - 1 : 0;
    return (bits & 1 ? KEY_SHIFT : 0u) | (bits & 2 ? KEY_ALT : 0u) | (bits & 4 ? KEY_CTRL : 0u);
}

static int letter_code(char final) {
    static const char letters[] = "ABCDFHPQRS";
    static const int codes[] = {K_UP, K_DOWN, K_RIGHT, K_LEFT, K_END, K_HOME, K_F1, K_F1 + 1, K_F1 + 2, K_F1 + 3};
    const char *found = final ? strchr(letters, final) : NULL;
    return found ? codes[found - letters] : K_NONE;
}

static int number_code(int number) {
    static const int codes[] = {
        [1] = K_HOME,      [2] = K_INSERT,  [3] = K_DELETE,  [4] = K_END,      [5] = K_PAGE_UP,
        [6] = K_PAGE_DOWN, [7] = K_HOME,    [8] = K_END,     [11] = K_F1,      [12] = K_F1 + 1,
        [13] = K_F1 + 2,   [14] = K_F1 + 3, [15] = K_F1 + 4, [17] = K_F1 + 5,  [18] = K_F1 + 6,
        [19] = K_F1 + 7,   [20] = K_F1 + 8, [21] = K_F1 + 9, [23] = K_F1 + 10, [24] = K_F1 + 11};
    return number >= 0 && number < (int)(sizeof codes / sizeof *codes) ? codes[number] : K_NONE;
}

static Outcome mouse_key(int button, int column, int row, bool pressed, Key *key) {
    *key = (Key){.row = row - 1, .column = column - 1};
    key->modifiers = (button & 4 ? KEY_SHIFT : 0u) | (button & 8 ? KEY_ALT : 0u) | (button & 16 ? KEY_CTRL : 0u);
    int which = button & ~(4 | 8 | 16);
    key->code = which == 64 ? K_WHEEL_UP : which == 65 ? K_WHEEL_DOWN : which == 0 && pressed ? K_CLICK : K_NONE;
    return key->code == K_NONE ? DROPPED : KEY;
}

/* Parameters and final byte of a whole control sequence: "1;5" and 'A'. */
static Outcome csi_key(KeyReader *reader, const char *parameters, char final, Key *key) {
    int first = -1, second = -1, third = -1;
    sscanf(parameters, parameters[0] == '<' ? "<%5d;%5d;%5d" : "%7d;%5d;%5d", &first, &second, &third);
    *key = (Key){.modifiers = modifiers_of(second)};
    if (parameters[0] == '<')
        return final == 'M' || final == 'm' ? mouse_key(first, second, third, final == 'M', key) : DROPPED;
    if (final == '~' && first == 200) {
        reader->pasting = true;
        text_clear(&reader->paste);
        return DROPPED;
    }
    if (final == 'Z') {
        *key = (Key){.code = K_TAB, .modifiers = KEY_SHIFT};
    } else if (final == '~' || final == '^' || final == '$' || final == '@') { /* the last three are rxvt's */
        key->code = number_code(first);
        key->modifiers |= final == '^' ? KEY_CTRL : final == '$' ? KEY_SHIFT : final == '@' ? KEY_CTRL | KEY_SHIFT : 0u;
    } else if (final == 'u') { /* xterm's formatOtherKeys, and what grew from it */
        key->code = first == 8 ? K_BACKSPACE : first < K_UP ? first : K_NONE;
    } else {
        key->code = letter_code(final);
    }
    return key->code <= K_NONE ? DROPPED : KEY;
}

/* The Linux console's F1 to F5: ESC [ [ A. */
static Outcome console_read(const char *bytes, size_t length, size_t *used, Key *key) {
    *used = 4;
    if (length < 4)
        return MORE;
    if ((unsigned char)bytes[3] < K_SPACE)
        *used = 3;
    *key = (Key){.code = bytes[3] >= 'A' && bytes[3] <= 'E' ? K_F1 + bytes[3] - 'A' : K_NONE};
    return key->code == K_NONE ? DROPPED : KEY;
}

/* The mouse as X10 told it: ESC [ M and three bytes. */
static Outcome x10_read(const char *bytes, size_t length, size_t *used, Key *key) {
    for (*used = 3; *used < 6; ++*used) {
        if (*used == length)
            return MORE;
        if ((unsigned char)bytes[*used] < K_SPACE) /* broken off */
            return DROPPED;
    }
    int button = (unsigned char)bytes[3] - 32;
    return mouse_key(button, (unsigned char)bytes[4] - 32, (unsigned char)bytes[5] - 32, true, key);
}

static Outcome csi_read(KeyReader *reader, const char *bytes, size_t length, size_t *used, Key *key) {
    if (length > 2 && bytes[2] == '[')
        return console_read(bytes, length, used, key);
    if (length > 2 && bytes[2] == 'M')
        return x10_read(bytes, length, used, key);
    char parameters[CSI_MAX] = "";
    for (size_t i = 2; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        bool final = (byte >= 0x40 && byte <= 0x7e) || (byte == '$' && i > 2);
        if (final) {
            *used = i + 1;
            return csi_key(reader, parameters, (char)byte, key);
        }
        if (byte < 0x20 || byte > 0x7e || i - 2 >= CSI_MAX - 1) { /* broken off: read on with this byte */
            *used = i;
            return DROPPED;
        }
        parameters[i - 2] = (char)byte;
    }
    return MORE;
}

/* "]11;rgb:ffff/ffff/dddd": the background's colour. */
static Outcome osc_key(const char *text, Key *key) {
    unsigned part[3];
    int digits[4] = {0};
    if (sscanf(text, "11;rgb:%n%4x%n/%4x/%4x", &digits[0], &part[0], &digits[1], &part[1], &part[2]) != 3)
        return DROPPED;
    /* Perceived brightness (ITU-R BT.601), against half of what that many digits can say. */
    double full = digits[1] - digits[0] == 4 ? 65535 : digits[1] - digits[0] == 2 ? 255 : 15;
    *key = (Key){.code = K_BACKGROUND};
    key->light = (0.299 * part[0] + 0.587 * part[1] + 0.114 * part[2]) / full > 0.5;
    return KEY;
}

/* A string that the terminal sends: up to BEL, ESC \, or what breaks it off. Only the background's colour means
 * anything to us. */
static Outcome string_read(const KeyReader *reader, const char *bytes, size_t length, size_t *used, Key *key) {
    for (size_t i = 2; i < length; i++) {
        bool bell = bytes[i] == '\a', escape = bytes[i] == '\033';
        bool broken = bytes[i] == INTERRUPT || bytes[i] == CANCEL || bytes[i] == SUBSTITUTE;
        if (escape && i + 1 == length && !reader->settle)
            return MORE;
        if (!bell && !escape && !broken && i < OSC_MAX)
            continue;
        bool whole = escape && i + 1 < length && bytes[i + 1] == '\\';
        *used = whole ? i + 2 : escape || bytes[i] == INTERRUPT ? i : i + 1;
        char text[64] = "";
        size_t size = i - 2 < sizeof text - 1 ? i - 2 : sizeof text - 1;
        memcpy(text, bytes + 2, size);
        return bytes[1] == ']' && !broken ? osc_key(text, key) : DROPPED;
    }
    return MORE;
}

/* A control byte or a character without Esc. */
static Outcome character_read(const char *bytes, size_t length, size_t *used, Key *key) {
    unsigned char first = (unsigned char)bytes[0];
    *key = (Key){0};
    *used = 1;
    if (first >= 0x80) {
        size_t whole = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
        char text[5] = "";
        memcpy(text, bytes, length < whole ? length : whole);
        if (length < whole && first >= 0xc2 && first < 0xf5)
            return MORE;
        Glyph glyph;
        glyph_next(text, &glyph);
        /* A mark that combines comes with a blank before it: the mark is what was typed. */
        key->code = (int)(glyph.characters[1] ? glyph.characters[1] : glyph.characters[0]);
        if (key->code == 0xfffd || key->code == '?')
            return DROPPED;
        *used = glyph.bytes;
        return KEY;
    }
    if (first == 0) {
        *key = (Key){.code = K_SPACE, .modifiers = KEY_CTRL};
    } else if (first == '\b' || first == K_BACKSPACE) {
        key->code = K_BACKSPACE;
    } else if (first == '\r' || first == '\n') {
        key->code = K_ENTER;
    } else if (first == K_TAB || first >= K_SPACE) {
        key->code = first;
    } else {
        *key = (Key){.code = first <= 26 ? first - 1 + 'a' : first + 0x40, .modifiers = KEY_CTRL};
    }
    return KEY;
}

/* ESC O and a letter: F1 to F4, arrows and the keypad in application mode. */
static Outcome ss3_read(const char *bytes, size_t length, size_t *used, Key *key) {
    *used = 3;
    if (length < 3)
        return MORE;
    int keypad = bytes[2] == 'M' ? K_ENTER : bytes[2] >= 'j' && bytes[2] <= 'y' ? bytes[2] - 'j' + '*' : K_NONE;
    *key = (Key){.code = letter_code(bytes[2]) != K_NONE ? letter_code(bytes[2]) : keypad};
    return key->code == K_NONE ? DROPPED : KEY;
}

static Outcome escape_read(KeyReader *reader, const char *bytes, size_t length, size_t *used, Key *key) {
    Outcome outcome;
    if (learned_read(reader, bytes, length, used, key))
        return KEY;
    if (length == 1) {
        *used = 1;
        *key = (Key){.code = K_ESCAPE};
        return reader->settle ? KEY : MORE;
    }
    /* Two bytes and then silence: Alt with a key that could have begun a sequence. */
    bool begun = length > 2 || !reader->settle;
    if (bytes[1] == '[' && begun)
        return csi_read(reader, bytes, length, used, key);
    if (bytes[1] == 'O' && begun && (length < 3 || (unsigned char)bytes[2] >= K_SPACE))
        return ss3_read(bytes, length, used, key);
    if (bytes[1] != '\0' && strchr("]P_^X", bytes[1]) && begun)
        return string_read(reader, bytes, length, used, key);
    if (bytes[1] == '\033') { /* Alt with a key that sends a sequence, or two Escs */
        if (length == 2 || (bytes[2] != '[' && bytes[2] != 'O')) {
            *used = 1;
            *key = (Key){.code = K_ESCAPE};
            return length == 2 && !reader->settle ? MORE : KEY;
        }
        outcome = escape_read(reader, bytes + 1, length - 1, used, key);
    } else {
        outcome = character_read(bytes + 1, length - 1, used, key);
    }
    ++*used;
    key->modifiers |= KEY_ALT;
    return outcome;
}

/* Line ends become '\n'; control characters and bytes that are no UTF-8 are left out. */
static void paste_clean(KeyReader *reader) {
    Text clean = {.max = PASTE_MAX};
    const char *text = text_string(&reader->paste);
    Glyph glyph;
    for (size_t at = 0; at < reader->paste.length; at += glyph.bytes) {
        char byte = text[at];
        glyph.bytes = 1;
        if (byte == '\n' || byte == '\t')
            text_add(&clean, &byte, 1);
        else if (byte == '\r' && text[at + 1] != '\n')
            text_put(&clean, "\n");
        else if (byte >= 0 && (byte < 0x20 || byte == 0x7f))
            continue;
        else if (glyph_next(text + at, &glyph) && (byte == '?' || glyph.characters[0] != '?') &&
                 glyph.characters[0] != 0xfffd)
            text_add(&clean, text + at, glyph.bytes);
    }
    text_release(&reader->paste);
    reader->paste = clean;
}

/* Takes over what was pasted. True at its end; when that never comes, silence and a Ctrl-C after it are one. */
static bool paste_read(KeyReader *reader) {
    static const char end[] = "\033[201~";
    const char *bytes = reader->bytes.bytes + reader->at;
    size_t length = reader->bytes.length - reader->at;
    const char *found = memmem(bytes, length, end, sizeof end - 1);
    bool interrupted = !found && length > 0 && bytes[length - 1] == INTERRUPT;
    bool ended = found || interrupted || reader->settle;
    size_t taken = found                  ? (size_t)(found - bytes)
                   : interrupted          ? length - 1
                   : ended                ? length
                   : length >= sizeof end ? length - (sizeof end - 1)
                                          : 0;
    size_t room = PASTE_MAX - reader->paste.length;
    text_add(&reader->paste, bytes, taken < room ? taken : room);
    reader->at += taken + (found ? sizeof end - 1 : 0);
    if (!ended)
        return false;
    reader->pasting = false;
    paste_clean(reader);
    return true;
}

bool key_reader_next(KeyReader *reader, Key *key) {
    while (reader->at < reader->bytes.length || (reader->pasting && reader->settle)) {
        if (reader->pasting) {
            if (!paste_read(reader))
                return false;
            *key = (Key){.code = K_PASTE, .paste = text_string(&reader->paste)};
            return true;
        }
        const char *bytes = reader->bytes.bytes + reader->at;
        size_t length = reader->bytes.length - reader->at, used = 0;
        Outcome outcome = bytes[0] == '\033' ? escape_read(reader, bytes, length, &used, key)
                                             : character_read(bytes, length, &used, key);
        if (outcome == MORE && !reader->settle)
            return false;
        reader->at += outcome == MORE ? length : used; /* begun, and never ended */
        if (outcome == KEY)
            return true;
    }
    return false;
}
