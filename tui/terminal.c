/* See terminal.h. */
#include "tui/terminal.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/visible.h"
#include "tui/key_reader.h"
#include "tui/paint.h"
#include "tui/restore.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <curses.h>
#include <term.h>

struct Terminal {
    TerminalOptions options;
    SCREEN *screen;
    Surface *surface;
    Paint *paint;
    KeyReader *reader;
    Theme theme;
    bool modern;      /* understands xterm's titles, clipboard and questions */
    bool mouse;       /* can tell of clicks */
    bool titled;      /* the title was changed */
    bool size_told;   /* a K_RESIZE is waiting */
    int escape_ms;    /* how long after an Esc the rest of a sequence may come */
    long long fed_ms; /* when the last bytes came */
};

/* Signals that are no end: written to a pipe, so that poll() sees them. Signals have no owner, hence the statics. */
static int signal_pipe[2] = {-1, -1};
static const int watched[] = {SIGWINCH, SIGCONT, SIGTSTP};
enum { WATCHED_COUNT = sizeof watched / sizeof *watched };
static struct sigaction watched_before[WATCHED_COUNT];

static const char modes_on[] = "\033[?2004h"; /* a paste comes between marks */
static const char modes_off[] = "\033[?2004l\033[?1006l\033[?1000l";
static const char mouse_on[] = "\033[?1000h\033[?1006h";     /* presses and the wheel, as numbers */
static const char background_question[] = "\033]11;?\033\\"; /* answered by "rgb:…", or not at all */

/* Sequences that ncurses does not send. Its own output is flushed after each doupdate(), so they don't mix. */
static void send_bytes(const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t count = write(STDOUT_FILENO, bytes, length);
        if (count < 0 && errno != EINTR)
            return;
        bytes += count > 0 ? count : 0;
        length -= count > 0 ? (size_t)count : 0;
    }
}

static void send_text(const char *text) {
    send_bytes(text, strlen(text));
}

static void signal_note(int number) {
    int kept = errno;
    char byte = (char)number;
    if (write(signal_pipe[1], &byte, 1) < 0)
        errno = kept; /* full: enough are waiting */
    errno = kept;
}

static void signals_watch(void) {
    if (signal_pipe[0] < 0 && pipe2(signal_pipe, O_CLOEXEC | O_NONBLOCK) < 0)
        return;
    for (int i = 0; i < WATCHED_COUNT; i++) {
        struct sigaction action = {.sa_handler = signal_note, .sa_flags = SA_RESTART};
        sigaction(watched[i], &action, &watched_before[i]);
    }
}

static void signals_leave(void) {
    for (int i = 0; i < WATCHED_COUNT; i++)
        sigaction(watched[i], &watched_before[i], NULL);
}

/* What terminfo says for a name, NULL when it says nothing. */
static const char *capability(const char *name) {
    char *text = tigetstr((NCURSES_CONST char *)name);
    return text == (char *)-1 || (text && !*text) ? NULL : text;
}

static Text *collected;

static int collect(int byte) {
    char one = (char)byte;
    text_add(collected, &one, 1);
    return byte;
}

/* What undoes all that is done to the terminal, in one piece, for the signal handler. */
static void sequence_of_end(Text *sequence) {
    static const char *const names[] = {"rmkx", "sgr0", "op", "cnorm", "rmcup"};
    text_put(sequence, modes_off);
    collected = sequence;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (capability(names[i]))
            tputs(capability(names[i]), 1, collect); /* takes the padding out */
    text_put(sequence, "\r\n");
}

