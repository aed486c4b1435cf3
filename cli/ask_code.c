/* The one-time code of a device, asked on the terminal itself: see sign_in.h. */
#include "base/memory.h"
#include "base/visible.h"
#include "cli/line.h"
#include "cli/sign_in.h"

#include <fcntl.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { CODE_MAX = 64 };

static bool none(Error *err, const char *remedy, const char *why) {
    return error_set(err, ERROR_SIGN_IN, remedy, "%s", why);
}

/* Not echoed; and not to be stopped in the middle, which would leave a shell without echo. */
static bool echo_off(int tty, struct termios *before) {
    struct termios quiet;
    if (tcgetattr(tty, before) < 0)
        return false;
    quiet = *before;
    quiet.c_lflag &= ~(tcflag_t)(ECHO | ECHONL);
    quiet.c_lflag |= ICANON | ISIG;
    quiet.c_cc[VSUSP] = _POSIX_VDISABLE;
    return tcsetattr(tty, TCSAFLUSH, &quiet) == 0;
}

static void question_print(int tty, const AwsMfaQuestion *question) {
    AUTO(text_release) Text words = {0};
    if (question->refused) {
        visible_add(&words, question->refused, false);
        text_put(&words, ".\n");
    }
    text_put(&words, "One-time code of ");
    visible_add(&words, question->serial, false);
    text_put(&words, " for profile ");
    visible_add(&words, question->profile, false);
    text_put(&words, ": ");
    ssize_t ignored = write(tty, words.bytes, words.length);
    (void)ignored;
}

/* People type "123 456", as the devices show it. */
static void blanks_drop(char *line) {
    char *to = line;
    for (const char *from = line; *from; from++)
        if (*from != ' ' && *from != '\t')
            *to++ = *from;
    *to = '\0';
}

bool ask_code(void *data, const AwsMfaQuestion *question, Secret *code, const Cancel *cancel, Error *err) {
    (void)data;
    struct termios before;
    int tty = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (tty < 0)
        return none(err, "run it on a terminal, or use credentials that need no code",
                    "there is no terminal to ask on");
    if (!echo_off(tty, &before)) {
        close(tty);
        return none(err, "run it on a terminal, or use credentials that need no code",
                    "the terminal would show what is typed");
    }
    char line[CODE_MAX] = "";
    question_print(tty, question);
    bool given = line_read(tty, line, sizeof line, cancel);
    tcsetattr(tty, TCSAFLUSH, &before);
    ssize_t ignored = write(tty, "\n", 1); /* the typed one was not shown */
    (void)ignored;
    close(tty);
    blanks_drop(line);
    given = given && *line;
    if (given)
        secret_set(code, line, strlen(line));
    secret_wipe(line, sizeof line);
    return given || none(err, "run it again with the code at hand", "none was given");
}
