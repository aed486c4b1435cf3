/* See agree.h. */
#include "cli/agree.h"
#include "cli/command.h"

bool host_key_agree(void *data, const char *instance, const char *fingerprint) {
    Run *run = data;
    say(run,
        "The bastion %s is new to this machine, and AWS's console shows no host key of it. It says that its key is\n"
        "  %s",
        instance, fingerprint);
    return !run->options.yes && ask_yes(run, "Is it?");
}
