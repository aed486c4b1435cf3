/* `secure-rds sandbox serve`: the simulated AWS alone, for other clients. */
#include "cli/commands.h"

#include <string.h>

const char sandbox_help[] =
    "serve   listens on 127.0.0.1 and prints one JSON line: endpoint_url, region, access_key_id, secret_access_key …\n"
    "        It ends with Ctrl-C. Nothing is created at Amazon, whatever is asked of it.\n"
    "        Example: aws --endpoint-url URL cloudformation describe-stacks";
const OptionRow sandbox_options[] = {
    {"port", "N", OPTION_VALUE, OPTION_AT(sandbox_port), "listen there, instead of at any free port", 0},
    {0},
};

int sandbox_run(Run *run) {
    if (strcmp(run->options.arguments.items[1], "serve") != 0) {
        error_set(&run->err, ERROR_USAGE, "see `secure-rds sandbox --help`", "sandbox takes: serve");
        return EXIT_USAGE;
    }
    sandbox_serve(&run->options, &run->err);
    return run_failed(run);
}
