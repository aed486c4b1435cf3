/* Account: whose account, which region, what the app is called, and what would make a deployment fail. */
#include "aws/regions.h"
#include "base/clock.h"
#include "base/memory.h"
#include "screens/sign_in.h"
#include "stack/checks.h"
#include "stack/status.h"
#include "tui/form.h"

#include <stdlib.h>
#include <string.h>

enum { REPORT_MAX = 24 };

typedef struct AccountScreen {
    Wizard *wizard;
    Visit visit;
    Form *form;
    FormItem items[3];
    FormOption *profiles, *regions;
    char **profile_names;
    size_t profile_count, region_count;
    long long now_ms;
    Job *checks, *search;
    char checked[200]; /* account, region and app that the checks are for */
    char searched[64]; /* the region whose stacks are known */
    Finding findings[REPORT_MAX];
    bool begun[REPORT_MAX], told[REPORT_MAX];
    CfnStacks stacks; /* those of this program in this region */
    char refused[200];
} AccountScreen;

/* Preflight. */
typedef struct ChecksInput {
    Connection *connection;
    Clock clock;
    Settings *settings;
    bool standing;
    Job *job;
} ChecksInput;

static void finding_tell(void *data, size_t index, const Finding *finding) {
    ChecksInput *input = data;
    Finding *copy = NULL;
    if (finding) {
        copy = memory_new(1, sizeof *copy);
        *copy = *finding;
    }
    job_tell(input->job, (int)index, copy, free);
}

static bool checks_work(Job *job, void *data, Error *err) {
    ChecksInput *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    input->job = job;
    CheckScope scope = {.aws = &aws, .clock = &input->clock, .settings = input->settings, .standing = input->standing};
    return checks_run(&scope, finding_tell, input, NULL, err);
}

static void checks_release(void *data) {
    ChecksInput *input = data;
    connection_drop(input->connection);
    settings_free(input->settings);
    free(input);
}

static const JobKind checks_kind = {.name = "check the account", .work = checks_work, .release = checks_release};

/* Stacks that this program made in the region before. */
typedef struct SearchInput {
    Connection *connection;
    CfnStacks stacks;
} SearchInput;

static bool search_work(Job *job, void *data, Error *err) {
    SearchInput *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    return status_own_stacks(&aws, &input->stacks, err);
}

static void search_release(void *data) {
    SearchInput *input = data;
    connection_drop(input->connection);
    cfn_stacks_release(&input->stacks);
    free(input);
}

static const JobKind search_kind = {.name = "find earlier stacks", .work = search_work, .release = search_release};

static bool signed_in(const AccountScreen *screen) {
    return screen->wizard->connection && screen->wizard->identity.account[0];
}

/* Begins anew whenever account, region or app are others than those that were checked. */
static void checks_follow(AccountScreen *screen) {
    Wizard *wizard = screen->wizard;
    char wanted[200];
    if (!signed_in(screen))
        return;
    const char *region = aws_session_region(connection_session(wizard->connection));
    snprintf(wanted, sizeof wanted, "%.15s %.60s %.60s", wizard->identity.account, region,
             settings_text(wizard->draft, "app"));
    if (strcmp(screen->searched, region) != 0) {
        snprintf(screen->searched, sizeof screen->searched, "%s", region);
        SearchInput *input = memory_new(1, sizeof *input);
        input->connection = connection_hold(wizard->connection);
        job_cancel(screen->search);
        screen->search = job_start(screen->visit, &search_kind, input);
    }
    if (strcmp(wanted, screen->checked) == 0 || !*settings_text(wizard->draft, "app"))
        return;
    memcpy(screen->checked, wanted, sizeof wanted);
    memset(screen->begun, 0, sizeof screen->begun);
    memset(screen->told, 0, sizeof screen->told);
    ChecksInput *input = memory_new(1, sizeof *input);
    *input = (ChecksInput){.connection = connection_hold(wizard->connection),
                           .clock = wizard->clock,
                           .settings = settings_copy(wizard->draft),
                           .standing = wizard->standing};
    job_cancel(screen->checks);
    screen->checks = job_start(screen->visit, &checks_kind, input);
}

