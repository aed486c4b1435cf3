/* `secure-rds access`: the allowed IPs, changed in seconds, also while the stack is busy. */
#include "aws/services.h"
#include "base/memory.h"
#include "base/visible.h"
#include "cli/access.h"
#include "cli/commands.h"
#include "cli/print_plan.h"
#include "cli/risks.h"
#include "guide/allowed.h"
#include "settings/allow_take.h"
#include "settings/allow_text.h"

#include <string.h>

const char access_help[] =
    "list             what is in the settings, and what is in force\n"
    "add CIDR…        allows addresses; --me: the one you come from now\n"
    "remove CIDR…     takes addresses away\n"
    "set CIDR…        these and no others\n"
    "history          the last versions of the list, as AWS keeps them\n"
    "undo [VERSION]   puts an earlier version back; without a number the one before the present\n"
    "A bare address means itself alone (/32). The prefix list is changed at once, and the settings file says the\n"
    "same then. What somebody added elsewhere is kept, and told.";
const OptionRow access_options[] = {
    {"me", NULL, OPTION_FLAG, OPTION_AT(me), "add, remove or set the address you come from now", 0},
    {"note", "TEXT", OPTION_VALUE, OPTION_AT(note), "a few words to stand beside what is added", 0},
    {"accept", "IDS", OPTION_REPEAT, OPTION_AT(accepted), "these risks are meant: open-to-all, open-wide", 0},
    {0},
};
const Verb access_verbs[] = {
    {"list", "", 0, 0},
    {"add", "CIDR…", 0, COMMAND_ANY},
    {"remove", "CIDR…", 0, COMMAND_ANY},
    {"set", "CIDR…", 0, COMMAND_ANY},
    {"history", "", 0, 0},
    {"undo", "[VERSION]", 0, 1},
    {0},
};

/* The address at *at; a mask that follows it belongs to it: no host has an address that begins with 255. */
static bool address_take(const Words *words, size_t *at, Cidr *cidr, Error *err) {
    const char *address = words->items[*at], *next = *at + 1 < words->count ? words->items[*at + 1] : "";
    Error why = {0};
    int bits = strncmp(next, "255.", 4) == 0 && !strchr(address, '/') ? cidr_mask_bits(next) : -1;
    AUTO(memory_release) char *whole = bits >= 0 ? memory_print("%s/%d", address, bits) : memory_copy(address);
    *at += bits >= 0;
    return cidr_typed(whole, cidr, &why) || cidr_refuse(whole, &why, err);
}

static bool own_add(Run *run, const char *address, Cidr *cidrs, size_t *count) {
    if (*count == ALLOW_LIST_MAX || !cidr_parse(address, &cidrs[(*count)++], &run->err))
        return false;
    say(run, "you come from %s", address);
    return true;
}

/* The address that one comes from; of two, those that are meant. */
static bool own_take(Run *run, Cidr *cidrs, size_t *count) {
    char seen[2][64];
    size_t before = *count;
    if (!checkip_addresses(&run->aws, seen[0], seen[1], &run->err))
        return error_tried(&run->err, "look your address up");
    if (!*seen[1])
        return own_add(run, seen[0], cidrs, count);
    for (size_t i = 0; i < 2 && !run->options.yes; i++) {
        AUTO(memory_release)
        char *question =
            memory_print("This machine is seen with two addresses, %s and %s. Take %s?", seen[0], seen[1], seen[i]);
        if (ask_yes(run, question) && !own_add(run, seen[i], cidrs, count))
            return false;
    }
    return *count > before || checkip_several(seen[0], seen[1], &run->err);
}

/* The addresses of the command line, and with --me the present one. */
static bool wanted(Run *run, Cidr *cidrs, size_t *count) {
    const Words *words = &run->options.arguments;
    for (size_t i = 2; i < words->count; i++) {
        if (*count == ALLOW_LIST_MAX)
            return error_set(&run->err, ERROR_USAGE, "use wider ranges", "more than %d addresses", ALLOW_LIST_MAX);
        if (!address_take(words, &i, &cidrs[(*count)++], &run->err))
            return false;
    }
    if (run->options.me && !own_take(run, cidrs, count))
        return false;
    if (*count == 0)
        return error_set(&run->err, ERROR_USAGE, "name addresses, or use --me", "no address was given");
    return true;
}

