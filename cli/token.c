/* `secure-rds token`: signs a user of the database in without a password. */
#include "aws/presign.h"
#include "base/memory.h"
#include "cli/commands.h"
#include "stack/account_guard.h"
#include "stack/owner.h"
#include "stack/status.h"

#include <stdlib.h>

const char token_help[] =
    "Prints what PostgreSQL takes as USER's password for the next 15 minutes, signed here with your AWS credentials.\n"
    "The user must have the role rds_iam (GRANT rds_iam TO app;), and you rds-db:connect for it: see\n"
    "`secure-rds policy --for token`. RDS takes it over TLS only:\n"
    "    PGPASSWORD=$(secure-rds token app) psql \"host=… user=app sslmode=verify-full sslrootcert=…\"";
const OptionRow token_options[] = {{0}};

int token_run(Run *run) {
    const Words *words = &run->options.arguments;
    AUTO(cfn_stack_release) CfnStack stack = {0};
    AUTO(secret_release) Secret token = {0};
    if (!run_complete_settings(run) || !run_aws(run) ||
        !cfn_describe_stack(&run->aws, settings_text(run->settings, "app"), &stack, &run->err) ||
        !account_guard(&run->aws, run->settings, stack.id, &run->err) || !owner_reads(&run->aws, &stack, &run->err))
        return run_failed(run);
    const char *host = stack_output(&stack, "DatabaseEndpoint");
    if (!*host) {
        error_set(&run->err, ERROR_FAILED, "see `secure-rds status`", "the stack %s has no database yet (%s)",
                  stack.name, stack.status);
        return run_failed(run);
    }
    if (!rds_sign_in_token(&run->aws, host, atoi(stack_output(&stack, "DatabasePort")), words->items[1], &token,
                           &run->err))
        return run_failed(run);
    if (run->options.json)
        print_json(json_pack("{s:s, s:s, s:i}", "user", words->items[1], "token", secret_string(&token), "valid_s",
                             (int)RDS_TOKEN_S));
    else
        puts(secret_string(&token));
    return EXIT_DONE;
}
