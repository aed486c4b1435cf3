/* The parts of an ARN, "arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE" (IAM User Guide, "Amazon Resource Names"). */
#ifndef AWS_ARN_H
#define AWS_ARN_H

enum { ARN_ACCOUNT = 4, ARN_RESOURCE = 5, ACCOUNT_SIZE = 16 };

/* What stands between the n-th colon (from 1) and the next, as a new string; "" none. `arn` may be NULL. */
char *arn_part(const char *arn, int n);
/* "123456789012"; "" when it names none. `arn` may be NULL. */
void arn_account(const char *arn, char account[ACCOUNT_SIZE]);

#endif
