/* Service Quotas (API Reference, 2019-06-24). */
#include "sandbox/world/account.h"
#include "sandbox/world/presets.h"
#include "sandbox/services/service.h"

#include <string.h>

static json_t *quota_item(const Call *call, const Quota *quota, double value) {
    return json_pack(
        "{s:s, s:s, s:o, s:s, s:s, s:f, s:s, s:b, s:b}", "ServiceCode", quota->service, "QuotaCode", quota->code,
        "QuotaArn",
        value_print("arn:aws:servicequotas:%s:%s:%s/%s", call->region, call->account, quota->service, quota->code),
        "QuotaName", quota->name, "ServiceName", quota->service, "Value", value, "Unit", "None", "Adjustable", 1,
        "GlobalQuota", 0);
}

static const Quota *quota_asked(const Call *call) {
    return account_quota(input_text(call, "ServiceCode"), input_text(call, "QuotaCode"));
}

static CfnReply no_such_quota(const Call *call) {
    return reply_error(400, "NoSuchResourceException", "The quota %s of service %s does not exist",
                       input_text(call, "QuotaCode"), input_text(call, "ServiceCode"));
}

/* An account that never asked for more has no value of its own for quotas it did not touch, and AWS says so for some:
 * DB instances are one of them here, so that clients fall back to the default. */
static bool has_own_value(const Call *call, const Quota *quota) {
    return strcmp(quota->service, "rds") != 0 || presets_quota(world_presets(call->world), quota->code, -1) >= 0;
}

static CfnReply get_quota(const Call *call) {
    const Quota *quota = quota_asked(call);
    if (!quota || !has_own_value(call, quota))
        return no_such_quota(call);
    double value = presets_quota(world_presets(call->world), quota->code, quota->usual);
    return reply_output(json_pack("{s:o}", "Quota", quota_item(call, quota, value)));
}

static CfnReply get_default_quota(const Call *call) {
    const Quota *quota = quota_asked(call);
    return quota ? reply_output(json_pack("{s:o}", "Quota", quota_item(call, quota, quota->usual)))
                 : no_such_quota(call);
}

static CfnReply list_quotas(const Call *call) {
    static const Paging paging = {"MaxResults", "NextToken", "NextToken", 100};
    json_t *items = json_array();
    for (size_t i = 0; i < account_quota_count; i++)
        if (strcmp(account_quotas[i].service, input_text(call, "ServiceCode")) == 0 &&
            has_own_value(call, &account_quotas[i]))
            json_array_append_new(items, quota_item(call, &account_quotas[i],
                                                    presets_quota(world_presets(call->world), account_quotas[i].code,
                                                                  account_quotas[i].usual)));
    if (!json_array_size(items)) {
        json_decref(items);
        return reply_error(400, "NoSuchResourceException", "The service %s does not exist",
                           input_text(call, "ServiceCode"));
    }
    return page_reply(call, &paging, "Quotas", items);
}

const Action quota_actions[] = {
    {"GetServiceQuota", get_quota, false},
    {"GetAWSDefaultServiceQuota", get_default_quota, false},
    {"ListServiceQuotas", list_quotas, false},
    {0},
};
