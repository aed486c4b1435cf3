/* Undoing the last change of who may connect: what that would bring back and take away, named before it is agreed to.
 */
#ifndef GUIDE_UNDO_H
#define GUIDE_UNDO_H

#include "guide/lines.h"
#include "stack/access.h"

typedef struct UndoPreview {
    long from, to;       /* versions of the list: in force, and to be put back */
    AccessMerge changes; /* what that does; changes.list: the list as it was */
} UndoPreview;
void undo_preview_release(UndoPreview *preview); /* for AUTO */

/* Blocking. `version`: to be put back; 0: the one before the present. */
bool undo_preview(AwsContext *aws, const char *stack, long version, UndoPreview *preview, Error *err);
/* What undoing a change does that the settings did not know, before it is agreed to: "…; undone: 198.51.100.7/32
 * (office) comes back; 203.0.113.9/32 is taken away", each. */
void undo_unknown_words(const AccessMerge *changes, Text *words);
/* The last change, of `version`, has gone back to `to` already, and the settings did not know: nothing is undone. */
void undo_already_words(long version, long to, Text *words);
void undo_question(const UndoPreview *preview, Question *question);

#endif
