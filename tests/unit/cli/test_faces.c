/* Every state that a stack can be in, through all three faces: the screen, --plain and the command offer the same ways
 * in the same words, in the same order, and tell the same. */
#include "base/memory.h"
#include "cli/command.h"
#include "cli/status.h"
#include "guide/words.h"
#include "plain/ask.h"
#include "screens/home_state.h"
#include "tests/unit/cli/faces.h"

#include <fcntl.h>
#include <stdlib.h>

/* ---- the states */

/* What may come on top of a status. */
typedef enum {
    AS_IT_IS,
    DELETED_BY_HAND,   /* the stack, or in it the database and the secret */
    CHANGED_OUTSIDE,   /* drift was found */
    ANOTHER_ADDRESS,   /* the user comes from elsewhere than the last time */
    NOT_ON_THE_LIST,   /* … or was never on it */
    NOT_PERMITTED,     /* to ask for most of it */
    STUCK_ON_A_CHANGE, /* UPDATE_FAILED resources, which can be left out */
    STUCK_ON_ANOTHER,  /* CREATE_FAILED ones, which can't */
    STUCK_ON_DELETING,
    IN_ANOTHER_ACCOUNT,
    LIST_WAS_CHANGED, /* which can be undone */
    NOT_APPLIED,      /* other settings are chosen */
    FAILED_FOR_LONG,  /* a change failed: AWS has much to say of it, and of what is in the way */
    TWISTS,
} Twist;

typedef struct Case {
    Settings *chosen;
    HomeFacts facts;
    bool drifted;
    DriftItem drift;
    CfnResource resource;
    CfnEvent event;
    const char *account;
} Case;

static char *text(const char *words) {
    return (char *)(uintptr_t)words;
}

static void deny(StatusPart *part, const char *permission) {
    part->denied = true;
    snprintf(part->why, sizeof part->why, "AccessDenied: User arn is not authorized to perform: %s", permission);
    snprintf(part->permission, sizeof part->permission, "%s", permission);
}

static void lose(StatusPart *part) {
    part->gone = true;
    snprintf(part->why, sizeof part->why, "DBInstanceNotFound: DBInstance shop not found.");
}

static void stuck(Case *made, const char *status) {
    made->resource = (CfnResource){.logical_id = text("FlowLogs"), .status = text(status), .reason = text("no reason")};
    made->facts.failed = (CfnResources){&made->resource, 1};
    made->facts.failed_part.known = true;
}

static void failed_for_long(Case *made) {
    stuck(made, "CREATE_FAILED");
    made->resource.reason =
        text("Resource handler returned message: \"Cannot delete protected DB Instance, please disable "
             "deletion protection and try again. (Service: Rds, Status Code: 400)\" (RequestToken: 1)");
    made->event = (CfnEvent){.logical_id = text("SecretRotation"),
                             .type = text("AWS::SecretsManager::RotationSchedule"),
                             .status = text("CREATE_FAILED"),
                             .reason = text("Resource handler returned message: \"DB instance class db.t9.micro is not "
                                            "supported (Service: Rds, Status Code: 400)\" (RequestToken: 1)")};
    made->facts.cause = (CfnEvents){&made->event, 1};
    made->facts.cause_part.known = true;
}

static void from(Case *made, const char *address, const char *before) {
    Status *status = &made->facts.status;
    snprintf(status->caller, sizeof status->caller, "%s", address);
    snprintf(made->facts.seen.address, sizeof made->facts.seen.address, "%s", before);
    status->caller_part.known = status->access_part.known = true;
    status->access.list_id = text("pl-1");
}

