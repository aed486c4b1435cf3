/* See transport.h. */
#include "aws/transport.h"
#include "aws/retry.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"

#include <curl/curl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

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

static long long wall_ms(void) {
    Clock wall = clock_wall();
    return clock_now_ms(&wall);
}

long long transport_now_ms(AwsTransport *transport) {
    return wall_ms() + transport_clock_offset_ms(transport);
}

long long transport_date_ms(const HttpReply *reply) {
    const char *date = http_header(reply, "Date");
    time_t seconds = date ? curl_getdate(date, NULL) : -1;
    return seconds > 0 ? (long long)seconds * 1000 : -1;
}

void transport_note_date(AwsTransport *transport, const HttpReply *reply) {
    long long date_ms = transport_date_ms(reply), offset = date_ms - wall_ms();
    if (date_ms < 0 || llabs(offset - transport_clock_offset_ms(transport)) < TRANSPORT_SKEW_MS)
        return;
    atomic_store(&transport->clock_offset_ms, llabs(offset) < TRANSPORT_SKEW_MS ? 0 : offset);
    log_line("aws", "AWS's clock is %lld s ahead of this machine's", offset / 1000);
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
