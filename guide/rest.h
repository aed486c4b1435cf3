/* What a deletion leaves: by name, what it costs a month, and how it is used. Before it and after. */
#ifndef GUIDE_REST_H
#define GUIDE_REST_H

#include "guide/lines.h"
#include "stack/destroy_preview.h"

/* Sentences for the question before, a blank before each: "A last snapshot of the database is kept; its name begins
 * with myapp-snapshot-. It costs at most $1.90 a month …". Nothing without a snapshot. */
void rest_words(const char *app, const DeletionRest *rest, Text *text);
/* The same afterwards, with the name and the command that makes a database of it. */
void rest_lines(const DeletionRest *rest, Lines *lines);

#endif
