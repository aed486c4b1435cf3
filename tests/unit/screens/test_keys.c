/* The keys of every screen, in each of its states: one that the line or the help tells of acts, one that neither tells
 * of does not, but for those that work everywhere. Looked at from outside: what is drawn, asked, begun or left. */
#include "base/memory.h"
#include "screens/ask.h"
#include "screens/home_state.h"
#include "screens/mfa.h"
#include "screens/preflight.h"
#include "screens/provision_state.h"
#include "screens/shell.h"
#include "tests/unit/screens/seen.h"
#include "tui/surface.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 24, COLUMNS = 80 };

/* A screen in one of its states, with a wizard round it. */
typedef struct Scene {
    const Screen *screen;
    Wizard wizard;
    WizardOptions options;
    void *state;
    Surface *surface;
} Scene;

/* Keys that bring a screen into a state: '\x01' is Tab, '\r' Enter, '\x1b' Esc, '\x02' F2, '\x03' F3, '\x04' Down. */
typedef struct Case {
    const char *name;
    const Screen *screen;
    void (*before)(Scene *scene); /* it is entered; NULL: nothing */
    void (*after)(Scene *scene);
    const char *keys;
} Case;

static Move press(Scene *scene, const Key *key) {
    AUTO(keys_release) Keys keys = {0};
    if (scene->wizard.dialog.shown)
        return wizard_dialog_key(&scene->wizard, key);
    scene->screen->keys(scene->state, &keys);
    return keys_press(&keys, scene->state, key);
}

static Key key_of(char c) {
    switch (c) {
    case '\x01':
        return (Key){.code = K_TAB};
    case '\x02':
    case '\x03':
        return (Key){.code = K_F1 + c - 1};
    case '\x04':
        return (Key){.code = K_DOWN};
    default:
        return (Key){.code = c};
    }
}

/* ---- states */

static void entries(Scene *scene) {
    Settings *settings = scene->wizard.choices.chosen;
    Error err = {0};
    Cidr cidr;
    assert_true(cidr_parse("198.51.100.0/28", &cidr, &err));
    assert_true(allow_list_add(settings_allowed(settings), cidr, "office", NULL, &err));
    snprintf(scene->wizard.who.address, sizeof scene->wizard.who.address, "203.0.113.7");
}

static void from_home(Scene *scene) {
    entries(scene);
    scene->wizard.choices.deployed = settings_copy(scene->wizard.choices.chosen);
    scene->wizard.route.access_only = true;
}

static void deployed(Scene *scene) {
    scene->wizard.choices.deployed = settings_copy(scene->wizard.choices.chosen);
    scene->wizard.visited[SCREEN_ACCOUNT] = true;
}

static void home_is(Scene *scene, const char *status) {
    HomeScreen *home = scene->state;
    home->load = NULL; /* what it would say is put here */
    home->loaded = true;
    free(home->facts.status.stack.status);
    home->facts.status.stack.status = memory_copy(status);
    home->facts.status.state = stack_status(status);
    home_ways_refresh(home);
}

static void home_stands_now(Scene *scene) {
    home_is(scene, "UPDATE_COMPLETE");
}

static void home_busy(Scene *scene) {
    home_is(scene, "UPDATE_IN_PROGRESS");
}

static void home_stuck(Scene *scene) {
    home_is(scene, "UPDATE_ROLLBACK_FAILED");
}

static void home_remains(Scene *scene) {
    home_is(scene, "ROLLBACK_FAILED");
}

static void home_not_deleted(Scene *scene) {
    CfnResources *failed = &((HomeScreen *)scene->state)->facts.failed;
    failed->items = memory_new(1, sizeof *failed->items);
    failed->count = 1;
    failed->items[0] = (CfnResource){.logical_id = memory_copy("Vpc"),
                                     .physical_id = memory_copy("vpc-1"),
                                     .type = memory_copy("AWS::EC2::VPC"),
                                     .status = memory_copy("DELETE_FAILED"),
                                     .reason = memory_copy("it has dependencies")};
    home_is(scene, "DELETE_FAILED");
}

static void home_page(Scene *scene) {
    HomeScreen *home = scene->state;
    home->page = pager_new(true);
    for (int i = 0; i < 40; i++)
        pager_add(home->page, ROLE_TEXT,
                  "a line that is longer than the terminal is wide, so that it is wrapped or cut, as wished");
}

static void followed(Scene *scene) {
    scene->wizard.work.kind = WORK_ATTACH;
}

