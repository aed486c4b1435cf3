/* See http.h. A line is a libcurl handle with its own connections; a call takes an idle one, best one that has talked
 * to the same host before. Lines share DNS results and TLS sessions, but not connections: libcurl's documentation
 * advises against sharing those between threads (CURLSHOPT_SHARE). */
#include "aws/http.h"
#include "aws/http_failure.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/secret.h"

#include <curl/curl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    CONNECT_MS = 10 * 1000,
    SILENCE_MS = 60 * 1000,
    LOOK_MS = 1000,           /* whether it is sent by now, from when on silence counts */
    WHOLE_MS = 5 * 60 * 1000, /* a reply that trickles is never silent */
    MAX_BODY = 8 << 20,
    MAX_HEADER_BYTES = 64 << 10,
    MAX_HEADERS = 200,
    MAX_IDLE = 8,
    SHARED_LOCKS = 16,
};

typedef struct Line {
    struct Line *next;
    CURLM *multi;
    CURL *easy;
    char host[300]; /* "https://host:port" of the last call */
} Line;

struct HttpPool {
    pthread_mutex_t lock; /* over `idle` and `idle_count` */
    Line *idle;
    size_t idle_count;
    CURLSH *share;                        /* NULL until the first call */
    pthread_mutex_t shared[SHARED_LOCKS]; /* one for each kind of data that libcurl shares */
    char *ca_bundle;
};

/* One call on its way. */
typedef struct Transfer {
    const HttpRequest *request;
    HttpReply reply;
    Text body;
    size_t header_bytes;
    Proxy proxy;
    bool too_large, silent;
    curl_off_t moved; /* bytes both ways, as last seen */
    long long active_ms;
    char problem[CURL_ERROR_SIZE];
} Transfer;

static void lock_shared(CURL *easy, curl_lock_data data, curl_lock_access access, void *pool) {
    (void)easy, (void)access;
    pthread_mutex_lock(&((HttpPool *)pool)->shared[data]);
}

static void unlock_shared(CURL *easy, curl_lock_data data, void *pool) {
    (void)easy;
    pthread_mutex_unlock(&((HttpPool *)pool)->shared[data]);
}

static void start_curl(void) {
    curl_global_init(CURL_GLOBAL_DEFAULT);
}

HttpPool *http_pool_new(const char *ca_bundle) {
    HttpPool *pool = memory_new(1, sizeof *pool);
    pthread_mutex_init(&pool->lock, NULL);
    for (size_t i = 0; i < SHARED_LOCKS; i++)
        pthread_mutex_init(&pool->shared[i], NULL);
    pool->ca_bundle = memory_copy(ca_bundle);
    return pool;
}

/* With the first call, on its thread: libcurl and OpenSSL take a millisecond or two to begin, and a screen that is to
 * be painted does not wait for that, nor a command that makes no call. Under the pool's lock. */
static void share_make(HttpPool *pool) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    _Static_assert((int)CURL_LOCK_DATA_LAST <= (int)SHARED_LOCKS, "a lock for each kind");
    pthread_once(&once, start_curl);
    pool->share = curl_share_init();
    curl_share_setopt(pool->share, CURLSHOPT_USERDATA, pool);
    curl_share_setopt(pool->share, CURLSHOPT_LOCKFUNC, lock_shared);
    curl_share_setopt(pool->share, CURLSHOPT_UNLOCKFUNC, unlock_shared);
    curl_share_setopt(pool->share, CURLSHOPT_SHARE, CURL_LOCK_DATA_DNS);
    curl_share_setopt(pool->share, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
}

static void line_free(Line *line) {
    curl_easy_cleanup(line->easy);
    curl_multi_cleanup(line->multi);
    free(line);
}