/* What `how` means for these addresses: changes of the list in force, whatever else is on it. */
static void changes_named(const char *how, const Cidr *cidrs, size_t count, const char *note, AccessMerge *changes) {
    bool removes = strcmp(how, "remove") == 0;
    for (size_t i = 0; i < count; i++) {
        access_change_add(changes, removes ? ACCESS_REMOVED : ACCESS_ADDED, cidrs[i], note);
        if (!removes && note)
            access_change_add(changes, ACCESS_NOTED, cidrs[i], note);
    }
}

static bool named(const Cidr *cidrs, size_t count, Cidr cidr) {
    for (size_t i = 0; i < count; i++)
        if (cidrs[i].address == cidr.address && cidrs[i].bits == cidr.bits)
            return true;
    return false;
}

/* `set`: all others go. */
static void changes_set(const AllowList *list, const Cidr *cidrs, size_t count, AccessMerge *changes) {
    for (size_t i = 0; i < allow_list_count(list); i++)
        if (!named(cidrs, count, allow_list_at(list, i)->cidr))
            access_change_add(changes, ACCESS_REMOVED, allow_list_at(list, i)->cidr, NULL);
}

static bool on_lists(const AllowList *one, const AllowList *other, Cidr cidr) {
    return allow_list_find(one, cidr) >= 0 || (other && allow_list_find(other, cidr) >= 0);
}

/* Whether `list` takes them: each addition is checked as one of the file is. `*list` is as it will be then. */
static bool changes_try(Run *run, const AccessMerge *changes, AllowList *list) {
    for (size_t i = 0; i < changes->count; i++) {
        const AccessChange *change = &changes->changes[i];
        char warning[200], text[CIDR_SIZE];
        cidr_format(change->cidr, text);
        if (change->kind == ACCESS_ADDED && allow_list_find(list, change->cidr) < 0) {
            if (cidr_warning(change->cidr, warning, sizeof warning))
                say(run, "CAREFUL: %s: %s", text, warning);
            if (!allow_list_add(list, change->cidr, change->note, NULL, &run->err))
                return false;
        } else if (!access_changes_apply(change, 1, list, &run->err)) {
            return false;
        }
    }
    return allow_list_count(list) > 0 ||
           error_set(&run->err, ERROR_USAGE, "leave at least one address", "nobody could connect any more");
}

/* Whether so many addresses are meant; those who lose their access are named by the command itself. */
bool access_meant(Run *run, const AllowList *in_force, const AllowList *list) {
    AUTO(risks_release) Risks risks = {0};
    allowed_risks(run->settings, in_force, list, &risks);
    return risks_need(&risks) <= RISK_AGREED || risks_meant(run, &risks, &run->err);
}

bool access_keeps_own(Run *run, const AllowList *in_force, const AllowList *list) {
    char address[64];
    Error unknown = {0}; /* who can't be told his address can't be asked about it */
    Cidr own;
    if (!in_force || !checkip_address(&run->aws, address, &unknown) || !cidr_parse(address, &own, &unknown) ||
        allow_list_outer(in_force, own) < 0 || allow_list_outer(list, own) >= 0)
        return true;
    AUTO(memory_release)
    char *question =
        memory_print("You come from %s yourself, and could not connect from here any more. Go on?", address);
    if (run->options.yes)
        say(run, "you come from %s yourself, and can't connect from here any more", address);
    return ask_yes(run, question) || error_set(&run->err, ERROR_USAGE, "if that is meant, add --yes",
                                               "nothing was changed: you come from %s yourself", address);
}

/* `in_force` NULL: nothing is deployed. */
static bool changes_make(Run *run, const char *how, const AllowList *in_force, AccessMerge *changes) {
    Cidr cidrs[ALLOW_LIST_MAX];
    size_t count = 0;
    const AllowList *mine = settings_allowed_const(run->settings);
    if (!wanted(run, cidrs, &count))
        return false;
    for (size_t i = 0; i < count && strcmp(how, "remove") == 0; i++)
        if (!on_lists(mine, in_force, cidrs[i])) {
            char text[CIDR_SIZE];
            cidr_format(cidrs[i], text);
            return error_set(&run->err, ERROR_USAGE, "see `secure-rds access list`", "%s is not on the list", text);
        }
    if (strcmp(how, "set") == 0) {
        changes_set(mine, cidrs, count, changes);
        if (in_force)
            changes_set(in_force, cidrs, count, changes);
    }
    changes_named(how, cidrs, count, run->options.note, changes);
    AllowList *list = allow_list_copy(in_force ? in_force : mine);
    bool ok = changes_try(run, changes, list) && access_meant(run, in_force, list) &&
              (strcmp(how, "add") == 0 || access_keeps_own(run, in_force, list));
    allow_list_free(list);
    return ok;
}

