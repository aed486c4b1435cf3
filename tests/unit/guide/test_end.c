/* What each end of an operation means, and what can be done about it. */
#include "guide/end.h"
#include "base/memory.h"

#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static CfnEvent failed = {.logical_id = (char[]){"Database"},
                          .type = (char[]){"AWS::RDS::DBInstance"},
                          .status = (char[]){"UPDATE_FAILED"},
                          .reason =
                              (char[]){"Resource handler returned message: \"The storage is full (Service: Rds, "
                                       "Status Code: 400)\" (RequestToken: 1, HandlerErrorCode: InvalidRequest)"}};

static EndScope scope_of(EndOf of, const char *status, StackOutcome outcome, const CfnEvent *cause) {
    return (EndScope){.of = of, .status = status, .reason = "", .outcome = outcome, .cause = cause, .begun = true};
}

static void test_kinds(void **unused) {
    static const struct {
        EndOf of;
        const char *status;
        StackOutcome outcome;
        bool cause;
        EndKind kind;
        bool asked; /* it came as it was asked for */
    } cases[] = {
        {END_OF_APPLY, "CREATE_COMPLETE", OUTCOME_SUCCEEDED, false, END_GOOD, true},
        {END_OF_APPLY, "ROLLBACK_COMPLETE", OUTCOME_ROLLED_BACK, true, END_NEVER_STOOD, false},
        {END_OF_APPLY, "ROLLBACK_FAILED", OUTCOME_FAILED, true, END_NEVER_STOOD, false},
        {END_OF_APPLY, "CREATE_FAILED", OUTCOME_FAILED, true, END_NEVER_STOOD, false},
        {END_OF_APPLY, "DELETE_COMPLETE", OUTCOME_DELETED, false, END_UNDONE,
         false}, /* rolled back while it was created */
        {END_OF_APPLY, "UPDATE_ROLLBACK_COMPLETE", OUTCOME_ROLLED_BACK, true, END_REVERTED, false},
        {END_OF_APPLY, "UPDATE_ROLLBACK_COMPLETE", OUTCOME_ROLLED_BACK, false, END_UNDONE, false}, /* cancelled */
        {END_OF_APPLY, "UPDATE_ROLLBACK_FAILED", OUTCOME_FAILED, true, END_STUCK, false},
        {END_OF_FOLLOW, "UPDATE_ROLLBACK_FAILED", OUTCOME_FAILED, false, END_STUCK, false},
        {END_OF_CONTINUE, "UPDATE_ROLLBACK_COMPLETE", OUTCOME_ROLLED_BACK, false, END_REVERTED, true},
        {END_OF_ROLL_BACK, "UPDATE_ROLLBACK_COMPLETE", OUTCOME_ROLLED_BACK, false, END_UNDONE, true},
        {END_OF_ROLL_BACK, "UPDATE_ROLLBACK_COMPLETE", OUTCOME_ROLLED_BACK, true, END_REVERTED,
         true}, /* failed first */
        {END_OF_ROLL_BACK, "DELETE_COMPLETE", OUTCOME_DELETED, false, END_UNDONE, true},
        {END_OF_ROLL_BACK, "UPDATE_COMPLETE", OUTCOME_SUCCEEDED, false, END_GOOD, false}, /* it came too late */
        {END_OF_ROLL_BACK, "UPDATE_ROLLBACK_FAILED", OUTCOME_FAILED, true, END_STUCK, false},
        {END_OF_DESTROY, "DELETE_COMPLETE", OUTCOME_DELETED, false, END_GONE, true},
        {END_OF_DESTROY, "DELETE_FAILED", OUTCOME_FAILED, true, END_NOT_DELETED, false},
        {END_OF_REMAINS, "DELETE_COMPLETE", OUTCOME_DELETED, false, END_GONE, true},
        {END_OF_REMAINS, "DELETE_FAILED", OUTCOME_FAILED, true, END_NOT_DELETED, false},
        {END_OF_FOLLOW, "IMPORT_ROLLBACK_COMPLETE", OUTCOME_ROLLED_BACK, false, END_UNDONE, true},
        {END_OF_APPLY, "UPDATE_FAILED", OUTCOME_FAILED, true, END_OTHER, false},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        EndScope scope = scope_of(cases[i].of, cases[i].status, cases[i].outcome, cases[i].cause ? &failed : NULL);
        assert_int_equal(end_kind(&scope), cases[i].kind);
        assert_int_equal(end_as_asked(&scope), cases[i].asked);
    }
    Error err = {0};
    error_set(&err, ERROR_NETWORK, "", "no way to AWS");
    EndScope lost = scope_of(END_OF_APPLY, "", OUTCOME_FAILED, NULL);
    lost.err = &err;
    assert_int_equal(end_kind(&lost), END_LOST);
}

static const Line *line_of(const Lines *lines, const char *label) {
    for (size_t i = 0; i < lines->count; i++)
        if (strcmp(lines->items[i].label, label) == 0)
            return &lines->items[i];
    return NULL;
}

/* Whatever way a stack came to rest: a bad end offers to try again, its ways have keys of their own, each line that
 * points to one points to one that is offered; after a good end there is nothing to do. */
