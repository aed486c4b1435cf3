/* A session that outlives the screen that made it, as long as a job uses it. */
#ifndef SCREENS_CONNECTION_H
#define SCREENS_CONNECTION_H

#include "aws/session.h"

typedef struct Connection Connection;

/* NULL and `err` as in aws_session_new(). The caller holds it. */
Connection *connection_new(const AwsOptions *options, Error *err);
/* One more holder; NULL gives NULL. From any thread. */
Connection *connection_hold(Connection *connection);
void connection_drop(Connection *connection); /* NULL is welcome */
AwsSession *connection_session(const Connection *connection);
/* A context for the calls of one job. */
AwsContext connection_context(const Connection *connection, const Cancel *cancel);
/* For AwsContext.waiting: what looks like a standstill, in a sentence, "AWS asks us to slow down: waiting 2 s (…)".
 * New. */
char *connection_waiting(const char *why, long long ms);

#endif
