/* What a value that was typed is worth, told at once. */
#ifndef TUI_CHECK_H
#define TUI_CHECK_H

#include "tui/theme.h"

typedef enum { VERDICT_FINE, VERDICT_NOTE, VERDICT_WARNING, VERDICT_ERROR } Verdict;

enum { REASON_SIZE = 200 };
/* Judges `value` of the field `name`; writes the reason, if there is one, into `reason`. */
typedef Verdict (*Check)(void *context, const char *name, const char *value, char reason[REASON_SIZE]);

Style verdict_style(Verdict verdict);
/* "", "·", "▲", "✗". */
const char *verdict_mark(Verdict verdict);

#endif
