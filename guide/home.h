/* Home: how the stack is, what can be done with it now, and what is asked before. Pure, but for what is read of the
 * clock in the scope. */
#ifndef GUIDE_HOME_H
#define GUIDE_HOME_H

#include "guide/drift.h"
#include "guide/home_facts.h"
#include "guide/lines.h"
#include "stack/deployment.h"

/* What the face knows beside the facts. */
typedef struct HomeScope {
    const Settings *chosen;  /* what the user has, applied or not */
    const Settings *in_file; /* as the file has them; NULL: it is the file's, or there is none */
    const char *config;      /* the settings file */
    const char *account;     /* the one that is asked; "" not known */
    const Drift *drift;      /* as it was looked for; NULL: it was not */
    long long now_ms;
} HomeScope;

/* One line a part, what is not well with the way that does something about it. */
void home_lines(const HomeScope *scope, const HomeFacts *facts, Lines *lines);

/* What is known of it: looked for in full, else seen in passing. NULL: none is known. */
const Drift *home_drift(const HomeScope *scope, const HomeFacts *facts);

/* Nothing that a person should look at now: what the exit status of `status` follows. Choices that are not applied yet,
 * and maintenance that RDS does by itself, are no trouble. */
bool home_well(const HomeScope *scope, const HomeFacts *facts);

/* When the next rotation of the password is due: as AWS says (`*told`), else as it follows from the last one and the
 * setting; 0: not known. */
long long home_next_rotation_ms(const HomeFacts *facts, bool *told);

/* In the order in which they are offered. */
typedef enum {
    HOME_OWN,      /* the user's own address onto the list, or in place of the old one */
    HOME_FOLLOW,   /* what runs */
    HOME_CANCEL,   /* roll back what runs */
    HOME_CONTINUE, /* finish the rollback of an update */
    HOME_SKIP,     /* … without what can't be put back */
    HOME_KEEP,     /* finish a deletion, and keep what is in its way */
    HOME_CREATE,
    HOME_REMAINS, /* delete what a first creation left */
    HOME_ACCESS,
    HOME_CHANGE,
    HOME_REVIEW,
    HOME_PSQL,
    HOME_CONNECT,
    HOME_COST,
    HOME_DRIFT,
    HOME_REVERT, /* what was changed outside: back to what the stack says */
    HOME_ADOPT,  /* … into the settings */
    HOME_UNDO,   /* of the list */
    HOME_EXPORT,
    HOME_DESTROY,
    HOME_WAYS,
} HomeWay;

/* `facts` NULL: AWS could not be asked; what asks by itself can be tried. */
void home_ways(const HomeScope *scope, const HomeFacts *facts, Ways *ways);
/* For programs: "rollback-skip". */
const char *home_way_name(HomeWay way);
/* For people, where it is not offered. */
const char *home_way_words(HomeWay way);
/* The one that Enter should do first; WAY_NONE: the first of the list. */
int home_way_first(const HomeFacts *facts);
/* Whether it deletes what a database may be among: AWS is asked first (destroy_preview), and the question is the second
 * of these. */
bool home_deletes(const HomeFacts *facts, HomeWay way);
void home_deletion_question(const char *app, const DestroyPreview *preview, HomeWay way, Question *question);
/* What is asked before any other; without a title: nothing. HOME_UNDO has its own (guide/undo.h). */
void home_question(const HomeScope *scope, const HomeFacts *facts, HomeWay way, Question *question);

#endif
