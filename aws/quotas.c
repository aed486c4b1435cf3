/* Service Quotas; see services.h. */
#include "aws/internal.h"
#include "aws/services.h"

#include <string.h>

static bool ask(AwsContext *aws, AwsOperationId operation, const char *service_code, const char *quota_code,
                double *value, Error *err) {
    json_t *input = json_pack("{s:s, s:s}", "ServiceCode", service_code, "QuotaCode", quota_code), *reply;
    if (!aws_json(aws, aws_operation(operation), input, &reply, err))
        return false;
    json_t *found = json_object_get(json_object_get(reply, "Quota"), "Value");
    bool ok = json_is_number(found) ||
              error_set(err, ERROR_FAILED, "", "AWS gives no value for quota %s of %s", quota_code, service_code);
    if (ok)
        *value = json_number_value(found);
    json_decref(reply);
    return ok;
}

bool quota_value(AwsContext *aws, const char *service_code, const char *quota_code, double *value, Error *err) {
    if (ask(aws, OP_QUOTAS_GET_SERVICE_QUOTA, service_code, quota_code, value, err))
        return true;
    /* An account whose quota never changed may have no value of its own. */
    return strcmp(err->code, "NoSuchResourceException") == 0 &&
           ask(aws, OP_QUOTAS_GET_AWS_DEFAULT_SERVICE_QUOTA, service_code, quota_code, value, err);
}
