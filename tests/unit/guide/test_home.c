/* How a stack is and what can be done with it, in each of its states. */
#include "guide/home.h"
#include "base/memory.h"
#include "guide/allowed.h"
#include "guide/rescue.h"

#include <stdio.h>
#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#define RESOURCE(id, what)                                                                                             \
    {                                                                                                                  \
        .logical_id = (char[]){id}, .status = (char[]){what}, .reason = (char[]) {                                     \
            ""                                                                                                         \
        }                                                                                                              \
    }

static Settings *chosen_with(const char *cidr, const char *note) {
    Error err = {0};
    Cidr parsed;
    Settings *settings = settings_new();
    assert_true(settings_set(settings, "app", "shop", &err) && settings_set(settings, "region", "eu-west-1", &err));
    if (cidr)
        assert_true(cidr_parse(cidr, &parsed, &err) &&
                    allow_list_add(settings_allowed(settings), parsed, note, NULL, &err));
    return settings;
}

/* NULL: it could not be asked; "": it is deleted. */
static StatusPart part_of(const char *what) {
    StatusPart part = {.known = what && *what, .gone = what && !*what, .denied = !what};
    if (!part.known)
        snprintf(part.why, sizeof part.why, "%s", part.gone ? "it is not found" : "AccessDenied");
    return part;
}

static HomeFacts facts_in(const char *status) {
    static char key[] = "DatabaseEndpoint", value[] = "shop.rds.amazonaws.com";
    static CfnParameter outputs[] = {{key, value}};
    HomeFacts facts = {.status = {.state = stack_status(status)}};
    facts.status.stack = (CfnStack){
        .id = (char[]){"arn:shop"}, .status = (char *)(uintptr_t)status, .outputs = outputs, .output_count = 1};
    return facts;
}

static HomeScope scope_with(const Settings *chosen) {
    return (HomeScope){.chosen = chosen, .config = "secure-rds.yaml", .account = "123456789012"};
}

/* No two offered ways have the same key; each can be asked about; a barred one says why. */
static void test_every_state(void **unused) {
    (void)unused;
    Settings *chosen = chosen_with("203.0.113.7/32", "office");
    HomeScope scope = scope_with(chosen);
    for (size_t i = 0; i <= stack_status_count; i++) {
        HomeFacts facts = facts_in(stack_statuses[i].name);
        AUTO(ways_release) Ways ways = {0};
        AUTO(lines_release) Lines lines = {0};
        home_ways(&scope, &facts, &ways);
        home_lines(&scope, &facts, &lines);
        assert_true(lines.count > 0 && ways.count > 4);
        for (size_t k = 0; k < ways.count; k++) {
            AUTO(question_release) Question question = {0};
            home_question(&scope, &facts, (HomeWay)ways.items[k].id, &question);
            assert_true(*ways.items[k].words && (!ways.items[k].why_not || *ways.items[k].why_not));
            assert_true(*home_way_name((HomeWay)ways.items[k].id));
            assert_true(!question.title || (*question.words && *question.yes));
            for (size_t other = 0; other < k; other++)
                if (ways.items[other].letter == ways.items[k].letter)
                    fail_msg("%s: two ways by %c", stack_statuses[i].name, ways.items[k].letter);
        }
        for (size_t k = 0; k < lines.count; k++)
            if (lines.items[k].way != WAY_NONE && !ways_find(&ways, lines.items[k].way))
                fail_msg("%s: %s: its way is not offered", stack_statuses[i].name, lines.items[k].words);
    }
    settings_free(chosen);
}

