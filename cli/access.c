/* `secure-rds access`: the allowed IPs, changed in seconds, also while the stack is busy. */
#include "guide/allowed.h"
#include "aws/services.h"
#include "base/memory.h"
#include "base/visible.h"
#include "cli/commands.h"
#include "cli/follow.h"

#include <string.h>
#include <time.h>

const char access_help[] =
    "list             what is in the settings, and what is in force\n"
    "add CIDR…        allows addresses; --me: the one you come from now\n"
    "remove CIDR…     takes addresses away\n"
    "set CIDR…        these and no others\n"
    "A bare address stands for itself alone (/32). The prefix list is changed at once; then the settings file and the\n"
    "stack are brought to the same entries. What somebody added elsewhere is kept, and told.";
const OptionRow access_options[] = {
    {"me", NULL, OPTION_FLAG, OPTION_AT(me), "add, remove or set the address you come from now", 0},
    {"note", "TEXT", OPTION_VALUE, OPTION_AT(note), "a few words to stand beside what is added", 0},
    {0},
};

/* The addresses of the command line, and with --me the present one. */
static bool wanted(Run *run, Cidr *cidrs, size_t *count) {
    const Words *words = &run->options.arguments;
    for (size_t i = 2; i < words->count; i++) {
        if (*count == ALLOW_LIST_MAX)
            return error_set(&run->err, ERROR_USAGE, "use wider ranges", "more than %d addresses", ALLOW_LIST_MAX);
        if (!cidr_parse(words->items[i], &cidrs[(*count)++], &run->err))
            return false;
    }
    if (run->options.me) {
        char address[64];
        if (!checkip_address(&run->aws, address, &run->err))
            return error_tried(&run->err, "look your address up");
        if (*count == ALLOW_LIST_MAX || !cidr_parse(address, &cidrs[(*count)++], &run->err))
            return false;
        say(run, "you come from %s", address);
    }
    if (*count == 0)
        return error_set(&run->err, ERROR_USAGE, "name addresses, or use --me", "no address was given");
    return true;
}

static bool edit(Run *run, const char *how, AllowList *list) {
    Cidr cidrs[ALLOW_LIST_MAX];
    size_t count = 0;
    char today[TIME_SIZE];
    Clock wall = clock_wall();
    time_format(clock_now_ms(&wall), today);
    today[10] = '\0';
    if (!wanted(run, cidrs, &count))
        return false;
    if (strcmp(how, "set") == 0)
        for (size_t i = allow_list_count(list); i-- > 0;) {
            bool stays = false;
            for (size_t k = 0; k < count && !stays; k++)
                stays = cidrs[k].address == allow_list_at(list, i)->cidr.address &&
                        cidrs[k].bits == allow_list_at(list, i)->cidr.bits;
            if (!stays)
                allow_list_remove(list, i);
        }
    for (size_t k = 0; k < count; k++) {
        long at = allow_list_find(list, cidrs[k]);
        char text[CIDR_SIZE], warning[200];
        cidr_format(cidrs[k], text);
        if (strcmp(how, "remove") == 0) {
            if (at < 0)
                return error_set(&run->err, ERROR_USAGE, "see `secure-rds access list`", "%s is not on the list", text);
            allow_list_remove(list, (size_t)at);
        } else if (at < 0) {
            if (cidr_warning(cidrs[k], warning, sizeof warning))
                say(run, "CAREFUL: %s: %s", text, warning);
            if (!allow_list_add(list, cidrs[k], run->options.note, today, &run->err))
                return false;
        } else if (run->options.note && !allow_list_replace(list, (size_t)at, cidrs[k], run->options.note, &run->err)) {
            return false;
        }
    }
    if (allow_list_count(list) == 0)
        return error_set(&run->err, ERROR_USAGE, "leave at least one address", "nobody could connect any more");
    return true;
}

static json_t *list_json(const AllowList *list) {
    json_t *array = json_array();
    for (size_t i = 0; i < allow_list_count(list); i++) {
        char cidr[CIDR_SIZE];
        cidr_format(allow_list_at(list, i)->cidr, cidr);
        AUTO(memory_release) char *note = visible_copy(allow_list_at(list, i)->note);
        json_array_append_new(array, json_pack("{s:s, s:s}", "cidr", cidr, "note", note));
    }
    return array;
}

static json_t *changes_json(const AccessMerge *merge) {
    json_t *array = json_array();
    for (size_t i = 0; i < merge->count; i++) {
        char cidr[CIDR_SIZE];
        cidr_format(merge->changes[i].cidr, cidr);
        json_array_append_new(array,
                              json_pack("{s:s, s:s}", "cidr", cidr, "change", allowed_kind(merge->changes[i].kind)));
    }
    return array;
}

