/* Templates in few bytes: the same tree, the longest list fits, what conditions switch off is gone. */
#include "base/memory.h"
#include "stack/template.h"
#include "stack/template_emit.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <yaml.h>

/* The events of a text, one a line, with values and tags: two texts of one meaning have the same. A word may lose its
 * quotes; what could be read as a number or a truth may not, and the other way round. */
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
        if (event.type == YAML_SCALAR_EVENT) {
            const char *value = (const char *)event.data.scalar.value;
            bool word = strpbrk(value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") &&
                        strcmp(value, "true") && strcmp(value, "false") && strcmp(value, "no");
            text_print(out, " %s %s %d", event.data.scalar.tag ? (char *)event.data.scalar.tag : "", value,
                       event.data.scalar.plain_implicit && !word && *value);
        } else if (event.type == YAML_MAPPING_START_EVENT && event.data.mapping_start.tag)
            text_print(out, " %s", (char *)event.data.mapping_start.tag);
        else if (event.type == YAML_SEQUENCE_START_EVENT && event.data.sequence_start.tag)
            text_print(out, " %s", (char *)event.data.sequence_start.tag);
        text_put(out, "\n");
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
}

static void emit(const char *name, const char *body, const char *key, const char *value, Text *out) {
    CfnParameter given = {(char *)key, (char *)value};
    TemplateTree tree = {.parameters = &given, .parameter_count = key ? 1 : 0};
    TemplateCut cut = {0};
    Error err = {0};
    if (!template_tree_load(&tree, body, strlen(body), &err))
        fail_msg("%s: %s", name, err.said);
    if (key)
        template_cut_make(&tree, &cut);
    if (!template_emit(&tree, NULL, key ? &cut : NULL, out, &err))
        fail_msg("%s: %s", name, err.said);
    template_cut_release(&cut);
    template_tree_release(&tree);
}

static void assert_same(const char *name, const char *body) {
    AUTO(text_release) Text compact = {0}, before = {0}, after = {0}, again = {0};
    emit(name, body, NULL, NULL, &compact);
    events_of(body, &before);
    events_of(text_string(&compact), &after);
    if (strcmp(text_string(&before), text_string(&after)) != 0)
        fail_msg("%s became\n%s", name, text_string(&compact));
    emit(name, text_string(&compact), NULL, NULL, &again);
    assert_string_equal(text_string(&compact), text_string(&again));
}

