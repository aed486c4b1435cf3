/* See transport.h. */
#include "aws/transport.h"
#include "aws/retry.h"
#include "base/memory.h"

#include <stdatomic.h>
#include <stdlib.h>

struct AwsTransport {
    HttpPool *pool;
    atomic_llong clock_offset_ms;
    atomic_int budget;
};

AwsTransport *transport_new(const char *ca_bundle) {
    AwsTransport *transport = memory_new(1, sizeof *transport);
    transport->pool = http_pool_new(ca_bundle);
    atomic_init(&transport->clock_offset_ms, 0);
    atomic_init(&transport->budget, RETRY_BUDGET);
    return transport;
}

void transport_free(AwsTransport *transport) {
    if (!transport)
        return;
    http_pool_free(transport->pool);
    free(transport);
}

HttpPool *transport_pool(AwsTransport *transport) {
    return transport->pool;
}

long long transport_clock_offset_ms(AwsTransport *transport) {
    return atomic_load(&transport->clock_offset_ms);
}

void transport_set_clock_offset(AwsTransport *transport, long long offset_ms) {
    atomic_store(&transport->clock_offset_ms, offset_ms);
}

bool transport_budget_take(AwsTransport *transport, int cost) {
    int left = atomic_load(&transport->budget);
    while (left >= cost)
        if (atomic_compare_exchange_weak(&transport->budget, &left, left - cost))
            return true;
    return false;
}

void transport_budget_give(AwsTransport *transport, int tokens) {
    int left = atomic_load(&transport->budget), next;
    do
        next = left + tokens < RETRY_BUDGET ? left + tokens : RETRY_BUDGET;
    while (!atomic_compare_exchange_weak(&transport->budget, &left, next));
}
