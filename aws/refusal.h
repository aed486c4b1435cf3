/* What an error code of AWS means for the user: who can mend it, and how. */
#ifndef AWS_REFUSAL_H
#define AWS_REFUSAL_H

#include "aws/call.h"

/* Sets err->kind and err->remedy from err->code and err->http_status; `said` and the rest stay. */
void refusal_judge(const AwsOperation *operation, Error *err);

/* Whether it may be the region that takes no keys, however right they are: it does not exist, or the account has not
 * enabled it. AWS tells neither from wrong keys (Account Management Reference Guide, "Enable or disable AWS Regions").
 */
bool refusal_may_be_of_region(const Error *err);
/* Those keys hold in another region: tells which region it is that takes none. */
void refusal_of_region(const char *region, const char *where_they_hold, Error *err);
/* Whether the host of a region had no address; then what helps, when no such region is known. */
void refusal_of_unknown_region(const char *region, Error *err);

#endif
