/* Threads that do one thing and end. */
#ifndef BASE_THREAD_H
#define BASE_THREAD_H

#include <pthread.h>
#include <stddef.h>

/* Signals go to the other threads; faults strike the thread that made them. Not 0: there is no thread (errno.h). */
int thread_start(pthread_t *thread, void *(*work)(void *argument), void *argument);

/* work(data, i) for each i below `count`, at most `at_once` side by side and in any order; returns when all have ended.
 * For what mostly waits for others. Where no thread is to be had, the caller's does it. */
void thread_each(size_t count, size_t at_once, void (*work)(void *data, size_t index), void *data);

#endif
