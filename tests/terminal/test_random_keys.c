/* Random keys through the wizard's real screens, run step by step in this process with a real sandbox behind: nothing
 * crashes, no draft is lost, whatever is drawn stays whole, memory stays within bounds, and AWS is asked to change
 * nothing that was not confirmed (witness.c).
 *
 * KEYS is how many (default below), SEED which; both are printed. The keys follow from the seed alone; when AWS's
 * answers arrive between them does not, so the last keys and the screen are printed with a failure. Meant for
 * SANITIZE=address,undefined. */
#include "base/file.h"
#include "base/memory.h"
#include "cli/sandbox.h"
#include "screens/context.h"
#include "screens/home_state.h"
#include "screens/mfa.h"
#include "tests/terminal/witness.h"
#include "tests/unit/screens/seen.h"
#include "tui/job.h"

#include <limits.h>
#include <locale.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

enum {
    KEYS = 5000,
    LIVES = 12, /* folders, each with a sandbox of its own */
    STARTS = 3, /* of the wizard in one folder */
    SEGMENT = 150,
    TRACE = 80,
    GROWTH_MIB = 24, /* that one life may leave behind: what libraries keep for themselves */
    PEAK_MIB = 200,
    LIFE_WAIT_MS = 1800,
};

/* What goes wrong in a life: of half of them nothing. */
static const char *const faults[] = {
    NULL, "resource:Bastion:create:fail:We currently do not have sufficient t3.micro capacity",
    NULL, "throttle:*:10%",
    NULL, "drop-after:*:7%",
    NULL, "deny:DescribeKeyPairs"};
enum { FAULTS = sizeof faults / sizeof *faults };

/* What the sandbox accepted of these is counted: a test in which nothing is ever done would find nothing. */
static const char *const calls[] = {"CreateChangeSet",         "ExecuteChangeSet", "DeleteStack",
                                    "ModifyManagedPrefixList", "ImportKeyPair",    "CancelUpdateStack"};
enum { CALLS = sizeof calls / sizeof *calls };

typedef struct Traced {
    char key[KEY_LABEL_SIZE];
    int screen;
} Traced;

typedef struct Play {
    char folder[64];
    char *config, *state;
    Sandbox *sandbox;
    WizardOptions options;
    Wizard wizard;
    Surface *surface;
    Witness *witness;
    unsigned long long seed;
    size_t pressed;
    int life;
    long long wait_ms; /* for AWS, in each life */
    Traced trace[TRACE];
    char address[64];    /* of a paste */
    Text typed;          /* into the question that is open */
    char word[64];       /* that it wants to have typed; "": none */
    bool stuck;          /* many keys on one screen */
    size_t entered;      /* the key's number when the screen was */
    bool forward;        /* this stretch wants to get on, the others are noise */
    long long waited_ms; /* for AWS, in all */
    size_t keys_on[SCREEN_COUNT], confirmed[CONFIRM_COUNT], calls[CALLS], quits;
    size_t peak;
} Play;

/* The numbers of one key follow from the seed and the key's number: what a screen makes of a key moves no later one. */
static unsigned long long mix(unsigned long long value) {
    value += 0x9e3779b97f4a7c15;
    value = (value ^ value >> 30) * 0xbf58476d1ce4e5b9;
    value = (value ^ value >> 27) * 0x94d049bb133111eb;
    return value ^ value >> 31;
}

static unsigned below(const Play *play, unsigned stream, unsigned limit) {
    return (unsigned)(mix(play->seed * 1000003 + play->pressed * 64 + stream) >> 33) % limit;
}

/* Bytes in use: the sanitizer's own count where there is one. */
size_t __sanitizer_get_current_allocated_bytes(void) __attribute__((weak));

static size_t memory_used(void) {
    return __sanitizer_get_current_allocated_bytes ? __sanitizer_get_current_allocated_bytes() : mallinfo2().uordblks;
}

