/* A session that outlives the screen that made it, as long as a job uses it. */
#ifndef SCREENS_CONNECTION_H
#define SCREENS_CONNECTION_H

#include "aws/session.h"

typedef struct Connection Connection;

/* Takes the session over. The caller holds it. `clock`: of every context that is made of it. */
Connection *connection_new(AwsSession *session, Clock clock);
/* One more holder; NULL gives NULL. From any thread. */
Connection *connection_hold(Connection *connection);
void connection_drop(Connection *connection); /* NULL is welcome */
AwsSession *connection_session(const Connection *connection);
/* A context for the calls of one job. */
AwsContext connection_context(const Connection *connection, const Cancel *cancel);
#endif