static Verdict check(void *context, const char *name, const char *value, char reason[REASON_SIZE]) {
    (void)context;
    const SettingRow *row = setting_find(name);
    Error err = {0};
    AUTO(text_release) Text canonical = {0};
    if (!row || (!*value && strcmp(name, "region") == 0) || setting_verify(row, value, &canonical, &err))
        return VERDICT_FINE;
    snprintf(reason, REASON_SIZE, "%.190s", *value ? err.said : "a name is needed");
    return VERDICT_ERROR;
}

/* What stands keeps its name and place. */
static bool enabled(const void *context, const char *name) {
    const AccountScreen *screen = context;
    return !screen->wizard->standing || !setting_find(name) || !setting_find(name)->frozen;
}

static Style aside(const void *context, const char *name, const char *value, Text *text) {
    (void)value;
    if (!enabled(context, name))
        text_put(text, "fixed: the stack stands");
    return ROLE_DIM;
}

static void options_make(AccountScreen *screen) {
    Wizard *wizard = screen->wizard;
    const char *region = settings_text(wizard->draft, "region");
    screen->profile_names = aws_profile_names(&screen->profile_count);
    screen->profiles = memory_new(screen->profile_count + 2, sizeof *screen->profiles);
    screen->profiles[0] = (FormOption){.value = "", .label = "as the environment says"};
    for (size_t i = 0; i < screen->profile_count; i++)
        screen->profiles[i + 1] = (FormOption){.value = screen->profile_names[i]};
    screen->regions = memory_new(aws_region_count + 2, sizeof *screen->regions);
    bool known = false;
    for (size_t i = 0; i < aws_region_count; i++) {
        screen->regions[screen->region_count++] =
            (FormOption){.value = aws_regions[i].code, .label = aws_regions[i].code, .meaning = aws_regions[i].name};
        known = known || strcmp(aws_regions[i].code, region) == 0;
    }
    if (!known) /* AWS opens new ones; none chosen yet is one more */
        screen->regions[screen->region_count++] =
            (FormOption){.value = region, .label = *region ? region : "choose one"};
}

static void *account_enter(void *context, Visit visit) {
    AccountScreen *screen = memory_new(1, sizeof *screen);
    screen->wizard = context;
    screen->visit = visit;
    options_make(screen);
    screen->items[0] = (FormItem){.name = "app",
                                  .label = "App name",
                                  .type = ITEM_TEXT,
                                  .width = 24,
                                  .hint = "Names the stack and everything in it: lower-case letters, digits, hyphens."};
    screen->items[1] = (FormItem){.name = "region",
                                  .label = "Region",
                                  .type = ITEM_CHOICE,
                                  .options = screen->regions,
                                  .option_count = screen->region_count,
                                  .hint = "Where the database stands. Close to its users is fast."};
    screen->items[2] = (FormItem){.name = "profile",
                                  .label = "Profile",
                                  .type = ITEM_CHOICE,
                                  .options = screen->profiles,
                                  .option_count = screen->profile_count + 1,
                                  .hint = "Whose credentials are used, as the aws command knows them."};
    FormHost host = {.context = screen, .check = check, .enabled = enabled, .aside = aside};
    screen->form = form_new(screen->items, sizeof screen->items / sizeof *screen->items, &host);
    form_set(screen->form, "app", settings_text(screen->wizard->draft, "app"));
    form_set(screen->form, "region", settings_text(screen->wizard->draft, "region"));
    form_set(screen->form, "profile", screen->wizard->profile);
    screen->wizard->focus[0] = '\0';
    checks_follow(screen);
    return screen;
}

