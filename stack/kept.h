/* What AWS said a while ago and seldom changes, kept on disk for a day: XDG_CACHE_HOME/secure-rds/NAME.json, else
 * ~/.cache/secure-rds (XDG Base Directory Specification). Nothing secret is kept. */
#ifndef STACK_KEPT_H
#define STACK_KEPT_H

#include <jansson.h>
#include <stdbool.h>

enum { KEPT_MS = 24 * 60 * 60 * 1000 };

/* The value kept under `name` (letters, digits, dots and hyphens), if it came from `endpoint` and is younger than
 * KEPT_MS at `now_ms` (Unix, ms); NULL otherwise, also for a broken file. The caller owns it. `since_ms` (may be NULL):
 * when it was kept. */
json_t *kept_read(const char *name, const char *endpoint, long long now_ms, long long *since_ms);
/* Keeps a value (borrowed). Failing to is no error: the next run asks again. */
void kept_write(const char *name, const char *endpoint, long long now_ms, const json_t *value);

#endif
