/* The terminal itself: taken over as a whole, and given back as it was, however the program ends.
 *
 * One at a time in a process, since signals have no owner. Keys are read by our own KeyReader and not by getch(): it
 * knows Alt, Ctrl with arrows, a paste as one event and the terminal's replies, and never waits inside. */
#ifndef TUI_TERMINAL_H
#define TUI_TERMINAL_H

#include "base/error.h"
#include "tui/canvas.h"
#include "tui/key.h"

#include <stdbool.h>

typedef struct Terminal Terminal;

typedef enum { BACKGROUND_ASK, BACKGROUND_DARK, BACKGROUND_LIGHT } Background;

typedef struct TerminalOptions {
    bool ascii;     /* also when the locale is not UTF-8 */
    bool no_colour; /* also when NO_COLOR is set and not empty (no-color.org) */
    bool no_mouse;
    bool no_title; /* terminal_title() does nothing */
    bool no_bell;  /* terminal_bell() does nothing */
    Background background;
} TerminalOptions;

/* setlocale() was called before. Fails, with the terminal untouched, when standard input or output is none, or when
 * TERM names one that can't place its cursor. */
Terminal *terminal_start(const TerminalOptions *options, Error *err);
/* Gives it back. NULL is welcome. */
void terminal_stop(Terminal *terminal);

/* Draw here, then terminal_show(). It has the terminal's size. */
Surface *terminal_surface(Terminal *terminal);
/* Sends what differs from what the terminal shows. */
void terminal_show(Terminal *terminal);
/* Sends everything anew (Ctrl-L). */
void terminal_repaint(Terminal *terminal);

/* Waits for a key, for `descriptor` (-1: none) to become readable, a signal, or `timeout_ms` (-1: no limit). */
typedef enum { TERMINAL_READY, TERMINAL_GONE } TerminalState; /* GONE: hung up or closed */
TerminalState terminal_wait(Terminal *terminal, int descriptor, int timeout_ms);
/* The next key that is there; false: none. A new size comes as K_RESIZE, the surface already has it. */
bool terminal_key(Terminal *terminal, Key *key);

/* Ctrl-Z: gives the terminal back, stops, and takes it again when continued. */
void terminal_suspend(Terminal *terminal);
/* Gives the terminal to another program (an editor, ssh), and takes it back. */
void terminal_lend(Terminal *terminal);
void terminal_take_back(Terminal *terminal);
/* While it is lent: waits for Enter. */
void terminal_read_enter(void);

/* Shown by the window manager; the old title comes back at the end where the terminal can. Text is made visible. */
void terminal_title(Terminal *terminal, const char *title);
void terminal_bell(Terminal *terminal);
/* Puts text on the clipboard (OSC 52), where the terminal allows it: no reply tells. */
void terminal_copy(Terminal *terminal, const char *text);

#endif
