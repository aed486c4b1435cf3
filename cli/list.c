/* `secure-rds list` and `config import`: what of this program's stands in the account, and settings made of it. */
#include "aws/regions.h"
#include "base/memory.h"
#include "base/visible.h"
#include "cli/commands.h"
#include "cli/risks.h"
#include "stack/stack_status.h"
#include "stack/status.h"

#include <string.h>
#include <sys/stat.h>

const char list_help[] = "The stacks that this program made in the region, whichever machine it ran on; --all-regions: "
                         "in every region that\n"
                         "takes these credentials. `secure-rds config import STACK` makes the settings file of one.";
const OptionRow list_options[] = {
    {"all-regions", NULL, OPTION_FLAG, OPTION_AT(all_regions), "look in every region, one after the other", 0},
    {0},
};

typedef struct Listing {
    Run *run;
    json_t *stacks;
    size_t found;
} Listing;

static void stack_tell(Listing *listing, const CfnStack *stack, const char *region) {
    char made[TIME_SIZE];
    time_format(stack->created_ms, made);
    listing->found++;
    json_array_append_new(listing->stacks,
                          json_pack("{s:o, s:s, s:o, s:s, s:I}", "app", json_visible(stack->name), "region", region,
                                    "status", json_visible(stack->status), "words", stack_status(stack->status)->words,
                                    "created_ms", (json_int_t)stack->created_ms));
    if (!listing->run->options.json)
        printf("%-24s  %-14s  %-24s  %.10s\n", stack->name, region, stack->status, made);
}

static bool list_here(Listing *listing, const char *region) {
    AUTO(cfn_stacks_release) CfnStacks stacks = {0};
    Run *run = listing->run;
    if (!status_own_stacks(&run->aws, &stacks, &run->err))
        return false;
    for (size_t i = 0; i < stacks.count; i++)
        stack_tell(listing, &stacks.items[i], region);
    return true;
}

/* A region that the account has not enabled, or this program knows and AWS's partition does not, takes no keys: it is
 * named, and passed over. */
static bool list_everywhere(Listing *listing) {
    Run *run = listing->run;
    size_t refused = 0;
    for (size_t i = 0; i < aws_region_count && !cancel_wanted(&run_cancel); i++) {
        if (!run_region(run, aws_regions[i].code))
            return false;
        if (list_here(listing, aws_regions[i].code))
            continue;
        refused++;
        if (run->options.verbose)
            say(run, "%s: %s", aws_regions[i].code, run->err.said);
        if (run->err.kind == ERROR_CANCELLED)
            return false;
        run->err = (Error){0};
    }
    if (refused)
        say(run, "%zu of %zu regions did not answer these credentials (--verbose says why)", refused, aws_region_count);
    return refused < aws_region_count ||
           error_set(&run->err, ERROR_DENIED, "sign in again, or choose another --profile", "no region answered");
}

int list_run(Run *run) {
    Listing listing = {.run = run, .stacks = json_array()};
    bool ok = run_settings(run, false) && run_aws(run);
    ok = ok &&
         (run->options.all_regions ? list_everywhere(&listing) : list_here(&listing, aws_session_region(run->session)));
    if (ok && run->options.json)
        print_json(json_pack("{s:O}", "stacks", listing.stacks));
    if (ok && !listing.found)
        say(run, run->options.all_regions ? "none" : "none in %s; --all-regions looks everywhere",
            aws_session_region(run->session));
    json_decref(listing.stacks);
    return ok ? EXIT_DONE : run_failed(run);
}

/* ---- settings of one */

static bool path_is_free(Run *run) {
    struct stat there;
    return lstat(run->config, &there) != 0 ||
           error_set(&run->err, ERROR_USAGE, "name another file with --config, or move that one away",
                     "%s is there already, and is not written over", run->config);
}

bool config_import(Run *run, const char *name) {
    AUTO(risks_release) Risks risks = {0};
    if (!path_is_free(run) || !run_settings(run, false) || !run_aws(run) ||
        !status_open(&run->aws, name, run->settings, &run->err))
        return false;
    bool read = settings_given(run->settings, "retention.on_delete");
    if (!path_is_free(run) || !settings_save(run->settings, run->config, &run->err))
        return false;
    say(run, "%s: the settings of %s as it stands in %s, with %zu allowed addresses", run->config, name,
        aws_session_region(run->session), allow_list_count(settings_allowed_const(run->settings)));
    if (!read)
        say(run,
            "CAREFUL: what a deletion leaves is not to be read from its template: retention.on_delete says snapshot");
    risks_of_settings(run, &risks);
    risks_say(run, &risks);
    if (run->options.json)
        print_json(json_pack("{s:s, s:s, s:o}", "saved", run->config, "app", name, "risks", risks_json(&risks)));
    return true;
}
