/* See window.h. */
#include "tests/terminal/window.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <pty.h>
#include <regex.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <vterm.h>

#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

enum { QUIET_MS = 150, VARIABLES_MAX = 64 };

struct Window {
    VTerm *vt;
    VTermScreen *screen;
    int terminal; /* the master's side */
    pid_t program;
    int rows, columns;
    bool ended; /* `status` is the program's */
    int status;
    bool closed; /* nothing more can be read */
    char *home;
    Text title, output;
    bool cursor_visible, alternate;
    const char *const *masks;
    long long heard_ms; /* when the program showed something last */
};

/* libvterm 0.2 and later hand a title over in pieces. */
static void title_set(Text *title, const VTermValue *value) {
#if VTERM_VERSION_MAJOR > 0 || VTERM_VERSION_MINOR > 1
    if (value->string.initial)
        text_clear(title);
    text_add(title, value->string.str, value->string.len);
#else
    text_clear(title);
    text_put(title, value->string);
#endif
}

static int property_set(VTermProp property, VTermValue *value, void *user) {
    Window *window = user;
    if (property == VTERM_PROP_CURSORVISIBLE)
        window->cursor_visible = value->boolean;
    if (property == VTERM_PROP_ALTSCREEN)
        window->alternate = value->boolean;
    if (property == VTERM_PROP_TITLE)
        title_set(&window->title, value);
    return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = property_set};

/* "NAME=value" into the list, in the place of one of the same name; "NAME" takes it out. */
static void variable_set(char **variables, const char *wanted) {
    size_t name = strcspn(wanted, "=");
    char **at = variables;
    while (*at && !(strncmp(*at, wanted, name) == 0 && (*at)[name] == '='))
        at++;
    if (wanted[name] == '\0') {
        for (; *at; at++)
            at[0] = at[1];
        return;
    }
    *at = memory_copy(wanted);
}

static void program_run(const char *home, const char *const *argv, const char *const *extra) {
    char *variables[VARIABLES_MAX] = {0};
    AUTO(memory_release) char *own_home = memory_print("HOME=%s", home);
    const char *pinned[] = {own_home, "TERM=xterm-256color", "LANG=C.UTF-8", "TZ=UTC", "PATH=/usr/bin:/bin", NULL};
    for (const char *const *variable = pinned; *variable; variable++)
        variable_set(variables, *variable);
    for (const char *const *variable = extra; variable && *variable; variable++)
        variable_set(variables, *variable);
    static const int usual[] = {SIGHUP, SIGINT, SIGQUIT,
                                SIGTERM}; /* nohup(1) and "&" ignore some, and that is inherited */
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        signal(usual[i], SIG_DFL);
    execve(argv[0], (char *const *)(uintptr_t)argv, variables);
    dprintf(STDERR_FILENO, "%s: %s\n", argv[0], strerror(errno));
    _exit(127);
}

Window *window_open(int rows, int columns, const char *const *argv, const char *const *extra) {
    Window *window = memory_new(1, sizeof *window);
    window->rows = rows;
    window->columns = columns;
    window->home = memory_copy("/tmp/window.XXXXXX");
    if (!mkdtemp(window->home))
        fail_msg("no folder for the program's home: %s", strerror(errno));
    window->vt = vterm_new(rows, columns);
    vterm_set_utf8(window->vt, 1);
    window->screen = vterm_obtain_screen(window->vt);
    vterm_screen_enable_altscreen(window->screen, 1);
    vterm_screen_set_callbacks(window->screen, &callbacks, window);
    vterm_screen_reset(window->screen, 1);
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    window->program = forkpty(&window->terminal, NULL, NULL, &size);
    if (window->program < 0)
        fail_msg("forkpty: %s", strerror(errno));
    if (window->program == 0) {
        signal(SIGHUP, SIG_DFL); /* under nohup(1) it would be ignored */
        program_run(window->home, argv, extra);
    }
    return window;
}

static int removed(const char *path, const struct stat *about, int type, struct FTW *where) {
    (void)about, (void)type, (void)where;
    return remove(path);
}

