/* EC2: managed prefix lists. A list's versions follow from what CloudFormation wrote and what was changed directly, in
 * the order of time. */
#include "base/memory.h"
#include "sandbox/services/ec2.h"
#include "sandbox/world/presets.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

/* A direct change is "modify-in-progress" for so long, and counts from then on. An account keeps so many versions of a
 * list unless it asked for more: "If a prefix list has 1,000 stored versions and you add a new version, the oldest
 * version is removed so that the new version can be added" (VPC User Guide, "Amazon VPC quotas"). */
enum { MODIFY_MS = 1500, VERSIONS_KEPT = 1000 };
static const char list_type[] = "AWS::EC2::PrefixList";

typedef struct Version {
    json_t *entries; /* [{Cidr, Description}]; an entry is shared by all versions that have it, and never changed */
} Version;

typedef struct History {
    Version *versions; /* versions[0] is version 1 */
    size_t count;
    const json_t *pending; /* the accepted change that is still in progress */
    long max_entries;
    size_t oldest; /* the first version that is still kept */
} History;

static void history_release(History *history) {
    for (size_t i = 0; i < history->count; i++)
        json_decref(history->versions[i].entries);
    free(history->versions);
    *history = (History){0};
}

static size_t entry_index(const json_t *entries, const char *cidr) {
    size_t i = 0;
    while (i < json_array_size(entries) && strcmp(value_text(json_array_get(entries, i), "Cidr"), cidr) != 0)
        i++;
    return i;
}

static bool same_entries(const json_t *one, const json_t *other) {
    if (json_array_size(one) != json_array_size(other))
        return false;
    for (size_t i = 0; i < json_array_size(one); i++) {
        const json_t *entry = json_array_get(one, i);
        const json_t *twin = json_array_get(other, entry_index(other, value_text(entry, "Cidr")));
        if (!twin || strcmp(value_text(twin, "Description"), value_text(entry, "Description")) != 0)
            return false;
    }
    return true;
}

static const json_t *latest(const History *history) {
    return history->count ? history->versions[history->count - 1].entries : NULL;
}

static void history_add(History *history, json_t *entries) {
    history->versions = memory_grow(history->versions, history->count + 1, sizeof *history->versions);
    history->versions[history->count++] = (Version){entries};
}

/* What CloudFormation writes: its own entries, all others go. The same entries make no new version. */
static void history_written(History *history, const World *world, const CfnPhysical *list, long long at_ms) {
    AUTO(things_release) Things lists = things_of(world, list->region, list_type, at_ms);
    const CfnPhysical *then = things_find(&lists, NULL, list->physical_id);
    const json_t *entries = then ? json_object_get(then->properties, "Entries") : NULL;
    json_t *copy = entries ? json_copy((json_t *)entries) : json_array();
    if (history->count && same_entries(latest(history), copy))
        json_decref(copy);
    else
        history_add(history, copy);
}

static json_t *modified(const json_t *entries, const json_t *input) {
    json_t *copy = entries ? json_copy((json_t *)entries) : json_array(), *entry;
    size_t i;
    json_array_foreach(json_object_get(input, "RemoveEntries"), i, entry)
        json_array_remove(copy, entry_index(copy, value_text(entry, "Cidr")));
    json_array_foreach(json_object_get(input, "AddEntries"), i, entry) json_array_append(copy, entry);
    return copy;
}

static void history_changed(History *history, const json_t *change, long long at_ms) {
    const json_t *input = json_object_get(change, "input"), *size = json_object_get(input, "MaxEntries");
    if (json_integer_value(json_object_get(change, "at")) + MODIFY_MS > at_ms) {
        history->pending = change;
        return;
    }
    if (size)
        history->max_entries = (long)json_integer_value(size);
    if (strcmp(value_text(change, "action"), "RestoreManagedPrefixListVersion") == 0) {
        size_t previous = (size_t)json_integer_value(json_object_get(input, "PreviousVersion"));
        if (previous >= 1 && previous <= history->count)
            history_add(history, json_incref(history->versions[previous - 1].entries));
    } else if (json_array_size(json_object_get(input, "AddEntries")) ||
               json_array_size(json_object_get(input, "RemoveEntries"))) {
        history_add(history, modified(latest(history), input));
    }
}

/* The next accepted change of this list. */
static const json_t *next_change(const World *world, const CfnPhysical *list, size_t *at) {
    return world_change_about(world, "ec2", list->region, list->physical_id, at);
}