/* What is offered, and what can't be done now; in the order in which it is offered. */
static void test_offers(void **unused) {
    static const struct {
        const char *status, *offered, *barred;
    } cases[] = {
        {"", "create access settings cost export ", ""},
        {"REVIEW_IN_PROGRESS", "create access settings cost export ", ""},
        {"CREATE_COMPLETE", "access settings review psql connect cost drift export destroy ", ""},
        {"UPDATE_ROLLBACK_COMPLETE", "access settings review psql connect cost drift export destroy ", ""},
        {"CREATE_IN_PROGRESS", "follow roll-back access settings psql connect cost export ", "review drift destroy "},
        {"UPDATE_IN_PROGRESS", "follow roll-back access settings psql connect cost export ", "review drift destroy "},
        {"ROLLBACK_IN_PROGRESS", "follow access settings psql connect cost export ", "roll-back review drift destroy "},
        {"DELETE_IN_PROGRESS", "follow access settings psql connect cost export ", "roll-back review drift destroy "},
        {"UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "follow access settings psql connect cost export ",
         "roll-back review drift destroy "},
        {"ROLLBACK_COMPLETE", "create delete-remains access settings cost export ", ""},
        {"ROLLBACK_FAILED", "create delete-remains access settings cost export ", ""},
        {"UPDATE_ROLLBACK_FAILED", "rollback-continue access settings psql connect cost drift export destroy ",
         "rollback-skip review "},
        {"UPDATE_FAILED", "access settings psql connect cost export destroy ", "review drift "},
        {"DELETE_FAILED", "access settings cost export destroy ", "delete-keep review psql connect drift "},
        {"SOMETHING_NEW", "access settings psql connect cost export destroy ", "review drift "},
    };
    (void)unused;
    Settings *chosen = chosen_with(NULL, NULL);
    HomeScope scope = scope_with(chosen);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        HomeFacts facts = facts_in(cases[i].status);
        AUTO(ways_release) Ways ways = {0};
        AUTO(text_release) Text offered = {0}, barred = {0};
        home_ways(&scope, &facts, &ways);
        for (size_t k = 0; k < ways.count; k++)
            text_print(ways.items[k].why_not ? &barred : &offered, "%s ", home_way_name((HomeWay)ways.items[k].id));
        if (strcmp(text_string(&offered), cases[i].offered) != 0 || strcmp(text_string(&barred), cases[i].barred) != 0)
            fail_msg("%s: %s| %s", cases[i].status, text_string(&offered), text_string(&barred));
    }
    settings_free(chosen);
}

/* A deletion takes the list before it ends, and somebody may do so by hand: nothing could be changed then. */
static void test_list_gone(void **unused) {
    static const char *const statuses[] = {"DELETE_FAILED", "DELETE_IN_PROGRESS", "CREATE_COMPLETE"};
    (void)unused;
    Settings *chosen = chosen_with("203.0.113.7/32", "office");
    HomeScope scope = scope_with(chosen);
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
        HomeFacts facts = facts_in(statuses[i]);
        AUTO(ways_release) Ways ways = {0};
        facts.status.access_part = (StatusPart){.gone = true, .why = "gone"};
        home_ways(&scope, &facts, &ways);
        assert_string_equal(ways_find(&ways, HOME_ACCESS)->why_not, "the list is deleted");
        assert_null(ways_find(&ways, HOME_OWN));
        assert_null(ways_find(&ways, HOME_UNDO));
    }
    settings_free(chosen);
}

static const char *why_not(const Ways *ways, HomeWay way) {
    const char *why = ways_find(ways, way)->why_not;
    return why ? why : "";
}

/* What stands decides who can be connected to, and how: a deletion that failed has taken some of it, and somebody may
 * have done so by hand. */
