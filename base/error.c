/* See error.h. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool error_set(Error *err, ErrorKind kind, const char *remedy, const char *said, ...) {
    /* `said` and `remedy` may point into `err` itself: build first, then replace. */
    Error told = {.kind = kind};
    va_list args;
    va_start(args, said);
    vsnprintf(told.said, sizeof told.said, said, args);
    va_end(args);
    snprintf(told.remedy, sizeof told.remedy, "%s", remedy ? remedy : "");
    *err = told;
    return false;
}

bool error_tried(Error *err, const char *tried, ...) {
    if (err->tried[0])
        return false;
    va_list args;
    va_start(args, tried);
    vsnprintf(err->tried, sizeof err->tried, tried, args);
    va_end(args);
    return false;
}

bool error_add_remedy(Error *err, const char *remedy) {
    size_t length = strlen(err->remedy);
    snprintf(err->remedy + length, sizeof err->remedy - length, "%s%s", length ? "; " : "", remedy);
    return false;
}

bool error_ends_asking(const Error *err) {
    return err->kind == ERROR_CANCELLED || err->kind == ERROR_SIGN_IN ||
           (err->kind == ERROR_NETWORK && (err->http_status < 500 || err->http_status == 511));
}

void error_line(const Error *err, char *line, unsigned long size) {
    if (err->tried[0])
        snprintf(line, size, "could not %s: %s", err->tried, err->said);
    else
        snprintf(line, size, "%s", err->said);
}