void http_pool_free(HttpPool *pool) {
    if (!pool)
        return;
    while (pool->idle) {
        Line *line = pool->idle;
        pool->idle = line->next;
        line_free(line);
    }
    curl_share_cleanup(pool->share);
    for (size_t i = 0; i < SHARED_LOCKS; i++)
        pthread_mutex_destroy(&pool->shared[i]);
    pthread_mutex_destroy(&pool->lock);
    free(pool->ca_bundle);
    free(pool);
}

/* "https://host:port/path" up to the path. */
static void url_host(const char *url, char *host, size_t size) {
    const char *start = strstr(url, "://");
    size_t length = start ? (size_t)(start - url) + 3 + strcspn(start + 3, "/?#") : strlen(url);
    snprintf(host, size, "%.*s", (int)(length < size ? length : size - 1), url);
}

static Line *line_take(HttpPool *pool, const char *host) {
    pthread_mutex_lock(&pool->lock);
    if (!pool->share)
        share_make(pool);
    Line **best = &pool->idle;
    for (Line **at = &pool->idle; *at; at = &(*at)->next)
        if (strcmp((*at)->host, host) == 0) {
            best = at;
            break;
        }
    Line *line = *best;
    if (line) {
        *best = line->next;
        pool->idle_count--;
    }
    pthread_mutex_unlock(&pool->lock);
    if (!line) {
        line = memory_new(1, sizeof *line);
        line->multi = curl_multi_init();
        line->easy = curl_easy_init();
        curl_easy_setopt(line->easy, CURLOPT_SHARE, pool->share);
    }
    snprintf(line->host, sizeof line->host, "%s", host);
    return line;
}

static void line_give_back(HttpPool *pool, Line *line) {
    pthread_mutex_lock(&pool->lock);
    bool keep = pool->idle_count < MAX_IDLE;
    if (keep) {
        line->next = pool->idle;
        pool->idle = line;
        pool->idle_count++;
    }
    pthread_mutex_unlock(&pool->lock);
    if (!keep)
        line_free(line);
}

static void headers_free(HttpReply *reply) {
    for (size_t i = 0; i < reply->header_count; i++) {
        free((char *)reply->headers[i].name);
        free((char *)reply->headers[i].value);
    }
    free(reply->headers);
    reply->headers = NULL;
    reply->header_count = 0;
}

void http_reply_release(HttpReply *reply) {
    headers_free(reply);
    if (reply->body)
        secret_wipe(reply->body, reply->body_length); /* it may be a password's */
    free(reply->body);
    *reply = (HttpReply){0};
}

const char *http_header(const HttpReply *reply, const char *name) {
    for (size_t i = 0; i < reply->header_count; i++)
        if (strcasecmp(reply->headers[i].name, name) == 0)
            return reply->headers[i].value;
    return NULL;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *data) {
    Transfer *transfer = data;
    text_add(&transfer->body, bytes, size * count);
    transfer->too_large |= transfer->body.failed;
    return transfer->too_large ? 0 : size * count;
}

static size_t take_header(char *bytes, size_t size, size_t count, void *data) {
    Transfer *transfer = data;
    HttpReply *reply = &transfer->reply;
    size_t length = size * count, name = 0;
    transfer->active_ms = clock_monotonic_ms();
    transfer->header_bytes += length;
    if (transfer->header_bytes > MAX_HEADER_BYTES || reply->header_count >= MAX_HEADERS) {
        transfer->too_large = true;
        return 0;
    }
    if (length >= 5 && memcmp(bytes, "HTTP/", 5) == 0) { /* after a "100 Continue" another reply begins */
        headers_free(reply);
        return length;
    }
    while (name < length && bytes[name] != ':')
        name++;
    if (name == length)
        return length;
    size_t start = name + 1, end = length;
    while (start < end && strchr(" \t", bytes[start]))
        start++;
    while (end > start && strchr(" \t\r\n", bytes[end - 1]))
        end--;
    reply->headers = memory_grow(reply->headers, reply->header_count + 1, sizeof *reply->headers);
    reply->headers[reply->header_count++] =
        (HttpHeader){memory_copy_n(bytes, name), memory_copy_n(bytes + start, end - start)};
    return length;
}

