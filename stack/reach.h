/* Whether what stands answers from here, asked as a client would ask. */
#ifndef STACK_REACH_H
#define STACK_REACH_H

#include "base/cancel.h"
#include "base/route.h"

enum { REACH_BANNER_SIZE = 128 };

/* Connects and reads the line with which an SSH server says what it is: "SSH-2.0-OpenSSH_8.7". Lines before it are
 * passed over (RFC 4253, section 4.2), 8 KiB of them at most. `routes` may be NULL. */
bool reach_ssh(const Routes *routes, const char *host, int port, int timeout_ms, const Cancel *cancel,
               char banner[REACH_BANNER_SIZE], Error *err);
/* Connects and asks for TLS as libpq does (SSLRequest; PostgreSQL, "Message Formats"). The descriptor, on which TLS may
 * begin and which does not block; -1: it can't be reached until `end_ms` (monotonic), or does not answer 'S';
 * err->code "NoTls" when it says that it takes none, "NotPostgres" when it speaks another language. */
int reach_tls_begin(const Routes *routes, const char *host, int port, long long end_ms, const Cancel *cancel,
                    Error *err);
/* Whether it would begin there. */
bool reach_postgres(const Routes *routes, const char *host, int port, int timeout_ms, const Cancel *cancel, Error *err);
/* A port of this machine that nobody listens at now: `wanted`, or the first free one above it; `wanted` when none of
 * them is. */
int reach_free_port(int wanted);

#endif
