/* Bytes to keys: what xterm, rxvt, the Linux console and a slow link send; pastes; broken sequences. */
#include "tui/key_reader.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

/* The names of all keys in the bytes, parted by blanks, a paste as [text]. */
static void read_all(KeyReader *reader, Text *names) {
    Key key;
    while (key_reader_next(reader, &key)) {
        char label[KEY_LABEL_SIZE];
        key_label(&key, label);
        text_print(names, "%s%s", names->length ? " " : "", label);
        if (key.code == K_PASTE)
            text_print(names, "[%s]", key.paste);
        if (key.code == K_CLICK)
            text_print(names, "@%d,%d", key.row, key.column);
        if (key.code == K_BACKGROUND)
            text_put(names, key.light ? "=light" : "=dark");
    }
}

typedef struct Case {
    const char *name, *bytes, *keys;
} Case;

static const Case cases[] = {
    {"letters", "aZ9", "a Z 9"},
    {"UTF-8", "é東😀", "é 東 😀"},
    {"no UTF-8", "a\xff\xc0\x80z", "a z"},
    {"control", "\x01\x1a\x1f\x1c", "Ctrl-A Ctrl-Z Ctrl-_ Ctrl-\\"},
    {"blank, tab, enter", " \t\r\n", "Space Tab Enter Enter"},
    {"backspace", "\x7f\b", "Bksp Bksp"},
    {"arrows", "\033[A\033[B\033OC\033OD", "↑ ↓ → ←"},
    {"modified arrows", "\033[1;5A\033[1;3B\033[1;2C\033[1;6D", "Ctrl-↑ Alt-↓ Shift-→ Ctrl-Shift-←"},
    {"home, end", "\033[H\033[F\033OH\033OF\033[1~\033[4~\033[7~\033[8~", "Home End Home End Home End Home End"},
    {"pages", "\033[5~\033[6~\033[2~\033[3~\033[3;5~", "PgUp PgDn Ins Del Ctrl-Del"},
    {"functions", "\033OP\033[12~\033[15~\033[24~\033[1;2P", "F1 F2 F5 F12 Shift-F1"},
    {"console", "\033[[A\033[[E", "F1 F5"},
    {"rxvt", "\033[3^\033[7$\033[5@", "Ctrl-Del Shift-Home Ctrl-Shift-PgUp"},
    {"back tab", "\033[Z", "Shift-Tab"},
    {"Alt", "\033a\033é\033\r\033\x7f", "Alt-A Alt-é Alt-Enter Alt-Bksp"},
    {"Alt with Ctrl", "\033\x02", "Ctrl-Alt-B"},
    {"Alt with an arrow", "\033\033[A", "Alt-↑"},
    {"Esc", "\033", "Esc"},
    {"Esc Esc", "\033\033", "Esc Esc"},
    {"Alt [", "\033[", "Alt-["},
    {"keypad", "\033OM\033Ok\033Oq", "Enter + 1"},
    {"CSI u", "\033[97;5u\033[13;2u\033[27u", "Ctrl-A Shift-Enter Esc"},
    {"click", "\033[<0;12;5M\033[<0;12;5m", "Click@4,11"},
    {"far click", "\033[<0;299;99M", "Click@98,298"},
    {"wheel", "\033[<64;1;1M\033[<65;1;1M", "Wheel up Wheel down"},
    {"old mouse", "\033[M !\"x", "Click@1,0 x"},
    {"other buttons", "\033[<2;1;1M\033[<35;1;1Mx", "x"},
    {"paste", "\033[200~one\r\ntwo\rthree\n\033[201~x", "Paste[one\ntwo\nthree\n] x"},
    {"evil paste", "\033[200~a\033[31mb\x07\xff c\033[201~", "Paste[a[31mb c]"},
    {"empty paste", "\033[200~\033[201~", "Paste[]"},
    {"light", "\033]11;rgb:ffff/ffff/dddd\007x", "Background=light x"},
    {"dark", "\033]11;rgb:1e/1e/2e\033\\x", "Background=dark x"},
    {"other reply", "\033]4;1;rgb:0/0/0\007\033P1+r\033\\x", "x"},
    {"device attributes", "\033[?62;22cx", "x"},
    {"focus", "\033[I\033[Ox", "x"},
    {"broken sequence", "\033[12\033[Ax", "↑ x"},
    {"unknown", "\033[99~\033[1;1Xx", "x"},
    /* What was begun and never ends: silence ends it, and Ctrl-C gets through at once. */
    {"string without end", "\033Pabc", ""},
    {"colour without end", "\033]11;rgb:ff", ""},
    {"string, Ctrl-C", "\033Pabc\x03q", "Ctrl-C q"},
    {"message, Ctrl-C", "\033_abc\x03", "Ctrl-C"},
    {"colour, Ctrl-C", "\033]11;rgb:ffff/ffff/dddd\x03x", "Ctrl-C x"},
    {"string called off", "\033Xabc\x18x\033^abc\x1ay", "x y"},
    {"string, Esc", "\033Pabc\033", "Esc"},
    {"string, arrow", "\033Pabc\033[A", "↑"},
    {"paste without end", "\033[200~one", "Paste[one]"},
    {"paste without anything", "\033[200~", "Paste[]"},
    {"paste with half an end", "\033[200~one\033[201", "Paste[one[201]"},
    {"paste, Ctrl-C", "\033[200~one\x03", "Paste[one] Ctrl-C"},
    {"sequence without end", "\033[1;5", ""},
    {"sequence, Ctrl-C", "\033[1;5\x03", "Ctrl-C"},
    {"console's key, Ctrl-C", "\033[[\x03", "Ctrl-C"},
    {"old mouse, Ctrl-C", "\033[M !\x03", "Ctrl-C"},
    {"keypad, Ctrl-C", "\033O\x03", "Alt-O Ctrl-C"},
    {"half a character", "\xe6\x9d", ""},
};

