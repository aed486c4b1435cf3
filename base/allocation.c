/* Memory for the libraries, too. ncurses, libyaml, libc and others check what malloc() answers in most places and not
 * in all, and their callers would have to at each: so what can't be had ends the program here, as memory.h says. These
 * stand before those of the C library, or of whatever was put before that. Sanitizers have their own, and so have tests
 * that look at what happens without. */
#include "base/memory.h"

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#include <dlfcn.h>

#include <stddef.h>
#include <stdlib.h>

/* The next ones, in the order in which the linker looks; found by the first call, long before any thread. */
static void *(*next_malloc)(size_t);
static void *(*next_calloc)(size_t, size_t);
static void *(*next_realloc)(void *, size_t);

static void *needed(void *memory) {
    if (!memory)
        memory_exhausted();
    return memory;
}

/* POSIX has a function's address pass through a void pointer so. */
static void find(const char *name, void *function) {
    *(void **)function = dlsym(RTLD_NEXT, name);
    if (!*(void **)function)
        memory_exhausted();
}

void *malloc(size_t size) {
    if (!next_malloc)
        find("malloc", &next_malloc);
    return needed(next_malloc(size ? size : 1));
}

void *calloc(size_t count, size_t size) {
    if (!next_calloc)
        find("calloc", &next_calloc);
    return needed(count && size ? next_calloc(count, size) : next_calloc(1, 1));
}

void *realloc(void *memory, size_t size) {
    if (!next_realloc)
        find("realloc", &next_realloc);
    return needed(next_realloc(memory, size ? size : 1));
}
#endif
