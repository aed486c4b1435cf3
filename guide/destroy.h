/* What is asked before a stack is deleted, as AWS says what that would take and leave. Pure. */
#ifndef GUIDE_DESTROY_H
#define GUIDE_DESTROY_H

#include "guide/lines.h"
#include "stack/destroy_preview.h"
#include "stack/progress.h"

void destroy_question(const char *app, const DestroyPreview *preview, Question *question);
/* Of what a first creation left, before a new try or instead of it. A database that came to stand all the same may be
 * in use: it goes by its name alone, as with the whole stack. */
void remains_question(const char *app, const DestroyPreview *preview, Question *question);

/* Before what runs is rolled back: a first creation, whose database goes by the same rule; a change. */
void creation_question(const char *app, const DestroyPreview *preview, Question *question);
void change_question(Question *question);
/* The same of what is followed, as far as its progress tells; `protects`: its database is protected from deletion. */
void followed_question(const char *app, Progress *progress, bool protects, long long now_ms, Question *question);
/* Whether that asks for the name, which may change while it is asked. */
bool roll_back_loses_database(Progress *progress);

#endif
