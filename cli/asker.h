/* Who asks AWS: account, identity, and where the credentials come from and when they end. */
#ifndef CLI_ASKER_H
#define CLI_ASKER_H

#include "aws/services.h"

#include <jansson.h>

/* AWS itself may not say it now: that is no trouble of what stands. */
typedef struct Asker {
    StsIdentity identity;
    AwsCredentialsInfo credentials;
    char why[256]; /* not known; "" it is */
} Asker;

void asker_read(AwsContext *aws, Asker *asker);
/* The member "identity" of what --json prints. New. */
json_t *asker_json(const Asker *asker);

#endif
