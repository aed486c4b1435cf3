/* `secure-rds list` and `config import`: what of this program's stands in the account, and settings made of it. */
#include "aws/regions.h"
#include "base/memory.h"
#include "base/thread.h"
#include "base/visible.h"
#include "cli/commands.h"
#include "cli/risks.h"
#include "guide/review.h"
#include "stack/stack_status.h"
#include "stack/status.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

const char list_help[] = "The stacks that this program made in the region, whichever machine it ran on; --all-regions: "
                         "in every region that\n"
                         "takes these credentials. `secure-rds config import STACK` makes the settings file of one.";
const OptionRow list_options[] = {
    {"all-regions", NULL, OPTION_FLAG, OPTION_AT(all_regions), "look in every region", 0},
    {0},
};

typedef struct Listing {
    Run *run;
    json_t *stacks, *refused;
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

static void stacks_tell(Listing *listing, const CfnStacks *stacks, const char *region) {
    for (size_t i = 0; i < stacks->count; i++)
        stack_tell(listing, &stacks->items[i], region);
}

static bool list_here(Listing *listing) {
    AUTO(cfn_stacks_release) CfnStacks stacks = {0};
    Run *run = listing->run;
    if (!status_own_stacks(&run->aws, &stacks, &run->err))
        return false;
    stacks_tell(listing, &stacks, aws_session_region(run->session));
    return true;
}

/* What a region answered. */
typedef struct Answer {
    bool ok;
    CfnStacks stacks;
    Error err;
} Answer;

typedef struct Asking {
    AwsContext aws;
    Answer *answers; /* one a region */
} Asking;

static void ask_region(void *data, size_t index) {
    Asking *asking = data;
    Answer *answer = &asking->answers[index];
    AwsContext aws = asking->aws;
    aws.region = aws_regions[index].code;
    aws.waiting = NULL; /* it would speak from several threads */
    answer->ok = status_own_stacks(&aws, &answer->stacks, &answer->err);
}

/* A region that is not enabled, or of another AWS, does not know who asks; what stands in any other is not known. */
static void region_refused(Listing *listing, const char *region, const Error *err, Text *shut) {
    const Run *run = listing->run;
    const char *code = err->code;
    static const char *const codes[] = {"InvalidClientTokenId", "UnrecognizedClientException", "OptInRequired",
                                        "SignatureDoesNotMatch"};
    bool unknown = false;
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        unknown = unknown || strcmp(code, codes[i]) == 0;
    json_array_append_new(listing->refused, json_pack("{s:s, s:o}", "region", region, "said", json_visible(err->said)));
    if (unknown)
        text_print(shut, "%s%s", shut->length ? ", " : "", region);
    if (!unknown || run->options.verbose)
        say(run, "%s could not be asked, and may have stacks: %s", region, err->said);
}

/* A region that the account has not enabled, or this program knows and AWS's partition does not, takes no keys: it is
 * named, and passed over. */
static bool answers_tell(Listing *listing, const Answer *answers) {
    Run *run = listing->run;
    AUTO(text_release) Text shut = {0};
    size_t refused = 0;
    for (size_t i = 0; i < aws_region_count; i++) {
        const Answer *answer = &answers[i];
        if (answer->err.kind == ERROR_CANCELLED)
            return cancel_error(&run->err);
        refused += !answer->ok;
        if (answer->ok)
            stacks_tell(listing, &answer->stacks, aws_regions[i].code);
        else
            region_refused(listing, aws_regions[i].code, &answer->err, &shut);
    }
    if (shut.length)
        say(run, "these credentials are not known in %s: not enabled, or another AWS", text_string(&shut));
    return refused < aws_region_count ||
           error_set(&run->err, ERROR_SIGN_IN, "sign in again, or choose another --profile", "no region answered");
}

/* Side by side: the farthest takes a second to answer, and one that does not answer half a minute. */
static bool list_everywhere(Listing *listing) {
    enum { AT_ONCE = 8 };
    Asking asking = {listing->run->aws, memory_new(aws_region_count, sizeof(Answer))};
    thread_each(aws_region_count, AT_ONCE, ask_region, &asking);
    bool ok = answers_tell(listing, asking.answers);
    for (size_t i = 0; i < aws_region_count; i++)
        cfn_stacks_release(&asking.answers[i].stacks);
    free(asking.answers);
    return ok;
}

int list_run(Run *run) {
    Listing listing = {.run = run, .stacks = json_array(), .refused = json_array()};
    bool ok = run_settings(run, false) && run_aws(run);
    ok = ok && (run->options.all_regions ? list_everywhere(&listing) : list_here(&listing));
    if (ok && run->options.json)
        print_json(json_pack("{s:O, s:O}", "stacks", listing.stacks, "refused", listing.refused));
    if (ok && !listing.found)
        say(run, run->options.all_regions ? "none" : "none in %s; --all-regions looks everywhere",
            aws_session_region(run->session));
    json_decref(listing.stacks);
    json_decref(listing.refused);
    return ok ? EXIT_DONE : run_failed(run);
}

/* ---- settings of one */

/* Nothing is there, or a person's own file, which is only replaced by what he has seen. */
static bool path_is_free(Run *run, bool *there) {
    struct stat about;
    *there = lstat(run->config, &about) == 0;
    return !*there || S_ISREG(about.st_mode) ||
           error_set(&run->err, ERROR_USAGE, "name another file with --config, or move that one away",
                     "%s is there already, and is not written over", run->config);
}

/* The file that is there says nothing of the stack that is named, but its region. */
static bool begin_anew(Run *run, const char *name, const Settings *old) {
    const char *path = run->config, *region = settings_text(old, "region");
    run->config = "";
    bool ok = run_settings(run, false);
    run->config = path;
    bool same = *region && strcmp(settings_text(old, "app"), name) == 0;
    return ok && (run->options.region || !same || settings_set(run->settings, "region", region, &run->err));
}

/* What differs is shown first; nobody who can't be asked loses his file without having said so. */
static bool replace_meant(Run *run, const Settings *old, const Error *unread) {
    AUTO(lines_release) Lines lines = {0};
    if (unread->said[0])
        return error_set(&run->err, ERROR_USAGE, "correct it, name another file with --config, or move that one away",
                         "%s is there, and can't be read: %s", run->config, unread->said);
    review_differences(run->settings, old, &lines);
    if (lines.count)
        say(run, "what %s says, and what stands:", run->config);
    lines_say(run, &lines);
    AUTO(memory_release) char *question = memory_print("Replace %s, its comments too?", run->config);
    return ask_yes(run, question) ||
           error_set(&run->err, ERROR_USAGE, "add --yes if that is meant, name another file with --config, or move it",
                     "%s is there already, and is not written over", run->config);
}

static bool import(Run *run, const char *name, bool there, Settings *old, const StackStatus **how) {
    AUTO(problems_release) Problems problems = {0};
    Error unread = {0};
    if (there && settings_load(old, run->config, &problems, &unread))
        unread = (Error){0};
    if (!begin_anew(run, name, old) || !run_aws(run) || !status_open(&run->aws, name, run->settings, how, &run->err))
        return false;
    bool now = false;
    if (there && !replace_meant(run, old, &unread))
        return false;
    if (!there && (!path_is_free(run, &now) || now))
        return error_set(&run->err, ERROR_USAGE, "look at it, then try again", "%s was made meanwhile", run->config);
    return settings_save(run->settings, run->config, &run->err);
}

bool config_import(Run *run, const char *name) {
    AUTO(risks_release) Risks risks = {0};
    AUTO(text_release) Text trouble = {0};
    const StackStatus *how = NULL;
    bool there;
    if (!path_is_free(run, &there))
        return false;
    Settings *old = settings_new();
    bool ok = import(run, name, there, old, &how), read = ok && settings_given(run->settings, "retention.on_delete");
    settings_free(old);
    if (!ok)
        return false;
    say(run, "%s: the settings of %s as it stands in %s, with %zu allowed addresses", run->config, name,
        aws_session_region(run->session), allow_list_count(settings_allowed_const(run->settings)));
    stack_status_trouble(how->name, &trouble);
    if (trouble.length)
        say(run, "%s", text_string(&trouble));
    if (!read)
        say(run,
            "CAREFUL: what a deletion leaves is not to be read from its template: retention.on_delete says snapshot");
    risks_of_settings(run, &risks);
    risks_say(run, &risks);
    if (run->options.json)
        print_json(json_pack("{s:s, s:s, s:o}", "saved", run->config, "app", name, "risks", risks_json(&risks)));
    return true;
}