json_t *access_list_json(const AllowList *list) {
    json_t *array = json_array();
    for (size_t i = 0; i < allow_list_count(list); i++) {
        char cidr[CIDR_SIZE];
        cidr_format(allow_list_at(list, i)->cidr, cidr);
        AUTO(memory_release) char *note = visible_copy(allow_list_at(list, i)->note);
        json_array_append_new(array, json_pack("{s:s, s:s}", "cidr", cidr, "note", note));
    }
    return array;
}

/* What was taken away, and is let in all the same, whole or in part. */
static void still_in_say(const Run *run, const AllowList *list, Cidr gone) {
    for (size_t i = 0; list && i < allow_list_count(list); i++) {
        const AllowEntry *entry = allow_list_at(list, i);
        char from[CIDR_SIZE], by[CIDR_SIZE];
        cidr_format(gone, from);
        cidr_format(entry->cidr, by);
        if (cidr_contains(entry->cidr, gone))
            say(run, "%s is still let in, by %s", from, by);
        else if (cidr_contains(gone, entry->cidr))
            say(run, "of %s, %s is still let in", from, by);
    }
}

void access_told(const Run *run, const AllowedDone *done) {
    AUTO(text_release) Text words = {0};
    bool removed = access_count(&done->access.merge, ACCESS_REMOVED) > 0;
    const char *unsaved = done->access.unsaved.said;
    for (size_t i = 0; i < done->access.merge.count; i++) {
        char cidr[CIDR_SIZE];
        cidr_format(done->access.merge.changes[i].cidr, cidr);
        say(run, "%-18s %s", cidr, allowed_kind(done->access.merge.changes[i].kind));
        if (done->access.merge.changes[i].kind == ACCESS_REMOVED)
            still_in_say(run, done->access.merge.list, done->access.merge.changes[i].cidr);
    }
    if (removed)
        say(run, "sessions that are open from there go on until they end");
    allowed_words(done, &words);
    say(run, "%s", text_string(&words));
    if (run->options.json)
        print_json(json_pack(
            "{s:o, s:o, s:b, s:b, s:o, s:I}", "allowed", access_list_json(done->access.merge.list), "changes",
            allowed_changes_json(&done->access.merge), "in_force", 1, "saved", done->access.file.found && !unsaved[0],
            "unsaved", unsaved[0] ? json_visible(unsaved) : json_null(), "took_ms", (json_int_t)done->access.took_ms));
}

static bool put(void *data, Settings *now, bool found, Error *err) {
    const AccessMerge *changes = data;
    (void)found;
    if (!access_changes_apply(changes->changes, changes->count, settings_allowed(now), err))
        return false;
    allow_list_dated(settings_allowed(now));
    return true;
}

static bool not_deployed(const Error *err) {
    return strcmp(err->code, "NoStack") == 0;
}

/* Nothing is deployed: the list goes with the deployment. */
static bool save_alone(Run *run, AccessMerge *changes) {
    AllowList *list = settings_allowed(run->settings);
    if (!settings_change(run->config, put, changes, &run->err))
        return false;
    say(run, "saved in %s; nothing stands yet, so it takes effect with the deployment", run->config);
    if (run->options.json && access_changes_apply(changes->changes, changes->count, list, &run->err))
        print_json(json_pack("{s:o, s:b}", "allowed", access_list_json(list), "in_force", 0));
    return true;
}

static bool send(Run *run, AccessState *seen, const AccessMerge *changes) {
    AUTO(allowed_done_release) AllowedDone done = {0};
    const AllowedHooks hooks = {0};
    const AccessWish wish = {.app = settings_text(run->settings, "app"),
                             .changes = changes->changes,
                             .count = changes->count,
                             .config = run->config,
                             .seen = run->asked ? NULL : seen};
    if (!allowed_put(&run->aws, &wish, &hooks, &done, &run->err))
        return false;
    access_told(run, &done);
    return true;
}