void window_close(Window *window) {
    if (!window)
        return;
    if (!window->ended) {
        kill(window->program, SIGKILL);
        waitpid(window->program, NULL, 0);
    }
    close(window->terminal);
    nftw(window->home, removed, 16, FTW_DEPTH | FTW_PHYS);
    vterm_free(window->vt);
    text_release(&window->title);
    text_release(&window->output);
    free(window->home);
    free(window);
}

const char *window_home(const Window *window) {
    return window->home;
}

int window_process(const Window *window) {
    return window->program;
}

/* Takes what the program sent, after waiting `wait_ms` for it at most; false: nothing came. */
static bool pump(Window *window, int wait_ms) {
    char bytes[8192];
    struct pollfd waited = {.fd = window->terminal, .events = POLLIN};
    if (window->closed || poll(&waited, 1, wait_ms) <= 0)
        return false;
    ssize_t count = read(window->terminal, bytes, sizeof bytes);
    if (count <= 0) {
        window->closed = !(count < 0 && (errno == EINTR || errno == EAGAIN));
        return false;
    }
    window->heard_ms = clock_monotonic_ms();
    text_add(&window->output, bytes, (size_t)count);
    vterm_input_write(window->vt, bytes, (size_t)count);
    size_t length = vterm_output_read(window->vt, bytes, sizeof bytes); /* the terminal's replies */
    if (length > 0 && write(window->terminal, bytes, length) < 0)
        window->closed = true;
    return true;
}

void window_row(Window *window, int row, int from, int to, Text *text) {
    size_t room = (size_t)(to - from) * 4 * VTERM_MAX_CHARS_PER_CELL + 1;
    AUTO(memory_release) char *line = memory_new(room, 1);
    VTermRect where = {row, row + 1, from, to};
    size_t length = vterm_screen_get_text(window->screen, line, room - 1, where);
    while (length > 0 && line[length - 1] == ' ')
        length--;
    text_add(text, line, length);
}

static void rows_text(Window *window, Text *text) {
    for (int row = 0; row < window->rows; row++) {
        window_row(window, row, 0, window->columns, text);
        text_put(text, "\n");
    }
}

/* Replaces every match by '~', one for each character; by one alone where nothing stands behind that keeps its place:
 * the end of a line is as long as the time that it tells. */
static void mask(Text *text, const char *pattern) {
    regex_t expression;
    bool to_the_end = *pattern && pattern[strlen(pattern) - 1] == '$';
    if (regcomp(&expression, pattern, REG_EXTENDED | REG_NEWLINE) != 0)
        fail_msg("no regular expression: %s", pattern);
    AUTO(text_release) Text masked = {0};
    const char *rest = text_string(text);
    for (regmatch_t match; regexec(&expression, rest, 1, &match, 0) == 0 && match.rm_eo > match.rm_so;) {
        text_add(&masked, rest, (size_t)match.rm_so);
        for (regoff_t i = match.rm_so; i < match.rm_eo; i++)
            if ((rest[i] & 0xc0) != 0x80 && (i == match.rm_so || !to_the_end))
                text_put(&masked, "~");
        rest += match.rm_eo;
    }
    text_put(&masked, rest);
    regfree(&expression);
    text_clear(text);
    text_put(text, text_string(&masked));
}

void window_mask(const Window *window, Text *text) {
    mask(text, "⠋|⠙|⠹|⠸|⠼|⠴|⠦|⠧|⠇|⠏");
    for (const char *const *pattern = window->masks; pattern && *pattern; pattern++)
        mask(text, *pattern);
}

char *window_text(Window *window) {
    Text text = {0};
    rows_text(window, &text);
    window_mask(window, &text);
    return text_take(&text);
}

void window_masks(Window *window, const char *const *patterns) {
    window->masks = patterns;
}

bool window_shows(Window *window, const char *words) {
    AUTO(text_release) Text text = {0};
    rows_text(window, &text);
    return strstr(text_string(&text), words) != NULL;
}