static void changed(AccountScreen *screen) {
    Wizard *wizard = screen->wizard;
    Error ignored = {0};
    const char *region = form_value(screen->form, "region"), *profile = form_value(screen->form, "profile");
    settings_set(wizard->draft, "app", form_value(screen->form, "app"), &ignored);
    bool moved = strcmp(region, settings_text(wizard->draft, "region")) != 0 || strcmp(profile, wizard->profile) != 0;
    settings_set(wizard->draft, "region", region, &ignored);
    if (moved) {
        char copy[128];
        snprintf(copy, sizeof copy, "%s", profile);
        wizard_connect(wizard, copy, settings_text(wizard->draft, "region"));
        screen->searched[0] = '\0';
    }
    wizard_changed(wizard);
}

static Move next(AccountScreen *screen) {
    Wizard *wizard = screen->wizard;
    const char *faulty = form_faulty(screen->form);
    if (faulty || !*settings_text(wizard->draft, "app")) {
        form_focus(screen->form, faulty ? faulty : "app");
        snprintf(screen->refused, sizeof screen->refused, "%s",
                 "the app needs a name: letters, digits and hyphens, letter first");
        return MOVE_STAY;
    }
    if (!*settings_text(wizard->draft, "region")) {
        form_focus(screen->form, "region");
        snprintf(screen->refused, sizeof screen->refused, "%s", "choose a region");
        return MOVE_STAY;
    }
    wizard->done[SCREEN_ACCOUNT] = true;
    return MOVE_NEXT;
}

/* A stack of that name that this program made is opened: its settings become the draft's. */
typedef struct OpenInput {
    Connection *connection;
    char name[130];
    Settings *settings;
} OpenInput;

static bool open_work(Job *job, void *data, Error *err) {
    OpenInput *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    job_say(job, "reading the stack %s", input->name);
    return status_settings(&aws, input->name, input->settings, err);
}

static void open_release(void *data) {
    OpenInput *input = data;
    connection_drop(input->connection);
    settings_free(input->settings);
    free(input);
}

static const JobKind open_kind = {.name = "read the stack's settings", .work = open_work, .release = open_release};

static Move open_stack(AccountScreen *screen) {
    const char *name = settings_text(screen->wizard->draft, "app");
    const CfnStack *stack = screen->stacks.count ? &screen->stacks.items[0] : NULL;
    for (size_t i = 0; i < screen->stacks.count; i++)
        if (strcmp(screen->stacks.items[i].name, name) == 0)
            stack = &screen->stacks.items[i];
    if (!stack || !screen->wizard->connection)
        return MOVE_IGNORED;
    OpenInput *input = memory_new(1, sizeof *input);
    input->connection = connection_hold(screen->wizard->connection);
    input->settings = settings_new();
    snprintf(input->name, sizeof input->name, "%.128s", stack->name);
    job_start(screen->visit, &open_kind, input);
    return MOVE_STAY;
}

static Move account_key(void *state, const Key *key) {
    AccountScreen *screen = state;
    screen->refused[0] = '\0';
    if (key_is(key, 'o', KEY_CTRL) && screen->stacks.count)
        return open_stack(screen);
    FormAnswer answer = form_key(screen->form, key);
    if (answer == FORM_CHANGED)
        changed(screen);
    if (answer != FORM_IGNORED)
        return MOVE_STAY;
    if (key_is(key, K_ENTER, 0))
        return next(screen);
    if (key_is(key, K_ESCAPE, 0))
        return screen->wizard->deployed ? MOVE_BACK : MOVE_STAY;
    return MOVE_IGNORED;
}

static void opened(AccountScreen *screen, Message *message) {
    OpenInput *input = message->input;
    Wizard *wizard = screen->wizard;
    if (!message->ok) {
        snprintf(screen->refused, sizeof screen->refused, "%.199s", message->error->said);
        return;
    }
    settings_free(wizard->draft);
    settings_free(wizard->deployed);
    wizard->draft = settings_copy(input->settings);
    wizard->deployed = settings_copy(input->settings);
    wizard->standing = true;
    wizard_changed(wizard);
    form_set(screen->form, "app", settings_text(wizard->draft, "app"));
    form_check(screen->form);
}

