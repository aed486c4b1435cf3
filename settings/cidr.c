/* IPv4 ranges: what a person typed, and what it means. See allow_list.h. */
#include "settings/allow_list.h"
#include "base/memory.h"
#include "base/visible.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST = 18 /* "255.255.255.255/32" */ };

static uint32_t mask(int bits) {
    return bits == 0 ? 0 : UINT32_MAX << (32 - bits);
}

static bool allowed(Error *err, const char *remedy, const char *words) {
    return error_set(err, ERROR_USAGE, remedy, "%s", words);
}

/* Digits without a leading zero, which some programs read as octal: 0 to `max`, or -1. Moves `*text` behind them. */
static int part_read(const char **text, int max) {
    const char *digits = *text;
    size_t count = strspn(digits, "0123456789");
    if (count == 0 || count > 3 || (count > 1 && digits[0] == '0'))
        return -1;
    int value = 0;
    for (size_t i = 0; i < count; i++)
        value = 10 * value + (digits[i] - '0');
    *text += count;
    return value <= max ? value : -1;
}

static bool host_bits_error(Cidr cidr, Error *err) {
    char network[CIDR_SIZE], host[CIDR_SIZE], remedy[120];
    cidr_format((Cidr){cidr.address & mask(cidr.bits), cidr.bits}, network);
    cidr_format((Cidr){cidr.address, 32}, host);
    snprintf(remedy, sizeof remedy, "write %s for the whole range, or %s for the one address", network, host);
    return error_set(err, ERROR_USAGE, remedy, "%s for the whole range, or %s for the one address", network, host);
}

int cidr_mask_bits(const char *word) {
    Cidr found;
    Error ignored = {0};
    if (!cidr_verify(word, &found, &ignored) || strchr(word, '/'))
        return -1;
    uint32_t host = ~found.address;
    return host & (host + 1) ? -1 : 32 - __builtin_popcount(host);
}

/* The mask behind the slash, in four numbers: bits, also of one the other way round (0.0.0.255, as routers have it);
 * -1: none is there. `*straight`: it is not the other way round. */
static int mask_behind(const char *slash, bool *straight) {
    Cidr found;
    Error ignored = {0};
    *straight = true;
    int bits = cidr_mask_bits(slash + 1);
    if (bits >= 0 || !cidr_verify(slash + 1, &found, &ignored) || strchr(slash + 1, '/'))
        return bits;
    *straight = false;
    return found.address & (found.address + 1) ? -1 : 32 - __builtin_popcount(found.address);
}

/* A mask where a number belongs: the number is said. */
static bool mask_error(const char *text, const char *slash, Error *err) {
    bool straight;
    int bits = mask_behind(slash, &straight);
    char remedy[120];
    if (bits < 0)
        return allowed(err, "correct the mask",
                       "a size from 0 to 32 behind the slash, or a mask such as 255.255.255.0");
    snprintf(remedy, sizeof remedy, "write %.*s/%d", (int)(slash - text < 40 ? slash - text : 40), text, bits);
    return error_set(err, ERROR_USAGE, remedy, "the size as a number, %.*s/%d",
                     (int)(slash - text < 40 ? slash - text : 40), text, bits);
}

bool cidr_typed(const char *text, Cidr *cidr, Error *err) {
    const char *slash = strchr(text, '/');
    bool straight = false;
    int bits = slash ? mask_behind(slash, &straight) : -1;
    AUTO(memory_release)
    char *plain = bits >= 0 && straight ? memory_print("%.*s/%d", (int)(slash - text), text, bits) : NULL;
    return cidr_verify(plain ? plain : text, cidr, err);
}

