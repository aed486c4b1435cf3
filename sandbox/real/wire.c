/* See wire.h. */
#include "sandbox/real/wire.h"
#include "base/memory.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>

typedef union Control {
    struct cmsghdr header; /* for its alignment */
    char bytes[CMSG_SPACE(sizeof(int))];
} Control;

bool wire_send(int socket, const json_t *message, int descriptor) {
    char *text = json_dumps(message, JSON_COMPACT);
    struct iovec part = {.iov_base = text, .iov_len = text ? strlen(text) : 0};
    Control control = {0};
    struct msghdr envelope = {.msg_iov = &part, .msg_iovlen = 1};
    if (descriptor >= 0) {
        envelope.msg_control = control.bytes;
        envelope.msg_controllen = sizeof control.bytes;
        struct cmsghdr *handed = CMSG_FIRSTHDR(&envelope);
        *handed =
            (struct cmsghdr){.cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS, .cmsg_len = CMSG_LEN(sizeof(int))};
        memcpy(CMSG_DATA(handed), &descriptor, sizeof descriptor);
    }
    ssize_t sent;
    do
        sent = sendmsg(socket, &envelope, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    free(text);
    return sent >= 0;
}

json_t *wire_receive(int socket, int *descriptor) {
    char *text = memory_new(WIRE_MAX, 1);
    struct iovec part = {.iov_base = text, .iov_len = WIRE_MAX};
    Control control = {0};
    struct msghdr envelope = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = control.bytes, .msg_controllen = sizeof control.bytes};
    ssize_t length;
    do
        length = recvmsg(socket, &envelope, MSG_CMSG_CLOEXEC);
    while (length < 0 && errno == EINTR);
    *descriptor = -1;
    for (struct cmsghdr *at = CMSG_FIRSTHDR(&envelope); length > 0 && at; at = CMSG_NXTHDR(&envelope, at))
        if (at->cmsg_level == SOL_SOCKET && at->cmsg_type == SCM_RIGHTS)
            memcpy(descriptor, CMSG_DATA(at), sizeof *descriptor);
    json_t *message = length > 0 ? json_loadb(text, (size_t)length, 0, NULL) : NULL;
    free(text);
    return message;
}