static void account_message(void *state, Message *message) {
    AccountScreen *screen = state;
    if (message->job == screen->checks && message->type == MESSAGE_TOLD && message->what < REPORT_MAX) {
        const Finding *finding = message->body;
        screen->begun[message->what] = true;
        if (finding) {
            screen->findings[message->what] = *finding;
            screen->told[message->what] = true;
        }
    }
    if (message->type != MESSAGE_DONE)
        return;
    if (message->job == screen->checks) {
        screen->checks = NULL;
    } else if (message->job == screen->search) {
        SearchInput *input = message->input;
        screen->search = NULL;
        cfn_stacks_release(&screen->stacks);
        screen->stacks = input->stacks;
        input->stacks = (CfnStacks){0};
    } else {
        opened(screen, message);
    }
}

static int account_tick(void *state, long long now_ms) {
    AccountScreen *screen = state;
    Wizard *wizard = screen->wizard;
    screen->now_ms = now_ms;
    checks_follow(screen);
    /* Who it is comes to the shell, not to this screen. */
    return wizard->identifying || screen->checks || sign_in_waits(wizard) ? SPINNER_MS : 200;
}

static int draw_identity(const AccountScreen *screen, const Canvas *canvas, int row) {
    const Wizard *wizard = screen->wizard;
    if (wizard->connection_error.said[0])
        return sign_in_draw(wizard, canvas, row, screen->now_ms) + 1;
    if (wizard->identifying) {
        screen_busy(canvas, row, screen->now_ms, "asking AWS who this is");
        return row + 2;
    }
    if (!wizard->identity.account[0])
        return row;
    canvas_print(canvas, row++, 0, ROLE_TEXT, "%s Account %s%s%s%s", mark_text(MARK_DONE), wizard->identity.account,
                 wizard->alias[0] ? " (" : "", wizard->alias, wizard->alias[0] ? ")" : "");
    AUTO(text_release) Text credentials = {0};
    aws_credentials_words(&wizard->credentials, &credentials);
    Canvas rest = canvas_part(canvas, row, 2, CANVAS_REST, CANVAS_REST);
    int used = canvas_wrap(&rest, 0, ROLE_DIM, wizard->identity.arn);
    used = canvas_wrap(&rest, used, ROLE_DIM, text_string(&credentials));
    return row + used + 1;
}

static int draw_stacks(const AccountScreen *screen, const Canvas *canvas, int row) {
    if (!screen->stacks.count || screen->wizard->standing)
        return row;
    canvas_put(canvas, row++, 0, ROLE_LABEL, "Made here before (Ctrl-O opens it):");
    for (size_t i = 0; i < screen->stacks.count && i < 3; i++)
        canvas_print(canvas, row++, 2, ROLE_ACCENT, "%s  %s", screen->stacks.items[i].name,
                     screen->stacks.items[i].status);
    return row + 1;
}

/* What a later screen asks for is no finding before that screen was seen. */
static bool due(const AccountScreen *screen, const Finding *finding) {
    return !finding->path || wizard_screen_of(finding->path) == SCREEN_ACCOUNT ||
           screen->wizard->visited[wizard_screen_of(finding->path)];
}