bool cidr_verify(const char *text, Cidr *cidr, Error *err) {
    static const char shape[] = "an IPv4 address or range, such as 203.0.113.7 or 203.0.113.0/24";
    while (isspace((unsigned char)*text))
        text++;
    size_t length = strlen(text);
    while (length > 0 && isspace((unsigned char)text[length - 1]))
        length--;
    if (length == 0)
        return allowed(err, "give an address", shape);
    if (memchr(text, ':', length))
        return allowed(err, "find your IPv4 address, or use a network that has one",
                       "IPv4 addresses alone: the list at AWS is an IPv4 one, and the bastion has an IPv4 address");
    const char *slash = memchr(text, '/', length);
    if (slash && strchr(slash, '.'))
        return mask_error(text, slash, err);
    if (length > LONGEST)
        return allowed(err, "correct the address", shape);
    uint32_t address = 0;
    const char *at = text;
    for (int part = 0; part < 4; part++) {
        if (part > 0 && *at++ != '.')
            return allowed(err, "correct the address", shape);
        int value = part_read(&at, 255);
        if (value < 0)
            return allowed(err, "correct the address",
                           "four numbers from 0 to 255 with dots between, without leading zeros, and a size from 0 to "
                           "32 if any, such as 203.0.113.0/24");
        address = address << 8 | (uint32_t)value;
    }
    int bits = 32;
    if (*at == '/') {
        at++;
        bits = part_read(&at, 32);
        if (bits < 0)
            return allowed(err, "correct the number behind the slash", "a number from 0 to 32 behind the slash");
    }
    if (at != text + length)
        return allowed(err, "correct the address", shape);
    Cidr found = {address, bits};
    if (address & ~mask(bits))
        return host_bits_error(found, err);
    *cidr = found;
    return true;
}

bool cidr_parse(const char *text, Cidr *cidr, Error *err) {
    Error why = {0};
    return cidr_verify(text, cidr, &why) || cidr_refuse(text, &why, err);
}

bool cidr_refuse(const char *text, const Error *found, Error *err) {
    Error why = *found;
    AUTO(memory_release) char *shown = visible_copy(text);
    return error_set(err, ERROR_USAGE, why.remedy, "found \"%.60s\", allowed %s", shown, why.said);
}

void cidr_format(Cidr cidr, char text[CIDR_SIZE]) {
    snprintf(text, CIDR_SIZE, "%u.%u.%u.%u/%d", cidr.address >> 24, cidr.address >> 16 & 0xff, cidr.address >> 8 & 0xff,
             cidr.address & 0xff, cidr.bits & 0x3f);
}

bool cidr_contains(Cidr outer, Cidr inner) {
    return outer.bits <= inner.bits && (inner.address & mask(outer.bits)) == (outer.address & mask(outer.bits));
}

uint64_t cidr_size(Cidr cidr) {
    return UINT64_C(1) << (32 - cidr.bits);
}

/* 16777216 as "16,777,216". */
static void count_format(uint64_t count, char text[32]) {
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%llu", (unsigned long long)count), out = 0;
    for (int i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            text[out++] = ',';
        text[out++] = digits[i];
    }
    text[out] = '\0';
}

/* IANA IPv4 Special-Purpose Address Registry: sources that AWS never sees from the internet. The documentation ranges
 * are left out: examples live on them. */
static const struct {
    Cidr range;
    const char *words;
} special[] = {
    {{0x0a000000, 8}, "private range: never seen by AWS from outside"},
    {{0xac100000, 12}, "private range: never seen by AWS from outside"},
    {{0xc0a80000, 16}, "private range: never seen by AWS from outside"},
    {{0x64400000, 10}, "your provider's shared range: never seen by AWS from outside"},
    {{0x7f000000, 8}, "this machine itself: never seen by AWS from outside"},
    {{0xa9fe0000, 16}, "link-local range: never seen by AWS from outside"},
    {{0x00000000, 8}, "\"this network\": no host has such an address"},
    {{0xe0000000, 4}, "multicast range: no host has such an address"},
    {{0xf0000000, 4}, "reserved range: no host has such an address"},
};

bool cidr_warning(Cidr cidr, char *text, size_t size) {
    if (cidr.bits == 0) {
        snprintf(text, size, "the whole internet: 4,294,967,296 addresses");
        return true;
    }
    for (size_t i = 0; i < sizeof special / sizeof *special; i++)
        if (cidr_contains(special[i].range, cidr)) {
            snprintf(text, size, "%s", special[i].words);
            return true;
        }
    if (cidr.bits >= 20) /* an organisation's own range is often that large */
        return false;
    char count[32];
    count_format(cidr_size(cidr), count);
    snprintf(text, size, "%s addresses: are they all yours?", count);
    return true;
}
