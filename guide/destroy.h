/* What is asked before a stack is deleted, as AWS says what that would take and leave. Pure. */
#ifndef GUIDE_DESTROY_H
#define GUIDE_DESTROY_H

#include "guide/lines.h"
#include "stack/destroy_preview.h"

void destroy_question(const char *app, const DestroyPreview *preview, Question *question);
/* Of what a first creation left, before a new try or instead of it. A database that came to stand all the same may be
 * in use: it goes by its name alone, as with the whole stack. */
void remains_question(const char *app, const DestroyPreview *preview, Question *question);

/* Of a first creation that runs, before it is rolled back; the same holds for its database. */
void creation_question(const char *app, const DestroyPreview *preview, Question *question);

#endif
