/* Roles on every kind of terminal: what means something can be told apart, with and without colours. */
#include "tui/theme.h"
#include "tui/glyph.h"

#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static bool same(Look one, Look other) {
    return one.front == other.front && one.back == other.back && one.bold == other.bold && one.dim == other.dim &&
           one.underline == other.underline && one.reverse == other.reverse;
}

static void test_apart(void **unused) {
    static const int colours[] = {0, 8, 16, 256, 1 << 24};
    static const Style pairs[][2] = {{ROLE_TEXT, ROLE_FOCUS},
                                     {ROLE_FIELD, ROLE_FOCUS},
                                     {ROLE_TEXT, ROLE_FIELD},
                                     {ROLE_TEXT, ROLE_FAILED},
                                     {ROLE_TEXT, ROLE_TEXT | STYLE_CURSOR},
                                     {ROLE_DIM, ROLE_DIM | STYLE_CURSOR},
                                     {ROLE_FAILED, ROLE_FAILED | STYLE_CURSOR},
                                     {ROLE_TEXT, ROLE_TEXT | STYLE_FOUND},
                                     {ROLE_TEXT | STYLE_CURSOR, ROLE_TEXT | STYLE_CURSOR | STYLE_FOUND},
                                     {ROLE_TEXT, ROLE_TEXT | STYLE_UNDERLINE},
                                     {ROLE_TEXT, ROLE_TEXT | STYLE_BOLD}};
    (void)unused;
    for (size_t c = 0; c < sizeof colours / sizeof *colours; c++)
        for (int light = 0; light < 2; light++) {
            Theme theme = {colours[c], light};
            for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
                if (same(theme_look(&theme, pairs[i][0]), theme_look(&theme, pairs[i][1])))
                    fail_msg("%d colours, light %d: %x looks like %x", colours[c], light, pairs[i][0], pairs[i][1]);
            if (colours[c] == 0)
                continue;
            static const Role states[] = {ROLE_DONE, ROLE_BUSY, ROLE_WARNING, ROLE_FAILED, ROLE_CHANGED};
            for (size_t i = 0; i < 5; i++)
                for (size_t j = 0; j < i; j++)
                    if (theme_look(&theme, states[i]).front == theme_look(&theme, states[j]).front)
                        fail_msg("%d colours: states %zu and %zu", colours[c], i, j);
        }
}

static void test_within_palette(void **unused) {
    static const int colours[] = {0, 8, 16, 256};
    (void)unused;
    for (size_t c = 0; c < sizeof colours / sizeof *colours; c++)
        for (unsigned style = 0; style < ROLE_COUNT; style++) {
            Theme theme = {colours[c], false};
            Look look = theme_look(&theme, style);
            assert_true(look.front >= -1 && look.front < (colours[c] ? colours[c] : 1));
            assert_true(look.back >= -1 && look.back < (colours[c] ? colours[c] : 1));
            if (colours[c] == 0)
                assert_true(look.front == -1 && look.back == -1);
        }
    assert_int_equal(theme_look(&(Theme){1 << 24, true}, ROLE_FAILED).front, 0xd70000); /* 160 of the cube */
}

static void test_background(void **unused) {
    static const struct {
        const char *value;
        bool light;
    } cases[] = {{NULL, false},  {"", false},          {"15;0", false}, {"0;15", true},          {"0;7", true},
                 {"7;8", false}, {"0;default", false}, {"0;;15", true}, {"15;default;0", false}, {"nonsense", false}};
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (theme_light_from(cases[i].value) != cases[i].light)
            fail_msg("%s", cases[i].value);
}

static void test_marks(void **unused) {
    static const Mark marks[] = {MARK_WAITING, MARK_BUSY,    MARK_DONE,    MARK_WARNING,
                                 MARK_FAILED,  MARK_CHANGED, MARK_REMOVED, MARK_HERE};
    char seen[9] = "";
    (void)unused;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        Glyph glyph;
        assert_int_equal(glyph_columns(mark_text(marks[i])), 1);
        assert_true(glyph_next(mark_text(marks[i]), &glyph));
        char ascii = glyph_ascii(glyph.characters[0]);
        assert_true(ascii != '?' && !strchr(seen, ascii)); /* in ASCII too each is another */
        seen[i] = ascii;
    }
    for (int i = 0; i < 10; i++) {
        Glyph glyph;
        assert_true(glyph_next(spinner_text(i * SPINNER_MS), &glyph));
        assert_true(strchr("|/-\\", glyph_ascii(glyph.characters[0])));
        assert_string_not_equal(spinner_text(i * SPINNER_MS), spinner_text((i + 1) * SPINNER_MS));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_apart), cmocka_unit_test(test_within_palette),
                                       cmocka_unit_test(test_background), cmocka_unit_test(test_marks)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
