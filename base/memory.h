/* Memory that is there, or the program ends.
 *
 * Ending at once when memory is out loses nothing (end.h); threading a NULL through every caller would only hide
 * mistakes. That goes for the libraries' own memory, too (allocation.c). */
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

/* For a library that says so in its own way. */
_Noreturn void memory_exhausted(void);

#endif
