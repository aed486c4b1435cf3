/* Durations, moments, values and sentences, worded once. */
#include "guide/words.h"
#include "base/memory.h"
#include "guide/steps.h"

#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static void test_durations(void **unused) {
    static const struct {
        long long ms;
        const char *forecast, *span;
    } cases[] = {
        {0, "", "0 seconds"},
        {1000, "less than a minute", "1 second"},
        {49999, "less than a minute", "50 seconds"},
        {50000, "about a minute", "50 seconds"},
        {89000, "about a minute", "89 seconds"},
        {90000, "about 2 minutes", "90 seconds"},
        {100000, "about 2 minutes", "2 minutes"},
        {720000, "about 12 minutes", "12 minutes"},
        {6000000, "about 100 minutes", "1 hour and 40 minutes"},
        {7200000, "about 120 minutes", "2 hours"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(text_release) Text forecast = {0}, span = {0};
        words_forecast(cases[i].ms, &forecast);
        words_span(cases[i].ms, &span);
        if (strcmp(text_string(&forecast), cases[i].forecast) != 0 || strcmp(text_string(&span), cases[i].span) != 0)
            fail_msg("%lld ms: \"%s\", \"%s\"", cases[i].ms, text_string(&forecast), text_string(&span));
    }
}

static void test_spans(void **unused) {
    static const struct {
        long long least_ms, most_ms;
        const char *words;
    } cases[] = {{360000, 420000, "6 to 7 minutes"},
                 {360000, 365000, "6 minutes"},
                 {48000, 120000, "48 seconds to 2 minutes"},
                 {1000, 2000, "1 second to 2 seconds"}};
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(text_release) Text text = {0};
        words_spans(cases[i].least_ms, cases[i].most_ms, &text);
        assert_string_equal(cases[i].words, text_string(&text));
    }
}

static void test_moments(void **unused) {
    (void)unused;
    char text[MOMENT_SIZE];
    assert_string_equal(words_moment(1795550852123, text), "2026-11-24 20:07 UTC");
    assert_string_equal(words_clock(1795550852123, text), "20:07:32Z");
}

static void test_values(void **unused) {
    static const struct {
        const char *path, *value, *words;
    } cases[] = {
        {"database.multi_az", "true", "on"},
        {"database.multi_az", "false", "off"},
        {"database.storage_gib", "20", "20 GiB"},
        {"alarms.email", "", "not set"},
        {"database.instance_class", "db.t4g.micro", "db.t4g.micro"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(memory_release) char *words = words_value(setting_find(cases[i].path), cases[i].value);
        if (strcmp(words, cases[i].words) != 0)
            fail_msg("%s %s: %s", cases[i].path, cases[i].value, words);
    }
}

static void test_sentences(void **unused) {
    static const struct {
        const char *clause, *sentence;
    } cases[] = {
        {"", ""}, {"the stack is there", "The stack is there."}, {"Done!", "Done!"}, {"203.0.113.7", "203.0.113.7."}};
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(memory_release) char *sentence = words_sentence(cases[i].clause);
        assert_string_equal(sentence, cases[i].sentence);
    }
    assert_string_equal(words_type("AWS::EC2::Instance"), "EC2::Instance");
    assert_string_equal(words_type("Custom::Thing"), "Custom::Thing");
}

/* Each setting is asked for by one step; what is no setting has one, too. */
static void test_steps(void **unused) {
    (void)unused;
    for (size_t i = 0; i < setting_count; i++) {
        Step step = step_of_setting(setting_rows[i].path);
        assert_true(step < STEP_ASKED);
        assert_int_equal(step_rows[step].screen, setting_rows[i].screen);
    }
    assert_int_equal(step_of_setting("access.allowed"), STEP_ACCESS);
    assert_int_equal(step_of_setting("tags.team"), STEP_OPTIONS);
    for (int step = 0; step < STEP_COUNT; step++)
        assert_true(*step_rows[step].title && (step >= STEP_ASKED || *step_rows[step].question));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_durations), cmocka_unit_test(test_spans),
                                       cmocka_unit_test(test_moments),   cmocka_unit_test(test_values),
                                       cmocka_unit_test(test_sentences), cmocka_unit_test(test_steps)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
