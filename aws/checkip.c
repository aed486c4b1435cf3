/* The caller's public address; see services.h. */
#include "aws/internal.h"
#include "aws/services.h"
#include "base/memory.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>

enum { MAX_REPLY = 4096 };

bool checkip_address(AwsContext *aws, char address[64], Error *err) {
    const char *url = session_checkip_url(aws->session);
    AUTO(memory_release) char *body = NULL;
    unsigned char binary[sizeof(struct in6_addr)];
    if (!aws_fetch(aws, url, MAX_REPLY, &body, err))
        return false;
    body[strcspn(body, " \t\r\n")] = '\0';
    if (strlen(body) >= 64 || (inet_pton(AF_INET, body, binary) != 1 && inet_pton(AF_INET6, body, binary) != 1))
        return error_set(err, ERROR_NETWORK,
                         "open a browser: the network may want you to sign in first; or type the address yourself",
                         "%s answered with something that is no address", url);
    snprintf(address, 64, "%s", body);
    return true;
}
