/* Who may connect, put in force, and then said by the file. What others did is kept. */
#ifndef GUIDE_ALLOWED_H
#define GUIDE_ALLOWED_H

#include "guide/home_facts.h"
#include "guide/risk.h"
#include "stack/access.h"

/* Brings what others added or removed onto the list that is going to be edited: from here on, what it lacks was taken
 * off it. */
void allowed_elsewhere(Settings *settings, const AccessState *access);
/* The user's own address onto the list, or in place of the old one, whose note it keeps. Inside a range already, the
 * list stays as it is: what is missing can only be that it is in force. */
bool allowed_own(AllowList *list, const Own *own, Error *err);
/* What `list` in place of `in_force` (NULL: nothing is deployed) risks, at once and without a plan. */
void allowed_risks(const Settings *settings, const AllowList *in_force, const AllowList *list, Risks *risks);
/* What is asked before a list that was edited is put in force; without a title: nothing beyond the agreement itself.
 * `in_force`: NULL where that is not known. `entered`: as it was before it was edited: what it lacked already, and is
 * in force, goes unseen. */
void allowed_question(const Settings *settings, const AllowList *in_force, const AllowList *entered,
                      const AllowList *list, Question *question);
/* What is asked before the own address alone is put in force. With it goes all that the choices say of the list: a file
 * that was edited, or answers that were never applied, which nobody has seen here. Without a title: nothing. */
void allowed_own_question(const Settings *chosen, const AccessState *access, const Own *own, Question *question);
/* What an own address is noted as. */
extern const char allowed_own_note[];

typedef struct AllowedDone {
    AccessResult access; /* access.merge.list is in force now: the settings' list from here on */
    bool undone;         /* by allowed_undo() */
} AllowedDone;
void allowed_done_release(AllowedDone *done); /* for AUTO */

/* What Home knows of the list, from then on and until AWS is asked again. */
void allowed_known(const AllowedDone *done, HomeFacts *facts);

typedef struct AllowedHooks {
    void (*told)(void *data, const char *words);
    void *data;
} AllowedHooks; /* `told` may be NULL */

/* Blocking. The wish is in force when this returns true, and the file says so. err->code "NoStack": nothing is deployed
 * yet, the list goes with the deployment. */
bool allowed_put(AwsContext *aws, const AccessWish *wish, const AllowedHooks *hooks, AllowedDone *done, Error *err);
/* Blocking. The list as it was is put back. */
bool allowed_undo(AwsContext *aws, const char *app, const AccessUndo *wish, const AllowedHooks *hooks,
                  AllowedDone *done, Error *err);
/* The list in force becomes that of the settings, with the date of what is new, and they agree with it. */
void allowed_adopt(Settings *settings, const AllowedDone *done);
/* "In force after 0.3 s, and in the file"; or why it is not in the file, and what to do. */
void allowed_words(const AllowedDone *done, Text *text);
/* What became of one entry: "added", "removed elsewhere, stays removed". */
const char *allowed_kind(AccessKind kind);

#endif
