/* Undoing the last change of who may connect: what that would bring back and take away, named before it is agreed to.
 */
#ifndef GUIDE_UNDO_H
#define GUIDE_UNDO_H

#include "guide/allowed.h"
#include "guide/lines.h"
#include "stack/access.h"

typedef struct UndoPreview {
    long from, to;       /* versions of the list: in force, and to be put back */
    bool already;        /* the one is as the other was: nothing is undone, see undo_keep() */
    AccessMerge changes; /* what that does; changes.list: the list as it was */
} UndoPreview;
void undo_preview_release(UndoPreview *preview); /* for AUTO */

/* Blocking. `version`: to be put back; 0: the one before the present. `agreed`: what the settings knew last. */
bool undo_preview(AwsContext *aws, const char *stack, long version, const Agreement *agreed, UndoPreview *preview,
                  Error *err);

/* Whether the settings know the list as it is in force. */
bool undo_known(const AccessState *state, const Agreement *agreed);
/* Blocking. `*to`: the version that the last change went back to, and the settings do not know it: an undo whose end
 * was not seen, and that comes again. Undoing that would let in what it took away. 0: it did not; a rollback of the
 * stack, which goes back too, is nobody's undo. */
bool undo_already(AwsContext *aws, AccessState *state, const Agreement *agreed, long *to, Error *err);
/* Blocking. What is done then: the list stays, and the settings file is brought up to it. */
bool undo_keep(AwsContext *aws, const char *app, const char *config, const AllowedHooks *hooks, AllowedDone *done,
               Error *err);
/* What undoing a change does that the settings did not know, before it is agreed to: "…; undone: 198.51.100.7/32
 * (office) comes back; 203.0.113.9/32 is taken away", each. */
void undo_unknown_words(const AccessMerge *changes, Text *words);
/* The last change, of `version`, has gone back to `to` already, and the settings did not know: nothing is undone. */
void undo_already_words(long version, long to, Text *words);
/* The same as a sentence, and what became of the file. */
void undo_kept_words(const UndoPreview *preview, const AllowedDone *done, Text *words);
void undo_question(const UndoPreview *preview, Question *question);

#endif