/* Fails the test, with the screen as it is. The window leaks; the program goes with its terminal. */
static void fail_with_screen(Window *window, const char *what, const char *words) {
    AUTO(text_release) Text text = {0};
    rows_text(window, &text);
    fprintf(stderr, "the screen:\n%s", text_string(&text));
    fail_msg("%s: %s", what, words);
}

/* For how long something is still waited for that was awaited from `since_ms` on. */
static long long patience_ms(const Window *window, long long since_ms) {
    long long silent_ms = (window->heard_ms > since_ms ? window->heard_ms : since_ms) + WINDOW_SILENCE_MS;
    long long end_ms = since_ms + WINDOW_TIMEOUT_MS;
    return (silent_ms < end_ms ? silent_ms : end_ms) - clock_monotonic_ms();
}

static void wait_for(Window *window, const char *words, bool there) {
    long long since = clock_monotonic_ms();
    while (window_shows(window, words) != there) {
        long long left = patience_ms(window, since);
        if (left <= 0 || (!pump(window, (int)left) && window->closed && window_shows(window, words) != there))
            fail_with_screen(window, there ? "never appeared" : "never went away", words);
    }
}

void window_until(Window *window, const char *words) {
    wait_for(window, words, true);
}

void window_gone(Window *window, const char *words) {
    wait_for(window, words, false);
}

void window_idle(Window *window, int ms) {
    long long end = clock_monotonic_ms() + ms;
    for (long long left = ms; left > 0; left = end - clock_monotonic_ms())
        pump(window, (int)left);
}

void window_started(Window *window) {
    long long since = clock_monotonic_ms();
    while (!window->alternate)
        if ((!pump(window, 100) && window->closed) || patience_ms(window, since) < 0)
            fail_with_screen(window, "no full-screen program", "the alternate screen was not asked for");
}

int window_exit(Window *window) {
    long long since = clock_monotonic_ms();
    while (!window->ended) {
        pump(window, 10);
        int status;
        if (waitpid(window->program, &status, WNOHANG) == window->program) {
            window->ended = true;
            window->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        } else if (patience_ms(window, since) < 0) {
            fail_with_screen(window, "never ended", "the program");
        }
    }
    while (pump(window, 1000)) /* its last words; then the terminal is closed, but for a process that it left behind */
        continue;
    return window->status;
}

void window_signal(Window *window, int number) {
    kill(window->program, number);
}

bool window_updates(void) {
    const char *update = getenv("UPDATE");
    return update && *update && strcmp(update, "0") != 0;
}

void window_settle(Window *window) {
    char *text = window_text(window);
    long long now = clock_monotonic_ms(), end = now + WINDOW_TIMEOUT_MS;
    for (long long changed = now; now < changed + QUIET_MS && now < end; now = clock_monotonic_ms()) {
        pump(window, QUIET_MS);
        char *newer = window_text(window); /* masked: a spinner does not count */
        if (strcmp(newer, text) != 0)
            changed = clock_monotonic_ms();
        free(text);
        text = newer;
    }
    free(text);
}

bool window_becomes(Window *window, bool (*right)(Window *window, void *user), void *user) {
    long long since = clock_monotonic_ms();
    while (!right(window, user)) {
        long long left = patience_ms(window, since);
        if (left <= 0 || (!pump(window, (int)left) && window->closed && !right(window, user)))
            return false;
    }
    return true;
}

void window_size(const Window *window, int *rows, int *columns) {
    *rows = window->rows;
    *columns = window->columns;
}

static bool text_is(Window *window, void *expected) {
    AUTO(memory_release) char *text = window_text(window);
    return strcmp(text, expected) == 0;
}