static void keys_learn(KeyReader *reader) {
    static const struct {
        const char *name;
        int code;
        unsigned modifiers;
    } keys[] = {
        {"kcuu1", K_UP, 0},           {"kcud1", K_DOWN, 0},
        {"kcub1", K_LEFT, 0},         {"kcuf1", K_RIGHT, 0},
        {"khome", K_HOME, 0},         {"kend", K_END, 0},
        {"kpp", K_PAGE_UP, 0},        {"knp", K_PAGE_DOWN, 0},
        {"kich1", K_INSERT, 0},       {"kdch1", K_DELETE, 0},
        {"kent", K_ENTER, 0},         {"kcbt", K_TAB, KEY_SHIFT},
        {"kbs", K_BACKSPACE, 0},      {"kf1", K_F1, 0},
        {"kf2", K_F1 + 1, 0},         {"kf3", K_F1 + 2, 0},
        {"kf4", K_F1 + 3, 0},         {"kf5", K_F1 + 4, 0},
        {"kf6", K_F1 + 5, 0},         {"kf7", K_F1 + 6, 0},
        {"kf8", K_F1 + 7, 0},         {"kf9", K_F1 + 8, 0},
        {"kf10", K_F1 + 9, 0},        {"kf11", K_F1 + 10, 0},
        {"kf12", K_F12, 0},           {"kLFT", K_LEFT, KEY_SHIFT},
        {"kRIT", K_RIGHT, KEY_SHIFT},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        key_reader_learn(reader, capability(keys[i].name), keys[i].code, keys[i].modifiers);
}

/* Others print what they don't understand, or take it for something else (the Linux console and OSC). */
static bool modern_terminal(const char *name) {
    static const char *const families[] = {"xterm",   "screen",  "tmux",    "rxvt",    "alacritty",
                                           "foot",    "kitty",   "st-",     "vte",     "gnome",
                                           "konsole", "wezterm", "contour", "ghostty", "mintty"};
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (strncmp(name, families[i], strlen(families[i])) == 0)
            return true;
    return false;
}

static bool terminal_usable(Error *err) {
    static const char remedy[] = "start it in a terminal window, or use --plain";
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return error_set(err, ERROR_USAGE, remedy, "standard input and output are no terminal");
    const char *name = getenv("TERM");
    int status = 0;
    if (!name || !*name || setupterm(NULL, STDOUT_FILENO, &status) != OK || status != 1)
        return error_set(err, ERROR_USAGE, remedy, "the terminal \"%s\" (TERM) is unknown here", name ? name : "");
    if (!capability("cup"))
        return error_set(err, ERROR_USAGE, remedy, "the terminal \"%s\" can't place its cursor", name);
    return true;
}

static void modes_begin(const Terminal *terminal) {
    send_text(modes_on);
    if (terminal->mouse)
        send_text(mouse_on);
}

static void size_follow(Terminal *terminal) {
    struct winsize size = {0};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0 || size.ws_row == 0 || size.ws_col == 0)
        return;
    if (size.ws_row != LINES || size.ws_col != COLS)
        resizeterm(size.ws_row, size.ws_col);
    if (size.ws_row == surface_rows(terminal->surface) && size.ws_col == surface_columns(terminal->surface))
        return;
    surface_resize(terminal->surface, size.ws_row, size.ws_col);
    paint_forget(terminal->paint); /* the terminal may have wrapped its lines anew */
    terminal->size_told = true;
}

static int colours_of(const TerminalOptions *options) {
    const char *none = getenv("NO_COLOR");
    if (options->no_colour || (none && *none) || !has_colors())
        return 0;
    start_color();
    use_default_colors();
    return COLORS;
}

Terminal *terminal_start(const TerminalOptions *options, Error *err) {
    if (!terminal_usable(err))
        return NULL;
    AUTO(text_release) Text end = {0};
    sequence_of_end(&end);
    const char *name = getenv("TERM"), *delay = getenv("ESCDELAY");
    Terminal *terminal = memory_new(1, sizeof *terminal);
    terminal->options = *options;
    terminal->modern = modern_terminal(name);
    terminal->mouse = !options->no_mouse && capability("kmous");
    terminal->escape_ms = delay && atoi(delay) > 0 && atoi(delay) <= 1000 ? atoi(delay) : KEY_ESCAPE_MS;
    terminal->reader = key_reader_new();
    keys_learn(terminal->reader);
    del_curterm(cur_term);
    restore_arm(text_string(&end), end.length); /* before ncurses: it leaves signals alone that are handled */
    terminal->screen = newterm(NULL, stdout, stdin);
    if (!terminal->screen) {
        restore_disarm();
        key_reader_free(terminal->reader);
        free(terminal);
        error_set(err, ERROR_FAILED, "use --plain", "the terminal \"%s\" could not be started", name);
        return NULL;
    }
    raw();
    noecho();
    nonl();
    typeahead(-1); /* keys are ours to read: ncurses must not look */
    keypad(stdscr, TRUE);
    terminal->theme.colours = colours_of(options);
    terminal->theme.light = options->background == BACKGROUND_LIGHT ||
                            (options->background == BACKGROUND_ASK && theme_light_from(getenv("COLORFGBG")));
    bool utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    terminal->surface = surface_new(LINES, COLS, options->ascii || !utf8);
    terminal->paint = paint_new(&terminal->theme);
    signals_watch();
    modes_begin(terminal);
    if (options->background == BACKGROUND_ASK && terminal->modern && terminal->theme.colours >= 256 &&
        !getenv("COLORFGBG"))
        send_text(background_question);
    size_follow(terminal);
    terminal->size_told = false;
    return terminal;
}

void terminal_lend(Terminal *terminal) {
    (void)terminal;
    send_text(modes_off);
    endwin();
}

void terminal_take_back(Terminal *terminal) {
    reset_prog_mode();
    refresh(); /* out of endwin(): the alternate screen again */
    modes_begin(terminal);
    paint_forget(terminal->paint);
    size_follow(terminal);
}

void terminal_read_enter(void) {
    char byte;
    while (read(STDIN_FILENO, &byte, 1) == 1 && byte != '\n')
        continue;
}

void terminal_stop(Terminal *terminal) {
    if (!terminal)
        return;
    if (terminal->titled)
        send_text("\033[23;2t");
    terminal_lend(terminal);
    tcflush(STDIN_FILENO, TCIFLUSH); /* late clicks and replies are not meant for the shell */
    signals_leave();
    restore_disarm();
    delscreen(terminal->screen);
    paint_free(terminal->paint);
    surface_free(terminal->surface);
    key_reader_free(terminal->reader);
    free(terminal);
}

Surface *terminal_surface(Terminal *terminal) {
    return terminal->surface;
}

