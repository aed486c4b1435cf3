/* The keys while another program has the terminal. */
#include "base/run_here.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static void caught(int signal) {
    (void)signal;
}

/* As the wizard does: Ctrl-Z is noticed and answered later. */
static void wizard(void) {
    struct sigaction notice = {.sa_handler = caught};
    HandedKeys keys;
    setpgid(0, 0); /* an orphaned group does not stop */
    sigaction(SIGTSTP, &notice, NULL);
    sigaction(SIGINT, &notice, NULL);
    keys_hand_over(&keys);
    raise(SIGINT);
    raise(SIGTSTP); /* stops here, until it is continued */
    keys_take_back(&keys);
    raise(SIGTSTP); /* does not */
    _exit(7);
}

/* The shell waits for us: were the other program stopped alone, nobody could go on. */
static void test_ctrl_z_stops_both(void **unused) {
    (void)unused;
    int status = 0;
    pid_t pid = fork();
    if (pid == 0)
        wizard();
    assert_int_equal(waitpid(pid, &status, WUNTRACED), pid);
    assert_true(WIFSTOPPED(status));
    assert_int_equal(WSTOPSIG(status), SIGTSTP);
    kill(pid, SIGCONT);
    assert_int_equal(waitpid(pid, &status, WUNTRACED), pid);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 7);
}

static void test_how_it_ended(void **unused) {
    char shell[] = "sh", run[] = "-c", exits[] = "exit 5", dies[] = "kill -TERM $$", nowhere[] = "/nonexistent/program";
    char *const five[] = {shell, run, exits, NULL}, *const killed[] = {shell, run, dies, NULL};
    char *const missing[] = {nowhere, NULL};
    Error err = {0};
    int status = 0;
    (void)unused;
    assert_true(run_here(five, &status, &err));
    assert_int_equal(status, 5);
    assert_true(run_here(killed, &status, &err));
    assert_int_equal(status, 128 + SIGTERM);
    assert_false(run_here(missing, &status, &err));
    assert_non_null(strstr(err.said, nowhere));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_ctrl_z_stops_both), cmocka_unit_test(test_how_it_ended)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