void window_expect(Window *window, const char *path) {
    AUTO(text_release) Text expected = {0};
    Error err = {0};
    if (window_updates()) {
        window_settle(window);
        AUTO(memory_release) char *text = window_text(window);
        if (!file_replace(path, text, strlen(text), 0644, &err))
            fail_msg("%s", err.said);
    } else if (!file_read(path, &expected, &err)) {
        fail_msg("%s (UPDATE=1 writes it)", err.said);
    } else if (!window_becomes(window, text_is, (void *)(uintptr_t)text_string(&expected))) {
        AUTO(memory_release) char *text = window_text(window); /* cmocka cuts at 1 KiB */
        fprintf(stderr, "expected (%s):\n%s\nfound:\n%s", path, text_string(&expected), text);
        fail_msg("the screen is not that of %s", path);
    }
}

void window_find(Window *window, const char *words, int *row, int *column) {
    window_until(window, words);
    AUTO(text_release) Text text = {0};
    rows_text(window, &text);
    const char *found = strstr(text_string(&text), words);
    *row = 0;
    const char *line = text_string(&text);
    for (const char *at = line; at < found; at++)
        if (*at == '\n') {
            ++*row;
            line = at + 1;
        }
    /* Cell by cell, since a cell may hold several characters and a character two cells. */
    *column = 0;
    for (size_t bytes = 0; bytes < (size_t)(found - line) && *column < window->columns;) {
        VTermRect where = {*row, *row + 1, *column, *column + 1};
        char cell[64];
        size_t length = vterm_screen_get_text(window->screen, cell, sizeof cell, where);
        VTermScreenCell seen;
        vterm_screen_get_cell(window->screen, (VTermPos){*row, *column}, &seen);
        bytes += length > 0 ? length : 1;
        *column += seen.width > 0 ? seen.width : 1;
    }
}

WindowCell window_cell(Window *window, int row, int column) {
    VTermScreenCell cell;
    WindowCell seen = {.front = -1, .back = -1};
    vterm_screen_get_cell(window->screen, (VTermPos){row, column}, &cell);
    VTermRect where = {row, row + 1, column, column + 1};
    size_t length = vterm_screen_get_text(window->screen, seen.text, sizeof seen.text - 1, where);
    seen.text[length < sizeof seen.text ? length : sizeof seen.text - 1] = '\0';
    seen.bold = cell.attrs.bold;
    seen.underline = cell.attrs.underline != 0;
    seen.reverse = cell.attrs.reverse;
    if (VTERM_COLOR_IS_INDEXED(&cell.fg) && !VTERM_COLOR_IS_DEFAULT_FG(&cell.fg))
        seen.front = cell.fg.indexed.idx;
    if (VTERM_COLOR_IS_INDEXED(&cell.bg) && !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg))
        seen.back = cell.bg.indexed.idx;
    return seen;
}

WindowCell window_cell_of(Window *window, const char *words) {
    int row, column;
    window_find(window, words, &row, &column);
    return window_cell(window, row, column);
}

void window_cursor(Window *window, int *row, int *column, bool *visible) {
    VTermPos position;
    vterm_state_get_cursorpos(vterm_obtain_state(window->vt), &position);
    *row = position.row;
    *column = position.col;
    *visible = window->cursor_visible;
}

const char *window_title(const Window *window) {
    return text_string(&window->title);
}

bool window_alternate(const Window *window) {
    return window->alternate;
}

bool window_cooked(const Window *window) {
    struct termios modes;
    return tcgetattr(window->terminal, &modes) == 0 && modes.c_lflag & ICANON && modes.c_lflag & ECHO;
}

const char *window_output(const Window *window, size_t *length) {
    *length = window->output.length;
    return text_string(&window->output);
}

static void bytes_send(Window *window, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t count = write(window->terminal, bytes, length > 512 ? 512 : length);
        if (count < 0 && errno != EINTR && errno != EAGAIN)
            return; /* the program is gone: what waits for it will say so */
        bytes += count > 0 ? count : 0;
        length -= count > 0 ? (size_t)count : 0;
        pump(window, 0); /* or both sides could wait for each other */
    }
}

void window_keys(Window *window, const char *keys) {
    bytes_send(window, keys, strlen(keys));
}

