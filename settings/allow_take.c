/* See allow_take.h. */
#include "settings/allow_take.h"

#include "base/memory.h"
#include "base/visible.h"

#include <string.h>

static char *fitting_note(const char *note) {
    char *shown = visible_copy(note);
    shown[allow_note_fit(shown)] = '\0';
    return shown;
}

bool allow_list_take(AllowList *list, Cidr cidr, const char *note, Error *err) {
    if (allow_list_find(list, cidr) >= 0)
        return true;
    AUTO(memory_release) char *fitting = fitting_note(note);
    long place = allow_list_count(list) < ALLOW_LIST_MAX ? allow_list_outer(list, cidr) : -1;
    if (place < 0)
        return allow_list_add(list, cidr, fitting, "", err);
    /* A larger range is taken after a smaller one, and never before it. */
    Cidr larger = allow_list_at(list, (size_t)place)->cidr;
    AUTO(memory_release) char *larger_note = memory_copy(allow_list_at(list, (size_t)place)->note);
    allow_list_remove(list, (size_t)place);
    bool ok = allow_list_take(list, cidr, fitting, err);
    return allow_list_take(list, larger, larger_note, err) && ok;
}

void allow_list_adopt(AllowList *list, const AllowList *in_force) {
    AllowList *before = allow_list_copy(list);
    allow_list_assign(list, in_force);
    for (size_t i = 0; i < allow_list_count(list); i++) {
        const AllowEntry *entry = allow_list_at(list, i);
        long old = allow_list_find(before, entry->cidr);
        if (!*entry->since && old >= 0)
            allow_list_date(list, i, allow_list_at(before, (size_t)old)->since);
    }
    allow_list_free(before);
}
