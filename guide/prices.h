/* AWS's price list, where it can be asked; the table in the program else. */
#ifndef GUIDE_PRICES_H
#define GUIDE_PRICES_H

#include "aws/session.h"

/* Said when it could not be asked, a clause. */
extern const char prices_unknown[];
/* Blocking, unless it was asked today: from here on the estimates of this region follow it. False: the table counts. */
bool prices_ask(AwsContext *aws, const char *region, Error *err);

#endif
