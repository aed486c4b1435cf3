/* What the checks found, in words, and what can be done about it. */
#include "guide/mend.h"
#include "base/memory.h"

#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static void test_summary(void **unused) {
    static const struct {
        size_t counts[SEVERITIES], total;
        const char *words;
    } cases[] = {
        {{[FINDING_OK] = 13}, 13, "13 of 13 fine"},
        {{[FINDING_OK] = 10, [FINDING_ERROR] = 3}, 13, "10 of 13 fine, 3 to fix"},
        {{[FINDING_OK] = 9, [FINDING_ERROR] = 1, [FINDING_WARNING] = 2, [FINDING_UNKNOWN] = 1},
         13,
         "9 of 13 fine, 1 to fix, 2 to look at, 1 not known"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(text_release) Text words = {0};
        findings_summary(cases[i].counts, cases[i].total, &words);
        assert_string_equal(text_string(&words), cases[i].words);
    }
}

/* What is lost for good needs its name typed; what is taken back does not. */
static void test_ways_and_questions(void **unused) {
    static const struct {
        FindingFix fix;
        size_t ways;
        const char *letters;
    } cases[] = {{FIX_NONE, 0, ""}, {FIX_SECRET, 2, "xr"}, {FIX_LOG_GROUP, 1, "x"}};
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Finding finding = {.fix = cases[i].fix, .subject = "shop-thing"};
        AUTO(ways_release) Ways ways = {0};
        mend_ways(&finding, &ways);
        assert_int_equal(ways.count, cases[i].ways);
        for (size_t k = 0; k < ways.count; k++) {
            const Way *way = &ways.items[k];
            AUTO(question_release) Question question = {0};
            mend_question(&finding, (Mend)way->id, &question);
            assert_int_equal(way->letter, cases[i].letters[k]);
            assert_non_null(strstr(way->words, "shop-thing"));
            assert_int_equal(question.grave, way->id == MEND_DELETE);
            assert_int_equal(question.typed != NULL, way->id == MEND_DELETE);
            assert_true(!question.typed || strcmp(question.typed, "shop-thing") == 0);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_summary), cmocka_unit_test(test_ways_and_questions)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
