/* See proxy.h. */
#include "aws/proxy.h"
#include "base/memory.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

void proxy_release(Proxy *proxy) {
    free(proxy->url);
    free(proxy->user);
    secret_release(&proxy->password);
    *proxy = (Proxy){0};
}

/* ---- the environment */

/* One of the variables NAME_proxy, whatever its case. */
typedef struct Variable {
    const char *name, *value;
} Variable;

/* The value of "NAME_proxy=…" in any case, or NULL. `lower`: whether "_proxy" is written so. */
static const char *proxy_value(const char *entry, const char *kind, bool *lower) {
    size_t length = strlen(kind);
    if (strncasecmp(entry, kind, length) != 0 || strncasecmp(entry + length, "_proxy=", 7) != 0)
        return NULL;
    *lower = strncmp(entry + length, "_proxy=", 7) == 0;
    return entry + length + 7;
}

/* `kind`: "http", "https", "no". A web server that runs a program sets HTTP_PROXY from a request's header
 * (CVE-2016-1000110): it is known by REQUEST_METHOD. */
static Variable variable_of(const char *kind) {
    extern char **environ;
    Variable any = {0}, lower = {0};
    bool served = getenv("REQUEST_METHOD") && strcmp(kind, "http") == 0;
    for (char **entry = environ; entry && *entry; entry++) {
        bool is_lower;
        const char *value = proxy_value(*entry, kind, &is_lower);
        if (value && is_lower)
            lower = (Variable){*entry, value};
        else if (value && *value && !served)
            any = (Variable){*entry, value};
    }
    Variable found = lower.value ? lower : any;
    return found.value && *found.value ? found : (Variable){0};
}

/* ---- no_proxy */

static bool ends_with(const char *text, size_t length, const char *end, size_t end_length) {
    return length >= end_length && strncasecmp(text + length - end_length, end, end_length) == 0;
}

/* Whether `host` is that name, or stands below it. */
static bool is_below(const char *host, size_t length, const char *name, size_t name_length) {
    if (length == name_length)
        return strncasecmp(host, name, length) == 0;
    return length > name_length && host[length - name_length - 1] == '.' && ends_with(host, length, name, name_length);
}

/* `host` is "name:port" or "name"; each counts. */
static bool bypassed(const char *host, size_t length) {
    const char *list = variable_of("no").value;
    if (!list)
        return false;
    if (strcmp(list, "*") == 0)
        return true;
    size_t name_only = length;
    while (name_only > 0 && isdigit((unsigned char)host[name_only - 1]))
        name_only--;
    name_only = name_only > 0 && host[name_only - 1] == ':' ? name_only - 1 : length;
    for (const char *name = list; *name;) {
        size_t whole = strcspn(name, ","), size = whole;
        const char *start = name;
        while (size > 0 && isspace((unsigned char)*start))
            start++, size--;
        while (size > 0 && isspace((unsigned char)start[size - 1]))
            size--;
        while (size > 0 && *start == '.')
            start++, size--;
        if (size > 0 && (is_below(host, length, start, size) || is_below(host, name_only, start, size)))
            return true;
        name += whole + (name[whole] == ',');
    }
    return false;
}

/* ---- the address */

static int digit(char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* In place; "%zz" stays as it is. */
static void percent_decode(char *text) {
    char *to = text;
    for (const char *from = text; *from; from++)
        if (*from == '%' && digit(from[1]) >= 0 && digit(from[2]) >= 0) {
            *to++ = (char)(digit(from[1]) * 16 + digit(from[2]));
            from += 2;
        } else {
            *to++ = *from;
        }
    *to = '\0';
}

/* Takes "user:password". Both are sent, or nothing is, as botocore does. */
static void user_take(Proxy *proxy, const char *start, size_t length) {
    const char *colon = memchr(start, ':', length);
    if (!colon || colon == start || colon + 1 == start + length)
        return;
    proxy->user = memory_copy_n(start, (size_t)(colon - start));
    percent_decode(proxy->user);
    secret_set(&proxy->password, colon + 1, (size_t)(start + length - colon) - 1);
    percent_decode(proxy->password.bytes);
    proxy->password.length = strlen(proxy->password.bytes);
}

/* "name", "name:3128", "[::1]:3128": what libcurl takes without a second thought. */
static bool host_valid(const char *host, size_t length) {
    size_t name = *host == '[' ? strcspn(host, "]") + 1 : strcspn(host, ":/?#");
    size_t allowed = *host == '[' ? 1 + strspn(host + 1, "0123456789abcdefABCDEF:.%") + 1
                                  : strspn(host, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-_");
    if (name == 0 || name > length || allowed < name)
        return false;
    const char *port = host + name + 1;
    size_t digits = name < length ? length - name - 1 : 0;
    return name == length || (host[name] == ':' && digits <= 5 && strspn(port, "0123456789") >= digits);
}

/* Where the address begins behind its scheme, and that scheme; NULL: another scheme. */
static const char *scheme_take(const char *text, const char **scheme) {
    static const char *const schemes[] = {"http", "https", "socks4", "socks4a", "socks5", "socks5h"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        size_t length = strlen(schemes[i]);
        if (strncasecmp(text, schemes[i], length) == 0 && strncmp(text + length, "://", 3) == 0) {
            *scheme = schemes[i];
            return text + length + 3;
        }
    }
    size_t word = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
    *scheme = "http";
    if (word > 0 && strncmp(text + word, "://", 3) == 0)
        return NULL;
    return strncmp(text, "//", 2) == 0 ? text + 2 : text;
}

static bool address_take(const char *value, Proxy *proxy) {
    const char *scheme;
    while (isspace((unsigned char)*value))
        value++;
    const char *start = scheme_take(value, &scheme);
    if (!start)
        return false;
    const char *end = start + strcspn(start, "/?#"), *host = start;
    for (const char *p = start; p < end; p++)
        if (*p == '@')
            host = p + 1;
    while (end > host && isspace((unsigned char)end[-1]))
        end--;
    if (!host_valid(host, (size_t)(end - host)))
        return false;
    if (host > start)
        user_take(proxy, start, (size_t)(host - start) - 1);
    proxy->url = memory_print("%s://%.*s", scheme, (int)(end - host), host);
    return true;
}

bool proxy_for(const char *url, Proxy *proxy, Error *err) {
    *proxy = (Proxy){0};
    const char *mark = strstr(url, "://");
    AUTO(memory_release) char *kind = mark ? memory_copy_n(url, (size_t)(mark - url)) : NULL;
    const char *host = mark ? mark + 3 : url;
    Variable variable = kind ? variable_of(kind) : (Variable){0};
    if (!variable.value || bypassed(host, strcspn(host, "/?#")))
        return true;
    snprintf(proxy->variable, sizeof proxy->variable, "%.*s", (int)strcspn(variable.name, "="), variable.name);
    if (address_take(variable.value, proxy))
        return true;
    error_set(err, ERROR_USAGE,
              "write it as http://host:port, or http://user:password@host:port with what is no letter "
              "or digit of user and password as %40",
              "%s names no proxy", proxy->variable);
    proxy_release(proxy);
    return false;
}
