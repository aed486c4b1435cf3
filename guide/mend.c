#include "guide/mend.h"
#include "aws/services.h"
#include "base/memory.h"

#include <string.h>

Sign finding_sign(const Finding *finding) {
    static const Sign signs[SEVERITIES] = {[FINDING_OK] = SIGN_WELL,
                                           [FINDING_UNKNOWN] = SIGN_UNKNOWN,
                                           [FINDING_WARNING] = SIGN_CAREFUL,
                                           [FINDING_ERROR] = SIGN_FAILED};
    return signs[finding->severity];
}

const char *finding_kind(FindingSeverity severity) {
    static const char *const words[SEVERITIES] = {[FINDING_OK] = "Fine",
                                                  [FINDING_UNKNOWN] = "Not known",
                                                  [FINDING_WARNING] = "Careful",
                                                  [FINDING_ERROR] = "To fix"};
    return words[severity];
}

void findings_summary(const size_t counts[SEVERITIES], size_t total, Text *text) {
    text_print(text, "%zu of %zu fine", counts[FINDING_OK], total);
    if (counts[FINDING_ERROR])
        text_print(text, ", %zu to fix", counts[FINDING_ERROR]);
    if (counts[FINDING_WARNING])
        text_print(text, ", %zu to look at", counts[FINDING_WARNING]);
    if (counts[FINDING_UNKNOWN])
        text_print(text, ", %zu not known", counts[FINDING_UNKNOWN]);
}

static void offer_deletion(Ways *ways, char *words) {
    Way *way = ways_add(ways, MEND_DELETE, 'x', words, NULL);
    way->label = "delete";
    way->grave = true;
}

void mend_ways(const Finding *finding, Ways *ways) {
    if (finding->fix == FIX_SECRET)
        offer_deletion(ways, memory_print("Delete the secret %s for good", finding->subject));
    if (finding->fix == FIX_SECRET)
        ways_add(ways, MEND_RESTORE, 'r', memory_print("Restore the secret %s", finding->subject), NULL)->label =
            "restore";
    if (finding->fix == FIX_LOG_GROUP)
        offer_deletion(ways, memory_print("Delete the log group %s for good", finding->subject));
}

void mend_question(const Finding *finding, Mend mend, Question *question) {
    bool secret = finding->fix == FIX_SECRET;
    const char *words = mend == MEND_RESTORE
                            ? "Restored, it keeps its value and its name: then choose another app name."
                        : secret ? "Deleted at once, its value is gone, and the name is free."
                                 : "An earlier stack left it behind. Deleted, all that was logged there is "
                                   "gone, and the name is free.";
    *question = (Question){.title = secret ? "A secret that waits for its deletion" : "A log group that is left over",
                           .words = memory_copy(words),
                           .yes = mend == MEND_RESTORE ? "Restore it" : "Delete it for good",
                           .grave = mend == MEND_DELETE,
                           .typed = mend == MEND_DELETE ? memory_copy(finding->subject) : NULL};
}

bool mend_do(AwsContext *aws, FindingFix fix, const char *subject, Mend mend, Error *err) {
    switch (fix) {
    case FIX_SECRET:
        return mend == MEND_RESTORE ? secrets_restore(aws, subject, err) : secrets_delete_now(aws, subject, err);
    case FIX_LOG_GROUP:
        return logs_delete_group(aws, subject, err);
    case FIX_NONE:
        break;
    }
    return error_set(err, ERROR_FAILED, "", "nothing to do");
}

void mend_words(const char *subject, Mend mend, Text *text) {
    text_print(text, "%s is %s", subject, mend == MEND_RESTORE ? "restored" : "deleted");
}
