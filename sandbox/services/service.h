/* What the files of the services share: reading a call's input, finding what stands, filtering and paging. */
#ifndef SANDBOX_SERVICES_SERVICE_H
#define SANDBOX_SERVICES_SERVICE_H

#include "sandbox/cfn/value.h"
#include "sandbox/world/world.h"

/* A table of actions for each service (world.h, Action), ended by an empty row. */
extern const Action sts_actions[], iam_actions[], ec2_actions[], rds_actions[], elb_actions[], secrets_actions[],
    ssm_actions[], quota_actions[], kms_actions[], logs_actions[], cloudwatch_actions[], pricing_actions[],
    freetier_actions[], lambda_actions[];

/* "" when it is not given. */
const char *input_text(const Call *call, const char *name);
long long input_number(const Call *call, const char *name, long long usual);
/* The array, NULL when it is not given. */
const json_t *input_list(const Call *call, const char *name);
bool input_true(const Call *call, const char *name);

/* What CloudFormation made of one type in the call's region and still stands; the items' strings live until the next
 * call. The caller releases the list. */
typedef struct Things {
    CfnPhysical *items;
    size_t count;
} Things;
Things things_of(const World *world, const char *region, const char *type, long long at_ms);
static inline Things things_here(const Call *call, const char *type) {
    return things_of(call->world, call->region, type, call->now_ms);
}
void things_release(Things *things); /* for AUTO */
/* The one with that physical id, or whose attribute `attribute` is `id`; NULL. */
const CfnPhysical *things_find(const Things *things, const char *attribute, const char *id);
static inline const char *thing_attribute(const CfnPhysical *thing, const char *name) {
    return value_text(thing->attributes, name);
}
/* A scalar property as text; "" when it is not there. Valid until the next call of this function by the thread. */
const char *thing_property(const CfnPhysical *thing, const char *name);
/* A new string in model JSON of a time. */
json_t *time_json(long long unix_ms);

/* EC2's filters: each row names a filter and where its value stands in the item: "State.Name", "Tags" for tag:KEY and
 * tag-key is understood without a row. Items of arrays are any of them. */
typedef struct FilterRow {
    const char *filter, *path;
} FilterRow;
/* Drops from `items` those that a filter of the call ("Filters") excludes. False: `refused` tells an unknown filter. */
bool filter_items(const Call *call, json_t *items, const FilterRow *rows, CfnReply *refused);
/* Keeps only those whose `member` is one of the ids that the call lists as `input`; an unknown id is refused with
 * `code`, worded by `words` (one %s). */
bool pick_items(const Call *call, json_t *items, const char *input, const char *member, const char *code,
                const char *words, CfnReply *refused);

/* Makes one page of `items` (taken over): `limit_name` and `token_name` are the input's members, `next_name` the
 * output's
 * ("NextToken", "Marker"); `most` is the page's size when none is asked for, and its maximum. */
typedef struct Paging {
    const char *limit_name, *token_name, *next_name;
    long long most;
} Paging;
CfnReply page_reply(const Call *call, const Paging *paging, const char *list_name, json_t *items);

#endif
