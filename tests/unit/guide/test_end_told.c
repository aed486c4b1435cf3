/* How an operation ends, for every refusal of the stack's table: what is told and offered agrees with what is known. */
#include "../stack/fixture_refusals.h"

#include "guide/end.h"
#include "stack/failures.h"

static const Line *line_of(const Lines *lines, const char *label) {
    for (size_t i = 0; i < lines->count; i++)
        if (strcmp(lines->items[i].label, label) == 0)
            return &lines->items[i];
    return NULL;
}

static bool offers_setting(const EndScope *scope) {
    AUTO(ways_release) Ways ways = {0};
    bool found = false;
    end_ways(scope, &ways);
    for (size_t i = 0; i < ways.count; i++)
        found = found || ways.items[i].id == END_SETTING;
    return found;
}

static bool is_told(const EndScope *scope, const Failure *known) {
    AUTO(lines_release) Lines lines = {0};
    end_lines(scope, &lines);
    const Line *failed = line_of(&lines, "What failed"), *remedy = line_of(&lines, "To do");
    if (!failed || !remedy)
        return false;
    if (!known)
        return line_of(&lines, "It means") && strstr(line_of(&lines, "AWS said")->words, scope->cause->reason);
    AUTO(lines_release) Lines expected = {0};
    lines_remedy(&expected, SIGN_CAREFUL, known->remedy);
    return strstr(failed->words, known->meaning) &&
           (!expected.count || strcmp(remedy->words, expected.items[0].words) == 0);
}

static bool row_is_told(char **columns) {
    Failure store;
    const CfnEvent cause = {.logical_id = (char *)"Thing",
                            .type = *columns[TYPE] == '-' ? (char *)"AWS::CloudFormation::Stack" : columns[TYPE],
                            .status = (char *)"CREATE_FAILED",
                            .reason = columns[WORDS]};
    const EndScope scope = {.of = END_OF_APPLY,
                            .status = "ROLLBACK_COMPLETE",
                            .reason = "",
                            .outcome = OUTCOME_ROLLED_BACK,
                            .cause = &cause,
                            .begun = true};
    const Failure *known = failure_of_event(&cause, &store);
    bool agrees = offers_setting(&scope) == (known && known->path);
    if (is_told(&scope, known) && agrees)
        return true;
    print_error("%s is told otherwise than it is known\n", columns[ID]);
    return false;
}

static void test_table(void **unused) {
    (void)unused;
    refusals_each(row_is_told);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_table)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
