/* The own address, asked for once more: after a VPN was switched on, or in another network. */
#include "aws/services.h"
#include "base/memory.h"
#include "screens/access_state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Lookup {
    Connection *connection;
    char address[64];
} Lookup;

static bool lookup_work(Job *job, void *data, Error *err) {
    Lookup *input = data;
    AwsContext aws = connection_context(input->connection, job_cancel_wish(job));
    return checkip_address(&aws, input->address, err);
}

static void lookup_release(void *data) {
    Lookup *input = data;
    connection_drop(input->connection);
    free(input);
}

static const JobKind lookup_kind = {.name = "look up your address", .work = lookup_work, .release = lookup_release};

void access_look_up(AccessScreen *screen) {
    if (screen->lookup)
        return;
    if (!screen->wizard->who.connection) {
        access_tell(screen, ROLE_WARNING, "there is no connection to AWS yet: choose profile and region first");
        return;
    }
    Lookup *input = memory_new(1, sizeof *input);
    input->connection = connection_hold(screen->wizard->who.connection);
    screen->lookup = job_start(screen->visit, &lookup_kind, input);
}

void access_message(void *state, Message *message) {
    AccessScreen *screen = state;
    if (message->type != MESSAGE_DONE || message->job != screen->lookup)
        return;
    const Lookup *found = message->input;
    screen->lookup = NULL;
    if (!message->ok) {
        AUTO(memory_release)
        char *why = memory_print("your address could not be looked up (%.120s): type it with a", message->error->said);
        access_tell(screen, ROLE_WARNING, why);
        return;
    }
    bool same = strcmp(screen->wizard->who.address, found->address) == 0;
    snprintf(screen->wizard->who.address, sizeof screen->wizard->who.address, "%s", found->address);
    AUTO(memory_release)
    char *words = memory_print(strchr(found->address, ':')
                                   ? "you come from %s, an IPv6 address: the list and the bastion know IPv4 alone"
                               : same ? "you still come from %s"
                                      : "you come from %s now",
                               found->address);
    access_tell(screen, strchr(found->address, ':') ? ROLE_WARNING : ROLE_DONE, words);
}
