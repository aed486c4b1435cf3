/* RDS: maintenance that waits for an instance, and its server's certificate (RDS User Guide, "Maintaining a DB
 * instance", "Using SSL/TLS to encrypt a connection to a DB instance"). */
#include "base/memory.h"
#include "base/week.h"
#include "sandbox/cfn/value.h"
#include "sandbox/world/presets.h"
#include "sandbox/services/rds.h"

#include <string.h>
#include <strings.h>

#define DAY_MS (24 * 60 * 60 * 1000LL)
static const Paging paging = {"MaxRecords", "Marker", "Marker", 100};

/* A certificate lasts a year; one of an authority that renews by itself is renewed at half its time. */
json_t *rds_certificate(const Call *call, const CfnPhysical *instance, const char *authority) {
    enum { LIFE_DAYS = 365, RENEWED_DAYS = 182 };
    double told = presets_certificate_days(world_presets(call->world), -1e9);
    long long renewals = (call->now_ms - instance->created_ms) / (RENEWED_DAYS * DAY_MS);
    long long till = instance->created_ms + (renewals * RENEWED_DAYS + LIFE_DAYS) * DAY_MS;
    if (told > -1e9)
        till = call->now_ms + (long long)(told * (double)DAY_MS);
    return json_pack("{s:s, s:o}", "CAIdentifier", authority, "ValidTill", time_json(till));
}

long long rds_window_opens(const char *window, long long after_ms) {
    long long opens = week_window_opens(window, after_ms);
    return opens < 0 ? week_window_opens(RDS_WINDOW, after_ms) : opens;
}

/* A newer minor version is installed by itself where the instance asks for that; a certificate's change has a last day;
 * the rest waits to be let. */
static json_t *pending_action(const Call *call, const CfnPhysical *instance, const char *action) {
    static const struct {
        const char *action, *description;
    } words[] = {
        {"db-upgrade", "Automatic minor version upgrade to postgres"},
        {"system-update", "New Operating System update is available"},
        {"os-upgrade", "New Operating System update is available"},
        {"hardware-maintenance", "Hardware maintenance of the host"},
        {"ca-certificate-rotation", "Rotation of CA certificate"},
    };
    enum { GRACE_DAYS = 60 };
    const char *window = value_text(instance->properties, "PreferredMaintenanceWindow"), *said = "";
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].action, action) == 0)
            said = words[i].description;
    const json_t *automatic = json_object_get(instance->properties, "AutoMinorVersionUpgrade");
    json_t *item = json_pack("{s:s, s:s}", "Action", action, "Description", said);
    if (strcmp(action, "db-upgrade") == 0 && (!automatic || value_true(automatic))) {
        json_object_set_new(item, "AutoAppliedAfterDate", time_json(call->now_ms / DAY_MS * DAY_MS));
        json_object_set_new(item, "CurrentApplyDate", time_json(rds_window_opens(window, call->now_ms)));
    }
    if (strcmp(action, "ca-certificate-rotation") == 0) {
        long long last = rds_window_opens(window, instance->created_ms + GRACE_DAYS * DAY_MS);
        json_object_set_new(item, "ForcedApplyDate", time_json(last));
        json_object_set_new(item, "CurrentApplyDate", time_json(last));
    }
    return item;
}

CfnReply rds_describe_pending(const Call *call) {
    const char *of = input_text(call, "ResourceIdentifier");
    const json_t *kinds = presets_maintenance(world_presets(call->world)), *kind;
    bool there = false;
    json_t *items = json_array();
    size_t k;
    AUTO(things_release) Things instances = things_here(call, "AWS::RDS::DBInstance");
    for (size_t i = 0; i < instances.count; i++) {
        const CfnPhysical *instance = &instances.items[i];
        const char *arn = thing_attribute(instance, "DBInstanceArn");
        if (*of && strcasecmp(arn, of) != 0)
            continue;
        there = true;
        json_t *actions = json_array();
        json_array_foreach(kinds, k, kind)
            json_array_append_new(actions, pending_action(call, instance, json_string_value(kind)));
        if (json_array_size(actions))
            json_array_append_new(
                items, json_pack("{s:s, s:o}", "ResourceIdentifier", arn, "PendingMaintenanceActionDetails", actions));
        else
            json_decref(actions);
    }
    if (*of && !there) {
        json_decref(items);
        return reply_error(404, "ResourceNotFoundFault", "The specified resource %s was not found.", of);
    }
    return page_reply(call, &paging, "PendingMaintenanceActions", items);
}
