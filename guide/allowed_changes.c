#include "guide/allowed_changes.h"

#include "base/memory.h"
#include "base/visible.h"

const char *allowed_change_kind(AccessKind kind) {
    static const char *const words[] = {
        [ACCESS_ADDED] = "added",
        [ACCESS_REMOVED] = "removed",
        [ACCESS_NOTED] = "note changed",
        [ACCESS_ADDED_ELSEWHERE] = "added elsewhere, kept",
        [ACCESS_REMOVED_ELSEWHERE] = "removed elsewhere, stays so",
    };
    return words[kind];
}

void allowed_change_ahead(const AccessChange *change, Text *text) {
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
