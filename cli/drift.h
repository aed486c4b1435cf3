/* Drift at the command line: told, in JSON, and settled. */
#ifndef CLI_DRIFT_H
#define CLI_DRIFT_H

#include "cli/command.h"
#include "guide/drift.h"
#include "stack/plan.h"

/* {"unknown": why}: in place of what could not be asked. */
json_t *unknown_json(const char *why);
/* [{"setting": …|null, "logical_id": …, "type": …, "property": …, "expected": …, "actual": …}], and of what could not
 * be looked at {"unknown": why}. */
json_t *drift_json(const Drift *drift);
/* [{"setting": …|null, "property": …, "now": …, "then": …, "window_ms": when the window opens, -1 not known}], or
 * {"unknown": why}. */
json_t *waiting_json(const Waiting *waiting, long long now_ms);
/* What review_seen() says, on stderr, and what can be done about it; that there is none, where every resource was
 * compared. */
void drift_say(const Run *run, const Plan *plan, const Drift *drift);

typedef enum { DRIFT_LEFT, DRIFT_REVERT, DRIFT_ADOPT } DriftWish;
/* --drift of `apply`. False: another word; run->err. */
bool drift_wish(Run *run, DriftWish *wish);
/* Looks for drift in full, and takes over into the settings of the run, and their file, what they can say. */
bool drift_take_over(Run *run);

#endif
