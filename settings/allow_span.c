/* How many addresses lists hold together: ranges as intervals of whole numbers. See allow_list.h. */
#include "settings/allow_list.h"

#include <stdlib.h>

typedef struct Span {
    uint64_t from, to; /* to: the first one behind it */
} Span;

static int by_start(const void *a, const void *b) {
    const Span *one = a, *other = b;
    return one->from < other->from ? -1 : one->from > other->from;
}

static size_t put(Span *spans, size_t count, const AllowList *list) {
    for (size_t i = 0; list && i < allow_list_count(list); i++) {
        Cidr cidr = allow_list_at(list, i)->cidr;
        spans[count++] = (Span){.from = cidr.address, .to = cidr.address + cidr_size(cidr)};
    }
    return count;
}

uint64_t allow_lists_size(const AllowList *list, const AllowList *other) {
    Span spans[2 * ALLOW_LIST_MAX];
    size_t count = put(spans, put(spans, 0, list), other);
    uint64_t total = 0, end = 0;
    qsort(spans, count, sizeof *spans, by_start);
    for (size_t i = 0; i < count; i++) {
        uint64_t from = spans[i].from > end ? spans[i].from : end;
        if (spans[i].to > from) {
            total += spans[i].to - from;
            end = spans[i].to;
        }
    }
    return total;
}

bool allow_list_open_to_all(const AllowList *list) {
    return allow_lists_size(list, NULL) == (uint64_t)1 << 32;
}