static void test_every_status(void **unused) {
    (void)unused;
    for (size_t i = 0; i < stack_status_count; i++)
        for (EndOf of = END_OF_APPLY; of <= END_OF_ROLL_BACK; of++)
            for (int cause = 0; cause < 2; cause++) {
                const StackStatus *status = &stack_statuses[i];
                EndScope scope = scope_of(of, status->name, status->outcome, cause ? &failed : NULL);
                AUTO(lines_release) Lines lines = {0};
                AUTO(ways_release) Ways ways = {0};
                bool good = end_is_good(end_kind(&scope));
                end_lines(&scope, &lines);
                end_ways(&scope, &ways);
                assert_int_equal(ways.count > 0, !good);
                assert_int_equal(ways_find(&ways, END_RETRY) || ways_find(&ways, END_CONTINUE), !good);
                assert_true(!good || !line_of(&lines, "What failed"));
                assert_true(good || !cause || line_of(&lines, "To do"));
                assert_true(good || line_of(&lines, "Now"));
                for (size_t k = 0; k < ways.count; k++) {
                    assert_ptr_equal(ways_letter(&ways, ways.items[k].letter), &ways.items[k]);
                    assert_true(*ways.items[k].words);
                }
                for (size_t k = 0; k < lines.count; k++)
                    assert_true(*lines.items[k].words &&
                                (lines.items[k].way == WAY_NONE || ways_find(&ways, lines.items[k].way)));
            }
}

/* What AWS said is freed from what its handler puts round it; what it means stands with the resource. */
static void test_cause(void **unused) {
    (void)unused;
    EndScope scope = scope_of(END_OF_APPLY, "UPDATE_ROLLBACK_COMPLETE", OUTCOME_ROLLED_BACK, &failed);
    AUTO(lines_release) Lines lines = {0};
    end_lines(&scope, &lines);
    assert_string_equal(line_of(&lines, "AWS said")->words, "The storage is full");
    assert_non_null(strstr(line_of(&lines, "What failed")->words, "Database (RDS::DBInstance) could not be changed"));
    assert_string_equal(line_of(&lines, "Now")->words, "AWS has put everything back as it was before");
    assert_int_equal(line_of(&lines, "Now")->way, WAY_NONE);
}

/* What could not be begun is no state of the stack; what was begun goes on. */
static void test_lost(void **unused) {
    (void)unused;
    Error err = {0};
    error_set(&err, ERROR_NETWORK, "look at the network", "no answer");
    EndScope scope = scope_of(END_OF_APPLY, "", OUTCOME_FAILED, NULL);
    scope.err = &err;
    AUTO(lines_release) Lines lines = {0};
    AUTO(ways_release) Ways ways = {0};
    end_lines(&scope, &lines);
    end_ways(&scope, &ways);
    assert_string_equal(line_of(&lines, "To do")->words, "Look at the network");
    assert_string_equal(line_of(&lines, "Now")->words, "What was begun goes on at AWS");
    assert_string_equal(ways_find(&ways, END_RETRY)->words, "Look at it again");
    scope.begun = false;
    end_lines(&scope, &lines);
    end_ways(&scope, &ways);
    assert_null(line_of(&lines, "Now"));
    assert_string_equal(ways_find(&ways, END_RETRY)->words, "Try again");
}

/* An update that nothing keeps from replacing the database is told of, also when all went well. */
static void test_unguarded(void **unused) {
    AUTO(lines_release) Lines lines = {0};
    Error denied = {0};
    EndScope scope = scope_of(END_OF_APPLY, "UPDATE_COMPLETE", OUTCOME_SUCCEEDED, NULL);
    (void)unused;
    scope.unguarded = &denied;
    end_lines(&scope, &lines);
    size_t before = lines.count;
    error_set(&denied, ERROR_DENIED, "ask for it", "not permitted: cloudformation:SetStackPolicy");
    end_lines(&scope, &lines);
    assert_int_equal(before + 2, lines.count);
    assert_string_equal("Stack policy", lines.items[before].label);
    assert_string_equal("ask for it", lines.items[before + 1].words);
}

/* Nothing ran that could be followed: the stack's own status is no news. */
static void test_no_update(void **unused) {
    AUTO(lines_release) Lines lines = {0};
    AUTO(text_release) Text heading = {0};
    DeploymentEnd end = {.outcome = OUTCOME_SUCCEEDED, .status = (char[]){"CREATE_COMPLETE"}};
    EndScope scope = end_scope(END_OF_APPLY, NULL, &end, NULL);
    (void)unused;
    end_heading(&scope, &heading);
    end_lines(&scope, &lines);
    assert_string_equal(text_string(&heading), "Done");
    assert_string_equal(line_of(&lines, "Now")->words, "In force; the stack itself needed no update");
}

/* Only what loses something is asked about, and says what. */
static void test_questions(void **unused) {
    (void)unused;
    for (EndWay way = 0; way < END_WAYS; way++) {
        AUTO(question_release) Question question = {0};
        end_question(way, &question);
        assert_int_equal(question.title != NULL, way == END_SKIP); /* END_REMAINS asks AWS first: test_destroy.c */
        assert_true(!question.title || (question.grave && *question.words && *question.yes));
    }
}

static void test_summary(void **unused) {
    (void)unused;
    CfnParameter outputs[] = {{(char[]){"DatabaseEndpoint"}, (char[]){"shop.rds.amazonaws.com"}},
                              {(char[]){"DatabasePort"}, (char[]){"5432"}},
                              {(char[]){"SecretArn"}, (char[]){"arn:secret"}}};
    CfnStack stack = {.outputs = outputs, .output_count = 3}, none = {0};
    AUTO(lines_release) Lines lines = {0};
    end_summary(&stack, &lines);
    assert_string_equal(line_of(&lines, "Endpoint")->words, "shop.rds.amazonaws.com:5432");
    assert_string_equal(line_of(&lines, "Secret")->words, "arn:secret");
    assert_non_null(line_of(&lines, "Next"));
    end_summary(&none, &lines);
    assert_int_equal(lines.count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),     cmocka_unit_test(test_every_status), cmocka_unit_test(test_cause),
        cmocka_unit_test(test_lost),      cmocka_unit_test(test_unguarded),    cmocka_unit_test(test_no_update),
        cmocka_unit_test(test_questions), cmocka_unit_test(test_summary),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