static void test_what_stands(void **unused) {
    static const struct {
        const char *stack, *database, *bastion, *balancer; /* "" is deleted, NULL can't be asked */
        bool secret;
        const char *psql, *test;
    } cases[] = {
        {"CREATE_COMPLETE", "available", "running", "", true, "", ""},
        {"CREATE_COMPLETE", NULL, NULL, "", true, "", ""}, /* who may not ask may still have a way in */
        {"CREATE_COMPLETE", "", "running", "", true, "the database is deleted", "the database is deleted"},
        {"CREATE_COMPLETE", "available", "", "", true, "the bastion is deleted", ""}, /* the test says what to do */
        {"CREATE_COMPLETE", "available", "terminated", "", true, "the bastion is deleted", ""},
        {"CREATE_COMPLETE", "available", "running", "", false, "the secret with the password is deleted", ""},
        {"DELETE_IN_PROGRESS", "deleting", "running", "", true, "the database is being deleted",
         "the database is being deleted"},
        {"DELETE_FAILED", "available", "running", "", true, "", ""},
        {"DELETE_FAILED", "", "running", "", true, "the database is deleted", "the database is deleted"},
        {"DELETE_FAILED", NULL, "running", "", true, "whether the database still stands could not be asked",
         "whether the database still stands could not be asked"},
        {"DELETE_FAILED", "available", "", "", true, "the bastion is deleted", "the bastion is deleted"},
        {"DELETE_FAILED", "available", "", "shop.elb", true, "the bastion is deleted", ""},
        {"DELETE_FAILED", "available", "running", "", false, "the secret with the password is deleted",
         "the secret with the password is deleted"},
    };
    (void)unused;
    Settings *chosen = chosen_with(NULL, NULL);
    HomeScope scope = scope_with(chosen);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        HomeFacts facts = facts_in(cases[i].stack);
        Status *status = &facts.status;
        AUTO(ways_release) Ways ways = {0};
        status->database_part = part_of(cases[i].database);
        status->database.status = (char *)(uintptr_t)cases[i].database;
        status->bastion_part = part_of(cases[i].bastion);
        status->bastion.state = (char *)(uintptr_t)cases[i].bastion;
        status->secret_part = part_of(cases[i].secret ? "there" : "");
        snprintf(status->load_balancer, sizeof status->load_balancer, "%s", cases[i].balancer);
        status->targets_part.known = *cases[i].balancer;
        home_ways(&scope, &facts, &ways);
        if (strcmp(why_not(&ways, HOME_PSQL), cases[i].psql) != 0 ||
            strcmp(why_not(&ways, HOME_CONNECT), cases[i].test) != 0)
            fail_msg("%zu, %s: %s| %s", i, cases[i].stack, why_not(&ways, HOME_PSQL), why_not(&ways, HOME_CONNECT));
    }
    settings_free(chosen);
}

/* Destroy has lifted the protection itself, and no setting can be applied to what is half deleted: nobody is sent to
 * Review for it. */
static void test_nothing_to_apply(void **unused) {
    static const struct {
        const char *stack;
        bool told;
    } cases[] = {{"CREATE_COMPLETE", true}, {"UPDATE_ROLLBACK_FAILED", true}, {"DELETE_FAILED", false}};
    (void)unused;
    Error err = {0};
    Settings *chosen = chosen_with(NULL, NULL);
    HomeScope scope = scope_with(chosen);
    assert_true(settings_set(chosen, "protection.deletion_protection", "true", &err));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        HomeFacts facts = facts_in(cases[i].stack);
        AUTO(lines_release) Lines lines = {0};
        bool review = false, cost = false;
        facts.standing = settings_copy(chosen);
        facts.standing_part.known = true;
        assert_true(settings_set(facts.standing, "protection.deletion_protection", "false", &err));
        home_lines(&scope, &facts, &lines);
        for (size_t k = 0; k < lines.count; k++) {
            review = review || lines.items[k].way == HOME_REVIEW;
            cost = cost || strcmp(lines.items[k].label, "Cost") == 0;
        }
        if (review != cases[i].told || cost != cases[i].told)
            fail_msg("%s: %d, %d", cases[i].stack, review, cost);
        settings_free(facts.standing);
    }
    settings_free(chosen);
}

/* AWS skips UPDATE_FAILED alone, and refuses all when another is named. */
static void test_skips(void **unused) {
    (void)unused;
    CfnResource items[] = {RESOURCE("Database", "UPDATE_FAILED"), RESOURCE("Added", "CREATE_FAILED"),
                           RESOURCE("FlowLogs", "UPDATE_FAILED"), RESOURCE("Old", "DELETE_FAILED")};
    CfnResources failed = {items, 4};
    AUTO(text_release) Text skips = {0}, keeps = {0};
    assert_int_equal(rescue_skips(&failed, &skips), 2);
    assert_string_equal(text_string(&skips), "Database, FlowLogs");
    assert_int_equal(rescue_keeps(&failed, &keeps), 1);
    assert_string_equal(text_string(&keeps), "Old");
    Settings *chosen = chosen_with(NULL, NULL);
    HomeScope scope = scope_with(chosen);
    HomeFacts facts = facts_in("UPDATE_ROLLBACK_FAILED");
    facts.failed = failed;
    AUTO(ways_release) Ways ways = {0};
    AUTO(question_release) Question question = {0};
    home_ways(&scope, &facts, &ways);
    assert_null(ways_find(&ways, HOME_SKIP)->why_not);
    home_question(&scope, &facts, HOME_SKIP, &question);
    assert_non_null(strstr(question.words, "Database, FlowLogs."));
    settings_free(chosen);
}

