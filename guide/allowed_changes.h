/* What a merge of the allow list says, entry by entry. Pure. */
#ifndef GUIDE_ALLOWED_CHANGES_H
#define GUIDE_ALLOWED_CHANGES_H

#include "base/text.h"
#include "stack/access_merge.h"

/* What became of one entry: "added", "removed elsewhere, stays so". */
const char *allowed_change_kind(AccessKind kind);
/* What is going to become of it: "198.51.100.7/32 (café): would be added". */
void allowed_change_ahead(const AccessChange *change, Text *text);
#endif
