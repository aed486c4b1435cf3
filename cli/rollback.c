/* `secure-rds rollback`: rolls back what runs, and finishes a rollback that got stuck. */
#include "cli/commands.h"
#include "cli/way_out.h"

#include <string.h>

const char rollback_help[] =
    "start      rolls back what runs: of a first creation nothing is left, a change is put back\n"
    "continue   finishes a rollback that got stuck (UPDATE_ROLLBACK_FAILED): tries again\n"
    "skip       finishes it without what can't be put back; AWS then takes that for put back, whatever it really is\n"
    "Each is followed to its end; ended here, it goes on at AWS, and the same again follows it. `start` and `skip` "
    "are\n"
    "asked about; --yes does not answer that, and automation gives the app's name with --confirm.";
const OptionRow rollback_options[] = {
    {"confirm", "APP", OPTION_VALUE, OPTION_AT(confirm), "the app's name, instead of being asked", 0},
    {0},
};
const Verb rollback_verbs[] = {{"start", "", 0, 0}, {"continue", "", 0, 0}, {"skip", "", 0, 0}, {0}};

int rollback_run(Run *run) {
    const char *word = run->options.arguments.items[1];
    return way_out(run, strcmp(word, "start") == 0      ? HOME_CANCEL
                        : strcmp(word, "continue") == 0 ? HOME_CONTINUE
                                                        : HOME_SKIP);
}
