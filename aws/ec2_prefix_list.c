/* Managed prefix lists; see ec2.h. */
#include "aws/ec2.h"
#include "aws/pages.h"
#include "aws/reply.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void ec2_prefix_list_release(Ec2PrefixList *list) {
    for (size_t i = 0; i < list->count; i++) {
        free(list->entries[i].cidr);
        free(list->entries[i].description);
    }
    free(list->entries);
    free(list->id);
    free(list->name);
    free(list->state);
    free(list->state_message);
    *list = (Ec2PrefixList){0};
}

bool ec2_describe_prefix_list(AwsContext *aws, const char *id, Ec2PrefixList *list, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(xml_release) XmlNode *reply = NULL;
    aws_params_add(params, "PrefixListId.1", id);
    if (!aws_query(aws, aws_operation(OP_EC2_DESCRIBE_MANAGED_PREFIX_LISTS), params, &reply, err))
        return false;
    const XmlNode *found = xml_child(xml_child(reply, "prefixListSet"), "item");
    if (!found) {
        error_set(err, ERROR_FAILED, "", "there is no prefix list %s", id);
        snprintf(err->code, sizeof err->code, "InvalidPrefixListID.NotFound");
        return false;
    }
    *list = (Ec2PrefixList){
        .id = xml_copy(found, "prefixListId"),
        .name = xml_copy(found, "prefixListName"),
        .state = xml_copy(found, "state"),
        .state_message = xml_copy(found, "stateMessage"),
        .version = xml_number(found, "version"),
        .max_entries = xml_number(found, "maxEntries"),
    };
    return true;
}

static bool take_entries(void *data, const XmlNode *reply) {
    Ec2PrefixList *list = data;
    size_t count;
    const XmlNode *const *items = xml_list(reply, "entrySet", &count);
    for (size_t i = 0; i < count; i++) {
        list->entries = memory_more(list->entries, list->count, sizeof *list->entries);
        list->entries[list->count++] = (Ec2PrefixEntry){xml_copy(items[i], "cidr"), xml_copy(items[i], "description")};
    }
    return true;
}

bool ec2_prefix_list_entries(AwsContext *aws, const char *id, long version, Ec2PrefixList *list, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(memory_release) char *target = memory_print("%ld", version);
    aws_params_add(params, "PrefixListId", id);
    aws_params_add(params, "TargetVersion", target);
    return query_pages(aws, OP_EC2_GET_MANAGED_PREFIX_LIST_ENTRIES, params, &pages_ec2, take_entries, list, err);
}

bool ec2_modify_prefix_list(AwsContext *aws, const char *id, long version, const Ec2PrefixEntry *add, size_t add_count,
                            const char *const *remove, size_t remove_count, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(xml_release) XmlNode *reply = NULL;
    AUTO(memory_release) char *current = memory_print("%ld", version);
    aws_params_add(params, "PrefixListId", id);
    aws_params_add(params, "CurrentVersion", current);
    for (size_t i = 0; i < add_count; i++) {
        const char *description = add[i].description;
        aws_params_addf(params, add[i].cidr, "AddEntry.%zu.Cidr", i + 1);
        aws_params_addf(params, description && *description ? description : NULL, "AddEntry.%zu.Description", i + 1);
    }
    for (size_t i = 0; i < remove_count; i++)
        aws_params_addf(params, remove[i], "RemoveEntry.%zu.Cidr", i + 1);
    return aws_query(aws, aws_operation(OP_EC2_MODIFY_MANAGED_PREFIX_LIST), params, &reply, err);
}

bool ec2_restore_prefix_list(AwsContext *aws, const char *id, long version, long restore, Error *err) {
    AUTO(aws_params_release) AwsParams *params = aws_params_new();
    AUTO(xml_release) XmlNode *reply = NULL;
    AUTO(memory_release) char *current = memory_print("%ld", version), *previous = memory_print("%ld", restore);
    aws_params_add(params, "PrefixListId", id);
    aws_params_add(params, "PreviousVersion", previous);
    aws_params_add(params, "CurrentVersion", current);
    return aws_query(aws, aws_operation(OP_EC2_RESTORE_MANAGED_PREFIX_LIST_VERSION), params, &reply, err);
}