__attribute__((format(printf, 2, 3), noreturn)) static void broken(const Play *play, const char *format, ...) {
    AUTO(text_release) Text screen = {0};
    va_list args;
    surface_text(play->surface, &screen);
    fprintf(stderr, "SEED=%llu, key %zu, in %s\nthe last keys, with the screen each was for:\n", play->seed,
            play->pressed, play->folder);
    for (size_t i = play->pressed > TRACE ? play->pressed - TRACE : 0; i < play->pressed; i++)
        fprintf(stderr, " %d:%s", play->trace[i % TRACE].screen, play->trace[i % TRACE].key);
    fprintf(stderr, "\n%s\n", text_string(&screen));
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    abort(); /* with jobs running nothing can be torn down in order */
}

static void look(Play *play) {
    char words[600];
    if (!witness_look(play->witness, words, sizeof words))
        broken(play, "not confirmed: %s", words);
    size_t used = memory_used();
    play->peak = used > play->peak ? used : play->peak;
    if (used > (size_t)PEAK_MIB << 20)
        broken(play, "%zu MiB are in use", used >> 20);
}

/* As the loop does between keys. */
static void pump(Play *play) {
    loop_messages(play->wizard.loop);
    loop_tick(play->wizard.loop, clock_monotonic_ms());
    look(play);
}

/* Lets AWS answer, as a person does who reads. */
static void settle(Play *play, int most_ms) {
    long long begun = clock_monotonic_ms();
    while (jobs_running(play->wizard.mailbox) > 0 && clock_monotonic_ms() - begun < most_ms) {
        clock_sleep(&(Clock){.rate = 1}, 2, NULL);
        pump(play);
    }
    play->waited_ms += clock_monotonic_ms() - begun;
    pump(play);
}

/* A wide glyph has both its halves, the frame stands: nothing was drawn where it does not belong. */
static void expect_whole(const Play *play) {
    const Surface *surface = play->surface;
    int rows = surface_rows(surface), columns = surface_columns(surface);
    for (int row = 0; row < rows; row++)
        for (int column = 0; column < columns; column++) {
            uint32_t character = surface_cell(surface, row, column)->characters[0];
            bool wide = character > 0x7f && glyph_width(character) == 2;
            bool half = column + 1 < columns && surface_cell(surface, row, column + 1)->characters[0] == 0;
            if (wide != half || (column == 0 && character == 0))
                broken(play, "half a glyph at %d, %d", row, column);
        }
    if (rows < 24 || columns < 80)
        return;
    const int corners[][2] = {{0, 0}, {0, columns - 1}, {rows - 1, 0}, {rows - 1, columns - 1}};
    static const unsigned arms[] = {ARM_RIGHT | ARM_DOWN, ARM_LEFT | ARM_DOWN, ARM_RIGHT | ARM_UP, ARM_LEFT | ARM_UP};
    for (int i = 0; i < 4; i++)
        if (surface_cell(surface, corners[i][0], corners[i][1])->arms != arms[i])
            broken(play, "the frame's corner %d is overdrawn", i);
    int row, column;
    if (surface_cursor(surface, &row, &column) && (row < 0 || row >= rows || column < 0 || column >= columns))
        broken(play, "the cursor stands outside, at %d, %d", row, column);
}

static void draw(Play *play) {
    if (below(play, 1, 300) == 0) {
        static const int sizes[][2] = {{24, 80}, {24, 80}, {24, 81}, {25, 80}, {30, 100}, {40, 120}, {20, 60}, {1, 1}};
        const int *size = sizes[below(play, 2, sizeof sizes / sizeof *sizes)];
        surface_resize(play->surface, size[0], size[1]);
    } else if (below(play, 3, 5000) == 0) {
        surface_resize(play->surface, 100, 300);
    } else if (surface_rows(play->surface) != 24 && below(play, 4, 40) == 0) {
        surface_resize(play->surface, 24, 80);
    }
    loop_draw(play->wizard.loop, play->surface);
    loop_shown(play->wizard.loop, play->surface);
    if (below(play, 5, 16) == 0)
        expect_whole(play);
}

/* ---- which key */

