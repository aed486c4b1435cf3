/* An operation that is followed: what AWS reports of it, brought into the progress model. One thread. */
#ifndef GUIDE_OPERATION_H
#define GUIDE_OPERATION_H

#include "guide/lines.h"
#include "stack/deployment.h"
#include "stack/progress.h"

typedef struct Operation {
    Progress *progress;       /* NULL until the operation is known */
    TemplateOutline *outline; /* what the model reads */
    bool deletes, counted;    /* a deletion; what was there before it is known to the model */
    bool ready;               /* operation_ready() has said so */
    char trouble[256];        /* why AWS can't be asked now; "" it can */
} Operation;
void operation_release(Operation *operation); /* for AUTO */

/* From here on it is this one. The outline of `start` is taken over; `planned` (NULL: not known) is what it changes,
 * else what `start` says of an update that was found running. */
void operation_begin(Operation *operation, DeploymentStart *start, const CfnChangeSet *planned);
/* Takes what one poll brought; `listener` (may be NULL) hears of each event that was news. True: something was. */
typedef void (*OperationListener)(void *data, const CfnEvent *event);
bool operation_take(Operation *operation, const DeploymentReport *report, OperationListener listener, void *data);

/* Said while AWS can't be asked, as `report` has it: nothing is lost by that. */
const char *operation_trouble(const DeploymentReport *report);
/* Whether AWS can be asked, when one poll says other than the one before: true, and `words` tells it. */
bool operation_asked(Operation *operation, const DeploymentReport *report, Text *words);

/* Said once, while a creation goes on: the database can be connected to already. True: it became so since the last time
 * this was asked, and `words` tells it. */
bool operation_ready(Operation *operation, Text *words);
extern const char operation_ready_words[];

/* What it left standing, when it is over (guide/left_behind.h). */
void operation_left(const Operation *operation, Lines *lines);

/* Told in place of the time that is left, once nobody knows it (ProgressView.late). */
extern const char operation_late_words[];
/* Adds what takes far longer than usual, "Database takes much longer than its usual 10 minutes"; nothing when nothing
 * does. */
void operation_slow(const Operation *operation, long long now_ms, Text *text);

#endif