static int take_progress(void *data, curl_off_t down_all, curl_off_t down, curl_off_t up_all, curl_off_t up) {
    Transfer *transfer = data;
    (void)down_all, (void)up_all;
    if (down + up != transfer->moved) {
        transfer->moved = down + up;
        transfer->active_ms = clock_monotonic_ms();
    }
    return 0;
}

/* Session tokens and bearer tokens stand in headers. */
static void header_list_free(struct curl_slist *list) {
    for (struct curl_slist *line = list; line; line = line->next)
        secret_wipe(line->data, strlen(line->data));
    curl_slist_free_all(list);
}

/* A line end in a value would be a header of its own. */
static bool headers_valid(const HttpRequest *request, Error *err) {
    for (size_t i = 0; i < request->header_count; i++)
        for (const char *p = request->headers[i].value; *p; p++)
            if (((unsigned char)*p < ' ' && *p != '\t') || *p == 0x7f)
                return error_set(err, ERROR_USAGE, "write it without line ends and the like",
                                 "what the header %s shall say holds a control character", request->headers[i].name);
    return true;
}

static struct curl_slist *header_list(const HttpRequest *request) {
    /* Without these, libcurl adds its own: a wait for "100 Continue", and a type that was not signed. */
    struct curl_slist *list = curl_slist_append(NULL, "Expect:");
    list = curl_slist_append(list, "Content-Type:");
    list = curl_slist_append(list, "Accept:");
    for (size_t i = 0; i < request->header_count; i++) {
        AUTO(memory_release) char *line = memory_print("%s: %s", request->headers[i].name, request->headers[i].value);
        list = curl_slist_append(list, line);
        secret_wipe(line, strlen(line));
    }
    return list;
}

static long whole_ms(const HttpRequest *request) {
    return request->whole_ms ? request->whole_ms : (long)WHOLE_MS;
}

static void set_method(CURL *easy, const HttpRequest *request) {
    if (request->body) {
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body_length);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request->body);
    }
    if (strcmp(request->method, request->body ? "POST" : "GET") != 0)
        curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request->method);
}

/* libcurl looks at no variable of its own. */
static void set_proxy(CURL *easy, const Proxy *proxy) {
    curl_easy_setopt(easy, CURLOPT_NOPROXY, "");
    curl_easy_setopt(easy, CURLOPT_PROXY, proxy->url ? proxy->url : "");
    if (proxy->user) {
        curl_easy_setopt(easy, CURLOPT_PROXYUSERNAME, proxy->user);
        curl_easy_setopt(easy, CURLOPT_PROXYPASSWORD, secret_string(&proxy->password));
    }
}

static void set_up(const HttpPool *pool, CURL *easy, Transfer *transfer, struct curl_slist *headers) {
    const HttpRequest *request = transfer->request;
    curl_easy_reset(easy);
    curl_easy_setopt(easy, CURLOPT_URL, request->url);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    set_method(easy, request);
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    if (pool->ca_bundle) {
        curl_easy_setopt(easy, CURLOPT_CAINFO, pool->ca_bundle);
        curl_easy_setopt(easy, CURLOPT_PROXY_CAINFO, pool->ca_bundle);
    }
    set_proxy(easy, &transfer->proxy);
    curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, request->once ? 1L : 0L);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L); /* a cancelled call does not wait for a slow resolver */
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, request->connect_ms ? request->connect_ms : (long)CONNECT_MS);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, whole_ms(request));
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer->problem);
    if (request->compressed && curl_version_info(CURLVERSION_NOW)->features & CURL_VERSION_LIBZ)
        curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip");
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, transfer);
    curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, take_progress);
    curl_easy_setopt(easy, CURLOPT_XFERINFODATA, transfer);
    curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
}

