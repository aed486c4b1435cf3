/* See streams.h. */
#include "base/streams.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

void streams_open(void) {
    /* Standard output is opened for reading: what is written there is an error, as it would be for a closed one. */
    static const int modes[] = {[STDIN_FILENO] = O_RDONLY, [STDOUT_FILENO] = O_RDONLY, [STDERR_FILENO] = O_WRONLY};
    for (int stream = 0; stream < 3; stream++)
        if (fcntl(stream, F_GETFD) < 0 && open("/dev/null", modes[stream]) < 0)
            _exit(1); /* nobody could be told */
}

/* Asked of the pipe itself: a write that failed long ago left its errno to whatever came next. */
static bool reader_gone(void) {
    struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};
    return poll(&out, 1, 0) == 1 && out.revents & POLLERR;
}

bool streams_close(Error *err) {
    bool failed_before = ferror(stdout) != 0, gone = reader_gone();
    errno = 0;
    bool closed = fclose(stdout) == 0;
    int cause = errno;
    if (closed && !failed_before)
        return !ferror(stderr); /* it has no buffer: what it did not take is known */
    error_set(err, ERROR_FAILED, "check the room on the disk, or where the output goes",
              "the output could not be written%s%s", cause ? ": " : "", cause ? strerror(cause) : "");
    if (cause == EPIPE || gone)
        *err = (Error){0};
    return false;
}
