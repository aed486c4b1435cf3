/* What a change puts at risk, and what it takes to do it all the same. The one table for validate, plan, apply, access,
 * the review of both wizards, export and import. Pure, but for risks_read().
 *
 * A risk is of the change: what stands already is not asked again. Where nothing is known of what stands, everything
 * that the settings say counts as new. */
#ifndef GUIDE_RISK_H
#define GUIDE_RISK_H

#include "guide/lines.h"
#include "stack/drift.h"
#include "stack/plan.h"

typedef enum {
    RISK_OWN_ADDRESS_MISSING,
    RISK_KEY_NOT_HERE,
    RISK_MAIL_UNCONFIRMED,
    RISK_WAY_OUT_REMOVED,
    RISK_TUNNELS_CUT,
    RISK_PART_LOST,
    RISK_ACCESS_REMOVED,
    RISK_STACK_DIFFERS,
    RISK_INTERRUPTION,
    RISK_OPEN_WIDE,
    RISK_OPEN_TO_ALL,
    RISK_PROTECTION_OFF,
    RISK_RETENTION_SHORTER,
    RISK_TRAIL_OFF,
    RISK_SECRET_DELETED,
    RISK_KEY_DELETED,
    RISK_DATABASE_REPLACED,
    RISK_DATABASE_LOST,
    RISK_NETWORK_REPLACED,
    RISK_COUNT,
} RiskId;

/* What a person does to have it, in a face; each includes those before. */
typedef enum {
    RISK_TOLD,       /* it is shown */
    RISK_AGREED,     /* the key, or the yes, that agrees to the change itself */
    RISK_TYPED_OPEN, /* the word "open" typed */
    RISK_TYPED_NAME, /* the app's name typed */
    RISK_REFUSED,    /* nothing: it is not done */
} RiskNeed;

typedef struct RiskRow {
    const char *id; /* "open-to-all": for --accept, and in JSON */
    RiskNeed need;
    const char *option; /* what automation adds to --yes: "--now"; NULL: nothing, or (RISK_REFUSED) nothing helps */
} RiskRow;
extern const RiskRow risk_rows[RISK_COUNT];

typedef struct Risk {
    RiskId id;
    char *words;        /* a sentence as in lines.h: what happens, whole; from outside are addresses and notes alone */
    const char *option; /* its row's, or of an interruption that can wait "--now, or --in-window" */
    bool waits;         /* an interruption: it comes in the maintenance window */
    bool can_wait;      /* … or could, as well as at once */
} Risk;
typedef struct Risks {
    Risk *items; /* the gravest first */
    size_t count;
} Risks;
void risks_release(Risks *risks); /* for AUTO */

typedef struct RiskFacts {
    const Settings *before; /* of the stack that stands; NULL: none, or not known */
    const Settings *after;
    const Drift *seen; /* what was changed outside of the stack: `before` has it; NULL: nothing is known */
    const Plan *plan;  /* NULL: not computed, and no word about what only AWS knows */
    const char *own;   /* the caller's own address; NULL or "": not known */
    bool key_not_here; /* the private half of bastion.key_pair is not on this machine */
} RiskFacts;
void risks_find(const RiskFacts *facts, Risks *risks);
/* Blocking. Of what `plan` would do for the settings `after`: what stands is asked at AWS, and so is the caller's own
 * address. A risk is of what would change, and what somebody changed outside of the stack is so already: `seen` (may be
 * NULL) gets that, as far as it is seen in passing. False: what stands could not be asked, err says why; the risks are
 * there all the same, and count all that the settings say as new. */
bool risks_read(AwsContext *aws, const Settings *after, const Plan *plan, Risks *risks, Drift *seen, Error *err);

/* What was accepted beforehand. */
typedef struct RiskConsent {
    const char *const *ids; /* of --accept */
    size_t count;
    bool now;       /* --now: an interruption needs no waiting */
    bool in_window; /* --in-window: it waits */
    bool confirm;   /* --confirm, and the name is right */
} RiskConsent;
/* Whether all of them are. Else err (ERROR_USAGE, code "NotAccepted") has the risks that are not, and as remedy the
 * very options to add; of a refused one, why nothing helps. */
bool risks_accepted(const Risks *risks, const RiskConsent *consent, Error *err);
/* False: there is no risk of that name, or none that could be accepted; err says which there are. */
bool risk_named(const char *id, Error *err);

/* What the gravest of them needs; RISK_TOLD when there are none. */
RiskNeed risks_need(const Risks *risks);
/* Those that need no more than `most`, as lines under a title, whole; nothing without any. */
void risks_lines(const Risks *risks, RiskNeed most, Lines *lines);

#endif
