/* The log that `--log FILE` asks for. Without it, nothing is written. No secret is ever handed to it. */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/error.h"

/* Opens FILE for appending, mode 0600. */
bool log_open(const char *path, Error *err);
/* One line: time, area, words; control characters made visible. Safe from any thread; keeps errno. */
__attribute__((format(printf, 2, 3))) void log_line(const char *area, const char *format, ...);
void log_close(void);

#endif
