/* See check.h. */
#include "tui/check.h"

Style verdict_style(Verdict verdict) {
    switch (verdict) {
    case VERDICT_ERROR:
        return ROLE_FAILED;
    case VERDICT_WARNING:
        return ROLE_WARNING;
    default:
        return ROLE_DIM;
    }
}

const char *verdict_mark(Verdict verdict) {
    switch (verdict) {
    case VERDICT_ERROR:
        return mark_text(MARK_FAILED);
    case VERDICT_WARNING:
        return mark_text(MARK_WARNING);
    case VERDICT_NOTE:
        return mark_text(MARK_WAITING);
    default:
        return "";
    }
}
