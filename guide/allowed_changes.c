#include "guide/allowed_changes.h"

#include "base/memory.h"
#include "base/visible.h"

/* What is going to become of it: "198.51.100.7/32 (café): would be added". */
static void allowed_change_ahead(const AccessChange *change, Text *text) {
    static const char *const words[] = {
        [ACCESS_ADDED] = "can connect from then on",
        [ACCESS_REMOVED] = "can NOT connect any more; sessions that are open go on until they end",
        [ACCESS_NOTED] = "gets this note",
        [ACCESS_ADDED_ELSEWHERE] = "is in force and not in the settings: it stays",
        [ACCESS_REMOVED_ELSEWHERE] = "was removed elsewhere: it stays removed",
    };
    char cidr[CIDR_SIZE];
    AUTO(memory_release) char *note = visible_copy(change->note);
    cidr_format(change->cidr, cidr);
    text_print(text, "%s%s%s%s %s", cidr, *note ? " (" : "", note, *note ? ")" : "", words[change->kind]);
}

static void list_lines(const Plan *plan, bool all, Lines *lines) {
    size_t elsewhere = access_count(&plan->allowed, ACCESS_ADDED_ELSEWHERE),
           count = all ? plan->allowed.count : plan->allowed.count - access_count_sent(&plan->allowed);
    if (count)
        lines_add(lines, SIGN_NONE, "", "The list of allowed IPs (%zu)", count)->role = LINE_TITLE;
    for (size_t i = 0; i < plan->allowed.count; i++) {
        AUTO(text_release) Text words = {0};
        AccessKind kind = plan->allowed.changes[i].kind;
        if (!all && access_sends(kind))
            continue;
        allowed_change_ahead(&plan->allowed.changes[i], &words);
        Line *line = lines_add(lines, kind == ACCESS_REMOVED ? SIGN_CAREFUL : SIGN_NONE, "", "%s", text_string(&words));
        line->role = kind == ACCESS_REMOVED ? LINE_CAREFUL : line->role;
    }
    if (elsewhere)
        lines_add(lines, SIGN_NONE, "",
                  "What is in force and not in the settings goes with `secure-rds apply --prune`.");
}

void review_list(const Plan *plan, Lines *lines) {
    list_lines(plan, true, lines);
}

void review_list_others(const Plan *plan, Lines *lines) {
    list_lines(plan, false, lines);
}