void terminal_show(Terminal *terminal) {
    paint_show(terminal->paint, terminal->surface);
}

void terminal_repaint(Terminal *terminal) {
    paint_forget(terminal->paint);
}

void terminal_suspend(Terminal *terminal) {
    terminal_lend(terminal);
    struct sigaction stop = {.sa_handler = SIG_DFL}, before;
    sigaction(SIGTSTP, &stop, &before);
    kill(0, SIGTSTP); /* the whole group, as the terminal's own Ctrl-Z does */
    sigaction(SIGTSTP, &before, NULL);
    terminal_take_back(terminal);
}

static void signals_answer(Terminal *terminal) {
    char numbers[64];
    ssize_t count = read(signal_pipe[0], numbers, sizeof numbers);
    for (ssize_t i = 0; i < count; i++) {
        if (numbers[i] == SIGTSTP)
            terminal_suspend(terminal);
        else if (numbers[i] == SIGCONT) /* whoever had the terminal meanwhile may have changed its modes */
            terminal_take_back(terminal);
        else
            size_follow(terminal);
    }
}

/* False: nothing can come any more. */
static bool bytes_take(Terminal *terminal) {
    char bytes[4096];
    ssize_t count = read(STDIN_FILENO, bytes, sizeof bytes);
    if (count < 0)
        return errno == EINTR || errno == EAGAIN;
    key_reader_feed(terminal->reader, bytes, (size_t)count);
    terminal->fed_ms = clock_monotonic_ms();
    return count > 0;
}

TerminalState terminal_wait(Terminal *terminal, int descriptor, int timeout_ms) {
    if (terminal->size_told)
        return TERMINAL_READY;
    int patience = key_reader_patience(terminal->reader, terminal->escape_ms);
    if (patience >= 0 && (timeout_ms < 0 || timeout_ms > patience))
        timeout_ms = patience;
    struct pollfd waited[] = {{.fd = STDIN_FILENO, .events = POLLIN},
                              {.fd = signal_pipe[0], .events = POLLIN},
                              {.fd = descriptor, .events = POLLIN}};
    int ready = poll(waited, 3, timeout_ms);
    if (ready < 0)
        return errno == EINTR || errno == EAGAIN ? TERMINAL_READY : TERMINAL_GONE;
    if (waited[1].revents)
        signals_answer(terminal);
    if (waited[0].revents & POLLIN) {
        if (!bytes_take(terminal))
            return TERMINAL_GONE;
    } else if (waited[0].revents) {
        return TERMINAL_GONE;
    } else if (patience >= 0 && clock_monotonic_ms() - terminal->fed_ms >= patience) {
        key_reader_settle(terminal->reader);
    }
    return TERMINAL_READY;
}

bool terminal_key(Terminal *terminal, Key *key) {
    if (terminal->size_told) {
        terminal->size_told = false;
        *key = (Key){
            .code = K_RESIZE, .row = surface_rows(terminal->surface), .column = surface_columns(terminal->surface)};
        return true;
    }
    while (key_reader_next(terminal->reader, key)) {
        if (key->code == K_BACKGROUND) {
            if (terminal->options.background == BACKGROUND_ASK && terminal->theme.light != key->light) {
                terminal->theme.light = key->light;
                paint_theme(terminal->paint, &terminal->theme);
            }
            continue;
        }
        if (key->code == K_CLICK || key->code == K_WHEEL_UP || key->code == K_WHEEL_DOWN)
            surface_target(terminal->surface, key->row, key->column, &key->target, &key->index);
        return true;
    }
    return false;
}

void terminal_title(Terminal *terminal, const char *title) {
    if (terminal->options.no_title || !terminal->modern)
        return;
    AUTO(memory_release) char *visible = visible_copy(title);
    int used;
    visible[glyph_fit(visible, 120, &used)] = '\0';
    AUTO(text_release) Text sequence = {0};
    text_print(&sequence, "%s\033]2;%s\a", terminal->titled ? "" : "\033[22;2t", visible); /* keeps the old one */
    send_bytes(sequence.bytes, sequence.length);
    terminal->titled = true;
}

void terminal_bell(Terminal *terminal) {
    if (!terminal->options.no_bell)
        send_text("\a");
}

void terminal_copy(Terminal *terminal, const char *text) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    if (!terminal->modern)
        return;
    AUTO(text_release) Text sequence = {0};
    text_put(&sequence, "\033]52;c;");
    for (size_t left = strlen(text), step; left > 0; left -= step, text += step) {
        step = left < 3 ? left : 3;
        unsigned bits = (unsigned)(unsigned char)text[0] << 16;
        bits |= left > 1 ? (unsigned)(unsigned char)text[1] << 8 : 0u;
        bits |= left > 2 ? (unsigned char)text[2] : 0u;
        char four[4] = {digits[bits >> 18], digits[bits >> 12 & 63], left > 1 ? digits[bits >> 6 & 63] : '=',
                        left > 2 ? digits[bits & 63] : '='};
        text_add(&sequence, four, 4);
    }
    text_put(&sequence, "\a");
    send_bytes(sequence.bytes, sequence.length);
}