/* An update whose events are longer than the terminal is wide. */
static void begun(Scene *scene) {
    static const char id[] = "arn:aws:cloudformation:eu-west-1:123456789012:stack/myapp/1";
    ProvisionScreen *screen = scene->state;
    Error err = {0};
    DeploymentStart start = {
        .stack_id = (char *)id, .token = (char *)"", .outline = template_outline_new(NULL, NULL, 0, &err)};
    assert_non_null(start.outline);
    operation_begin(&screen->operation, &start, NULL);
    enum { EVENTS = 40 };
    CfnEvent events[EVENTS];
    char ids[EVENTS][8];
    for (int i = 0; i < EVENTS; i++) {
        bool whole = i == 0;
        snprintf(ids[i], sizeof ids[i], "%d", i);
        events[i] = (CfnEvent){.id = ids[i],
                               .stack_id = (char *)id,
                               .logical_id = (char *)(whole   ? "myapp"
                                                      : i % 2 ? "Database"
                                                              : "Vpc"),
                               .physical_id = (char *)(whole ? id : ""),
                               .type = (char *)(whole ? "AWS::CloudFormation::Stack" : "AWS::RDS::DBInstance"),
                               .status = (char *)"UPDATE_IN_PROGRESS",
                               .reason = (char *)"a reason that has to be told at some length, and at some more length",
                               .token = (char *)"",
                               .at_ms = 1000 + i * 1000};
    }
    operation_take(&screen->operation, &(DeploymentReport){.events = events, .event_count = EVENTS}, NULL, NULL);
    provision_events_refresh(screen, true);
    provision_panes_refresh(screen);
    scene->wizard.work.stack_id = memory_copy(id);
}

static void failed(Scene *scene) {
    begun(scene);
    ProvisionScreen *screen = scene->state;
    screen->job = NULL;
    screen->ended = screen->end_seen = true;
    screen->end = (ProvisionEnd){.outcome = OUTCOME_FAILED};
    scene->wizard.work.kind = WORK_EXECUTE;
    snprintf(screen->end.status, sizeof screen->end.status, "UPDATE_ROLLBACK_COMPLETE");
}

static void succeeded(Scene *scene) {
    failed(scene);
    ((ProvisionScreen *)scene->state)->end.outcome = OUTCOME_SUCCEEDED;
}

static const Case cases[] = {
    {"home, not known", &home_screen, deployed, NULL, ""},
    {"home, ready", &home_screen, deployed, home_stands_now, ""},
    {"home, busy", &home_screen, deployed, home_busy, ""},
    {"home, stuck", &home_screen, deployed, home_stuck, ""},
    {"home, remains", &home_screen, deployed, home_remains, ""},
    {"home, not deleted", &home_screen, deployed, home_not_deleted, ""},
    {"home, a page", &home_screen, deployed, home_page, ""},
    {"home, a page, searching", &home_screen, deployed, home_page, "/"},
    {"account, the name", &account_screen, NULL, NULL, ""},
    {"account, the region", &account_screen, NULL, NULL, "\x01"},
    {"account, the profile", &account_screen, deployed, NULL, "\x01\x01"},
    {"account, choosing a region", &account_screen, NULL, NULL, "\x01 "},
    {"account, choosing, not filtering", &account_screen, NULL, NULL, "\x01 \x1b"},
    {"access, nobody", &access_screen, NULL, NULL, ""},
    {"access, an entry", &access_screen, entries, NULL, ""},
    {"access, from Home", &access_screen, from_home, NULL, ""},
    {"access, a removed one", &access_screen, from_home, NULL, "d"},
    {"access, changed", &access_screen, entries, NULL, "m"},
    {"access, adding", &access_screen, entries, NULL, "a"},
    {"access, the note", &access_screen, entries, NULL, "e\x01"},
    {"access, a file", &access_screen, entries, NULL, "i"},
    {"access, filtering", &access_screen, entries, NULL, "/"},
    {"access, filtered", &access_screen, entries, NULL, "/of\r"},
    {"access, sorted", &access_screen, entries, NULL, ">"},
    {"key pair, looking", &key_pair_screen, NULL, NULL, ""},
    {"key pair, a new one", &key_pair_screen, NULL, NULL, "n"},
    {"key pair, a file", &key_pair_screen, NULL, NULL, "i"},
    {"sizes", &sizes_screen, NULL, NULL, ""},
    {"sizes, a switch", &sizes_screen, NULL, NULL, "\x04\x04"},
    {"sizes, a number", &sizes_screen, NULL, NULL, "\x04\x04\x04+"},
    {"sizes, choosing", &sizes_screen, NULL, NULL, "\x04 "},
    {"sizes, the classes", &sizes_screen, NULL, NULL, "\x02"},
    {"sizes, the cost", &sizes_screen, NULL, NULL, "\x03"},
    {"retention", &retention_screen, NULL, NULL, ""},
    {"retention, changed", &retention_screen, NULL, NULL, "\x04+"},
    {"options", &options_screen, NULL, NULL, ""},
    {"options, further down", &options_screen, NULL, NULL, "\x04\x04\x04\x04\x04"},
    {"review, what is missing", &review_screen, NULL, NULL, ""},
    {"provision, nothing", &provision_screen, NULL, NULL, ""},
    {"provision, begun", &provision_screen, followed, NULL, ""},
    {"provision, under way", &provision_screen, followed, begun, ""},
    {"provision, searching", &provision_screen, followed, begun, "/"},
    {"provision, searched", &provision_screen, followed, begun, "/Vpc\rn"},
    {"provision, failed", &provision_screen, followed, failed, ""},
    {"provision, failed and looked at", &provision_screen, followed, failed, "k"},
    {"provision, done", &provision_screen, followed, succeeded, ""},
    {"done", &done_screen, entries, NULL, ""},
};

