/* Many addresses at once: a pasted text, or a file. */
#ifndef SETTINGS_ALLOW_TEXT_H
#define SETTINGS_ALLOW_TEXT_H

#include "settings/allow_list.h"

typedef struct AllowTextLine {
    char *words; /* "line 3: 203.0.113.7/32: already on the list" */
    bool refused;
} AllowTextLine;

typedef struct AllowTextReport {
    AllowTextLine *lines; /* one for each line that said something, at most ALLOW_TEXT_LINES */
    size_t count, added, skipped, refused;
    size_t omitted; /* lines that said something and are not among `lines` */
} AllowTextReport;
enum { ALLOW_TEXT_LINES = 200 };
void allow_text_report_release(AllowTextReport *report); /* for AUTO */

/* One entry a line: an address or range (203.0.113.0/24, or 203.0.113.0 255.255.255.0), then (after blanks or a comma)
 * its note; either may stand in quotes. '#' begins a comment, empty lines count for nothing. Lines end as on any
 * system, a byte order mark before the first is left out. What is good is added; what is there already is skipped; the
 * rest is refused, each with why. */
void allow_list_add_text(AllowList *list, const char *text, AllowTextReport *report);

/* A range, and what stands behind it: "192.0.2.0/255.255.255.0", or "192.0.2.0" with a note that begins with
 * "255.255.255.0" or "/24"; `*note` is moved behind that. Any other address behind the first one is refused: it would
 * pass for a note. err->said is what is allowed. */
bool allow_text_range(const char *address, char **note, Cidr *cidr, Error *err);

/* Entries without a date get today's (UTC): called when they are saved. */
void allow_list_dated(AllowList *list);
/* The same, but those that `before` has keep the date that they have there, or none. */
void allow_list_dated_since(AllowList *list, const AllowList *before);

#endif
