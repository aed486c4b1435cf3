/* Memory that is there, or the program ends.
 *
 * Every state of a deployment lives at AWS and every settings file is replaced atomically, so ending at once when
 * memory is out loses nothing; threading a NULL through every caller would only hide mistakes. The end is orderly:
 * the handler restores the terminal and says one sentence; the exit status is 1. */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

/* Runs its function on the variable when the scope ends: `AUTO(text_release) Text text = {.max = 4096};` */
#define AUTO(release) __attribute__((cleanup(release)))

/* Zeroed. The caller frees it. */
void *memory_new(size_t count, size_t size);
/* realloc for `count` items of `size`; checked for overflow. Never for a secret: the old copy would stay behind. */
void *memory_grow(void *items, size_t count, size_t size);
/* Room for one more behind `count` items, for a list that only grows by this, from NULL on: it doubles, so that a long
 * list is not copied again for each item. */
void *memory_more(void *items, size_t count, size_t size);
/* A copy of a string, of at most `length` bytes of it, or of nothing (NULL gives NULL). The caller frees it. */
char *memory_copy(const char *text);
char *memory_copy_n(const char *text, size_t length);
/* A string made like printf's. The caller frees it. */
__attribute__((format(printf, 1, 2))) char *memory_print(const char *format, ...);
/* Frees `*text` and clears it: for AUTO. NULL inside is welcome. */
void memory_release(char **text);

/* What runs before the program ends for want of memory; set by whoever owns the terminal. NULL: nothing. */
void memory_on_exhausted(void (*handler)(void));

#endif