static void scene_begin(Scene *scene, const Case *from) {
    static const Key nothing;
    Error err = {0};
    *scene = (Scene){.screen = from->screen, .surface = surface_new(ROWS, COLUMNS, false)};
    Wizard *wizard = &scene->wizard;
    scene->options.face = (FaceOptions){.config = "secure-rds.yaml", .clock = clock_scaled(60000, 1e-9)};
    /* Nobody listens there: what is begun can be seen, and comes to nothing. */
    scene->options.face.aws = (AwsOptions){.region = "eu-west-1",
                                           .endpoint_url = "http://127.0.0.1:9",
                                           .checkip_url = "http://127.0.0.1:9",
                                           .access_key_id = "AKIDEXAMPLE",
                                           .secret_access_key = "secret",
                                           .keys_from = "the test's own"};
    *wizard = (Wizard){.options = &scene->options,
                       .clock = scene->options.face.clock,
                       .mailbox = mailbox_new(),
                       .choices = {.chosen = settings_new()},
                       .cost = {.now = -1, .before = -1}};
    wizard->who.mfa = mfa_desk_new(wizard->mailbox);
    wizard->who.preflight = preflight_new();
    AwsSession *session = face_session(&scene->options.face, NULL, NULL, &err);
    if (!session)
        fail_msg("%s", err.said);
    wizard->who.connection = connection_new(session, wizard->clock);
    assert_true(settings_set(wizard->choices.chosen, "app", "myapp", &err));
    assert_true(settings_set(wizard->choices.chosen, "region", "eu-west-1", &err));
    if (from->before)
        from->before(scene);
    scene->state = from->screen->enter(wizard, (Visit){wizard->mailbox, 1});
    if (from->after)
        from->after(scene);
    for (const char *c = from->keys; *c; c++) {
        Key key = key_of(*c);
        press(scene, *c ? &key : &nothing);
    }
}

static void scene_end(Scene *scene) {
    Wizard *wizard = &scene->wizard;
    scene->screen->leave(scene->state);
    jobs_cancel(wizard->mailbox, 1);
    assert_true(jobs_end(wizard->mailbox, 20000));
    mailbox_free(wizard->mailbox);
    mfa_desk_free(wizard->who.mfa);
    preflight_free(wizard->who.preflight);
    connection_drop(wizard->who.connection);
    dialog_free(wizard->dialog.shown);
    settings_free(wizard->choices.chosen);
    settings_free(wizard->choices.deployed);
    free(wizard->work.stack_id);
    surface_free(scene->surface);
}

/* What somebody sees: the screen with its colours, its own line, and the cursor. */
static char *look(Scene *scene) {
    AUTO(keys_release) Keys keys = {0};
    Text text = {0};
    int row = -1, column = -1;
    surface_clear(scene->surface);
    Canvas canvas = canvas_whole(scene->surface);
    scene->screen->draw(scene->state, &canvas);
    surface_text(scene->surface, &text);
    surface_cursor(scene->surface, &row, &column);
    unsigned long colours = 0;
    for (int cell = 0; cell < ROWS * COLUMNS; cell++)
        colours = colours * 31 + surface_cell(scene->surface, cell / COLUMNS, cell % COLUMNS)->style;
    if (scene->screen->shown)
        scene->screen->shown(scene->state);
    scene->screen->keys(scene->state, &keys);
    keys_line(&keys, &text);
    text_print(&text, "\n%d,%d %lx %s", row, column, colours, scene->wizard.trouble);
    return text_take(&text);
}