/* How far a history has been worked out. */
typedef struct Played {
    History history;
    long long until_ms; /* what CloudFormation wrote until then is in it */
    size_t at;          /* of the accepted changes */
} Played;

/* The moments after `after_ms` and until `until_ms` at which CloudFormation wrote entries, the latest first. New. */
static long long *writes_between(const World *world, const CfnPhysical *list, long long after_ms, long long until_ms,
                                 size_t *count) {
    long long *found = NULL, time = until_ms;
    *count = 0;
    while ((time = cfn_property_written_ms(world_cfn(world), list_type, list->physical_id, "Entries", time)) >
           after_ms) {
        found = memory_more(found, *count, sizeof *found);
        found[(*count)++] = time--;
    }
    return found;
}

/* Goes on until `at_ms`, or (`settled`) before the first change that is still in progress then. */
static void play(const World *world, const CfnPhysical *list, long long at_ms, bool settled, Played *played) {
    size_t writes, at = played->at;
    long long *written = writes_between(world, list, played->until_ms, at_ms, &writes);
    const json_t *change = next_change(world, list, &at);
    while (writes || change) {
        long long changed = change ? json_integer_value(json_object_get(change, "at")) : 0;
        bool open = change && changed + MODIFY_MS > at_ms;
        if (writes && (!change || written[writes - 1] <= changed)) {
            played->until_ms = written[--writes];
            history_written(&played->history, world, list, played->until_ms);
            continue;
        }
        if (settled && open)
            break;
        if (changed <= at_ms)
            history_changed(&played->history, change, at_ms);
        played->at = at;
        change = next_change(world, list, &at);
    }
    free(written);
    if (!writes && !change)
        played->until_ms = at_ms;
}

static void played_free(void *data) {
    Played *played = data;
    history_release(&played->history);
    free(played);
}

static Played played_begin(const CfnPhysical *list) {
    AUTO(memory_release) char *max = value_string(json_object_get(list->properties, "MaxEntries"));
    return (Played){.history.max_entries = max ? strtol(max, NULL, 10) : 1, .until_ms = -1};
}

/* What is settled before the call that is being done: it is worked out once. */
static const Played *settled_of(const World *world, const CfnPhysical *list) {
    AUTO(memory_release) char *name = memory_print("prefix list %s", list->physical_id);
    WorldMemo *memo = world_memo(world, name);
    if (!memo->data) {
        Played *begun = memory_new(1, sizeof *begun);
        *begun = played_begin(list);
        *memo = (WorldMemo){begun, played_free};
    }
    Played *played = memo->data;
    if (played->until_ms < world_now_ms(world) - 1)
        play(world, list, world_now_ms(world) - 1, true, played);
    return played;
}

static History history_of(const World *world, const CfnPhysical *list, long long at_ms) {
    const Played *settled = settled_of(world, list);
    Played played = played_begin(list);
    if (settled->until_ms <= at_ms) { /* else somebody looks back */
        played = *settled;
        played.history.versions = memory_new(settled->history.count + 1, sizeof *settled->history.versions);
        for (size_t i = 0; i < settled->history.count; i++)
            played.history.versions[i].entries = json_incref(settled->history.versions[i].entries);
    }
    play(world, list, at_ms, false, &played);
    size_t kept = (size_t)presets_quota(world_presets(world), "prefix-list-versions", VERSIONS_KEPT);
    played.history.oldest = played.history.count > kept ? played.history.count - kept + 1 : 1;
    return played.history;
}

json_t *ec2_prefix_list_live(const World *world, const CfnPhysical *list, long long at_ms) {
    AUTO(history_release) History history = history_of(world, list, at_ms);
    const json_t *said = json_object_get(list->properties, "Entries");
    return history.count && !same_entries(latest(&history), said) ? json_deep_copy(latest(&history)) : NULL;
}

static const char *list_state(const CfnPhysical *list, const History *history) {
    if (list->state == CFN_CREATING)
        return "create-in-progress";
    if (list->state == CFN_DELETING)
        return "delete-in-progress";
    if (history->pending)
        return strcmp(value_text(history->pending, "action"), "ModifyManagedPrefixList") == 0 ? "modify-in-progress"
                                                                                              : "restore-in-progress";
    return history->count > 1 ? "modify-complete" : "create-complete";
}

