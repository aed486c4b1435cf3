/* `secure-rds access history` and `undo`: earlier versions of the list of allowed IPs, as AWS keeps them. */
#include "base/memory.h"
#include "base/visible.h"
#include "cli/access.h"
#include "cli/print_plan.h"
#include "guide/allowed.h"
#include "guide/undo.h"
#include "stack/access_history.h"

#include <stdlib.h>
#include <string.h>

enum { SHOWN = 20 };

static bool read_state(Run *run, AccessState *state) {
    const char *app = settings_text(run->settings, "app");
    return access_read(&run->aws, app, NULL, state, &run->err) && access_has_list(&run->aws, state, &run->err) &&
           account_guard(&run->aws, run->settings, state->stack_id, &run->err);
}

static void version_print(const AccessVersion *version, bool now) {
    static const char *const signs[] = {[ACCESS_ADDED] = "+",
                                        [ACCESS_REMOVED] = "-",
                                        [ACCESS_NOTED] = "~",
                                        [ACCESS_ADDED_ELSEWHERE] = "+",
                                        [ACCESS_REMOVED_ELSEWHERE] = "-"};
    printf("%ld  %zu allowed%s\n", version->version, allow_list_count(version->changes.list), now ? ", in force" : "");
    for (size_t i = 0; i < version->changes.count; i++) {
        const AccessChange *change = &version->changes.changes[i];
        char cidr[CIDR_SIZE];
        cidr_format(change->cidr, cidr);
        AUTO(memory_release) char *note = visible_copy(change->note);
        printf("   %s %-18s  %s\n", signs[change->kind], cidr, note);
    }
}

bool access_history_show(Run *run) {
    AUTO(access_state_release) AccessState state = {0};
    AUTO(access_history_release) AccessHistory history = {0};
    if (!read_state(run, &state) || !access_history(&run->aws, &state, SHOWN, &history, &run->err))
        return false;
    json_t *versions = json_array();
    for (size_t i = 0; i < history.count; i++) {
        if (run->options.json)
            json_array_append_new(versions,
                                  json_pack("{s:I, s:o, s:o}", "version", (json_int_t)history.items[i].version,
                                            "allowed", access_list_json(history.items[i].changes.list), "changes",
                                            allowed_changes_json(&history.items[i].changes)));
        else
            version_print(&history.items[i], i == 0);
    }
    if (run->options.json)
        print_json(json_pack("{s:s, s:O}", "list", state.list_id, "versions", versions));
    json_decref(versions);
    say(run,
        "who made which is in CloudTrail (ModifyManagedPrefixList); `secure-rds access undo VERSION` puts one back");
    return true;
}

/* "7"; without a word the one before the present. */
static bool version_named(Run *run, const AccessState *state, long *version) {
    const Words *words = &run->options.arguments;
    char *end = NULL;
    *version = words->count > 2 ? strtol(words->items[2], &end, 10) : state->version - 1;
    return !end || (*end == '\0' && *version > 0) ||
           error_set(&run->err, ERROR_USAGE, "`secure-rds access history` shows them",
                     "found version %.20s, allowed is a number", words->items[2]);
}

/* An undo that was cut off after AWS had taken it, and comes again: the list stays, and the file is brought up to it.
 */
static bool keep(Run *run, const AccessState *state, long to) {
    AUTO(allowed_done_release) AllowedDone done = {0};
    AUTO(text_release) Text words = {0};
    const AllowedHooks hooks = {0};
    undo_already_words(state->version, to, &words);
    say(run, "%s", text_string(&words));
    if (!undo_keep(&run->aws, settings_text(run->settings, "app"), run->config, &hooks, &done, &run->err))
        return false;
    access_told(run, &done);
    return true;
}

/* Whoever undoes means what he knows of. What the settings have not agreed with was somebody else's change, or one of
 * his own that he did not see the end of. */
static bool others_meant(Run *run, const AccessState *state, const AllowList *list) {
    AUTO(access_merge_release) AccessMerge changes = {0};
    AUTO(text_release) Text words = {0};
    const Agreement agreed = settings_agreed(run->settings);
    if (undo_known(state, &agreed))
        return true;
    if (!access_difference(state->cloud, list, &changes, &run->err))
        return false;
    if (changes.count == 0)
        return true;
    undo_unknown_words(&changes, &words);
    say(run, "%s", text_string(&words));
    return ask_yes(run, "Go on?") ||
           error_set(&run->err, ERROR_USAGE, "see `secure-rds access history`; if that is meant, add --yes",
                     "nothing was undone: the list was changed since these settings knew it");
}

/* A version that was named is meant, whatever stood between. */
static bool already(Run *run, AccessState *state, long *to) {
    const Agreement agreed = settings_agreed(run->settings);
    *to = 0;
    return run->options.arguments.count > 2 || undo_already(&run->aws, state, &agreed, to, &run->err);
}

bool access_undo_run(Run *run) {
    AUTO(access_state_release) AccessState state = {0};
    AUTO(allowed_done_release) AllowedDone done = {0};
    const AllowedHooks hooks = {0};
    AccessUndo wish = {.may_open = true, .config = run->config}; /* access_meant() asks */
    long to;
    if (!read_state(run, &state) || !version_named(run, &state, &wish.version) || !already(run, &state, &to))
        return false;
    if (to)
        return keep(run, &state, to);
    wish.shown = state.version;
    AllowList *list = allow_list_new();
    bool ok = access_at(&run->aws, &state, wish.version, list, &run->err) && others_meant(run, &state, list) &&
              access_meant(run, state.cloud, list) && access_keeps_own(run, state.cloud, list) &&
              allowed_undo(&run->aws, settings_text(run->settings, "app"), &wish, &hooks, &done, &run->err);
    allow_list_free(list);
    if (ok)
        access_told(run, &done);
    return ok;
}
