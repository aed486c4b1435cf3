/* EC2's prefix lists behind prefix_list.h. */
#include "stack/prefix_list.h"

#include "base/memory.h"
#include "settings/allow_take.h"

#include <stdlib.h>
#include <string.h>

static char *cidr_text(Cidr cidr) {
    char text[CIDR_SIZE];
    cidr_format(cidr, text);
    return memory_copy(text);
}

void prefix_list_delta_add(PrefixListDelta *delta, Cidr cidr, const char *note) {
    if (delta->add_count < ALLOW_LIST_MAX)
        delta->add[delta->add_count++] = (Ec2PrefixEntry){cidr_text(cidr), memory_copy(note)};
}

void prefix_list_delta_remove(PrefixListDelta *delta, Cidr cidr) {
    if (delta->remove_count < ALLOW_LIST_MAX)
        delta->remove[delta->remove_count++] = cidr_text(cidr);
}

void prefix_list_delta_release(PrefixListDelta *delta) {
    for (size_t i = 0; i < delta->add_count; i++) {
        free(delta->add[i].cidr);
        free(delta->add[i].description);
    }
    for (size_t i = 0; i < delta->remove_count; i++)
        free((char *)delta->remove[i]);
    *delta = (PrefixListDelta){0};
}

bool prefix_list_refused(const Error *err) {
    return err->http_status >= 400 && err->http_status < 500;
}

bool prefix_list_stale(const Error *err) {
    return strcmp(err->code, "PrefixListVersionMismatch") == 0 || strcmp(err->code, "IncorrectState") == 0;
}

/* Somebody deleted it, after the rules that named it. EC2's own words say neither what it was nor what is closed. */
static bool told_deleted(const char *id, Error *err) {
    static const char code[] = "InvalidPrefixListID.NotFound";
    if (strcmp(err->code, code) != 0)
        return false;
    error_set(err, ERROR_FAILED,
              "nothing was changed. CloudFormation makes it again from the stack's template: in its console, a change "
              "set that reverts drift",
              "the list of allowed addresses was deleted outside of the stack: there is no prefix list %s", id);
    strcpy(err->code, code);
    return false;
}

static bool describe(void *self, const char *id, PrefixListState *state, Error *err) {
    PrefixListsAws *place = self;
    AUTO(ec2_prefix_list_release) Ec2PrefixList list = {0};
    if (!ec2_describe_prefix_list(&place->aws, id, &list, err))
        return told_deleted(id, err);
    *state = (PrefixListState){.version = list.version, .busy = strstr(list.state, "-in-progress") != NULL};
    if (strstr(list.state, "-failed"))
        snprintf(state->failed, sizeof state->failed, "%.40s: %.100s", list.state, list.state_message);
    return true;
}

static bool entries(void *self, const char *id, long version, AllowList *list, Error *err) {
    PrefixListsAws *place = self;
    AUTO(ec2_prefix_list_release) Ec2PrefixList found = {0};
    if (!ec2_prefix_list_entries(&place->aws, id, version, &found, err))
        return false;
    for (size_t i = 0; i < found.count; i++) {
        Cidr cidr;
        if (!cidr_parse(found.entries[i].cidr, &cidr, err) ||
            !allow_list_take(list, cidr, found.entries[i].description, err))
            return false;
    }
    return true;
}

static bool modify(void *self, const char *id, long version, const PrefixListDelta *delta, Error *err) {
    PrefixListsAws *place = self;
    return ec2_modify_prefix_list(&place->aws, id, version, delta->add, delta->add_count, delta->remove,
                                  delta->remove_count, err);
}

static bool restore(void *self, const char *id, long version, long previous, Error *err) {
    PrefixListsAws *place = self;
    return ec2_restore_prefix_list(&place->aws, id, version, previous, err);
}

static bool let_pass(void *self, long long ms, Error *err) {
    const PrefixListsAws *place = self;
    return clock_sleep(&place->aws.clock, ms, place->aws.cancel) || cancel_error(err);
}

static void calm(void *self, bool on) {
    PrefixListsAws *place = self;
    place->aws.cancel = on ? NULL : place->cancel;
}

PrefixLists prefix_lists_aws(PrefixListsAws *place, const AwsContext *aws) {
    *place = (PrefixListsAws){.aws = *aws, .cancel = aws->cancel};
    return (PrefixLists){place, describe, entries, modify, restore, let_pass, calm};
}
