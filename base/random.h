/* Random bytes from the kernel, and tokens made of them. */
#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H

#include <stddef.h>
#include <stdint.h>

void random_bytes(void *bytes, size_t length);
/* Uniform in [0, 1). */
double random_share(void);
enum { RANDOM_TOKEN_SIZE = 33 };
/* 32 hexadecimal digits and a NUL: a client token, unique for ever. */
void random_token(char token[RANDOM_TOKEN_SIZE]);

#endif
