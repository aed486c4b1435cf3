/* AWS Identity and Access Management; see services.h. */
#include "aws/internal.h"
#include "aws/services.h"
#include "base/memory.h"

#include <stdio.h>

bool iam_account_alias(AwsContext *aws, char alias[64], Error *err) {
    AUTO(xml_release) XmlNode *reply = NULL;
    if (!aws_query(aws, aws_operation(OP_IAM_LIST_ACCOUNT_ALIASES), NULL, &reply, err))
        return false;
    snprintf(alias, 64, "%s", xml_text(xml_child(reply, "AccountAliases"), "member"));
    return true;
}