static void twist(Case *made, Twist how) {
    Status *status = &made->facts.status;
    Error err = {0};
    switch (how) {
    case AS_IT_IS:
    case TWISTS:
        break;
    case DELETED_BY_HAND:
        made->facts.deleted = status->state->kind == STACK_ABSENT;
        lose(&status->database_part);
        lose(&status->secret_part);
        break;
    case CHANGED_OUTSIDE:
        made->drift = (DriftItem){.logical_id = text("Database"),
                                  .type = text("AWS::RDS::DBInstance"),
                                  .property = text("DBInstanceClass"),
                                  .setting = setting_find("database.instance_class"),
                                  .expected = text("db.t4g.micro"),
                                  .actual = text("db.t4g.small")};
        made->drifted = true;
        break;
    case ANOTHER_ADDRESS:
        from(made, "198.51.100.9", "203.0.113.7");
        break;
    case NOT_ON_THE_LIST:
        from(made, "198.51.100.9", "");
        break;
    case NOT_PERMITTED:
        deny(&status->database_part, "rds:DescribeDBInstances");
        deny(&status->secret_part, "secretsmanager:DescribeSecret");
        deny(&status->bastion_part, "ec2:DescribeInstances");
        deny(&status->access_part, "ec2:GetManagedPrefixListEntries");
        deny(&made->facts.standing_part, "cloudformation:GetTemplate");
        deny(&made->facts.failed_part, "cloudformation:ListStackResources");
        deny(&made->facts.cause_part, "cloudformation:DescribeEvents");
        break;
    case FAILED_FOR_LONG:
        failed_for_long(made);
        break;
    case STUCK_ON_A_CHANGE:
        stuck(made, "UPDATE_FAILED");
        break;
    case STUCK_ON_ANOTHER:
        stuck(made, "CREATE_FAILED");
        break;
    case STUCK_ON_DELETING:
        stuck(made, "DELETE_FAILED");
        break;
    case IN_ANOTHER_ACCOUNT:
        made->account = "210987654321";
        snprintf(made->facts.seen.stack_id, sizeof made->facts.seen.stack_id,
                 "arn:aws:cloudformation:eu-west-1:123456789012:stack/shop/1");
        break;
    case LIST_WAS_CHANGED:
        from(made, "203.0.113.7", "203.0.113.7");
        status->caller_allowed = true;
        status->access.version = 4;
        break;
    case NOT_APPLIED:
        if (status->state->kind != STACK_STANDS && status->state->kind != STACK_BROKEN)
            break; /* of others, the settings are not asked */
        made->facts.standing = settings_copy(made->chosen);
        made->facts.standing_part.known = true;
        assert_true(settings_set(made->chosen, "retention.backup_days", "9", &err));
        break;
    }
}

static void case_make(Case *made, const char *name, Twist how) {
    static char key[] = "DatabaseEndpoint", value[] = "shop.rds.amazonaws.com";
    static CfnParameter outputs[] = {{key, value}};
    Error err = {0};
    Cidr own;
    *made = (Case){.chosen = settings_new(), .account = "123456789012"};
    assert_true(settings_set(made->chosen, "app", "shop", &err) &&
                settings_set(made->chosen, "region", "eu-west-1", &err) && cidr_parse("203.0.113.7", &own, &err) &&
                allow_list_add(settings_allowed(made->chosen), own, "office", NULL, &err));
    made->facts.status.state = stack_status(name);
    made->facts.status.stack = (CfnStack){.id = text("arn:aws:cloudformation:eu-west-1:123456789012:stack/shop/1"),
                                          .status = text(name),
                                          .outputs = outputs,
                                          .output_count = 1};
    twist(made, how);
}

static void case_release(Case *made) {
    settings_free(made->facts.standing);
    settings_free(made->chosen);
}

/* ---- the faces */

typedef struct Told {
    const Lines *lines;
    const Ways *ways;
} Told;

static void show_plain(const void *what) {
    static const PlainOptions options;
    const Told *told = what;
    Plain plain = {.options = &options, .input = open("/dev/null", O_RDONLY)};
    int way = WAY_NONE;
    plain_lines_say(&plain, told->lines);
    assert_int_equal(ANSWER_ENDED, plain_ways(&plain, told->ways, true, "", &way));
    close(plain.input);
}

static void show_command(const void *what) {
    const Told *told = what;
    status_print(told->lines, told->ways);
}

/* ---- held beside each other */

static bool is_option(const Command *command, const char *word) {
    for (const OptionRow *row = command->options; row->name; row++)
        if (strncmp(word, "--", 2) == 0 && strcmp(word + 2, row->name) == 0)
            return true;
    return false;
}

static bool is_verb(const Command *command, const char *word) {
    for (const Verb *verb = command->verbs; verb->name; verb++)
        if (strcmp(word, verb->name) == 0)
            return true;
    return false;
}

/* What a pipeline is told to type is there: the command, its verb and its options. */
static void hold_command(const Faces *faces, const Way *way) {
    AUTO(memory_release) char *words = memory_copy(way->command ? way->command : "");
    char *rest = NULL, *program = strtok_r(words, " ", &rest), *name = strtok_r(NULL, " ", &rest);
    const Command *command = commands;
    while (name && command->name && strcmp(command->name, name) != 0)
        command++;
    if (!program || !name || !command->name || strcmp(program, "secure-rds") != 0)
        fail_msg("%s: \"%s\" has no command: %s", faces->where, way->words, way->command ? way->command : "none");
    char *before = name;
    for (char *word; (word = strtok_r(NULL, " ", &rest)); before = word)
        if (!is_verb(command, word) && !is_option(command, word) && !is_option(command, before))
            fail_msg("%s: `%s` takes no %s", faces->where, way->command, word);
}

