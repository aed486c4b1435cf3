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
bool checkip_several(const char *first, const char *second, Error *err) {
    error_set(err, ERROR_FAILED, "name the one that the database is to be reached from, or both, in place of your own",
              "this machine is seen with two addresses: %s and %s", first, second);
    snprintf(err->code, sizeof err->code, "TwoAddresses");
    return false;
}

bool checkip_address(AwsContext *aws, char address[64], Error *err) {
    char second[64];
    return checkip_addresses(aws, address, second, err) && (!*second || checkip_several(address, second, err));
}

bool checkip_addresses(AwsContext *aws, char one[64], char two[64], Error *err) {
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
    /* Of the two families the list has IPv4 alone, so that one is meant. */
    bool other = is_address(second) && strcmp(first, second) != 0, six = strchr(first, ':') != NULL;
    bool both = other && six == (strchr(second, ':') != NULL);
    snprintf(one, 64, "%s", other && six && !both ? second : first);
    snprintf(two, 64, "%s", both ? second : "");
    return true;
}