static Key noise(const Play *play) {
    static const int codes[] = {K_TAB,     K_TAB,       K_ENTER,  K_ENTER,    K_ESCAPE,    K_SPACE,  K_BACKSPACE,
                                K_UP,      K_DOWN,      K_DOWN,   K_LEFT,     K_RIGHT,     K_HOME,   K_END,
                                K_PAGE_UP, K_PAGE_DOWN, K_DELETE, K_INSERT,   K_F1,        K_F1 + 4, K_F12,
                                K_CLICK,   K_CLICK,     K_CLICK,  K_WHEEL_UP, K_PASTE,     K_RESIZE, 0x301,
                                0x65e5,    0x1f600,     0xe9,     0x200d,     K_WHEEL_DOWN};
    static const char *const pastes[] = {
        "",
        "10.0.0.1\n198.51.100.0/28 日本語\nnonsense\n203.0.113.300\n",
        "203.0.113.9 office\n203.0.113.9\n0.0.0.0/0\n",
        "日本語",
        "e\u0301",
        "\x1b[2J\x07",
        "my-app",
        "~/.ssh/id_ed25519.pub",
        "../../etc/passwd",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"};
    static const unsigned modifiers[] = {0, 0, 0, 0, 0, 0, 0, 0, KEY_CTRL, KEY_ALT, KEY_SHIFT};
    Key key = {.modifiers = modifiers[below(play, 10, sizeof modifiers / sizeof *modifiers)]};
    key.code = below(play, 11, 5) < 2 ? (int)(' ' + below(play, 12, 95))
                                      : codes[below(play, 13, sizeof codes / sizeof *codes)];
    if (key.modifiers & KEY_ALT && below(play, 14, 2))
        key.code = (int)('1' + below(play, 15, 9)); /* a jump */
    if (key.code == K_PASTE)
        key.paste = pastes[below(play, 16, sizeof pastes / sizeof *pastes)];
    if (key.code == K_RESIZE) {
        key.row = surface_rows(play->surface);
        key.column = surface_columns(play->surface);
    }
    if (key.code == K_CLICK || key.code == K_WHEEL_UP || key.code == K_WHEEL_DOWN)
        for (unsigned try = 0; try < 6 && !key.target; try++) {
            key.row = (int)below(play, 20 + try, (unsigned)surface_rows(play->surface));
            key.column = (int)below(play, 30 + try, (unsigned)surface_columns(play->surface));
            if (!surface_target(play->surface, key.row, key.column, &key.target, &key.index))
                key.target = NULL;
        }
    return key;
}

static const char *address(Play *play) {
    snprintf(play->address, sizeof play->address, "198.51.100.%u note %u", below(play, 44, 255), below(play, 45, 9));
    return play->address;
}

/* The word that the question on the screen wants: the app's name, or that of a risk. */
static void word_read(Play *play) {
    AUTO(text_release) Text screen = {0};
    play->word[0] = '\0';
    surface_text(play->surface, &screen);
    const char *at = strstr(text_string(&screen), "Type "), *end = at ? strstr(at, " to go on:") : NULL;
    if (end && end - at - 5 < (long)sizeof play->word)
        snprintf(play->word, sizeof play->word, "%.*s", (int)(end - at - 5), at + 5);
}

/* What somebody presses who wants to get on. */
static Key wish(Play *play) {
    static const char home[] = "mmaaaaasvvcxdfruwdbkno\r\r";
    const char *app = settings_text(play->wizard.choices.chosen, "app");
    unsigned dice = below(play, 40, 20);
    if (dice == 0)
        return noise(play);
    if (dice == 1) /* a jump in the rail */
        return (Key){.code = (int)('1' + below(play, 43, 9)), .modifiers = KEY_ALT};
    if (play->wizard.dialog.shown) {
        size_t typed = play->typed.length;
        if (typed < strlen(play->word))
            return (Key){.code = (unsigned char)play->word[typed]};
        return (Key){.code = dice < 8 ? K_TAB : dice < 10 ? K_ESCAPE : K_ENTER};
    }
    if (play->wizard.help)
        return (Key){.code = dice < 10 ? K_ESCAPE : '/'};
    switch (loop_screen(play->wizard.loop)) {
    case SCREEN_ACCOUNT:
        return (Key){.code = strlen(app) < 3 ? (int)('a' + below(play, 41, 26)) : K_ENTER};
    case SCREEN_ACCESS:
        if (dice < 5)
            return (Key){.code = K_PASTE, .paste = address(play)};
        return (Key){.code = dice < 6 ? 'm' : dice < 7 ? 'a' : dice < 8 ? 'd' : dice < 9 ? K_ESCAPE : K_ENTER};
    case SCREEN_KEY_PAIR:
        return (Key){.code = dice < 3 ? 'n' : dice < 4 ? 'i' : dice < 7 && play->stuck ? K_ESCAPE : K_ENTER};
    case SCREEN_HOME:
        return (Key){.code = home[below(play, 42, sizeof home - 1)]};
    case SCREEN_PROVISION:
        return (Key){.code = dice < 2 ? K_TAB : dice < 3 ? 'f' : dice < 4 ? 's' : dice < 6 ? 'c' : K_ENTER};
    case SCREEN_REVIEW:
        if (play->stuck && dice < 4) /* settings that don't fit together: from the first screen on once more */
            return (Key){.code = (int)('1' + below(play, 43, 6)), .modifiers = KEY_ALT};
        return (Key){.code = dice < 6 ? K_DOWN : K_ENTER};
    default:
        return (Key){.code = dice < 4 ? K_DOWN : K_ENTER};
    }
}

/* ---- what a key confirmed */

static void confirmed(Play *play, Confirm confirm) {
    witness_confirmed(play->witness, confirm);
    play->confirmed[confirm]++;
}

/* What stood before a key. */
typedef struct Before {
    int screen, jobs;
    bool question, help, access_only, form;
    int asked; /* of Home: what the question that was open is about */
} Before;

static Before before_key(const Play *play) {
    const Wizard *wizard = &play->wizard;
    Before before = {.screen = loop_screen(wizard->loop),
                     .jobs = jobs_running(wizard->mailbox),
                     .question = wizard->dialog.shown != NULL,
                     .help = wizard->help != NULL,
                     .access_only = wizard->route.access_only};
    if (before.question && before.screen == SCREEN_HOME)
        before.asked = (int)((const HomeScreen *)loop_state(wizard->loop))->asked;
    if (before.screen == SCREEN_KEY_PAIR) {
        AUTO(keys_release) Keys keys = {0};
        AUTO(text_release) Text line = {0};
        key_pair_screen.keys(loop_state(wizard->loop), &keys);
        keys_line(&keys, &line);
        before.form = strstr(text_string(&line), "Enter import") || strstr(text_string(&line), "Enter make it");
    }
    return before;
}

/* Whether Provision was entered by a key with which a person says "do it". Entered in any other way it must find
 * nothing to do: a jump in the rail is no consent. */
static void confirm_work(Play *play, const Before *before, bool chooses, bool answers, bool named) {
    const Wizard *wizard = &play->wizard;
    bool review = before->screen == SCREEN_REVIEW, home = before->screen == SCREEN_HOME;
    if (wizard->work.kind == WORK_EXECUTE && review && (before->question ? answers && named : chooses))
        confirmed(play, CONFIRM_EXECUTE);
    else if (wizard->work.kind == WORK_DELETE_NEVER_STOOD && review && answers)
        confirmed(play, CONFIRM_REMAINS);
    else if (wizard->work.kind == WORK_ROLL_BACK_REMAINS && home && answers)
        confirmed(play, CONFIRM_REMAINS);
    else if (wizard->work.kind == WORK_ROLL_BACK && home && answers)
        confirmed(play, CONFIRM_ROLL_BACK);
    else if (wizard->work.kind == WORK_DESTROY && home && answers && named)
        confirmed(play, CONFIRM_DESTROY);
    else if (wizard->work.kind != WORK_NOTHING && wizard->work.kind != WORK_ATTACH)
        broken(play, "Provision was entered from %d with work %d that nobody confirmed", before->screen,
               wizard->work.kind);
}

/* What the page of an end offers, behind a question or, for what was confirmed before and did not come about, again. */
static void confirm_end(Play *play, bool answers, bool again) {
    switch (play->wizard.work.kind) {
    case WORK_DELETE_NEVER_STOOD:
    case WORK_ROLL_BACK_REMAINS:
        if (answers || again)
            confirmed(play, CONFIRM_REMAINS);
        break;
    case WORK_CONTINUE_ROLLBACK:
        if (answers || again)
            confirmed(play, CONFIRM_ROLL_BACK);
        break;
    case WORK_DESTROY:
        if (again)
            confirmed(play, CONFIRM_DESTROY);
        break;
    case WORK_RETRY: /* what was agreed to, once more */
        if (again) {
            confirmed(play, CONFIRM_REMAINS);
            confirmed(play, CONFIRM_REVIEW);
            confirmed(play, CONFIRM_EXECUTE);
        }
        break;
    case WORK_NOTHING:
    case WORK_ATTACH:
    case WORK_ROLL_BACK:
    case WORK_EXECUTE: /* never again without Review */
        break;
    }
}

/* Answers of Home's questions. */
static void confirm_home(Play *play, int asked, bool named) {
    if (asked == HOME_UNDO)
        confirmed(play, CONFIRM_ACCESS);
    else if (asked == HOME_SKIP)
        confirmed(play, CONFIRM_ROLL_BACK);
    else if (asked == HOME_KEEP && named)
        confirmed(play, CONFIRM_DESTROY);
}

/* Told to the witness before it looks again. That a screen starts something without such a key, or twice, is what the
 * witness finds. */
static void confirm(Play *play, const Before *before, const Key *key) {
    const Wizard *wizard = &play->wizard;
    int screen = loop_screen(wizard->loop);
    bool chooses = key_is(key, K_ENTER, 0) || key_is(key, K_SPACE, 0) || key->code == K_CLICK;
    bool answers = before->question && (chooses || (key_types(key) && !key->modifiers));
    bool began = jobs_running(wizard->mailbox) > before->jobs;
    bool named = play->word[0] && play->typed.length >= strlen(play->word);
    if (screen == SCREEN_PROVISION && before->screen != SCREEN_PROVISION)
        confirm_work(play, before, chooses && !before->help, answers, named);
    if (before->help)
        return;
    size_t lists = play->confirmed[CONFIRM_ACCESS];
    if (screen == SCREEN_REVIEW && (before->screen != SCREEN_REVIEW || began))
        confirmed(play, CONFIRM_REVIEW);
    if (before->screen == SCREEN_PROVISION && screen == SCREEN_PROVISION && began)
        confirm_end(play, answers, !before->question && (chooses || key_is(key, 'r', 0)));
    if (before->screen == SCREEN_HOME && answers && began)
        confirm_home(play, before->asked, named);
    if (before->screen == SCREEN_HOME && !before->question && began && key_is(key, 'k', 0))
        confirmed(play, CONFIRM_ROLL_BACK);
    if (before->screen == SCREEN_PROVISION && answers && began && wizard->work.running)
        confirmed(play, CONFIRM_ROLL_BACK);
    if (before->screen == SCREEN_HOME && !before->question && began && (chooses || key_is(key, 'm', 0)))
        confirmed(play, CONFIRM_ACCESS);
    if (before->screen == SCREEN_ACCESS && before->access_only && screen == SCREEN_HOME && chooses)
        confirmed(play, CONFIRM_ACCESS);
    if (play->forward && play->confirmed[CONFIRM_ACCESS] > lists)
        settle(play, 150);
    if (before->screen == SCREEN_KEY_PAIR && before->form && !before->question && began && chooses) {
        confirmed(play, CONFIRM_IMPORT);
        if (play->forward)
            settle(play, 100);
    }
}

/* ---- the draft */

static void expect_draft(Play *play) {
    const Wizard *wizard = &play->wizard;
    if (wizard->trouble[0])
        broken(play, "%s", wizard->trouble);
    if (!choices_pending(&wizard->choices)) {
        if (file_exists(wizard->choices.draft))
            broken(play, "a draft is kept that says nothing new");
        return;
    }
    AUTO(problems_release) Problems problems = {0};
    Error err = {0};
    Settings *kept = settings_new();
    if (!settings_load(kept, wizard->choices.draft, &problems, &err))
        broken(play, "the draft can't be read: %s; %s: found %s, allowed %s", err.said,
               problems.count ? problems.items[0].path : "", problems.count ? problems.items[0].found : "",
               problems.count ? problems.items[0].allowed : "");
    if (!settings_equal(kept, wizard->choices.chosen))
        broken(play, "the draft on the disk is not what was chosen");
    settings_free(kept);
}

static void start(Play *play, const Settings *before) {
    AUTO(text_release) Text problems = {0};
    Error err = {0};
    if (!wizard_open(&play->wizard, &play->options, &problems, &err))
        broken(play, "the wizard does not start: %s %s", err.said, text_string(&problems));
    if (before && !settings_same(before, play->wizard.choices.chosen))
        broken(play, "the next start does not find what was chosen");
    wizard_begin(&play->wizard);
}

static void stop(Play *play) {
    if (!wizard_end(&play->wizard, 20000))
        broken(play, "a job does not end");
    look(play);
}

/* The next start finds what was chosen in this one. */
static void again(Play *play) {
    Settings *before = settings_copy(play->wizard.choices.chosen);
    stop(play);
    start(play, before);
    settings_free(before);
    text_clear(&play->typed);
}

/* A person reads what a screen says first; without that, most would be left before AWS was even asked. A life has so
 * much time for it and no more. */
static void wait_entered(Play *play) {
    static const int patience_ms[SCREEN_COUNT] = {[SCREEN_HOME] = 30,
                                                  [SCREEN_KEY_PAIR] = 40,
                                                  [SCREEN_REVIEW] = 600,
                                                  [SCREEN_PROVISION] = 300,
                                                  [SCREEN_DONE] = 60};
    int most_ms = patience_ms[loop_screen(play->wizard.loop)];
    if (play->forward && most_ms && play->waited_ms < play->wait_ms * (play->life + 1))
        settle(play, most_ms);
    draw(play); /* it is read, so it was shown */
}

/* ---- no key works unseen */

static void shown(const Play *play, Text *text) {
    Surface *surface = surface_new(24, 80, false);
    loop_draw(play->wizard.loop, surface);
    surface_text(surface, text);
    surface_free(surface);
}

/* Whether neither line nor help tells of the key, and nothing has the focus that takes every one. */
static bool unseen(const Play *play, const Key *key) {
    const Wizard *wizard = &play->wizard;
    const Screen *screen = wizard->shell.screens[loop_screen(wizard->loop)];
    AUTO(keys_release) Keys keys = {0};
    if (wizard->dialog.shown || wizard->help || mfa_desk_open(wizard->who.mfa))
        return false;
    screen->keys(loop_state(wizard->loop), &keys);
    return keys.takes == REST_MOVES && !everywhere(key) && !seen(&keys, key);
}

static bool key_pressed(Play *play, const Key *key) {
    AUTO(text_release) Text before = {0}, after = {0};
    bool quiet = unseen(play, key);
    Clock clock = play->wizard.clock;
    int jobs = jobs_running(play->wizard.mailbox);
    if (quiet) {
        play->wizard.trouble[0] = '\0';                                /* any key takes it away */
        play->wizard.clock = clock_scaled(clock_now_ms(&clock), 1e-9); /* what runs goes on in what is drawn */
        shown(play, &before);
    }
    bool goes_on = loop_key(play->wizard.loop, key);
    if (!quiet)
        return goes_on;
    shown(play, &after);
    play->wizard.clock = clock;
    if (strcmp(text_string(&before), text_string(&after)) != 0 || jobs_running(play->wizard.mailbox) > jobs)
        broken(play, "the last key does something unseen:\n%s\n%s", text_string(&before), text_string(&after));
    return goes_on;
}

static void press(Play *play) {
    Wizard *wizard = &play->wizard;
    int screen = loop_screen(wizard->loop);
    bool small = surface_rows(play->surface) < 24 || surface_columns(play->surface) < 80;
    if (wizard->dialog.shown)
        word_read(play);
    Key key = play->forward && !small ? wish(play) : noise(play);
    Traced *traced = &play->trace[play->pressed % TRACE];
    if (key.code == K_NONE)
        key.code = K_TAB;
    traced->screen = screen;
    key_label(&key, traced->key);
    play->keys_on[screen]++;
    play->pressed++;
    if (small && key.code != K_RESIZE)
        return; /* as the loop does: a key must not change what can't be seen */
    if (key_is(&key, 'l', KEY_CTRL) || key_is(&key, 'z', KEY_CTRL))
        return;
    Before before = before_key(play);
    if (!wizard->dialog.shown)
        text_clear(&play->typed);
    else if (key_types(&key))
        text_put(&play->typed, "x");
    else if (key.code == K_PASTE)
        text_put(&play->typed, key.paste);
    bool goes_on = key_pressed(play, &key);
    if (!goes_on) {
        play->quits++;
        again(play);
        return;
    }
    confirm(play, &before, &key);
    play->stuck = play->pressed - play->entered > 30;
    if (loop_screen(wizard->loop) == screen)
        return;
    play->entered = play->pressed;
    expect_draft(play);
    wait_entered(play);
}

/* One start of the wizard, `keys` long. */
static void run(Play *play, size_t keys) {
    size_t begin = play->pressed, end = begin + keys;
    while (play->pressed < end) {
        if (play->pressed % SEGMENT == 0)
            play->forward = play->pressed - begin < keys / 3 || below(play, 0, 5) < 2;
        press(play);
        if (below(play, 6, 2))
            pump(play);
        if (below(play, 7, 4) == 0) /* as a loop that is handed several keys at once */
            draw(play);
    }
    again(play);
}

static void place_remove(const char *folder) {
    AUTO(memory_release) char *command = memory_print("rm -rf '%s'", folder);
    if (system(command) != 0) /* NOLINT: the name is ours */
        fprintf(stderr, "%s stays behind\n", folder);
}

/* A stack that stands before the first key, so that Home and what it leads to get their share however slow the machine.
 */
static void stand(const Play *play) {
    static const char settings[] = "version: 1\napp: myapp\nregion: eu-west-1\naccess:\n  allowed:\n"
                                   "    - cidr: 203.0.113.7/32\nbastion:\n  key_pair: myapp-bastion\n";
    Error err = {0};
    assert_true(file_create(play->config, settings, sizeof settings - 1, 0644, &err));
    AUTO(memory_release)
    char *command = memory_print("secure-rds --sandbox --config '%s' --sandbox-state '%s' --sandbox-speed 5000 "
                                 "apply --yes >/dev/null 2>&1 </dev/null",
                                 play->config, play->state);
    assert_int_equal(system(command), 0); /* NOLINT: the names are ours */
}

static void live(Play *play, size_t keys, const char *fault) {
    Error err = {0};
    bool standing = play->life % 3 == 1;
    /* In memory where that is possible: the draft is brought safely to the disk thousands of times. */
    snprintf(play->folder, sizeof play->folder, "%s/secure-rds-keys-XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    assert_non_null(mkdtemp(play->folder));
    assert_int_equal(chdir(play->folder), 0); /* an export goes to the current folder */
    assert_int_equal(setenv("HOME", play->folder, 1), 0);
    play->config = memory_print("%s/secure-rds.yaml", play->folder);
    play->state = memory_print("%s/secure-rds.sandbox", play->folder);
    if (standing)
        stand(play);
    const char *words[] = {fault};
    Options options = {.sandbox_state = play->state,
                       .sandbox_speed = "5000",
                       .sandbox_faults = {.items = words, .count = fault ? 1 : 0}};
    play->sandbox = sandbox_start(&options, &err);
    if (!play->sandbox)
        fail_msg("%s", err.said);
    play->options.face = (FaceOptions){.config = play->config,
                                       .clock = play->sandbox->clock,
                                       .notice = "SANDBOX",
                                       .default_region = play->sandbox->region};
    sandbox_reach(play->sandbox, &play->options.face.aws);
    play->witness = witness_new(play->state);
    if (standing) {
        witness_confirmed(play->witness, CONFIRM_REVIEW);
        witness_confirmed(play->witness, CONFIRM_EXECUTE);
        look(play);
    }
    start(play, NULL);
    for (int i = 0; i < STARTS; i++)
        run(play, keys / STARTS);
    stop(play);
    sandbox_stop(play->sandbox);
    for (int i = 0; i < CALLS; i++)
        play->calls[i] += witness_calls(play->witness, calls[i]);
    witness_free(play->witness);
    assert_int_equal(chdir("/"), 0);
    place_remove(play->folder);
    free(play->config);
    free(play->state);
}

static size_t number(const char *name, size_t otherwise) {
    const char *text = getenv(name);
    return text && atoll(text) > 0 ? (size_t)atoll(text) : otherwise;
}

static const char *title_of(int screen) {
    return screen == SCREEN_HOME ? "Home" : step_rows[screen - SCREEN_ACCOUNT].title;
}

static void report(const Play *play, size_t keys) {
    static const char *const kinds[CONFIRM_COUNT] = {"plans",           "executed",    "lists in force", "destroyed",
                                                     "remains deleted", "rolled back", "keys imported"};
    printf("%zu keys, SEED=%llu, %zu times left and started again, %.1f s waited for AWS, at most %.1f MiB\n",
           play->pressed, play->seed, play->quits + LIVES * STARTS, (double)play->waited_ms / 1000,
           (double)play->peak / (1 << 20));
    for (int i = 0; i < SCREEN_COUNT; i++)
        printf("%s%s %zu", i ? ", " : "keys on ", title_of(i), play->keys_on[i]);
    for (int i = 0; i < CONFIRM_COUNT; i++)
        printf("%s%s %zu", i ? ", " : "\nconfirmed: ", kinds[i], play->confirmed[i]);
    for (int i = 0; i < CALLS; i++)
        printf("%s%s %zu", i ? ", " : "\naccepted: ", calls[i], play->calls[i]);
    puts("");
    /* A test that never leaves the first screen would find nothing. */
    for (int i = 0; i < SCREEN_COUNT && keys >= 50000; i++)
        if (play->keys_on[i] < 10)
            fail_msg("only %zu keys were pressed on %s", play->keys_on[i], title_of(i));
    for (int i = 0; i < 2 && keys >= 50000; i++) /* a busy machine leaves little time for the others */
        if (play->calls[i] == 0)
            fail_msg("no %s came about", calls[i]);
}

static void test_keys(void **unused) {
    (void)unused;
    size_t keys = number("KEYS", KEYS), before = 0;
    Play play = {.seed = number("SEED", 1), .surface = surface_new(24, 80, false)};
    play.wait_ms = keys / LIVES / 4 < LIFE_WAIT_MS ? (long long)keys / LIVES / 4 : LIFE_WAIT_MS;
    for (int i = 0; i < LIVES; i++) {
        play.life = i;
        live(&play, keys / LIVES, faults[i % FAULTS]);
        size_t used = memory_used();
        if (i > 0 && used > before + ((size_t)GROWTH_MIB << 20))
            fail_msg("%zu KiB stay in use after a run that began with %zu", used >> 10, before >> 10);
        if (i == 0)
            before = used; /* what libraries make once is made */
    }
    report(&play, keys);
    surface_free(play.surface);
    text_release(&play.typed);
}

/* Nothing of the machine: no account, no proxy, no agent; the sandbox stands beside the product. */
static void environment_pin(void) {
    static const char *const gone[] = {"AWS_PROFILE",       "AWS_REGION",        "AWS_DEFAULT_REGION",
                                       "AWS_ACCESS_KEY_ID", "AWS_SESSION_TOKEN", "SSH_AUTH_SOCK",
                                       "HTTPS_PROXY",       "https_proxy",       "HTTP_PROXY",
                                       "http_proxy",        "AWS_CONFIG_FILE",   "AWS_SHARED_CREDENTIALS_FILE"};
    char build[PATH_MAX];
    const char *said = getenv("BUILD");
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
        unsetenv(gone[i]);
    setenv("AWS_EC2_METADATA_DISABLED", "true", 1);
    if (realpath(said ? said : "build", build)) {
        AUTO(memory_release) char *path = memory_print("%s:/usr/bin:/bin", build);
        setenv("PATH", path, 1);
    }
}

int main(void) {
    setlocale(LC_ALL, "C.UTF-8");
    environment_pin();
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_keys)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
