/* Text from outside, made safe to show: nothing in it can move a cursor, change a title or reverse a line. */
#ifndef BASE_VISIBLE_H
#define BASE_VISIBLE_H

#include "base/text.h"

/* Adds `string` to `text` with control characters (C0, DEL, C1), bytes that are no UTF-8, bidirectional overrides and
 * invisible format characters written out: "\x1b", "\u202e". Newline and tab become a blank unless `lines` is true,
 * which keeps them. The result is valid UTF-8. */
void visible_add(Text *text, const char *string, bool lines);
/* The same as a new string; the caller frees it. NULL gives "". */
char *visible_copy(const char *string);

#endif
