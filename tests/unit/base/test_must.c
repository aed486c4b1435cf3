/* What must be true and is not ends the program in the orderly way: the terminal first, then a sentence. */
#include "base/must.h"
#include "base/end.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void restore(void) {
    if (write(STDERR_FILENO, "restored; ", strlen("restored; ")) < 0)
        _exit(2);
}

static void test_ends(void **unused) {
    int pipes[2], status = 0, one = 1;
    char said[600] = "";
    (void)unused;
    MUST(one == 1);
    assert_int_equal(pipe(pipes), 0);
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        dup2(pipes[1], STDERR_FILENO);
        end_before(restore);
        MUST(one == 2);
        _exit(0);
    }
    close(pipes[1]);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 1);
    assert_true(read(pipes[0], said, sizeof said - 1) > 0);
    close(pipes[0]);
    assert_non_null(strstr(said, "restored; secure-rds: a mistake in this program"));
    assert_non_null(strstr(said, "tests/unit/base/test_must.c"));
    assert_non_null(strstr(said, "one == 2; nothing more was done\n"));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_ends)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