/* Where one comes from: as it was last seen, else the one entry that is noted as one's own. */
static void test_own(void **unused) {
    static const struct {
        const char *name, *caller, *seen, *cidr, *note;
        bool allowed;
        OwnKind kind;
        const char *words;
    } cases[] = {
        {"listed", "203.0.113.7", "", "203.0.113.7/32", "office", true, OWN_LISTED, NULL},
        {"missing", "203.0.113.7", "", "198.51.100.0/28", "office", false, OWN_MISSING,
         "Allow the address that you come from"},
        {"as last seen", "203.0.113.7", "203.0.113.9", "203.0.113.9/32", "office", false, OWN_CHANGED,
         "Allow 203.0.113.7 in place of 203.0.113.9"},
        {"noted as one's own", "203.0.113.7", "", "203.0.113.9/32", "my address", false, OWN_CHANGED,
         "Allow 203.0.113.7 in place of 203.0.113.9"},
        {"chosen, not in force", "203.0.113.7", "203.0.113.7", "203.0.113.7/32", "office", false, OWN_MISSING,
         "Allow the address that you come from"},
        {"chosen as part of a range", "203.0.113.7", "203.0.113.9", "203.0.113.0/28", "office", false, OWN_MISSING,
         "Allow the address that you come from"},
        {"IPv6", "2001:db8::1", "", "203.0.113.9/32", "my address", false, OWN_UNKNOWN, NULL},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Settings *chosen = chosen_with(cases[i].cidr, cases[i].note);
        HomeFacts facts = facts_in("CREATE_COMPLETE");
        Status *status = &facts.status;
        snprintf(status->caller, sizeof status->caller, "%s", cases[i].caller);
        snprintf(facts.seen.address, sizeof facts.seen.address, "%s", cases[i].seen);
        status->caller_part.known = status->access_part.known = true;
        status->caller_allowed = cases[i].allowed;
        status->access.list_id = (char[]){"pl-1"};
        HomeScope scope = scope_with(chosen);
        AUTO(ways_release) Ways ways = {0};
        Own own = home_own(&facts, settings_allowed_const(chosen));
        home_ways(&scope, &facts, &ways);
        const Way *way = ways_find(&ways, HOME_OWN);
        if (own.kind != cases[i].kind ||
            (way ? !cases[i].words || strcmp(way->words, cases[i].words) != 0 : cases[i].words != NULL))
            fail_msg("%s: %d, %s", cases[i].name, own.kind, way ? way->words : "no way");
        settings_free(chosen);
    }
}

static AllowList *list_of(const char *cidrs) {
    AllowList *list = allow_list_new();
    char copy[200], *rest = copy;
    snprintf(copy, sizeof copy, "%s", cidrs);
    for (char *one; (one = strtok_r(rest, " ", &rest));) {
        Error err = {0};
        Cidr cidr;
        assert_true(cidr_parse(one, &cidr, &err) && allow_list_add(list, cidr, NULL, NULL, &err));
    }
    return list;
}

