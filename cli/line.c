/* See line.h. Not through stdio: a signal between its look at the flag and its read would go unnoticed until the next
 * line. */
#include "cli/line.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

bool line_read(int terminal, char *line, size_t size, const Cancel *cancel) {
    while (!cancel_wanted(cancel)) {
        struct pollfd ready = {.fd = terminal, .events = POLLIN};
        if (cancel_poll(cancel, &ready, -1) <= 0)
            continue;
        ssize_t length = read(terminal, line, size - 1);
        if (length < 0 && errno == EINTR)
            continue;
        if (length <= 0)
            return false;
        line[length] = '\0';
        line[strcspn(line, "\r\n")] = '\0';
        return true;
    }
    return false;
}
