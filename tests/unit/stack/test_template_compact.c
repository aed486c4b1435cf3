/* The template as it is sent: the same tree as the readable one, and small enough for the longest list. */
#include "base/memory.h"
#include "stack/template.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <yaml.h>

/* The events of a text, one a line, with values and tags: two texts of one meaning have the same. */
static void events_of(const char *body, Text *out) {
    yaml_parser_t parser;
    yaml_event_t event;
    bool over = false;
    assert_true(yaml_parser_initialize(&parser));
    yaml_parser_set_input_string(&parser, (const unsigned char *)body, strlen(body));
    while (!over) {
        if (!yaml_parser_parse(&parser, &event))
            fail_msg("line %zu: %s\n%s", parser.problem_mark.line + 1, parser.problem, body);
        over = event.type == YAML_STREAM_END_EVENT;
        text_print(out, "%d", (int)event.type);
        if (event.type == YAML_SCALAR_EVENT)
            text_print(out, " %s %s %d", event.data.scalar.tag ? (char *)event.data.scalar.tag : "",
                       (char *)event.data.scalar.value, event.data.scalar.plain_implicit);
        else if (event.type == YAML_MAPPING_START_EVENT && event.data.mapping_start.tag)
            text_print(out, " %s", (char *)event.data.mapping_start.tag);
        else if (event.type == YAML_SEQUENCE_START_EVENT && event.data.sequence_start.tag)
            text_print(out, " %s", (char *)event.data.sequence_start.tag);
        text_put(out, "\n");
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
}

static void assert_same(const char *name, const char *body) {
    AUTO(text_release) Text compact = {0}, before = {0}, after = {0};
    template_compact(body, &compact);
    events_of(body, &before);
    events_of(text_string(&compact), &after);
    if (strcmp(text_string(&before), text_string(&after)) != 0)
        fail_msg("%s became\n%s", name, text_string(&compact));
    if (compact.length > strlen(body))
        fail_msg("%s grew", name);
}

static void test_same_tree(void **unused) {
    static const struct {
        const char *name, *body;
    } cases[] = {
        {"empty", ""},
        {"comments", "# one\na: b # two\n\n  # three\nc: '# none' # four\nd: \"x # none\" # five\n"},
        {"a hash inside a word", "a: b#c\nd: e #f\n"},
        {"an apostrophe in a plain scalar", "a: isn't # gone\nb: it's 'x' # y\n"},
        {"escaped quotes", "a: \"\\\" # none\" # gone\nb: 'it''s # none'\n"},
        {"sequences", "a:\n    - b: c\n      d: e\n    - f:\n        - g: h\n          i: j\n      k: l\n"},
        {"a sequence as far in as its key", "a:\n- b\n- c: d\n  e: f\ng: h\n"},
        {"dashes in dashes", "a:\n  - - b\n    - c: d\n      e: f\n  - g\n"},
        {"a block", "a:\n    b: |\n        def x:\n            return '# no comment'\n\n        y # none\n    c: d\n"},
        {"blocks in a sequence",
         "a:\n  - b: |-\n      x\n        y\n    c: >\n      z\n      z\n  - |\n    t\n     u\n  - v\n"},
        {"a block at a dash, then more",
         "a:\n    - !Sub\n        - |\n            x\n             y\n        - {z: 1}\nb: c\n"},
        {"a list over lines", "a: [b,\n    c,\n  d]\ne: {f: g,\n      h: i}\nj: k\n"},
        {"tags", "a: !Sub >-\n  x ${y}\n  z\nb: !If\n  - c\n  - !Ref d\n  - e: f\n"},
        {"no line end", "a:\n  b: c # gone"},
        {"blanks at the ends", "a: b   \nc:   \n  d: e  # gone\n"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_same(cases[i].name, cases[i].body);
    assert_same("the template", template_source(NULL));
}

/* Forty of the longest entries, in the characters that take the most room. */
static void test_longest_list(void **unused) {
    static const char *const characters[] = {"x", "\"", "\\", "é", "東", "\xf0\x9f\x9a\x80", "é\""};
    (void)unused;
    for (size_t c = 0; c < sizeof characters / sizeof *characters; c++) {
        Settings *settings = settings_new();
        AllowList *list = settings_allowed(settings), *back = allow_list_new();
        AUTO(text_release) Text note = {0}, body = {0}, readable = {0}, again = {0};
        char value[16];
        Error err = {0};
        for (size_t i = 0; i < ALLOW_NOTE_MAX; i++)
            text_put(&note, characters[c]);
        note.bytes[allow_note_fit(note.bytes)] = '\0';
        for (uint32_t i = 0; i < ALLOW_LIST_MAX; i++)
            if (!allow_list_add(list, (Cidr){0xc0a86f65 + i, 32}, text_string(&note), NULL, &err))
                fail_msg("%s", err.said);
        assert_true(settings_set(settings, "app", "a23456789-123456789x", &err));
        if (!template_render(settings, &body, &err) || !template_render_readable(settings, &readable, &err))
            fail_msg("%s: %s", characters[c], err.said);
        assert_true(readable.length <= TEMPLATE_MAX);
        print_message("%s: %zu bytes of %d\n", characters[c], body.length, TEMPLATE_MAX);
        assert_true(template_read_allowed(text_string(&body), back, &err));
        assert_true(allow_list_equal(list, back));
        assert_true(template_read_on_delete(text_string(&body), value));
        assert_string_equal(value, "snapshot");
        /* What is deployed can be spliced again, and is compact already. */
        assert_true(template_splice_allowed(text_string(&body), list, &again, &err));
        assert_string_equal(text_string(&body), text_string(&again));
        allow_list_free(back);
        settings_free(settings);
    }
}

/* A stack deployed with comments in its template gets them taken away only when there is no room for them. */
static void test_splice_of_a_long_one(void **unused) {
    Settings *settings = settings_new();
    AllowList *list = settings_allowed(settings);
    AUTO(text_release) Text few = {0}, many = {0};
    Error err = {0};
    (void)unused;
    assert_true(allow_list_add(list, (Cidr){0xcb007107, 32}, "office", NULL, &err));
    assert_true(template_splice_allowed(template_source(NULL), list, &few, &err));
    assert_non_null(strstr(text_string(&few), "# Makes AWS's"));
    for (uint32_t i = 0; i < ALLOW_LIST_MAX - 1; i++)
        assert_true(allow_list_add(list, (Cidr){0xc0a86f65 + i, 32},
                                   "a note that is sixty characters long, as long as one can be", NULL, &err));
    if (!template_splice_allowed(template_source(NULL), list, &many, &err))
        fail_msg("%s", err.said);
    assert_true(many.length <= TEMPLATE_MAX);
    settings_free(settings);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_tree),
        cmocka_unit_test(test_longest_list),
        cmocka_unit_test(test_splice_of_a_long_one),
    };
    return cmocka_run_group_tests_name("template_compact", tests, NULL, NULL);
}
