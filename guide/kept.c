#include "guide/kept.h"

#include "base/memory.h"
#include "base/visible.h"

void review_kept(const Plan *plan, Lines *lines) {
    size_t count = standing_count(&plan->differences, STANDING_KEPT);
    if (count)
        lines_add(lines, SIGN_NONE, "", "Stays as it stands, for the settings do not say it (%zu)", count)->role =
            LINE_TITLE;
    for (size_t i = 0; i < plan->differences.count; i++) {
        const StandingDifference *one = &plan->differences.items[i];
        AUTO(memory_release) char *value = visible_copy(one->stands);
        if (one->kind == STANDING_KEPT)
            lines_add(lines, SIGN_NONE, "", "%s: %s", one->row->path, *value ? value : "(empty)");
    }
}
