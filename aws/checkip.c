/* The caller's public address; see services.h. */
#include "aws/internal.h"
#include "aws/services.h"
#include "base/memory.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>

enum { MAX_REPLY = 4096 };

static bool is_address(const char *word) {
    unsigned char binary[sizeof(struct in6_addr)];
    return strlen(word) < 64 && (inet_pton(AF_INET, word, binary) == 1 || inet_pton(AF_INET6, word, binary) == 1);
}

/* A network that sends some connections another way, or a proxy that says whom it asks for: which one the bastion will
 * see, nobody can tell from here. */
static bool several(const char *first, const char *second, Error *err) {
    error_set(err, ERROR_FAILED, "type the one that the database is to be reached from, or both",
              "this machine is seen with two addresses: %s and %s", first, second);
    snprintf(err->code, sizeof err->code, "TwoAddresses");
    return false;
}

bool checkip_address(AwsContext *aws, char address[64], Error *err) {
    static const char between[] = " \t\r\n,";
    const char *url = session_checkip_url(aws->session);
    AUTO(memory_release) char *body = NULL;
    if (!aws_fetch(aws, url, MAX_REPLY, &body, err))
        return false;
    char *first = body + strspn(body, between), *second = first + strcspn(first, between);
    if (*second)
        *second++ = '\0';
    second += strspn(second, between);
    second[strcspn(second, between)] = '\0';
    if (!is_address(first))
        return error_set(err, ERROR_NETWORK,
                         "open a browser: the network may want you to sign in first; or type the address yourself",
                         "%s answered with something that is no address", url);
    if (is_address(second) && strcmp(first, second) != 0)
        return several(first, second, err);
    snprintf(address, 64, "%s", first);
    return true;
}
