#include "guide/parts.h"

#include <string.h>

const char part_denied_remedy[] = "`secure-rds policy --for status` prints the permissions that are needed";

bool part_gone(const StatusPart *part) {
    return part->gone;
}

void part_unknown(const StatusPart *part, Text *text) {
    if (part->known || !part->why[0])
        return;
    if (part_gone(part))
        text_put(text, "Deleted: it is not there any more");
    else if (part->denied && part->permission[0])
        text_print(text, "Not permitted: %s is missing", part->permission);
    else
        text_print(text, "%s: %s", part->denied ? "Not permitted" : "Not known", part->why);
}
