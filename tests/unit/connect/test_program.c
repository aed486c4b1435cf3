/* Programs that this one starts end with it, whatever they make of a wish to end. */
#include "connect/program.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

/* Starts the shell with those words, waits until it has said "b" (begun), ends it, and gives what else it said. */
static size_t ended(const char *words, char *said, size_t size) {
    char shell[] = "sh", option[] = "-c", command[300];
    char *const arguments[] = {shell, option, command, NULL};
    int pipes[2];
    Error err = {0};
    assert_in_range(snprintf(command, sizeof command, "%s", words), 1, sizeof command - 1);
    assert_int_equal(pipe2(pipes, O_CLOEXEC), 0);
    Program program = {.path = "/bin/sh", .arguments = arguments, .out = pipes[1], .errors = -1};
    pid_t pid = program_start(&program, &err), started = pid;
    assert_true(pid > 0);
    close(pipes[1]);
    assert_int_equal(read(pipes[0], said, 1), 1);
    assert_int_equal(*said, 'b');
    program_end(&pid);
    assert_int_equal(pid, 0);
    assert_int_equal(kill(started, 0), -1);
    ssize_t length = read(pipes[0], said, size);
    close(pipes[0]);
    assert_true(length >= 0);
    return (size_t)length;
}

/* As ssh, which misses one that comes at a certain moment. */
static void test_who_misses_the_first_wish(void **state) {
    char said[8];
    (void)state;
    assert_int_equal(ended("n=0; trap 'n=$((n+1)); [ $n -lt 2 ] || { printf s; exit; }' TERM; printf b; "
                           "while :; do sleep 0.01; done",
                           said, sizeof said),
                     1);
    assert_int_equal(*said, 's');
}

static void test_who_heeds_none(void **state) {
    char said[8];
    (void)state;
    assert_int_equal(ended("trap '' TERM; printf b; while :; do sleep 1; done", said, sizeof said), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_who_misses_the_first_wish),
        cmocka_unit_test(test_who_heeds_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
