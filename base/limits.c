/* See limits.h. */
#include "base/limits.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

enum {
    FILES = 64,         /* eight calls at once, each with its connection, its wake-up and a look-up of a name */
    FILES_WISHED = 256, /* where they may be had */
    MEMORY_MIB = 320,   /* of addresses, most of them never touched: libraries, and a stack for each thread */
};

static bool files_enough(Error *err) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) < 0)
        return true;
    if (limit.rlim_cur < FILES_WISHED && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max < FILES_WISHED ? limit.rlim_max : FILES_WISHED;
        (void)setrlimit(RLIMIT_NOFILE, &limit);
        (void)getrlimit(RLIMIT_NOFILE, &limit);
    }
    return limit.rlim_cur >= FILES || error_set(err, ERROR_FAILED, "raise the limit (ulimit -n)",
                                                "%d files and connections must be open at once, and %lld may be", FILES,
                                                (long long)limit.rlim_cur);
}

static bool memory_enough(int resource, const char *option, Error *err) {
    struct rlimit limit;
    const rlim_t mib = 1024 * 1024;
    if (getrlimit(resource, &limit) < 0 || limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur >= MEMORY_MIB * mib)
        return true;
    return error_set(err, ERROR_FAILED, "raise the limit (see `help ulimit` in a shell)",
                     "%d MiB of memory may be needed, and %lld are allowed (ulimit %s)", MEMORY_MIB,
                     (long long)(limit.rlim_cur / mib), option);
}

bool limits_enough(Error *err) {
    return files_enough(err) && memory_enough(RLIMIT_AS, "-v", err);
}

bool limits_reached(void) {
    int file = open("/dev/null", O_RDONLY | O_CLOEXEC);
    bool none = file < 0 && (errno == EMFILE || errno == ENFILE);
    if (file >= 0)
        close(file);
    return none;
}
