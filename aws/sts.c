/* AWS Security Token Service; see services.h. */
#include "aws/internal.h"
#include "aws/services.h"
#include "base/memory.h"

#include <stdio.h>

bool sts_caller_identity(AwsContext *aws, StsIdentity *identity, Error *err) {
    AUTO(xml_release) XmlNode *reply = NULL;
    if (!aws_query(aws, aws_operation(OP_STS_GET_CALLER_IDENTITY), NULL, &reply, err))
        return false;
    snprintf(identity->account, sizeof identity->account, "%s", xml_text(reply, "Account"));
    snprintf(identity->arn, sizeof identity->arn, "%s", xml_text(reply, "Arn"));
    snprintf(identity->user_id, sizeof identity->user_id, "%s", xml_text(reply, "UserId"));
    return true;
}