static void expect_dialog(Scene *scene, const char *words, bool shown) {
    AUTO(text_release) Text text = {0};
    surface_clear(scene->surface);
    Canvas canvas = canvas_whole(scene->surface);
    if (scene->wizard.dialog.shown)
        dialog_draw(scene->wizard.dialog.shown, &canvas);
    surface_text(scene->surface, &text);
    if ((strstr(text_string(&text), words) != NULL) != shown)
        fail_msg("\"%s\" is %s in\n%s", words, shown ? "not" : "still", text_string(&text));
}

/* Whether anything came of the key; `known`: what is seen now, taken over and made anew. */
static bool acts(Scene *scene, const Key *key, char **known) {
    int jobs = jobs_running(scene->wizard.mailbox);
    const Job *pricing = scene->wizard.cost.asking;
    Move move = press(scene, key);
    char *after = look(scene);
    bool acted = (move != MOVE_STAY && move != MOVE_IGNORED) || strcmp(*known, after) != 0 ||
                 scene->wizard.dialog.shown || jobs_running(scene->wizard.mailbox) > jobs ||
                 pricing != scene->wizard.cost.asking;
    free(*known);
    *known = after;
    return acted;
}

static size_t candidates(Key *keys) {
    static const int named[] = {K_ENTER, K_ESCAPE, K_SPACE, K_INSERT, K_DELETE, K_BACKSPACE};
    size_t count = 0;
    for (int c = '!'; c < 0x7f; c++)
        keys[count++] = (Key){.code = c};
    for (int c = 'a'; c <= 'z'; c++)
        keys[count++] = (Key){.code = c, .modifiers = KEY_CTRL};
    keys[count++] = (Key){.code = '_', .modifiers = KEY_CTRL};
    keys[count++] = (Key){.code = 'u', .modifiers = KEY_ALT};
    keys[count++] = (Key){.code = 'r', .modifiers = KEY_ALT};
    for (int f = 1; f <= 12; f++)
        keys[count++] = (Key){.code = K_F1 + f - 1};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        keys[count++] = (Key){.code = named[i]};
    return count;
}

enum { CANDIDATES = 200 };

/* Those that are told of, in `told`; none of the others does anything. */
static size_t expect_quiet(const Case *from, Key told[CANDIDATES]) {
    Scene scene;
    Key keys[CANDIDATES];
    size_t count = candidates(keys), told_count = 0;
    scene_begin(&scene, from);
    char *known = look(&scene);
    AUTO(keys_release) Keys now = {0};
    scene.screen->keys(scene.state, &now);
    for (size_t i = 0; i < count; i++) {
        char label[KEY_LABEL_SIZE];
        key_label(&keys[i], label);
        if (seen(&now, &keys[i]))
            told[told_count++] = keys[i];
        else if (now.takes == REST_MOVES && !(keys[i].code < K_UP && everywhere(&keys[i])) &&
                 acts(&scene, &keys[i], &known))
            fail_msg("%s: %s does something unseen:\n%s", from->name, label, known);
    }
    free(known);
    scene_end(&scene);
    return told_count;
}

static void test_every_screen(void **unused) {
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Key told[CANDIDATES];
        size_t count = expect_quiet(&cases[i], told);
        for (size_t k = 0; k < count; k++) {
            Scene scene;
            scene_begin(&scene, &cases[i]);
            char *known = look(&scene);
            if (!acts(&scene, &told[k], &known)) {
                char label[KEY_LABEL_SIZE];
                key_label(&told[k], label);
                fail_msg("%s: %s is offered and does nothing:\n%s", cases[i].name, label, known);
            }
            free(known);
            scene_end(&scene);
        }
    }
}

/* ---- the help */

/* Keeps each of "q, Esc" in `known`, which has been told of so far; fails on one that stands there twice. */
static void expect_once(const Case *from, const char *labels, size_t length, Text *known) {
    AUTO(memory_release) char *all = memory_copy_n(labels, length);
    char *rest = NULL;
    for (char *label = strtok_r(all, ", ", &rest); label; label = strtok_r(NULL, ", ", &rest)) {
        AUTO(memory_release) char *key = memory_print("\n%s\n", label);
        if (strstr(text_string(known), key))
            fail_msg("%s: the help tells of %s twice", from->name, label);
        text_put(known, key);
    }
}