/* Nothing is deployed: the list goes with the deployment. */
static bool saved_alone(Run *run, const AllowList *list) {
    run->err = (Error){0};
    if (!settings_save(run->settings, run->config, &run->err))
        return false;
    say(run, "saved in %s; nothing was created yet, so it takes effect with the deployment", run->config);
    if (run->options.json)
        print_json(json_pack("{s:o, s:b}", "allowed", list_json(list), "in_force", 0));
    return true;
}

static bool in_force(void *data, const AllowedDone *done, Error *err) {
    const Follow *follow = data;
    Run *run = follow->run;
    allowed_adopt(run->settings, done);
    for (size_t i = 0; i < done->access.merge.count; i++) {
        char cidr[CIDR_SIZE];
        cidr_format(done->access.merge.changes[i].cidr, cidr);
        say(run, "%-18s %s", cidr, allowed_kind(done->access.merge.changes[i].kind));
    }
    return settings_save(run->settings, run->config, err);
}

static bool access_settings(Run *run) {
    const char *app = settings_text(run->settings, "app");
    const AllowList *list = settings_allowed_const(run->settings);
    AUTO(follow_release) Follow follow = {.run = run};
    AUTO(allowed_done_release) AllowedDone done = {0};
    AUTO(text_release) Text words = {0};
    const AllowedHooks hooks = {.in_force = in_force, .report = follow_report, .data = &follow};
    if (!allowed_put(&run->aws, &run->clock, app, list, &hooks, &done, &run->err))
        return strcmp(run->err.code, "NoStack") == 0 && saved_alone(run, list);
    allowed_words(&done, &words);
    say(run, "%s", text_string(&words));
    if (run->options.json)
        print_json(json_pack("{s:o, s:o, s:b, s:b, s:I}", "allowed", list_json(done.list), "changes",
                             changes_json(&done.access.merge), "in_force", 1, "stack_agrees", done.settled, "took_ms",
                             (json_int_t)done.access.took_ms));
    run->err = done.unsettled; /* in force all the same */
    return !run->err.said[0];
}

static bool list(Run *run) {
    const char *app = settings_text(run->settings, "app");
    AUTO(access_state_release) AccessState state = {0};
    Error unread = {0};
    bool known = *app && access_read(&run->aws, app, &state, &unread);
    const AllowList *mine = settings_allowed_const(run->settings);
    if (run->options.json) {
        print_json(json_pack("{s:o, s:o}", "allowed", list_json(mine), "in_force",
                             known && state.cloud ? list_json(state.cloud) : json_null()));
        return true;
    }
    for (size_t i = 0; i < allow_list_count(mine); i++) {
        const AllowEntry *entry = allow_list_at(mine, i);
        char cidr[CIDR_SIZE];
        cidr_format(entry->cidr, cidr);
        AUTO(memory_release) char *note = visible_copy(entry->note);
        bool here = known && state.cloud && allow_list_find(state.cloud, entry->cidr) >= 0;
        printf("%-18s  %-12s  %s\n", cidr, here ? "in force" : known && state.cloud ? "not in force" : "-", note);
    }
    for (size_t i = 0; known && state.cloud && i < allow_list_count(state.cloud); i++) {
        const AllowEntry *entry = allow_list_at(state.cloud, i);
        char cidr[CIDR_SIZE];
        cidr_format(entry->cidr, cidr);
        AUTO(memory_release) char *note = visible_copy(entry->note);
        if (allow_list_find(mine, entry->cidr) < 0)
            printf("%-18s  %-12s  %s\n", cidr, "elsewhere", note);
    }
    if (!known && unread.said[0] && strcmp(unread.code, "StackNotFound") != 0 && strcmp(unread.code, "NoStack") != 0)
        say(run, "what is in force is not known: %s", unread.said);
    return true;
}

int access_run(Run *run) {
    const Words *words = &run->options.arguments;
    const char *how = words->count > 1 ? words->items[1] : "list";
    bool lists = strcmp(how, "list") == 0;
    if (!lists && strcmp(how, "add") != 0 && strcmp(how, "remove") != 0 && strcmp(how, "set") != 0) {
        error_set(&run->err, ERROR_USAGE, "see `secure-rds access --help`", "access takes: list, add, remove, set");
        return EXIT_USAGE;
    }
    if (!run_settings(run, true) || !run_aws(run))
        return run_failed(run);
    bool ok = lists ? list(run) : edit(run, how, settings_allowed(run->settings)) && access_settings(run);
    return ok ? EXIT_DONE : run_failed(run);
}
