/* `secure-rds sandbox serve`: the simulated AWS alone, for other clients. */
#include "cli/commands.h"

const char sandbox_help[] =
    "serve   listens on 127.0.0.1 and prints one JSON line: endpoint_url, region, access_key_id, secret_access_key …\n"
    "        It ends with Ctrl-C. Nothing is created at Amazon, whatever is asked of it.\n"
    "        Example: aws --endpoint-url URL cloudformation describe-stacks";
const OptionRow sandbox_options[] = {
    {"port", "N", OPTION_VALUE, OPTION_AT(sandbox_port), "listen there, instead of at any free port", 0},
    {0},
};
const Verb sandbox_verbs[] = {{"serve", "", 0, 0}, {0}};

int sandbox_run(Run *run) {
    sandbox_serve(&run->options, &run->err);
    return run_failed(run);
}
