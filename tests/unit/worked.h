/* CPU time for `make bench`, told beside what the tests count; no test judges it. */
#ifndef TESTS_UNIT_WORKED_H
#define TESTS_UNIT_WORKED_H

#include <stdio.h>
#include <time.h>

static inline double worked_ms(void) {
    struct timespec worked;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &worked);
    return (double)worked.tv_sec * 1e3 + (double)worked.tv_nsec / 1e6;
}

/* A row of the table that tests/bench/table.py prints. */
static inline void worked_row(const char *what, const char *how, double since_ms) {
    printf("row\t%s, %s\tms\t%.3f\t\t\n", what, how, worked_ms() - since_ms);
    fflush(stdout);
}

#endif
