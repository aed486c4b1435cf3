/* The cases of a test program, side by side: they wait most of the time, and each has a place of its own. */
#ifndef TESTS_TERMINAL_CASES_H
#define TESTS_TERMINAL_CASES_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

/* Runs them in a few processes and shows what each said, one after the other; the program's exit status. */
int cases_run(const char *group, const struct CMUnitTest *cases, size_t count);

#endif
