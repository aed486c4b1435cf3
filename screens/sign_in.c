/* See sign_in.h. */
#include "screens/sign_in.h"
#include "aws/sign_in.h"
#include "base/memory.h"
#include "base/run_here.h"
#include "base/visible.h"
#include "guide/sign_in.h"
#include "screens/mfa.h"

#include <stdio.h>
#include <string.h>

enum {
    LOOK_MS = 250,   /* between two looks at the files that a sign-in writes */
    AGAIN_MS = 5000, /* between two tries without any such sign */
};

static bool no_network(const Wizard *wizard) {
    return wizard->who.connection_error.kind == ERROR_NETWORK;
}

/* A code that was declined is not asked for again by itself. */
static bool only_by_key(const Wizard *wizard) {
    return strcmp(wizard->who.connection_error.code, "MfaNeeded") == 0;
}

/* Nobody can sign in without a region; it is chosen on the screen. */
static bool no_region(const Wizard *wizard) {
    return strcmp(wizard->who.connection_error.code, "NoRegion") == 0;
}

/* A role may not be taken, or the credentials are none. */
static bool is_refused(const Error *err) {
    return err->kind == ERROR_DENIED || err->kind == ERROR_SIGN_IN;
}

/* A process keeps the environment that it was started with. */
static bool from_environment(const Wizard *wizard) {
    return strcmp(wizard->who.credentials.source, "environment") == 0 && is_refused(&wizard->who.connection_error);
}

bool sign_in_waits(const Wizard *wizard) {
    const Error *err = &wizard->who.connection_error;
    return err->said[0] && !no_region(wizard) &&
           (is_refused(err) || err->kind == ERROR_NETWORK || !wizard->who.connection);
}

void sign_in_try(Wizard *wizard) {
    mfa_desk_again(wizard->who.mfa);
    if (!sign_in_waits(wizard) || wizard->who.identifying)
        return;
    char profile[sizeof wizard->who.profile];
    snprintf(profile, sizeof profile, "%s", wizard->who.profile);
    if (wizard->who.connection)
        wizard_identify(wizard); /* the session reads the files anew, and remembers which tokens are of no use */
    else
        wizard_connect(wizard, profile, settings_text(wizard->choices.chosen, "region"));
}

int sign_in_tick(Wizard *wizard, long long now_ms) {
    SignInWait *wait = &wizard->who.sign_in;
    if (!sign_in_waits(wizard)) {
        *wait = (SignInWait){0};
        return 0;
    }
    if (wizard->who.identifying)
        return LOOK_MS;
    unsigned long long mark = aws_sign_in_mark();
    bool first = !wait->asked_ms;
    if (first)
        *wait = (SignInWait){.mark = mark, .asked_ms = now_ms};
    bool changed = wait->mark != mark, due = now_ms - wait->asked_ms >= AGAIN_MS && !only_by_key(wizard);
    if (changed || due) {
        *wait = (SignInWait){.mark = mark, .asked_ms = now_ms};
        sign_in_try(wizard);
    }
    return LOOK_MS;
}

/* ---- here */

/* Runs the profile's own sources once more, while its credential_process may use the terminal, and has its keys. */
static bool ask_with_terminal(const Wizard *wizard, Error *err) {
    AwsSession *session = connection_session(wizard->who.connection);
    AwsContext aws = connection_context(wizard->who.connection, NULL);
    AwsCredentialsInfo info;
    HandedKeys keys;
    keys_hand_over(&keys);
    aws_session_lend_terminal(session, true);
    bool ok = aws_session_credentials(&aws, &info, err);
    aws_session_lend_terminal(session, false);
    keys_take_back(&keys);
    return ok;
}

/* False, with `err` told, when that signed nobody in. */
static bool do_here(const Wizard *wizard, Error *err) {
    int status = 0;
    if (!*aws_sign_in_command(&wizard->who.connection_error) && ask_with_terminal(wizard, err))
        return true;
    const Error *why = *aws_sign_in_command(err) ? err : &wizard->who.connection_error;
    AUTO(memory_release) char *command = memory_copy(aws_sign_in_command(why));
    if (!*command)
        return false;
    AUTO(memory_release) char *shown = visible_copy(command);
    printf("$ %s\n", shown);
    fflush(stdout);
    if (!aws_sign_in_run(command, &status, err))
        return false;
    return status == 0 || error_set(err, ERROR_FAILED, "", "it ended with status %d", status);
}

bool sign_in_here_helps(const Wizard *wizard) {
    const Error *err = &wizard->who.connection_error;
    bool named = *aws_sign_in_command(err) || strcmp(err->code, "CredentialProcess") == 0;
    return wizard->terminal && wizard->who.connection && (named || wizard->work.running);
}

void sign_in_here(Wizard *wizard) {
    Error err = {0};
    if (!sign_in_here_helps(wizard))
        return;
    terminal_lend(wizard->terminal);
    if (!do_here(wizard, &err)) {
        AUTO(memory_release) char *said = visible_copy(err.said);
        printf("\n%s\nEnter goes back to secure-rds. ", said);
        fflush(stdout);
        terminal_read_enter();
    }
    terminal_take_back(wizard->terminal);
    sign_in_try(wizard);
}

int sign_in_draw(const Wizard *wizard, const Canvas *canvas, int row, long long now_ms) {
    const Error *err = &wizard->who.connection_error;
    const char *command = aws_sign_in_command(err);
    Error shown = *err;
    if (*command)
        snprintf(shown.remedy, sizeof shown.remedy, "%s",
                 sign_in_here_helps(wizard) ? "Ctrl-G signs in here; or from another window:" : sign_in_ask);
    else if (strcmp(err->code, "CredentialProcess") == 0 && sign_in_here_helps(wizard))
        snprintf(shown.remedy, sizeof shown.remedy, "Ctrl-G runs it on the plain terminal, where it may ask.");
    else if (no_region(wizard))
        snprintf(shown.remedy, sizeof shown.remedy, "choose a region above");
    else if (from_environment(wizard))
        snprintf(shown.remedy, sizeof shown.remedy,
                 "These credentials come from the environment (AWS_ACCESS_KEY_ID and its like), which stays as it is "
                 "while the program runs: leave, set others there, and start again; your choices are kept. Or choose "
                 "a profile above.");
    row = screen_error(canvas, row, &shown);
    if (*command)
        canvas_put(canvas, row++, 4, ROLE_ACCENT | STYLE_BOLD, command);
    if (!sign_in_waits(wizard))
        return row;
    AUTO(memory_release)
    char *words = memory_print("%s; Ctrl-T tries now.",
                               no_network(wizard) ? "It is tried again every few seconds" : sign_in_goes_on);
    if (only_by_key(wizard) || from_environment(wizard)) /* the remedy says what to do */
        return row;
    canvas_put(canvas, row, 0, ROLE_BUSY, spinner_text(now_ms));
    Canvas rest = canvas_part(canvas, row, 2, CANVAS_REST, CANVAS_REST);
    return row + canvas_wrap(&rest, 0, ROLE_DIM, words);
}