/* What '?' opens names a key once, and says what it does, whether it is the screen's own or everywhere's. */
static void test_help_tells_once(void **unused) {
    enum { TALL = 400, WIDE = 200 };
    static const char begin[] = "Keys that work now", end[] = "Keys everywhere";
    const Shell shell = shell_make(SCREEN_HOME);
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AUTO(text_release) Text text = {0}, known = {0};
        Surface *surface = surface_new(TALL, WIDE, false);
        Canvas canvas = canvas_whole(surface);
        Scene scene;
        scene_begin(&scene, &cases[i]);
        shell.key_after(&scene.wizard, scene.screen, scene.state, &(Key){.code = K_F1});
        shell.draw_over(&scene.wizard, &canvas);
        surface_text(surface, &text);
        const char *line = strstr(text_string(&text), begin), *last = strstr(text_string(&text), end);
        assert_non_null(line);
        assert_non_null(last);
        while ((line = strchr(line, '\n') + 1) < last) {
            const char *label = line + strspn(line, " │"), *says = strstr(label, ": ");
            if (says && says < strchr(line, '\n'))
                expect_once(&cases[i], label, (size_t)(says - label), &known);
        }
        help_free(scene.wizard.help);
        surface_free(surface);
        scene_end(&scene);
    }
}

/* ---- questions */

static void ask(Scene *scene, const char *name, int key, const char *title) {
    size_t i = 0;
    while (strcmp(cases[i].name, name) != 0)
        i++;
    scene_begin(scene, &cases[i]);
    press(scene, &(Key){.code = key});
    if (!scene->wizard.dialog.shown)
        fail_msg("%s: no question", name);
    expect_dialog(scene, title, true);
    wizard_ask_look(&scene->wizard);
    expect_dialog(scene, title, true); /* it makes sense still */
}

/* The operation ends behind the question: it goes away, the end is shown, and a key that was meant for it does nothing.
 */
static void test_ended_behind(void **unused) {
    (void)unused;
    static const int keys[] = {'l', 'c'};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        Scene scene;
        ask(&scene, "provision, under way", keys[i],
            keys[i] == 'l' ? "The operation runs at AWS" : "Roll back what runs?");
        ProvisionScreen *screen = scene.state;
        screen->job = NULL;
        screen->ended = true;
        screen->end = (ProvisionEnd){.outcome = OUTCOME_FAILED};
        scene.wizard.work.kind = WORK_EXECUTE;
        snprintf(screen->end.status, sizeof screen->end.status, "UPDATE_ROLLBACK_COMPLETE");
        wizard_ask_look(&scene.wizard);
        assert_null(scene.wizard.dialog.shown);
        assert_non_null(strstr(scene.wizard.trouble, "in the meantime"));
        assert_int_equal(press(&scene, &(Key){.code = 'r'}), MOVE_STAY); /* "roll it back", not "retry" */
        AUTO(memory_release) char *seen_now = look(&scene);
        assert_non_null(strstr(seen_now, "r retry"));
        assert_int_not_equal(press(&scene, &(Key){.code = 'r'}), MOVE_STAY);
        scene_end(&scene);
    }
}

/* The stack changes behind a question of Home. Where a name is being typed, its letters must not become keys. */
static void test_changed_behind(void **unused) {
    (void)unused;
    Scene scene;
    ask(&scene, "home, busy", 'b', "Roll back what runs?");
    home_is(&scene, "UPDATE_COMPLETE");
    wizard_ask_look(&scene.wizard);
    assert_null(scene.wizard.dialog.shown);
    scene_end(&scene);
    ask(&scene, "home, not deleted", 'n', "Delete the rest?");
    press(&scene, &(Key){.code = 'm'});
    home_is(&scene, "UPDATE_COMPLETE");
    wizard_ask_look(&scene.wizard);
    expect_dialog(&scene, "Nothing was done", true);
    int jobs = jobs_running(scene.wizard.mailbox);
    for (const char *c = "yapp"; *c; c++)
        press(&scene, &(Key){.code = *c});
    expect_dialog(&scene, "Nothing was done", true);
    assert_int_equal(jobs_running(scene.wizard.mailbox), jobs);
    press(&scene, &(Key){.code = K_ENTER});
    assert_null(scene.wizard.dialog.shown);
    scene_end(&scene);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_screen), cmocka_unit_test(test_help_tells_once),
                                       cmocka_unit_test(test_ended_behind), cmocka_unit_test(test_changed_behind)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