static bool edit(Run *run, const char *how) {
    AUTO(access_state_release) AccessState state = {0};
    AUTO(access_merge_release) AccessMerge changes = {0};
    bool there = access_read(&run->aws, settings_text(run->settings, "app"), NULL, &state, &run->err) &&
                 access_has_list(&run->aws, &state, &run->err);
    if (!there && !not_deployed(&run->err))
        return false;
    run->err = (Error){0};
    if (!account_guard(&run->aws, run->settings, state.stack_id, &run->err))
        return false;
    return changes_make(run, how, there ? state.cloud : NULL, &changes) &&
           (there ? send(run, &state, &changes) : save_alone(run, &changes));
}

static void entry_print(const AllowEntry *entry, const char *where) {
    char cidr[CIDR_SIZE];
    cidr_format(entry->cidr, cidr);
    AUTO(memory_release) char *note = visible_copy(entry->note);
    printf("%-18s  %-12s  %s\n", cidr, where, note);
}

/* `cloud`: what is in force, or NULL where that is not known. */
static void entries_print(const AllowList *mine, const AllowList *cloud) {
    for (size_t i = 0; i < allow_list_count(mine); i++) {
        const AllowEntry *entry = allow_list_at(mine, i);
        bool here = cloud && allow_list_find(cloud, entry->cidr) >= 0;
        entry_print(entry, here ? "in force" : cloud ? "not in force" : "-");
    }
    for (size_t i = 0; cloud && i < allow_list_count(cloud); i++)
        if (allow_list_find(mine, allow_list_at(cloud, i)->cidr) < 0)
            entry_print(allow_list_at(cloud, i), "elsewhere");
}

/* `unread`: why what is in force is not known; said "" where it is, or where nothing is deployed. */
static void list_print(const Run *run, const AllowList *cloud, const Error *unread) {
    const AllowList *mine = settings_allowed_const(run->settings);
    if (run->options.json) {
        json_t *in_force = unread->said[0] ? json_pack("{s:o}", "unknown", json_visible(unread->said))
                           : cloud         ? access_list_json(cloud)
                                           : json_null();
        print_json(json_pack("{s:o, s:o}", "allowed", access_list_json(mine), "in_force", in_force));
        return;
    }
    entries_print(mine, cloud);
    if (unread->said[0])
        say(run, "what is in force is not known: %s", unread->said);
    if (unread->remedy[0])
        say(run, "  to do: %s", unread->remedy);
}

/* What the settings say is shown in any case; the status says whether AWS could be asked. */
static int list(Run *run) {
    const char *app = settings_text(run->settings, "app");
    AUTO(access_state_release) AccessState state = {0};
    Error unread = {0};
    bool known = *app && access_read(&run->aws, app, NULL, &state, &unread);
    if (known && !account_guard(&run->aws, run->settings, state.stack_id, &run->err))
        return run_failed(run);
    bool none = known && !access_has_list(&run->aws, &state, &unread);
    if (none && !not_deployed(&unread) && strcmp(unread.code, "InvalidPrefixListID.NotFound") == 0) {
        list_print(run, NULL, &(Error){0}); /* its deletion took it */
        say(run, "nothing is in force: %s", unread.said);
        return EXIT_DONE;
    }
    known = known && (!none || not_deployed(&unread));
    if (not_deployed(&unread))
        unread = (Error){0};
    list_print(run, known ? state.cloud : NULL, &unread);
    return run_ended(run, unread.said[0] ? exit_status(&unread) : EXIT_DONE);
}

int access_run(Run *run) {
    const char *how = run->options.arguments.items[1];
    if (!risks_options(run) || !run_app_settings(run, true) || !run_aws(run))
        return run_failed(run);
    if (strcmp(how, "list") == 0)
        return list(run); /* tells what it could not ask, and still prints the rest */
    bool done = strcmp(how, "history") == 0 ? access_history_show(run)
                : strcmp(how, "undo") == 0  ? access_undo_run(run)
                                            : edit(run, how);
    return done ? EXIT_DONE : run_failed(run);
}