static void hold_ways(const Faces *faces, const Ways *ways) {
    const char *screen = faces->screen, *plain = faces->plain, *command = faces->command;
    size_t number = 0;
    for (size_t i = 0; i < ways->count; i++) {
        const Way *way = &ways->items[i];
        const char *why = way->why_not;
        AUTO(memory_release)
        char *key = memory_print("%c %s%s%s", way->letter, way->words, why ? ": " : "", why ? why : ""),
             *row = memory_print("%s %s%s", way->words,
                                 why            ? "not now: "
                                 : way->command ? way->command
                                                : "",
                                 why ? why : "");
        screen = found(faces, "the screen", screen, key); /* from where the last one was: the order is held, too */
        command = found(faces, "the command", command, row);
        AUTO(memory_release) char *sentence = words_sentence(way->words);
        AUTO(memory_release)
        char *item =
            why ? memory_print("Not now: %s: %s.", way->words, why) : memory_print("%zu. %s", ++number, sentence);
        found(faces, "--plain", plain, item);
        hold_command(faces, way);
    }
}

static void hold_lines(const Faces *faces, const Lines *lines, const Ways *ways) {
    for (size_t i = 0; i < lines->count; i++) {
        const Line *line = &lines->items[i];
        AUTO(memory_release) char *words = squeezed(line->words);
        found(faces, "the screen", faces->screen, words);
        found(faces, "--plain", faces->plain, words);
        found(faces, "the command", faces->command, words);
        found(faces, "a screen of 80x24, scrolled", faces->small, words);
        if (line->way != WAY_NONE && !ways_find(ways, line->way))
            fail_msg("%s: \"%s\" names a way that is not offered", faces->where, words);
    }
}

/* What somebody reads who turns the wheel over 80x24 to the end: nothing that is told is out of reach. New. */
static char *scrolled(HomeScreen *screen) {
    enum { ROWS = 22, COLUMNS = 76 }; /* inside of 80x24 */
    static const Key wheel = {.code = K_WHEEL_DOWN};
    Text all = {0};
    AUTO(memory_release) char *last = NULL;
    for (;;) {
        char *view = drawn(home_draw, screen, ROWS, COLUMNS);
        bool end = last && strcmp(view, last) == 0;
        text_print(&all, "%s\n", view);
        free(last);
        last = view;
        if (end)
            return text_take(&all);
        scroll_key(screen->scroll, &wheel);
    }
}

static void hold(const char *name, Twist how) {
    Case made;
    case_make(&made, name, how);
    static const WizardOptions options = {.face = {.config = "secure-rds.yaml"}};
    Wizard wizard = {.options = &options, .choices = {.chosen = made.chosen}, .clock = clock_wall()};
    snprintf(wizard.who.identity.account, sizeof wizard.who.identity.account, "%s", made.account);
    HomeScreen screen = {.wizard = &wizard,
                         .facts = made.facts,
                         .loaded = true,
                         .drift_known = made.drifted,
                         .drift = {.whole = true, .items = &made.drift, .count = made.drifted}};
    HomeScope scope = home_scope(&screen);
    screen.list = home_list_new(&screen);
    screen.scroll = scroll_new();
    home_lines(&scope, &screen.facts, &screen.lines);
    home_ways_refresh(&screen);
    AUTO(memory_release) char *where = memory_print("%s, %d", *name ? name : "no stack", (int)how);
    const Told told = {&screen.lines, &screen.ways};
    AUTO(memory_release) char *large = drawn(home_draw, &screen, 120, 200);
    AUTO(memory_release) char *small = scrolled(&screen);
    AUTO(memory_release) char *plain = written(STDERR_FILENO, show_plain, &told);
    AUTO(memory_release) char *command = written(STDOUT_FILENO, show_command, &told);
    const Faces faces = {where, large, small, plain, command};
    assert_true(screen.lines.count > 0 && screen.ways.count > 4);
    hold_ways(&faces, &screen.ways);
    hold_lines(&faces, &screen.lines, &screen.ways);
    list_free(screen.list);
    scroll_free(screen.scroll);
    lines_release(&screen.lines);
    ways_release(&screen.ways);
    case_release(&made);
}

static void test_each_state(void **unused) {
    size_t states = 0;
    (void)unused;
    for (size_t i = 0; i <= stack_status_count; i++)
        for (int how = AS_IT_IS; how < TWISTS; how++, states++)
            hold(stack_statuses[i].name, (Twist)how);
    hold("SOMETHING_NEW_AT_AWS", AS_IT_IS);
    assert_true(states >= 20 * TWISTS);
    printf("%zu states of a stack, through three faces\n", states + 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_each_state)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