static json_t *list_item(const Call *call, const CfnPhysical *list, const History *history) {
    return json_pack("{s:s, s:s, s:s, s:s, s:o, s:I, s:I, s:s, s:o}", "PrefixListId", list->physical_id,
                     "PrefixListName", value_text(list->properties, "PrefixListName"), "AddressFamily",
                     value_text(list->properties, "AddressFamily"), "State", list_state(list, history), "PrefixListArn",
                     value_print("arn:aws:ec2:%s:%s:prefix-list/%s", call->region, call->account, list->physical_id),
                     "MaxEntries", (json_int_t)history->max_entries, "Version", (json_int_t)history->count, "OwnerId",
                     call->account, "Tags", list->tags ? json_incref((json_t *)list->tags) : json_array());
}

CfnReply ec2_describe_prefix_lists(const Call *call) {
    static const FilterRow rows[] = {
        {"owner-id", "OwnerId"}, {"prefix-list-id", "PrefixListId"}, {"prefix-list-name", "PrefixListName"}, {0}};
    static const Paging paging = {"MaxResults", "NextToken", "NextToken", 100};
    CfnReply refused = {0};
    json_t *items = json_array();
    AUTO(things_release) Things lists = ec2_prefix_lists_here(call);
    for (size_t i = 0; i < lists.count; i++) {
        AUTO(history_release) History history = history_of(call->world, &lists.items[i], call->now_ms);
        json_array_append_new(items, list_item(call, &lists.items[i], &history));
    }
    if (!pick_items(call, items, "PrefixListIds", "PrefixListId", "InvalidPrefixListID.NotFound",
                    "The prefix list (%s) does not exist.", &refused) ||
        !filter_items(call, items, rows, &refused)) {
        json_decref(items);
        return refused;
    }
    return page_reply(call, &paging, "PrefixLists", items);
}

CfnReply ec2_no_such_prefix_list(const char *id) {
    /* Seen at AWS, of GetManagedPrefixListEntries: aws/aws-application-networking-k8s#172. */
    return reply_error(400, "InvalidPrefixListID.NotFound", "The prefix list (%s) does not exist.", id);
}

CfnReply ec2_get_prefix_list_entries(const Call *call) {
    static const Paging paging = {"MaxResults", "NextToken", "NextToken", 100};
    AUTO(things_release) Things lists = ec2_prefix_lists_here(call);
    const char *id = input_text(call, "PrefixListId");
    const CfnPhysical *list = things_find(&lists, NULL, id);
    if (!list)
        return ec2_no_such_prefix_list(id);
    AUTO(history_release) History history = history_of(call->world, list, call->now_ms);
    long long version = input_number(call, "TargetVersion", (long long)history.count);
    /* AWS's words for a version that is not kept are not public. */
    if (version < (long long)history.oldest || version > (long long)history.count)
        return reply_error(400, "InvalidPrefixListVersion", "The prefix list version %lld does not exist", version);
    return page_reply(call, &paging, "Entries", json_deep_copy(history.versions[version - 1].entries));
}

static bool cidr_fits(const char *cidr, const CfnPhysical *list) {
    bool six = strcmp(value_text(list->properties, "AddressFamily"), "IPv6") == 0;
    unsigned char address[16];
    const char *slash = strchr(cidr, '/');
    char *end;
    if (!slash || !slash[1] || strlen(cidr) > 60)
        return false;
    AUTO(memory_release) char *host = memory_copy_n(cidr, (size_t)(slash - cidr));
    long bits = strtol(slash + 1, &end, 10);
    return !*end && bits >= 0 && bits <= (six ? 128 : 32) && inet_pton(six ? AF_INET6 : AF_INET, host, address) == 1;
}

