/* A text that must not stay behind: never printed, never grown in place, wiped on release. */
#ifndef BASE_SECRET_H
#define BASE_SECRET_H

#include <stddef.h>

typedef struct Secret {
    char *bytes; /* ends in NUL; NULL when empty */
    size_t length;
} Secret;

/* Replaces what it held by a copy of `length` bytes. */
void secret_set(Secret *secret, const char *bytes, size_t length);
/* The string, "" when empty; owned by `secret`. */
const char *secret_string(const Secret *secret);
/* Wipes and frees: for AUTO. */
void secret_release(Secret *secret);
/* Wipes `length` bytes in a way that no compiler leaves out. */
void secret_wipe(void *bytes, size_t length);

#endif