static void draw_checks(const AccountScreen *screen, const Canvas *canvas, int row) {
    size_t good = 0, asked = 0;
    bool shown = false;
    for (size_t i = 0; i < check_count && i < REPORT_MAX; i++) {
        asked += !screen->told[i] || due(screen, &screen->findings[i]);
        good += screen->told[i] && due(screen, &screen->findings[i]) && screen->findings[i].severity == FINDING_OK;
    }
    if (screen->checked[0]) {
        canvas_print(canvas, row, 0, ROLE_LABEL, "Checks: %zu of %zu fine", good, asked);
        if (screen->checks)
            canvas_put(canvas, row, 28, ROLE_BUSY, spinner_text(screen->now_ms));
        row++;
    }
    /* What needs doing first; what is fine only where there is room. */
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < check_count && i < REPORT_MAX && row < canvas->rows; i++) {
            const Finding *finding = &screen->findings[i];
            if (!screen->told[i] || !due(screen, finding) || (finding->severity >= FINDING_WARNING) != (pass == 0))
                continue;
            Mark mark = finding->severity == FINDING_OK        ? MARK_DONE
                        : finding->severity == FINDING_ERROR   ? MARK_FAILED
                        : finding->severity == FINDING_WARNING ? MARK_WARNING
                                                               : MARK_NONE;
            canvas_put(canvas, row, 0, mark_style(mark), mark == MARK_NONE ? "?" : mark_text(mark));
            Canvas line = canvas_part(canvas, row, 2, CANVAS_REST, CANVAS_REST);
            AUTO(memory_release) char *words = memory_print("%s: %s", check_rows[i].label, finding->what);
            row += canvas_wrap(&line, 0, pass == 0 ? mark_style(mark) : ROLE_DIM, words);
            if (pass == 0 && finding->remedy[0]) {
                Canvas remedy = canvas_part(canvas, row, 2, CANVAS_REST, CANVAS_REST);
                row += canvas_wrap(&remedy, 0, ROLE_TEXT, finding->remedy);
            }
            shown = true;
        }
    if (!shown && signed_in(screen) && !*settings_text(screen->wizard->draft, "app"))
        canvas_put(canvas, row, 0, ROLE_DIM, "Checks run as soon as the app has a name.");
}

static void account_draw(const void *state, const Canvas *canvas) {
    const AccountScreen *screen = state;
    int row = screen_heading(canvas, "What is it called, and where does it stand?",
                             screen->wizard->from_draft ? "Your choices of the last time are here."
                                                        : "Nothing is made before you have seen it all on Review.");
    int rows = form_rows(screen->form, canvas->columns);
    Canvas form = canvas_part(canvas, row, 0, rows, CANVAS_REST);
    form_draw(screen->form, &form, true);
    row += rows + 1;
    row = draw_identity(screen, canvas, row);
    row = draw_stacks(screen, canvas, row);
    draw_checks(screen, canvas, row);
    if (screen->refused[0])
        canvas_put(canvas, canvas->rows - 1, 0, ROLE_FAILED, screen->refused);
}

static void account_keys(const void *state, Text *text) {
    const AccountScreen *screen = state;
    text_put(text, "↑↓ move|Space choose|Enter next");
    if (screen->stacks.count && !screen->wizard->standing)
        text_put(text, "|Ctrl-O open earlier");
}

static void account_help(const void *state, Text *text) {
    const AccountScreen *screen = state;
    const char *focused = form_focused(screen->form);
    const SettingRow *row = focused ? setting_find(focused) : NULL;
    if (row)
        text_print(text, "# %s\n%s\n\nWhy: %s\n\n", row->label, row->help, row->reason ? row->reason : "");
    text_put(
        text,
        "# Credentials\nThey are found as the aws command finds them: environment, profiles in ~/.aws, single sign-on, "
        "roles. None is written anywhere by this program.\n\n# Checks\n");
    for (size_t i = 0; i < check_count && i < REPORT_MAX; i++) {
        if (!screen->told[i])
            continue;
        const Finding *finding = &screen->findings[i];
        text_print(text, "%s: %s\n", check_rows[i].label, finding->what);
        if (finding->why[0])
            text_print(text, "  %s\n", finding->why);
        if (finding->remedy[0])
            text_print(text, "  To do: %s\n", finding->remedy);
    }
}

static void account_leave(void *state) {
    AccountScreen *screen = state;
    form_free(screen->form);
    for (size_t i = 0; i < screen->profile_count; i++)
        free(screen->profile_names[i]);
    free(screen->profile_names);
    free(screen->profiles);
    free(screen->regions);
    cfn_stacks_release(&screen->stacks);
    free(screen);
}

const Screen account_screen = {.title = "Account",
                               .enter = account_enter,
                               .draw = account_draw,
                               .key = account_key,
                               .message = account_message,
                               .tick = account_tick,
                               .help = account_help,
                               .keys = account_keys,
                               .leave = account_leave};