/* One key for one address changes nothing else unseen: what the settings say beside it is told and asked. */
static void test_own_alone(void **unused) {
    static const struct {
        const char *name, *chosen, *cloud, *base, *own,
            *typed; /* `typed`: with the word, "" without; NULL: not asked */
        const char *words;
    } cases[] = {
        {"nothing else", "192.0.2.1", "192.0.2.1", "192.0.2.1", "203.0.113.7", NULL, NULL},
        {"chosen already", "192.0.2.1 203.0.113.7", "192.0.2.1", "192.0.2.1", "203.0.113.7", NULL, NULL},
        {"added elsewhere", "192.0.2.1", "192.0.2.1 192.0.2.9", "192.0.2.1", "203.0.113.7", NULL, NULL},
        {"taken out of the file", "192.0.2.1", "192.0.2.1 192.0.2.9", "192.0.2.1 192.0.2.9", "203.0.113.7", "",
         "can NOT connect any more: 192.0.2.9/32"},
        {"added in the file", "192.0.2.1 192.0.2.9", "192.0.2.1", "192.0.2.1", "203.0.113.7", "",
         "can connect: 192.0.2.9/32"},
        {"a range around it", "192.0.2.1 203.0.113.0/24", "192.0.2.1", "192.0.2.1", "203.0.113.7", "",
         "can connect: 203.0.113.0/24"},
        {"all of the internet", "192.0.2.1 0.0.0.0/0", "192.0.2.1", "192.0.2.1", "203.0.113.7", "open",
         "can connect: 0.0.0.0/0"},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Settings *chosen = chosen_with(NULL, NULL);
        AllowList *mine = list_of(cases[i].chosen), *cloud = list_of(cases[i].cloud), *base = list_of(cases[i].base);
        HomeFacts facts = facts_in("CREATE_COMPLETE");
        Status *status = &facts.status;
        AUTO(question_release) Question question = {0};
        allow_list_assign(settings_allowed(chosen), mine);
        snprintf(status->caller, sizeof status->caller, "%s", cases[i].own);
        status->caller_part.known = status->access_part.known = true;
        status->access = (AccessState){.list_id = (char[]){"pl-1"}, .cloud = cloud, .base = base};
        HomeScope scope = scope_with(chosen);
        home_question(&scope, &facts, HOME_OWN, &question);
        if ((question.title != NULL) != (cases[i].typed != NULL) ||
            (question.title && (strcmp(question.typed ? question.typed : "", cases[i].typed) != 0 ||
                                !strstr(question.words, cases[i].words))))
            fail_msg("%s: %s, %s", cases[i].name, question.typed ? question.typed : "no word",
                     question.words ? question.words : "not asked");
        allow_list_free(mine);
        allow_list_free(cloud);
        allow_list_free(base);
        settings_free(chosen);
    }
}

static void test_own_put(void **unused) {
    (void)unused;
    Error err = {0};
    Settings *chosen = chosen_with("203.0.113.9/32", "laptop");
    AllowList *list = settings_allowed(chosen);
    Own own = {.kind = OWN_CHANGED, .changed = 0};
    assert_true(cidr_parse("203.0.113.7", &own.cidr, &err) && allowed_own(list, &own, &err));
    assert_int_equal(allow_list_count(list), 1);
    assert_string_equal(allow_list_at(list, 0)->note, "laptop");
    own.kind = OWN_MISSING;
    assert_true(allowed_own(list, &own, &err)); /* it is there already */
    assert_int_equal(allow_list_count(list), 1);
    assert_true(cidr_parse("198.51.100.1", &own.cidr, &err) && allowed_own(list, &own, &err));
    assert_string_equal(allow_list_at(list, 1)->note, allowed_own_note);
    settings_free(chosen);
}

/* What keeps its name: all of ours that is there, whatever happens to it now. */
static void test_is_there(void **unused) {
    static const struct {
        const char *status;
        Owner owner;
        bool there;
    } cases[] = {
        {"CREATE_COMPLETE", OWNER_OURS, true},        {"UPDATE_IN_PROGRESS", OWNER_OURS, true},
        {"UPDATE_ROLLBACK_FAILED", OWNER_OURS, true}, {"CREATE_COMPLETE", OWNER_LATER, true},
        {"UPDATE_COMPLETE", OWNER_OTHER, false},      {"ROLLBACK_COMPLETE", OWNER_OURS, false},
        {"REVIEW_IN_PROGRESS", OWNER_OURS, false},    {"", OWNER_OURS, false},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (stack_is_there(stack_status(cases[i].status)->kind, cases[i].owner) != cases[i].there)
            fail_msg("%s: %d", cases[i].status, !cases[i].there);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_is_there),
                                       cmocka_unit_test(test_every_state),
                                       cmocka_unit_test(test_list_gone),
                                       cmocka_unit_test(test_what_stands),
                                       cmocka_unit_test(test_nothing_to_apply),
                                       cmocka_unit_test(test_offers),
                                       cmocka_unit_test(test_skips),
                                       cmocka_unit_test(test_own),
                                       cmocka_unit_test(test_own_alone),
                                       cmocka_unit_test(test_own_put)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
