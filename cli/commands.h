/* The commands: each has its file, its help and its options there; the table of them is in cli/cli.c. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/command.h"

extern const char plan_help[], apply_help[], access_help[], status_help[], export_help[], cost_help[], destroy_help[],
    config_help[], list_help[], policy_help[], sandbox_help[], token_help[], connect_help[], verify_help[],
    rollback_help[];
extern const OptionRow plan_options[], apply_options[], access_options[], status_options[], export_options[],
    cost_options[], destroy_options[], config_options[], list_options[], policy_options[], sandbox_options[],
    token_options[], connect_options[], verify_options[], rollback_options[];
extern const Verb access_verbs[], rollback_verbs[], export_verbs[], config_verbs[], sandbox_verbs[];
int plan_run(Run *run);
int apply_run(Run *run);
int access_run(Run *run);
int status_run(Run *run);
int export_run(Run *run);
int cost_run(Run *run);
int destroy_run(Run *run);
int config_run(Run *run);
int list_run(Run *run);
int policy_run(Run *run);
int sandbox_run(Run *run);
int token_run(Run *run);
int connect_run(Run *run);
int verify_command_run(Run *run);
int rollback_run(Run *run);

/* `config import`: the settings of the stack `name` into the file, which must not be there. */
bool config_import(Run *run, const char *name);

/* `secure-rds help settings`: every row of the settings table. */
int help_settings(FILE *out);
/* `secure-rds help environment`: what options, environment and shared files override. */
int help_environment(FILE *out);

#endif
