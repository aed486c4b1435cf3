/* Which proxy a request takes: as the `aws` command says, not as libcurl does. It is Python's urllib that reads the
 * environment there (urllib.request.getproxies_environment, proxy_bypass_environment), and botocore's
 * ProxyConfiguration that reads the address. */
#ifndef AWS_PROXY_H
#define AWS_PROXY_H

#include "base/error.h"
#include "base/secret.h"

typedef struct Proxy {
    char *url;         /* "http://proxy.example:3128", without user and password; NULL: none, the way is direct */
    char *user;        /* decoded; NULL: none is given */
    Secret password;   /* decoded */
    char variable[32]; /* that names it: "HTTPS_PROXY" */
} Proxy;

/* The proxy for that URL, by the environment. The lower-case name of a variable counts before any other spelling, also
 * when it is empty: then there is none. Beside http and https, socks4, socks4a, socks5 and socks5h may be named. False,
 * with ERROR_USAGE and without a word of user or password, for an address that is none. */
bool proxy_for(const char *url, Proxy *proxy, Error *err);
void proxy_release(Proxy *proxy); /* wipes; for AUTO */

#endif
