/* The credentials endpoint of a container: ECS tasks, EKS Pod Identity, CloudShell (AWS SDKs and Tools Reference Guide,
 * "Container credential provider"). */
#include "aws/credentials.h"
#include "aws/reply.h"
#include "base/file.h"
#include "base/memory.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { WAIT_MS = 2000, ATTEMPTS = 3 };

/* Plain HTTP shows the token to whoever listens: only to this machine and the link-local hosts of ECS and EKS. */
static bool plain_allowed(const char *url) {
    static const char *const hosts[] = {"localhost", "169.254.170.2", "169.254.170.23", "[::1]", "[fd00:ec2::23]"};
    const char *host = url + strlen("http://");
    size_t length = *host == '[' ? strcspn(host, "]") + 1 : strcspn(host, ":/?#");
    if (memchr(host, '@', strcspn(host, "/?#")))
        return false;
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++)
        if (strlen(hosts[i]) == length && strncasecmp(host, hosts[i], length) == 0)
            return true;
    /* 127.0.0.0/8, written as an address: a name such as 127.0.0.1.example.com has letters */
    return strncmp(host, "127.", 4) == 0 && strspn(host, "0123456789.") == length;
}

static bool url_allowed(const char *url) {
    for (const char *p = url; *p; p++)
        if ((unsigned char)*p <= ' ' || (unsigned char)*p >= 0x7f)
            return false;
    return strncmp(url, "https://", 8) == 0 || (strncmp(url, "http://", 7) == 0 && plain_allowed(url));
}

/* The value of the Authorization header; empty when there is none. */
static bool token_read(Secret *token, Error *err) {
    enum { TOKEN_MAX = 32 * 1024 };
    const char *path = environment("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
    const char *given = environment("AWS_CONTAINER_AUTHORIZATION_TOKEN");
    if (!path) {
        secret_set(token, given ? given : "", given ? strlen(given) : 0);
    } else {
        Text text = {.bytes = memory_new(TOKEN_MAX + 2, 1), .room = TOKEN_MAX + 2, .max = TOKEN_MAX};
        bool read = file_read(path, &text, err); /* anew each time: EKS turns it over */
        secret_set(token, text_string(&text), text.length);
        secret_wipe(text.bytes, text.length);
        text_release(&text);
        if (!read)
            return false;
    }
    if (strpbrk(secret_string(token), "\r\n"))
        return error_set(err, ERROR_USAGE, "write it as one line without a line end",
                         "the container's authorization token holds a line end");
    return true;
}

static bool container_ask(const Lookup *lookup, const char *url, const Secret *token, Found *found, Error *err) {
    HttpHeader headers[] = {{(char *)"Accept", (char *)"application/json"}, {(char *)"Authorization", token->bytes}};
    HttpRequest request = {
        .method = "GET",
        .url = url,
        .headers = headers,
        .header_count = token->length > 0 ? 2 : 1,
        .connect_ms = WAIT_MS,
        .silence_ms = WAIT_MS,
        .max_body = 256 * 1024,
        .direct = strncmp(url, "http://", 7) == 0,
    };
    AUTO(reply_wipe) HttpReply reply = {0};
    if (!lookup_send(lookup, &request, ATTEMPTS, &reply, err))
        return false;
    AUTO(json_wipe) json_t *json = json_object_parse(reply.body, reply.body_length);
    if (reply.status != 200) {
        const char *message = json_text(json, "message");
        source_failed(err, "Container", "look at the container's role", "it answers %d%s%.300s", reply.status,
                      message ? ": " : "", message ? message : "");
        err->http_status = reply.status;
        return false;
    }
    found->expires_ms = json_text(json, "Expiration") ? json_time(json, "Expiration") : 0;
    if (found->expires_ms >= 0 && found_json(found, json, "AccessKeyId", "SecretAccessKey", "Token"))
        return true;
    source_failed(err, "Container", "look at the container's role", "its answer holds no credentials");
    return false;
}

SourceAnswer credentials_container(const Lookup *lookup, Found *found, Error *err) {
    const char *relative = environment("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
    const char *full = environment("AWS_CONTAINER_CREDENTIALS_FULL_URI");
    AUTO(secret_release) Secret token = {0};
    if (!relative && !full)
        return SOURCE_NONE;
    AUTO(memory_release) char *url = relative ? memory_print("http://169.254.170.2%s", relative) : memory_copy(full);
    bool ok = (!relative || *relative == '/') && url_allowed(url);
    if (!ok)
        source_failed(err, "InvalidConfig", "use https, or an address of this machine",
                      "\"%.200s\" may not be asked for credentials", url);
    ok = ok && token_read(&token, err) && container_ask(lookup, url, &token, found, err);
    if (!ok) {
        error_tried(err, "get credentials from the container's endpoint");
        return SOURCE_FAILED;
    }
    found_source(found, "container's credentials endpoint");
    return SOURCE_FOUND;
}