static void test_same_tree(void **unused) {
    static const struct {
        const char *name, *body;
    } cases[] = {
        {"comments", "# one\na: b # two\n\n  # three\nc: '# none' # four\nd: \"x # none\" # five\n"},
        {"a hash inside a word", "a: b#c\nd: e #f\n"},
        {"an apostrophe in a plain scalar", "a: isn't # gone\nb: it's 'x' # y\n"},
        {"escaped quotes", "a: \"\\\" # none\"\nb: 'it''s # none'\nc: '{\"d\": \"it''s\"}'\n"},
        {"sequences", "a:\n    - b: c\n      d: e\n    - f:\n        - g: h\n          i: j\n      k: l\n"},
        {"dashes in dashes", "a:\n  - - b\n    - c: d\n      e: f\n  - g\n"},
        {"a block", "a:\n    b: |\n        def x:\n            return '# no comment'\n\n        y # none\n    c: d\n"},
        {"blocks in a sequence", "a:\n  - b: |-\n      x\n        y\n      w\n    c: >\n      z\n      z\n  - |\n    "
                                 "t\n     u\n    v\n  - v\n"},
        {"a block with blank lines at its end", "a: |+\n  x\n  y\n  z\n\n\nb: c\n"},
        {"a block that begins with a blank", "a: |2\n    x\n  y\n  z\n  w\nb: c\n"},
        {"a block at a dash, then more",
         "a:\n    - !Sub\n        - |\n            x\n             y\n            z\n        - {z: 1}\nb: c\n"},
        {"tags", "a: !Sub >-\n  x ${y}\n  z\nb: !If\n  - c\n  - !Ref d\n  - e: f\n"},
        {"numbers and truths",
         "a: [1, -1, 1.5, \"1\", '-1', true, \"true\", no, \"no\", ~, \"\", 2012-10-17, \"y\"]\n"},
        {"signs", "a: [\"*\", \"&b\", \"[c\", \"{d}\", \"e, f\", \"g: h\", \"i #j\", \"!k\", \"%l\", \"@m\", \"-\", "
                  "\"- n\", \"?\"]\n"},
        {"colons", "a: [\"AWS::NoValue\", \"kms:*\"]\n\"kms:ViaService\": !Ref AWS::Region\n"},
        {"other alphabets", "a: \"東京 é \\u2028 \\x85 \\t \\uFEFF\"\nb: [\"é\"]\n"},
        {"nothing in it", "a: {}\nb: []\nc: {d: {}, e: []}\n"},
        {"JSON", "{\"a\": {\"Fn::If\": [\"b\", {\"Ref\": \"c\"}, 1]}, \"d\": [true, null, \"x\\ny\"]}"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_same(cases[i].name, cases[i].body);
}

static const char switched[] =
    "Parameters: {Way: {Type: String, Default: short}, Name: {Type: String}}\n"
    "Conditions: {Long: !Equals [!Ref Way, long], Named: !Not [!Equals [!Ref Name, \"\"]], Unknown: !Equals [!Ref "
    "AWS::Region, x]}\n"
    "Resources:\n"
    "  A: {Type: T, Properties: {B: !If [Long, !Ref L, !Ref AWS::NoValue], C: [!If [Long, 1, 2], !If [Long, 3, !Ref "
    "AWS::NoValue]], D: !If [Named, !Ref Name, none], E: {Condition: {F: g}}}}\n"
    "  L: {Type: T, Condition: Long}\n"
    "  U: {Type: T, Condition: Unknown}\n"
    "Outputs: {L: {Condition: Long, Value: !Ref L}}\n"
    "Metadata: {Other: {X: y}, SecureRds: {Version: 3, Steps: [{Name: s, Resources: {A: 1}}]}}\n";

static void test_switched_off(void **unused) {
    static const struct {
        const char *way, *text;
    } cases[] = {
        {"long",
         "Parameters:\n Way: {Type: String,AllowedValues: [long]}\n Name: {Type: String}\n"
         "Conditions:\n Named: !Not [!Equals [!Ref Name,\"\"]]\n Unknown: !Equals [!Ref \"AWS::Region\",x]\n"
         "Resources:\n A:\n  Type: T\n  Properties: {B: !Ref L,C: [1,3],D: !If [Named,!Ref Name,none],E: {Condition: "
         "{F: g}}}\n L:\n  Type: T\n U:\n  Type: T\n  Condition: Unknown\n"
         "Outputs:\n L: {Value: !Ref L}\nMetadata: {SecureRds: {Version: 3}}\n"},
        {"short",
         "Parameters:\n Way: {Type: String,AllowedValues: [short]}\n Name: {Type: String}\n"
         "Conditions:\n Named: !Not [!Equals [!Ref Name,\"\"]]\n Unknown: !Equals [!Ref \"AWS::Region\",x]\n"
         "Resources:\n A:\n  Type: T\n  Properties: {C: [2],D: !If [Named,!Ref Name,none],E: {Condition: {F: g}}}\n"
         " U:\n  Type: T\n  Condition: Unknown\nMetadata: {SecureRds: {Version: 3}}\n"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(text_release) Text out = {0};
        emit(cases[i].way, switched, "Way", cases[i].way, &out);
        assert_string_equal(text_string(&out), cases[i].text);
    }
}

/* Forty of the longest entries, in the characters that take the most room, with everything switched on that can be. */
static void test_longest_list(void **unused) {
    static const char *const characters[] = {"x", "\"", "\\", "é", "東", "\xf0\x9f\x9a\x80", "é\""};
    static const char *const all[] = {"access.load_balancer=true", "audit.cloudtrail=true",
                                      "bastion.forwarding_only=true", "app=a23456789-123456789x"};
    enum { LEFT = 4500 /* bytes that what comes next may take */ };
    (void)unused;
    for (size_t c = 0; c < sizeof characters / sizeof *characters; c++) {
        Settings *settings = settings_new();
        AllowList *list = settings_allowed(settings), *back = allow_list_new();
        AUTO(text_release) Text note = {0}, body = {0}, again = {0}, bucket = {0}, mail = {0};
        char value[16];
        Error err = {0};
        for (size_t i = 0; i < ALLOW_NOTE_MAX; i++)
            text_put(&note, characters[c]);
        note.bytes[allow_note_fit(note.bytes)] = '\0';
        for (uint32_t i = 0; i < ALLOW_LIST_MAX; i++)
            if (!allow_list_add(list, (Cidr){0xc0a86f65 + i, 32}, text_string(&note), NULL, &err))
                fail_msg("%s", err.said);
        text_print(&bucket, "storage_access.s3_bucket=%063d", 7);
        text_print(&mail, "alarms.email=%064d@%0170d.example.com", 7, 7);
        for (size_t i = 0; i < sizeof all / sizeof *all; i++)
            assert_true(settings_assign(settings, all[i], &err));
        if (!settings_assign(settings, text_string(&bucket), &err) ||
            !settings_assign(settings, text_string(&mail), &err) || !template_render(settings, &body, &err))
            fail_msg("%s: %s", characters[c], err.said);
        print_message("%s: %zu bytes of %d\n", characters[c], body.length, TEMPLATE_MAX);
        assert_true(body.length <= TEMPLATE_MAX - LEFT);
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

/* A stack that was deployed from the readable template: its comments go, nothing else. */
static void test_splice_of_a_readable_one(void **unused) {
    Settings *settings = settings_new();
    AllowList *list = settings_allowed(settings), *back = allow_list_new();
    AUTO(text_release) Text readable = {0}, spliced = {0};
    Error err = {0};
    (void)unused;
    assert_true(allow_list_add(list, (Cidr){0xcb007107, 32}, "office", NULL, &err));
    assert_true(template_render_readable(settings, &readable, &err));
    assert_non_null(strstr(text_string(&readable), "# Makes AWS's"));
    assert_true(allow_list_add(list, (Cidr){0xcb007108, 32}, "café", NULL, &err));
    if (!template_splice_allowed(text_string(&readable), list, &spliced, &err))
        fail_msg("%s", err.said);
    assert_null(strstr(text_string(&spliced), "# Makes AWS's"));
    assert_non_null(strstr(text_string(&spliced), "Condition: WithLoadBalancer"));
    assert_true(template_read_allowed(text_string(&spliced), back, &err));
    assert_true(allow_list_equal(list, back));
    allow_list_free(back);
    settings_free(settings);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_tree),
        cmocka_unit_test(test_switched_off),
        cmocka_unit_test(test_longest_list),
        cmocka_unit_test(test_splice_of_a_readable_one),
    };
    return cmocka_run_group_tests_name("template_emit", tests, NULL, NULL);
}
