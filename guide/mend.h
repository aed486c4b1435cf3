/* What the checks found, in words, and what the program itself can do about it. */
#ifndef GUIDE_MEND_H
#define GUIDE_MEND_H

#include "guide/lines.h"
#include "stack/checks.h"

Sign finding_sign(const Finding *finding);
/* What it is called before its words: "To fix", "Careful", "Not known", "Fine". */
const char *finding_kind(FindingSeverity severity);
/* "11 of 13 fine, 1 to fix, 1 not known". `counts` by severity. */
enum { SEVERITIES = FINDING_ERROR + 1 };
void findings_summary(const size_t counts[SEVERITIES], size_t total, Text *text);

/* The ways to mend it. */
typedef enum { MEND_DELETE, MEND_RESTORE } Mend;
void mend_ways(const Finding *finding, Ways *ways);
void mend_question(const Finding *finding, Mend mend, Question *question);
/* Blocking. `subject` is that of the finding when it was agreed to. */
bool mend_do(AwsContext *aws, FindingFix fix, const char *subject, Mend mend, Error *err);
/* "shop-secret is deleted". */
void mend_words(const char *subject, Mend mend, Text *text);

#endif