/* What a terminal sends for a key; false: unknown. */
static bool key_bytes(const char *name, char *bytes, size_t size) {
    static const struct {
        const char *name, *bytes;
    } keys[] = {
        {"Enter", "\r"},
        {"Tab", "\t"},
        /* As terminals send it that tell it apart (CSI u): the byte alone and the key after it are one key where a busy
         * machine lets them come together, and no waiting can rule that out. */
        {"Esc", "\033[27u"},
        {"Esc-alone", "\033"}, /* what it does must be waited for before the next key */
        {"Space", " "},
        {"Backspace", "\177"},
        {"Up", "\033OA"},
        {"Down", "\033OB"},
        {"Right", "\033OC"},
        {"Left", "\033OD"},
        {"Home", "\033OH"},
        {"End", "\033OF"},
        {"PgUp", "\033[5~"},
        {"PgDn", "\033[6~"},
        {"Ins", "\033[2~"},
        {"Del", "\033[3~"},
        {"F1", "\033OP"},
        {"F2", "\033OQ"},
        {"F3", "\033OR"},
        {"F4", "\033OS"},
        {"F5", "\033[15~"},
        {"F6", "\033[17~"},
        {"F7", "\033[18~"},
        {"F8", "\033[19~"},
        {"F9", "\033[20~"},
        {"F10", "\033[21~"},
        {"F11", "\033[23~"},
        {"F12", "\033[24~"},
        {"Shift-Tab", "\033[Z"},
        {"Ctrl-Left", "\033[1;5D"},
        {"Ctrl-Right", "\033[1;5C"},
        {"Ctrl-Up", "\033[1;5A"},
        {"Ctrl-Down", "\033[1;5B"},
        {"Ctrl-_", "\037"},
        {"Ctrl-Space", ""},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(name, keys[i].name) == 0) {
            snprintf(bytes, size, "%s", keys[i].bytes);
            return true;
        }
    if (strncmp(name, "Ctrl-", 5) == 0 && name[5] && !name[6])
        snprintf(bytes, size, "%c", name[5] & 0x1f);
    else if (strncmp(name, "Alt-", 4) == 0 && name[4])
        snprintf(bytes, size, "\033%s", name + 4);
    else if ((name[0] & 0x80) || !name[1])
        snprintf(bytes, size, "%s", name);
    else
        return false;
    return true;
}

void window_press(Window *window, const char *names) {
    AUTO(memory_release) char *copy = memory_copy(names);
    char *rest = NULL;
    for (char *name = strtok_r(copy, " ", &rest); name; name = strtok_r(NULL, " ", &rest)) {
        char bytes[32];
        if (!key_bytes(name, bytes, sizeof bytes))
            fail_msg("no key is called \"%s\"", name);
        bytes_send(window, bytes, *bytes ? strlen(bytes) : 1); /* Ctrl-Space is a NUL */
    }
}

void window_paste(Window *window, const char *text) {
    AUTO(memory_release) char *marked = memory_print("\033[200~%s\033[201~", text);
    window_keys(window, marked);
}

static void mouse_send(Window *window, int button, int row, int column) {
    char bytes[64];
    snprintf(bytes, sizeof bytes, "\033[<%d;%d;%dM", button, column + 1, row + 1);
    window_keys(window, bytes);
    if (button == 0) {
        snprintf(bytes, sizeof bytes, "\033[<%d;%d;%dm", button, column + 1, row + 1);
        window_keys(window, bytes);
    }
}

void window_click(Window *window, int row, int column) {
    mouse_send(window, 0, row, column);
}

void window_click_on(Window *window, const char *words) {
    int row, column;
    window_find(window, words, &row, &column);
    window_click(window, row, column + (int)strlen(words) / 2);
}

void window_wheel(Window *window, int row, int column, bool down) {
    mouse_send(window, down ? 65 : 64, row, column);
}

void window_resize(Window *window, int rows, int columns) {
    while (pump(window, 0)) /* what was drawn for the old size */
        continue;
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    window->rows = rows;
    window->columns = columns;
    vterm_set_size(window->vt, rows, columns);
    ioctl(window->terminal, TIOCSWINSZ, &size);
}
