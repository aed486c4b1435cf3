/* Replies that come compressed to who asks for it. */
#ifndef SANDBOX_WIRE_GZIP_H
#define SANDBOX_WIRE_GZIP_H

#include "base/text.h"

/* Compresses `body` in its place; true: it is compressed now. `accepted`: the header Accept-Encoding, NULL none. As AWS
 * does, it compresses long replies alone, those of the query protocol among them: from about 5 kB (aiobotocore#57, seen
 * with DynamoDB; aiobotocore#430 with SNS; aws-sdk-java#256 with EC2, 6 MB in 246 kB). Nobody wrote of CloudFormation.
 */
bool gzip_body(const char *accepted, Text *body);

#endif
