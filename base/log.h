/* The log that `--log FILE` asks for. Without it, nothing is written. No secret is ever handed to it. */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/error.h"

/* Opens FILE for appending, mode 0600. The path must outlive the log. */
bool log_open(const char *path, Error *err);
/* One line: time, area, words; control characters made visible. Safe from any thread; keeps errno. */
__attribute__((format(printf, 2, 3))) void log_line(const char *area, const char *format, ...);
/* False, with `err` told, when the file did not take a line: those after it were not written either. */
bool log_close(Error *err);

#endif
