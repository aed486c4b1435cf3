/* See thread.h. */
#include "base/thread.h"

#include "base/memory.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>

int thread_start(pthread_t *thread, void *(*work)(void *argument), void *argument) {
    sigset_t all, before;
    sigfillset(&all);
    static const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        sigdelset(&all, faults[i]);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int failed = pthread_create(thread, NULL, work, argument);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return failed;
}

typedef struct Each {
    atomic_size_t next;
    size_t count;
    void (*work)(void *data, size_t index);
    void *data;
} Each;

static void *each_main(void *argument) {
    Each *each = argument;
    for (size_t i; (i = atomic_fetch_add(&each->next, 1)) < each->count;)
        each->work(each->data, i);
    return NULL;
}

void thread_each(size_t count, size_t at_once, void (*work)(void *data, size_t index), void *data) {
    Each each = {.count = count, .work = work, .data = data};
    size_t started = 0, wanted = count < at_once ? count : at_once;
    pthread_t *threads = memory_new(wanted + 1, sizeof *threads);
    while (started + 1 < wanted && thread_start(&threads[started], each_main, &each) == 0)
        started++;
    each_main(&each);
    for (size_t i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    free(threads);
}
