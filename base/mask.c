/* See mask.h. */
#include "base/mask.h"

#include <string.h>

/* The last '@' before `end`; NULL: none. */
static char *last_at(char *start, const char *end) {
    char *found = NULL;
    for (char *p = start; p < end; p++)
        if (*p == '@')
            found = p;
    return found;
}

void mask_users(char *text) {
    static const char cover[] = "***";
    for (char *mark = strstr(text, "://"); mark;) {
        char *start = mark + 3, *next = strstr(start, "://");
        const char *end = next ? next : start + strlen(start);
        char *at = last_at(start, end);
        size_t room = at ? (size_t)(at - start) : 0, covered = room < sizeof cover - 1 ? room : sizeof cover - 1;
        if (at) {
            memset(start, '\0', room);
            memcpy(start, cover, covered);
            memmove(start + covered, at, strlen(at) + 1);
        }
        mark = strstr(start, "://");
    }
}