static void test_keys(void **unused) {
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t length = strlen(cases[i].bytes);
        /* All at once, and one byte at a time: a link may cut anywhere. */
        for (size_t step = 1; step <= length; step += length - 1 > 0 ? length - 1 : 1) {
            KeyReader *reader = key_reader_new();
            AUTO(text_release) Text names = {0};
            for (size_t at = 0; at < length; at += step) {
                key_reader_feed(reader, cases[i].bytes + at, at + step < length ? step : length - at);
                read_all(reader, &names);
            }
            if (key_reader_patience(reader, KEY_ESCAPE_MS) >= 0) {
                key_reader_settle(reader);
                read_all(reader, &names);
            }
            if (strcmp(text_string(&names), cases[i].keys) != 0)
                fail_msg("%s by %zu: \"%s\" instead of \"%s\"", cases[i].name, step, text_string(&names),
                         cases[i].keys);
            key_reader_free(reader);
        }
    }
}

static void test_nul_is_a_key(void **unused) {
    (void)unused;
    KeyReader *reader = key_reader_new();
    AUTO(text_release) Text names = {0};
    key_reader_feed(reader, "\0\033\0x", 4);
    read_all(reader, &names);
    assert_string_equal(text_string(&names), "Ctrl-Space Ctrl-Alt-Space x");
    key_reader_free(reader);
}

static void test_learned(void **unused) {
    (void)unused;
    KeyReader *reader = key_reader_new();
    AUTO(text_release) Text names = {0};
    key_reader_learn(reader, "\033k", K_UP, 0);
    key_reader_learn(reader, NULL, K_DOWN, 0);
    key_reader_feed(reader, "\033k", 2);
    read_all(reader, &names);
    assert_string_equal(text_string(&names), "↑");
    key_reader_free(reader);
}

