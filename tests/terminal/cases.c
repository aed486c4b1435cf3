#include "tests/terminal/cases.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PROCESSES = 4 };

typedef struct Process {
    pid_t pid;
    FILE *said;
} Process;

/* Every fourth case, so that neighbours, which are alike and often as slow, are shared out. */
static int slice_run(const char *group, const struct CMUnitTest *cases, size_t count, size_t first) {
    struct CMUnitTest *slice = calloc(count, sizeof *slice);
    size_t taken = 0;
    cmocka_set_test_filter(getenv("CASE")); /* "*delete_failed*"; NULL: all */
    for (size_t i = first; slice && i < count; i += PROCESSES)
        slice[taken++] = cases[i];
    int failed = slice ? _cmocka_run_group_tests(group, slice, taken, NULL, NULL) : 1;
    free(slice);
    return failed != 0;
}

static bool process_start(Process *process, const char *group, const struct CMUnitTest *cases, size_t count,
                          size_t first) {
    process->said = tmpfile();
    fflush(NULL);
    process->pid = process->said ? fork() : -1;
    if (process->pid == 0) {
        dup2(fileno(process->said), STDOUT_FILENO);
        dup2(fileno(process->said), STDERR_FILENO);
        int status = slice_run(group, cases, count, first);
        fflush(NULL);
        _exit(status);
    }
    return process->pid > 0;
}

static bool process_end(Process *process) {
    int status = 1;
    char chunk[4096];
    bool ended = waitpid(process->pid, &status, 0) == process->pid && status == 0;
    rewind(process->said);
    for (size_t length; (length = fread(chunk, 1, sizeof chunk, process->said)) > 0;)
        fwrite(chunk, 1, length, stdout);
    fclose(process->said);
    return ended;
}

int cases_run(const char *group, const struct CMUnitTest *cases, size_t count) {
    Process processes[PROCESSES] = {0};
    size_t started = 0, wanted = count < PROCESSES ? count : PROCESSES;
    while (started < wanted && process_start(processes + started, group, cases, count, started))
        started++;
    bool passed = started == wanted;
    for (size_t i = 0; i < started; i++)
        passed = process_end(processes + i) && passed;
    return !passed;
}
