/* The risks of a change at the command line: told, in JSON, and agreed to by options or on the terminal. */
#ifndef CLI_RISKS_H
#define CLI_RISKS_H

#include "cli/command.h"
#include "guide/risk.h"

/* Rows of a command's options. */
/* clang-format off */
#define RISK_OPTIONS \
    {"accept", "IDS", OPTION_REPEAT, OPTION_AT(accepted), "with --yes: these risks are meant; plan tells the ids", 0}, \
    {"now", NULL, OPTION_FLAG, OPTION_AT(now), "with --yes: the database may be away for it at once", 0}
/* clang-format on */

/* Of what `plan` would do to the stack, against the settings of the run. What stands is asked at AWS, and so is the
 * caller's own address; what can't be asked counts as new. `seen`: as risks_read()'s. */
void risks_of_plan(Run *run, const Plan *plan, Risks *risks, Drift *seen);
/* Of the settings of the run alone, all of them new: without a call. */
void risks_of_settings(const Run *run, Risks *risks);

/* A line each on stderr: "RISK open-to-all: Anyone on the internet …". */
void risks_say(const Run *run, const Risks *risks);
/* [{"id": …, "words": …, "needs": "told"|"agreed"|"open"|"name"|"refused", "option": …|null}] */
json_t *risks_json(const Risks *risks);

/* Whether --accept has only ids that there are. */
bool risks_options(Run *run);
/* With --yes, whether the options accept all of them, else err (code "NotAccepted"). Without it, whoever sits at the
 * terminal is asked `question` (review_question()'s) where it has a title and the options do not answer it, else
 * `agree`; false without an error: no. */
bool risks_agreed(Run *run, const Risks *risks, const Question *question, const char *agree, Error *err);
/* For a command that asks nothing else: what the options do not accept is asked on the terminal, whatever --yes says;
 * where nobody answers as it needs, false with err (code "NotAccepted"). */
bool risks_meant(Run *run, const Risks *risks, Error *err);

#endif