static void test_large_paste(void **unused) {
    (void)unused;
    KeyReader *reader = key_reader_new();
    char chunk[4096];
    memset(chunk, 'a', sizeof chunk);
    key_reader_feed(reader, "\033[200~", 6);
    for (int i = 0; i < 512; i++) { /* 2 MiB: more than is taken */
        Key key;
        key_reader_feed(reader, chunk, sizeof chunk);
        assert_false(key_reader_next(reader, &key));
    }
    key_reader_feed(reader, "\033[201~b", 7);
    Key key;
    assert_true(key_reader_next(reader, &key) && key.code == K_PASTE);
    assert_int_equal(strlen(key.paste), 1 << 20);
    assert_true(key_reader_next(reader, &key) && key.code == 'b');
    key_reader_free(reader);
}

/* Random bytes: nothing may be read that is not there, and a plain key gets through in the end. */
static void test_noise(void **unused) {
    static const char likely[] = "\033\033\033[[[OOP]M<;0129~uABmM\a\\ \xc3\xa9\xe6\x97\xa5\xff";
    (void)unused;
    srand(7);
    for (int round = 0; round < 3000; round++) {
        KeyReader *reader = key_reader_new();
        char bytes[64];
        size_t length = (size_t)rand() % sizeof bytes;
        for (size_t i = 0; i < length; i++)
            bytes[i] = rand() % 8 ? likely[(size_t)rand() % (sizeof likely - 1)] : (char)rand();
        Key key;
        char label[KEY_LABEL_SIZE];
        key_reader_feed(reader, bytes, length);
        while (key_reader_next(reader, &key))
            key_label(&key, label);
        key_reader_settle(reader);
        while (key_reader_next(reader, &key))
            key_label(&key, label);
        key_reader_free(reader);
    }
}

/* After the silence the next key is a key, whatever was begun before it. */
static void test_silence_ends(void **unused) {
    static const char *const begun[] = {
        "\033[200~", "\033[200~abc\033[20", "\033Pabc", "\033]11;rgb:1", "\033_", "\033[12;", "\033[M a", "\xf0\x9f"};
    (void)unused;
    for (size_t i = 0; i < sizeof begun / sizeof *begun; i++) {
        KeyReader *reader = key_reader_new();
        AUTO(text_release) Text names = {0};
        Key key;
        key_reader_feed(reader, begun[i], strlen(begun[i]));
        assert_false(key_reader_next(reader, &key));
        assert_true(key_reader_patience(reader, KEY_ESCAPE_MS) > 0);
        key_reader_settle(reader);
        read_all(reader, &names);
        assert_int_equal(key_reader_patience(reader, KEY_ESCAPE_MS), -1);
        text_clear(&names);
        key_reader_feed(reader, "q", 1);
        read_all(reader, &names);
        if (strcmp(text_string(&names), "q") != 0)
            fail_msg("%zu: \"%s\" instead of q", i, text_string(&names));
        key_reader_free(reader);
    }
}

/* An Esc is told soon; what can be no key waits for a slow link. */
static void test_patience(void **unused) {
    static const struct {
        const char *bytes;
        int patience;
    } waits[] = {{"", -1},
                 {"x", -1},
                 {"\033", 7},
                 {"\033[", 7},
                 {"\033\033", 7},
                 {"\033P", 7},
                 {"\033[1", KEY_STRING_MS},
                 {"\033P1", KEY_STRING_MS},
                 {"\033[200~", KEY_STRING_MS}};
    (void)unused;
    for (size_t i = 0; i < sizeof waits / sizeof *waits; i++) {
        KeyReader *reader = key_reader_new();
        Key key;
        key_reader_feed(reader, waits[i].bytes, strlen(waits[i].bytes));
        while (key_reader_next(reader, &key))
            continue;
        assert_int_equal(key_reader_patience(reader, 7), waits[i].patience);
        key_reader_free(reader);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_keys),    cmocka_unit_test(test_nul_is_a_key),
                                       cmocka_unit_test(test_learned), cmocka_unit_test(test_large_paste),
                                       cmocka_unit_test(test_noise),   cmocka_unit_test(test_silence_ends),
                                       cmocka_unit_test(test_patience)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