/* For how long it may be silent yet; 0: it has been for too long. */
static int silence_left_ms(Transfer *transfer, CURL *easy) {
    long limit = transfer->request->silence_ms ? transfer->request->silence_ms : SILENCE_MS;
    if (!http_has_left(easy))
        transfer->active_ms = clock_monotonic_ms(); /* the connect time-out is libcurl's */
    long long left = transfer->active_ms + limit - clock_monotonic_ms();
    transfer->silent = left <= 0;
    return left > 0 ? (int)left : 0;
}

/* Runs it to its end. CURLE_ABORTED_BY_CALLBACK: cancelled. */
static CURLcode run(Line *line, Transfer *transfer, const Cancel *cancel) {
    struct curl_waitfd bell = {.fd = cancel_bell(cancel), .events = CURL_WAIT_POLLIN};
    for (int running = 1;;) {
        CURLMcode moved = curl_multi_perform(line->multi, &running);
        if (moved != CURLM_OK)
            return CURLE_FAILED_INIT;
        int left;
        for (CURLMsg *message; (message = curl_multi_info_read(line->multi, &left));)
            if (message->msg == CURLMSG_DONE)
                return message->data.result;
        if (!running)
            return CURLE_FAILED_INIT;
        if (cancel_wanted(cancel))
            return CURLE_ABORTED_BY_CALLBACK;
        int left_ms = silence_left_ms(transfer, line->easy);
        if (left_ms == 0)
            return CURLE_OPERATION_TIMEDOUT;
        curl_multi_poll(line->multi, &bell, bell.fd >= 0, left_ms < LOOK_MS ? left_ms : LOOK_MS, NULL);
    }
}

static HttpOutcome conclude(const HttpPool *pool, Transfer *transfer, CURLcode code, Line *line, HttpReply *reply,
                            Error *err) {
    long status = 0;
    if (code != CURLE_OK) {
        http_reply_release(&transfer->reply);
        text_release(&transfer->body);
        HttpFailure failure = {
            .code = code,
            .easy = line->easy,
            .problem = transfer->problem,
            .host = line->host,
            .request = transfer->request,
            .proxy = &transfer->proxy,
            .ca_bundle = pool->ca_bundle,
            .too_large = transfer->too_large,
            .silent_ms = transfer->silent ? clock_monotonic_ms() - transfer->active_ms : 0,
            .whole_ms = whole_ms(transfer->request),
        };
        return http_failure(&failure, err);
    }
    curl_easy_getinfo(line->easy, CURLINFO_RESPONSE_CODE, &status);
    transfer->reply.status = (int)status;
    transfer->reply.body_length = transfer->body.length;
    transfer->reply.body = text_take(&transfer->body);
    *reply = transfer->reply;
    return HTTP_REPLIED;
}

HttpOutcome http_send(HttpPool *pool, const HttpRequest *request, const Cancel *cancel, HttpReply *reply, Error *err) {
    if (cancel_wanted(cancel)) {
        cancel_error(err);
        return HTTP_CANCELLED;
    }
    char host[300];
    Transfer transfer = {.request = request,
                         .body.max = request->max_body ? request->max_body : MAX_BODY,
                         .active_ms = clock_monotonic_ms()};
    if (!headers_valid(request, err) || (!request->direct && !proxy_for(request->url, &transfer.proxy, err)))
        return HTTP_REFUSED;
    url_host(request->url, host, sizeof host);
    Line *line = line_take(pool, host);
    struct curl_slist *headers = header_list(request);
    set_up(pool, line->easy, &transfer, headers);
    curl_multi_add_handle(line->multi, line->easy);
    CURLcode code = run(line, &transfer, cancel);
    HttpOutcome outcome = conclude(pool, &transfer, code, line, reply, err);
    curl_multi_remove_handle(line->multi, line->easy);
    header_list_free(headers);
    proxy_release(&transfer.proxy);
    line_give_back(pool, line);
    return outcome;
}
