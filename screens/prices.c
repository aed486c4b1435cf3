/* The job that asks AWS's price list; see context.h and shell.h. */
#include "base/memory.h"
#include "screens/shell.h"
#include "stack/cost_list.h"
#include "stack/cost_prices.h"
#include "tui/job.h"

#include <stdlib.h>

typedef struct Prices {
    Connection *connection;
    char *region;
    bool anew;
    json_t *group;
} Prices;

static bool prices_work(Job *job, void *input, Error *err) {
    Prices *prices = input;
    AwsContext aws = connection_context(prices->connection, job_cancel_wish(job));
    return cost_list_fetch(&aws, prices->region, prices->anew, &prices->group, err);
}

static void prices_release(void *input) {
    Prices *prices = input;
    connection_drop(prices->connection);
    json_decref(prices->group);
    free(prices->region);
    free(prices);
}

static const JobKind prices_kind = {.name = "read AWS's price list", .work = prices_work, .release = prices_release};

void wizard_ask_prices(Wizard *wizard, bool anew) {
    if (!wizard->who.connection)
        return;
    Prices *prices = memory_new(1, sizeof *prices);
    prices->connection = connection_hold(wizard->who.connection);
    prices->region = memory_copy(aws_session_region(connection_session(wizard->who.connection)));
    prices->anew = anew;
    job_cancel(wizard->cost.asking);
    wizard->cost.asking = job_start((Visit){.mailbox = wizard->mailbox}, &prices_kind, prices);
}

void wizard_priced(Wizard *wizard, Message *message) {
    /* Another region may have been chosen since: its own prices are on the way. */
    if (message->type != MESSAGE_DONE || message->job != wizard->cost.asking)
        return;
    Prices *prices = message->input;
    wizard->cost.asking = NULL;
    wizard->cost.error = message->ok ? (Error){0} : *message->error;
    if (message->ok) {
        price_list_use(prices->region, prices->group);
        prices->group = NULL;
        wizard_changed(wizard);
    }
}