/* What EC2 refuses of the entries asked for; no code: nothing. */
static CfnReply entries_refusal(const Call *call, const CfnPhysical *list, const History *history) {
    const json_t *add = input_list(call, "AddEntries"), *remove = input_list(call, "RemoveEntries");
    size_t i;
    json_t *entry;
    json_array_foreach(add, i, entry) {
        const char *cidr = value_text(entry, "Cidr");
        if (!cidr_fits(cidr, list))
            return reply_error(400, "InvalidParameterValue", "The CIDR '%s' is not valid for this prefix list", cidr);
        if (entry_index(remove, cidr) < json_array_size(remove))
            return reply_error(
                400, "InvalidParameterValue",
                "Request cannot contain Cidr %s in both AddPrefixListEntries and RemovePrefixListEntries", cidr);
        if (entry_index(add, cidr) < i)
            return reply_error(400, "InvalidParameterValue", "Request cannot contain duplicate Cidr %s", cidr);
        /* What AWS says to this is not public; that a description can't be changed by adding again is (its clients
         * remove the entry in one call and add it in the next). */
        if (entry_index(latest(history), cidr) < json_array_size(latest(history)))
            return reply_error(400, "InvalidParameterValue", "The Cidr %s already exists in the prefix list", cidr);
        if (strlen(value_text(entry, "Description")) > 255)
            return reply_error(400, "InvalidParameterValue", "The description of %s is longer than 255 characters",
                               cidr);
    }
    json_array_foreach(
        remove, i,
        entry) if (entry_index(latest(history), value_text(entry, "Cidr")) >=
                   json_array_size(
                       latest(history))) return reply_error(400, "InvalidParameterValue",
                                                            "The specified Cidr %s does not exist in the prefix list",
                                                            value_text(entry, "Cidr"));
    json_t *after = modified(latest(history), call->input);
    bool full = (long)json_array_size(after) > history->max_entries;
    json_decref(after);
    if (full)
        return reply_error(400, "PrefixListMaxEntriesExceeded",
                           "You've reached the maximum number of entries for the prefix list.");
    return (CfnReply){0};
}

/* The list, when the call may change it now; NULL: `refused`. */
static const CfnPhysical *changeable(const Call *call, const Things *lists, History *history, CfnReply *refused) {
    const char *id = input_text(call, "PrefixListId");
    const CfnPhysical *list = things_find(lists, NULL, id);
    if (!list) {
        *refused = ec2_no_such_prefix_list(id);
        return NULL;
    }
    *history = history_of(call->world, list, call->now_ms);
    const char *state = list_state(list, history);
    if (strstr(state, "-in-progress")) {
        *refused = reply_error(400, "IncorrectState", "Prefix list (%s) is in the %s state and can't be changed now",
                               id, state);
        return NULL;
    }
    if (json_object_get(call->input, "CurrentVersion") &&
        input_number(call, "CurrentVersion", 0) != (long long)history->count) {
        *refused = reply_error(400, "PrefixListVersionMismatch", "The prefix list has the incorrect version number.");
        return NULL;
    }
    return list;
}

static CfnReply accepted(const Call *call, const CfnPhysical *list, History *history, const char *state) {
    json_t *item = list_item(call, list, history);
    json_object_set_new(item, "State", json_string(state));
    return reply_output(json_pack("{s:o}", "PrefixList", item));
}

CfnReply sim_ec2_modify_prefix_list(const Call *call) {
    AUTO(things_release) Things lists = ec2_prefix_lists_here(call);
    AUTO(history_release) History history = {0};
    CfnReply refused = {0};
    const CfnPhysical *list = changeable(call, &lists, &history, &refused);
    if (!list)
        return refused;
    bool entries =
        json_array_size(input_list(call, "AddEntries")) || json_array_size(input_list(call, "RemoveEntries"));
    if (entries && json_object_get(call->input, "MaxEntries"))
        return reply_error(400, "InvalidParameterCombination",
                           "You cannot modify the entries and the maximum entries "
                           "for the prefix list in the same request.");
    if (entries && !json_object_get(call->input, "CurrentVersion"))
        return reply_error(400, "InvalidParameterValue",
                           "The specified value for version is not valid. The value must be greater than (1).");
    if (!entries && !json_object_get(call->input, "MaxEntries") && !*input_text(call, "PrefixListName"))
        return reply_error(400, "MissingParameter",
                           "The request must contain entries to add or to remove, a name or a "
                           "maximum of entries");
    refused = entries_refusal(call, list, &history);
    return refused.code ? refused : accepted(call, list, &history, "modify-in-progress");
}

CfnReply sim_ec2_restore_prefix_list(const Call *call) {
    AUTO(things_release) Things lists = ec2_prefix_lists_here(call);
    AUTO(history_release) History history = {0};
    CfnReply refused = {0};
    const CfnPhysical *list = changeable(call, &lists, &history, &refused);
    if (!list)
        return refused;
    long long previous = input_number(call, "PreviousVersion", 0);
    if (previous < (long long)history.oldest || previous >= (long long)history.count)
        return reply_error(400, "InvalidPrefixListVersion", "The prefix list version %lld can't be restored", previous);
    return accepted(call, list, &history, "restore-in-progress");
}
