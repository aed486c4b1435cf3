/* See connection.h. */
#include "screens/connection.h"
#include "base/memory.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

struct Connection {
    AwsSession *session;
    Clock clock;
    atomic_int holders;
};

Connection *connection_new(AwsSession *session, Clock clock) {
    Connection *connection = memory_new(1, sizeof *connection);
    connection->session = session;
    connection->clock = clock;
    atomic_init(&connection->holders, 1);
    return connection;
}

Connection *connection_hold(Connection *connection) {
    if (connection)
        atomic_fetch_add(&connection->holders, 1);
    return connection;
}

void connection_drop(Connection *connection) {
    if (!connection || atomic_fetch_sub(&connection->holders, 1) > 1)
        return;
    aws_session_free(connection->session);
    free(connection);
}

AwsSession *connection_session(const Connection *connection) {
    return connection->session;
}

AwsContext connection_context(const Connection *connection, const Cancel *cancel) {
    return (AwsContext){.session = connection->session, .cancel = cancel, .clock = connection->clock};
}
