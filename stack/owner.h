/* Whose a stack is, asked once for all: what another made is left alone, and what a later version of this program made
 * is only read. Ownership is no trust in what the stack says. */
#ifndef STACK_OWNER_H
#define STACK_OWNER_H

#include "aws/cloudformation.h"
#include "base/text.h"

typedef enum {
    OWNER_OURS,
    OWNER_OTHER, /* this program did not make it */
    OWNER_LATER, /* a later version did: it may have what this one would take away */
    OWNER_MORE,  /* this program did, and the template has got parameters since that no version of it knew: an update
                    would take away what they are for. All else of it goes on: the list, a deletion */
} Owner;

enum { TEMPLATE_VERSION = 1 }; /* Metadata.SecureRds.Version of the template, and the newest that is known */

/* By its tag alone, for a list of many; nested stacks carry their parent's tag, and are none. */
bool owner_tagged(const CfnStack *stack);
/* Tag and template. `body` NULL: it is not known, the tag decides. A template whose Metadata somebody took away is
 * known by its database, secret and prefix list. */
Owner owner_of(const CfnStack *stack, const char *body);
/* The same for whoever is about to send another template: OWNER_MORE comes of this alone. */
Owner owner_of_update(const CfnStack *stack, const char *body);
/* Of a template alone. */
Owner owner_of_template(const char *body);
/* Why nothing is changed there, and what to do about it; nothing for OWNER_OURS. */
void owner_words(Owner owner, const char *name, Text *said, Text *remedy);
/* False, with that in `err` (code "NotOurs", "LaterVersion", "MoreParameters"): it is not ours to change. */
bool owner_may_change(Owner owner, const char *name, Error *err);
/* The same of a stack whose template is read for it. Who may not read it, or finds none with a stack that was never
 * finished, goes by the tag. */
bool owner_guard(AwsContext *aws, const CfnStack *stack, Error *err);
/* For whoever only reads its outputs, of which a later version's mean the same. False, code "NotOurs": another's. The
 * template is asked only where a stack at rest has no database, and decides only where it may be read. */
bool owner_reads(AwsContext *aws, const CfnStack *stack, Error *err);

#endif
